"""What version control leaves where two people changed the same lines, by whichever program and however cut off."""

from __future__ import annotations

import pytest
import word_builder as word

from speclint import formats
from speclint.errors import Unreadable

ONE, TWO = "2. Collects mooring fees.", "2. Collects all fees."
WHOLE = {
    "git": ("<<<<<<< HEAD", ONE, "=======", TWO, ">>>>>>> fees"),
    "diff3": ("<<<<<<< HEAD", ONE, "||||||| 3f2a9c1", "2. Fees.", "=======", TWO, ">>>>>>> fees"),
    "svn": ("<<<<<<< .mine", ONE, "||||||| .r41", "2. Fees.", "=======", TWO, ">>>>>>> .r42"),
    "hg": ("<<<<<<< working copy: 1a2b", ONE, "=======", TWO, ">>>>>>> merge rev: 3c4d"),
    "jj": (
        "<<<<<<< Conflict 1 of 1",
        "%%%%%%% Changes from base",
        ONE,
        "+++++++ Contents of side #2",
        TWO,
        ">>>>>>> ends",
    ),
    "jj, whole": (
        "<<<<<<< Conflict 1 of 1",
        "+++++++ One",
        ONE,
        "------- Base",
        TWO,
        "+++++++ Two",
        TWO,
        ">>>>>>> ends",
    ),
    "no names": ("<<<<<<<", ONE, "=======", TWO, ">>>>>>>"),
    "longer": ("<<<<<<<<< ours", ONE, "=========", TWO, ">>>>>>>>> theirs"),
    "indented": ("   <<<<<<< HEAD", ONE, "   =======", TWO, "   >>>>>>> fees"),
    "one side empty": ("<<<<<<< HEAD", "=======", TWO, ">>>>>>> fees"),
}
LEFT = {
    "no end": ("<<<<<<< HEAD", ONE, "=======", TWO),
    "no beginning": (ONE, "=======", TWO, ">>>>>>> main"),
    "the beginning alone": ("<<<<<<< HEAD", ONE),
    "the end alone": (ONE, ">>>>>>> 3f2a9c1 (Revise the fees)"),
    "the middle alone": (ONE, "||||||| merged common ancestors", TWO),
}
RIGHT = {
    "heading": ("Marisol", "=======", ONE),
    "lines": ("+++++++", ONE, "-------", "||||||||||"),
    "adorned": (">>>>>>> NOTE <<<<<<<", ONE),
    "a way back": ("<<<<<<<<<< BACK", ONE),
}
SIGNS = ("<<<<", ">>>>", "====", "||||", "++++", "%%%%", "----")


def page(lines: tuple[str, ...], end: str = "\n") -> bytes:
    return end.join(["1. Ties boats.", *lines, "3. Posts tide tables.", ""]).encode()


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("lines", [*WHOLE.values(), *LEFT.values()], ids=[*WHOLE, *LEFT])
def test_two_versions_are_named_once_and_their_marks_are_no_text(lines: tuple[str, ...], end: str, name: str) -> None:
    document = formats.read(page(lines, end), name)
    assert [remark.rule for remark in document.remarks] == ["conflict-marker"]
    assert not [sign for sign in SIGNS if sign in document.proposed.text]
    assert "3. Posts" in document.source


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize("lines", RIGHT.values(), ids=RIGHT)
def test_rows_of_signs_that_are_no_conflict(lines: tuple[str, ...], name: str) -> None:
    assert formats.read(page(lines), name).remarks == ()


def test_each_conflict_is_named() -> None:
    document = formats.read(page((*WHOLE["git"], *WHOLE["diff3"])), "a.txt")
    assert len(document.remarks) == len(WHOLE["git"]) - 3


def test_a_conflict_pasted_into_word_or_in_yaml() -> None:
    lines = [line.replace("<", "&lt;").replace(">", "&gt;") for line in WHOLE["git"]]
    document = formats.read(word.docx("".join(map(word.para, lines))), "a.docx")
    assert [remark.rule for remark in document.remarks] == ["conflict-marker"]
    text = "title: Tide Clerk\n<<<<<<< HEAD\nclass_code: 17\n=======\nclass_code: 18\n>>>>>>> b\nduties: [Rows]\n"
    with pytest.raises(Unreadable, match="line 2") as caught:
        formats.read(text.encode(), "a.yaml")
    assert caught.value.code == "conflict-marker"
