"""Two Word files as a redline: rejecting all its changes gives the old text, accepting all the new one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import SHARED
from word_builder import box, cell_of, docx, field, listed, numbering, para, part, row, run, table

from speclint import formats
from speclint.cli import main
from speclint.document import View
from speclint.errors import Refused
from speclint.write.redline import redlined

WHEN = "2026-06-03T10:00:00Z"


def written(old: bytes, new: bytes) -> formats.Document:
    return formats.read(redlined(old, new, ("old.docx", "new.docx"), WHEN), "redline.docx")


def lines(view: View) -> list[tuple[str | None, str]]:
    return [(p.label, view[p.span]) for p in view.paragraphs]


def changes(read: formats.Document) -> list[tuple[str, str]]:
    return [(change.kind, change.text) for change in read.changes]


CASES = [
    (para("Files letters."), para("Files letters."), []),
    (para("Files letters."), para("Files all letters."), [("insert", " all")]),
    (para("Two years of work."), para("Four years of work."), [("delete", "Two"), ("insert", "Four")]),
    (para("a") + para("b") + para("c"), para("a") + para("c"), [("delete", "b")]),
    (para("a") + para("c"), para("a") + para("b") + para("c"), [("insert", "b")]),
    (para("a"), para("a") + para("b"), [("insert", "b")]),
    (para("a") + para("b") + para("c"), para("a"), [("delete", "b"), ("delete", "c")]),
    (para("a"), para("z"), [("delete", "a"), ("insert", "z")]),
    (para("a"), para("a") + para(), []),
    (
        table(row(cell_of(para("Lifts a box")), cell_of(para("b")))) + para(),
        table(row(cell_of(para("Lifts a box")), cell_of(para("x"))), row(cell_of(para("c")), cell_of(para("d"))))
        + para(),
        [("delete", "b"), ("insert", "x"), ("insert", "c"), ("insert", "d")],
    ),
    (
        para("a") + table(row(cell_of(para("b")))) + para("c"),
        para("a") + para("c"),
        [("delete", "b")],
    ),
    (para("a") + para("c"), para("a") + table(row(cell_of(para("b")))) + para("c"), [("insert", "b")]),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_both_texts_come_back_and_no_more_is_tracked_than_changed(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    read = written(docx(old), docx(new))
    assert lines(read.original) == lines(formats.read(docx(old), "a.docx").proposed)
    assert lines(read.proposed) == lines(formats.read(docx(new), "a.docx").proposed)
    assert changes(read) == expected
    assert all((change.author, change.date, change.move) == ("speclint", WHEN, False) for change in read.changes)


WORDS = st.lists(st.sampled_from(["files", "letters", "keeps", "books", "mail", "and"]), max_size=6).map(" ".join)


@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(WORDS, min_size=1, max_size=6))
def test_any_two_texts_come_back(old: list[str], new: list[str]) -> None:
    read = written(docx("".join(map(para, old))), docx("".join(map(para, new))))
    assert [text for _, text in lines(read.original)] == old
    assert [text for _, text in lines(read.proposed)] == new


def test_lists_are_numbered_in_both_texts() -> None:
    levels = numbering(("decimal", "%1."))
    old, new = (
        docx("".join(para(text, properties=listed()) for text in texts), numbering=levels)
        for texts in (["Files.", "Types.", "Sorts."], ["Files.", "Sorts.", "Mails letters."])
    )
    read = written(old, new)
    assert lines(read.original) == [("1.", "Files."), ("2.", "Types."), ("3.", "Sorts.")]
    assert lines(read.proposed) == [("1.", "Files."), ("2.", "Sorts."), ("3.", "Mails letters.")]


def test_a_struck_item_brings_its_own_list_along() -> None:
    old = docx(para("Sorts.", properties=listed()) + para("x"), numbering=numbering(("lowerLetter", "(%1)")))
    new = docx(para("x"))
    assert lines(written(old, new).original) == [("(a)", "Sorts."), (None, "x")]


def test_headers_and_footers_are_no_exception() -> None:
    reference = '<w:sectPr><w:footerReference w:type="default" r:id="kfooter1"/></w:sectPr>'
    old, new = (
        docx(para("a") + reference, footer1=part("ftr", para(said))) for said in ("Revised 2009", "Revised 2026")
    )
    assert changes(written(old, new)) == [("delete", "2009"), ("insert", "2026")]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (para("a", box(para("in"))), para("a", box(para("out"))), "a text box or drawing was changed"),
        (para("a"), para("a") + para(run("x"), field("PAGE", run("1"))), "a field was added"),
        (para("x", field("PAGE", run("1"))) + para("a"), para("a"), "a field was removed"),
        (para("a"), para("a") + "<w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>", "an equation was added"),
    ],
)
def test_what_cannot_be_carried_is_refused_never_lost(old: str, new: str, what: str) -> None:
    with pytest.raises(Refused, match=what):
        written(docx(old), docx(new))


def test_a_picture_or_field_that_stays_is_no_reason_to_refuse() -> None:
    same = para("Page ", field("PAGE", run("1"))) + para("a", box(para("in")))
    assert changes(written(docx(same + para("b")), docx(same + para("c")))) == [("delete", "b"), ("insert", "c")]


def test_a_link_of_the_new_text_stays_one() -> None:
    old = docx(para("see the site today"))
    link = f'<w:hyperlink r:id="L1">{run("the site")}</w:hyperlink>'
    new = docx(para("see ", link, " tomorrow"), (("L1", "hyperlink", "https://example.org/"),))
    read = written(old, new)
    assert {piece.text: piece.link for block in read.blocks for piece in block.pieces}["the site"]
    assert changes(read) == [("delete", "today"), ("insert", "tomorrow")]


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.docx").write_bytes(docx(para("FILE CLERK") + para("Files letters.")))
    Path("new.docx").write_bytes(docx(para("FILE CLERK") + para("Files all letters.")))
    assert main(["redline", "old.docx", "new.docx", "-o", "Redline.docx"]) == 0
    assert capsys.readouterr().out == "Wrote Redline.docx: 1 tracked change from old.docx to new.docx.\n"
    assert main(["redline", "old.docx", "new.docx", "-o", "old.docx"]) == 2
    assert main(["redline", "old.docx"]) == 2
    assert main(["redline", "no.docx", "new.docx", "-o", "x.docx"]) == 3
    Path("boxed.docx").write_bytes(docx(para("FILE CLERK") + para("x", box(para("in")))))
    assert main(["redline", "old.docx", "boxed.docx", "-o", "x.docx"]) == 3
    assert "no redline was written: a paragraph with a text box or drawing was changed" in capsys.readouterr().err
    assert not Path("x.docx").exists()


def test_public_pairs_come_back_exactly_or_are_refused() -> None:
    folder = SHARED / "corpora" / "docx-compare"
    if not folder.is_dir():
        pytest.skip("the shared corpora are not here")
    reasons = ("an equation", "a picture", "a text box", "a field", "a footnote")
    refused: dict[str, str] = {}
    for pair in json.loads((folder / "pairs.json").read_text("utf-8")):
        old, new = ((folder / pair[side]).read_bytes() for side in ("old", "new"))
        try:
            read = written(old, new)
        except Refused as fault:
            refused[pair["id"]] = fault.reason.removeprefix("a paragraph with ")
            continue
        assert lines(read.original) == lines(formats.read(old, "a.docx").proposed), pair
        assert lines(read.proposed) == lines(formats.read(new, "a.docx").proposed), pair
    assert [reason for reason in refused.values() if not reason.startswith(reasons)] == []
    assert len(refused) <= 17
