"""Asking a LanguageTool server, with a limit on everything it may do: time, size, and what an answer looks like."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Collection
from contextlib import suppress
from importlib.util import find_spec
from typing import Any, Literal
from urllib.parse import urlsplit

from speclint.grammar.text import Request
from speclint.light import dataclass
from speclint.shipped import importable

_MOST_BYTES = 8 << 20
_CONNECT_SECONDS = 5.0
_HEALTH_SECONDS = 30.0
"""A server answers for its health in its turn, behind the texts of other runs."""
_LEAST_SECONDS = 45.0
_COLD_SECONDS = 180.0
"""For a server's first answers: it loads its rules for them, seconds' work that a busy computer stretches."""
_CHARACTERS_A_SECOND = 400
"""A slow machine's pace; ours does 15,000."""
_LEAST_VERSION = 6

FaultKind = Literal["gone", "slow", "answer", "missing", "worker"]


class Fault(Exception):  # noqa: N818 - read as a sentence: "a fault of the server"
    """A question without an answer: server or worker is gone, it is too slow, or says what cannot be understood."""

    def __init__(self, kind: FaultKind, said: str) -> None:
        """*said* is for an analyst."""
        super().__init__(said)
        self.kind = kind


@dataclass(frozen=True)
class Match:
    """One thing that LanguageTool noticed, by offsets of the request's text."""

    rule: str
    message: str
    start: int
    end: int
    instead: tuple[str, ...]


def patience(request: Request, *, cold: bool = False) -> float:
    """Seconds that an answer may take: for the length of the text, and more from a server that has just started."""
    return (_COLD_SECONDS if cold else _LEAST_SECONDS) + len(request.text) / _CHARACTERS_A_SECOND


def usable() -> bool:
    """Whether language-tool-python is installed; it is looked for, not imported."""
    return find_spec("language_tool_python") is not None


class Helper:
    """One worker process; it asks one question at a time and can be ended at any moment."""

    def __init__(self, *, proxied: bool = False) -> None:
        """Start it: its imports go on while a server starts."""
        path = os.pathsep.join(filter(None, (importable(), os.environ.get("PYTHONPATH", ""))))
        extra = {"PYTHONPATH": path, "PYTHONUTF8": "1"}
        if proxied:  # a server elsewhere may be reached as this computer's user has set it up
            extra["SPECLINT_NO_PROXY"] = os.environ.get("NO_PROXY", os.environ.get("no_proxy", ""))
        # -P: a folder of specifications may hold a file that is called json.py.
        command = [sys.executable, "-P", "-m", "speclint.grammar.child"]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=os.environ | extra
        )

    def ask(self, url: str, request: Request, rules: Collection[str], seconds: float = 0) -> tuple[Match, ...]:
        """What the server at *url* notices; raises ``Fault``. *seconds* is the limit, by default ``patience``."""
        text = request.text
        late = threading.Event()
        limit = seconds or patience(request)
        timer = threading.Timer(limit, self._late, (late,))
        timer.daemon = True
        timer.start()
        try:
            line = self._exchange({"url": url, "text": text, "rules": sorted(rules)})
        finally:
            timer.cancel()
        if late.is_set():
            raise Fault("slow", f"LanguageTool did not answer within {limit:.0f} seconds")
        return _matches(line, text)

    def _late(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()

    def _exchange(self, question: dict[str, object]) -> bytes:
        read, write = self._process.stdout, self._process.stdin
        if not read or not write:  # pragma: no cover - both are pipes
            return b""
        with suppress(OSError, ValueError):
            write.write(json.dumps(question).encode() + b"\n")
            write.flush()
            return read.readline(_MOST_BYTES)
        return b""

    @property
    def alive(self) -> bool:
        """Whether it can be asked again."""
        return self._process.poll() is None

    def close(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()


def _matches(line: bytes, text: str) -> tuple[Match, ...]:
    if not line.endswith(b"\n") and len(line) < _MOST_BYTES:
        raise Fault("worker", "the process that asks LanguageTool has ended")
    try:
        answer: dict[str, Any] = json.loads(line)
        if "fault" in answer:
            raise Fault(answer["fault"], _sentence(answer["fault"], str(answer["said"])))
        found = (Match(r, m, start, end, tuple(instead)) for r, m, start, end, instead in answer["matches"])
        return tuple(m for m in found if 0 <= m.start < m.end <= len(text))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Fault("answer", "LanguageTool's answer cannot be understood") from error


def _sentence(kind: str, said: str) -> str:
    if kind == "missing":
        return f"language-tool-python cannot be used ({said})"
    if kind == "gone":
        return "LanguageTool no longer answers"
    if "unsupported language" in said:  # the library's own words
        return "this LanguageTool lacks American English"
    return f"LanguageTool's answer cannot be understood ({' '.join(said.split())[:120]})"


def identity(url: str, seconds: float = _HEALTH_SECONDS) -> str:
    """Version and build of the server at *url*; raises ``Fault`` if none answers in time, or it is too old."""
    told = _get(url, "/v2/info", seconds)
    try:
        software = json.loads(told)["software"]
        version, build = str(software["version"])[:40], str(software.get("buildDate", ""))[:60]
        number = int(version.partition(".")[0])
        name = software["name"]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Fault("answer", f"what answers at {url} is no LanguageTool {_LEAST_VERSION} or newer") from error
    if name != "LanguageTool" or number < _LEAST_VERSION:
        said = f"what answers at {url} is {name} {version}; LanguageTool {_LEAST_VERSION} or newer is needed"
        raise Fault("answer", said)
    return f"{version} {build}".strip()


def healthy(url: str, seconds: float = _HEALTH_SECONDS) -> bool:
    """Whether a server says in time that it is well."""
    try:
        return _get(url, "/v2/healthcheck", seconds).strip() == b"OK"
    except Fault:
        return False


def _get(url: str, path: str, seconds: float) -> bytes:
    """A short answer, straight from the host: no proxy, no redirect, no more than 64 kB, no longer than *seconds*."""
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=min(seconds, _CONNECT_SECONDS))
    late = threading.Event()
    timer: threading.Timer | None = None
    try:
        connection.connect()
        # A server that sends a byte now and then would outlast any limit on single reads.
        timer = threading.Timer(seconds, _cut, (connection.sock, late))
        timer.daemon = True
        timer.start()
        connection.sock.settimeout(seconds)
        connection.request("GET", parts.path.rstrip("/") + path)
        response = connection.getresponse()
        told = response.read(1 << 16)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Fault("gone", f"no LanguageTool server answers at {url}") from error
    finally:
        if timer:
            timer.cancel()
        connection.close()
    if late.is_set():
        raise Fault("gone", f"no LanguageTool server answers at {url} within {seconds:.0f} seconds")
    if response.status != http.client.OK:
        raise Fault("answer", f"the server at {url} answers with status {response.status}")
    return told


def _cut(connected: socket.socket, late: threading.Event) -> None:
    """Shut a connection down; the socket itself, for an answer without a length takes it from its connection."""
    late.set()
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)
