"""How hard a text is to read: Flesch-Kincaid grade and what it is made of, offline and quick to start.

The caller cuts the text into units, one sentence or clause of a list each; textstat grades them. Words are counted as
Flesch counted (*How to Test Readability*, 1951): a hyphenated compound, a contraction and a possessive are one word
each, an abbreviation is one word of one syllable unless the dictionary knows better, only running text is tested, not
headings and list numbers. Where he counts a figure as a word we leave it out, for no table says how it is spoken.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from itertools import chain, pairwise
from threading import RLock
from types import ModuleType, SimpleNamespace
from typing import Any

from speclint.shipped import data
from speclint.text.expression import Expression

MINIMUM_WORDS = 100
"""The fewest words that are graded: the size of Flesch's samples.

Stretches of 100 words of real specifications lie half within 1.4 grades of the whole and one in twenty over 6 off; of
50 words 1.8 and 7, of 25 words 2.3 and 10, of 300 words 0.9 and 4 (``bench/readability.py``).
"""

MINIMUM_UNIT = 3
"""The fewest words of a unit. "Typing" or "Knowledge of" is a heading or an item; textstat takes it for no sentence."""

LONG_WORD = 3
"""The syllables from which a word is long (as in Gunning's *The Technique of Clear Writing*, 1952)."""

DISTRIBUTION: tuple[tuple[int, float], ...] = (
    *((1, 9.31), (5, 10.85), (10, 11.93), (15, 12.5), (20, 12.87), (25, 13.25), (30, 13.57), (35, 13.81)),
    *((40, 14.06), (45, 14.32), (50, 14.56), (55, 14.81), (60, 14.97), (65, 15.16), (70, 15.4), (75, 15.65)),
    *((80, 15.9), (85, 16.16), (90, 16.44), (95, 16.95), (99, 18.07)),
)
"""Percents of real class specifications, and the Flesch-Kincaid grade below which so many lie.

1,210 specifications of the State of California (CalHR), each cut into clauses at sentence ends and semicolons:
``python bench/readability.py FOLDER`` computes it anew.
"""

_UNCOUNTED = Expression(r"\d|//|@|www\.|\.(?:com|edu|gov|net|org)\b")
_NUMERAL = Expression(r"[IVXivx]{2,}|[B-HJ-Zb-z]")
_LABEL = Expression(r"\W*[aAiI][.)]")
_DOTTED = Expression(r"\b[A-Za-z]{1,2}(?:\.[A-Za-z])+\b")
_LETTERS = r"[^\W\d_]+(?:'[^\W\d_]+)*"
_WORD = Expression(rf"{_LETTERS}(?:-{_LETTERS})*")
_TYPED = str.maketrans({"\u2018": "'", "\u2019": "'", "\u2010": "-", "\u2011": "-"})

_DATA = data("nltk")
_LOADING = RLock()


@dataclass(frozen=True, slots=True)
class Grade:
    """How hard a text is to read, and what was counted for it."""

    flesch_kincaid: float
    """Years of school: 0.39 words a unit + 11.8 syllables a word - 15.59 (Kincaid et al. 1975)."""
    reading_ease: float
    """206.835 - 1.015 words a unit - 84.6 syllables a word: 100 is easy, 0 very hard (Flesch 1948)."""
    words: int
    units: int
    words_per_unit: float
    longest: int
    """Words of the longest unit."""
    longest_index: int
    """Which of the units given that is, from 0."""
    long_word_share: float
    """Share of words of three and more syllables, 0 to 1."""
    left_out: int
    """Figures, codes, links, list numbers, symbols, and the words of units too short to be sentences."""


def words(text: str) -> list[str]:
    """Count a unit's words: "and/or" gives two, "full-time" and "employee's" one each, "$52,000" none."""
    return _read(text)[0]


def grade(units: Sequence[str]) -> Grade | None:
    """Grade a text given as its sentences or clauses; ``None`` below ``MINIMUM_WORDS`` counted words."""
    return _graded(tuple(units))


def prepared(units: Sequence[str]) -> str:
    """Write down what textstat reads: of every unit its words and one full stop, so that each is one sentence.

    textstat drops hyphens, which would make "onthejob" of "on-the-job"; an underscore stays.
    """
    return "\n".join(_sentence(counted) for counted in map(words, units) if len(counted) >= MINIMUM_UNIT)


def percentile(flesch_kincaid: float) -> int:
    """Say how many of 100 real class specifications are easier to read, 1 to 99; see ``DISTRIBUTION``."""
    lowest, highest = DISTRIBUTION[0], DISTRIBUTION[-1]
    if flesch_kincaid <= lowest[1]:
        return lowest[0]
    for (below, low), (above, high) in pairwise(DISTRIBUTION):
        if flesch_kincaid <= high:
            return round(below + (above - below) * (flesch_kincaid - low) / (high - low))
    return highest[0]


def _read(text: str) -> tuple[list[str], int]:
    """Find the counted words of a unit, and how many of its tokens are not counted."""
    tokens = text.split()
    labels = bool(tokens and _LABEL.fullmatch(tokens[0]))
    found = [_counted(token) for token in tokens[labels:]]
    return [word for counted in found for word in counted], found.count(()) + labels


@lru_cache(maxsize=1 << 16)  # most tokens of a specification stand in the last one too
def _counted(token: str) -> tuple[str, ...]:
    """Clean what stands between two blanks: no words in a figure, code, link, numeral, letter of a list or symbol."""
    token = token.translate(_TYPED)
    if _UNCOUNTED.search(token):
        return ()
    token = _DOTTED.sub(lambda match: match[0].replace(".", ""), token)
    return tuple(word for word in _WORD.findall(token) if not _NUMERAL.fullmatch(word))


def _sentence(counted: Sequence[str]) -> str:
    return " ".join(counted).replace("-", "_") + "."


@lru_cache(maxsize=256)  # the grade of a document is asked for by its rules and by the report
def _graded(units: tuple[str, ...]) -> Grade | None:
    pages = [_read(unit) for unit in units]
    lengths = [len(counted) if len(counted) >= MINIMUM_UNIT else 0 for counted, _ in pages]
    total = sum(lengths)
    if total < MINIMUM_WORDS:
        return None
    textstat = _textstat()
    kept = [counted for counted, _ in pages if len(counted) >= MINIMUM_UNIT]
    _teach(chain.from_iterable(kept))
    text = "\n".join(map(_sentence, kept))
    return Grade(
        flesch_kincaid=textstat.flesch_kincaid_grade(text),
        reading_ease=textstat.flesch_reading_ease(text),
        words=total,
        units=len(kept),
        words_per_unit=total / len(kept),
        longest=max(lengths),
        longest_index=lengths.index(max(lengths)),
        long_word_share=sum(_syllables(word) >= LONG_WORD for counted in kept for word in counted) / total,
        left_out=sum(len(counted) + out for counted, out in pages) - total,
    )


@cache
def _syllables(word: str) -> int:
    """Count one word's syllables with textstat."""
    count: int = _textstat().syllable_count(word.replace("-", "_"))
    return count


def _textstat() -> Any:  # noqa: ANN401 - textstat has no types
    """Wait for the thread that loads textstat, or be it."""
    with _LOADING:
        return _loaded()


@cache
def _loaded() -> Any:  # noqa: ANN401 - likewise
    """Load a textstat of our own, which no ``set_lang`` of the host reaches and which never downloads.

    textstat imports nltk for one dictionary, and nltk costs ten times as much as the rest of textstat; where the
    dictionary is missing, textstat has nltk download it. Both end here: while textstat is imported, a stand-in answers
    to the name of nltk with the table that speclint ships, and so always finds it. Likewise a stand-in for pyphen, of
    which textstat loads the patterns (five times bare Python) though no word may need them: see ``Syllables``.
    Where the host has imported nltk or textstat itself nothing is replaced: nltk is told where the table lies, and
    textstat is taught the words that are missing there, so that a text has the same grade everywhere.
    """
    if "textstat" in sys.modules or "nltk" in sys.modules:
        import_module("nltk").data.path.append(str(_DATA))
        return import_module("textstat.textstat").textstatistics()
    with _standing_in(_nltk(), _StandIn("pyphen", Pyphen=_Hyphens)):
        return import_module("textstat.textstat").textstatistics()


def _teach(counted: Iterable[str]) -> None:
    """Give a dictionary that is not ours the words it lacks, where pyphen would make one syllable of "on_the_job"."""
    dictionary = import_module("textstat.backend.utils").get_cmudict("en_US")
    if not isinstance(dictionary, Syllables):
        ours = Syllables()
        for word in {word.lower().replace("-", "_") for word in counted} - dictionary.keys():
            dictionary[word] = ours[word]


@contextmanager
def _standing_in(*modules: ModuleType) -> Iterator[None]:
    """Let *modules* answer to their names, where nobody does, for as long as the block runs."""
    for module in modules:
        sys.modules.setdefault(module.__name__, module)
    try:
        yield
    finally:
        for module in modules:
            if sys.modules.get(module.__name__) is module:
                del sys.modules[module.__name__]


class _StandIn(ModuleType):
    """A module that has a few things of its own, and asks the real one of its name for all others.

    So a thread that imports nltk just while textstat is imported is served too; it waits until that is done.
    """

    def __init__(self, name: str, **things: object) -> None:
        super().__init__(name)
        vars(self).update(things)

    def __getattr__(self, attribute: str) -> Any:  # noqa: ANN401 - whatever the real one has
        with _LOADING:
            if attribute.startswith("__") or sys.modules.get(self.__name__) is self:
                raise AttributeError(attribute)
        return getattr(import_module(self.__name__), attribute)


def _nltk() -> _StandIn:
    """Stand in for as much of nltk as textstat uses."""
    data = SimpleNamespace(find=lambda name: _DATA / name)
    return _StandIn("nltk", data=data, corpus=SimpleNamespace(cmudict=SimpleNamespace(dict=Syllables)))


class _Hyphens:
    """pyphen's ``Pyphen``, which reads its patterns only when a word is asked for."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def positions(self, word: str) -> list[int]:
        """Where *word* may be hyphenated."""
        found: list[int] = import_module("pyphen").Pyphen(lang=self._lang).positions(word)
        return found


class Syllables(dict[str, list[list[str]]]):
    """The shipped table in the shape of nltk's ``cmudict.dict()``: word -> pronunciations -> phones.

    Only the words asked for are parsed: halving a sorted file takes 1 ms, a dictionary of it 10. A word that is not in
    the table is spelled out by ``guess``; a compound is the sum of its parts.
    """

    def __missing__(self, word: str) -> list[list[str]]:
        """Look the word up once."""
        count = sum(map(_count, filter(None, word.split("_"))))
        self[word] = [["AH0"] * count]
        return self[word]


@cache
def _lines() -> list[str]:
    """Read the sorted lines ``WORD 1 PHONES`` of the table."""
    return (_DATA / "corpora" / "cmudict" / "cmudict").read_text("ascii").splitlines()


_HISSED = Expression(r"(?:[sxz]|[cs]h|[cg]e)'s$")  # the boss's, the office's


def _count(word: str) -> int:
    """Count the syllables of a word without hyphens: the table knows, or the spelling tells."""
    start = word.upper() + " 1 "
    at = bisect_left(_lines(), start)
    line = _lines()[at] if at < len(_lines()) else ""
    if line.startswith(start):
        return line.count("AH0", len(start))
    if word.endswith("'s"):
        return _count(word[:-2]) + bool(_HISSED.search(word))
    return guess(word)


_VOWELS = Expression(r"[aeiou]+|(?<![aeiou])y")
_SILENT = Expression(
    r"(?<=[^aeiouyl])e(?=$|ly$|less|ful|ness|ware|work|wide|hold|keep|place|line|life)"  # safe, safely, workplace
    r"|(?<=[aeiou][^aeiouyl])ement(?!a)|(?<=[aeiou][kptv])e(?=[bcdfghjkmptw])(?!d$|ct)"  # retirement, lifeguard
    r"|(?<=[aeiouy]l)e$|(?<=[^aeioutd])ed$|(?<=[^aeiouscgxzhl])es$|(?<=[aeiou]l)es$"  # rule, planned, types, rules
)
_APART = Expression(
    r"(?<![ctsgx])i(?:[ao]|u[ms])|(?<=[ct])iat|[^aeiou]ier$|(?<![ct])ien[ct]|iet|eo(?!u)"  # radio, associate, geology
    r"|(?<=[aeiou])ing|(?<![gq])ua|uity|creat|coo[pr]|rei[mn]|ree[vms]|sm$"  # being, annual, cooperate, prism
)


def guess(word: str) -> int:
    """Tell syllables by spelling: groups of vowels, less the silent ``e``, more where two vowels are spoken apart.

    Right on 94 % of the words of class specifications and 91 % of all in the Carnegie Mellon dictionary, where pyphen,
    which looks for places to hyphenate, is right on 80 % and 59 %.
    """
    return max(1, len(_VOWELS.findall(word)) - len(_SILENT.findall(word)) + len(_APART.findall(word)))
