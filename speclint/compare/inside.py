"""What happened inside a pair of units: to the clauses of a passage, to the cells of a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from speclint.compare.aligned import Alignment
from speclint.compare.alignment import align
from speclint.compare.event import Event
from speclint.compare.rewording import Judge, reworded
from speclint.compare.units import Unit, joined

_CLAUSES = 0.33
"""How alike two clauses of one passage must be: of two words each, one is enough."""
_ROW = 3
"""So many clauses, all rewritten, are taken to be the same ones if they are as many as before."""


def inside(
    pair: tuple[Unit, Unit], inner: tuple[Sequence[Unit], Sequence[Unit]], at: tuple[float, ...], judge: Judge
) -> Iterator[Event]:
    """What changed inside a pair, clause by clause or cell by cell."""
    (old, new), (before, after) = pair, inner
    if len(before) == len(after) == 1 or (len(before) != len(after) and judge.alike(old, new)):
        yield Event("changed", old, new, at)
        return
    found = align(before, after, lambda _i, _j: _CLAUSES, lambda _i, _j: 0.0)
    if not (found.pairs or found.splits or found.merges) and len(before) == len(after) <= _ROW:
        found.pairs.update(enumerate(range(len(before))))
    if found.pairs or found.splits or found.merges:
        reworded(before, after, found, judge)
    said = (
        list(_Inside(before, after, found, at, judge).events()) if found.pairs or found.splits or found.merges else []
    )
    yield from said or [Event("changed", old, new, at)]


class _Inside:
    """The clauses of a pair, or the cells of a row."""

    def __init__(
        self, before: Sequence[Unit], after: Sequence[Unit], found: Alignment, at: tuple[float, ...], judge: Judge
    ) -> None:
        self.before, self.after, self.found, self.at, self.judge = before, after, found, at, judge
        self.gone = {i for i in range(len(before)) if i not in found.old}
        self.came = {j for j in range(len(after)) if j not in found.new}

    def events(self) -> Iterator[Event]:
        yield from self._pairs()
        for i, group in self.found.splits.items():
            yield from self._recut([i], list(group))
        for j, group in self.found.merges.items():
            yield from self._recut(list(group), [j])
        yield from (Event("added", None, self.after[j], (*self.at, j)) for j in sorted(self.came))
        back, gaps = self._back(), self._gaps()
        last = -1
        for i in range(len(self.before)):
            last = back.get(i, last)
            if i in self.gone:
                yield Event("removed", self.before[i], None, (*self.at, last, 1, i), gap=gaps[i])

    def _back(self) -> dict[int, int]:
        return {i: j for j, i in self.found.pairs.items() if j not in self.found.moved}

    def _gaps(self) -> dict[int, int]:
        return dict(gaps(len(self.before), self.after, self._back()))

    def _pairs(self) -> Iterator[Event]:
        for j, i in sorted(self.found.pairs.items()):
            old, new = self.before[i], self.after[j]
            if j in self.found.moved:
                yield Event("moved", old, new, (*self.at, j), gap=self._gaps()[i])
            elif old.key != new.key:
                yield from self._changed(i, j)

    def _changed(self, i: int, j: int) -> Iterator[Event]:
        """A changed clause; where only the mark at its end did, with the clause beside it that came or went."""
        olds, news = [i], [j]
        if self.before[i].bare == self.after[j].bare and self.before[i].part != "row":
            olds += self._beside(self.gone, i)
            news += self._beside(self.came, j)
        else:
            olds, news = self._rejoined(i, j)
        self.gone -= set(olds)
        self.came -= set(news)
        old, new = _together(self.before, sorted(olds)), _together(self.after, sorted(news))
        yield Event("changed", old, new, (*self.at, j))

    def _rejoined(self, i: int, j: int) -> tuple[list[int], list[int]]:
        """A clause with the one beside it that was cut off it or joined to it, if the two say the same together."""
        for olds, news in (([i], [j, *self._beside(self.came, j)]), ([i, *self._beside(self.gone, i)], [j])):
            several = len(olds) + len(news) > 2  # noqa: PLR2004 - one of each
            if several and self.judge.alike(_together(self.before, olds), _together(self.after, news)):
                return olds, news
        return [i], [j]

    @staticmethod
    def _beside(alone: set[int], at: int) -> list[int]:
        """The run of units without their like that begins right behind one."""
        found = []
        while at + 1 in alone:
            at += 1
            found.append(at)
        return found

    def _recut(self, olds: list[int], news: list[int]) -> Iterator[Event]:
        """Clauses that were cut or joined inside their passage: other marks, if not other words."""
        old, new = joined([self.before[i] for i in olds]), joined([self.after[j] for j in news])
        if old.key != new.key:
            yield Event("changed", old, new, (*self.at, news[0]))


def _together(units: Sequence[Unit], spots: Sequence[int]) -> Unit:
    return joined([units[n] for n in spots])


def gaps(count: int, after: Sequence[Unit], back: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Each old unit with the offset in the new text behind which it would stand."""
    gap = after[0].span.start if after else 0
    for i in range(count):
        yield i, gap
        if i in back:
            gap = after[back[i]].span.end
