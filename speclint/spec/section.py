"""A part of a specification: its heading, what stands under it, and the clauses of that."""

from __future__ import annotations

from functools import cached_property
from typing import TypeAlias

from speclint.document import Span
from speclint.light import dataclass
from speclint.spec.passage import Passage

MASTHEAD = "masthead"
"""The section of what stands above the first heading: title, code, dates."""
TITLE = "title"
"""The section of the title alone: the rules about words read it too."""
OUTSIDE = frozenset({"furniture", "page", "note", TITLE})
"""Sections that are no part of the specification's own text."""
PARAGRAPH = 80
"""Letters from which a passage of the masthead can be a sentence."""
_FEW = 4
"""Words from which an entry of a list is text, wherever it stands."""


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    name: str
    """The canonical name (``duties``), or nothing where the heading is unknown."""
    heading: str
    span: Span
    """The heading, in the view; empty where text follows without one."""
    passages: tuple[Passage, ...] = ()
    parent: str = ""
    level: str = ""
    """The level of a class series that it speaks of: ``state historian i``."""
    near: str = ""
    """For a heading that is not known: the one that was probably meant."""
    run_in: bool = False
    rank: int = 0
    """How high the heading stands, from 1."""
    lost: bool = False
    """Whether its heading is lost: it was told by its text alone."""

    @property
    def items(self) -> tuple[Passage, ...]:
        """List items only."""
        return tuple(p for p in self.passages if p.kind == "item")

    @property
    def body(self) -> Span:
        """From the heading to the end of the last passage."""
        return Span(self.span.start, self.passages[-1].whole.end if self.passages else self.span.end)

    @property
    def outside(self) -> bool:
        """Whether it is no part of the text: the masthead, page furniture, headers and footers, notes."""
        return self.name == MASTHEAD or self.name in OUTSIDE

    @property
    def said(self) -> bool:
        """Whether anything but blanks stands in it."""
        return any(p.text.strip() for p in self.passages)


Placed: TypeAlias = tuple[Section, Passage]
"""A passage, and the section that it stands in."""


@dataclass(frozen=True)
class Clause:
    """One statement of a list, with the numbers by which a person would find it."""

    text: str
    """Without the closing punctuation and the ``and`` before the last one."""
    passage: Passage
    section: Section
    start: int
    """Where ``text`` begins in the passage."""
    nth: int
    """Which clause of its section, from 1."""

    @cached_property
    def span(self) -> Span:
        """Its place in the view."""
        return self.passage.span(self.start, self.start + len(self.text))


def told(section: Section, passage: Passage) -> bool:
    """Whether a passage of the masthead is text after all: an entry of a list, or a paragraph of whole sentences."""
    if section.name != MASTHEAD:
        return False
    text = passage.text.rstrip()
    item = passage.kind == "item" and len(text.split()) >= _FEW
    return item or (len(text) > PARAGRAPH and text.endswith((".", "!", "?")))
