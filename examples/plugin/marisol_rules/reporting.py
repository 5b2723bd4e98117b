"""A report that speclint does not have: how often each rule spoke."""

from collections import Counter

from speclint import Report


def render(report: Report, *, color: bool = False, width: int = 100) -> str:  # noqa: ARG001 - asked in one way
    """One line a rule, the most frequent first."""
    counted = Counter(finding.rule for finding in report.findings)
    return "".join(f"{count:5} {rule}\n" for rule, count in sorted(counted.items(), key=lambda one: (-one[1], one[0])))
