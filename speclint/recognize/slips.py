"""Headings that are misspelt: the one that was probably meant."""

from __future__ import annotations

from speclint.profile import Profile, normal

_LIKENESS = 0.85
_WORD_LIKENESS = 0.7
_SHORTEST = 4
"""Letters from which a word can be misspelt."""
_SLIPS = 3
"""How many letters a misspelt heading may have more or less."""


def near(profile: Profile, plain: str) -> str:
    """The known heading that was probably meant: as many words, nearly the same letters."""
    words = plain.split()
    best, likeness = "", _LIKENESS
    for alias in profile.by_initials.get("".join(w[0] for w in words), ()):
        if abs(len(alias) - len(plain)) > _SLIPS:
            continue
        ratio = _ratio(alias, plain)
        if ratio >= likeness and all(_alike(a, b) for a, b in zip(words, alias.split(), strict=True)):
            best, likeness = alias, ratio
    return best


def meant(profile: Profile, plain: str, alias: str) -> str:
    """How the heading that was meant is written; nothing where only an "s" is too much or missing."""
    if _singular(alias) == _singular(plain):
        return ""
    return next(h for hs in profile.headings.values() for h in hs if normal(h) == alias)


def _singular(heading: str) -> str:
    """A heading with all its words in the singular: one more or less "s", or "'s", is no misspelling."""
    return " ".join(word.removesuffix("s").removesuffix("'") for word in heading.split())


def _alike(a: str, b: str) -> bool:
    """Whether one word may be a slip for the other."""
    return a == b or (len(b) >= _SHORTEST and _ratio(a, b) > _WORD_LIKENESS)


def _ratio(a: str, b: str) -> float:
    """How much two words or headings have in common, 0 to 1."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - the headings of most pages are known

    return SequenceMatcher(None, a, b, autojunk=False).ratio()
