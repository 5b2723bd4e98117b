"""Near-equal texts, exactly: every pair that shares enough words is found, and no pair is asked that cannot."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from math import ceil


def pairs(texts: Sequence[str], likeness: float) -> Iterator[tuple[int, int]]:
    """The numbers of all two texts of which the shared words are at least so large a part of all their words.

    A pair that is alike shares a word among the rarest of each: only such pairs are compared (a prefix-filtered join).
    """
    bags = [sorted(_counted(text)) for text in texts]
    often = Counter(word for bag in bags for word in bag)
    ranks = {word: n for n, (word, _) in enumerate(sorted(often.items(), key=lambda w: (w[1], w[0])))}
    rows = sorted((sorted(ranks[word] for word in bag), at) for at, bag in enumerate(bags) if bag)
    rows.sort(key=lambda row: (len(row[0]), row[1]))
    index: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for nth, (row, at) in enumerate(rows):
        least = ceil(likeness * len(row) - 1e-9)
        counts: dict[int, int] = {}
        for place in range(len(row) - least + 1):
            listed = index[row[place]]
            for other, spot in listed:
                there = rows[other][0]
                if len(there) >= least:
                    need = ceil(likeness / (1 + likeness) * (len(row) + len(there)) - 1e-9)
                    most = counts.get(other, 0) + 1 + min(len(row) - place - 1, len(there) - spot - 1)
                    counts[other] = counts.get(other, 0) + 1 if most >= need else -len(row)
            listed.append((nth, place))
        for other, shared in counts.items():
            if shared > 0:
                there = rows[other][0]
                common = len(set(row).intersection(there))
                if common >= likeness * (len(row) + len(there) - common) - 1e-9:
                    yield (min(at, rows[other][1]), max(at, rows[other][1]))


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
