"""What a paragraph says of itself: style, list, outline, and what became of its mark."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from speclint.formats.word.ink import Fate, Ink
from speclint.formats.word.markup import (
    CHANGES,
    INSERTED,
    NUMBERING,
    OLD_PROPERTIES,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    VALUE,
    Element,
    W,
    on,
    whole,
)

_STYLE, _OUTLINE, _FRAME, _HIDDEN = W + "pStyle", W + "outlineLvl", W + "framePr", W + "vanish"
_NUMBER, _LEVEL = W + "numId", W + "ilvl"


class Properties(NamedTuple):
    """The properties that decide what a paragraph is, as they stand on the paragraph itself."""

    style: str = ""
    number: str | None = None
    """The ``w:num`` of its list; ``"0"`` switches a list off."""
    level: int | None = None
    numbered_anew: bool = False
    """Whether being in the list is itself a tracked insertion."""
    outline: str | None = None


class Stated(NamedTuple):
    """All that a paragraph's ``w:pPr`` says, read in one go."""

    now: Properties = Properties()
    former: Properties | None = None
    """The properties before a tracked change of them."""
    drop_capital: bool = False
    mark: Element | None = None
    """The run properties of the paragraph mark."""


NOTHING = Stated()
"""A paragraph without properties of its own."""


def stated(element: Element) -> Stated:
    """Read ``w:pPr``, the present one or the one inside ``w:pPrChange``."""
    style, outline = "", None
    number: str | None = None
    level: int | None = None
    old: Properties | None = None
    mark: Element | None = None
    anew = drop_capital = False
    for child in element:
        tag = child.tag
        if tag == _STYLE:
            style = child.get(VALUE) or ""
        elif tag == NUMBERING:
            number, level, anew = _list(child)
        elif tag == RUN_PROPERTIES:
            mark = child
        elif tag == _OUTLINE:
            outline = child.get(VALUE)
        elif tag == _FRAME:
            drop_capital = (child.get(W + "dropCap") or "none") != "none"
        elif tag == OLD_PROPERTIES:
            before = child.find(PARAGRAPH_PROPERTIES)
            old = stated(before).now if before is not None else Properties()
    return Stated(Properties(style, number, level, anew, outline), old, drop_capital, mark)


def _list(numbering: Element) -> tuple[str | None, int | None, bool]:
    number: str | None = None
    level: int | None = None
    anew = False
    for part in numbering:
        if part.tag == _NUMBER:
            number = part.get(VALUE)
        elif part.tag == _LEVEL:
            level = whole(part.get(VALUE), 0)
        elif part.tag == INSERTED:
            anew = True
    return number, level, anew


def ended(paragraph: Stated, fate: Fate, inks: Iterable[Ink], *, hidden: bool) -> Fate:
    """What became of a paragraph mark, by its properties and the fate of what it stands in.

    *hidden* is whether its style hides it. The mark of a hidden paragraph and of a drop capital is in neither view, so
    that nothing, or the one big letter, joins the text behind it.
    """
    if paragraph.drop_capital:
        return fate.gone()
    for child in paragraph.mark if paragraph.mark is not None else ():
        if child.tag in CHANGES:
            fate = fate.changed(child)
        elif child.tag == _HIDDEN:
            hidden = on(child)
    if hidden and all(ink.fate.state == "dropped" for ink in inks):
        return fate.gone()
    return fate
