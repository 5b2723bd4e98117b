"""A file that one process holds: the surest sign that a server's keeper is alive, for the system lets go of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

_AFTER = 1
"""The name stands behind the byte that Windows locks, where others may still read."""


class Lock:
    """A lock on a file; it ends with the process that holds it, however that ends."""

    def __init__(self, path: Path) -> None:
        """Name the file; it is made when it is needed."""
        self._path = path
        self._file = -1

    def take(self) -> bool:
        """Whether the lock is ours now."""
        return self._won(_hold)

    def _won(self, hold: Callable[[int], None]) -> bool:
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            hold(self._file)
        except OSError:
            self.drop()
            return False
        return True

    def sign(self, process: int) -> None:
        """Write down who holds the lock that was taken."""
        os.lseek(self._file, _AFTER, os.SEEK_SET)
        os.write(self._file, f"{process}\n".encode())
        os.ftruncate(self._file, os.lseek(self._file, 0, os.SEEK_CUR))

    def signed(self) -> int:
        """Who signed last, or 0: it need not hold the lock any longer."""
        try:
            with self._path.open("rb") as file:
                file.seek(_AFTER)
                return int(file.read(20))
        except (OSError, ValueError):
            return 0

    def drop(self) -> None:
        """Let go."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def held(self) -> bool:
        """Whether another process holds it; who merely looks is not taken for one, where the system can tell them."""
        look = Lock(self._path)
        try:
            free = not self._path.exists() or look._won(_share)
        except OSError:  # nobody could hold what cannot be opened
            return False
        look.drop()
        return not free


if sys.platform == "win32":
    import msvcrt

    def _hold(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    _share = _hold

else:
    import fcntl

    def _hold(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _share(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
