"""What stands in the line of the class title besides a title: filler, working marks, the title said twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from speclint.document import Span
from speclint.finding import Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import MASTHEAD, TITLE, Passage, Plan, Spec
from speclint.text.expression import Expression

_WORD = Expression(r"[A-Za-z]+(?:['’][A-Za-z]+)?|\d+")
_PIECE = Expression(r"[^()\[\]{}<>|:;*_]*")
_DASH = Expression(r"\s+(?:-+|[–—]|/+)\s*|\s*(?:-{2,}|/{2,}|[–—])\s*|,\s+(?=\S+$)")
"""What parts the title from what was put behind it: a dash, two strokes, a comma before one last word."""
_FORMULA = 4
"""Letters up to which a word with a digit inside may be a formula or a model."""
_DATED = Expression(r"jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec")


@dataclass(frozen=True)
class TitleFiller(Check):
    """A title that consists of words of forms only: "Your title here", "No title", "T.B.D."."""

    WORDS: ClassVar[frozenset[str]] = frozenset()

    words: frozenset[str] = frozenset()
    """Words that name no class, in small letters."""
    open_words: frozenset[str] = frozenset()
    """Those of them by which the first line of a page without a title is more than a label: "No title yet"."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The title, or the line where it would stand, where nothing in it names a class."""
        instead = [p for p in _instead(spec) if not self.open_words.isdisjoint(_said(p.text)) and "title" in p.lower]
        for passage in (*_titles(spec), *instead):
            found = list(_WORD.finditer(passage.lower))
            said = [m[0] for m in _WORD.finditer(passage.lower.replace(".", ""))]  # "T.B.D." is a word
            if said and all(word in self.words or word.isdigit() for word in said) and not all(map(str.isdigit, said)):
                yield Hit(passage.span(found[0].start(), found[-1].end()))


@dataclass(frozen=True)
class TitleMark(Check):
    """A piece of the title that is set off by a bracket or a dash and says how far the work on the text has come."""

    WORDS: ClassVar[frozenset[str]] = frozenset()

    marks: frozenset[str] = frozenset()
    """Words of which one alone, set off, is a mark: "obsolete", "draft"."""
    beside: frozenset[str] = frozenset()
    """Words that stand with them; two of these are a mark as well if one is in ``weak``."""
    weak: frozenset[str] = frozenset()
    """Words that are a mark only beside another of them: "for review"."""
    trailing: frozenset[str] = frozenset()
    """Words that are a mark at the end of the title though nothing sets them off."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such piece; never the whole title, of which nothing would be left."""
        for passage in _titles(spec):
            text = passage.text
            pieces = list(_pieces(text))
            named = [piece for piece in pieces if not self._is_mark(text[piece.start : piece.end])]
            for piece in pieces:
                if piece not in named and named:
                    yield Hit(passage.span(piece.start, piece.end))
            for piece in named:
                if at := self._tail(text[piece.start : piece.end]):
                    yield Hit(passage.span(piece.start + at, piece.end))

    def _is_mark(self, text: str) -> bool:
        words = list(_said(text))
        plain = [word for word in words if not _numeral(word)]
        if not plain or any(word not in self.marks | self.beside | self.weak for word in plain):
            return False
        return any(word in self.marks for word in plain) or (
            len(plain) > 1 and any(word in self.weak for word in plain)
        )

    def _tail(self, text: str) -> int:
        """Where a mark begins behind the title's own words, or nothing: "FILE CLERK rev. 3"."""
        words = list(_WORD.finditer(text.lower()))
        at = len(words)
        while at > 1 and _numeral(words[at - 1][0]):
            at -= 1
        mark = words[at - 1][0]
        if at <= 1 or mark not in self.trailing or (len(mark) == 1 and at == len(words)):
            return 0  # "v" is a mark before a number only: it is the fifth level as well
        return words[at - 1].start()


@dataclass(frozen=True)
class TitleTwice(Check):
    """The whole title said twice in its line: "FILE CLERK FILE CLERK"."""

    WORDS: ClassVar[frozenset[str]] = frozenset()

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The second half, where it is the first once more."""
        for passage in _titles(spec):
            found = list(_WORD.finditer(passage.lower))
            half, rest = divmod(len(found), 2)
            if half > 1 and not rest and [m[0] for m in found[:half]] == [m[0] for m in found[half:]]:
                yield Hit(passage.span(found[half].start(), found[-1].end()))


@dataclass(frozen=True)
class TitleSigns(Check):
    """A sign or a blank that no title has: at its beginning or end, before a comma, inside a bracket or a word."""

    WORDS: ClassVar[frozenset[str]] = frozenset()

    short: frozenset[str] = frozenset()
    """Words of four letters and more that end with a period because they are cut short: "admin."."""

    _SIGNS: ClassVar[tuple[Expression, ...]] = (
        Expression(r"(?<!\S)\S+[ \u00a0]{2,}\S+|\s+[,;:](?!\S)"),
        Expression(r"[(\[]\s+(?=\w)|(?<=\w)\s+[)\]]"),
        Expression(r"(?:[,;:!/|*#&=?^-]+|\.(?:docx?|pdf|txt)|_\w+)(?=\s*$)"),
        Expression(r"/{2,}|_{2,}|\.{4,}|…{2,}|<|>|[\[(]\?+[\])]|%[0-9A-F]{2}"),
        Expression(r"^[/|*,;:=?^.–—-]+(?=\s*\w)"),
        Expression(r"(?<![A-Za-z])[A-Za-z]+[01][A-Za-z]+(?![A-Za-z])"),
        Expression(r"[A-Za-z]{4,}\.(?=\s*$)"),
    )

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first such sign."""
        for passage in _titles(spec):
            for sign in self._SIGNS:
                found = sign.search(passage.text)
                if found and self._wrong(found[0]):
                    yield Hit(passage.span(*found.span()))
                    break

    def _wrong(self, sign: str) -> bool:
        """Whether it is no formula ("H2O", "A1C") and no word cut short."""
        if sign.isalnum():
            return len(sign) > _FORMULA
        return not sign[0].isalpha() or sign[-1] != "." or sign[:-1].lower() not in self.short


def _titles(spec: Spec) -> Iterator[Passage]:
    return (passage for section in spec.page if section.name == TITLE for passage in section.passages)


def _instead(spec: Spec) -> tuple[Passage, ...]:
    """The first line of a page that has no title."""
    first = spec.page[0] if spec.page else None
    return first.passages[:1] if first and first.name == MASTHEAD else ()


def _said(text: str) -> Iterator[str]:
    return (found[0] for found in _WORD.finditer(text.lower()))


def _numeral(word: str) -> bool:
    return word.isdigit() or _DATED.fullmatch(word) is not None


def _pieces(text: str) -> Iterator[Span]:
    """The pieces of a title that brackets and dashes make."""
    for found in _PIECE.finditer(text):
        start = found.start()
        for dash in (*_DASH.finditer(found[0]), None):
            end = found.start() + (dash.start() if dash else len(found[0]))
            if _WORD.search(text, start, end):
                yield _stripped(text, start, end)
            start = found.start() + dash.end() if dash else end


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


CHECKS = {"title-filler": TitleFiller, "title-mark": TitleMark, "title-signs": TitleSigns, "title-twice": TitleTwice}
