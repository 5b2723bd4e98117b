"""What is kept between runs, and when it no longer holds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from speclint import cache
from speclint.cache import Store, key, state
from speclint.cli import main, replay
from speclint.run import working as run_lint


@pytest.mark.parametrize("value", ["text", 1, None, ("a", 1, (2.5, b"x")), {"a": [1, {"b": None}]}, "\udcff"])
def test_a_store_gives_back_what_it_was_given(value: object, tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    store.put("ab12", value)
    assert store.get("ab12") == value
    assert Store(None).get("ab12") is None


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


DAMAGE: list[Callable[[bytes], bytes]] = [
    lambda _: b"",
    lambda _: b"x" * 10,
    lambda content: content[:-3],
    lambda content: content[:8] + bytes([content[8] ^ 1]) + content[9:],
    lambda content: content + b"x",
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_entry_is_a_miss(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    store.put("ab12", ("a", "b", "c"))
    (file,) = kept(tmp_path)
    file.write_bytes(damage(file.read_bytes()))
    assert store.get("ab12") is None
    store.put("ab12", "mended")
    assert store.get("ab12") == "mended"


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    store = Store(str(tmp_path / "file"))
    store.put("ab12", "x")
    assert store.get("ab12") is None


def test_what_cannot_be_kept_is_not(tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    store.put("ab12", object())
    assert (store.get("ab12"), kept(tmp_path)) == (None, [])


def test_keys_keep_their_parts_apart() -> None:
    assert len({key("a", "b"), key("ab"), key("a", "b", ""), key("", "ab"), key("b", "a")}) == 5


def test_the_folder_is_that_of_the_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert cache.folder() == "/somewhere/speclint"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/home/me")
    monkeypatch.setenv("LOCALAPPDATA", "C:/Local")
    for platform, expected in (
        ("linux", "/home/me/.cache/speclint"),
        ("darwin", "/home/me/Library/Caches/speclint"),
        ("win32", "C:/Local/speclint"),
    ):
        monkeypatch.setattr(sys, "platform", platform)
        assert cache.folder() == expected


def test_the_state_of_a_path_is_its_content(tmp_path: Path) -> None:
    path = tmp_path / "a"
    seen = {state(str(path)), state(str(tmp_path))}
    path.write_text("1", "utf-8")
    seen |= {state(str(path)), state(str(tmp_path))}
    path.write_text("2", "utf-8")
    seen.add(state(str(path)))
    assert len(seen) == 5
    assert "" in seen


def touched(path: Path, old: str, new: str) -> None:
    """Change a file without changing its size or its time."""
    before = path.stat()
    text = path.read_text("utf-8")
    assert old in text
    assert len(old) == len(new)
    path.write_text(text.replace(old, new), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def answered(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(list(arguments))
    return code, capsys.readouterr().out


def test_the_same_question_has_the_same_answer(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = answered(capsys, "specs")
    assert replay.answer(["specs"]) == replay.answer(["check", "specs"]) == first
    assert answered(capsys, "check", "specs") == first == answered(capsys, "specs", "--no-cache")
    assert replay.answer(["specs", "--output-format", "json"]) is None


CHANGES: list[Callable[[Path], object]] = [
    lambda folder: touched(folder / "specs/clerk.md", "a ledger", "a folder"),
    lambda folder: touched(folder / "local.yaml", "there is a cart", "there's no cart"),
    lambda folder: touched(folder / "speclint.toml", "local.yaml", "other.yaml") or None,
    lambda folder: (folder / "specs" / "new.md").write_text("# Clerk\n", "utf-8"),
    lambda folder: (folder / "specs" / "clerk.md").rename(folder / "specs" / "typist.md"),
    lambda folder: (folder / "specs" / "clerk.md").unlink(),
    lambda folder: (folder / "specs" / "deep").mkdir(),
    lambda folder: (folder / "speclint.toml").unlink(),
    lambda folder: (folder / ".speclint-baseline.json").write_text("[]", "utf-8"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_noticed(
    change: Callable[[Path], object], repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answered(capsys, "specs")
    assert replay.answer(["specs"]) is not None
    change(repository)
    assert replay.answer(["specs"]) is None


def test_a_nearer_config_is_noticed(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "specs")
    answered(capsys, "clerk.md")
    assert replay.answer(["clerk.md"]) is not None
    (repository / "specs" / "speclint.toml").write_text("", "utf-8")
    assert replay.answer(["clerk.md"]) is None


def test_a_missing_file_that_appears_is_noticed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answered(capsys, "specs/new.md")[0] == 3
    (repository / "specs" / "new.md").write_text((repository / "specs" / "clerk.md").read_text("utf-8"), "utf-8")
    assert answered(capsys, "specs/new.md")[0] == 1


def test_findings_are_kept_file_by_file(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        (repository / "specs" / f"{name}.md").write_text(
            f"# Clerk {name}\n\n## Duties\n\n1. Utilizes a cart.\n", "utf-8"
        )
    answered(capsys, "specs")
    (repository / "specs" / "b.md").write_text("# Clerk b\n\n## Duties\n\n1. Files.\n", "utf-8")
    read: list[str] = []
    real = run_lint.document

    def reading(source: bytes, path: str) -> object:
        read.append(path)
        return real(source, path)

    monkeypatch.setattr(run_lint, "document", reading)
    warm = answered(capsys, "specs")
    assert read == ["specs/b.md"]
    assert warm == answered(capsys, "specs", "--no-cache")


@pytest.mark.parametrize("arguments", [["specs", "--no-cache"], ["specs", "--report", "json=out.json"], ["--version"]])
def test_some_questions_are_always_answered_anew(
    arguments: list[str], repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answered(capsys, *arguments)
    assert replay.answer(arguments) is None


def test_no_cache_keeps_nothing(
    repository: Path,
    capsys: pytest.CaptureFixture[str],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path_factory.mktemp("none")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    answered(capsys, "specs", "--no-cache")
    assert kept(folder) == []


LOOK = "import sys; from speclint.cli import main; main({}); print(*sys.modules, file=sys.stderr)"
HEAVY = {"yaml", "jsonschema", "lxml", "textstat", "argparse", "dataclasses", "pathlib", "re", "speclint.run.road"}


@pytest.mark.parametrize("arguments", [["--version"], ["specs"]])
def test_a_cached_run_imports_next_to_nothing(
    arguments: list[str], repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Path(__file__).parents[1]
    monkeypatch.setenv("PYTHONPATH", str(root))
    command = [sys.executable, "-c", LOOK.format(arguments)]
    subprocess.run(command, check=True, capture_output=True, cwd=repository)
    looked = subprocess.run(command, check=True, capture_output=True, cwd=repository, text=True)
    bare = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"], check=True, capture_output=True, text=True
    )
    assert (set(looked.stderr.split()) - set(bare.stdout.split())) & HEAVY == set()
    assert looked.stdout
