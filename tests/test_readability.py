from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from speclint.text import offline_textstat, readability, syllables
from speclint.text.readability import DISTRIBUTION, MINIMUM_UNIT, grade, percentile, words

ROOT = Path(__file__).parents[1]
CASES = ROOT.parent / "shared" / "corpora" / "readability"
needs_cases = pytest.mark.skipif(
    not CASES.is_dir(), reason="the published readability cases are not beside the checkout"
)

DUTIES = [
    "1. Plans, organizes and directs the on-the-job training of accounting staff;",
    "audits claims of $52,000.50 and/or more under Contract No. 7565;",
    "prepares multidisciplinary reports on the City's year-for-year expenditures.",
    "Knowledge of:",
    "Full-time employees' payroll laws, rules and procedures",
] * 5


class Refused(socket.socket):
    def __init__(self, *_: object, **__: object) -> None:
        raise AssertionError("readability went to the network")


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(socket, "socket", Refused)
    readability._graded.cache_clear()
    yield
    readability._graded.cache_clear()


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Plans and/or directs work.", ["Plans", "and", "or", "directs", "work"]),
        ("full-time, on\u2011the\u2010job training", ["full-time", "on-the-job", "training"]),
        ("the City's employees' pay isn\u2019t cut", ["the", "City's", "employees", "pay", "isn't", "cut"]),
        ("two- and three-year terms", ["two", "and", "three-year", "terms"]),
        ("earns $52,000.50 for 40 hours (24-hour shift)", ["earns", "for", "hours", "shift"]),
        ("Form B-7 and Rule 4.2(a)", ["Form", "and", "Rule"]),
        ("see https://x.example/a-b, (www.x.example) or per.lacity.org/cv", ["see", "or"]),
        ("write to clerk@x.example now", ["write", "to", "now"]),
        ("1. Types letters", ["Types", "letters"]),
        ("a) Types a letter", ["Types", "a", "letter"]),
        ("(iv) Files", ["Files"]),
        ("Clerk III \u2013 Payroll & Tax", ["Clerk", "Payroll", "Tax"]),
        ("e.g. a Ph.D. of a U.S. college", ["eg", "a", "PhD", "of", "a", "US", "college"]),
        ("I audit. Rates vary", ["I", "audit", "Rates", "vary"]),
        ("", []),
        (" \u2022 7 ", []),
    ],
)
def test_counted_words(text: str, counted: list[str]) -> None:
    assert words(text) == counted


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1),
        ("audits", 2),
        ("Specification", 5),
        ("City's", 2),
        ("on-the-job", 3),
        ("year-for-year", 3),
        # not in the table: told by their spelling
        ("multidisciplinary", 7),
        ("nondestructive", 4),
        ("photogrammetric", 5),
        ("leadworkers", 3),
        ("CDCR", 1),
        ("leadworker's", 3),
        ("boss's", 2),
    ],
)
def test_syllables_of_a_word(word: str, count: int) -> None:
    assert readability._syllables(word) == count


def test_every_line_of_the_table_is_found() -> None:
    lines = (syllables.TABLES / "corpora" / "cmudict" / "cmudict").read_text("ascii").splitlines()
    assert lines == sorted(set(lines))
    table = syllables.Syllables()
    for line in lines:
        word, first, *phones = line.split()
        assert first == "1"
        assert table[word.lower()] == [phones]


@pytest.mark.parametrize("word", "Audits on-the-job x-rays Boss's o'clock DON'T they've City's-wide ma'am".split())
def test_a_word_has_the_syllables_that_textstat_counts(word: str) -> None:
    assert readability._syllables(word) == offline_textstat.textstat().syllable_count(word.replace("-", "_"))


