"""``check --base`` and ``--memo``: what files are held against, and which adopted version is whose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from comparing import duties

from speclint.cli import main

Captured = pytest.CaptureFixture[str]
SELLS, COPIES, SORTS = "Sells tickets.", "Copies maps of the harbor.", "Sorts the mail of three departments."
USHER = "# USHER\n\nCode No. 9000\n\n## DUTIES\n\n- Shows seats.\n"


@pytest.fixture
def packet(here: Path) -> Path:
    """Adopted versions; a redline with an unmarked duty, its clean copy and another class, as they go to the board."""
    (here / "adopted").mkdir()
    (here / "adopted" / "4711.md").write_text(duties(SELLS, COPIES), "utf-8")
    (here / "adopted" / "usher.md").write_text(USHER.replace("9000", "8000"), "utf-8")
    (here / "packet").mkdir()
    redline = duties(SELLS, "Copies ~~maps~~[plans](#) of the harbor.", SORTS).replace("2020", "~~2020~~[2026](#)")
    (here / "packet" / "clerk - redline.md").write_text(redline, "utf-8")
    clean = duties(SELLS, "Copies plans of the harbor.", "Sorts the post.").replace("2020", "2026")
    (here / "packet" / "clerk - clean.md").write_text(clean, "utf-8")
    (here / "packet" / "usher.md").write_text(USHER, "utf-8")
    (here / "memo.md").write_text("The duties are brought up to date.", "utf-8")
    return here


def found(capsys: Captured, *arguments: str) -> tuple[int, dict[str, list[tuple[str, str]]], list[str]]:
    code = main(["check", *arguments, "--select", "redline", "--output-format", "json", "--no-cache"])
    said = json.loads(capsys.readouterr().out)
    rules: dict[str, list[tuple[str, str]]] = {}
    for finding in said["findings"]:
        rules.setdefault(finding["rule"], []).append((finding["path"], finding["excerpt"]))
    return code, rules, said["notices"]


def test_a_folder_of_adopted_versions_is_matched_by_code_then_by_title(packet: Path, capsys: Captured) -> None:
    code, rules, notices = found(capsys, "packet", "--base", "adopted")
    redline = "packet/clerk - redline.md"
    assert code == 1
    assert rules["redline/unmarked-change"] == [(redline, SORTS)]
    assert [path for path, _ in rules["redline/base-differs"]] == [redline]
    assert notices == []


def test_a_clean_copy_is_held_against_the_redline_beside_it(packet: Path, capsys: Captured) -> None:
    _, rules, _ = found(capsys, "packet")
    assert rules["redline/clean-differs"] == [("packet/clerk - clean.md", "Sorts the post.")]
    assert "redline/unmarked-change" not in rules


def test_a_single_adopted_file(packet: Path, capsys: Captured) -> None:
    _, rules, _ = found(capsys, "packet/clerk - redline.md", "--base", "adopted/4711.md")
    assert [excerpt for _, excerpt in rules["redline/unmarked-change"]] == [SORTS]


def test_a_class_that_was_never_adopted_is_said(packet: Path, capsys: Captured) -> None:
    (packet / "adopted" / "usher.md").unlink()
    _, _, notices = found(capsys, "packet", "--base", "adopted")
    assert notices == [
        "No adopted version was found for packet/usher.md: neither the class code nor the title is there."
    ]


def test_the_redline_of_the_adopted_text_itself_has_nothing_unmarked(packet: Path, capsys: Captured) -> None:
    redline = duties(SELLS, COPIES, "[Sorts mail.](#)").replace("May 6, 2020", "~~May 6, 2020~~[June 3, 2026](#)")
    (packet / "packet" / "clerk - redline.md").write_text(redline, "utf-8")
    code, rules, _ = found(capsys, "packet/clerk - redline.md", "--base", "adopted")
    assert (code, rules) == (0, {})


def test_a_memo_that_is_silent(packet: Path, capsys: Captured) -> None:
    text = duties(SELLS) + "\n## EXPERIENCE\n\n~~Two~~[Four](#) years of sales.\n"
    (packet / "packet" / "clerk - redline.md").write_text(text, "utf-8")
    _, rules, _ = found(capsys, "packet/clerk - redline.md", "--memo", "memo.md")
    assert [excerpt for _, excerpt in rules["redline/memo-silent"]] == ["Four years of sales."]
    (packet / "memo.md").write_text("Experience rises from two to four years.", "utf-8")
    _, rules, _ = found(capsys, "packet/clerk - redline.md", "--memo", "memo.md")
    assert "redline/memo-silent" not in rules


def test_what_is_not_there_is_misuse(packet: Path, capsys: Captured) -> None:
    assert main(["check", "packet", "--base", "adoptd"]) == 2
    assert main(["check", "packet", "--memo", "none.docx"]) == 2


def test_what_cannot_be_read_leaves_the_run_incomplete(packet: Path, capsys: Captured) -> None:
    (packet / "adopted" / "usher.md").write_text("", "utf-8")
    code, _, notices = found(capsys, "packet/usher.md", "--base", "adopted")
    assert code == 3
    assert any("usher.md could not be read" in notice for notice in notices)
