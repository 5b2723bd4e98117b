"""Numbers in English words, for the list formats that have them: ``cardinalText``, ``ordinalText``, ``ordinal``.

Written as Word writes them, without an "and".
"""

from __future__ import annotations

from speclint.text.numbers import ONES, TENS

_HUNDRED, _THOUSAND = 100, 1000
_ENGLISH_NTH = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_ENGLISH_ENDS = {1: "st", 2: "nd", 3: "rd"}
_LIMIT = 1 << 15
"""Word's lists count no further."""


def cardinal(number: int) -> str:
    """``one hundred twenty-one``."""
    return _english(number) if number < _LIMIT else str(number)


def _english(number: int) -> str:
    parts: list[str] = []
    if number >= _THOUSAND:
        parts += [_english(number // _THOUSAND), "thousand"]
        number %= _THOUSAND
    if number >= _HUNDRED:
        parts += [ONES[number // _HUNDRED], "hundred"]
        number %= _HUNDRED
    if number >= len(ONES):
        tens, ones = divmod(number, 10)
        parts.append(TENS[tens - 2] + (f"-{ONES[ones]}" if ones else ""))
    elif number or not parts:
        parts.append(ONES[number])
    return " ".join(parts)


def spelt_ordinal(number: int) -> str:
    """``one hundred twenty-first``."""
    if number >= _LIMIT:
        return str(number)
    text = _english(number)
    begin = max(text.rfind(" "), text.rfind("-")) + 1
    last = text[begin:]
    return text[:begin] + (_ENGLISH_NTH.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"))


def ordinal(number: int) -> str:
    """``121st``."""
    teen = number // 10 % 10 == 1
    return f"{number}{'th' if teen else _ENGLISH_ENDS.get(number % 10, 'th')}"
