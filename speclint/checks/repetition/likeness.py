"""How much alike two clauses of a specification are.

Clauses are scored in pairs, 0 to 100: 45 % idf-weighted containment, 35 % idf-weighted Jaccard likeness and 20 %
contiguity. Light verbs (perform, make, provide) count a third, words of the class's own title and of other names
nothing. Across two sections the score is lower, and so it is where the clauses begin with different actions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import combinations, takewhile

from speclint.checks.repetition import fitted
from speclint.light import dataclass
from speclint.shipped import listed
from speclint.spec import Clause, Spec
from speclint.text import prose
from speclint.text.expression import Expression
from speclint.text.verbs import verbs

_LEAST_WORDS = 2
_LEAD_IN = Expression(
    r"^(?:(?:working|thorough|general|some)\s+)?(?:knowledge|ability|skills?)\s+(?:of|to|in)\b\s*:?\s*", re.IGNORECASE
)
_NAME = Expression(r"(?<=[ (/-])[A-Z][\w-]*")
_COORDINATED = Expression(r"\w+(?:(?:,|,? and|,? or) \w+)+")


@dataclass(frozen=True)
class Told:
    """A clause as stems of the words that say something, with their offsets in the clause."""

    clause: Clause
    order: tuple[tuple[str, int, int], ...]
    kind: str
    """The kind of its section."""

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every stem once."""
        return frozenset(stem for stem, _, _ in self.order)

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital inside: names of committees, laws and programs."""
        return frozenset(name.lower() for name in _NAME.findall(self.clause.text))

    @cached_property
    def action(self) -> str:
        """The stem it begins with, but for an adverb: "quickly reads"."""
        words = ((stem, self.clause.text[start:end].lower()) for stem, start, end in self.order)
        return next((stem for stem, word in words if not word.endswith("ly") or word in verbs()), self.order[0][0])

    @cached_property
    def words(self) -> str:
        """All of it as written, but for case and line ends."""
        return " ".join(self.clause.text[self.order[0][1] :].lower().split())

    def text(self, start: int, end: int) -> str:
        """What stands from one stem to before another, as written, in one line."""
        return " ".join(self.clause.text[self.order[start][1] : self.order[end - 1][2]].split())


def demanding(spec: Spec) -> frozenset[str]:
    """The sections of requirements, steps and dates, in which words come back by right."""
    profile = spec.profile
    return profile.of("qualifying", "license") | profile.aside | profile.dated


def told(clause: Clause, kind: str) -> Told | None:
    """The clause in stems; none where too little is said to be a repetition."""
    lead = _LEAD_IN.match(clause.text)
    small, stem = listed("small.txt"), prose.stem
    order = tuple(
        (stem(word), found.start(), found.end())
        for found in prose.WORD.finditer(clause.text, lead.end() if lead else 0)
        if len(word := found[0]) > 1 and word.lower() not in small
    )
    return Told(clause, order, kind) if len(order) >= _LEAST_WORDS else None


def meetings(all_told: list[Told]) -> Iterator[tuple[Told, Told]]:
    """The pairs that share at least two stems, from an inverted index."""
    holders: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(all_told):
        for stem in one.stems:
            holders[stem].append(n)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for stem, ns in holders.items():
        if len(ns) <= fitted.WEIGHTS.most_holders and prose.rarity(stem) > fitted.WEIGHTS.least_rarity:
            for pair in combinations(ns, 2):
                shared[pair] += 1
    for (a, b), count in shared.items():
        if count >= _LEAST_WORDS:
            yield all_told[a], all_told[b]


@dataclass(frozen=True)
class Likeness:
    """How alike two clauses are: the score, and what it is made of (shares of weight, 0 to 1)."""

    score: float
    shared: frozenset[str]
    held: float
    """The share of the shorter clause's weight that the longer one holds."""
    common: float
    """The share of both clauses' weight together that is common."""
    heavy: int
    """How many stems, but for light ones and names, both share."""
    told: float
    """The share of the shorter clause's stems, but for light ones and names, that the longer one has, by count; a tenth
    more where both begin with the same action."""


