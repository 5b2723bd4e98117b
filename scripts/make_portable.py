"""Make a zip for Windows that needs no installation and no rights: Python, speclint, what it stands on, two icons.

``python scripts/make_portable.py --python EMBED.zip -o dist/speclint-portable.zip``, on any system. EMBED.zip is the
"Windows embeddable package (64-bit)" of python.org, a file or its https address. pip fetches the wheels for Windows;
with ``--wheels FOLDER`` those of a folder are taken, and nothing is fetched. Ends with 1 where the zip is not fit to be
handed out.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from email.parser import Parser
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parent.parent
MOST = 35_000_000
"""Bytes of the zip."""
LEFT_OUT = {
    "nltk": "speclint ships the one table that textstat asks it for",
    "joblib": "for nltk alone",
    "regex": "for nltk alone",
    "tqdm": "for nltk alone",
    "defusedxml": "for nltk alone",
    "cloudpickle": "for nltk alone",
    "setuptools": "textstat asks for it on old Pythons alone",
}
_UNUSED = re.compile(r"(^|/)tests?/|\.(pyx|pxd|pxi|c|h|pyi)$|^pyphen/dictionaries/(?!.*en_)|\.data/scripts/")
_LICENCE = re.compile(r"(^|/)(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)
_HOME = "speclint/"
_SITE = f"{_HOME}python/Lib/site-packages/"
_RUN = '"%~dp0python\\python.exe" -X utf8 -m speclint'
_SPECLINT = f"@echo off\r\n{_RUN} %*\r\n"
_DROP = f"""@echo off
rem Double-click: a page opens in the browser. Drop files on this icon: their report opens.
title speclint
if "%~1"=="" goto page
{_RUN} check %* --output-format concise --report "html=%~dp0report.html"
if exist "%~dp0report.html" start "" "%~dp0report.html"
pause
exit /b
:page
echo A page opens in your browser. Close this window when you are done.
{_RUN} serve
if errorlevel 1 pause
""".replace("\n", "\r\n")
_READ_ME = """speclint, without installing anything

Double-click "Drop files here.cmd": a page opens in your browser. Drop Word, PDF or text files on it.
Or drop files on the icon itself: their report opens.
In a command window: speclint.cmd check FILE

Nothing is sent anywhere. To remove it, delete this folder. The licences of all that is in it are in "licenses".
""".replace("\n", "\r\n")
Files = dict[str, bytes]


def main() -> int:
    """Put the zip together, look at it, and write it where it is fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", required=True, metavar="ZIP", help="python.org's embeddable package: file or https")
    parser.add_argument("--wheels", type=Path, metavar="FOLDER", help="wheels to take; without it pip fetches them")
    parser.add_argument("-o", "--out", type=Path, default=ROOT / "dist" / "speclint-portable.zip")
    asked = parser.parse_args()
    try:
        python, version = embedded(_fetched(asked.python))
        with tempfile.TemporaryDirectory() as scratch:
            wheels = asked.wheels or _downloaded(Path(scratch), version)
            files = gathered(python, version, sorted(wheels.glob("*.whl")))
    except (ValueError, OSError, subprocess.CalledProcessError) as fault:
        print(f"make_portable: {fault}", file=sys.stderr)
        return 1
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    _write(asked.out, files)
    said = [*faults(files), *_too_large(asked.out)]
    print(*(f"make_portable: {fault}" for fault in said), sep="\n", file=sys.stderr, end="\n" if said else "")
    print(f"{asked.out}: {asked.out.stat().st_size / 1e6:.1f} MB, {len(files)} files, Python {version}")
    return int(bool(said))


def _fetched(where: str) -> bytes:
    if where.startswith("https://"):
        with urllib.request.urlopen(where, timeout=60) as answer:  # noqa: S310 - the line above lets https through alone
            found: bytes = answer.read()
            return found
    return Path(where).read_bytes()


