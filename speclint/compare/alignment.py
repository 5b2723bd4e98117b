"""Which unit of one text is which of the other: kept, moved, split, merged, or without its like.

Units that stand once in each text are anchors; the longest run of them in one order is the spine. Inside the gaps
between anchors the likeliest pairs are taken in order, and what is left over may have moved across the gaps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from speclint.compare.aligned import ALIKE, MOVED, Alignable, Alignment, Floor
from speclint.compare.cutting import Texts, runs
from speclint.compare.likeness import FEW, bag, likeness
from speclint.compare.ordering import best, increasing

_AKIN = 0.15
"""From here on units that alone are left in their gap are the same ones, reworded."""
_ROW = 4
"""So many units may be left for that."""
_LONGER = 2.5
"""So many times as long as the other one of them may be."""
_LIKELY = 0.5
"""From here on two units may be the same, if no other is."""
_BRIEF = 8
"""Words up to which two texts may be alike by their letters."""
_WRITTEN = 0.75
_CLOSE = 900
"""Cells of a gap up to which short texts are compared letter by letter."""
_MOST = 1_000_000
"""Cells of the table in which the pairs of one gap are sought."""


def align(old: Sequence[Alignable], new: Sequence[Alignable], floor: Floor, kin: Floor | None = None) -> Alignment:
    """Pair the units of two texts; *kin* is the floor for the only ones that are left in their gap."""
    return _Aligning(old, new, floor, kin).done()


class _Aligning:
    def __init__(self, old: Sequence[Alignable], new: Sequence[Alignable], floor: Floor, kin: Floor | None) -> None:
        self.old, self.new, self.floor, self.kin = old, new, floor, kin
        self.found = Alignment()
        self.taken = set[int]()
        self.spelt = True
        bits = dict[str, int]()
        self.before = [bag(unit.words, bits) for unit in old]
        self.after = [bag(unit.words, bits) for unit in new]

    def done(self) -> Alignment:
        far = self._anchors()
        for gap in self._gaps():
            self._pair(*gap)
        self._cut()
        self._across(far)
        return self.found

    def _take(self, i: int, j: int) -> None:
        self.found.pairs[j] = i
        self.taken.add(i)

    # -- anchors ----------------------------------------------------------------------------------

    def _anchors(self) -> list[tuple[int, int]]:
        """Take the spine; what stands once in each text, but off the spine, is handed back."""
        far: list[tuple[int, int]] = []
        todo = [(0, len(self.old), 0, len(self.new))]
        while todo:
            low, high, first, last = todo.pop()
            while low < high and first < last and self.old[low].key == self.new[first].key:
                self._take(low, first)
                low, first = low + 1, first + 1
            while low < high and first < last and self.old[high - 1].key == self.new[last - 1].key:
                self._take(high - 1, last - 1)
                high, last = high - 1, last - 1
            spots = self._once(low, high, first, last)
            spine = self._spine(spots, (low, high, first, last))
            kept = [spots[n] for n in spine]
            if not far:
                on = set(spine)
                far = [spot for n, spot in enumerate(spots) if n not in on]
                reserved_old, reserved_new = {i for i, _ in far}, {j for _, j in far}
                self.reserved = (reserved_old, reserved_new)
            for i, j in kept:
                self._take(i, j)
            if kept:
                edges = [(low - 1, first - 1), *kept, (high, last)]
                todo += [(i + 1, k, j + 1, m) for (i, j), (k, m) in pairwise(edges) if i + 1 < k and j + 1 < m]
        return far

    def _spine(self, spots: list[tuple[int, int]], within: tuple[int, int, int, int]) -> list[int]:
        """The anchors that keep their order; where some do not, those beside which the most other units keep theirs."""
        spine = increasing([i for i, _ in spots])
        if len(spine) == len(spots):
            return spine
        low, high, first, last = within
        taken_old, taken_new = {i for i, _ in spots}, {j for _, j in spots}
        olds = [i for i in range(low, high) if i not in taken_old]
        news = [j for j in range(first, last) if j not in taken_new]
        if len(olds) * len(news) > _MOST:
            return spine
        likely = {j: i for i in olds for j in news if self._raw(i, j) >= _LIKELY and self.floor(i, j) <= 1}
        single = {j: i for j, i in likely.items() if list(likely.values()).count(i) == 1}
        both = sorted([*spots, *((i, j) for j, i in single.items())], key=lambda spot: spot[1])
        kept = {both[n] for n in increasing([i for i, _ in both])}
        return [n for n, spot in enumerate(spots) if spot in kept]

    def _once(self, low: int, high: int, first: int, last: int) -> list[tuple[int, int]]:
        """Old and new positions of each text that stands once in both ranges, in the new order."""
        before = Counter(unit.key for unit in self.old[low:high])
        after = Counter(unit.key for unit in self.new[first:last])
        at = {self.old[i].key: i for i in range(low, high) if before[self.old[i].key] == 1}
        return [(at[u.key], j) for j in range(first, last) if after[(u := self.new[j]).key] == 1 and u.key in at]

    # -- gaps -------------------------------------------------------------------------------------

    def _gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """What is left over on both sides between two neighbours of the spine."""
        far_old, far_new = self.reserved
        spine = sorted((j, i) for j, i in self.found.pairs.items())
        edges = [(-1, -1), *spine, (len(self.new), len(self.old))]
        for (j, i), (m, k) in pairwise(edges):
            before = [n for n in range(i + 1, k) if n not in self.taken and n not in far_old]
            after = [n for n in range(j + 1, m) if n not in self.found.pairs and n not in far_new]
            if before and after:
                yield before, after

    def _pair(self, before: list[int], after: list[int]) -> None:
        """Take the pairs of one gap: the likeliest that stand in one order."""
        if len(before) * len(after) > _MOST:
            return
        self.spelt = len(before) * len(after) <= _CLOSE
        score = [[self._likeness(i, j) for j in after] for i in before]
        for a, b in best(score):
            self._take(before[a], after[b])
        if self.kin:
            self._pair_kin(before, after)

    def _pair_kin(self, before: list[int], after: list[int]) -> None:
        """Take what alone is left on both sides between two pairs, if it is of one kind."""
        inner = [(i, j) for j in after if (i := self.found.pairs.get(j)) is not None and i in before]
        edges = [(before[0] - 1, after[0] - 1), *inner, (before[-1] + 1, after[-1] + 1)]
        for (i, j), (k, m) in pairwise(edges):
            olds = [n for n in before if i < n < k and n not in self.taken]
            news = [n for n in after if j < n < m and n not in self.found.pairs]
            olds, news = self._pair_akin(olds, news)
            for one in olds:
                fit = [n for n in news if self.kin and self.kin(one, n) <= 1]
                back = [n for n in olds if fit and self.kin and self.kin(n, fit[0]) <= 1]
                if len(fit) == len(back) == 1 and not self._elsewhere(one, fit[0]):
                    self._take(one, fit[0])

    def _pair_akin(self, olds: list[int], news: list[int]) -> tuple[list[int], list[int]]:
        """Take what was reworded in its place, and hand back what is left."""
        if not olds or not news or max(len(olds), len(news)) > _ROW:
            return olds, news
        same = len(olds) == len(news)
        score = [[self._akin(i, j, same=same) for j in news] for i in olds]
        for a, b in best(score):
            self._take(olds[a], news[b])
        return [n for n in olds if n not in self.taken], [n for n in news if n not in self.found.pairs]

    def _akin(self, i: int, j: int, *, same: bool) -> float:
        """How likely one unit is another, reworded; where others came or went, they must begin alike, too."""
        raw = self._raw(i, j)
        if raw < _AKIN or self.floor(i, j) > ALIKE or not (same or self._begin_alike(i, j)):
            return 0.0
        return 0.0 if self._elsewhere(i, j) else raw

    def _begin_alike(self, i: int, j: int) -> bool:
        """Whether two units begin with the same word and are about as long."""
        a, b = self.old[i].words, self.new[j].words
        return a[:1] == b[:1] and max(len(a), len(b)) <= _LONGER * min(len(a), len(b))

    def _elsewhere(self, i: int, j: int) -> bool:
        """Whether one of the two is at home in another gap."""
        olds = (n for n in range(len(self.old)) if n != i and n not in self.taken)
        news = (n for n in range(len(self.new)) if n != j and n not in self.found.pairs)
        return any(self._raw(i, n) >= MOVED for n in news) or any(self._raw(n, j) >= MOVED for n in olds)

    def _likeness(self, i: int, j: int) -> float:
        """How alike two units are; 0 where that is not enough for a pair."""
        if self.old[i].key == self.new[j].key:
            return 1.0
        floor = self.floor(i, j)
        if floor > 1:
            return 0.0
        here = self._raw(i, j)
        here = max(here, self._shared(i, j)) if here else here
        if self.spelt and here < floor <= ALIKE and max(self.before[i].count, self.after[j].count) <= _BRIEF:
            here = self._letters(i, j)
        return here if here >= floor else 0.0

    def _letters(self, i: int, j: int) -> float:
        """How alike two short texts are written, however their words are cut."""
        a, b = "".join(self.old[i].words), "".join(self.new[j].words)
        if not a or not b or min(len(a), len(b)) * 2 < max(len(a), len(b)):
            return 0.0
        ratio = SequenceMatcher(None, a, b, autojunk=False).ratio()
        return ALIKE if ratio >= _WRITTEN else 0.0

    def _shared(self, i: int, j: int) -> float:
        a, b = self.old[i].clauses, self.new[j].clauses
        common = len(a & b) if a and b else 0
        return ALIKE + (1 - ALIKE) * common / min(len(a), len(b)) if common else 0.0

    def _raw(self, i: int, j: int) -> float:
        return likeness(self.before[i], self.after[j])

    # -- cut in two, or made one ------------------------------------------------------------------

    def _cut(self) -> None:
        olds = Texts([unit.words for unit in self.old], self.before)
        news = Texts([unit.words for unit in self.new], self.after)
        forward = dict(self.found.pairs)
        for run, whole in runs(forward, olds, news, self.floor):
            self.found.splits[whole] = run
        backward = {i: j for j, i in forward.items() if i not in self.found.splits}
        for run, whole in runs(backward, news, olds, lambda j, i: self.floor(i, j)):
            self.found.merges[whole] = run
        for group in self.found.splits.values():
            for j in group:
                self.taken.discard(self.found.pairs.pop(j, -1))
        for j in self.found.merges:
            self.taken.discard(self.found.pairs.pop(j, -1))
        self.taken |= {*self.found.splits, *(i for group in self.found.merges.values() for i in group)}

    # -- across the gaps --------------------------------------------------------------------------

    def _across(self, far: Iterable[tuple[int, int]]) -> None:
        for i, j in far:
            if i not in self.taken and j not in self.found.new:
                self._take(i, j)
                self.found.moved.add(j)
        olds = [i for i in range(len(self.old)) if i not in self.taken]
        have = self.found.new
        news = [j for j in range(len(self.new)) if j not in have]
        likely = [(score, i, j) for i in olds for j in news if (score := self._far(i, j)) >= MOVED]
        for _, i, j in sorted(likely, key=lambda one: (-one[0], one[1], one[2])):
            if i not in self.taken and j not in self.found.pairs:
                self._take(i, j)
                self.found.moved.add(j)

    def _far(self, i: int, j: int) -> float:
        """How alike two units are that stand apart; one word in common, or half a sentence, is none."""
        if self.old[i].key == self.new[j].key:
            return 1.0
        a, b = self.before[i], self.after[j]
        if min(a.count, b.count) < FEW or max(a.count, b.count) > 2 * min(a.count, b.count) or self.floor(i, j) > 1:
            return 0.0
        return likeness(a, b)
