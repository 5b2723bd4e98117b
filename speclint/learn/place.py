"""Whose law holds where the files come from: the state that most of them name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from speclint.learn.seen import Seen
from speclint.light import dataclass
from speclint.shipped import data
from speclint.text.expression import Expression

_MOST = 0.6
"""In which share of the files a state is named more often than any other."""
_CLEAR = 4
"""How many times as many files must name it first as name another one first."""
_NO_STATE = r"(?!\s+(?:County|Street|St\b|Ave|Avenue|Boulevard|Blvd|Road|Township|City\b))(?!,?\s+D\.?\s?C\b)"
"""What makes another place of the name of a state: a county, a street, the capital."""


@dataclass(frozen=True, slots=True)
class Place:
    """A state, and how many files name it more often than any other."""

    name: str
    code: str
    """As a jurisdiction: ``us-wa``."""
    files: int


def place(seen: Sequence[Seen]) -> Place | None:
    """The state of an employer; nothing where its files do not show it."""
    named = Counter(state for one in seen if (state := _named_most(one.spec.view.text)))
    ranked = named.most_common(2)
    if not ranked:
        return None
    (name, files), *others = ranked
    if files < _MOST * len(seen) or (others and files < _CLEAR * others[0][1]):
        return None
    return Place(name, f"us-{_letters()[name].lower()}", files)


def _named_most(text: str) -> str:
    counted = Counter(_named(text))
    ranked = counted.most_common(2)
    tied = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    return ranked[0][0] if ranked and not tied else ""


def _named(text: str) -> Iterator[str]:
    """Each state that is named, by its name or by its letters in front of a postal code."""
    names = {letters: name for name, letters in _letters().items()}
    for found in _names().finditer(text):
        yield found["name"] or names[found["letters"]]


@cache
def _names() -> Expression:
    names = "|".join(sorted(map(re.escape, _letters()), key=len, reverse=True))
    letters = "|".join(_letters().values())
    return Expression(rf"\b(?:(?P<name>{names})\b{_NO_STATE}|(?P<letters>{letters}),?\s+\d{{5}}\b)")


@cache
def _letters() -> Mapping[str, str]:
    """State -> the two letters of its addresses."""
    lines = (line.partition("#")[0].strip() for line in data("states.txt").read_text("utf-8").splitlines())
    return {name: letters for name, _, letters in (line.rpartition(" ") for line in lines if line)}
