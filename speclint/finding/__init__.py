"""Where a page falls short, how it can be mended, and the report that says so."""

from __future__ import annotations

from speclint.finding.finding import Also, Authority, Depth, Finding, Fix, Hit, Related, Severity, fingerprint
from speclint.finding.report import (
    Action,
    Difference,
    FileReport,
    Part,
    Readability,
    Reading,
    Report,
    Revision,
    Sheet,
    Standing,
    Status,
)

__all__ = [
    "Action",
    "Also",
    "Authority",
    "Depth",
    "Difference",
    "FileReport",
    "Finding",
    "Fix",
    "Hit",
    "Part",
    "Readability",
    "Reading",
    "Related",
    "Report",
    "Revision",
    "Severity",
    "Sheet",
    "Standing",
    "Status",
    "fingerprint",
]
