"""Pages that run another way, what is typed onto them, what nobody sees of them, and the numbers of their lines."""

from __future__ import annotations

import math

import pytest
from pdf_builder import HEIGHT, WIDTH, column, pdf, text
from reading import rows

from speclint import formats
from speclint.document import Document

PROSE = [
    "Under general supervision, ties up the boats of the harbor, keeps their ropes in",
    "good order, and helps skippers whose boats have come loose in a storm.",
]


def document(page: list[str], **parts: object) -> Document:
    return formats.read(pdf([page], **parts), "a.pdf")  # type: ignore[arg-type]


def reasons(found: Document) -> dict[str, str]:
    return {remark.rule: remark.reason for remark in found.remarks}


PLAIN = [*column(72, 100, ["DUTIES"]), *column(72, 130, PROSE)]
WAYS = {
    "sideways": f"0 1 -1 0 {WIDTH} 0 cm",
    "the other side up": f"0 -1 1 0 0 {WIDTH} cm",
    "upside down": f"-1 0 0 -1 {WIDTH} {HEIGHT} cm",
    "askew": "{0:.5f} {1:.5f} -{1:.5f} {0:.5f} 40 -60 cm".format(math.cos(0.14), math.sin(0.14)),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_page_is_read_in_its_own_direction(way: str) -> None:
    turned = [WAYS[way], *column(72, 300, ["DUTIES"]), *column(72, 330, PROSE)]
    assert rows(document(turned)) == rows(document(PLAIN))


WIDTHS = {"D": 722, "U": 722, "T": 611, "I": 278, "E": 667, "S": 667, "f": 278, "l": 222, "i": 222}
"""Of letters of Helvetica, in thousandths of their size."""


@pytest.mark.parametrize("word", ["DUTIES", "fill", "Sill"])
@pytest.mark.parametrize("shift", [90, 110])
def test_a_letter_that_is_printed_twice_is_one_bold_letter(word: str, shift: int) -> None:
    twice = " ".join(f"({letter}) {WIDTHS[letter] - shift} ({letter}) {shift}" for letter in word)
    heading = f"BT 0 0 0 rg /F 11 Tf 1 0 0 1 72 {HEIGHT - 100} Tm [{twice}] TJ ET"
    found = document([heading, *column(72, 130, PROSE)])
    assert rows(found)[0].endswith(f" {word}")
    assert found.view("proposed").paragraphs[0].bold
    assert rows(document([text(72, 100, word), *column(72, 130, PROSE)]))[0].endswith(f" {word}")


def test_a_paragraph_beside_the_page() -> None:
    beside = [f"q 0 1 -1 0 {WIDTH} 0 cm", *column(72, 560, PROSE), "Q"]
    assert rows(document([*PLAIN, *beside])) == [*rows(document(PLAIN)), rows(document(PLAIN))[-1]]


def test_a_mark_in_the_margin_is_no_text() -> None:
    margin = [f"q 0 1 -1 0 {WIDTH} 0 cm", text(72, 560, "Form HR-12"), "Q"]
    assert rows(document([*PLAIN, *margin]))[-1] == "header: Form HR-12"


# -- typed onto the page ----------------------------------------------------------------------------


def annotated(*notes: str, form: str = "") -> bytes:
    """A page with annotations and perhaps fields, which are numbered from 100."""
    listed = " ".join(f"{100 + number} 0 R" for number in range(len(notes)))
    source = pdf([PLAIN], page=f"/Annots[{listed}]", extra=[note.encode() for note in notes])
    catalog = f"<</Type/Catalog/AcroForm<</Fields[{listed}]>>/Pages 2 0 R>>"
    return source.replace(b"<</Type/Catalog/Pages 2 0 R>>", catalog.encode()) if form else source


FIELD = "<</Type/Annot/Subtype/Widget/FT/{kind}/T(a)/V{value}/DA(/F 11 Tf 0 g)/Rect[72 560 500 640]{more}>>"
FIELDS = [
    (["item 1 1.: Ties boats.", "item 1 2.: Rows."], "Tx", "(1. Ties boats.\\r2. Rows.)", "/Ff 4096"),
    (["paragraph: Ties boats of every kind, early and late, at every pier of the harbor, in every wind."], "Tx",
     "(Ties boats of every kind, early and late, at every pier of the harbor, in every wind.)", "/Ff 4096"),
    (["paragraph: Often"], "Ch", "(Often)", "/Ff 131072/Opt[(Seldom)(Often)]"),
    ([], "Btn", "/Yes", "/AS/Yes"),
    ([], "Tx", "()", ""),
    ([], "Tx", "(Ties boats.)", "/F 2"),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "kind", "value", "more"), FIELDS)
