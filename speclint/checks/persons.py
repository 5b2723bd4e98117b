"""Who is spoken of, and who is spoken to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Plan, Spec
from speclint.text.phrases.book import PhraseSet


@dataclass(frozen=True)
class TwoPersons(Check):
    """A page that speaks of its readers in one passage and to them in another."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"other", "count", "other_count"})

    spoken_of: PhraseSet
    """Words for those that the page is about."""
    spoken_to: PhraseSet
    """What is marked: the words of who speaks, or is spoken to."""
    least: int = 2
    """In so many passages they must be spoken of."""
    most: float = 1.5
    """A page that speaks to its readers in more passages than this many times as often is a letter to them."""
    not_in: tuple[str, ...] = ()

    @cached_property
    def sought(self) -> tuple[PhraseSet, ...]:
        """The words that are marked."""
        return (self.spoken_to,)

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first passage that speaks to the reader, with the others beside it."""
        to, of = self._firsts(spec, self.spoken_to), self._firsts(spec, self.spoken_of)
        if len(of) < self.least or not to or len(to) > self.most * len(of):
            return
        first, *others = to
        also = (Also(of[0], "spoken of here"), *(Also(span, "spoken to here") for span in others))
        yield Hit(first, {"other": spec.view[of[0]], "count": len(to), "other_count": len(of)}, also)

    def _firsts(self, spec: Spec, phrases: PhraseSet) -> list[Span]:
        """The first spot in each passage."""
        spots: dict[int, Span] = {}
        for section, passage, found in spec.said(phrases):
            if section.name not in self.not_in and id(passage) not in spots:
                spots[id(passage)] = passage.span(found.start, found.end)
        return list(spots.values())


CHECKS = {"two-persons": TwoPersons}
