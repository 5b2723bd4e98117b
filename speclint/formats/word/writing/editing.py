"""One edit after another as tracked changes, each in the smallest steps."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby
from typing import cast

from speclint.document import Span, shown
from speclint.errors import Refused
from speclint.formats.difference import Hunk, hunks
from speclint.formats.word.ink import Ink
from speclint.formats.word.walk import Passage
from speclint.formats.word.writing.breaks import Breaks
from speclint.formats.word.writing.closed import Closed
from speclint.formats.word.writing.copying import Copy, Node
from speclint.formats.word.writing.cutting import Script, run_of
from speclint.formats.word.writing.tracking import Tracking


class Editing:
    """Puts new text in the place of characters of ``Document.source``."""

    def __init__(self, copy: Copy, author: str, date: str) -> None:
        """Begin with nothing changed."""
        self._copy = copy
        self._passages = copy.passages
        self._starts = [passage.at for passage in copy.passages]
        self._script = Script(copy)
        self._closed = Closed(copy)
        self._tracking = Tracking(copy, author, date)
        self._breaks = Breaks(copy, self._tracking)

    def replace(self, spans: Sequence[Span], text: str) -> None:
        """Put *text* in the place of *spans*; one empty span is a place to insert at.

        A span that takes in the line feed behind a paragraph takes in its mark.
        """
        offsets = [offset for span in spans for offset in range(span.start, span.end)]
        if not offsets:
            self._step(spans[0].start, [], text)
            return
        old = "".join(self._character(offset) for offset in offsets)
        for hunk in hunks(old, text):
            at = offsets[hunk.start - 1] + 1 if hunk.start and self._inked(offsets[hunk.start - 1]) else None
            self._hunk(offsets, hunk, at)

    def _hunk(self, offsets: list[int], hunk: Hunk, at: int | None) -> None:
        gone = offsets[hunk.start : hunk.end]
        if at is None:
            self._step(offsets[min(hunk.start, len(offsets) - 1)], gone, hunk.text, right=True)
        else:
            self._step(at, gone, hunk.text)

    def _step(self, at: int, gone: list[int], text: str, *, right: bool = False) -> None:
        """Delete the characters *gone* and insert *text* there, or at *at*."""
        marks = [offset for offset in gone if not self._inked(offset)]
        letters = [offset for offset in gone if self._inked(offset)]
        first, *lines = text.split("\n")
        if marks and lines:
            raise Refused("the ends of paragraphs would be moved")
        for mark in marks:
            passage = self._passage(mark)
            self._copy.touch(passage.part)
            self._breaks.join(passage)
        if lines:
            first = self._lines(at, letters, [first, *lines])
        if letters:
            self._exchange(letters, first)
        elif first:
            self._insert(at, first, right=right)

    def _lines(self, at: int, letters: list[int], lines: list[str]) -> str:
        """Insert whole paragraphs; the text that goes into the one that is there."""
        passage = self._passage(letters[-1] if letters else at)
        end = letters[-1] + 1 if letters else at
        start = letters[0] if letters else at
        self._copy.touch(passage.part)
        if not self._shown(end, passage.at + len(passage.text)):
            self._breaks.after(passage, lines[1:])
            return lines[0]
        if not self._shown(passage.at, start):
            self._breaks.before(passage, lines[:-1])
            return lines[-1]
        raise Refused("a paragraph would be divided there")

    def _exchange(self, letters: list[int], text: str) -> None:
        """Strike letters and insert text behind the last of them."""
        inks = [ink for span in _stretches(letters) for ink in self._cut(span)]
        passage = self._passage(letters[0])
        if self._passage(letters[-1]) is not passage:
            if text:
                raise Refused("the change reaches over the end of a paragraph")
        else:
            self._closed.demand_plain(passage, run_of(inks[0]), run_of(inks[-1]))
        if text:
            self._tracking.insert(text, run_of(inks[-1]), run_of(inks[0]))
        runs: list[Node] = []
        for ink in inks:
            if run_of(ink) not in runs[-1:]:
                runs.append(run_of(ink))
        for run in runs:
            self._tracking.strike(run)
        for letter in (letters[0], letters[-1]):
            self._copy.touch(self._passage(letter).part)

    def _cut(self, span: Span) -> list[Ink]:
        """The ink of exactly a stretch, in runs of its own."""
        first = self._script.begin(span.start)
        last = self._script.end(span.end)
        inks = self._script.inks[first : last + 1]
        for ink in inks:
            self._closed.demand_open(ink)
        if inks[0].at != span.start or inks[-1].at + len(inks[-1].text) != span.end:
            raise Refused("the text there cannot be parted")
        return inks

    def _insert(self, at: int, text: str, *, right: bool) -> None:
        """Insert text at a place: behind the letter before it, or in front of the one after it."""
        passage = self._passage(at)
        self._copy.touch(passage.part)
        before = self._ink(at - 1) if at > passage.at else None
        after = self._ink(at)
        if before is not None and shown(before.fate.state, "proposed") and not (right and after is not None):
            ink = self._script.inks[self._script.end(at)]
            self._closed.demand_open(ink)
            self._tracking.insert(text, run_of(ink))
        elif after is not None and shown(after.fate.state, "proposed"):
            ink = self._script.inks[self._script.begin(at)]
            self._closed.demand_open(ink)
            self._tracking.insert(text, run_of(ink), before=True)
        elif passage.inks or passage.element is None or passage.room.story == "textbox":
            raise Refused("there is no text that it could be added to")
        else:
            self._tracking.append(text, cast("Node", passage.element))

    def _passage(self, offset: int) -> Passage:
        return self._passages[max(0, bisect_right(self._starts, offset) - 1)]

    def _ink(self, offset: int) -> Ink | None:
        number = self._script.holding(offset)
        return None if number is None else self._script.inks[number]

    def _inked(self, offset: int) -> bool:
        return self._script.holding(offset) is not None

    def _character(self, offset: int) -> str:
        ink = self._ink(offset)
        return "\n" if ink is None else ink.text[offset - ink.at]

    def _shown(self, start: int, end: int) -> bool:
        """Whether anything that is read stands in a stretch of one paragraph."""
        return any(
            (ink := self._ink(offset)) is not None and shown(ink.fate.state, "proposed") for offset in range(start, end)
        )


def _stretches(offsets: list[int]) -> list[Span]:
    """Neighbouring offsets as spans."""
    found = []
    for _, group in groupby(enumerate(offsets), key=lambda pair: pair[1] - pair[0]):
        members = [offset for _, offset in group]
        found.append(Span(members[0], members[-1] + 1))
    return found
