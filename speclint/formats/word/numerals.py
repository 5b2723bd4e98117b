"""Numbers as Word writes them in list labels: the formats of ECMA-376 part 1, 17.18.59 (``ST_NumberFormat``).

Each format is a row of one of the tables below. Where Microsoft's notes on the standard (MS-OI29500, 2.1.540) say that
Word departs from it, Word is followed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

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


_RUSSIAN = _signs("аи", "кп", "рщ", "ы", "эя")
_REPEATED: dict[str, Sequence[str]] = {
    "lowerLetter": _signs("az"),
    "upperLetter": _signs("AZ"),
    "chicago": "*†‡§",
    "russianLower": _RUSSIAN,
    "russianUpper": _RUSSIAN.upper(),
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضغظ",
    "thaiLetters": _signs("กข", "ค", "งร", "ล", "วฮ"),
    "hindiVowels": _signs("\u0915\u0939"),
    "hindiConsonants": (*_signs("\u0905\u0914"), "\u0905\u0902", "\u0905\u0903"),
}
"""``a`` to ``z``, then ``aa``, ``bb`` and so on."""
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_AGAIN = {
    "aiueo": _signs("ｱﾜ", "ｦ", "ﾝ"),
    "aiueoFullWidth": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "iroha": "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ",
    "irohaFullWidth": _IROHA,
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "ganada": "가나다라마바사아자차카타파하",
}
"""Behind the last sign the first one comes again."""
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_LISTED = {
    "decimalEnclosedCircle": _signs("①⑳"),
    "decimalEnclosedCircleChinese": _signs("①⑳"),
    "decimalEnclosedFullstop": _signs("⒈⒛"),
    "decimalEnclosedParen": _signs("⑴⒇"),
    "ideographEnclosedCircle": _signs("㈠㈩"),
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
}
"""Behind the last sign digits follow."""
_FULL_WIDTH = _signs("\uff10\uff19")
_DIGITS = {
    "decimalFullWidth": _FULL_WIDTH,
    "decimalFullWidth2": _FULL_WIDTH,
    "hindiNumbers": _signs("०९"),
    "thaiNumbers": _signs("๐๙"),
    "ideographDigital": "〇一二三四五六七八九",
    "japaneseDigitalTenThousand": "〇一二三四五六七八九",
    "taiwaneseDigital": "○一二三四五六七八九",
    "koreanDigital": "영일이삼사오육칠팔구",
    "koreanDigital2": "零一二三四五六七八九",
}
"""Plain decimal places in other digits."""


class _Counted(NamedTuple):
    """A way of counting in which every place has a name."""

    digits: str
    places: str
    """Ten, hundred and thousand."""
    gap: str = ""
    """What stands for one or more empty places inside a number."""
    silent: str = ""
    """Where no one is said: ``first`` before a ten that begins the number, ``every`` before any place."""


_CHINESE = _Counted("〇一二三四五六七八九", "十百千", "零", "first")
_KOREAN = _Counted("영일이삼사오육칠팔구", "십백천", silent="every")
_COUNTED = {
    "chineseCounting": _CHINESE,
    "chineseCountingThousand": _CHINESE,
    "taiwaneseCountingThousand": _CHINESE,
    "chineseLegalSimplified": _Counted("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "零"),
    "ideographLegalTraditional": _Counted("零壹貳參肆伍陸柒捌玖", "拾佰仟"),
    "japaneseCounting": _Counted("〇一二三四五六七八九", "十百千", silent="every"),
    "japaneseLegal": _Counted("零壱弐参四伍六七八九", "拾百阡"),
    "koreanCounting": _KOREAN,
}
_KOREAN_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_KOREAN_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_HEBREW = ("אבגדהוזחט", "יכלמנסעפצ", "קרשתךםןףץ")
_HEBREW_LETTERS = "אבגדהוזחטיכלמנסעפצקרשת"
_HOLY = {"יה": "טו", "יו": "טז"}  # noqa: RUF001 - Hebrew letters are meant
"""15 and 16 are written as 9 + 6 and 9 + 7, so that they do not spell a name of God."""
_HUNDRED, _THOUSAND, _MYRIAD = 100, 1000, 10_000


def custom(form: str) -> str | None:
    """The style of a ``w:format`` such as "001, 002, 003, ..."; ``None`` for any other."""
    found = _CUSTOM.match(form)
    return f"decimalZero{found.end() - len(', ')}" if found else None


def numeral(number: int, style: str, language: str = "en") -> str:
    """*number* in one of Word's ``w:numFmt`` styles; plain digits where the style has no sign for it."""
    if style in _SPELT:
        text = _SPELT[style](number, language)
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


def _again(signs: str, number: int) -> str:
    return signs[(number - 1) % len(signs)]


def _listed(signs: Sequence[str], number: int) -> str:
    return signs[number - 1] if number <= len(signs) else str(number)


def _digits(signs: str, number: int) -> str:
    return "".join(signs[int(digit)] for digit in str(number))


def _counted(way: _Counted, number: int) -> str:
    """A number of up to four places; digits above."""
    if number >= _MYRIAD:
        return str(number)
    text = ""
    empty = False
    for place, digit in zip((*reversed(way.places), ""), f"{number:04d}", strict=True):
        if digit == "0":
            empty = bool(text)
            continue
        text += way.gap if empty else ""
        text += place if place and digit == "1" and way.silent == "every" else way.digits[int(digit)] + place
        empty = False
    return text[1:] if way.silent == "first" and text.startswith(way.digits[1] + way.places[0]) else text


def _taiwanese(number: int) -> str:
    return _counted(_CHINESE, number) if number < _HUNDRED else _digits(_DIGITS["taiwaneseDigital"], number)


def _korean_legal(number: int) -> str:
    if number >= _HUNDRED:
        return _counted(_KOREAN, number)
    return _KOREAN_TENS[number // 10] + _KOREAN_ONES[number % 10]


def _hebrew(number: int) -> str:
    """Hundreds, tens and ones, each by its letter; digits above."""
    if number >= _THOUSAND:
        return str(number)
    places = zip(reversed(_HEBREW), f"{number:03d}", strict=True)
    text = "".join(letters[int(digit) - 1] for letters, digit in places if digit != "0")
    return text[:-2] + _HOLY.get(text[-2:], text[-2:])


def _hebrew_letters(number: int) -> str:
    """The alphabet, with its last letter behind it for each time that it was gone through."""
    rounds, place = divmod(number - 1, len(_HEBREW_LETTERS))
    return _HEBREW_LETTERS[place] + _HEBREW_LETTERS[-1] * rounds if rounds < _MOST_REPEATS else str(number)


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
_CYCLE = [stem + branch for stem, branch in zip(_STEMS * 6, _BRANCHES * 5, strict=True)]
_FORMATS: dict[str, Callable[[int], str]] = {
    **{style: partial(_repeated, signs) for style, signs in _REPEATED.items()},
    **{style: partial(_again, signs) for style, signs in _AGAIN.items()},
    **{style: partial(_listed, signs) for style, signs in _LISTED.items()},
    **{style: partial(_digits, signs) for style, signs in _DIGITS.items()},
    **{style: partial(_counted, way) for style, way in _COUNTED.items()},
    "ideographZodiacTraditional": partial(_listed, _CYCLE),
    "taiwaneseCounting": _taiwanese,
    "koreanLegal": _korean_legal,
    "hebrew1": _hebrew,
    "hebrew2": _hebrew_letters,
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "hex": "{:X}".format,
    "numberInDash": "- {} -".format,
}
