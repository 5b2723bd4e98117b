"""What each passage is in each view: its kind, its level, and the label that is counted for it there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclint.document import Form, Kind, ViewName, shown
from speclint.formats.word.numbering import Counter, Numbering
from speclint.formats.word.properties import Properties
from speclint.formats.word.styles import Styles, heading_level
from speclint.formats.word.walk import Passage

_CELL, _PARAGRAPH = Form("cell"), Form("paragraph")
_STORY_KINDS: dict[str, Kind] = {"header": "header", "footer": "footer", "footnote": "note", "endnote": "note"}


def forms(passages: Sequence[Passage], styles: Styles, numbering: Numbering, view: ViewName) -> list[Form]:
    """The form of every passage in *view*; only those that end a paragraph there are counted."""
    counters: dict[str, Counter] = {}
    counted = set(_ends(passages, view))
    found: list[Form] = []
    for number, passage in enumerate(passages):
        properties = passage.former or passage.now if view == "original" else passage.now
        label, depth = None, 0
        place = numbering.place(properties, original=view == "original") if number in counted else None
        if place is not None:
            counter = counters.get(passage.part)
            if counter is None:
                counter = counters[passage.part] = Counter(numbering)
            label, depth = counter.label(*place), place[1] + 1
        found.append(_form(passage, properties, styles, label, depth))
    return found


def _form(passage: Passage, properties: Properties, styles: Styles, label: str | None, depth: int) -> Form:
    kind = _STORY_KINDS.get(passage.room.story)
    if kind is not None:
        return Form(kind, 0, label, automatic=label is not None)
    outline = properties.outline
    level = heading_level(outline) if outline is not None else styles.level(properties.style or styles.default)
    if level:
        return Form("heading", level, label, automatic=label is not None)
    if label is not None:
        return Form("item", depth, label, automatic=True)
    return _CELL if passage.room.cell else _PARAGRAPH


def _ends(passages: Sequence[Passage], view: ViewName) -> Iterator[int]:
    """The passages whose form a paragraph of *view* takes, by the same reckoning as ``Document``'s views."""
    first: int | None = None
    inked = False
    for number, passage in enumerate(passages):
        first = number if first is None else first
        if passage.mark.state == "kept" or shown(passage.mark.state, view):
            yield number
            first, inked = None, False
            continue
        inked = inked or any(ink.text.strip() and shown(ink.fate.state, view) for ink in passage.inks)
        if number + 1 < len(passages) and passages[number + 1].room is passage.room:
            continue
        if inked:
            yield first
        first, inked = None, False
