"""What a redline leaves behind, and what a page turn or a conversion does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from speclint.document import Block, Piece, Span, View
from speclint.finding import Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Plan, Spec
from speclint.text import prose
from speclint.text.cue import says
from speclint.text.expression import Expression
from speclint.text.lexicon import known
from speclint.text.phrases.book import PhraseSet

_LETTERS = Expression(r"[a-z]+")
_LETTERS_BEFORE = Expression(r"[a-z]+$")
_SHORTEST = 3
_NUMBER = Expression(r"\(?\d{1,3}(?:-\d{1,3})?[.)]\)?")


@dataclass(frozen=True)
class Struck(Check):
    """A list number that is struck and not replaced: the item loses its place in the count."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"label", "became", "odd"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every item whose typed number only the original view shows."""
        view = spec.view
        for paragraph in view.paragraphs:
            block = spec.document.blocks[paragraph.blocks[-1]]
            number = _struck_number(block)
            if number and paragraph.kind == "item" and not _NUMBER.fullmatch(paragraph.label or ""):
                became = f"a bullet “{paragraph.label}”" if paragraph.label else "unnumbered"
                yield Hit(_first_words(view, paragraph.span), {"label": number, "became": became, "odd": _odd(number)})


def _odd(number: str) -> str:
    """What is wrong with a number beside its being struck."""
    return " (a range, where one number was meant)" if "-" in number else ""


def _struck_number(block: Block) -> str:
    struck = "".join(p.text for p in block.marker if p.state == "deleted").strip()
    if not struck:
        struck = "".join(p.text for p in block.pieces[:1] if p.state == "deleted").strip()
    return struck if _NUMBER.fullmatch(struck) else ""


def _first_words(view: View, span: Span) -> Span:
    text = view[span]
    head = re.search(r"\S+(?:\s+\S+){0,4}", text)
    return Span(span.start + head.start(), span.start + head.end()) if head else span


@dataclass(frozen=True)
class Fused(Check):
    """A change that joins two words: nothing stands between what was struck or inserted and the word beside it."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"joined"})

    _JOIN: ClassVar[Expression] = Expression(r"[a-z]{3,}[A-Z][a-z]|[a-z]{2,}\d{1,2}/|\d{4}[A-Z][a-z]")

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every join of two pieces of different fate that makes one word of two."""
        view = spec.view
        for (at, piece), (after, following) in zip(view.stretches, view.stretches[1:], strict=False):
            if at + len(piece.text) != after or piece.state == following.state or not piece.text or not following.text:
                continue
            if _two_words(view.text, after):
                word = _word_around(view.text, after)
                yield Hit(word, {"joined": view[word]})
                continue
            start = max(at, after - 12)
            for found in self._JOIN.finditer(view.text, start, min(len(view.text), after + 12)):
                if found.start() < after < found.end():
                    word = _word_around(view.text, after)
                    yield Hit(word, {"joined": view[word]})


def _two_words(text: str, at: int) -> bool:
    """Whether two known words meet at an offset and make one that is not known: ``labor`` + ``and``."""
    before, after = _LETTERS_BEFORE.search(text, max(0, at - 30), at), _LETTERS.match(text, at)
    if not before or not after or min(len(before[0]), len(after[0])) < _SHORTEST:
        return False
    return prose.used(before[0]) and prose.used(after[0]) and not prose.used(before[0] + after[0])


def _word_around(text: str, at: int) -> Span:
    start = end = at
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return Span(start, end)


@dataclass(frozen=True)
class Furniture(Check):
    """What a page turn or a conversion left in the text. ``kinds`` names kinds of the profile's furniture."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"kind", "cuts"})

    kinds: tuple[str, ...] = ()
    rows: bool = False
    """Whether neighbours of one kind are one leftover, as the cells of a menu are."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every leftover of the kinds asked for."""
        before = -2
        for kind, passage, cuts in spec.furniture:
            if (self.kinds and kind not in self.kinds) or (kind == _INITIALS and _says_words(passage.text)):
                continue
            if not (self.rows and passage.paragraph == before + 1):
                end = min(len(passage.text), 60) if kind == "paragraph break" else len(passage.text)
                yield Hit(passage.span(0, end), {"kind": kind, "cuts": " and cuts a sentence in two" if cuts else ""})
            before = passage.paragraph


