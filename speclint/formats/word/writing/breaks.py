"""Tracked changes of paragraphs as a whole: new ones, and marks that are deleted so that two become one."""

from __future__ import annotations

from copy import deepcopy
from typing import cast

from lxml import etree

from speclint.document import shown
from speclint.errors import Refused
from speclint.formats.word.markup import (
    CHANGES,
    DELETED,
    INSERTED,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    W,
)
from speclint.formats.word.walk import Passage
from speclint.formats.word.writing.copying import Copy, Node
from speclint.formats.word.writing.ends import LAST, look_of
from speclint.formats.word.writing.tracking import Tracking, written

_SECTION = W + "sectPr"


class Breaks:
    """Adds and removes paragraph marks."""

    def __init__(self, copy: Copy, tracking: Tracking) -> None:
        """Take the paragraphs in order."""
        self._copy = copy
        self._passages = copy.passages
        self._numbers = {id(passage): number for number, passage in enumerate(self._passages)}
        self._tracking = tracking

    def after(self, passage: Passage, lines: list[str]) -> None:
        """Insert paragraphs behind one, as Word does when Enter is pressed at its end.

        Its own mark becomes the inserted one, and the last new paragraph carries its former one: otherwise an empty
        list item is left when the change is rejected.
        """
        element = self._ended(passage)
        former = element.find(PARAGRAPH_PROPERTIES)
        carried = self._copy.clone(former) if former is not None else None
        for tag in LAST:
            for child in former.findall(tag) if former is not None else ():
                cast("Node", former).remove(child)
        self._mark(element, INSERTED)
        for number, line in enumerate(lines, 1):
            made = etree.Element(PARAGRAPH)
            if carried is not None:
                made.append(carried if number == len(lines) else _plain(carried))
            if number < len(lines):
                self._mark(made, INSERTED)
            self._fill(made, line)
            element.addnext(made)
            element = made

    def before(self, passage: Passage, lines: list[str]) -> None:
        """Insert paragraphs in front of one, in its look."""
        number = self._numbers[id(passage)]
        above = self._passages[number - 1] if number else None
        if above is not None and above.room is passage.room and not shown(above.mark.state, "proposed"):
            raise Refused("a paragraph would be divided there")
        element = self._ended(passage)
        for line in lines:
            made = etree.Element(PARAGRAPH)
            former = element.find(PARAGRAPH_PROPERTIES)
            if former is not None:
                made.append(_plain(former))
            self._mark(made, INSERTED)
            self._fill(made, line)
            element.addprevious(made)

    def join(self, passage: Passage) -> None:
        """Delete the mark of a paragraph, so that its text joins the next one."""
        element = self._ended(passage)
        number = self._numbers[id(passage)] + 1
        following = self._passages[number] if number < len(self._passages) else None
        beside = next(element.itersiblings(PARAGRAPH, W + "tbl", W + "sdt"), None)
        if (
            following is None
            or following.room is not passage.room
            or beside is not cast("Node | None", following.element)
        ):
            raise Refused("the end of its last paragraph cannot be deleted")
        former = element.find(PARAGRAPH_PROPERTIES)
        if former is not None and former.find(_SECTION) is not None:
            raise Refused("a section of the document ends there")
        self._mark(element, DELETED)

    def _ended(self, passage: Passage) -> Node:
        if passage.element is None or not shown(passage.mark.state, "proposed"):
            raise Refused("the end of the paragraph was deleted already")
        if passage.mark.move:
            raise Refused("the text there was moved, as a tracked change")
        return cast("Node", passage.element)

    def _fill(self, paragraph: Node, line: str) -> None:
        if line:
            inserted = self._tracking.change(INSERTED)
            inserted.append(written(line, None))
            paragraph.append(inserted)

    def _mark(self, paragraph: Node, tag: str) -> None:
        """Mark the end of a paragraph as changed; a mark that is inserted already stays as it is."""
        look = look_of(paragraph)
        changes = [child for child in look if child.tag in CHANGES]
        if tag == DELETED or not changes:
            look.insert(len(changes), self._tracking.change(tag))


def _plain(properties: Node) -> Node:
    """The same properties without a section's end and without tracked changes."""
    kept = deepcopy(properties)
    for child in list(kept):
        if child.tag in LAST:
            kept.remove(child)
    look = kept.find(RUN_PROPERTIES)
    for child in list(look) if look is not None else ():
        if child.tag in CHANGES:
            cast("Node", look).remove(child)
    return kept
