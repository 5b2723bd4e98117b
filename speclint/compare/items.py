"""The words of a text that carry its meaning, each with the ways in which another word can be its equal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from speclint.compare.canonical import Plain, once_for_each
from speclint.compare.equals import Equals, equals, headed, plainly
from speclint.compare.stems import plural, split
from speclint.light import dataclass
from speclint.profile import Weighing

Runs = Literal["needed", "short", "all", "none"]


class Item(NamedTuple):
    """A word, or several that are one thing to say."""

    word: str
    """As it is written, in small letters; of several the first."""
    head: str
    """What it is known by in all its forms."""
    groups: frozenset[int]
    """The lines of equal words in which it stands."""
    at: int
    """Its place among all words and signs of the text."""
    size: int
    """Of how many words it is made."""
    told: int
    """Of how many without the preposition at their end."""


@dataclass(frozen=True, eq=False)
class Wording:
    """How a profile says the same in other words, ready to be looked up."""

    plain: Plain
    """How it writes a text in one form."""
    equals: Equals
    passed: frozenset[str]
    """Words that are not compared."""
    leads: frozenset[str]
    """Prepositions that say in which way the next word belongs to the one before."""
    light: frozenset[str]
    looks: frozenset[str]
    idle: frozenset[str]
    asked: tuple[tuple[str, ...], ...]
    """Rows of words that say of a requirement only that it is one, the longest first."""
    tails: frozenset[str]
    """What words are known by that say nothing behind a word for what is done."""
    holders: frozenset[str]
    cases: Mapping[str, tuple[tuple[str, ...], ...]]
    free: dict[str, bool]
    """Words that were looked up, and whether they may be there without an equal."""
    sure: dict[str, bool]
    """Words that were looked up, and whether no other can be their equal."""

    def comes_and_goes(self, word: str) -> bool:
        """Whether a word may stand in one text and have no equal in the other."""
        if word not in self.free:
            self.free[word] = (
                not word[0].isalnum()
                or word in self.passed
                or word in self.idle
                or self.head(word) in self.light | self.tails
                or plural(word) in self.holders
            )
        return self.free[word]

    def lone(self, word: str) -> bool:
        """Whether nothing but a form of itself can be the equal of a word, and it does not come and go."""
        return not self.comes_and_goes(word) and self.head(word) not in self.equals.held

    def alone(self, word: str) -> bool:
        """Whether a word as it stands in a text is in no line and in no turn of phrase, so that it is lone for sure."""
        if word not in self.sure:
            self.sure[word] = word.isalpha() and word not in self.plain.touched and self.lone(word)
        return self.sure[word]

    def head(self, word: str) -> str:
        """What a word is known by."""
        return headed(word, self.equals.family)


@once_for_each
def wording(weighing: Weighing) -> Wording:
    """How a profile says the same in other words."""
    known = equals(weighing.alike, weighing.same, weighing.families)
    leads = frozenset(word for lines in weighing.cases.values() for line in lines for word in line if word)
    passed = frozenset({*weighing.trifles, *weighing.links, *leads, "and", "or"})
    led, looking, tails = (
        frozenset(headed(word, known.family) for word in some)
        for some in (weighing.light, weighing.looks, weighing.tails)
    )
    return Wording(
        plainly(weighing.alike),
        known,
        passed,
        leads,
        led,
        looking,
        weighing.idle,
        tuple(sorted((tuple(split(one)) for one in weighing.asked), key=len, reverse=True)),
        tails,
        weighing.holders,
        weighing.cases,
        {},
        {},
    )


@dataclass(frozen=True, eq=False)
class Reading:
    """The words of a text with all that they may say, each alone and several together."""

    words: tuple[str, ...]
    heads: tuple[str, ...]
    """What each word is known by."""
    groups: tuple[frozenset[int], ...]
    """The lines in which each word stands."""
    runs: Mapping[int, tuple[tuple[int, frozenset[int]], ...]]
    """Where several words are one thing to say -> where they end, and in which lines they stand."""
    known: frozenset[str]
    """All that its words are known by."""
    lines: frozenset[int]
    """All lines in which something of it stands."""

    def met(self, at: int, other: Reading) -> bool:
        """Whether a word alone has an equal in the other text."""
        return self.heads[at] in other.known or not self.groups[at].isdisjoint(other.lines)

    def lacks(self, other: Reading, wording: Wording, named: frozenset[str]) -> bool:
        """Whether some word of it can have no equal in the other text."""
        odd = [
            n
            for n, word in enumerate(self.words)
            if not (wording.comes_and_goes(word) or word in named or self.met(n, other))
        ]
        if not odd:
            return False
        held = {
            n
            for at, runs in self.runs.items()
            for end, lines in runs
            if not lines.isdisjoint(other.lines)
            for n in range(at, end)
        }
        return not held.issuperset(odd)


@lru_cache(maxsize=2048)
def reading(words: tuple[str, ...], wording: Wording) -> Reading:
    """A text's words, with all that they may say."""
    known = wording.equals
    heads = tuple(wording.head(word) if word[0].isalnum() else word for word in words)
    held = frozenset(heads)
    groups = tuple(known.told(head, held) for head in heads)
    runs = {at: found for at in range(len(heads)) if (found := tuple(known.several(heads, at)))}
    lines = frozenset().union(*groups, *(one for found in runs.values() for _, one in found))
    return Reading(words, heads, groups, runs, held, lines)


def items(text: Reading, other: Reading, wording: Wording, heavy: frozenset[str], runs: Runs) -> tuple[Item, ...]:
    """What of a text's words carries meaning: all but its signs and little words, if they are not *heavy*.

    Several words that are one thing to say are one item, if the other text says the same: by *runs* all of them, those
    only of which a word has no equal by itself (of two the longer one, or the shorter), or none.
    """
    words, heads, passed = text.words, text.heads, wording.passed - heavy
    found: list[Item] = []
    at = 0
    while at < len(words):
        end, groups = _together(text, other, passed, at, runs)
        if end == at + 1 and (words[at] in passed or not words[at][0].isalnum()):
            at = end
            continue
        told = [n for n in range(at, end) if words[n] not in passed] or [end - 1]
        if end > at + 1 and told == [at]:  # “respond to” is “respond” as well
            groups |= text.groups[at]
        head = " ".join(heads[n] for n in told)
        found.append(Item(words[at], head, groups, at, end - at, told[-1] + 1 - at))
        at = end
    return tuple(found)


def _together(text: Reading, other: Reading, passed: frozenset[str], at: int, runs: Runs) -> tuple[int, frozenset[int]]:
    """Where the thing ends that is said from here on, and in which lines it stands."""
    if runs != "none":
        found = text.runs.get(at, ())
        for end, lines in reversed(found) if runs == "short" else found:
            if lines.isdisjoint(other.lines):
                continue
            needed = (n for n in range(at, end) if text.words[n] not in passed)
            if runs == "all" or not all(text.met(n, other) for n in needed):
                return end, lines
    return at + 1, text.groups[at]


def meet(one: Item, other: Item) -> bool:
    """Whether two words can stand for each other."""
    return one.head == other.head or not one.groups.isdisjoint(other.groups)


def alike(one: str, other: str, lines: Sequence[Sequence[str]]) -> bool:
    """Whether one preposition says what the other does."""
    return one == other or any(one in line and other in line for line in lines)
