"""From two texts as units to what happened to them: events, before anything is said of their weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from speclint.compare.alignment import ALIKE, MOVED, Alignment, Floor, align
from speclint.compare.units import AUTOMATIC, Unit, joined
from speclint.spec import Section

Happening = Literal["added", "removed", "changed", "moved", "renumbered", "split", "merged", "part moved"]

_NEVER = 2.0
_BRIEF = 6
"""Words up to which the only unit left in a gap is taken for the one that stood there before."""
_FEW = 3
"""Words of which a clause must have as many, so that its like elsewhere is more than chance."""
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


def events(before: list[Unit], after: list[Unit]) -> list[Event]:
    """Everything that happened between two texts, in the order of the new one."""
    return _Differing(before, after).found()


class _Differing:
    def __init__(self, before: list[Unit], after: list[Unit]) -> None:
        self.before, self.after = before, after
        self.aligned = align(before, after, _floor(before, after), _kin(before, after))
        self.parts = _parts(before, after, self.aligned)
        self.carried = set(self._moved_parts())

    def found(self) -> list[Event]:
        said = [*self._pairs(), *self._cuts(), *self._alone()]
        return sorted(_with_moves(said), key=lambda event: event.at)

    def _pairs(self) -> Iterator[Event]:
        for j, i in self.aligned.pairs.items():
            old, new = self.before[i], self.after[j]
            if j in self.carried and new.part == "heading":
                yield Event("part moved", _whole(old, self.before), _whole(new, self.after), (j,))
            elif j in self.aligned.moved and j not in self.carried and new.part != "page":
                yield Event("moved", old, new, (j,), elsewhere=self._elsewhere(old, new))
            yield from self._inside(old, new, j)

    def _inside(self, old: Unit, new: Unit, j: int) -> Iterator[Event]:
        """What changed inside a pair."""
        moved = j in self.aligned.moved and j not in self.carried and new.part != "page"
        if old.key == new.key:
            if not moved and _numbered_anew(old.label, new.label):
                yield Event("renumbered", old, new, (j,))
        elif not moved:
            yield from inside(old, new, old.inner, new.inner, (j,))

    def _cuts(self) -> Iterator[Event]:
        for i, group in self.aligned.splits.items():
            parts = [self.after[j] for j in group]
            whole = self.before[i]
            yield from _cut("split", whole, joined(parts), (whole.inner, _inner(parts)), (group[0],))
        for j, group in self.aligned.merges.items():
            parts, whole = [self.before[i] for i in group], self.after[j]
            yield from _cut("merged", joined(parts), whole, (_inner(parts), whole.inner), (j,))

    def _alone(self) -> Iterator[Event]:
        old, new = self.aligned.old, self.aligned.new
        back = {i: j for j, i in self.aligned.pairs.items() if j not in self.aligned.moved}
        back |= {i: group[-1] for i, group in self.aligned.splits.items()}
        back |= {i: j for j, group in self.aligned.merges.items() for i in group}
        at = -1
        for i, unit in enumerate(self.before):
            at = back.get(i, at)
            if i not in old:
                yield Event("removed", unit, None, (at, 1, i))
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
            along = [
                m for m in body if m in self.aligned.moved and self.before[self.aligned.pairs[m]].section is old.section
            ]
            if len(along) * 2 >= len(body):
                yield j
                yield from along


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


def _whole(heading: Unit, units: Sequence[Unit]) -> Unit:
    """A heading with everything under it."""
    return joined([unit for unit in units if unit.section is heading.section])


def _inner(parts: Sequence[Unit]) -> tuple[Unit, ...]:
    return tuple(inner for part in parts for inner in part.inner)


def _cut(
    kind: Literal["split", "merged"],
    old: Unit,
    new: Unit,
    inner: tuple[tuple[Unit, ...], tuple[Unit, ...]],
    at: tuple[float, ...],
) -> Iterator[Event]:
    """A passage cut in several or made of several, and what changed inside; a line that was only wrapped is none."""
    if not _wrapped(old, new):
        yield Event(kind, old, new, at, pieces=max(len(old.passages), len(new.passages)))
    if old.key != new.key:
        yield from inside(old, new, *inner, (*at, 0.5))


def _wrapped(old: Unit, new: Unit) -> bool:
    """Whether a sentence goes on over the cut, so that it is one of the page and not of the text."""
    cut = (old if "\n" in old.text else new).text.split("\n")
    return old.key == new.key and all(
        not head.rstrip().endswith(_ENDED) and tail.lstrip()[:1].islower() for head, tail in pairwise(cut)
    )


def inside(
    old: Unit, new: Unit, before: Sequence[Unit], after: Sequence[Unit], at: tuple[float, ...]
) -> Iterator[Event]:
    """What changed inside a pair, clause by clause or cell by cell."""
    if len(before) == len(after) == 1:
        yield Event("changed", old, new, at)
        return
    rewritten = 0.0 if len(before) == len(after) else _NEVER
    found = align(before, after, lambda _i, _j: ALIKE, lambda _i, _j: rewritten)
    if not (found.pairs or found.splits or found.merges):
        yield Event("changed", old, new, at)
        return
    back = {i: j for j, i in found.pairs.items() if j not in found.moved}
    for j, i in found.pairs.items():
        if j in found.moved:
            yield Event("moved", before[i], after[j], (*at, j))
        elif before[i].key != after[j].key:
            yield Event("changed", before[i], after[j], (*at, j))
    for i, group in found.splits.items():
        yield from _recut(before[i], joined([after[j] for j in group]), (*at, group[0]))
    for j, group in found.merges.items():
        yield from _recut(joined([before[i] for i in group]), after[j], (*at, j))
    yield from (Event("added", None, after[j], (*at, j)) for j in range(len(after)) if j not in found.new)
    last = -1
    for i in range(len(before)):
        last = back.get(i, last)
        if i not in found.old:
            yield Event("removed", before[i], None, (*at, last, 1, i))


def _recut(old: Unit, new: Unit, at: tuple[float, ...]) -> Iterator[Event]:
    """Clauses that were cut or joined inside their passage: a change of their punctuation, if not of their words."""
    if old.key != new.key:
        yield Event("changed", old, new, at)


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
    arrived = {id(came[m]): gone[n].old for n, m in left.items()}
    for event in found:
        if id(event) in moved:
            continue
        if old := arrived.get(id(event)):
            name = event.new.name if event.new else ""
            yield replace(event, kind="moved", old=old, elsewhere=old.name != name)
        else:
            yield event


def _same(gone: Event, came: Event) -> float:
    if gone.old is None or came.new is None or gone.old.part != came.new.part or gone.old.part == "page":
        return 0.0
    if gone.old.key == came.new.key:
        return 2.0
    a, b = Counter(gone.old.words), Counter(came.new.words)
    return (a & b).total() / (a | b).total() if min(a.total(), b.total()) > _FEW else 0.0
