"""How far a long run is, on a terminal only: files done of all, how fast, how long it will take yet."""

from __future__ import annotations

import sys
import time


class Progress:
    """One line on standard error, from the second second on; it is wiped away in the end."""

    def __init__(self) -> None:
        """Begin to count."""
        self._begun = self._said = time.monotonic()
        self._width = 0
        self._shown = sys.stderr is not None and sys.stderr.isatty()

    def step(self, done: int, total: int) -> None:
        """Say how many files are done."""
        now = time.monotonic()
        if not self._shown or now - self._begun < 1 or now - self._said < 0.2 or not done:  # noqa: PLR2004 - seconds
            return
        self._said = now
        rate = done / (now - self._begun)
        line = f"speclint: {done} of {total} files, {rate:.0f} a second, {(total - done) / rate:.0f} s left"
        self._width = max(self._width, len(line))
        print(f"\r{line:<{self._width}}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Wipe the line away."""
        if self._width:
            print(f"\r{'':<{self._width}}\r", end="", file=sys.stderr, flush=True)
            self._width = 0
