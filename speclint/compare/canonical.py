"""A text in one form: numbers in figures, and one word for those that mean the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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


class Plain:
    """How a profile writes a text in one form."""

    def __init__(self, alike: Sequence[Sequence[str]]) -> None:
        """Take the words and phrases that mean the same, a line each."""
        self.instead = _synonyms(alike)
        self.known = dict[str, str]()

    def __call__(self, text: str) -> str:
        """A text with numbers in one form and one word for those that mean the same."""
        if text not in self.known:
            if len(self.known) > _TEXTS:
                self.known.clear()
            self.known[text] = _with_one_word(_numbered(text), self.instead)
        return self.known[text]


def _numbered(text: str) -> str:
    plain = folded(text).lower()
    plain = _SHARES.sub(" percent", _THOUSANDS.sub("", _ROUND.sub("", plain)))
    plain = _INCHES.sub(" inches", _FEET.sub(" feet", plain))
    plain = _DOUBLED.sub(lambda m: m["digits"] if WHOLE.get(m["said"]) == int(m["digits"]) else m[0], plain)
    plain = _SPELLED.sub(lambda found: str(WHOLE[found[0]]), plain)
    return _LARGE.sub(lambda found: found[1] + ("00" if found[2] == "hundred" else "000"), plain)


def _with_one_word(plain: str, instead: Mapping[str, Sequence[tuple[str, str]]]) -> str:
    """A text with one word for those that mean the same."""
    found, done = [], 0
    for word in _WORD.finditer(plain):
        if word.start() < done:
            continue
        for said, one in instead.get(word[0], ()):
            end = word.start() + len(said)
            if plain.startswith(said, word.start()) and not (said[-1].isalnum() and plain[end : end + 1].isalnum()):
                found += [plain[done : word.start()], one]
                done = end
                break
    return "".join([*found, plain[done:]]) if found else plain


def _synonyms(groups: Sequence[Sequence[str]]) -> Mapping[str, Sequence[tuple[str, str]]]:
    """The first word of what means the same as another -> all that begins so, the longest first, with the other."""
    instead = {folded(word).lower(): folded(group[0]).lower() for group in groups for word in group[1:]}
    found = dict[str, list[tuple[str, str]]]()
    for said in sorted(instead, key=len, reverse=True):
        if first := _WORD.match(said):
            found.setdefault(first[0], []).append((said, instead[said]))
    return found
