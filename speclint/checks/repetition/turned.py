"""Clauses that say the same in another order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from speclint.checks.repetition.again import where
from speclint.checks.repetition.clauses import RepeatedClause, clauses
from speclint.checks.repetition.likeness import Told, meetings, scale
from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Plan, Spec

_LEAST = 4
"""Words that say something which two clauses must share to be one turned round."""
_SIDES = {"work": "work", "concept": "work", "knowledge": "knowledge"}


@dataclass(frozen=True)
class SameWords(Check):
    """Two clauses of the same words, but for one: "keeps logs and moors", "moors and keeps logs"."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"second", "where_two"})

    weight: float = 3.0
    """How much the words that both have must say together."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first of each such pair."""
        chosen = () if spec.is_series else RepeatedClause().chosen(spec)
        named = {frozenset((a.clause.span, b.clause.span)) for _, (_, a, b) in chosen}
        weighed = spec.memo(scale)
        told: list[Span] = []
        for a, b in meetings(list(clauses(spec))):
            shared, odd = a.stems & b.stems, a.stems ^ b.stems
            items = {a.clause.passage.kind, b.clause.passage.kind} == {"item"}
            if spec.is_series and (a.clause.section is not b.clause.section or a.clause.section.level or not items):
                continue  # the levels of a series are alike by design
            alike = len(shared) >= _LEAST and len(odd) <= (len(shared) > _LEAST) and _side(a) == _side(b)
            if not alike or frozenset((a.clause.span, b.clause.span)) in named or a.names ^ b.names:
                continue
            if sum(map(weighed.weight, shared)) < self.weight or any(s in {a.clause.span, b.clause.span} for s in told):
                continue
            first, second = sorted((a, b), key=lambda one: one.clause.span)
            told += [first.clause.span, second.clause.span]
            two = where(first.clause.section, second.clause.section)
            words = {"second": " ".join(second.clause.text.split()), "where_two": two}
            yield Hit(first.clause.span, words, (Also(second.clause.span, "said again here"),), label="first said here")


def _side(one: Told) -> str:
    return _SIDES.get(one.kind, "ability")


CHECKS = {"same-words": SameWords}
