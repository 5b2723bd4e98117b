"""The process that keeps one LanguageTool server: it starts it, writes down where it is, and ends it when it is idle.

It outlives the run that started it, so that the next run finds a warm server; it asks nothing and reads no text.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, NoReturn

from speclint.grammar import orphans
from speclint.grammar.lock import Lock

STATE = "server.json"
LOCK = "server.lock"
LOG = "server.log"
SETTINGS = "server.properties"

LOCKED = 4
"""Exit code: another keeper is at work."""

_TAKE_SECONDS = 10.0
_START_SECONDS = 120.0
_ATTEMPTS = 3
_BEAT = 0.5
_MEMORY = "768m"
_SETTINGS_TEXT = "pipelineCaching=true\nmaxPipelinePoolSize=4\npipelineExpireTimeInSeconds=3600\nmaxCheckThreads=4\n"
"""A kept pipeline saves a tenth of each request."""


def main(folder: Path, java: str, classpath: str, identity: str, idle: float) -> int:
    """Keep a server until it is idle for *idle* seconds or its state file is gone; 1 if it does not start, or dies."""
    folder = folder.resolve()
    lock = Lock(folder / LOCK)
    if not _taken(lock):
        return LOCKED
    lock.sign(os.getpid())
    with suppress(OSError):
        (folder / STATE).unlink()  # of a keeper that was killed
    orphans.end(folder / SETTINGS)
    (folder / SETTINGS).write_text(_SETTINGS_TEXT, "utf-8")
    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _leave)
    try:
        for _ in range(_ATTEMPTS):  # a port that was free may be taken a moment later
            server = _Server(folder, java, classpath)
            try:
                if server.wait(_START_SECONDS):
                    server.note(folder / STATE, identity)
                    return 0 if server.keep(folder / STATE, idle) else 1
            finally:
                server.end()
        return 1
    finally:
        lock.drop()


def _taken(lock: Lock) -> bool:
    """Take it in spite of runs that merely look, which lasts a moment; another keeper goes first."""
    end = time.monotonic() + _TAKE_SECONDS
    while not lock.take():
        if lock.held() or time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def _leave(*_: object) -> NoReturn:
    sys.exit(1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class _Server:
    """LanguageTool as a child of this process."""

    def __init__(self, folder: Path, java: str, classpath: str) -> None:
        self.port = _free_port()
        self._started = threading.Event()
        # Without --public it listens on loopback only.
        settings = ["--config", str(folder / SETTINGS), "--port", str(self.port)]
        memory = [f"-Xmx{_MEMORY}", "-XX:+UseSerialGC", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"]
        self._process = subprocess.Popen(  # noqa: S603 - a Java of this user's, and jars that this user installed
            [java, *memory, "-cp", classpath, orphans.MAIN, *settings],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=folder,
        )
        self._reader = threading.Thread(target=self._read, args=(self._process.stdout, folder / LOG), daemon=True)
        self._reader.start()

    def _read(self, output: IO[bytes], log: Path) -> None:
        """Keep what it says until it has started; later words might quote a text, so they are dropped."""
        kept: list[bytes] = []
        for line in output:
            if not self._started.is_set():
                kept.append(line[:500])
                with suppress(OSError):  # a full disk must not stop the reading, or Java would wait for it
                    log.write_bytes(b"".join(kept[-200:]))
                # It says so itself, after it has the port: whoever else answers there is not believed.
                if b"Server started" in line:
                    self._started.set()

    def wait(self, seconds: float) -> bool:
        """Whether it has started, in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self._process.poll() is None:
            if self._started.wait(0.05):
                return True
        return False

    def note(self, path: Path, identity: str) -> None:
        """Write down where it is, whole or not at all."""
        beside = path.with_suffix(".new")
        told = {"keeper": os.getpid(), "java": self._process.pid, "port": self.port, "identity": identity}
        beside.write_text(json.dumps(told), "utf-8")
        beside.replace(path)

    def keep(self, path: Path, idle: float) -> bool:
        """Until its state file is gone or untouched for *idle* seconds; whether it was alive till then."""
        while self._process.poll() is None:
            time.sleep(_BEAT)
            try:
                if time.time() - path.stat().st_mtime > idle:
                    break
            except OSError:
                return True
        with suppress(OSError):
            path.unlink()
        return self._process.poll() is None

    def end(self) -> None:
        """Stop it, by force if it must be."""
        self._process.terminate()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join(5)  # its last words are what explains a failure


if __name__ == "__main__":
    _folder, _java, _classpath, _identity, _idle = sys.argv[1:]
    sys.exit(main(Path(_folder), _java, _classpath, _identity, float(_idle)))
