"""The server to ask: one that somebody runs and the config names, or our own, shared by all runs of this user."""

from __future__ import annotations

import ipaddress
import json
import os
import re
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from speclint.errors import Misuse
from speclint.grammar import client, keeper, orphans, places
from speclint.grammar.lock import Lock
from speclint.grammar.places import Installation, Unavailable
from speclint.light import dataclass, field
from speclint.shipped import importable

IDLE_SECONDS = 900.0
SILENT_SECONDS = 20.0
"""How long somebody else's server may be silent: whoever waits for a report is not kept longer by it."""
_START_SECONDS = 150.0
_STOP_SECONDS = 60.0
_PUBLIC = ("languagetool.org", "languagetoolplus.com", "languagetool.com")
_ADDRESS = re.compile(
    r"https?://(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?(?!/v2(?:/|$))(?:/[\w.~/-]*)?", re.ASCII | re.IGNORECASE
)
"""A base address in plain letters, with nothing that could be understood in two ways."""


class Server(Protocol):
    """What can be asked about texts."""

    @property
    def started_by_others(self) -> bool:
        """Whether it is not ours to start."""
        ...

    @property
    def identity(self) -> str:
        """Version and build: an answer is kept under it. Raises ``Unavailable``."""
        ...

    @property
    def elsewhere(self) -> str:
        """Its address, where texts leave this computer."""
        ...

    def address(self) -> str:
        """Where it listens; it is started first if it must be. Raises ``Unavailable``."""
        ...

    def revive(self, dead: str) -> str:
        """Where it listens again after the one at *dead* died or hung. Raises ``Unavailable``."""
        ...

    def wanted(self) -> None:
        """Say that it is still needed."""
        ...

    def left(self) -> float:
        """Seconds that it may still be silent."""
        ...

    def heard(self) -> None:
        """Say that it has answered."""
        ...


def is_loopback(url: str) -> bool:
    """Whether an address cannot be on another computer."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def demand_private(url: str) -> None:
    """Raise ``Misuse`` for what is no plain address, and for LanguageTool's public service."""
    try:
        # Two readers of an odd address may take different hosts from it: one is asked how it is, the other gets texts.
        host = (urlsplit(url).hostname or "") if _ADDRESS.fullmatch(url) and urlsplit(url).port != 0 else ""
    except ValueError:
        host = ""
    if not host:
        help_ = "For example: http://127.0.0.1:8081, the base address without '/v2', user or query."
        raise Misuse(f"languagetool.url: '{url}' is no address that can be used", help=help_)
    if any(host.rstrip(".").lower() == name or host.rstrip(".").lower().endswith(f".{name}") for name in _PUBLIC):
        raise Misuse(
            f"languagetool.url: {host} is a public service, and drafts are confidential",
            help="Name a server of your own, or leave it out and run 'speclint grammar install'.",
        )


@dataclass
class Configured:
    """The server that the config names; it is somebody else's to start."""

    url: str
    started_by_others = True
    _since: float = field(default_factory=time.monotonic)

    @property
    def identity(self) -> str:
        """What the server says about itself."""
        try:
            told = client.identity(self.url, self.left())
        except client.Fault as fault:
            raise Unavailable(str(fault)) from fault
        self.heard()
        return f"{self.url} {told}"

    def left(self) -> float:
        """Seconds until it is given up: it may be silent for ``SILENT_SECONDS`` in all, however often it is asked."""
        return max(0.0, self._since + SILENT_SECONDS - time.monotonic())

    def heard(self) -> None:
        """Count its silence from now."""
        self._since = time.monotonic()

    @property
    def elsewhere(self) -> str:
        """Its address, unless it is on this computer."""
        return "" if is_loopback(self.url) else self.url

    def address(self) -> str:
        """Its address."""
        return self.url

    def wanted(self) -> None:
        """Nothing: somebody else keeps it."""

    def revive(self, dead: str) -> str:  # noqa: ARG002 - there is no other
        """Its address, if it is well again."""
        if not self.left() or not client.healthy(self.url, self.left()):
            raise Unavailable(f"the LanguageTool server at {self.url} no longer answers")
        return self.url


