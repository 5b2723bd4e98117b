"""Parts and entries whose shape says that something is missing: half a sentence, a bare word, an empty promise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from typing import ClassVar

from speclint.finding import Also, Hit
from speclint.light import dataclass, field
from speclint.profile import normal
from speclint.rule import Check
from speclint.shipped import terms
from speclint.spec import OUTSIDE, Passage, Plan, Section, Spec
from speclint.text import prose
from speclint.text.classes import third_only
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet
from speclint.text.verbs import verbs

_HANGING = Expression(r"(?:\b(?:of|the|an?|to|for|with|by|including|such\s+as|from|into)|[a-z] (?:and|or))$")
_BARE = terms("bare-adjectives")
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
            usual = sum(len(p.text.split()) for p in said) / len(said) if said else 0
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
    named: Mapping[str, PhraseSet] = field(default_factory=dict)
    """A heading itself, in small letters -> words of which its text must hold one."""
    least_words: int = 6
    most_words: int = 120
    """A longer text under such a heading holds more than one part."""

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self.parts)

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The heading of every such part; what a part of it says counts for it."""
        for nth, section in enumerate(spec.sections):
            if not section.heading.strip() or section.level:
                continue
            if named := self.named.get(normal(section.heading)):
                words = sum(len(prose.words(p.text)) for p in section.passages)
                if self.least_words <= words <= self.most_words and not self._holds(
                    named, section, spec.sections[nth + 1 :]
                ):
                    yield Hit(section.span, {"heading": section.heading.strip().rstrip(":")})
                continue
            if section.name not in self._names:
                continue
            words = sum(len(prose.words(p.text)) for p in section.passages)
            if words >= self.least_words and not self._keeps(section, spec.sections[nth + 1 :]):
                yield Hit(section.span, {"heading": section.heading.strip().rstrip(":")})

    def _holds(self, phrases: PhraseSet, section: Section, behind: tuple[Section, ...]) -> bool:
        """Whether a part, or one without a heading of its own behind it, holds what its heading names."""
        if not any(p.text.rstrip().endswith((".", ";")) for p in section.passages[:1]):
            return True  # a row of labels, as a menu has them
        below = [other for other in behind[:1] if other.rank > section.rank]
        parts = [section, *below]
        return any(phrases.said(p.tokens) for s in parts for p in s.passages)

    def _keeps(self, section: Section, behind: tuple[Section, ...]) -> bool:
        phrases = self.parts[section.name]
        parts = [section]
        for other in behind:
            if other.name in OUTSIDE or (other.heading and other.name and other.parent != section.name):
                break
            parts.append(other)
        heads = any(phrases.said(p.tokens) for part in parts for p in part.passages)
        return heads or any(word in part.heading.lower() for part in parts[1:] for word in ("level", "class"))


@dataclass(frozen=True)
class HeadingJoint(Check):
    """A heading that begins with "and" or "or", as if it went on from the one above it."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such heading but those of ways to qualify, "Or II"."""
        for section in spec.sections:
            if not section.outside and _JOINED.match(section.heading):
                yield Hit(section.span)


_JOINED = Expression(r"\W*(?:and|or|&)\s+(?!(?:[IVX]+|\d+|pattern|option)\b)[A-Za-z]{4}", 2)


@dataclass(frozen=True)
class RunTogether(Check):
    """A paragraph that holds many sentences, each a duty or a demand of its own."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"count"})

    least: int = 6
    """So many sentences that begin with a verb, or with "Ability"."""
    parts: tuple[str, ...] = ("duties",)

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such paragraph."""
        for section in (section for section in spec.sections if section.name in self.parts):
            for passage in section.passages:
                begun = [prose.words(passage.text[s.start : s.end])[:1] for s in passage.sentences]
                begins = _HEADS if section.name != "duties" else verbs().keys()
                count = sum(bool(words) and words[0].lower() in begins for words in begun)
                if count >= self.least and not passage.cell:
                    yield Hit(passage.whole, {"count": count})


@dataclass(frozen=True)
class DutyAmong(Check):
    """An entry among the qualifications that begins like a duty: "Sweeps floors"."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"word", "heading"})

    parts: tuple[str, ...]
    most: int = 2
    """So many entries by a slip; more are a list under the wrong heading."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such entry."""
        for section in spec.sections:
            if section.name not in self.parts:
                continue
            found = [
                p for p in section.passages if len(words := p.text.split()) > _FEW and self._duty(words[0].lower())
            ]
            for passage in found if len(found) <= self.most else ():
                word = passage.text.split()[0]
                heading = section.heading.strip().rstrip(":")
                yield Hit(passage.span(0, len(word)), {"word": word, "heading": heading})

    def _duty(self, word: str) -> bool:
        return bool(third_only(word)) and word not in _DEMANDS


_DEMANDS = terms("demanding-verbs")
_HEADS = terms("heads-of-demands")
"""Verbs with which a demand begins: "Requires two years at sea"."""


CHECKS = {
    "heading-joint": HeadingJoint,
    "run-together": RunTogether,
    "duty-among": DutyAmong,
    "broken-entry": BrokenEntry,
    "thin-part": ThinPart,
    "unkept-heading": UnkeptHeading,
}
