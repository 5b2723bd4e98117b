"""One file's sheet of a report: its verdict, its checklist, its findings, its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from speclint.document import Span, ViewName
from speclint.finding import Authority, FileReport, Finding, Part, Revision
from speclint.light import dataclass
from speclint.reporters.html.cards import SHOWN, Group, groups, numbered
from speclint.reporters.html.readability import Bar, chart
from speclint.reporters.html.redline import Row, Table, marks, redline, tables

_SIGNS = {"there": "✓", "empty": "○", "missing": "✗", "not seen": "?"}
_WORDS = {
    "there": "there",
    "empty": "empty, nothing stands under it",
    "missing": "missing",
    "not seen": "not seen, but some of the text may hold it",
}


@dataclass(frozen=True, slots=True)
class Check:
    """A required part on the checklist."""

    name: str
    standing: str
    words: str
    sign: str
    good: bool
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class FilePage:
    """All that the page says of one file."""

    number: int
    name: str
    code: str
    state: str
    level: str
    facts: tuple[str, ...]
    standing: str
    """``12 of 14``."""
    counts: tuple[int, ...]
    parts: tuple[Check, ...]
    groups: tuple[Group, ...]
    rows: tuple[Row | Table, ...]
    changed: bool
    drawn: bool
    """Whether the redline was drawn from a comparison, and nobody tracked it."""
    revision: Revision | None
    readability: tuple[Bar, ...]
    short: tuple[str, ...]
    """The sections that are too short to grade."""


def file_page(  # noqa: PLR0913 - the facts of one file
    file: FileReport,
    findings: Sequence[Finding],
    *,
    number: int,
    first: int,
    state: tuple[str, str],
    sources: Sequence[Authority],
    rules: Mapping[str, int],
) -> FilePage:
    """The sheet of the *number*-th file; its findings are numbered from *first*."""
    counted = numbered(findings, first)
    parts = tuple(
        _check(part, f"part-{number}-{nth}") for nth, part in enumerate(file.sheet.parts if file.sheet else (), 1)
    )
    rows = tuple(_text(file, counted, parts))
    bars = list(chart(file.readability))
    levels = [finding.severity for finding in findings]
    code = f"class code {file.class_code}" if file.class_code else ""
    return FilePage(
        number,
        file.title or file.path,
        file.class_code,
        *state,
        facts=tuple(fact for fact in (file.reason or "", code, file.path if file.title else "") if fact),
        standing=f"{sum(part.good for part in parts)} of {len(parts)}" if parts else "",
        counts=tuple(levels.count(severity) for severity in SHOWN),
        parts=parts,
        groups=groups(counted, placed=bool(rows), sources=sources, rules=rules),
        rows=rows,
        changed=bool(file.sheet and (file.sheet.drawn or file.sheet.document.changes)),
        drawn=bool(file.sheet and file.sheet.drawn),
        revision=file.sheet.revision if file.sheet else None,
        readability=tuple(bar for bar in bars if bar.grade),
        short=tuple(bar.name for bar in bars if not bar.grade),
    )


def _check(part: Part, anchor: str) -> Check:
    leads = anchor if part.span is not None else ""
    return Check(
        part.name, part.standing, _WORDS[part.standing], _SIGNS[part.standing], part.standing == "there", leads
    )


def _text(file: FileReport, findings: Sequence[tuple[int, Finding]], parts: Sequence[Check]) -> Sequence[Row | Table]:
    if file.sheet is None:
        return ()
    view: ViewName = findings[0][1].view if findings else "proposed"
    spans = [part.span for part in file.sheet.parts]
    anchors: dict[str, tuple[ViewName, Span]] = {
        check.anchor: (view, span) for check, span in zip(parts, spans, strict=True) if span is not None
    }
    return list(tables(redline(file.sheet.drawn or file.sheet.document, marks(findings), anchors)))
