"""Pairs of Word files that others made, redlines with their accepted and rejected copies, the user's own redline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from checking import profile
from reading import SHARED

from speclint.compare.change import Comparison
from speclint.compare.comparing import against, within
from speclint.document import Document
from speclint.formats import read

PAIRS, REDLINES = SHARED / "corpora" / "docx-compare", SHARED / "corpora" / "docx-accept-reject"
SEEDS = SHARED / "seeds"
READ = frozenset({"WC-1950"})
"""Differences that were read: where a table's first cell is taken for the title, the row counts as several changes."""


def document(file: Path) -> Document:
    return read(file.read_bytes(), file.name)


@pytest.mark.skipif(not PAIRS.is_dir(), reason="needs ../shared: pairs with the number of revisions to expect")
def test_changes_are_hardly_more_than_one_would_count() -> None:
    over = []
    for pair in json.loads((PAIRS / "pairs.json").read_text("utf-8")):
        found = against(document(PAIRS / pair["old"]), document(PAIRS / pair["new"]), profile("generic"))
        if len(found.changes) > 1.2 * pair["revisions"] and pair["id"] not in READ:
            over.append((pair["id"], pair["revisions"], len(found.changes)))
    assert over == []


def told(found: Comparison) -> list[tuple[object, ...]]:
    return [(c.kind, c.weight, c.topic, c.old and c.old.text, c.new and c.new.text) for c in found.changes]


@pytest.mark.skipif(not REDLINES.is_dir(), reason="needs ../shared: redlines with what accepting and rejecting gives")
def test_a_redline_and_its_two_copies_give_the_same_changes() -> None:
    same = total = 0
    for rejected in sorted(REDLINES.glob("*-Rejected.docx")):
        redline = rejected.with_name(rejected.name.replace("-Rejected", ""))
        accepted = rejected.with_name(rejected.name.replace("-Rejected", "-Accepted"))
        total += 1
        apart = against(document(rejected), document(accepted), profile("generic"))
        same += told(apart) == told(within(document(redline), profile("generic")))
    assert total >= 25
    assert same >= 0.95 * total


@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs ../shared: the user's redline")
@pytest.mark.parametrize("old", ["lead-csr-2009.txt", "lead-csr-2009.pdf"])
@pytest.mark.parametrize("new", ["lead-csr-2025-redline.docx", "lead-csr-2025-redline.md"])
def test_the_summary_of_the_users_redline_says_what_a_clerk_of_the_board_would(old: str, new: str) -> None:
    found = against(document(SEEDS / old), document(SEEDS / new), profile())
    said = " ".join(found.summary).lower()
    assert len(found.summary) <= 6
    for word in ("working conditions", "physical demands", "license", "services supervisor", "october 8, 2025"):
        assert word in said
    assert "no tracked mark" in found.summary[-1]
    bare = [change for change in found.changes if change.marked is False]
    assert {"working_conditions", "physical_demands"} <= {change.section for change in bare}
    marked = [change for change in found.changes if change.marked]
    assert {"license", "supervision"} <= {change.topic for change in marked}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs ../shared: the user's redline")
@pytest.mark.parametrize("name", ["lead-csr-2025-redline.docx", "lead-csr-2025-redline.md"])
def test_the_users_redline_alone(name: str) -> None:
    found = within(document(SEEDS / name), profile())
    assert {change.topic for change in found.changes if change.substantive} == {
        "date",
        "supervision",
        "duty",
        "license",
    }
    assert all(change.marked for change in found.changes)
    assert len(found.summary) <= 6
