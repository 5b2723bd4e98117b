"""The container file, without a container engine: its instructions are read, not run.

What it runs is run elsewhere: ``tests/test_packaging.py`` builds the wheel and installs it where nothing else is.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_KNOWN = {"FROM", "COPY", "RUN", "USER", "WORKDIR", "ENTRYPOINT", "CMD"}


def instructions() -> list[tuple[str, str]]:
    """Every instruction with its words, lines joined where they go on."""
    text = re.sub(r"\\\n\s*", "", (ROOT / "Containerfile").read_text("utf-8"))
    lines = [line.partition(" ") for line in text.splitlines() if line and not line.startswith("#")]
    return [(word, rest) for word, _, rest in lines]


def said(word: str) -> list[str]:
    return [rest for name, rest in instructions() if name == word]


def test_every_instruction_is_one() -> None:
    assert {name for name, _ in instructions()} == _KNOWN


def test_images_are_named_in_full_with_a_version() -> None:
    for image in said("FROM"):
        assert re.fullmatch(r"[\w.]+/[\w./-]+:\d+\.\d+[\w.-]*(?: AS \w+)?", image), image


def test_what_runs_inside_is_no_administrator_and_has_no_shell_around_it() -> None:
    after = [name for name, _ in instructions()]
    assert said("USER")[-1] != "root"
    assert after.index("USER") > max(n for n, name in enumerate(after) if name == "RUN")
    assert json.loads(said("ENTRYPOINT")[0]) == ["speclint"]
    assert json.loads(said("CMD")[0]) == ["--help"]


@pytest.mark.parametrize("command", said("RUN"))
def test_nothing_is_kept_that_the_image_does_not_need(command: str) -> None:
    assert "--no-cache-dir" in command
    assert "sudo" not in command
    assert "curl" not in command


def test_the_second_image_takes_from_the_first_and_from_nowhere_else() -> None:
    build = said("FROM")[0].rpartition(" AS ")[2]
    assert f"from={build}" in said("RUN")[1]
    assert "--no-index" in said("RUN")[1]


def test_what_is_installed_is_there_to_be_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (extras,) = re.findall(r"/source\[([\w,]+)\]", said("RUN")[0])
    assert set(extras.split(",")) <= set(project["optional-dependencies"])
    assert "speclint" in project["scripts"]
