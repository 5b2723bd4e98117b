"""Sentences, clauses, words and stems of a stretch of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from math import log

from speclint.document import Span
from speclint.shipped import data, table
from speclint.text.expression import Expression

WORD = Expression(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?:-[^\W\d_]+)*")
"""A word: letters with inner apostrophes and hyphens; numbers are none."""

_ENDS = Expression(r"[.!?][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9])")
_ABBREVIATION = Expression(
    r"(?:^|[\s(])(?:[A-Za-z]|No|Nos|St|Dr|Mr|Mrs|Ms|Jr|Sr|Inc|Co|Dept|Div|Gov|Sec|Art|Ch|vs|etc|e\.g|i\.e|U\.S|approx"
    r"|Ave|Blvd|Rd|Ft|lbs|hrs|yrs|Fig|Vol|pp|Ph\.D|B\.A|B\.S|M\.A|M\.S|a\.m|p\.m)\.$"
)
_ONLY_NAMED = Expression(r"(?:^|[.;!?]\s+)(?:[Aa]n?|[Tt]he)\s+(?:[A-Z]\.){2,}$")
"""An article and initials, “A P.O.S.T.”: no sentence yet."""
_SHORT = 4
_CLAUSE_ENDS = Expression(r";(?=\s|$)")


def words(text: str) -> list[str]:
    """The words of *text*, as written."""
    return WORD.findall(text)


def _cut(text: str, ends: Iterator[int]) -> Iterator[Span]:
    """The stretches between *ends*, without the blanks around them."""
    for start, end in pairwise((0, *ends, len(text))):
        part = text[start:end]
        inner = part.strip()
        if inner:
            first = start + len(part) - len(part.lstrip())
            yield Span(first, first + len(inner))


def sentences(text: str) -> Iterator[Span]:
    """The sentences of a paragraph, as spans of it; abbreviations and initials end none."""
    return _cut(
        text,
        (m.end() for m in _ENDS.finditer(text) if not (text[m.start()] == "." and _goes_on(text, m.start() + 1))),
    )


def _goes_on(text: str, end: int) -> bool:
    """Whether a stop before *end* closes an abbreviation and no sentence."""
    known = _ABBREVIATION.search(text, max(0, end - 13), end) is not None
    return known or _ONLY_NAMED.search(text, max(0, end - 24), end) is not None


def clauses(text: str, known: Iterable[Span] | None = None) -> Iterator[Span]:
    """The clauses of a paragraph: its sentences, cut again at semicolons (which stay at the end of a clause).

    *known* are its sentences, where somebody has looked for them already.
    """
    for sentence in sentences(text) if known is None else known:
        said = text[sentence.start : sentence.end]
        if ";" not in said:
            yield sentence
            continue
        for part in _cut(said, (m.end() for m in _CLAUSE_ENDS.finditer(said))):
            yield Span(sentence.start + part.start, sentence.start + part.end)


def bare(text: str, span: Span) -> Span:
    """*span* without its closing punctuation and the ``and`` or ``or`` that joins it to a list."""
    inner = text[span.start : span.end].rstrip(" \t\n;.,:")
    lead = re.match(r"(?:and|or)\s+(?=\w)", inner)
    return Span(span.start + (lead.end() if lead else 0), span.start + len(inner))


@cache
def _table() -> tuple[dict[str, tuple[str, int]], int]:
    """Word -> (stem, number of specifications that hold the stem), and how many specifications were counted."""
    return table(_read)


def _read() -> tuple[dict[str, tuple[str, int]], int]:
    lines = data("words.txt").read_text("utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    total = int(next(rows)[1])
    return {word: (stem, int(count)) for word, stem, count in rows}, total


_GLUED = Expression(r"[a-z)][.!?:][A-Z][a-z]")
_MANY = 3


def glued(text: str) -> bool:
    """Whether a text was put together from pieces without the blanks between them, as a web page's lists are."""
    return len(_GLUED.findall(text)) >= _MANY


@cache
def stem(word: str) -> str:
    """The Porter2 stem of a known word; of an unknown one, the word without a plural ending.

    The stems were computed beforehand (``scripts/make_words.py``): a stemmer costs a fifth of a run.
    """
    low = word.lower().replace("’", "'").removesuffix("'s").rstrip("'")
    known = _table()[0].get(low)
    if known:
        return known[0]
    if "-" in low:
        return "-".join(stem(part) for part in low.split("-") if part)
    return low.removesuffix("s") if len(low) > _SHORT and not low.endswith(("ss", "us", "is")) else low


def listed(word: str) -> bool:
    """Whether a word (in lower case) is known in just this form."""
    return word in _table()[0]


def used(word: str) -> bool:
    """Whether real class specifications use a word (in lower case)."""
    table = _table()[0]
    return word in table or (word[-1:] == "s" and word[:-1] in table)


def holders(word: str) -> int:
    """How many real class specifications hold a word (in lower case) or another form of it."""
    table = _table()[0]
    return (table.get(word) or table.get(word.removesuffix("s")) or ("", 0))[1]


@cache
def rarity(of: str) -> float:
    """How much a stem says: its inverse document frequency over real class specifications (natural logarithm)."""
    return log((_table()[1] + 1) / (_frequencies().get(of, 1) + 0.5))


@cache
def _frequencies() -> dict[str, int]:
    return dict(_table()[0].values())
