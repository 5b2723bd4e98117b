"""Units that have no like by their words, and say the same in other words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from speclint.compare.aligned import Alignment
from speclint.compare.units import Unit

_LOOKED_AT = 12
"""So many units without their like are looked at one by one."""
_HALF = 0.5
"""How much two units must share that are the same one, rewritten."""


class Judge(Protocol):
    """Who knows what words mean."""

    def alike(self, old: Unit, new: Unit) -> bool:
        """Whether two units say the same in other words."""
        ...

    def shared(self, old: Unit, new: Unit) -> float:
        """How much of what two units say, in whatever form, is said by both."""
        ...


def reworded(before: Sequence[Unit], after: Sequence[Unit], found: Alignment, judge: Judge) -> None:
    """Pair what has no like by its words, and says the same in others, or much of the same in the same place."""
    gone = [i for i in range(len(before)) if i not in found.old]
    came = [j for j in range(len(after)) if j not in found.new]
    if not gone or not came or max(len(gone), len(came)) > _LOOKED_AT:
        return
    for surely in (True, False):
        for i in gone:
            for j in came:
                free = i not in found.old and j not in found.pairs and _one_place(before[i], after[j])
                if free and surely and judge.alike(before[i], after[j]):
                    found.pairs[j] = i
                    if _crosses(i, j, found):
                        found.moved.add(j)
                elif free and not surely and not _crosses(i, j, found) and _much(before[i], after[j], judge):
                    found.pairs[j] = i


def _much(old: Unit, new: Unit, judge: Judge) -> bool:
    return judge.shared(old, new) >= _HALF


def _one_place(old: Unit, new: Unit) -> bool:
    return old.part == new.part and old.name == new.name and old.part in {"passage", "row"}


def _crosses(i: int, j: int, found: Alignment) -> bool:
    """Whether a pair stands in another order than those that kept theirs."""
    return any((i < k) != (j < m) for m, k in found.pairs.items() if m not in found.moved and m != j)
