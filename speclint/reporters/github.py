"""Annotations on a pull request, as GitHub's workflow commands.

GitHub shows ten annotations of a level for each step and drops the rest without a word, so the worst come first and
the last notice counts what is missing.
https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Iterator

from speclint.finding import Finding, Report, Severity
from speclint.reporters.words import counted, detail, plain, setbacks, tally, verdict

_COMMANDS = {Severity.ERROR: ("error", 10), Severity.WARNING: ("warning", 10), Severity.NOTE: ("notice", 9)}
"""The command for a severity, and how many are shown; one notice is kept for the count."""


def render(report: Report, *, color: bool = False, width: int = 100) -> str:  # noqa: ARG001 - every format takes them
    """Write the worst findings as commands, then what was not shown, then the closing lines for the log."""
    lines = [*_commands(report), *map(_log, setbacks(report)), *map(_log, report.notices)]
    return "\n".join([*lines, _log(tally(report)), verdict(report), ""])


def _commands(report: Report) -> Iterator[str]:
    missing = []
    for severity, (command, most) in _COMMANDS.items():
        found = [finding for finding in report.findings if finding.severity is severity]
        yield from (_command(command, finding) for finding in found[:most])
        if len(found) > most:
            missing.append(counted(len(found) - most, severity.value))
    if missing:
        yield f"::notice title=speclint::{_data('Not shown here: ' + ', '.join(missing))}"


def _command(command: str, finding: Finding) -> str:
    place = finding.place
    numbers = {"line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:
        numbers |= {"col": place.column, "endColumn": place.end_column}  # GitHub ignores columns across lines
    properties = {"file": plain(finding.path), **numbers, "title": plain(finding.rule)}
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    spot = detail(finding)
    text = f"{spot}: {plain(finding.message)}" if spot else plain(finding.message)
    advice = f"\n{plain(finding.help)}" if finding.help else ""
    return f"::{command} {given}::{_data(text + advice)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _log(line: str) -> str:
    """Keep a line of the log from being read as a command, of the new kind or the old."""
    return plain(line).lstrip(": ").replace("##[", "## [")
