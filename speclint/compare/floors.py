"""Which units can be a pair at all, and how alike they must be for that."""

from __future__ import annotations

from speclint.compare.aligned import ALIKE, MOVED, Floor
from speclint.compare.units import Unit

_NEVER = 2.0
_BRIEF = 6
"""Words up to which the only unit left in a gap is taken for the one that stood there before."""


def floor_of(before: list[Unit], after: list[Unit]) -> Floor:
    """How alike two units must be that stand anywhere; those of two kinds are never one."""

    def floor(i: int, j: int) -> float:
        a, b = before[i], after[j]
        if a.part != b.part:
            return _NEVER
        return MOVED if a.name and b.name and a.name != b.name else ALIKE

    return floor


def kin_of(before: list[Unit], after: list[Unit], lists: frozenset[str]) -> Floor:
    """How alike two must be that alone are left in their gap; *lists* are sections of entries."""

    def kin(i: int, j: int) -> float:
        """Whether two units that are left alone between their neighbours are one that was rewritten."""
        a, b = before[i], after[j]
        if a.part != b.part or (a.name != b.name and a.part != "heading"):
            return _NEVER
        if a.part == "heading" and a.name and b.name and a.name != b.name:
            return _NEVER
        if a.part == "title" or max(len(a.words), len(b.words)) <= _BRIEF:
            return 0.0
        return _NEVER if a.name in lists or a.part in {"heading", "page"} else 0.0

    return kin
