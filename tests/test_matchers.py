"""An expression that was kept is the one that Python compiles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from speclint.cache import Store
from speclint.text import matchers

EXPRESSIONS = [
    ("(?P<first>a+)(?P<second>b)?", 0),
    (r"\b(?:fully|partly)\s+paid\b", re.IGNORECASE),
    ("(?i:STATE)[^a-z]{2,5}?", 0),
    ("(?x) a b # two letters", 0),
    ("[“”]|ﬁ|\\N{BULLET}", re.MULTILINE),
    ("(?<!a)b(?=c)", re.IGNORECASE | re.DOTALL),
    ("", 0),
]
TEXT = "Fully paid ab, STATE of ab “x”\n• bc; partly  paid, aab bc"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A place of its own, and a run that has compiled nothing yet."""
    store = Store(str(tmp_path))
    monkeypatch.setattr(matchers, "_place", lambda: store)
    monkeypatch.setattr(matchers, "_FRESH", {})
    monkeypatch.setattr(matchers, "_OWN", set())
    matchers._kept.cache_clear()
    yield store
    matchers._kept.cache_clear()


def _again() -> None:
    """Another run."""
    matchers.keep()
    matchers._kept.cache_clear()


@pytest.mark.parametrize(("pattern", "flags"), EXPRESSIONS)
def test_what_was_kept_matches_as_what_is_compiled(pattern: str, flags: int, kept: Store) -> None:
    plain = re.compile(pattern, flags)
    matchers.compiled(pattern, flags)
    _again()
    assert len(matchers._kept()) == 1
    found = matchers.compiled(pattern, flags)
    assert matchers._FRESH == {}
    assert [(m.span(), m.groupdict()) for m in found.finditer(TEXT)] == [
        (m.span(), m.groupdict()) for m in plain.finditer(TEXT)
    ]
    assert (found.pattern, found.flags, found.groups, found.groupindex) == (
        plain.pattern,
        plain.flags,
        plain.groups,
        plain.groupindex,
    )


@pytest.mark.parametrize("spoilt", [(0, b"\xff" * 8, 0, {}, ()), (0, b"abc", 0, {}, ()), (0, "", 0, {}, ()), ()])
def test_what_the_matcher_refuses_is_compiled_anew(spoilt: tuple[object, ...], kept: Store) -> None:
    kept.put(matchers._name(), {"0 a+": spoilt})
    assert matchers.compiled("a+", 0).findall("aab") == ["aa"]


def test_an_expression_of_somebodys_own_is_not_kept_with_ours(kept: Store) -> None:
    matchers.own("secret")
    matchers.compiled("secret", 0)
    matchers.compiled("ours", 0)
    _again()
    assert list(matchers._kept()) == ["0 ours"]


def test_a_faulty_expression_is_an_error_as_ever(kept: Store) -> None:
    with pytest.raises(re.error):
        matchers.compiled("(", 0)
    _again()
    assert matchers._kept() == {}
