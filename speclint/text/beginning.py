"""How a statement begins: with a verb and in which form, or with a noun that asks something of a person."""

from __future__ import annotations

from speclint.shipped import terms
from speclint.text.classes import GERUND, third_only, uses, verb_only
from speclint.text.verbs import describes, verbs

_NOUNS = terms("heads-of-demands")
_LEADING = terms("leading-adjectives")
_NOUN_END = ("ion", "ment", "ance", "ence", "ysis")
_SHORTEST = 6
"""Letters that a noun with such an ending has more than."""


def form_of(words: list[str]) -> str:
    """How an entry begins: ``ing``, ``base``, ``s``, ``noun`` for "ability", or nothing that is known."""
    rest = [w for w in words if w not in _LEADING and not (w.endswith("ly") and w not in verbs())]
    if not rest:
        return ""
    form = verbs().get(rest[0], ("", ""))[1] or _unlisted(rest[0])
    if rest[0] in _NOUNS or (rest[1:2] == ["of"] and form == "base" and rest[0] != "dispose"):
        return "noun"
    if form == "ing" and len(rest) > 1 and describes(rest[0], rest[1]):
        return ""
    if rest[0] == "be":
        return "base"
    if form in {"base", "s"} and not (verb_only(rest[0]) or third_only(rest[0])):
        return ""
    return form or ("noun" if rest[0].endswith(_NOUN_END) and len(rest[0]) > _SHORTEST and "of" in rest[1:3] else "")


def _unlisted(word: str) -> str:
    """The form of a verb that the list of action verbs does not hold, where it is hardly anything else."""
    if verb_only(word):
        return "base"
    if third_only(word):
        return "s"
    counts = uses(word)
    return "ing" if word.endswith("ing") and counts.get(GERUND, 0) > sum(counts.values()) / 2 else ""
