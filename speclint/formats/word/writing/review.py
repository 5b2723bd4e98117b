"""Findings and fixes written back: comments and tracked changes in a copy of a Word file, bytes in and bytes out.

Spans are those of ``Document.source``. A copy that must not be written, or cannot hold what is asked, is ``Refused``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lxml import etree

from speclint.document import Span
from speclint.errors import Refused
from speclint.formats.word.markup import AUTHOR, DATE, ID, PARAGRAPH, RUN, SPACE, W
from speclint.formats.word.writing.anchors import Anchors
from speclint.formats.word.writing.copying import Copy, Node
from speclint.formats.word.writing.editing import Editing
from speclint.light import dataclass

AUTHOR_NAME = "speclint"
_INITIALS = "sl"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


@dataclass(frozen=True, slots=True)
class Note:
    """What one comment says, and what it is about."""

    spans: tuple[Span, ...]
    """In order; the comment reaches from the first to the last. An empty one stands for its whole paragraph."""
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """A new text for what is read now in some spans; for one empty span, a text to insert."""

    spans: tuple[Span, ...]
    text: str


def edit(source: bytes, revisions: Sequence[Revision], date: str) -> bytes:
    """A copy with tracked changes, in the smallest steps of whole words; *date* is an ISO instant.

    Rejecting them all gives the text of the input back, accepting them all the new one. ``Refused`` names by its
    number the revision that cannot be made.
    """
    copy = Copy(source)
    if not revisions:
        return source
    editing = Editing(copy, AUTHOR_NAME, date)
    order = sorted(range(len(revisions)), key=lambda number: revisions[number].spans)
    reached = 0
    for number in order:
        asked = revisions[number]
        try:
            if asked.spans[0].start < reached:
                raise Refused("two changes overlap")  # noqa: TRY301 - it gets its number like any other
            editing.replace(asked.spans, asked.text)
        except Refused as wrong:
            raise Refused(wrong.reason, wrong.help, which=number) from wrong
        reached = asked.spans[-1].end
    return copy.bytes()


@dataclass(frozen=True, slots=True)
class Commented:
    """A copy with its comments."""

    data: bytes
    known: int
    """How many notes the file carried already; they are not made again."""


def comment(source: bytes, notes: Sequence[Note], date: str) -> Commented:
    """A copy with one comment for each note; *date* is an ISO instant such as ``2025-11-22T10:00:00Z``."""
    copy = Copy(source)
    if not notes:
        return Commented(source, 0)
    anchors = Anchors(copy)
    name, root = copy.part("comments", _COMMENTS_TYPE)
    if root is None:
        root = etree.Element(W + "comments", nsmap={"w": W[1:-1]})
    used = (each.get(ID, "") for each in root)
    number = max((int(identity) for identity in used if identity.isdecimal()), default=-1) + 1
    before, known = _ours(copy, anchors, root), 0
    for note in notes:
        span = Span(note.spans[0].start, note.spans[-1].end)
        home, aside = anchors.home(span)
        said = (*note.paragraphs, aside) if aside else note.paragraphs
        made = _comment(str(number), said, date)
        if before[_said(made), home.at]:
            before[_said(made), home.at] -= 1
            known += 1
            continue
        anchors.attach(str(number), span)
        root.append(made)
        number += 1
    if known == len(notes):
        return Commented(source, known)
    copy.add(name, root)
    copy.touch(copy.package.main)
    return Commented(copy.bytes(), known)


def _ours(copy: Copy, anchors: Anchors, root: Node) -> Counter[tuple[str, int]]:
    """The comments that an earlier run has left: what each says, and where its paragraph begins."""
    marks = copy.walk.pen.marks
    starts = marks.comment_marks | marks.comment_starts
    return Counter(
        (_said(each), anchors.passage(starts[identity]).at)
        for each in root
        if each.get(AUTHOR) == AUTHOR_NAME and (identity := each.get(ID, "")) in starts
    )


def _said(made: Node) -> str:
    return "\n".join("".join(each.text or "" for each in p.iter(W + "t")) for p in made.iter(PARAGRAPH))


def _comment(identity: str, paragraphs: Sequence[str], date: str) -> Node:
    made = etree.Element(
        W + "comment", {ID: identity, AUTHOR: AUTHOR_NAME, DATE: date, W + "initials": _INITIALS}, nsmap={"w": W[1:-1]}
    )
    for nth, text in enumerate(paragraphs):
        paragraph = etree.SubElement(made, PARAGRAPH)
        if nth == 0:
            etree.SubElement(etree.SubElement(paragraph, RUN), W + "annotationRef")
        letters = etree.SubElement(etree.SubElement(paragraph, RUN), W + "t", {SPACE: "preserve"})
        letters.text = "".join(character for character in text if _writable(character))
    return made


def _writable(character: str) -> bool:
    """Whether XML can hold it."""
    code = ord(character)
    return code >= 0x20 and not 0xD800 <= code < 0xE000 and code not in {0xFFFE, 0xFFFF}  # noqa: PLR2004 - the XML standard's
