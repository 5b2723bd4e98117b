"""A clean copy of a redline: it says what the proposed text says, and nothing of how it was made."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from reading import SHARED
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
    table,
)

from speclint import formats
from speclint.cli import main
from speclint.errors import Refused
from speclint.formats.word.package import Package
from speclint.write.clean import cleaned, said

CASES = [
    (para("a ", ins("b "), gone("c"), "d"), ["a b d"]),
    (para("a ", moved("From", "b")) + para(moved("To", "b"), " c"), ["a ", "b c"]),
    (para("one ", mark="del") + para("two"), ["one two"]),
    (para(gone("one"), mark="del") + para("two"), ["two"]),
    (para("one", mark="ins") + para("two"), ["one", "two"]),
    (para("a", mark="del") + para(gone("b"), mark="del") + para("c"), ["ac"]),
    (para("x") + table(row(cell_of(para("a"))), row(cell_of(para("b")), change="del")) + para("y"), ["x", "a", "y"]),
    (para("x") + table(row(cell_of(para("b")), change="del")) + para("y"), ["x", "y"]),
    (table(row(cell_of(para("a")), cell_of(para("b"), change="cellDel"))) + para("y"), ["a", "y"]),
    (para(ins(gone("never")), "kept"), ["kept"]),
    (para("a", box(para(ins("in a box"), gone("out")))), ["a", "in a box"]),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_it_reads_as_the_proposed_text(body: str, expected: list[str]) -> None:
    made = cleaned(docx(body), "a.docx").data
    read = formats.read(made, "a.docx")
    assert list(said(read.proposed)) == list(said(read.original)) == expected
    assert not read.carries_redline


def test_lists_are_counted_as_in_the_proposed_text() -> None:
    in_list = listed()
    body = (
        para("a", properties=in_list) + para(gone("b"), properties=in_list, mark="del") + para("c", properties=in_list)
    )
    source = docx(body, numbering=numbering(("decimal", "%1.")))
    view = formats.read(cleaned(source, "a.docx").data, "a.docx").proposed
    assert [(p.label, view[p.span]) for p in view.paragraphs] == [("1.", "a"), ("2.", "c")]


def test_comments_and_everything_about_its_making_are_gone() -> None:
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/word/comments.xml" ContentType="x"/></Types>',
        "_rels/.rels": relations(
            ("r1", "officeDocument", "word/document.xml"),
            ("r2", "core-properties", "docProps/core.xml"),
            ("r3", "custom-properties", "docProps/custom.xml"),
        ),
        "docProps/core.xml": '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ann Secret</dc:creator>'
        "<c:lastModifiedBy>Ann Secret</c:lastModifiedBy></c:coreProperties>",
        "docProps/custom.xml": "<Properties>Secret</Properties>",
        "word/document.xml": part(
            "document",
            '<w:body><w:p w:rsidR="00SECRET"><w:commentRangeStart w:id="0"/>'
            + run("Files letters.")
            + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p></w:body>',
        ),
        "word/comments.xml": part(
            "comments", '<w:comment w:id="0" w:author="Ann Secret">' + para("no") + "</w:comment>"
        ),
        "word/settings.xml": part("settings", '<w:trackRevisions/><w:attachedTemplate r:id="t"/><w:rsids/>'),
        "word/_rels/settings.xml.rels": relations(("t", "attachedTemplate", "file:///G:/Secret/a.dotx"))[:-16]
        + '<Relationship Id="x" Type="y" Target="file:///G:/Secret/b.dotx" TargetMode="External"/></Relationships>',
        "word/_rels/document.xml.rels": relations(("c", "comments", "comments.xml"), ("s", "settings", "settings.xml")),
    }
    made = cleaned(packed(files), "a.docx", "FILE CLERK")
    with zipfile.ZipFile(io.BytesIO(made.data)) as out:
        assert out.testzip() is None
        assert {"word/comments.xml", "docProps/custom.xml"}.isdisjoint(out.namelist())
        text = "".join(out.read(name).decode() for name in out.namelist())
    assert "Secret" not in text
    assert "SECRET" not in text
    assert "comments" not in text
    assert "FILE CLERK" in text
    assert made.removed == ("1 comment",)


def test_the_line_that_says_where_the_draft_lies_goes_and_is_named() -> None:
    footer = part(
        "ftr", para("G:\\HR\\Drafts\\clerk v4.docx") + para("Page 1") + para(field("FILENAME \\p", run("x.docx")))
    )
    body = para("Files.") + '<w:sectPr><w:footerReference w:type="default" r:id="kfooter1"/></w:sectPr>'
    made = cleaned(docx(body, footer1=footer), "a.docx")
    assert list(said(formats.read(made.data, "a.docx").proposed)) == ["Files.", "Page 1"]
    assert made.removed == ("“G:\\HR\\Drafts\\clerk v4.docx” (page footer)", "“x.docx” (page footer)")


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(Refused, match="only a Word file"):
        cleaned(b"# CLERK\n", "a.md")


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    source = docx(para("FILE CLERK") + para(gone("Keeps"), ins("Files"), " letters."))
    Path("a - Redline.docx").write_bytes(source)
    assert main(["clean", "a - Redline.docx", "-o", "Clean.docx"]) == 0
    assert capsys.readouterr().out == "Wrote Clean.docx: 2 changes accepted.\n"
    assert list(said(formats.read(Path("Clean.docx").read_bytes(), "Clean.docx").proposed))[1] == "Files letters."
    assert Path("a - Redline.docx").read_bytes() == source
    assert main(["clean", "a - Redline.docx", "-o", "a - Redline.docx"]) == 2
    assert main(["clean", "no.docx"]) == 3
    Path("a.md").write_text("# CLERK\n", "utf-8")
    assert main(["clean", "a.md", "-o", "b.md"]) == 3
    assert not Path("b.md").exists()


def test_public_redlines_are_accepted_as_their_makers_did() -> None:
    folder = SHARED / "corpora" / "docx-accept-reject"
    if not folder.is_dir():
        pytest.skip("the shared corpora are not here")
    wrong = []
    for wanted in sorted(folder.glob("*-Accepted.docx")):
        source = wanted.with_name(wanted.name.replace("-Accepted", ""))
        made = cleaned(source.read_bytes(), source.name).data
        if list(said(formats.read(made, "a.docx").proposed)) != list(
            said(formats.read(wanted.read_bytes(), "a.docx").proposed)
        ):
            wrong.append(source.name)
        assert Package(made).document is not None
    assert wrong == []
