"""A regular expression is compiled when it is first searched for, and is then like Python's own."""

from __future__ import annotations

import re

import pytest

from speclint.text.expression import Expression

DIGITS = r"(?P<first>\d)\d*"


@pytest.mark.parametrize("method", ["search", "match", "fullmatch"])
@pytest.mark.parametrize("text", ["12", "a 12", ""])
def test_it_finds_what_python_finds(method: str, text: str) -> None:
    expected, found = (getattr(made, method)(text) for made in (re.compile(DIGITS), Expression(DIGITS)))
    assert (found and (found.span(), found.groupdict())) == (expected and (expected.span(), expected.groupdict()))


def test_each_method_is_there_from_the_start() -> None:
    assert [found[0] for found in Expression(DIGITS).finditer("12 3")] == ["12", "3"]
    assert Expression(DIGITS).findall("12 3") == ["1", "3"]
    assert Expression(" ").split("a b") == ["a", "b"]
    assert Expression(" ").sub("-", "a b") == "a-b"
    assert dict(Expression(DIGITS).groupindex) == {"first": 1}


def test_flags_count() -> None:
    assert Expression("a", re.IGNORECASE).search("A")
    assert not Expression("a").search("A")


def test_a_fault_shows_when_it_is_compiled() -> None:
    faulty = Expression("(")
    with pytest.raises(re.error):
        faulty.compiled()
    with pytest.raises(re.error):
        faulty.search("a")


def test_it_is_known_by_source_and_flags() -> None:
    assert Expression("a", re.IGNORECASE) == Expression("a", re.IGNORECASE)
    assert len({Expression("a"), Expression("a"), Expression("a", re.IGNORECASE), Expression("b")}) == 3
    assert Expression("a") != "a"
    assert repr(Expression("a", 2)) == "Expression('a', 2)"
    with pytest.raises(AttributeError):
        _ = Expression("a").nothing
