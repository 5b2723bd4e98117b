"""What a rule says that its expression holds, and that no text which it matches is passed over for want of it."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from checking import seen
from hypothesis import given, settings
from hypothesis import strategies as st

from speclint.checks.wording import Pattern
from speclint.settings import rulebook
from speclint.spec import Plan
from speclint.text.expression import Expression
from speclint.text.folding import folded

SHIPPED = [
    (rule.id, pattern, rule.check.holds)
    for rule in rulebook.load(rulebook.packs())
    if isinstance(rule.check, Pattern) and rule.check.holds
    for pattern in rule.check.patterns
]


def test_what_a_shipped_expression_is_said_to_hold_stands_in_all_that_it_matches() -> None:
    matched = Counter[bool]()

    @settings(max_examples=300)
    @given(st.data())
    def each(data: st.DataObject) -> None:
        rule, pattern, holds = data.draw(st.sampled_from(SHIPPED))
        text = data.draw(st.from_regex(pattern.compiled()))
        changed = "".join(data.draw(st.sampled_from([c, c.upper(), c.swapcase()])) for c in text)
        for said in (text, changed):
            found = pattern.search(said) is not None
            assert not found or any(folded(piece) in folded(said) for piece in holds), (rule, said)
            matched[found] += 1

    each()
    assert matched[True] > 0.8 * matched.total(), "hardly anything was searched for"


@pytest.mark.parametrize(
    ("expected", "holds"),
    [(["A@b", "a@c"], ()), (["A@b", "a@c"], ("@",)), (["A@b"], ("A@B",)), ([], ("#",)), (["a@c"], ("#", "@C"))],
)
def test_a_passage_without_any_of_it_is_passed_over(expected: list[str], holds: tuple[str, ...]) -> None:
    spec = seen("# CLERK\n\n## DUTIES\n\n- Writes A@b.\n- Writes a@c.\n")
    check = Pattern(Expression(r"\w@\w", re.IGNORECASE), holds=holds)
    assert [spec.view[hit.span] for hit in check.find(spec, Plan((spec,)))] == expected


def test_folding_makes_the_letters_that_a_search_takes_for_one_the_same() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz0123456789_"
    any_case = re.compile(f"[{letters}]", re.IGNORECASE)
    word = re.compile(r"\w")
    for char in map(chr, range(0x20000)):
        low = folded(char)
        if any_case.match(char):
            assert low in letters
        elif char.isascii() or not low.isascii():
            assert bool(word.match(char)) == bool(word.match(low))


def test_the_passages_that_have_a_word_are_found() -> None:
    spec = seen("# CLERK\n\n## DUTIES\n\n- Files Maps.\n- Files mapsheets.\n- Sorts keys.\n", "spec.md")
    found = [passage.text for _, passage in spec.holding(frozenset({"maps", "keys"}))]
    assert found == ["Files Maps.", "Sorts keys."]
    assert {"clerk", "maps", "mapsheets", "keys"} <= set(spec.words)
    assert [p.text for _, p in spec.only(("definition",)).holding(frozenset({"maps"}))] == []