def test_a_grade_is_what_the_formulas_say() -> None:
    result = grade(DUTIES)
    assert result
    kept = [counted for counted in map(words, DUTIES) if len(counted) > 2]
    total = sum(map(len, kept))
    counts = [readability._syllables(word) for counted in kept for word in counted]
    per_unit, per_word = total / len(kept), sum(counts) / total
    assert (result.words, result.units, result.words_per_unit) == (total, 20, per_unit)
    assert result.flesch_kincaid == pytest.approx(0.39 * per_unit + 11.8 * per_word - 15.59)
    assert result.reading_ease == pytest.approx(206.835 - 1.015 * per_unit - 84.6 * per_word)
    assert result.long_word_share == pytest.approx(sum(count >= 3 for count in counts) / total)


def test_a_grade_says_what_was_counted() -> None:
    result = grade(DUTIES)
    assert result
    # "1.", "$52,000.50", "7565;", and the two words of "Knowledge of:", five times
    assert result.left_out == 25
    assert (result.longest, result.longest_index) == (10, 0)


def test_textstat_sees_each_unit_as_one_sentence() -> None:
    textstat = offline_textstat.textstat()
    result = grade(DUTIES)
    assert result
    text = "\n".join(readability._sentence(counted) for counted in map(words, DUTIES) if len(counted) >= MINIMUM_UNIT)
    assert textstat.sentence_count(text) == result.units
    assert textstat.lexicon_count(text) == result.words
    assert textstat.flesch_kincaid_grade(text) == pytest.approx(result.flesch_kincaid, abs=0.1)
    assert textstat.flesch_reading_ease(text) == pytest.approx(result.reading_ease, abs=0.1)


def test_the_shape_of_a_list_does_not_matter() -> None:
    bulleted = [f"\u2022 {unit.strip('.; ')}" for unit in DUTIES]
    plain, listed = grade(DUTIES), grade(bulleted)
    assert plain
    assert listed
    assert listed.flesch_kincaid == plain.flesch_kincaid


@pytest.mark.parametrize("units", [[], [""], DUTIES[:5], ["Payroll clerk"] * 200])
def test_too_little_to_grade(units: list[str]) -> None:
    assert grade(units) is None


def test_the_shortest_text_graded() -> None:
    unit = "Plans and directs " * 33
    assert grade([unit]) is None
    assert grade([unit + "work"])


def test_a_graded_document_is_not_graded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = grade(DUTIES)

    def fail(_: str) -> None:
        raise AssertionError("read a second time")

    monkeypatch.setattr(readability, "_read", fail)
    assert grade(list(DUTIES)) is first


@pytest.mark.parametrize(
    ("value", "percent"), [(-3.0, 1), (9.31, 1), (14.56, 50), (14.685, 52), (15.9, 80), (18.07, 99), (40.0, 99)]
)
def test_percentiles(value: float, percent: int) -> None:
    assert percentile(value) == percent


def test_the_distribution_rises() -> None:
    percents, grades = zip(*DISTRIBUTION, strict=True)
    assert list(percents) == sorted(set(percents))
    assert list(grades) == sorted(set(grades))


def python(code: str) -> Any:  # noqa: ANN401 - whatever the code leaves
    """What *code* leaves in ``result``, in a Python of its own without network."""
    lines = [
        "import json, socket, sys",
        "class Refused(socket.socket):",
        "    def __init__(self, *_, **__): raise AssertionError('network')",
        "socket.socket = Refused",
        code,
        "print(json.dumps(result))",
    ]
    run = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


GRADED = f"from speclint.text import readability\ng = readability.grade({DUTIES!r})\n"


def test_neither_nltk_nor_pyphen_is_imported_and_both_can_be_afterwards() -> None:
    before, nltk, pyphen = python(
        GRADED
        + "before = [name for name in sys.modules if name.startswith(('nltk', 'pyphen'))]\n"
        + "import nltk, pyphen\n"
        + "result = [before, nltk.word_tokenize.__module__, pyphen.Pyphen(lang='en_US').inserted('dictionary')]"
    )
    assert before == []
    assert nltk == "nltk.tokenize"
    assert pyphen == "dic-tio-nary"


