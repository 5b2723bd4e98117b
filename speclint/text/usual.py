"""What usually stands between two words: how likely class specifications put "of" there, "the", or nothing.

``data/usual.bin`` says for runs of up to five words, or of classes of words, how much each speaks for a small word in
the gap, or for none; what all runs around a gap say is added up. ``scripts/make_usual.py`` counts and weighs them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple
from zlib import decompress

from speclint.shipped import data, table
from speclint.text.classes import ENDS, SIGNS, Word, uses

NONE = 0
"""Number of the choice "nothing"; those of the small words follow."""
BITS = 13
"""Bits of the number of a word in a run."""
SCALE = 8
"""So many steps of a weight are one unit of the natural logarithm."""
SPREAD = 0x9E3779B97F4A7C15
WIDE = (1 << 64) - 1
KEPT = 36
"""A run is known by the upper bits of its numbers times ``SPREAD``, without so many."""
BESIDE, BEFORE, BEHIND = 0, 1, 2
"""Of the runs the two words beside the gap, the one before it, and the one behind it."""
RUNS = tuple(
    tuple((part[0] == "c", int(part[1:])) for part in run.split())
    for run in (
        "w-1 w1|w-1|w1|w-2 w-1|w1 w2|w-1 w1 w2|w-2 w-1 w1|w-1 c1|c-1 w1|c-1 c1|c-2 c-1 c1|c-1 c1 c2|"
        "c-2 c-1 c1 c2|w-1 c1 c2|c-2 c-1 w1|w-1 w2|w-2 w1|w-2 c-1 c1|c-1 w1 c2|w-2 w-1 c1|w-2|w2|"
        "w-1 c1 c2 c3|c-3 c-2 c-1 c1|w-3 w-2 w-1|w1 w2 w3|c-2 c-1 c1 c2 c3|c-2 w-1 w1|c-1 c1 w2|"
        "w-2 w-1 w1 w2|c-3 w-2 c-1 c1|c-2 w-1 c1|c-2 w-1 c1 c2"
    ).split("|")
)
"""Which words (w) and classes (c) make up a run: those before the gap from -1 to -3, those behind it from 1 to 3."""
ROUGH = (1, 2, 7, 8, 9, 15, 16)
"""Runs that tell at a seventh of the cost whether anything may be missing."""
REACH = 3
"""So many words before and behind a gap are looked at."""
OWN_CLASS = frozenset(
    "the a an of to in for and or with on by at from as that is are be has have than into this these those"
    " their its his her such any all each other which who will may must should can could would shall not"
    " no it they he she if when where while but nor upon under over within through during between among"
    " per via both either more most then so up out off there were was been being do does did about after"
    " before until against without including we our you your i's 's".split()
)
"""Small words, each a class of its own."""
_SEEN = 3
_SHARE = 0.1
_ENDINGS = ("ing", "tion", "ed", "ly", "s")


_LOW = 12
"""Bits of a run's number that tell it from others of its drawer; the upper ones name the drawer."""
_DRAWERS = 1 << (64 - KEPT - _LOW)


class Rows:
    """Run -> choices and their weights, in turn: rows of numbers, for a dictionary of them takes 15 ms to load."""

    def __init__(self, starts: bytes, lows: bytes, ends: bytes, cells: bytes) -> None:
        """Take what ``put`` made."""
        self._starts, self._lows, self._ends = array("I", starts), array("H", lows), array("I", ends)
        self._cells = cells

    @staticmethod
    def put(rows: Mapping[int, bytes]) -> tuple[bytes, bytes, bytes, bytes]:
        """Rows by their runs, which ascend, as plain values."""
        starts, ends = array("I", [0] * (_DRAWERS + 1)), array("I", [0])
        for run, row in rows.items():
            starts[(run >> _LOW) + 1] += 1
            ends.append(ends[-1] + len(row))
        starts = array("I", accumulate(starts))
        lows = array("H", [run & (1 << _LOW) - 1 for run in rows])
        return starts.tobytes(), lows.tobytes(), ends.tobytes(), b"".join(rows.values())

    def get(self, run: int) -> bytes | None:
        """The row of a run."""
        drawer, low = run >> _LOW, run & (1 << _LOW) - 1
        for at in range(self._starts[drawer], self._starts[drawer + 1]):
            if self._lows[at] == low:
                return self._cells[self._ends[at] : self._ends[at + 1]]
        return None


class Table(NamedTuple):
    """What was counted and weighed."""

    choices: tuple[str, ...]
    """What is chosen between."""
    names: dict[str, int]
    """Words and classes with their numbers."""
    bias: list[int]
    rows: Rows
    """128 is a weight of none."""

    def weights(self, run: int, parts: Iterable[int]) -> Iterator[tuple[int, int]]:
        """What a run of these numbers speaks for, and how much."""
        for part in parts:
            run = run << BITS | part
        row = self.rows.get((run * SPREAD & WIDE) >> KEPT)
        return iter(()) if row is None else ((kind, n - 128) for kind, n in zip(row[::2], row[1::2], strict=True))


