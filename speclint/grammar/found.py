"""What an engine noticed in one paragraph, kept in plain values."""

from __future__ import annotations

from collections.abc import Iterable

from speclint.text.expression import Expression

Row = tuple[str, str, int, int, tuple[str, ...]]
"""Rule, message, start, end, replacements."""
Found = tuple[Row, ...]

_ID = Expression(r"[A-Za-z0-9_-]{1,100}")
_CONTROL = Expression(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
_LONGEST = 100
"""Characters of a replacement: no word is longer."""
_MOST_SAID = 300


def named(rule: str) -> bool:
    """Whether this can be the name of a rule: what an engine says is not to be trusted."""
    return _ID.fullmatch(rule) is not None


def row(rule: str, message: str, start: int, end: int, instead: Iterable[str]) -> Row:
    """One thing noticed, without what steers a screen or is far too long."""
    words = tuple(word for word in instead if len(word) <= _LONGEST and not _CONTROL.search(word))
    return rule, _CONTROL.sub(" ", message)[:_MOST_SAID], start, end, words


def sober(rows: Iterable[Row]) -> Found:
    """Rows in reading order, each made safe; what has no name that a rule could have is left out."""
    return tuple(sorted((row(*one) for one in rows if named(one[0])), key=lambda one: one[2:4]))
