"""Names and their initials, words and their halves: one text written as the other one is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from speclint.compare.stems import SHORTEST, stemmed
from speclint.shipped import listed
from speclint.text import prose
from speclint.text.expression import Expression

_SPELT = 0.75
_BESIDE = Expression(r"\s*\(([A-Z][A-Za-z&]{1,6})\)|\b([A-Z]{2,7})\s*\(([^()]{5,80})\)")
_INITIALS = Expression(r"(?<![\w.-])[A-Z]{2,6}(?![\w-])")
_POINTED = Expression(r"(?<![A-Za-z.])(?:[A-Z]\.){2,}")
_NAMES = Expression(r"[^\W\d_]+")


def initials(old: str, new: str) -> tuple[str, str]:
    """Both texts with a name in place of its initials, and without initials that stand beside their name."""
    before, after = _bare(old), _bare(new)
    return _unabbreviated(before, after), _unabbreviated(after, before)


def _bare(text: str) -> str:
    plain = _POINTED.sub(lambda found: found[0].replace(".", ""), text)
    if "(" not in plain:
        return plain
    for found in reversed(list(_BESIDE.finditer(plain))):
        short, name = (found[1], plain[: found.start()]) if found[1] else (found[2], found[3])
        if spelt := _spelt(short, name, last=bool(found[1])):
            plain = plain[: found.start()] + ("" if found[1] else spelt) + plain[found.end() :]
    return plain


def _spelt(short: str, text: str, *, last: bool = False) -> str:
    """The words of a text of which a short form is the initials; *last*: those at its end only."""
    spots = [found for found in _NAMES.finditer(text) if found[0].lower() not in listed("little.txt")]
    size = len(short)
    first = max(len(spots) - size, 0) if last else 0
    for at in range(first, len(spots) - size + 1):
        window = spots[at : at + size]
        if all(word[0][0].lower() == letter for word, letter in zip(window, short.lower(), strict=True)):
            return text[window[0].start() : window[-1].end()]
    return ""


def _unabbreviated(text: str, other: str) -> str:
    """A text with the names that the other one writes out for its initials."""
    return _INITIALS.sub(lambda found: found[0] if found[0] in other else _spelt(found[0], other) or found[0], text)


def without(words: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The words without some *rows* of words, wherever one stands."""
    begun = {row[0] for row in rows}
    if begun.isdisjoint(words):
        return list(words)
    found: list[str] = []
    at = 0
    while at < len(words):
        size = next((len(row) for row in rows if row[0] == words[at] and [*row] == [*words[at : at + len(row)]]), 0)
        if not size:
            found.append(words[at])
        at += size or 1
    return found


def spelled(words: Sequence[str], other: Sequence[str]) -> list[str]:
    """The words, one cut in two that the other text writes as two, and one that is misspelt as it stands there."""
    pairs = {a + b: (a, b) for a, b in pairwise(other)}
    whole, own = set(other), set(words)
    found: list[str] = []
    for word in words:
        if word in whole or (word not in pairs and prose.used(word)):
            found.append(word)
        else:
            found.extend(pairs.get(word) or (_mended(word, whole - own),))
    return found


def _mended(word: str, others: Collection[str]) -> str:
    """A word that nobody uses as one of the *others* that is written nearly like it."""
    if len(word) < SHORTEST or not word.isalpha() or prose.used(word) or stemmed(word) != word:
        return word
    return next((other for other in others if misspelt(word, other)), word)


def misspelt(one: str, other: str) -> bool:
    """Whether one of two words is one that nobody uses, and is written nearly like the other."""
    if min(len(one), len(other)) < SHORTEST or prose.used(one) == prose.used(other):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= _SPELT and matcher.quick_ratio() >= _SPELT and matcher.ratio() >= _SPELT
