"""How hard a specification is to read: grade, long sentences, long clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby
from typing import ClassVar, Literal

from speclint.document import Span
from speclint.finding import Also, Hit, Readability, Reading
from speclint.light import dataclass
from speclint.profile import Statement
from speclint.rule import Check, Limit
from speclint.spec import OUTSIDE, Clause, Passage, Plan, Section, Spec
from speclint.text import prose, readability
from speclint.text.cue import said
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import Tokens


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

    @property
    def limit(self) -> Limit:
        """The grade it judges by."""
        return Limit(self.max_grade, self.whole)

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Each section, or the whole, that is harder than the limit."""
        if self.whole:
            span = spec.title_span
            yield from self._judged(span, [c.text for c in spec.clauses if spec.describes(c.section)])
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


_HEAVY = 100
"""Words from which a sentence is very long …"""
_HEAVY_CLAUSE = 20
"""… unless its clauses have fewer words than this: then it is a list."""
_LIST = 3
"""Semicolons that make a sentence a list."""
_SHOWN = 4
"""So many more are shown beside the longest."""
_LEADERS = Expression(r"\.(?:\s?\.){2}|_{4}|\t")
"""Dots or lines to fill in, and the gaps of a table: no running text."""


@dataclass(frozen=True)
class Long(Check):
    """A sentence of too many words; each section's longest is marked, and others are shown beside it.

    ``prose``: running text of up to 100 words. ``heavy``: more than 100 words, in clauses of 20 words and more.
    ``list``: "a; b; c; d" in one sentence. ``clause``: one entry of such a list, on its own.
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"words", "limit", "clauses", "count"})

    kind: Literal["prose", "heavy", "list", "clause"] = "prose"
    max_words: int = 55
    statements: tuple[str, ...] = ("accommodation", "illustrative", "equivalency")
    """Statements of the profile that are prescribed, so that their length is nobody's choice."""
    unless: Expression | PhraseSet | None = None
    """Sentences that speak about something else than the class, and are taken over from elsewhere."""
    once: bool = False
    """Whether the longest of the whole specification stands for all of them: they are one habit."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The longest of each section, or of all, with the next ones."""
        prescribed = [known for name in self.statements if (known := spec.profile.statements.get(name))]
        every: list[_Unit] = []
        judged = spec.memo(_judged)
        for section in spec.sections:
            if section.name in OUTSIDE or section.name in spec.profile.dated:
                continue
            found = [
                unit
                for passage in section.passages
                if passage.cell is None
                for unit in self._units(passage, judged)
                if unit.words > self.max_words and not (_lines(spec, unit.span) or self._excused(unit, prescribed))
            ]
            every += found
            if found and not self.once:
                yield self._hit(found)
        if every and self.once:
            yield self._hit(every)

    def _excused(self, unit: _Unit, prescribed: Iterable[Statement]) -> bool:
        if self.unless is not None and said(self.unless, unit.tokens):
            return True
        return any(statement.made(unit.tokens) for statement in prescribed)

    def _units(self, passage: Passage, known: dict[Span, _Unit | None]) -> Iterator[_Unit]:
        for sentence in passage.sentences:
            if len(sentence) < 2 * self.max_words:  # every word has a letter and a blank behind it
                continue
            place = passage.span(sentence.start, sentence.end)
            if place not in known:
                known[place] = _sentence(passage, sentence, place)
            unit = known[place]
            if unit is None or unit.kind != ("list" if self.kind == "clause" else self.kind):
                continue
            if self.kind != "clause":
                yield unit
                continue
            for clause in prose.clauses(unit.text):
                at, part = sentence.start, unit.text[clause.start : clause.end]
                yield _Unit(part, 1, passage.span(at + clause.start, at + clause.end))

    def _hit(self, found: list[_Unit]) -> Hit:
        first, *others = sorted(found, key=lambda unit: -unit.words)
        words = {"words": first.words, "limit": self.max_words, "clauses": first.clauses, "count": len(found)}
        return Hit(first.span, words, tuple(Also(o.span, f"{o.words} words here") for o in others[:_SHOWN]))


@dataclass(frozen=True)
class _Unit:
    """A sentence, or a clause of one."""

    text: str
    clauses: int
    span: Span

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return len(prose.words(self.text))

    @cached_property
    def tokens(self) -> Tokens:
        """Its words, as phrases see them."""
        return Tokens(self.text)

    @property
    def kind(self) -> str:
        """Whether it is running prose, too heavy for one sentence, or a list."""
        if self.words > _HEAVY and self.words / self.clauses >= _HEAVY_CLAUSE:
            return "heavy"
        return "prose" if self.clauses <= _LIST else "list"


def _judged(spec: Spec) -> dict[Span, _Unit | None]:  # noqa: ARG001 - made once for it
    """Sentences by their place, as they are looked at: every rule about their length asks for the long ones."""
    return {}


def _lines(spec: Spec, span: Span) -> bool:
    """Whether a sentence is a list without marks: several lines of the file, each with a capital or a dash in front."""
    source = spec.view.source(span)
    lines = spec.document.source[source[0].start : source[-1].end].split("\n")[1:] if source else []
    begun = [line for line in map(str.strip, lines) if line]
    return len(begun) > 1 and all(line[0].isupper() or line[0] == "-" for line in begun)


def _sentence(passage: Passage, at: Span, place: Span) -> _Unit | None:
    """A sentence of running text; nothing where it is a form or was put together from pieces."""
    text = passage.text[at.start : at.end]
    if _LEADERS.search(text) or prose.glued(text):
        return None
    return _Unit(text, text.count(";") + 1, place)


def reading(spec: Spec, checks: Iterable[Check | None]) -> Readability:
    """The grade of the whole and of each section, each beside the limit of those *checks* that grade."""
    limits = [check.limit for check in checks if check and check.limit]
    limit = min((one.grade for one in limits if not one.whole), default=None)
    sections: dict[str, Reading] = {}
    for section, clauses in _by_section(spec):
        name = section.heading.strip().rstrip(":") or section.name
        sections.setdefault(name, _figures([c.text for c in clauses], limit))
    units = [c.text for c in spec.clauses if spec.describes(c.section)]
    whole = _figures(units, min((one.grade for one in limits if one.whole), default=limit))
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
    for _, clauses in groupby(spec.clauses, key=lambda clause: clause.section.span):
        group = list(clauses)
        if spec.describes(group[0].section):
            yield group[0].section, group


CHECKS = {"reading-grade": Grade, "long": Long}
