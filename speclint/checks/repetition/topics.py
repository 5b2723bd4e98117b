"""One thing told in two places of a page, and one word twice in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import ClassVar

from speclint.checks.repetition.likeness import demanding
from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Passage, Plan, Section, Spec
from speclint.text.phrases.book import Found, PhraseSet

_APART = 2
"""Paragraphs from a mention on that its own paragraph, heading or list goes on."""


@dataclass(frozen=True)
class ToldTwice(Check):
    """A thing that a page tells once, told in two parts of it: how to apply, that a check is made."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"topic"})

    topics: Mapping[str, PhraseSet]
    """Its name, as the message says it -> phrases that tell it."""

    @cached_property
    def sought(self) -> tuple[PhraseSet, ...]:
        """The phrases without one of which nothing is found."""
        return tuple(self.topics.values())

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The last place of each, with the first beside it."""
        for topic, phrases in self.topics.items():
            places = [place for place in spec.said(phrases) if not place[1].text.rstrip().endswith("?")]
            first = next(iter(places), None)
            if first is None:
                continue
            later = [place for place in places if _elsewhere(first, place)]
            if later:
                (_, one, found), (_, two, again) = first, later[-1]
                also = (Also(one.span(found.start, found.end), "told here first"),)
                yield Hit(two.span(again.start, again.end), {"topic": topic}, also)


def _elsewhere(first: tuple[Section, Passage, Found], other: tuple[Section, Passage, Found]) -> bool:
    (one, before, _), (two, after, _) = first, other
    return one is not two and after.paragraph - before.paragraph > _APART


@dataclass(frozen=True)
class InOneSentence(Check):
    """A word or phrase that stands twice in one sentence."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"phrase"})

    phrases: PhraseSet
    longest: int = 45
    """A sentence of more words is a list, in which words come back by right."""

    @cached_property
    def sought(self) -> tuple[PhraseSet, ...]:
        """The phrases without one of which nothing is found."""
        return (self.phrases,)

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The second of each two in a clause."""
        seen: dict[tuple[int, int, str], Span] = {}
        told: set[tuple[int, int, str]] = set()
        for section, passage, found in spec.said(self.phrases):
            if section.name in spec.memo(demanding):
                continue
            clause = next((c for c in passage.clauses if c.start <= found.start < c.end), None)
            if clause is None or len(passage.text[clause.start : clause.end].split()) > self.longest:
                continue
            start, end = found.start, found.end
            said = " ".join(passage.text[start:end].lower().split())
            key = (id(passage), clause.start, said)
            span = passage.span(start, end)
            if key in seen and key not in told:
                told.add(key)
                yield Hit(span, {"phrase": said}, (Also(seen[key], "said here first"),))
            seen.setdefault(key, span)


CHECKS = {"told-twice": ToldTwice, "in-one-sentence": InOneSentence}
