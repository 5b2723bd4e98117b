"""Rules and profiles say words in phrases: what is left of regular expressions is counted, and may only become less."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import pytest
import yaml

from speclint.shipped import shipped

RULES, CHARACTERS = 28, 7_250
"""What is left, with a little room; whoever moves a rule lowers it."""
_EXPRESSION = re.compile(r"\\[a-zA-Z.(\[\\/]|\(\?[:!=<iPm-]|\[\^|\]\+|\]\*|\.\*")
_LITERAL = re.compile(r"(?!.*(?:\(\?|\[\^|\][+*]|\.\*))(?:[^\\]|\\[^\w\s.\\/])*")
"""A phrase, in which a backslash stands before a sign itself."""


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _expressions() -> dict[str, list[str]]:
    """Of each rule and each part of a profile, its regular expressions."""
    found: dict[str, list[str]] = {}
    for path in (*shipped("rules").glob("*.yaml"), *shipped("profiles").glob("*.yaml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        entries = data.items() if isinstance(data, dict) else ((rule["id"], rule.get("options")) for rule in data)
        for name, value in entries:
            texts = [text for text in _texts(value) if _EXPRESSION.search(text) and not _LITERAL.fullmatch(text)]
            if name != "lists" and texts:
                found[name if isinstance(data, list) else f"{path.stem}: {name}"] = texts
    return found


FOUND = _expressions()


def test_few_rules_hold_a_regular_expression() -> None:
    """At most 30 may: what is about characters."""
    assert len([name for name in FOUND if "/" in name]) <= RULES


def test_few_characters_are_regular_expressions() -> None:
    """Of 55,000 that there were; a quarter was the aim."""
    assert sum(len(text) for texts in FOUND.values() for text in texts) <= CHARACTERS


def test_no_expression_is_longer_than_can_be_read() -> None:
    """At most 120 characters, in typography 300."""
    assert [(name, text) for name, texts in FOUND.items() for text in texts if len(text) > _most(name)] == []


def _most(name: str) -> int:
    return 300 if name.startswith("typography/") else 120


def test_no_long_text_stands_twice() -> None:
    """What an anchor of YAML repeats is written once."""
    written = {text for name, texts in FOUND.items() if "/" in name for text in texts}
    pieces = Counter(piece for t in written for piece in {t[at : at + 60] for at in range(max(0, len(t) - 59))})
    assert [piece for piece, count in pieces.items() if count > 1] == []


@pytest.mark.parametrize("folder", ["rules", "profiles"])
def test_what_ships_is_plain_yaml(folder: str) -> None:
    """A user's copy is read without C, which takes a ? in brackets for a key."""
    assert all(yaml.safe_load(path.read_text("utf-8")) for path in shipped(folder).glob("*.yaml"))
