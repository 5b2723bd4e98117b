"""Which way the text of a page runs: text that runs sideways, upside down or askew is turned until it can be read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from speclint.formats.pdf.frame import Box, turned
from speclint.formats.pdf.glyphs import Glyph

_LEVEL = 5.0
"""Degrees that a line may slope."""
_ALIKE = 2.0
"""Degrees within which the lines of a page that lies askew agree."""
_TEXT = 40
"""Letters from which what runs another way than the page is text, and no mark in the margin or across the page."""


@dataclass(slots=True)
class Part:
    """All of a page that runs one way, as it is read: its letters run from left to right."""

    glyphs: list[Glyph]
    width: float
    height: float
    turns: int = 0
    """How many quarter turns with the clock it took to read it."""

    def placed(self, boxes: Iterable[Box], width: float, height: float) -> list[Box]:
        """Boxes of the page (of that size) where they are after the same turns."""
        return [_placed(box, self.turns, width, height) for box in boxes]


def parted(glyphs: Sequence[Glyph], width: float, height: float) -> tuple[list[Part], list[Glyph]]:
    """The parts of a page, the one with most letters first; and what runs across it, such as "DRAFT"."""
    if not any(glyph.angle for glyph in glyphs):
        return [Part(list(glyphs), width, height)], []
    groups: dict[int, list[Glyph]] = {}
    slanted: list[Glyph] = []
    for glyph in glyphs:
        quarter = round(glyph.angle / 90)
        level = abs(glyph.angle - 90 * quarter) <= _LEVEL
        (groups.setdefault(quarter % 4, []) if level else slanted).append(glyph)
    count = {quarter: _letters(group) for quarter, group in groups.items()}
    askew, slanted = _straightened(slanted, sum(count.values()))
    if askew:
        groups.setdefault(0, []).extend(askew)
        count[0] = count.get(0, 0) + _letters(askew)
    most = max(count.values(), default=0)
    parts: list[Part] = []
    for quarter in sorted(groups, key=lambda quarter: (-count[quarter], quarter)):
        if quarter == 0 or count[quarter] >= _TEXT or (count[quarter] == most and not count.get(0)):
            parts.append(_part(groups[quarter], quarter, width, height))
        else:
            slanted += groups[quarter]
    return parts, slanted


def _letters(glyphs: Sequence[Glyph]) -> int:
    return sum(not glyph.text.isspace() for glyph in glyphs)


def _straightened(slanted: list[Glyph], others: int) -> tuple[list[Glyph], list[Glyph]]:
    """A page that lies askew as a whole, laid straight; and what is left."""
    if _letters(slanted) < max(_TEXT, others):
        return [], slanted
    angle = median(glyph.angle for glyph in slanted if not glyph.text.isspace())
    straight = [_laid(glyph, angle) for glyph in slanted if abs(glyph.angle - angle) <= _ALIKE]
    return straight, [glyph for glyph in slanted if abs(glyph.angle - angle) > _ALIKE]


def _laid(glyph: Glyph, angle: float) -> Glyph:
    """A letter after the page was turned about its corner by *angle* degrees with the clock."""
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    x, y = (glyph.left + glyph.right) / 2, glyph.middle
    across, up = x * cosine + y * sine, y * cosine - x * sine
    half = glyph.size / 2
    # The box of a letter that lies askew is too wide and too high: its middle is right, and its size is known.
    wide = min((glyph.right - glyph.left) / 2, half)
    return replace(glyph, left=across - wide, right=across + wide, bottom=up - half, top=up + half)


def _part(glyphs: list[Glyph], turns: int, width: float, height: float) -> Part:
    if not turns:
        return Part(glyphs, width, height)
    found: list[Glyph] = []
    for glyph in glyphs:
        box = _placed((glyph.left, glyph.bottom, glyph.right, glyph.top), turns, width, height)
        found.append(replace(glyph, left=box[0], bottom=box[1], right=box[2], top=box[3]))
    across, up = (height, width) if turns % 2 else (width, height)
    return Part(found, across, up, turns)


def _placed(box: Box, turns: int, width: float, height: float) -> Box:
    """A box of a page of that size, once the page is turned with the clock."""
    right, up = [(0.0, 0.0), (0.0, width), (width, height), (height, 0.0)][turns]
    left, bottom, far, top = turned(box, turns)
    return left + right, bottom + up, far + right, top + up
