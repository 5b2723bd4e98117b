"""What is said twice: words, phrases, clauses; near-duplicates included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ClassVar, TypeAlias

from speclint.checks.repetition.likeness import Likeness, Scale, Told, meetings, shared_words, told
from speclint.document import Edit, Span
from speclint.finding import Also, Fix, Hit
from speclint.rule import Check
from speclint.spec import Clause, Passage, Plan, Spec
from speclint.text import prose
from speclint.text.expression import Expression

_LISTS = (
    *("duties", "other_duties", "knowledge", "skills", "abilities", "working_conditions", "physical_demands"),
    *("definition", "distinguishing"),
)
"""Sections whose clauses are compared. Ways to qualify are alternatives, and alike by design."""
_OBJECT = 2
"""So many words may be the object of two different actions: "real estate"."""
_PROSE_SECTIONS = frozenset({"definition", "distinguishing"})
_STATEMENTS = ("related_duties", "accommodation", "illustrative", "equivalency")
"""Statements of the profile that have rules of their own."""

_Pair: TypeAlias = tuple[Likeness, Told, Told]
"""Two clauses, and how alike they are."""


@dataclass(frozen=True)
class RepeatedClause(Check):
    """Two clauses that say nearly the same."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"shared", "first", "second", "score", "where_two"})

    strength: str = "strong"
    """``strong``: a pair of one list that scores ``least`` or more; ``weak``: the pairs beside those."""
    least: float = 66.0
    held: float = 0.6
    """The share of the shorter clause (by weight) that the longer one must hold at all, and …"""
    strongly_held: float = 0.85
    """… to be strong; and then …"""
    alike: float = 0.35
    """… the share of the weight of both together that is common (more where that is but two words), and …"""
    alike_in_two: float = 0.5
    least_in_two: float = 85.0
    """The score from which a pair with but two words in common that say something is strong."""
    told: float = 0.85
    """… the share of the shorter clause's own words that the longer one has, however much they weigh."""
    weak: float = 54.0
    """The score from which a pair of one section is weak."""
    across: float = 58.0
    """The score from which a pair of two sections is weak: a duty comes back as an ability by design."""
    weakly_told: float = 0.8
    """The share of the shorter clause's own words that the longer one of a weak pair has."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every pair of the strength asked for, best first; a clause is reported once by both strengths together."""
        yield from (_hit(*pair) for strength, pair in self.chosen(spec) if strength == self.strength)

    def chosen(self, spec: Spec) -> Iterator[tuple[str, _Pair]]:
        """The pairs of both strengths, each clause once."""
        pairs = [
            p
            for p in _pairs(spec)
            if p[0].held >= self.held and p[0].score >= self._limit(p) and p[0].told >= self.weakly_told
        ]
        strong = [p for p in pairs if self._is_strong(p)]
        used: set[Span] = set()
        for strength, group in (("strong", strong), ("weak", pairs)):
            for pair in sorted(group, key=lambda p: (-p[0].score, p[1].clause.span, p[2].clause.span)):
                spans = {told.clause.span for told in pair[1:]}
                if not spans & used:
                    used |= spans
                    yield strength, pair

    def _limit(self, pair: _Pair) -> float:
        _, a, b = pair
        return self.weak if a.clause.section is b.clause.section else self.across

    def _is_strong(self, pair: _Pair) -> bool:
        likeness, a, b = pair
        common = self.alike if likeness.heavy > _OBJECT else max(self.alike, self.alike_in_two)
        least = self.least if likeness.heavy > _OBJECT else max(self.least, self.least_in_two)
        enough = likeness.score >= least and likeness.common >= common and likeness.told >= self.told
        same = _in_one_list(a.clause, b.clause) and not _headed_apart(a, b, likeness.shared)
        return enough and likeness.held >= self.strongly_held and same


@lru_cache(maxsize=2)  # two rules ask for the pairs of one specification, one after the other
def _pairs(spec: Spec) -> tuple[_Pair, ...]:
    scale = Scale.of(spec)
    return tuple(
        (likeness, a, b)
        for a, b in meetings(list(_told(spec)))
        if not (spec.is_series and a.clause.passage is not b.clause.passage)
        and not (_named_apart(a.clause.text, b.clause.text) or _set_apart(a.clause, b.clause))
        and (likeness := scale.likeness(a, b)) is not None
    )


