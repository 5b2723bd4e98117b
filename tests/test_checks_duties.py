"""The verbs about lists: how statements begin, how many there are, what stands last."""

from __future__ import annotations

import re

import pytest
from checking import seen

from speclint.checks.agreement import NoVerb, VerbRow
from speclint.checks.duties import VerbForm
from speclint.checks.items import Last, Share, Size
from speclint.finding import Hit
from speclint.rule import Check
from speclint.spec import Plan
from speclint.text.expression import Expression
from speclint.text.verbs import gerund, third_person, verbs


def hits(check: Check, text: str) -> list[Hit]:
    spec = seen(f"# HARBOR CLERK\n\n## DUTIES\n\n{text}\n").only(("duties",))
    return list(check.find(spec, Plan((spec,))))


def marked(check: Check, text: str) -> list[str]:
    spec = seen(f"# HARBOR CLERK\n\n## DUTIES\n\n{text}\n").only(("duties",))
    return [spec.view[hit.span] for hit in check.find(spec, Plan((spec,)))]


@pytest.mark.parametrize(
    ("base", "third", "ing"),
    [
        ("carry", "carries", "carrying"),
        ("do", "does", "doing"),
        ("plan", "plans", "planning"),
        ("make", "makes", "making"),
        ("oversee", "oversees", "overseeing"),
        ("tie", "ties", "tying"),
        ("refer", "refers", "referring"),
        ("patrol", "patrols", "patrolling"),
        ("dispatch", "dispatches", "dispatching"),
        ("mow", "mows", "mowing"),
    ],
)
def test_verbs_are_inflected_as_they_are_spelt(base: str, third: str, ing: str) -> None:
    assert (third_person(base), gerund(base)) == (third, ing)


def test_every_form_of_a_verb_leads_back_to_its_base() -> None:
    assert [verbs()[word] for word in ("files", "filing", "file")] == [("file", "s"), ("file", "ing"), ("file", "base")]


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("- Maintains, trim, and remove trees.", ["trim", "remove"]),
        ("- Installs and maintain pumps.", ["maintain"]),
        ("- Install and maintains pumps.", ["maintains"]),
        ("- Files maps; installs and maintain pumps.", ["maintain"]),
        ("- Maintains, trims, and removes trees.", []),
        ("- Installs and, where asked, maintain pumps.", []),
        ("- Reviews and record keeping.", ["record"]),
        ("- Files maps and sort cards.", []),  # "maps" comes between
    ],
)
def test_verbs_in_a_row_agree(text: str, odd: list[str]) -> None:
    assert marked(VerbRow(), text) == odd


def test_a_word_that_is_a_noun_as_often_proves_nothing() -> None:
    assert marked(VerbRow(ambiguous=("record",)), "- Reviews and record keeping.") == []


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("files letters; sorts maps; provide copies; types forms", ["provide"]),
        ("files letters; sorts maps; may provide copies; types forms", []),
        ("files letters; sorts maps; report preparation; types forms", ["report"]),
        ("files letters; sorts maps; carefully provide copies; types forms", ["provide"]),
    ],
)
def test_clauses_of_a_list_begin_alike(text: str, odd: list[str]) -> None:
    assert marked(VerbForm(clauses=True), text) == odd
    assert marked(VerbForm(clauses=True, ambiguous=("report",)), text) == [w for w in odd if w != "report"]


def test_the_first_words_of_items_are_left_to_the_rule_on_items() -> None:
    text = "1. Files letters; maintain records.\n2. Sort maps; answers calls.\n3. Types forms; greets people.\n"
    assert marked(VerbForm(clauses=True), text) == ["maintain", "Sort"]
    assert marked(VerbForm(clauses=True, inner=True), text) == ["maintain"]


def test_an_item_without_a_verb_stands_out_among_verbs_only() -> None:
    noun = NoVerb(nouns=Expression("Preparation|Review"))
    assert marked(noun, "- Files.\n- Sorts maps.\n- Preparation of bills.\n- Types.\n- Copies cards.\n") == [
        "Preparation"
    ]
    assert marked(noun, "- Filing.\n- Preparation of bills.\n- Review of maps.\n- Office work.\n") == []


def test_a_list_has_a_size_and_a_text_without_items_has_none() -> None:
    assert [hit.words["count"] for hit in hits(Size("items", most=2), "- A.\n- B.\n- C.\n")] == [3]
    assert [hit.words["limit"] for hit in hits(Size("items", least=4), "- A.\n- B.\n- C.\n")] == [4]
    assert hits(Size("items", least=4), "A; b; c.") == []
    assert [hit.words["count"] for hit in hits(Size("words", most=3), "One two three four.")] == [4]


def test_a_share_is_counted_over_items_or_over_clauses() -> None:
    may = Share(Expression("may", re.IGNORECASE), share=0.4, least=4)
    assert marked(may, "- Files.\n- May type.\n- May sort.\n- Mails.\n") == ["May"]
    assert marked(may, "Files; may type; may sort; mails.") == ["may"]
    assert marked(may, "Files; may type; sorts; mails.") == []
    assert marked(may, "May file; may type.") == []


def test_the_catch_all_comes_last() -> None:
    assert marked(Last("related_duties"), "1. Performs related duties as assigned.\n2. Files.\n") == [
        "Performs related duties as assigned"
    ]
    assert marked(Last("related_duties"), "1. Files.\n2. Performs related duties as assigned.\n") == []
    assert marked(Last("no_such_statement"), "1. Files.\n2. Sorts.\n") == []
