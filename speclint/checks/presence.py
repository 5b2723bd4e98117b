"""What a specification of a kind should have and has not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from speclint.document import Span
from speclint.finding import Hit
from speclint.rule import Check
from speclint.spec import Plan, Spec
from speclint.text.expression import Expression


@dataclass(frozen=True)
class Expected(Check):
    """Something that should be there: a section, a statement of the profile, or words. One of them is enough.

    Found at the heading of ``when_section``, else at the title.
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"title"})

    sections: tuple[str, ...] = ()
    statement: str = ""
    pattern: Expression | None = None
    within: tuple[str, ...] = ()
    """Sections in which ``pattern`` counts; by default the whole text."""
    when_title: Expression | None = None
    """Only where the title matches."""
    unless_title: Expression | None = None
    when_section: tuple[str, ...] = ()
    """Only where there is such a section, with text in it."""
    unless_anywhere: Expression | None = None
    series: bool = True
    """Whether specifications of a whole series are looked at too."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """One hit for the whole specification."""
        if not spec.title or (spec.is_series and not self.series) or not self._asked(spec):
            return
        if not self._there(spec):
            yield Hit(self._spot(spec), {"title": spec.title})

    def _asked(self, spec: Spec) -> bool:
        if self.when_title and not self.when_title.search(spec.title):
            return False
        if self.unless_title and self.unless_title.search(spec.title):
            return False
        if self.when_section and not any(s.said for name in self.when_section for s in spec.all(name)):
            return False
        return not (self.unless_anywhere and self.unless_anywhere.search(spec.view.text))

    def _there(self, spec: Spec) -> bool:
        if any(spec.has(name) for name in self.sections):
            return True
        if self.statement and any(spec.statement(self.statement)):
            return True
        if self.pattern is None:
            return False
        if not self.within:
            return self.pattern.search(spec.view.text) is not None
        return any(self.pattern.search(p.text) for name in self.within for s in spec.all(name) for p in s.passages)

    def _spot(self, spec: Spec) -> Span:
        headings = [s.span for name in self.when_section for s in spec.all(name) if s.heading]
        return headings[0] if headings else spec.title_span


CHECKS = {"expected": Expected}
