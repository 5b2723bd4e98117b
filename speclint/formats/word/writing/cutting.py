"""Where text begins and ends in the runs of a Word file, and how a run is parted there."""

from __future__ import annotations

from bisect import bisect_right
from typing import cast

from speclint.formats.word.ink import Ink
from speclint.formats.word.markup import RUN, RUN_PROPERTIES, SPACE, Element, W
from speclint.formats.word.writing.copying import Copy, Node, replica
from speclint.light import replace

_LETTERS = frozenset({W + "t", W + "delText"})
_BLANKS = " \t\r\n"
_PASSIVE = frozenset({RUN_PROPERTIES, W + "lastRenderedPageBreak"})
"""What a run may hold at its ends without being parted from its text."""


class Script:
    """All ink of a file, in order. Offsets are those of ``Document.source`` and stay so, whatever is parted."""

    def __init__(self, copy: Copy) -> None:
        """Take over the ink of all passages."""
        self._copy = copy
        self.inks = [ink for passage in copy.passages for ink in passage.inks]
        self._starts = [ink.at for ink in self.inks]

    def holding(self, offset: int) -> int | None:
        """The number of the ink that holds the character at *offset*; ``None`` at a paragraph's end."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < _end(self.inks[number]) else None

    def within(self, start: int, end: int) -> list[Ink]:
        """The ink that begins in a stretch."""
        low = bisect_right(self._starts, start - 1)
        return self.inks[low : bisect_right(self._starts, end - 1)]

    def begin(self, offset: int) -> int:
        """Let a run begin with the character at *offset*; its ink's number.

        What cannot be parted (a formula, a tab) is taken whole. There must be a character at *offset*.
        """
        number = self._number(offset)
        ink = self.inks[number]
        if offset > ink.at and _partable(ink):
            self._part_ink(number, offset - ink.at)
            number += 1
        child = _child(self.inks[number])
        if child is not None and any(before.tag not in _PASSIVE for before in child.itersiblings(preceding=True)):
            self._part_run(number, child)
        return number

    def end(self, offset: int) -> int:
        """Let a run end with the character before *offset*; its ink's number."""
        number = self._number(offset - 1)
        ink = self.inks[number]
        if offset < _end(ink) and _partable(ink):
            self._part_ink(number, offset - ink.at)
        child = _child(self.inks[number])
        if child is not None:
            after = list(child.itersiblings())
            if any(sibling.tag not in _PASSIVE for sibling in after):
                self._part_run(number, after[0])
        return number

    def _number(self, offset: int) -> int:
        number = self.holding(offset)
        if number is None:
            raise ValueError(f"there is no character at {offset}")
        return number

    def _part_ink(self, number: int, length: int) -> None:
        """Put all but the first *length* characters of an ink into a run of their own."""
        ink = self.inks[number]
        left = settled(cast("Node", ink.element))
        right = replica(left)
        text = left.text or ""
        left.text, right.text = text[:length], text[length:]
        left.addnext(right)
        rest = replace(ink, element=cast("Element", right), text=ink.text[length:], at=ink.at + length)
        ink.text = ink.text[:length]
        self.inks.insert(number + 1, rest)
        self._starts.insert(number + 1, rest.at)
        self._part_run(number + 1, right)

    def _part_run(self, number: int, child: Node) -> None:
        """Move *child* and all behind it into a new run of the same look."""
        run = run_of(self.inks[number])
        right = replica(run)
        look = run.find(RUN_PROPERTIES)
        if look is not None:
            right.append(self._copy.clone(look))
        moving = [child, *child.itersiblings()]
        right.extend(moving)
        run.addnext(right)
        while number and run_of(self.inks[number - 1]) is run:
            number -= 1
        while number < len(self.inks) and run_of(self.inks[number]) is run:
            if _child(self.inks[number], run, right) in moving:
                self.inks[number].run = cast("Element", right)
            number += 1


def settled(element: Node) -> Node:
    """The same text element with exactly the text that it shows, kept whatever stands beside it."""
    if element.get(SPACE) != "preserve":
        element.text = (element.text or "").strip(_BLANKS)
        element.set(SPACE, "preserve")
    return element


def run_of(ink: Ink) -> Node:
    """The run in which it stands, as an element that can be changed."""
    return cast("Node", ink.run)


def _end(ink: Ink) -> int:
    return ink.at + len(ink.text)


def _partable(ink: Ink) -> bool:
    element = cast("Node", ink.element)
    return ink.run.tag == RUN and element.tag in _LETTERS and not len(element) and element.getparent() is run_of(ink)


def _child(ink: Ink, *runs: Node) -> Node | None:
    """The child of its run in which an ink stands; ``None`` where the run is none of Word's own."""
    if ink.run.tag != RUN:
        return None
    around = runs or (run_of(ink),)
    element = cast("Node", ink.element)
    while (parent := element.getparent()) is not None:
        if any(parent is run for run in around):
            return element
        element = parent
    return None
