"""Which way the text of a page runs: text that runs sideways, upside down or askew is turned until it can be read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from speclint.formats.pdf.frame import Box, Point, around, turned
from speclint.formats.pdf.glyphs import Glyph
from speclint.light import dataclass, replace

_LEVEL = 5.0
"""Degrees that a line may slope."""
_ALIKE = 2.0
"""Degrees within which the lines of a page that lies askew agree."""
_LEAST, _SAME, _MOST = 0.25, 1.0, 0.8
"""Degrees from which on a page is laid straight, within which its letters agree, and how many of them have to."""
_STEEP = 0.5
"""Radians up to which the width of a letter is told from its box."""
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
    tilt: float = 0.0
    """By how many degrees with the clock it was laid straight after that."""

    def placed(self, shapes: Iterable[Iterable[Point]], width: float, height: float) -> Iterator[Box]:
        """Shapes of the page (of that size), given by their corners, where they are after the same turns."""
        for shape in shapes:
            corners = (_placed((*point, *point), self.turns, width, height)[:2] for point in shape)
            yield around(_straight(point, self.tilt, (self.width / 2, self.height / 2)) for point in corners)


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
    askew, tilt, slanted = _straightened(slanted, sum(count.values()), (width / 2, height / 2))
    if askew:
        groups.setdefault(0, []).extend(askew)
        count[0] = count.get(0, 0) + _letters(askew)
    most = max(count.values(), default=0)
    parts: list[Part] = []
    for quarter in sorted(groups, key=lambda quarter: (-count[quarter], quarter)):
        if quarter == 0 or count[quarter] >= _TEXT or (count[quarter] == most and not count.get(0)):
            part = _levelled(_part(groups[quarter], quarter, width, height))
            parts.append(replace(part, tilt=tilt) if askew and not quarter else part)
        else:
            slanted += groups[quarter]
    return parts, slanted


def _letters(glyphs: Sequence[Glyph]) -> int:
    return sum(not glyph.text.isspace() for glyph in glyphs)


def _straightened(slanted: list[Glyph], others: int, centre: Point) -> tuple[list[Glyph], float, list[Glyph]]:
    """A page that lies askew as a whole, laid straight; by how much; and what is left."""
    if _letters(slanted) < max(_TEXT, others):
        return [], 0.0, slanted
    angle = median(glyph.angle for glyph in slanted if not glyph.text.isspace())
    straight = [_laid(glyph, angle, centre) for glyph in slanted if abs(glyph.angle - angle) <= _ALIKE]
    return straight, angle, [glyph for glyph in slanted if abs(glyph.angle - angle) > _ALIKE]


def _levelled(part: Part) -> Part:
    """Lay straight what slopes as a whole, as a page does that was scanned askew."""
    slopes = [(glyph.angle + 45) % 90 - 45 for glyph in part.glyphs if not glyph.text.isspace()]
    tilt = median(slopes or [0.0])
    alike = sum(abs(slope - tilt) < _SAME for slope in slopes)
    if not _LEAST < abs(tilt) <= _LEVEL or alike < _MOST * len(slopes):
        return part
    centre = part.width / 2, part.height / 2
    return replace(part, glyphs=[_laid(glyph, tilt, centre) for glyph in part.glyphs], tilt=tilt)


def _straight(point: Point, angle: float, centre: Point) -> Point:
    """A point after the page was turned about its centre by *angle* degrees with the clock."""
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    x, y = point[0] - centre[0], point[1] - centre[1]
    return x * cosine + y * sine + centre[0], y * cosine - x * sine + centre[1]


def _laid(glyph: Glyph, angle: float, centre: Point) -> Glyph:
    """A letter after the page was laid straight."""
    across, up = _straight(((glyph.left + glyph.right) / 2, glyph.middle), angle, centre)
    half = glyph.size / 2
    # The box of a letter that lies askew is too wide and too high: its middle is right, and its size is known.
    wide = min(_width(glyph, math.radians(abs(angle))) / 2, half)
    level = replace(glyph, left=across - wide, right=across + wide, bottom=up - half, top=up + half)
    level.angle = 0.0
    return level


def _width(glyph: Glyph, angle: float) -> float:
    """How wide a letter is by itself that lies askew in its box."""
    wide, high = glyph.right - glyph.left, glyph.top - glyph.bottom
    if angle > _STEEP:
        return wide
    return max(0.0, (wide * math.cos(angle) - high * math.sin(angle)) / math.cos(2 * angle))


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