def _told(spec: Spec) -> Iterator[Told]:
    """The clauses of a specification that may repeat one another."""
    boilerplate = [phrase.lower() for phrase in spec.profile.words.get("boilerplate", ())]
    statements = [k.pattern for name in _STATEMENTS if (k := spec.profile.statements.get(name))]
    for clause in spec.clauses:
        low = clause.text.lower()
        if clause.section.name not in _LISTS or any(phrase in low for phrase in boilerplate):
            continue
        if not any(pattern.search(clause.text) for pattern in statements) and (one := told(clause)):
            yield one


def _in_one_list(a: Clause, b: Clause) -> bool:
    """Whether two clauses are entries of one list; paragraphs of several clauses each are about different things."""
    if a.section is not b.section or a.section.name in _PROSE_SECTIONS:
        return False
    return a.passage is b.passage or (a.passage.kind == "item" and b.passage.kind == "item")


_NAME = Expression(r"(?<=[ (/-])[A-Z][\w-]*")
_SETTING = Expression(r"(?:For|In|At|As|On|Within|Under|During|When)\s[^,;.]{3,80},|[A-Z][^.;:]{2,60}:")
_HEAD = Expression(r"\b(\w+)\s+(?:of|in|on)\s+(?:the\s+|an?\s+)?$")
_NEWS = Expression(r"\b(?:trends|developments|advances|innovations)\b", re.IGNORECASE)


def _named_apart(first: str, second: str) -> bool:
    """Whether each of two texts has a name that the other lacks: two committees, two laws."""
    a, b = ({name.lower() for name in _NAME.findall(text)} for text in (first, second))
    return bool(a - b and b - a)


def _set_apart(a: Clause, b: Clause) -> bool:
    """Whether a sentence between begins with another setting: "In headquarters, …" after "In the field, …"."""
    return a.passage is b.passage and _setting(a) != _setting(b)


def _setting(clause: Clause) -> str:
    """The last words before a clause that say where or for what all that follows is done."""
    said = ""
    for sentence in clause.passage.sentences:
        if sentence.start > clause.start:
            break
        found = _SETTING.match(clause.passage.text, sentence.start)
        said = found[0] if found else said
    return said


def _headed_apart(a: Told, b: Told, shared: frozenset[str]) -> bool:
    """Whether what is common belongs to two things: "the work of inmates", "the conduct of inmates"."""
    if (_NEWS.search(a.clause.text) is None) != (_NEWS.search(b.clause.text) is None):
        return True
    if a.clause.section.name in {"knowledge", "skills"}:
        return False  # "principles of filing" and "methods of filing" are one
    heads_a, heads_b = (dict(_heads(one, shared)) for one in (a, b))
    return any(heads_a[of] not in b.stems and heads_b[of] not in a.stems for of in heads_a.keys() & heads_b.keys())


def _heads(one: Told, shared: frozenset[str]) -> Iterator[tuple[str, str]]:
    """For each common stem that stands behind "… of": what it is that is of it."""
    for of, start, _ in one.order:
        if of in shared and (found := _HEAD.search(one.clause.text, 0, start)):
            yield of, prose.stem(found[1])


def _hit(likeness: Likeness, a: Told, b: Told) -> Hit:
    if b.clause.span < a.clause.span:
        a, b = b, a
    words = {
        "shared": shared_words(a, b, likeness.shared),
        "first": " ".join(a.clause.text.split()),
        "second": " ".join(b.clause.text.split()),
        "score": round(likeness.score),
        "where_two": b.clause.section.heading.rstrip(":") or "the text",
    }
    return Hit(a.clause.span, words, (Also(b.clause.span, "said again here"),), label="first said here")


