"""Findings are asked in SQL."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from speclint.cli.commands import run

TORN = "# CLERK\n\n## DUTIES\n\n- Files the the forms.\n- Writes and/or types letters.\n"


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.md"):
        Path(name).write_text(TORN, "utf-8")
    run(["check", ".", "--no-cache", "--report", "jsonl=found.jsonl"])
    capsys.readouterr()
    return "found.jsonl"


COUNT = (
    "SELECT rule, count(DISTINCT path) AS files FROM findings WHERE rule = 'duplication/repeated-word' GROUP BY rule"
)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("full", "rule                       files\n-------------------------  -----\nduplication/repeated-word  2\n"),
        ("csv", "rule,files\r\nduplication/repeated-word,2\r\n"),
        ("json", '[\n  {\n    "rule": "duplication/repeated-word",\n    "files": 2\n  }\n]\n'),
    ],
)
def test_a_question_has_its_answer(report: str, form: str, expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sql", COUNT, report, "--output-format", form]) == 0
    assert capsys.readouterr().out == expected


def test_places_and_several_reports(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    question = "SELECT path, place.line AS line FROM findings WHERE rule = 'duplication/repeated-word' ORDER BY path"
    assert run(["sql", question, report, report, "--output-format", "csv"]) == 0
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert [(row["path"], row["line"]) for row in rows] == [("a.md", "5"), ("a.md", "5"), ("b.md", "5"), ("b.md", "5")]


def test_a_report_without_findings_can_be_asked(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(report).write_text("", "utf-8")
    assert run(["sql", "SELECT count(*) AS n FROM findings", report, "--output-format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == [{"n": 0}]


@pytest.mark.parametrize(
    ("said", "question", "name"),
    [
        ("there is no report 'none.jsonl'", "SELECT 1", "none.jsonl"),
        ("this is no jsonl report", "SELECT 1", "a.md"),
        ('Candidate bindings: "rule"', "SELECT rulle FROM findings", "found.jsonl"),
        ("cannot be answered", "SELECT * FROM read_csv('a.md')", "found.jsonl"),
        ("cannot be answered", "COPY findings TO 'out.csv'", "found.jsonl"),
    ],
)
@pytest.mark.usefixtures("report")
def test_what_cannot_be_answered_is_misuse(
    said: str, question: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["sql", question, name]) == 2
    assert said in capsys.readouterr().err
    assert not Path("out.csv").exists()
