"""Text that no reader of a page sees, and marks that lie across it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from speclint.formats.pdf.frame import Box
from speclint.formats.pdf.glyphs import Glyph

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
    return ([glyph for glyph in glyphs if id(glyph) not in taken] if found else list(glyphs)), found


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Letters of one size that stand at one height."""
    rows: list[list[Glyph]] = []
    for glyph in glyphs:
        last = rows[-1][-1] if rows else None
        if last and abs(last.middle - glyph.middle) < last.size * _ROW and abs(last.size - glyph.size) < 1:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows


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
