"""GitLab's Code Quality report: a subset of Code Climate's.

https://docs.gitlab.com/ci/testing/code_quality/
"""

from __future__ import annotations

from collections import Counter
from json import dumps

from speclint.finding import Finding, Report, Severity
from speclint.reporters.words import detail, plain

_LEVELS = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report, *, color: bool = False, width: int = 100) -> str:  # noqa: ARG001 - every format takes them
    """Write a list of issues; in Word, where there are no lines, a line is a paragraph."""
    seen: Counter[str] = Counter()
    issues = []
    for finding in report.findings:
        seen[finding.fingerprint] += 1
        issues.append(_issue(finding, seen[finding.fingerprint]))
    return dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(finding: Finding, nth: int) -> dict[str, object]:
    spot = detail(finding)
    # GitLab drops every issue whose fingerprint it has met, and two files may carry one class code.
    name = finding.fingerprint if nth == 1 else f"{finding.fingerprint}-{nth}"
    return {
        "description": plain(finding.message) + (f" [{spot}]" if spot else ""),
        "check_name": finding.rule,
        "fingerprint": name,
        "severity": _LEVELS.get(finding.severity, "info"),
        "location": {
            "path": finding.path,
            "lines": {"begin": finding.place.line or finding.place.paragraph or 1},
        },
    }
