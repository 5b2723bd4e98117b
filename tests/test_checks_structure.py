"""The verbs about what should be there, about dates and titles, and about marks that come in pairs."""

from __future__ import annotations

import re

import pytest
from checking import found, profile, seen, shipped_check

from speclint.checks.dates import Future, Stale
from speclint.checks.presence import Expected
from speclint.checks.punctuation import DanglingEnd, FinalPeriod, Unbalanced
from speclint.checks.redline import Marked
from speclint.rule import Check
from speclint.spec import Plan
from speclint.text.expression import Expression


def marked(check: Check, text: str, path: str = "spec.md", as_of: str = "2026-11-22") -> list[str]:
    spec = seen(text, path)
    return [spec.view[hit.span] for hit in check.find(spec, Plan((spec,), as_of))]


def test_what_is_expected_may_be_a_section_a_statement_or_words() -> None:
    text = "# SENIOR CLERK\n\n## DUTIES\n\n1. Files.\n"
    assert marked(Expected(sections=("distinguishing",)), text) == ["SENIOR CLERK"]
    assert marked(Expected(sections=("duties",)), text) == []
    assert marked(Expected(statement="related_duties", when_section=("duties",)), text) == ["DUTIES"]
    assert marked(Expected(pattern=Expression("Files")), text) == []
    assert marked(Expected(pattern=Expression("Files"), within=("definition",)), text) == ["SENIOR CLERK"]


def test_it_is_expected_only_where_it_is_asked_for() -> None:
    text = "# SENIOR CLERK\n\n## DUTIES\n\n1. Files.\n"
    assert marked(Expected(sections=("history",), when_title=Expression("Lead")), text) == []
    assert marked(Expected(sections=("history",), unless_title=Expression("SENIOR")), text) == []
    assert marked(Expected(sections=("history",), when_section=("education",)), text) == []
    assert marked(Expected(sections=("history",), unless_anywhere=Expression("Files")), text) == []
    assert marked(Expected(sections=("history",), series=False), text.replace("CLERK", "CLERK I/II")) == []


def test_a_specification_is_stale_by_the_day_of_the_run() -> None:
    text = "# CLERK\n\nEstablished: 5/1/1979\n\nRevised: 4/1/2015\n"
    assert marked(Stale(), text) == ["4/1/2015"]
    assert marked(Stale(), text, as_of="2025-03-31") == []
    assert marked(Stale(), text, as_of="") == []
    assert marked(Stale(years=12), text) == []


@pytest.mark.parametrize(
    ("expected", "as_of"),
    [(["4/1/2015"], "2014-03-31"), ([], "2014-04-01"), ([], "2015-03-01"), ([], "2020-01-01"), ([], "")],
)
def test_a_date_may_be_that_of_the_meeting_to_come(expected: list[str], as_of: str) -> None:
    text = "# FILE CLERK\n\nApproved by CSB: 4/1/2015\n"
    assert marked(Future(), text, as_of=as_of) == expected


@pytest.mark.parametrize(
    ("title", "path", "differs"),
    [
        ("FILE CLERK", "file clerk.md", False),
        ("FILE CLERK", "File Clerk 1001 - Redline 2025.md", False),
        ("SENIOR FILE CLERK", "Sr_File_Clerk.md", False),
        ("CUSTOMER SERVICES MANAGER", "cust-svcs-mgr.md", False),
        ("FILE CLERK", "File Technician.md", True),
        ("FILE CLERK", "spec.md", False),
        ("FILE CLERK", "0010.md", False),
        ("CLERK", "technician.md", False),
    ],
)
def test_a_file_is_named_for_its_class(title: str, path: str, *, differs: bool) -> None:
    text = f"# {title}\n\n## DUTIES\n\n1. Files.\n"
    assert marked(shipped_check("metadata/file-name"), text, path) == ([title] if differs else [])


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("- Files (letters.", ["(letters"]),
        ("- Files letters).", ["letters)"]),
        ("- Reads “maps.", ["“maps"]),
        ("- Files (letters [and maps]).", []),
        ("- Files a) letters and 2) maps.", []),
        ("- Files letter(s).", []),
        ("(Files letters.\n\nSorts maps.)", []),
    ],
)
def test_brackets_and_quotes_come_in_pairs(text: str, alone: list[str]) -> None:
    assert marked(Unbalanced(), f"# CLERK\n\n## DUTIES\n\n{text}\n") == alone


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("- Files.\n- Sorts and", ["and"]),
        ("- Files.\n- Types and\n- Sorts.", ["and"]),
        ("- Files letters,\n- Sorts maps,", [","]),
        ("- Files; and\n- Sorts.", []),
        ("- Files, or\n- Sorts.", []),
        ("- Files the land", []),
    ],
)
def test_a_list_ends_with_its_last_item(text: str, end: list[str]) -> None:
    assert marked(DanglingEnd(), f"# CLERK\n\n## DUTIES\n\n{text}\n") == end


def test_an_address_needs_no_full_stop() -> None:
    text = "# CLERK\n\n## DEFINITION\n\n" + "Files all the letters of the mayor and council.\n\n" * 3
    assert marked(FinalPeriod(), text + "Reads about filing rules at the page www.marisol.example/jobs\n") == []
    assert marked(FinalPeriod(), text + "Reads about filing rules on the page of the town\n") == ["town"]


def test_tracked_changes_belong_into_a_file_that_says_so() -> None:
    text = "# CLERK\n\n## DUTIES\n\n1. Files ~~letters~~ maps.\n"
    assert marked(Marked(Expression("redline", re.IGNORECASE)), text) == ["CLERK"]
    assert marked(Marked(Expression("redline", re.IGNORECASE)), text, "Clerk - Redline.md") == []


@pytest.mark.parametrize(
    ("rule", "statement"),
    [("ada/accommodation-missing", "accommodation"), ("structure/disclaimer-missing", "illustrative")],
)
def test_who_lacks_a_standard_sentence_is_given_its_words(rule: str, statement: str) -> None:
    words = profile().statements[statement].canonical
    lacking = found("# CLERK\n\n## DUTIES\n\n- Files letters.\n", only=[rule])
    assert [f.help.partition("For example: ")[2] for f in lacking] == [f"“{words}”"]
