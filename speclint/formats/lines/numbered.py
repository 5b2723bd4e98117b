"""Numbers of lines, as courts and boards print them in the margin: furniture, and no text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from speclint.text.expression import Expression

_NUMBER = Expression(r"(\d{1,4})(?:[ \t]+|$)")
_STEPS = (1, 2, 5, 10)
_MOST, _FEWEST = 0.8, 6
"""The part of a page's lines that are numbered where each is, and how many there must be."""
_SPARSE = 3
"""The same where only every fifth is."""
_WEAK = 0.34
"""Which part of the numbers may break the count, for pages begin anew."""


def line_numbers(lines: Sequence[str]) -> dict[int, int]:
    """By the index of a line, how many characters at its head only count the lines; none where they do not count.

    An empty line is none; where each line is numbered, even one without text has its number.
    """
    heads = {index: found for index, line in enumerate(lines) if (found := _NUMBER.match(line))}
    filled = [index for index, line in enumerate(lines) if line]
    if len(heads) < _SPARSE:
        return {}
    for step in _STEPS:
        counted = set(_counting([(index, int(found[1])) for index, found in heads.items()], step))
        enough = len(counted) >= max(_FEWEST, _MOST * len(filled)) if step == 1 else _is_sparse(counted, filled, step)
        if enough:
            return {index: heads[index].end() for index in counted}
    return {}


def _counting(numbers: Sequence[tuple[int, int]], step: int) -> Iterator[int]:
    """The lines whose number goes on from one, or leads on to one, by *step*."""
    links = [after - before == step or after == step for (_, before), (_, after) in pairwise(numbers)]
    if sum(not link for link in links) > len(links) * _WEAK:
        return
    for place, (index, number) in enumerate(numbers):
        before = place > 0 and links[place - 1]
        after = place < len(links) and links[place]
        if before or (after and number % step == 0):
            yield index


def _is_sparse(counted: set[int], filled: Sequence[int], step: int) -> bool:
    """Whether every so many lines one is numbered."""
    places = [place for place, index in enumerate(filled) if index in counted]
    right = sum(after - before == step for before, after in pairwise(places))
    return len(places) >= _SPARSE and right >= (len(places) - 1) * (1 - _WEAK) and len(places) * step >= len(filled) / 2
