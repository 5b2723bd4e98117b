"""Clauses that say nearly the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal, TypeAlias

from speclint.checks.repetition.again import STATED
from speclint.checks.repetition.fitted import LIMITS
from speclint.checks.repetition.heads import apart, better
from speclint.checks.repetition.likeness import Likeness, Told, meetings, scale, shared_words, told
from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.profile import normal
from speclint.rule import Check
from speclint.spec import Clause, Plan, Spec
from speclint.text import prose
from speclint.text.expression import Expression

COMPARED = frozenset({"work", "concept", "knowledge", "skill", "ability", "place", "strain"})
"""Kinds of sections whose clauses are compared. Ways to qualify are alternatives, and alike by design."""
_OBJECT = 2
"""So many words may be the object of two different actions: "real estate"."""
_LEVEL_LINE = 70
"""No longer is a line that opens a level."""
_ALL = 0.95
"""The share of told words from which all is told."""
_SIDES = {"knowledge": "knowledge", "skill": "ability", "ability": "ability"}
"""Kinds that say another thing of the same: what is done, what is known for it, what a person can."""

_Pair: TypeAlias = tuple[Likeness, Told, Told]
"""Two clauses, and how alike they are."""


@dataclass(frozen=True)
class RepeatedClause(Check):
    """Two clauses that say nearly the same."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"shared", "first", "second", "kept", "score", "where_two"})

    strength: Literal["strong", "across", "weak"] = "strong"
    """``strong``: a pair of one list that scores ``least`` or more. ``across``: one that says the same as a whole, in
    two sections that are both about the work, or both about abilities. ``weak``: the pairs beside those. What
    each of the numbers decides stands in ``fitted``."""
    least: float = LIMITS.least
    strongly_held: float = LIMITS.strongly_held
    alike: float = LIMITS.alike
    told: float = LIMITS.told
    least_in_two: float = LIMITS.least_in_two
    alike_in_two: float = LIMITS.alike_in_two
    wholly_held: float = LIMITS.wholly_held
    wholly_alike: float = LIMITS.wholly_alike
    held: float = LIMITS.held
    weakly_told: float = LIMITS.weakly_told
    weak: float = LIMITS.weak
    across: float = LIMITS.across

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every pair of the strength asked for, best first; a clause is reported once by both strengths together."""
        yield from (_hit(*pair) for strength, pair in self.chosen(spec) if strength == self.strength)

    def chosen(self, spec: Spec) -> Iterator[tuple[str, _Pair]]:
        """The pairs of both strengths, each clause once."""
        pairs = [
            p
            for p in spec.memo(_pairs)
            if p[0].held >= self.held and p[0].score >= self._limit(p) and p[0].told >= self.weakly_told
        ]
        strong = [p for p in pairs if self._is_strong(p)]
        across = [p for p in pairs if self._is_across(p)]
        used: set[Span] = set()
        for strength, group in (("strong", strong), ("across", across), ("weak", pairs)):
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
        heads_differ = _headed_apart(a, b, likeness.shared) or apart(a, b)
        named = likeness.heavy > _OBJECT + 1 or a.names == b.names  # "other guests" beside "the Port and other guests"
        same = named and _in_one_list(a, b) and not (heads_differ or _meant_apart(a, b))
        return enough and likeness.held >= self.strongly_held and same

    def _is_across(self, pair: _Pair) -> bool:
        likeness, a, b = pair
        whole = likeness.held >= self.wholly_held and likeness.common >= self.wholly_alike and likeness.told >= _ALL
        two = a.clause.section.name != b.clause.section.name
        two = two and _SIDES.get(a.kind, "work") == _SIDES.get(b.kind, "work")
        return two and whole and likeness.heavy > _OBJECT and not apart(a, b)


def _pairs(spec: Spec) -> tuple[_Pair, ...]:
    weighed = spec.memo(scale)
    series = spec.is_series or spec.memo(_levelled)
    return tuple(
        (likeness, a, b)
        for a, b in meetings(list(clauses(spec)))
        if not (series and a.clause.passage is not b.clause.passage)
        and not (_named_apart(a, b) or _set_apart(a.clause, b.clause))
        and (likeness := weighed.likeness(a, b)) is not None
    )


def _levelled(spec: Spec) -> bool:
    """Whether lines such as "Clerk I" and "Clerk II" stand in the text, which open levels that share their wording."""
    short = (p.text for _, p in spec.passages() if len(p.text) <= _LEVEL_LINE)
    lines = [normal(text) for text in short if not text.endswith((".", ";"))]
    return sum(any(pattern.search(line) for pattern in spec.profile.levels) for line in lines) > 1


def clauses(spec: Spec) -> Iterator[Told]:
    """The clauses of a specification that may repeat one another."""
    boilerplate = [phrase.lower() for phrase in spec.profile.words.get("boilerplate", ())]
    stated = spec.stated(STATED)
    for clause in spec.clauses:
        kind = spec.profile.kind(clause.section.name)
        if kind not in COMPARED:
            continue
        low = clause.text.lower()
        if "://" in low or any(phrase in low for phrase in boilerplate):
            continue
        made = stated.get(id(clause.passage), ())
        ends = clause.start + len(clause.text)
        if not any(span.start < ends and clause.start < span.end for span in made) and (one := told(clause, kind)):
            yield one


def _in_one_list(one: Told, other: Told) -> bool:
    """Whether two clauses are entries of one list; paragraphs of several clauses each are about different things."""
    a, b = one.clause, other.clause
    if a.section is not b.section or one.kind == "concept":
        return False
    if a.passage is b.passage and prose.glued(a.passage.text):
        return False  # several texts, each for itself
    return a.passage is b.passage or (a.passage.kind == "item" and b.passage.kind == "item")


_SETTING = Expression(r"(?:For|In|At|As|On|Within|Under|During|When)\s[^,;.]{3,80},|[A-Z][^.;:]{2,60}:")
_HEAD = Expression(r"\b(\w+)\s+(?:of|in|on)\s+(?:the\s+|an?\s+)?$")
_FIGURE = Expression(r"\d[\d,.]*\d|\d")
_AIM = Expression(r"\bfor\s+(?:the\s+|an?\s+)?([a-z]+)")
_WAY = Expression(
    r"\b(?:bachelor|master|associate)\W?s?\W?s?\s+degree\b|\bdiploma\b|\byears?\b.*\bexperience\b", re.IGNORECASE
)
_NEWS = Expression(r"\b(?:trends|developments|advances|innovations)\b", re.IGNORECASE)


def _named_apart(a: Told, b: Told) -> bool:
    """Whether each of two clauses has a name that the other lacks: two committees, two laws."""
    return bool(a.names - b.names and b.names - a.names)


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
    if a.kind in {"knowledge", "skill"}:
        return False  # "principles of filing" and "methods of filing" are one
    heads_a, heads_b = (dict(_heads(one, shared)) for one in (a, b))
    return any(heads_a[of] not in b.stems and heads_b[of] not in a.stems for of in heads_a.keys() & heads_b.keys())


def _meant_apart(a: Told, b: Told) -> bool:
    """Whether two clauses name other figures or another purpose, or are two ways to qualify."""
    first, second = a.clause.text, b.clause.text
    figures = set(_FIGURE.findall(first)), set(_FIGURE.findall(second))
    if all(figures) and figures[0] != figures[1]:
        return True
    aims = ({prose.stem(word) for word in _AIM.findall(text)} for text in (first, second))
    aim, other = aims
    if aim - b.stems and other - a.stems:
        return True
    return all(_WAY.search(text) for text in (first, second)) and first.split() != second.split()


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
        "kept": " ".join(better(a, b).clause.text.split()),
        "score": round(likeness.score),
        "where_two": b.clause.section.heading.rstrip(":") or "the text",
    }
    return Hit(a.clause.span, words, (Also(b.clause.span, "said again here"),), label="first said here")


CHECKS = {"repeated-clause": RepeatedClause}
