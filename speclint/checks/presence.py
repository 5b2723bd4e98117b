"""What a specification of a kind should have and has not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from speclint.document import Span
from speclint.finding import Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Plan, Spec
from speclint.text.cue import said
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import Tokens


@dataclass(frozen=True)
class Expected(Check):
    """Something that should be there: a section, a statement of the profile, or words. One of them is enough.

    Found at the heading of ``when_section``, else at the title.
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"title"})

    sections: tuple[str, ...] = ()
    statement: str = ""
    phrases: PhraseSet | None = None
    pattern: Expression | None = None
    within: tuple[str, ...] = ()
    """Sections in which ``phrases`` or ``pattern`` count; by default the whole text."""
    when_title: Expression | PhraseSet | None = None
    """Only where this stands in the title."""
    unless_title: Expression | PhraseSet | None = None
    when_section: tuple[str, ...] = ()
    """Only where there is such a section, with text in it."""
    unless_anywhere: Expression | PhraseSet | None = None
    series: bool = True
    """Whether specifications of a whole series are looked at too."""

    @property
    def asked(self) -> tuple[PhraseSet, ...]:
        """The phrases, where the whole text is asked for them."""
        cues = (self.phrases if not self.within else None, self.unless_anywhere)
        return tuple(cue for cue in cues if isinstance(cue, PhraseSet))

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """One hit for the whole specification."""
        if not spec.title or (spec.is_series and not self.series) or not self._asked(spec):
            return
        if not self._there(spec):
            yield Hit(self._spot(spec), {"title": spec.title})

    def _asked(self, spec: Spec) -> bool:
        title = Tokens(spec.title)
        if self.when_title is not None and not said(self.when_title, title):
            return False
        if self.unless_title is not None and said(self.unless_title, title):
            return False
        if self.when_section and not any(s.said for name in self.when_section for s in spec.all(name)):
            return False
        return self.unless_anywhere is None or not spec.says(self.unless_anywhere)

    def _there(self, spec: Spec) -> bool:
        if any(spec.has(name) for name in self.sections):
            return True
        if self.statement and any(spec.statement(self.statement)):
            return True
        cues = [cue for cue in (self.phrases, self.pattern) if cue is not None]
        if not self.within:
            return any(spec.says(cue) for cue in cues)
        passages = [p for name in self.within for s in spec.all(name) for p in s.passages]
        return any(said(cue, passage.tokens) for cue in cues for passage in passages)

    def _spot(self, spec: Spec) -> Span:
        headings = [s.span for name in self.when_section for s in spec.all(name) if s.heading]
        return headings[0] if headings else spec.title_span


CHECKS = {"expected": Expected}
