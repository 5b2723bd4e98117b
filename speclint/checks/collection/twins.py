"""Two classes whose duties are nearly the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import ceil
from typing import ClassVar, NamedTuple

from speclint.light import dataclass
from speclint.rule import Check
from speclint.series import likeness
from speclint.series.collection import Collection
from speclint.series.facts import Clause, Facts, Meeting

_COMMON = 40
"""A duty that so many classes have says nothing about two of them."""


class _Match(NamedTuple):
    """The duties of two classes, laid side by side."""

    share: float
    """How much of both is the same or nearly so."""
    near: tuple[tuple[Clause, Clause], ...]
    """Duties that differ in a few words."""
    alone: int
    """Duties that only one of them has."""


@dataclass(frozen=True)
class TwinDrift(Check):
    """All duties of two classes are the same but for a few words."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"title", "other", "changes", "count"})
    across_files: ClassVar[bool] = True

    least: int = 3
    """Duties that a class must have to be compared."""
    most: int = 3
    """So many words of a duty may differ."""

    def compare(self, collection: Collection) -> Iterator[Meeting]:
        """Each pair once, in the second of them, at the first duty that differs."""
        for other, one in _candidates(collection, self.least, 1 / 3):
            found = _matched(one, other, self.most)
            if found.alone or not found.near:
                continue
            (here, there), *_ = found.near
            words = {
                "title": one.title,
                "other": other.title,
                "count": len(found.near),
                "changes": "; ".join(_change(a[0], b[0]) for a, b in found.near[:3]),
            }
            yield Meeting(one, here[1], words, ((other, there[1], "there"),))


def _change(here: str, there: str) -> str:
    return ", ".join(f"“{a or '-'}” for “{b or '-'}”" for a, b in likeness.differing(here, there))


@dataclass(frozen=True)
class MergeCandidate(Check):
    """Two classes of different series whose duties are mostly alike."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"title", "other", "percent"})
    across_files: ClassVar[bool] = True

    percent: int = 60
    least: int = 4
    most: int = 3

    def compare(self, collection: Collection) -> Iterator[Meeting]:
        """Each pair once, at the title of the second."""
        for other, one in _candidates(collection, self.least, self.percent / 200):
            found = _matched(one, other, self.most)
            if found.share * 100 > self.percent:
                words = {"title": one.title, "other": other.title, "percent": round(found.share * 100)}
                yield Meeting(one, one.head, words, ((other, other.head, "the other class"),))


def _candidates(collection: Collection, least: int, share: float) -> Iterator[tuple[Facts, Facts]]:
    """The pairs of different series that have so large a share of their duties word for word.

    Two that share so many share one among the rarest of the first: only such pairs are asked (a prefix filter).
    """
    holders: defaultdict[int, list[int]] = defaultdict(list)
    facts = [one for one in collection.facts if len(one.duty_keys) >= least and one.title]
    keys = [frozenset(one.duty_keys) for one in facts]
    for at, own in enumerate(keys):
        for key in own:
            holders[key].append(at)
    telling = {key: len(listed) for key, listed in holders.items() if 1 < len(listed) <= _COMMON}
    for at, own in enumerate(keys):
        known = sorted((key for key in own if key in telling), key=lambda key: (telling[key], key))
        enough = max(1, ceil(share * len(own) - 1e-9))
        asked = {b for key in known[: max(0, len(known) - enough + 1)] for b in holders[key] if b > at}
        for b in sorted(asked):
            shared = sum(key in telling for key in own & keys[b])
            if shared >= share * max(len(own), len(keys[b])) and not _kin(collection, facts[at], facts[b]):
                yield facts[at], facts[b]


def _kin(collection: Collection, one: Facts, other: Facts) -> bool:
    """Whether two files describe one class, or two of one series, which share duties by design."""
    if one.code and one.code == other.code:
        return True
    return collection.same_series(one, other)


def _matched(one: Facts, other: Facts, most: int) -> _Match:
    """Lay the duties of two classes side by side: equal ones first, then those that differ in a few words."""
    left, right = list(one.clauses), list(other.clauses)
    theirs: defaultdict[str, list[Clause]] = defaultdict(list)
    for clause in right:
        theirs[clause[0]].append(clause)
    rest: list[Clause] = []
    equal = 0
    for clause in left:
        if theirs[clause[0]]:
            theirs[clause[0]].pop()
            equal += 1
        else:
            rest.append(clause)
    unmatched = [clause for clauses in theirs.values() for clause in clauses]
    near: list[tuple[Clause, Clause]] = []
    for clause in rest:
        best = min(unmatched, key=lambda c: likeness.changed(clause[0], c[0]), default=None)
        if best is not None and likeness.changed(clause[0], best[0]) <= min(most, clause[0].count(" ") // 2):
            near.append((clause, best))
            unmatched.remove(best)
    alone = len(rest) + len(unmatched) - len(near)
    return _Match(2 * (equal + len(near)) / (len(left) + len(right)), tuple(near), alone)


CHECKS = {"twin-drift": TwinDrift, "merge-candidate": MergeCandidate}
