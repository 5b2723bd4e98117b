"""A class series as a ladder: a higher class asks no less than a lower one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from speclint.light import dataclass
from speclint.rule import Check
from speclint.series.collection import Collection
from speclint.series.facts import Facts, Meeting


@dataclass(frozen=True)
class LevelInversion(Check):
    """The higher of two classes asks fewer years, a lower degree, or stands lower by its own definition."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"title", "other", "what", "here", "there"})
    across_files: ClassVar[bool] = True

    years: str = "years of experience"
    degree: str = "degree"

    def compare(self, collection: Collection) -> Iterator[Meeting]:
        """Every two neighbours of a ladder that stand the wrong way round; of each class the nearest lower one."""
        for ladder in collection.ladders:
            for lower, higher in combinations(ladder, 2):
                if _rises(collection, lower, higher):
                    yield from self._two(lower, higher)

    def _two(self, lower: Facts, higher: Facts) -> Iterator[Meeting]:
        if len(lower.years) == 1 and len(higher.years) == 1:
            (low, low_named, there), (high, high_named, here) = lower.years[0], higher.years[0]
            if high < low and not low_named and not high_named:
                yield _meeting(lower, higher, (self.years, f"{high:g}", f"{low:g}", here, there))
        if len(lower.degrees) == 1 and len(higher.degrees) == 1:
            (step, name, there), (above, above_name, here) = lower.degrees[0], higher.degrees[0]
            if above < step:
                yield _meeting(lower, higher, (self.degree, above_name, name, here, there))
        for name, step, said, there in lower.grades:
            for other, above, above_said, here in higher.grades:
                if name == other and above < step:
                    yield _meeting(lower, higher, (name, above_said, said, here, there))


def _rises(collection: Collection, lower: Facts, higher: Facts) -> bool:
    """Whether one class plainly stands above another: a higher number under the same rank, or a higher rank."""
    a, b = collection.titles[lower.path], collection.titles[higher.path]
    if a.rank == b.rank:
        return 0 < a.numeral < b.numeral
    return a.rank < b.rank


def _meeting(lower: Facts, higher: Facts, found: tuple[str, str, str, int, int]) -> Meeting:
    what, here, there, spot, other = found
    words = {"title": higher.title, "other": lower.title, "what": what, "here": here, "there": there}
    return Meeting(higher, spot, words, ((lower, other, f"the lower class: {there}"),))


CHECKS = {"level-inversion": LevelInversion}
