"""A paragraph or item of a specification, and the words in it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from speclint.document import Kind, Span
from speclint.light import dataclass
from speclint.text import prose
from speclint.text.classes import Word
from speclint.text.folding import folded
from speclint.text.tokens import Tokens


@dataclass(frozen=True)
class Passage:
    """A paragraph or list item as it was meant: rejoined where a page turn had cut it in two."""

    text: str
    parts: tuple[tuple[int, Span], ...]
    """Offset in ``text`` and span in the view, one for each stretch that stands in one piece."""
    kind: Kind = "paragraph"
    label: str | None = None
    automatic: bool = False
    level: int = 0
    ordinal: int = 0
    """Which passage of its section, from 1."""
    paragraph: int = 0
    """Which paragraph of the view, from 0."""
    cell: tuple[int, int, int] | None = None

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The view's span of a stretch of ``text``."""
        if end is None:
            end = len(self.text)
        if len(self.parts) == 1:
            at, place = self.parts[0]
            first = min(place.start + start - at, place.end)
            return Span(first, max(first, min(place.start + end - at, place.end)))
        first = self._at(start)
        return Span(first, max(first, self._at(end, last=True)))

    def _at(self, offset: int, *, last: bool = False) -> int:
        keys = [at for at, _ in self.parts]
        index = max(0, (bisect_right(keys, offset - 1) if last and offset else bisect_right(keys, offset)) - 1)
        at, span = self.parts[index]
        return min(span.start + offset - at, span.end)

    @cached_property
    def whole(self) -> Span:
        """All of it, in the view; of an empty item, the bare label where that is part of the text."""
        return self.span() if self.text else self.parts[0][1]

    @cached_property
    def lower(self) -> str:
        """``text`` in small letters: a quick look whether a rule has anything to do."""
        return folded(self.text)

    @cached_property
    def tokens(self) -> Tokens:
        """Its words, as phrases see them."""
        return Tokens(self.text)

    @cached_property
    def length(self) -> int:
        """How many words it has, as a person counts them."""
        return len(prose.words(self.text))

    @cached_property
    def classed(self) -> tuple[Word, ...]:
        """Its words and signs with their classes: nouns, verbs and so on."""
        return self.tokens.classed

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences, as spans of ``text``."""
        return tuple(prose.sentences(self.text))

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """Clauses (sentences cut at semicolons), as spans of ``text``."""
        return tuple(prose.clauses(self.text, self.sentences))
