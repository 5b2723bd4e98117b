"""A report for a program that mends texts: what to fix, where exactly, and with what; few words, in order of weight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclint.finding import FileReport, Finding, Fix, Report
from speclint.reporters.words import counted, plain, setbacks, sheets, tally, verdict

_MOST = 5_600
"""Characters for one file: some 1,400 tokens, at four characters each."""
_LONGEST = 160
"""Characters of an excerpt or of a replacement."""


def render(report: Report, *, color: bool = False, width: int = 100) -> str:  # noqa: ARG001 - every format takes them
    """Write each file with its findings, the weightiest first, as many as there is room for."""
    lines = [verdict(report), tally(report), *setbacks(report), *report.notices]
    for file, findings in sheets(report):
        if file.status == "checked":
            lines += ["", *_file(file, findings)]
    return "\n".join(lines) + "\n"


def _file(file: FileReport, findings: Sequence[Finding]) -> Iterator[str]:
    head = " ".join(filter(None, [plain(file.path), "-", plain(file.title), plain(file.class_code)]))
    yield f"# {head}: {counted(len(findings), 'finding')}"
    left, explained = _MOST - len(head), set[str]()
    weighty = sorted(findings, key=lambda finding: -finding.severity.weight)
    for number, finding in enumerate(weighty):
        said = "\n".join(_finding(finding, first=finding.rule not in explained))
        if len(said) > left:
            yield f"... {counted(len(weighty) - number, 'more finding')}, of less weight: mend these, then check again."
            return
        explained.add(finding.rule)
        left -= len(said) + 1
        yield said


def _finding(finding: Finding, *, first: bool) -> Iterator[str]:
    yield f"{finding.severity} {finding.rule} at {_spot(finding)}: {plain(finding.message)}"
    if finding.excerpt:
        yield f"  text: {_quoted(finding.excerpt)}"
    cure = next((fix for fix in sorted(finding.fixes, key=lambda fix: not fix.safe)), None)
    replacement = _replacement(finding, cure) if cure else None
    if replacement is not None:
        yield f"  {'replace' if cure and cure.safe else 'perhaps'} with: {_quoted(replacement)}"
    elif first and finding.help:
        yield f"  do: {plain(finding.help)}"


def _spot(finding: Finding) -> str:
    place = finding.place
    if place.line is not None:
        return f"line {place.line}, column {place.column}"
    return f"paragraph {place.paragraph} ({plain(finding.where)})"


def _replacement(finding: Finding, cure: Fix) -> str | None:
    """The excerpt after a fix; nothing where a fix reaches beyond it."""
    text, start = finding.excerpt, finding.span.start
    for edit in sorted(cure.edits, key=lambda edit: -edit.span.start):
        first, last = edit.span.start - start, edit.span.end - start
        if first < 0 or last > len(finding.excerpt):
            return None
        text = text[:first] + edit.text + text[last:]
    return text


def _quoted(text: str) -> str:
    one = plain(text)
    return f"«{one if len(one) <= _LONGEST else one[: _LONGEST - 1] + '…'}»"
