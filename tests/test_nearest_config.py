"""The config closest above the files counts, wherever a command is run; programs are told paths of the repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from speclint.cli import main
from speclint.cli.repository import above
from speclint.errors import Misuse

PAGE = "# TIDE CLERK\n\n## DEFINITION\n\nFiles the the letters.\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a config at its root, one in a folder, and a page beside each and below."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "hr" / "specs").mkdir(parents=True)
    (tmp_path / "speclint.toml").write_text('profile = "alameda"\n')
    (tmp_path / "hr" / "speclint.toml").write_text('profile = "generic"\n')
    for folder in ("", "hr", "hr/specs"):
        (tmp_path / folder / "page.md").write_text(PAGE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("profile", "paths"),
    [
        ("alameda", ["page.md"]),
        ("generic", ["hr/page.md"]),
        ("generic", ["hr/specs/page.md", "hr/page.md"]),
        ("generic", ["hr/specs"]),
        ("alameda", []),
    ],
)
@pytest.mark.parametrize("folder", ["", "hr", "/"])
def test_the_closest_config_above_the_files(
    repository: Path, monkeypatch: pytest.MonkeyPatch, profile: str, paths: list[str], folder: str
) -> None:
    full = [str(repository / path) for path in paths]
    if full:
        monkeypatch.chdir(repository / folder)
    assert above(full).profile == profile


def test_two_configs_in_one_run_are_refused(repository: Path) -> None:
    with pytest.raises(Misuse, match="different configs"):
        above([str(repository / "page.md"), str(repository / "hr" / "page.md")])


@pytest.mark.parametrize("folder", ["", "hr", "hr/specs"])
def test_programs_are_told_the_path_in_the_repository(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    monkeypatch.chdir(repository / folder)
    page = str(repository / "hr" / "specs" / "page.md")
    assert main(["check", "--no-cache", "--output-format", "json", page]) == 1
    said = json.loads(capsys.readouterr().out)
    assert {entry["path"] for entry in said["findings"]} == {"hr/specs/page.md"}
    main(["check", "--no-cache", "--output-format", "concise", page])
    assert capsys.readouterr().out.startswith("specs/page.md:" if folder else "hr/specs/page.md:")
