"""Ready means seen: a part that is asked for is there, or missing, or nobody can say."""

from __future__ import annotations

import pytest
import word_builder as word
from checking import profile, rules

from speclint import formats
from speclint.finding import Report
from speclint.run.lint import check

HEAD = "BOAT CLERK\n\nDEFINITION\n\nUnder direction, keeps the berth book of the harbor.\n\n"
DUTIES = "DUTIES\n\n1. Rows boats.\n2. Answers the telephone.\n3. Files cards.\n\n"
DEMANDS = "MINIMUM QUALIFICATIONS\n\nA high school diploma and two years of experience at sea.\n\n"
PROSE = "BOAT CLERK\n\nDUTIES\n\nA Boat Clerk keeps the berth book of the harbor and answers the telephone.\n\n"
MORE = "The clerk also assists boaters, keeps the log of tides and storms, and answers whoever calls the harbor.\n\n"
ILLUSTRATIVE = DUTIES.replace("1.", "Duties are illustrative; boaters may ask for other work of the same kind.\n\n1.")
STRANGE = "THE PEOPLE OF THE PIER\n\n"


def report(text: str | bytes, path: str = "spec.txt") -> Report:
    source = text if isinstance(text, bytes) else text.encode()
    return check([formats.read(source, path)], rules("generic"), profile("generic"))


def gaps(found: Report) -> list[str]:
    wanted = {"structure/missing-section", "structure/unseen-part", "file/part-not-read"}
    return [finding.rule for finding in found.findings if finding.rule in wanted]


SEEN = [
    ([], 0, HEAD + DUTIES + DEMANDS),
    (
        [],
        0,
        "BOAT CLERK\n\nUnder direction, keeps the berth book of the harbor and of its ferries.\n\n" + DUTIES + DEMANDS,
    ),
    (["structure/missing-section"], 1, HEAD + DEMANDS),
    (["structure/missing-section"], 1, HEAD + DUTIES),
    (
        ["structure/unseen-part"],
        3,
        HEAD + DUTIES + DEMANDS.replace("MINIMUM QUALIFICATIONS\n\n", STRANGE + "Tides.\n\n"),
    ),
    (
        ["structure/missing-section", "structure/unseen-part"],  # what is asked for is told by its words
        3,
        "BOAT CLERK\n\nReceives boats.\n\nAnswers the telephone.\n\nA high school diploma is asked for.\n",
    ),
    # what a part holds of another is seen by nobody who asks for that part
    (["structure/unseen-part"], 3, HEAD + MORE + DEMANDS),
    (["structure/unseen-part"], 3, HEAD + DUTIES + "4. Holds a diploma and has two years of experience at sea.\n"),
    # prose at the beginning of the duties says what the class is, a list of them or a word about one does not
    ([], 0, PROSE + DEMANDS),
    ([], 0, PROSE.replace("A Boat Clerk keeps", "As a member of the patrol you will keep") + DEMANDS),
    (["structure/unseen-part"], 3, "BOAT CLERK\n\n" + DUTIES.replace("Answers", "A Boat Clerk answers") + DEMANDS),
    (["structure/missing-section"], 1, "BOAT CLERK\n\n" + ILLUSTRATIVE + DEMANDS),
]


@pytest.mark.parametrize(("expected", "exit_code", "text"), SEEN)
def test_a_part_is_there_or_missing_or_nobody_can_say(expected: list[str], exit_code: int, text: str) -> None:
    found = report(text)
    assert (gaps(found), found.exit) == (expected, exit_code)
    assert found.ready == (exit_code == 0)
    assert bool(found.files[0].unseen) == (exit_code == 3)


CHUNK = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId9"/>'


@pytest.mark.parametrize(
    ("expected", "after"), [("file/part-not-read", "3. Files cards."), ("file/unread-part", "The office is closed.")]
)
def test_what_was_not_read_counts_where_a_part_is_asked_for(expected: str, after: str) -> None:
    text = HEAD + DUTIES + DEMANDS + "HOW TO APPLY\n\nThe office is closed."
    lines = [line for line in text.split("\n") if line]
    body = "".join(word.para(line) + (CHUNK if line == after else "") for line in lines)
    found = report(word.docx(body), "spec.docx")
    assert expected in {finding.rule for finding in found.findings}
    assert found.incomplete == (expected == "file/part-not-read")


def test_a_gap_that_is_allowed_leaves_the_file_complete() -> None:
    definition = "Under direction, keeps the berth book of the harbor and of its ferries."
    text = (
        f"# BOAT CLERK\n\n{definition}\n\n## DUTIES\n\n- Rows.\n\n## THE PEOPLE OF THE PIER\n\nA diploma is needed.\n"
    )
    allowed = f"<!-- speclint: allow structure/unseen-part - a posting -->\n\n{text}"
    assert report(text, "spec.md").incomplete
    assert not report(allowed, "spec.md").incomplete


def test_a_title_between_lines_of_three_plus_signs_is_one() -> None:
    """Sites that are made with Hugo begin a page with TOML."""
    matter = '+++\ntitle = "Boat Clerk "\nlink = "https://marisol.example"\ntags = ["a"]\n+++\n'
    found = report(matter + "## DEFINITION\n\nKeeps boats.\n\n## DUTIES\n\n- Rows.", "spec.md")
    assert found.files[0].title == "Boat Clerk"
