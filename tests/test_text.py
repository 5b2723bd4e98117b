from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import SHARED, assert_sound, letters, rows

from speclint.errors import Unreadable
from speclint.formats import plain as text
from speclint.formats.lines.disguise import INVISIBLE

WRAPPED = """\
LEAD HARBOR CLERK

City of Marisol
Class Code: 0417
Approved: March 3, 2024

DEFINITION

Under direction, leads the clerks of the harbor office in the Department of
Waterways; collects berth fees; keeps the tide ledger; and performs other non-
routine work as required.

EXAMPLES OF DUTIES
1. Assigns berths to visiting boats, following the harbor master's plan and
   the rules of the port.
2. Collects fees.
  a. Counts the cash drawer
  b. Signs the ledger, together with a second clerk who did not take part in
     the count.
10) Trains
(OVER)
\x0c
Knowledge
Knowledge of tides, charts and weather; the rules of the port of
Marisol; office methods
Ability to:
row
"""


def read(source: str) -> list[str]:
    document = text.read(source.encode(), "spec.txt")
    assert_sound(document)
    return rows(document)


def test_a_wrapped_page_is_read_as_paragraphs() -> None:
    assert read(WRAPPED) == [
        "heading 1: LEAD HARBOR CLERK",
        "paragraph: City of Marisol",
        "paragraph: Class Code: 0417",
        "paragraph: Approved: March 3, 2024",
        "heading 1: DEFINITION",
        (
            "paragraph: Under direction, leads the clerks of the harbor office in the Department of Waterways; "
            "collects berth fees; keeps the tide ledger; and performs other non-routine work as required."
        ),
        "heading 1: EXAMPLES OF DUTIES",
        "item 1 1.: Assigns berths to visiting boats, following the harbor master's plan and the rules of the port.",
        "item 1 2.: Collects fees.",
        "item 2 a.: Counts the cash drawer",
        "item 2 b.: Signs the ledger, together with a second clerk who did not take part in the count.",
        "item 1 10): Trains",
        "paragraph: (OVER)",
        "paragraph: Knowledge",
        "paragraph: Knowledge of tides, charts and weather; the rules of the port of Marisol; office methods",
        "paragraph: Ability to:",
        "paragraph: row",
    ]


SPACED = """\
DEFINITION \r
\r
 \r
\r
Under direction leads the clerks of the harbor office and the visiting boats of \r
\r
Marisol and its bays; performs the work of the tide office as required in the \r
\r
winter.  \r
\r
 \r
\r
EXAMPLES OF DUTIES \r
1. Collects berth fees, keeps the tide ledger, and counts what is in the drawer; \r
\r
signs the ledger. \r
2. Trains clerks. \r
"""


def test_a_blank_line_inside_a_sentence_does_not_end_it() -> None:
    assert read(SPACED) == [
        "heading 1: DEFINITION",
        (
            "paragraph: Under direction leads the clerks of the harbor office and the visiting boats of Marisol and "
            "its bays; performs the work of the tide office as required in the winter."
        ),
        "heading 1: EXAMPLES OF DUTIES",
        "item 1 1.: Collects berth fees, keeps the tide ledger, and counts what is in the drawer; signs the ledger.",
        "item 1 2.: Trains clerks.",
    ]


LONG = "Keeps the tide ledger and the berth book of the harbor, and answers what visiting boats ask about fees. " * 3

LINES = [
    (["paragraph: Knowledge", "paragraph: Other Requirements"], "Knowledge\nOther Requirements"),
    (["heading 1: TITLE", "heading 2: Duties", "paragraph: Rows"], "TITLE\n=====\n\nDuties\n------\nRows"),
    (["paragraph: One", "paragraph: Two"], "One\n\n----------\n\nTwo"),
    (["item 1 •: ", "item 1 •: Rows", "item 1 •: Sails"], "•\n• Rows\n•Sails"),
    (
        ["item 1 -: Rows", "item 1 \u2013: Sails", "item 1 *: Swims", "item 1 o: Dives"],
        "- Rows\n\u2013 Sails\n* Swims\no Dives",
    ),
    (
        ["item 1 1.: ", "item 1 8-9.: Rows", "item 1 (1): Sails", "item 1 i.: Dives"],
        "1.\n8-9. Rows\n(1) Sails\ni. Dives",
    ),
    (["item 1 1.: Rows boats"], "1.Rows boats"),
    (["paragraph: A. B. Marlow"], "A. B. Marlow"),
    (["paragraph: 19.3 percent"], "19.3 percent"),
    (["paragraph: 1965. A year"], "1965. A year"),
    (["paragraph: U.S. Coast"], "U.S. Coast"),
    (["paragraph: -5 degrees"], "-5 degrees"),
    (["paragraph: $4,100"], "$4,100"),
    (["paragraph: FEES, TIDES,", "paragraph: (SEE NOTE)"], "FEES, TIDES,\n\n(SEE NOTE)"),
    (["heading 1 II.: DUTIES"], "II. DUTIES"),
    (["heading 1: KNOWLEDGE:"], "KNOWLEDGE:"),
    (
        ["paragraph: Education:   None.", "paragraph: Knowledge:   Tides, knots and the rules of the road."],
        "Education:   None.\n\nKnowledge:   Tides, knots\n             and the rules of the road.",
    ),
    (["paragraph: Rank:\tMate, with years", "paragraph: Pay:\t17"], "Rank:\tMate, with\n\tyears\nPay:\t17"),
    (["paragraph: Two  blanks\tand a tab"], "  Two  blanks\tand a tab  "),
    (["paragraph: Page 2 of 5", "heading 1: DUTIES"], "Page 2 of 5\n\x0cDUTIES"),
    ([f"paragraph: {LONG.strip()}", "paragraph: and a line of its own"], f"{LONG}\nand a line of its own"),
    (
        [f"paragraph: {LONG.strip()}", "paragraph: Two years of the rank of mate"],
        f"{LONG}\n\nTwo years of the\nrank of mate",
    ),
]


