"""A limit to the time that one file may take."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

USUAL = 60.0
"""Seconds for one file."""


_STEPS = 3
"""Turns of an empty loop in which an exception from another thread is heard."""


class Overdue(BaseException):
    """A file took too long; no check may take this for its own fault, so it is no ``Exception``."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise ``Overdue`` where the work within takes longer.

    In a process's main thread a signal ends even a search for a regular expression. In any other thread, and on
    Windows, a watchdog does the work: it is heard between two steps of Python, so a single search that never ends
    is not ended.
    """
    if not seconds:
        yield
    elif hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        with _alarmed(seconds):
            yield
    else:
        with _watched(seconds):
            yield


@contextmanager
def _alarmed(seconds: float) -> Iterator[None]:
    def ring(_number: int, _frame: FrameType | None) -> None:
        raise Overdue

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """Have another thread raise ``Overdue`` in this one; only CPython can."""
    if sys.implementation.name != "cpython":
        yield
        return
    worker, lock = threading.get_ident(), threading.Lock()
    open_ = True

    def bark() -> None:
        with lock:
            if open_:
                _throw(worker, Overdue)

    watchdog = threading.Timer(seconds, bark)
    watchdog.daemon = True
    watchdog.start()
    try:
        yield
    finally:
        watchdog.cancel()
        with lock:
            open_ = False
        # What was thrown at the last moment is raised here and not later, in other work: an exception is heard where
        # a loop begins again. It is not taken back, for then CPython 3.11 would look for it at every step from now on,
        # and under a profiler or a debugger never go on.
        for _ in range(_STEPS):
            pass


def _throw(thread: int, what: type[BaseException]) -> None:
    """Let an exception be raised in a thread as soon as it can be."""
    import ctypes  # noqa: PLC0415 - most runs have no need of it

    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(what))
