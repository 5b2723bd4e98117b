"""A hyphen at the end of a line joins what it joined before the line was broken."""

from __future__ import annotations

import pytest

from speclint.formats import read

JOINED = [
    ("COVID-", "19 rules"),
    ("DD-", "214 form"),
    ("Smith-", "Jones berth"),
    ("Monday-", "Friday watch"),
    ("Type-", "II call"),
    ("24-", "hour watch"),
    ("20-", "40 pounds"),
    ("U.S.-", "made engine"),
    ("A-", "frame crane"),
    ("day-to-", "day log"),
]
APART = [("small-", "and large boats"), ("two-", "to four-hour watch"), ("pre-", "or post-trip list")]
LEAD = "1. In all seasons of the year, as the harbor rules provide, the clerk keeps"


def text(before: str, after: str, name: str) -> str:
    lines = [f"{LEAD} {before}", f"   {after} of the pier."]
    filler = [
        f"{n}. Ties boats at the pier and enters each of them in the berth book of harbor {n}." for n in range(2, 9)
    ]
    return read("\n".join(["DUTIES", "", *lines, *filler, ""]).encode(), name).proposed.text


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(("before", "after"), JOINED)
def test_joined(before: str, after: str, name: str) -> None:
    assert f"{before}{after}" in text(before, after, name)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(("before", "after"), APART)
def test_apart(before: str, after: str, name: str) -> None:
    assert f"{before} {after}" in text(before, after, name)