def test_the_values_of_fields_are_text(expected: list[str], kind: str, value: str, more: str) -> None:
    found = formats.read(annotated(FIELD.format(kind=kind, value=value, more=more), form="yes"), "a.pdf")
    assert rows(found) == [*rows(document(PLAIN)), *expected]
    assert not found.remarks


def test_a_typewriter_note_is_text_of_the_page() -> None:
    note = "<</Type/Annot/Subtype/FreeText/Contents(Sails home.)/DA(/F 11 Tf 0 g)/Rect[72 600 300 620]>>"
    found = formats.read(annotated(note), "a.pdf")
    assert rows(found) == [*rows(document(PLAIN)), "paragraph: Sails home."]
    assert not found.remarks


LAID = [
    ("Stamp", "stamps"),
    ("Square", "drawings"),
    ("Caret", "comments"),
    ("FileAttachment", "attached files"),
    ("Redact", "blacked out"),
    ("Watermark", "watermarks"),
    ("FreeText/AP<<>>/Unsaid", "only drawn"),
]


@pytest.mark.parametrize(("kind", "said"), LAID)
def test_what_is_laid_over_the_page_is_said(kind: str, said: str) -> None:
    found = formats.read(annotated(f"<</Type/Annot/Subtype/{kind}/Contents(New)/Rect[72 600 300 620]>>"), "a.pdf")
    assert rows(found) == rows(document(PLAIN))
    assert said in reasons(found)["unread-part"]


def test_a_note_that_only_says_how_it_looks() -> None:
    note = "<</Type/Annot/Subtype/FreeText/RC(<body><p>Sails &amp; rows.</p></body>)/Rect[72 600 300 620]>>"
    found = formats.read(annotated(note), "a.pdf")
    assert rows(found)[-1] == "paragraph: Sails & rows."


def test_a_note_that_is_hidden_is_not_there() -> None:
    for kind in ("Stamp", "FreeText"):
        found = formats.read(
            annotated(f"<</Type/Annot/Subtype/{kind}/F 2/Contents(New)/Rect[72 600 300 620]>>"), "a.pdf"
        )
        assert (rows(found), found.remarks) == (rows(document(PLAIN)), ())


def test_a_field_of_a_page_that_lies_on_its_side() -> None:
    field = FIELD.format(kind="Tx", value="(1. Ties boats.\\r2. Rows.)", more="/Ff 4096")
    upright = annotated(field, form="yes")
    turned = upright.replace(b"/Type/Page/", b"/Type/Page/Rotate 90/")
    assert rows(formats.read(turned, "a.pdf")) == rows(formats.read(upright, "a.pdf"))


# -- seen and unseen ----------------------------------------------------------------------------------

DARK = "0.2 0.2 0.4 rg 60 580 500 40 re f"
UNSEEN = [
    text(700, 300, "old notes"),
    text(72, 900, "old notes"),
    text(72, 200, "old notes", colour="1 1 1"),
    text(72, 200, "old notes", size=1),
    "3 Tr " + text(72, 200, "old notes"),
]


