"""Every tracked change of a Word file accepted, as Word does it: what was deleted goes, what was inserted stays."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from speclint.formats.word.markup import (
    CELL,
    CHANGES,
    CONTROL,
    CONTROL_CONTENT,
    DELETED,
    INSERTED,
    MOVED_AWAY,
    MOVED_HERE,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    ROW,
    RUN_PROPERTIES,
    TABLE,
    M,
    W,
)
from speclint.formats.word.writing.copying import Node

_GONE = frozenset({DELETED, MOVED_AWAY})
_COME = frozenset({INSERTED, MOVED_HERE})
_STATED = frozenset({RUN_PROPERTIES, W + "trPr", W + "tcPr", W + "numPr", M + "ctrlPr"})
"""Where a change stands that is about something else than its own content."""
_FORMER = tuple(
    W + name
    for name in (
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange"),
        *("tcPrChange", "numberingChange", "cellIns", "cellMerge"),
    )
)
_RANGES = tuple(
    W + f"{kind}Range{end}"
    for kind in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
    for end in ("Start", "End")
)
_HOLDERS = frozenset({W + "body", CELL, W + "hdr", W + "ftr", W + "footnote", W + "endnote", W + "txbxContent"})
"""What must end with a paragraph."""
_EMPTY_MATTER = frozenset({W + "bookmarkStart", W + "bookmarkEnd", W + "proofErr"})
_SHOWN = frozenset({W + "t", W + "drawing", W + "pict", W + "object", W + "sym", M + "t", W + "fldChar"})


def accept(root: Node) -> None:
    """Accept all changes under *root*, in place."""
    _take_out(root)
    _rows(root)
    for paragraph in reversed(list(root.iter(PARAGRAPH))):
        _mark(paragraph)
    for tag in (*_FORMER, *_RANGES):
        for former in list(root.iter(tag)):
            remove(former)
    for control in list(root.iter(CONTROL)):
        inside = control.find(CONTROL_CONTENT)
        if inside is not None and not len(inside):
            remove(control)
    for holder in list(root.iter(*_HOLDERS)):
        _end(holder)


def remove(element: Node) -> None:
    """Take an element out."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: Node) -> None:
    """Put what an element holds in its place."""
    for child in list(element):
        element.addprevious(child)
    remove(element)


def _take_out(root: Node) -> None:
    """Remove what was deleted inside paragraphs, keep what was inserted; formulas say it in their own way."""
    for change in list(root.iter(*CHANGES)):
        parent = change.getparent()
        if parent is None or not _inside(change, root):
            continue
        if parent.tag in _STATED:
            if (parent.tag == RUN_PROPERTIES and _of_formula(parent)) or parent.tag == M + "ctrlPr":
                _formula(parent, change)
            continue
        if change.tag in _GONE:
            remove(change)
        else:
            unwrap(change)


def _inside(element: Node, root: Node) -> bool:
    above: Node | None = element
    while above is not None and above is not root:
        above = above.getparent()
    return above is not None


def _of_formula(properties: Node) -> bool:
    around = properties.getparent()
    return around is not None and around.tag in {M + "r", M + "ctrlPr"}


def _formula(properties: Node, change: Node) -> None:
    """Accept a change of a formula's sign: a run, or a fraction, root or bracket with all that it holds."""
    if change.tag in _COME:
        remove(change)
        return
    around: Node | None = properties
    while around is not None and (around.tag in {RUN_PROPERTIES, M + "ctrlPr"} or around.tag.endswith("Pr")):
        around = around.getparent()
    if around is not None:
        remove(around)


def _rows(root: Node) -> None:
    for cell in list(root.iter(W + "cellDel")):
        holder = next((above for above in cell.iterancestors() if above.tag == CELL), None)
        if holder is not None:
            remove(holder)
    for row in list(root.iter(ROW)):
        stated = row.find(W + "trPr")
        gone = stated is not None and any(child.tag in _GONE for child in stated)
        for child in [child for child in stated if child.tag in CHANGES] if stated is not None else ():
            remove(child)
        if gone or next(row.iter(CELL), None) is None:
            remove(row)
    for table in list(root.iter(TABLE)):
        if next(table.iter(ROW), None) is None:
            remove(table)


def _mark(paragraph: Node) -> None:
    """Accept what became of a paragraph's end: where it was deleted, its text joins the next paragraph."""
    stated = paragraph.find(PARAGRAPH_PROPERTIES)
    look = stated.find(RUN_PROPERTIES) if stated is not None else None
    changes = [child for child in look if child.tag in CHANGES] if look is not None else []
    for change in changes:
        remove(change)
    if stated is not None:
        for inserted in list(stated.iter(INSERTED)):
            remove(inserted)
    if not any(change.tag in _GONE for change in changes):
        return
    following = next((each for each in _beside(paragraph)), None)
    content = [child for child in paragraph if child.tag != PARAGRAPH_PROPERTIES]
    if following is not None and following.tag == PARAGRAPH:
        properties = following.find(PARAGRAPH_PROPERTIES)
        for nth, child in enumerate(content):
            following.insert((properties is not None) + nth, child)
        remove(paragraph)
    elif not any(child.tag in _SHOWN for each in content for child in each.iter("{*}*")):
        remove(paragraph)


def _beside(paragraph: Node) -> Iterator[Node]:
    return (each for each in paragraph.itersiblings("{*}*") if each.tag not in _EMPTY_MATTER)


def _end(holder: Node) -> None:
    """Let a body, cell or note end with a paragraph, as Word demands."""
    blocks = [child for child in holder if isinstance(child.tag, str) and child.tag != W + "sectPr"]
    last = next((child for child in reversed(blocks) if child.tag not in _EMPTY_MATTER), None)
    if last is None or last.tag == TABLE or last.tag == W + "tcPr":
        made = etree.Element(PARAGRAPH)
        if last is None:
            holder.insert(0, made)
        else:
            last.addnext(made)


def text_of(element: Node) -> str:
    """The letters under an element, as they are stored."""
    return "".join(each.text or "" for each in element.iter(W + "t", W + "delText"))
