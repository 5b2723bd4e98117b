"""Lists: which list a paragraph is in, and the label that Word shows before it."""

from __future__ import annotations

import re

from speclint.formats.symbols import BULLET, symbol
from speclint.formats.word.markup import (
    EITHER,
    FALLBACK,
    VALUE,
    Element,
    W,
    branch,
    on,
    value,
    whole,
)
from speclint.formats.word.numerals import custom, numeral
from speclint.formats.word.properties import Properties
from speclint.formats.word.styles import Styles
from speclint.light import dataclass, field
from speclint.text.expression import Expression

LEVELS = 9
_PLACEHOLDER = Expression(r"%([1-9])")
_LEGAL_KEEPS = frozenset({"none", "bullet", "decimalZero"})


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list, as it is to be written."""

    start: int
    style: str
    text: str
    restart: int | None
    """The level from 1 whose items set this one back; 0 for never, ``None`` for every higher one."""
    legal: bool
    paragraph_style: str
    picture: bool


@dataclass(frozen=True, slots=True)
class List:
    """A ``w:num``: a list definition with its own exceptions."""

    definition: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


class Numbering:
    """All lists of a document."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Read ``numbering.xml``; a document without it has no lists."""
        self.styles = styles
        self._stated: dict[str, Element] = {}
        self._definitions: dict[str, dict[int, Level]] = {}
        self._levels: dict[str, tuple[Level | None, ...]] = {}
        self._places: dict[tuple[Properties, bool], tuple[str, int] | None] = {}
        self.lists: dict[str, List] = {}
        if root is None:
            return
        definitions = root.findall(W + "abstractNum")
        for definition in definitions:
            self._stated[definition.get(W + "abstractNumId") or ""] = definition
        same = self._linked(root, definitions)
        for number in root.findall(W + "num"):
            definition_id = value(number, "abstractNumId") or ""
            self.lists[number.get(W + "numId") or ""] = _list(number, same.get(definition_id, definition_id))

    def _linked(self, root: Element, definitions: list[Element]) -> dict[str, str]:
        """Definitions that say no more than "as in that list style", and the ones they mean."""
        styled = {value(d, "styleLink"): d.get(W + "abstractNumId") or "" for d in definitions}
        numbers = {n.get(W + "numId"): value(n, "abstractNumId") for n in root.findall(W + "num")}
        same: dict[str, str] = {}
        for definition in definitions:
            style = value(definition, "numStyleLink")
            identity = definition.get(W + "abstractNumId") or ""
            if style is None or definition.find(W + "lvl") is not None:
                continue
            target = styled.get(style) or numbers.get(self.styles.numbering(style)[0])
            if target in self._stated:
                same[identity] = target
        return same

    def levels(self, number: str) -> tuple[Level | None, ...]:
        """The nine levels of a list; none of them where there is no such list."""
        if number not in self._levels:
            found = self.lists.get(number) or List("")
            shared = self._shared(found.definition)
            self._levels[number] = tuple(found.levels.get(n) or shared.get(n) for n in range(LEVELS))
        return self._levels[number]

    def _shared(self, definition: str) -> dict[int, Level]:
        """The levels of a list definition, read when they are first asked for: most are never used."""
        if definition not in self._definitions:
            stated = self._stated.get(definition)
            self._definitions[definition] = {} if stated is None else _levels(stated)
        return self._definitions[definition]

    def place(self, properties: Properties, *, original: bool) -> tuple[str, int] | None:
        """The list and the level from 0 that paragraph properties and their style put a paragraph in."""
        key = (properties, original)
        if key not in self._places:
            self._places[key] = self._place(properties, original=original)
        return self._places[key]

    def _place(self, properties: Properties, *, original: bool) -> tuple[str, int] | None:
        number, level = properties.number, properties.level
        if original and properties.numbered_anew:
            number = level = None
        style = properties.style or self.styles.default
        styled, styled_level, giver = self.styles.numbering(style)
        if number is None:
            number, level = styled, styled_level if level is None else level
        if number is None or number == "0":
            return None
        return number, self._level_of(number, giver or style) if level is None else level

    def _level_of(self, number: str, style: str) -> int:
        """The level that is made for a style, where nothing else names one."""
        found = self.lists.get(number)
        levels = self._shared(found.definition) if found else {}
        return next((n for n, level in levels.items() if level.paragraph_style == style), 0)


