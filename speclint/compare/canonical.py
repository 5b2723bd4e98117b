"""A text in one form: numbers in figures, and one word for those that mean the same."""

from __future__ import annotations

from functools import lru_cache

from speclint.compare.folding import folded
from speclint.compare.measures import NUMBERS
from speclint.text.expression import Expression

_DOUBLED = Expression(r"\b(?P<said>[a-z]+(?:-[a-z]+)?)\s*\(\s*(?P<digits>\d+)\s*\)")
_SPELLED = Expression(r"(?<![\w-])(?:" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")(?!\w)")
_LARGE = Expression(r"\b(\d{1,3}) (hundred|thousand)\b")
_ROUND = Expression(r"(?<=\d)[.:]00(?!\d)")
"""The cents of a round sum, the minutes of a full hour."""
_THOUSANDS = Expression(r"(?<=\d),(?=\d{3}(?!\d))")
_SHARES = Expression(r"(?<=\d)\s*%")
_FEET, _INCHES = Expression(r"(?<=\d)'(?!\w)"), Expression(r'(?<=\d)"(?!\w)')


@lru_cache(maxsize=2048)
def plainly(text: str, alike: tuple[tuple[str, ...], ...]) -> str:
    """A text with numbers in one form and one word for those that mean the same."""
    plain = folded(text).lower()
    plain = _SHARES.sub(" percent", _THOUSANDS.sub("", _ROUND.sub("", plain)))
    plain = _INCHES.sub(" inches", _FEET.sub(" feet", plain))
    plain = _DOUBLED.sub(lambda m: m["digits"] if NUMBERS.get(m["said"]) == int(m["digits"]) else m[0], plain)
    plain = _SPELLED.sub(lambda found: str(NUMBERS[found[0]]), plain)
    plain = _LARGE.sub(lambda found: found[1] + ("00" if found[2] == "hundred" else "000"), plain)
    pattern, instead = _synonyms(alike)
    return pattern.sub(lambda found: instead[found[0]], plain)


@lru_cache(maxsize=8)
def _synonyms(groups: tuple[tuple[str, ...], ...]) -> tuple[Expression, dict[str, str]]:
    """Every word that means the same as another one, as one pattern, and what it is said by."""
    instead = {folded(word).lower(): folded(group[0]).lower() for group in groups for word in group[1:]}
    longest = sorted(instead, key=len, reverse=True)
    return Expression(rf"(?<!\w)(?:{'|'.join(map(_escaped, longest)) or '(?!)'})(?!\w)"), instead


def _escaped(word: str) -> str:
    return "".join(c if c.isalnum() or c.isspace() else f"\\{c}" for c in word)
