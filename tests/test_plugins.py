"""What other packages bring: found by name, loaded when asked for, and named where it is faulty."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEMPLATE = ROOT / "examples" / "plugin"
SPEC = "# FILE CLERK\n\n## DUTIES\n\n1. Files the letters!!\n2. Files the the letters.\n"


def installed(folder: Path, name: str, groups: dict[str, dict[str, str]]) -> None:
    """What an installer writes down of a package."""
    info = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
    lines = [
        line
        for group, entries in groups.items()
        for line in (f"[{group}]", *(f"{k} = {v}" for k, v in entries.items()))
    ]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n", "utf-8")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder on the path in which the template is installed."""
    site = tmp_path / "site"
    shutil.copytree(TEMPLATE / "marisol_rules", site / "marisol_rules")
    told = tomllib.loads((TEMPLATE / "pyproject.toml").read_text("utf-8"))
    installed(site, "marisol-rules", told["project"]["entry-points"])
    work = tmp_path / "work"
    work.mkdir()
    (work / "clerk.md").write_text(SPEC, "utf-8")
    return tmp_path


def python(place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(place / "site"), str(ROOT)])
    env = os.environ | {"PYTHONPATH": paths, "XDG_CACHE_HOME": str(place / "cache")}
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=place / "work", env=env, capture_output=True, encoding="utf-8", check=False)


def speclint(place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return python(place, "-m", "speclint", *words)


def test_a_pack_with_a_check_a_profile_and_a_report(place: Path) -> None:
    (place / "work" / "speclint.toml").write_text('profile = "marisol-town"\npacks = ["marisol-town"]\n', "utf-8")
    done = speclint(place, "clerk.md", "--output-format", "tally", "--report", "tally=counted.txt")
    assert done.returncode == 1, done.stderr
    assert "    1 marisol-town/shouting\n" in done.stdout
    assert (place / "work" / "counted.txt").read_text("utf-8") == done.stdout
    assert "marisol-town/shouting" in speclint(place, "rule", "--all").stdout


def test_a_reader_reads_what_is_named_and_a_change_of_it_is_noticed(place: Path) -> None:
    (place / "work" / "clerk.md").rename(place / "work" / "clerk.spec")
    ask = ("--profile", "generic", "--output-format", "tally", "clerk.spec")
    assert "duplication/repeated-word" in speclint(place, *ask).stdout
    reading = place / "site" / "marisol_rules" / "reading.py"
    reading.write_text(
        reading.read_text("utf-8").replace("(source, path)\n", '(source.replace(b"the the", b"the"), path)\n')
    )
    assert "duplication/repeated-word" not in speclint(place, *ask).stdout


def test_a_walk_takes_the_endings_that_a_package_reads(place: Path) -> None:
    (place / "work" / "clerk.md").rename(place / "work" / "clerk.spec")
    (place / "adopted").mkdir()
    shutil.copy(place / "work" / "clerk.spec", place / "adopted" / "clerk.spec")
    done = speclint(place, "check", ".", "--base", "../adopted", "--output-format", "concise")
    assert "clerk.spec:1:3: error" in done.stdout
    assert "Checked 1 file" in done.stdout
    assert "No adopted version" not in done.stdout
    assert '"files": 1,' in speclint(place, "series", ".", "--output-format", "json").stdout


def test_a_kept_answer_knows_what_was_installed_since(place: Path) -> None:
    (place / "work" / "note.odd").write_text(SPEC, "utf-8")
    assert "Checked 1 file " in speclint(place, ".").stdout
    (place / "site" / "odd.py").write_text("from speclint.formats.markdown import read\n", "utf-8")
    installed(place / "site", "odd-rules", {"speclint.readers": {".odd": "odd:read"}})
    assert "Checked 2 files " in speclint(place, ".").stdout


@pytest.mark.parametrize("file", ["words.txt", "inner/words.py"])
def test_whatever_changes_in_a_package_is_noticed(file: str, place: Path) -> None:
    (place / "work" / "clerk.md").rename(place / "work" / "clerk.spec")
    other = place / "site" / "marisol_rules" / file
    other.parent.mkdir(exist_ok=True)
    other.write_text("#", "utf-8")
    reading = place / "site" / "marisol_rules" / "reading.py"
    said = f"source + (Path(__file__).parent / {file!r}).read_bytes(), path"
    text = reading.read_text("utf-8").replace("from speclint import", "from pathlib import Path\nfrom speclint import")
    reading.write_text(text.replace("(source, path)\n", f"({said})\n"), "utf-8")
    ask = ("--profile", "generic", "--output-format", "concise", "clerk.spec")
    assert "Mops" not in speclint(place, *ask).stdout
    other.write_text("\n3. Mops the the floors.\n", "utf-8")
    assert "clerk.spec:8" in speclint(place, *ask).stdout


def test_doctor_says_what_packages_bring(place: Path) -> None:
    said = " ".join(speclint(place, "doctor").stdout.split())
    assert "brought readers .spec (marisol-rules 1.0)" in said
    assert "brought profiles marisol-town (marisol-rules 1.0)" in said


def test_another_profile_extends_one_that_is_installed(place: Path) -> None:
    (place / "work" / "ours.yaml").write_text("extends: marisol-town\nname: ours\n", "utf-8")
    assert "profile ours" in speclint(place, "clerk.md", "--profile", "ours.yaml").stdout


def test_the_test_kit_runs_every_example(place: Path) -> None:
    test = str(shutil.copy(TEMPLATE / "tests" / "test_rules.py", place / "work"))
    run = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "/dev/null" if os.name != "nt" else "nul", test)
    assert "4 passed" in python(place, *run).stdout
    pack = place / "site" / "marisol_rules" / "pack.yaml"
    pack.write_text(pack.read_text("utf-8").replace("Files letters.", "Files letters!!"), "utf-8")
    done = python(place, *run)
    assert "1 failed, 3 passed" in done.stdout
    assert "expected nothing at" in done.stdout


