"""What changed between two texts: the nouns that the report, the packet and the findings share."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import Literal, NamedTuple

from speclint.document import Place, Span
from speclint.finding import Difference
from speclint.light import dataclass
from speclint.spec import Spec

Kind = Literal["added", "removed", "changed", "moved", "renumbered"]
Weight = Literal["substantive", "editorial"]
Op = Literal["equal", "delete", "insert"]
Part = Literal["title", "heading", "passage", "row", "page"]
"""What changed: the title, a heading, a passage or clause, a table's row or cell, or what stands on every page."""


class Word(NamedTuple):
    """A run of words with one fate."""

    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two sides of a change."""

    text: str
    span: Span
    """In the view of its specification."""
    place: Place
    section: str
    """The canonical name of its section, or nothing."""
    heading: str
    """The heading under which it stands, as the document writes it."""
    where: str
    """For people: ``Examples of Duties, item 7``."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a reader would call a change."""

    kind: Kind
    weight: Weight
    topic: str
    """What it is about: ``experience``, ``license``, ``duty`` …"""
    message: str
    """It in one sentence, never with a guess about why."""
    why: str
    """Why it weighs, for the table of was and now."""
    old: Side | None
    new: Side | None
    words: tuple[Word, ...] = ()
    """Equal and delete joined are the old text, equal and insert the new one."""
    marked: bool | None = None
    """Whether tracked changes cover all of it; ``None`` where the new file is no redline."""
    part: Part = "passage"
    number: int = 0
    """By which it can be cited, from 1."""
    gap: int = -1
    """Where in the new text what is gone from its place would stand."""

    @property
    def side(self) -> Side:
        """Where a reader of the new text looks for it; what is gone has only its old place."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a change has at least one side")
        return found

    @property
    def section(self) -> str:
        """The canonical name of the section it stands in."""
        return self.side.section

    @property
    def heading(self) -> str:
        """The heading it stands under."""
        return self.side.heading

    @property
    def substantive(self) -> bool:
        """Whether it changes, or may change, what the specification means."""
        return self.weight == "substantive"


def dressed(change: Change) -> Difference:
    """A change as a report shows it."""
    return Difference(
        change.number,
        change.side.where or change.heading,
        change.message,
        change.why,
        change.substantive,
        change.kind,
        tuple((word.op, word.text) for word in change.words),
        was=change.old is not None,
        now=change.new is not None,
        marked=change.marked is not False,
    )


@dataclass(frozen=True)
class Comparison:
    """Everything that changed between two specifications, in the order of the new one."""

    old: Spec
    new: Spec
    changes: tuple[Change, ...] = ()
    summary: tuple[str, ...] = ()
    """At most six sentences, the weightiest first."""
    base: tuple[Change, ...] = ()
    """Where the new file is a redline: how its own original text differs from the old file."""
    notices: tuple[str, ...] = ()
    """What a reader must know about how it was compared, in a sentence each."""

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many changes of each weight, how many only moved, and how many bear no mark."""
        weights = Counter(change.weight for change in self.changes)
        return {
            "substantive": weights["substantive"],
            "editorial": weights["editorial"],
            "moved": sum(change.kind == "moved" for change in self.changes),
            "unmarked": sum(change.marked is False for change in self.changes),
        }

    @property
    def exit(self) -> int:
        """0 where nothing differs, 1 where something does."""
        return int(bool(self.changes))
