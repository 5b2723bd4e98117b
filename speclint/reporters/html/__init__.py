"""The report that a board packet can hold: one file, no script, nothing loaded from anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import count

from speclint.finding import FileReport, Finding, Report, Severity
from speclint.reporters.html.readability import chart
from speclint.reporters.html.spot import card
from speclint.reporters.html.style import CSS
from speclint.reporters.words import counted, detail, plain, setbacks, sheets, tally, urgency, verdict
from speclint.shipped import VERSION

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_SHOWN = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def render(report: Report, *, color: bool = False, width: int = 100) -> str:  # noqa: ARG001 - every format takes them
    """Write a page: whether it can be submitted, a table of the files, then each file on a sheet of its own."""
    return "\n".join([*_head(report), *_main(report), *_foot(report)]) + "\n"


def _head(report: Report) -> Iterator[str]:
    titles = [file.title or file.path for file in report.files]
    subject = titles[0] if len(titles) == 1 else counted(len(titles), "file")
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>Specification check: {_text(subject)}</title>\n<style>{CSS}</style>\n</head>\n<body>"
    yield '<a class="skip" href="#main">Skip to the summary</a>'
    yield f"<header>\n<h1>Specification check: {_text(subject)}</h1>"
    yield f'<p class="verdict {"good" if report.ready else "error"}">{_text(verdict(report))}</p>'
    yield f"<p>{_text(tally(report))}</p>\n</header>"


def _main(report: Report) -> Iterator[str]:
    files = sheets(report)
    lowest = report.fail_level
    yield '<main id="main">\n<section aria-labelledby="summary">\n<h2 id="summary">Summary</h2>'
    if files:
        yield from _table(files, lowest)
    if told := [*setbacks(report), *report.notices]:
        yield "<ul>" + "".join(f"<li>{_text(line)}</li>" for line in told) + "</ul>"
    yield "</section>"
    numbers = count(1)
    for number, (file, findings) in enumerate(files, 1):
        yield f'<section class="file" aria-labelledby="file-{number}">'
        yield f'<h2 id="file-{number}">{_text(file.title or file.path)}</h2>'
        yield f"<p><strong>{_state(file, findings, lowest)}</strong>{_facts(file)}</p>"
        yield from _cards(findings, numbers)
        yield from chart(file.readability)
        yield "</section>"
    yield from _set_aside(report.suppressed)
    yield "</main>"


def _foot(report: Report) -> Iterator[str]:
    yield "<footer>"
    if sources := dict.fromkeys(finding.authority.cite for finding in report.findings if finding.authority):
        yield '<section aria-labelledby="sources">\n<h2 id="sources">Sources</h2>\n<ul>'
        yield from (f"<li>{_text(source)}</li>" for source in sources)
        yield "</ul>\n</section>"
    yield f"<p>Made offline by speclint {VERSION}. This page loads nothing from the network.</p>"
    yield "</footer>\n</body>\n</html>"


def _table(files: list[tuple[FileReport, list[Finding]]], lowest: Severity) -> Iterator[str]:
    yield "<table>\n<caption>What became of each file</caption>\n<thead><tr>"
    columns = ["Specification", "Class code", "Result", *map(urgency, _SHOWN)]
    yield "".join(f'<th scope="col">{column}</th>' for column in columns) + "</tr></thead>\n<tbody>"
    for number, (file, findings) in enumerate(files, 1):
        found = [finding.severity for finding in findings]
        counts = "".join(f"<td>{found.count(severity)}</td>" for severity in _SHOWN)
        link = f'<a href="#file-{number}">{_text(file.title or file.path)}</a>'
        facts = f"<td>{_text(file.class_code)}</td><td>{_state(file, findings, lowest)}</td>"
        yield f'<tr><th scope="row">{link}</th>{facts}{counts}</tr>'
    yield "</tbody>\n</table>"


def _facts(file: FileReport) -> str:
    """Say what else is known of a file: its class code, its path, why it was not read."""
    code = f"class code {file.class_code}" if file.class_code else ""
    facts = [file.reason or "", code, file.path if file.title else ""]
    return "".join(f" | {_text(fact)}" for fact in facts if fact)


def _cards(findings: list[Finding], numbers: Iterator[int]) -> Iterator[str]:
    for severity in _SHOWN:
        found = [finding for finding in findings if finding.severity is severity]
        if found:
            yield f'<h3 class="{severity.value}">{urgency(severity)} ({len(found)})</h3>'
            yield from (line for finding in found for line in card(finding, next(numbers)))


def _state(file: FileReport, findings: list[Finding], lowest: Severity) -> str:
    if file.status == "unreadable":
        return '<span class="error">Could not be read</span>'
    if file.status == "skipped":
        return "Skipped"
    fails = any(finding.severity.weight >= lowest.weight for finding in findings)
    return '<span class="error">Not ready</span>' if fails else '<span class="good">Ready</span>'


def _set_aside(findings: Sequence[Finding]) -> Iterator[str]:
    """Name what somebody allowed, and why: a board may ask."""
    if not findings:
        return
    yield '<section class="file" aria-labelledby="aside">'
    yield f'<h2 id="aside">Set aside ({len(findings)})</h2>\n<ul>'
    for finding in findings:
        spot = ", ".join(filter(None, [finding.path, detail(finding, line=True)]))
        reason = finding.reason or "none given"
        yield f"<li>{_text(finding.message)} ({_text(finding.rule)}; {_text(spot)}). Reason: {_text(reason)}</li>"
    yield "</ul>\n</section>"


def _text(text: str) -> str:
    return escape(plain(text))
