"""Numbers in list labels: every format of the standard that is known, and the words of each language."""

from __future__ import annotations

import pytest
from word_builder import docx, listed, numbering, para, part

from speclint.formats.word import read
from speclint.formats.word.numerals import numeral

FORMATS: dict[str, dict[int, str]] = {
    "decimal": {0: "0", 7: "7", 100: "100"},
    "none": {5: ""},
    "bullet": {5: ""},
    "notAFormat": {5: "5"},
    "decimalZero": {7: "07", 12: "12", 100: "100"},
    "lowerRoman": {4: "iv", 1999: "mcmxcix", 4000: "mmmm", 0: "0"},
    "upperRoman": {40: "XL", 40_000: "40000"},
    "lowerLetter": {1: "a", 26: "z", 27: "aa", 54: "bbb", 781: "a" * 31, 5201: "5201", 0: "0"},
    "upperLetter": {3: "C", 28: "BB"},
    "russianLower": {1: "а", 10: "к", 29: "я", 30: "аа"},  # noqa: RUF001 - Cyrillic is meant
    "russianUpper": {26: "Ы"},
    "arabicAlpha": {1: "أ", 28: "ي", 29: "أأ"},
    "arabicAbjad": {3: "ج", 28: "ظ"},
    "thaiLetters": {4: "ง", 41: "ฮ", 42: "กก"},
    "hindiVowels": {1: "क", 37: "ह"},
    "hindiConsonants": {1: "अ", 17: "अं", 19: "अअ"},
    "chicago": {1: "*", 4: "§", 5: "**"},
    "aiueo": {1: "ｱ", 46: "ﾝ", 47: "ｱ"},
    "aiueoFullWidth": {5: "オ", 47: "ア"},
    "iroha": {1: "ｲ", 48: "ﾝ", 49: "ｲ"},
    "irohaFullWidth": {2: "ロ", 48: "ン"},
    "chosung": {14: "ㅎ", 15: "ㄱ"},
    "ganada": {2: "나", 15: "가"},
    "decimalEnclosedCircle": {20: "⑳", 21: "21"},
    "decimalEnclosedCircleChinese": {1: "①"},
    "decimalEnclosedFullstop": {2: "⒉", 21: "21"},
    "decimalEnclosedParen": {3: "⑶", 21: "21"},
    "ideographEnclosedCircle": {10: "㈩", 11: "11"},
    "ideographTraditional": {1: "甲", 10: "癸", 11: "11"},
    "ideographZodiac": {12: "亥", 13: "13"},
    "ideographZodiacTraditional": {1: "甲子", 11: "甲戌", 60: "癸亥", 61: "61"},
    "decimalFullWidth": {10: "\uff11\uff10"},
    "decimalFullWidth2": {2: "\uff12"},
    "decimalHalfWidth": {10: "10"},
    "hindiNumbers": {10: "१०"},
    "thaiNumbers": {12: "๑๒"},
    "ideographDigital": {10: "一〇", 205: "二〇五"},
    "japaneseDigitalTenThousand": {11: "一一"},
    "taiwaneseDigital": {100: "一○○"},
    "koreanDigital": {10: "일영"},
    "koreanDigital2": {21: "二一"},
    "chineseCounting": {9: "九", 10: "十", 15: "十五", 20: "二十", 100: "一百"},
    "chineseCountingThousand": {
        10: "十", 11: "十一", 101: "一百零一", 110: "一百一十", 1001: "一千零一", 1010: "一千零一十", 1100: "一千一百",
        2345: "二千三百四十五", 10_000: "10000",
    },
    "taiwaneseCounting": {11: "十一", 99: "九十九", 101: "一○一"},
    "taiwaneseCountingThousand": {1001: "一千零一"},
    "chineseLegalSimplified": {10: "壹拾", 1001: "壹仟零壹"},
    "ideographLegalTraditional": {23: "貳拾參", 1001: "壹仟壹"},
    "japaneseCounting": {10: "十", 111: "百十一", 1001: "千一"},
    "japaneseLegal": {10: "壱拾", 1300: "壱阡参百"},
    "koreanCounting": {11: "십일", 110: "백십"},
    "koreanLegal": {1: "하나", 21: "스물하나", 100: "백"},
    "hebrew1": {1: "א", 15: "טו", 16: "טז", 115: "קטו", 248: "רמח", 1000: "1000"},  # noqa: RUF001
    "hebrew2": {22: "ת", 23: "את", 44: "תת", 45: "אתת"},
    "hex": {10: "A", 31: "1F"},
    "numberInDash": {3: "- 3 -"},
    "bahtText": {3: "3"},
    "ordinal": {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 12: "12th", 22: "22nd", 111: "111th", 121: "121st"},
    "cardinalText": {
        0: "Zero", 8: "Eight", 13: "Thirteen", 40: "Forty", 99: "Ninety-nine", 100: "One hundred",
        121: "One hundred twenty-one", 1001: "One thousand one",
        32_767: "Thirty-two thousand seven hundred sixty-seven", 32_768: "32768",
    },
    "ordinalText": {
        1: "First", 12: "Twelfth", 20: "Twentieth", 21: "Twenty-first", 30: "Thirtieth", 100: "One hundredth",
        1000: "One thousandth", 1115: "One thousand one hundred fifteenth",
    },
}  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
def test_numbers_are_written_as_the_standard_says(form: str) -> None:
    assert {number: numeral(number, form) for number in FORMATS[form]} == FORMATS[form]


