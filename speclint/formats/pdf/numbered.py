"""Line numbers in the margin of a page, taken off its lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from speclint.formats.lines.numbered import line_numbers
from speclint.formats.pdf.rows import Laid, Stretch
from speclint.light import replace

_SURE, _DIGITS = 10, 3
"""Numbers that make a column which counts the lines of the paper, and digits that one has."""
_EDGE, _LEVEL = 4.0, 2.0
"""Points within which numbers are set below each other, and within which one stands beside a line."""
_EVEN, _NEARLY = 0.06, 0.9
_FEWEST = 3
"""Lines that begin with a digit."""


def without_margin(runs: Sequence[Stretch]) -> list[Stretch]:
    """A page without a column of rising numbers at even distances, as on the paper of courts.

    Their lines are not those of the text, so that each stands beside a line only by chance.
    """
    numbers = [run for run in runs if run.glyphs[0].text.isdigit() and _number(run) is not None]
    if len(numbers) < _SURE:
        return list(runs)
    for edges in ([run.right for run in numbers], [run.left for run in numbers]):
        columns: dict[int, list[Stretch]] = {}
        for run, edge in zip(numbers, edges, strict=True):
            columns.setdefault(round(edge / _EDGE), []).append(run)
        for column in columns.values():
            taken = {id(run) for run in column}
            others = [run for run in runs if id(run) not in taken]
            if _counts_paper(column, others):
                return others
    return list(runs)


def _number(run: Stretch) -> int | None:
    text = "".join(glyph.text for glyph in run.glyphs).strip()
    return int(text) if text.isdigit() and len(text) <= _DIGITS else None


def _counts_paper(column: Sequence[Stretch], others: Sequence[Stretch]) -> bool:
    """Whether numbers in one column rise by one at even distances, outside of the text and not line by line."""
    if len(column) < _SURE or not others:
        return False
    found = sorted(column, key=lambda run: -run.middle)
    steps = [(_number(below) or 0) - (_number(above) or 0) for above, below in pairwise(found)]
    gaps = [above.middle - below.middle for above, below in pairwise(found)]
    usual = median(gaps)
    even = sum(abs(gap - usual) <= _EVEN * usual for gap in gaps)
    if steps.count(1) < _NEARLY * len(steps) or even < _NEARLY * len(gaps):
        return False
    left, right = min(run.left for run in column), max(run.right for run in column)
    beside = sum(run.left >= right or run.right <= left for run in others)
    heights = [run.middle for run in others]
    alone = sum(not any(abs(run.middle - height) < _LEVEL for height in heights) for run in column)
    return beside >= _NEARLY * len(others) and alone > (1 - _NEARLY) * len(column)


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
