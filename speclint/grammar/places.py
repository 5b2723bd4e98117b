"""Where things are: Java, an installed LanguageTool, the folders of this user."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from speclint import cache
from speclint.light import dataclass
from speclint.text.expression import Expression

VERSION = "6.7"
"""The LanguageTool that ``speclint grammar install`` gets."""

LEAST_JAVA = 17
LEAST_VERSION = 6

HOW = "'speclint grammar install' gets one, and 'speclint grammar status' says what is missing"

_SERVER = Expression(r"languagetool-server(?:-(?P<version>\d+\.\d+[\w.-]*))?\.jar$")
_VERSION = Expression(r"\d+\.\d+")
_JAVA_SAYS = Expression(r'version "(?:1\.)?(?P<major>\d+)')


class Unavailable(Exception):  # noqa: N818 - read as a sentence: "grammar is unavailable"
    """Grammar cannot be checked here, and why, in words for an analyst."""


@dataclass(frozen=True)
class Installation:
    """LanguageTool as jar files in a folder: its own zip file unpacked, or its Maven artifacts."""

    folder: Path
    version: str

    @property
    def classpath(self) -> str:
        """What Java is told. The zip file keeps its data beside the jar and its libraries in ``libs``."""
        return os.pathsep.join((str(self.folder), str(self.folder / "*"), str(self.folder / "libs" / "*")))

    @property
    def identity(self) -> str:
        """A name for these very files."""
        told = [self.version]
        for place in (self.folder, self.folder / "libs"):
            with suppress(OSError), os.scandir(place) as entries:
                told += sorted(f"{e.name} {e.stat().st_size}" for e in entries if e.name.endswith(".jar"))
        return cache.key(*told)


@dataclass(frozen=True)
class Java:
    """A Java that is new enough."""

    path: str
    major: int


def state() -> Path:
    """The folder in which a running server is written down; for this user only."""
    folder = Path(cache.folder()) / "languagetool-server"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(f"{folder} cannot be made ({error.strerror})") from error
    return folder


def data() -> Path:
    """The folder of this user for what was installed: ``$XDG_DATA_HOME/speclint``, or the platform's own."""
    base = os.environ.get("XDG_DATA_HOME", "")
    if not Path(base).is_absolute():
        home = Path.home()
        if sys.platform == "darwin":
            return home / "Library" / "Application Support" / "speclint"
        if sys.platform == "win32":
            return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "speclint"
        return home / ".local" / "share" / "speclint"
    return Path(base) / "speclint"


def own() -> Path:
    """Where ``speclint grammar install`` puts LanguageTool."""
    return data() / f"languagetool-{VERSION}"


def pointer() -> Path:
    """The file that names an installation which was there before; only this user can have written it."""
    return data() / "languagetool-at.txt"


def installed() -> Installation | None:
    """The LanguageTool to use: the one that was named at ``install --from``, our own, or language-tool-python's.

    No config names a folder: who sends somebody a specification with a config beside it must not choose what runs.
    """
    for folder in _folders():
        found = at(folder)
        if found:
            return found
    return None


def _folders() -> Iterator[Path]:
    with suppress(OSError, UnicodeDecodeError):
        yield Path(pointer().read_text("utf-8").strip())
    yield own()
    library = os.environ.get("LTP_PATH", "")
    theirs = Path(library) if library else Path.home() / ".cache" / "language_tool_python"
    yield theirs
    with suppress(OSError):
        yield from sorted(theirs.glob("LanguageTool-*"), reverse=True)


def at(folder: Path) -> Installation | None:
    """The LanguageTool in *folder*, if there is one and it is new enough."""
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:
        return None
    for name in names:
        match = _SERVER.search(name)
        if match:
            version = match["version"] or _told(folder / name) or _named(folder)
            number = _VERSION.match(version)
            if number and int(version.partition(".")[0]) < LEAST_VERSION:
                return None
            return Installation(folder.resolve(), version or "of unknown version")
    return None


def _told(jar: Path) -> str:
    """The version in a jar's manifest."""
    with suppress(OSError, KeyError, zipfile.BadZipFile), zipfile.ZipFile(jar) as opened:
        with opened.open("META-INF/MANIFEST.MF") as manifest:
            text = manifest.read(1 << 16).decode("utf-8", "replace")
        found = re.search(r"^Implementation-Version:\s*(\d[\w.-]*)", text, re.MULTILINE)
        return found[1] if found else ""
    return ""


def _named(folder: Path) -> str:
    found = _VERSION.search(folder.name)
    return found[0] if found else ""


def java() -> Java:
    """A Java of version 17 or newer: ``JAVA_HOME``, else the path; raises ``Unavailable``."""
    tried: list[str] = []
    for path in _javas():
        major = _major(path)
        if major >= LEAST_JAVA:
            return Java(path, major)
        tried.append(f"{path} is version {major}" if major else f"{path} does not run")
    said = f"; {', '.join(tried)}" if tried else ""
    raise Unavailable(f"LanguageTool needs Java {LEAST_JAVA} or newer, which was not found{said}")


def _javas() -> Iterator[str]:
    home = os.environ.get("JAVA_HOME", "")
    if home:
        found = shutil.which("java", path=str(Path(home) / "bin"))
        if found:
            yield found
    found = shutil.which("java")
    if found and Path(found).is_absolute():  # one in the current folder is somebody else's
        yield found


def _major(path: str) -> int:
    """A Java's version: 8 for 1.8.0, 22 for 22-ea, 0 if it does not say."""
    try:
        told = subprocess.run([path, "-version"], capture_output=True, timeout=20, check=False)  # noqa: S603 - found above
    except (OSError, subprocess.TimeoutExpired):
        return 0
    match = _JAVA_SAYS.search((told.stderr + told.stdout).decode("utf-8", "replace"))
    return int(match["major"]) if match else 0
