"""Numbers of lines, as courts and boards print them in the margin: furniture, and no text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from speclint.formats.lines.line import Line, until, without
from speclint.light import replace
from speclint.text.expression import Expression

_NUMBER = Expression(r"(\d{1,4})(?:\s+|$)")
_OTHERS = (
    Expression(r"(\d{1,4})\s?[:;|│┃>–-](?:\s+|$)"),
    Expression(r"(\d{1,4}):(?=\S|$)"),
    Expression(r"(?:L|line |#)\s?(\d{1,4})[:.]?(?:\s+|$)", re.IGNORECASE),
)
"""Numbers that something parts from the text."""
_LISTS = (
    Expression(r"\[\s*(\d{1,4})\](?:\s+|$)"),
    Expression(r"\(\s*(\d{1,4})\)(?:\s+|$)"),
    Expression(r"(\d{1,4})[.)](?:\s+|$)"),
)
"""Numbers that look like those of a list: they count lines only where lists with numbers of their own stand inside."""
_OWN = Expression(r"(?:\(?(?:\d{1,3}|[a-z])[.)]|[-•·*–])\s")
_BEHIND = Expression(r"(?:(?:^|\s{2,}|\t)(\d{1,4}))$")
_STEPS = (1, 2, 5, 10)
_MOST, _FEWEST = 0.8, 6
"""The part of a page's lines that are numbered where each is, and how many there must be."""
_SURE = 12
"""Lines that there must be where their numbers look like those of a list."""
_SPARSE = 3
"""The same where only every fifth is."""
_WEAK = 0.34
"""Which part of the numbers may break the count, for pages begin anew."""


def line_numbers(lines: Sequence[str]) -> dict[int, int]:
    """By the index of a line, how many characters at its head only count the lines; none where they do not count.

    An empty line is none; where each line is numbered, even one without text has its number.
    """
    best: dict[int, int] = {}
    for style in (*_OTHERS, _NUMBER, *_LISTS):
        heads = {index: found for index, line in enumerate(lines) if (found := style.match(line))}
        steps = _STEPS if style not in _LISTS else _STEPS[:1]
        counted = _counted(lines, {index: int(found[1]) for index, found in heads.items()}, steps)
        if counted and (style not in _LISTS or _holds_lists([lines[i][heads[i].end() :] for i in counted])):
            best = max(best, {index: heads[index].end() for index in counted}, key=len)
    return best


def numbers_behind(lines: Sequence[str]) -> dict[int, int]:
    """The same for numbers at the right of the lines: where the text of a line ends."""
    tails = {index: found for index, line in enumerate(lines) if (found := _BEHIND.search(line))}
    counted = _counted(lines, {index: int(found[1]) for index, found in tails.items()}, _STEPS)
    return {index: tails[index].start() for index in counted}


def unnumbered(lines: Sequence[Line]) -> list[Line]:
    """The lines without the numbers that only count them; a number alone is an empty line."""
    texts = [line.text for line in lines]
    ahead, behind = line_numbers(texts), numbers_behind(texts)
    if len(ahead) >= len(behind):
        return [_cut(line, ahead[number]) if number in ahead else line for number, line in enumerate(lines)]
    return [_kept(line, behind[number]) if number in behind else line for number, line in enumerate(lines)]


def _cut(line: Line, count: int) -> Line:
    pieces = without(line.pieces, count)
    text = "".join(piece.text for piece in pieces)
    if not pieces:
        return replace(line, text="", pieces=(), start=line.end)
    return replace(line, text=text, pieces=pieces, start=pieces[0].source.start, indent=line.indent + count)


def _kept(line: Line, count: int) -> Line:
    pieces = until(line.pieces, count)
    if not pieces:
        return replace(line, text="", pieces=(), start=line.end)
    return replace(line, text=line.text[:count], pieces=pieces, end=pieces[-1].source.end)


def _holds_lists(texts: Sequence[str]) -> bool:
    """Whether lines have list numbers of their own behind what counts them, or nothing at all."""
    return len(texts) >= _SURE and sum(not text or _OWN.match(text) is not None for text in texts) > 1


def _counted(lines: Sequence[str], numbers: dict[int, int], steps: Sequence[int]) -> set[int]:
    """The lines whose numbers count the lines."""
    if len(numbers) < _SPARSE:
        return set()
    filled = [index for index, line in enumerate(lines) if line]
    for step in steps:
        counted = set(_counting(list(numbers.items()), step))
        enough = len(counted) >= max(_FEWEST, _MOST * len(filled)) if step == 1 else _is_sparse(counted, filled, step)
        if enough:
            return counted
    return set()


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
    """Whether every so many lines one is numbered, empty ones counted or not."""
    places = [(place, index) for place, index in enumerate(filled) if index in counted]
    right = sum(step in {after[0] - before[0], after[1] - before[1]} for before, after in pairwise(places))
    return len(places) >= _SPARSE and right >= (len(places) - 1) * (1 - _WEAK) and len(places) * step >= len(filled) / 2
