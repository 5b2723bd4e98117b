"""Line numbers in the margin of a page, taken off its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from speclint.formats.lines.numbered import line_numbers
from speclint.formats.pdf.rows import Laid

_FEWEST = 3
"""Lines that begin with a digit."""


def unnumbered(lines: Sequence[Laid]) -> list[Laid]:
    """The lines without their numbers, where they have any; a line that is nothing else is left out."""
    if sum(line.stretches[0].glyphs[0].text.isdigit() for line in lines) < _FEWEST:
        return list(lines)
    cut = line_numbers(["".join(glyph.text for glyph in line.glyphs()) for line in lines])
    if not cut:
        return list(lines)
    found = [_cut(line, cut[number]) if number in cut else line for number, line in enumerate(lines)]
    return [line for line in found if line.stretches]


def _cut(line: Laid, count: int) -> Laid:
    """A line without its first *count* characters."""
    kept = list(line.stretches)
    left = count
    while kept and left > 0:
        glyphs = kept[0].glyphs
        if left < len(glyphs):
            rest = glyphs[left:]
            while rest and rest[0].text.isspace():
                rest = rest[1:]
            if rest:
                kept[0] = replace(kept[0], glyphs=rest, left=rest[0].left)
                break
        left -= len(glyphs) + 1
        kept.pop(0)
    return Laid(kept, line.column)
