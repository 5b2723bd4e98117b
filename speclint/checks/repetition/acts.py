"""Acts that are named twice: the same verb, or one that says the same, done to the same object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import combinations
from typing import ClassVar

from speclint.checks.repetition.again import STATED, where
from speclint.checks.repetition.clauses import RepeatedClause
from speclint.checks.repetition.heads import same_verbs
from speclint.checks.repetition.likeness import Scale, scale
from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import listed, terms
from speclint.spec import MASTHEAD, Passage, Plan, Section, Spec
from speclint.text import prose
from speclint.text.expression import Expression
from speclint.text.verbs import verbs

_TOKEN = Expression(r"[A-Za-z][\w’'-]*|[,;:.()&/]")
_JOINTS = frozenset({",", "and", "or", "&", "/"})
_LEADS = terms("act-joints")
"""What stands in front of a verb, beside the beginning of a clause and an adverb."""
_STOPS = frozenset({";", ".", ":", "("})
_MOST = 9
"""Words that say something which are taken as the object of a verb."""
_LEAST = 2
"""Words that say something which two acts have to share beside their verb."""
_WHOLE = 0.95
"""The share of the shorter act from which it stands whole in the longer one."""
_MANY, _MOST_OF = 5, 0.6
"""So many words, and so much of the shorter act, are enough where the words are common ones."""
_OFTEN = 12
"""A word in more acts of one page than this brings none of them together."""
_ABLE = Expression(r"\W*(?:\w+\s){0,2}(?:ability|able|skill|skills|skilled|capacity|willingness)\b", 2)
_WORK = ("work", "concept")
_APART = ("knowledge", "qualifying", "license", "wished")
"""Kinds of parts that name no acts, or name them for another end."""
_SPOKEN = Expression(r"\?|\b(?:you|your|we|our|apply|click|please|shall mean)\b|https?:|www\.|\|", 2)
"""What speaks to applicants or is a page's own machinery: it comes back by design."""


@dataclass(frozen=True)
class Act:
    """A row of verbs with the stems of what follows."""

    said: frozenset[str]
    """The verbs themselves, as stems."""
    verbs: frozenset[str]
    """They and those that say the same."""
    objects: tuple[str, ...]
    heads: frozenset[str]
    """Those of them behind which no other stands: "budget" of "the office budget"."""
    span: Span
    section: Section
    passage: Passage
    sentence: int
    side: str

    @cached_property
    def held(self) -> frozenset[str]:
        """All stems, once each."""
        return self.said.union(self.objects)


@dataclass(frozen=True)
class SameAct(Check):
    """Two acts of which the shorter one stands whole in the longer one, in two sentences or clauses of one page."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"first", "second", "where_two"})

    whole: float = 2.0
    """How much the words that both have must say together where the shorter act stands whole in the longer one."""
    share: float = 0.64
    """Else, how much of the shorter act the longer one has to say, weighed by how rare the words are,"""
    weight: float = 4.8
    """and how much those words must say together."""
    most: int = 6
    """So many are told of one page, those that say most."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The pairs that say most, each act once."""
        if _of_levels(spec):
            return
        named = [(a.clause.span, b.clause.span) for _, (_, a, b) in RepeatedClause().chosen(spec)]
        told: list[Span] = []
        for _, a, b in sorted(self._pairs(spec), key=lambda pair: (-pair[0], pair[1].span, pair[2].span))[
            : self.most * 4
        ]:
            if any(one.span.overlaps(span) for one in (a, b) for span in told) or _known(a, b, named):
                continue
            told += [a.span, b.span]
            yield self._hit(spec, a, b)
            if len(told) == self.most * 2:
                return

    def _hit(self, spec: Spec, a: Act, b: Act) -> Hit:
        words = {"first": " ".join(spec.view[a.span].split()), "second": " ".join(spec.view[b.span].split())}
        words["where_two"] = where(a.section, b.section)
        return Hit(a.span, words, (Also(b.span, "said again here"),), label="first said here")

    def _pairs(self, spec: Spec) -> Iterator[tuple[float, Act, Act]]:
        weighed = spec.memo(scale)
        for a, b in _meetings(spec.memo(acts)):
            if not (a.verbs & b.verbs) or a.side != b.side or a.section.level != b.section.level:
                continue
            both = _sum(weighed, a.held & b.held)
            if self._enough(weighed, a, b, both) and not _other_end(a, b):
                yield both, a, b

    def _enough(self, weighed: Scale, a: Act, b: Act, both: float) -> bool:
        shared = len(a.held & b.held)
        least = min(_sum(weighed, a.held), _sum(weighed, b.held))
        if shared > _LEAST and both >= _WHOLE * least:
            return both >= self.whole
        if not a.said & b.said:
            return False  # another verb that says much the same wants the whole object
        if shared >= _MANY and both >= _MOST_OF * least:
            return both >= self.whole
        return shared >= _LEAST and both >= max(self.weight, self.share * least)


def _of_levels(spec: Spec) -> bool:
    """Whether the work of several levels is told, which is alike by design; the ways to qualify tell none."""
    levels = [section.level for section in spec.sections if section.level]
    return spec.is_series and (
        not levels or any(act.section.level and spec.profile.kind(act.section.name) in _WORK for act in spec.memo(acts))
    )


def _sum(weighed: Scale, stems: frozenset[str]) -> float:
    return sum(map(weighed.weight, stems))


def _other_end(a: Act, b: Act) -> bool:
    """Whether each names first what the other does not, or the things that are done something to are others."""
    first = a.objects[0] not in b.held and b.objects[0] not in a.held
    return first or 2 * len(a.heads & b.heads) < min(len(a.heads), len(b.heads))


