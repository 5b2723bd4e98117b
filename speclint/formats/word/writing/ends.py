"""The ends of paragraphs in a redline of two files: which is inserted, which deleted, and which must stay."""

from __future__ import annotations

from copy import deepcopy
from typing import cast

from lxml import etree

from speclint.formats.word.markup import (
    DELETED,
    INSERTED,
    OLD_PROPERTIES,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    W,
)
from speclint.formats.word.writing.copying import Node

LAST = frozenset({W + "sectPr", OLD_PROPERTIES})
"""What stands behind the properties of the mark."""


def mark(paragraph: Node, change: Node) -> None:
    """Say of a paragraph's end that it was inserted or deleted."""
    look_of(paragraph).insert(0, change)


def _properties(paragraph: Node) -> Node:
    stated = paragraph.find(PARAGRAPH_PROPERTIES)
    if stated is None:
        stated = etree.Element(PARAGRAPH_PROPERTIES)
        paragraph.insert(0, stated)
    return stated


def look_of(paragraph: Node) -> Node:
    """The properties of a paragraph's mark, made where there are none."""
    stated = _properties(paragraph)
    look = stated.find(RUN_PROPERTIES)
    if look is None:
        look = etree.Element(RUN_PROPERTIES)
        behind = next((child for child in stated if child.tag in LAST), None)
        if behind is None:
            stated.append(look)
        else:
            behind.addprevious(look)
    return look


def shifted(made: list[tuple[Node, str]]) -> None:
    """Let the last mark of a container stay: what was added or struck behind the last common paragraph shifts its own.

    The end of the common paragraph is what was added (or struck); the last new one takes over its former mark.
    """
    tail = len(made)
    while tail and made[tail - 1][1]:
        tail -= 1
    behind = made[tail:]
    if not behind or any(block.tag != PARAGRAPH for block, _ in behind):
        return
    last, fate = behind[-1]
    taken = _take_mark(last)
    if not tail or made[tail - 1][0].tag != PARAGRAPH or taken is None:
        return
    common = made[tail - 1][0]
    now, other = deepcopy(_properties(common)), deepcopy(_properties(last))
    mark(common, taken)
    if fate == DELETED:  # what is left is the common paragraph, in its own look
        _exchange(last, now, other, taken)
    else:
        _exchange(last, other, now, taken)


def _exchange(paragraph: Node, now: Node, former: Node, change: Node) -> None:
    """Give a paragraph properties, and others before a tracked change of them."""
    for each in (now, former):
        for child in [child for child in each if child.tag in LAST]:
            each.remove(child)
    look = former.find(RUN_PROPERTIES)
    if look is not None:
        former.remove(look)
    stated = _properties(paragraph)
    paragraph.replace(stated, now)
    if etree.tostring(now) != etree.tostring(former):
        changed = etree.SubElement(now, OLD_PROPERTIES, {str(k): str(v) for k, v in change.attrib.items()})
        changed.append(former)


def _take_mark(paragraph: Node) -> Node | None:
    """Take what is said of a paragraph's end away."""
    stated = paragraph.find(PARAGRAPH_PROPERTIES)
    look = stated.find(RUN_PROPERTIES) if stated is not None else None
    for child in list(look) if look is not None else ():
        if child.tag in {INSERTED, DELETED}:
            cast("Node", look).remove(child)
            return child
    return None
