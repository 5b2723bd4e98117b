"""PDF: columns, wrapped lines, running heads, strokes as changes, places; and what cannot be read."""

from __future__ import annotations

import json
import os
import runpy
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from statistics import median

import pytest
from pdf_builder import column, pdf, stream, stroke, text
from reading import SHARED, assert_sound, rows

from speclint.document import Document, Span
from speclint.errors import Unreadable
from speclint.formats import read as read_any
from speclint.formats.pdf import read
from speclint.formats.pdf.parent import Worker

ROOT = Path(__file__).parents[1]
CORPORA = SHARED / "corpora"
BULLETINS, FEATURES = CORPORA / "la-bulletins", CORPORA / "pdf-features"
REDLINE = SHARED / "seeds" / "lead-csr-2025-redline.pdf"
RED = "0.8 0 0"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither these signals nor these limits")
PROSE = (
    "Under direction plans the routes of the sweepers, keeps the records of the shop and trains",
    "new operators in the care of brooms and of hydraulic lines; answers inquiries of residents",
    "about the dates on which their street is swept.",
)


def document(*pages: list[str], **more: str) -> Document:
    found = read(pdf(pages, **more), "x.pdf")
    assert_sound(found, ordered=False)
    return found


def refused(source: bytes) -> str:
    with pytest.raises(Unreadable) as wrong:
        read(source, "x.pdf")
    assert wrong.value.reason
    assert wrong.value.help
    return wrong.value.code


def changes(found: Document) -> list[str]:
    return [f"{change.kind} {change.text}" for change in found.changes]


# -- lines and paragraphs -------------------------------------------------------------------------


def test_wrapped_lines_and_items_are_paragraphs() -> None:
    page = [
        text(72, 80, "STREET SWEEPER OPERATOR", "B", 16),
        text(72, 120, "DEFINITION", "B"),
        *column(72, 145, PROSE),
        text(72, 200, "EXAMPLES OF DUTIES", "B"),
        text(72, 225, "1."),
        *column(
            90, 225, ["Sweeps streets, alleys and lots of the city with a sweeper that holds eight cubic", "yards."]
        ),
        text(72, 251, "2."),
        text(90, 251, "Washes the sweeper."),
    ]
    assert rows(document(page)) == [
        "heading 1: STREET SWEEPER OPERATOR",
        "heading 1: DEFINITION",
        f"paragraph: {' '.join(PROSE)}",
        "heading 1: EXAMPLES OF DUTIES",
        "item 1 1.: Sweeps streets, alleys and lots of the city with a sweeper that holds eight cubic yards.",
        "item 1 2.: Washes the sweeper.",
    ]


def test_a_large_or_bold_line_shows_it() -> None:
    found = document(
        [text(72, 80, "Sweeper Operator", "B", 18), text(72, 110, "Summary", "B"), *column(72, 130, PROSE)]
    )
    assert rows(found)[:2] == ["heading 1: Sweeper Operator", "paragraph: Summary"]
    assert [p.bold for p in found.proposed.paragraphs] == [True, True, False]


@pytest.mark.parametrize("by_row", [False, True])
def test_two_columns_are_read_one_after_the_other(by_row: bool) -> None:
    left = [f"Left line {n} of the running text that is cut" for n in range(20)]
    right = [f"right line {n} of the running text in column" for n in range(20)]
    first, second = column(60, 100, left), column(330, 100, right)
    body = [part for pair in zip(first, second, strict=True) for part in pair] if by_row else [*first, *second]
    found = document(
        [text(60, 70, "A title over both of the columns that reaches from one to the other", "B", 14), *body]
    )
    assert (
        found.proposed.text.split()
        == " ".join(["A title over both of the columns that reaches from one to the other", *left, *right]).split()
    )


def test_the_cells_of_a_form_are_no_columns() -> None:
    page = [
        *column(60, 100, [f"Field {n}:" for n in range(8)], 20),
        *column(330, 100, [f"{n}{n}{n}" for n in range(8)], 20),
    ]
    page += column(60, 300, PROSE)
    assert document(page).proposed.text.startswith("Field 0:\t000\nField 1:\t111")


def test_hyphens_at_line_ends() -> None:
    lines = [
        "The operator handles administra-",
        "tive, non-",
        "routine and self-",
        "directed work on full-",
        "and part-time routes.",
    ]
    assert document(column(72, 100, lines)).proposed.text == (
        "The operator handles administrative, non-routine and self-directed work on full- and part-time routes."
    )


