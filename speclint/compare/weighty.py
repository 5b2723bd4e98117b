"""Which words count in every form."""

from __future__ import annotations

from functools import lru_cache

from speclint.profile import Weighing
from speclint.text.expression import Expression
from speclint.text.numbers import WHOLE
from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import Tokens

_NUMERAL = Expression(r"\d|^(?:" + "|".join(WHOLE) + r")$")


def weighs(word: str, weighing: Weighing) -> bool:
    """Whether a word counts in every form: a number, or one that the profile names."""
    return _said(word, weighing.weighty)


@lru_cache(maxsize=8192)
def _said(word: str, phrases: PhraseSet | None) -> bool:
    return _NUMERAL.search(word) is not None or (phrases is not None and phrases.said(Tokens(word)))
