"""The smallest difference in words between a text and what should stand in its place."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from speclint.text.expression import Expression

_TOKEN = Expression(r"\w+|\s|[^\w\s]")


class Hunk(NamedTuple):
    """Put *text* in the place of the characters from *start* to *end* of the old text."""

    start: int
    end: int
    text: str


def hunks(old: str, new: str) -> Iterator[Hunk]:
    """The changes that turn *old* into *new*, word by word, in order."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    starts = [0]
    for token in before:
        starts.append(starts[-1] + len(token))
    for kind, low, high, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Hunk(starts[low], starts[high], "".join(after[first:last]))
