"""How hard a specification is to read: grade, long sentences, long clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from speclint.document import Span
from speclint.finding import Hit, Readability, Reading
from speclint.rule import Check
from speclint.spec import OUTSIDE, Clause, Plan, Section, Spec
from speclint.text import prose, readability

_NOT_PROSE = OUTSIDE | {"masthead", "history", "selection"}


@dataclass(frozen=True)
class Grade(Check):
    """The Flesch-Kincaid grade of each section, counted by clause; too short a section is not graded."""

    WORDS: ClassVar[frozenset[str]] = frozenset(
        {"grade", "words", "left_out", "longest", "harder_than", "long_share", "limit"}
    )

    max_grade: float = 19.0
    least_words: int = 150
    """A section of fewer words is not judged: so short a grade is rough."""
    whole: bool = False
    """Grade the specification as a whole, not section by section."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Each section, or the whole, that is harder than the limit."""
        if self.whole:
            span = spec.title_span
            yield from self._judged(span, [c.text for c in spec.clauses if c.section.name not in _NOT_PROSE])
            return
        for section, clauses in _by_section(spec):
            yield from self._judged(section.span, [c.text for c in clauses])

    def _judged(self, span: Span, units: list[str]) -> Iterator[Hit]:
        graded = readability.grade(units)
        if graded is None or graded.words < self.least_words or graded.flesch_kincaid <= self.max_grade:
            return
        yield Hit(
            span,
            {
                "grade": f"{graded.flesch_kincaid:.1f}",
                "words": graded.words,
                "left_out": graded.left_out,
                "longest": graded.longest,
                "harder_than": readability.percentile(graded.flesch_kincaid),
                "long_share": f"{100 * graded.long_word_share:.0f}",
                "limit": f"{self.max_grade:g}",
            },
        )


@dataclass(frozen=True)
class Long(Check):
    """A sentence or a clause of too many words; a list written as "a; b; c" is one sentence of many clauses."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"words", "limit", "clauses"})

    unit: str = "clause"
    max_words: int = 45
    statements: tuple[str, ...] = ("accommodation", "illustrative", "equivalency")
    """Statements of the profile that are prescribed, so that their length is nobody's choice."""

    def __post_init__(self) -> None:
        """Refuse an unknown unit."""
        if self.unit not in {"clause", "sentence"}:
            raise ValueError("unit must be clause or sentence")

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every unit over the limit."""
        excused = [k.pattern for n in self.statements if (k := spec.profile.statements.get(n))]
        for section, passage in spec.passages():
            if section.name in _NOT_PROSE:
                continue
            for span in passage.clauses if self.unit == "clause" else passage.sentences:
                text = passage.text[span.start : span.end]
                count = len(prose.words(text))
                if count > self.max_words and not any(p.search(text) for p in excused):
                    parts = sum(1 for _ in prose.clauses(text))
                    if self.unit == "sentence" and parts == 1:
                        continue  # that is a long clause, and said there
                    words = {"words": count, "limit": self.max_words, "clauses": parts}
                    yield Hit(passage.span(span.start, span.end), words)


def reading(spec: Spec, checks: Iterable[Check | None]) -> Readability:
    """The grade of the whole and of each section, each beside the limit of those *checks* that grade."""
    grades = [check for check in checks if isinstance(check, Grade)]
    limit = min((check.max_grade for check in grades if not check.whole), default=None)
    sections: dict[str, Reading] = {}
    for section, clauses in _by_section(spec):
        name = section.heading.strip().rstrip(":") or section.name
        sections.setdefault(name, _figures([c.text for c in clauses], limit))
    units = [c.text for c in spec.clauses if c.section.name not in _NOT_PROSE]
    whole = _figures(units, min((check.max_grade for check in grades if check.whole), default=limit))
    return Readability(whole, tuple(sections.items()))


def _figures(units: list[str], limit: float | None) -> Reading:
    graded = readability.grade(units)
    if graded is None:
        words = sum(len(readability.words(u)) for u in units)
        return Reading(words, reason=f"too short to grade: under {readability.MINIMUM_WORDS} words", target=limit)
    return Reading(
        graded.words,
        round(graded.flesch_kincaid, 1),
        target=limit,
        left_out=graded.left_out,
        units=graded.units,
        words_per_unit=round(graded.words_per_unit, 1),
        longest=graded.longest,
        long_word_share=round(graded.long_word_share, 3),
        harder_than_percent=readability.percentile(graded.flesch_kincaid),
    )


def _by_section(spec: Spec) -> Iterator[tuple[Section, list[Clause]]]:
    found: dict[int, tuple[Section, list[Clause]]] = {}
    for clause in spec.clauses:
        if clause.section.name not in _NOT_PROSE:
            found.setdefault(id(clause.section), (clause.section, []))[1].append(clause)
    yield from found.values()


CHECKS = {"reading-grade": Grade, "long": Long}
