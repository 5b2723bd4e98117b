"""What a run knows of a check before the check is made, and that it leaves out nothing by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from likeness import alike

from speclint import checks, formats
from speclint.notation.packed import Packer, Unpacker
from speclint.recognize import recognize
from speclint.rule import Example, Outline, Promise, RuleSet
from speclint.run.examples import whole
from speclint.settings import profiles, rulebook
from speclint.spec import Spec

PROFILE = profiles.load(profiles.find("generic", Path()))[0]
TEXTS = [
    *sorted(Path("examples/specs").glob("*.*")),
    *(path for path in sorted(Path("tests/data/seeds").iterdir()) if path.suffix in {".md", ".txt"}),
]


def _rules() -> RuleSet:
    """The shipped rules as a second run has them: promised, and known by their outlines."""
    rulebook.load(rulebook.packs())
    rules = RuleSet(rule for rule in rulebook.load(rulebook.packs()) if not rule.noticed)
    assert all(isinstance(rule.verb, Promise) and not rule.verb.kept for rule in rules)
    return rules


def _asked(rules: RuleSet, spec: Spec) -> list[str]:
    return [rule.id for rule in rules.near(spec) if rule.reader in {"", spec.read_by}]


def test_every_verb_stands_where_the_table_says() -> None:
    modules = {where: where() for where in checks._WHERE.values()}
    assert {name: where for where, verbs in modules.items() for name in verbs} == checks._WHERE
    assert [name for name in checks.CHECKS if checks.CHECKS[name] is not modules[checks._WHERE[name]][name]] == []


def test_an_outline_is_that_of_the_check() -> None:
    assert [rule.id for rule in _rules() if rule.outline != Outline.of(rule.check)] == []


def test_a_kept_check_is_the_one_that_was_read() -> None:
    rules = rulebook.load(rulebook.packs())
    packer = Packer()
    packed = {rule.id: (rule.check, packer.packed(rule.check)) for rule in rules if rule.check}
    unpacker = Unpacker(packer.sets)
    assert [name for name, (_, kept) in packed.items() if kept is None] == []
    assert [
        name for name, (check, kept) in packed.items() if not alike(unpacker.unpacked(type(check), kept), check)
    ] == []


def test_what_cannot_be_kept_is_not() -> None:
    assert Packer().packed(Example(text=object(), bad=True)) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_first_page_is_asked_what_a_later_one_is(path: Path) -> None:
    spec = recognize(formats.read(path.read_bytes(), path.name), PROFILE, "proposed")
    rules = _rules()
    made = RuleSet(rules)
    expected = _asked(made, spec) and _asked(made, spec)
    assert _asked(_rules(), spec) == expected


def test_the_rule_of_a_bad_example_is_asked_about_it() -> None:
    """One for each rule that speaks of a text alone; the rule itself is only promised."""
    rules = _rules()
    missed = []
    for at, rule in enumerate(rules):
        example: Example | None = next((e for e in rule.examples if e.bad and e.path.endswith(".md")), None)
        if example is None or rule.across_files or rule.reader or rule.outline.versions:
            continue
        text = whole(rule, example, PROFILE, example.text).replace("[[", "").replace("]]", "")
        spec = recognize(formats.read(text.encode(), example.path), PROFILE, "proposed")
        if rule.id not in _asked(RuleSet(rules[at : at + 1]), spec):
            missed.append(rule.id)
    assert missed == []
