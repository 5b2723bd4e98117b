"""Nouns as specifications use them: which need an article, which can be counted, which words are joined before them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from speclint.shipped import data

_PERSON = ("er", "or", "ist", "ee", "ant", "ent", "eer", "ian")
_NO_PERSON = (
    "ment",
    "committee",
    "career",
    "paper",
    "computer",
    "number",
    "center",
    "matter",
    "power",
    "error",
    "factor",
)
_PERSONS = 5
"""How often "a" stands before a noun that names a person."""
_COUNTED = 3
_PLURALS = 5
_SIBILANT = ("s", "x", "z", "ch", "sh")


class Noun(NamedTuple):
    """How often a noun stood without an article or a possessive, with one, with "a"; how often its plural stood."""

    bare: int
    told: int
    one: int
    plural: int

    @property
    def share(self) -> float:
        """The share of its uses without an article."""
        return self.bare / max(self.bare + self.told, 1)

    @property
    def counted(self) -> bool:
        """Whether there can surely be several of it, so that one of it needs an article."""
        return self.one >= _COUNTED and self.plural >= _PLURALS


def noun(word: str) -> Noun | None:
    """What is known of a noun (in lower case); nothing of one that mostly stands alone, or is rare."""
    return _table()[0].get(word)


def person(word: str) -> bool:
    """Whether a noun names a person by what it does: "incumbent", "manager"."""
    known = noun(word)
    several = known is not None and known.one >= _PERSONS and known.plural >= _PLURALS
    return several and word.endswith(_PERSON) and not word.endswith(_NO_PERSON)


def usual(run: str) -> bool:
    """Whether several specifications say these words (in lower case) without an article: "in person"."""
    return run in _table()[1]


def before_noun(word: str) -> bool:
    """Whether a plural may stand right before another noun: "records management"."""
    return word in _table()[2]


def plural(word: str) -> str:
    """The plural of a regular noun."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_SIBILANT) else "s")


def joined(first: str, second: str) -> tuple[int, int]:
    """How often a hyphen joins two words before a noun in real specifications, and how often they stand apart there."""
    return _joined().get(f"{first}-{second}", (0, 0))


@cache
def _table() -> tuple[dict[str, Noun], frozenset[str], frozenset[str]]:
    nouns: dict[str, Noun] = {}
    runs: set[str] = set()
    first: set[str] = set()
    for line in data("nouns.txt").read_text("utf-8").splitlines():
        name, _, row = line.partition(" ")
        if name == "=":
            runs.add(row)
        elif name == "+":
            first.add(row)
        elif name != "#":
            bare, told, one, several = row.split(" ")
            nouns[name] = Noun(int(bare), int(told), int(one), int(several))
    return nouns, frozenset(runs), frozenset(first)


@cache
def _joined() -> dict[str, tuple[int, int]]:
    rows = (line.split(" ") for line in data("joined.txt").read_text("utf-8").splitlines() if line[0] != "#")
    return {pair: (int(together), int(apart)) for pair, together, apart in rows}
