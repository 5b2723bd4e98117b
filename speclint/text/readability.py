"""How hard a text is to read: Flesch-Kincaid grade and what it is made of, offline and quick to start.

The caller cuts the text into units, one sentence or clause of a list each. textstat counts the syllables of each word,
once; the two grades are made of that, and a test holds them against textstat's own. Words are counted as
Flesch counted (*How to Test Readability*, 1951): a hyphenated compound, a contraction and a possessive are one word
each, an abbreviation is one word of one syllable unless the dictionary knows better, only running text is tested, not
headings and list numbers. Where he counts a figure as a word we leave it out, for no table says how it is spoken.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from speclint.light import dataclass
from speclint.text.expression import Expression
from speclint.text.offline_textstat import syllables
from speclint.text.syllables import spoken

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


def percentile(flesch_kincaid: float) -> int:
    """Say how many of 100 real class specifications are easier to read, 1 to 99; see ``DISTRIBUTION``."""
    lowest, highest = DISTRIBUTION[0], DISTRIBUTION[-1]
    if flesch_kincaid <= lowest[1]:
        return lowest[0]
    for (below, low), (above, high) in pairwise(DISTRIBUTION):
        if flesch_kincaid <= high:
            return round(below + (above - below) * (flesch_kincaid - low) / (high - low))
    return highest[0]


@lru_cache(maxsize=1 << 12)  # a clause is read for its section, for the whole and for the report
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
    kept = [_spoken(unit) for unit, length in zip(units, lengths, strict=True) if length]
    per_unit, per_word = total / len(kept), sum(syllables for syllables, _ in kept) / total
    return Grade(
        flesch_kincaid=(0.39 * per_unit) + (11.8 * per_word) - 15.59,
        reading_ease=206.835 - 1.015 * per_unit - 84.6 * per_word,
        words=total,
        units=len(kept),
        words_per_unit=per_unit,
        longest=max(lengths),
        longest_index=lengths.index(max(lengths)),
        long_word_share=sum(long for _, long in kept) / total,
        left_out=sum(len(counted) + out for counted, out in pages) - total,
    )


@lru_cache(maxsize=1 << 12)  # as above
def _spoken(text: str) -> tuple[int, int]:
    """The syllables of a unit, and how many of its words are long."""
    counts = [_syllables(word) for word in words(text)]
    return sum(counts), sum(count >= LONG_WORD for count in counts)


@cache
def _syllables(word: str) -> int:
    """Count one word's syllables with textstat, which for letters alone does no more than ask our table."""
    plain = word.replace("-", "_")
    return syllables(plain) if "'" in word else spoken(plain.lower())
