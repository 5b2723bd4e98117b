"""Form fields, merged cells and struck comments of Word."""

from __future__ import annotations

import pytest
from word_builder import cell_of, docx, gone, para, part, row, run, table

from speclint.document import Document
from speclint.formats.word import read


def drop_down(*entries: str, stated: str = "") -> str:
    listed = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in entries)
    return _field(f"<w:ddList>{stated}{listed}</w:ddList>", " FORMDROPDOWN ", "")


def typed(default: str, result: str) -> str:
    return _field(f'<w:textInput><w:default w:val="{default}"/></w:textInput>', " FORMTEXT ", run(result))


def _field(data: str, code: str, result: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:enabled/>{data}</w:ffData></w:fldChar></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(text: str, *, prompt: bool) -> str:
    shown = "<w:showingPlcHdr/>" if prompt else ""
    return f"<w:sdt><w:sdtPr>{shown}</w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"


CHOSEN = '<w:result w:val="1"/>'
CAME_WITH = '<w:default w:val="1"/>'
FIELDS = [
    ("Often ties boats.", [], drop_down("Seldom", "Often", stated=CHOSEN)),
    ("Seldom ties boats.", [], drop_down("Seldom", "Often")),
    ("Often ties boats.", ["Often"], drop_down("Seldom", "Often", stated=CAME_WITH)),
    ("Choose one ties boats.", ["Choose one"], drop_down("Choose one", "Often")),
    (" ties boats.", [], drop_down()),
    ("Often ties boats.", [], typed("How often?", "Often")),
    ("How often? ties boats.", ["How often?"], typed("How often?", "How often?")),
    ("Often ties boats.", [], control("Often", prompt=False)),
    (" ties boats.", ["Click here to enter text."], control("Click here to enter text.", prompt=True)),
]


def unfilled(document: Document) -> list[str]:
    found = [r for r in document.remarks if r.rule == "placeholder-field"]
    return [document.source[r.source.start : r.source.end] for r in found]


@pytest.mark.parametrize(("text", "prompts", "field"), FIELDS, ids=[f"{text} {said}" for text, said, _ in FIELDS])
def test_a_field_reads_as_what_it_shows(text: str, prompts: list[str], field: str) -> None:
    document = read(docx(para(field, " ties boats.")), "a.docx")
    assert document.proposed.text == text
    assert unfilled(document) == prompts


def test_a_struck_field_is_no_longer_asked() -> None:
    document = read(docx(para(gone(drop_down("Choose one", "Often")), "Ties boats.")), "a.docx")
    assert document.proposed.text == "Ties boats."
    assert unfilled(document) == []


def merged(text: str, merge: str) -> str:
    return cell_of(para(text)).replace("<w:tcPr></w:tcPr>", "").replace("<w:tc>", f"<w:tc><w:tcPr>{merge}</w:tcPr>", 1)


BEGINS, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_the_hidden_text_of_merged_cells_is_not_read() -> None:
    rows = (
        row(para("Ties"), merged("Often", BEGINS)),
        row(para("Rows"), merged("hidden", GOES_ON)),
        row(para("Sails"), cell_of(para("Daily"))),
        row(para("Swims"), merged("shown", GOES_ON)),
        row(para("Dives"), merged("beside", '<w:hMerge w:val="continue"/>')),
    )
    document = read(docx(table(*rows)), "a.docx")
    assert document.proposed.text.split("\n") == "Ties Often Rows Sails Daily Swims shown Dives".split()
    assert "hidden" in document.source


def commented(mark: str) -> bytes:
    comment = f'<w:comment w:id="0" w:author="Ann">{para("speclint: allow wording/typo - quoted")}</w:comment>'
    around = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
    return docx(para(around[0], "Ties boats.", around[1], mark), comments=part("comments", comment))


def test_merged_cells_are_told_by_the_columns_of_the_grid() -> None:
    before = row(merged("hidden", GOES_ON)).replace("<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>', 1)
    wide = row(merged("both", '<w:gridSpan w:val="2"/>'))
    rows = (row(para("Ties"), merged("Often", BEGINS)), before, wide, row(para("Rows"), merged("shown", GOES_ON)))
    document = read(docx(table(*rows)), "a.docx")
    assert document.proposed.text.split("\n") == "Ties Often both Rows shown".split()


def test_a_prompt_in_place_of_a_paragraph() -> None:
    prompt = control("", prompt=True).replace(run(""), para("Click here to enter text."))
    document = read(docx(para("Ties boats.") + prompt), "a.docx")
    assert document.proposed.text.strip() == "Ties boats."
    assert unfilled(document) == ["Click here to enter text."]


def test_a_struck_comment_is_none() -> None:
    reference = '<w:r><w:commentReference w:id="0"/></w:r>'
    assert len(read(commented(reference), "a.docx").comments) == 1
    assert read(commented(gone(reference)), "a.docx").comments == ()


def test_a_paragraph_that_only_prompts_is_named() -> None:
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{para('Click here.')}</w:sdtContent></w:sdt>"
    for body in (prompt, table(row(para("Duties"), prompt + para("")))):
        document = read(docx(para("CLERK") + body), "a.docx")
        assert "Click" not in document.proposed.text
        assert unfilled(document) == ["Click here."]


def test_a_box_to_tick_is_no_text() -> None:
    box = '<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"/>'
    ticked = f"<w:sdt><w:sdtPr>{box}</w:sdtPr><w:sdtContent>{run('☒')}</w:sdtContent></w:sdt>"
    assert read(docx(para(ticked, "Ties boats.")), "a.docx").proposed.text == "Ties boats."


def test_what_another_program_would_show_is_withheld() -> None:
    document = read(docx(para('<w:r><w:object><w:control w:name="TextBox1"/></w:object></w:r>')), "a.docx")
    assert [(remark.rule, remark.withheld) for remark in document.remarks] == [("unread-part", True)]


@pytest.mark.parametrize(("letter", "sign"), [("l", "●"), ("§", "▪"), ("Ø", "➢"), ("ü", "✓"), ("v", "❖")])
def test_a_letter_of_a_font_of_signs_is_a_bullet(letter: str, sign: str) -> None:
    font = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    typed = read(docx(para(run(letter, font), "<w:r><w:tab/></w:r>", "Ties boats.")), "a.docx")
    assert typed.proposed.text == f"{sign}\tTies boats."
    placed = f'<w:r><w:sym w:font="Wingdings" w:char="00{ord(letter):02X}"/></w:r>'
    assert read(docx(para(placed, " Ties boats.")), "a.docx").proposed.text == f"{sign} Ties boats."
