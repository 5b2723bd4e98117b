"""How much the child process may cost, and how it is held to it where the system can do so."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

try:
    import resource as _system
except ImportError:  # Windows has no such limits; the clock of the process that asks is left
    _system = None  # type: ignore[assignment]

SECONDS = 3
"""Of processor time for one file; it is counted in whole seconds, so that it may be one more."""
PATIENCE = 12 if _system else 5
"""Seconds on the clock for one file, the child's start included; a busy computer needs more than processor time."""
MAX_ANSWER = 64 << 20
MAX_PAGES, MAX_GLYPHS = 400, 1_500_000
"""The largest collections of class specifications have fewer."""
_ROOM = 190 << 20
"""Bytes that a file may cost; the process itself has about 50 MB more."""


def confine() -> None:
    """Let this process have only so much memory and write no file; what a system cannot do is left out."""
    for kind, most in (("RLIMIT_CORE", 0), ("RLIMIT_FSIZE", 0), ("RLIMIT_AS", _taken() + _ROOM)):
        _limit(kind, most)


def begin() -> None:
    """Let the next file have only so much processor time."""
    if _system:
        spent = _system.getrusage(_system.RUSAGE_SELF)
        _limit("RLIMIT_CPU", int(spent.ru_utime + spent.ru_stime) + SECONDS + 1)


def _limit(kind: str, most: int) -> None:
    which: Any = getattr(_system, kind, None)
    if which is None:
        return
    hard = _system.getrlimit(which)[1]
    try:
        _system.setrlimit(which, (most if hard == _system.RLIM_INFINITY else min(most, hard), hard))
    except (OSError, ValueError):
        return


def _taken() -> int:
    """Bytes of address space that this process has already."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return 1 << 30
