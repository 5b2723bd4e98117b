"""The front door: commands, flags, exit codes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from speclint.cli import main
from speclint.reporters import REPORTERS
from speclint.shipped import shipped

Captured = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[1]


def said(capsys: Captured, *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


EXITS = [
    (1, ["specs"]),
    (1, ["check", "specs"]),
    (1, ["specs/clerk.md"]),
    (1, ["--color", "never", "specs"]),
    (1, ["specs", "--select", "local/cart", "--fail-level", "note"]),
    (0, ["specs", "--select", "local/cart"]),
    (0, ["specs", "--ignore", "local"]),
    (0, ["specs", "--exit-zero"]),
    (3, ["specs", "none.md"]),
    (3, ["specs", "none.md", "--exit-zero"]),
    (3, ["specs", "none.md", "--allow-empty"]),
    (3, ["empty"]),
    (3, ["empty", "--exit-zero"]),
    (0, ["empty", "--allow-empty"]),
    (0, ["README.md", "--force-exclude", "--allow-empty", "--config", "narrow.toml"]),
    (3, ["README.md", "--force-exclude", "--config", "narrow.toml"]),
    (1, ["specs/clerk.md", "--force-exclude", "--config", "narrow.toml"]),
    (3, ["notes.xyz"]),
    (2, []),
    (2, ["chek"]),
    (2, ["frobnicate"]),
    (2, ["specs", "--colour", "never"]),
    (2, ["specs", "--output-format", "jsn"]),
    (2, ["specs", "--select", "local/crat"]),
    (2, ["specs", "--profile", "alamda"]),
    (2, ["specs", "--config", "none.toml"]),
    (2, ["specs", "--as-of", "tomorrow"]),
    (2, ["specs", "--report", "json"]),
    (2, ["specs", "--report", "jsn=x"]),
    (2, ["specs", "--report", "json=none/x.json"]),
    (2, ["-"]),
    (2, ["rule"]),
    (2, ["rule", "local/crat"]),
    (0, ["rule", "local/cart"]),
    (0, ["rule", "--all"]),
    (0, ["rules", "test", "local.yaml"]),
    (1, ["rules", "test", "wrong.yaml"]),
    (2, ["rules", "test", "faulty.yaml"]),
    (2, ["rules", "test", "none.yaml"]),
    (2, ["rules", "tset", "local.yaml"]),
    (2, ["rules", "test"]),
    (2, ["show"]),
    (2, ["show", "a.md", "b.md"]),
    (3, ["show", "none.md"]),
    (0, ["show", "specs/clerk.md"]),
    (2, ["baseline"]),
    (2, ["baseline", "wirte"]),
    (0, ["baseline", "write", "specs"]),
    (0, ["doctor"]),
    (2, ["doctor", "now"]),
    (0, ["--help"]),
    (0, ["check", "--help"]),
    (0, ["--version"]),
]


@pytest.mark.parametrize(
    ("expected", "arguments"), EXITS, ids=lambda value: " ".join(value) if isinstance(value, list) else None
)
def test_exit_codes(expected: int, arguments: list[str], repository: Path, capsys: Captured) -> None:
    (repository / "empty").mkdir()
    (repository / "empty" / "~$lock.docx").write_text("x", "utf-8")
    (repository / "README.md").write_text("# Read me\n", "utf-8")
    (repository / "notes.xyz").write_text("x", "utf-8")
    pack = (repository / "local.yaml").read_text("utf-8")
    (repository / "wrong.yaml").write_text(pack.replace("Files letters.", "Files carts and a cart."), "utf-8")
    (repository / "faulty.yaml").write_text(pack.replace("message:", "massage:"), "utf-8")
    (repository / "narrow.toml").write_text(
        (repository / "speclint.toml").read_text("utf-8") + 'include = ["specs/**"]\n', "utf-8"
    )
    code, _, err = said(capsys, *arguments)
    assert code == expected
    assert "Traceback" not in err
    assert bool(err) == (expected == 2 or arguments == ["show", "none.md"])


MISUSE = [
    ("Did you mean 'check'?", ["chek"]),
    ("Did you mean '--color'?", ["specs", "--colour", "never"]),
    ("Did you mean '--output-format'?", ["specs", "--outputformat=json"]),
    ("Did you mean 'alameda'?", ["specs", "--profile", "alamda"]),
    ("--select: unknown rule 'local/crat'. Did you mean 'local/cart'?", ["specs", "--select", "local/crat"]),
    ("--as-of: 'tomorrow' is no date", ["specs", "--as-of", "tomorrow"]),
    ("Did you mean 'json'?", ["specs", "--report", "jsn=x"]),
    ("'-' needs --stdin-filename", ["-"]),
    ("Did you mean 'local/cart'?", ["rule", "local/crat"]),
    ("Did you mean 'test'?", ["rules", "tset", "x"]),
]


@pytest.mark.parametrize(("message", "arguments"), MISUSE)
def test_misuse_is_one_message_with_the_nearest_word(
    message: str, arguments: list[str], repository: Path, capsys: Captured
) -> None:
    code, out, err = said(capsys, *arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert err.startswith("speclint: ")
    assert err.count("\n") == 1


def test_a_faulty_pack_is_named_from_here(repository: Path, capsys: Captured) -> None:
    path = repository / "local.yaml"
    path.write_text(path.read_text("utf-8").replace("title: A cart", "titel: A cart"), "utf-8")
    code, _, err = said(capsys, "specs")
    assert (code, err) == (2, err)
    assert err.startswith("speclint: local.yaml:16: unknown key 'titel'. Did you mean 'title'?")


def test_without_paths_the_config_says_what_to_check(repository: Path, capsys: Captured) -> None:
    assert said(capsys)[0] == 2
    path = repository / "speclint.toml"
    path.write_text(path.read_text("utf-8") + 'include = ["specs/**"]\n', "utf-8")
    code, out, _ = said(capsys)
    assert (code, "Checked 1 file" in out) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--select", "local/cart", "specs", "b.md"],
        ["specs", "--select", "local/cart", "b.md"],
        ["specs", "b.md", "--select=local/cart"],
        ["--select", "local/cart", "--", "specs", "b.md"],
        ["specs", "--select", "local/cart", "--", "b.md"],
    ],
)
def test_options_and_paths_stand_in_any_order(arguments: list[str], repository: Path, capsys: Captured) -> None:
    (repository / "b.md").write_text((repository / "specs" / "clerk.md").read_text("utf-8"), "utf-8")
    out = json.loads(said(capsys, "--output-format", "json", *arguments)[1])
    assert [(f["path"], f["rule"]) for f in out["findings"]] == [
        ("b.md", "local/cart"),
        ("specs/clerk.md", "local/cart"),
    ]


@pytest.mark.parametrize("name", ["-x.md", "--select.md", "[1]{2}.md"])
def test_strange_names_can_be_given_after_a_double_dash(name: str, repository: Path, capsys: Captured) -> None:
    (repository / name).write_text((repository / "specs" / "clerk.md").read_text("utf-8"), "utf-8")
    code, out, _ = said(capsys, "--output-format", "json", "--", name)
    assert (code, json.loads(out)["files"][0]["path"]) == (1, name)


@pytest.mark.parametrize("form", sorted(REPORTERS))
def test_every_format_can_be_printed_and_written(form: str, repository: Path, capsys: Captured) -> None:
    target = repository / f"report.{form}"
    code, out, _ = said(
        capsys, "specs", "--output-format", form, "--report", f"{form}={target}", "--report", "json=b.json"
    )
    assert code == 1
    assert out
    assert target.read_text("utf-8")
    assert json.loads((repository / "b.json").read_text("utf-8"))["summary"]["error"] == 2


def test_a_step_summary_is_written_for_github(
    repository: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(repository / "summary.md"))
    said(capsys, "specs", "--output-format", "github")
    assert "local/cart" in (repository / "summary.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("colored", "arguments", "environment"),
    [
        (False, [], {}),
        (True, ["--color", "always"], {}),
        (True, ["--color", "always"], {"NO_COLOR": "1"}),
        (True, [], {"FORCE_COLOR": "1"}),
        (False, [], {"FORCE_COLOR": "1", "NO_COLOR": "1"}),
        (False, ["--color", "never"], {"FORCE_COLOR": "1"}),
    ],
)
def test_colour(
    colored: bool,
    arguments: list[str],
    environment: dict[str, str],
    repository: Path,
    capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in said(capsys, "specs", *arguments)[1]) is colored


def test_standard_input(repository: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (repository / "specs" / "clerk.md").read_bytes()
    for _ in range(2):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
        code, out, _ = said(capsys, "-", "--stdin-filename", "specs/new.md", "--output-format", "json")
        assert (code, json.loads(out)["files"][0]["path"]) == (1, "specs/new.md")
        text = b""
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
        assert said(capsys, "-", "--stdin-filename", "specs/new.md")[0] == 3
        text = (repository / "specs" / "clerk.md").read_bytes()


def test_show_settings_says_where_each_value_comes_from(repository: Path, capsys: Captured) -> None:
    code, out, _ = said(capsys, "--show-settings", "specs/clerk.md")
    assert code == 0
    assert "profile = 'alameda'  (default)" in out
    assert "select = ['local']" in out
    assert "speclint.toml:2)" in out


def test_show_settings_tells_the_config_it_extends_and_the_command_line_apart(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "specs").mkdir()
    (tmp_path / "base.toml").write_text(
        'fail-level = "warning"\n[rules]\n"wording/and-or" = "off"\n"wording/jargon" = "note"\n', "utf-8"
    )
    (tmp_path / "specs" / "speclint.toml").write_text(
        'extends = "../base.toml"\ngrammar = "off"\n[rules]\n"wording/jargon" = "error"\n', "utf-8"
    )
    (tmp_path / "specs" / "clerk.md").write_text("# CLERK\n", "utf-8")
    monkeypatch.chdir(tmp_path / "specs")
    base, own = tmp_path / "base.toml", tmp_path / "specs" / "speclint.toml"
    code, out, _ = said(capsys, "check", "--show-settings", "clerk.md", "--thorough", "--grammar", "auto")
    assert code == 0
    assert {
        f"fail-level = 'warning'  ({base}:1)",
        f"rules.wording/and-or = 'off'  ({base}:3)",
        f"rules.wording/jargon = 'error'  ({own}:4)",
        "depth = 'thorough'  (command line)",
        "grammar = 'auto'  (command line)",
    } <= set(out.splitlines())
    assert out.count("grammar = ") == out.count("depth = ") == 1


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        ("typography/ocr-numeral", "(only behind: *er|*or"),
        ("redline/file-not-named", "Only where the file's name does not have:\n    <name of a redline>"),
        ("ada/marginal-as-essential", "Only where a heading has:\n    essential job? functions|duties"),
    ],
)
def test_rule_shows_its_phrases(rule: str, shown: str, repository: Path, capsys: Captured) -> None:
    assert shown in said(capsys, "rule", rule)[1]


def test_rule_explains(repository: Path, capsys: Captured) -> None:
    _, out, _ = said(capsys, "rule", "local/fancy-word")
    for part in (
        "local/fancy-word (error)",
        "Why: Short words",
        "[[Utilizes]] a ledger",
        "Use instead",
        "- Uses a ledger.",
    ):
        assert part in out
    _, out, _ = said(capsys, "rule", "--all")
    ids = [line.split()[0] for line in out.splitlines()]
    assert {"local/cart", "file/empty", "structure/missing-section"} <= set(ids)
    assert ids == sorted(ids)
    _, out, _ = said(capsys, "rule", "--all", "--output-format", "json")
    assert [rule["id"] for rule in json.loads(out)] == ids
    _, out, _ = said(capsys, "rule", "local/cart", "--output-format", "markdown")
    assert out.startswith("# local/cart\n")


def test_show(repository: Path, capsys: Captured) -> None:
    path = repository / "specs" / "clerk.md"
    path.write_text("# CLERK\n\n<!-- hm -->\nFiles ~~maps~~[letters](#).\n\n## DUTIES\n\n1. Files.\n", "utf-8")
    views = {view: said(capsys, "show", str(path), "--view", view)[1] for view in ("proposed", "original", "redline")}
    assert "Files letters." in views["proposed"]
    assert "Files maps." in views["original"]
    assert "[-maps-]" in views["redline"]
    assert "{+letters+}" in views["redline"]
    assert "duties: DUTIES, 1 passage" in said(capsys, "show", str(path), "--structure")[1]
    shown = json.loads(said(capsys, "show", str(path), "--json")[1])
    for view in shown["views"].values():
        assert all(view["text"][slice(*block["span"])] == block["text"] for block in view["blocks"])
    assert [(c["kind"], c["text"]) for c in shown["changes"]] == [("delete", "maps"), ("insert", "letters")]
    assert shown["comments"][0]["text"] == "hm"
    assert shown["structure"]["title"] == "CLERK"
    assert shown["structure"]["sections"][-1]["items"] == ["Files."]


def test_a_baseline_is_written_and_pruned(repository: Path, capsys: Captured) -> None:
    assert said(capsys, "specs")[0] == 1
    assert "Wrote 3 findings" in said(capsys, "baseline", "write", "specs")[1]
    assert said(capsys, "specs")[0] == 0
    path = repository / "specs" / "clerk.md"
    path.write_text(path.read_text("utf-8").replace("a cart", "a basket"), "utf-8")
    assert "baseline" in said(capsys, "specs")[1]
    assert "Removed 1 of 3 entries" in said(capsys, "baseline", "prune", "specs")[1]
    assert len(json.loads((repository / ".speclint-baseline.json").read_text("utf-8"))) == 2


def test_pruning_keeps_what_holds_for_a_renamed_file(repository: Path, capsys: Captured) -> None:
    said(capsys, "baseline", "write", "specs")
    (repository / "specs" / "clerk.md").rename(repository / "specs" / "renamed.md")
    assert "Removed 0 of 3 entries" in said(capsys, "baseline", "prune", "specs")[1]
    assert said(capsys, "specs")[0] == 0


def test_nobody_gets_used_to_a_file_that_cannot_be_read(repository: Path, capsys: Captured) -> None:
    assert said(capsys, "baseline", "write", "specs", "none.md")[:1] == (3,)
    assert ".speclint-baseline.json" in {path.name for path in repository.iterdir()}
    code, out, _ = said(capsys, "specs", "none.md")
    assert (code, "file/missing" in out) == (3, True)


def test_a_report_is_not_written_over_what_was_read(repository: Path, capsys: Captured) -> None:
    clerk = repository / "specs" / "clerk.md"
    before = clerk.read_bytes()
    for target in ("specs/clerk.md", "speclint.toml", "local.yaml"):
        assert said(capsys, "specs/clerk.md", "--report", f"json={target}")[0] == 2
    assert said(capsys, "specs", "--report", "json=a.txt", "--report", "html=a.txt", "--exit-zero")[0] == 2
    assert clerk.read_bytes() == before


def test_the_report_of_an_earlier_run_is_no_specification(repository: Path, capsys: Captured) -> None:
    arguments = ("specs", "--report", "markdown=specs/report.md")
    first = said(capsys, *arguments)
    assert said(capsys, *arguments) == first


@pytest.mark.parametrize(
    "command", [["."], ["show", "clerk.md"], ["rule", "local/cart"], ["rules", "test", "../local.yaml"]]
)
def test_a_profile_is_read_from_the_current_folder(
    command: list[str], repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    (repository / "specs" / "own.yaml").write_text("name: own\nextends: generic\n", "utf-8")
    monkeypatch.chdir(repository / "specs")
    assert said(capsys, *command, "--profile", "own.yaml")[0] in {0, 1}
    code, _, err = said(capsys, *command, "--profile", "none.yaml")
    assert (code, err.startswith("speclint: unknown profile 'none.yaml'")) == (2, True)


def test_show_knows_the_parts_of_a_schema_of_ones_own(repository: Path, capsys: Captured) -> None:
    (repository / "my.schema.json").write_text('{"properties": {"union": {"title": "Bargaining Unit"}}}', "utf-8")
    (repository / "speclint.toml").write_text('schema = "my.schema.json"\n', "utf-8")
    clerk = repository / "specs" / "clerk.md"
    clerk.write_text(clerk.read_text("utf-8") + "\n## BARGAINING UNIT\n\nClerks.\n", "utf-8")
    assert "union: BARGAINING UNIT, 1 passage" in said(capsys, "show", str(clerk), "--structure")[1]


def test_show_says_that_a_folder_is_one(repository: Path, capsys: Captured) -> None:
    assert said(capsys, "show", "specs") == (3, "", "speclint: specs: this is a folder\n")
    assert said(capsys, "show", "-")[0] == 2


def test_a_copy_is_of_the_same_kind(repository: Path, capsys: Captured) -> None:
    code, _, err = said(capsys, "fix", "specs/clerk.md", "-o", "clerk.txt")
    assert (code, "a copy of 'clerk.md' ends in .md" in err, (repository / "clerk.txt").exists()) == (2, True, False)
    assert said(capsys, "fix", "specs/clerk.md", "-o", "mended/")[0] == 0
    assert (repository / "mended" / "clerk.md").is_file()


def test_a_new_pack_passes_its_own_test(here: Path, capsys: Captured) -> None:
    assert said(capsys, "rules", "new", "ours.yaml")[0] == 0
    assert said(capsys, "rules", "test", "ours.yaml")[:2] == (0, "2 examples of 1 rule: all right.\n")
    assert said(capsys, "rules", "new", "ours.yaml")[0] == 2


@pytest.mark.parametrize(
    ("sentence", "old", "new"),
    [
        (
            "expected a finding at “cart” (line 1, column 12), but there is none",
            "Pushes a [[cart]]",
            "Pushes carts [[cart]]".replace("[[cart]]", "X [[cart]]s"),
        ),
        ("expected nothing at “cart” (line 1, column 1), but the rule finds it", "Files letters.", "cart"),
        (
            "expected the fixed text “Uses a book.”, but it reads “Uses a ledger.”",
            '"- Uses a ledger."',
            '"- Uses a book."',
        ),
    ],
)
def test_a_wrong_example_is_told_in_a_sentence(
    sentence: str, old: str, new: str, repository: Path, capsys: Captured
) -> None:
    path = repository / "local.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    code, out, _ = said(capsys, "rules", "test", "local.yaml")
    assert code == 1
    assert sentence.partition("(")[0] in out


def test_init_keeps_what_is_there(here: Path, capsys: Captured) -> None:
    (here / ".pre-commit-config.yaml").write_text("mine", "utf-8")
    code, out, _ = said(capsys, "init", "--profile", "alameda")
    assert (code, "Kept .pre-commit-config.yaml" in out) == (0, True)
    assert (here / ".pre-commit-config.yaml").read_text("utf-8") == "mine"
    (here / "clerk.md").write_text("# Clerk\n", "utf-8")
    assert said(capsys, "--show-settings", "clerk.md")[1].count("'alameda'") == 1
    assert said(capsys, "init", "--profile", "almeda")[0] == 2
    assert said(capsys, "init", "--profile", "two words")[0] == 2


def test_init_begins_a_profile_for_a_new_employer(tmp_path: Path, here: Path, capsys: Captured) -> None:
    for left in ("speclint.toml", "marisol.yaml"):
        (here / left).unlink(missing_ok=True)
    code, out, _ = said(capsys, "init", "--profile", "marisol")
    assert (code, "Wrote marisol.yaml." in out) == (0, True)
    (here / "clerk.md").write_text("# CLERK\n\nCode No. 1234\n\n## DEFINITION\n\nFiles letters.\n", "utf-8")
    code, out, _ = said(capsys, "check", ".")
    assert (code, "profile marisol" in out, "marisol.yaml" in out) == (1, True, False)


def test_a_pipe_is_no_file(here: Path, capsys: Captured) -> None:
    os.mkfifo(here / "pipe.md")
    assert said(capsys, "pipe.md")[0] == 3


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_no_console_and_no_locale_breaks_it(encoding: str, repository: Path) -> None:
    path = repository / "specs" / "clerk.md"
    path.write_text(path.read_text("utf-8").replace("a cart", "a “cart” ☃"), "utf-8")
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "PYTHONIOENCODING": encoding,
        "PYTHONUTF8": "0",
        "PYTHONPATH": str(ROOT),
    }
    ran = subprocess.run(
        [sys.executable, "-m", "speclint", "specs"], capture_output=True, check=False, env=environment, cwd=repository
    )
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert b"Checked 1 file" in ran.stdout


def test_a_reader_that_stops_reading_is_no_fault(repository: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m speclint rule --all --output-format json | head -c 10"],
        capture_output=True,
        check=False,
        env=environment,
        cwd=repository,
    )
    assert (len(ran.stdout), ran.stderr) == (10, b"")


def test_a_baseline_of_some_files_keeps_what_it_holds_of_others(repository: Path, capsys: Captured) -> None:
    text = (repository / "specs" / "clerk.md").read_text("utf-8")
    (repository / "specs" / "b.md").write_text(text.replace("1001", "1002"), "utf-8")
    assert said(capsys, "baseline", "write")[0] == 0
    count = len(json.loads((repository / ".speclint-baseline.json").read_text("utf-8")))
    code, out, _ = said(capsys, "baseline", "write", "specs/b.md")
    assert (code, f"stay there: {count // 2}." in out) == (0, True)
    assert len(json.loads((repository / ".speclint-baseline.json").read_text("utf-8"))) == count


@pytest.mark.parametrize("command", ["baseline", "rules", "grammar"])
def test_the_help_of_a_command_names_what_it_does(command: str, capsys: Captured) -> None:
    code, out, _ = said(capsys, command, "--help")
    actions = {"baseline": "write|prune", "rules": "test|new", "grammar": "install|status|stop"}[command]
    assert (code, f"speclint {command} {actions} [-h]" in out) == (0, True)


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab", "junit", "markdown", "html", "github"])
def test_what_a_program_reads_is_utf_8(form: str, repository: Path) -> None:
    path = repository / "specs" / "clerk.md"
    path.write_text(path.read_text("utf-8").replace("a cart", "a “cart” ☃"), "utf-8")
    command = [sys.executable, "-m", "speclint", "specs", "--no-cache", "--output-format", form]
    done = subprocess.run(
        command, cwd=repository, env={**os.environ, "PYTHONIOENCODING": "cp1252"}, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert "“" in done.stdout.decode("utf-8").replace("\\u201c", "“")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_output_that_cannot_be_written_is_no_answer(repository: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "speclint", "specs"]
        done = subprocess.run(command, cwd=repository, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (3, 1)


def test_a_wrong_example_is_named_with_its_own_line(repository: Path, capsys: Captured) -> None:
    pack = repository / "local.yaml"
    text = pack.read_text("utf-8").replace("[[Utilizes]]", "Utilizes [[a]]", 1)
    pack.write_text(text, "utf-8")
    line = text[: text.index("Utilizes [[a]]")].count("\n") + 1
    code, out, _ = said(capsys, "rules", "test", "local.yaml")
    assert (code, out.partition(" ")[0]) == (1, f"local.yaml:{line}:")


@pytest.mark.parametrize(
    ("near", "arguments"),
    [
        ("Did you mean 'json'?", ["--output-format", "jsn"]),
        ("Did you mean 'warning'?", ["--fail-level", "warnin"]),
        ("Allowed: auto, off, required", ["--grammar", "on"]),
    ],
)
def test_a_value_that_is_unknown_is_answered_with_the_nearest(
    near: str, arguments: list[str], here: Path, capsys: Captured
) -> None:
    code, _, err = said(capsys, "check", *arguments)
    assert (code, f"{arguments[0]}: unknown value '{arguments[1]}'. " in err, near in err) == (2, True, True)


def test_a_pack_that_takes_a_shipped_id_fails_its_test_as_it_fails_a_check(repository: Path, capsys: Captured) -> None:
    pack = repository / "local.yaml"
    pack.write_text(pack.read_text("utf-8").replace("local/cart", "wording/and-or"), "utf-8")
    for command in (["rules", "test", "local.yaml"], ["specs"]):
        code, _, err = said(capsys, *command)
        assert (code, "the rule 'wording/and-or' is already in" in err) == (2, True)


def test_a_new_version_of_a_shipped_pack_can_be_tested(repository: Path, capsys: Captured) -> None:
    (repository / "file.yaml").write_bytes((shipped("rules") / "file.yaml").read_bytes())
    assert said(capsys, "rules", "test", "file.yaml")[0] == 0


@pytest.mark.parametrize("phrases", ["{}", "{'': x}", "{' ': x}"])
def test_a_rule_without_a_phrase_is_a_misuse(phrases: str, repository: Path, capsys: Captured) -> None:
    pack = repository / "local.yaml"
    pack.write_text(pack.read_text("utf-8").replace('{cart: ""}', phrases), "utf-8")
    code, _, err = said(capsys, "rules", "test", "local.yaml")
    assert (code, "none may be empty" in err) == (2, True)


def test_a_family_is_no_rule(repository: Path, capsys: Captured) -> None:
    assert "'local' is a family; name one of its rules, such as 'local/cart'." in said(capsys, "rule", "local")[2]


def test_a_closed_standard_input_is_a_file_that_is_missing(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    code, out, _ = said(capsys, "-", "--stdin-filename", "clerk.md")
    assert (code, "standard input is closed" in out) == (3, True)


def test_a_hook_names_yaml_files_that_are_somebody_elses(repository: Path, capsys: Captured) -> None:
    (repository / "mkdocs.yml").write_text("site_name: Marisol\nnav:\n  - Home: index.md\n", "utf-8")
    hook = ("check", "--force-exclude", "--allow-empty")
    code, out, _ = said(capsys, *hook, "mkdocs.yml")
    assert (code, "1 file was left out, as no class specification" in out) == (0, True)
    assert said(capsys, *hook, "mkdocs.yml", "specs/clerk.md")[0] == 1
    assert said(capsys, "mkdocs.yml")[0] == 3