@dataclass(frozen=True)
class RepeatedWord(Check):
    """The same word twice in a row."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"word"})

    except_for: tuple[str, ...] = ("had", "that", "walla", "bora", "agar", "beriberi", "pom", "so", "no", "very")
    _FORM: ClassVar[Expression] = Expression(
        r"(?<![\w'’-])([A-Za-z]{2,}|a)(?P<gap>\s+)(\1)(?:\s+\1)*(?![\w'’-])", re.IGNORECASE
    )

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every doubled word inside a passage, however often it stands; a fix leaves the first."""
        for _, passage in spec.passages():
            for found in self._FORM.finditer(passage.text):
                word = found[1]
                if word.lower() in self.except_for or _meant(found, passage):
                    continue
                span = passage.span(*found.span())
                gone = Edit(passage.span(found.end(1), found.end()), "")
                yield Hit(span, {"word": word}, fixes=(Fix(f"remove the second “{word}”", (gone,), safe=True),))


_NEAR = 40
"""So far before a word the end of a sentence is looked for."""
_BEGINS = Expression(r"(?:^|[.!?:;][\"”’')\]]*\s+)[\"“‘'(\[]*$")


def _meant(found: re.Match[str], passage: Passage) -> bool:
    """Names and letters: "New York, New York", "Class A A"; a sentence end between; two columns of a table."""
    first, second = found[1], found[3]
    if "\t" in found["gap"] or passage.cell:
        return True
    if len(first) == 1:
        return first + second != "aa"  # "Class A a …"
    if first[0].isupper() and second[0].isupper() and not first.isupper():
        return True
    if first.isupper() and not second.isupper():
        return True  # a heading in capitals before its text
    return first != second and not _BEGINS.search(passage.text, max(0, found.start() - _NEAR), found.start())


@dataclass(frozen=True)
class RepeatedPhrase(Check):
    """A run of words that stands twice, in clauses that are not named as repeated or much alike.

    ``least`` is how many words that say something must follow one another.
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"phrase", "where_two", "count"})

    least: int = 4
    weight: float = 10.0
    """How much the shared stems must say together (sum of their rarity)."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The longest repeated runs, each once with all places where it comes back."""
        if spec.is_series:
            return  # levels of a series share their wording by design
        hits: list[Hit] = []
        for hit in self._runs(spec):
            known = next((n for n, other in enumerate(hits) if _overlap(hit.span, other.span)), None)
            if known is None:
                hits.append(hit)
            else:
                hits[known] = replace(hits[known], also=(*hits[known].also, *hit.also))
        yield from hits

    def _runs(self, spec: Spec) -> Iterator[Hit]:
        named = {frozenset((a.clause.span, b.clause.span)) for _, (_, a, b) in RepeatedClause().chosen(spec)}
        scale = Scale.of(spec)
        seen: dict[tuple[str, ...], tuple[Told, int]] = {}
        for one in _told(spec):
            before = False
            for start in range(len(one.order) - self.least + 1):
                run = tuple(s for s, _, _ in one.order[start : start + self.least])
                first = seen.setdefault(run, (one, start))
                apart = first[0] is not one and frozenset((first[0].clause.span, one.clause.span)) not in named
                repeated = apart and sum(map(scale.weight, run)) >= self.weight
                if repeated and not before and first[0].clause.section.level == one.clause.section.level:
                    yield _phrase_hit(first, (one, start), self.least)
                before = repeated


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _phrase_hit(first: tuple[Told, int], second: tuple[Told, int], length: int) -> Hit:
    (a, at_a), (b, at_b) = first, second
    rest = zip(a.order[at_a + length :], b.order[at_b + length :], strict=False)
    for (stem, _, _), (other, _, _) in rest:
        if stem != other:
            break
        length += 1
    spans = [
        t.clause.passage.span(t.clause.start + t.order[at][1], t.clause.start + t.order[at + length - 1][2])
        for t, at in (first, second)
    ]
    where = b.clause.section.heading.rstrip(":")
    words = {"phrase": b.text(at_b, at_b + length), "where_two": where, "count": length}
    return Hit(spans[0], words, (Also(spans[1], "said again here"),), label="first said here")


CHECKS = {"repeated-clause": RepeatedClause, "repeated-word": RepeatedWord, "repeated-phrase": RepeatedPhrase}
