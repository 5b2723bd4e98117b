"""Tables that lay out a form: labels with their values; tables of data stay what they are."""

from __future__ import annotations

import word_builder as word
from checking import seen

from speclint.spec import Spec


def label(text: str) -> str:
    return word.para(word.run(text, "<w:b/>"))


def outline(spec: Spec) -> list[tuple[str, str, list[str]]]:
    return [(s.name, s.heading, [p.text for p in s.passages]) for s in spec.sections]


HEAD = word.table(
    word.row(label("Position Title:"), word.para("Harbor Clerk"), label("Reports To:"), word.para("Wharfinger")),
    word.row(label("Work Unit:"), word.para("Harbor"), label("Full Time:"), word.para("X")),
)
BODY = word.table(
    word.row(label("Overall Purpose")),
    word.row(word.para("Keeps the berth book of the harbor and of its ferries.")),
    word.row(
        label("Key Responsibilities") + word.para("Files cards.") + word.para("Answers calls.") + word.para("Rows.")
    ),
    word.row(label("Physical Effort"), word.para("Lifts ropes.")),
    word.row(label("Physical Environment"), word.para("The pier is wet.")),
    word.row(label("Sensory Attention"), word.para("Listens to the radio.")),
    word.row(label("Union Code"), word.para("H-7")),
)
DATA = word.table(
    word.row(label("Physical Effort"), label("Experience")), word.row(word.para("Lifting"), word.para("Often"))
)


def test_a_form_is_read_as_labels_and_values() -> None:
    spec = seen(word.docx(word.para("CITY OF MARISOL") + HEAD + BODY), "spec.docx", of="generic")
    assert spec.title == "Harbor Clerk"
    masthead, *parts = outline(spec)
    assert masthead[0] == "masthead"
    assert {"Wharfinger", "Harbor"} <= set(masthead[2])
    assert "X" not in masthead[2]
    assert parts == [
        ("definition", "Overall Purpose", ["Keeps the berth book of the harbor and of its ferries."]),
        ("duties", "Key Responsibilities", ["Files cards.", "Answers calls.", "Rows."]),
        ("physical_demands", "Physical Effort", ["Lifts ropes."]),
        ("working_conditions", "Physical Environment", ["The pier is wet."]),
        ("physical_demands", "Sensory Attention", ["Listens to the radio."]),
        ("selection", "Union Code", ["H-7"]),
    ]
    assert not any(s.level for s in spec.sections)


def test_an_empty_field_is_empty() -> None:
    empty = word.table(
        word.row(label("Physical Demands:"), word.para("")), word.row(label("Union Code:"), word.para("H-7"))
    )
    body = word.para("BOAT CLERK") + label("DEFINITION") + word.para("Rows.") + empty
    spec = seen(word.docx(body), "spec.docx", of="generic")
    assert outline(spec)[-2:] == [("physical_demands", "Physical Demands:", []), ("selection", "Union Code:", ["H-7"])]


def test_a_table_of_data_stays_a_table() -> None:
    body = word.para("BOAT CLERK") + label("DUTIES") + word.para("Rows boats.") + DATA
    spec = seen(word.docx(body), "spec.docx", of="generic")
    assert [name for name, _, _ in outline(spec)] == ["duties"]
