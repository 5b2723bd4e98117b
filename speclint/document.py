"""What is on the page: its text in two views, where it stands, and who changed it.

A document keeps *blocks* of *pieces*. Each piece is kept, inserted or deleted, and so is each paragraph mark.
The two views, ``proposed`` (all changes accepted) and ``original`` (all rejected), are derived from them, each
with its own text and an exact map back to the source.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Literal, get_args

from speclint.light import dataclass

State = Literal["kept", "inserted", "deleted", "dropped"]
"""``dropped`` is inserted and then deleted again: it stands in neither view."""

ViewName = Literal["proposed", "original"]
VIEWS: tuple[ViewName, ...] = get_args(ViewName)

CODE = "m"
"""The letter of ``Piece.look`` for code, in which no rule of English holds."""

Kind = Literal["heading", "paragraph", "item", "cell", "header", "footer", "note", "comment"]
Story = Literal["body", "header", "footer", "footnote", "endnote", "textbox", "comment"]

_SHOWN: dict[ViewName, frozenset[State]] = {
    "proposed": frozenset({"kept", "inserted"}),
    "original": frozenset({"kept", "deleted"}),
}


def shown(state: State, view: ViewName) -> bool:
    """Whether what is in *state* can be read in *view*."""
    return state in _SHOWN[view]


def joined(outer: State, inner: State) -> State:
    """The state of a change inside a change."""
    if outer in {"kept", inner}:
        return inner
    return outer if inner == "kept" else "dropped"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of characters: of a view's text, or of a document's source where that is said."""

    start: int
    end: int

    def __len__(self) -> int:
        """Length in characters."""
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        """Whether *other* lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person would look: all numbers from 1, ``None`` where the format does not know.

    ``end_column`` is the column after the last character. In Word a page is only "about page n".
    """

    paragraph: int | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one fate.

    ``source`` is where it stands in ``Document.source``. A piece of the same length as its source is the source's
    own characters; any other (a line wrap read as a blank, ``&amp;``) stands for its source as a whole.
    """

    text: str
    source: Span
    state: State = "kept"
    author: str = ""
    date: str = ""
    look: str = ""
    """Letters: b(old) i(talic) u(nderlined) s(truck) c(apitals) v(anished) r(ed, coloured) m(ono: code) t(yped on)."""
    link: str = ""
    move: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What a block is in one view."""

    kind: Kind = "paragraph"
    level: int = 0
    label: str | None = None
    """The list number or bullet as the reader sees it; never part of the text."""
    automatic: bool = False
    """Whether the word processor counts the label itself, or a person typed it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the source, with everything that was ever in it."""

    pieces: tuple[Piece, ...]
    source: Span
    """From its first character (its label included) to its last, in ``Document.source``."""
    proposed: Form = Form()
    original: Form = Form()
    mark: State = "kept"
    """The paragraph mark. Where it is gone, the text joins the next block of the same container, without a blank."""
    marker: tuple[Piece, ...] = ()
    """A label that was typed, with its own tracked changes: ``~~8.~~``."""
    story: Story = "body"
    container: str = "body"
    """Which cell, box, header or note it stands in; blocks join only inside one container."""
    cell: tuple[int, int, int] | None = None
    """Table, row and column, from 1."""
    style: str = ""

    def form(self, view: ViewName) -> Form:
        """What it is in *view*."""
        return self.proposed if view == "proposed" else self.original


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change, as its author made it."""

    kind: Literal["insert", "delete"]
    text: str
    author: str
    date: str
    source: Span
    move: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that the file already carries (in Markdown an HTML comment, in YAML a ``#`` comment)."""

    text: str
    source: Span
    """What it is attached to, in ``Document.source``."""
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the reader noticed about the file itself; becomes a finding of the family ``file/``."""

    rule: str
    """The rule's name after ``file/``: ``encoding``, ``unread-part`` …"""
    reason: str
    source: Span = Span(0, 0)
    withheld: bool = False
    """Whether text of the specification may stand in what was not read: then the file was not read in full."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Put another text in the place of a span of a view."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block as it can be read in one view."""

    kind: Kind
    level: int
    label: str | None
    automatic: bool
    story: Story
    span: Span
    blocks: tuple[int, ...]
    """The source blocks it was made of, counted from 0; more than one where a paragraph mark is gone."""
    cell: tuple[int, int, int] | None = None
    style: str = ""
    bold: bool = False
    """Whether all of its text is bold or underlined, as people mark headings."""


@dataclass(frozen=True)
class View:
    """One of the two texts of a document."""

    name: ViewName
    text: str
    paragraphs: tuple[Paragraph, ...]
    stretches: tuple[tuple[int, Piece], ...]
    """Each piece that is shown, with the offset at which it begins; line breaks between paragraphs belong to none."""

    def __getitem__(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    @cached_property
    def lower(self) -> str:
        """The text in lower case; its offsets may differ, for some letters have a longer small form."""
        return self.text.lower()

    @cached_property
    def _starts(self) -> list[int]:
        return [at for at, _ in self.stretches]

    @cached_property
    def _heads(self) -> list[int]:
        return [p.span.start for p in self.paragraphs]

    def pieces(self, span: Span) -> Iterator[tuple[Span, Piece]]:
        """The shown pieces that overlap *span*, each with the part of it that does (in this view's offsets)."""
        for at, piece in self.stretches[max(0, bisect_right(self._starts, span.start) - 1) :]:
            if at >= span.end:
                return
            start, end = max(at, span.start), min(at + len(piece.text), span.end)
            if start < end:
                yield Span(start, end), piece

    def source(self, span: Span) -> tuple[Span, ...]:
        """The source characters that *span* was read from, in order, neighbours joined."""
        found: list[Span] = []
        for at, piece in self.stretches[max(0, bisect_right(self._starts, span.start) - 1) :]:
            if at >= span.end:
                break
            start, end = max(at, span.start), min(at + len(piece.text), span.end)
            if start >= end:
                continue
            shift = piece.source.start - at
            here = Span(start + shift, end + shift) if len(piece.source) == len(piece.text) else piece.source
            if found and found[-1].end == here.start:
                found[-1] = Span(found[-1].start, here.end)
            else:
                found.append(here)
        return tuple(found)

    def find(self, source: Span) -> Span | None:
        """Where source characters can be read in this view; ``None`` where none of them can."""
        start = end = None
        for at, piece in self.stretches:
            if not piece.source.overlaps(source):
                continue
            same = len(piece.source) == len(piece.text)
            low = at + max(0, source.start - piece.source.start) if same else at
            high = at + min(len(piece.text), source.end - piece.source.start) if same else at + len(piece.text)
            start = low if start is None else min(start, low)
            end = high if end is None else max(end, high)
        return None if start is None or end is None else Span(start, end)

    def near(self, source: Span) -> Span:
        """Where source characters can be read, or else the end of what stands before them."""
        if found := self.find(source):
            return found
        end = 0
        for at, piece in self.stretches:
            if piece.source.start >= source.start:
                break
            end = at + len(piece.text)
        return Span(end, end)

    def paragraph_at(self, offset: int) -> int:
        """The index of the paragraph that holds *offset* (or ends there)."""
        return max(0, bisect_right(self._heads, offset) - 1)


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
