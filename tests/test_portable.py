"""The zip for a locked desk: what is in it, whose licences, and what keeps it from being handed out."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PYTHON = {"python.exe": b"MZ", "python313.zip": b"PK", "python313._pth": b"python313.zip\n", "LICENSE.txt": b"PSF"}


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return made.getvalue()


def wheel(name: str, *, licence: bool = True, wants: str = "", **also: bytes) -> bytes:
    info = f"{name}-1.0.dist-info"
    asks = f"Requires-Dist: {wants}\n" if wants else ""
    files = {f"{info}/METADATA": f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{asks}\n".encode()}
    files |= {f"{name}/__init__.py": b"", f"{name}/tests/test_it.py": b"", f"{name}/fast.pyx": b""}
    files |= {f"{info}/licenses/LICENSES/MIT.txt": b"MIT"} if licence else {}
    return zipped(files | {key.replace("__", "/"): data for key, data in also.items()})


def make(
    tmp_path: Path, python: dict[str, bytes], **wheels: bytes
) -> tuple[subprocess.CompletedProcess[str], set[str]]:
    (tmp_path / "wheels").mkdir()
    (tmp_path / "embed.zip").write_bytes(zipped(python))
    for name, data in wheels.items():
        (tmp_path / "wheels" / f"{name}-1.0-py3-none-any.whl").write_bytes(data)
    out = tmp_path / "portable.zip"
    script = [sys.executable, str(ROOT / "scripts" / "make_portable.py"), "--python", str(tmp_path / "embed.zip")]
    command = [*script, "--wheels", str(tmp_path / "wheels"), "-o", str(out)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done, set(zipfile.ZipFile(out).namelist()) if out.exists() else set()


def test_it_holds_what_it_needs_with_every_licence_and_no_more(tmp_path: Path) -> None:
    parts = {name: wheel(name) for name in ("nltk", "yam_l")}
    done, names = make(tmp_path, PYTHON, speclint=wheel("speclint", wants="yam-l>=6"), **parts)
    assert done.returncode == 0, done.stderr
    assert names == {
        "speclint/Drop files here.cmd",
        "speclint/READ ME.txt",
        "speclint/speclint.cmd",
        "speclint/licenses/Python/LICENSE.txt",
        "speclint/licenses/speclint/LICENSES/MIT.txt",
        "speclint/licenses/yam-l/LICENSES/MIT.txt",
        *(f"speclint/python/{name}" for name in PYTHON),
        *(f"speclint/python/Lib/site-packages/{p}/__init__.py" for p in ("speclint", "yam_l")),
        *(f"speclint/python/Lib/site-packages/{p}-1.0.dist-info/METADATA" for p in ("speclint", "yam_l")),
        *(
            f"speclint/python/Lib/site-packages/{p}-1.0.dist-info/licenses/LICENSES/MIT.txt"
            for p in ("speclint", "yam_l")
        ),
    }
    with zipfile.ZipFile(tmp_path / "portable.zip") as packed:
        assert b"Lib\\site-packages" in packed.read("speclint/python/python313._pth")
        assert b"-m speclint %*\r\n" in packed.read("speclint/speclint.cmd")


def test_the_same_files_make_the_same_zip(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        make(tmp_path / name, PYTHON, speclint=wheel("speclint"))
        made.append((tmp_path / name / "portable.zip").read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("python", "wheels", "said"),
    [
        ({"readme.txt": b""}, {}, "this is no embeddable Python"),
        ({"python.exe": b"", "python313._pth": b""}, {}, "this is no embeddable Python"),
        (PYTHON, {}, "speclint itself is missing"),
        (PYTHON, {"speclint": wheel("speclint", licence=False)}, "the licence of speclint is missing"),
        (
            PYTHON,
            {"speclint": wheel("speclint", wants="lxml>=6.1")},
            "lxml, which another package asks for, is missing",
        ),
        ({k: v for k, v in PYTHON.items() if k != "LICENSE.txt"}, {"speclint": wheel("speclint")}, "licence of Python"),
        (PYTHON, {"speclint": wheel("speclint", **{"speclint__a:b.py": b""})}, "cannot be written on Windows"),
    ],
)
def test_what_is_not_fit_is_refused(
    python: dict[str, bytes], wheels: dict[str, bytes], said: str, tmp_path: Path
) -> None:
    done, _ = make(tmp_path, python, **wheels)
    assert done.returncode == 1
    assert said in done.stderr
