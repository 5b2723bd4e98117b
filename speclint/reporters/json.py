"""The report that scripts rely on; its shape is ``schemas/report.schema.json``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from json import dumps
from json.encoder import encode_basestring as quoted

from speclint.document import Place, Span
from speclint.finding import Authority, FileReport, Finding, Fix, Readability, Reading, Related, Report, Severity
from speclint.light import fields
from speclint.shipped import VERSION

_PLACE, _READING, _SOURCE = (tuple(field.name for field in fields(kind)) for kind in (Place, Reading, Authority))


def render(report: Report, *, color: bool = False, width: int = 100) -> str:  # noqa: ARG001 - every format takes them
    """Write the whole report; keys may be added to it, never renamed."""
    return whole(report, map(file_piece, report.files), map(finding_piece, report.findings))


def whole(report: Report, files: Iterable[str], findings: Iterable[str]) -> str:
    """The report around the pieces that were made of its files and findings."""
    head = {
        "speclint": VERSION,
        "profile": report.profile,
        "view": report.view,
        "ready": report.ready,
        "exit": report.exit,
        "incomplete": report.incomplete,
        "notices": list(report.notices),
        "summary": _summary(report),
    }
    rows = [f"{quoted(name)}: {_written(held, _INNER)}" for name, held in head.items()]
    rows += [f'"files": {_listed(files)}', f'"findings": {_listed(findings)}']
    return f"{{{_INNER}" + f",{_INNER}".join(rows) + "\n}\n"


_INNER, _INMOST = "\n  ", "\n    "


def _listed(pieces: Iterable[str]) -> str:
    said = f",{_INMOST}".join(pieces)
    return f"[{_INMOST}{said}{_INNER}]" if said else "[]"


def file_piece(file: FileReport) -> str:
    """What the whole report says of a file."""
    return _written(_file(file), _INMOST)


def finding_piece(finding: Finding) -> str:
    """What the whole report says of a finding."""
    return _written(_finding(finding), _INMOST)


def pieces(findings: Iterable[Finding]) -> str:
    """What the whole report says of some findings."""
    return f",{_INMOST}".join(map(finding_piece, findings))


def _written(value: object, line: str) -> str:
    """What ``dumps`` with an indent of 2 writes, in a third of its time; *line* is the line end with the indent."""
    if isinstance(value, str):
        return quoted(value)
    inner = f"{line}  "
    if isinstance(value, Mapping) and value:
        rows = f",{inner}".join([f"{quoted(name)}: {_written(held, inner)}" for name, held in value.items()])
        return f"{{{inner}{rows}{line}}}"
    if isinstance(value, list) and value:
        return f"[{inner}" + f",{inner}".join([_written(held, inner) for held in value]) + f"{line}]"
    return dumps(value)


def lines(report: Report, *, color: bool = False, width: int = 100) -> str:  # noqa: ARG001 - likewise
    """Write one finding a line, in order, so that a program can read them one by one."""
    return "".join(map(line, report.findings))


def line(finding: Finding) -> str:
    """One finding as a line."""
    return dumps(_finding(finding), ensure_ascii=False) + "\n"


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
        **({"unasked": report.unasked} if report.unasked else {"held": report.held}),
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
    said: dict[str, object] = {name: getattr(read, name) for name in _READING}
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
        "source": _source(finding.authority) if finding.authority else None,
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
        "place": _place(spot.place),
        "span": _span(spot.span),
        "excerpt": spot.excerpt,
    }


def _place(place: Place) -> dict[str, int | None]:
    return {name: getattr(place, name) for name in _PLACE}


def _source(authority: Authority) -> dict[str, str]:
    return {name: getattr(authority, name) for name in _SOURCE}


def _fix(fix: Fix) -> dict[str, object]:
    edits = [{"span": _span(edit.span), "text": edit.text} for edit in fix.edits]
    return {"safe": fix.safe, "title": fix.title, "edits": edits}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
