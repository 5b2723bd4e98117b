"""Parts that are there in name only: fields without a value, headings over headings, links in place of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar, NamedTuple

from speclint.document import Span
from speclint.finding import Hit
from speclint.light import dataclass
from speclint.profile import normal
from speclint.rule import Check
from speclint.spec import OUTSIDE, Plan, Section, Spec
from speclint.text.cue import begun, said
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import Tokens

_SHORTEST = 4
"""Letters from which a heading can be one."""
_LABEL = Expression(r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w /&.()'’#-]{1,45}:(?=\s|$)")


_NOTHING = Expression(r"[-–—_.\s]{2,}(?:$|(?=[A-Z]))")
"""A line of strokes or dots where a value should stand."""


class _Line(NamedTuple):
    """A heading or a paragraph, in reading order."""

    text: str
    span: Span
    heading: bool
    behind: bool
    """Whether it stands in the line of the heading before it."""


def _lines(spec: Spec) -> Iterator[_Line]:
    for section in spec.page:
        if section.name in OUTSIDE:
            continue
        if section.heading:
            yield _Line(section.heading.strip(), section.span, heading=True, behind=False)
        for nth, passage in enumerate(section.passages):
            if passage.text.strip():
                yield _Line(passage.text.strip(), passage.whole, heading=False, behind=section.run_in and nth == 0)


_INITIALS = Expression(r"[A-Z]{2,6}")
_SIGNED = Expression(r"(?:name|signature|signed|date|entered\s+by|phone|initials)\b", re.IGNORECASE)
"""What is filled in by hand when the page is signed."""


@dataclass(frozen=True)
class EmptyField(Check):
    """A field of a form, "Reports To:", with no value behind it, where the next line is a field or a heading again."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"label", "following"})

    fields: tuple[str, ...] = ()
    """Labels of fields, in small letters."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such field."""
        if spec.document.format == "pdf":
            return  # labels may be printed in a column of their own, beside their values
        for line, following in pairwise(_lines(spec)):
            label = line.text.rstrip(": ").lower()
            bare = line.text.endswith(":") or line.heading
            if label not in self.fields or not bare or following.behind or _SIGNED.match(following.text):
                continue
            if spec.title_span and line.span.end <= spec.title_span.start <= following.span.start:
                continue  # the title of the class is its value
            if following.heading and _INITIALS.fullmatch(following.text):
                continue  # the short form of an office is its value: "CSFO"
            if following.heading or _LABEL.match(following.text) or _NOTHING.match(following.text):
                yield Hit(line.span, {"label": line.text.rstrip(": "), "following": following.text[:40]})


@dataclass(frozen=True)
class EmptySubheading(Check):
    """A heading that no profile knows, with the heading of a known part right under it."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such heading; over an unknown one, or a level of a series, it may be a roof."""
        for section, following in pairwise(spec.sections):
            letters = sum(c.isalpha() for c in section.heading)
            if section.said or section.name or section.level or letters < _SHORTEST:
                continue
            if following.heading and following.name and not following.level and 0 < following.rank <= section.rank:
                yield Hit(section.span)


@dataclass(frozen=True)
class LinkOnly(Check):
    """A part whose text only says where the text is: "Click here to view the duties"."""

    link: Expression | PhraseSet
    """How such a text begins."""
    most_words: int = 25

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The text of every such part."""
        for section in spec.sections:
            if not section.name or not spec.describes(section):
                continue
            full = [p for p in section.passages if p.text.strip()]
            if full and sum(p.length for p in full) <= self.most_words and self._links(section):
                yield Hit(full[0].whole)

    def _links(self, section: Section) -> bool:
        return all(begun(self.link, p.tokens) is not None for p in section.passages if p.text.strip())


@dataclass(frozen=True)
class Promise(Check):
    """A heading that names what nothing under it holds: "Knowledge and Skills" over nothing but abilities."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"promised"})

    promised: str
    """The word of the heading, in small letters."""
    held: Expression | PhraseSet
    """What in the text keeps the promise."""
    others: Expression | PhraseSet
    """How every entry begins where the promise is not kept."""
    least: int = 3

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such heading."""
        for section in spec.sections:
            if self.promised not in normal(section.heading).split() or section.run_in:
                continue
            entries = [Tokens(p.text[c.start : c.end]) for p in section.passages for c in p.clauses]
            if len(entries) < self.least or any(said(self.held, e) for e in entries):
                continue
            if all(begun(self.others, e) is not None for e in entries):
                yield Hit(section.span, {"promised": self.promised})


CHECKS = {
    "empty-field": EmptyField,
    "empty-subheading": EmptySubheading,
    "link-only": LinkOnly,
    "promise": Promise,
}
