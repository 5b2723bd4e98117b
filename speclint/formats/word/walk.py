"""The one walk over a Word document that reading and writing stand on: every paragraph of every story, in order.

Walking the same file twice gives the same passages at the same offsets, so that an offset in ``Document.source`` leads
back to the element that holds the character.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclint.document import Story, shown
from speclint.formats.word.ink import Fate, Ink
from speclint.formats.word.markup import (
    CELL,
    CHANGES,
    CONTROL,
    EITHER,
    FIELD,
    HYPERLINK,
    ID,
    LETTERING,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    ROW,
    RUN,
    TABLE,
    VALUE,
    Element,
    W,
    branch,
    content,
    leading,
    value,
    whole,
)
from speclint.formats.word.package import Package, hostile, too_large
from speclint.formats.word.properties import NOTHING, Properties, ended, stated
from speclint.formats.word.runs import CHUNK, DEEPEST, Pen
from speclint.formats.word.sections import margins
from speclint.formats.word.styles import Styles
from speclint.light import dataclass, field

MAX_PARAGRAPHS = 50_000
MAX_TEXT = 1 << 20
"""Characters, as of a text file: rules take seconds over them."""
_WIDEST = 63
"""Word's tables have no more columns."""
_CUSTOM = frozenset({W + "customXml", W + "smartTag", W + "sdtContent"})
_LOOSE = frozenset({RUN, HYPERLINK, FIELD})
_NOTE_PARTS: tuple[tuple[Story, str], ...] = (("footnote", "footnotes"), ("endnote", "endnotes"))


@dataclass(slots=True)
class Room:
    """A body, cell, box, header or note: paragraphs join only within one."""

    story: Story
    name: str
    cell: tuple[int, int, int] | None = None
    waiting: list[tuple[Element, Fate]] = field(default_factory=list)
    """Text boxes that come after the paragraph they hang on, once that paragraph has ended in both views."""


@dataclass(slots=True)
class Passage:
    """A paragraph as it was met, with all that was ever in it."""

    element: Element | None
    """Its ``w:p``; ``None`` for text that a damaged file keeps outside of any paragraph."""
    part: str
    room: Room
    at: int
    """Where it begins in ``Document.source``."""
    inks: list[Ink]
    mark: Fate
    now: Properties
    former: Properties | None
    """The properties before a tracked change of them."""

    @property
    def text(self) -> str:
        """Everything that was ever in it: its stretch of ``Document.source``."""
        return "".join(ink.text for ink in self.inks)


