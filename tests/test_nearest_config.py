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


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, str], list[str]]:
    """The exit code, the worst finding of the repeated word in each file, and the notices."""
    capsys.readouterr()
    code = main(["check", *words, "--select", "duplication/repeated-word", "--output-format", "json"])
    found = json.loads(capsys.readouterr().out)
    return code, {entry["path"]: entry["severity"] for entry in found["findings"]}, found.get("notices", [])


def rule(severity: str) -> str:
    return f'profile = "generic"\n[rules]\n"duplication/repeated-word" = "{severity}"\n'


@pytest.mark.parametrize("folder", ["", "hr"])
def test_the_closest_config_above_each_file_counts(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    (repository / "speclint.toml").write_text(rule("error"))
    (repository / "hr" / "speclint.toml").write_text(rule("warning"))
    (repository / "hr" / "specs" / "speclint.toml").write_text(rule("note"))
    monkeypatch.chdir(repository / folder)
    code, found, _ = said(capsys, ".", "--no-cache")
    below = {"hr/page.md": "warning", "hr/specs/page.md": "note"}
    assert found == (below if folder else {"page.md": "error", **below})
    assert code == (0 if folder else 1)
    assert said(capsys, ".", "--config", "speclint.toml", "--no-cache")[1] == dict.fromkeys(
        found, "warning" if folder else "error"
    )


def test_a_change_of_a_config_below_is_noticed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "speclint.toml").write_text(rule("error") + 'exclude = ["page.md"]\n'.replace("exclude", "#exclude"))
    (repository / "hr" / "speclint.toml").write_text(rule("warning"))
    assert said(capsys, ".")[1]["hr/specs/page.md"] == "warning"
    (repository / "hr" / "specs" / "speclint.toml").write_text(rule("note"))
    assert said(capsys, ".")[1]["hr/specs/page.md"] == "note"
    (repository / "hr" / "specs" / "speclint.toml").write_text(rule("error"))
    assert said(capsys, ".")[1]["hr/specs/page.md"] == "error"


def test_the_commands_own_config_says_what_is_walked(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "speclint.toml").write_text('include = ["hr/*.md"]\n' + rule("error"))
    (repository / "hr" / "speclint.toml").write_text('exclude = ["none.md"]\n' + rule("warning"))
    assert said(capsys, ".", "--no-cache")[1] == {"hr/page.md": "warning"}


def test_settings_of_a_file_are_those_above_it(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--show-settings", "hr/page.md"]) == 0
    assert "profile = 'generic'" in capsys.readouterr().out


@pytest.mark.parametrize("folder", ["", "hr", "hr/specs"])
def test_files_under_different_configs_are_checked_in_one_run(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    (repository / "speclint.toml").write_text(rule("error"))
    (repository / "hr" / "speclint.toml").write_text(rule("warning"))
    monkeypatch.chdir(repository / folder)
    named = [str(repository / "page.md"), str(repository / "hr" / "page.md")]
    code, found, notices = said(capsys, *named, "--no-cache")
    assert found == {"page.md": "error", "hr/page.md": "warning"}
    assert code == 1
    assert any("1 file follows" in line for line in notices)


def test_a_folder_beyond_the_config_is_read_as_if_there_were_none(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "draft.md").write_text(PAGE)
    (repository / "speclint.toml").write_text('include = ["hr/*.md"]\n' + rule("error"))
    (repository / "hr" / "speclint.toml").unlink()
    found = said(capsys, "hr", str(elsewhere), "--no-cache")[1]
    assert found == {"hr/page.md": "error", (elsewhere / "draft.md").as_posix(): "error"}
