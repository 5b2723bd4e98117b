"""The verbs about words: phrases, patterns, spelling, acronyms, one thing said in two ways."""

from __future__ import annotations

import re

import pytest
from checking import phrases, seen, shipped_check

from speclint.checks.mixture import Mixed
from speclint.checks.names import TitleVariant
from speclint.checks.spelling import Misspelt
from speclint.checks.wording import Pattern, Phrases
from speclint.rule import Check
from speclint.spec import Plan
from speclint.text.expression import Expression


def matches(check: Check, text: str) -> list[str]:
    """What *check* marks in a list of duties."""
    spec = seen(text if text.startswith("# ") else f"# HARBOR CLERK\n\n## DUTIES\n\n{text}\n")
    return [spec.view[hit.span] for hit in check.find(spec, Plan((spec,)))]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("- Keeps the enviornment clean.", ["enviornment"]),  # two letters swapped
        ("- Makes an assesment.", ["assesment"]),  # a letter lost
        ("- Orders matarials.", ["matarials"]),  # a letter changed
        ("- Checks the responsibile party.", ["responsibile"]),  # a letter too many
        ("- Assesment of needs.", ["Assesment"]),
        ("- Teaches martial arts; tends grazing land.", []),  # real words, one slip away from others
        ("- Visits the Enviornment Company.", ["Enviornment"]),  # a long word, though in a name
        ("- Visits the Enviorn Company and Commuter Street.", []),  # a name
        ("- Reads www.enviornment.example and enviornment.pdf.", []),
        ("- Organises labour and programmes.", []),  # British
        ("- Writes abcdefghijk.", []),
        ("- Checks the saftey of pumps; permitts dogs.", ["saftey", "permitts"]),  # short words, no letter changed
        ("- Repairs pavers and waxers; draws plats to width.", []),  # short words, a letter changed: other words
        ("- Nous accueillons les demandes de toutes les personnes et membres des groupes.", []),  # another language
    ],
)
def test_a_slip_of_the_pen_is_told_from_a_rare_word(text: str, marked: list[str]) -> None:
    assert matches(Misspelt(), text) == marked


def test_words_that_the_employer_knows_are_no_slips() -> None:
    assert matches(Misspelt(known=("matarials",)), "- Orders matarials.") == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("- Prepares the ZQX.", ["ZQX"]),
        ("- Prepares the ZQX; files the ZQX.", ["ZQX"]),
        ("- Prepares the Zonal Quality Index (ZQI); files the ZQI.", []),
        ("- Must NOT file; must not sort.", []),
        ("- Holds EITHER of two cards.", []),
        ("- Works in MAY and JUNE.", []),
        ("- Files for Clerk III and VIII.", []),
        ("- Repairs the PUMP STATION.", []),
        ("- Uses form AB-12 and R&D/QXZ files.", []),
    ],
)
def test_an_acronym_is_told_from_capitals(text: str, marked: list[str]) -> None:
    check = shipped_check("wording/undefined-acronym")
    assert matches(check, text) == marked


@pytest.mark.parametrize(
    ("title", "text", "marked"),
    [
        ("POOL SERVICE CLERK", "Helps the Pool Services Manager.", ["Pool Services"]),
        ("POOL SERVICE CLERK", "Helps the Pool Service Manager.", []),
        ("DEPUTY INSPECTOR GENERAL", "Leads the Deputy Inspectors General.", []),
    ],
)
def test_a_title_in_two_spellings(title: str, text: str, marked: list[str]) -> None:
    assert matches(TitleVariant(), f"# {title}\n\n## DEFINITION\n\n{text}\n") == marked


def test_a_phrase_is_found_across_a_line_and_not_inside_a_word() -> None:
    check = Phrases(phrases({"in order to": "to"}))
    assert matches(check, "Files in\norder to find; trains in order tone.") == ["in order to"]
    assert matches(check, "Files in this order, to and fro.") == []


def test_a_phrase_can_be_reported_once_and_not_everywhere() -> None:
    text = "# A CLERK\n\n## DUTIES\n\n1. Files via mail.\n2. Sorts via mail.\n\n## NOTES\n\nApply via mail.\n"
    assert matches(Phrases(phrases({"via": "by"})), text) == ["via", "via", "via"]
    assert matches(Phrases(phrases({"via": "by"}), once=True), text) == ["via"]
    assert matches(Phrases(phrases({"via": "by"}), not_in=("selection",)), text) == ["via", "via"]


def test_a_pattern_looks_at_the_kinds_it_is_told() -> None:
    text = "Files letters.\n\n- Files maps.\n"
    assert matches(Pattern(Expression("files", re.IGNORECASE)), text) == ["Files", "Files"]
    assert matches(Pattern(Expression("files", re.IGNORECASE), kinds=("item",)), text) == ["Files"]


def test_how_people_are_hired_does_not_make_a_mixture() -> None:
    ways = Mixed({"words": r"two years", "figures": r"2 years"}, case=False)
    text = "# A CLERK\n\n## EXPERIENCE\n\nTwo years of filing.\n\n## NOTES\n\nLists last 2 years.\n"
    assert matches(ways, text) == []
    assert matches(ways, text.replace("NOTES", "EDUCATION")) == ["2 years"]
