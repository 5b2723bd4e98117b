"""A section while it is being read, and its passages while they are put together."""

from __future__ import annotations

from speclint.document import Span
from speclint.light import dataclass, field, replace
from speclint.spec import Passage, Section

RUN_IN_RANK = 9
"""The rank of a heading that stands in front of its text."""


@dataclass(slots=True)
class Part:
    """A section while it is being read."""

    name: str
    heading: str
    span: Span
    rank: int = 0
    parent: str = ""
    level: str = ""
    near: str = ""
    run_in: bool = False
    lost: bool = False
    """Whether no heading opens it: it was told by its text."""
    passages: list[Passage] = field(default_factory=list)

    def closed(self) -> Section:
        """The section, with its passages counted."""
        numbered = tuple(replace(p, ordinal=n) for n, p in enumerate(self.passages, 1))
        return Section(
            self.name,
            self.heading,
            self.span,
            numbered,
            self.parent,
            self.level,
            self.near,
            self.run_in,
            self.rank,
            self.lost,
        )


def rejoined(first: Passage, second: Passage) -> Passage:
    """A passage with the one behind it, which goes on in mid-sentence."""
    offset = len(first.text) + 1
    parts = (*first.parts, *((at + offset, span) for at, span in second.parts))
    return replace(first, text=f"{first.text} {second.text}", parts=parts)
