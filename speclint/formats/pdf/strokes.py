"""Strokes over text: which characters a line through or a line below them marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from statistics import mode

from speclint.formats.pdf.frame import Box
from speclint.formats.pdf.glyphs import Glyph
from speclint.formats.pdf.rows import Laid
from speclint.formats.pdf.sheet import Row, Run

_THROUGH = (0.25, 0.7)
_BELOW = (-0.3, 0.25)
"""At which part of a letter's height a stroke goes through it or below it."""
_SLACK = 0.3
_BEYOND = 1.5
"""How many letter heights an underline may go beyond its text; a rule of a table goes further."""


def rows(lines: Iterable[Laid], strokes: Iterable[Box], height: float) -> Iterator[Row]:
    """Finish the lines of a page: what is struck, what is underlined."""
    levels = sorted(((bottom + top) / 2, left, right) for left, bottom, right, top in strokes)
    heights = [level[0] for level in levels]
    for line in lines:
        glyphs = list(line.glyphs())
        tall = max(stretch.height for stretch in line.stretches)
        low = min(stretch.bottom for stretch in line.stretches) - tall * -_BELOW[0] - 1
        high = max(stretch.top for stretch in line.stretches)
        _mark(glyphs, levels[bisect_left(heights, low) : bisect_left(heights, high)])
        yield row(glyphs, height, line.column)


def row(glyphs: Sequence[Glyph], height: float, column: int = 0, *, sloping: bool = False) -> Row:
    """A line of characters; neighbours of one look are one run."""
    inked = [glyph for glyph in glyphs if not glyph.text.isspace()]
    middle = (min(glyph.bottom for glyph in inked) + max(glyph.top for glyph in inked)) / 2
    return Row(
        tuple(_runs(glyphs)),
        min(glyph.left for glyph in inked),
        max(glyph.right for glyph in inked),
        height - middle,
        mode(round(glyph.size, 1) for glyph in inked),
        column,
        sloping,
    )


def _mark(glyphs: Sequence[Glyph], strokes: Iterable[tuple[float, float, float]]) -> None:
    for level, left, right in strokes:
        over = [g for g in glyphs if left - _SLACK < (g.left + g.right) / 2 < right + _SLACK]
        for letter, (low, high) in (("s", _THROUGH), ("u", _BELOW)):
            touched = [g for g in over if low < (level - g.bottom) / max(g.top - g.bottom, 1.0) <= high]
            inked = [g for g in touched if not g.text.isspace()]
            if not inked or (letter == "u" and _is_rule(inked, left, right)):
                continue
            for glyph in touched:
                if letter not in glyph.look and not (glyph.made and glyph.text == "\t"):
                    glyph.look += letter


def _is_rule(glyphs: Sequence[Glyph], left: float, right: float) -> bool:
    """Whether a stroke below a text is rather a rule: of a table, or across the page."""
    most = _BEYOND * max(glyph.top - glyph.bottom for glyph in glyphs)
    return min(g.left for g in glyphs) - left > most or right - max(g.right for g in glyphs) > most


def _runs(glyphs: Sequence[Glyph]) -> Iterator[Run]:
    text = ""
    last = ("", 0, "")
    for number, glyph in enumerate(glyphs):
        look = (glyph.look, glyph.colour, glyph.link)
        if glyph.text.isspace():
            look = _around(glyphs, number)
        if text and look != last:
            yield Run(text, *last)
            text = ""
        text, last = text + glyph.text, look
    if text:
        yield Run(text, *last)


def _around(glyphs: Sequence[Glyph], number: int) -> tuple[str, int, str]:
    """The look of a blank: its own strokes, and what the words on both sides share."""
    here = glyphs[number]
    before = glyphs[number - 1] if number else here
    after = next((g for g in glyphs[number + 1 :] if not g.text.isspace()), here)
    if (before.look, before.colour, before.link) == (after.look, after.colour, after.link):
        shared = before.look if here.made else "".join(c for c in before.look if c not in "su" or c in here.look)
        return shared, before.colour, before.link
    strokes = set("su") & set(here.look)
    nearest = before if strokes == set("su") & set(before.look) else after
    look = "".join(c for c in nearest.look if c in "bi") + "".join(c for c in "su" if c in strokes)
    return look, nearest.colour, nearest.link
