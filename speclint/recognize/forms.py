"""Tables that lay out a form: labels, each with its value beside it, under it or behind it; and boxes to tick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from speclint.document import Paragraph, View
from speclint.recognize.line import Line
from speclint.text.expression import Expression

_LONGEST, _MOST_WORDS = 70, 9
_BOX = Expression(r"[\s☐☑☒✓✔✗✘□■◻◼]+")
_TICK = Expression(r"\s*[xX]\s*")


def is_tick(line: Line) -> bool:
    """Whether a line is but a box, ticked or not, or the cross in a cell that stands for one."""
    if line.paragraph.kind == "item" or not line.text.strip():
        return False
    alone = line.paragraph.cell is not None and _TICK.fullmatch(line.text) is not None
    return alone or _BOX.fullmatch(line.text) is not None


def labels(lines: Sequence[Line]) -> frozenset[int]:
    """Which lines in cells are labels of a form, by their place among the lines."""
    return frozenset(line.at for row in _rows(lines) for line in _labels(row))


def alone(view: View) -> frozenset[int]:
    """Which paragraphs are all that a row of one cell says, by their place in the view."""
    rows = dict[tuple[int, int], list[tuple[int, Paragraph]]]()
    for index, paragraph in enumerate(view.paragraphs):
        if paragraph.cell:
            rows.setdefault(paragraph.cell[:2], []).append((index, paragraph))
    single = (row for row in rows.values() if len({p.cell for _, p in row}) == 1)
    said = ([index for index, p in row if view[p.span].strip()] for row in single)
    return frozenset(row[0] for row in said if len(row) == 1)


def column_heads(lines: Sequence[Line]) -> frozenset[int]:
    """Which lines head the columns of a table of data: a row in which every cell is a label and none a value."""
    found = list[Line]()
    for row in _rows(lines):
        several = len({line.paragraph.cell for line in row}) == len(row) > 1
        if several and all(_is_label(line) and not line.text.rstrip().endswith(":") for line in row):
            found += row
    return frozenset(line.at for line in found)


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    in_cells = [line for line in lines if line.paragraph.cell]
    for _, row in groupby(in_cells, lambda line: (line.paragraph.cell or ())[:2]):
        yield list(row)


def _labels(row: Sequence[Line]) -> Iterator[Line]:
    """The labels of a row.

    A row of which several cells look like labels, with no value between, heads the columns of a table of data.
    """
    cells = [list(cell) for _, cell in groupby(row, lambda line: line.paragraph.cell)]
    for cell in cells:
        if len(cell) > 1:
            yield from (line for line, behind in pairwise(cell) if _is_label(line) and not _is_label(behind))
    alone = [cell[0] if len(cell) == 1 and _is_label(cell[0]) else None for cell in cells]
    if len(cells) == 1:
        yield from (line for line in alone if line)
        return
    for label, value in zip(alone, [*alone[1:], None], strict=True):
        last = label is alone[-1]
        if label and (label.text.rstrip().endswith(":") if last else value is None):
            yield label


def _is_label(line: Line) -> bool:
    text = line.text.strip()
    short = len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS and text[:1].isupper()
    return short and (text.endswith(":") or line.marked) and not text.endswith((".", ";", ","))
