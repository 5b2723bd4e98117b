"""The files of a folder as items of a meeting: a redline and its clean copy are one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclint.agenda.proofs import Proof, proofs
from speclint.finding import FileReport, Finding, Report, Revision
from speclint.light import dataclass

_ASKED = {
    "new": "New class",
    "revised": "Revised",
    "retitled": "Retitled",
    "abolished": "Abolished",
    "unchanged": "No change",
    "": "Not compared",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One class on the agenda."""

    number: int
    file: FileReport
    findings: tuple[Finding, ...]
    clean: FileReport | None
    """The clean copy beside the redline."""
    proofs: tuple[Proof, ...]
    ready: bool

    @property
    def name(self) -> str:
        """The class's title, or else the file's name."""
        return self.file.title or self.file.path

    @property
    def revision(self) -> Revision:
        """What became of it since the version before."""
        return (self.file.sheet.revision if self.file.sheet else None) or Revision("")

    @property
    def asked(self) -> str:
        """What the board is asked to do, such as ``Retitled and revised``."""
        said = _ASKED[self.revision.action]
        more = self.revision.action == "retitled" and self.weighty > 1
        return f"{said} and revised" if more else said

    @property
    def weighty(self) -> int:
        """How many changes weigh."""
        return sum(one.substantive for one in self.revision.differences)

    @property
    def changes(self) -> str:
        """How many changes there are, such as ``5 of weight, 2 editorial``; nothing where nothing was compared."""
        total = len(self.revision.differences)
        if not total:
            return "none" if self.revision.action == "unchanged" else ""
        slight = total - self.weighty
        return f"{self.weighty} of weight" + (f", {slight} editorial" if slight else "")

    @property
    def met(self) -> str:
        """How many checks were met of those that apply, such as ``9 of 11``."""
        asked = [proof for proof in self.proofs if proof.met is not None]
        return f"{sum(bool(proof.met) for proof in asked)} of {len(asked)}"


def items(report: Report) -> list[Item]:
    """The items of a report, in its order; files that were passed over are none."""
    files = [file for file in report.files if file.status != "skipped"]
    redlines = {file.path for file in files}
    copies = {file.sheet.clean_of: file for file in files if file.sheet and file.sheet.clean_of in redlines}
    mine = {file.path for file in copies.values()}
    return list(_items(report, [file for file in files if file.path not in mine], copies))


def _items(report: Report, files: Sequence[FileReport], copies: dict[str, FileReport]) -> Iterator[Item]:
    for number, file in enumerate(files, 1):
        clean = copies.get(file.path)
        findings = tuple(finding for finding in report.findings if finding.path == file.path)
        beside = tuple(finding for finding in report.findings if clean and finding.path == clean.path)
        fails = any(finding.severity.weight >= report.fail_level.weight for finding in (*findings, *beside))
        ready = file.status == "checked" and not fails
        yield Item(number, file, findings, clean, tuple(proofs(file, findings, clean, beside)), ready)
