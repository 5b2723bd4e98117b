"""Tables in Markdown: cells between bars, or between tabs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from speclint.document import Block, Form, Piece, Span
from speclint.formats.lines.grouping import fate
from speclint.formats.lines.line import Line, part, trimmed
from speclint.formats.markdown.inline import dressed
from speclint.light import replace
from speclint.text.expression import Expression

_BARS = Expression(r"\|?[ \t]*:?-+:?[ \t]*(?:[|+][ \t]*:?-+:?[ \t]*)*\|?$")
_TABS = Expression(r"-{3,}(?:[ ]*\t[ \t]*-{3,})+$")
_BAR = Expression(r"(?<!\\)\|")

Row = list[tuple[Piece, ...]]
Splitter = Callable[[Line], Row]


def splitter(line: Line, below: Line) -> Splitter | None:
    """How a line is cut into cells, where the line *below* says that a table begins."""
    if "\t" in line.text and _TABS.match(below.text):
        return by_tabs
    if "|" in line.text and "|" in below.text and _BARS.match(below.text):
        return by_bars
    return None


def is_row(line: Line, split: Splitter) -> bool:
    """Whether the table goes on."""
    return bool(line.text) and ("|" if split is by_bars else "\t") in line.text


def by_bars(line: Line) -> Row:
    """Cut a line at its bars; the outer ones are only a frame."""
    edges = [found.start() for found in _BAR.finditer(line.text)]
    if edges and edges[0] == 0:
        edges.pop(0)
        start = 1
    else:
        start = 0
    if not edges or edges[-1] != len(line.text) - 1:
        edges.append(len(line.text))
    return _cut(line.pieces, start, edges)


def by_tabs(line: Line) -> Row:
    """Cut a line at its tabs."""
    edges = [found.start() for found in re.finditer(r"\t+", line.text)]
    return _cut(line.pieces, 0, [*edges, len(line.text)])


def _cut(pieces: Sequence[Piece], start: int, edges: Sequence[int]) -> Row:
    row: Row = []
    number, at = 0, 0
    for edge in edges:
        cell: list[Piece] = []
        while number < len(pieces):
            piece = pieces[number]
            high = at + len(piece.text)
            low = max(start, at)
            if low < min(edge, high):
                cell.append(part(piece, low - at, min(edge, high) - at))
            if high > edge:
                break
            number, at = number + 1, high
        row.append(trimmed(tuple(cell)))
        start = edge + 1
    return row


def cells(row: Row, line: Line, table: int, number: int) -> Iterator[Block]:
    """Make a block of each cell; a row that was struck or added as a whole goes or comes as a whole."""
    form = Form("cell")
    found: list[Block] = []
    at = line.start
    for column, pieces in enumerate(row, 1):
        source = Span(pieces[0].source.start, pieces[-1].source.end) if pieces else Span(at, at)
        at = source.end
        place = (table, number, column)
        name = ".".join(map(str, ("table", *place)))
        found.append(Block(dressed(pieces), source, form, form, container=name, cell=place))
    fates = {fate(cell, "kept") for cell in found if cell.pieces}
    mark = fates.pop() if len(fates) == 1 else "kept"
    for cell in found:
        yield replace(cell, mark=mark)
