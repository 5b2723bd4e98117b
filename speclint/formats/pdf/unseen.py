"""Text that no reader of a page sees, and marks that lie across it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from speclint.formats.pdf.frame import Box
from speclint.formats.pdf.glyphs import Glyph
from speclint.light import replace

_NEARLY_WHITE = 0xF7FFFF
_WHITE, _PALE = 0xF8, 0x90
"""The weakest of red, green and blue of letters that vanish on paper, and of those that stay in the background."""
_SMALLEST = 1.5
"""Points; smaller letters are a trick or a mistake."""
_HUGE, _LARGE = 2.2, 1.4
"""How many times larger than the text a mark across the page is: any, and one in pale letters."""
_COVERED = 5
"""Letters of the text that lie under a mark."""
_ROW = 0.5
_NEXT = 2.5
"""How far apart the middles of two letters of one mark stand, in their sizes; the same mark may lie there again."""
_GAP = 0.22
"""How far apart words stand, in sizes of their letters, where no blank was written."""
_LETTERS = 2
"""Letters to a blank in words that are only spaced out, at most."""


def sorted_out(
    glyphs: Sequence[Glyph], width: float, height: float, grounds: Sequence[Box]
) -> tuple[list[Glyph], list[Glyph]]:
    """What can be seen, and what cannot; *grounds* are coloured areas and pictures, on which white letters show."""
    seen: list[Glyph] = []
    unseen: list[Glyph] = []
    foot, far, head = -1.0, 2 * width, height + 1
    for glyph in glyphs:
        doubtful = glyph.hidden or glyph.colour > _NEARLY_WHITE or glyph.size < _SMALLEST
        if not doubtful and 0 <= glyph.left + glyph.right <= far and glyph.bottom >= foot and glyph.top <= head:
            seen.append(glyph)
        else:
            (unseen if _is_unseen(glyph, width, height, grounds) else seen).append(glyph)
    return seen, unseen


def _is_unseen(glyph: Glyph, width: float, height: float, grounds: Sequence[Box]) -> bool:
    across, up = (glyph.left + glyph.right) / 2, glyph.middle
    if glyph.hidden or not (-1 <= across <= width + 1 and -1 <= up <= height + 1):
        return True
    if glyph.made:
        return False
    white = _palest(glyph.colour) >= _WHITE
    return 0 < glyph.size < _SMALLEST or (white and not _on(across, up, grounds))


def _palest(colour: int) -> int:
    return min(colour >> 16, colour >> 8 & 255, colour & 255)


def _on(across: float, up: float, grounds: Iterable[Box]) -> bool:
    return any(left <= across <= right and bottom <= up <= top for left, bottom, right, top in grounds)


def marks(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], list[list[Glyph]]]:
    """The text of a page, and each mark that lies over or under it in letters far larger, as "DRAFT" does."""
    sizes = Counter(glyph.size for glyph in glyphs)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    if max(sizes, default=0.0) <= body * _LARGE:
        return list(glyphs), []
    inked = [glyph for glyph in glyphs if not glyph.text.isspace()]
    found: list[list[Glyph]] = []
    for group in _rows(glyph for glyph in inked if glyph.size > body * _LARGE):
        pale = all(_palest(glyph.colour) >= _PALE for glyph in group)
        if (pale or group[0].size > body * _HUGE) and _covers(group, inked):
            found.append(group)
    taken = {id(glyph) for group in found for glyph in group}
    left = [glyph for glyph in glyphs if id(glyph) not in taken] if found else list(glyphs)
    return left, [_spaced(group, glyphs) for group in found]


def _spaced(group: Sequence[Glyph], glyphs: Sequence[Glyph]) -> list[Glyph]:
    """A mark with the blanks that stand between its words; letters that are only spaced out are one word."""
    begins = {id(glyph) for before, glyph in pairwise(glyphs) if before.text.isspace() and not before.made}
    begins |= {id(glyph) for last, glyph in pairwise(group) if glyph.left - last.right > last.size * _GAP}
    begins -= {id(group[0])}
    if len(begins & {id(glyph) for glyph in group}) * _LETTERS >= len(group) - 1:
        return list(group)
    found: list[Glyph] = []
    for glyph in group:
        if id(glyph) in begins:
            found.append(replace(glyph, text=" ", right=glyph.left, made=True))
        found.append(glyph)
    return found


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Letters of one size that stand on one line, whichever way it runs."""
    rows: list[list[Glyph]] = []
    for glyph in glyphs:
        if rows and _in_line(rows[-1][-1], glyph):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows


def _in_line(last: Glyph, glyph: Glyph) -> bool:
    if abs(last.size - glyph.size) >= 1 or abs(last.angle - glyph.angle) >= 1:
        return False
    across = (glyph.left + glyph.right - last.left - last.right) / 2
    if math.hypot(across, glyph.middle - last.middle) > last.size * _NEXT:
        return False
    return abs(_height(last) - _height(glyph)) < last.size * _ROW


def _height(glyph: Glyph) -> float:
    """How high a letter stands, counted across the line in which it runs."""
    if not glyph.angle:
        return glyph.middle
    turn = math.radians(glyph.angle)
    return glyph.middle * math.cos(turn) - (glyph.left + glyph.right) / 2 * math.sin(turn)


def _covers(group: Sequence[Glyph], others: Iterable[Glyph]) -> bool:
    """Whether letters of the text lie under a mark."""
    left, right = min(glyph.left for glyph in group), max(glyph.right for glyph in group)
    bottom, top = min(glyph.bottom for glyph in group), max(glyph.top for glyph in group)
    size = group[0].size
    under = (
        glyph
        for glyph in others
        if glyph.size < size / _LARGE and left <= glyph.left <= right and bottom <= glyph.middle <= top
    )
    return sum(1 for _ in under) >= _COVERED
