"""Specifications that lie elsewhere, named by an address."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from speclint.cache import Store
from speclint.cli import main
from speclint.errors import Misuse
from speclint.formats import remote
from speclint.run.road import run
from speclint.settings import config
from speclint.settings.instructions import prepare

fsspec = pytest.importorskip("fsspec", reason="addresses are an extra")

SPEC = "# TIDE CLERK {n}\n\nCode No. {code}\n\n## EXAMPLES OF DUTIES\n\n1. Utilizes a ledger and and a cart.\n"
NAMES = ("a.md", "deep/b.md", "deep/c.md", ".hidden/d.md", "README.md", "photo.png")


@pytest.fixture
def store(here: Path) -> Iterator[str]:
    system = fsspec.filesystem("memory")
    for n, name in enumerate(NAMES):
        system.pipe(f"/plan/{name}", SPEC.format(n=n, code=1000 + n // 2).encode())
    yield "memory://plan"
    system.rm("/plan", recursive=True)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("s3://bucket/a.md", True),
        ("memory://plan", True),
        ("abfs+ssl://x/y.docx", True),
        ("C://specs/a.md", False),
        ("specs/a.md", False),
        ("a b://c", False),
        ("", False),
    ],
)
def test_an_address_is_no_path(path: str, expected: bool) -> None:
    assert remote.is_address(path) is expected


def test_a_folder_elsewhere_is_walked_as_one_here_is(
    store: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for n, name in enumerate(NAMES):
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text(SPEC.format(n=n, code=1000 + n // 2), "utf-8")
    asked = ["--output-format", "concise", "--profile", "generic"]
    assert main(["check", ".", *asked]) == 1
    near = capsys.readouterr().out
    assert main(["check", store, *asked]) == 1
    far = capsys.readouterr().out
    assert "deep/c.md:7:22" in near
    assert far.replace("memory://plan/", "").replace("memory:///plan/", "") == near


def test_a_file_that_changes_elsewhere_is_read_anew(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["check", f"{store}/a.md", "--output-format", "concise", "--profile", "generic"]
    main(asked)
    assert "duplication/repeated-word" in capsys.readouterr().out
    fsspec.filesystem("memory").pipe("/plan/a.md", SPEC.format(n=1, code=1001).replace("and and", "and").encode())
    main(asked)
    assert "duplication/repeated-word" not in capsys.readouterr().out


def test_workers_fetch_what_they_work_out(store: str, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = prepare(config.instead(config.load(here), profile="generic"))
    alone = run([store], told, store=Store(None)).report
    fetched: list[str] = []
    fetch = remote.fetched

    def noting(address: str) -> bytes:
        fetched.append(address)
        return fetch(address)

    monkeypatch.setattr(remote, "fetched", noting)
    with ThreadPoolExecutor(2) as workers:
        assert run([store], told, store=Store(None), executor=workers).report == alone
    assert len(fetched) == len(set(fetched)) == 3


def test_what_is_not_there_is_said(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", f"{store}/none.md", "--output-format", "concise"]) == 3
    assert "there is no such file" in capsys.readouterr().out
    with pytest.raises(Misuse, match="cannot be read"):
        remote.listed("nowhere+to+be+found://x")


def test_a_file_address_is_a_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.md").write_text(SPEC.format(n=1, code=1001), "utf-8")
    main(["check", f"file://{here}/a.md", "--output-format", "concise", "--profile", "generic"])
    assert "a.md:7:22: error duplication/repeated-word" in capsys.readouterr().out