def _read() -> tuple[tuple[str, ...], dict[str, int], list[int], tuple[bytes, bytes, bytes, bytes]]:
    """The table as ``scripts/make_usual.py`` packs it: five lines, then gaps between runs, choices, weights."""
    raw = decompress(data("usual.bin").read_bytes())
    fill, names, bias, _, sizes, rest = raw.split(b"\n", 5)
    deltas, cells = map(int, sizes.split())
    choices, weights = rest[deltas : deltas + cells], rest[deltas + cells :]
    rows: dict[int, bytes] = {}
    run = shift = part = at = 0
    for byte in rest[:deltas]:
        part |= (byte & 127) << shift
        shift += 7
        if byte > 127:  # noqa: PLR2004 - the upper bit: more follows
            continue
        run, part, shift = run + part, 0, 0
        end = at
        while choices[end] < 128:  # noqa: PLR2004 - the upper bit closes a row
            end += 1
        rows[run] = bytes(
            n for pair in zip(choices[at : end + 1], weights[at : end + 1], strict=True) for n in _cell(*pair)
        )
        at = end + 1
    numbers = {name: n for n, name in enumerate(names.decode().split(" "), 1)}
    return tuple(fill.decode().split(" ")), numbers, [int(n) for n in bias.split()], Rows.put(rows)


def _cell(choice: int, weight: int) -> tuple[int, int]:
    return choice & 127, (weight + 128) & 255


@cache
def _table() -> Table:
    choices, names, bias, rows = table(_read)
    return Table(choices, names, bias, Rows(*rows))


def fillers() -> tuple[str, ...]:
    """The small words that are asked for, by number; the first is none."""
    return _table().choices


def wordclass(low: str, text: str, *, first: bool) -> str:
    """The class of a word that is told without the words around it."""
    if low[0].isdigit() or low[0] == "$":
        return "#"
    if not any(c.isalpha() for c in low):
        return low if low in {*SIGNS, "."} else '"'
    if low in OWN_CLASS:
        return low
    return "P" if text[0].isupper() and not first else _by_use(low)


@lru_cache(maxsize=1 << 14)
def _by_use(low: str) -> str:
    counts = uses(low)
    whole = sum(counts.values())
    if whole < _SEEN:
        return "?" + next((end for end in _ENDINGS if low.endswith(end)), "")
    return "c:" + (
        "".join(sorted(k for k, n in counts.items() if n / whole >= _SHARE and k.isalpha() and k != "P")) or "P"
    )


class Numbered:
    """The words of a passage and their classes as numbers of a table, with what lies beyond both ends."""

    def __init__(self, words: Sequence[Word], names: Mapping[str, int]) -> None:
        """Look every word up."""
        before, behind = names["^"], names["$"]
        self.words, self.classes = [before] * REACH, [before] * REACH
        first = True
        for word in words:
            number = names.get(wordclass(word.low, word.text, first=first), 0)
            self.classes.append(number)
            self.words.append(names.get(word.low, number))
            first = word.text in ENDS
        self.words += [behind] * REACH
        self.classes += [behind] * REACH

    def at(self, place: tuple[bool, int], left: int, right: int) -> int:
        """The number of one part of a run around a gap."""
        by_class, off = place
        at = REACH + (left + off + 1 if off < 0 else right + off - 1)
        return (self.classes if by_class else self.words)[at]


class Gaps:
    """The words of a passage, and what usually stands between them."""

    def __init__(self, words: Sequence[Word]) -> None:
        """Number them."""
        self._table = _table()
        self._numbered = Numbered(words, self._table.names)

    def known(self, left: int, right: int, choice: int, run: int = BESIDE) -> float:
        """How much one run speaks for a choice: the two words beside the gap, unless *run* says another."""
        return next((n for kind, n in self._says(left, right, run) if kind == choice), 0) / SCALE

    def scores(self, left: int, right: int, runs: Sequence[int] = range(len(RUNS))) -> list[float]:
        """How much speaks for each choice between two words (natural logarithm), as far as some runs tell."""
        found = list(self._table.bias)
        get, words, classes = self._table.rows.get, self._numbered.words, self._numbered.classes
        before, behind = REACH + left + 1, REACH + right - 1
        for run in runs:  # as ``weights`` and ``at`` have it: a call for each word would double the time of the rule
            number = run
            for by_class, off in RUNS[run]:
                number = number << BITS | (classes if by_class else words)[(before if off < 0 else behind) + off]
            row = get((number * SPREAD & WIDE) >> KEPT)
            if row is not None:
                for choice, weight in zip(row[::2], row[1::2], strict=True):
                    found[choice] += weight - 128
        return [weight / SCALE for weight in found]

    def _says(self, left: int, right: int, run: int) -> Iterator[tuple[int, int]]:
        return self._table.weights(run, (self._numbered.at(place, left, right) for place in RUNS[run]))