WORDS: dict[tuple[str, str], dict[int, str]] = {
    ("fr", "cardinalText"): {
        0: "Zéro", 16: "Seize", 21: "Vingt-et-un", 70: "Soixante-dix", 71: "Soixante-et-onze", 80: "Quatre-vingts",
        81: "Quatre-vingt-un", 91: "Quatre-vingt-onze", 101: "Cent-un", 200: "Deux-cents", 201: "Deux-cent-un",
        1000: "Mille", 2080: "Deux-mille-quatre-vingts", 80_000: "80000",
    },
    ("fr", "ordinalText"): {
        1: "Premier", 4: "Quatrième", 5: "Cinquième", 9: "Neuvième", 21: "Vingt-et-unième", 80: "Quatre-vingtième",
        200: "Deux-centième", 1000: "Millième",
    },
    ("fr", "ordinal"): {1: "1ᵉʳ", 2: "2ᵉ"},
    ("ru", "cardinalText"): {1: "Один", 42: "Сорок два", 119: "Сто девятнадцать", 2001: "Две тысячи один",
                             5000: "Пять тысяч", 10_000: "10000"},
    ("ru", "ordinalText"): {
        3: "Третий", 4: "Четвёртый", 12: "Двенадцатый", 40: "Сороковой", 50: "Пятидесятый", 100: "Сотый",
        121: "Сто двадцать первый", 300: "Трёхсотый", 1000: "Тысячный", 1200: "Одна тысяча двухсотый",
        5000: "Пятитысячный",
    },
    ("ru", "ordinal"): {3: "3-й"},
    ("xx", "cardinalText"): {3: "3"},
    ("xx", "ordinalText"): {3: "3"},
    ("xx", "ordinal"): {3: "3"},
}  # fmt: skip


@pytest.mark.parametrize(("language", "form"), WORDS)
def test_numbers_are_spelt_in_the_language(language: str, form: str) -> None:
    expected = WORDS[language, form]
    assert {number: numeral(number, form, language) for number in expected} == expected


def label(levels: str, styles: str = "") -> str | None:
    parts = {"styles": styles} if styles else {}
    source = docx(para("x", properties=listed()), numbering=levels, **parts)
    return read(source, "x.docx").proposed.paragraphs[0].label


def spoken(language: str) -> str:
    return f"<w:rPr><w:lang w:val='{language}'/></w:rPr>"


FRENCH_DEFAULTS = part("styles", f"<w:docDefaults><w:rPrDefault>{spoken('fr-FR')}</w:rPrDefault></w:docDefaults>")
FRENCH_NORMAL = part("styles", f'<w:style w:type="paragraph" w:default="1" w:styleId="N">{spoken("fr-FR")}</w:style>')


@pytest.mark.parametrize(
    ("expected", "extra", "styles"),
    [
        ("One.", "", ""),
        ("Un.", spoken("fr-CA"), ""),
        ("Un.", "", FRENCH_DEFAULTS),
        ("Un.", "", FRENCH_NORMAL),
        ("One.", spoken("en-US"), FRENCH_DEFAULTS),
    ],
)
def test_the_language_is_that_of_the_level_else_of_the_document(expected: str, extra: str, styles: str) -> None:
    assert label(numbering(("cardinalText", "%1."), extra=extra), styles) == expected


ZEROS = '<w:numFmt w:val="custom" w:format="0001, 0002, 0003, ..."/>'
OLDER = '<w:numFmt w:val="upperRoman"/>'


def either(choice: str, *, needs: str = "w14") -> str:
    branches = f'<mc:Choice Requires="{needs}">{choice}</mc:Choice><mc:Fallback>{OLDER}</mc:Fallback>'
    return f"<mc:AlternateContent>{branches}</mc:AlternateContent>"


@pytest.mark.parametrize(
    ("expected", "form"),
    [
        ("0001.", ZEROS),
        ("0001.", either(ZEROS)),
        ("I.", either(ZEROS, needs="unheardOf")),
        ("I.", either('<w:numFmt w:val="custom" w:format="A1, A2, A3, ..."/>')),
        ("1.", '<w:numFmt w:val="custom"/>'),
        ("1.", "<w:numFmt/>"),
        ("1.", ""),
    ],
)
def test_the_format_of_a_newer_word_stands_in_a_branch(expected: str, form: str) -> None:
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{form}<w:lvlText w:val="%1."/></w:lvl>'
    one = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    assert label(part("numbering", f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>{one}')) == expected
