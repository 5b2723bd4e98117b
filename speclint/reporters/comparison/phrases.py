"""The words that the formats of a comparison share."""

from __future__ import annotations

from collections.abc import Iterator

from speclint.compare.change import Change, Comparison, Side
from speclint.reporters.words import counted, plain

NONE = "(nothing)"
"""What stands in the table where a text was not there, or is no longer."""


def title(comparison: Comparison) -> str:
    """What was compared, for a heading."""
    spec = comparison.new if comparison.new.title else comparison.old
    return plain(spec.title or spec.document.path)


def sides(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """Was and now: which file, and which of its texts."""
    said = {"original": "all tracked changes rejected", "proposed": "all tracked changes accepted"}
    for name, spec in (("Was", comparison.old), ("Now", comparison.new)):
        note = f" ({said[spec.view.name]})" if spec.document.changes else ""
        yield name, f"{plain(spec.document.path)}{note}"


def tally(comparison: Comparison) -> str:
    """How many changes there are, in one line."""
    counts = comparison.counts
    if not comparison.changes:
        return "Nothing differs."
    said = [f"{counts['substantive']} substantive", f"{counts['editorial']} editorial"]
    said += [f"{counts['moved']} moved"] if counts["moved"] else []
    said += [f"{counts['unmarked']} without a tracked mark"] if counts["unmarked"] else []
    return f"{counted(len(comparison.changes), 'change')}: {', '.join(said)}."


def part(change: Change) -> str:
    """Where a change stands, for people."""
    return plain(change.side.where or change.heading)


def said(side: Side | None) -> str:
    """What one side says, in one line."""
    return plain(side.text) if side and side.text.strip() else NONE


def status(change: Change) -> str:
    """The weight of a change, what became of the text, and whether a mark covers it."""
    mark = "" if change.marked is not False else ", not marked"
    return f"{change.weight}, {change.kind}{mark}"


def ordered(comparison: Comparison) -> list[Change]:
    """Substantive changes before editorial ones, each kind in the order of the text."""
    return sorted(comparison.changes, key=lambda change: (not change.substantive, change.number))
