"""What usually stands where: the tables load, say what specifications write, and never break on a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclint.shipped import data
from speclint.text.classes import classed
from speclint.text.usual import NONE, Gaps, fillers


@pytest.mark.parametrize(
    ("expected", "text", "at"),
    [
        ("to", "Ability understand and follow instructions", 0),
        ("be", "Must able to lift sixty pounds", 0),
        ("for", "is responsible the maintenance of the docks", 1),
        ("-", "Ability to understand and follow instructions", 1),
        ("-", "responsible for the maintenance of the docks", 1),
    ],
)
def test_what_stands_between_two_words(expected: str, text: str, at: int) -> None:
    scores = Gaps(classed(text)).scores(at, at + 1)
    assert expected == fillers()[max(range(len(scores)), key=scores.__getitem__)]


@given(st.text(alphabet=st.sampled_from("aeit ofnd,.;:()'’-–0$é"), max_size=60))
def test_any_text_has_scores(text: str) -> None:
    words = classed(text)
    gaps = Gaps(words)
    for at in range(len(words) - 1):
        assert len(gaps.scores(at, at + 1)) == len(fillers()) > NONE


def test_the_table_stays_small() -> None:
    assert data("usual.bin").stat().st_size < 420_000
