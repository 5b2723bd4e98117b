"""Two words that stand beside each other twice in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from speclint.checks.repetition.likeness import demanding, scale
from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import listed
from speclint.spec import Plan, Spec
from speclint.text import prose
from speclint.text.expression import Expression

_QUOTED = Expression(r"[()\"“”/:]|\b(?:versus|vs|from|level|class)\b")
_LONGEST = 45
"""A sentence of more words is a list, in which words come back by right."""


@dataclass(frozen=True)
class Echo(Check):
    """Two words side by side that say much together and come back in the same clause."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"phrase"})

    weight: float = 3.5
    """How much the two must say together."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first pair of each clause."""
        own = spec.memo(scale).own
        for section, passage in spec.passages():
            if section.outside or section.name in spec.memo(demanding) or passage.cell:
                continue
            for clause in passage.clauses:
                if spot := self._twice(passage.text, clause, own):
                    first, second = spot
                    words = {"phrase": passage.text[first.start : first.end]}
                    also = (Also(passage.span(second.start, second.end), "said again here"),)
                    yield Hit(passage.span(first.start, first.end), words, also)

    def _twice(self, text: str, clause: Span, own: frozenset[str]) -> tuple[Span, Span] | None:
        words = list(prose.WORD.finditer(text, clause.start, clause.end))
        if len(words) > _LONGEST or _QUOTED.search(text, clause.start, clause.end):
            return None
        if triple := _joined_twice(text, words):
            return triple
        seen: dict[tuple[str, str], Span] = {}
        for first, second in pairwise(words):
            if text[first.end() : second.start()] != " " or not (first[0].islower() and second[0].islower()):
                continue
            if {first[0], second[0]} & listed("small.txt"):
                continue
            pair = (prose.stem(first[0]), prose.stem(second[0]))
            span = Span(first.start(), second.end())
            if pair in seen and sum(prose.rarity(stem) for stem in pair if stem not in own) >= self.weight:
                return seen[pair], span
            seen.setdefault(pair, span)
        return None


def _joined_twice(text: str, words: list[re.Match[str]]) -> tuple[Span, Span] | None:
    """Two words with "and" between them that come back in the same order: "tools and techniques"."""
    seen: dict[tuple[str, str], Span] = {}
    for first, joint, last in zip(words, words[1:], words[2:], strict=False):
        if joint[0] not in {"and", "or"} or {first[0], last[0]} & listed("small.txt"):
            continue
        if text[first.end() : last.start()] != f" {joint[0]} " or not (first[0].islower() and last[0].islower()):
            continue
        pair = (prose.stem(first[0]), prose.stem(last[0]))
        span = Span(first.start(), last.end())
        if pair in seen:
            return seen[pair], span
        seen[pair] = span
    return None


CHECKS = {"echo": Echo}
