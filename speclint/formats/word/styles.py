"""What a style says about a paragraph: its rank as a heading, its list and its look."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclint.formats.word.markup import (
    NUMBERING,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    VALUE,
    Element,
    W,
    on,
    value,
    whole,
)
from speclint.text.expression import Expression

_LONGEST_CHAIN = 64
_HEADING = Expression(r"heading ([1-9])", re.IGNORECASE)
_NO_HEADING = 9
_LETTERS = {
    W + "b": "b",
    W + "i": "i",
    W + "u": "u",
    W + "strike": "s",
    W + "dstrike": "s",
    W + "caps": "c",
    W + "vanish": "v",
    W + "color": "r",
}
_COLOUR, _STYLE = W + "color", W + "rStyle"
_PLAIN_COLOURS = frozenset({"auto", "000000"})
_ORDER = "biuscvr"


class Styles:
    """The styles of one document, each followed through the styles that it is based on."""

    def __init__(self, root: Element | None) -> None:
        """Read ``styles.xml``; a document without it has no styles."""
        self._styles: dict[str, Element] = {}
        self.default = ""
        for style in root.findall(W + "style") if root is not None else ():
            identity = style.get(W + "styleId") or ""
            self._styles[identity] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true", "on"}:
                self.default = identity
        self._names: dict[str, str] = {}
        self._levels: dict[str, int] = {}
        self._lists: dict[str, tuple[str | None, int | None, str]] = {}
        self._looks: dict[tuple[str, str], str] = {}

    def chain(self, identity: str) -> Iterator[tuple[str, Element]]:
        """A style and the styles that it is based on, nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        while identity in self._styles and identity not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(identity)
            style = self._styles[identity]
            yield identity, style
            identity = value(style, "basedOn") or ""

    def name(self, identity: str) -> str:
        """A style's name as Word keeps it ("heading 1"), else its id."""
        if identity not in self._names:
            self._names[identity] = value(self._styles.get(identity), "name") or identity
        return self._names[identity]

    def level(self, identity: str) -> int:
        """The heading level from 1 that a style gives; 0 for body text."""
        if identity not in self._levels:
            self._levels[identity] = self._level(identity)
        return self._levels[identity]

    def _level(self, identity: str) -> int:
        for _, style in self.chain(identity):
            outline = value(style.find(PARAGRAPH_PROPERTIES), "outlineLvl")
            name = value(style, "name") or ""
            if outline is not None:
                return heading_level(outline)
            if named := _HEADING.fullmatch(name):
                return int(named[1])
            if name.lower() == "title":
                return 1
        return 0

    def numbering(self, identity: str) -> tuple[str | None, int | None, str]:
        """The list that a style belongs to, its level there, and the id of the style that says so."""
        if identity not in self._lists:
            self._lists[identity] = self._numbering(identity)
        return self._lists[identity]

    def _numbering(self, identity: str) -> tuple[str | None, int | None, str]:
        level: int | None = None
        for giver, style in self.chain(identity):
            properties = style.find(PARAGRAPH_PROPERTIES)
            numbering = properties.find(NUMBERING) if properties is not None else None
            if numbering is None:
                continue
            stated = value(numbering, "ilvl")
            level = whole(stated, 0) if level is None and stated is not None else level
            if (number := value(numbering, "numId")) is not None:
                return number, level, giver
        return None, level, ""

    def look(self, paragraph: str, properties: Element | None) -> str:
        """The letters of ``Piece.look`` for a run with these properties in a paragraph of this style.

        Only a colour that was put on the run itself counts: headings are often coloured by their style.
        """
        if properties is None:
            return self._styled(paragraph, "")
        direct, style = _switches(properties)
        look = self._styled(paragraph, style)
        if not direct:
            return look
        letters = {letter for letter in look if direct.get(letter, True)}
        letters.update(letter for letter, shown in direct.items() if shown)
        return "".join(letter for letter in _ORDER if letter in letters)

    def _styled(self, paragraph: str, character: str) -> str:
        """What the styles alone give; switches of a paragraph's and a character's style undo each other."""
        key = (paragraph, character)
        if key not in self._looks:
            outer, inner = self._merged(paragraph), self._merged(character)
            shown = {letter for letter in "biscv" if outer.get(letter, False) != inner.get(letter, False)}
            if inner.get("u", outer.get("u", False)):
                shown.add("u")
            self._looks[key] = "".join(letter for letter in _ORDER if letter in shown)
        return self._looks[key]

    def _merged(self, identity: str) -> dict[str, bool]:
        merged: dict[str, bool] = {}
        for _, style in self.chain(identity):
            properties = style.find(RUN_PROPERTIES)
            for letter, shown in _switches(properties)[0].items() if properties is not None else ():
                merged.setdefault(letter, shown)
        return merged


def heading_level(outline: str) -> int:
    """The heading level from 1 of a ``w:outlineLvl``, which counts from 0 and means body text by 9."""
    level = whole(outline, _NO_HEADING)
    return level + 1 if level < _NO_HEADING else 0


def _switches(properties: Element) -> tuple[dict[str, bool], str]:
    """Which of the letters run properties turn on and off, and the style that they name."""
    found: dict[str, bool] = {}
    style = ""
    for child in properties:
        letter = _LETTERS.get(child.tag)
        if letter is None:
            if child.tag == _STYLE:
                style = child.get(VALUE) or ""
            continue
        shown = (child.get(VALUE) or "auto") not in _PLAIN_COLOURS if child.tag == _COLOUR else on(child)
        found[letter] = found.get(letter, False) or shown
    return found, style
