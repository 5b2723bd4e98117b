"""Units that were cut in several: runs of neighbours that together are one unit of the other text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclint.compare.aligned import Floor
from speclint.compare.likeness import CONTAINED, FEW, Bag, jaccard
from speclint.light import dataclass

_GAIN = 0.05
"""How much more like the whole a part must make the others."""


@dataclass(frozen=True, slots=True)
class Texts:
    """One side of an alignment: the words of its units, in order and as bags."""

    words: Sequence[tuple[str, ...]]
    bags: Sequence[Bag]


def runs(pairs: dict[int, int], wholes: Texts, parts: Texts, floor: Floor) -> Iterator[tuple[tuple[int, ...], int]]:
    """Runs of neighbours that together are what one of them was paired with."""
    used = set[int]()
    for at in sorted(pairs):
        whole = pairs[at]
        if at in used or wholes.words[whole] == parts.words[at]:
            continue
        run = [at]
        for step in (-1, 1):
            beside, strange = at + step, 0
            # Another unit may have been put between the parts, so one may be stepped over.
            while 0 <= beside < len(parts.words) and beside not in pairs and beside not in used and strange <= 1:
                fits = floor(whole, beside) <= 1 and _completes(whole, wholes, run, beside, parts)
                run, strange = (sorted((*run, beside)), strange) if fits else (run, strange + 1)
                beside += step
        if len(run) > 1:
            used |= set(run)
            yield tuple(run), whole


def _completes(whole: int, wholes: Texts, run: list[int], beside: int, parts: Texts) -> bool:
    """Whether one more neighbour makes a run more like the whole, of which it is a part."""
    if not parts.words[beside]:
        return False
    joined = [word for n in sorted((*run, beside)) for word in parts.words[n]]
    if _within(joined, wholes.words[whole]):
        return True
    all_, more = wholes.bags[whole].all, parts.bags[beside].all
    if parts.bags[beside].count < FEW or (more & all_).bit_count() < CONTAINED * more.bit_count():
        return False
    held = 0
    for n in run:
        held |= parts.bags[n].all
    return jaccard(all_, held | more) > jaccard(all_, held) + _GAIN


def _within(part: Sequence[str], whole: tuple[str, ...]) -> bool:
    """Whether words stand in a text in one piece."""
    length, wanted = len(part), tuple(part)
    if length > len(whole):
        return False
    return any(whole[at] == wanted[0] and whole[at : at + length] == wanted for at in range(len(whole) - length + 1))
