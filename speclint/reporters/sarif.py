"""SARIF 2.1.0, which GitHub and other dashboards read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from json import dumps
from urllib.parse import quote

from speclint.document import Place
from speclint.finding import Finding, Related, Report
from speclint.reporters.words import setbacks
from speclint.shipped import VERSION

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_NOTHING = "No explanation is given for this rule."


def render(report: Report, *, color: bool = False, width: int = 100) -> str:  # noqa: ARG001 - every format takes them
    """Write one run; suppressed findings are in it, marked as such.

    Fixes are left out: SARIF replaces stretches of the file's bytes, and ours are stretches of a view's text.
    """
    findings = (*report.findings, *report.suppressed)
    rules = {finding.rule: finding for finding in reversed(findings)}
    order = {rule: index for index, rule in enumerate(sorted(rules))}
    run = {
        "tool": {"driver": {"name": "speclint", "version": VERSION, "rules": [_rule(rules[name]) for name in order]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": [_result(finding, order[finding.rule]) for finding in report.findings]
        + [_suppressed(finding, order[finding.rule]) for finding in report.suppressed],
    }
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(finding: Finding) -> dict[str, object]:
    why = finding.why or finding.help or _NOTHING
    authority = finding.authority
    source = f"\n\nSource: {authority}" if authority else ""
    return {
        "id": finding.rule,
        "shortDescription": {"text": finding.title or why},
        "fullDescription": {"text": why},  # GitHub requires it
        "help": {"text": why + source},
        **({"helpUri": authority.url} if authority and authority.url else {}),
        "defaultConfiguration": {"level": finding.severity.value},
        "properties": {"tags": [finding.rule.partition("/")[0]]},
    }


def _invocation(report: Report) -> dict[str, object]:
    told = [*(("error", line) for line in setbacks(report)), *(("note", notice) for notice in report.notices)]
    return {
        "executionSuccessful": not report.incomplete,
        "exitCode": report.exit,
        "toolExecutionNotifications": [{"level": level, "message": {"text": text}} for level, text in told],
    }


def _result(finding: Finding, index: int) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": {"text": f"{finding.message}\n\n{finding.help}" if finding.help else finding.message},
        "locations": [_location(finding, finding.path)],
        "partialFingerprints": {"speclint/v1": finding.fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": related.label}, **_location(related, related.path or finding.path)}
            for number, related in enumerate(finding.related, 1)
        ]
    return result


def _suppressed(finding: Finding, index: int) -> dict[str, object]:
    suppression = {"kind": "external", "justification": finding.reason or "no reason given"}
    return {**_result(finding, index), "suppressions": [suppression]}


def _location(spot: Finding | Related, path: str) -> dict[str, object]:
    region = _region(spot.place)
    if spot.excerpt:
        region["snippet"] = {"text": spot.excerpt}
    where: dict[str, object] = {
        "physicalLocation": {"artifactLocation": {"uri": quote(path, errors="replace")}, "region": region}
    }
    if spot.section:
        where["logicalLocations"] = [{"name": spot.section, "fullyQualifiedName": spot.where or spot.section}]
    return where


def _region(place: Place) -> dict[str, object]:
    """Where there are no lines, as in Word, a line is a paragraph; a dashboard shows nothing without one."""
    if place.line is None:
        return {"startLine": place.paragraph or 1}
    numbers = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {name: number for name, number in numbers.items() if number is not None}
