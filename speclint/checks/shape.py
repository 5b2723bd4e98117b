"""Parts and entries whose shape says that something is missing: half a sentence, a bare word, an empty promise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import mean
from typing import ClassVar

from speclint.finding import Also, Hit
from speclint.rule import Check
from speclint.spec import OUTSIDE, Passage, Plan, Section, Spec
from speclint.text import prose
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet

_HANGING = Expression(r"(?:\b(?:of|the|an?|to|for|with|by|including|such\s+as|from|into)|[a-z] (?:and|or))$")
_BARE = frozenset(
    "considerable working thorough general some basic extensive good strong excellent advanced knowledge".split()
)
_GOING_ON = Expression(r"(?:and|or)\s+[a-z]")
_LONG = 5
"""Words of the usual entry of a list in which one word alone is a fragment."""
_FEW = 3


@dataclass(frozen=True)
class BrokenEntry(Check):
    """An entry or a paragraph that ends, or begins, in the middle of a sentence."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"following"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Each, with the passage behind it."""
        for section in spec.sections:
            if section.outside or section.name in spec.profile.dated:
                continue
            said = [p for p in section.passages if p.text.strip() and not p.cell]
            usual = mean([len(p.text.split()) for p in said]) if said else 0
            for passage, following in pairwise([*said, None]):
                if passage is not None and self._broken(passage, following, said, usual):
                    also = (Also(following.whole, "and goes on here, it seems"),) if following else ()
                    yield Hit(passage.whole, {"following": following.text[:40] if following else ""}, also)

    def _broken(self, passage: Passage, following: Passage | None, said: list[Passage], usual: float) -> bool:
        text = passage.text.strip()
        if following is not None and _HANGING.search(text) and " " in text:
            return True
        items = passage.kind == "item"
        if items and _GOING_ON.match(text) and passage is not said[0]:
            before = said[said.index(passage) - 1].text.rstrip()
            return before[-1:] not in ";,"
        return items and text.lower() in _BARE and len(said) > _FEW and usual >= _LONG


@dataclass(frozen=True)
class ThinPart(Check):
    """A known part whose whole text is a word or two, or says only that the text is elsewhere."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"heading"})

    parts: tuple[str, ...]
    """The parts that are looked at."""
    elsewhere: PhraseSet
    """How a text looks that only points at another one."""
    wordy: tuple[str, ...] = ()
    """The parts of them that take more than a word or two."""
    most_words: int = 2

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The text of every such part."""
        for section in spec.sections:
            said = [p for p in section.passages if p.text.strip()]
            if section.name not in self.parts or not section.heading or not said:
                continue
            count = len(prose.words(said[0].text))
            points = self.elsewhere.said(said[0].tokens) and count <= (self.most_words + 8 if len(said) == 1 else 4)
            bare = len(said) == 1 and 0 < count <= self.most_words and not any(c.isdigit() for c in said[0].text)
            if (bare and section.name in self.wordy) or points:
                yield Hit(said[0].whole, {"heading": section.heading.strip().rstrip(":")})


@dataclass(frozen=True)
class UnkeptHeading(Check):
    """A part that holds nothing of what its heading names."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"heading"})

    parts: Mapping[str, PhraseSet]
    """Name of a part -> words of which its text must hold one."""
    least_words: int = 6

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self.parts)

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The heading of every such part; what a part of it says counts for it."""
        for nth, section in enumerate(spec.sections):
            if section.name not in self._names or not section.heading.strip() or section.level:
                continue
            words = sum(len(prose.words(p.text)) for p in section.passages)
            if words >= self.least_words and not self._keeps(section, spec.sections[nth + 1 :]):
                yield Hit(section.span, {"heading": section.heading.strip().rstrip(":")})

    def _keeps(self, section: Section, behind: tuple[Section, ...]) -> bool:
        phrases = self.parts[section.name]
        parts = [section]
        for other in behind:
            if other.name in OUTSIDE or (other.heading and other.name and other.parent != section.name):
                break
            parts.append(other)
        heads = any(phrases.said(p.tokens) for part in parts for p in part.passages)
        return heads or any(word in part.heading.lower() for part in parts[1:] for word in ("level", "class"))


CHECKS = {"broken-entry": BrokenEntry, "thin-part": ThinPart, "unkept-heading": UnkeptHeading}