def test_bullets_of_symbol_fonts_and_leaders() -> None:
    page = [text(72, 100, "\u2022"), text(90, 100, "Sweeps."), text(72, 130, "Written Test" + " ." * 60 + " 100%")]
    assert rows(document(page))[0] == "item 1 \u2022: Sweeps."


def test_a_page_that_is_turned_reads_alike() -> None:
    plain = document(column(72, 300, PROSE)).proposed.text
    turned = [f"0 -1 1 0 0 {792} cm", *column(72, 300, PROSE)]
    assert read(pdf([turned], page="/Rotate 270"), "x.pdf").proposed.text == plain


def test_text_across_a_page_is_not_in_the_body() -> None:
    found = document([*column(72, 100, PROSE), "BT /B 60 Tf 0.7 0.7 -0.7 0.7 200 300 Tm (DRAFT) Tj ET"])
    assert rows(found)[-1] == "header: DRAFT"


# -- running heads, places ------------------------------------------------------------------------


def paged(body: list[list[str]]) -> list[list[str]]:
    return [
        [text(72, 40, "City of Marisol"), *column(72, 100, lines), text(280, 760, f"Page {number} of {len(body)}")]
        for number, lines in enumerate(body, 1)
    ]


def test_running_heads_are_kept_once_and_the_sentence_is_joined() -> None:
    found = document(*paged([list(PROSE[:2]), list(PROSE[2:]), ["Other text."]]))
    assert rows(found) == [
        f"paragraph: {' '.join(PROSE)}",
        "paragraph: Other text.",
        "header: City of Marisol",
        "footer: Page 1 of 3",
    ]
    assert found.source.count("City of Marisol") == 3


def test_what_a_browser_prints_around_a_page_is_no_text_of_it() -> None:
    def printed(number: int, lines: list[str]) -> list[str]:
        title = text(30, 20, "Marisol Jobs | Tide Cl...", size=8)
        url = text(330, 20, "https://jobs.marisol.example/postings/31", size=8)
        return [
            title,
            url,
            *column(72, 80, lines),
            text(30, 780, f"{number} of 2", size=8),
            text(480, 780, DAY, size=8),
        ]

    first, *others = rows(document(printed(1, list(PROSE[:2])), printed(2, list(PROSE[2:]))))
    assert first == f"paragraph: {' '.join(PROSE)}"
    assert {row.partition(": ")[0] for row in others} == {"header", "footer"}


DAY = "9/21/22, 19:06"


BRACKETS = ["Plan[s] and form [a]; see [the log].", "Room 4a, 1st."]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (["Quali4cations", "Certi4cate of the pier."], ["Qualifications", "Certificate of the pier."]),
        (["O2ce of the pier; a2rmative.", "Room 2B."], ["Office of the pier; affirmative.", "Room 2B."]),
        (BRACKETS, BRACKETS),
    ],
)
def test_ligatures_that_a_font_calls_by_another_name(said: list[str], meant: list[str]) -> None:
    found = document([text(72, 80 + 40 * at, line) for at, line in enumerate(said)])
    assert [row.partition(": ")[2] for row in rows(found)] == meant


def test_a_place_is_a_page_and_a_line_of_it() -> None:
    found = document(*paged([list(PROSE[:2]), list(PROSE[2:])]))
    place = found.locate(found.proposed, Span(0, len(PROSE[0])))
    assert (place.page, place.line, place.column, place.end_line) == (1, 2, 1, 2)
    at = found.proposed.text.index("about the dates")
    place = found.locate(found.proposed, Span(at, at + 5))
    assert (place.page, place.line, place.column, place.end_column) == (2, 2, 1, 6)


# -- strokes --------------------------------------------------------------------------------------


def marked(*, colour: str = "0 0 0", struck: bool = True) -> list[str]:
    """Two words of Helvetica at 10 points, the first struck and the second underlined."""
    line = [
        text(72, 100, "Sweeps", "F", 10, colour),
        text(110, 100, "Washes", "F", 10, colour),
        text(150, 100, "lots.", "F", 10),
    ]
    strike = [stroke(72, 106.5, 97, colour)] if struck else []
    return [*line, *strike, stroke(110, 143.5, 101.5, colour)]


def test_a_strike_is_deleted_and_an_underline_beside_it_inserted() -> None:
    for colour in (RED, "0 0 0"):
        found = document(marked(colour=colour))
        assert changes(found) == ["delete Sweeps", "insert Washes"]
        assert (found.proposed.text, found.original.text) == ("Washes lots.", "Sweeps lots.")
        assert found.carries_redline