@pytest.mark.parametrize(("expected", "source"), LINES, ids=[source[:30] for _, source in LINES])
def test_lines(expected: list[str], source: str) -> None:
    assert read(source) == expected
    assert read(source.replace("\n", "\r\n")) == expected
    assert read(source.replace("\n", "\r")) == expected


def test_places_count_lines_and_columns() -> None:
    document = text.read(WRAPPED.encode(), "spec.txt")
    view = document.proposed
    start = view.text.index("berth fees")
    place = document.locate(view, view.paragraphs[5].span)
    assert (place.line, place.column, place.end_line, place.end_column) == (9, 1, 11, 26)
    assert document.source[view.source(view.paragraphs[5].span)[0].start :].startswith("Under direction")
    assert document.locate(view, view.paragraphs[8].span).column == 4
    assert view.text[start : start + 5] == "berth"
    assert document.pages[1] == WRAPPED.index("\x0c") + 1


ENCODINGS = [
    ("utf-8", "café".encode(), ()),
    ("utf-8", b"\xef\xbb\xbfcaf\xc3\xa9", ()),
    ("utf-16", "café".encode("utf-16"), ()),
    ("utf-16-be", b"\xfe\xff" + "café".encode("utf-16-be"), ()),
    ("cp1252", "\n“café”".encode("cp1252"), ("encoding",)),
]


@pytest.mark.parametrize(("name", "source", "remarks"), ENCODINGS)
def test_encodings(name: str, source: bytes, remarks: tuple[str, ...]) -> None:
    document = text.read(source, name)
    assert "café" in document.proposed.text
    assert tuple(remark.rule for remark in document.remarks) == remarks
    assert all("line 2" in remark.reason for remark in document.remarks)


DAMAGED = [
    ("damaged", b"a\0b"),
    ("damaged", b"PK\x03\x04rest"),
    ("damaged", b"%PDF-1.7"),
    ("damaged", bytes(range(1, 32)) * 10),
    ("encoding", b"caf\xc3 \x81"),
    ("encoding", b"\xff\xfea"),
]


@pytest.mark.parametrize(("code", "source"), DAMAGED)
def test_what_is_no_text_is_refused(code: str, source: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        text.read(source, "spec.txt")
    assert caught.value.code == code


@given(st.text())
def test_nothing_is_lost(source: str) -> None:
    try:
        document = text.read(source.encode("utf-8", "ignore"), "spec.txt")
    except Unreadable:
        return
    assert_sound(document)
    read = "".join(p.text for b in document.blocks for p in (*b.marker, *b.pieces))
    rules = set("-=~*")
    shown = INVISIBLE.sub("", document.source)
    written = "".join(line for line in shown.splitlines() if not set(line.strip()) <= rules)
    assert sorted(set(letters(written)) - rules) == sorted(set(letters(read)) - rules)


@given(
    st.lists(st.sampled_from(["Rows boats", "of the", " ", "\n", "\n\n", "1. ", "- ", "DUTIES", "ends.", "non-", "\t"]))
)
def test_lines_of_all_kinds_are_sound(parts: list[str]) -> None:
    source = "".join(parts)
    document = text.read(source.encode(), "spec.txt")
    assert_sound(document)
    read = "".join(p.text for b in document.blocks for p in (*b.marker, *b.pieces))
    assert letters(read) == letters(source)


@given(st.binary())
def test_any_bytes_are_read_or_refused(source: bytes) -> None:
    try:
        assert_sound(text.read(source, "spec.txt"))
    except Unreadable:
        return


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents are not beside the checkout")
@pytest.mark.parametrize("folder", ["calhr/txt", "la-bulletins/txt"])
def test_real_pages_lose_nothing(folder: str) -> None:
    for path in sorted((SHARED / "corpora" / folder).iterdir())[::10]:
        document = text.read(path.read_bytes(), path.name)
        assert_sound(document)
        read = "".join(p.text for b in document.blocks for p in (*b.marker, *b.pieces))
        assert letters(read) == letters(document.source), path.name
