"""The comparison as a page: one file, nothing loaded from anywhere, no script needed to read it."""

from __future__ import annotations

from speclint.compare.change import Comparison, dressed
from speclint.compare.drawing import drawn
from speclint.reporters.comparison.phrases import ordered, sides, tally, title
from speclint.reporters.html.pages import page
from speclint.reporters.html.redline import Row, Table, redline, tables


def render(comparison: Comparison, *, color: bool = False, width: int = 100) -> str:  # noqa: ARG001 - every format takes them
    """Write the summary, the table of was and now (a screen reader passes over struck text), and the redline."""
    tracked = bool(comparison.new.document.changes)
    return page(
        "compare.html",
        name=title(comparison),
        tally=tally(comparison),
        sides=list(sides(comparison)),
        summary=[*(comparison.summary if comparison.changes else ()), *comparison.notices],
        differences=[dressed(change) for change in ordered(comparison)],
        rows=_rows(comparison) if comparison.changes else [],
        drawn=not tracked,
    )


def _rows(comparison: Comparison) -> list[Row | Table]:
    """The text as a redline: as it was tracked, or else as the comparison draws it."""
    document = comparison.new.document if comparison.new.document.changes else drawn(comparison)
    return list(tables(redline(document, (), {}))) if document else []