def embedded(source: bytes) -> tuple[Files, str]:
    """The files of an embeddable Python by name, and its version such as ``313``; ``ValueError`` where it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as packed:
            inside = {name: packed.read(name) for name in packed.namelist() if not name.endswith("/")}
    except zipfile.BadZipFile as error:
        raise ValueError("the embeddable Python is no zip") from error
    home = next((PurePosixPath(name).parent for name in inside if PurePosixPath(name).name == "python.exe"), None)
    found = {str(PurePosixPath(name).relative_to(home)): data for name, data in inside.items()} if home else {}
    version = next((m[1] for name in found if (m := re.fullmatch(r"python(3\d+)\._pth", name))), "")
    if not version or f"python{version}.zip" not in found:
        raise ValueError("this is no embeddable Python: python.exe, python3NN.zip or python3NN._pth is missing")
    return found, version


def _downloaded(folder: Path, version: str) -> Path:
    """Our wheel, and the wheels for Windows that it asks for."""
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True)
    [ours] = folder.glob("speclint-*.whl")
    machine = ["--platform", "win_amd64", "--python-version", version, "--implementation", "cp"]
    abis = [word for abi in (f"cp{version}", "abi3", "none") for word in ("--abi", abi)]
    pip = [sys.executable, "-m", "pip", "download", "-q", "--dest", str(folder), "--only-binary=:all:"]
    subprocess.run([*pip, *machine, *abis, f"{ours}[grammar,serve]"], check=True)
    return folder


def gathered(python: Mapping[str, bytes], version: str, wheels: Iterable[Path]) -> Files:
    """Every file of the zip by its name in it."""
    files = {f"{_HOME}python/{name}": data for name, data in python.items()}
    files[f"{_HOME}python/python{version}._pth"] = f"python{version}.zip\r\n.\r\nLib\\site-packages\r\n".encode()
    files |= {f"{_HOME}licenses/Python/{n}": d for n, d in python.items() if _LICENCE.search(n)}
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as packed:
            files |= _unpacked(packed)
    files |= {f"{_HOME}speclint.cmd": _SPECLINT.encode(), f"{_HOME}Drop files here.cmd": _DROP.encode()}
    files[f"{_HOME}READ ME.txt"] = _READ_ME.encode()
    return files


def _unpacked(wheel: zipfile.ZipFile) -> Files:
    """What a wheel brings, with its licences in a folder of their own."""
    found: Files = {}
    name = next(_name(wheel.read(n)) for n in wheel.namelist() if n.endswith(".dist-info/METADATA"))
    if name in LEFT_OUT:
        return found
    for entry in wheel.namelist():
        if entry.endswith("/") or _UNUSED.search(entry):
            continue
        place = re.sub(r"^[^/]+\.data/(pure|plat)lib/", "", entry)
        found[_SITE + place] = wheel.read(entry)
        _, _, inside = entry.partition(".dist-info/")
        if inside.startswith("licenses/") or (inside and _LICENCE.search(inside)):
            found[f"{_HOME}licenses/{name}/{inside.removeprefix('licenses/')}"] = wheel.read(entry)
    return found


def _name(metadata: bytes) -> str:
    said = Parser().parsestr(metadata.decode("utf-8"), headersonly=True)["Name"]
    return re.sub(r"[-_.]+", "-", said).lower()


def faults(files: Mapping[str, bytes]) -> Iterator[str]:
    """What keeps it from being handed out."""
    packages = {_name(data) for name, data in files.items() if re.search(r"\.dist-info/METADATA$", name)}
    for package in sorted({*packages, "Python"}):
        if not any(name.startswith(f"{_HOME}licenses/{package}/") for name in files):
            yield f"the licence of {package} is missing"
    if "speclint" not in packages:
        yield "speclint itself is missing"
    for package in sorted(_wanted(files) - packages - LEFT_OUT.keys()):
        yield f"{package}, which another package asks for, is missing"
    for name in files:
        if name.startswith("/") or ".." in PurePosixPath(name).parts or re.search(r'[<>:"|?*\\]', name):
            yield f"'{name}' cannot be written on Windows"


def _wanted(files: Mapping[str, bytes]) -> set[str]:
    """What the packages ask for without an extra, and on any system."""
    wanted = set[str]()
    for name, data in files.items():
        if name.endswith(".dist-info/METADATA"):
            said = Parser().parsestr(data.decode("utf-8"), headersonly=True).get_all("Requires-Dist", [])
            plain = (line for line in said if ";" not in line)
            wanted |= {re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", line, maxsplit=1)[0]).lower() for line in plain}
    return wanted


def _too_large(out: Path) -> Iterator[str]:
    if (size := out.stat().st_size) > MOST:
        yield f"the zip has {size / 1e6:.1f} MB, more than {MOST / 1e6:.0f}"


def _write(out: Path, files: Mapping[str, bytes]) -> None:
    """The same files always make the same zip."""
    with zipfile.ZipFile(out, "w") as packed:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            packed.writestr(entry, files[name], zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    sys.exit(main())
