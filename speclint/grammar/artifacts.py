"""The jars that make up LanguageTool, as they were published."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from speclint.light import dataclass
from speclint.shipped import data

_LIST = data("languagetool.txt")

Progress = Callable[[int, int], None]
"""Is told how many bytes of how many are there."""


@dataclass(frozen=True)
class Artifact:
    """One jar, as it was published."""

    path: str
    size: int
    digest: str

    @property
    def name(self) -> str:
        """Its file name."""
        return self.path.rpartition("/")[2]

    def is_at(self, file: Path) -> bool:
        """Whether *file* is this jar, to the last bit."""
        try:
            return file.stat().st_size == self.size and sha256(file.read_bytes()).hexdigest() == self.digest
        except OSError:
            return False


def artifacts(listed: Path = _LIST) -> tuple[Artifact, ...]:
    """Every jar that belongs to LanguageTool."""
    rows = (line.split() for line in listed.read_text("utf-8").splitlines() if not line.startswith("#"))
    return tuple(Artifact(path, int(size), digest) for path, size, digest in rows)