def _list(number: Element, definition: str) -> List:
    found = List(definition)
    for override in number.findall(W + "lvlOverride"):
        level = whole(override.get(W + "ilvl"), -1)
        if override.find(W + "startOverride") is not None:
            found.starts[level] = whole(value(override, "startOverride"), 1)
        if (own := override.find(W + "lvl")) is not None:
            found.levels[level] = _level(own)
    return found


def _levels(definition: Element) -> dict[int, Level]:
    numbered = ((whole(level.get(W + "ilvl"), -1, -1), level) for level in definition.findall(W + "lvl"))
    return {number: _level(level) for number, level in numbered if 0 <= number < LEVELS}


def _style(element: Element) -> str:
    """The format of a level's numbers; one that an older Word does not know is stated in a branch of its own."""
    either = element.find(EITHER)
    branches = (branch(either), either.find(FALLBACK)) if either is not None else ()
    for holder in (element, *branches):
        form = holder.find(W + "numFmt") if holder is not None else None
        stated = (form.get(VALUE) or "decimal") if form is not None else None
        style = custom(form.get(W + "format") or "") if form is not None and stated == "custom" else stated
        if style:
            return style
    return "decimal"


def _level(element: Element) -> Level:
    start = value(element, "start")
    restart = value(element, "lvlRestart")
    return Level(
        start=0 if element.find(W + "start") is None else whole(start, 1),
        style=_style(element),
        text=value(element, "lvlText") or "",
        restart=None if restart is None else whole(restart, 0),
        legal=on(element.find(W + "isLgl")),
        paragraph_style=value(element, "pStyle") or "",
        picture=element.find(W + "lvlPicBulletId") is not None,
    )


class Counter:
    """The state of all lists at one point of one view of one story."""

    def __init__(self, numbering: Numbering) -> None:
        """Start before the first item."""
        self._numbering = numbering
        self._counts: dict[str, dict[int, int]] = {}
        self._pending: dict[str, dict[int, int]] = {}
        self._used: set[str] = set()

    def label(self, number: str, level: int) -> str | None:
        """Count one item, and give its label; ``None`` where the list has no such level or shows nothing."""
        levels = self._numbering.levels(number)
        found = levels[level] if level < LEVELS else None
        if found is None:
            return None
        used = self._numbering.lists[number]
        counts = self._counts.setdefault(used.definition, {})
        pending = self._pending.setdefault(used.definition, {})
        if number not in self._used:
            self._used.add(number)
            pending.update(used.starts)
        if level in pending:
            counts[level] = pending.pop(level)
        else:
            counts[level] = counts[level] + 1 if level in counts else found.start
        for lower in [n for n in counts if n > level]:
            if _restarts(levels[lower], level):
                del counts[lower]
        return bullet(found) if found.style == "bullet" else _text(found, levels, counts, pending)


def _restarts(lower: Level | None, level: int) -> bool:
    """Whether an item of *level* sets a lower level back to its start."""
    return lower is None or lower.restart is None or level < lower.restart


def _text(own: Level, levels: tuple[Level | None, ...], counts: dict[int, int], pending: dict[int, int]) -> str | None:
    """A label with the counts in the place of ``%1`` to ``%9``; a level that was not used yet shows its start."""

    def count(placeholder: re.Match[str]) -> str:
        number = int(placeholder[1]) - 1
        level = levels[number]
        if level is None:
            return ""
        reached = pending[number] if number in pending else counts.setdefault(number, level.start)
        style = "decimal" if own.legal and level.style not in _LEGAL_KEEPS else level.style
        return numeral(reached, style)

    return _PLACEHOLDER.sub(count, own.text).strip() or None


def bullet(level: Level) -> str | None:
    """A bullet as a character that any font has; Word's own are places in the fonts Symbol and Wingdings."""
    if level.picture:
        return BULLET
    if level.text == "o":
        return "\u25e6"
    return "".join(symbol(character) for character in level.text).strip() or None
