"""What was handed in, kept in memory for ten minutes so that its copies can be made, and then gone."""

from __future__ import annotations

from secrets import token_urlsafe
from threading import Lock
from time import monotonic

from speclint.light import dataclass, field
from speclint.web.reading import Wish

_SECONDS = 600.0
_MOST = 200 << 20
"""Bytes that are kept at most; the oldest go first."""


@dataclass(frozen=True)
class Handed:
    """The files of one form, and how they were to be read."""

    wish: Wish
    files: tuple[tuple[str, bytes], ...]
    page: str = ""
    """The report as it was shown."""
    since: float = field(default_factory=monotonic)

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(len(source) for _, source in self.files)


class Shelf:
    """Forms by a name that nobody can guess."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self._forms: dict[str, Handed] = {}
        self._lock = Lock()

    def put(self, name: str, form: Handed) -> None:
        """Keep a form; what is old goes."""
        with self._lock:
            self._forms[name] = form
            self._sweep()

    def get(self, name: str) -> Handed | None:
        """The form of that name, if it is still there."""
        with self._lock:
            self._sweep()
            return self._forms.get(name)

    def _sweep(self) -> None:
        now = monotonic()
        self._forms = {name: form for name, form in self._forms.items() if now - form.since < _SECONDS}
        while len(self._forms) > 1 and sum(form.size for form in self._forms.values()) > _MOST:
            del self._forms[next(iter(self._forms))]


def name() -> str:
    """A new name: 128 bits by chance."""
    return token_urlsafe(16)
