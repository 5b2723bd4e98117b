"""Findings that go out file by file, so that nobody has to hold all of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from speclint.cli import repository
from speclint.finding import Finding, Report
from speclint.reporters.json import lines

_MOST = 1 << 22
"""Characters of an answer that is kept, to be given again."""


class Stream:
    """Writes the findings of each file to standard output, a line each."""

    def __init__(self, root: Path) -> None:
        """Take the folder from which paths count."""
        self._root = root
        self._home = repository.home(root, "jsonl")
        self._said: list[str] | None = []
        self._length = 0

    def __call__(self, findings: Sequence[Finding]) -> None:
        """Write some findings."""
        text = lines(repository.moved(Report(findings=tuple(findings)), self._root, self._home))
        text = text.encode(errors="replace").decode()  # a file name may hold what is no Unicode
        sys.stdout.write(text)
        self._length += len(text)
        if self._said is not None and self._length <= _MOST:
            self._said.append(text)
        else:
            self._said = None

    @property
    def text(self) -> str | None:
        """All that was written, unless it was very much."""
        return None if self._said is None else "".join(self._said)