@pytest.mark.parametrize(
    ("group", "entry", "words", "said"),
    [
        ("packs", "broken:nothing", ["clerk.md"], "cannot be loaded: AttributeError"),
        ("packs", "broken:number", ["clerk.md"], "but it is no path of a file"),
        ("profiles", "broken:lost", ["clerk.md", "--profile", "odd"], "but it is no file that exists"),
        ("checks", "broken:number", ["clerk.md", "--config", "check.toml"], "derives from speclint.rule.Check"),
        ("readers", "broken:lost", ["clerk.odd"], "it returns no Document"),
        ("reporters", "broken:number", ["clerk.md", "--output-format", "odd"], "but it is no function render"),
        ("reporters", "gone:render", ["clerk.md", "--output-format", "odd"], "cannot be loaded: ModuleNotFoundError"),
    ],
)
def test_a_faulty_package_is_named(group: str, entry: str, words: list[str], said: str, place: Path) -> None:
    (place / "site" / "broken.py").write_text("number = 7\ndef lost(*asked): return 'nowhere.yaml'\n", "utf-8")
    installed(place / "site", "odd-rules", {f"speclint.{group}": {".odd" if group == "readers" else "odd": entry}})
    work = place / "work"
    (work / "clerk.odd").write_text(SPEC, "utf-8")
    if group == "packs":
        (work / "speclint.toml").write_text('packs = ["odd"]\n', "utf-8")
    pack = (TEMPLATE / "marisol_rules" / "pack.yaml").read_text("utf-8").replace("marisol-shouting", "odd")
    (work / "local.yaml").write_text(pack, "utf-8")
    (work / "check.toml").write_text('packs = ["local.yaml"]\n', "utf-8")
    done = speclint(place, *words)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "the package 'odd-rules'" in done.stderr
    assert said in done.stderr


def test_what_ships_comes_first_and_two_claims_are_refused(place: Path) -> None:
    both = {"speclint.reporters": {"concise": "gone:render", "tally": "gone:render"}}
    installed(place / "site", "odd-rules", both)
    assert speclint(place, "clerk.md", "--output-format", "concise").returncode == 1
    done = speclint(place, "clerk.md", "--output-format", "tally")
    assert done.returncode == 2
    assert "the package 'marisol-rules' and the package 'odd-rules' both bring 'tally'" in done.stderr


def test_a_run_that_asks_for_nothing_foreign_looks_for_nothing(place: Path) -> None:
    asks = "import sys; from speclint.cli import main; main(['clerk.md', '--no-cache'])"
    asks += "; print('importlib.metadata' in sys.modules)"
    assert python(place, "-c", asks).stdout.endswith("False\n")
