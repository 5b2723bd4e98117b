"""What is aligned, and what comes of it: which unit of one text is which of the other."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Protocol

from speclint.light import dataclass, field

ALIKE = 0.35
"""From here on two units of one gap are the same unit, reworded."""
MOVED = 0.6
"""From here on two units far apart are the same unit, moved and reworded slightly."""


class Alignable(Protocol):
    """What can be aligned: it has a text to be equal by, and words to be alike by."""

    @property
    def key(self) -> str:
        """The text as it is compared."""
        ...

    @property
    def words(self) -> tuple[str, ...]:
        """Its words."""
        ...

    @property
    def clauses(self) -> AbstractSet[str]:
        """The clauses of which it is made, if there are several: two units that share one are akin."""
        ...


@dataclass
class Alignment:
    """Old and new units by their positions."""

    pairs: dict[int, int] = field(default_factory=dict)
    """New -> old."""
    moved: set[int] = field(default_factory=set)
    """The new ones that stand in another order than their pairs."""
    splits: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Old -> the new ones into which it was cut."""
    merges: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """New -> the old ones of which it was made."""

    @property
    def old(self) -> set[int]:
        """The old ones that have their like."""
        return {*self.pairs.values(), *self.splits, *(i for group in self.merges.values() for i in group)}

    @property
    def new(self) -> set[int]:
        """The new ones that have their like."""
        return {*self.pairs, *self.merges, *(j for group in self.splits.values() for j in group)}


Floor = Callable[[int, int], float]
"""How alike an old and a new unit must at least be so that they can be a pair; above 1 they never are one."""
