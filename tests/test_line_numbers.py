"""Numbers that count the lines of a text are furniture, however they are set off."""

from __future__ import annotations

import pytest
from checking import seen

LINES = [
    "TIDE CLERK", "", "DEFINITION", "", "Ties up boats at the City's piers.", "", "EXAMPLES OF DUTIES", "",
    "1. Reads the gauges at each pier.", "2. Posts the tide tables.", "3. Answers boaters by radio.",
    "4. Files the cards.", "", "EDUCATION", "", "High school diploma.",
]  # fmt: skip


@pytest.mark.parametrize("form", ["{:>3}  ", "{}\t", "{:>3}> ", "#{:<4}", "{:02d}: ", "{:>3} | ", "L{} ", "[{}] "])
def test_they_are_no_text(form: str) -> None:
    numbered = "\n".join(form.format(number) + line for number, line in enumerate(LINES, 1))
    plain, found = (seen(text + "\n", "a.txt", of="generic") for text in ("\n".join(LINES), numbered))
    assert found.title == plain.title == "TIDE CLERK"
    assert [(s.name, [p.text for p in s.passages]) for s in found.sections] == [
        (s.name, [p.text for p in s.passages]) for s in plain.sections
    ]