_INITIALS = "typist initials"
_TWO_WORDS = Expression(r"[A-Z][a-z]+/[A-Z][a-z]+")
"""Words of a form that a stroke parts, "Push/Pull", which are no typists' initials."""
_SIGNS = Expression(r"[A-Z]{3,}(?:/[A-Z]{4,})+")


def _says_words(text: str) -> bool:
    """Whether what looks like initials is words, "AND/OR", or the names of two things, "XML/JSON"."""
    text = text.strip()
    if _TWO_WORDS.fullmatch(text) or _SIGNS.fullmatch(text):
        return True
    parts = [part for part in _PARTS.split(text.lower()) if part]
    return len(parts) > 1 and all(known(part) and (len(part) > _SIGNED or part in _JOINTS) for part in parts)


_PARTS = Expression(r"[:/\s]+")
_SIGNED = 3
"""Letters that initials have at most."""
_JOINTS = frozenset(("and", "or", "a", "m", "p"))
_LINK = Expression(r"(?:https?://|www\.)\S")
"""An address that begins a line of its own, as it often does."""
_FIELD = Expression(r"\w+:\s|\w+\s*=")
"""A field of a page's head, "date: …", "date = …", which goes on with no sentence."""


@dataclass(frozen=True)
class BrokenSentences(Check):
    """Sentences that a blank line or a paragraph mark cuts in two, as a PDF, a mail or a page turn leaves them.

    ``many`` of them in one file are one habit, reported once (``whole``); fewer are reported one by one.
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"count", "after"})

    whole: bool = False
    many: int = 4

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Each break, or the first of many; a PDF has no paragraphs but those that its reader makes out."""
        if spec.document.format == "pdf":
            return
        breaks = [Span(at, at + len(piece.text)) for at, piece in spec.view.stretches if _blank_line(spec, piece)]
        wrapped = spec.document.lined and max(map(len, spec.document.source.split("\n"))) <= _WIDEST
        small = {p.paragraph for _, p in spec.passages(outside=True) if p.text[:1].islower()}
        small |= {p.paragraph for kind, p, _ in spec.furniture if kind == "paragraph break"}
        listed = {at for at in small if at - 1 in small}  # lines that all begin small are a list
        marks = [
            _first_words(spec.view, p.whole)
            for kind, p, _ in spec.furniture
            if kind == "paragraph break"
            and not _FIELD.match(p.text)
            and not _LINK.match(p.text.strip())
            and p.paragraph not in listed
            and not (wrapped and _next_line(spec, p.whole.start))
        ]
        count = len(breaks) + len(marks)
        if (count >= self.many) != self.whole:
            return
        for span in sorted([*breaks, *marks])[: 1 if self.whole else None]:
            after = _first_words(spec.view, Span(span.start, min(span.start + 60, len(spec.view.text))))
            yield Hit(span, {"count": count, "after": " ".join(spec.view[after].split())})


_WIDEST = 132
"""Columns of the longest line of a file whose lines are wrapped."""


def _next_line(spec: Spec, at: int) -> bool:
    """Whether a paragraph begins on the very next line, so that a wrapped line may end in front of it."""
    start = next((piece.source.start for begin, piece in spec.view.stretches if begin >= at), 0)
    text = spec.document.source[:start].rstrip(" \t")
    return text.endswith("\n") and not text[:-1].rstrip(" \t\r").endswith("\n")


def _blank_line(spec: Spec, piece: Piece) -> bool:
    """Whether a piece stands for the end of a line and an empty line, read as one blank."""
    if not (spec.document.lined and piece.text.isspace()):
        return False
    return spec.document.source[piece.source.start : piece.source.end].count("\n") > 1


@dataclass(frozen=True)
class Marked(Check):
    """A file whose name says that it is clean, or a draft, while its text says otherwise."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"count"})

    name: Expression | PhraseSet
    """What in a file's name allows tracked changes."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """One hit where tracked changes stand in a file that is not called a redline."""
        changes = [c for c in spec.document.changes if c.text.strip()]
        if not changes or says(self.name, spec.document.path):
            return
        for change in changes:
            if (found := spec.view.find(change.source)) is not None:
                yield Hit(found, {"count": len(changes)})
                return
        yield Hit(spec.title_span, {"count": len(changes)})


CHECKS = {
    "struck-number": Struck,
    "fused-change": Fused,
    "furniture": Furniture,
    "broken-sentences": BrokenSentences,
    "unnamed-redline": Marked,
}
