"""The text of a file as a redline: insertions and deletions as people know them from Word, findings marked in place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from speclint.document import Block, Document, Piece, Span, State, ViewName
from speclint.finding import Finding, Severity
from speclint.light import dataclass, replace

_STORIES = {
    "header": "Page header",
    "footer": "Page footer",
    "footnote": "Footnote",
    "endnote": "Endnote",
    "textbox": "Text box",
    "comment": "Comment",
}
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that a finding is about."""

    number: int
    """The finding's own number in the report."""
    severity: Severity
    view: ViewName
    span: Span
    also: bool = False
    """Whether it is another spot of the finding, such as the second place of a duplicate."""
    first: bool = False
    last: bool = False
    """Whether the stretch that carries it here is its first, or its last."""


@dataclass(frozen=True, slots=True)
class Bit:
    """Characters with one fate, under the same marks."""

    text: str
    state: State
    marks: tuple[Mark, ...] = ()
    """The widest first."""
    broken: bool = False
    """Whether a line ends behind it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, heading or list item."""

    kind: str
    label: str
    level: int
    bits: tuple[Bit, ...]
    anchors: tuple[str, ...] = ()
    """The ids by which a checklist leads here."""
    story: str = ""
    """What it is besides the body, where that changes: ``Page header``."""
    cell: tuple[int, int, int] | None = None

    @property
    def said(self) -> bool:
        """Whether it has any text: an empty heading is none."""
        return any(bit.text.strip() for bit in self.bits)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, each a list of cells, each a list of paragraphs."""

    rows: tuple[tuple[tuple[Row, ...], ...], ...]


def marks(findings: Iterable[tuple[int, Finding]]) -> list[Mark]:
    """Where the numbered findings of a file stand in its text, their other spots too."""
    found = []
    for number, finding in findings:
        found.append(Mark(number, finding.severity, finding.view, finding.span))
        here = [spot for spot in finding.related if getattr(spot, "path", "") in {"", finding.path}]
        found += [Mark(number, finding.severity, finding.view, spot.span, also=True) for spot in here]
    return found


def redline(document: Document, marked: Sequence[Mark], anchors: Mapping[str, tuple[ViewName, Span]]) -> list[Row]:
    """Every paragraph that is or was in the text; *anchors* are ids with the spans that they lead to."""
    placed = _Placed(document, marked)
    targets: dict[int, list[str]] = {}
    for name, (view, span) in anchors.items():
        targets.setdefault(_block_at(document, view, span.start), []).append(name)
    rows = []
    story = "body"
    for number, block in enumerate(document.blocks):
        bits = tuple(placed.bits(number, block))
        if not bits and number not in targets:
            continue
        row = _row(block, bits, tuple(targets.get(number, ())))
        told = _STORIES.get(block.story, "") if block.story != story else ""
        story = block.story
        rows.append(replace(row, story=told))
    return _ended(rows)


def tables(rows: Iterable[Row]) -> Iterator[Row | Table]:
    """The same rows, those of one table together."""
    for number, group in groupby(rows, key=lambda row: row.cell and row.cell[0]):
        if number is None:
            yield from group
            continue
        lines = groupby(group, key=lambda row: row.cell and row.cell[1])
        yield Table(tuple(tuple(_cells(line)) for _, line in lines))


def _cells(line: Iterable[Row]) -> Iterator[tuple[Row, ...]]:
    for _, cell in groupby(line, key=lambda row: row.cell and row.cell[2]):
        yield tuple(cell)


def _row(block: Block, bits: tuple[Bit, ...], anchors: tuple[str, ...]) -> Row:
    gone = bool(bits) and all(bit.state == "deleted" for bit in bits)
    form = block.original if gone else block.proposed
    label = "" if block.marker else form.label or ""  # one that was typed stands among the bits
    return Row(form.kind, label, min(max(form.level, 0), _DEEPEST), bits, anchors, cell=block.cell)


def _block_at(document: Document, view: ViewName, offset: int) -> int:
    read = document.view(view)
    return read.paragraphs[read.paragraph_at(offset)].blocks[0] if read.paragraphs else 0


class _Placed:
    """Knows which marks lie on which characters."""

    def __init__(self, document: Document, marked: Sequence[Mark]) -> None:
        self._at: dict[ViewName, dict[int, int]] = {}
        self._wide: dict[ViewName, list[Mark]] = {}
        self._points: dict[int, list[Mark]] = {}
        for view in sorted({mark.view for mark in marked}):
            read = document.view(view)
            self._at[view] = {id(piece): at for at, piece in read.stretches}
            starts = [at for at, piece in read.stretches]
            mine = sorted((mark for mark in marked if mark.view == view), key=lambda mark: mark.span)
            self._wide[view] = []
            for mark in mine:
                if len(mark.span) and _touched(read.stretches, starts, mark.span):
                    self._wide[view].append(mark)
                else:
                    block = _block_at(document, view, mark.span.start)
                    self._points.setdefault(block, []).append(mark)

    def bits(self, number: int, block: Block) -> Iterator[Bit]:
        """What stands in a block, cut wherever its fate or its marks change; a mark without text comes first."""
        for mark in self._points.get(number, ()):
            yield Bit("", "kept", (mark,))
        whole = {piece.state for piece in block.pieces if piece.state != "dropped" and piece.text.strip()}
        for piece in block.marker:
            yield Bit(piece.text, piece.state)
        if block.marker:
            yield Bit(" ", "kept")
        for piece in block.pieces:
            if piece.text and piece.state != "dropped":
                yield from self._cut(piece)
        if block.mark in {"inserted", "deleted"} and whole - {block.mark}:
            yield Bit("¶", block.mark)

    def _cut(self, piece: Piece) -> Iterator[Bit]:
        over: list[tuple[int, int, Mark]] = []
        for view, starts in self._at.items():
            at = starts.get(id(piece))
            if at is None:
                continue
            here = Span(at, at + len(piece.text))
            over += [(m.span.start - at, m.span.end - at, m) for m in self._wide[view] if m.span.overlaps(here)]
        size = len(piece.text)
        cuts = {0, size, *(edge for low, high, _ in over for edge in (low, high) if 0 < edge < size)}
        cuts |= {at + 1 for at, letter in enumerate(piece.text) if letter == "\n"}
        edges = sorted(cuts)
        for low, high in pairwise(edges):
            on = [mark for start, end, mark in over if start <= low and high <= end]
            on.sort(key=lambda mark: (-len(mark.span), mark.span, mark.also, mark.number))
            text = piece.text[low:high]
            yield Bit(text.removesuffix("\n"), piece.state, tuple(on), text.endswith("\n"))


def _touched(stretches: Sequence[tuple[int, Piece]], starts: Sequence[int], span: Span) -> bool:
    """Whether any character of a span is shown: one that holds nothing but a line's end is a point."""
    for at, piece in stretches[max(0, bisect_right(starts, span.start) - 1) : bisect_left(starts, span.end)]:
        if at < span.end and span.start < at + len(piece.text):
            return True
    return False


def _ended(rows: list[Row]) -> list[Row]:
    """The same rows; each mark knows its first and its last stretch."""
    spots: dict[tuple[int, bool, Span], list[tuple[int, int]]] = {}
    for at, row in enumerate(rows):
        for nth, bit in enumerate(row.bits):
            for mark in bit.marks:
                spots.setdefault((mark.number, mark.also, mark.span), []).append((at, nth))
    made = []
    for at, row in enumerate(rows):
        bits = tuple(
            replace(bit, marks=tuple(_placed(mark, spots, (at, nth)) for mark in bit.marks))
            for nth, bit in enumerate(row.bits)
        )
        made.append(replace(row, bits=bits))
    return made


def _placed(mark: Mark, spots: Mapping[tuple[int, bool, Span], list[tuple[int, int]]], here: tuple[int, int]) -> Mark:
    mine = spots[mark.number, mark.also, mark.span]
    return replace(mark, first=mine[0] == here, last=mine[-1] == here)
