"""Reports that are made file by file: nobody has to hold all findings, and what was shown of a file can be kept."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from speclint.cli import repository
from speclint.finding import FileReport, Finding, Report
from speclint.reporters import terminal

_MOST = 1 << 22
"""Characters of an answer that is written at once and kept, to be given again."""


class ByFile:
    """What all of them do; *form* is the format."""

    form = ""

    def __init__(self, root: Path, *, color: bool, width: int) -> None:
        """Take the folder from which paths count, and what a terminal can show."""
        self.root, self.color, self.width = root, color, width
        self.home = repository.home(root, self.form)
        self.pieces: dict[str, tuple[str, str]] = {}

    @property
    def name(self) -> str:
        """Everything that a piece depends on besides the file."""
        return f"{self.form} {self.color} {self.width} {self.root} {self.home}"

    @property
    def whole(self) -> bool:
        """Whether the findings of the next file are wanted themselves."""
        return False

    def moved(self, file: FileReport, findings: Sequence[Finding]) -> tuple[FileReport, Sequence[Finding]]:
        """Both with the file named as its reader knows it."""
        if self.home is None:
            return file, findings
        there = repository.moved(Report(tuple(findings), (file,)), self.root, self.home)
        return there.files[0], there.findings

    def pressed(self, file: FileReport, findings: Sequence[Finding]) -> tuple[str, str]:
        """What is to be shown of a file."""
        _, findings = self.moved(file, findings)
        return "", terminal.one_line_each(findings, color=self.color)

    def take(self, path: str, piece: tuple[str, str], findings: Sequence[Finding]) -> None:  # noqa: ARG002 - of a protocol
        """Show it, or keep it until all are there."""
        self.pieces[path] = piece

    def text(self, report: Report) -> str:
        """The whole report."""
        raise NotImplementedError

    def said(self, report: Report) -> str | None:
        """Write what is not written yet; the answer, if it is to be given again."""
        text = _safe(self.text(report))
        sys.stdout.write(text)
        return text


class _Lines(ByFile):
    """One finding a line, written as soon as a file is complete."""

    form = "jsonl"

    def __init__(self, root: Path, *, color: bool, width: int) -> None:
        """Begin with nothing written."""
        super().__init__(root, color=color, width=width)
        self._written: list[str] | None = []
        self._length = 0

    def pressed(self, file: FileReport, findings: Sequence[Finding]) -> tuple[str, str]:
        """The lines of a file."""
        from speclint.reporters import json

        _, findings = self.moved(file, findings)
        return "", _safe("".join(map(json.line, findings)))

    def take(self, path: str, piece: tuple[str, str], findings: Sequence[Finding]) -> None:  # noqa: ARG002 - of a protocol
        """Write them."""
        sys.stdout.write(piece[1])
        self._length += len(piece[1])
        if self._written is not None and self._length <= _MOST:
            self._written.append(piece[1])
        else:
            self._written = None

    def said(self, report: Report) -> str | None:  # noqa: ARG002 - of a protocol
        """All that was written, unless it was very much."""
        return None if self._written is None else "".join(self._written)


class _Json(ByFile):
    """The report that scripts rely on."""

    form = "json"

    def pressed(self, file: FileReport, findings: Sequence[Finding]) -> tuple[str, str]:
        """An entry of the list of files, and those of the list of findings."""
        from speclint.reporters import json

        file, findings = self.moved(file, findings)
        return json.file_piece(file), json.pieces(findings)

    def text(self, report: Report) -> str:
        """The whole report."""
        from speclint.reporters import json

        there = repository.moved(report, self.root, self.home)
        files = (
            self.pieces[old.path][0] if old.path in self.pieces else json.file_piece(new)
            for old, new in zip(report.files, there.files, strict=True)
        )
        return json.whole(there, files, filter(None, (piece[1] for piece in self.pieces.values())))


class _Concise(ByFile):
    """One line a finding."""

    form = "concise"

    def text(self, report: Report) -> str:
        """The whole report."""
        there = repository.moved(report, self.root, self.home)
        return terminal.concise_of(there, (piece[1] for piece in self.pieces.values()), color=self.color)


class _Full(ByFile):
    """Each finding under its excerpt, as far as a person reads; then one line each."""

    form = "full"

    def __init__(self, root: Path, *, color: bool, width: int) -> None:
        """Begin with nothing shown."""
        super().__init__(root, color=color, width=width)
        self._first: list[Finding] = []
        self._groups = 0

    @property
    def whole(self) -> bool:
        """Whether the next file is among those that are shown in full."""
        return self._groups < terminal.IN_FULL

    def pressed(self, file: FileReport, findings: Sequence[Finding]) -> tuple[str, str]:
        """The lines of a file."""
        _, findings = self.moved(file, findings)
        return "", terminal.gathered_lines(findings, color=self.color)

    def take(self, path: str, piece: tuple[str, str], findings: Sequence[Finding]) -> None:
        """Keep the findings of the first files, and the lines of the others."""
        if self.whole:
            self._groups += terminal.groups(findings)
            self._first += findings
        else:
            super().take(path, piece, findings)

    def text(self, report: Report) -> str:
        """The whole report."""
        there = repository.moved(report, self.root, self.home)
        first = repository.moved(Report(tuple(self._first)), self.root, self.home).findings
        others = [piece[1] for piece in self.pieces.values()]
        return terminal.full_of(there, first, others, color=self.color, width=self.width)


PRESSES: dict[str, Callable[..., ByFile]] = {kind.form: kind for kind in (_Lines, _Json, _Concise, _Full)}
"""The formats that are made file by file."""


def _safe(text: str) -> str:
    """What an output can hold: a file name that is no Unicode arrives with lone surrogates."""
    return text.encode(errors="replace").decode()
