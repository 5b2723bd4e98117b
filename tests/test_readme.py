"""What the documents and the examples show is what speclint does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from speclint.cli import main
from speclint.formats import READERS
from speclint.run.lint import lint
from speclint.settings import config

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
README = (ROOT / "README.md").read_text("utf-8")

sys.path.insert(0, str(ROOT / "scripts"))
import make_examples  # noqa: E402 - a script, known only now
import update_readme  # noqa: E402


def block(document: str, kind: str, holding: str) -> str:
    """The code block of a document that holds these words."""
    blocks = re.findall(rf"^( *)```{kind}\n(.*?)^ *```", (ROOT / document).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    [(indent, text)] = [(indent, text) for indent, text in blocks if holding in text]
    return re.sub(rf"(?m)^{indent}", "", text)


def test_the_readme_shows_the_report_of_the_examples() -> None:
    said = update_readme.report(dict(os.environ))
    assert update_readme.updated(README, said) == README, "run python scripts/update_readme.py"


@pytest.mark.parametrize("ending", [r"speclint examples/specs", r"pytest"])
def test_ci_finds_the_readme_s_commands(ending: str) -> None:
    assert len(re.findall(rf"(?m)^python3 .* && .*{ending}$", README)) == 1


@pytest.mark.parametrize(
    ("document", "rule"), [("README.md", "local/personnel-office"), ("CONTRIBUTING.md", "wording/in-the-field-of")]
)
def test_a_rule_that_is_shown_holds(document: str, rule: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "local.yaml").write_text(block(document, "yaml", rule), "utf-8")
    assert main(["rules", "test", "local.yaml"]) == 0, capsys.readouterr()


def test_the_config_that_is_shown_is_one(here: Path) -> None:
    (here / "speclint.toml").write_text(block("README.md", "toml", "[[ignore]]"), "utf-8")
    found = config.load(here)
    assert (found.profile, found.ignores[0].expires) == ("alameda", "2027-01-01")


def test_the_commands_that_are_shown_exist(capsys: pytest.CaptureFixture[str]) -> None:
    code = "\n".join(re.findall(r"(?s)```sh\n(.*?)```", README) + re.findall(r"`([^`\n]+)`", README))
    commands = set(re.findall(r"(?m)^speclint (rules test|baseline write|[a-z]+)(?=[ \n])", code))
    for words in sorted(commands):
        assert main([*words.split(), "--help"]) == 0, words
    assert {"rule", "show", "rules test", "baseline write"} <= commands
    capsys.readouterr()


def found(folder: str, settings: config.Config) -> list[tuple[str, str]]:
    """Rule and severity of what is found in a folder of the examples, above notes."""
    report = lint([EXAMPLES / folder], settings)
    assert not report.incomplete
    return [(finding.rule, finding.severity) for finding in report.findings if finding.severity != "note"]


SETTINGS = [config.Config(root=ROOT), config.load(EXAMPLES, EXAMPLES / "speclint.toml")]


@pytest.mark.parametrize("settings", SETTINGS, ids=["alameda", "marisol"])
def test_the_faulty_examples_have_faults_of_many_families(settings: config.Config) -> None:
    rules = {rule for rule, _ in found("specs", settings)}
    assert {rule.partition("/")[0] for rule in rules} >= {
        *("ada", "duplication", "duties", "law", "metadata", "numbering", "qualifications"),
        *("redline", "structure", "typography", "wording"),
    }
    assert lint([EXAMPLES / "specs"], settings).exit == 1


@pytest.mark.parametrize("settings", SETTINGS, ids=["alameda", "marisol"])
def test_the_clean_examples_are_clean(settings: config.Config) -> None:
    assert found("clean", settings) == []
    assert lint([EXAMPLES / "clean"], settings).exit == 0


def test_the_examples_show_each_kind_of_file() -> None:
    shown = {path.suffix for path in (EXAMPLES / "specs").iterdir()}
    assert shown >= {".docx", ".md", ".txt", ".yaml"}
    assert shown <= set(READERS)


def test_the_word_examples_are_what_the_script_makes(tmp_path: Path) -> None:
    for name in make_examples.FILES:
        (tmp_path / name).parent.mkdir()
    command = [sys.executable, str(ROOT / "scripts" / "make_examples.py"), str(tmp_path)]
    subprocess.run(command, check=True)
    for name in make_examples.FILES:
        assert (tmp_path / name).read_bytes() == (EXAMPLES / name).read_bytes(), name
