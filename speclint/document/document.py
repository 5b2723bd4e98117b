"""The page as it was read, and its two views."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from speclint.document.blocks import (
    Block,
    Change,
    Comment,
    Form,
    Piece,
    Remark,
    ViewName,
    shown,
)
from speclint.document.places import Place, Span
from speclint.document.view import Paragraph, View
from speclint.light import dataclass, replace


@dataclass(frozen=True)
class Document:
    """One file: what stands in it, and every change that was tracked."""

    path: str
    format: str
    source: str
    blocks: tuple[Block, ...]
    lined: bool = True
    """Whether lines and columns of the source mean something to its author (in Word they do not)."""
    pages: tuple[int, ...] = ()
    """Source offsets at which pages begin, where the format knows them."""
    line_per_page: bool = False
    """Whether lines are counted anew on each page, as in a PDF."""
    comments: tuple[Comment, ...] = ()
    remarks: tuple[Remark, ...] = ()
    carries_redline: bool = False
    """Whether the format marked any tracked change, formatting changes included."""

    @cached_property
    def proposed(self) -> View:
        """The text with every change accepted: what rules read."""
        return _view(self, "proposed")

    @cached_property
    def original(self) -> View:
        """The text with every change rejected."""
        if all(_untouched(block) for block in self.blocks):
            return replace(self.proposed, name="original")
        return _view(self, "original")

    def view(self, name: ViewName) -> View:
        """One of the two views, by name."""
        return self.proposed if name == "proposed" else self.original

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every tracked insertion and deletion in reading order; neighbouring pieces of one change are joined."""
        return tuple(_changes(self.blocks))

    @cached_property
    def _lines(self) -> list[int]:
        starts = [0]
        at = self.source.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.source.find("\n", at + 1)
        return starts

    def locate(self, view: View, span: Span) -> Place:
        """Where a person would look for a span of *view*."""
        paragraph = view.paragraphs[view.paragraph_at(span.start)] if view.paragraphs else None
        block = self.blocks[paragraph.blocks[0]] if paragraph else None
        parts = view.source(span) if len(span) else ()
        if parts:
            start, end = parts[0].start, max(parts[-1].end, parts[0].start)
        else:
            start = end = self._point(view, span.start, block)
        return self.place(Span(start, end), paragraph.blocks[0] + 1 if paragraph else None)

    def place(self, source: Span, number: int | None = None) -> Place:
        """Where a person would look for a span of the source, which may stand in no view; *number* is the paragraph."""
        page = bisect_right(self.pages, source.start) or None
        if not self.lined:
            return Place(paragraph=number, page=page)
        return Place(number, *self._line_column(source.start), *self._line_column(source.end), page)

    def _point(self, view: View, offset: int, block: Block | None) -> int:
        """The source offset of an empty span: where its neighbour stands, else where its block does."""
        if after := view.source(Span(offset, offset + 1)):
            return after[0].start
        if before := view.source(Span(max(0, offset - 1), offset)):
            return before[-1].end
        return block.source.start if block else 0

    def _line_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        above = 0
        if self.line_per_page and (page := bisect_right(self.pages, offset)):
            above = bisect_right(self._lines, self.pages[page - 1]) - 1
        return line - above, offset - self._lines[line - 1] + 1


def _untouched(block: Block) -> bool:
    """Whether a block reads the same in both views."""
    if block.mark != "kept" or (block.proposed is not block.original and block.proposed != block.original):
        return False
    return all(piece.state == "kept" for piece in block.pieces)


def _view(document: Document, name: ViewName) -> View:
    paragraphs: list[Paragraph] = []
    stretches: list[tuple[int, Piece]] = []
    texts: list[str] = []
    length = 0
    carried: list[Piece] = []
    numbers: list[int] = []
    blocks = document.blocks

    def emit(number: int, form: Form) -> None:
        nonlocal length, carried, numbers
        block = blocks[number]
        start = length
        for piece in carried:
            stretches.append((length, piece))
            texts.append(piece.text)
            length += len(piece.text)
        inked = [p for p in carried if p.text.strip()]
        bold = bool(inked) and all("b" in p.look or "u" in p.look for p in inked)
        paragraphs.append(
            Paragraph(
                form.kind,
                form.level,
                form.label,
                form.automatic,
                block.story,
                Span(start, length),
                tuple(numbers),
                block.cell,
                block.style,
                bold,
            )
        )
        texts.append("\n")
        length += 1
        carried, numbers = [], []

    for (number, block), following in zip(enumerate(blocks), [*blocks[1:], None], strict=False):
        carried.extend(p for p in block.pieces if p.text and shown(p.state, name))
        numbers.append(number)
        if shown(block.mark, name):
            emit(number, block.form(name))
        elif following is None or following.container != block.container:
            # Nothing follows that could take the text in: Word keeps it where it is.
            if any(p.text.strip() for p in carried):
                emit(numbers[0], blocks[numbers[0]].form(name))
            carried, numbers = [], []
    return View(name, "".join(texts).removesuffix("\n"), tuple(paragraphs), tuple(stretches))


def _changes(blocks: tuple[Block, ...]) -> Iterator[Change]:
    for block in blocks:
        run: list[Piece] = []
        for piece in (*block.marker, *block.pieces):
            if run and not _same_change(run[-1], piece):
                yield _change(run)
                run = []
            if piece.state in {"inserted", "deleted"} and piece.text:
                run.append(piece)
        if run:
            yield _change(run)


def _same_change(a: Piece, b: Piece) -> bool:
    return (a.state, a.author, a.date, a.move) == (b.state, b.author, b.date, b.move)


def _change(run: list[Piece]) -> Change:
    first = run[0]
    return Change(
        "insert" if first.state == "inserted" else "delete",
        "".join(p.text for p in run),
        first.author,
        first.date,
        Span(first.source.start, run[-1].source.end),
        first.move,
    )