def test_an_underline_alone_is_a_change_only_in_a_colour_of_its_own() -> None:
    assert changes(document(marked(colour=RED, struck=False))) == ["insert Washes"]
    plain = document(marked(struck=False))
    assert changes(plain) == []
    assert not plain.carries_redline
    assert [p.look for b in plain.blocks for p in b.pieces if "Washes" in p.text] == ["u"]


def test_a_sentence_that_is_new_as_a_whole() -> None:
    page = [
        *column(72, 100, PROSE),
        text(72, 160, "Drives a truck in storms.", "F", 10, RED),
        stroke(72, 184, 161.5, RED),
    ]
    assert changes(document(page)) == ["insert Drives a truck in storms."]
    assert "storms" not in document(page).original.text
    page[-2:] = [text(72, 160, "About the storms", "B", 10, RED), stroke(72, 157, 161.5, RED)]
    assert changes(document(page)) == []


def test_headings_links_and_rules_are_no_insertions() -> None:
    heading = [text(72, 60, "DUTIES", "B", 10), stroke(72, 112, 61.5)]
    link = [text(72, 140, "See www.marisol.example", "F", 10, "0 0 1"), stroke(72, 190, 141.5, "0 0 1")]
    rule = [stroke(72, 540, 101.6)]
    found = document([*marked()[:-1], *heading, *link, *rule])
    assert changes(found) == ["delete Sweeps"]


def test_a_redline_over_two_lines_is_one_change() -> None:
    lines = [text(72, 100 + 12 * n, words, "F", 11, RED) for n, words in enumerate(PROSE[::2])]
    strokes = [stroke(72, 540, 97, RED), stroke(72, 312, 109, RED)]
    found = document([*lines, *strokes, *column(72, 150, PROSE)])
    assert changes(found) == [f"delete {PROSE[0]} {PROSE[2]}"]
    assert rows(found) == [f"paragraph: {' '.join(PROSE)}"]
    assert rows(found, "original")[0] == f"paragraph: {PROSE[0]} {PROSE[2]}"


# -- what cannot be read --------------------------------------------------------------------------


def image(share: float) -> dict[str, object]:
    content = f"{612 * share} 0 0 792 0 0 cm /P Do"
    data = stream(b"\xff", "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8")
    return {"pages": [[content]], "extra": [data], "resources": "/XObject<</P 100 0 R>>"}


def test_a_scan_has_no_text() -> None:
    made = image(1.0)
    assert refused(pdf(**made)) == "no-text-layer"  # type: ignore[arg-type]
    assert refused(pdf(**image(0.2))) == "empty"  # type: ignore[arg-type]
    made["pages"] = [column(72, 100, PROSE), *made["pages"]]  # type: ignore[misc]
    found = read(pdf(**made), "x.pdf")  # type: ignore[arg-type]
    assert [(r.rule, r.reason) for r in found.remarks] == [
        ("unread-part", "page 2 is a picture without text, which is not checked")
    ]


def test_comments_of_a_reviewer_are_said() -> None:
    note = b"<</Type/Annot/Subtype/StrikeOut/Rect[72 680 100 700]/QuadPoints[72 700 100 700 72 680 100 680]>>"
    found = read(pdf([column(72, 100, PROSE)], page="/Annots[100 0 R]", extra=[note]), "x.pdf")
    assert [r.rule for r in found.remarks] == ["unread-part"]


@pytest.mark.parametrize(
    "source", [b"%PDF-1.7\n", b"no PDF at all", b"%PDF-1.4" + bytes(range(256)) * 40, pdf([["x"]])[:300]]
)
def test_damaged(source: bytes) -> None:
    assert refused(source) in {"damaged", "empty"}


@POSIX
def test_a_child_that_dies_is_a_finding_and_the_next_file_is_read() -> None:
    worker = Worker()
    good = pdf([column(72, 100, PROSE)])
    assert worker.ask(good)
    first = worker.process
    assert first is not None
    assert worker.ask(good)
    assert worker.process is first, "one process reads all files of a run"
    os.kill(first.pid, signal.SIGSEGV)
    first.wait()
    assert worker.ask(good)
    worker.stop()


@POSIX
@pytest.mark.parametrize(("name", "code"), [("SIGSEGV", "damaged"), ("SIGABRT", "too-large"), ("SIGXCPU", "timeout")])
def test_what_ends_a_child_is_named(name: str, code: str) -> None:
    worker = Worker()
    worker.ask(pdf([["x"]]))
    process = worker.process
    assert process is not None
    os.kill(process.pid, signal.SIGSTOP)

    def end() -> None:
        os.kill(process.pid, getattr(signal, name))
        os.kill(process.pid, signal.SIGCONT)

    timer = threading.Timer(0.2, end)
    timer.start()
    with pytest.raises(Unreadable) as wrong:
        worker.ask(pdf([["x"]]))
    assert wrong.value.code == code
    assert process.poll() is not None


