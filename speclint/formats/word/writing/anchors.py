"""Where a comment's marks may stand in the text of a Word file."""

from __future__ import annotations

from bisect import bisect_right
from typing import cast

from lxml import etree

from speclint.document import Span
from speclint.errors import Refused
from speclint.formats.word.markup import (
    CHANGES,
    COMMENT_END,
    COMMENT_MARK,
    COMMENT_START,
    CONTROL,
    CONTROL_CONTENT,
    FIELD,
    HYPERLINK,
    ID,
    PARAGRAPH,
    RUN,
    W,
)
from speclint.formats.word.walk import Passage
from speclint.formats.word.writing.copying import STORIES, Copy, Node, stored_twice
from speclint.formats.word.writing.cutting import Script, run_of

_WRAPPERS = frozenset(
    {HYPERLINK, FIELD, CONTROL, CONTROL_CONTENT, W + "smartTag", W + "customXml", W + "bdo", W + "dir", *CHANGES}
)
"""What runs may be wrapped in, and a comment's marks with them."""
_EXCERPT = 60


class Anchors:
    """Puts the marks of comments round stretches of the text."""

    def __init__(self, copy: Copy) -> None:
        """Find the paragraphs that can carry a comment."""
        self._copy = copy
        self._script = Script(copy)
        self._passages = copy.passages
        self._starts = [passage.at for passage in copy.passages]
        self._marks: set[Node] = set()
        open_to = [passage for passage in copy.passages if self._open(passage)]
        if not open_to:
            raise Refused("it has no paragraph that a comment could be attached to")
        self._home = next((passage for passage in open_to if passage.text.strip()), open_to[0])

    def home(self, span: Span) -> tuple[Passage, str]:
        """The paragraph that a comment on a stretch of ``Document.source`` belongs to.

        Where no comment can stand it is the first one, and the second value says what the comment is about.
        """
        first, last = self.passage(span.start), self.passage(max(span.start, span.end - 1))
        if not self._open(first) or not self._open(last):
            return self._home, _elsewhere(first, span)
        return first, ""

    def attach(self, identity: str, span: Span) -> None:
        """Mark a stretch of ``Document.source`` with a comment's number; an empty one stands for a whole paragraph."""
        home, aside = self.home(span)
        self._mark(identity, home, self._whole(home) if aside or not len(span) else span)

    def passage(self, offset: int) -> Passage:
        """The paragraph that a character of ``Document.source`` stands in."""
        return self._passages[max(0, bisect_right(self._starts, offset) - 1)]

    def _open(self, passage: Passage) -> bool:
        inside = passage.room.story == "body" and passage.part == self._copy.package.main
        return inside and passage.element is not None and not stored_twice(passage.element)

    def _whole(self, passage: Passage) -> Span:
        inks = self._script.within(passage.at, passage.at + len(passage.text))
        shown = [ink for ink in inks if ink.fate.state != "dropped"] or inks
        return Span(shown[0].at, shown[-1].at + len(shown[-1].text)) if shown else Span(passage.at, passage.at)

    def _mark(self, identity: str, passage: Passage, span: Span) -> None:
        start, end = _made(COMMENT_START, identity), _made(COMMENT_END, identity)
        reference = etree.Element(RUN)
        reference.append(_made(COMMENT_MARK, identity))
        inks = self._script.within(span.start, span.end)
        low = self._script.holding(span.start) if len(span) else None
        if low is None and not inks:
            cast("Node", passage.element).extend([start, end, reference])
        else:
            first = self._script.begin(span.start if low is not None else inks[0].at)
            behind = inks[-1].at + len(inks[-1].text) if inks else span.end
            last = self._script.end(min(span.end, behind))
            _outermost(run_of(self._script.inks[first]), self._marks, before=True).addprevious(start)
            spot = _outermost(run_of(self._script.inks[last]), self._marks, before=False)
            while (following := spot.getnext()) is not None and following in self._marks:
                spot = following
            spot.addnext(end)
            end.addnext(reference)
        self._marks |= {start, end, reference}


def _made(tag: str, identity: str) -> Node:
    return etree.Element(tag, {ID: identity})


def _outermost(run: Node, marks: set[Node], *, before: bool) -> Node:
    """The element beside which a mark stands: outside of all that must not hold one or that begins or ends there."""
    spot = run
    for above in run.iterancestors():
        if above.tag == PARAGRAPH:
            break
        if above.tag not in _WRAPPERS:
            spot = above
    parent = spot.getparent()
    while parent is not None and parent.tag in _WRAPPERS and _at_edge(spot, marks, before=before):
        spot, parent = parent, parent.getparent()
    return spot


def _at_edge(spot: Node, marks: set[Node], *, before: bool) -> bool:
    """Whether nothing but properties and our own marks stands on that side inside the parent."""
    aside = (sibling for sibling in spot.itersiblings(preceding=before) if sibling not in marks)
    if spot.tag == CONTROL_CONTENT:
        return True
    return next(aside, None) is None


def _elsewhere(passage: Passage, span: Span) -> str:
    """Say what a comment is about that stands somewhere else."""
    place = STORIES.get(passage.room.story, "text outside of any paragraph")
    at = span.start - passage.at
    words = " ".join(passage.text[at : at + len(span)].split()) or " ".join(passage.text.split())
    short = words if len(words) <= _EXCERPT else f"{words[:_EXCERPT].rstrip()}…"
    return f"This is about {place}, where no comment can stand{f': “{short}”' if short else '.'}"
