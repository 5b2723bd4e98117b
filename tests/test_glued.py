"""Headings that stand directly before their text are found; words that only look so are not."""

from __future__ import annotations

import pytest
from checking import seen

WORK = "- Ties boats at the pier.\n- Posts tide tables.\n- Answers boaters by radio.\n"


def outline(text: str) -> list[tuple[str, str]]:
    return [(s.name, s.heading) for s in seen(text, "page.txt", of="generic").sections if s.name != "masthead"]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ([("definition", "Job Summary")], "Job SummaryThis position keeps the berth book of the harbor.\n"),
        ([("definition", "Job Summary")], "Job Summary This position keeps the berth book of the harbor.\n"),
        ([("definition", "DEFINITION")], "DEFINITION Under general supervision, keeps the berth book of the harbor.\n"),
        ([("definition", "Position Summary")], "Position Summary The Berth Clerk keeps the book of the harbor.\n"),
        (
            [("definition", "Position Summary"), ("duties", "Essential Duties"), ("education", "Minimum Education")],
            "Position Summary The clerk reads. Essential Duties Ties boats. Minimum Education A diploma of any kind.\n",
        ),
    ],
)  # fmt: skip
def test_a_heading_stands_before_its_text(expected: list[tuple[str, str]], text: str) -> None:
    assert outline(f"Berth Clerk\n\n{text}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Job Summary Sheets and other forms of the harbor are kept by this clerk in a book.",
        "Physical Demands Analysis Forms are filled in by this clerk for every boat.",
        "Working Conditions Committee members are chosen by this clerk.",
        "Duties of the harbor are paid by the boats that moor in it.",
        "Knowledge of All of the rules of the harbor is needed in this class.",
        "This clerk reads the Essential Duties and the tide tables to the boaters.",
    ],
)
def test_words_in_a_sentence_are_no_heading(text: str) -> None:
    whole = f"Berth Clerk\n\nDEFINITION\n\n{text}\n\nEXAMPLES OF DUTIES\n\n{WORK}"
    assert outline(whole) == [("definition", "DEFINITION"), ("duties", "EXAMPLES OF DUTIES")]


@pytest.mark.parametrize("joint", ["AND", "OR", "AND/OR", "TBD", "YES", "N/A", "-OR-"])
def test_what_joins_two_ways_to_qualify_is_no_heading(joint: str) -> None:
    asked = f"Two years of rowing.\n\n{joint}\n\nThree years of sailing."
    whole = f"BERTH CLERK\n\nEXAMPLES OF DUTIES\n\n{WORK}\nMINIMUM QUALIFICATIONS\n\n{asked}\n"
    assert outline(whole) == [("duties", "EXAMPLES OF DUTIES"), ("employment_standards", "MINIMUM QUALIFICATIONS")]
