"""One thing in two ways on a page: the rarer of them is named, and the commoner is shown beside it."""

from __future__ import annotations

from collections.abc import Iterable

from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.spec import Spec

WORDS = frozenset({"way", "other", "count", "other_count"})
_SHOWN = 3
"""So many places of the commoner way are shown."""


def rarer(spec: Spec, ways: Iterable[list[Span]], said: str = "written like this here", *, later: bool = False) -> Hit:
    """The rarest of some ways, each with its spots; of equals the one that stands first, or *later*."""
    turn = -1 if later else 1
    rare, *_, common = sorted(ways, key=lambda spots: (len(spots), turn * spots[0].start))
    also = tuple(Also(span, said) for span in common[:_SHOWN]) + tuple(Also(span, "and here") for span in rare[1:])
    words = {"way": shown(spec, rare[0]), "other": shown(spec, common[0])}
    return Hit(rare[0], {**words, "count": len(rare), "other_count": len(common)}, also)


def shown(spec: Spec, span: Span) -> str:
    """What stands there, in one line."""
    return " ".join(spec.view[span].split())
