"""Lists as wholes: how many items, how many of them alike, what stands last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar, Literal

from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Passage, Plan, Section, Spec
from speclint.text import prose
from speclint.text.cue import begun
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet


@dataclass(frozen=True)
class Size(Check):
    """A section that holds too few or too many items, or too many words."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"count", "limit"})

    unit: Literal["items", "words"]
    most: int = 0
    """No limit, if left out."""
    least: int = 0
    series: bool = False
    """Whether specifications of a whole series are looked at too."""
    paragraphs: int = 0
    """A section of more of them has swallowed the text of a lost heading, and is not judged; 0 is no limit."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The heading of each section beyond a limit; a section without items has no list to judge."""
        if spec.is_series and not self.series:
            return
        for section in spec.sections:
            count = len(section.items) if self.unit == "items" else _words(section)
            if not count or not section.heading or 0 < self.paragraphs < len(section.passages):
                continue
            if self.most and count > self.most:
                yield Hit(section.span, {"count": count, "limit": self.most})
            elif count < self.least:
                yield Hit(section.span, {"count": count, "limit": self.least})


def _words(section: Section) -> int:
    return sum(p.length for p in section.passages)


@dataclass(frozen=True)
class Share(Check):
    """Too many statements of a list that are alike: a ``pattern`` with which more than ``share`` begin."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"count", "total", "percent"})

    pattern: Expression | PhraseSet
    share: float
    least: int = 5
    """How many statements a list must have to be judged."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first of them, with the others beside it."""
        for section in spec.sections:
            all_ = list(_statements(section))
            alike = [(p, at, end) for p, at in all_ if (end := begun(self.pattern, p.tokens, at))]
            if len(all_) < self.least or len(alike) <= self.share * len(all_):
                continue
            (first, *spot), *others = alike
            words = {"count": len(alike), "total": len(all_), "percent": round(100 * len(alike) / len(all_))}
            also = tuple(Also(p.span(at, end), "and here") for p, at, end in others[:3])
            yield Hit(first.span(*spot), words, also)


def _statements(section: Section) -> Iterator[tuple[Passage, int]]:
    """The items of a list, or the clauses of one that is written as "a; b; c", each with its beginning."""
    if section.items:
        yield from ((p, 0) for p in section.items if p.text)
    else:
        yield from ((p, prose.bare(p.text, clause).start) for p in section.passages for clause in p.clauses)


@dataclass(frozen=True)
class Last(Check):
    """A statement of the profile that should be the last item of its list and is not."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"after"})

    statement: str

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The statement, beside the item that follows it."""
        known = spec.profile.statements.get(self.statement)
        if known is None:
            return
        for section in spec.sections:
            items = section.items
            if not items or spec.states(self.statement, items[-1], 0, len(items[-1].text)):
                continue
            for nth, (passage, following) in enumerate(pairwise(items), 1):
                found = next((span for span in known.found(passage.tokens) if not span.start), None)
                if found and following.text:
                    also = (Also(_begin(following), "comes after it"),)
                    yield Hit(passage.span(found.start, found.end), {"after": len(items) - nth}, also)
                    break


def _begin(passage: Passage) -> Span:
    found = re.match(r"\S+(?:\s+\S+){0,4}", passage.text)
    return passage.span(0, found.end() if found else None)


CHECKS = {"size": Size, "share": Share, "last": Last}
