"""The same few words again a line later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from speclint.checks.repetition.likeness import demanding, scale
from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import listed
from speclint.spec import Passage, Plan, Spec
from speclint.text import prose
from speclint.text.expression import Expression

_BREAK = Expression(r"[.;:()\"“”]")
_Word = tuple[str, int, int]


@dataclass(frozen=True)
class Thread(Check):
    """A run of words that say something, with none but small words between, that comes back near by."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"phrase"})

    least: int = 3
    """How many words that say something make a run."""
    weight: float = 4.0
    """How much the words must say together (sum of their rarity)."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first run of each stretch that comes back."""
        own = spec.memo(scale).own
        told: list[tuple[Span, Span]] = []
        for section, passage in spec.running():
            if section.outside or section.name in spec.memo(demanding):
                continue
            for stretch in _stretches(passage):
                if (spots := self._again(passage, stretch, own, spec.lower)) and spots not in told:
                    told.append(spots)
                    first, second = spots
                    phrase = " ".join(passage.text[second.start : second.end].split())
                    also = (Also(passage.span(first.start, first.end), "said here first"),)
                    yield Hit(passage.span(second.start, second.end), {"phrase": phrase}, also)

    def _again(self, passage: Passage, stretch: Span, own: frozenset[str], lower: str) -> tuple[Span, Span] | None:
        text = passage.text
        words = _saying(text, stretch)
        seen: dict[tuple[str, ...], Span] = {}
        for at in range(len(words) - self.least + 1):
            run = words[at : at + self.least]
            start, end = run[0][1], run[-1][2]
            if _BREAK.search(text, start, end) or any(text[a:b][0].isupper() for _, a, b in run):
                continue
            key = tuple(stem for stem, _, _ in run)
            if key in seen and seen[key].end <= start and self._says(key, text[start:end], own, lower):
                return seen[key], Span(start, end)
            seen.setdefault(key, Span(start, end))
        return None

    def _says(self, key: tuple[str, ...], said: str, own: frozenset[str], lower: str) -> bool:
        """Whether a run says enough, and is no name that the whole page uses."""
        enough = sum(prose.rarity(stem) for stem in set(key) if stem not in own) >= self.weight
        return enough and not _SIGNS.intersection(said) and lower.count(said.lower()) <= _OWN


def _stretches(passage: Passage) -> Iterator[Span]:
    """Each sentence with the next."""
    found = passage.sentences
    yield from (Span(a.start, b.end) for a, b in pairwise(found))
    if len(found) == 1:
        yield found[0]


_SIGNS = frozenset("/.@")
_OWN = 3
"""So often a run may stand on a page; one that comes oftener is a name of the trade."""


def _saying(text: str, stretch: Span) -> list[_Word]:
    """The words that say something, as stems with their place."""
    return [
        (prose.stem(word[0]), word.start(), word.end())
        for word in prose.WORD.finditer(text, stretch.start, stretch.end)
        if word[0].lower() not in listed("small.txt")
    ]


CHECKS = {"thread": Thread}
