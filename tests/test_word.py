"""Word files: what is read from small ones that hold one thing each."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pytest
from word_builder import (
    box,
    cell_of,
    docx,
    field,
    gone,
    ins,
    listed,
    moved,
    numbering,
    packed,
    para,
    part,
    relations,
    row,
    run,
    style,
    styles,
    table,
)

from speclint.document import Document, Span, View
from speclint.errors import Refused, Unreadable
from speclint.formats.word import read
from speclint.formats.word.package import Package
from speclint.formats.word.styles import Styles
from speclint.formats.word.walk import Walk
from speclint.formats.word.writing.review import edit

HEADINGS = styles(
    style("H1", name="heading 1"),
    style("Sub", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', based="H1"),
    style("Kid", based="Sub"),
    style("T", name="Title"),
    style("Num", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"),
    style("Loud", "<w:rPr><w:b/><w:color w:val='2E74B5'/></w:rPr>"),
)
DECIMAL = numbering(("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%1.%2.%3"))


def document(body: str, links: tuple[tuple[str, str, str], ...] = (), **parts: str) -> Document:
    return read(docx(body, links, **parts), "x.docx")


def lines(view: View) -> list[str]:
    return [f"{p.label} {view[p.span]}" if p.label else view[p.span] for p in view.paragraphs]


def both(body: str, **parts: str) -> tuple[list[str], list[str]]:
    found = document(body, **parts)
    return lines(found.proposed), lines(found.original)


def code_of(source: bytes, path: str = "x.docx") -> str:
    with pytest.raises(Unreadable) as caught:
        read(source, path)
    assert caught.value.reason
    assert caught.value.help
    return caught.value.code


CHANGES = {
    "insertion": (para("a ", ins("new "), "b"), ["a new b"], ["a b"]),
    "deletion": (para("a ", gone("old "), "b"), ["a b"], ["a old b"]),
    "inserted, then deleted": (para("a ", ins(gone("x")), "b"), ["a b"], ["a b"]),
    "inside a link": (para("<w:hyperlink>", ins("new"), gone("old"), "</w:hyperlink>"), ["new"], ["old"]),
    "mark deleted": (para("One", mark="del") + para("Two"), ["OneTwo"], ["One", "Two"]),
    "mark inserted": (para("One", mark="ins") + para("Two"), ["One", "Two"], ["OneTwo"]),
    "paragraph deleted": (para("A") + para(gone("G"), mark="del") + para("B"), ["A", "B"], ["A", "G", "B"]),
    "paragraph moved": (
        para(moved("From", "M"), mark="moveFrom") + para("A") + para(moved("To", "M"), mark="moveTo") + para("B"),
        ["A", "M", "B"],
        ["M", "A", "B"],
    ),
    "mark deleted before a table": (
        para("A", mark="del") + table(row(para("c"))) + para("B"),
        ["A", "c", "B"],
        ["A", "c", "B"],
    ),
    "deleted paragraph before a table": (para(gone("A"), mark="del") + table(row(para("c"))), ["c"], ["A", "c"]),
    "deleted end": (para("A") + para(gone("B"), mark="del"), ["A"], ["A", "B"]),
    "row deleted": (table(row(para("1")), row(para("2"), change="del")), ["1"], ["1", "2"]),
    "row inserted": (table(row(para("1")), row(para("2"), change="ins")), ["1", "2"], ["1"]),
    "cell deleted": (table(row(para("1"), cell_of(para("2"), "cellDel"))), ["1"], ["1", "2"]),
    "cell inserted": (table(row(para("1"), cell_of(para("2"), "cellIns"))), ["1", "2"], ["1"]),
    "insertion in a deleted row": (table(row(para("1", ins("2")), change="del")), [], ["1"]),
    "field deleted": (
        para("see ", '<w:del w:id="1">', field("REF x", run("p. 9")), "</w:del>", "end"),
        ["see end"],
        ["see p. 9end"],
    ),
    "formula": (
        para("<m:oMath><m:r><w:rPr><w:ins w:id='1'/></w:rPr><m:t>x</m:t></m:r><m:r><m:t>y</m:t></m:r></m:oMath>"),
        ["xy"],
        ["y"],
    ),
    "fraction deleted": (
        para(
            "<m:oMath><m:r><m:t>x</m:t></m:r><m:f><m:fPr><m:ctrlPr><w:del w:id='1'/></m:ctrlPr></m:fPr>"
            "<m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
        ),
        ["x"],
        ["x12"],
    ),
    "several marks deleted": (
        para("A", mark="del") + para("B", mark="del") + para("C") + para("D"),
        ["ABC", "D"],
        ["A", "B", "C", "D"],
    ),
    "several marks inserted": (
        para("A", mark="ins") + para("B", mark="ins") + para("C") + para("D"),
        ["A", "B", "C", "D"],
        ["ABC", "D"],
    ),
    "mark inserted, then deleted": (
        para("A", properties="<w:rPr><w:ins w:id='1'/><w:del w:id='2'/></w:rPr>") + para("B"),
        ["AB"],
        ["AB"],
    ),
    "empty paragraph inserted": (para("A") + para(mark="ins") + para("B"), ["A", "", "B"], ["A", "B"]),
    "paragraphs inserted at the end": (
        para("A") + para(ins("B"), mark="ins") + para(ins("C"), mark="ins"),
        ["A", "B", "C"],
        ["A"],
    ),
    "last line and a half deleted": (
        para("A") + para(gone("B"), mark="del") + para(gone("C")),
        ["A", ""],
        ["A", "B", "C"],
    ),
    "mark inserted before a table": (para("A", mark="ins") + table(row(para("c"))), ["A", "c"], ["A", "c"]),
    "paragraph deleted between tables": (
        table(row(para("1"))) + para(gone("x"), mark="del") + table(row(para("2"))),
        ["1", "2"],
        ["1", "x", "2"],
    ),
    "marks deleted inside a cell": (
        table(row(para("A", mark="del") + para(mark="del") + para(), para("B"))),
        ["A", "B"],
        ["A", "", "", "B"],
    ),
    "mark deleted at the end of a cell": (table(row(para("A", mark="del"), para("B"))), ["A", "B"], ["A", "B"]),
    "table in a deleted row": (
        table(row(para("o") + table(row(para("i"))) + para(), change="del")),
        [],
        ["o", "i", ""],
    ),
    "two paragraphs moved": (
        "<w:moveFromRangeStart w:id='1' w:name='m'/>"
        + para(moved("From", "M"), mark="moveFrom")
        + para(moved("From", "N"), mark="moveFrom")
        + "<w:moveFromRangeEnd w:id='1'/>"
        + para("A")
        + "<w:moveToRangeStart w:id='2' w:name='m'/>"
        + para(moved("To", "M"), mark="moveTo")
        + para(moved("To", "N"), mark="moveTo")
        + "<w:moveToRangeEnd w:id='2'/>"
        + para("B"),
        ["A", "M", "N", "B"],
        ["M", "N", "A", "B"],
    ),
    "moved, then changed": (
        para(moved("From", gone("a"), "b"), " ") + para(moved("To", "b", ins("c"))),
        [" ", "bc"],
        ["ab ", ""],
    ),
    "control deleted": (
        para("a ", "<w:del w:id='1'><w:sdt><w:sdtContent>", run("c", tag="delText"), "</w:sdtContent></w:sdt></w:del>"),
        ["a "],
        ["a c"],
    ),
    "control put round text": (
        para(
            "<w:customXmlInsRangeStart w:id='1'/><w:sdt><w:sdtContent><w:customXmlInsRangeEnd w:id='1'/>",
            "in",
            "<w:customXmlInsRangeStart w:id='2'/></w:sdtContent></w:sdt><w:customXmlInsRangeEnd w:id='2'/>",
        ),
        ["in"],
        ["in"],
    ),
    "paragraph deleted inside a control": (
        "<w:sdt><w:sdtContent>" + para(gone("x"), mark="del") + "</w:sdtContent></w:sdt>" + para("B"),
        ["B"],
        ["x", "B"],
    ),
    "field inserted": (
        para("see ", '<w:ins w:id="1">', field("REF x", run("p. 9")), "</w:ins>", "end"),
        ["see p. 9end"],
        ["see end"],
    ),
    "code of a field deleted": (
        para(
            "<w:del w:id='1'><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:del>",
            "<w:del w:id='2'><w:r><w:delInstrText>DATE</w:delInstrText></w:r></w:del>",
            "<w:del w:id='3'><w:r><w:fldChar w:fldCharType='separate'/></w:r></w:del>",
            gone("today"),
            "<w:del w:id='4'><w:r><w:fldChar w:fldCharType='end'/></w:r></w:del>",
            "x",
        ),
        ["x"],
        ["todayx"],
    ),
    "block of paragraphs inserted": ("<w:ins w:id='1'>" + para("A") + "</w:ins>" + para("B"), ["A", "B"], ["B"]),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_shows_in_its_view_only(name: str) -> None:
    body, proposed, original = CHANGES[name]
    assert both(body) == (proposed, original)


def either(needs: str) -> str:
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="{needs}"><w:t>a</w:t></mc:Choice>'
        "<mc:Fallback><w:t>b</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )


SIGNS = (("Symbol", "F061"), ("symbol", "00B3"), ("Symbol", "F0B7"), ("Wingdings", "F0FC"), ("Arial", "2013"))
TEXTS = {
    "characters": (
        para("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>x</w:t><w:tab/><w:t>y</w:t><w:br/><w:t>z</w:t></w:r>"),
        ["non\u2011x\ty\nz"],
    ),
    "soft hyphen": (para("<w:r><w:t>re</w:t><w:softHyphen/><w:t>cords</w:t></w:r>"), ["records"]),
    "blanks that are not kept": (para("<w:r><w:t>Click </w:t></w:r>", "here"), ["Clickhere"]),
    "symbol": (para('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>', " duty"), ["\u2022 duty"]),
    "symbol typed": (para("\uf0b7 duty"), ["\u2022 duty"]),
    "field": (para("Page ", field("PAGE", run("7")), "."), ["Page 7."]),
    "field in a field's code": (para(field(f"IF {field('X', run('no'))}", run("yes"))), ["yes"]),
    "field over paragraphs": (
        para("a", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "code")
        + para("code", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "b"),
        ["a", "b"],
    ),
    "simple field": (para('<w:fldSimple w:instr="DATE">', "today", "</w:fldSimple>"), ["today"]),
    "hidden": (para("a ", run("secret", "<w:vanish/>"), "b"), ["a b"]),
    "hidden paragraph": (
        para("a") + "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" + run("s", "<w:vanish/>") + "</w:p>" + para("b"),
        ["a", "b"],
    ),
    "prompt": (
        para(
            "a", "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>", "Click here", "</w:sdtContent></w:sdt>"
        ),
        ["a"],
    ),
    "control": ("<w:sdt><w:sdtContent>" + para("in") + "</w:sdtContent></w:sdt>", ["in"]),
    "one branch of two": (
        para(either("w14")),
        ["a"],
    ),
    "unknown branch": (
        para(either("zz9")),
        ["b"],
    ),
    "ruby": (
        para("<w:r><w:ruby><w:rt>", "above", "</w:rt><w:rubyBase>", "base", "</w:rubyBase></w:ruby></w:r>"),
        ["base"],
    ),
    "drop capital": (para("D", properties='<w:framePr w:dropCap="drop"/>') + para("uties"), ["Duties"]),
    "text box": (para("A", box(para("Boxed"))) + para("B"), ["A", "Boxed", "B"]),
    "nested table": (table(row(para("o") + table(row(para("i"))) + para("t"))) + para("z"), ["o", "i", "t", "z"]),
    "prompt of a cell": (
        table(
            "<w:tr><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            + cell_of(para("Click here."))
            + "</w:sdtContent></w:sdt>"
            + cell_of(para("b"))
            + "</w:tr>"
        ),
        ["b"],
    ),
    "letters of the font Symbol": (
        para(*(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>' for font, code in SIGNS)),
        ["\u03b1\u2265\u2022\u2713\u2013"],
    ),
    "empty paragraph": (para("a") + para() + para("b"), ["a", "", "b"]),
    "huge span": (
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>' + para("c") + "</w:tc></w:tr></w:tbl>",
        ["c"],
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_text_is_what_word_shows(name: str) -> None:
    body, shown = TEXTS[name]
    assert both(body) == (shown, shown)


def test_what_a_style_hides_is_hidden_with_its_paragraph() -> None:
    hidden = styles(style("Hid", "<w:rPr><w:vanish/></w:rPr>"))
    body = para("a") + para("h", properties='<w:pStyle w:val="Hid"/>') + para("b")
    assert both(body, styles=hidden)[0] == ["a", "b"]
    shown = run("h", '<w:vanish w:val="0"/>')
    body = para("a") + para(shown, properties='<w:pStyle w:val="Hid"/>') + para("b")
    assert both(body, styles=hidden)[0] == ["a", "h", "b"]


def test_a_text_box_does_not_part_a_paragraph_that_was_joined() -> None:
    body = para("One", box(para("Boxed")), mark="del") + para("Two") + para("Three")
    assert both(body) == (["OneTwo", "Boxed", "Three"], ["One", "Two", "Boxed", "Three"])


def test_a_text_box_is_read_although_a_field_is_open_around_it() -> None:
    opened = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    body = para("A", opened, box(para("Boxed"))) + para("code", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "B")
    assert both(body)[0] == ["A", "Boxed", "B"]


def test_runs_outside_of_any_paragraph_are_read() -> None:
    assert both(para("A") + ins("B") + run("C")) == (["A", "B", "C"], ["A", "C"])


def items(*levels: int) -> str:
    return "".join(para("x", properties=listed(level)) for level in levels)


def test_lists_count_by_level() -> None:
    assert both(items(0, 1, 1, 2, 0, 1), numbering=DECIMAL)[0] == [
        "1. x", "a) x", "b) x", "1.b.i x", "2. x", "a) x",
    ]  # fmt: skip


def test_a_list_starts_again_where_it_says_so() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        '</w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = "".join(para("x", properties=listed(0, number)) for number in (1, 1, 2, 3))
    assert both(body, numbering=numbering(("decimal", "%1."), nums=again))[0] == ["1. x", "2. x", "5. x", "6. x"]


def test_labels_are_counted_for_each_view() -> None:
    body = items(0) + para(gone("B"), properties=listed(), mark="del") + items(0)
    assert both(body, numbering=DECIMAL) == (["1. x", "2. x"], ["1. x", "2. B", "3. x"])


def test_a_paragraph_joined_to_the_next_is_counted_once() -> None:
    body = para("A", properties=listed(), mark="del") + para("B", properties=listed()) + items(0)
    assert both(body, numbering=DECIMAL) == (["1. AB", "2. x"], ["1. A", "2. B", "3. x"])


def test_old_properties_number_the_original() -> None:
    body = para("A", properties=listed() + "<w:pPrChange w:id='1'><w:pPr/></w:pPrChange>") + items(0)
    assert both(body, numbering=DECIMAL) == (["1. A", "2. x"], ["A", "1. x"])


def test_numbering_can_itself_be_inserted() -> None:
    body = para("A", properties=listed(inside="<w:ins w:id='1'/>")) + items(0)
    assert both(body, numbering=DECIMAL) == (["1. A", "2. x"], ["A", "1. x"])


def test_a_style_numbers_and_zero_switches_off() -> None:
    body = para("A", properties='<w:pStyle w:val="Num"/>') + para(
        "B", properties='<w:pStyle w:val="Num"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    assert both(body, styles=HEADINGS, numbering=DECIMAL)[0] == ["1. A", "B"]


def test_a_typed_number_is_text() -> None:
    found = document(para("8. Maintains records.")).proposed
    assert (found.paragraphs[0].label, found.text) == (None, "8. Maintains records.")


def test_legal_numbering_is_decimal() -> None:
    levels = numbering(("upperRoman", "%1."), ("decimal", "%1.%2"), extra="<w:isLgl/>")
    assert both(items(0, 1), numbering=levels)[0] == ["1. x", "1.1 x"]


def test_kinds() -> None:
    body = (
        para("a", properties='<w:pStyle w:val="T"/>')
        + para("b", properties='<w:pStyle w:val="H1"/>')
        + para("c", properties='<w:pStyle w:val="Kid"/>')
        + para("d", properties='<w:outlineLvl w:val="2"/>')
        + para("e", properties='<w:pStyle w:val="H1"/><w:outlineLvl w:val="9"/>')
        + items(1)
        + table(row(para("f"), para("g")))
    )
    found = document(body, styles=HEADINGS, numbering=DECIMAL).proposed
    assert [(p.kind, p.level) for p in found.paragraphs] == [
        ("heading", 1), ("heading", 1), ("heading", 2), ("heading", 3), ("paragraph", 0), ("item", 2),
        ("cell", 0), ("cell", 0),
    ]  # fmt: skip
    assert found.paragraphs[-1].cell == (1, 1, 2)


def test_a_heading_before_the_change_was_a_paragraph() -> None:
    now = '<w:pStyle w:val="H1"/><w:pPrChange w:id="1"><w:pPr/></w:pPrChange>'
    found = document(para("a", properties=now), styles=HEADINGS)
    assert (found.proposed.paragraphs[0].kind, found.original.paragraphs[0].kind) == ("heading", "paragraph")
    assert found.carries_redline


def test_styles_that_stand_on_each_other_in_a_circle_are_read() -> None:
    circle = styles(style("A", based="B"), style("B", based="A"))
    assert document(para("x", properties='<w:pStyle w:val="A"/>'), styles=circle).proposed.text == "x"


def test_look_and_link() -> None:
    body = para(
        run("a", '<w:b/><w:u w:val="single"/><w:color w:val="FF0000"/>'),
        run("b", '<w:b w:val="0"/><w:color w:val="000000"/><w:u w:val="none"/>'),
        '<w:hyperlink r:id="out">' + run("c") + "</w:hyperlink>",
        field('HYPERLINK "https://example.org/b"', run("d")),
        properties='<w:pStyle w:val="Loud"/>',
    )
    found = document(body, (("out", "hyperlink", "https://example.org/a"),), styles=HEADINGS)
    assert [(p.text, p.look, p.link) for p in found.blocks[0].pieces] == [
        ("a", "bur", ""), ("b", "", ""), ("c", "b", "https://example.org/a"), ("d", "b", "https://example.org/b"),
    ]  # fmt: skip


def test_a_change_knows_who_and_when_and_whether_it_is_a_move() -> None:
    found = document(para(ins("a", author="Bo"), moved("To", "b"))).changes
    assert [(c.kind, c.text, c.author, c.date, c.move) for c in found] == [
        ("insert", "a", "Bo", "2025-09-24T10:00:00Z", False), ("insert", "b", "Ann", "2025-09-24T10:00:00Z", True),
    ]  # fmt: skip


def test_runs_that_word_split_are_one_piece() -> None:
    assert len(document(para("cus", "tom", "er")).blocks[0].pieces) == 1


def test_hidden_text_can_be_found() -> None:
    piece = document(para(run("secret", "<w:vanish/>"))).blocks[0].pieces[0]
    assert (piece.text, piece.state, piece.look) == ("secret", "dropped", "v")


def test_headers_footers_and_notes_are_stories_of_their_own() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="kheader1"/><w:headerReference w:type="first" '
        'r:id="kheader2"/><w:headerReference w:type="even" r:id="kheader3"/>'
        '<w:footerReference w:type="default" r:id="kfooter1"/></w:sectPr>'
    )
    found = document(
        para("Body", reference) + section,
        header1=part("hdr", para("Head")),
        header2=part("hdr", para("First page")),
        header3=part("hdr", para("Even page")),
        footer1=part("ftr", para("Foot")),
        footnotes=part(
            "footnotes",
            '<w:footnote w:type="separator" w:id="0">' + para("-") + '</w:footnote><w:footnote w:id="2">' + para("Note")
            + '</w:footnote><w:footnote w:id="3">' + para("Unused") + "</w:footnote>",
        ),
    ).proposed  # fmt: skip
    assert [(p.story, p.kind, found[p.span]) for p in found.paragraphs] == [
        ("body", "paragraph", "Body"), ("header", "header", "Head"), ("footer", "footer", "Foot"),
        ("footnote", "note", "Note"),
    ]  # fmt: skip


def test_a_note_goes_with_its_mark() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = part("footnotes", '<w:footnote w:id="2">' + para("Note") + "</w:footnote>")
    assert both(para("B", gone(reference)), footnotes=notes) == (["B"], ["B", "Note"])


def test_a_comment_is_attached_to_its_words() -> None:
    body = para("a ", '<w:commentRangeStart w:id="4"/>', "word", '<w:commentRangeEnd w:id="4"/>', " b")
    comments = part(
        "comments", '<w:comment w:id="4" w:author="Bo" w:date="D">' + para("Why?") + para("Say.") + "</w:comment>"
    )
    found = document(body, comments=comments)
    [comment] = found.comments
    assert (comment.text, comment.author, comment.date) == ("Why?\nSay.", "Bo", "D")
    assert found.source[comment.source.start : comment.source.end] == "word"
    assert found.proposed.text == "a word b"


def test_pages_are_where_word_last_saw_them() -> None:
    found = document(para("one") + para("<w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r>"))
    at = found.proposed.text.index("two")
    assert found.pages == (0, 4)
    assert (found.locate(found.proposed, Span(0, 1)).page, found.locate(found.proposed, Span(at, at + 1)).page) == (
        1,
        2,
    )
    assert document(para("one")).pages == ()


def test_what_is_not_read_is_said() -> None:
    chart = '<w:r><w:drawing><a:graphicData uri="http://schemas.example/drawingml/2006/chart"/></w:drawing></w:r>'
    found = document(para("a", chart) + "<w:altChunk/>" + para("<w:r><w:object><o:OLEObject/></w:object></w:r>"))
    assert [r.rule for r in found.remarks] == ["unread-part"] * 3
    assert found.remarks[0].source == Span(1, 1)


def test_a_broken_side_part_is_said_and_the_text_is_read() -> None:
    found = document(para("a"), styles="<w:styles")
    assert (found.proposed.text, [r.rule for r in found.remarks]) == ("a", ["unread-part"])


STRUCK, RED = "<w:strike/>", '<w:color w:val="FF0000"/>'


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (para("a ", run("old", STRUCK + RED)), "old"),
        (para(run("old", STRUCK), run("new", '<w:u w:val="single"/>' + RED)), "old"),
        (para(run("struck", STRUCK), "plain"), None),
        (para(run("red", RED)), None),
        (para(run("old", STRUCK + RED), ins("tracked")), None),
    ],
)
def test_a_redline_drawn_by_hand_is_noticed(body: str, found: str | None) -> None:
    document_ = document(body)
    said = [document_.source[r.source.start : r.source.end] for r in document_.remarks if r.rule == "hand-redline"]
    assert said == ([found] if found else [])


@pytest.mark.parametrize("change", ["<w:rPrChange w:id='1'/>", ""])
def test_a_change_of_format_is_a_redline(change: str) -> None:
    assert document(para(run("a", "<w:b/>" + change))).carries_redline == bool(change)


def test_every_character_leads_back_to_its_element() -> None:
    source = docx(
        para("One ", ins("two"), gone("2"), mark="del") + table(row(para("cell"))) + para("End", box(para("box"))),
    )
    found = read(source, "x.docx")
    package = Package(source)
    walk = Walk(package, Styles(package.aside("styles")))
    assert "\n".join(passage.text for passage in walk.passages) == found.source
    for passage in walk.passages:
        for ink in passage.inks:
            assert found.source[ink.at : ink.at + len(ink.text)] == (ink.element.text or "")
    for view in (found.proposed, found.original):
        for paragraph in view.paragraphs:
            assert "".join(found.source[s.start : s.end] for s in view.source(paragraph.span)) == view[paragraph.span]


def test_the_main_part_is_found_by_its_relationship() -> None:
    body = part("document", f"<w:body>{para('x')}</w:body>")
    source = packed({"_rels/.rels": relations(("a", "officeDocument", "/Word/Blah.xml")), "word/blah.xml": body})
    assert read(source, "x.docx").proposed.text == "x"


def test_strict_files_are_read() -> None:
    body = part("document", f"<w:body>{para('x')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    source = packed({"_rels/.rels": relations(("a", "officeDocument", "word/d.xml")), "word/d.xml": body})
    assert read(source, "x.docx").proposed.text == "x"


def test_strict_files_of_two_bytes_a_character_are_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    main = f'<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="{strict}"><w:body>{para("x")}</w:body>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        target.writestr("_rels/.rels", relations(("a", "officeDocument", "word/d.xml")))
        target.writestr("word/d.xml", f"{main}</w:document>".encode("utf-16"))
    assert read(stream.getvalue(), "x.docx").proposed.text == "x"
    with pytest.raises(Refused, match="Strict"):
        edit(stream.getvalue(), [], "2026-01-01T00:00:00Z")


def bare(main: str, name: str = "word/document.xml") -> bytes:
    return packed({"_rels/.rels": relations(("a", "officeDocument", "word/document.xml")), name: main})


def doubled() -> bytes:
    stream = io.BytesIO(bare("<x/>"))
    with zipfile.ZipFile(stream, "a") as target, pytest.warns(UserWarning, match="Duplicate"):
        target.writestr("word/document.xml", "<y/>")
    return stream.getvalue()


def locked() -> bytes:
    source = bytearray(bare("<x/>"))
    at = source.index(b"PK\x01\x02")
    source[at + 8] |= 1
    return bytes(source)


OLE = b"\xd0\xcf\x11\xe0" + bytes(600)
REFUSED = {
    "empty": (b" \n", "empty"),
    "nothing": (b"", "empty"),
    "cut off": (docx(para("x"))[:200], "damaged"),
    "noise": (bytes(range(256)) * 9, "damaged"),
    "broken XML": (bare("<w:document"), "damaged"),
    "no main part": (bare("<x/>", "word/other.xml"), "damaged"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "locked zip": (locked(), "encrypted"),
    "old Word": (OLE + "WordDocument".encode("utf-16-le"), "legacy-word"),
    "old Excel": (OLE + "Workbook".encode("utf-16-le"), "not-word"),
    "Excel": (bare("<workbook/>"), "not-word"),
    "archive": (packed({"a.txt": "x"}), "not-word"),
    "PDF": (b"%PDF-1.7 ...", "not-word"),
    "RTF": (b"{\\rtf1 x}", "not-word"),
    "web page": (b"<!DOCTYPE html><p>x", "not-word"),
    "text": (b"Class specification", "not-word"),
    "bomb": (docx(para("a" * 3_000_000)), "too-large"),
    "endless": (docx("<w:p/>" * 51_000), "too-large"),
    "a book": (docx("".join(para(f"{n} abc" * 100) for n in range(2000))), "too-large"),
    "entities": (bare('<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>'), "hostile"),
    "entities elsewhere": (docx(para("x"), styles='<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>'), "hostile"),
    "doubled": (doubled(), "hostile"),
    "deep": (docx("<w:sdt><w:sdtContent>" * 400 + "</w:sdtContent></w:sdt>" * 400), "hostile"),
    "bottomless": (docx("<w:ins>" * 5000 + "</w:ins>" * 5000), "hostile"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_a_reason(name: str) -> None:
    source, code = REFUSED[name]
    assert code_of(source) == code


def test_the_note_beside_an_open_file_is_named() -> None:
    assert code_of(b"\x05Jane\x00", "specs/~$lead.docx") == "not-word"


def test_nothing_heavy_is_loaded_before_a_file_is_read() -> None:
    code = "import sys, speclint.formats.word; print([m for m in ('lxml', 'zipfile') if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
