"""Old Word files, OpenDocument and RTF: converted to .docx by LibreOffice where it is installed, then read as Word."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath

from speclint.document import Document, Remark
from speclint.errors import Unreadable
from speclint.formats import word
from speclint.formats.word.package import Package, hostile
from speclint.formats.word.sniff import refuse
from speclint.light import replace

SECONDS = 60
"""On the clock, for one file; a first start of LibreOffice takes ten on a slow computer."""
_TEXT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_RTF, _ZIP = b"{\\rtf", b"PK\x03\x04"
_BRACE = re.compile(rb"(?<!\\)[{}]")
_DEEPEST = 1000
"""Groups within groups of an RTF file; Word writes some ten."""
_SAVE = "Open it in Word and save it as .docx, or install LibreOffice, through which speclint can read it."
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_CAUTION = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
"""No macro runs, no link is followed; were one followed nevertheless, it would end at a port where nothing listens."""


def read(source: bytes, path: str) -> Document:
    """Read the bytes of a .doc, .odt or .rtf; ``Unreadable`` says how to convert it where LibreOffice cannot."""
    suffix = PurePosixPath(path).suffix.lower()
    kind = _kind(source, path)
    if kind == ".docx":
        return word.read(source, path)
    office = found()
    if office is None:
        raise _without_office(suffix)
    document = word.read(_converted(source, kind, office), path)
    said = (
        "the file was converted by LibreOffice before it was read; numbers of lists may differ from those in the file"
    )
    return replace(document, format=kind[1:], remarks=(*document.remarks, Remark("converted", said)))


def _without_office(suffix: str) -> Unreadable:
    if suffix == ".doc":
        return Unreadable("legacy-word", "old Word files (.doc) are read through LibreOffice, which is not here", _SAVE)
    return Unreadable("unsupported", f"{suffix} files are read through LibreOffice, which is not here", _SAVE)


def _kind(source: bytes, path: str) -> str:
    """What the file is by its first bytes, as an ending; LibreOffice itself would open much more than is meant."""
    if source.startswith(_ZIP):
        if _TEXT in source[:200]:
            _demand_modest(source)
            return ".odt"
        return ".docx"
    if source.lstrip()[:5].lower() == _RTF:
        _demand_shallow(source)
        return ".rtf"
    try:
        refuse(source, path)
    except Unreadable as wrong:
        if wrong.code == "legacy-word":
            return ".doc"
        raise
    raise Unreadable("damaged", "the file does not begin as such files do", "Check that it has the right ending.")


def _demand_modest(source: bytes) -> None:
    """Raise ``Unreadable`` for an OpenDocument file that would unpack to more than any document."""
    package = Package(source)
    for name in package.names:
        package.data(name)
    for name in ("content.xml", "styles.xml"):
        package.xml(name)


def _demand_shallow(source: bytes) -> None:
    """Raise ``Unreadable`` for an RTF file that is nested so deep that LibreOffice would take all memory for it."""
    depth = 0
    for brace in _BRACE.finditer(source):
        depth += 1 if brace[0] == b"{" else -1
        if depth > _DEEPEST:
            raise hostile("it is nested deeper than any real document")


@cache
def found() -> str | None:
    """The program ``soffice``: on the search path, or where it is usually installed."""
    return shutil.which("soffice") or shutil.which("libreoffice") or next(_installed(), None)


def _installed() -> Iterator[str]:
    for place in _PLACES:
        root, _, rest = place.partition("*")
        folder = Path(root)
        if not rest:
            candidates = [folder]
        else:
            candidates = sorted(folder.parent.glob(folder.name + "*" + rest)) if folder.parent.is_dir() else []
        yield from (str(candidate) for candidate in candidates if os.access(candidate, os.X_OK))


def _converted(source: bytes, suffix: str, office: str) -> bytes:
    """The file as .docx."""
    with tempfile.TemporaryDirectory(prefix="speclint-", ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        _profile(room / "profile" / "user")
        (room / f"in{suffix}").write_bytes(source)
        _run(
            [
                office,
                *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
                f"-env:UserInstallation={(room / 'profile').as_uri()}",
                *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(room / "out")),
                str(room / f"in{suffix}"),
            ],
            room,
        )
        made = room / "out" / "in.docx"
        if not made.is_file():
            raise Unreadable("damaged", "LibreOffice cannot convert the file", "Open it in Word and save it as .docx.")
        return made.read_bytes()


def _profile(user: Path) -> None:
    """Make a profile of our own: the user's is in use, perhaps, and less careful."""
    user.mkdir(parents=True)
    items = "\n".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _CAUTION)
    (user / "registrymodifications.xcu").write_text(_SETTINGS.format(items=items), "utf-8")


def _run(command: list[str], room: Path) -> None:
    """Run LibreOffice to its end, or end it with all that it started."""
    try:
        process = subprocess.Popen(  # noqa: S603 - the program that was found, and files of our own naming
            command,
            cwd=room,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as wrong:
        raise Unreadable("unsupported", "LibreOffice does not start here", _SAVE) from wrong
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as wrong:
        _end(process)
        raise Unreadable(
            "timeout", f"LibreOffice did not convert the file within {SECONDS} seconds", "Save it as .docx in Word."
        ) from wrong


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