def _known(a: Act, b: Act, named: list[tuple[Span, Span]]) -> bool:
    return any(
        (a.span.overlaps(x) and b.span.overlaps(y)) or (a.span.overlaps(y) and b.span.overlaps(x)) for x, y in named
    )


def _meetings(all_acts: tuple[Act, ...]) -> Iterator[tuple[Act, Act]]:
    """Acts of two sentences or clauses that have a word in common that not all have."""
    by_stem: defaultdict[str, list[int]] = defaultdict(list)
    for at, act in enumerate(all_acts):
        for stem in set(act.objects):
            by_stem[stem].append(at)
    met = {pair for holders in by_stem.values() if len(holders) <= _OFTEN for pair in combinations(holders, 2)}
    for first, second in sorted(met):
        a, b = all_acts[first], all_acts[second]
        if a.passage is not b.passage or a.sentence != b.sentence:
            yield a, b


def acts(spec: Spec) -> tuple[Act, ...]:
    """Every act that a specification's own text names."""
    found: list[Act] = []
    apart = (spec.profile.of(*_APART) | spec.profile.aside | spec.profile.dated) - {"employment_standards"}
    for section in spec.sections:
        if (section.outside and section.name != MASTHEAD) or section.name in apart:
            continue
        for passage in section.passages:
            for number, clause in enumerate(passage.clauses):
                found += _acts(spec, section, passage, clause, number)
    return tuple(found)


def _acts(spec: Spec, section: Section, passage: Passage, clause: Span, number: int) -> Iterator[Act]:
    if (
        passage.cell
        or _SPOKEN.search(passage.text, clause.start, clause.end)
        or any(spec.states(name, passage, clause.start, clause.end) for name in STATED)
    ):
        return
    text = passage.text
    asks = "employment_standards" in {section.name, spec.profile.parent(section.name)}
    able = asks or _ABLE.match(text, clause.start, clause.end)
    tokens = [(m[0].lower(), m.start(), m.end()) for m in _TOKEN.finditer(text, clause.start, clause.end)]
    at = 0
    while at < len(tokens):
        row_end, row = _row(tokens, at)
        if not row:
            at += 1
            continue
        objects, heads, last = _objects(tokens, row_end, verbs()[tokens[at][0]][1])
        if len(objects) >= _LEAST:
            span = passage.span(tokens[at][1], last)
            verbs_said = frozenset().union(*(same_verbs(verb) for verb in row))
            stems = frozenset(map(prose.stem, row))
            yield Act(stems, verbs_said, objects, heads, span, section, passage, number, "ability" if able else "work")
        at = row_end


def _row(tokens: list[tuple[str, int, int]], at: int) -> tuple[int, list[str]]:
    """The verbs that stand in a row from a place on, in their base form, and where the row ends."""
    if not _begins(tokens, at):
        return at, []
    row, form = [verbs()[tokens[at][0]][0]], verbs()[tokens[at][0]][1]
    end = at + 1
    while True:
        ahead = end
        while ahead < len(tokens) and tokens[ahead][0] in _JOINTS:
            ahead += 1
        if ahead == end or ahead >= len(tokens) or verbs().get(tokens[ahead][0], ("", ""))[1] != form:
            return end, row
        row.append(verbs()[tokens[ahead][0]][0])
        end = ahead + 1


def _begins(tokens: list[tuple[str, int, int]], at: int) -> bool:
    """Whether a verb stands here as a verb."""
    word = tokens[at][0]
    if word not in verbs():
        return False
    before = tokens[at - 1][0] if at else ""
    if before and (at + 1 >= len(tokens) or tokens[at + 1][0] in _STOPS | {",", "of"}):
        return False
    if before in _JOINTS and _perhaps_noun(tokens, at):
        return False
    return not before or before in _LEADS or before.endswith("ly")


def _perhaps_noun(tokens: list[tuple[str, int, int]], at: int) -> bool:
    """Whether what stands behind a joint may be a noun: "maps and records", "mooring and dredging records"."""
    word, form = tokens[at][0], verbs()[tokens[at][0]][1]
    finite = form == "s" and verbs().get(tokens[0][0], ("", ""))[1] == "s" and _says(tokens[at + 1][0])
    return form == "ing" or (word in listed("noun-verbs.txt") and not finite)


def _objects(tokens: list[tuple[str, int, int]], at: int, form: str) -> tuple[tuple[str, ...], frozenset[str], int]:
    """The stems behind a row of verbs, up to the next verb; which of them are heads; and where the last ends."""
    found: list[str] = []
    heads: set[str] = set()
    last = tokens[at - 1][2]
    for place in range(at, len(tokens)):
        word = tokens[place][0]
        if word in _STOPS or len(found) == _MOST or (found and _new_verb(tokens, place, form)):
            break
        if _says(word):
            found.append(prose.stem(word))
            last = tokens[place][2]
            if place + 1 == len(tokens) or not _says(tokens[place + 1][0]):
                heads.add(found[-1])
    return tuple(found), frozenset(heads), last


def _says(word: str) -> bool:
    return len(word) > 1 and word not in listed("small.txt")


def _new_verb(tokens: list[tuple[str, int, int]], at: int, form: str) -> bool:
    """Whether another act begins here: a verb in the same form behind a joint, or any behind "by", "while" and "to"."""
    before = tokens[at - 1][0]
    joined = before in _JOINTS and verbs().get(tokens[at][0], ("", ""))[1] == form
    return (joined or before in {"by", "while", "to"}) and _begins(tokens, at)


CHECKS = {"same-act": SameAct}
