"""The two documents that began it all: which of their 61 defects are named, where, and nothing that is not there."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from checking import found
from checking import rules as shipped
from reading import SHARED

from speclint.finding import Finding, Severity

SEEDS = SHARED / "seeds"
A, B, WORD = "lead-csr-2009.txt", "lead-csr-2025-redline.md", "lead-csr-2025-redline.docx"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside the project")

# Defect, carrier, rule, and the lines that one finding of the rule (its related places included) has to touch.
NAMED: list[tuple[str, str, str, tuple[int, ...]]] = [
    ("S1", A, "structure/missing-section", (35,)),
    ("S2", A, "structure/missing-section", (35,)),
    ("S3", A, "ada/accommodation-missing", (35,)),
    ("S4", A, "structure/disclaimer-missing", (35,)),
    ("S5", A, "metadata/class-code-missing", (1,)),
    ("S5", A, "metadata/approval-date-missing", (1,)),
    ("S6", A, "duties/catch-all-among-duties", (64,)),
    ("S7", B, "structure/empty-section", (92,)),
    ("S8", B, "numbering/empty-item", (37,)),
    ("S9", B, "ada/essential-dangling", (25,)),
    ("S10", B, "structure/heading-style-mixed", (39,)),
    ("N1", B, "redline/struck-number", (34,)),
    ("N1", B, "redline/struck-number", (35,)),
    ("N1", B, "numbering/mixed-markers", (34, 35)),
    ("N2", B, "numbering/gap", (33, 37)),
    ("N3", B, "numbering/empty-item", (43,)),
    ("N4", B, "numbering/stray-bullet", (53,)),
    ("N5", B, "redline/struck-number", (35,)),
    ("P1", B, "typography/stray-punctuation", (61,)),
    ("P2", B, "typography/stray-punctuation", (35,)),
    ("P3", A, "typography/final-period", (88,)),
    ("P3", B, "typography/final-period", (76,)),
    ("P4", A, "wording/comma-between-verbs", (96,)),
    ("P4", B, "wording/comma-between-verbs", (90,)),
    ("P5", B, "typography/semicolon-in-series", (48,)),
    ("P7", A, "wording/introductory-comma", (9,)),
    ("P7", B, "wording/introductory-comma", (15,)),
    ("P8", A, "typography/serial-comma-mixed", (55,)),
    ("P8", B, "typography/serial-comma-mixed", (32,)),
    ("P9", A, "typography/double-blank", (68,)),
    ("P10", A, "typography/hyphen-as-dash", (25,)),
    ("G1", A, "duties/garbled-coordination", (52,)),
    ("G1", B, "duties/garbled-coordination", (31,)),
    ("G2", B, "duties/verb-form", (35, 27)),
    ("G3", A, "qualifications/stem-repeated", (99,)),
    ("G3", B, "qualifications/stem-repeated", (90,)),
    ("G4", B, "duties/mixed-beginnings", (61, 57)),
    ("G5", A, "wording/singular-among-plurals", (61,)),
    ("G5", B, "wording/singular-among-plurals", (34,)),
    ("G6", A, "qualifications/article-missing", (106,)),
    ("D1", A, "duplication/repeated-clause", (93, 97)),
    ("D1", B, "duplication/repeated-clause", (90,)),
    ("D2", A, "duplication/related-duties", (11, 64, 103)),
    ("D2", B, "duplication/related-duties", (15, 41, 90)),
    ("D2", A, "duplication/related-duties-in-abilities", (103,)),
    ("D2", B, "duplication/related-duties-in-abilities", (90,)),
    ("D3", A, "duplication/similar-clause", (59, 96)),
    ("D3", B, "duplication/similar-clause", (34, 90)),
    ("D4", A, "duplication/repeated-clause", (49, 56)),
    ("D4", B, "duplication/repeated-clause", (30, 33)),
    ("D5", A, "duplication/similar-clause", (56, 95)),
    ("D5", B, "duplication/similar-clause", (33, 90)),
    ("D6", A, "duplication/similar-clause", (86, 92)),
    ("D6", B, "duplication/similar-clause", (76, 90)),
    ("D7", A, "duplication/similar-clause", (85, 87)),
    ("D7", B, "duplication/similar-clause", (76,)),
    ("D9", A, "wording/class-of-a-class", (21,)),
    ("D9", B, "wording/class-of-a-class", (19,)),
    ("R1", A, "readability/run-on-list", (91, 103)),
    ("R1", B, "readability/run-on-list", (80, 90)),
    ("R2", A, "readability/run-on-list", (82, 88)),
    ("R2", B, "readability/run-on-list", (76,)),
    ("C1", A, "typography/page-furniture", (79,)),
    ("C1", B, "typography/page-furniture", (72,)),
    ("C2", B, "typography/footer-in-text", (82,)),
    ("C3", B, "metadata/dates-run-together", (82,)),
    ("C4", B, "typography/footer-in-text", (84,)),
    ("C5", B, "typography/path-leak", (86,)),
    ("C6", B, "typography/path-leak", (88,)),
    ("C6", B, "metadata/dates-run-together", (88,)),
    ("C7", B, "typography/web-navigation", (3,)),
    ("C8", A, "typography/blank-lines-in-sentences", (9,)),
    ("C9", B, "metadata/date-formats-mixed", (9,)),
    ("C10", B, "metadata/dates-disagree", (9, 82)),
    ("T2", B, "wording/title-variant", (19,)),
    ("T3", A, "wording/lead-or-supervise", (23,)),
    ("T3", B, "wording/lead-or-supervise", (19,)),
]

# What a finding must say beside standing in the right place, where one rule speaks of several things.
SAYS = {
    "S1": "working conditions",
    "S2": "physical demands",
    "S8": "item 9",
    "N2": "8. is missing",
    "N3": "item 1",
    "N5": "a range, where one number was meant",
    "D1": "arithmetic calculations",
    "D3": "records associated with the work",
    "D4": "input",
    "D5": "training",
    "D6": "modern office equipment",
    "D7": "record keeping",
    "C2": "cuts a sentence in two",
}

# Every error on the seeds was read and is one: the carrier, the rule, and how often.
ERRORS = {
    A: Counter(
        {
            "ada/accommodation-missing": 1,
            "metadata/approval-date-missing": 1,
            "metadata/class-code-missing": 1,
            "structure/missing-section": 2,
        }
    ),
    B: Counter(
        {
            "numbering/empty-item": 2,
            "numbering/gap": 1,
            "structure/empty-section": 1,
            "typography/path-leak": 2,
            "typography/stray-punctuation": 2,
        }
    ),
    WORD: Counter({"numbering/empty-item": 1, "structure/empty-section": 1, "typography/stray-punctuation": 2}),
}

# In the .docx Word counts the duties itself, and the page's foot stands in a footer, not in the text.
ONLY_IN_MARKDOWN = {
    "metadata/dates-run-together",
    "numbering/empty-item",
    "numbering/gap",
    "typography/footer-in-text",
    "typography/path-leak",
    "typography/web-navigation",
}
ONLY_IN_WORD = {"typography/broken-sentence"}


@cache
def findings(carrier: str) -> tuple[Finding, ...]:
    return tuple(found((SEEDS / carrier).read_bytes(), carrier))


def touches(finding: Finding, line: int) -> bool:
    places = [finding.place, *(other.place for other in finding.related)]
    return any((place.line or 0) <= line <= (place.end_line or 0) for place in places)


@pytest.mark.parametrize(("defect", "carrier", "rule", "lines"), NAMED)
def test_a_defect_is_named_for_the_right_reason(defect: str, carrier: str, rule: str, lines: tuple[int, ...]) -> None:
    there = [f for f in findings(carrier) if f.rule == rule and all(touches(f, line) for line in lines)]
    assert there
    assert any(SAYS.get(defect, "") in f.message for f in there), [f.message for f in there]


def test_most_defects_are_named() -> None:
    assert len({defect for defect, *_ in NAMED}) >= 52


def test_most_of_them_are_named_without_asking_for_a_thorough_reading() -> None:
    core = {rule.id for rule in shipped("alameda") if rule.depth == "core" or rule.severity is not Severity.NOTE}
    assert len({defect for defect, _, rule, _ in NAMED if rule in core}) >= 45


@pytest.mark.parametrize("carrier", [A, B, WORD])
def test_no_error_stands_that_nobody_has_read(carrier: str) -> None:
    errors = [f for f in findings(carrier) if f.severity is Severity.ERROR]
    assert not Counter(f.rule for f in errors) - ERRORS[carrier], [f.message for f in errors]


@pytest.mark.parametrize("carrier", [A, B, WORD])
def test_a_heading_before_its_own_words_is_no_repetition(carrier: str) -> None:
    rules = {"duplication/repeated-word", "structure/repeated-heading", "duplication/repeated-phrase"}
    assert [f.excerpt for f in findings(carrier) if f.rule in rules] == []


@pytest.mark.parametrize("carrier", [A, B, WORD])
def test_a_phrase_of_the_house_is_a_note_at_most(carrier: str) -> None:
    for finding in findings(carrier):
        if finding.rule.startswith("duplication/") and finding.severity is not Severity.NOTE:
            assert "establish" not in finding.excerpt


def test_arithmetic_is_the_first_repetition_in_the_abilities() -> None:
    for carrier in (A, B, WORD):
        first = next(
            f for f in findings(carrier) if f.rule == "duplication/repeated-clause" and f.section == "Abilities"
        )
        assert "arithmetic calculations" in first.message
        assert first.where == "Abilities, clauses 4 and 10"
        assert [other.where for other in first.related] == ["Abilities, clause 10"]


def test_both_carriers_of_the_redline_give_the_same_findings() -> None:
    markdown, docx = (Counter(map(said, findings(carrier))) for carrier in (B, WORD))
    assert {rule for rule, _ in markdown - docx} <= ONLY_IN_MARKDOWN
    assert {rule for rule, _ in docx - markdown} <= ONLY_IN_WORD
    assert sum((markdown & docx).values()) >= 45


def said(finding: Finding) -> tuple[str, str]:
    """A finding without what only its carrier can say: its line, its bullet, the footer in its midst."""
    return finding.rule, "".join(c for c in finding.excerpt.lower() if c.isalpha())[:40]


@pytest.mark.parametrize("carrier", [A, B, WORD])
def test_every_finding_stands_where_it_says(carrier: str) -> None:
    lines = (SEEDS / carrier).read_bytes().decode("utf-8", "replace").split("\n")
    for finding in findings(carrier):
        assert finding.excerpt in finding.context or "\n" in finding.excerpt
        if finding.place.line and finding.place.line == finding.place.end_line and finding.excerpt.strip():
            line = lines[finding.place.line - 1]
            assert line[(finding.place.column or 1) - 1 : (finding.place.end_column or 1) - 1] == finding.excerpt
