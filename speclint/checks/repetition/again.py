"""Where a thing is said again, in words; and what the profile states, which comes back by design."""

from __future__ import annotations

from speclint.spec import Section

STATED = ("related_duties", "accommodation", "illustrative", "equivalency")
"""Statements of the profile that have rules of their own."""


def where(first: Section, second: Section) -> str:
    """Where the second of two places stands, as seen from the first."""
    heading = second.heading.strip().rstrip(":")
    return f"under “{heading}”" if heading and second is not first else "further down"
