"""Getting LanguageTool: its published Maven artifacts, each checked against the SHA-256 that speclint knows."""

from __future__ import annotations

import os
import shutil
import threading
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path

from speclint.grammar import places
from speclint.grammar.artifacts import Artifact, Progress, artifacts
from speclint.grammar.lock import Lock
from speclint.grammar.maven import Maven
from speclint.grammar.places import Installation, Unavailable

_REPOSITORY = "SPECLINT_MAVEN_REPOSITORY"
"""The environment variable that names a Maven repository to download from where there is no Maven to ask."""

_SECONDS = 1800.0
_READ_SECONDS = 30.0
_CHUNK = 1 << 16
_AT_ONCE = 4


def adopt(folder: Path) -> Installation:
    """Use the LanguageTool in *folder*, right below it, or beside the jar that it names; raises ``Unavailable``."""
    found = next(filter(None, map(places.at, _near(folder))), None)
    if found is None:
        raise Unavailable(f"{folder} holds no languagetool-server jar of version {places.LEAST_VERSION} or newer")
    with _writing():
        places.data().mkdir(parents=True, exist_ok=True)
        places.pointer().write_text(str(found.folder), "utf-8")
    return found


def _near(folder: Path) -> Iterator[Path]:
    yield folder.parent if folder.suffix == ".jar" else folder
    with suppress(OSError):
        yield from sorted(path for path in folder.iterdir() if path.is_dir())


@contextmanager
def _writing() -> Iterator[None]:
    """A disk that is full or may not be written to is a reason, and no crash."""
    try:
        yield
    except OSError as error:
        raise Unavailable(f"{error.filename or places.data()} cannot be written ({error.strerror})") from error


def damaged(found: Installation) -> bool:
    """Whether an installation of our own lacks a jar, or has one that is not as it was published."""
    return found.folder == places.own().resolve() and bool(_missing(artifacts(), found.folder))


def install(progress: Progress, wanted: tuple[Artifact, ...] | None = None) -> Installation:
    """Get LanguageTool into this user's data folder; raises ``Unavailable``, and then leaves what can be resumed."""
    wanted = wanted or artifacts()
    target = places.own()
    with _writing():
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = Lock(target.parent / "install.lock")
        if not lock.take():
            raise Unavailable("LanguageTool is being installed by another process")
        try:
            partial = target.with_name(f"{target.name}.partial")
            if target.exists() and not partial.exists():  # what is whole of a damaged one need not be fetched again
                target.replace(partial)
            partial.mkdir(exist_ok=True)
            _fetched(wanted, partial, progress)
            _settle(partial, target, wanted)
        finally:
            lock.drop()
    with suppress(OSError):
        places.pointer().unlink()
    return Installation(target, places.VERSION)


def _fetched(wanted: tuple[Artifact, ...], folder: Path, progress: Progress) -> None:
    missing = _missing(wanted, folder)
    for artifact in missing:  # half of a jar, which Maven would let be
        (folder / artifact.name).unlink(missing_ok=True)
    if not missing:
        return
    base = os.environ.get(_REPOSITORY, "")
    if base:
        _Downloads(folder, wanted, progress, base).fetch(missing)
        return
    maven = shutil.which("mvn")
    said = Maven(maven, folder, wanted, progress).fetch() if maven else "Maven (mvn) is not installed; install it"
    missing = _missing(wanted, folder)
    if missing:
        raise Unavailable(
            f"{said or _unlike(missing[0], folder)}; or name a Maven repository in {_REPOSITORY}, or give a "
            "LanguageTool that you have: speclint grammar install --from FOLDER"
        )


def _unlike(artifact: Artifact, folder: Path) -> str:
    """What is wrong where Maven itself saw nothing wrong."""
    if (folder / artifact.name).exists():
        return (
            f"what Maven has as {artifact.name} is not what was published (its SHA-256 differs); delete it from "
            "Maven's local repository and try again"
        )
    return f"Maven has brought no {artifact.name}; try again"


def _missing(wanted: tuple[Artifact, ...], folder: Path) -> tuple[Artifact, ...]:
    return tuple(artifact for artifact in wanted if not artifact.is_at(folder / artifact.name))


def _settle(partial: Path, target: Path, wanted: tuple[Artifact, ...]) -> None:
    """Put a whole folder in its place at once; what does not belong to it is left behind."""
    names = {artifact.name for artifact in wanted}
    for file in partial.iterdir():
        if file.name not in names:
            file.unlink()
    if target.exists():
        shutil.rmtree(target)
    partial.replace(target)


class _Downloads:
    """Several jars by HTTPS, a few at once."""

    def __init__(self, folder: Path, wanted: tuple[Artifact, ...], progress: Progress, base: str) -> None:
        self._folder = folder
        self._progress = progress
        self._all = sum(artifact.size for artifact in wanted)
        self._end = time.monotonic() + _SECONDS
        self._base = base.rstrip("/")
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._done = 0

    def fetch(self, missing: tuple[Artifact, ...]) -> None:
        """Get each; the first that fails ends them all."""
        if not self._base.startswith(("https://", "http://")):
            raise Unavailable(f"SPECLINT_MAVEN_REPOSITORY: '{self._base}' is no web address")
        self._done = self._all - sum(artifact.size for artifact in missing)
        pool = ThreadPoolExecutor(_AT_ONCE)
        try:
            for _ in pool.map(self._one, missing):
                pass
        finally:
            self._stop.set()
            pool.shutdown(cancel_futures=True)

    def _one(self, artifact: Artifact) -> None:
        part = self._folder / f"{artifact.name}.part"
        try:
            self._copy(artifact, part)
        except (OSError, HTTPException, ValueError) as error:
            said = getattr(error, "reason", None) or error
            raise Unavailable(f"{artifact.name} cannot be downloaded from {self._base} ({said})") from error
        if not artifact.is_at(part):
            part.unlink()
            raise Unavailable(
                f"what {self._base} sends as {artifact.name} is not what was published (its SHA-256 differs)"
            )
        part.replace(self._folder / artifact.name)

    def _copy(self, artifact: Artifact, part: Path) -> None:
        address = f"{self._base}/{artifact.path}"
        count = 0
        with urllib.request.urlopen(address, timeout=_READ_SECONDS) as answer, part.open("wb") as file:  # noqa: S310 - https, see above
            while chunk := answer.read(_CHUNK):
                count += len(chunk)
                if self._stop.is_set() or time.monotonic() > self._end or count > artifact.size:
                    raise OSError("stopped" if count <= artifact.size else "it is longer than it should be")
                file.write(chunk)
                with self._lock:
                    self._done += len(chunk)
                    self._progress(min(self._done, self._all), self._all)
