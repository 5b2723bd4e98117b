"""What became of each file the last time, ready to be shown: so one changed file of a thousand costs one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from speclint.cache import Store
from speclint.digest import sha256
from speclint.finding import FileReport, Finding
from speclint.light import replace
from speclint.run.suppress import Sorted

Piece = tuple[str, str]
"""What a report says of one file, and of its findings."""
_MOST = 1 << 26
"""Characters and bytes that are kept of a collection: beyond them, its files are shown anew each time."""


class Press(Protocol):
    """Who shows the findings of a run, file by file in the order of their paths."""

    @property
    def name(self) -> str:
        """Everything that a piece depends on besides the file."""

    @property
    def whole(self) -> bool:
        """Whether the findings of the next file are wanted themselves."""

    def pressed(self, file: FileReport, findings: Sequence[Finding]) -> Piece:
        """What is to be shown of a file."""

    def take(self, path: str, piece: Piece, findings: Sequence[Finding]) -> None:
        """Show it; the findings are there where *whole* was true."""


class Outcome(NamedTuple):
    """One file: how it went, what its findings weigh, and how they are shown."""

    path: str
    title: str
    class_code: str
    unseen: str
    counts: tuple[tuple[str, int], ...]
    held: int
    piece: Piece
    more: str
    """A name for what other files added to it."""
    fits: str
    facts: bytes

    @property
    def file(self) -> FileReport:
        """What a report says of the file as a whole."""
        return FileReport(self.path, title=self.title, class_code=self.class_code, unseen=self.unseen)

    @property
    def size(self) -> int:
        """About how much room it takes."""
        return len(self.facts) + sum(map(len, self.piece))


def outcome(file: FileReport, found: Sorted, piece: Piece, more: str, rest: tuple[str, bytes]) -> Outcome | None:
    """What can be kept of a file; nothing where something of it is set aside, which has to be looked at each time."""
    if file.status != "checked" or found.suppressed or found.baseline:
        return None
    counts = Counter(finding.severity.value for finding in found.findings)
    told = (file.path, file.title, file.class_code, file.unseen)
    return Outcome(*told, tuple(sorted(counts.items())), found.held, piece, more, *rest)


def named(findings: Iterable[Finding]) -> str:
    """A name for some findings; nothing for none."""
    told = [repr(replace(finding, context="")) for finding in findings]
    return sha256("\n".join(told).encode("utf-8", "surrogateescape")) if told else ""


class Outcomes:
    """The outcomes of a collection, by the keys of its pages."""

    def __init__(self, store: Store, name: str) -> None:
        """Look up what is kept under a name."""
        self._store, self._name = store, name
        kept = store.get(name)
        self._last: dict[str, tuple[object, ...]] = kept if isinstance(kept, dict) else {}
        self._next: dict[str, tuple[object, ...]] = {}
        self._room = _MOST
        self._news = False

    def get(self, key: str) -> Outcome | None:
        """What became of a page."""
        kept = self._last.get(key)
        return None if kept is None else Outcome(*kept)  # type: ignore[arg-type]  # as it was put in

    def put(self, key: str, found: Outcome) -> None:
        """Keep it for the next time."""
        if not self._store.path:
            return
        self._room -= found.size
        if self._room > 0:
            self._news = self._news or self._last.get(key) != found
            self._next[key] = tuple(found)
        else:
            self._next.clear()

    def save(self) -> None:
        """Write down what is new."""
        if self._next and (self._news or len(self._next) != len(self._last)):
            self._store.put(self._name, self._next)
