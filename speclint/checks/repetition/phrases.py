"""Runs of words that stand twice in clauses that are otherwise different."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from speclint.checks.repetition.clauses import RepeatedClause, clauses
from speclint.checks.repetition.likeness import Told, scale
from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass, replace
from speclint.rule import Check
from speclint.spec import Plan, Spec


@dataclass(frozen=True)
class RepeatedPhrase(Check):
    """A run of words that stands twice, in clauses that are not named as repeated or much alike.

    ``least`` is how many words that say something must follow one another.
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"phrase", "where_two", "count"})

    least: int = 4
    weight: float = 10.0
    """How much the shared stems must say together (sum of their rarity)."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The longest repeated runs, each once with all places where it comes back."""
        if spec.is_series:
            return  # levels of a series share their wording by design
        hits: list[Hit] = []
        for hit in self._runs(spec):
            known = next((n for n, other in enumerate(hits) if _overlap(hit.span, other.span)), None)
            if known is None:
                hits.append(hit)
            else:
                hits[known] = replace(hits[known], also=(*hits[known].also, *hit.also))
        yield from hits

    def _runs(self, spec: Spec) -> Iterator[Hit]:
        named = {frozenset((a.clause.span, b.clause.span)) for _, (_, a, b) in RepeatedClause().chosen(spec)}
        weighed = spec.memo(scale)
        seen: dict[tuple[str, ...], tuple[Told, int]] = {}
        for one in clauses(spec):
            before = False
            for start in range(len(one.order) - self.least + 1):
                run = tuple(s for s, _, _ in one.order[start : start + self.least])
                first = seen.setdefault(run, (one, start))
                apart = first[0] is not one and frozenset((first[0].clause.span, one.clause.span)) not in named
                repeated = apart and sum(map(weighed.weight, run)) >= self.weight
                if repeated and not before and first[0].clause.section.level == one.clause.section.level:
                    yield _phrase_hit(first, (one, start), self.least)
                before = repeated


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _phrase_hit(first: tuple[Told, int], second: tuple[Told, int], length: int) -> Hit:
    (a, at_a), (b, at_b) = first, second
    rest = zip(a.order[at_a + length :], b.order[at_b + length :], strict=False)
    for (stem, _, _), (other, _, _) in rest:
        if stem != other:
            break
        length += 1
    spans = [
        t.clause.passage.span(t.clause.start + t.order[at][1], t.clause.start + t.order[at + length - 1][2])
        for t, at in (first, second)
    ]
    where = b.clause.section.heading.rstrip(":")
    words = {"phrase": b.text(at_b, at_b + length), "where_two": where, "count": length}
    return Hit(spans[0], words, (Also(spans[1], "said again here"),), label="first said here")


CHECKS = {"repeated-phrase": RepeatedPhrase}
