"""Tables that are drawn with signs: a grid, or columns under rows of hyphens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from speclint.document import Block, Form, Piece, Span
from speclint.formats.lines.grouping import Group, Grouping, add, block
from speclint.formats.lines.layout import Wrap
from speclint.formats.lines.line import Line, part, trimmed
from speclint.formats.markdown.inline import dressed
from speclint.light import replace
from speclint.text.expression import Expression

_BORDER = Expression(r"\+(?:[:=-]{2,}\+)+$")
_COLUMNS = Expression(r"-{2,}(?:[ ]+-{2,})+$")
_FULL = Expression(r"-{3,}$")
_DASHES = Expression(r"-{2,}")
_FEWEST = 2


def grid(lines: Sequence[Line], at: int, table: int) -> tuple[list[Block], int] | None:
    """A table whose cells are drawn around, and the line behind it."""
    if not _BORDER.match(lines[at].text):
        return None
    end = at
    while end < len(lines) and (lines[end].text[:1] == "|" or _BORDER.match(lines[end].text)):
        end += 1
    if end - at <= _FEWEST or not _BORDER.match(lines[end - 1].text):
        return None
    edges = [n for n, sign in enumerate(lines[at].text) if sign == "+"]
    spans = [(low + 1, high) for low, high in pairwise(edges)]
    rows: list[list[Line]] = [[]]
    for line in lines[at + 1 : end]:
        if line.text[0] == "+":
            rows.append([])
        else:
            rows[-1].append(line)
    return list(_table([row for row in rows if row], spans, table)), end


def ruled(lines: Sequence[Line], at: int, table: int) -> tuple[list[Block], int] | None:
    """A table whose columns hyphens show, under its head or above its first row, and the line behind it."""
    begin = at + 1 if _FULL.match(lines[at].text) else at
    first = next((n for n in range(begin, min(begin + 5, len(lines))) if _COLUMNS.match(lines[n].text)), None)
    if first is None or (begin == at and first > at + 1) or any(not line.text for line in lines[begin:first]):
        return None
    head, rule = list(lines[begin:first]), lines[first]
    spans = _spans(rule)
    rows, end = _rows(lines, first + 1, blank=begin > at)
    if not rows or (not head and end == len(lines)):
        return None
    return list(_table([head, *rows] if head else rows, spans, table)), end


def _spans(rule: Line) -> list[tuple[int, int]]:
    """Where each column begins and ends: a cell may reach up to the next column."""
    begins = [rule.indent + found.start() for found in _DASHES.finditer(rule.text)]
    return list(zip([0, *begins[1:]], [*begins[1:], 1 << 16], strict=True))


def _rows(lines: Sequence[Line], at: int, *, blank: bool) -> tuple[list[list[Line]], int]:
    """The rows of a table, a line each or (*blank*) parted by blank lines, and the line behind it."""
    rows: list[list[Line]] = []
    new = True
    while at < len(lines):
        line = lines[at]
        if _FULL.match(line.text) or _COLUMNS.match(line.text):
            return rows, at + 1
        if not line.text:
            if not blank:
                return rows, at
            new = True
        elif new or not blank:
            rows.append([line])
            new = False
        else:
            rows[-1].append(line)
        at += 1
    return ([], at) if blank else (rows, at)


def _table(rows: Sequence[Sequence[Line]], spans: Sequence[tuple[int, int]], table: int) -> Iterator[Block]:
    form = Form("cell")
    for number, row in enumerate(rows, 1):
        for column, (low, high) in enumerate(spans, 1):
            place = (table, number, column)
            name = ".".join(map(str, ("table", *place)))
            groups = list(_groups([_slice(line, low, high) for line in row]))
            for group in groups:
                found = block(group)
                kind = form if group.label is None else found.proposed
                yield replace(
                    found, pieces=dressed(found.pieces), proposed=kind, original=kind, container=name, cell=place
                )
            if not groups:
                yield Block((), Span(row[0].end, row[0].end), form, form, container=name, cell=place)


def _groups(lines: Sequence[Line]) -> Iterator[Group]:
    """The paragraphs of a cell."""
    grouping = Grouping(Wrap(), lazy=True)
    group: Group | None = None
    for line in lines:
        if not line.text:
            if group:
                yield group
            group = None
            continue
        now = grouping.begin(line)
        if group and now.label is None:
            add(group, line)
            continue
        if group:
            yield group
        now.kind = "item" if now.label else "paragraph"
        group = now
    if group:
        yield group


def _slice(line: Line, low: int, high: int) -> Line:
    """What stands between two columns of a line."""
    low, high = max(0, low - line.indent), max(0, high - line.indent)
    found: list[Piece] = []
    at = 0
    for piece in line.pieces:
        begin, end = max(low, at), min(high, at + len(piece.text))
        if begin < end:
            found.append(part(piece, begin - at, end - at))
        at += len(piece.text)
    kept = trimmed(tuple(found))
    span = Span(kept[0].source.start, kept[-1].source.end) if kept else Span(line.end, line.end)
    return Line("".join(piece.text for piece in kept), kept, span.start, span.end)
