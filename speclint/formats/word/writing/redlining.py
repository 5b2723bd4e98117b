"""Two Word files as one, in which what the new one changes is tracked: plain insertions and deletions.

The new file carries the result; what only the old one has is brought over and struck. What cannot be struck or
inserted word by word (pictures, equations, text boxes, notes, fields) must be the same in both, or it is ``Refused``.
"""

from __future__ import annotations

from copy import deepcopy
from typing import cast

from lxml import etree

from speclint.errors import Refused
from speclint.formats.word.markup import (
    CELL,
    CONTROL,
    CONTROL_CONTENT,
    DELETED,
    INSERTED,
    PARAGRAPH,
    ROW,
    TABLE,
    W,
)
from speclint.formats.word.sections import margins
from speclint.formats.word.writing.accepting import text_of, unwrap
from speclint.formats.word.writing.borrowing import Borrowed
from speclint.formats.word.writing.copying import Copy, Node
from speclint.formats.word.writing.ends import mark, shifted
from speclint.formats.word.writing.pairing import TABLE_SIGN, pairs
from speclint.formats.word.writing.splicing import closed, marked, spliced, words_of

_SECTION = W + "sectPr"
_WRAPS = frozenset({W + "customXml", W + "smartTag"})
_BLOCKS = frozenset({PARAGRAPH, TABLE})


class Redlining:
    """Writes the changes from one file to another into the other."""

    def __init__(self, old: Copy, new: Copy, author: str, date: str) -> None:
        """Both files without tracked changes of their own."""
        self._old, self._new = old, new
        self._author, self._date = author, date
        self._borrowed = Borrowed(old, new)

    def run(self) -> None:
        """Go through the body, then the headers and footers; notes must be the same."""
        self._demand_same_notes()
        before, after = (cast("Node", copy.package.document.find(W + "body")) for copy in (self._old, self._new))
        self._container(before, after)
        self._new.touch(self._new.package.main)
        self._margins()

    def _margins(self) -> None:
        old = [(story, cast("Node", root)) for story, _, root in margins(self._old.package)]
        new = [(story, part, cast("Node", root)) for story, part, root in margins(self._new.package)]
        for story in ("header", "footer"):
            before = [root for kind, root in old if kind == story]
            after = [(part, root) for kind, part, root in new if kind == story]
            for root in before[len(after) :]:
                if text_of(root).strip():
                    raise Refused(f"only the old file has this page {story}: “{text_of(root).strip()[:60]}”")
            for nth, (part, root) in enumerate(after):
                self._container(before[nth] if nth < len(before) else etree.Element(root.tag), root)
                self._new.touch(part)

    def _demand_same_notes(self) -> None:
        for story in ("footnote", "endnote"):
            was, now = (
                [passage.text for passage in copy.passages if passage.room.story == story]
                for copy in (self._old, self._new)
            )
            if was != now:
                raise Refused(f"a {story} was changed, added or removed, and cannot be tracked here")

    def _change(self, tag: str) -> Node:
        return self._new.change(tag, self._author, self._date)

    def _container(self, old: Node, new: Node) -> None:
        """Merge the blocks of two bodies, cells or headers into the new one."""
        _flatten(old)
        _flatten(new)
        was = [child for child in old if child.tag in _BLOCKS]
        now = [child for child in new if child.tag in _BLOCKS]
        made: list[tuple[Node, str]] = []
        for low, high in pairs([_text(block) for block in was], [_text(block) for block in now]):
            if low is None:
                block, fate = self._come(now[cast("int", high)]), INSERTED
            elif high is None:
                block, fate = self._gone(was[low]), DELETED
            else:
                block, fate = self._both(was[low], now[high]), ""
            made.append((block, fate))
        _put(new, now, [block for block, _ in made])
        shifted(made)

    def _both(self, old: Node, new: Node) -> Node:
        if new.tag == TABLE:
            return self._table(old, new)
        if closed(old) or closed(new):
            if _signature(old, self._old) != _signature(new, self._new):
                raise Refused(f"a paragraph with {closed(new) or closed(old)} was changed: “{_short(new, old)}”")
            return new
        return new if words_of(old) == words_of(new) else spliced(old, new, self._change)

    def _come(self, block: Node) -> Node:
        if what := closed(block):
            raise Refused(f"{what} was added, which cannot be tracked here: “{_short(block)}”")
        return self._whole(block, INSERTED)

    def _gone(self, block: Node) -> Node:
        if what := closed(block):
            raise Refused(f"{what} was removed, which cannot be tracked here: “{_short(block)}”")
        borrowed = deepcopy(block)
        borrowed.tail = None
        for section in list(borrowed.iter(_SECTION)):
            cast("Node", section.getparent()).remove(section)
        self._borrowed.settle(borrowed)
        return self._whole(borrowed, DELETED)

    def _whole(self, block: Node, tag: str) -> Node:
        """A paragraph or table all of which is inserted, or struck."""
        if block.tag == PARAGRAPH:
            made = marked(block, tag, self._change)
            mark(made, self._change(tag))
            return made
        for row in block.iter(ROW):
            self._row(row, tag)
        return block

    def _row(self, row: Node, tag: str) -> None:
        stated = row.find(W + "trPr")
        if stated is None:
            stated = etree.Element(W + "trPr")
            row.insert(1 if row.find(W + "tblPrEx") is not None else 0, stated)
        stated.append(self._change(tag))
        for paragraph in list(row.iter(PARAGRAPH)):
            if next((above for above in paragraph.iterancestors() if above.tag == ROW), None) is row:
                made = marked(paragraph, tag, self._change)
                mark(made, self._change(tag))
                cast("Node", paragraph.getparent()).replace(paragraph, made)

    def _table(self, old: Node, new: Node) -> Node:
        """Row by row; rows with another number of cells are struck and inserted as a whole."""
        was, now = ([row for row in table if row.tag == ROW] for table in (_flattened(old), _flattened(new)))
        made: list[Node] = []
        for low, high in pairs(*([_cells(row) for row in rows] for rows in (was, now))):
            if low is not None and high is not None and _shape(was[low]) == _shape(now[high]):
                cells = zip(was[low].findall(CELL), now[high].findall(CELL), strict=True)
                for before, after in cells:
                    self._container(before, after)
                made.append(now[high])
                continue
            if low is not None:
                borrowed = deepcopy(was[low])
                self._demand_plain(borrowed)
                self._borrowed.settle(borrowed)
                for row in borrowed.iter(ROW):
                    self._row(row, DELETED)
                made.append(borrowed)
            if high is not None:
                self._demand_plain(now[high])
                for row in list(now[high].iter(ROW)):
                    self._row(row, INSERTED)
                made.append(now[high])
        _put(new, now, made)
        return new

    @staticmethod
    def _demand_plain(row: Node) -> None:
        if what := closed(row):
            raise Refused(f"a table row with {what} was changed: “{_short(row)}”")


