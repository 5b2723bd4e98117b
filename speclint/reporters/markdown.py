"""A summary in Markdown, for ``$GITHUB_STEP_SUMMARY`` and for e-mails."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from speclint.finding import FileReport, Finding, Report
from speclint.reporters.words import counted, detail, plain, setbacks, sheets, tally, urgency, verdict
from speclint.text.expression import Expression

MOST = 500
"""How many findings are listed: GitHub refuses a summary of more than 1 MiB."""

_URL = ":/?#[]@!$&'()*+,;=%~"
"""What an address may hold as it is; all else is written in percents, so that none ends the link."""
_MARKUP = Expression(r"[\\`*_\[\]!|~>$]|^[#+=-]|(?<=^\d)[.)]")


def render(report: Report, *, color: bool = False, width: int = 100) -> str:  # noqa: ARG001 - every format takes them
    """Write the verdict, then a table for each file that has findings."""
    lines = [f"## {escaped(verdict(report))}", "", escaped(tally(report)), ""]
    for line in (*setbacks(report), *report.notices):
        lines += [f"- {escaped(line)}"]
    lines += [""] * (lines[-1] != "")
    room = MOST
    for file, findings in sheets(report):
        shown = sorted(findings, key=lambda finding: -finding.severity.weight)[:room]
        room -= len(shown)
        if shown:
            lines += _file(file, shown)
    if rest := len(report.findings) - (MOST - room):
        lines += [f"{counted(rest, 'more finding')} left out here: the HTML report lists every one.", ""]
    return "\n".join(lines)


def _file(file: FileReport, findings: list[Finding]) -> Iterator[str]:
    title = f" ({escaped(file.title)})" if file.title else ""
    yield f"### {escaped(file.path)}{title}"
    yield ""
    yield "| | Where | What | How to fix |"
    yield "|---|---|---|---|"
    yield from map(_row, findings)
    yield ""


def _row(finding: Finding) -> str:
    cells = [
        f"**{urgency(finding.severity)}**",
        escaped(detail(finding, line=True)),
        f"{escaped(finding.message)} ({_rule(finding)})",
        escaped(finding.help),
    ]
    return f"| {' | '.join(cells)} |"


def _rule(finding: Finding) -> str:
    """The rule's name, as a link to what it stands on."""
    name, url = escaped(finding.rule), finding.authority.url if finding.authority else ""
    return f"[{name}](<{quote(plain(url), safe=_URL)}>)" if url else name


def escaped(text: str) -> str:
    """Escape what Markdown or HTML would read as markup."""
    escaped = plain(text).strip().replace("&", "&amp;").replace("<", "&lt;")
    return _MARKUP.sub(r"\\\g<0>", escaped)
