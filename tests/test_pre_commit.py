"""The hooks as a repository of specifications runs them: real pre-commit, installed as it installs them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from speclint.cli import main
from speclint.formats import READERS

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
FAULTY = EXAMPLES / "specs" / "harbor-dispatcher - Redline.docx"
REDLINE = EXAMPLES / "specs" / "tree-crew-lead.md"
CLEAN = EXAMPLES / "clean" / "street-sweeper-operator.md"
OFFLINE = re.compile(
    r"NewConnectionError|NameResolutionError|Temporary failure in name resolution|Network is unreachable"
    r"|Could not find a version that satisfies the requirement hatchling"
)


@pytest.mark.parametrize(
    ("taken", "name"),
    [
        (True, "specs/clerk.docx"),
        (True, "specs/CLERK.DOCX"),
        (True, "specs/Lead Clerk - Redline.md"),
        (True, "clerk.txt"),
        (True, "specs/clerk.yaml"),
        (True, "specs/clerk.yml"),
        (True, "specs/readers/library clerk.md"),
        (False, "specs/~$clerk.docx"),
        (False, "~$clerk.docx"),
        (False, "README.md"),
        (False, "specs/readme.txt"),
        (False, "CHANGELOG.md"),
        (False, "LICENSE.txt"),
        (False, ".pre-commit-config.yaml"),
        (False, ".github/workflows/x.yaml"),
        (False, "speclint.toml"),
        (False, "clerk.py"),
    ],
)
def test_the_hook_takes_files_by_name(taken: bool, name: str) -> None:
    hook = HOOKS["speclint"]
    found = re.search(hook["files"], name) and not re.search(hook["exclude"], name)
    assert bool(found) is taken


def test_the_hook_takes_every_format_that_speclint_reads() -> None:
    assert {suffix for suffix in READERS if not re.search(HOOKS["speclint"]["files"], f"clerk{suffix}")} == set()


def test_init_writes_a_hook_that_takes_the_same_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    (repo,) = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    same = ("files", "exclude", "entry", "require_serial")
    assert [repo["hooks"][0][key] for key in same] == [HOOKS["speclint"][key] for key in same]


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment without a home, and without what a hook that runs these tests has set."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    if not (ROOT / ".git").exists():
        pytest.skip("pre-commit installs from a git repository, and this is none")
    home = tmp_path_factory.mktemp("home")
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("GIT_DIR", "GIT_INDEX", "PYTHON"))
    }
    return {**kept, "HOME": str(home), "PRE_COMMIT_HOME": str(home / "pre-commit"), "PRE_COMMIT_COLOR": "never"}


def repository(folder: Path, env: dict[str, str], **files: Path | str) -> Path:
    """A git repository with these files staged: copies of files, or texts."""
    subprocess.run(["git", "init", "-q", str(folder)], check=True, env=env)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Path):
            shutil.copyfile(content, path)
        else:
            path.write_text(content, "utf-8")
    subprocess.run(["git", "add", "-A"], cwd=folder, check=True, env=env)
    return folder


def pre_commit(folder: Path, env: dict[str, str], *arguments: str) -> tuple[int, str]:
    """Run pre-commit; its exit code and output. Skip where it cannot install for want of a network."""
    command = [sys.executable, "-m", "pre_commit", *arguments]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    output = done.stdout + done.stderr
    if done.returncode and OFFLINE.search(output):
        pytest.skip("pre-commit cannot install the hook: no network")
    return done.returncode, output


def part(output: str, title: str) -> str:
    """What one hook printed."""
    return output.partition(f"{title}")[2].partition("\nspeclint (")[0]


SPECS: dict[str, Path | str] = {
    "specs/harbor dispatcher.docx": FAULTY,
    "specs/Tree Crew Lead - Redline.md": REDLINE,
    "specs/street sweeper.md": CLEAN,
    "specs/~$harbor dispatcher.docx": "a lock file of Word",
    "README.md": "# Our specifications\n",
    ".github/workflows/x.yaml": "name: x\non: push\njobs: {}\n",
}


def test_both_hooks_in_a_repository_of_specifications(tmp_path: Path, outside: dict[str, str]) -> None:
    folder = repository(tmp_path / "specs repository", outside, **SPECS)
    code, output = pre_commit(folder, outside, "try-repo", str(ROOT), "--all-files", "--verbose")
    assert code == 1, output
    for title in ("speclint (staged class specifications)", "speclint (all class specifications)"):
        said = part(output, title)
        assert "exit code: 1" in said, output
        assert "Checked 3 files" in said, output
        assert 'redline/words-joined: "HarborMaster;"' in said
        assert "--> specs/Tree Crew Lead - Redline.md" in said
        assert not re.search(r"--> (README|\.github|specs/~|specs/street)", said)


MISSPELT = "profile = 'alamedo'"
COMMITS: list[tuple[int, str, dict[str, Path | str]]] = [
    (0, "no files to check", {"README.md": "# Ours\n", ".github/workflows/x.yaml": "on: push\n", "~$x.docx": "lock"}),
    (0, "Checked 1 file", {"specs/sweeper.md": CLEAN, "README.md": "# Ours\n"}),
    (1, "Checked 1 file", {"specs/harbor - Redline.docx": FAULTY, "README.md": "# Ours\n"}),
    (
        0,
        "left out by 'include'",
        {"specs/sweeper.md": CLEAN, "notes/duties.md": "- Say.\n", "speclint.toml": 'include = ["specs/**"]\n'},
    ),
    (1, "file/damaged", {"specs/clerk.docx": "PK\x03\x04 and no more"}),
    (
        1,
        "unknown profile 'alamedo'. Did you mean 'alameda'?",
        {"specs/a.md": CLEAN, "speclint.toml": MISSPELT},
    ),
]


def test_commits_pass_or_fail(tmp_path: Path, outside: dict[str, str]) -> None:
    clone = tmp_path / "speclint"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True, env=outside)
    asked = ["git", "rev-parse", "HEAD"]
    head = subprocess.run(asked, cwd=clone, env=outside, check=True, capture_output=True, text=True).stdout.strip()
    config = f"repos:\n- repo: {clone}\n  rev: {head}\n  hooks:\n  - id: speclint\n    verbose: true\n"
    for nth, (expected, words, files) in enumerate(COMMITS):
        folder = repository(tmp_path / f"repository {nth}", outside, **files, **{".pre-commit-config.yaml": config})
        code, output = pre_commit(folder, outside, "run")
        assert (code, words in output) == (expected, True), output
