"""The packet of a meeting: its items, what can be shown of each, the page, and the draft of the memo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import Browser, browser, chromium_or_skip, violations
from word_builder import docx, gone, ins, para

from speclint import formats
from speclint.agenda.items import Item, items
from speclint.cli import main
from speclint.cli.check import checked, settled
from speclint.cli.packet import _parser
from speclint.reporters.html import packet
from speclint.shipped import shipped

CLERK = """# {title}

Code No. {code}

Approved by CSB: {approved}

## DEFINITION

Under general supervision, files and finds the letters of all departments of the city.

## EXAMPLES OF DUTIES

1. Files letters.
2. Finds letters.

## EMPLOYMENT STANDARDS

Experience: {years} of filing.
"""


def spec(title: str, code: str, approved: str = "May 2, 2018", years: str = "Two years") -> str:
    return CLERK.format(title=title, code=code, approved=approved, years=years)


def redlined(approved: str, years: tuple[str, str]) -> bytes:
    lines = [line.lstrip("# ") for line in spec("MAIL CLERK", "1003").splitlines() if line]
    body = []
    for line in lines:
        if line.startswith("Approved"):
            body.append(para("Approved by CSB: ", gone("May 2, 2018"), ins(approved)))
        elif line.startswith("Experience"):
            body.append(para("Experience: ", gone(years[0]), ins(years[1]), " of filing."))
        else:
            body.append(para(line))
    return docx("".join(body))


@pytest.fixture
def meeting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "adopted").mkdir()
    files = {
        "a-file.md": spec("FILE CLERK", "1001", "June 3, 2026", "Four years"),
        "b-new.md": spec("TIDE CLERK", "1002", "June 3, 2026"),
        "d-retitled.md": spec("RECORDS CLERK", "1004", "June 3, 2026"),
        "e-gone.txt": "DRUM CLERK\n\nCode No. 1005\n\nThe class was abolished on June 3, 2026.\n",
        "f-same.md": spec("DUSK CLERK", "1006"),
        "adopted/file.md": spec("FILE CLERK", "1001"),
        "adopted/mail.md": spec("MAIL CLERK", "1003"),
        "adopted/retitled.md": spec("PAPER CLERK", "1004"),
        "adopted/drum.md": spec("DRUM CLERK", "1005"),
        "adopted/f.md": spec("DUSK CLERK", "1006"),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "c-mail - Redline.docx").write_bytes(redlined("June 3, 2026", ("Two years", "Four years")))
    assert main(["clean", "c-mail - Redline.docx", "-o", "c-mail - Clean.docx"]) == 0
    return tmp_path


def found(*more: str) -> list[Item]:
    asked = _parser().read([".", *more])
    settings = settled(asked)
    from dataclasses import replace  # noqa: PLC0415 - of this one helper

    settings = replace(settings, exclude=(*settings.exclude, "adopted/**"))
    return items(checked(asked, settings, texts=True).report)


def test_each_class_is_one_item_with_what_is_asked_of_the_board(meeting: Path) -> None:
    known = {item.name: item for item in found("--base", "adopted")}
    assert {name: item.asked for name, item in known.items()} == {
        "FILE CLERK": "Revised",
        "TIDE CLERK": "New class",
        "MAIL CLERK": "Revised",
        "RECORDS CLERK": "Retitled and revised",
        "DRUM CLERK": "Abolished",
        "DUSK CLERK": "No change",
    }
    assert known["MAIL CLERK"].clean is not None
    assert known["FILE CLERK"].weighty == 2
    assert known["FILE CLERK"].revision.path == "file.md"
    assert known["RECORDS CLERK"].revision.title == "PAPER CLERK"


def test_what_can_be_shown_of_a_redline(meeting: Path) -> None:
    item = next(item for item in found("--base", "adopted") if item.name == "MAIL CLERK")
    shown = {proof.name: proof.met for proof in item.proofs}
    assert len(shown) == 11
    assert shown["With all changes rejected, the redline gives the adopted text"] is True
    assert shown["Every change since adoption is marked"] is True
    assert shown["The clean copy says what the redline proposes"] is True
    assert shown["Every change names its author"] is True
    assert shown["Every required part is there"] is False
    assert re.fullmatch(r"\d+ of 11", item.met)


def test_what_does_not_hold_is_shown_too(meeting: Path) -> None:
    (meeting / "adopted/mail.md").write_text(
        spec("MAIL CLERK", "1003").replace("Finds letters", "Burns letters"), "utf-8"
    )
    (meeting / "c-mail - Clean.docx").unlink()
    (meeting / "c-mail - Clean.docx").write_bytes(
        docx("".join(para(line.lstrip("# ")) for line in spec("MAIL CLERK", "1003").splitlines() if line))
    )
    item = next(item for item in found("--base", "adopted") if item.name == "MAIL CLERK")
    shown = {proof.name: (proof.met, proof.shown) for proof in item.proofs}
    assert shown["With all changes rejected, the redline gives the adopted text"] == (
        False,
        "It differs in 1 place from mail.md.",
    )
    assert shown["Every change since adoption is marked"][0] is False
    assert shown["The clean copy says what the redline proposes"][0] is False
    assert not item.ready


def test_without_adopted_versions_nothing_is_claimed(meeting: Path) -> None:
    known = {item.name: item for item in found()}
    assert known["TIDE CLERK"].asked == "Not compared"
    assert known["MAIL CLERK"].asked == "Revised"
    proof = next(p for p in known["MAIL CLERK"].proofs if p.name.startswith("With all changes rejected"))
    assert (proof.met, proof.shown) == (None, "No adopted version was given to hold it against.")


def test_a_new_text_is_drawn_as_a_redline_of_the_adopted_one(meeting: Path) -> None:
    assert main(["packet", ".", "--base", "adopted"]) == 1
    page = (meeting / "packet.html").read_text("utf-8")
    item = page.partition('id="item-1">1. FILE CLERK')[2].partition("</section>")[0]
    text = re.sub(r"</?(?:mark|a)\b.*?>", "", item.partition('<div class="redline">')[2])
    assert "Experience: <del>Two</del><ins>Four</ins> years of filing." in text
    assert "drawn by comparing" in item


def test_the_command(meeting: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ["packet", ".", "--base", "adopted", "-o", "packet.html", "--memo", "memo.docx", "--date", "June 3, 2026"]
    capsys.readouterr()
    assert main(told) == 1
    out = capsys.readouterr().out
    assert out.startswith("Wrote packet.html: 6 items")
    page = (meeting / "packet.html").read_text("utf-8")
    assert "Two" in page
    assert "Experience required rises from two to four years." in page
    assert str(meeting) not in page, "nobody learns where the draft lies"
    first = page, (meeting / "memo.docx").read_bytes()
    assert main(told) == 1, "what was written is no item"
    assert ((meeting / "packet.html").read_text("utf-8"), (meeting / "memo.docx").read_bytes()) == first
    assert main(["packet", "a-file.md"]) == 2
    assert main(["packet", ".", "-o", "packet.docx"]) == 2
    assert main(["packet", ".", "--memo", "memo.html"]) == 2


def test_the_memo_holds_facts_and_marked_blanks(meeting: Path) -> None:
    main(["packet", ".", "--base", "adopted", "--memo", "memo.docx", "--title", "Clerks of the city"])
    read = formats.read((meeting / "memo.docx").read_bytes(), "memo.docx")
    view = read.proposed
    heads = [view[p.span] for p in view.paragraphs if p.kind == "heading" and p.level == 1]
    assert [h for h in heads if h != "MEMORANDUM"] == [
        "Purpose", "Background", "What changes and why it matters", "Analysis", "Recommendation",
    ]  # fmt: skip
    lines = [view[p.span] for p in view.paragraphs]
    assert "Subject: Clerks of the city" in lines
    assert "PAPER CLERK, to be called RECORDS CLERK (class code 1004): retitled and revised" in lines
    assert "TIDE CLERK is a new class; no version of it has been adopted." in lines
    assert "FILE CLERK: the version in force bears the date May 2, 2018." in lines
    assert "Experience required rises from two to four years." in lines
    assert "Date: [To be written: date]" in lines
    blanks = [line for line in lines if line.startswith("[To be written:")]
    for asked in ("union", "pay", "FLSA", "fiscal impact", "effective date", "why the changes are proposed"):
        assert any(asked in blank for blank in blanks), asked
    assert not read.carries_redline


def test_the_words_of_the_memo_are_the_employers(meeting: Path) -> None:
    profile = "name: marisol\ntitle: Marisol\nextends: alameda\nmemo:\n  to: Harbor Board\n  sender: The clerk\n"
    (meeting / "marisol.yaml").write_text(profile, "utf-8")
    main(["packet", ".", "--profile", "marisol.yaml", "--memo", "memo.docx"])
    view = formats.read((meeting / "memo.docx").read_bytes(), "memo.docx").proposed
    assert "To: Harbor Board\nFrom: The clerk\n" in view.text


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser(chromium_or_skip()) as opened:
        yield opened


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing(chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.chdir(shipped("rules").parent / "examples")
    told: list[Any] = []
    main(["packet", "specs", "-o", str(tmp_path / "packet.html"), "--memo", str(tmp_path / "memo.docx")])
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.on("console", lambda message: told.append(message.text))
    page.goto((tmp_path / "packet.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert told == []
    assert packet.TITLE in page.title()
    page.close()


def test_two_processes_write_the_same_packet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder, years in (("adopted", "Two years"), ("new", "Four years")):
        (tmp_path / folder).mkdir()
        for n in range(10, 22):
            (tmp_path / folder / f"clerk-{n}.md").write_text(spec(f"CLERK {n}", f"10{n}", years=years), "utf-8")
    pages = []
    for jobs in ("1", "2"):
        assert main(["packet", "new", "--base", "adopted", "--no-cache", "-j", jobs]) == 1
        pages.append((tmp_path / "packet.html").read_text("utf-8"))
    assert pages[0] == pages[1]
    assert pages[0].count("drawn by comparing") == 12
