"""A document as one of its two texts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from speclint.document.blocks import (
    Kind,
    Piece,
    Story,
    ViewName,
)
from speclint.document.places import Span
from speclint.light import dataclass


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

    def _from(self, offset: int) -> Iterator[tuple[int, Piece]]:
        """The stretches from the one on that holds *offset*."""
        first = max(0, bisect_right(self._starts, offset) - 1)
        return (self.stretches[at] for at in range(first, len(self.stretches)))

    def pieces(self, span: Span) -> Iterator[tuple[Span, Piece]]:
        """The shown pieces that overlap *span*, each with the part of it that does (in this view's offsets)."""
        for at, piece in self._from(span.start):
            if at >= span.end:
                return
            start, end = max(at, span.start), min(at + len(piece.text), span.end)
            if start < end:
                yield Span(start, end), piece

    def source(self, span: Span) -> tuple[Span, ...]:
        """The source characters that *span* was read from, in order, neighbours joined."""
        found: list[Span] = []
        for at, piece in self._from(span.start):
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
