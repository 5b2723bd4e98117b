"""The site: it builds strictly, has a page for every rule, and is read without script and without anybody else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from browser import browser, chromium_or_skip

from speclint.cli.commands import COMMANDS
from speclint.settings import rulebook

pytest.importorskip("zensical", reason="the site's generator is not installed: pip install -e '.[dev]'")

ROOT = Path(__file__).parent.parent


def made(out: Path, *also: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "make_docs.py"), str(out), *also]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("docs") / "out"
    done = made(out)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def test_every_rule_and_every_command_has_its_words(site: Path) -> None:
    pages = site / "site" / "rules-reference"
    lost = [rule.id for rule in rulebook.load(rulebook.packs()) if not (pages / f"{rule.id}.html").is_file()]
    assert not lost
    commands = (site / "docs" / "reference" / "commands.md").read_text("utf-8")
    assert set(re.findall(r"^## speclint (\S+)", commands, re.MULTILINE)) == set(COMMANDS)
    assert commands.count("usage: speclint ") == len(COMMANDS)


def test_a_page_of_a_rule_says_all_that_its_entry_says(site: Path) -> None:
    page = (site / "docs" / "rules-reference" / "law" / "ca-drivers-license.md").read_text("utf-8")
    for said in ("## Why", "## What to do", "in force from 2025-01-01", "](https://leginfo", "### Found", "left alone"):
        assert said in page


def test_it_is_read_without_script_and_asks_nobody_else(site: Path) -> None:
    asked: list[str] = []
    with browser(chromium_or_skip()) as opened:
        for script in (True, False):
            page = opened.new_context(java_script_enabled=script).new_page()
            page.on("request", lambda request: asked.append(request.url))
            page.goto((site / "site" / "analyst" / "first-check.html").as_uri())
            assert page.locator("h1").inner_text().startswith("Your first check")
            assert page.locator("h2#read-a-finding").is_visible()
    assert asked
    assert not [url for url in asked if not url.startswith("file:")]


@pytest.mark.parametrize(
    ("fault", "said"),
    [("text without a title\n", "does not begin with a title"), ("# A\n\n[b](gone.md)\n", "'gone.md' leads nowhere")],
)
def test_a_faulty_page_is_refused(fault: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import make_docs  # noqa: PLC0415 - a script, found by its folder

    (tmp_path / "page.md").write_text(fault, "utf-8")
    assert [line for line in make_docs._faults(tmp_path) if said in line]
