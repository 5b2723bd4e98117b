"""Comments and tracked changes in copies of Word files."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from word_builder import (
    box,
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
    table,
)
from writing import (
    DATE,
    W,
    another,
    assert_commented,
    assert_edited,
    assert_kept,
    edited,
    entries,
    some_spans,
)

from speclint.document import Span
from speclint.errors import Refused, Unreadable
from speclint.formats.difference import hunks
from speclint.formats.word import read
from speclint.formats.word.writing.review import Note, Revision, comment, edit
from speclint.write.edits import stretches

CORPORA = Path(__file__).parents[1].parent / "shared" / "corpora"
LINK = '<w:hyperlink r:id="h1">{}</w:hyperlink>'
LINKS = (("h1", "hyperlink", "https://example.org"),)
CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
BOLD = "<w:b/>"


def redline(source: bytes) -> list[str]:
    """Each paragraph with its changes: ``{+Ann:new+}``, ``[-Ann:old-]``, and ``{{both}}`` for what came and went."""
    rows = []
    for block in read(source, "a.docx").blocks:
        text = ""
        for piece in block.pieces:
            form = {"inserted": "{{+{}:{}+}}", "deleted": "[-{}:{}-]", "dropped": "<{}:{}>"}.get(piece.state)
            text += form.format(piece.author, piece.text) if form else piece.text
        rows.append(text + {"inserted": "{¶}", "deleted": "[¶]", "dropped": "<¶>"}.get(block.mark, ""))
    return rows


def changed(source: bytes, old: str, new: str) -> bytes:
    """A copy with one edit of the proposed text."""
    document = read(source, "a.docx")
    start = document.proposed.text.index(old)
    span = Span(start, start + len(old))
    copy = edit(source, [Revision(tuple(stretches(document, span)), new)], DATE)
    assert_edited(source, copy, [(span, new)])
    return copy


@pytest.mark.parametrize(
    ("body", "old", "new", "rows"),
    [
        (para("keeps books"), "keeps", "kept", ["[-speclint:keeps-]{+speclint:kept+} books"]),
        (
            para("keeps the books"),
            "keeps the books",
            "keeps the ledger",
            ["keeps the [-speclint:books-]{+speclint:ledger+}"],
        ),
        (para("a ", ins("new "), "b"), "new ", "", ["a <speclint:new >b"]),
        (para("a ", ins("new old"), "b"), "new", "X", ["a <speclint:new>{+speclint:X+}{+Ann: old+}b"]),
        (para(ins("one ", "two ", "three")), "two", "2", ["{+Ann:one +}<speclint:two>{+speclint:2+}{+Ann: three+}"]),
        (
            para("a ", gone("was "), "b c"),
            "a b",
            "x y",
            ["[-speclint:a-]{+speclint:x+} [-Ann:was -][-speclint:b-]{+speclint:y+} c"],
        ),
        (para("a ", ins("mine x", author="speclint"), "b"), "mine", "ours", ["a {+speclint:ours x+}b"]),
        (para("a ", ins("mine", author="speclint"), "b"), "mine", "", ["a b"]),
        (para(LINK.format(run("the site"))), "site", "page", ["the [-speclint:site-]{+speclint:page+}"]),
        (para(ins(LINK.format(run("the site")))), "the", "a", ["<speclint:the>{+speclint:a+}{+Ann: site+}"]),
        (para(CONTROL.format("", run("old title"))), "old", "new", ["[-speclint:old-]{+speclint:new+} title"]),
        (para("ends"), "ends", "ends.", ["ends{+speclint:.+}"]),
        (para("a b", mark="del") + para("c"), "a", "x", ["[-speclint:a-]{+speclint:x+} b[¶]", "c"]),
        (para(run("A", BOLD), run("b c")), "b", "d", ["A[-speclint:b-]{+speclint:d+} c"]),
    ],
)
def test_one_edit(body: str, old: str, new: str, rows: list[str]) -> None:
    source = docx(body, LINKS)
    assert redline(changed(source, old, new)) == rows


@pytest.mark.parametrize(
    ("body", "at", "text", "rows"),
    [
        (para("ends here"), 9, ".", ["ends here{+speclint:.+}"]),
        (para("here"), 0, "Ends ", ["{+speclint:Ends +}here"]),
        (para("a", gone(" b")), 1, ".", ["a{+speclint:.+}[-Ann: b-]"]),
        (para(gone("b "), "a"), 0, "The ", ["[-Ann:b -]{+speclint:The +}a"]),
        (para(ins("new")), 3, ".", ["{+Ann:new+}{+speclint:.+}"]),
        (para(ins("new")), 1, "-", ["{+Ann:n+}{+speclint:-+}{+Ann:ew+}"]),
        (para() + para("x"), 0, "Text", ["{+speclint:Text+}", "x"]),
        (para("see ", LINK.format(run("site"))), 8, ".", ["see site{+speclint:.+}"]),
    ],
)
def test_one_insertion(body: str, at: int, text: str, rows: list[str]) -> None:
    source = docx(body, LINKS)
    document = read(source, "a.docx")
    copy = edit(source, [Revision(tuple(stretches(document, Span(at, at))), text)], DATE)
    assert_edited(source, copy, [(Span(at, at), text)])
    assert redline(copy) == rows


@pytest.mark.parametrize(
    ("body", "old", "new", "rows"),
    [
        (para("A") + para("C"), "A\nC", "A\nB\nC", ["A", "{+speclint:B+}{¶}", "C"]),
        (para("A") + para("C"), "C", "C\nD\nE", ["A", "C{¶}", "{+speclint:D+}{¶}", "{+speclint:E+}"]),
        (para("A.") + para("C"), "A.", "A;\nB", ["A[-speclint:.-]{+speclint:;+}{¶}", "{+speclint:B+}", "C"]),
        (para("A") + para("B") + para("C"), "B\n", "", ["A", "[-speclint:B-][¶]", "C"]),
        (para("A", mark="ins") + para("C"), "A\n", "", ["[-speclint:A-]<¶>", "C"]),
        (para("A") + para("C"), "A\nC", "AC", ["A[¶]", "C"]),
    ],
)
def test_paragraphs(body: str, old: str, new: str, rows: list[str]) -> None:
    if new == "AC":
        new = ""
        rows = ["[-speclint:A-][¶]", "[-speclint:C-]"]
    assert redline(changed(docx(body), old, new)) == rows


def test_a_new_paragraph_takes_over_the_mark() -> None:
    section = '<w:sectPr><w:pgSz w:w="1"/></w:sectPr>'
    source = docx(para("A", properties=f"{listed()}{section}") + para("B"), numbering=numbering(("decimal", "%1.")))
    copy = changed(source, "A", "A\nNew")
    first, second, _ = _document(copy).iter(W + "p")
    assert [c.tag[len(W) :] for c in first[0]] == ["numPr", "rPr"]
    assert [c.tag[len(W) :] for c in second[0]] == ["numPr", "sectPr"]
    assert [p.label for p in read(copy, "a.docx").proposed.paragraphs] == ["1.", "2.", None]
    assert [p.label for p in read(copy, "a.docx").original.paragraphs] == ["1.", None]


NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
PICTURE = "<w:r><w:drawing/></w:r>"
FORMULA = "<m:oMath><m:r><m:t>xy</m:t></m:r></m:oMath>"
BOUND = '<w:dataBinding w:xpath="/a"/>'
LOCKED = '<w:lock w:val="sdtContentLocked"/>'


@pytest.mark.parametrize(
    ("body", "old", "reason"),
    [
        (para("see ", field("REF x", run("page 4"))), "page", "a field"),
        (para('<w:fldSimple w:instr="PAGE">' + run("page 4") + "</w:fldSimple>"), "page", "a field"),
        (para("one", NOTE, "two"), "onetwo", "a footnote"),
        (para("one", PICTURE, "two"), "onetwo", "a drawing"),
        (para("one", FORMULA, "two"), "xy", "a formula"),
        (para("one", FORMULA, "two"), "onexytwo", "a formula"),
        (para(moved("To", "here")), "here", "moved"),
        (para(box(para("in a box"))), "box", "a text box|stored twice"),
        (para(CONTROL.format(BOUND, run("filled"))), "filled", "filled from elsewhere"),
        (para(CONTROL.format(LOCKED, run("locked"))), "locked", "locked"),
        (para("end", gone("was"), mark="del") + para("next"), "endnext", "end of a paragraph"),
        (para("one two"), "one two", "divided"),
    ],
)
def test_what_is_not_edited(body: str, old: str, reason: str) -> None:
    source = docx(body, footnotes=part("footnotes", ""))
    new = old.replace(" ", "\n") if reason == "divided" else "replaced"
    with pytest.raises(Refused, match=reason) as refused:
        changed(source, old, new)
    assert refused.value.which == 0


def test_a_note_beside_an_edit_stays() -> None:
    copy = changed(docx(para("one two", NOTE, "three"), footnotes=part("footnotes", "")), "two", "2")
    assert redline(copy)[0] == "one [-speclint:two-]{+speclint:2+}three"
    runs = [[c.tag[len(W) :] for c in r if c.tag != W + "rPr"] for r in _document(copy).iter(W + "r")]
    assert runs == [["t"], ["delText"], ["t"], ["footnoteReference"], ["t"]]


def test_the_look_goes_with_the_words() -> None:
    look = '<w:b/><w:rPrChange w:id="4" w:author="Ann"><w:rPr/></w:rPrChange>'
    copy = changed(docx(para(run("old name", look))), "old", "new")
    inserted = next(_document(copy).iter(W + "ins"))
    assert [c.tag[len(W) :] for c in inserted[0][0]] == ["b"]
    assert [r.find(f"{W}rPr/{W}b") is not None for r in _document(copy).iter(W + "r")] == [True] * 3


def test_blanks_that_word_does_not_show_do_not_come_up() -> None:
    source = docx("<w:p><w:r><w:t> one two </w:t></w:r><w:r><w:t>three</w:t></w:r></w:p>")
    assert read(changed(source, "two", "2"), "a.docx").original.text == "one twothree"


def _document(source: bytes) -> etree._Element:
    return etree.fromstring(entries(source)["word/document.xml"][0])


def test_xml_comments_stay() -> None:
    source = docx("<!-- made by hand -->" + para("one<!-- here -->", "two"))
    assert b"<!-- made by hand -->" in entries(changed(source, "two", "2"))["word/document.xml"][0]


def test_an_odd_main_part() -> None:
    main = part("document", f"<w:body>{para('one two')}</w:body>").replace(
        "<w:document", '<?xml version="1.0"?><w:document'
    )
    source = packed({"_rels/.rels": relations(("r1", "officeDocument", "/a/main2.xml")), "a/main2.xml": main})
    copy = assert_commented(source, [Span(4, 7)])
    assert_kept(source, copy, {"a/main2.xml", "a/comments.xml", "a/_rels/main2.xml.rels", "[Content_Types].xml"})
    assert entries(copy)["a/main2.xml"][0].startswith(b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>")


LOCKS = {
    "signed": {"_xmlsignatures/sig1.xml": "<a/>"},
    "protected": {},
    "Strict": {},
}


@pytest.mark.parametrize("lock", LOCKS)
def test_locked_files(lock: str) -> None:
    protection = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    source = docx(para("text"), settings=part("settings", protection if lock == "protected" else ""))
    files = {name: data.decode() for name, (data, _, _) in entries(source).items()} | LOCKS[lock]
    if lock == "Strict":
        files = {
            n: t.replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006", "http://purl.oclc.org/ooxml/wordprocessingml"
            )
            for n, t in files.items()
        }
    source = packed(files)
    assert read(source, "a.docx").proposed.text == "text"
    for write in (lambda: comment(source, [Note((Span(0, 4),), ("a",))], DATE), lambda: edit(source, [], DATE)):
        with pytest.raises(Refused, match=lock):
            write()


def test_not_word() -> None:
    with pytest.raises(Refused, match="PDF"):
        comment(b"%PDF-1.7", [], DATE)


def test_protection_that_is_off_does_no_harm() -> None:
    off = part("settings", '<w:documentProtection w:edit="readOnly" w:enforcement="0"/>')
    assert_commented(docx(para("text"), settings=off), [Span(0, 4)])


COMMENTED = (
    '<w:p><w:commentRangeStart w:id="7"/>' + run("old") + '<w:commentRangeEnd w:id="7"/>'
    '<w:r><w:commentReference w:id="7"/></w:r>' + run(" text") + "</w:p>"
)


def test_comments_that_are_there_stay() -> None:
    theirs = part("comments", f'<w:comment w:id="7" w:author="Ann" w:date="{DATE}">{para("Why?")}</w:comment>')
    source = docx(COMMENTED, comments=theirs)
    copy = assert_commented(source, [Span(0, 3), Span(2, 6)])
    assert_kept(source, copy, {"word/document.xml", "word/comments.xml"})
    assert [c.author for c in read(copy, "a.docx").comments] == ["Ann", "speclint", "speclint"]
    root = etree.fromstring(entries(copy)["word/comments.xml"][0])
    assert [each.get(W + "id") for each in root] == ["7", "8", "9"]


@pytest.mark.parametrize(
    "body",
    [
        para("Keeps ", ins("new "), gone("old "), "books"),
        para(ins("one two three")),
        para("a ", LINK.format(run("long link")), " b"),
        para(CONTROL.format("", run("in a control"))),
        para(gone("was"), ins("is ", LINK.format(run("a link")), " here"), mark="ins") + para("next one"),
        para("see ", field("REF x", run("page four")), " there"),
        table(row("<w:p/>", para("in a cell")), row(para("gone"), para("too"), change="del")) + para("end"),
        para("one", '<w:smartTag w:element="x">' + run("two") + "</w:smartTag>", "three"),
        para(
            "1", run("<w:br/>", tag="x") if False else "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"
        ),
    ],
)
def test_a_comment_stands_at_exactly_its_words(body: str) -> None:
    source = docx(body, LINKS)
    document = read(source, "a.docx")
    for paragraph in document.proposed.paragraphs:
        low, high = paragraph.span.start, paragraph.span.end
        spans = [Span(a, b) for a in range(low, high) for b in range(a + 1, high + 1)]
        for group in (spans[n : n + 12] for n in range(0, len(spans), 12)):
            assert_commented(source, group)


def test_places_without_words_and_places_that_carry_none() -> None:
    source = docx(
        para("Title")
        + para()
        + para(box(para("boxed")))
        + '<w:sectPr><w:footerReference w:type="default" r:id="kfooter1"/></w:sectPr>',
        footer1=part("ftr", para("page foot")),
    )
    document = read(source, "a.docx")
    at = {block.story: block.source for block in document.blocks}
    empty = document.blocks[1].source
    spans = [Span(0, 0), empty, at["footer"], at["textbox"]]
    copy = comment(source, [Note((span,), (f"{n}",)) for n, span in enumerate(spans)], DATE).data
    found = {c.text[:1]: (c.source, c.text[2:]) for c in read(copy, "a.docx").comments}
    title = Span(0, 5)
    assert found["0"] == (title, "")
    assert found["1"] == (empty, "")
    assert found["2"] == (title, "This is about the page footer, where no comment can stand: “page foot”")
    assert found["3"] == (title, "This is about a text box, where no comment can stand: “boxed”")


KNOWN = [
    (1, 0, [Span(0, 3)], ["A"]),
    (0, 1, [Span(0, 3)], ["B"]),
    (0, 1, [Span(8, 12)], ["A"]),  # the next paragraph
    (1, 1, [Span(0, 3), Span(4, 7)], ["A", "A"]),  # the same fault a second time in one paragraph
    (1, 1, [Span(0, 0), Span(8, 8)], ["A", "A"]),
]


@pytest.mark.parametrize(("known", "new", "spans", "said"), KNOWN)
def test_a_comment_that_is_there_is_not_made_again(known: int, new: int, spans: list[Span], said: list[str]) -> None:
    once = comment(docx(para("one two") + para("next")), [Note((Span(0, 3),), ("A", "b"))], DATE).data
    notes = [Note((span,), (words, "b")) for span, words in zip(spans, said, strict=True)]
    again = comment(once, notes, "2026-01-01T00:00:00Z")
    assert (again.known, len(read(again.data, "a.docx").comments)) == (known, 1 + new)
    assert (again.data == once) == (not new)


def test_what_somebody_else_said_is_no_comment_of_ours() -> None:
    theirs = comment(docx(para("text")), [Note((Span(0, 4),), ("A",))], DATE).data
    theirs = packed(
        {n: d.decode().replace('w:author="speclint"', 'w:author="Ann"') for n, (d, _, _) in entries(theirs).items()}
    )
    assert comment(theirs, [Note((Span(0, 4),), ("A",))], DATE).known == 0


def test_comments_in_a_new_part_are_announced() -> None:
    source = docx(para("text"))
    copy = comment(source, [Note((Span(0, 4),), ("A\x00B", "<&>"))], DATE).data
    assert_kept(
        source,
        copy,
        {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"},
    )
    made = entries(copy)
    assert b'PartName="/word/comments.xml"' in made["[Content_Types].xml"][0]
    assert b'Target="comments.xml"' in made["word/_rels/document.xml.rels"][0]
    (said,) = read(copy, "a.docx").comments
    assert (said.text, said.author, said.date) == ("AB\n<&>", "speclint", DATE)
    assert comment(source, [], DATE).data == source
    assert comment(source, [Note((Span(0, 4),), ("A",))], DATE) == comment(source, [Note((Span(0, 4),), ("A",))], DATE)


@pytest.mark.parametrize(
    ("old", "new", "steps"),
    [
        ("keeps the books", "keeps the ledger", [(10, 15, "ledger")]),
        ("a b c", "a c", [(2, 4, "")]),
        ("end", "end.", [(3, 3, ".")]),
        ("is responsible for", "handles", [(0, 18, "handles")]),
        ("same", "same", []),
        ("", "new", [(0, 0, "new")]),
    ],
)
def test_the_smallest_difference(old: str, new: str, steps: list[tuple[int, int, str]]) -> None:
    assert list(hunks(old, new)) == steps


@given(st.text("ab c.\n", max_size=20), st.text("ab c.\n", max_size=20))
def test_steps_lead_to_the_new_text(old: str, new: str) -> None:
    made, reached = "", 0
    for step in hunks(old, new):
        assert step.start >= reached
        made += old[reached : step.start] + step.text
        reached = step.end
    assert made + old[reached:] == new


words = st.text("ab é.", min_size=1, max_size=8)
looks = st.sampled_from(["", BOLD])
runs = st.builds(run, words, looks)
plain = st.lists(runs, min_size=1, max_size=3).map("".join)
inserted = st.builds(ins, plain, author=st.sampled_from(["Ann", "speclint"]))
deleted = st.builds(gone, words)
nested = st.builds(lambda a, b, c: ins(a + gone(b, author="Bob") + c), runs, words, runs)
linked = st.one_of(plain, inserted, deleted).map(LINK.format)
controlled = st.one_of(plain, inserted).map(lambda inside: CONTROL.format("", inside))
pieces = st.lists(st.one_of(plain, inserted, deleted, nested, linked, controlled), max_size=5)
marks = st.sampled_from(["", "", "", "ins", "del"])
paragraphs = st.builds(lambda inside, mark: para(*inside, mark=mark), pieces, marks)
bodies = st.lists(paragraphs, min_size=1, max_size=4).map(lambda each: "".join([*each, para("end")]))


@settings(max_examples=150)
@given(bodies, st.randoms(use_true_random=False))
def test_any_comments(body: str, dice: random.Random) -> None:
    source = docx(body, LINKS)
    spans = [span for span in some_spans(read(source, "a.docx"), dice, 4) if len(span)]
    assert_commented(source, spans)


@settings(max_examples=300)
@given(bodies, st.randoms(use_true_random=False))
def test_any_edits(body: str, dice: random.Random) -> None:
    source = docx(body, LINKS)
    document = read(source, "a.docx")
    edits = [(span, another(document.proposed[span], dice)) for span in some_spans(document, dice, 3, 12)]
    copy, made, _ = edited(source, edits)
    assert_edited(source, copy, made)
    assert_kept(source, copy, {"word/document.xml"})


@settings(max_examples=100)
@given(bodies, st.randoms(use_true_random=False))
def test_edits_of_an_edited_copy(body: str, dice: random.Random) -> None:
    source = docx(body, LINKS)
    for _ in range(3):
        document = read(source, "a.docx")
        edits = [(span, another(document.proposed[span], dice)) for span in some_spans(document, dice, 2, 12)]
        copy, made, _ = edited(source, edits)
        assert_edited(source, copy, made)
        source = copy


def theirs() -> list[Path]:
    return sorted(f for name in ("docx-tracked", "docx-numbered") for f in (CORPORA / name).rglob("*.docx"))


ABSENT = pytest.mark.skipif(not theirs(), reason="corpora/docx-tracked and docx-numbered are not beside the checkout")


@ABSENT
@pytest.mark.parametrize("path", theirs(), ids=lambda path: path.stem)
def test_files_of_other_people(path: Path) -> None:
    source = path.read_bytes()
    dice = random.Random(path.name)
    try:
        document = read(source, path.name)
        edit(source, [], DATE)
    except (Unreadable, Refused) as reason:
        pytest.skip(str(reason))
    edits = [(span, another(document.proposed[span], dice)) for span in some_spans(document, dice, 16)]
    copy, made, reasons = edited(source, edits)
    assert_edited(source, copy, made)
    assert len(made) + len(reasons) == len(edits)
    assert_kept(source, copy, {name for name in entries(source) if name.endswith(".xml") and "media" not in name})
    if not any(p.story == "body" for p in document.proposed.paragraphs):
        return
    assert_commented(source, [span for span in some_spans(document, dice, 12) if len(span)])
    if len(document.blocks) < 1000:  # a longer one has taken long enough
        assert_commented(copy, [span for span in some_spans(read(copy, path.name), dice, 4) if len(span)])


@ABSENT
@pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice (LibreOffice) is not installed")
def test_libreoffice_opens_the_copies(tmp_path: Path) -> None:
    dice = random.Random(7)
    names = []
    for path in dice.sample(theirs(), 30):
        source = path.read_bytes()
        try:
            document = read(source, path.name)
            copy, _, _ = edited(
                source, [(s, another(document.proposed[s], dice)) for s in some_spans(document, dice, 6)]
            )
            spans = [s for s in some_spans(read(copy, path.name), dice, 6) if len(s)]
            copy = comment(copy, [Note(read(copy, path.name).proposed.source(s), ("note",)) for s in spans], DATE).data
        except (Unreadable, Refused):
            continue
        names.append(f"{len(names)}.docx")
        (tmp_path / names[-1]).write_bytes(copy)
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "txt:Text",
    ]
    subprocess.run([*command, *names], cwd=tmp_path, check=True, capture_output=True, timeout=240)
    assert [name for name in names if not (tmp_path / name).with_suffix(".txt").is_file()] == []
