"""Running headers and footers: lines that stand at one place of many pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from speclint.document import Story
from speclint.formats.lines.labels import label
from speclint.formats.lines.layout import is_low
from speclint.formats.pdf.sheet import Row, Sheet
from speclint.text.expression import Expression

_EDGE = 0.1
"""The part of a page's height, at its head and at its foot, where headers and footers stand."""
_PLACE = 6.0
"""Points within which two lines stand at the same place."""
_SHARE = 0.5
_APART = 2.5
"""How many times the size of its letters a footer whose text changes stands below the text above it, at least."""
_NEAR = 1.5
"""The same, where its letters have another size than the text above."""
_SIZES = 0.5
_WORDS = 3
"""Of a heading, so that it is none of the lines that employers print at the foot of a page."""
_COLUMNS = 2
"""What has a higher column runs another way than the page."""
_NUMBER = Expression(r"\d+")
_BROWSER = Expression(
    r"(?:.*\t)?https?://\S+$|\d+ of \d+(?:\t.*)?$|(?:.*\t)?\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d(?: [AP]M)?(?:\t.*)?$"
)
"""What a browser prints at the head and the foot of a page: its address, its number of so many, the day and hour."""

Spot = tuple[int, int]
"""Page and line, from 0."""


def furniture(sheets: Sequence[Sheet]) -> dict[Spot, Story]:
    """Each line of a running header or footer, on every page."""
    found: dict[Spot, Story] = {}
    places = Counter(key for sheet in sheets for key in {_key(sheet, row) for row in sheet.rows} if key)
    least = max(2, len(sheets) * _SHARE)
    for page, sheet in enumerate(sheets):
        for number, row in enumerate(sheet.rows):
            key = _key(sheet, row)
            if key and places[key] >= least:
                found[page, number] = key[0]
            elif row.sloping:
                found[page, number] = "header"
    return found | _feet(sheets) | _browsers(sheets)


def _browsers(sheets: Sequence[Sheet]) -> dict[Spot, Story]:
    """What a browser prints at the edge of a page, with what stands beside it in the same line."""
    found: dict[Spot, Story] = {}
    for page, sheet in enumerate(sheets):
        edge = {n: story for n, row in enumerate(sheet.rows) if (story := _edge(sheet, row)) and not row.sloping}
        marked = [sheet.rows[n].middle for n in edge if _BROWSER.match(sheet.rows[n].text.strip())]
        for number, story in edge.items():
            if any(abs(sheet.rows[number].middle - middle) < _PLACE / 2 for middle in marked):
                found[page, number] = story
    return found


def _edge(sheet: Sheet, row: Row) -> Story | None:
    """Whether a line stands at the head or the foot of its page."""
    if sheet.height * _EDGE < row.middle < sheet.height * (1 - _EDGE):
        return None
    return "header" if row.middle < sheet.height / 2 else "footer"


def _feet(sheets: Sequence[Sheet]) -> dict[Spot, Story]:
    """What stands apart at the foot of half the pages or more; what it says may differ from page to page."""
    feet = {page: foot for page, sheet in enumerate(sheets) if (foot := _foot(sheet))}
    if len(sheets) < 2 or len(feet) < len(sheets) * _SHARE:  # noqa: PLR2004 - one page has nothing that runs
        return {}
    return {(page, number): "footer" for page, foot in feet.items() for number in foot}


def _foot(sheet: Sheet) -> list[int]:
    """The last lines of a page, where they stand near its edge and apart from the text."""
    upright = (n for n, row in enumerate(sheet.rows) if not row.sloping and row.column <= _COLUMNS)
    order = sorted(upright, key=lambda n: sheet.rows[n].middle)
    foot: list[int] = []
    for number, below in zip(reversed(order[:-1]), reversed(order), strict=False):
        row, under = sheet.rows[number], sheet.rows[below]
        foot.insert(0, below)
        if under.middle < sheet.height * (1 - _EDGE) or label(under.text) or is_low(under.text):
            return []
        other = abs(under.size - row.size) >= _SIZES and not _heads(under, row)
        if under.middle - row.middle > (_NEAR if other else _APART) * max(under.size, row.size):
            return foot
    return []


def _heads(row: Row, above: Row) -> bool:
    """Whether the last line of a page is the heading of what follows on the next: bold words in letters not smaller."""
    bold = all("b" in run.look for run in row.runs if run.text.strip())
    plain = any("b" not in run.look for run in above.runs if run.text.strip())
    short = len(row.text.split()) <= _WORDS and not _NUMBER.search(row.text)
    return bold and plain and short and row.size >= above.size


def _key(sheet: Sheet, row: Row) -> tuple[Story, str, int] | None:
    """What headers of different pages have in common: the place, and the text but for its numbers."""
    story = _edge(sheet, row)
    if story is None or row.column > _COLUMNS:
        return None
    top = story == "header"
    if top and is_low(row.text.lstrip()):
        return None  # a sentence that goes on from the page before
    place = row.middle if top else sheet.height - row.middle
    return story, masked(row.text), round(place / _PLACE)


def masked(text: str) -> str:
    """A text in which every number is alike."""
    return _NUMBER.sub("#", " ".join(text.split()))
