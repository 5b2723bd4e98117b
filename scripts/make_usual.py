"""Make ``speclint/data/usual.bin``: which small word usually stands between two words, told by the words around.

Usage: python scripts/make_usual.py OUT TEXTS [--apart N]      (needs numpy and scipy)

TEXTS is a file of passages, one a line: its source, a tab, the name of its document, a tab, the passage; each
passage counts once. Every gap between two words is a case of "nothing", every small word between its neighbors a case
of that word. Runs of words or classes around it (``RUNS`` in ``speclint.text.usual``) are kept where they stand in at
least ``DOCUMENTS`` documents of ``SOURCES`` sources, and weighed so that together they foretell the cases (logistic
regression, AdaGrad). Only the heaviest weights stay, and are weighed once more. With --apart N every Nth document is
set aside, and how well its small words are foretold is printed. What leaves the texts: common words, and numbers.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import compress

import numpy as np
from scipy.sparse import csr_matrix

sys.path.insert(0, str(Path(__file__).parents[1]))
from speclint.text.classes import ENDS, Word, classed
from speclint.text.usual import BITS, KEPT, REACH, RUNS, SCALE, SPREAD, wordclass

FILL = "the a an of to in for and or with on by at from as that is are be has have than into".split()
WORD_DOCUMENTS, DOCUMENTS, SOURCES = 12, 10, 3
"""In so many documents a word and a run must stand, and of so many sources."""
WEIGHTS = 120_000
ROUNDS, AGAIN = 5, 7
"""So often all cases are gone through to find the heaviest weights, and to weigh these once more."""
SPARE = 2.0
"""How much a weight must gain to be more than nothing (cases)."""
STEP, BATCH, SEED = 0.15, 100_000, 1
LOW, MORE = 127, 128


class Text(NamedTuple):
    """A passage and where it stands."""

    source: str
    document: str
    words: Sequence[Word]


def texts(path: str) -> tuple[list[Text], set[str]]:
    """Every passage once, and the words that are common."""
    lines = [line.split("\t", 2) for line in Path(path).read_text("utf-8").splitlines()]
    passages = {" ".join(said.lower().split()): (source, name, said) for source, name, said in lines}
    found = [Text(source, name, classed(said)) for source, name, said in passages.values()]
    holders: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for text in found:
        for word in text.words:
            holders[word.low].add((text.source, text.document))
    common = {
        word
        for word, held in holders.items()
        if word[0].isalpha() and len(held) >= WORD_DOCUMENTS and len({source for source, _ in held}) >= SOURCES
    }
    return found, common


class Line:
    """All passages in one row of numbers: words, classes, documents, sources."""

    def __init__(self, found: Sequence[Text], common: set[str]) -> None:
        """Number every word; beyond both ends of a passage stands a mark of its own."""
        self.names: dict[str, int] = {name: n for n, name in enumerate((*FILL, "^", "$"), 1)}
        words, classes, inside, documents, sources = [], [], [], [], []
        known: dict[str, int] = {}
        before, behind = [self.names["^"]] * REACH, [self.names["$"]] * REACH
        for text in found:
            kinds = self._kinds(text.words)
            own = [self.number(w.low) if w.low in common else kind for w, kind in zip(text.words, kinds, strict=True)]
            words += before + own + behind
            classes += before + kinds + behind
            inside += padded([1] * len(own), 0)
            documents += [known.setdefault(text.document, len(known))] * (len(own) + 2 * REACH)
            sources += [known.setdefault(text.source, len(known))] * (len(own) + 2 * REACH)
        self.words, self.classes, self.inside = (
            np.array(words, np.int64),
            np.array(classes, np.int64),
            np.array(inside, bool),
        )
        self.documents, self.sources = np.array(documents), np.array(sources)

    def number(self, name: str) -> int:
        """The number of a word or class."""
        return self.names.setdefault(name, len(self.names) + 1)

    def _kinds(self, words: Sequence[Word]) -> list[int]:
        found, first = [], True
        for word in words:
            found.append(self.number(wordclass(word.low, word.text, first=first)))
            first = word.text in ENDS
        return found


def padded(row: list[int], beyond: int) -> list[int]:
    """A row of a passage with what lies beyond its ends."""
    return [beyond] * REACH + row + [beyond] * REACH


class Cases(NamedTuple):
    """What is to be foretold: where, what was chosen, and the numbers of each run."""

    at: np.ndarray
    choice: np.ndarray
    runs: list[list[np.ndarray]]


def gaps(line: Line) -> Cases:
    """Every gap between two words, of which one is no sign, and every small word."""
    spoken = np.array([False, *(name[0].isalpha() or name[0] in "#?" for name in line.names)])[line.words]
    bare = np.nonzero(line.inside[:-1] & line.inside[1:] & (spoken[:-1] | spoken[1:]))[0]
    filled = np.nonzero(line.inside & (line.words <= len(FILL)))[0]
    left, right = np.concatenate([bare, filled - 1]), np.concatenate([bare + 1, filled + 1])
    runs = [
        [
            (line.classes if by_class else line.words)[left + off + 1 if off < 0 else right + off - 1]
            for by_class, off in run
        ]
        for run in RUNS
    ]
    choice = np.concatenate([np.zeros(len(bare), np.int64), line.words[filled]])
    return Cases(left, choice, runs)


def common_runs(line: Line, cases: Cases, told: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each case the numbers of its runs (-1: one that is too rare), and the key of each run."""
    documents, sources = line.documents[cases.at], line.sources[cases.at]
    columns, keys, count = [], [], 0
    for number, run in enumerate(cases.runs):
        key = np.full(len(cases.at), number, np.int64)
        for part in run:
            key = key << BITS | part
        every, which = np.unique(key, return_inverse=True)
        common = np.bincount(np.unique(which[told] << 20 | documents[told]) >> 20, minlength=len(every)) >= DOCUMENTS
        common &= np.bincount(np.unique(which[told] << 20 | sources[told]) >> 20, minlength=len(every)) >= SOURCES
        numbers = np.full(len(every), -1, np.int32)
        numbers[common] = np.arange(count, count + common.sum())
        count += int(common.sum())
        keys.append(every[common])
        columns.append(numbers[which])
    return np.stack(columns, 1), np.concatenate(keys)


