"""Findings that somebody set aside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from word_builder import docx, para, part
from word_builder import run as run_

from speclint.errors import Misuse
from speclint.finding import Report
from speclint.run.baseline import BASELINE, write_baseline
from speclint.run.lint import lint
from speclint.run.suppress import Ignore
from speclint.settings import config

FANCY, CART = "local/fancy-word", "local/cart"


def run(folder: Path) -> Report:
    return lint(["specs"], config.load(folder))


def edit(folder: Path, old: str, new: str, name: str = "specs/clerk.md") -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def kept(report: Report) -> list[tuple[str, int | None]]:
    return [(finding.rule, finding.place.line) for finding in report.findings]


BARE = [(FANCY, 7), (CART, 7), (FANCY, 11)]


def test_nothing_is_set_aside_without_being_asked(repository: Path) -> None:
    assert kept(run(repository)) == BARE


COMMENTS = [
    (
        [(CART, 8), (FANCY, 12)],
        ["said by the board"],
        "Under",
        "<!-- speclint: ignore local/fancy-word - said by the board -->\nUnder",
    ),
    ([(FANCY, 12)], ["both", "both"], "Under", "<!-- speclint: allow local/fancy-word, local/cart - both -->\nUnder"),
    ([(FANCY, 12)], ["no reason given"] * 2, "Under", "<!-- speclint: ignore local -->\nUnder"),
    ([(FANCY, 12)], ["x", "x"], "Under", "<!-- speclint: ignore local/* -- x -->\nUnder"),
    ([(FANCY, 7), (CART, 7)], ["late"], "a ledger.", "a ledger. <!-- SPECLINT: Ignore local/fancy-word — late -->"),
    ([(CART, 9)], ["all of it"] * 2, "# FILE", "<!-- speclint: ignore local/fancy-word - all of it -->\n\n# FILE"),
]


@pytest.mark.parametrize(("left", "reasons", "old", "new"), COMMENTS)
def test_a_comment_sets_rules_aside(
    left: list[tuple[str, int]], reasons: list[str], old: str, new: str, repository: Path
) -> None:
    edit(repository, old, new)
    report = run(repository)
    assert kept(report) == left
    assert [finding.reason for finding in report.suppressed] == reasons


WORDS = run_("Under direction, utilizes a book.")
ANCHORED = f'<w:commentRangeStart w:id="4"/>{WORDS}<w:commentRangeEnd w:id="4"/>'
WORD = [
    (0, "speclint: ignore local/fancy-word - said by the board"),
    (1, "speclint: ignore local/cart - x"),
    (1, "Why?"),
]


@pytest.mark.parametrize(("left", "said"), WORD)
def test_a_word_comment_sets_rules_aside(left: int, said: str, repository: Path) -> None:
    body = para(run_("FILE CLERK")) + para(run_("DEFINITION")) + para(ANCHORED)
    comments = part("comments", f'<w:comment w:id="4" w:author="Ann" w:date="D">{para(run_(said))}</w:comment>')
    (repository / "specs" / "clerk.md").unlink()
    (repository / "specs" / "clerk.docx").write_bytes(docx(body, comments=comments))
    report = run(repository)
    assert sum(finding.rule == FANCY for finding in report.findings) == left
    assert [finding.reason for finding in report.suppressed] == ["said by the board"] * (1 - left)


IDLE = [
    ("there is no such rule", "Did you mean 'local/cart'", "<!-- speclint: ignore local/cat - x -->\nUnder"),
    ("there is no such rule", "Did you mean 'local'", "<!-- speclint: ignore locl - x -->\nUnder"),
    ("“speclint: alow local/cart - x”", "speclint: allow", "<!-- speclint: alow local/cart - x -->\nUnder"),
    ("“speclint: ignore”", "speclint: allow", "<!-- speclint: ignore -->\nUnder"),
    (
        "nothing is found here",
        "Remove the comment",
        "<!-- speclint: ignore local/cart -->\nUnder general supervision, files.\n\nUnder",
    ),
]


@pytest.mark.parametrize(("message", "help_", "new"), IDLE)
def test_a_comment_that_sets_nothing_aside_is_a_finding(message: str, help_: str, new: str, repository: Path) -> None:
    edit(repository, "Under", new)
    found = [finding for finding in run(repository).findings if finding.rule == "file/unused-ignore"]
    assert [finding.severity.value for finding in found] == ["note"]
    assert message in found[0].message
    assert help_ in found[0].help
    assert found[0].place.line == 8


def test_a_comment_for_a_rule_that_does_not_run_is_left_in_peace(repository: Path) -> None:
    edit(repository, "Under", "<!-- speclint: ignore wording/and-or - not now -->\nUnder")
    assert "file/unused-ignore" not in {finding.rule for finding in run(repository).findings}


def test_other_comments_mean_nothing(repository: Path) -> None:
    edit(repository, "Under", "<!-- ask the board: should speclint ignore this? -->\nUnder")
    assert kept(run(repository)) == [(rule, (line or 0) + 1) for rule, line in BARE]


IGNORE = '\n[[ignore]]\nfiles = "specs/*.md"\nrules = ["local/fancy-word"]\nreason = "old"\nexpires = 2027-01-01\n'


@pytest.mark.parametrize(
    ("left", "notices", "as_of"), [(1, 0, "2026-12-31"), (3, 1, "2027-01-01"), (3, 1, "2030-01-01")]
)
def test_the_config_sets_rules_aside_until_a_day(left: int, notices: int, as_of: str, repository: Path) -> None:
    path = repository / "speclint.toml"
    path.write_text(path.read_text("utf-8") + f"as-of = {as_of}\n" + IGNORE, "utf-8")
    report = run(repository)
    assert len(report.findings) == left
    assert [f.reason for f in report.suppressed] == ["old"] * (3 - left)
    assert sum("expired on 2027-01-01 (old)" in notice for notice in report.notices) == notices


def test_an_ignored_rule_must_exist(repository: Path) -> None:
    path = repository / "speclint.toml"
    path.write_text(path.read_text("utf-8") + IGNORE.replace("fancy-word", "fancy"), "utf-8")
    with pytest.raises(Misuse, match=r"speclint\.toml:6: unknown rule 'local/fancy'"):
        run(repository)


def baseline(folder: Path) -> None:
    entries = [{"fingerprint": f.fingerprint, "rule": f.rule, "path": f.path} for f in run(folder).findings]
    write_baseline(folder / BASELINE, entries)


def test_a_baseline_survives_edits_above(repository: Path) -> None:
    baseline(repository)
    edit(repository, "Code No.", "\n\nCity of Marisol\n\nCode No.")
    report = run(repository)
    assert (len(report.findings), len(report.baseline)) == (0, 3)


def test_a_new_finding_is_not_in_the_baseline(repository: Path) -> None:
    baseline(repository)
    edit(repository, "2. Retrieves", "2. Utilizes stairs.\n3. Retrieves")
    report = run(repository)
    assert (kept(report), len(report.baseline)) == ([(FANCY, 12)], 3)


def test_stale_entries_are_said(repository: Path) -> None:
    baseline(repository)
    edit(repository, "Utilizes a ledger", "Uses a ledger")
    report = run(repository)
    assert len(report.baseline) == 2
    assert any("1 entry of the baseline" in notice for notice in report.notices)


def test_entries_of_a_file_that_is_gone_are_stale_and_those_of_a_renamed_one_are_not(repository: Path) -> None:
    baseline(repository)
    clerk = repository / "specs" / "clerk.md"
    clerk.rename(clerk.with_name("renamed.md"))
    assert (len(run(repository).baseline), run(repository).notices) == (3, ())
    (repository / "specs" / "renamed.md").write_text("# MAP CLERK\n\n## DUTIES\n\nFiles maps.\n", "utf-8")
    assert any("3 entries of the baseline" in notice for notice in run(repository).notices)


@pytest.mark.parametrize("text", ["{", "[1]", '[{"rule": "a/b"}]', '[{"fingerprint": "x"}]', "{}", "null", "[" * 9999])
def test_a_broken_baseline_is_a_misuse(text: str, repository: Path) -> None:
    (repository / BASELINE).write_text(text, "utf-8")
    with pytest.raises(Misuse, match="this is no baseline"):
        run(repository)


def test_a_baseline_is_one_finding_a_line_in_order(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    entries = [{"fingerprint": f, "rule": "a/b", "path": p} for f, p in (("2", "b"), ("1", "a"), ("1", "a"))]
    write_baseline(path, entries)
    assert [entry["path"] for entry in json.loads(path.read_text("utf-8"))] == ["a", "b"]
    assert len(path.read_text("utf-8").splitlines()) == 4


@pytest.mark.parametrize(
    ("expected", "expires", "as_of"),
    [(False, "", "2026-01-01"), (False, "2026-01-02", "2026-01-01"), (True, "2026-01-01", "2026-01-01")],
)
def test_the_day_it_expires_counts(expected: bool, expires: str, as_of: str) -> None:
    assert Ignore(("*",), ("a",), "r", expires).expired(as_of) is expected


OFTEN = [f"- Files letters and/or maps of pier {number}.\n" for number in range(5)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (OFTEN[:1], [("“and/or” leaves open whether one or both are meant", 0)]),
        (OFTEN[:3], [("“and/or” leaves open whether one or both are meant (3 places)", 2)]),
        (OFTEN[:4], [("“and/or” leaves open whether one or both are meant (4 places)", 3)]),
        ([*OFTEN[:4], OFTEN[4].rstrip() + " <!-- speclint: allow wording/and-or - the law says so -->\n"],
         [("“and/or” leaves open whether one or both are meant (4 places)", 3)]),
    ],
    ids=["one is one", "a few", "a habit is told once", "what is allowed stays apart"],
)  # fmt: skip
def test_a_habit_is_one_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[str], found: list[tuple[str, int]]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clerk.md").write_text(f"# CLERK\n\n## DEFINITION\n\nFiles.\n\n## DUTIES\n\n{''.join(said)}", "utf-8")
    (tmp_path / "speclint.toml").write_text('select = ["wording/and-or"]\n', "utf-8")
    report = lint(["clerk.md"], config.load(tmp_path))
    assert [(f.message, len(f.related)) for f in report.findings] == found
    assert len(report.suppressed) == max(0, len(said) - 4)
