"""What a page says beside its text: dates, what page turns left behind, what a reader of grammar noticed."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from speclint.document import Span
from speclint.light import dataclass
from speclint.spec.passage import Passage
from speclint.spec.section import Section


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that the specification carries about itself."""

    kind: str
    """``approved``, ``revised``, ``established`` … as in the profile."""
    text: str
    when: date | None
    span: Span


class Furniture(NamedTuple):
    """What a page turn or a conversion left behind in the text."""

    kind: str
    """As in the profile: ``running head``, ``page number`` …"""
    passage: Passage
    cuts: bool
    """Whether it cuts a sentence in two."""


@dataclass(frozen=True)
class Slip:
    """What LanguageTool noticed in a passage."""

    rule: str
    """LanguageTool's own name of its rule."""
    message: str
    section: Section
    passage: Passage
    start: int
    """Offsets in the passage's ``text``."""
    end: int
    instead: tuple[str, ...] = ()
    """What could be written, the likeliest first."""
