"""Numbers in list labels: the formats of the standard that a document in English meets."""

from __future__ import annotations

import pytest
from word_builder import docx, listed, para, part

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
    "chicago": {1: "*", 4: "§", 5: "**"},
    "decimalEnclosedCircle": {20: "⑳", 21: "21"},
    "decimalEnclosedFullstop": {2: "⒉", 21: "21"},
    "decimalEnclosedParen": {3: "⑶", 21: "21"},
    "decimalHalfWidth": {10: "10"},
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
    "ideographDigital": {10: "10"},
    "hebrew1": {15: "15"},
}  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
def test_numbers_are_written_as_the_standard_says(form: str) -> None:
    assert {number: numeral(number, form) for number in FORMATS[form]} == FORMATS[form]


def label(levels: str, styles: str = "") -> str | None:
    parts = {"styles": styles} if styles else {}
    source = docx(para("x", properties=listed()), numbering=levels, **parts)
    return read(source, "x.docx").proposed.paragraphs[0].label


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
