"""Headers, footers, notes and boxes of Word are read as the body is: a slip in any of them is named."""

from __future__ import annotations

import pytest
from checking import found
from word_builder import box, docx, field, para, part, row, run, table

SLIP = "See the the Rules (part 4; the title is TBD."
NAMED = {"duplication/repeated-word", "typography/unbalanced", "wording/placeholder"}
PAGE = para("TIDE CLERK") + para("DEFINITION") + para("Ties up boats.")


def margin(kind: str, blocks: str, of: str = "default") -> bytes:
    tag, name = {"header": ("hdr", "header1"), "footer": ("ftr", "footer1")}[kind]
    title = "<w:titlePg/>" if of == "first" else ""
    section = f'<w:sectPr><w:{kind}Reference w:type="{of}" r:id="k{name}"/>{title}</w:sectPr>'
    return docx(PAGE + section, **{name: part(tag, blocks)})


def noted(kind: str, blocks: str) -> bytes:
    mark = f'<w:r><w:{kind}Reference w:id="2"/></w:r>'
    notes = part(f"{kind}s", f'<w:{kind} w:id="2">{blocks}</w:{kind}>')
    return docx(PAGE + para(run("Files the cards."), mark), **{f"{kind}s": notes})


FILES = {
    "header": margin("header", para(SLIP)),
    "header of the first page": margin("header", para(SLIP), "first"),
    "footer": margin("footer", para(SLIP)),
    "table in a header": margin("header", table(row(para("Marisol"), para(SLIP)))),
    "box in a header": margin("header", para(box(para(SLIP)))),
    "control in a footer": margin("footer", f"<w:sdt><w:sdtContent>{para(SLIP)}</w:sdtContent></w:sdt>"),
    "beside the number of the page": margin("footer", para("Page ", field(" PAGE ", run("1")), f" {SLIP}")),
    "footnote": noted("footnote", para(SLIP)),
    "endnote": noted("endnote", para(SLIP)),
    "second paragraph of a note": noted("footnote", para("Two years.") + para(SLIP)),
    "text box": docx(PAGE + para(box(para(SLIP)))),
}


@pytest.mark.parametrize("place", FILES)
def test_a_slip_is_named_wherever_it_stands(place: str) -> None:
    assert {f.rule for f in found(FILES[place], "a.docx", of="generic")} >= NAMED


DEMANDS = {
    "law/age-preference": "Recent college graduates only; a youthful crew is wanted.",
    "law/height-weight": "Minimum height: 5 feet 8 inches.",
}


@pytest.mark.parametrize("rule", DEMANDS)
@pytest.mark.parametrize("kind", ["header", "footer", "footnote"])
def test_a_demand_of_law_is_named_in_a_margin_or_a_note(kind: str, rule: str) -> None:
    blocks = para(DEMANDS[rule])
    page = noted(kind, blocks) if kind == "footnote" else margin(kind, blocks)
    assert rule in {f.rule for f in found(page, "a.docx", of="alameda")}


@pytest.mark.parametrize("mark", ["DRAFT 3/4/2026", "Draft: March 4, 2026", "DRAFT v2"])
def test_a_draft_mark_in_a_header(mark: str) -> None:
    page = margin("header", para(mark))
    assert "metadata/draft-mark" not in {f.rule for f in found(page, "a.docx", of="generic")}
    lines = ["TIDE CLERK", "Approved by the Board: March 5, 2026", "DEFINITION", "Ties boats."]
    section = '<w:sectPr><w:headerReference w:type="default" r:id="kheader1"/></w:sectPr>'
    page = docx("".join(map(para, lines)) + section, header1=part("hdr", para(mark)))
    assert "metadata/draft-mark" in {f.rule for f in found(page, "a.docx", of="generic")}
