"""What a class demands of a person: which duty bears it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Passage, Plan, Section, Spec
from speclint.text.cue import Cue, said, spans
from speclint.text.expression import Expression
from speclint.text.phrases.book import Found, PhraseSet
from speclint.text.phrases.denial import DENIAL, Denial
from speclint.text.tokens import Tokens


@dataclass(frozen=True)
class Topic:
    """One thing that may be demanded, and how a duty reads that needs it."""

    demand: Expression | PhraseSet
    """``[[ ]]``, or a group named ``spot``, narrows the mark."""
    duty: Expression | PhraseSet
    word: str = ""
    """For a regular expression, a word in lower case without which the demand is never made: a quick look."""


@dataclass(frozen=True)
class DemandAndDuty(Check):
    """A demand that nothing else in the specification bears out or, with ``duty: stated``, one that a duty does.

    A duty may stand anywhere but in the words of the demand itself; the title counts too.
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"topic", "duty"})
    GIVEN: ClassVar[Mapping[str, object]] = DENIAL

    topics: Mapping[str, Topic]
    duty: Literal["missing", "stated"] = "missing"
    within: tuple[str, ...] = ()
    """Sections in which the demand is looked for; everywhere if left out."""
    not_in: tuple[str, ...] = ()
    """Sections in which it is not."""
    duties_in: tuple[str, ...] = ()
    """Sections in which a duty counts; everywhere if left out."""
    unless: Expression | PhraseSet | None = None
    """Where this stands in the demand's own sentence, nothing is found."""
    unless_before: PhraseSet | None = None
    """Nor where this stands right in front of it."""
    unless_after: PhraseSet | None = None
    """Nor where this stands right behind it."""
    unless_anywhere: Expression | PhraseSet | None = None
    """Nor where this stands anywhere else."""
    negated: Literal["ok", "excused"] = "excused"
    """Whether a demand in phrases counts that is denied: “no law requires a licence”, “a licence is not required”."""
    denial: Denial | None = None
    """What denies."""

    @property
    def sought(self) -> tuple[PhraseSet, ...]:
        """The demands in phrases, without one of which nothing is found."""
        demands = [topic.demand for topic in self.topics.values()]
        sets = tuple(demand for demand in demands if isinstance(demand, PhraseSet))
        return sets if len(sets) == len(demands) else ()

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first such demand of each topic."""
        for name, topic in self.topics.items():
            place = next(self._demands(spec, topic), None) if topic.word in spec.lower else None
            if place is None or self._excused(spec, topic):
                continue
            borne = _cue(spec, topic.duty, topic.demand, self.duties_in)
            if borne is None and self.duty == "missing" and _tells_duties(spec):
                yield Hit(place, {"topic": name, "duty": ""})
            elif borne is not None and self.duty == "stated":
                also = (Also(borne, "a duty that needs it"),)
                yield Hit(place, {"topic": name, "duty": " ".join(spec.view[borne].split())}, also)

    def _demands(self, spec: Spec, topic: Topic) -> Iterator[Span]:
        for section, passage, spot in self._asked(spec, topic.demand):
            if section.name in self.not_in or (self.within and not {section.name, section.parent} & set(self.within)):
                continue
            if not self._said(passage, spot.start):
                yield passage.span(spot.start, spot.end)

    def _asked(self, spec: Spec, demand: Cue) -> Iterator[tuple[Section, Passage, Span]]:
        """Every place where it is demanded and not denied."""
        if isinstance(demand, PhraseSet):
            for section, passage, found in spec.said(demand):
                if not self._denied(passage, found):
                    yield section, passage, Span(found.start, found.end)
            return
        for section, passage in spec.passages():
            for marked, _ in spans(demand, passage.tokens):
                yield section, passage, marked

    def _denied(self, passage: Passage, found: Found) -> bool:
        tokens, (first, last) = passage.tokens, found.marked
        if self.unless_before is not None and self.unless_before.before(tokens, first):
            return True
        if self.unless_after is not None and self.unless_after.after(tokens, last):
            return True
        return self.negated == "excused" and self.denial is not None and self.denial.of(tokens, found)

    def _said(self, passage: Passage, at: int) -> bool:
        """Whether the sentence around an offset holds what excuses the demand."""
        sentence = next((s for s in passage.sentences if s.start <= at < s.end), None)
        if self.unless is None or sentence is None:
            return False
        return said(self.unless, passage.tokens, sentence.start, sentence.end)

    def _excused(self, spec: Spec, topic: Topic) -> bool:
        return self.unless_anywhere is not None and _cue(spec, self.unless_anywhere, topic.demand, ()) is not None


def _cue(spec: Spec, cue: Cue, demand: Cue, sections: tuple[str, ...]) -> Span | None:
    """Where *cue* stands, in the title or elsewhere, outside of what *demand* takes."""
    title = Tokens(spec.title)
    if found := next(spans(cue, title), None):
        said_ = spec.title[found[1].start : found[1].end]
        start = spec.title_span.start + max(0, spec.view[spec.title_span].find(said_))
        return Span(start, start + len(said_))
    places = (
        ((section, passage) for section, passage, _ in spec.said(cue))
        if isinstance(cue, PhraseSet)
        else spec.passages()
    )
    for section, passage in places:
        if sections and not {section.name, section.parent} & set(sections):
            continue
        demanded = [whole for _, whole in spans(demand, passage.tokens)]
        for marked, whole in spans(cue, passage.tokens):
            if not any(span.overlaps(whole) for span in demanded):
                return passage.span(marked.start, marked.end)
    return None


def _tells_duties(spec: Spec) -> bool:
    """Whether the page tells the work at all: of duties that were not seen nobody can say what they ask for."""
    said = [section for section in spec.sections if section.said and section.name and not section.outside]
    return len(said) <= 1 or any("duties" in {section.name, section.parent} for section in said)


CHECKS = {"demand-and-duty": DemandAndDuty}
