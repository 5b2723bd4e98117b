"""Texts in the small letters in which words are compared."""

from __future__ import annotations

from speclint.text.expression import Expression

FOLDS = {0x130: "i", 0x131: "i", 0x17F: "s"}
"""Letters beyond ASCII that a search without regard to case takes for ASCII ones, and that ``lower`` does not."""
_WORD = Expression(r"\w+")


def folded(text: str) -> str:
    """A text in small letters, as a search without regard to case sees it."""
    return text.lower() if text.isascii() else text.translate(FOLDS).lower()


def words(low: str) -> list[str]:
    """The words of a folded text."""
    return _WORD.findall(low)
