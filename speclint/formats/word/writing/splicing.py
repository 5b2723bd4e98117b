"""One paragraph made of two: the new one's words, with the old one's struck words between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import groupby
from typing import cast

from lxml import etree

from speclint.errors import Refused
from speclint.formats.difference import hunks
from speclint.formats.word.ink import FIXED, sign, stored
from speclint.formats.word.markup import (
    DELETED,
    EITHER,
    FIELD,
    HYPERLINK,
    INSERTED,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    SPACE,
    Element,
    M,
    W,
)
from speclint.formats.word.writing.copying import Node, replica
from speclint.light import dataclass

Change = Callable[[str], Node]
"""Makes an empty tracked change of a kind, with a number of its own."""

_LETTERS = W + "t"
_NOTHING = frozenset({RUN_PROPERTIES, W + "lastRenderedPageBreak", W + "annotationRef"})
CLOSED = {
    W + "drawing": "a picture or drawing",
    W + "pict": "a picture or drawing",
    W + "object": "an embedded object",
    EITHER: "a text box or drawing",
    W + "footnoteReference": "a footnote",
    W + "endnoteReference": "an endnote",
    W + "fldChar": "a field",
    W + "instrText": "a field",
    FIELD: "a field",
    W + "sdt": "a content control",
    W + "ruby": "text with a reading aid",
    M + "oMath": "an equation",
    M + "oMathPara": "an equation",
}
"""What cannot be carried over in parts."""


@dataclass(slots=True)
class Letter:
    """One character with the run that shows it."""

    text: str
    """As it is read."""
    stored: str
    """As the file has it: a sign of a symbol font has another number there."""
    element: Node
    run: Node


def closed(block: Node) -> str:
    """What a paragraph or table holds that cannot be struck or inserted; nothing where it is plain."""
    for element in block.iter("{*}*"):
        if element.tag in CLOSED:
            return CLOSED[element.tag]
    return ""


def letters(paragraph: Node) -> list[Letter]:
    """Every character of a paragraph, in order."""
    return [letter for run in paragraph.iter(RUN) for letter in _of_run(run)]


def words_of(paragraph: Node) -> str:
    """The text of a paragraph."""
    return "".join(letter.text for letter in letters(paragraph))


def _of_run(run: Node) -> Iterator[Letter]:
    for child in run:
        if child.tag == _LETTERS:
            yield from _in_text(child, run)
        elif child.tag in FIXED:
            yield Letter(FIXED[child.tag], "", child, run)
        elif child.tag == W + "sym":
            yield from (Letter(character, "", child, run) for character in sign(cast("Element", child)))
        elif child.tag not in _NOTHING and isinstance(child.tag, str) and child.tag not in CLOSED:
            raise Refused(f"a changed paragraph holds what cannot be carried over ({child.tag.rpartition('}')[2]})")


def _in_text(child: Node, run: Node) -> Iterator[Letter]:
    shown, kept = stored(cast("Element", child)), child.text or ""
    if child.get(SPACE) != "preserve":
        kept = kept.strip(" \t\r\n")
    same = kept if len(kept) == len(shown) else shown
    yield from (Letter(character, own, child, run) for character, own in zip(shown, same, strict=True))


def spliced(old: Node, new: Node, change: Change) -> Node:
    """The new paragraph with what it inserts marked, and what the old one had struck."""
    was, now = letters(old), letters(new)
    made = etree.Element(PARAGRAPH)
    properties = new.find(PARAGRAPH_PROPERTIES)
    if properties is not None:
        made.append(deepcopy(properties))
    at = 0
    text = "".join(letter.text for letter in now)
    written = 0
    for hunk in hunks("".join(letter.text for letter in was), text):
        kept = hunk.start - at
        made.extend(_stretch(now[written : written + kept]))
        written += kept
        at = hunk.end
        if hunk.end > hunk.start:
            made.extend(_stretch(was[hunk.start : hunk.end], DELETED, change))
        if hunk.text:
            made.extend(_stretch(now[written : written + len(hunk.text)], INSERTED, change))
            written += len(hunk.text)
    made.extend(_stretch(now[written:]))
    return made


def marked(paragraph: Node, tag: str, change: Change) -> Node:
    """A paragraph all of whose words are inserted, or struck; its mark is left to the caller."""
    made = etree.Element(PARAGRAPH)
    properties = paragraph.find(PARAGRAPH_PROPERTIES)
    if properties is not None:
        made.append(deepcopy(properties))
    made.extend(_stretch(letters(paragraph), tag, change))
    return made


def _stretch(found: list[Letter], tag: str = "", change: Change | None = None) -> Iterator[Node]:
    """Letters as runs; in a change where there is one, and in their link, unless they are struck."""
    for link, group in groupby(found, key=lambda letter: _link_around(letter.run)):
        made = list(_runs(list(group), struck=tag == DELETED))
        if change is not None:
            around = change(tag)
            around.extend(made)
            made = [around]
        if link is not None and tag != DELETED:  # its address is known to the new file only
            outer = replica(link)
            outer.extend(made)
            made = [outer]
        yield from made


def _link_around(run: Node) -> Node | None:
    return next((above for above in run.iterancestors() if above.tag == HYPERLINK), None)


def _runs(found: list[Letter], *, struck: bool) -> Iterator[Node]:
    """Letters as runs of their own, each in the look that it had."""
    at = 0
    while at < len(found):
        end = at
        while end < len(found) and found[end].run is found[at].run:
            end += 1
        yield _run(found[at:end], struck=struck)
        at = end


def _run(found: list[Letter], *, struck: bool) -> Node:
    run = etree.Element(RUN)
    look = found[0].run.find(RUN_PROPERTIES)
    if look is not None:
        run.append(deepcopy(look))
    at = 0
    while at < len(found):
        element = found[at].element
        end = at
        while end < len(found) and found[end].element is element:
            end += 1
        if element.tag == _LETTERS:
            made = etree.SubElement(run, W + "delText" if struck else _LETTERS, {SPACE: "preserve"})
            made.text = "".join(letter.stored for letter in found[at:end])
        else:
            made = deepcopy(element)
            made.tail = None
            run.append(made)
        at = end
    return run
