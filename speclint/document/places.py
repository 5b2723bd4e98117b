"""Where something stands, and what could stand there instead."""

from __future__ import annotations

from speclint.light import dataclass


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
class Edit:
    """Put another text in the place of a span of a view."""

    span: Span
    text: str
