"""The comparison in Markdown: the summary, and the table of was and now."""

from __future__ import annotations

from collections.abc import Iterator

from speclint.compare.change import Change, Comparison
from speclint.reporters.comparison.phrases import ordered, part, said, sides, status, tally, title
from speclint.reporters.markdown import escaped


def render(comparison: Comparison, *, color: bool = False, width: int = 100) -> str:  # noqa: ARG001 - every format takes them
    """Write the summary as a list, then every change as a row."""
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"## What changed: {escaped(title(comparison))}"
    yield ""
    for name, path in sides(comparison):
        yield f"- {name}: {escaped(path)}"
    yield ""
    for sentence in (*comparison.summary, *comparison.notices):
        yield f"- {escaped(sentence)}"
    yield ""
    yield escaped(tally(comparison))
    if comparison.changes:
        yield ""
        yield "| No. | Part | Was | Now | Why it weighs | Staff |"
        yield "|---|---|---|---|---|---|"
        yield from map(_row, ordered(comparison))


def _row(change: Change) -> str:
    cells = [part(change), said(change.old), said(change.new), f"{change.message} {change.why} ({status(change)})", ""]
    return f"| {change.number} | {' | '.join(escaped(cell) for cell in cells)} |"
