"""Servers that were left behind, because their keeper was killed and could not end them.

Only one keeper holds the lock, and each server's command line names the settings file that lies beside the lock. So
whoever has the lock and no server of his own knows that all others with that file are orphans, without believing any
number that was written down. Windows shows nobody's command line cheaply: there none is found.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

MAIN = "org.languagetool.server.HTTPServer"
"""The Java class that is started."""

_PROCESSES = Path("/proc")
_SECONDS = 10.0


def left(settings: Path) -> tuple[int, ...]:
    """The servers of this user that run with the file *settings*."""
    if sys.platform == "win32":
        return ()
    told = _from_files if (_PROCESSES / "self" / "cmdline").exists() else _from_ps
    mark = f" {MAIN} --config {settings} "
    return tuple(process for process, command in told() if mark in f"{command} ")


def end(settings: Path) -> bool:
    """End them all; whether there were any. To be called by the holder of the lock alone."""
    found = left(settings)
    end = time.monotonic() + _SECONDS
    while left_ := left(settings):
        for process in left_:
            with suppress(OSError):
                os.kill(process, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        if time.monotonic() > end:
            break
        time.sleep(0.05)
    return bool(found)


def _from_files() -> Iterator[tuple[int, str]]:
    for folder in _PROCESSES.iterdir():
        if folder.name.isdecimal():
            with suppress(OSError):
                if folder.stat().st_uid == os.getuid():
                    told = (folder / "cmdline").read_bytes()
                    yield int(folder.name), told.replace(b"\0", b" ").decode("utf-8", "replace")


def _from_ps() -> Iterator[tuple[int, str]]:
    with suppress(OSError, subprocess.TimeoutExpired):
        command = ["ps", "-xww", "-U", str(os.getuid()), "-o", "pid=,command="]
        told = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - the system's own
        for line in told.stdout.decode("utf-8", "replace").splitlines():
            number, _, words = line.strip().partition(" ")
            if number.isdecimal():
                yield int(number), words
