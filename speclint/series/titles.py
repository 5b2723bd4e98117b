"""Titles of classes: the series that one belongs to, and the step on its ladder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from speclint.shipped import terms
from speclint.text.expression import Expression

_NUMERALS = {name: n for n, name in enumerate("i ii iii iv v vi vii viii".split(), 1)}
_WORD = Expression(r"[^\W_]+(?:['’][^\W_]+)*")
_ASIDE = terms("series-words")
_BREAK = Expression(r"[,(]")


class Title(NamedTuple):
    """A title taken apart."""

    stem: tuple[str, ...]
    """The words that all classes of the series share."""
    rank: int
    """How high its word of rank stands; 0 for a bare name."""
    numeral: int
    """Its number: 2 for "Accountant II"; 0 where it has none."""

    @property
    def step(self) -> tuple[int, int]:
        """Where it stands on the ladder."""
        return (self.rank, self.numeral)


def words(text: str) -> tuple[str, ...]:
    """The words of a title in small letters."""
    return _words(text)


@lru_cache(maxsize=65536)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("’", "'") for word in _WORD.findall(text.lower()))


def plain(text: str) -> tuple[str, ...]:
    """A title as it is compared: its words without a plural ending of the last one."""
    found = words(text)
    numbered = bool(found) and found[-1] in _NUMERALS
    at = len(found) - (2 if numbered else 1)
    if at < 0:
        return found
    return (*found[:at], singular(found[at]), *found[at + 1 :])


def singular(word: str) -> str:
    """A word without its plural ending."""
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - "ties"
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word  # noqa: PLR2004 - "gas"


def numeral(word: str) -> int:
    """The number that a word of a title stands for, or 0."""
    return _NUMERALS.get(word, 0) or (int(word) if re.fullmatch(r"[1-9]", word) else 0)


def parsed(text: str, ranks: Mapping[str, int]) -> Title:
    """A title as series, rank and number: "Senior Accountant II" is (accountant), that of "senior", 2."""
    head, mark, tail = text.partition(found[0]) if (found := _BREAK.search(text)) else (text, "", "")
    front, behind = list(words(head)), list(words(tail)) if mark else []
    number, rank = 0, 0
    if front and front[-1] == "series":
        front.pop()
    if len(front) > 1 and numeral(front[-1]):
        number = numeral(front.pop())
    elif behind and numeral(behind[-1]):
        number = numeral(behind.pop())
    if len(front) > 1 and front[0] in ranks:
        rank = ranks[front.pop(0)]
    elif len(front) > 1 and front[-1] in ranks:
        rank = ranks[front.pop()]
    stem = [word for word in (*front, *behind) if word not in _ASIDE]
    return Title(tuple(stem), rank, number)
