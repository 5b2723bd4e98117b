"""The words that the formats of a report share."""

from __future__ import annotations

from speclint.finding import FileReport, Finding, Related, Report, Severity
from speclint.text.expression import Expression

_BLANK = Expression("[\t-\r\x1c-\x1f\x85\xa0\u2028\u2029]")
_UNSEEN = Expression(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_COUNTED = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def plain(text: str) -> str:
    """Put text in one line, without characters that steer a screen: tabs and line ends become one blank each."""
    return _UNSEEN.sub("", _BLANK.sub(" ", text))


def counted(number: int, noun: str) -> str:
    """Say ``1 error``, ``2 errors``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def elsewhere(spot: Related) -> str:
    """Say where a spot stands that is in another file: ``specs/clerk.md, Abilities``."""
    line = f":{spot.place.line}" if spot.place.line is not None else ""
    return ", ".join(part for part in (f"{spot.path}{line}", spot.where or spot.section) if part)


def detail(finding: Finding, *, line: bool = False) -> str:
    """Say where a finding stands, for people: ``Abilities, item 4 (paragraph 40, about page 3)``.

    With *line* the line is named too, for formats that do not print the address before it.
    """
    place = finding.place
    parts = []
    if place.line is None and place.paragraph is not None:
        parts.append(f"paragraph {place.paragraph}")
    if line and place.line is not None:
        parts.append(f"line {place.line}")
    if place.page is not None:
        parts.append(f"about page {place.page}" if place.line is None else f"page {place.page}")
    spot = plain(finding.where or finding.section)
    return f"{spot} ({', '.join(parts)})".strip() if parts else spot


def urgency(severity: Severity) -> str:
    """Say what a severity asks of a reader, in a board member's words."""
    return {"error": "Must fix", "warning": "Should fix"}.get(severity.value, "Consider")


def sheets(report: Report) -> list[tuple[FileReport, list[Finding]]]:
    """Pair each file with its findings; a path that only findings name is a file too."""
    paired = {file.path: (file, list[Finding]()) for file in report.files}
    for finding in report.findings:
        paired.setdefault(finding.path, (FileReport(finding.path), []))[1].append(finding)
    return list(paired.values())


def setbacks(report: Report) -> list[str]:
    """Name each file that was not checked, and the reason."""
    words = {"unreadable": "Could not be read", "skipped": "Skipped"}
    return [
        f"{words[file.status]}: {plain(file.path)}" + (f" ({plain(file.reason).rstrip('.')})" if file.reason else "")
        for file in report.files
        if file.status != "checked"
    ]


def tally(report: Report) -> str:
    """Say in one line what was checked and what was found."""
    checked = sum(file.status == "checked" for file in report.files)
    profile = f", profile {plain(report.profile)}" if report.profile else ""
    count = report.count()
    found = ", ".join(counted(count[severity], severity.value) for severity in _COUNTED)
    return (
        f"Checked {counted(checked, 'file')} ({report.view} text{profile}). {found}; "
        f"{len(report.suppressed)} suppressed, {len(report.baseline)} in baseline." + _deeper(report)
    )


def _deeper(report: Report) -> str:
    """What a thorough reading would tell besides."""
    if report.unasked:
        return f" A thorough reading (--thorough) asks {counted(report.unasked, 'more rule')}."
    return f" A thorough reading (--thorough) would add {report.held}." if report.held else ""


def verdict(report: Report) -> str:
    """Say whether the files can go to the board, in one sentence."""
    count = report.count()
    failing = ", ".join(
        counted(count[severity], severity.value)
        for severity in _COUNTED
        if severity.weight >= report.fail_level.weight and count[severity]
    )
    if report.incomplete:
        return f"Incomplete: {_gap(report)}{'; ' + failing if failing else ''}."
    if failing:
        return f"Not ready for submission: {failing}."
    if not any(file.status == "checked" for file in report.files):
        return "Nothing was checked."
    return "Ready for submission."


def _gap(report: Report) -> str:
    unread = sum(file.status == "unreadable" for file in report.files)
    if unread:
        return f"{counted(unread, 'file')} could not be read"
    unseen = sum(bool(file.unseen) for file in report.files)
    if unseen:
        return f"{counted(unseen, 'file')} could not be seen whole"
    return "not all that was asked for was checked" if report.files else "nothing was checked"
