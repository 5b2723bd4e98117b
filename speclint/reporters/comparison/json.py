"""The comparison that scripts rely on; keys may be added to it, never renamed."""

from __future__ import annotations

from json import dumps

from speclint.compare.change import Change, Comparison, Side
from speclint.light import asdict
from speclint.shipped import VERSION
from speclint.spec import Spec


def render(comparison: Comparison, *, color: bool = False, width: int = 100) -> str:  # noqa: ARG001 - every format takes them
    """Write the whole comparison."""
    return dumps(as_data(comparison), ensure_ascii=False, indent=2) + "\n"


def as_data(comparison: Comparison) -> dict[str, object]:
    """The comparison as plain data."""
    return {
        "speclint": VERSION,
        "old": _spec(comparison.old),
        "new": _spec(comparison.new),
        "exit": comparison.exit,
        "notices": list(comparison.notices),
        "summary": list(comparison.summary),
        "counts": comparison.counts,
        "changes": [_change(change) for change in comparison.changes],
    }


def _spec(spec: Spec) -> dict[str, object]:
    return {
        "path": spec.document.path,
        "view": spec.view.name,
        "title": spec.title,
        "class_code": spec.class_code,
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "number": change.number,
        "kind": change.kind,
        "weight": change.weight,
        "topic": change.topic,
        "part": change.part,
        "section": change.section,
        "heading": change.heading,
        "message": change.message,
        "why": change.why,
        "marked": change.marked,
        "old": _side(change.old),
        "new": _side(change.new),
        "words": [{"op": word.op, "text": word.text} for word in change.words],
    }


def _side(side: Side | None) -> dict[str, object] | None:
    if side is None:
        return None
    return {
        "text": side.text,
        "span": [side.span.start, side.span.end],
        "place": asdict(side.place),
        "section": side.section,
        "heading": side.heading,
        "where": side.where,
    }
