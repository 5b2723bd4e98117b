"""The words of a text, and what a word is known by in all its forms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from speclint.compare.folding import folded
from speclint.text import prose, verbs
from speclint.text.expression import Expression

_AGENTS = ("er", "or", "ers", "ors", "ant", "ants", "ist", "ists", "ent", "ents", "ee", "ees", "ian", "ians")
"""How words end that may say who does something, and not what is done."""
_WORD = Expression(r"[^\W_]+(?:'[^\W_]+)?|[.,;:()/&\n]")
_ENDING = Expression(r"(?<=\w{3})(?:ing|ed|es|ly|e|s)$")
_DONE = ("ment", "ments")
SHORTEST = 4
"""Letters from which a word can have lost its plural."""


@cache
def _bases() -> dict[str, str]:
    """Each form of an irregular verb, with its base."""
    return {form: base for base, forms in verbs.irregular().items() for form in (*forms, verbs.third_person(base))}


@cache
def stemmed(word: str) -> str:
    """What a word is known by in all its forms; who does something is not what is done."""
    low = word.removesuffix("'s").rstrip("'")
    low = _bases().get(low, low)
    if low.endswith(_AGENTS) and not low.endswith(_DONE) and low not in verbs.verbs():
        return low.removesuffix("s") if len(low) > SHORTEST else low
    if len(low) >= SHORTEST and not prose.listed(low):
        low = next((form for form in _forms(low) if prose.listed(form)), "") or _ENDING.sub("", low)
    return prose.stem(low)


def _forms(word: str) -> Iterator[str]:
    """What a word may be a form of, and other forms that it may have."""
    yield plural(word)
    for ending in ("ing", "ed", "ly"):
        if word.endswith(ending):
            bare = word.removesuffix(ending)
            yield from (bare, f"{bare}e", bare[:-1])
    yield from (word.removesuffix("s"), word.removesuffix("es"))
    yield from (f"{word}s", f"{word}d", f"{word}ing", f"{word.removesuffix('e')}ing")


def split(text: str) -> list[str]:
    """The words and signs of a text, in small letters; a hyphen joins nothing here."""
    return _WORD.findall(folded(text).lower().replace("-", " "))


def plural(word: str) -> str:
    """A word without its plural or third person."""
    if word.endswith("ies") and len(word) > SHORTEST:
        return word.removesuffix("ies") + "y"
    if word.endswith(("ses", "xes", "ches", "shes", "zes")):
        return word.removesuffix("es")
    return word.removesuffix("s") if len(word) >= SHORTEST and not word.endswith(("ss", "us", "is")) else word
