"""The report that a board packet can hold: one file, nothing loaded from anywhere, no script needed to read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from speclint.finding import Authority, FileReport, Finding, Report
from speclint.reporters.html.cards import SHOWN, cited, reason
from speclint.reporters.html.pages import page
from speclint.reporters.html.sheets import FilePage, file_page
from speclint.reporters.html.sources import listed
from speclint.reporters.words import counted, detail, setbacks, sheets, tally, urgency, verdict

_EACH = 300
"""Up to so many findings each says why by itself; of more, each rule says it once, at the end."""


class Link(NamedTuple):
    """Something to download, where a page is served."""

    words: str
    address: str


def render(  # a served page has links, a file has none
    report: Report,
    *,
    color: bool = False,  # noqa: ARG001 - every format takes it
    width: int = 100,  # noqa: ARG001 - likewise
    links: Sequence[Link] = (),
    home: str = "",
) -> str:
    """Write a page: whether it can be submitted, a table of the files, then each file on a sheet of its own."""
    rules = explained(report.findings) if len(report.findings) > _EACH else {}
    sources = cited(report.findings)
    files = list(_files(report, sources, rules))
    return page(
        "report.html",
        subject=files[0].name if len(files) == 1 else counted(len(files), "file"),
        ready=report.ready,
        verdict=verdict(report),
        tally=tally(report),
        urgencies=[urgency(severity) for severity in SHOWN],
        files=files,
        told=[*setbacks(report), *report.notices],
        aside=[_set_aside(finding) for finding in report.suppressed],
        rules=_rules(report.findings, rules, sources),
        links=links,
        home=home,
        sources=listed(sources),
    )


def _files(report: Report, sources: Sequence[Authority], rules: Mapping[str, int]) -> Iterator[FilePage]:
    first = 1
    for number, (file, findings) in enumerate(sheets(report), 1):
        state = _state(file, findings, report)
        yield file_page(file, findings, number=number, first=first, state=state, sources=sources, rules=rules)
        first += len(findings)


def explained(findings: Sequence[Finding]) -> dict[str, int]:
    """The rules that found something, each with a number."""
    return {rule: number for number, rule in enumerate(sorted({finding.rule for finding in findings}), 1)}


def _rules(
    findings: Sequence[Finding], rules: Mapping[str, int], sources: Sequence[Authority]
) -> list[dict[str, object]]:
    one = {finding.rule: finding for finding in findings}
    return [{"rule": rule, "number": number, **reason(one[rule], sources)} for rule, number in rules.items()]


def _state(file: FileReport, findings: Sequence[Finding], report: Report) -> tuple[str, str]:
    """What became of a file, and the colour for it."""
    if file.status == "unreadable":
        return "Could not be read", "error"
    if file.status == "skipped":
        return "Skipped", "quiet"
    fails = any(finding.severity.weight >= report.fail_level.weight for finding in findings)
    return ("Not ready", "error") if fails else ("Ready", "good")


def _set_aside(finding: Finding) -> str:
    """Name what somebody allowed, and why: a board may ask."""
    spot = ", ".join(filter(None, [finding.path, detail(finding, line=True)]))
    return f"{finding.message} ({finding.rule}; {spot}). Reason: {finding.reason or 'none given'}"