@dataclass
class Own:
    """A server of our own, from an installation on this computer."""

    installation: Installation
    idle: float = IDLE_SECONDS
    elsewhere: str = ""
    started_by_others: bool = False
    _starting: threading.Lock = field(default_factory=threading.Lock)

    def left(self) -> float:
        """No limit but that of each answer: we know what we have started."""
        return float("inf")

    def heard(self) -> None:
        """Nothing: no clock runs."""

    @property
    def identity(self) -> str:
        """The very files of the installation: nothing needs to run for it."""
        return self.installation.identity

    def address(self) -> str:
        """Where the warm one listens; where there is none, it is started."""
        with self._starting:
            return self._address()

    def wanted(self) -> None:
        """Keep it from going idle."""
        _touch(places.state() / keeper.STATE)

    def revive(self, dead: str) -> str:
        """Another one, in place of one that died or hung; another run may have seen to it already."""
        with self._starting:
            found = running()
            if found and found.url == dead:
                _ended(found.keeper)
            return self._address()

    def _address(self) -> str:
        found = running()
        if found and self._fits(found):
            _touch(found.path)
            return found.url
        if found:
            _ended(found.keeper)
        return self._started()

    def _fits(self, found: Running) -> bool:
        return found.identity == self.identity and client.healthy(found.url)

    def _started(self) -> str:
        java = places.java()
        folder = places.state()
        lock = Lock(folder / keeper.LOCK)
        process = _detached(folder, java.path, self.installation, self.idle)
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end:
            found = running()
            if found and self._fits(found):
                return found.url
            if process.poll() is not None and not lock.held():
                if process.returncode not in {0, keeper.LOCKED}:
                    break
                # Another was at work and has ended since, or this one was told to stop by somebody else.
                process = _detached(folder, java.path, self.installation, self.idle)
            time.sleep(0.05)
        raise Unavailable(f"LanguageTool did not start; {folder / keeper.LOG} holds what it said")


def _detached(folder: Path, java: str, installation: Installation, idle: float) -> subprocess.Popen[bytes]:
    """A keeper that outlives this run and holds none of its streams: a hook would wait for them to close."""
    path = os.pathsep.join(filter(None, (importable(), os.environ.get("PYTHONPATH", ""))))
    words = [str(folder), java, installation.classpath, installation.identity, str(idle)]
    flags = 0x00000208 if sys.platform == "win32" else 0  # DETACHED_PROCESS, CREATE_NEW_PROCESS_GROUP
    return subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-P", "-m", "speclint.grammar.keeper", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": path},
        creationflags=flags,
        start_new_session=sys.platform != "win32",
    )


@dataclass(frozen=True)
class Running:
    """A server of ours that somebody started."""

    port: int
    keeper: int
    java: int
    identity: str
    path: Path

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def idle_for(self) -> float:
        """Seconds since it was last wanted."""
        try:
            return max(0.0, time.time() - self.path.stat().st_mtime)
        except OSError:
            return 0.0


def _touch(path: Path) -> None:
    """Say that the server is wanted, unless it is gone."""
    with suppress(OSError):
        os.utime(path)


def running() -> Running | None:
    """The server of ours that runs now; what is written down is believed only while its keeper has the lock."""
    folder = places.state()
    found = _told(folder / keeper.STATE)
    lock = Lock(folder / keeper.LOCK)
    return found if found and lock.held() and lock.signed() == found.keeper else None


def _told(path: Path) -> Running | None:
    try:
        told: dict[str, Any] = json.loads(path.read_text("utf-8"))
        found = Running(int(told["port"]), int(told["keeper"]), int(told["java"]), str(told["identity"]), path)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return found if 0 < found.port < 1 << 16 else None


def stop(seconds: float = _STOP_SECONDS) -> bool:
    """Stop the server of ours, though it may just be starting, and any that was left behind; whether there was one."""
    folder = places.state()
    lock = Lock(folder / keeper.LOCK)
    kept = lock.held()
    if kept:
        _ended(lock.signed(), seconds)
    orphan = False
    if lock.take():  # else another keeper has begun, and sees to it
        orphan = orphans.end(settings())
        with suppress(OSError):
            (folder / keeper.STATE).unlink()
        lock.drop()
    return kept or orphan


def settings() -> Path:
    """The settings file of our server, as its command line names it."""
    return places.state().resolve() / keeper.SETTINGS


def _ended(process: int, seconds: float = _STOP_SECONDS) -> None:
    """Wait until a keeper has ended: it does when its state file is gone. The lock may be another's a moment later."""
    folder = places.state()
    lock = Lock(folder / keeper.LOCK)
    end = time.monotonic() + seconds
    while lock.held() and lock.signed() == process:
        found = _told(folder / keeper.STATE)
        if found and found.keeper == process:
            with suppress(OSError):
                found.path.unlink()
        if time.monotonic() > end:
            raise Unavailable(f"the LanguageTool server cannot be stopped; process {process} keeps it")
        time.sleep(0.05)