@dataclass(frozen=True)
class Scale:
    """What each stem weighs in one specification."""

    light: frozenset[str]
    own: frozenset[str]

    def weight(self, stem: str) -> float:
        """How much a stem says here."""
        known = self._weights.get(stem)
        if known is None:
            share = fitted.WEIGHTS.light_share if stem in self.light else 1.0
            known = self._weights[stem] = 0.0 if stem in self.own else prose.rarity(stem) * share
        return known

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {}

    @cached_property
    def _weighed(self) -> dict[int, tuple[Told, float, int]]:
        """Clauses by identity, which are compared with many others; each stays as long as its weight does."""
        return {}

    def _sums(self, one: Told) -> tuple[Told, float, int]:
        """What a clause weighs, and how many of its stems are neither light nor names."""
        found = self._weighed.get(id(one))
        if found is None:
            heavy = sum(s not in self.light and s not in self.own for s in one.stems)
            found = self._weighed[id(one)] = one, sum(map(self.weight, one.stems)), heavy
        return found

    def likeness(self, a: Told, b: Told) -> Likeness | None:
        """How alike two clauses are; none where they share too little to ask."""
        if a.clause.section.level != b.clause.section.level:
            return None  # the levels of a series are meant to be alike
        shared = a.stems & b.stems
        across = 1.0 if a.clause.section is b.clause.section else fitted.WEIGHTS.across_sections
        if a.words == b.words and len(a.order) > _LEAST_WORDS:
            return Likeness(100.0 * across, shared, 1.0, 1.0, len(shared), 1.0)
        heavy = [s for s in shared if s not in self.light and s not in self.own]
        if len(heavy) < _LEAST_WORDS:
            return None
        weight_a, weight_b = self._sums(a)[1], self._sums(b)[1]
        if min(weight_a, weight_b) == 0:
            return None
        both = sum(map(self.weight, shared))
        held, common = both / min(weight_a, weight_b), both / (weight_a + weight_b - both)
        score = across * (45 * held + 35 * common + 20 * min(1.0, self._longest_run(a, b) / 3))
        if not self._one_action(a, b) or _only_a_frame(a, b, shared):
            score *= fitted.WEIGHTS.other_action
        return Likeness(score, shared, held, common, len(heavy), self._told(a, b, len(heavy)))

    def _told(self, a: Told, b: Told, shared: int) -> float:
        fewest = min(self._sums(a)[2], self._sums(b)[2])
        same_action = a.action == b.action and a.action not in self.light
        return shared / max(1, fewest) + (fitted.WEIGHTS.same_action if same_action else 0.0)

    def _one_action(self, a: Told, b: Told) -> bool:
        """Whether the clauses may speak of one action: neither begins with a verb that the other lacks."""
        starts = ((a.order[0][0], b.order[0][0]), (a.action, b.action))
        return any(
            (first in b.stems or first in self.light) and (second in a.stems or second in self.light)
            for first, second in starts
        )

    def _longest_run(self, a: Told, b: Told) -> int:
        best = 0
        previous = [0] * (len(b.order) + 1)
        for stem, _, _ in a.order:
            current = [0] * (len(b.order) + 1)
            if stem in b.stems and stem not in self.own:
                for n, (other, _, _) in enumerate(b.order):
                    if stem == other:
                        current[n + 1] = previous[n] + 1
                        best = max(best, current[n + 1])
            previous = current
        return best


def scale(spec: Spec) -> Scale:
    """The scale of a specification, whose own title and names weigh nothing."""
    own = {prose.stem(w) for w in prose.words(spec.title) if w.lower() not in listed("small.txt")}
    return Scale(frozenset(map(prose.stem, listed("light.txt"))), frozenset(own | _named(spec)))


def _only_a_frame(a: Told, b: Told, shared: frozenset[str]) -> bool:
    """Whether all that two clauses share is how they begin, "plan, organize and direct", before different objects."""
    begun = list(takewhile(lambda pair: pair[0][0] == pair[1][0], zip(a.order, b.order, strict=False)))
    if len(begun) < len(shared) or len(begun) == min(len(a.order), len(b.order)):
        return False
    return _COORDINATED.fullmatch(a.clause.text[a.order[0][1] : a.order[len(begun) - 1][2]]) is not None


def _named(spec: Spec) -> set[str]:
    """Stems that stand only with a capital inside a clause: names of classes, agencies and laws."""
    inside: set[str] = set()
    for clause in spec.clauses:
        found = prose.WORD.findall(clause.text)
        inside.update(found[1:] if found and clause.text.startswith(found[0]) else found)
    capital = {word for word in inside if word[0].isupper()}
    if not capital:
        return set()
    return {prose.stem(word) for word in capital} - {prose.stem(word) for word in inside - capital}


def shared_words(a: Told, b: Told, shared: frozenset[str]) -> str:
    """The stretch of words that both have and that says most, as *b* writes it; else the words one by one."""
    stems = [s for s, _, _ in a.order]
    best, weight = (0, 0), 0.0
    for start in range(len(b.order)):
        for end in range(start + 2, len(b.order) + 1):
            run = [s for s, _, _ in b.order[start:end]]
            if not any(stems[n : n + len(run)] == run for n in range(len(stems) - len(run) + 1)):
                break
            if (said := sum(map(prose.rarity, run))) > weight:
                best, weight = (start, end), said
    if not weight:
        return ", ".join(dict.fromkeys(b.clause.text[i:j] for s, i, j in b.order if s in shared))
    return b.text(*best)
