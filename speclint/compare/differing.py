"""From two texts as units to what happened to them: events, before anything is said of their weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from speclint.compare.alignment import ALIKE, MOVED, Alignment, Floor, align
from speclint.compare.rewording import Judge, reworded
from speclint.compare.units import AUTOMATIC, COUNTED, Unit, joined
from speclint.light import dataclass, replace
from speclint.spec import Section

Happening = Literal["added", "removed", "changed", "moved", "renumbered", "split", "merged", "part moved"]

_NEVER = 2.0
_BRIEF = 6
"""Words up to which the only unit left in a gap is taken for the one that stood there before."""
_FEW = 3
"""Words of which a clause must have as many, so that its like elsewhere is more than chance."""
_ROW = 3
"""So many clauses, all rewritten, are taken to be the same ones if they are as many as before."""
_CLAUSES = 0.33
"""How alike two clauses of one passage must be: of two words each, one is enough."""
_SURELY = 0.8
"""How much of its words a clause must share with its like in another passage."""
_LISTS = frozenset({"duties", "other_duties", "working_conditions", "physical_demands", "conditions_and_demands"})
_ENDED = (".", ";", ":", "!", "?", ")", '"')


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a unit, or to the pair of an old and a new one."""

    kind: Happening
    old: Unit | None
    new: Unit | None
    at: tuple[float, ...] = ()
    """Where a reader of the new text meets it."""
    elsewhere: bool = False
    """Whether it stands in another part now."""
    pieces: int = 0
    """Of how many passages one was made, or into how many it was cut."""
    gap: int = -1
    """Where in the new text what is gone from its place would stand."""


def events(before: list[Unit], after: list[Unit], judge: Judge) -> list[Event]:
    """Everything that happened between two texts, in the order of the new one."""
    return _Differing(before, after, judge).found()


class _Differing:
    def __init__(self, before: list[Unit], after: list[Unit], judge: Judge) -> None:
        self.before, self.after, self.judge = before, after, judge
        self.aligned = align(before, after, _floor(before, after), _kin(before, after))
        reworded(before, after, self.aligned, judge)
        self.parts = _parts(before, after, self.aligned)
        self.carried = set(self._moved_parts())
        self.gaps = dict(_gaps(len(before), after, self._back()))

    def found(self) -> list[Event]:
        said = [*self._without_restyled(self._pairs()), *self._cuts(), *self._alone()]
        return sorted(_with_moves(said), key=lambda event: event.at)

    def _without_restyled(self, found: Iterator[Event]) -> Iterator[Event]:
        """Without new numbers where a whole list got bullets for its numbers, or numbers for its bullets."""
        pairs = [(self.before[i], self.after[j]) for j, i in self.aligned.pairs.items()]
        kept = {id(new.section) for old, new in pairs if old.label == new.label and new.label}
        for event in found:
            plain = event.old and event.new and {event.old.label, event.new.label} == {COUNTED, ""}
            if event.kind != "renumbered" or not plain or (event.new and id(event.new.section) in kept):
                yield event

    def _pairs(self) -> Iterator[Event]:
        for j, i in self.aligned.pairs.items():
            old, new = self.before[i], self.after[j]
            if j in self.carried and new.part == "heading":
                parts = [m for m in sorted(self.carried) if self.after[m].section is new.section]
                whole = joined([self.before[self.aligned.pairs[m]] for m in parts])
                yield Event("part moved", whole, joined([self.after[m] for m in parts]), (j,), gap=self.gaps[i])
            elif j in self.aligned.moved and j not in self.carried and new.part != "page":
                yield Event("moved", old, new, (j,), elsewhere=self._elsewhere(old, new), gap=self.gaps[i])
            yield from self._inside(old, new, j)

    def _inside(self, old: Unit, new: Unit, j: int) -> Iterator[Event]:
        """What changed inside a pair."""
        moved = j in self.aligned.moved and j not in self.carried and new.part != "page"
        if old.key == new.key:
            if not moved and _numbered_anew(old.label, new.label):
                yield Event("renumbered", old, new, (j,))
        elif not moved:
            yield from inside((old, new), (old.inner, new.inner), (j,), self.judge)

    def _cuts(self) -> Iterator[Event]:
        for i, group in self.aligned.splits.items():
            parts = [self.after[j] for j in group]
            whole = self.before[i]
            yield from _cut("split", (whole, joined(parts)), (whole.inner, _inner(parts)), (group[0],), self.judge)
        for j, group in self.aligned.merges.items():
            parts, whole = [self.before[i] for i in group], self.after[j]
            yield from _cut("merged", (joined(parts), whole), (_inner(parts), whole.inner), (j,), self.judge)

    def _back(self) -> dict[int, int]:
        """Old units that kept their place -> the new ones behind which the next old one stood."""
        back = {i: j for j, i in self.aligned.pairs.items() if j not in self.aligned.moved}
        back |= {i: group[-1] for i, group in self.aligned.splits.items()}
        return back | {i: j for j, group in self.aligned.merges.items() for i in group}

    def _alone(self) -> Iterator[Event]:
        old, new, back = self.aligned.old, self.aligned.new, self._back()
        at = -1
        for i, unit in enumerate(self.before):
            at = back.get(i, at)
            if i not in old:
                yield Event("removed", unit, None, (at, 1, i), gap=self.gaps[i])
        for j, unit in enumerate(self.after):
            if j not in new:
                yield Event("added", None, unit, (j,))

    # -- parts ------------------------------------------------------------------------------------

    def _elsewhere(self, old: Unit, new: Unit) -> bool:
        """Whether a unit belongs to another part than before."""
        if old.section is None or new.section is None:
            return False
        paired = self.parts.get(id(old.section))
        if paired is not None:
            return paired is not new.section
        return not (old.name and old.name == new.name)

    def _moved_parts(self) -> Iterator[int]:
        """The new units that moved only because their whole part did."""
        for j in self.aligned.moved:
            new, old = self.after[j], self.before[self.aligned.pairs[j]]
            if new.part != "heading" or old.key != new.key:
                continue
            body = [m for m, unit in enumerate(self.after) if unit.section is new.section and m != j]
            left = sum(unit.section is old.section for unit in self.before) - 1
            along = [
                m for m in body if m in self.aligned.moved and self.before[self.aligned.pairs[m]].section is old.section
            ]
            if along and len(along) * 2 >= max(len(body), left):
                yield j
                yield from along


