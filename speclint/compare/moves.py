"""A clause that is gone in one passage and came in another has moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from speclint.compare.event import Event
from speclint.light import replace

_FEW = 3
"""Words of which a clause must have as many, so that its like elsewhere is more than chance."""
_SURELY = 0.8
"""How much of its words a clause must share with its like in another passage."""


def with_moves(found: list[Event]) -> Iterator[Event]:
    """The events, with what is gone in one place and came in another as one that moved."""
    gone = [event for event in found if event.kind == "removed" and event.old and len(event.old.words) >= _FEW]
    came = [event for event in found if event.kind == "added" and event.new and len(event.new.words) >= _FEW]
    likely = sorted(
        ((score, n, m) for n, a in enumerate(gone) for m, b in enumerate(came) if (score := _same(a, b)) >= _SURELY),
        reverse=True,
    )
    left, right = dict[int, int](), dict[int, int]()
    for _, n, m in likely:
        if n not in left and m not in right:
            left[n], right[m] = m, n
    moved = {id(gone[n]) for n in left}
    arrived = {id(came[m]): gone[n] for n, m in left.items()}
    for event in found:
        if id(event) in moved:
            continue
        left_behind = arrived.get(id(event))
        if left_behind and (old := left_behind.old):
            name = event.new.name if event.new else ""
            yield replace(event, kind="moved", old=old, elsewhere=old.name != name, gap=left_behind.gap)
        else:
            yield event


def _same(gone: Event, came: Event) -> float:
    if gone.old is None or came.new is None or gone.old.part != came.new.part or gone.old.part == "page":
        return 0.0
    if gone.old.key == came.new.key:
        return 2.0
    a, b = Counter(gone.old.words), Counter(came.new.words)
    return (a & b).total() / (a | b).total() if min(a.total(), b.total()) > _FEW else 0.0