def test_nothing_heavy_is_imported_before_the_first_grade() -> None:
    code = "from speclint.text import readability\nreadability.grade(['Too short'])\nresult = 'textstat' in sys.modules"
    assert python(code) is False


@pytest.mark.parametrize("host", ["import nltk", "import textstat", "import pyphen", "import nltk.corpus, textstat"])
def test_the_grade_is_the_same_whatever_the_host_has_imported(host: str) -> None:
    result = grade(DUTIES)
    assert result
    nowhere = "import os\nos.environ['NLTK_DATA'] = os.devnull\n"
    assert python(f"{nowhere}{host}\n{GRADED}result = [g.flesch_kincaid, g.long_word_share]") == pytest.approx(
        [result.flesch_kincaid, result.long_word_share]
    )


def test_threads_that_grade_at_once_load_textstat_once() -> None:
    code = (
        "from concurrent.futures import ThreadPoolExecutor\nfrom speclint.text import readability\n"
        f"units = {DUTIES!r}\n"
        "with ThreadPoolExecutor(8) as pool:\n"
        "    grades = list(pool.map(lambda n: readability.grade(units * n), range(1, 9)))\n"
        "result = [len({round(g.flesch_kincaid, 6) for g in grades}), 'nltk' in sys.modules]"
    )
    assert python(code) == [1, False]


def test_a_thread_that_imports_nltk_meanwhile_gets_the_real_one() -> None:
    stand_in = offline_textstat._nltk()
    assert stand_in.word_tokenize.__module__ == "nltk.tokenize"
    with pytest.raises(AttributeError):
        stand_in.no_such_thing()


def test_a_failed_import_leaves_no_stand_in() -> None:
    code = (
        "from speclint.text import offline_textstat\n"
        "sys.modules['textstat.textstat'] = None\n"
        "try: offline_textstat.textstat()\n"
        "except ImportError: result = [name for name in ('nltk', 'pyphen') if name in sys.modules]"
    )
    assert python(code) == []


@needs_cases
def test_published_word_and_sentence_counts_of_dale_and_chall() -> None:
    data = json.loads((CASES / "dale-chall-1948.json").read_text("utf-8"))
    for name, text in data["passages"].items():
        sentences = [part for part in text.replace("?", ".").split(".") if part.strip()]
        result = grade(sentences)
        assert result
        assert result.words == data["expected"][name]["tokens"]
        assert result.units == data["expected"][name].get("sentences", result.units)


def textstat_cases(*functions: str) -> list[dict[str, Any]]:
    if not CASES.is_dir():
        return []
    data = json.loads((CASES / "textstat-cases.json").read_text("utf-8"))
    cases = [case for case in data["cases"] if case["func"] in functions and case["lang"] == "en_US"]
    for case in cases:
        text = case.get("text", case.get("test"))
        case["text"] = data["passages"][text["resource"]] if isinstance(text, dict) else text
    # pyphen makes five syllables of "remove_punctuation" in one of the texts: it has six
    return [case for case in cases if "_" not in case["text"]]


@needs_cases
def test_textstats_own_cases_hold_with_the_shipped_table() -> None:
    textstat = offline_textstat.textstat()
    ask: dict[str, tuple[Callable[[str], float], float]] = {
        "flesch_kincaid_grade": (textstat.flesch_kincaid_grade, 0.1),
        "flesch_reading_ease": (textstat.flesch_reading_ease, 0.5),
        "count_polysyllable_words": (textstat.polysyllabcount, 1),
    }
    for case in textstat_cases(*ask):
        function, tolerance = ask[case["func"]]
        assert function(case["text"]) == pytest.approx(case["expected"], abs=tolerance), case
    for case in textstat_cases("count_syllables"):
        assert textstat.syllable_count(case["text"]) == pytest.approx(case["n_syllables"], abs=case["margin"]), case
