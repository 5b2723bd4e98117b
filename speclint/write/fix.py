"""Fixes carried out, each result read and checked again before it is believed.

Text files are changed where they stand; Word files get tracked changes in a copy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from speclint.document import Document, Edit, Span
from speclint.errors import Refused, Unreadable
from speclint.finding import Finding, Fix, Severity
from speclint.light import dataclass
from speclint.write.edits import rewritten

Examine = Callable[[bytes], tuple[Document, tuple[Finding, ...]]]
"""Reads the bytes of a file and checks them."""

_PASSES = 50
_ATTEMPTS = 100


Name = tuple[str, str, int, str]
"""Rule, paragraph, column and title of a fix; the empty paragraph and column -1 stand for all of a kind."""


@dataclass(frozen=True, slots=True)
class Cure:
    """A fix that was chosen for a finding."""

    finding: Finding
    fix: Fix

    @property
    def name(self) -> Name:
        """What tells it from others, also when the file is read anew."""
        return (self.finding.rule, self.finding.context, self.finding.column, self.fix.title)

    def barred(self, reasons: Mapping[Name, str]) -> str:
        """Why it may not be carried out, where it may not: it, or all of its kind."""
        return reasons.get(self.name) or reasons.get((self.finding.rule, "", -1, self.fix.title)) or ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file after its fixes."""

    data: bytes
    applied: tuple[Cure, ...]
    left: tuple[tuple[Finding, str], ...]
    """What could have been fixed and was not, with the reason."""
    findings: tuple[Finding, ...]
    """What is found in it now."""


@dataclass(frozen=True, slots=True)
class _State:
    """A file on its way: its bytes, what stands in it, what is found in it."""

    data: bytes
    document: Document
    findings: tuple[Finding, ...]


class _Harmful(Exception):  # noqa: N818 - read as a sentence: "the cures are harmful"
    """Fixes that must be taken back."""

    def __init__(self, cures: Sequence[Cure], reason: str) -> None:
        super().__init__(reason)
        self.cures = cures
        self.reason = reason


class _Endless(Exception):  # noqa: N818 - likewise
    """Fixes that lead back to where they began."""

    def __init__(self, cures: Sequence[Cure]) -> None:
        super().__init__()
        self.cures = cures


def fixed(source: bytes, examine: Examine, *, unsafe: bool = False, date: str = "") -> Outcome:
    """Carry out the safe fixes, or the unsafe ones too; *date* is the ISO instant of tracked changes.

    Of fixes that overlap the first one wins; what is left is tried again until nothing changes. A fix that does not
    do what it says, that touches struck text or brings a new error is taken back. ``Refused`` says why a whole file
    may not be changed.
    """
    barred: dict[Name, str] = {}
    for _ in range(_ATTEMPTS):
        try:
            return _attempt(source, examine, barred, unsafe=unsafe, date=date)
        except _Harmful as harmful:
            barred |= dict.fromkeys((cure.name for cure in harmful.cures), harmful.reason)
        except _Endless as endless:
            barred |= {(c.finding.rule, "", -1, c.fix.title): "mending it comes to no end" for c in endless.cures}
    raise Refused("its fixes undo each other", "Mend it by hand.")


def _attempt(source: bytes, examine: Examine, barred: Mapping[Name, str], *, unsafe: bool, date: str) -> Outcome:
    now = _State(source, *examine(source))
    applied: list[Cure] = []
    seen = {now.document.proposed.text: 0}
    for _ in range(_PASSES):
        cures = list(_cures(now.document, now.findings, unsafe=unsafe))
        chosen = list(_apart(cure for cure in cures if not cure.barred(barred)))
        if not chosen:
            left = tuple((cure.finding, cure.barred(barred)) for cure in cures)
            return Outcome(now.data, tuple(applied), left, now.findings)
        now = _stepped(now, chosen, examine, date)
        applied += chosen
        begun = seen.setdefault(now.document.proposed.text, len(applied))
        if begun < len(applied):
            raise _Endless(applied[begun:])
    raise _Endless(chosen)


