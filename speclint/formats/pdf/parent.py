"""Keeps one child process that opens PDF files, and names what kills it."""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any

from speclint.errors import MAX_FILE, Unreadable
from speclint.formats.pdf.limits import MAX_ANSWER, PATIENCE
from speclint.light import dataclass, field

_SIGNALS = {
    int(getattr(signal, name, 0)): cause
    for name, cause in {
        "SIGXCPU": "timeout",
        "SIGABRT": "too-large",
        "SIGILL": "too-large",
        "SIGTRAP": "too-large",
    }.items()
}
_CONVERT = "Save it again as a PDF from the program it was made with, or check the .docx it was made from."


@dataclass(slots=True)
class _Talk:
    """One question and its answer, in a thread of its own, so that waiting can end."""

    process: subprocess.Popen[bytes]
    source: bytes
    line: bytes = b""

    def run(self) -> None:
        """Ask and listen; a child that dies meanwhile leaves the answer empty."""
        put, get = self.process.stdin, self.process.stdout
        if put is None or get is None:
            return
        try:
            put.write(len(self.source).to_bytes(8) + self.source)
            put.flush()
            self.line = get.readline(MAX_ANSWER)
        except (OSError, ValueError):
            self.line = b""


@dataclass
class Worker:
    """A child process, started when it is first needed and again after a file that killed it."""

    process: subprocess.Popen[bytes] | None = None
    owner: int = 0
    """The process that started the child; a fork of it must not use the same pipes."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, source: bytes) -> list[Any]:
        """The pages of a PDF as plain lists; ``Unreadable`` where there are none."""
        if len(source) > MAX_FILE:
            raise fault("too-large")
        with self.lock:
            line = self._answer(source)
        try:
            said = json.loads(line)
            if "fault" in said:
                raise fault(str(said["fault"]))
            return list(said["sheets"])
        except (ValueError, TypeError, KeyError) as wrong:
            raise fault("damaged") from wrong

    def _answer(self, source: bytes) -> bytes:
        process = self._running()
        talk = _Talk(process, source)
        thread = threading.Thread(target=talk.run, daemon=True)
        thread.start()
        thread.join(PATIENCE)
        if thread.is_alive():
            self.stop()
            raise fault("timeout")
        if not talk.line.endswith(b"\n"):
            raise fault(self._cause())
        return talk.line

    def _running(self) -> subprocess.Popen[bytes]:
        if self.process is not None and self.owner == os.getpid() and self.process.poll() is None:
            return self.process
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "speclint.formats.pdf.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            )
        except (OSError, ValueError) as wrong:
            raise fault("no-child") from wrong
        if not self.owner:
            atexit.register(self.stop)
        self.owner = os.getpid()
        return self.process

    def _cause(self) -> str:
        """Why the child died: PDFium gives up by an abort where memory ends; time that ends has a signal of its own."""
        process, self.process = self.process, None
        if process is None:
            return "damaged"
        _close(process)
        return _SIGNALS.get(-process.wait(), "crash")

    def stop(self) -> None:
        """End the child."""
        process, self.process = self.process, None
        if process is None or self.owner != os.getpid():
            return
        process.kill()
        process.wait()
        _close(process)


def _close(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):
            if pipe is not None:
                pipe.close()


def fault(name: str) -> Unreadable:
    """What a fault that a child names means for an HR analyst."""
    code, reason, remedy = _FAULTS.get(name, _FAULTS["damaged"])
    return Unreadable(code, reason, remedy)


_FAULTS = {
    "damaged": ("damaged", "the PDF is damaged", f"{_CONVERT} If that fails, ask for a new copy."),
    "crash": ("damaged", "the PDF is damaged in a way that stops the program that reads it", _CONVERT),
    "encrypted": (
        "encrypted",
        "the PDF is protected by a password",
        "Open it with the password and save it without, or check the .docx it was made from.",
    ),
    "too-large": ("too-large", "the PDF holds more than any class specification", _CONVERT),
    "timeout": ("timeout", "the PDF took too long to read", _CONVERT),
    "hostile": ("hostile", "the PDF is nested deeper than any real document", _CONVERT),
    "no-reader": (
        "unsupported",
        "the part that reads PDF files is not installed",
        "Install pypdfium2 (pip install pypdfium2), or check the .docx it was made from.",
    ),
    "no-child": ("unsupported", "PDF files cannot be read here", "Check the .docx it was made from."),
}
