"""Letters that are printed twice in one place, which makes them look bold. Runs in the child process."""

from __future__ import annotations

from collections.abc import Sequence

from speclint.formats.pdf.glyphs import Glyph

_WIDE, _HIGH = 0.6, 0.1
"""By how much of its width, and of its height, a letter may be shifted against itself."""


def once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Each letter one time; one that was printed again a hair beside itself is bold."""
    kept = list[Glyph]()
    places = dict[tuple[str, int, int], Glyph]()
    for glyph in glyphs:
        grid = min((glyph.right - glyph.left) * _WIDE, (glyph.top - glyph.bottom) * _HIGH)
        if glyph.made or glyph.text.isspace() or grid <= 0:
            kept.append(glyph)
            continue
        across, up = int(glyph.left // grid), int(glyph.bottom // grid)
        again = next(
            (
                there
                for x in (across - 1, across, across + 1)
                for y in (up - 1, up, up + 1)
                if (there := places.get((glyph.text, x, y))) and _same(there, glyph, grid)
            ),
            None,
        )
        if again is None or (again is kept[-1] and again.left == glyph.left):  # the halves of "ff" share a box
            places[glyph.text, across, up] = glyph
            kept.append(glyph)
        elif "b" not in again.look:
            again.look = f"b{again.look}"
    return kept


def _same(one: Glyph, other: Glyph, grid: float) -> bool:
    near = abs(one.left - other.left) < grid and abs(one.bottom - other.bottom) < grid
    return near and one.angle == other.angle and one.size == other.size
