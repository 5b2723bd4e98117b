"""Tracked insertions and deletions inside the paragraphs of a Word file, nested rightly in what others tracked."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import cast

from lxml import etree

from speclint.errors import Refused
from speclint.formats.word.markup import (
    AUTHOR,
    CHANGES,
    DELETED,
    HYPERLINK,
    ID,
    INSERTED,
    PARAGRAPH,
    RUN,
    RUN_PROPERTIES,
    SPACE,
    W,
)
from speclint.formats.word.writing.copying import Copy, Node, replica
from speclint.formats.word.writing.cutting import settled

_LETTERS, _STRUCK = W + "t", W + "delText"
_DIVISIBLE = frozenset({*CHANGES, HYPERLINK, W + "smartTag", W + "customXml", W + "bdo", W + "dir"})
_SIGNS = {"\t": W + "tab", "\u2011": W + "noBreakHyphen"}
_LINK_LOOK = (W + "rStyle", W + "color", W + "u")


class Tracking:
    """Makes the changes of one author at one time."""

    def __init__(self, copy: Copy, author: str, date: str) -> None:
        """*date* is an ISO instant."""
        self._copy = copy
        self._author = author
        self._date = date
        self._made: set[Node] = set()

    def change(self, tag: str) -> Node:
        """An empty change with a number of its own."""
        made = self._copy.change(tag, self._author, self._date)
        self._made.add(made)
        return made

    def strike(self, run: Node) -> None:
        """Delete a run: inside our own insertion it goes, anywhere else it is marked."""
        around = _change_around(run)
        if around is not None and self.ours(around):
            _remove(run)
            return
        before = run.getprevious()
        change = before if before is not None and before.tag == DELETED and before in self._made else None
        if change is None:
            change = self.change(DELETED)
            run.addprevious(change)
        tail, run.tail = run.tail, None
        change.append(run)
        change.tail = tail
        for child in run:
            if child.tag == _LETTERS:
                settled(child).tag = _STRUCK

    def insert(self, text: str, beside: Node, like: Node | None = None, *, before: bool = False) -> None:
        """Insert text beside a run, in the look of *like* or else of that run."""
        if beside.getparent() is None:
            raise Refused("the text beside it was taken out by another change")
        look = beside if like is None else like
        around = _change_around(beside)
        if around is not None and self.ours(around):
            self._put(written(text, look), beside, before=before)
            return
        spot = self._outside(beside, before=before)
        beyond = _behind_link(spot, before=before) if like is None else spot
        inserted = self.change(INSERTED)
        inserted.append(written(text, look, linked=beyond is spot))
        self._put(inserted, beyond, before=before)

    def append(self, text: str, paragraph: Node) -> None:
        """Insert text at the end of a paragraph that has none."""
        inserted = self.change(INSERTED)
        inserted.append(written(text, None))
        paragraph.append(inserted)

    def ours(self, change: Node) -> bool:
        """Whether it is an insertion of the same author."""
        return change.tag == INSERTED and change.get(AUTHOR) == self._author

    def _put(self, made: Node, spot: Node, *, before: bool) -> None:
        """Put an element beside another, behind what was put there before."""
        self._made.add(made)
        if before:
            spot.addprevious(made)
            return
        while (following := spot.getnext()) is not None and following in self._made and following.tag != DELETED:
            spot = following
        spot.addnext(made)

    def _outside(self, run: Node, *, before: bool) -> Node:
        """Divide all changes around a run beside it; the element beside which there is no change."""
        outer = None
        for above in run.iterancestors():
            if above.tag == PARAGRAPH:
                break
            outer = above if above.tag in CHANGES else outer
        spot = run
        while outer is not None and spot is not outer:
            parent = cast("Node", spot.getparent())
            self._divide(parent, spot, before=before)
            spot = parent
        return spot

    def _divide(self, parent: Node, spot: Node, *, before: bool) -> None:
        """Move what stands on one side of *spot* into a copy of its parent."""
        rest = list(spot.itersiblings(preceding=before))
        if not rest:
            return
        if parent.tag not in _DIVISIBLE:
            raise Refused("the text there is part of a content control inside another tracked change")
        other = replica(parent)
        if parent.tag in CHANGES:
            other.set(ID, self._copy.number())
        if parent in self._made:
            self._made.add(other)
        other.extend(reversed(rest) if before else rest)
        if before:
            parent.addprevious(other)
        else:
            parent.addnext(other)


def written(text: str, like: Node | None, *, linked: bool = True) -> Node:
    """A run of new text in the look of another run; the look of a link only where *linked*."""
    run = etree.Element(RUN)
    look = like.find(RUN_PROPERTIES) if like is not None else None
    if look is not None:
        kept = deepcopy(look)
        kept.tail = None
        for child in list(kept):
            if child.tag == W + "rPrChange" or (not linked and child.tag in _LINK_LOOK):
                kept.remove(child)
        run.append(kept)
    for part in re.split("([\t\u2011])", text):
        if part in _SIGNS:
            etree.SubElement(run, _SIGNS[part])
        elif part:
            try:
                etree.SubElement(run, _LETTERS, {SPACE: "preserve"}).text = part
            except ValueError as wrong:
                raise Refused("the new text holds characters that no Word file can") from wrong
    return run


def _change_around(run: Node) -> Node | None:
    """The innermost tracked change in which a run stands."""
    for above in run.iterancestors():
        if above.tag == PARAGRAPH:
            return None
        if above.tag in CHANGES:
            return above
    return None


def _behind_link(spot: Node, *, before: bool) -> Node:
    """The same place outside of a link that begins or ends there: what is added is no part of it."""
    parent = spot.getparent()
    while parent is not None and parent.tag == HYPERLINK and next(spot.itersiblings(preceding=before), None) is None:
        spot, parent = parent, parent.getparent()
    return spot


def _remove(element: Node) -> None:
    """Take an element out, and what is empty without it."""
    parent = element.getparent()
    while parent is not None:
        parent.remove(element)
        if len(parent) or parent.tag not in {*CHANGES, HYPERLINK}:
            return
        element, parent = parent, parent.getparent()
