"""Class titles in the text of other classes, and whether the collection holds a class of that name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import ClassVar

from speclint.light import dataclass
from speclint.rule import Check
from speclint.series import titles
from speclint.series.collection import Collection
from speclint.series.facts import Facts, Meeting

_LONG = 5
"""Letters of a word that can be misspelt, and not simply be another."""
_LIKE, _HEAD_LIKE = 0.81, 0.87
_LEAST = 2
"""Words of a title that is looked for; one alone is a common noun."""


@dataclass(frozen=True)
class UnknownClass(Check):
    """A title that is nearly, and not quite, that of a class: it was renamed, or is misspelt."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"title", "known"})
    across_files: ClassVar[bool] = True

    def compare(self, collection: Collection) -> Iterator[Meeting]:
        """The first spot of each file that names such a title."""
        person = collection.profile.series.person
        near = _Near(collection)
        for one in collection.facts:
            for name, _, spot in one.named:
                words = titles.plain(name)
                own = () if words in collection.known or len(words) < _LEAST else near.to(words)
                if own and not _persons(words, own, person):
                    there = collection.known[own]
                    spelt = there.title if titles.plain(there.title) == own else " ".join(own)
                    yield Meeting(
                        one, spot, {"title": name, "known": _cased(spelt)}, ((there, there.head, "the class"),)
                    )


class _Near:
    """The titles of a collection, to be found by one that is nearly the same."""

    def __init__(self, collection: Collection) -> None:
        self._told: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.evened: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.but_one: defaultdict[tuple[tuple[str, ...], tuple[str, ...]], list[tuple[str, ...]]] = defaultdict(list)
        for words in collection.known:
            if len(words) >= _LEAST:
                self.evened.setdefault(_evened(words), words)
                for at in range(len(words)):
                    self.but_one[words[:at], words[at + 1 :]].append(words)

    def to(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The title that is the same but for a plural ending, or for a few letters of one word."""
        if words not in self._told:
            self._told[words] = self._nearest(words)
        return self._told[words]

    def _nearest(self, words: tuple[str, ...]) -> tuple[str, ...]:
        if same := self.evened.get(_evened(words)):
            return same
        found = [
            (_likeness(words, at, other[at]), other)
            for at in range(len(words))
            for other in self.but_one.get((words[:at], words[at + 1 :]), ())
        ]
        best = max(found, default=(0.0, ()))
        return best[1] if best[0] else ()


def _likeness(words: tuple[str, ...], at: int, other: str) -> float:
    """How much two words are alike; 0 where they may be two. The word that says what the person is has to be closer."""
    if min(len(words[at]), len(other)) < _LONG or titles.numeral(words[at]):
        return 0.0
    head = all(titles.numeral(word) for word in words[at + 1 :])
    return _ratio(words[at], other, _HEAD_LIKE if head else _LIKE)


@lru_cache(maxsize=1 << 14)  # the same titles are named in many classes, and the same words stand in many titles
def _ratio(word: str, other: str, least: float) -> float:
    """How much two words are alike, if it is more than *least*; what two bounds rule out is not worked out."""
    if 2 * min(len(word), len(other)) <= least * (len(word) + len(other)):
        return 0.0
    matcher = SequenceMatcher(None, word, other)
    ratio = matcher.ratio() if matcher.quick_ratio() > least else 0.0
    return ratio if ratio > least else 0.0


def _evened(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(titles.singular(word.removesuffix("'s")) for word in words)


def _persons(words: tuple[str, ...], known: tuple[str, ...], person: Callable[[str], bool]) -> bool:
    """Whether a plural stands for several persons, as in "Deputy Inspectors General"."""
    odd = [word for word, own in zip(words, known, strict=True) if word != own and word == f"{own}s"]
    return bool(odd) and all(person(word) for word in odd)


def _cased(title: str) -> str:
    """A title as titles are written in a sentence; one that is in both cases stays as it is."""
    if not (title.isupper() or title.islower()):
        return title
    return " ".join(w.upper() if titles.numeral(w.lower()) else w.capitalize() for w in title.split())


@dataclass(frozen=True)
class PromotionGap(Check):
    """Experience is asked for in a class that the series does not have."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"title", "levels"})
    across_files: ClassVar[bool] = True

    least: int = 2
    """So many levels of a series the collection must hold, before one can be missing."""

    def compare(self, collection: Collection) -> Iterator[Meeting]:
        """Each title that an experience requirement names with a number that its series does not have."""
        ranks = collection.profile.series.ranks
        series = _levels(collection)
        for one in collection.facts:
            for name, asked, spot in one.named:
                words = titles.plain(name)
                title = titles.parsed(" ".join(words), ranks)
                have = series.get((title.stem, title.rank))
                if not (asked and title.numeral and have) or len(have) < self.least or title.numeral in have:
                    continue
                listed = sorted(have)
                there = have[listed[-1]]
                said = {"title": name, "levels": ", ".join(_roman(n) for n in listed)}
                yield Meeting(one, spot, said, ((there, there.head, "the series"),))


def _levels(collection: Collection) -> Mapping[tuple[tuple[str, ...], int], Mapping[int, Facts]]:
    """Series and rank -> the numbers that its classes have."""
    found: defaultdict[tuple[tuple[str, ...], int], dict[int, Facts]] = defaultdict(dict)
    for words, facts in collection.known.items():
        title = titles.parsed(" ".join(words), collection.profile.series.ranks)
        if title.numeral and title.stem:
            found[title.stem, title.rank].setdefault(title.numeral, facts)
    return found


def _roman(number: int) -> str:
    return ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII")[number] if number < 9 else str(number)  # noqa: PLR2004


CHECKS = {"unknown-class": UnknownClass, "promotion-gap": PromotionGap}
