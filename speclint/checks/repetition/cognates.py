"""A verb with its own noun: "organizes ... the organization", "negotiates negotiations"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from speclint.checks.repetition.likeness import demanding
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Plan, Spec
from speclint.text import prose
from speclint.text.classes import BARE, GERUND, NAME, NOUN, PLURAL, THIRD, Word, word_at
from speclint.text.nouns import person

_NOUNS = frozenset({NOUN, PLURAL})
_VERBS = frozenset({BARE, THIRD, GERUND})
_GOES_ON = frozenset({NOUN, PLURAL, NAME, GERUND})
"""In front of these a noun only tells which: "manages the management team"."""
_STOPS = frozenset(".;:()")
_NEAR = 9
"""Words and signs between the two."""
_SHORTEST = 4


@dataclass(frozen=True)
class Cognate(Check):
    """A verb, and in the same clause the noun that was made of it, or the same word as a noun."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"verb", "noun"})

    apart: tuple[str, ...] = ()
    """Nouns, in small letters, that mean another thing than their verb: "works ... public works"."""
    others: tuple[str, ...] = ()
    """Verbs, in small letters, of those who have others do a thing: "oversees"."""
    joints: tuple[str, ...] = ()
    """Words behind which another thing begins: "trains staff who need training"."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first pair of each clause."""
        for section, passage in spec.running():
            if section.name in spec.memo(demanding):
                continue
            words = passage.classed
            told = -1
            for at, word in enumerate(words):
                if word.kind not in _VERBS or at < told or len(word.low) < _SHORTEST:
                    continue
                noun = self._noun(words, at)
                if noun is not None:
                    told = noun
                    other = words[noun]
                    also = (Also(passage.span(other.start, other.end), "and the noun here"),)
                    yield Hit(passage.span(word.start, word.end), {"verb": word.text, "noun": other.text}, also)

    def _noun(self, words: Sequence[Word], at: int) -> int | None:
        """Where the noun of a verb stands behind it."""
        of = prose.stem(words[at].low)
        for place in range(at + 1, min(at + _NEAR, len(words))):
            word = words[place]
            if word.text in _STOPS or word.low in self.joints:
                return None
            if word.kind in _NOUNS and word.text.islower() and word.low not in self.apart:
                if prose.stem(word.low) != of or word.low == words[at].low or person(word.low):
                    continue
                after = words[place + 1] if place + 1 < len(words) else None
                named = after is not None and after.kind in _GOES_ON
                return None if named or self._another(words[at + 1 : place]) else place
        return None

    def _another(self, between: Sequence[Word]) -> bool:
        """Whether a second person's act stands between the two: "prepares and oversees the preparation"."""
        return any(word.kind in _VERBS and word.low in self.others for word in between)


@dataclass(frozen=True)
class SameHead(Check):
    """One noun before "and" or "or", and again behind it with another word before it: "city laws and state laws"."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"noun", "joint"})

    apart: tuple[str, ...] = ()
    """Nouns, in small letters, that come back by right: "years"."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The second noun of each such pair."""
        for section, passage in spec.running():
            if section.name in spec.memo(demanding):
                continue
            words = passage.classed
            for at, joint in enumerate(words[1:-1], 1):
                noun = words[at - 1]
                if joint.low not in {"and", "or"} or noun.kind not in _NOUNS or noun.low in self.apart:
                    continue
                behind = words[at + 1 : at + 4]
                nth = next((n for n, word in enumerate(behind) if word.kind in _NOUNS and word.text == noun.text), 0)
                if nth and _heads(words, at + 1 + nth) and all(word.kind in _DESCRIBES for word in behind[:nth]):
                    other = behind[nth]
                    also = (Also(passage.span(noun.start, noun.end), "and here"),)
                    yield Hit(passage.span(other.start, other.end), {"noun": noun.text, "joint": joint.text}, also)


def _heads(words: Sequence[Word], at: int) -> bool:
    """Whether a noun is the last word of its group, and nothing tells it from others."""
    after = word_at(words, at + 1)
    return after.kind not in _GOES_ON and after.low not in {"with", "who", "that"}


_DESCRIBES = frozenset({NOUN, PLURAL, "j", "g", "d", "s", "a", NAME})

CHECKS = {"cognate": Cognate, "same-head": SameHead}