def _cures(document: Document, findings: Sequence[Finding], *, unsafe: bool) -> Iterator[Cure]:
    """The first fix of each finding that may be carried out and changes anything."""
    for finding in findings:
        if finding.view != "proposed":
            continue
        for fix in finding.fixes:
            if (fix.safe or unsafe) and any(document.proposed[edit.span] != edit.text for edit in fix.edits):
                yield Cure(finding, fix)
                break


def _apart(cures: Iterator[Cure]) -> Iterator[Cure]:
    """Those cures whose edits do not touch the edits of one before."""
    taken: list[Span] = []
    for cure in cures:
        spans = [edit.span for edit in cure.fix.edits]
        if not any(_meet(a, b) for a in spans for b in taken):
            taken += spans
            yield cure


def _meet(a: Span, b: Span) -> bool:
    return a.overlaps(b) or (not (len(a) and len(b)) and a.start <= b.end and b.start <= a.end)


def _stepped(now: _State, chosen: list[Cure], examine: Examine, date: str) -> _State:
    """The file with the chosen fixes carried out; where they do harm, the one that does is named."""
    owners = [cure for cure in chosen for _ in cure.fix.edits]
    edits = [edit for cure in chosen for edit in cure.fix.edits]
    try:
        made = rewritten(now.data, now.document, edits, date)
        then = _State(made, *examine(made))
    except Refused as wrong:
        if wrong.which is None:
            raise
        raise _Harmful([owners[wrong.which]], wrong.reason) from wrong
    except Unreadable as wrong:
        fault = f"the file could not be read any more: {wrong.reason}"
    else:
        fault = _text_fault(now.document, then.document, edits)
        fault = fault or _finding_fault(now.findings, then.findings, chosen)
        if not fault:
            return then
    if len(chosen) > 1:
        for cure in chosen:
            _stepped(now, [cure], examine, date)
    raise _Harmful(chosen[-1:], fault)


def _text_fault(before: Document, after: Document, edits: Sequence[Edit]) -> str:
    """What is wrong with the text, if anything: it must be the edited one, and what was struck must be untouched."""
    wanted = before.proposed.text
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        wanted = wanted[: edit.span.start] + edit.text + wanted[edit.span.end :]
    if after.proposed.text != wanted:
        return "the text around it does not let it be changed safely"
    if after.format == "word" and after.original.text != before.original.text:
        return "the original text would be changed"
    return "" if _struck(before) == _struck(after) or after.format == "word" else "struck text would be changed"


def _struck(document: Document) -> str:
    pieces = (piece for block in document.blocks for piece in (*block.marker, *block.pieces))
    return "".join(piece.text for piece in pieces if piece.state in {"deleted", "dropped"})


def _finding_fault(before: Sequence[Finding], after: Sequence[Finding], chosen: Sequence[Cure]) -> str:
    """What is wrong with the findings, if anything: no new error, and those that were mended are gone."""
    new = _errors(after) - _errors(before)
    if new:
        return f"it would bring a new error ({min(new)})"
    edits = sorted((edit for cure in chosen for edit in cure.fix.edits), key=lambda edit: edit.span)
    still = {(f.rule, f.excerpt, f.span.start) for f in after}
    for cure in chosen:
        finding = cure.finding
        shift = sum(
            len(e.text) - len(e.span) for e in edits if e.span.end <= finding.span.start and e.span < finding.span
        )
        shorter = sum(len(e.text) - len(e.span) for e in cure.fix.edits) < 0  # of three alike, two are left: progress
        if not shorter and (finding.rule, finding.excerpt, finding.span.start + shift) in still:
            return "it would be found again"
    return ""


def _errors(findings: Sequence[Finding]) -> Counter[str]:
    return Counter(finding.rule for finding in findings if finding.severity is Severity.ERROR)
