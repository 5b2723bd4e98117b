"""Dates as specifications write them: 7/1/09, 2025-10-08, October 8, 2025, 8 October 2025, 10/2025."""

from __future__ import annotations

import re
from datetime import date

from speclint.text.expression import Expression

_MONTHS = "january february march april may june july august september october november december".split()
_CENTURY = 50
"""Two-digit years from here on are of the last century."""

_NAMES = "|".join(month[:3] + "[a-z]*" for month in _MONTHS)

DATE = Expression(
    r"(?P<m>\d{1,2})[/.-](?P<d>\d{1,2})[/.-](?P<y>(?:19|20)\d{2}|\d{2})"
    r"|(?P<Y>\d{4})-(?P<M>\d{2})-(?P<D>\d{2})"
    rf"|(?P<name>{_NAMES})\.?\s+(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?(?P<year>\d{{4}})"
    rf"|(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<then>{_NAMES})\.?,?\s+(?P<last>\d{{4}})"
    r"|(?P<mm>\d{1,2})/(?P<yyyy>(?:19|20)\d{2})(?!\d)",
    re.IGNORECASE,
)
"""A date in numbers, in ISO form or in words; a month and a year alone count as its first day."""


def read(found: re.Match[str]) -> date | None:
    """The date that was written, or ``None`` where the calendar has no such day; two-digit years are 1950 to 2049."""
    parts = found.groupdict()
    try:
        if parts["Y"]:
            return date(int(parts["Y"]), int(parts["M"]), int(parts["D"]))
        if parts["name"]:
            return date(int(parts["year"]), _month(parts["name"]), int(parts["day"] or 1))
        if parts["first"]:
            return date(int(parts["last"]), _month(parts["then"]), int(parts["first"]))
        if parts["mm"]:
            return date(int(parts["yyyy"]), int(parts["mm"]), 1)
        return date(whole_year(parts["y"]), int(parts["m"]), int(parts["d"]))
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].lower()))


def whole_year(written: str) -> int:
    """A year as it is written, in four digits or in two."""
    year = int(written)
    if len(written) > 2:  # noqa: PLR2004 - two digits are short for four
        return year
    return year + (1900 if year >= _CENTURY else 2000)
