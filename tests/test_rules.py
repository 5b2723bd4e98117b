"""Every example of every shipped rule is a test."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from speclint.rule import Example, Rule
from speclint.run.examples import failures, runs_alone
from speclint.settings import profiles, rulebook

# The shipped examples are written for the employer whose schema asks for most.
PROFILE, _, _ = profiles.load(profiles.find("alameda", Path()))
RULES = rulebook.load(rulebook.packs(), sections=profiles.sections(PROFILE))
CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{nth}")
    for rule in RULES
    if runs_alone(rule)  # those of LanguageTool's rules are run in test_grammar_server.py
    for nth, example in enumerate(rule.examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_an_example_holds(rule: Rule, example: Example) -> None:
    assert failures(rule, example, PROFILE) == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.family != "file"], ids=lambda rule: rule.id)
def test_a_rule_shows_what_it_finds_and_what_it_lets_pass(rule: Rule) -> None:
    assert sum(example.bad for example in rule.examples) >= 2
    assert sum(not example.bad for example in rule.examples) >= 2
    assert rule.why
    assert rule.help


@pytest.mark.parametrize("pack", rulebook.packs(), ids=lambda pack: pack.name)
def test_a_note_says_whether_it_is_told_by_default(pack: Path) -> None:
    entries = [entry for entry in yaml.safe_load(pack.read_text(encoding="utf-8")) or [] if "id" in entry]
    silent = [e["id"] for e in entries if e["severity"] == "note" and e.get("depth") not in {"core", "thorough"}]
    assert silent == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.authority], ids=lambda rule: rule.id)
def test_an_authority_says_what_it_is_and_where_and_when_it_was_read(rule: Rule) -> None:
    assert rule.authority
    assert all((rule.authority.cite, rule.authority.url, rule.authority.checked))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_title_and_a_reason_are_plain_sentences(rule: Rule) -> None:
    assert len(rule.title) <= 60
    assert rule.why.endswith((".", "?", "”"))
    assert rule.help.endswith((".", "?", "”", "}"))
