"""A paragraph of the page as recognition looks at it."""

from __future__ import annotations

from speclint.document import Paragraph
from speclint.light import dataclass

_SHORTEST = 4
"""Letters from which capitals are a look."""
_BULLETS = frozenset("-•*–—·▪◦➢✓□o")


def without_tail(text: str) -> str:
    """A heading without the remark in brackets that may stand behind it."""
    return text.partition("(")[0].rstrip() if text.endswith((")", "):")) else text


@dataclass(slots=True)
class Line:
    """A paragraph of the view that has something to say."""

    index: int
    """Which paragraph of the view, from 0."""
    paragraph: Paragraph
    text: str
    start: int
    alone: bool = False
    """Whether it is all that a row of one cell says."""
    at: int = 0
    """Which line of the page, from 0: a paragraph may have several."""

    @property
    def marked(self) -> bool:
        """Whether its look says that it is a heading."""
        said = without_tail(self.text)
        capitals = said.isupper() and len(said) >= _SHORTEST
        return capitals or self.paragraph.bold or self.paragraph.kind == "heading"

    @property
    def bullet(self) -> bool:
        """Whether it is an item without a number."""
        return self.paragraph.kind == "item" and (self.paragraph.label or "-") in _BULLETS