class Weights:
    """How much each run speaks for each choice."""

    def __init__(self, cases: Cases, runs: np.ndarray, count: int) -> None:
        """Nothing is known but how often each choice is made."""
        self.runs, self.choice, self.count, self.kinds = runs, cases.choice, count, len(FILL) + 1
        self.weights = np.zeros((count, self.kinds), np.float32)
        self.squares = np.full((count, self.kinds), 1e-10, np.float32)
        self.bias = np.log(np.bincount(cases.choice, minlength=self.kinds) / len(cases.choice)).astype(np.float32)

    def cases(self, rows: np.ndarray) -> csr_matrix:
        """Some cases as a matrix."""
        part = self.runs[rows]
        there = part >= 0
        ends = np.concatenate([[0], np.cumsum(there.sum(1))])
        return csr_matrix((np.ones(ends[-1], np.float32), part[there], ends), shape=(len(rows), self.count))

    def foretold(self, cases: csr_matrix) -> np.ndarray:
        """How likely each choice is in some cases."""
        said = cases @ self.weights + self.bias
        likely = np.exp(said - said.max(1, keepdims=True))
        return likely / likely.sum(1, keepdims=True)

    def learn(self, rows: np.ndarray, mask: np.ndarray | None) -> None:
        """Go through all cases once."""
        for at in range(0, len(rows), BATCH):
            some = rows[at : at + BATCH]
            cases = self.cases(some)
            off = self.foretold(cases)
            off[np.arange(len(some)), self.choice[some]] -= 1
            slope = np.asarray(cases.T @ (off / len(some)))
            self.squares += slope * slope
            pace = STEP / np.sqrt(self.squares)
            self.weights -= pace * slope
            if mask is not None:
                self.weights *= mask
            else:
                size = np.abs(self.weights) - pace * SPARE / len(rows)
                self.weights = np.sign(self.weights) * np.maximum(size, 0)

    def loss(self, rows: np.ndarray) -> float:
        """How far what is foretold is from what stands there (natural logarithm, mean)."""
        parts = [rows[at : at + BATCH] for at in range(0, len(rows), BATCH)]
        said = [self.foretold(self.cases(p))[np.arange(len(p)), self.choice[p]] for p in parts]
        return float(-np.log(np.concatenate(said) + 1e-12).mean()) if said else 0.0


def weighed(line: Line, cases: Cases, apart: int) -> tuple[Weights, np.ndarray]:
    """The heaviest weights of all, and the keys of their runs."""
    documents = line.documents[cases.at]
    aside = documents % apart == 0 if apart else np.zeros(len(documents), bool)
    runs, keys = common_runs(line, cases, ~aside)
    found = Weights(cases, runs, len(keys))
    rows, others = np.nonzero(~aside)[0], np.nonzero(aside)[0]
    shuffled, mask = np.random.default_rng(SEED), None
    for turn in range(ROUNDS + AGAIN):
        shuffled.shuffle(rows)
        found.learn(rows, mask)
        if turn == ROUNDS - 1:
            size = np.abs(found.weights)
            mask = size >= np.partition(size.ravel(), -WEIGHTS)[-WEIGHTS]
            found.weights *= mask
        print(turn, np.count_nonzero(found.weights), found.loss(others), flush=True)
    return found, keys


def packed(names: Sequence[str], found: Weights, keys: np.ndarray) -> bytes:
    """The table as ``speclint.text.usual`` reads it."""
    steps = np.rint(found.weights * SCALE).clip(-LOW, LOW).astype(np.int64)
    rows = np.nonzero(steps.any(1))[0]
    short = ((keys[rows].astype(np.uint64) * np.uint64(SPREAD)) >> np.uint64(KEPT)).astype(np.int64)
    together: defaultdict[int, np.ndarray] = defaultdict(lambda: np.zeros(found.kinds, np.int64))
    for run, row in zip(short, rows, strict=True):
        together[int(run)] += steps[row]
    deltas, chosen, weights, last = bytearray(), bytearray(), bytearray(), 0
    for run in sorted(together):
        kinds = np.nonzero(together[run])[0]
        if not len(kinds):
            continue
        ahead, last = run - last, run
        while ahead > LOW:
            deltas.append(ahead & LOW | MORE)
            ahead >>= 7
        deltas.append(ahead)
        chosen += bytes(int(kind) for kind in kinds[:-1]) + bytes([int(kinds[-1]) | MORE])
        weights += bytes(int(together[run][kind]) & 255 for kind in kinds)
    bias = " ".join(str(round(float(one) * SCALE)) for one in found.bias)
    lines = " ".join(("-", *FILL)), " ".join(names), bias, "", f"{len(deltas)} {len(chosen)}", ""
    return compress("\n".join(lines).encode() + deltas + chosen + weights, 9)


def main() -> None:
    """Count, weigh and write."""
    asked = argparse.ArgumentParser()
    asked.add_argument("out", type=Path)
    asked.add_argument("texts")
    asked.add_argument("--apart", type=int, default=0)
    told = asked.parse_args()
    found, common = texts(told.texts)
    line = Line(found, common)
    weights, keys = weighed(line, gaps(line), told.apart)
    told.out.write_bytes(packed(list(line.names), weights, keys))


if __name__ == "__main__":
    main()
