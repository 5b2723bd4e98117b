"""Words that mean the same, and forms that do not look like their word: what ships, and what a profile adds.

Both are read when two texts are compared for what they mean; a check alone never needs them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from speclint.compare.canonical import Plain
from speclint.compare.stems import split, stemmed
from speclint.shipped import data, table

_Lines = Sequence[Sequence[str]]
_ARTICLES = frozenset({"a", "an", "the"})
_NONE = frozenset[int]()
_Beside = dict[str, dict[str, tuple[tuple[tuple[str, ...], int], ...]]]
_Runs = dict[str, dict[str, tuple[tuple[tuple[str, ...], frozenset[int]], ...]]]


class Equals(NamedTuple):
    """Lines of words that mean the same, ready to be looked up."""

    family: Mapping[str, str]
    """A stem -> the stem of the word whose other form it is."""
    groups: Mapping[str, frozenset[int]]
    """What a word is known by -> the lines in which it stands."""
    held: frozenset[str]
    """All that the words of any line are known by."""
    runs: _Runs
    """The first two of several words -> all of them, the longest first, and their lines."""
    beside: _Beside
    """A word -> the first of those beside which it says the same as another does (“write”, “prepare” beside “report”),
    with the others of those and the line of each such row."""

    def told(self, head: str, heads: frozenset[str]) -> frozenset[int]:
        """The lines in which a word stands, among all that its text holds."""
        lines = self.groups.get(head, _NONE)
        rows = self.beside.get(head)
        if not rows or not (there := rows.keys() & heads):
            return lines
        return lines.union(line for one in there for others, line in rows[one] if heads.issuperset(others))

    def several(self, heads: Sequence[str], at: int) -> Iterator[tuple[int, frozenset[int]]]:
        """Where the things end that several words say from here on, the longest first, each with its lines.

        Articles do not count.
        """
        rows = self.runs.get(heads[at])
        if not rows:
            return
        second = at + 1
        while second < len(heads) and heads[second] in _ARTICLES:
            second += 1
        if second >= len(heads):
            return
        for run, groups in rows.get(heads[second], ()):
            end = second + 1
            for head in run:
                while end < len(heads) and heads[end] in _ARTICLES:
                    end += 1
                if end >= len(heads) or heads[end] != head:
                    break
                end += 1
            else:
                yield end, groups


def equals(alike: _Lines, same: _Lines, families: _Lines) -> Equals:
    """The words that mean the same: those that ship, and those of a profile, all in the form in which it writes."""
    return Equals(*table(_read, tuple(map(tuple, alike)), tuple(map(tuple, same)), tuple(map(tuple, families))))


def headed(word: str, family: Mapping[str, str]) -> str:
    """What a word is known by in all its forms, those that do not look like it among them."""
    stem = stemmed(word)
    return family.get(stem, stem)


_Table = tuple[dict[str, str], dict[str, frozenset[int]], frozenset[str], _Runs, _Beside]


def _read(alike: _Lines, same: _Lines, families: _Lines) -> _Table:
    plain = plainly(alike)
    forms = [*(line.split() for line in _lines("forms.txt")), *families]
    family = {stemmed(word): stemmed(line[0]) for line in forms for word in line[1:]}
    lines = [
        [tuple(headed(word, family) for word in split(plain(entry)) if word not in _ARTICLES) for entry in line]
        for line in [*_entries("equals.txt"), *same]
    ]
    found: dict[tuple[str, ...], set[int]] = {}
    for number, line in enumerate(lines):
        for heads in line:
            found.setdefault(heads, set()).add(number)
    runs: dict[str, dict[str, list[tuple[tuple[str, ...], frozenset[int]]]]] = {}
    for heads, numbers in sorted(found.items(), key=lambda row: -len(row[0])):
        if len(heads) > 1:
            runs.setdefault(heads[0], {}).setdefault(heads[1], []).append((heads[2:], frozenset(numbers)))
    several = {first: {second: tuple(r) for second, r in rows.items()} for first, rows in runs.items()}
    alone = {heads[0]: frozenset(at) for heads, at in found.items() if len(heads) == 1}
    return family, alone, frozenset(head for heads in found for head in heads), several, _beside(lines)


def _beside(lines: Sequence[Sequence[tuple[str, ...]]]) -> _Beside:
    """The first words that say the same in front of the same others: a line of its own for each such row of a line."""
    found: dict[str, dict[str, list[tuple[tuple[str, ...], int]]]] = {}
    number = len(lines)
    for line in lines:
        rows: dict[tuple[str, ...], set[str]] = {}
        for heads in line:
            if len(heads) > 1:
                rows.setdefault(heads[1:], set()).add(heads[0])
        for others, firsts in rows.items():
            if len(firsts) > 1:
                number += 1
                for first in sorted(firsts):
                    found.setdefault(first, {}).setdefault(others[0], []).append((others[1:], number))
    return {first: {other: tuple(r) for other, r in rows.items()} for first, rows in found.items()}


def plainly(alike: _Lines) -> Plain:
    """How a text is put in one form: by the turns of phrase that ship, and those of a profile."""
    return Plain([*_entries("turns.txt"), *alike])


def _entries(name: str) -> list[list[str]]:
    return [line.split(" | ") for line in _lines(name)]


def _lines(name: str) -> list[str]:
    """The lines of a word list, without remarks."""
    return [line for line in data(name).read_text("utf-8").splitlines() if line and not line.startswith("#")]
