"""Clean specifications raise nothing; every fault planted into one is found at its place, and no error beside it."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from checking import found, rules
from planting import FAULTS, Fault, Page, unmarked
from reading import SHARED

from speclint.document import Span, ViewName
from speclint.finding import Finding, Severity

CLEAN = sorted((Path(__file__).parent / "data" / "clean").iterdir())
STYLES = sorted((Path(__file__).parent / "data" / "styles").iterdir())
ELSEWHERE = sorted((Path(__file__).parent / "data" / "elsewhere").iterdir())
REAL = SHARED / "corpora" / "calhr"


@pytest.mark.parametrize("view", ["proposed", "original"])
@pytest.mark.parametrize("file", CLEAN, ids=lambda file: file.name)
def test_a_clean_specification_raises_no_warning(file: Path, view: ViewName) -> None:
    loud = [f for f in found(file.read_bytes(), file.name, view=view) if f.severity.weight > Severity.NOTE.weight]
    assert [(f.rule, f.excerpt) for f in loud] == []


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_the_same_house_in_the_styles_of_other_writers_raises_no_warning(file: Path) -> None:
    loud = [f for f in found(file.read_bytes(), file.name) if f.severity.weight > Severity.NOTE.weight]
    assert [(f.rule, f.excerpt) for f in loud] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The duties listed below are representative and not all inclusive.",
        "The tasks below illustrate the work; they are not a complete list.",
        "This list does not include every function that an incumbent may be assigned.",
        "Incumbents may perform some or all of the following duties, and similar duties may be added.",
        "Duties listed are illustrative only.",
        "Employees may be assigned duties that are not listed.",
        "The duties below are not to be construed as an exhaustive list.",
        "The omission of a particular duty does not exclude it from the position.",
        "The following is a partial list of duties.",
    ],
)
def test_a_disclaimer_counts_in_whatever_words(sentence: str) -> None:
    page = clean(next(file for file in CLEAN if file.name == "fleet-mechanic.md"))
    old = "Duties may include, but are not limited to, those listed here."
    assert old in page.text
    missing = "structure/disclaimer-missing"
    assert missing in {f.rule for f in found(page.text.replace(old, "The duties are these."), page.path)}
    assert missing not in {f.rule for f in found(page.text.replace(old, sentence), page.path)}


@pytest.mark.parametrize("file", ELSEWHERE, ids=lambda file: file.name)
def test_another_house_with_other_headings_and_tables_raises_no_warning(file: Path) -> None:
    loud = [f for f in found(file.read_bytes(), file.name, of="generic") if f.severity.weight > Severity.NOTE.weight]
    assert [(f.rule, f.excerpt) for f in loud] == []


def test_there_are_fifty_kinds_of_faults() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 50
    assert {fault.rule for fault in FAULTS} <= {rule.id for rule in rules()}


@pytest.mark.parametrize("file", [f for f in CLEAN if f.suffix != ".yaml"], ids=lambda file: file.stem)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_found_at_its_place(fault: Fault, file: Path) -> None:
    page = clean(file)
    planted = fault.plant(page)
    if planted is not None:
        assert_found(fault, page, planted)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_every_kind_can_be_planted(fault: Fault) -> None:
    pages = [clean(file) for file in CLEAN if file.suffix != ".yaml"]
    if fault.name == "established_on_no_day":
        pytest.skip("only specifications of the State say when a series was established")
    assert sum(fault.plant(page) is not None for page in pages) >= 2


@pytest.mark.skipif(not REAL.is_dir(), reason="the shared corpora are not beside the project")
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_planted_into_real_specifications_is_found(fault: Fault) -> None:
    for page in real():
        if fault.rule in {f.rule for f in before(page, fault.view)} or not active(fault.rule, page.of):
            continue  # named already, and many rules name their fault once
        planted = fault.plant(page)
        if planted is not None:
            assert_found(fault, page, planted)


@cache
def clean(file: Path) -> Page:
    return Page(file.read_text("utf-8"), file.name)


@cache
def real() -> tuple[Page, ...]:
    """Specifications of the State, taken at even distances, in both kinds of file."""
    files = [file for kind, step in (("md", 200), ("txt", 400)) for file in sorted((REAL / kind).iterdir())[7::step]]
    return tuple(Page(file.read_text("utf-8"), file.name, "calhr") for file in files)


@cache
def before(page: Page, view: ViewName) -> tuple[Finding, ...]:
    return tuple(found(page.text, page.path, of=page.of, view=view))


def active(rule: str, of: str) -> bool:
    return any(r.id == rule and r.severity is not Severity.OFF for r in rules(of))


def assert_found(fault: Fault, page: Page, planted: str) -> None:
    """Assert that one finding of the rule touches every mark, and that no other error is new."""
    text, marks = unmarked(planted)
    assert marks
    path = f"{fault.path}.{page.path.rpartition('.')[2]}" if fault.path else page.path
    after = found(text, path, of=page.of, view=fault.view)
    named = [f for f in after if f.rule == fault.rule and fault.says in f.message]
    assert any(all(touches(f, text, mark) for mark in marks) for f in named), (
        [text[m.start : m.end] for m in marks],
        [(f.rule, f.message, f.place) for f in new(after, before(page, fault.view))],
    )
    others = [f for f in new(after, before(page, fault.view)) if f.rule not in {fault.rule, *fault.brings}]
    assert [(f.rule, f.message) for f in others if f.severity is Severity.ERROR] == []
    if fault.silent:
        quiet = found(text, path, of=page.of, view=fault.silent)
        assert not [f.message for f in new(quiet, before(page, fault.silent)) if f.rule == fault.rule]


def new(after: list[Finding], earlier: tuple[Finding, ...]) -> list[Finding]:
    """The findings that were not there before, by rule: the text around a fault may move."""
    known = Counter(f.rule for f in earlier)
    return [f for f in after if known[f.rule] < sum(g.rule == f.rule for g in after)]


def touches(finding: Finding, text: str, mark: Span) -> bool:
    """Whether the finding, or another place of it, shares a character with the mark or stands beside it."""
    lines = text.split("\n")
    for place in (finding.place, *(other.place for other in finding.related)):
        if None in {place.line, place.column, place.end_line, place.end_column}:
            continue
        start = sum(len(line) + 1 for line in lines[: (place.line or 1) - 1]) + (place.column or 1) - 1
        end = sum(len(line) + 1 for line in lines[: (place.end_line or 1) - 1]) + (place.end_column or 1) - 1
        if start <= mark.end and mark.start <= end:
            return True
    return False
