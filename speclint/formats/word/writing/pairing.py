"""Which block of an old text became which of the new one, in order; a move is a deletion and an insertion here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Pair = tuple[int | None, int | None]
"""Old and new index; one of them missing where a block was added or is gone."""

TABLE_SIGN = "\x00"
"""With this the text of a table begins: a table and a paragraph are never one."""
_FEW = 2
"""So few words are no evidence that one text holds the other."""
_WORD = re.compile(r"\w+")
_ALIKE = 0.35
"""Share of common words from which two blocks are one that was reworded; fitted in the study of alignment."""
_MOST = 250_000
"""Comparisons in one gap; a larger one is paired by position."""


def pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Pair two lists of texts: equal ones by their longest common run, the rest by likeness, in order.

    At the end of the list as many as possible are paired, however unlike: a container's last mark must stay.
    """
    matcher = SequenceMatcher(None, [_key(text) for text in old], [_key(text) for text in new], autojunk=False)
    for kind, low, high, first, last in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(range(low, high), range(first, last), strict=True)
        elif high == len(old) and last == len(new):
            yield from _to_the_end(range(low, high), range(first, last), old, new)
        else:
            yield from _gap(range(low, high), range(first, last), old, new)


def _key(text: str) -> str:
    return " ".join(text.split()) or text


def _to_the_end(lows: range, highs: range, old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """The last gap: of what stands alone behind its last pair, the last paragraphs are paired from the end."""
    found = list(_gap(lows, highs, old, new))
    cut = len(found)
    while cut and None in found[cut - 1]:
        cut -= 1
    gone = [low for low, _ in found[cut:] if low is not None]
    come = [high for _, high in found[cut:] if high is not None]
    together: list[Pair] = []
    while gone and come and TABLE_SIGN not in old[gone[-1]][:1] + new[come[-1]][:1]:
        together.append((gone.pop(), come.pop()))
    yield from found[:cut]
    yield from ((low, None) for low in gone)
    yield from ((None, high) for high in come)
    yield from reversed(together)


def _gap(lows: range, highs: range, old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    together = dict(_likest(lows, highs, old, new))
    at = highs.start
    for low in lows:
        high = together.get(low)
        if high is None:
            yield low, None
            continue
        yield from ((None, each) for each in range(at, high))
        yield low, high
        at = high + 1
    yield from ((None, each) for each in range(at, highs.stop))


def _likest(lows: range, highs: range, old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pairs whose likeness adds up to most, without crossing."""
    if len(lows) * len(highs) > _MOST:
        yield from zip(lows, highs, strict=False)
        return
    bags = [set(_WORD.findall(old[low].lower())) for low in lows]
    others = [set(_WORD.findall(new[high].lower())) for high in highs]
    best = [[0.0] * (len(highs) + 1) for _ in range(len(lows) + 1)]
    alike = [
        [
            _likeness(bag, other) if _kind(old[low]) == _kind(new[high]) else 0.0
            for high, other in zip(highs, others, strict=True)
        ]
        for low, bag in zip(lows, bags, strict=True)
    ]
    for i in range(len(lows) - 1, -1, -1):
        for j in range(len(highs) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1])
            if alike[i][j] >= _ALIKE:
                best[i][j] = max(best[i][j], best[i + 1][j + 1] + alike[i][j])
    i = j = 0
    while i < len(lows) and j < len(highs):
        if alike[i][j] >= _ALIKE and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            yield lows[i], highs[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _kind(text: str) -> bool:
    return text.startswith(TABLE_SIGN)


def _likeness(bag: set[str], other: set[str]) -> float:
    if not bag or not other:
        return 1.0 if bag == other else 0.0
    common, least = len(bag & other), min(len(bag), len(other))
    contained = 0.9 * common / least if least > _FEW else 0.0
    return max(common / len(bag | other), contained)
