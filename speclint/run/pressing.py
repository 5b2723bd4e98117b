"""A report that is made file by file, of what is worked out now and of what was shown the last time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from speclint.finding import FileReport, Finding, Report, Severity
from speclint.light import replace
from speclint.run.comparing import joined
from speclint.run.outcomes import Outcome, Press, named, outcome
from speclint.run.shelf import Shelf
from speclint.run.suppress import Sorted
from speclint.run.tally import ordered, partial, settled, unseen
from speclint.run.working import Work
from speclint.settings.config import Ignore


class _Count:
    """What a report has to know of findings that are shown already."""

    def __init__(self) -> None:
        self.files: list[FileReport] = []
        self.suppressed: list[Finding] = []
        self.baseline: list[Finding] = []
        self.shown = Counter[Severity]()
        self.held = 0

    def add(self, file: FileReport, found: Sorted) -> None:
        """Count a file that was looked at."""
        self.files.append(replace(file, readability=None))
        self.suppressed += found.suppressed
        self.baseline += found.baseline
        self.shown.update(finding.severity for finding in found.findings)
        self.held += found.held

    def add_kept(self, known: Outcome) -> None:
        """Count a file by what became of it the last time."""
        self.files.append(known.file)
        self.shown.update({Severity(name): count for name, count in known.counts})
        self.held += known.held


def pressed(
    shelf: Shelf,
    others: Mapping[str, tuple[Finding, ...]],
    press: Press,
    work: Work,
    aside: tuple[Sequence[Ignore], Collection[str]],
) -> Report:
    """Show each file; of those that are as they were, what was shown the last time."""
    count, incomplete = _Count(), partial(work.told)
    for one in shelf:
        more = others.get(one.path, ())
        name = named(more)
        if one.known is not None and one.known.more == name and not press.whole:
            press.take(one.path, one.known.piece, ())
            count.add_kept(one.known)
            work.last.put(one.key, one.known)
            continue
        page = one.opened()
        if page is None and one.file is not None:  # what other files say of it has changed
            page = next(work.read(one.file), None)
        if page is None:
            continue
        file, found = settled(joined(page, more), *aside)
        (file,) = work.marked([replace(file, unseen=unseen(found.findings, incomplete))])
        findings = ordered(found.findings)
        piece = press.pressed(file, findings)
        press.take(one.path, piece, findings)
        count.add(file, found)
        if one.key and (made := outcome(file, found, piece, name, one.rest)):
            work.last.put(one.key, made)
    work.last.save()
    return Report(
        files=tuple(count.files),
        suppressed=ordered(count.suppressed),
        baseline=ordered(count.baseline),
        held=count.held,
        profile=work.told.profile.name,
        view=work.told.view,
        incomplete=any(file.status == "unreadable" or file.unseen for file in count.files),
        shown=count.shown,
    )
