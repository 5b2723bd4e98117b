"""What is no difference: white space, wrapping, and the shape of quotation marks and dashes."""

from __future__ import annotations

from functools import lru_cache

from speclint.text.expression import Expression

_SHAPES = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2032`\u00b4\u02bc\uff07", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff")
    | {"\u2026": "...", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)
"""Quotation marks, dashes, marks that nobody sees, and letters joined by a printer, each with its plain form."""
_WORD = Expression(r"\w+(?:'\w+)?")
_DASHED = Expression(r"\s*-+\s*")


@lru_cache(maxsize=16384)
def evened(text: str) -> str:
    """A text in one line, with plain quotation marks and dashes, as it is told about."""
    return " ".join(text.translate(_SHAPES).split())


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """A text as it is compared: two that fold alike do not differ for a reader."""
    plain = evened(text).replace("''", '"')
    return _DASHED.sub("-", plain) if "-" in plain else plain


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, in small letters and in one shape."""
    return tuple(_WORD.findall(folded(text).lower()))
