"""Items of lists, whatever marks them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from speclint.document import Span
from speclint.recognize.line import Line
from speclint.spec import Passage
from speclint.text.expression import Expression

_TYPED_LABEL = Expression(r"(?P<mark>[•·▪◦]|\(?\d{1,2}[.)])[ \t]+(?=\S)")
_BARE_LABEL = Expression(r"(?:[•·▪◦*–-]|\(?\d{1,2}(?:-\d{1,2})?[.)])$")


def passage(line: Line, typed: Mapping[int, tuple[str, int]], start: int = 0, end: int | None = None) -> Passage:
    """A line, or what it holds from *start* to *end*; *typed* knows the labels that were typed."""
    mark, depth = typed.get(line.index, ("", 0)) if start == 0 else ("", 0)
    start += len(mark)
    text = line.text[start:end]
    begin = start + len(text) - len(text.lstrip())
    text = text.strip()
    p = line.paragraph
    span = Span(line.start + begin, line.start + begin + len(text))
    if p.label is None and _BARE_LABEL.match(text):
        return Passage("", ((0, span),), "item", text, automatic=False, level=p.level, paragraph=line.index)
    if mark:
        return Passage(text, ((0, span),), "item", mark.strip(), automatic=False, level=depth, paragraph=line.index)
    kind = "paragraph" if p.kind in {"heading", "cell"} else p.kind
    return Passage(text, ((0, span),), kind, p.label, p.automatic, p.level, 0, line.index, p.cell)


def typed_labels(lines: Sequence[Line]) -> dict[int, tuple[str, int]]:
    """The labels typed before the text of paragraphs, with their levels, where a neighbour has one that belongs to it.

    Text files know such items by themselves; in Word a list may be typed like any other text.
    """
    found = dict[int, tuple[str, int]]()
    levels = dict[str, int]()
    before: tuple[Line, str, int] | None = None
    for line in lines:
        plain = line.paragraph.kind == "paragraph" and not line.paragraph.label and not line.paragraph.cell
        match = _TYPED_LABEL.match(line.text) if plain else None
        if match is None:
            before = None
            continue
        form = re.sub(r"\d+", "1", match["mark"])
        counts_on = before and _number(match["mark"]) == _number(before[1]) + 1 > 1
        level = before[2] if before and counts_on else levels.setdefault(form, len(levels) + 1)
        if before and level == before[2]:
            found[before[0].index] = before[1], level
            found[line.index] = match[0], level
        before = (line, match[0], level)
    return found


def _number(mark: str) -> int:
    """The number of a label; -1 for a bullet."""
    digits = mark.strip(" \t().•·▪◦")
    return int(digits) if digits else -1
