"""Tables that only lay out a page are read as items and as running text; tables of data stay tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reading import assert_sound, rows
from word_builder import docx, gone, para, row, table

from speclint import formats

LONG = (
    "Under general supervision, ties up boats of every kind at the piers of the harbor, keeps their ropes and fenders \
in good order, and helps skippers whose boats have come loose in a storm."
)


def told(source: bytes, name: str) -> list[str]:
    document = formats.read(source, name)
    assert_sound(document)
    return rows(document)


MARKDOWN = [
    (["item 1 1.: Ties boats.", "item 1 2.: Rows."], ("No.", "Duty"), ("1.", "Ties boats."), ("2.", "Rows.")),
    (
        ["item 1 1: Ties.", "item 1 3: Rows.", "item 1 3: Sails."],
        ("", ""),
        ("1", "Ties."),
        ("3", "Rows."),
        ("3", "Sails."),
    ),
    (["item 1 1: Ties.", "item 1 5: Rows."], ("#", "Duty"), ("1", "Ties."), ("5", "Rows.")),
    (
        ["item 1 a.: Ties.", "cell 1.2.3: 6 %"],
        ("", "", ""),
        ("a.", "Ties.", "6 %"),
        ("b.", "Rows.", ""),
    ),
    (["cell 1.2.1: 3", "cell 1.2.2: boats"], ("", ""), ("3", "boats"), ("2", "oars")),
    (["cell 1.2.1: 1", "cell 1.2.2: boat"], ("Count", "Thing"), ("1", "boat"), ("7", "oars")),
    (["cell 1.2.1: Ties", "cell 1.2.2: Often"], ("Task", "How often"), ("Ties", "Often"), ("Rows", "Seldom")),
]


@pytest.mark.parametrize(("expected", "table_rows"), [(expected, each) for expected, *each in MARKDOWN])
def test_a_column_of_numbers(expected: list[str], table_rows: list[tuple[str, ...]]) -> None:
    lines = [f"| {' | '.join(cells)} |" for cells in table_rows]
    lines.insert(1, "|---" * len(table_rows[0]) + "|")
    found = told("\n".join(["# CLERK", "", *lines]).encode(), "a.md")
    assert [line for line in expected if line not in found] == []


def test_a_column_of_numbers_in_word() -> None:
    cells = [
        row(para("1."), para("Ties boats.")),
        row(para("2."), para("Rows.")),
        row(para(gone("3.")), para(gone("Sails."))),
    ]
    found = told(docx(table(*cells)), "a.docx")
    assert [line for line in found if line.startswith("item")] == ["item 1 1.: Ties boats.", "item 1 2.: Rows."]
    original = rows(formats.read(docx(table(*cells)), "a.docx"), "original")
    assert "item 1 3.: Sails." in original


def test_a_form_laid_out_as_a_table() -> None:
    cells = [
        row(para("DEFINITION"), para(LONG)),
        row(para("DUTIES"), para("1. Ties boats.") + para("2. Rows a boat to the far pier.")),
    ]
    found = told(docx(para("CLERK") + table(*cells, row(para("Reports to:"), para("Wharfinger")))), "a.docx")
    assert found[:3] == ["paragraph: CLERK", "paragraph: DEFINITION", f"paragraph: {LONG}"]
    assert found[-2:] == ["cell 1.3.1: Reports to:", "cell 1.3.2: Wharfinger"]


def test_a_page_in_one_cell() -> None:
    found = told(docx(table(row(para("CLERK") + para("DEFINITION") + para("Ties boats.")))), "a.docx")
    assert found == ["paragraph: CLERK", "paragraph: DEFINITION", "paragraph: Ties boats."]


def test_a_table_of_data_stays_one() -> None:
    cells = [row(para("Task"), para("How often")), row(para("Ties up the boats of the far pier."), para("Daily"))]
    assert told(docx(table(*cells)), "a.docx") == [
        "cell 1.1.1: Task",
        "cell 1.1.2: How often",
        "cell 1.2.1: Ties up the boats of the far pier.",
        "cell 1.2.2: Daily",
    ]


DUTIES = ["Ties the boats of the harbor.", "Rows to the far pier.", "Files the cards of the day."]
COLUMNS = [
    (["1", "2", "3"], lambda number, duty: ["25%", number, duty]),  # a share of the time stands first
    (["1.", "2.", "3."], lambda number, duty: [number, "", duty]),  # an empty column parts them
    (["D1", "D2", "D3"], lambda number, duty: [number, duty]),
    (["Item 1", "Item 2", "Item 3"], lambda number, duty: [number, duty]),
    (["1.1", "1.2", "1.3"], lambda number, duty: [number, duty, "5%"]),
    (["A", "B", "C"], lambda number, duty: [number, duty]),
    (["(1)", "(2)", "(3)"], lambda number, duty: [number, duty, "Daily"]),
]


@pytest.mark.parametrize(("labels", "cells"), COLUMNS, ids=[labels[0] for labels, _ in COLUMNS])
def test_wherever_the_column_of_numbers_stands(labels: list[str], cells: Callable[[str, str], list[str]]) -> None:
    made = [row(*map(para, cells(label, duty))) for label, duty in zip(labels, DUTIES, strict=True)]
    found = told(docx(table(*made)), "a.docx")
    wanted = [f"item 1 {label}: {duty}" for label, duty in zip(labels, DUTIES, strict=True)]
    assert [line for line in found if line.startswith("item")] == wanted


def test_all_numbers_in_one_cell() -> None:
    one = row("".join(map(para, ["1.", "2.", "3."])), "".join(map(para, DUTIES)))
    found = told(docx(table(one)), "a.docx")
    assert [line for line in found if line.startswith("item")] == [f"item 1 {n}.: {d}" for n, d in enumerate(DUTIES, 1)]


def test_a_column_that_counts_the_lines_of_the_page() -> None:
    lines = ["CLERK", "DUTIES", "1. Ties boats.", "2. Rows.", "3. Sails."]
    numbered = [row(para(str(number)), para(line)) for number, line in enumerate(lines, 1)]
    found = [line for line in told(docx(table(*numbered)), "a.docx") if not line.startswith("cell")]
    assert found == [f"paragraph: {line}" for line in lines]


def test_counts_of_things_are_no_numbers_of_items() -> None:
    counts = [
        row(para("Number"), para("Vehicle")),
        *(row(para(n), para(v)) for n, v in [("3", "vans"), ("2", "boats")]),
    ]
    assert not [line for line in told(docx(table(*counts)), "a.docx") if line.startswith("item")]
