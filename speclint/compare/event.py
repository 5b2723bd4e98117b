"""What happened to a unit, before anything is said of its weight."""

from __future__ import annotations

from typing import Literal

from speclint.compare.units import Unit
from speclint.light import dataclass

Happening = Literal["added", "removed", "changed", "moved", "renumbered", "split", "merged", "part moved"]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a unit, or to the pair of an old and a new one."""

    kind: Happening
    old: Unit | None
    new: Unit | None
    at: tuple[float, ...] = ()
    """Where a reader of the new text meets it."""
    elsewhere: bool = False
    """Whether it stands in another part now."""
    pieces: int = 0
    """Of how many passages one was made, or into how many it was cut."""
    gap: int = -1
    """Where in the new text what is gone from its place would stand."""