class Walk:
    """All passages of a document, and what was met between them."""

    def __init__(self, package: Package, styles: Styles) -> None:
        """Go through the body, then headers and footers, then the notes."""
        self.package = package
        self.pen = Pen(package, styles)
        self.passages: list[Passage] = []
        self.roots = [package.document]
        """The root of every part that was walked."""
        self._styles = styles
        self._tables = self._boxes = self._depth = 0
        body = package.document.find(W + "body")
        if body is not None:
            self._story(body, package.main, "body", "body", Fate())
        self.pages = tuple(self.pen.marks.pages)
        for story, part, root in margins(package):
            self.roots.append(root)
            self._story(root, part, story, part, Fate())
        self._notes()

    def _notes(self) -> None:
        """The notes that the text refers to, in that order; a note whose mark was deleted is deleted with it."""
        asked = list(dict.fromkeys(self.pen.marks.notes))
        for story, kind in _NOTE_PARTS:
            called = {identity: fate for what, identity, fate in asked if what == story}
            root = self.package.aside(kind) if called else None
            self.roots.extend([root] if root is not None else [])
            notes = {note.get(ID) or "": note for note in root} if root is not None else {}
            part = next((r.target for r in self.package.relations(self.package.main).values() if r.kind == kind), "")
            for identity, fate in called.items():
                if identity in notes:
                    self._story(notes[identity], part, story, f"{story} {identity}", fate)

    def _story(self, root: Element, part: str, story: Story, name: str, fate: Fate) -> None:
        self.pen.begin(part)
        self._fill(Room(story, name), root, fate)

    def _fill(self, room: Room, parent: Element, fate: Fate) -> None:
        self._blocks(room, parent, fate)
        self._hang(room)

    def _blocks(self, room: Room, parent: Element, fate: Fate) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise hostile("it is nested deeper than any real document")
        for child in parent:
            tag = child.tag
            if tag == PARAGRAPH:
                self._paragraph(room, child, fate)
            elif tag == TABLE:
                self._hang(room)
                self._table(room, child, fate)
            elif tag == CONTROL:
                self._control(room, child, fate)
            else:
                self._wrapped(room, child, fate)
        self._depth -= 1

    def _control(self, room: Room, control: Element, fate: Fate) -> None:
        """What stands in a content control; one that only shows its prompt was never filled in."""
        inside, prompt = content(control)
        if inside is None:
            return
        start, before = self.pen.at, len(self.passages)
        self._blocks(room, inside, fate.gone() if prompt else fate)
        said = " ".join(passage.text for passage in self.passages[before:]).strip()
        if prompt and said and shown(fate.state, "proposed"):
            self.pen.marks.unfilled.append((said, start, self.pen.at - 1))

    def _wrapped(self, room: Room, child: Element, fate: Fate) -> None:
        """What holds blocks without being one, and what should not stand between blocks."""
        tag = child.tag
        if tag in _CUSTOM:
            self._blocks(room, child, fate)
        elif tag in CHANGES:
            if child.find(PARAGRAPH) is not None or child.find(TABLE) is not None:
                self._blocks(room, child, fate.changed(child))
            elif len(child):
                self._loose(room, child, fate)
        elif tag == EITHER:
            chosen = branch(child)
            if chosen is not None:
                self._blocks(room, chosen, fate)
        elif tag == W + "altChunk":
            self.pen.marks.unread.append((CHUNK, self.pen.at))
        elif tag in _LOOSE:
            self._loose(room, child, fate)
        else:
            self.pen.mark(child)

    def _loose(self, room: Room, child: Element, fate: Fate) -> None:
        """Runs outside of any paragraph: damaged, but Word shows them."""
        at = self.pen.at
        inks, boxes = self.pen.read([child], self._styles.default, fate)
        room.waiting.extend(boxes)
        end = fate.changed(child) if child.tag in CHANGES else fate
        if inks:
            self._add(room, Passage(None, self.pen.part, room, at, inks, end, Properties(), None))

    def _paragraph(self, room: Room, element: Element, fate: Fate) -> None:
        first = leading(element, PARAGRAPH_PROPERTIES)
        own = NOTHING if first is None else stated(first)
        at = self.pen.at
        style = own.now.style or self._styles.default
        inks, boxes = self.pen.read(element, style, fate)
        room.waiting.extend(boxes)
        hidden = "v" in self._styles.look(style, None)
        end = ended(own, fate, inks, hidden=hidden) if hidden or own.mark is not None or own.drop_capital else fate
        self._add(room, Passage(element, self.pen.part, room, at, inks, end, own.now, own.former))

    def _add(self, room: Room, passage: Passage) -> None:
        self.passages.append(passage)
        if len(self.passages) > MAX_PARAGRAPHS or self.pen.at > MAX_TEXT:
            raise too_large()
        self.pen.at += 1
        if passage.mark.state == "kept":
            self._hang(room)

    def _hang(self, room: Room) -> None:
        """Read the text boxes that waited for the end of a paragraph."""
        waiting, room.waiting = room.waiting, []
        for box, fate in waiting:
            self._boxes += 1
            if box.tag == LETTERING:
                self._watermark(f"{room.name}/watermark {self._boxes}", box, fate)
                continue
            story: Story = "textbox" if room.story == "body" else room.story
            with self.pen.aside():
                self._fill(Room(story, f"{room.name}/box {self._boxes}"), box, fate)

    def _watermark(self, name: str, drawn: Element, fate: Fate) -> None:
        """Read a mark that lies across the pages as what stands beside their text, wherever it hangs."""
        at = self.pen.at
        with self.pen.aside():
            inks = self.pen.lettered(drawn, fate)
        if inks:
            self._add(
                Room("header", name),
                Passage(None, self.pen.part, Room("header", name), at, inks, fate, NOTHING.now, None),
            )

    def _table(self, room: Room, table: Element, fate: Fate) -> None:
        self._tables += 1
        number = self._tables
        merged: set[int] = set()
        for row, (element, outer) in enumerate(_inside(table, ROW, fate), 1):
            column = 1 + whole(value(element.find(W + "trPr"), "gridBefore"), 0, 0, _WIDEST)
            for cell, within in _inside(element, CELL, _tracked(element.find(W + "trPr"), outer)):
                stated = cell.find(W + "tcPr")
                name = f"{room.name}/table {number} row {row} column {column}"
                inner = Room(room.story, name, (number, row, column))
                wide = whole(value(stated, "gridSpan"), 1, 1, _WIDEST)
                hidden = _is_hidden(stated, merged, column)
                merged.difference_update(range(column + 1, column + wide))
                self._fill(inner, cell, _tracked(stated, within.gone() if hidden else within))
                column += wide


_ROW_CHANGES = frozenset({*CHANGES, W + "cellIns", W + "cellDel"})


def _is_hidden(properties: Element | None, merged: set[int], column: int) -> bool:
    """Whether a cell is merged into the one above or beside it: Word keeps its text and shows none of it.

    *merged* are the columns in which a merged cell has begun.
    """
    for name in ("vMerge", "hMerge"):
        merge = properties.find(W + name) if properties is not None else None
        goes_on = merge is not None and (merge.get(VALUE) or "continue") == "continue"
        if goes_on and (name == "hMerge" or column in merged):
            return True
    down = properties.find(W + "vMerge") if properties is not None else None
    (merged.add if down is not None else merged.discard)(column)
    return False


def _tracked(properties: Element | None, fate: Fate) -> Fate:
    """The fate of a row or cell inside *fate*."""
    for child in properties if properties is not None else ():
        fate = fate.changed(child) if child.tag in _ROW_CHANGES else fate
    return fate


def _inside(parent: Element, tag: str, fate: Fate) -> Iterator[tuple[Element, Fate]]:
    """The rows of a table or the cells of a row, through all that may be wrapped around them."""
    for child in parent:
        if child.tag == tag:
            yield child, fate
        elif child.tag == CONTROL:
            inside, prompt = content(child)
            if inside is not None:
                yield from _inside(inside, tag, fate.gone() if prompt else fate)
        elif child.tag in _CUSTOM:
            yield from _inside(child, tag, fate)
        elif child.tag in CHANGES:
            yield from _inside(child, tag, fate.changed(child))
