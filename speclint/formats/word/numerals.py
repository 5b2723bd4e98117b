"""Numbers as Word writes them in list labels: the formats of ECMA-376 part 1, 17.18.59 (``ST_NumberFormat``).

Those that a document in English meets; in any other format the numbers are plain digits. Where Microsoft's notes on the
standard (MS-OI29500, 2.1.540) say that Word departs from it, Word is followed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from speclint.formats.word.spelt import cardinal, ordinal, spelt_ordinal
from speclint.text.expression import Expression

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_REPEATS = 200
"""A sign is not repeated more often: a list may start at two thousand million."""
_ZEROS = {"decimalZero": 2, "decimalZero3": 3, "decimalZero4": 4, "decimalZero5": 5}
"""Digits with zeros before them; the longer ones have no name in the standard, this is ours."""
_CUSTOM = Expression("0{2,4}1, ")


def _signs(*ranges: str) -> str:
    """The characters of ranges such as ``"az"``, both ends included; a single character stands for itself."""
    return "".join(chr(code) for ends in ranges for code in range(ord(ends[0]), ord(ends[-1]) + 1))


_REPEATED: dict[str, Sequence[str]] = {"lowerLetter": _signs("az"), "upperLetter": _signs("AZ"), "chicago": "*†‡§"}
"""``a`` to ``z``, then ``aa``, ``bb`` and so on."""
_LISTED = {
    "decimalEnclosedCircle": _signs("①⑳"),
    "decimalEnclosedFullstop": _signs("⒈⒛"),
    "decimalEnclosedParen": _signs("⑴⒇"),
}
"""Behind the last sign digits follow."""


def custom(form: str) -> str | None:
    """The style of a ``w:format`` such as "001, 002, 003, ..."; ``None`` for any other."""
    found = _CUSTOM.match(form)
    return f"decimalZero{found.end() - len(', ')}" if found else None


def numeral(number: int, style: str) -> str:
    """*number* in one of Word's ``w:numFmt`` styles; plain digits where the style has no sign for it."""
    if style in _SPELT:
        text = _SPELT[style](number)
        return text[:1].upper() + text[1:]
    if style in _ZEROS:
        return str(number).zfill(_ZEROS[style])
    if style in {"none", "bullet"}:
        return ""
    write = _FORMATS.get(style)
    return write(number) if write is not None and number > 0 else str(number)


def _repeated(signs: Sequence[str], number: int) -> str:
    rounds, place = divmod(number - 1, len(signs))
    return signs[place] * (rounds + 1) if rounds < _MOST_REPEATS else str(number)


def _listed(signs: Sequence[str], number: int) -> str:
    return signs[number - 1] if number <= len(signs) else str(number)


def roman(number: int) -> str:
    """``iv``; digits from 32,768 on, where Word stops too."""
    if not 0 < number < 1 << 15:
        return str(number)
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (number // worth)
        number %= worth
    return text


_SPELT = {"cardinalText": cardinal, "ordinalText": spelt_ordinal, "ordinal": ordinal}
_FORMATS: dict[str, Callable[[int], str]] = {
    **{style: partial(_repeated, signs) for style, signs in _REPEATED.items()},
    **{style: partial(_listed, signs) for style, signs in _LISTED.items()},
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "hex": "{:X}".format,
    "numberInDash": "- {} -".format,
}
