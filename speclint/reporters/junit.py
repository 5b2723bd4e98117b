"""JUnit XML: a suite for each file and a test case for each finding, for dashboards that know nothing else."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from speclint.finding import FileReport, Finding, Report, Severity
from speclint.reporters.words import detail, sheets, tally, verdict
from speclint.text.expression import Expression

_NOT_XML = Expression("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, *, color: bool = False, width: int = 100) -> str:  # noqa: ARG001 - every format takes them
    """Write a failure for what reaches the fail level; what does not is a passed case that carries its text."""
    root = Element("testsuites", name="speclint")
    for file, findings in sheets(report):
        _suite(root, file, findings, report.fail_level)
    _run(root, report)
    for suite in (*root, root):
        _count(suite)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, file: FileReport, findings: list[Finding], fail_level: Severity) -> None:
    suite = SubElement(root, "testsuite", name=_clean(file.path))
    for finding in findings:
        _finding(suite, finding, fail_level)
    if file.status == "skipped":
        _told(_case(suite, file.path, "skipped"), "skipped", file.reason or "skipped")
    elif file.status == "unreadable":
        _told(_case(suite, file.path, "readable"), "error", file.reason or "could not be read")
    elif not len(suite):
        _case(suite, file.path, "no findings")


def _run(root: Element, report: Report) -> None:
    """Add the closing lines, and an error where a run is incomplete though no file says why."""
    suite = SubElement(root, "testsuite", name="speclint")
    case = _case(suite, "speclint", "the whole run")
    if report.incomplete and not any(file.status == "unreadable" for file in report.files):
        _told(case, "error", verdict(report))
    SubElement(suite, "system-out").text = _clean("\n".join([*report.notices, tally(report), verdict(report)]))


def _finding(suite: Element, finding: Finding, fail_level: Severity) -> None:
    spot = detail(finding, line=True)
    case = _case(suite, finding.path, f"{finding.rule} [{spot}]" if spot else finding.rule)
    text = "\n".join(filter(None, [finding.message, finding.excerpt, finding.help]))
    if finding.severity.weight >= fail_level.weight:
        _told(case, "failure", finding.message, text).set("type", _clean(finding.rule))
    else:
        SubElement(case, "system-out").text = _clean(f"{finding.severity}: {text}")


def _case(suite: Element, group: str, name: str) -> Element:
    return SubElement(suite, "testcase", classname=_clean(group), name=_clean(name))


def _told(case: Element, tag: str, message: str, text: str = "") -> Element:
    told = SubElement(case, tag, message=_clean(message))
    told.text = _clean(text) or None
    return told


def _count(suite: Element) -> None:
    counts = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}
    for name, tag in counts.items():
        suite.set(name, str(sum(1 for _ in suite.iter(tag))))


def _clean(text: str) -> str:
    """Leave out what XML cannot hold, escaped or not."""
    return _NOT_XML.sub("", text)
