"""Which of many texts may hold what an expression needs: one look at their words spares most searches.

A text is compared in the small letters of ``folded``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeAlias

from speclint.expression import Expression

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


class Index:
    """The words of some texts, which many expressions ask for in turn."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take texts that are folded. A set of them is a number, one bit for each (or for some neighbours)."""
        self._together = size = 1 + len(texts) // _MOST
        self.texts = ["\n".join(texts[at : at + size]) for at in range(0, len(texts), size)] if size > 1 else texts
        self.every = (1 << len(self.texts)) - 1
        self._words: dict[str, int] = {}
        for at, text in enumerate(self.texts):
            bit = 1 << at
            for word in set(_WORD.findall(text)):
                self._words[word] = self._words.get(word, 0) | bit

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
        words = self._words  # most needs are words, and a call for each would cost more than the look
        if kind == "any":
            for other in others:
                found |= words.get(other[1], 0) if other[0] == "word" else self._where(other)
        elif kind == "all":
            found = self.every
            for other in others:
                found &= words.get(other[1], 0) if other[0] == "word" else self._where(other)
                if not found:
                    break
        elif kind == "stem":
            at = bisect_left(self._sorted, text)
            while at < len(self._sorted) and (word := self._sorted[at]).startswith(text):
                found |= self._words[word]
                at += 1
        elif kind == "odd":
            return self._odd
        else:
            found = sum(1 << at for at, low in enumerate(self.texts) if text in low)
        return found
