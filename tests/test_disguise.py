"""Characters that nobody sees or that imitate others, changes marked in plain text, and marks of version control."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import rows

from speclint import formats
from speclint.errors import Unreadable

ODD = [
    ("zero width space", "\u200bDUTIES\n\nTies boats."),
    ("left-to-right mark, 2 times", "DUTIES\u200e\n\nTies\u200e boats."),
    ("soft hyphen", "DU\u00adTIES\n\nTies boats."),
    ("cyrillic capital letter ie", "DUTI\u0415S\n\nTies boats."),
    ("fullwidth latin capital letter d", "\uff24UTIES\n\nTies boats."),
    ("variation selector-16", "\ufe0fDUTIES\n\nTies boats."),
    ("combining grapheme joiner", "DUT\u034fIES\n\nTies boats."),
    ("hangul filler", "DUTIES\u3164\n\nTies boats."),
    ("braille pattern blank", "\u2800DUTIES\n\nTies boats."),
    ("object replacement character", "DUTIES\n\n\ufffcTies boats."),
]


@pytest.mark.parametrize(("named", "text"), ODD, ids=[named for named, _ in ODD])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.yaml"])
def test_matched_through_and_named_once(name: str, named: str, text: str) -> None:
    heading, _, duty = text.partition("\n\n")
    source = f"title: Tide Clerk\n{heading.lower()}:\n- {duty}" if name == "a.yaml" else text
    document = formats.read(source.encode(), name)
    assert "DUTIES\nTies boats." in document.proposed.text.replace("duties", "DUTIES")
    said = [remark.reason for remark in document.remarks if remark.rule == "odd-character"]
    assert len(said) == 1
    assert named.split(maxsplit=1)[0] in said[0]


@pytest.mark.parametrize(
    "text",
    [
        "A tick ✔\ufe0f, a key 1\ufe0f\u20e3.",
        "Café fees – naïve.",
        "Оформляет документы.",
        "Uses π and β.",
        "\U0001f469\u200d\U0001f692 crew",
        "§ 3 “a”",
    ],
)
def test_right_characters(text: str) -> None:
    document = formats.read(text.encode(), "a.txt")
    assert (document.proposed.text, document.remarks) == (text, ())


@given(
    st.lists(st.sampled_from(["\u200b", "\u200e", "Tie", "s", " ", "b\u043eats", "\n\n", "- ", "# ", "**", "\uff24"]))
)
def test_what_is_read_leads_back_to_what_stands_there(parts: list[str]) -> None:
    text = "".join(parts) or "x"
    for name in ("a.md", "a.txt"):
        try:
            document = formats.read(text.encode(), name)
        except Unreadable:
            continue
        for at, piece in document.proposed.stretches:
            assert document.proposed.text[at : at + len(piece.text)] == piece.text
            assert 0 <= piece.source.start <= piece.source.end <= len(document.source)


REDLINES = [
    ("Ties new boats.", "Ties old boats.", "Ties ~~old~~ [new](#) boats."),
    ("Ties new boats.", "Ties old boats.", "Ties {~~old~>new~~} boats."),
    ("Ties boats.", "Ties old boats.", "Ties ~~old ~~boats."),
    ("Ties new boats.", "Ties boats.", "Ties {++new ++}boats."),
    ("Ties new boats.", "Ties old boats.", "Ties <del>old</del><ins>new</ins> boats."),
    ("Ties new boats.", "Ties old boats.", 'Ties [old]{.deletion author="Ann"}[new]{.insertion author="Ann"} boats.'),
]


@pytest.mark.parametrize(("proposed", "original", "text"), REDLINES, ids=[text for *_, text in REDLINES])
def test_a_redline_in_plain_text_is_read_as_one(proposed: str, original: str, text: str) -> None:
    document = formats.read(f"DUTIES\n\n{text}\n".encode(), "a.txt")
    assert document.carries_redline
    assert document.format == "text"
    assert (document.proposed.text, document.original.text) == (f"DUTIES\n{proposed}", f"DUTIES\n{original}")


@pytest.mark.parametrize(
    "text",
    ["DUTIES\n~~~~~~\nTies ~20 boats, ~30 in May.", "Ties a_b_c `x` *boats*.", "Ties [new](a) boats.", "~~ NOTE ~~"],
)
def test_no_redline(text: str) -> None:
    document = formats.read(text.encode(), "a.txt")
    assert not document.carries_redline
    assert document.remarks == ()


def test_two_versions_of_the_same_lines() -> None:
    document = formats.read(b"DUTIES\n\n<<<<<<< HEAD\n1. Ties.\n=======\n1. Rows.\n>>>>>>> b\n", "a.txt")
    assert rows(document) == ["heading 1: DUTIES", "item 1 1.: Ties.", "item 1 1.: Rows."]
    assert [(remark.rule, remark.source.start) for remark in document.remarks] == [("conflict-marker", 8)]
    assert formats.read(b"DUTIES\n=======\n\nTies.\n", "a.md").remarks == ()


@pytest.mark.parametrize("mark", ["-", "1.", "(a)", "•"])
def test_a_blank_that_does_not_break_parts_a_mark_from_its_item(mark: str) -> None:
    for name in ("a.txt", "a.md"):
        document = formats.read(f"DUTIES\n\n{mark}\u00a0Ties boats.\n".encode(), name)
        assert rows(document)[-1] == f"item 1 {mark}: Ties boats."


def test_a_word_of_look_alikes_among_latin_words() -> None:
    document = formats.read("# \u0421\u041e\u041e\u041a\n\nDUTIES\n".encode(), "a.md")
    assert document.proposed.text == "COOK\nDUTIES"


@pytest.mark.parametrize("text", ["\x9bDUTIES\n\nTies boats.", "DUTI\u0395S\n\nTies boats."])
def test_what_no_yaml_may_hold(text: str) -> None:
    document = formats.read(text.encode(), "a.txt")
    assert document.proposed.text == "DUTIES\nTies boats."
    assert [remark.rule for remark in document.remarks] == ["odd-character"]
