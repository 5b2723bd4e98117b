"""Reports that are made file by file: what is kept of a file and what is worked out anew say the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from speclint.cli import main
from speclint.cli.presses import PRESSES
from speclint.run import working

COUNT = 40
SPEC = """\
# TIDE CLERK {n}

Code No. {code}

## DEFINITION

Under general supervision, keeps tide tables; utilizes a cart.

## EXAMPLES OF DUTIES

1. Utilizes a ledger and and a cart at pier {n}.
2. Retrieves the records of pier {n} for the public.
"""


@pytest.fixture
def specs(here: Path) -> Path:
    (here / "speclint.toml").write_text('profile = "generic"\n', "utf-8")
    (here / "specs").mkdir()
    for n in range(COUNT):
        write(here, n, 1000 + n % (COUNT - 1))  # the last one has the code of the first
    return here


def write(folder: Path, n: int, code: int, more: str = "") -> None:
    (folder / "specs" / f"{n:02}.md").write_text(SPEC.format(n=n, code=code) + more, "utf-8")


def said(form: str, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = main(["check", "specs", "-j", "1", "--output-format", form, *words])
    return code, capsys.readouterr().out


def whole(form: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The same from all findings at once: who writes a second report has to hold them."""
    return said(form, capsys, "--no-cache", "--report", "jsonl=beside.jsonl")


@pytest.mark.parametrize("form", PRESSES)
def test_a_report_file_by_file_is_the_whole_report(form: str, specs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = whole(form, capsys)
    assert said(form, capsys, "--no-cache") == expected
    assert said(form, capsys) == expected
    write(specs, 7, 2007, "3. Utilizes a boat.\n")
    assert (after := said(form, capsys)) == whole(form, capsys)
    assert after != expected


@pytest.mark.parametrize("form", PRESSES)
def test_what_another_file_says_of_a_file_is_never_old(
    form: str, specs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = said(form, capsys)
    write(specs, 0, 3000)  # the last file is as it was, and no longer has the code of another
    after = said(form, capsys)
    assert ("series/duplicate-code" in before[1], "series/duplicate-code" in after[1]) == (True, False)
    assert after == whole(form, capsys)


@pytest.mark.parametrize("form", PRESSES)
def test_what_is_set_aside_is_looked_at_each_time(form: str, specs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(specs, 3, 2003, "\n<!-- speclint: allow duplication/repeated-word - a name -->\n")
    said(form, capsys)
    (specs / "speclint.toml").write_text(
        'profile = "generic"\n[[ignore]]\nfiles = ["specs/05.md"]\nrules = ["duplication"]\nreason = "old"\n', "utf-8"
    )
    said(form, capsys)
    write(specs, 8, 2008)
    code, text = said(form, capsys)
    assert (code, text) == whole(form, capsys)
    assert code == 1
    assert "specs/05.md:12" not in text


def test_only_the_changed_file_is_read_as_a_specification(
    specs: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said("json", capsys)
    seen: list[str] = []
    recognize = working.recognize

    def noting(document: Any, *rest: Any) -> Any:  # noqa: ANN401 - passed on
        seen.append(document.path)
        return recognize(document, *rest)

    monkeypatch.setattr(working, "recognize", noting)
    write(specs, 9, 2009)
    said("json", capsys)
    assert seen == ["specs/09.md"]
