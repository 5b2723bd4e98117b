"""Pages into a report: their findings are named, set aside and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from speclint import grammar
from speclint.document import ViewName
from speclint.finding import FileReport, Finding, Report, fingerprint
from speclint.light import replace
from speclint.run import suppress
from speclint.run.checking import Page
from speclint.run.discover import Discovery
from speclint.settings.config import Ignore
from speclint.settings.instructions import Instructions


def settled(made: Page, ignores: Iterable[Ignore], old: Iterable[str]) -> tuple[FileReport, suppress.Sorted]:
    """A page with its findings named and set aside; the comments that set nothing aside are findings too."""
    identity = made.report.class_code or made.report.path
    ignores, accepted = tuple(ignores), frozenset(old)
    sorted_ = suppress.sort(_named(made.findings, identity), made.allowances, ignores, accepted)
    idle = [f for a, f in zip(made.allowances, made.idle, strict=True) if f and a in sorted_.unused]
    late = suppress.sort(_named(idle, identity), (), ignores, accepted)
    found = (*sorted_.findings, *late.findings)
    shown = tuple(finding for finding in found if finding.depth == "core")
    return made.report, suppress.Sorted(
        shown,
        (*sorted_.suppressed, *late.suppressed),
        (*sorted_.baseline, *late.baseline),
        (),
        len(found) - len(shown),
    )


def _named(findings: Iterable[Finding], identity: str) -> Iterator[Finding]:
    """The same findings with their fingerprints."""
    seen = Counter[str]()
    for finding in findings:
        first = fingerprint(finding.rule, identity, finding.section, finding.excerpt, 0)
        nth = seen[first]
        seen[first] += 1
        name = fingerprint(finding.rule, identity, finding.section, finding.excerpt, nth) if nth else first
        yield replace(finding, fingerprint=name)


def reported(
    pages: Sequence[tuple[FileReport, suppress.Sorted]], profile: str, view: ViewName, partial: Collection[str]
) -> Report:
    """The report of some pages; what the rules *partial* find says that a file was not seen whole."""
    files = tuple(replace(file, unseen=unseen(found.findings, partial)) for file, found in pages)
    return Report(
        findings=ordered(f for _, found in pages for f in found.findings),
        files=files,
        suppressed=ordered(f for _, found in pages for f in found.suppressed),
        baseline=ordered(f for _, found in pages for f in found.baseline),
        held=sum(found.held for _, found in pages),
        profile=profile,
        view=view,
        incomplete=any(file.status == "unreadable" or file.unseen for file in files),
    )


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order in which they are read."""
    return tuple(sorted(findings, key=attrgetter("order")))


def partial(told: Instructions) -> frozenset[str]:
    """The rules whose findings say that a file was not seen whole."""
    return frozenset(rule.id for rule in told.catalogue if rule.incomplete)


def unseen(findings: Iterable[Finding], partial: Collection[str]) -> str:
    """Why a file was not seen whole, if it was not."""
    return next((finding.message for finding in findings if finding.rule in partial), "")


def skipped(found: Discovery) -> Iterator[FileReport]:
    """What was met and not read."""
    for name, reason in found.skipped:
        yield FileReport(name, "skipped", reason)


def stale_entries(
    old: Mapping[str, Mapping[str, str]], report: Report, told: Instructions, reader: grammar.Reader
) -> Iterator[str]:
    """Fingerprints of the baseline that the checked files no longer give, or whose files are gone.

    What nobody looked for may still be there. A renamed file keeps its findings' names, if it has a class code.
    """
    checked = {file.path for file in report.files if file.status == "checked"}
    alive = {finding.fingerprint for finding in (*report.baseline, *report.suppressed)}
    read = {rule.id: rule.reader for rule in told.catalogue if rule.reader}
    unasked = {rule.id for rule in told.rules.unasked}
    for name, entry in old.items():
        path, rule = entry["path"], entry["rule"]
        unread = rule in read and (not reader.key or read[rule] != reader.name or path in reader.missed)
        mended = path in checked and told.looks_for(rule) and rule not in unasked and not unread
        if name not in alive and (mended or not (told.config.root / path).exists()):
            yield name


def gone(stale: Sequence[str]) -> Iterator[str]:
    """What to say of a baseline with entries that are no longer found."""
    if stale:
        some = "1 entry" if len(stale) == 1 else f"{len(stale)} entries"
        yield f"{some} of the baseline no longer found: 'speclint baseline prune' removes such entries."
