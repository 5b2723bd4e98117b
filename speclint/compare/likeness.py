"""How alike two units are by their words."""

from __future__ import annotations

from collections.abc import Sequence

from speclint.light import dataclass

FEW = 3
"""Words of which a unit must have as many, so that its like elsewhere is more than chance."""
CONTAINED = 0.9
"""What it counts for that one unit holds the other whole."""
_SOME = 5
_SMALL = frozenset(
    (
        "a an and any are as at be by for from in into is it its may of on or other such that the their this to with"
    ).split()
)
"""Words that every passage has."""


@dataclass(frozen=True, slots=True)
class Bag:
    """The words of a unit as sets of bits."""

    all: int
    telling: int
    """Without the small words, where enough others are left."""
    count: int


def bag(words: Sequence[str], bits: dict[str, int]) -> Bag:
    """The words of a unit; *bits* knows the bit of each word that was seen before."""
    every = telling = 0
    for word in words:
        bit = bits.get(word)
        if bit is None:
            bits[word] = bit = 1 << len(bits)
        every |= bit
        if word not in _SMALL:
            telling |= bit
    return Bag(every, telling if telling.bit_count() >= FEW else every, len(words))


def likeness(a: Bag, b: Bag) -> float:
    """From 0 to 1: the words in common among all, or among those of the smaller one."""
    left, right = (a.telling, b.telling) if a.telling != a.all and b.telling != b.all else (a.all, b.all)
    common = (left & right).bit_count()
    if not common:
        return 0.0
    small = min(left.bit_count(), right.bit_count())
    held = CONTAINED * common / small if small >= _SOME else 0.0
    return max(common / (left | right).bit_count(), held)


def jaccard(a: int, b: int) -> float:
    """The share of what is common in all of it."""
    return (a & b).bit_count() / ((a | b).bit_count() or 1)
