"""A text in one form: numbers in figures, and one word for those that mean the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from speclint.compare.folding import folded
from speclint.text.expression import Expression
from speclint.text.numbers import WHOLE

_Of = TypeVar("_Of")
_T = TypeVar("_T")
_THINGS, _TEXTS = 16, 4096
"""So many are kept."""
_WORD = Expression(r"[^\W_]+|&")
_DOUBLED = Expression(r"\b(?P<said>[a-z]+(?:-[a-z]+)?)\s*\(\s*(?P<digits>\d+)\s*\)")
_SPELLED = Expression(r"(?<![\w-])(?:" + "|".join(sorted(WHOLE, key=len, reverse=True)) + r")(?!\w)")
_DIGIT = Expression(r"\d")
_LARGE = Expression(r"\b(\d{1,3}) (hundred|thousand)\b")
_ROUND = Expression(r"(?<=\d)[.:]00(?!\d)")
"""The cents of a round sum, the minutes of a full hour."""
_THOUSANDS = Expression(r"(?<=\d),(?=\d{3}(?!\d))")
_SHARES = Expression(r"(?<=\d)\s*%")
_FEET, _INCHES = Expression(r"(?<=\d)'(?!\w)"), Expression(r'(?<=\d)"(?!\w)')


def once_for_each(make: Callable[[_Of], _T]) -> Callable[[_Of], _T]:
    """A function of one thing that is worked out once for each; the thing is known by itself, not by what it holds."""
    found = dict[int, tuple[_Of, _T]]()

    def known(thing: _Of) -> _T:
        kept = found.get(id(thing))
        if kept is None or kept[0] is not thing:
            if len(found) > _THINGS:
                found.clear()
            kept = found[id(thing)] = thing, make(thing)
        return kept[1]

    return known


_Instead = Mapping[str, Mapping[str, Sequence[tuple[str, str]]]]


class Plain:
    """How a profile writes a text in one form."""

    def __init__(self, alike: Sequence[Sequence[str]]) -> None:
        """Take the words and phrases that mean the same, a line each."""
        self.instead = _synonyms(alike)
        self.known = dict[str, str]()
        said = {
            word
            for rows in self.instead.values()
            for row in rows.values()
            for pair in row
            for text in pair
            for word in _WORD.findall(text)
        }
        self.touched = frozenset({*said, *WHOLE, "hundred", "thousand", "feet", "inches"})
        """Words that may become others, or of which others may come."""
        self.alone = frozenset(first for first, rows in self.instead.items() if "" in rows)
        self.twos = frozenset((first, second) for first, rows in self.instead.items() for second in rows)

    def __call__(self, text: str) -> str:
        """A text with numbers in one form and one word for those that mean the same."""
        if text not in self.known:
            if len(self.known) > _TEXTS:
                self.known.clear()
            plain = _numbered(text)
            for _ in range(2):  # what stands for a turn may hold a word that another stands for
                if self._holds(plain):
                    plain = _with_one_word(plain, self.instead)
            self.known[text] = plain
        return self.known[text]

    def _holds(self, plain: str) -> bool:
        """Whether a text may hold something that another word stands for."""
        words = _WORD.findall(plain)
        return not (self.alone.isdisjoint(words) and self.twos.isdisjoint(pairwise(words)))


def _numbered(text: str) -> str:
    """A text in small letters, with its numbers in figures."""
    plain = folded(text).lower()
    if not WHOLE.keys().isdisjoint(_WORD.findall(plain)):
        plain = _DOUBLED.sub(lambda m: m["digits"] if WHOLE.get(m["said"]) == int(m["digits"]) else m[0], plain)
        plain = _SPELLED.sub(lambda found: str(WHOLE[found[0]]), plain)
    if _DIGIT.search(plain) is None:
        return plain
    plain = _SHARES.sub(" percent", _THOUSANDS.sub("", _ROUND.sub("", plain)))
    plain = _INCHES.sub(" inches", _FEET.sub(" feet", plain))
    return _LARGE.sub(lambda found: found[1] + ("00" if found[2] == "hundred" else "000"), plain)


def _with_one_word(plain: str, instead: _Instead) -> str:
    """A text with one word for those that mean the same."""
    found, done = [], 0
    words = list(_WORD.finditer(plain))
    for at, word in enumerate(words):
        start = word.start()
        rows = instead.get(word[0])
        if rows is None or start < done:
            continue
        follows = words[at + 1][0] if at + 1 < len(words) else ""
        for said, one in (*rows.get(follows, ()), *rows.get("", ())):
            end = start + len(said)
            if plain.startswith(said, start) and not (said[-1].isalnum() and plain[end : end + 1].isalnum()):
                found += [plain[done:start], one]
                done = end
                break
    return "".join([*found, plain[done:]]) if found else plain


def _synonyms(groups: Sequence[Sequence[str]]) -> _Instead:
    """The first two words of what means the same as another -> all that begins so, the longest first, and the other."""
    instead = {folded(word).lower(): folded(group[0]).lower() for group in groups for word in group[1:]}
    found: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for said in sorted(instead, key=len, reverse=True):
        if words := _WORD.findall(said):
            follows = words[1] if len(words) > 1 else ""
            found.setdefault(words[0], {}).setdefault(follows, []).append((said, instead[said]))
    return found
