"""The GitHub Action: what its step runs, run here as the runner would."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))

SPEC = "# FILE CLERK\n\n## DUTIES\n\n1. Files the the letters.\n"


def step(name: str) -> dict[str, Any]:
    return next(one for one in ACTION["runs"]["steps"] if one.get("name") == name)


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here, which a runner has")
@pytest.mark.parametrize(
    ("args", "code"), [("--profile generic", 1), ("--profile generic --exit-zero", 0), ("--profil generic", 2)]
)
def test_the_step_annotates_and_leaves_sarif_for_the_upload(args: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "clerk.md").write_text(SPEC, "utf-8")
    (tmp_path / "speclint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m speclint "$@"\n', "utf-8")
    (tmp_path / "speclint").chmod(0o755)
    given = {"PATHS": "specs", "ARGS": args, "GRAMMAR": "false", "RUNNER_TEMP": str(tmp_path)}
    env = os.environ | given | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step("Check")["run"]]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == code, done.stderr
    if code == 2:
        return
    assert "::error file=specs/clerk.md,line=5" in done.stdout
    sarif = json.loads((tmp_path / "speclint.sarif").read_text("utf-8"))
    assert "duplication/repeated-word" in {result["ruleId"] for result in sarif["runs"][0]["results"]}
    assert step("Upload SARIF")["with"]["sarif_file"].endswith("/speclint.sarif")


def test_nothing_from_outside_becomes_the_text_of_a_script() -> None:
    assert not [one["run"] for one in ACTION["runs"]["steps"] if "${{" in one.get("run", "")]


def test_the_page_on_github_names_every_input() -> None:
    page = (ROOT / "docs" / "ci" / "github.md").read_text("utf-8")
    assert not [name for name in ACTION["inputs"] if f"| `{name}` |" not in page]
