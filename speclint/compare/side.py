"""One of two texts that are compared for what they mean: its words, and which of them are verbs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import NamedTuple

from speclint.compare.items import Item, Wording
from speclint.compare.stems import plural
from speclint.light import dataclass
from speclint.shipped import terms
from speclint.text import verbs
from speclint.text.classes import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    BARE,
    MODAL,
    NOUN,
    NUMBER,
    PAST,
    POSSESSIVE,
    PREPOSITION,
    THIRD,
    classed,
    uses,
)

ACTING = frozenset((BARE, THIRD))
ENDS = frozenset(".;:\n")
MARKS = frozenset({",", ";", "and", "or", "/", "&", ".", ":", "\n"})
"""What stands between the names of a list."""
BE = terms("be")
WHO = terms("relatives")
_FRONT = terms("opening-prepositions")
"""With what a phrase begins that stands in front of the verb: “Under direction, files …”."""
_NAMES = frozenset((PREPOSITION, ARTICLE, NUMBER, ADJECTIVE, POSSESSIVE))
"""Behind these stands a name and no verb."""


@dataclass(eq=False)
class Side:
    """All the words and signs of a text, and those that carry its meaning."""

    words: list[str]
    items: tuple[Item, ...]

    @cached_property
    def kinds(self) -> list[str]:
        """The class of each item: of its first word, or of a verb in it."""
        found = [word for word in classed(" ".join(self.words)) if word.text != "'s"]
        tags = [word.kind for word in found] if len(found) == len(self.words) else [NOUN] * len(self.words)
        kinds = [self._kind(n, tags) for n in range(len(self.items))]
        for n in range(len(kinds) - 1, 0, -1):  # “diagnoses, repairs and maintains”
            joint = self.between(n - 1, n)
            if kinds[n] == THIRD and joint and MARKS.issuperset(joint) and third(self.items[n - 1].word):
                kinds[n - 1] = THIRD
        for n in range(1, len(kinds)):  # “under direction, inspects and repairs pumps”
            joint, follows = self.between(n - 1, n), self.behind(n)
            if kinds[n - 1] == THIRD and joint and MARKS.issuperset(joint) and third(self.items[n].word):
                kinds[n] = THIRD if follows and follows[0].isalnum() and follows not in BE | {"of"} else kinds[n]
        return kinds

    def _kind(self, n: int, tags: Sequence[str]) -> str:
        item = self.items[n]
        own = tags[item.at : item.at + item.size]
        kind = next((one for one in own if one in ACTING), own[0])
        if self._opens(n):
            return THIRD
        if kind in {ADJECTIVE, PAST} and item.at and self.words[item.at - 1] == "as":
            return ADVERB  # “as necessary”
        if kind == ADJECTIVE and item.word.endswith("ly") and (self.behind(n) or ".") in MARKS:
            return ADVERB  # “prepares reports monthly”
        return NOUN if kind in ACTING and self._named(n, kind, tags) else kind

    def _opens(self, n: int) -> bool:
        """Whether an item begins a statement with what is done, or goes on with it as the statement began."""
        item = self.items[n]
        follows = self.words[item.at + 1 : item.at + 2]
        if not third(item.word) or not follows or not follows[0][0].isalnum() or follows[0] in BE | {"of"}:
            return False
        before = self.words[item.at - 1] if item.at else "."
        if before in ENDS or (third(self.words[0]) and before in {"and", "or", ","}):
            return True
        return before == "," and (follows[0] in {"the", "a", "an"} or self.words[0] in _FRONT)

    def _named(self, n: int, kind: str, tags: Sequence[str]) -> bool:
        """Whether what may be a verb stands where only a name can: behind a preposition, an article, a number."""
        at = self.items[n].at
        if not at:
            return False
        before, tag = self.words[at - 1], tags[at - 1]
        if kind == BARE and third(self.words[0]):
            return before != "to" and before not in WHO and tag != MODAL
        return before != "to" and tag in _NAMES

    def count(self, word: str) -> int:
        """How often a word stands outside the things that several words say."""
        return self.words.count(word) - sum(self.words[i.at : i.at + i.size].count(word) for i in self.items)

    def either(self) -> int:
        """How often “and/or” stands in it."""
        return sum(self.words[at : at + 3] == ["and", "/", "or"] for at in range(len(self.words)))

    def before(self, n: int) -> list[str]:
        """The words and signs between an item and the one before, without those that belong to that one."""
        start = self.items[n - 1].at + self.items[n - 1].size if n else 0
        return self.words[start : self.items[n].at]

    def between(self, one: int, other: int) -> list[str]:
        """The words and signs between two items; -1 is what stands in front of the first."""
        low, high = sorted((one, other))
        return self.words[self.items[low].at + self.items[low].told if low >= 0 else 0 : self.items[high].at]

    def behind(self, n: int) -> str:
        """The word or sign behind an item."""
        end = self.items[n].at + self.items[n].size
        return self.words[end] if end < len(self.words) else ""


class Both(NamedTuple):
    """Two texts, and which word of one is the equal of which word of the other."""

    sides: tuple[Side, Side]
    pairs: tuple[dict[int, int], dict[int, int]]
    """From the old to the new one, and back."""
    known: Wording
    heavy: frozenset[str]
    """Words of which every form counts."""

    def lacking(self, side: int) -> list[int]:
        """The items of one text that have no equal."""
        return [n for n in range(len(self.sides[side].items)) if n not in self.pairs[side]]


@cache
def third(word: str) -> bool:
    """Whether a word can be the third person of a verb."""
    known = verbs.verbs().get(word, ("", ""))[1] == "s"
    return known or (word.endswith("s") and (BARE in uses(plural(word)) or plural(word) in verbs.irregular()))
