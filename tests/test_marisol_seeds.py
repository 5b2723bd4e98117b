"""Two invented documents with planted faults, so that whoever clones the project proves as much as its makers do.

A class of the City of Marisol as plain text with a page turn in it, and the redline of it as Markdown. The kinds of
faults are those of the two documents that began it all (``test_seeds.py``, which needs them beside the checkout).
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from checking import found

from speclint.finding import Finding, Severity

FOLDER = Path(__file__).parent / "data" / "seeds"
OLD, NEW = "lead-ferry-clerk-2011.txt", "lead-ferry-clerk-2026-redline.md"

# Carrier, rule, the lines that one finding (its related places included) has to touch, and what it must say.
PLANTED: list[tuple[str, str, tuple[int, ...], str]] = [
    (OLD, "structure/missing-section", (16,), "working conditions"),
    (OLD, "structure/missing-section", (16,), "physical demands"),
    (OLD, "ada/accommodation-missing", (16,), ""),
    (OLD, "structure/disclaimer-missing", (16,), ""),
    (OLD, "metadata/class-code-missing", (1,), ""),
    (OLD, "metadata/approval-date-missing", (1,), ""),
    (OLD, "wording/introductory-comma", (5,), "Under direction"),
    (OLD, "typography/hyphen-as-dash", (13,), ""),
    (OLD, "duties/catch-all-among-duties", (26,), ""),
    (OLD, "typography/page-furniture", (30,), ""),
    (OLD, "typography/final-period", (41,), ""),
    (OLD, "duplication/repeated-clause", (45, 47), "arithmetic computations"),
    (OLD, "duplication/related-duties", (8, 26, 49), "3 times in 3 wordings"),
    (OLD, "duplication/related-duties-in-abilities", (49,), ""),
    (OLD, "duplication/similar-clause", (21, 22), "input"),
    (OLD, "duplication/similar-clause", (23, 48), "cargo associated with the landing"),
    (OLD, "duplication/similar-clause", (40, 46), "ticket printers"),
    (OLD, "duplication/similar-clause", (39, 41), "records"),
    (OLD, "qualifications/stem-repeated", (47,), ""),
    (OLD, "qualifications/article-missing", (53,), ""),
    (OLD, "law/ca-drivers-license", (53,), "review"),
    (NEW, "wording/introductory-comma", (12,), ""),
    (NEW, "wording/title-variant", (16,), "Ferry Landing"),
    (NEW, "wording/lead-or-supervise", (16,), ""),
    (NEW, "ada/essential-dangling", (22,), ""),
    (NEW, "typography/stray-punctuation", (29,), ". ."),
    (NEW, "typography/stray-punctuation", (31,), ".-"),
    (NEW, "numbering/empty-item", (30,), "item 7"),
    (NEW, "numbering/gap", (30, 31), "8. is missing"),
    (NEW, "numbering/empty-item", (37,), "item 1"),
    (NEW, "structure/heading-style-mixed", (43,), ""),
    (NEW, "duties/mixed-beginnings", (45, 46), ""),
    (NEW, "metadata/dates-run-together", (63,), "6/1/113/4/2026"),
    (NEW, "typography/path-leak", (65,), ""),
    (NEW, "duplication/repeated-clause", (69,), "arithmetic computations"),
    (NEW, "qualifications/stem-repeated", (69,), ""),
    (NEW, "structure/empty-section", (71,), "once the tracked changes are accepted"),
]

# Every error was read and is one.
ERRORS = {
    OLD: Counter(
        {"metadata/approval-date-missing": 1, "metadata/class-code-missing": 1, "structure/missing-section": 2}
    ),
    NEW: Counter(
        {
            "numbering/empty-item": 2,
            "numbering/gap": 1,
            "structure/empty-section": 1,
            "typography/path-leak": 1,
            "typography/stray-punctuation": 2,
        }
    ),
}


@cache
def findings(carrier: str) -> tuple[Finding, ...]:
    return tuple(found((FOLDER / carrier).read_bytes(), carrier))


def lines_of(finding: Finding) -> set[int]:
    places = [finding.place, *(other.place for other in finding.related)]
    return {line for p in places for line in range(p.line or 0, (p.end_line or p.line or 0) + 1)}


@pytest.mark.parametrize(("carrier", "rule", "lines", "said"), PLANTED)
def test_a_planted_fault_is_named_where_it_stands(carrier: str, rule: str, lines: tuple[int, ...], said: str) -> None:
    there = [f.message for f in findings(carrier) if f.rule == rule and lines_of(f) >= set(lines)]
    assert [message for message in there if said in message]


@pytest.mark.parametrize("carrier", [OLD, NEW])
def test_no_error_stands_that_nobody_has_read(carrier: str) -> None:
    assert Counter(f.rule for f in findings(carrier) if f.severity is Severity.ERROR) == ERRORS[carrier]


@pytest.mark.parametrize("carrier", [OLD, NEW])
def test_a_heading_before_its_own_words_is_no_repetition(carrier: str) -> None:
    quiet = {"duplication/repeated-word", "structure/repeated-heading", "duplication/repeated-phrase"}
    assert [f.message for f in findings(carrier) if f.rule in quiet] == []


@pytest.mark.parametrize("carrier", [OLD, NEW])
def test_a_finding_marks_the_text_that_it_quotes(carrier: str) -> None:
    text = (FOLDER / carrier).read_text("utf-8")
    rows = text.split("\n")
    for finding in findings(carrier):
        place = finding.place
        assert place.line
        assert place.column
        if finding.excerpt and place.end_line == place.line and "~~" not in rows[place.line - 1]:
            assert rows[place.line - 1][place.column - 1 :].startswith(finding.excerpt)