def test_words_that_are_drawn_apart_through_a_window_keep_their_blanks() -> None:
    """A browser prints each word by itself, through a window as wide as the page, and no blank between them."""
    words = [text(72, 300, "Ties"), text(98, 300, "boats"), text(132, 300, "to"), text(148, 300, "rings.")]
    found = document([*PLAIN, "q 50 100 500 600 re W n", *words, "Q"])
    assert rows(found)[-1] == "paragraph: Ties boats to rings."


@pytest.mark.parametrize("hidden", UNSEEN)
def test_what_nobody_sees_is_left_out_and_said(hidden: str) -> None:
    found = document([*PLAIN, hidden])
    assert rows(found) == rows(document(PLAIN))
    assert "old notes" in reasons(found)["unseen-text"]


def test_white_letters_on_a_dark_ground_are_seen() -> None:
    found = document([*PLAIN, DARK, text(72, 200, "Ties boats.", colour="1 1 1")])
    assert rows(found)[-1] == "paragraph: Ties boats."
    assert not found.remarks


@pytest.mark.parametrize("colour", ["0.8 0.8 0.8", "0 0 0"])
def test_a_watermark_is_no_part_of_the_text(colour: str) -> None:
    found = document([*PLAIN, text(120, 148, "DRAFT", size=60, colour=colour)])
    assert rows(found) == [*rows(document(PLAIN)), "header: DRAFT"]


def test_a_large_title_is_no_watermark() -> None:
    assert rows(document([text(72, 60, "TIDE CLERK", "B", 30), *PLAIN]))[0] == "heading 1: TIDE CLERK"


def symbols(letter: str) -> list[str]:
    return [line for y in (100, 120) for line in (f"BT /W 8 Tf 1 0 0 1 72 {HEIGHT - y} Tm ({letter}) Tj ET",
                                                  text(90, y, f"Rows at {y}."))]  # fmt: skip


@pytest.mark.parametrize("letter", ["l", "n", "v", "\u00d8", "\u00fc", "\u00a7", "q"])
def test_a_letter_of_a_font_of_signs_is_a_bullet(letter: str) -> None:
    wing = b"<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Wingdings-Regular/Encoding/WinAnsiEncoding>>"
    source = pdf([symbols(letter)], extra=[wing]).replace(b"/Font<<", b"/Font<</W 100 0 R")
    found = rows(formats.read(source, "a.pdf"))
    assert len(found) == 2
    assert all(line.startswith("item 1 ") and "Rows at" in line for line in found)


# -- the numbers of lines -----------------------------------------------------------------------------

LINES = [
    "DUTIES",
    "1. Ties boats.",
    "2. Rows to the pier.",
    "3. Sails.",
    "STANDARDS",
    "A license.",
    "One year.",
    "Good eyes.",
]


def numbered(step: int, start: int = 1) -> list[str]:
    return [f"{n:>3}  {line}" if n % step == 0 else f"     {line}" for n, line in enumerate(LINES, start)]


@pytest.mark.parametrize("lines", [numbered(1), numbered(2), numbered(1, 31)], ids=["each", "every other", "from 31"])
def test_line_numbers_are_no_text(lines: list[str]) -> None:
    plain = rows(formats.read("\n\n".join(LINES).encode(), "a.txt"))
    assert rows(formats.read("\n\n".join(lines).encode(), "a.txt")) == plain


OTHER_NUMBERS = {
    "a sign": lambda n, line: f"{n:>3} | {line}",
    "a colon": lambda n, line: f"{n}:{line}",
    "a letter": lambda n, line: f"L{n:02d}  {line}",
    "zeros": lambda n, line: f"{n:03d}\t{line}",
    "at the right": lambda n, line: f"{line:<40}  {n}",
    "at the right, every other": lambda n, line: f"{line:<40}  {n}" if n % 2 == 0 else line,
}


