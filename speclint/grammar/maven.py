"""Jars by way of Maven, which knows this computer's mirrors and proxies."""

from __future__ import annotations

import re
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from typing import IO

from speclint.grammar.artifacts import Artifact, Progress

_SECONDS = 1800.0

_DOWNLOADED = re.compile(r"Downloaded from \S+ \S*/(?P<name>[^/\s]+)")

_POM = """\
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>local</groupId><artifactId>languagetool</artifactId><version>1</version><packaging>pom</packaging><dependencies>
{dependencies}</dependencies></project>
"""
_DEPENDENCY = """\
<dependency><groupId>{group}</groupId><artifactId>{name}</artifactId><version>{version}</version>
<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>
"""


class Maven:
    """One attempt to get them all."""

    def __init__(self, maven: str, folder: Path, wanted: tuple[Artifact, ...], progress: Progress) -> None:
        """Each of *wanted* is to come into *folder*."""
        self._maven = maven
        self._folder = folder
        self._wanted = wanted
        self._progress = progress
        self._arrived: set[str] = set()
        """Names of files in Maven's own repository; it copies them only when it has them all."""
        self._error = ""

    def fetch(self) -> str:
        """Why it failed, if it did."""
        whole = sum(artifact.size for artifact in self._wanted)
        with tempfile.TemporaryDirectory() as place:
            process = subprocess.Popen(  # noqa: S603 - this user's Maven
                self._command(Path(place)),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                cwd=place,
            )
            reader = threading.Thread(target=self._read, args=(process.stdout,), daemon=True)
            reader.start()
            end = time.monotonic() + _SECONDS
            try:
                while process.poll() is None and time.monotonic() < end:
                    self._progress(self._done(), whole)
                    time.sleep(0.2)
            finally:
                late = process.poll() is None
                if late:
                    process.kill()
                    process.wait()
                reader.join(5)
        self._progress(self._done(), whole)
        if late:
            return f"Maven did not end within {_SECONDS / 60:.0f} minutes; try again"
        why = f": {self._error}" if self._error else ""
        return f"Maven failed (exit {process.returncode}{why}); try again" if process.returncode else ""

    def _command(self, place: Path) -> list[str]:
        pom = place / "pom.xml"
        dependencies = []
        for artifact in self._wanted:
            group, name, version, _ = artifact.path.rsplit("/", 3)
            dependencies.append(_DEPENDENCY.format(group=group.replace("/", "."), name=name, version=version))
        pom.write_text(_POM.format(dependencies="".join(dependencies)), "utf-8")
        goal = ["dependency:copy-dependencies", f"-DoutputDirectory={self._folder}", "-Dmdep.useBaseVersion=true"]
        return [self._maven, "-B", "-f", str(pom), *goal]

    def _read(self, output: IO[bytes]) -> None:
        for line in output:
            said = line.decode("utf-8", "replace").strip()
            if found := _DOWNLOADED.search(said):
                self._arrived.add(found["name"])
            elif said.startswith("[ERROR]") and not self._error:
                self._error = " ".join(said.removeprefix("[ERROR]").split())[:300]

    def _done(self) -> int:
        arrived = frozenset(self._arrived)
        return sum(
            artifact.size
            for artifact in self._wanted
            if artifact.name in arrived or (self._folder / artifact.name).exists()
        )
