"""Near-equal texts, exactly: every pair that shares enough words is found, and no pair is asked that cannot."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from math import ceil


class Among:
    """Chosen texts, to be found by another that is nearly the same.

    Two texts that are alike share a word among the rarest of each (a prefix filter): only those are compared.
    """

    def __init__(self, texts: Sequence[str], likeness: float) -> None:
        """Take the texts; *likeness* is the part of all their words that two must share."""
        self.texts, self.likeness = texts, likeness
        bags = [list(_counted(text)) for text in texts]
        often = Counter(word for bag in bags for word in bag)
        self._ranks = {word: n for n, (word, _) in enumerate(sorted(often.items(), key=lambda w: (w[1], w[0])))}
        self._rows = [frozenset(self._ranks[word] for word in bag) for bag in bags]
        self._index: defaultdict[int, list[int]] = defaultdict(list)
        for at, row in enumerate(self._rows):
            for rank in sorted(row)[: self._prefix(len(row))]:
                self._index[rank].append(at)

    def _prefix(self, size: int) -> int:
        """How many of the rarest words of a text hold one that every text like it has."""
        return size - ceil(self.likeness * size - 1e-9) + 1 if size else 0

    def near(self, text: str) -> list[int]:
        """The numbers of all texts that are like one, but for the text itself."""
        words = text.split()
        size = len(words)
        if sum(map(self._ranks.__contains__, words)) < self.likeness * size - 1e-9:
            return []  # so few words in common are too few, whatever else the other text holds
        ranks = [self._ranks.get(word, -1) for word in _counted(text)]
        known = sorted(rank for rank in ranks if rank >= 0)
        prefix = self._prefix(size) - (size - len(known))  # words that no chosen text has are the rarest of all
        if prefix <= 0:
            return []
        asked = {at for rank in known[:prefix] for at in self._index.get(rank, ())}
        row = frozenset(known)
        return sorted(at for at in asked if self._like(row, size, self._rows[at]) and self.texts[at] != text)

    def _like(self, row: frozenset[int], size: int, other: frozenset[int]) -> bool:
        common = len(row & other)
        return common >= self.likeness * (size + len(other) - common) - 1e-9


def _counted(text: str) -> Iterator[str]:
    """The words of a text; one that comes again counts again."""
    seen = Counter[str]()
    for word in text.split():
        seen[word] += 1
        yield word if seen[word] == 1 else f"{word} {seen[word]}"


def differing(one: str, other: str) -> list[tuple[str, str]]:
    """The words in which two texts differ, run by run."""
    a, b = one.split(), other.split()
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [(" ".join(a[i:j]), " ".join(b[k:n])) for op, i, j, k, n in blocks if op != "equal"]


def changed(one: str, other: str) -> int:
    """How many words two texts do not share, in the side that has more of them."""
    return sum(max(len(a.split()), len(b.split())) for a, b in differing(one, other))
