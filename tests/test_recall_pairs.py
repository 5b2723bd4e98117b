"""Each kind of fault that a careful reader sees, in two more wordings and layouts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from checking import found

PAGES = {
    "mechanic.txt": """PUMP MECHANIC

DEFINITION

{definition}

EXAMPLES OF DUTIES

{duties}

MINIMUM QUALIFICATIONS

{qualifications}

{more}
""",
    "mechanic.md": """# Pump Mechanic

### 1. Job Summary

{definition}

### 2. Essential Functions

{duties}

### 3. Education and Experience

{qualifications}

{more}
""",
}
PLAIN = {
    "definition": "Under general supervision, keeps the pumps of a town in order.",
    "duties": "- Repairs pumps and valves.\n- Reads the gauges of the wells.\n- Orders parts.\n- Cleans the tanks.",
    "qualifications": "A high school diploma or GED, and one year of work on pumps.",
    "more": "",
}
PAIRS: list[dict[str, Any]] = yaml.safe_load(Path("tests/data/recall_pairs.yaml").read_text("utf-8"))


def _named(pair: dict[str, Any], text: str, path: str) -> list[str]:
    """What rules of the families that fit the kind say of a page with this text in it."""
    part = pair["part"]
    told = (
        f"{PLAIN[part]}\n{text}"
        if part == "duties" and len(text.splitlines()) < len(PLAIN[part].splitlines())
        else text
    )
    findings = found(PAGES[path].format(**{**PLAIN, part: told}), path, of="generic")
    return [f"{one.rule}: {one.excerpt}" for one in findings if one.rule.startswith(tuple(pair["rules"]))]


@pytest.mark.parametrize(
    ("nth", "pair"), list(enumerate(PAIRS)), ids=[f"{pair['kind']}-{nth % 2 + 1}" for nth, pair in enumerate(PAIRS)]
)
def test_a_fault_is_named_and_its_near_miss_is_not(nth: int, pair: dict[str, Any]) -> None:
    path, marked = list(PAGES)[nth % 2], pair["marked"]
    said = _named(pair, pair["bad"], path)
    bad = [line for line in said if marked in line or line.partition(": ")[2] in marked]
    assert bad
    assert [line for line in _named(pair, pair["good"], path) if line in bad or marked in line] == []


def test_every_kind_has_two_pairs() -> None:
    kinds = [pair["kind"] for pair in PAIRS]
    assert {kind: kinds.count(kind) for kind in kinds} == dict.fromkeys(kinds, 2)
    assert len(set(kinds)) == 12