def _put(parent: Node, former: list[Node], made: list[Node]) -> None:
    """Put blocks in the place of those that were there; whatever else the parent holds stays around them."""
    where = next((nth for nth, child in enumerate(parent) if child in former), None)
    at = where if where is not None else sum(child.tag.endswith("Pr") and child.tag != _SECTION for child in parent)
    beside = set(former)
    for block in made:
        if block in beside:
            while at < len(parent) and parent[at] is not block:
                if parent[at] in beside:
                    parent.remove(parent[at])
                else:
                    at += 1
            at += 1
        else:
            parent.insert(at, block)
            at += 1
    for block in former:
        if block not in made and block.getparent() is parent:
            parent.remove(block)


def _flattened(table: Node) -> Node:
    _flatten(table)
    return table


def _flatten(parent: Node) -> None:
    """Take the frames of content controls and custom XML off that stand between blocks."""
    again = True
    while again:
        again = False
        for child in list(parent):
            if child.tag == CONTROL:
                inside = child.find(CONTROL_CONTENT)
                for each in list(inside) if inside is not None else ():
                    child.addprevious(each)
                parent.remove(child)
                again = True
            elif child.tag in _WRAPS:
                for properties in [each for each in child if each.tag.endswith("Pr")]:
                    child.remove(properties)
                unwrap(child)
                again = True


def _text(block: Node) -> str:
    if block.tag == TABLE:
        return TABLE_SIGN + _cells(block)
    return text_of(block)


def _cells(block: Node) -> str:
    return " ".join(text_of(cell) for cell in block.iter(CELL))


def _shape(row: Node) -> list[str]:
    spans = []
    for cell in row.findall(CELL):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        spans.append((span.get(W + "val") or "") if span is not None else "")
    return spans


def _short(*blocks: Node) -> str:
    return next((said[:60] for block in blocks if (said := " ".join(text_of(block).split()))), "no text")


def _signature(block: Node, copy: Copy) -> list[str]:
    """What a paragraph shows, pictures by their content, so that two files can be held against each other."""
    found = []
    relations = copy.package.relations(copy.package.main)
    for element in block.iter("{*}*"):
        name = element.tag.rpartition("}")[2]
        if name in {"t", "instrText", "delText"} and element.text:
            found.append(element.text)
        elif closed(element) or name in {"blip", "imagedata", "fldSimple"}:
            found.append(name)
        for key, value in element.attrib.items():
            relation = relations.get(str(value)) if "relationships" in str(key) else None
            if relation is not None:
                data = None if relation.external else copy.package.data(relation.target)
                found.append(str(hash(data)) if data else relation.target)
    return found
