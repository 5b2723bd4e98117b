"""Which of many texts may hold what an expression needs: one look at their words spares most searches.

A text is compared in the small letters of ``folded``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TypeAlias

from speclint.text.expression import Expression

Need: TypeAlias = "tuple[str, str, tuple[Need, ...]]"
"""``word`` (a whole one), ``stem`` (how a word begins) or ``part`` (anywhere) with its text, ``odd`` (any character
beyond ASCII), or ``all`` and ``any`` of others."""

ALWAYS: Need = ("all", "", ())
"""The need that every text meets."""

FOLDS = {0x130: "i", 0x131: "i", 0x17F: "s"}
"""Letters beyond ASCII that a search without regard to case takes for ASCII ones, and that ``lower`` does not."""

_MOST = 512
"""So many texts are told apart; of more, neighbours go together."""
_WORD = Expression(r"\w+")


def folded(text: str) -> str:
    """A text in small letters, as a search without regard to case sees it."""
    return text.lower() if text.isascii() else text.translate(FOLDS).lower()


def met(need: Need, low: str) -> bool:
    """Whether one folded text may hold what is needed."""
    kind, text, others = need
    if kind == "any":
        return any(met(other, low) for other in others)
    if kind == "all":
        return all(met(other, low) for other in others)
    return not low.isascii() if kind == "odd" else text in low


def _triggers(need: Need) -> frozenset[str] | None:
    """Words without one of which a need is not met; ``None`` where a text may meet it without."""
    kind, text, others = need
    if kind == "word":
        return frozenset({text})
    inner = [_triggers(other) for other in others]
    known = [words for words in inner if words is not None]
    if kind == "all" and known:  # each of them would do: the long words are the rare ones
        return min(known, key=lambda words: (-min(map(len, words), default=0), len(words), sorted(words)))
    return frozenset().union(*known) if kind == "any" and len(known) == len(inner) else None


def _worded(need: Need, words: AbstractSet[str]) -> bool:
    """Whether a need may be met as far as it asks for whole words."""
    kind, text, others = need
    if kind == "word":
        return text in words
    if kind == "any":
        return any(other[1] in words if other[0] == "word" else _worded(other, words) for other in others)
    return all(other[1] in words if other[0] == "word" else _worded(other, words) for other in others)


class Screen:
    """Which of many needs a text may meet: they are found by its words, and most are never looked at."""

    def __init__(self, needs: Sequence[Need]) -> None:
        """Take the needs, which are counted from 0."""
        self._needs = needs
        self._by_word: dict[str, list[int]] = {}
        self._always: list[int] = []
        for at, need in enumerate(needs):
            words = _triggers(need)
            if words is None:
                self._always.append(at)
            for word in words or ():
                self._by_word.setdefault(word, []).append(at)

    def near(self, words: AbstractSet[str]) -> list[int]:
        """Which needs a text of these words (folded) may meet, in their order."""
        called = {at for word in self._by_word.keys() & words for at in self._by_word[word]}
        return sorted([*self._always, *(at for at in called if _worded(self._needs[at], words))])


def words(low: str) -> list[str]:
    """The words of a folded text."""
    return _WORD.findall(low)


class Index:
    """The words of some texts, which many expressions ask for in turn."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take texts that are folded. A set of them is a number, one bit for each (or for some neighbours)."""
        self._together = size = 1 + len(texts) // _MOST
        self.texts = ["\n".join(texts[at : at + size]) for at in range(0, len(texts), size)] if size > 1 else texts
        self._every = (1 << len(self.texts)) - 1
        self._words: dict[str, int] = {}
        for at, text in enumerate(self.texts):
            bit = 1 << at
            for word in set(words(text)):
                self._words[word] = self._words.get(word, 0) | bit

    @property
    def words(self) -> AbstractSet[str]:
        """Every word."""
        return self._words.keys()

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._words)

    @cached_property
    def _odd(self) -> int:
        return sum(1 << at for at, text in enumerate(self.texts) if not text.isascii())

    def near(self, need: Need) -> Iterator[int]:
        """Which texts, counted from 0, may hold what is needed."""
        found = self._where(need)
        while found:
            at = ((found & -found).bit_length() - 1) * self._together
            yield from range(at, at + self._together)
            found &= found - 1

    def _where(self, need: Need) -> int:
        kind, text, others = need
        if kind == "word":
            return self._words.get(text, 0)
        found = 0
        known = self._words  # most needs are words, and a call for each would cost more than the look
        if kind == "any":
            for other in others:
                found |= known.get(other[1], 0) if other[0] == "word" else self._where(other)
        elif kind == "all":
            found = self._every
            for other in others:
                found &= known.get(other[1], 0) if other[0] == "word" else self._where(other)
                if not found:
                    break
        elif kind == "stem":
            at = bisect_left(self._sorted, text)
            while at < len(self._sorted) and (word := self._sorted[at]).startswith(text):
                found |= known[word]
                at += 1
        elif kind == "odd":
            return self._odd
        else:
            found = sum(1 << at for at, low in enumerate(self.texts) if text in low)
        return found