@pytest.mark.parametrize("shape", OTHER_NUMBERS)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_line_numbers_of_other_shapes(shape: str, name: str) -> None:
    lines = [OTHER_NUMBERS[shape](n, line) for n, line in enumerate(LINES, 1)]
    plain = rows(formats.read("\n\n".join(LINES).encode(), name))
    assert rows(formats.read("\n\n".join(lines).encode(), name)) == plain


def test_numbers_in_brackets_count_lines_that_hold_lists_of_their_own() -> None:
    many = [*LINES, *LINES]
    lines = [f"[{n}] {line}" for n, line in enumerate(many, 1)]
    plain = rows(formats.read("\n\n".join(many).encode(), "a.txt"))
    assert rows(formats.read("\n\n".join(lines).encode(), "a.txt")) == plain


@pytest.mark.parametrize("x", [40, 580])
def test_the_numbers_of_ruled_paper_stand_beside_lines_by_chance(x: int) -> None:
    margin = [text(x, 100 + 24 * n, str(n + 1)) for n in range(25)]
    page = [*column(72, 100, [*LINES, *PROSE, *LINES], 17)]
    assert rows(document([*page, *margin])) == rows(document(page))


def test_line_numbers_of_a_page() -> None:
    margin = [text(40, 100 + 13 * n, str(n + 1)) for n in range(len(LINES))]
    plain = rows(document(column(72, 100, LINES)))
    assert rows(document([*column(72, 100, LINES), *margin])) == plain


@pytest.mark.parametrize(
    "lines",
    [
        ["1 Ties boats", "2 Rows to the pier", "4 Sails", "4 Swims", "9 Dives", "7 Rests", "11 Eats"],
        ["2021 budget", "2022 budget", "Ties boats.", "Rows to the pier.", "Sails.", "Swims.", "Dives."],
        ["1. Ties boats.", "2. Rows to the pier.", "3. Sails.", "4. Swims.", "5. Dives.", "6. Rests.", "7. Eats."],
    ],
)
def test_what_only_looks_like_line_numbers(lines: list[str]) -> None:
    found = formats.read("\n\n".join(lines).encode(), "a.txt").proposed
    assert len(found.paragraphs) == len(lines)
    assert found.paragraphs[0].label or lines[0] in found.text


HYPHENS = [
    ("Keeps the store open for the whole of its 24-hour day and night at the pier.", "24-", "hour"),
    ("Moves the crates that weigh more than the usual 20-40 pounds to the far pier.", "20-", "40"),
    ("Repairs the engines of all of the boats that are U.S.-made or that came by sea.", "U.S.-", "made"),
    ("Keeps the lists of the crew that is on duty for a 2- or 3-day turn at the pier.", "2-", " or"),
]


@pytest.mark.parametrize(("whole", "before", "after"), HYPHENS, ids=[before for _, before, _ in HYPHENS])
def test_a_hyphen_at_the_end_of_a_line_joins(whole: str, before: str, after: str) -> None:
    at = whole.index(before + after) + len(before)
    lines = [*PROSE, "", whole[:at], whole[at:].strip(), "", *PROSE]
    assert whole in formats.read("\n".join(lines).encode(), "a.txt").proposed.text
    page = [*column(72, 100, PROSE), *column(72, 150, [whole[:at], whole[at:].strip()]), *column(72, 200, PROSE)]
    assert whole in document(page).proposed.text


@pytest.mark.parametrize(("sign", "times"), [('!"', 3), ("! ", 3), ("%", 4), ("! ", 2)])
def test_a_sign_before_several_lines_is_a_bullet(sign: str, times: int) -> None:
    duties = ["Rows boats to their berths.", "Mends nets.", "Answers the telephone.", "Files the cards."][:times]
    page = [*column(72, 100, ["DUTIES"]), *column(72, 130, [f"{sign}{duty}" for duty in duties], step=26)]
    view = document(page).view("proposed")
    items = [view[p.span] for p in view.paragraphs if p.kind == "item"]
    assert items == (duties if times > 2 else [])
