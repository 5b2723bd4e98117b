"""Items of a list of duties, whatever marks them."""

from __future__ import annotations

import pytest
import word_builder as word
from checking import seen

from speclint.spec import Spec

DUTIES = ["Rows boats to their berths.", "Mends nets and sails.", "Answers the harbor telephone.", "Files berth cards."]

BREAK = "<w:r><w:br/></w:r>"


def items(spec: Spec) -> list[tuple[str | None, str]]:
    return [(p.label, p.text) for s in spec.sections if s.name == "duties" for p in s.items]


@pytest.mark.parametrize("sign", ["-", "–", "—", "*", "o", "§", "►", "✓", "→", "•"])
def test_a_typed_sign_marks_an_item(sign: str) -> None:
    body = "".join(word.para(text) for text in ["DUTIES", *(f"{sign} {duty}" for duty in DUTIES)])
    found = items(seen(word.docx(word.para("BOAT CLERK") + body), "spec.docx", of="generic"))
    assert found == [(sign, duty) for duty in DUTIES]


@pytest.mark.parametrize("mark", ["", "1. ", "• ", "- "])
def test_a_soft_return_parts_items(mark: str) -> None:
    lines = [mark.replace("1", str(n)) + duty for n, duty in enumerate(DUTIES, 1)]
    paragraph = word.para(BREAK.join(word.run(line) for line in lines))
    text = word.docx(word.para("BOAT CLERK") + word.para("DUTIES") + paragraph)
    assert [said for _, said in items(seen(text, "spec.docx", of="generic"))] == DUTIES


@pytest.mark.parametrize("path", ["spec.md", "spec.txt"])
def test_a_paragraph_is_an_item_where_nothing_marks_any(path: str) -> None:
    text = "BOAT CLERK\n\nDUTIES\n\nThese duties are examples.\n\n" + "\n\n".join(DUTIES) + "\n\nTIDES\n\nHigh.\n"
    spec = seen(f"# {text}" if path == "spec.md" else text, path, of="generic")
    assert items(spec) == [(None, duty) for duty in DUTIES]
    assert [p.text for p in spec.all("duties")[0].passages if p.kind == "paragraph"][:1] == [
        "These duties are examples."
    ]


def test_two_paragraphs_that_begin_with_verbs_are_items() -> None:
    spec = seen("BOAT CLERK\n\nDUTIES\n\nRows boats.\n\nMends nets.\n", "spec.txt", of="generic")
    assert items(spec) == [(None, "Rows boats."), (None, "Mends nets.")]


NO_LISTS = [
    "Rows boats. Mends nets.\n\nThe clerk is alone at night.\n\nThe work is heavy.\n\nTides rule the day.",
    "The clerk rows boats.\n\nThe clerk mends nets.",
    "1. Rows boats.\n2. Mends nets.\n\nAnswers calls.\n\nFiles cards.\n\nKeeps time.",
]


@pytest.mark.parametrize("duties", NO_LISTS)
def test_prose_and_what_stands_beside_marked_items_are_no_items(duties: str) -> None:
    spec = seen(f"BOAT CLERK\n\nDUTIES\n\n{duties}\n", "spec.txt", of="generic")
    assert all(label for label, _ in items(spec))


def test_the_first_line_of_a_paragraph_may_be_a_heading() -> None:
    paragraph = word.para(word.run("Definition"), BREAK, word.run("Keeps the berth book."))
    spec = seen(word.docx(word.para("BOAT CLERK") + paragraph), "spec.docx", of="generic")
    assert [(s.name, [p.text for p in s.passages]) for s in spec.sections] == [
        ("definition", ["Keeps the berth book."])
    ]
