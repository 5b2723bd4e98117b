"""Numbers in words, for the list formats that follow the language: ``cardinalText``, ``ordinalText``, ``ordinal``.

The standard (ECMA-376 part 1, 17.18.59) leaves the words to the language. English is written as Word writes it, without
an "and"; French as since 1990, with hyphens; in any other language than these three the numbers stay digits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

_HUNDRED, _THOUSAND = 100, 1000
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ENGLISH_NTH = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_ENGLISH_ENDS = {1: "st", 2: "nd", 3: "rd"}

_FRENCH = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf"
).split()
_FRENCH_TENS = "vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt".split()
_FRENCH_TEENS = (7, 9)
"""70 and 90 count on from sixty and eighty: sixty-ten, sixty-eleven."""
_FOUR_SCORE = 80

_RUSSIAN = (
    "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать "
    "пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
).split()
_RUSSIAN_TENS = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто".split()
_RUSSIAN_HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот".split()
_RUSSIAN_THOUSANDS = ("одна тысяча", "две тысячи", "три тысячи", "четыре тысячи")
_RUSSIAN_NTH = dict(
    zip(
        (*_RUSSIAN[:10], *_RUSSIAN_TENS),
        "нулевой первый второй третий четвёртый пятый шестой седьмой восьмой девятый двадцатый тридцатый сороковой "
        "пятидесятый шестидесятый семидесятый восьмидесятый девяностый".split(),
        strict=True,
    )
)
_RUSSIAN_OF = ("", "двух", "трёх", "четырёх", "пяти", "шести", "семи", "восьми", "девяти")
_RUSSIAN_ROUND = ((_THOUSAND, "тысячный"), (_HUNDRED, "сотый"))


def cardinal(number: int, language: str) -> str:
    """``one hundred twenty-one``."""
    spoken = _LANGUAGES.get(language)
    return spoken.cardinal(number) if spoken and number < spoken.limit else str(number)


def spelt_ordinal(number: int, language: str) -> str:
    """``one hundred twenty-first``."""
    spoken = _LANGUAGES.get(language)
    return spoken.nth(number) if spoken and number < spoken.limit else str(number)


def ordinal(number: int, language: str) -> str:
    """``121st``."""
    spoken = _LANGUAGES.get(language)
    return spoken.sign(number) if spoken else str(number)


def _english(number: int) -> str:
    parts: list[str] = []
    if number >= _THOUSAND:
        parts += [_english(number // _THOUSAND), "thousand"]
        number %= _THOUSAND
    if number >= _HUNDRED:
        parts += [_ENGLISH[number // _HUNDRED], "hundred"]
        number %= _HUNDRED
    if number >= len(_ENGLISH):
        tens, ones = divmod(number, 10)
        parts.append(_ENGLISH_TENS[tens - 2] + (f"-{_ENGLISH[ones]}" if ones else ""))
    elif number or not parts:
        parts.append(_ENGLISH[number])
    return " ".join(parts)


def _english_nth(number: int) -> str:
    text = _english(number)
    begin = max(text.rfind(" "), text.rfind("-")) + 1
    last = text[begin:]
    return text[:begin] + (_ENGLISH_NTH.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"))


def _english_sign(number: int) -> str:
    teen = number // 10 % 10 == 1
    return f"{number}{'th' if teen else _ENGLISH_ENDS.get(number % 10, 'th')}"


def _french(number: int, *, last: bool = True) -> str:
    """Hundreds and the four score take an *s* where they are more than one and nothing follows."""
    parts: list[str] = []
    if number >= _THOUSAND:
        many = number // _THOUSAND
        parts += [_french(many, last=False), "mille"] if many > 1 else ["mille"]
        number %= _THOUSAND
    if number >= _HUNDRED:
        many, number = divmod(number, _HUNDRED)
        parts += [_FRENCH[many], "cent" if number or not last else "cents"] if many > 1 else ["cent"]
    if number >= len(_FRENCH):
        tens, ones = divmod(number, 10)
        parts.append(_FRENCH_TENS[tens - 2] + ("s" if number == _FOUR_SCORE and last else ""))
        if ones == 1 and number < _FOUR_SCORE:
            parts.append("et")
        ones += 10 if tens in _FRENCH_TEENS else 0
        parts += [_FRENCH[ones]] if ones else []
    elif number or not parts:
        parts.append(_FRENCH[number])
    return "-".join(parts)


def _french_nth(number: int) -> str:
    if number == 1:
        return "premier"
    text = _french(number, last=False)
    if text.endswith("cinq"):
        return f"{text}uième"
    return f"{text[:-1]}vième" if text.endswith("neuf") else f"{text.removesuffix('e')}ième"


def _french_sign(number: int) -> str:
    return "1ᵉʳ" if number == 1 else f"{number}ᵉ"


def _russian(number: int) -> str:
    parts: list[str] = []
    thousands, number = divmod(number, _THOUSAND)
    if thousands:
        few = thousands <= len(_RUSSIAN_THOUSANDS)
        parts.append(_RUSSIAN_THOUSANDS[thousands - 1] if few else f"{_RUSSIAN[thousands]} тысяч")
    if number >= _HUNDRED:
        parts.append(_RUSSIAN_HUNDREDS[number // _HUNDRED - 1])
        number %= _HUNDRED
    if number >= len(_RUSSIAN):
        parts.append(_RUSSIAN_TENS[number // 10 - 2])
        number %= 10
    if number or not parts:
        parts.append(_RUSSIAN[number])
    return " ".join(parts)


def _russian_nth(number: int) -> str:
    """Only the last word is an ordinal; round hundreds and thousands are one word."""
    for worth, name in _RUSSIAN_ROUND:
        if number and number % worth == 0:
            ahead, many = divmod(number, 10 * worth)
            before = f"{_russian(ahead * 10 * worth)} " if ahead else ""
            return before + _RUSSIAN_OF[many // worth - 1] + name
    before, _, last = _russian(number).rpartition(" ")
    return f"{before} ".lstrip() + (_RUSSIAN_NTH.get(last) or f"{last.removesuffix('ь')}ый")


def _russian_sign(number: int) -> str:
    return f"{number}-\u0439"


class _Language(NamedTuple):
    """How one language says and writes numbers, and from where on digits are better."""

    cardinal: Callable[[int], str]
    nth: Callable[[int], str]
    sign: Callable[[int], str]
    limit: int = 1 << 15
    """Word's lists count no further."""


_LANGUAGES = {
    "en": _Language(_english, _english_nth, _english_sign),
    "fr": _Language(_french, _french_nth, _french_sign),
    "ru": _Language(_russian, _russian_nth, _russian_sign, 10_000),
}
