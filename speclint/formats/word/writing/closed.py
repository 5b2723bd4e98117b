"""Where in a Word file no tracked change may be made, and why."""

from __future__ import annotations

from typing import cast

from speclint.document import shown
from speclint.errors import Refused
from speclint.formats.word.ink import FIXED, Ink
from speclint.formats.word.markup import (
    BOX,
    CONTROL,
    CONTROL_PROPERTIES,
    EITHER,
    FIELD,
    RUN,
    RUN_PROPERTIES,
    VALUE,
    M,
    W,
)
from speclint.formats.word.walk import Passage
from speclint.formats.word.writing.copying import Copy, Node
from speclint.formats.word.writing.cutting import run_of

_INSIDE = {
    FIELD: "a field",
    EITHER: "text that is stored twice",
    BOX: "a text box",
    W + "ruby": "text with a reading aid",
    W + "subDoc": "another file",
}
_BETWEEN = {
    W + "fldChar": "a field",
    W + "instrText": "a field",
    FIELD: "a field",
    W + "footnoteReference": "a footnote",
    W + "endnoteReference": "an endnote",
    W + "drawing": "a drawing",
    W + "pict": "a drawing",
    W + "object": "an embedded object",
    M + "oMath": "a formula",
    W + "ruby": "text with a reading aid",
    EITHER: "a drawing",
}
_PLAIN = frozenset({RUN_PROPERTIES, W + "t", W + "sym", W + "lastRenderedPageBreak", *FIXED})
_LOCKS = frozenset({"contentLocked", "sdtContentLocked"})
_FILLED = ("dataBinding", "dropDownList", "comboBox", "date")
"""What fills a content control from elsewhere, so that an edit of its text would be lost."""


class Closed:
    """Knows what must be left alone."""

    def __init__(self, copy: Copy) -> None:
        """Find the fields of all stories."""
        self._fields = {run for root in copy.walk.roots for run in _in_fields(cast("Node", root))}

    def demand_open(self, ink: Ink) -> None:
        """Raise ``Refused`` where the characters of an ink may not be changed."""
        run = run_of(ink)
        if not shown(ink.fate.state, "proposed"):
            raise Refused("the text there was deleted already")
        if ink.fate.move:
            raise Refused("the text there was moved, as a tracked change")
        if run.tag != RUN:
            raise Refused("the text there is a formula")
        if run in self._fields:
            raise Refused("the text there is a field, which Word fills in itself")
        for child in run:
            if isinstance(child.tag, str) and child.tag not in _PLAIN:
                raise Refused(f"the text there holds {_BETWEEN.get(child.tag, 'more than letters')}")
        for around in run.iterancestors():
            if around.tag in _INSIDE:
                raise Refused(f"the text there is {_INSIDE[around.tag]}")
            if around.tag == CONTROL:
                _demand_free(around)

    def demand_plain(self, passage: Passage, first: Node, last: Node) -> None:
        """Raise ``Refused`` where something that cannot be struck stands between two runs of a paragraph."""
        if first is last:
            return
        inside = False
        for element in cast("Node", passage.element).iter("{*}*"):
            inside = inside or element is first
            if inside and element.tag in _BETWEEN:
                raise Refused(f"{_BETWEEN[element.tag]} stands in the middle of the text")
            if element is last:
                return


def _demand_free(control: Node) -> None:
    """Raise ``Refused`` where a content control does not take what is typed."""
    properties = control.find(CONTROL_PROPERTIES)
    if properties is None:
        return
    lock = properties.find(W + "lock")
    if lock is not None and lock.get(VALUE) in _LOCKS:
        raise Refused("the text there is a content control that is locked")
    names = {child.tag.rpartition("}")[2] for child in properties if isinstance(child.tag, str)}
    if names.intersection(_FILLED):
        raise Refused("the text there is a content control that is filled from elsewhere")


def _in_fields(root: Node) -> list[Node]:
    """Every run that belongs to a field: its code, its result and its ends."""
    found, depth = [], 0
    for element in root.iter(RUN, W + "fldChar"):
        if element.tag == RUN:
            if depth:
                found.append(element)
            continue
        kind = element.get(W + "fldCharType")
        depth = depth + 1 if kind == "begin" else max(0, depth - 1) if kind == "end" else depth
    return found
