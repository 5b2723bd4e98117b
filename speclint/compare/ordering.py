"""Pairs that keep one order: those that together score most, and the longest run that only rises."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

_SLIGHT = 1e-9


def best(score: list[list[float]]) -> Iterator[tuple[int, int]]:
    """The pairs that do not cross and together score most, in order."""
    best = _table(score)
    a = b = 0
    while a < len(score) and b < len(score[0]):
        here = score[a][b]
        if here and abs(best[a][b] - best[a + 1][b + 1] - here) < _SLIGHT:
            yield a, b
            a, b = a + 1, b + 1
        elif abs(best[a][b] - best[a + 1][b]) < _SLIGHT:
            a += 1
        else:
            b += 1


def _table(score: list[list[float]]) -> list[list[float]]:
    """The best sum of scores from each cell on, where pairs do not cross."""
    width = len(score[0])
    rows = [[0.0] * (width + 1)]
    for row in reversed(score):
        below, here = rows[-1], [0.0] * (width + 1)
        for b in range(width - 1, -1, -1):
            best = max(below[b], here[b + 1])
            if row[b] and below[b + 1] + row[b] > best:
                best = below[b + 1] + row[b]
            here[b] = best
        rows.append(here)
    return rows[::-1]


def increasing(values: Sequence[int]) -> list[int]:
    """The positions of a longest increasing run among distinct values."""
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(values)
    for at, value in enumerate(values):
        length = bisect_left(tails, value)
        if length == len(tails):
            tails.append(value)
            ends.append(at)
        else:
            tails[length], ends[length] = value, at
        before[at] = ends[length - 1] if length else -1
    found: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]
