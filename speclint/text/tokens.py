"""The words of a stretch of text, as phrases see them: in small letters, one after the other, numbered from 0."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from speclint.text.classes import Word, classed, nearly_always
from speclint.text.expression import Expression
from speclint.text.folding import folded
from speclint.text.numbers import WORTH

ENDS = frozenset(".;!?")
"""What closes a clause."""
CLOSES = frozenset({*ENDS, ")"})
"""In front of what a clause ends."""
OPENS = frozenset({*ENDS, ":", "•", "·", "▪"})
"""Behind what a clause or an item begins."""
JOINS = frozenset({"and", "or", "but"})
"""What may stand between the end of a clause and the beginning of the next."""
VALUES = WORTH | {"hundred": 100, "thousand": 1000}
del VALUES["zero"]  # which counts nothing
NUMERALS = frozenset(VALUES)
_TOKEN = Expression(
    r"(?:(?<=[^\W_])[-\u2010\u2011])?"  # what a hyphen joins to the word before it begins with that hyphen
    r"(?:(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])"  # G.E.D.
    r"|\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:'[^\W_]+)*)"
    r"|[^\w\s\"'“”‘-]"
)
_ABBREVIATED = Expression(
    r"(?<![^\W_])(?:(?:[^\W\d_]\.)+[^\W\d_]|no|nos|dr|mr|mrs|ms|st|inc|dept|vs|etc|approx|lbs?|hrs?|yrs?|jr|sr)\."
)
CLASSES = {
    "noun": "n",
    "noun-s": "N",
    "name": "P",
    "adjective": "j",
    "adverb": "r",
    "verb": "v",
    "verb-s": "z",
    "verb-ed": "d",
    "verb-ing": "g",
    "article": "a",
    "possessive": "s",
    "pronoun": "p",
    "preposition": "i",
    "modal": "m",
}
"""How a phrase says "any word of this class", and the letter of the class; with ``!`` one that hardly ever is other."""
CLASSES |= {f"{name}!": kind for name, kind in CLASSES.items()}
_HYPHENS = "-\u2010\u2011"
_APOSTROPHES = {0x2019: "'", 0x02BC: "'", 0x2018: "'"}


def plain(text: str) -> str:
    """A text of the same length in small letters, with straight apostrophes and no points behind abbreviations."""
    low = folded(text)
    if not low.isascii():
        low = low.translate(_APOSTROPHES)
    return _ABBREVIATED.sub(_unpointed, low) if "." in low else low


def _unpointed(found: re.Match[str]) -> str:
    return f"{found[0][:-1]} "


def split(text: str) -> list[str]:
    """The words and signs of a text, in small letters; ``color-blind`` is ``color`` and ``-blind``."""
    return _TOKEN.findall(plain(text))


class Tokens:
    """The words and signs of one text, and where in it they stand."""

    def __init__(self, text: str) -> None:
        """Take the text; where its words stand is only worked out if somebody asks."""
        self.text = text
        self._plain = plain(text)
        self.words: list[str] = _TOKEN.findall(self._plain)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Every word that stands here, those behind a hyphen without it."""
        found = set(self.words)
        joined = [word for word in found if word[0] == "-" and len(word) > 1]
        return frozenset(found.difference(joined).union(word[1:] for word in joined) if joined else found)

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Beginning and end of each word in the text."""
        found: list[tuple[int, int]] = []
        seek, end = self._plain.find, 0
        for word in self.words:  # what lies between two words begins none: each is found where the expression found it
            start = seek(word, end)
            end = start + len(word)
            found.append((start + 1 if word[0] in _HYPHENS and len(word) > 1 else start, end))
        return found

    @cached_property
    def classed(self) -> tuple[Word, ...]:
        """The words and signs of the text with their classes; a word with hyphens is one of them."""
        return classed(self.text)

    @cached_property
    def _classes(self) -> dict[int, Word]:
        return {word.start: word for word in self.classed}

    def of_class(self, at: int, name: str) -> int:
        """Behind which word one of a class ends that begins here, with all that hyphens join to it; 0 if none does."""
        word = self._classes.get(self.places[at][0])
        if word is None or word.kind != CLASSES[name] or (name[-1] == "!" and not nearly_always(word.low, word.kind)):
            return 0
        at += 1
        while at < len(self.words) and self.words[at][0] == "-" and len(self.words[at]) > 1:
            at += 1
        return at

    def begins(self, at: int) -> bool:
        """Whether a clause or an item begins with this word."""
        words = self.words
        if at and words[at - 1] in JOINS:
            at -= 1
        return not at or words[at - 1] in OPENS

    def ends(self, at: int) -> bool:
        """Whether a clause ends in front of this word."""
        return at >= len(self.words) or self.words[at] in CLOSES

    def within(self, start: int, end: int) -> tuple[int, int]:
        """From which word up to which a stretch of the text reaches."""
        first = bisect_left(self.places, (start, -1))
        return first, bisect_left(self.places, (end, -1), first)
