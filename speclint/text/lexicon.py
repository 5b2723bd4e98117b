"""English words: those of real class specifications, and those of the dictionary that readability counts by."""

from __future__ import annotations

from functools import cache

from speclint.shipped import data, table
from speclint.text import prose


def known(word: str) -> bool:
    """Whether a word (in lower case) is one; of a plural or a verb's third person the stem is enough."""
    return prose.used(word) or word in _dictionary() or word.removesuffix("s") in _dictionary()


@cache
def _dictionary() -> frozenset[str]:
    """The words of the Carnegie Mellon dictionary, as far as speclint ships it."""
    return table(_read)


def _read() -> frozenset[str]:
    lines = (data("nltk") / "corpora" / "cmudict" / "cmudict").read_text("ascii").splitlines()
    return frozenset(line.partition(" ")[0].lower() for line in lines)