def _gaps(count: int, after: Sequence[Unit], back: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Each old unit with the offset in the new text behind which it would stand."""
    gap = after[0].span.start if after else 0
    for i in range(count):
        yield i, gap
        if i in back:
            gap = after[back[i]].span.end


def _numbered_anew(old: str, new: str) -> bool:
    """Whether a typed number became another or went; what the word processor counts is no number of the text."""
    return old != new and AUTOMATIC not in {old, new}


def _floor(before: list[Unit], after: list[Unit]) -> Floor:
    def floor(i: int, j: int) -> float:
        a, b = before[i], after[j]
        if a.part != b.part:
            return _NEVER
        return MOVED if a.name and b.name and a.name != b.name else ALIKE

    return floor


def _kin(before: list[Unit], after: list[Unit]) -> Floor:
    def kin(i: int, j: int) -> float:
        """Whether two units that are left alone between their neighbours are one that was rewritten."""
        a, b = before[i], after[j]
        if a.part != b.part or (a.name != b.name and a.part != "heading"):
            return _NEVER
        if a.part == "heading" and a.name and b.name and a.name != b.name:
            return _NEVER
        if a.part == "title" or max(len(a.words), len(b.words)) <= _BRIEF:
            return 0.0
        return _NEVER if a.name in _LISTS or a.part in {"heading", "page"} else 0.0

    return kin


def _parts(before: list[Unit], after: list[Unit], aligned: Alignment) -> dict[int, Section]:
    """Which new section an old one is: the one whose heading is its heading's pair."""
    found = dict[int, Section]()
    for j, i in aligned.pairs.items():
        old, new = before[i], after[j]
        if new.part == old.part == "heading" and old.section and new.section:
            found[id(old.section)] = new.section
    return found


def _inner(parts: Sequence[Unit]) -> tuple[Unit, ...]:
    return tuple(inner for part in parts for inner in part.inner)


def _cut(
    kind: Literal["split", "merged"],
    pair: tuple[Unit, Unit],
    inner: tuple[tuple[Unit, ...], tuple[Unit, ...]],
    at: tuple[float, ...],
    judge: Judge,
) -> Iterator[Event]:
    """A passage cut in several or made of several, and what changed inside; a line that was only wrapped is none."""
    old, new = pair
    if not _wrapped(old, new):
        yield Event(kind, old, new, at, pieces=max(len(old.passages), len(new.passages)))
    if old.key != new.key and not judge.alike(old, new):
        found = inside(pair, inner, (*at, 0.5), judge)
        yield from (event for event in found if not _same_but_for_joins(event))


def _same_but_for_joins(event: Event) -> bool:
    """Whether a clause only ends with another mark, as it has to where its passage is cut in another way."""
    return (
        event.kind == "changed" and event.old is not None and event.new is not None and event.old.bare == event.new.bare
    )


def _wrapped(old: Unit, new: Unit) -> bool:
    """Whether a sentence goes on over the cut, so that it is one of the page and not of the text."""
    cut = (old if "\n" in old.text else new).text.split("\n")
    return old.key == new.key and all(
        not head.rstrip().endswith(_ENDED) and tail.lstrip()[:1].islower() for head, tail in pairwise(cut)
    )


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
        return dict(_gaps(len(self.before), self.after, self._back()))

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


def _with_moves(found: list[Event]) -> Iterator[Event]:
    """The events, with what is gone in one place and came in another as one that moved."""
    gone = [event for event in found if event.kind == "removed" and event.old and len(event.old.words) >= _FEW]
    came = [event for event in found if event.kind == "added" and event.new and len(event.new.words) >= _FEW]
    likely = sorted(
        ((score, n, m) for n, a in enumerate(gone) for m, b in enumerate(came) if (score := _same(a, b)) >= _SURELY),
        reverse=True,
    )
    left, right = dict[int, int](), dict[int, int]()
    for _, n, m in likely:
        if n not in left and m not in right:
            left[n], right[m] = m, n
    moved = {id(gone[n]) for n in left}
    arrived = {id(came[m]): gone[n] for n, m in left.items()}
    for event in found:
        if id(event) in moved:
            continue
        left_behind = arrived.get(id(event))
        if left_behind and (old := left_behind.old):
            name = event.new.name if event.new else ""
            yield replace(event, kind="moved", old=old, elsewhere=old.name != name, gap=left_behind.gap)
        else:
            yield event


def _same(gone: Event, came: Event) -> float:
    if gone.old is None or came.new is None or gone.old.part != came.new.part or gone.old.part == "page":
        return 0.0
    if gone.old.key == came.new.key:
        return 2.0
    a, b = Counter(gone.old.words), Counter(came.new.words)
    return (a & b).total() / (a | b).total() if min(a.total(), b.total()) > _FEW else 0.0
