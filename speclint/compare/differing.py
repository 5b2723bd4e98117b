"""From two texts as units to what happened to them: events, before anything is said of their weight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from speclint.compare.aligned import Alignment
from speclint.compare.alignment import align
from speclint.compare.event import Event
from speclint.compare.floors import floor_of, kin_of
from speclint.compare.inside import gaps, inside
from speclint.compare.moves import with_moves
from speclint.compare.rewording import Judge, reworded
from speclint.compare.units import AUTOMATIC, COUNTED, Unit, joined
from speclint.spec import Section

_ENDED = (".", ";", ":", "!", "?", ")", '"')


def events(before: list[Unit], after: list[Unit], judge: Judge, lists: frozenset[str]) -> list[Event]:
    """Everything that happened between two texts, in the order of the new one; *lists* are sections of entries."""
    return _Differing(before, after, judge, lists).found()


class _Differing:
    def __init__(self, before: list[Unit], after: list[Unit], judge: Judge, lists: frozenset[str]) -> None:
        self.before, self.after, self.judge = before, after, judge
        self.aligned = align(before, after, floor_of(before, after), kin_of(before, after, lists))
        reworded(before, after, self.aligned, judge)
        self.parts = _parts(before, after, self.aligned)
        self.carried = set(self._moved_parts())
        self.gaps = dict(gaps(len(before), after, self._back()))

    def found(self) -> list[Event]:
        said = [*self._without_restyled(self._pairs()), *self._cuts(), *self._alone()]
        return sorted(with_moves(said), key=lambda event: event.at)

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


def _numbered_anew(old: str, new: str) -> bool:
    """Whether a typed number became another or went; what the word processor counts is no number of the text."""
    return old != new and AUTOMATIC not in {old, new}


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
