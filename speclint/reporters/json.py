"""The report that scripts rely on; its shape is ``schemas/report.schema.json``."""

from __future__ import annotations

from dataclasses import asdict
from json import dumps

from speclint.document import Span
from speclint.finding import FileReport, Finding, Fix, Readability, Reading, Related, Report, Severity
from speclint.shipped import VERSION


def render(report: Report, *, color: bool = False, width: int = 100) -> str:  # noqa: ARG001 - every format takes them
    """Write the whole report; keys may be added to it, never renamed."""
    whole = {
        "speclint": VERSION,
        "profile": report.profile,
        "view": report.view,
        "ready": report.ready,
        "exit": report.exit,
        "incomplete": report.incomplete,
        "notices": list(report.notices),
        "summary": _summary(report),
        "files": [_file(file) for file in report.files],
        "findings": [_finding(finding) for finding in report.findings],
    }
    return dumps(whole, ensure_ascii=False, indent=2) + "\n"


def lines(report: Report, *, color: bool = False, width: int = 100) -> str:  # noqa: ARG001 - likewise
    """Write one finding a line, in order, so that a program can read them one by one."""
    return "".join(dumps(_finding(finding), ensure_ascii=False) + "\n" for finding in report.findings)


def _summary(report: Report) -> dict[str, int]:
    count = report.count()
    statuses = [file.status for file in report.files]
    return {
        "files": len(statuses),
        "checked": statuses.count("checked"),
        "unreadable": statuses.count("unreadable"),
        "skipped": statuses.count("skipped"),
        **{severity.value: count[severity] for severity in Severity if severity is not Severity.OFF},
        "suppressed": len(report.suppressed),
        "baseline": len(report.baseline),
        "held": report.held,
    }


def _file(file: FileReport) -> dict[str, object]:
    return {
        "path": file.path,
        "status": file.status,
        "reason": file.reason,
        "unseen": file.unseen,
        "title": file.title,
        "class_code": file.class_code,
        "readability": _readability(file.readability) if file.readability else {},
    }


def _readability(read: Readability) -> dict[str, object]:
    return {**_reading(read.whole), "sections": {name: _reading(section) for name, section in read.sections}}


def _reading(read: Reading) -> dict[str, object]:
    """All of it where there is a grade, else the words counted and the reason."""
    said = asdict(read)
    if read.flesch_kincaid is not None:
        del said["reason"]
        return said
    return {name: said[name] for name in ("flesch_kincaid", "words", "reason", "target")}


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "why": finding.why,
        "help": finding.help,
        "title": finding.title,
        "authority": str(finding.authority or ""),
        "source": asdict(finding.authority) if finding.authority else None,
        "path": finding.path,
        "view": finding.view,
        **_spot(finding),
        "related": [{"path": r.path or finding.path, **_spot(r)} for r in finding.related],
        "fixes": [_fix(fix) for fix in finding.fixes],
        "fingerprint": finding.fingerprint,
    }


def _spot(spot: Finding | Related) -> dict[str, object]:
    return {
        "label": spot.label,
        "section": spot.section,
        "where": spot.where,
        "place": asdict(spot.place),
        "span": _span(spot.span),
        "excerpt": spot.excerpt,
    }


def _fix(fix: Fix) -> dict[str, object]:
    edits = [{"span": _span(edit.span), "text": edit.text} for edit in fix.edits]
    return {"safe": fix.safe, "title": fix.title, "edits": edits}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
