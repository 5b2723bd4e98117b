"""A limit to the time that one file may take."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

USUAL = 60.0
"""Seconds for one file."""


class Overdue(BaseException):
    """A file took too long; no check may take this for its own fault, so it is no ``Exception``."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise ``Overdue`` where the work within takes longer; only in a process's main thread, and not on Windows."""
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise Overdue

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
