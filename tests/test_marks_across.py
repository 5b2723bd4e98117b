"""Marks that lie across a page, and text that nobody sees: neither is a heading, a duty or a part of one."""

from __future__ import annotations

import math

import pdf_builder as paper
import pytest
import word_builder as word
from checking import found, seen
from reading import rows

from speclint import formats

LINES = [
    "BERTH CLERK",
    "",
    "Approved by the Civil Service Board: March 4, 2026",
    "",
    "DUTIES",
    "",
    *(f"{n}. Ties boats at pier {n} and enters each of them in the berth book of the harbor." for n in range(1, 30)),
]
TEXT = [paper.text(60, 60 + 15 * n, line, size=10) for n, line in enumerate(LINES) if line]
PLAIN = rows(formats.read(paper.pdf([TEXT]), "a.pdf"))


def turned(words: str, size: float = 100, angle: float = 45, x: float = 120, y: float = 250, grey: float = 0.8) -> str:
    a, b = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return f"BT {grey} g /F {size} Tf {a:.4f} {b:.4f} {-b:.4f} {a:.4f} {x} {y} Tm ({words}) Tj 0 g ET"


ACROSS = {
    "turned": [turned("DRAFT")],
    "falling": [turned("DRAFT", angle=-45, y=600)],
    "upright": [turned("DRAFT", angle=90, x=320, y=200)],
    "level": [turned("DRAFT", angle=0, y=400)],
    "black": [turned("DRAFT", grey=0)],
    "small": [turned("DRAFT", size=30, x=250, y=400)],
    "two words": [turned("DRAFT COPY", size=80)],
    "letter by letter": [turned(letter, x=130 + 60 * n, y=230 + 60 * n) for n, letter in enumerate("DRAFT")],
    "set apart": [turned("D R A F T", size=60, angle=0, y=400)],
    "many": [turned("DRAFT", size=60, x=x, y=y) for x in (80, 340) for y in (200, 450)],
    "outlined": [f"0.6 G 1 Tr {turned('DRAFT')} 0 Tr 0 G"],
}


@pytest.mark.parametrize("marks", ACROSS.values(), ids=ACROSS)
def test_a_mark_across_a_page_is_named_and_no_text(marks: list[str]) -> None:
    for page in ([*TEXT, *marks], [*marks, *TEXT]):
        document = formats.read(paper.pdf([page]), "a.pdf")
        assert [row for row in rows(document) if not row.startswith("header")] == PLAIN
        named = found(paper.pdf([page]), "a.pdf", of="generic", only=["metadata/draft-mark"])
        assert [finding.rule for finding in named] == ["metadata/draft-mark"]


UNSEEN = "Notes to be deleted"
HIDDEN = {
    "beside the page": paper.text(700, 300, UNSEEN),
    "white": paper.text(60, 760, UNSEEN, colour="1 1 1"),
    "tiny": paper.text(60, 760, UNSEEN, size=0.5),
    "without ink": f"3 Tr {paper.text(60, 760, UNSEEN)} 0 Tr",
    "only a window": f"q 7 Tr {paper.text(60, 760, UNSEEN)} Q",
    "outside of its window": f"q 60 700 5 5 re W n {paper.text(60, 760, UNSEEN)} Q",
    "under white": f"{paper.text(60, 760, UNSEEN)} 1 g 50 20 300 30 re f 0 g",
    "under black": f"{paper.text(60, 760, UNSEEN)} 0 g 50 20 300 30 re f",
    "transparent": f"/Clear gs {paper.text(60, 760, UNSEEN)} /Full gs",
}
STATES = "/ExtGState<</Clear<</ca 0>>/Full<</ca 1>>>>"


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_what_no_reader_sees_is_left_out_and_said(hidden: str) -> None:
    document = formats.read(paper.pdf([[*TEXT, hidden]], resources=STATES), "a.pdf")
    assert rows(document) == PLAIN
    assert [remark.rule for remark in document.remarks] == ["unseen-text"]


SHOWN = {
    "a window around it": f"q 50 20 300 30 re W n {paper.text(60, 760, 'Form 12')} Q",
    "on a dark ground": f"0.2 g 50 20 300 30 re f {paper.text(60, 760, 'Form 12', colour='1 1 1')}",
    "a bar with its own words over it": f"{paper.text(60, 760, 'Form 12')} 0.9 g 50 20 300 30 re f "
    f"{paper.text(70, 760, 'Apply')}",
    "half under a bar": f"{paper.text(60, 760, 'Form 12')} 0.9 g 50 20 300 15 re f",
}


@pytest.mark.parametrize("shown", SHOWN.values(), ids=SHOWN)
def test_what_can_be_seen_is_read(shown: str) -> None:
    document = formats.read(paper.pdf([[*TEXT, shown]]), "a.pdf")
    assert "Form 12" in document.proposed.text
    assert document.remarks == ()


def drawn(words: str) -> str:
    return (
        '<w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" style="rotation:315">'
        f'<v:textpath style="font-size:1pt" string="{words}"/></v:shape></w:pict></w:r>'
    )


SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="kheader1"/></w:sectPr>'
BODY = "".join(map(word.para, filter(None, LINES)))


@pytest.mark.parametrize("words", ["DRAFT", "Draft 2", "DRAFT - NOT FOR DISTRIBUTION"])
@pytest.mark.parametrize("hangs", ["header", "header with text", "body"])
def test_a_watermark_of_word_is_named_and_no_text(hangs: str, words: str) -> None:
    header = word.para("City of Marisol ", drawn(words)) if "text" in hangs else word.para(drawn(words))
    page = (
        word.docx(word.para(drawn(words)) + BODY)
        if hangs == "body"
        else word.docx(BODY + SECTION, header1=word.part("hdr", header))
    )
    (named,) = found(page, "a.docx", of="generic", only=["metadata/draft-mark"])
    assert named.excerpt == words
    assert [item.text for section in seen(page, "a.docx", of="generic").all("duties") for item in section.items][
        :1
    ] == ["Ties boats at pier 1 and enters each of them in the berth book of the harbor."]