@POSIX
def test_processor_time_is_limited_anew_for_each_file() -> None:
    busy = (
        "import time; from speclint.formats.pdf import limits; limits.SECONDS = 1\n"
        "for _ in range(3):\n"
        "    limits.begin(); begin = time.process_time()\n"
        "    while time.process_time() - begin < {}: pass\n"
    )
    for seconds, ended in (("0.4", False), ("5", True)):
        done = subprocess.run([sys.executable, "-c", busy.format(seconds)], check=False, timeout=60)
        assert done.returncode == (-signal.SIGXCPU if ended else 0)


@POSIX
def test_a_child_that_does_not_answer_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = Worker()
    good = pdf([column(72, 100, PROSE)])
    worker.ask(good)
    process = worker.process
    assert process is not None
    os.kill(process.pid, signal.SIGSTOP)
    monkeypatch.setattr("speclint.formats.pdf.parent.PATIENCE", 0.3)
    begin = time.perf_counter()
    with pytest.raises(Unreadable) as late:
        worker.ask(good)
    assert late.value.code == "timeout"
    assert time.perf_counter() - begin < 30
    assert process.poll() is not None, "no process is left behind"
    assert worker.process is None


def test_a_program_in_the_current_folder_is_never_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("open('caught', 'w').close()")
    monkeypatch.chdir(tmp_path)
    worker = Worker()
    assert worker.ask(pdf([column(72, 100, PROSE)]))
    worker.stop()
    assert not (tmp_path / "caught").exists()


# -- files of other people ------------------------------------------------------------------------


def absent(path: Path) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not path.exists(), reason=f"{path.name} is not beside the checkout")


@absent(REDLINE)
def test_the_seed_redline_is_read_to_the_letter() -> None:
    found = read(REDLINE.read_bytes(), REDLINE.name)
    assert_sound(found, ordered=False)
    word = read_any(REDLINE.with_suffix(".docx").read_bytes(), "x.docx")
    assert changes(found) == [
        "delete 7/1/09",
        "insert October 8, 2025",
        "delete Assistant General Manager \u2013 Customer Services",
        "insert Customer Services Supervisor",
        "delete 8.",
        "delete 8-9.",
        "delete [8.] Performs related work as required.",
        changes(word)[-1],
    ]
    theirs = [line for line in word.proposed.text.splitlines() if line.strip()]
    mine = [found.proposed[p.span] for p in found.proposed.paragraphs]
    assert [line for line in theirs if " ".join(line.split()) not in mine] == [
        "Performs related duties as assigned.",  # the PDF shows both of its numbers: 8.[9.]
        *("1.", "\u2022"),  # typed labels without a text
    ]


@absent(BULLETINS)
def test_bulletins_agree_with_their_text_twins() -> None:
    compare = runpy.run_path(str(ROOT / "bench" / "pdf.py"))["agreement"]
    found = []
    for pair in json.loads((BULLETINS / "pdf-pairs.json").read_text("utf-8")):
        mine = read((BULLETINS / "pdf" / pair["pdf"]).read_bytes(), pair["pdf"])
        assert_sound(mine, ordered=False)
        found.append(compare(mine, read_any((BULLETINS / "txt" / pair["txt"]).read_bytes(), "x.txt")))
    words, bag, blocks = zip(*found, strict=True)
    assert median(words) >= 0.995
    assert median(bag) >= 0.995
    assert median(blocks) >= 0.99
    assert min(blocks) >= 0.97


@absent(FEATURES)
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bomb_text", "too-large"),
        ("enc_user", "encrypted"),
        ("scan", "no-text-layer"),
        ("hyph", "administrative functions, non-routine work and self-directed duties - end."),
        ("enc_owner", "difficult and/or complex administrative functions in support of"),
        ("liga", "modern office practices"),
        ("rows", "work completed, and providing input to employee evaluations."),
        ("twocol", "work completed, and providing input to employee evaluations."),
        ("hfirst", "required knowledge and abilities is qualifying."),
    ],
)
def test_features(name: str, said: str) -> None:
    source = (FEATURES / f"{name}.pdf").read_bytes()
    try:
        found = read(source, f"{name}.pdf")
    except Unreadable as wrong:
        assert wrong.code == said  # noqa: PT017 - either is an answer
    else:
        assert said in found.proposed.text
