"""However speclint is installed, it finds its rules, schemas, profiles and words. Nothing is downloaded."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from speclint.settings import rulebook

pytest.importorskip("hatchling", reason="hatchling is not installed")
pytest.importorskip("pip", reason="pip is not installed")
pytest.importorskip("editables", reason="editables is not installed")

ROOT = Path(__file__).parent.parent
SPEC = (ROOT / "examples" / "specs" / "library-technician.md").read_text("utf-8")
SHIPPED = {
    "rules/ada.yaml",
    "schemas/class-spec.schema.json",
    "schemas/report.schema.json",
    "profiles/alameda.yaml",
}
DATA = {
    "data/words.txt",
    "data/verbs.txt",
    "data/nltk/corpora/cmudict/cmudict",
    "data/nltk/corpora/cmudict/LICENSE",
    "py.typed",
}


def run(*command: str | Path, cwd: Path, **also: str) -> subprocess.CompletedProcess[str]:
    """Run a command and hand back its end; fail with what it printed unless that is 0 or 1."""
    hooks_own = ("GIT_DIR", "GIT_INDEX", "PYTHON")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(hooks_own)} | also
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, env=kept, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in {0, 1}, f"{words}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository of what the checkout holds now, so that nothing is written into the checkout."""
    folder = tmp_path_factory.mktemp("source")
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    run("git", "init", "-q", cwd=folder)
    run("git", "add", "-A", cwd=folder)
    run("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "now", cwd=folder)
    return folder


@pytest.fixture(scope="module")
def built(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The wheel, the sdist, and the wheel that is built from the sdist."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-d", out, cwd=source)
    [wheel], [sdist] = out.glob("*.whl"), out.glob("*.tar.gz")
    unpacked = tmp_path_factory.mktemp("sdist")
    shutil.unpack_archive(sdist, unpacked)  # no filter=: Python 3.11 before 3.11.4 knows none
    [inside] = unpacked.iterdir()
    again = tmp_path_factory.mktemp("again")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", again, cwd=inside)
    return {"wheel": wheel, "sdist": sdist, "sdist to wheel": next(again.glob("*.whl"))}


def test_a_wheel_holds_what_it_needs_and_no_more(built: dict[str, Path]) -> None:
    with zipfile.ZipFile(built["wheel"]) as wheel:
        names = set(wheel.namelist())
    assert {f"speclint/_data/{name}" for name in SHIPPED} | {f"speclint/{name}" for name in DATA} <= names
    assert {name.partition("/")[0] for name in names} == {"speclint", "speclint-0.1.0.dist-info"}
    assert {"speclint-0.1.0.dist-info/licenses/LICENSE", "speclint-0.1.0.dist-info/licenses/NOTICE"} <= names


def test_a_wheel_from_the_sdist_is_the_wheel(built: dict[str, Path]) -> None:
    contents = []
    for name in ("wheel", "sdist to wheel"):
        with zipfile.ZipFile(built[name]) as wheel:
            contents.append({entry.filename: entry.CRC for entry in wheel.infolist()})
    assert contents[0] == contents[1]


def test_an_sdist_holds_its_tests_and_examples(built: dict[str, Path]) -> None:
    with tarfile.open(built["sdist"]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= {"tests/test_packaging.py", "examples/marisol.yaml", "scripts/update_readme.py", "bench/startup.py"}
    assert names >= SHIPPED


@pytest.mark.parametrize("way", ["wheel", "sdist", "sdist to wheel", "editable", "git"])
def test_an_installed_speclint_finds_what_ships_with_it(
    way: str, source: Path, built: dict[str, Path], tmp_path: Path
) -> None:
    python = environment(tmp_path / "environment")
    what = {"editable": ["--editable", source], "git": [f"git+{source.as_uri()}"]}.get(way) or [built[way]]
    offline = ("--ignore-installed", "--no-deps", "--no-build-isolation", "--no-index", "--no-cache-dir")
    run(sys.executable, "-m", "pip", "--quiet", "--python", python, "install", *offline, *what, cwd=tmp_path)

    away = tmp_path / "elsewhere"
    away.mkdir()
    (away / "library technician.md").write_text(SPEC, "utf-8")
    home = run(python, "-c", "import speclint; print(speclint.__file__)", cwd=away).stdout
    assert Path(home).is_relative_to(source if way == "editable" else tmp_path)

    speclint = python.with_name("speclint.exe" if os.name == "nt" else "speclint")
    assert run(speclint, "--version", cwd=away).stdout == "speclint 0.1.0\n"
    assert run(python, "-m", "speclint", "--version", cwd=away).stdout == "speclint 0.1.0\n"
    assert len(run(speclint, "rule", "--all", cwd=away).stdout.splitlines()) == len(rulebook.load(rulebook.packs()))
    report = json.loads(run(speclint, "--output-format", "json", "--no-cache", ".", cwd=away).stdout)
    assert {"duplication/repeated-clause", "numbering/gap"} <= {finding["rule"] for finding in report["findings"]}
    graded = run(python, "-c", GRADE, cwd=away).stdout
    assert float(graded) > 5  # textstat, with the words that ship


def test_an_archive_finds_what_ships_with_it(built: dict[str, Path], tmp_path: Path) -> None:
    shutil.unpack_archive(built["wheel"], tmp_path / "app", "zip")
    archive = tmp_path / "speclint.pyz"
    run(sys.executable, "-m", "zipapp", tmp_path / "app", "-m", "speclint.cli:main", "-o", archive, cwd=tmp_path)
    (tmp_path / "library technician.md").write_text(SPEC, "utf-8")
    ask = ("--output-format", "json", "--no-cache", "library technician.md")
    for _ in range(2):  # unpacked, and then found
        report = json.loads(
            run(sys.executable, archive, *ask, cwd=tmp_path, XDG_CACHE_HOME=str(tmp_path / "kept")).stdout
        )
        assert {"duplication/repeated-clause", "numbering/gap"} <= {finding["rule"] for finding in report["findings"]}
    (unpacked,) = (tmp_path / "kept" / "speclint" / "unpacked").iterdir()
    assert sorted(folder.name for folder in unpacked.iterdir()) == ["_data", "data"]


GRADE = """
from speclint.text.readability import grade
print(grade(["Plans, organizes and directs the on-the-job training of new employees."] * 20).flesch_kincaid)
"""


def environment(folder: Path) -> Path:
    """The Python of a throw-away environment, which has this one's packages behind its own.

    A folder that a file ``*.pth`` names goes to the end of the path, and the ``*.pth`` in it are not followed: the
    speclint that is being tested here stays out of sight.
    """
    venv.create(folder, symlinks=os.name != "nt")
    inside = {"base": str(folder), "platbase": str(folder), "installed_base": str(folder)}
    here = Path(sysconfig.get_path("purelib", "venv", inside))
    outside = dict.fromkeys([sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    (here / "outside.pth").write_text("\n".join(outside), "utf-8")
    return Path(sysconfig.get_path("scripts", "venv", inside), Path(sys.executable).name)
