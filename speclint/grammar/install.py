"""Getting LanguageTool: its published Maven artifacts, each checked against the SHA-256 that speclint knows."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path

from speclint.grammar import places
from speclint.grammar.lock import Lock
from speclint.grammar.places import Installation, Unavailable

_REPOSITORY = "SPECLINT_MAVEN_REPOSITORY"
"""The environment variable that names a Maven repository to download from where there is no Maven to ask."""

_LIST = Path(__file__).parents[1] / "data" / "languagetool.txt"
_SECONDS = 1800.0
_READ_SECONDS = 30.0
_CHUNK = 1 << 16
_AT_ONCE = 4

Progress = Callable[[int, int], None]
"""Is told how many bytes of how many are there."""


@dataclass(frozen=True)
class Artifact:
    """One jar, as it was published."""

    path: str
    size: int
    digest: str

    @property
    def name(self) -> str:
        """Its file name."""
        return self.path.rpartition("/")[2]

    def is_at(self, file: Path) -> bool:
        """Whether *file* is this jar, to the last bit."""
        try:
            return file.stat().st_size == self.size and sha256(file.read_bytes()).hexdigest() == self.digest
        except OSError:
            return False


def artifacts(listed: Path = _LIST) -> tuple[Artifact, ...]:
    """Every jar that belongs to LanguageTool."""
    rows = (line.split() for line in listed.read_text("utf-8").splitlines() if not line.startswith("#"))
    return tuple(Artifact(path, int(size), digest) for path, size, digest in rows)


def adopt(folder: Path) -> Installation:
    """Use the LanguageTool that is in *folder*; raises ``Unavailable`` if there is none that can be used."""
    found = places.at(folder)
    if found is None:
        raise Unavailable(f"{folder} holds no languagetool-server jar of version {places.LEAST_VERSION} or newer")
    places.data().mkdir(parents=True, exist_ok=True)
    places.pointer().write_text(str(found.folder), "utf-8")
    return found


def install(progress: Progress, wanted: tuple[Artifact, ...] | None = None) -> Installation:
    """Get LanguageTool into this user's data folder; raises ``Unavailable``, and then leaves what can be resumed."""
    wanted = wanted or artifacts()
    target = places.own()
    target.parent.mkdir(parents=True, exist_ok=True)
    lock = Lock(target.parent / "install.lock")
    if not lock.take():
        raise Unavailable("LanguageTool is being installed by another process")
    try:
        partial = target.with_name(f"{target.name}.partial")
        partial.mkdir(exist_ok=True)
        _fetched(wanted, partial, progress)
        _settle(partial, target, wanted)
    finally:
        lock.drop()
    with suppress(OSError):
        places.pointer().unlink()
    return Installation(target, places.VERSION)


def _fetched(wanted: tuple[Artifact, ...], folder: Path, progress: Progress) -> None:
    base = os.environ.get(_REPOSITORY, "")
    maven = "" if base else shutil.which("mvn")
    said = _by_maven(maven, folder, wanted, progress) if maven and _missing(wanted, folder) else ""
    missing = _missing(wanted, folder)
    if not missing:
        return
    if not base:
        said = said or "Maven (mvn) is not installed"
        raise Unavailable(
            f"{said}; install it, or name a Maven repository in {_REPOSITORY}, or give a LanguageTool that you have: "
            "speclint grammar install --from FOLDER"
        )
    _Downloads(folder, wanted, progress, base).fetch(missing)


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


_POM = """\
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>local</groupId><artifactId>languagetool</artifactId><version>1</version><packaging>pom</packaging><dependencies>
{dependencies}</dependencies></project>
"""
_DEPENDENCY = """\
<dependency><groupId>{group}</groupId><artifactId>{name}</artifactId><version>{version}</version>
<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>
"""


def _by_maven(maven: str, folder: Path, wanted: tuple[Artifact, ...], progress: Progress) -> str:
    """Let Maven, which knows this computer's mirrors and proxies, get each jar; why it failed, if it did."""
    with tempfile.TemporaryDirectory() as place:
        pom = Path(place) / "pom.xml"
        dependencies = []
        for artifact in wanted:
            group, name, version, _ = artifact.path.rsplit("/", 3)
            dependencies.append(_DEPENDENCY.format(group=group.replace("/", "."), name=name, version=version))
        pom.write_text(_POM.format(dependencies="".join(dependencies)), "utf-8")
        goal = ["dependency:copy-dependencies", f"-DoutputDirectory={folder}", "-Dmdep.useBaseVersion=true"]
        command = [maven, "-B", "-ntp", "-f", str(pom), *goal]
        process = subprocess.Popen(  # noqa: S603 - this user's Maven
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=place
        )
        end = time.monotonic() + _SECONDS
        try:
            while process.poll() is None and time.monotonic() < end:
                progress(_there(wanted, folder), sum(a.size for a in wanted))
                time.sleep(0.2)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
    progress(_there(wanted, folder), sum(a.size for a in wanted))
    return f"Maven failed (exit {process.returncode})" if process.returncode else ""


def _there(wanted: tuple[Artifact, ...], folder: Path) -> int:
    found = 0
    for artifact in wanted:
        with suppress(OSError):
            found += min(artifact.size, (folder / artifact.name).stat().st_size)
    return found


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
