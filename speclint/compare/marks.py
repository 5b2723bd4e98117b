"""Which changes since the adopted text a redline marks, and which it makes without a mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from speclint.compare.change import Change, Side
from speclint.compare.wording import same
from speclint.document import Span, View
from speclint.light import replace
from speclint.spec import Spec


def marked(changes: Iterable[Change], base: Sequence[Change], new: Spec, rejected: Spec) -> Iterator[Change]:
    """The changes, each with whether tracked changes cover all of it.

    *base* is what differs between the adopted text and the redline's own original one: with all tracked changes
    rejected it should be the adopted text, so what differs there was changed without a mark.
    """
    told = [change for change in base if _reworded(change)]
    gone = [change.old.span for change in told if change.old]
    came = [change.new.span for change in told if change.new]
    for change in changes:
        unmarked = _touches(change.old, gone) or (change.new and _kept_touches(change.new, came, new, rejected.view))
        yield replace(change, marked=not unmarked)


def _reworded(change: Change) -> bool:
    """Whether words changed, and not only where a passage is cut, or what number it bears."""
    return change.old is None or change.new is None or not same(change.old.text, change.new.text)


def _touches(side: Side | None, spans: Iterable[Span]) -> bool:
    return side is not None and any(side.span.overlaps(span) for span in spans)


def _kept_touches(side: Side, spans: Sequence[Span], new: Spec, original: View) -> bool:
    """Whether some of a text bears no mark of insertion and was not in the adopted text."""
    for span, piece in new.view.pieces(side.span):
        if piece.state != "kept" or not new.view[span].strip():
            continue
        for source in new.view.source(span):
            there = original.find(source)
            if there and any(there.overlaps(other) for other in spans):
                return True
    return False
