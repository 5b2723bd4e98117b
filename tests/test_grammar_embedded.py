"""Grammar by Harper: in this process, only for text that is new, and only what its rules ask for."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from speclint import cli, formats
from speclint.cache import Store
from speclint.errors import Misuse
from speclint.grammar import Absent, embedded, proofread, reader
from speclint.recognize import recognize
from speclint.settings import config, profiles
from speclint.spec import Spec

pytest.importorskip("harper", reason="harper-py is not installed: pip install 'speclint[grammar]'")

BODY = "Files letters for the whole organziation and keeps an list of them."
SOURCE = f"# FILE CLERK\n\n## DEFINITION\n\n{BODY}\n"
RULES = ("SpellCheck", "AnA")


def spec(source: str = SOURCE) -> Spec:
    profile = profiles.load(profiles.find("generic", Path()))[0]
    return recognize(formats.read(source.encode(), "clerk.md"), profile, "proposed")


def slips(read: Spec) -> list[tuple[str, str, str]]:
    return [(s.rule, s.passage.text[s.start : s.end], s.instead[0]) for s in read.slips or ()]


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    cli.main(["check", ".", "--output-format", "json", *arguments])
    said = capsys.readouterr()
    assert said.out, said.err
    report: dict[str, Any] = json.loads(said.out)
    return report


def test_what_it_notices_stands_where_it_stands() -> None:
    (read,) = embedded.Embedded(RULES, Store(None)).read([spec()])
    assert slips(read) == [("SpellCheck", "organziation", "organization"), ("AnA", "an", "a")]
    assert read.read_by == "harper"


def test_only_the_rules_asked_for_are_on() -> None:
    (read,) = embedded.Embedded(("AnA",), Store(None)).read([spec()])
    assert [rule for rule, _, _ in slips(read)] == ["AnA"]


def test_text_that_was_read_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = slips(*embedded.Embedded(RULES, Store(str(tmp_path))).read([spec()]))
    monkeypatch.setattr(embedded, "_linter", lambda: pytest.fail("it was loaded"))
    again = embedded.Embedded(RULES, Store(str(tmp_path)))
    assert slips(*again.read([spec()])) == first
    changed = SOURCE.replace("Files", "Keeps")
    with pytest.raises(pytest.fail.Exception):
        list(again.read([spec(changed)]))


def test_it_is_not_imported_where_grammar_is_off(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "clerk.md").write_text(SOURCE, "utf-8")
    sys.modules.pop("harper", None)
    report = told(capsys, "--no-cache")
    assert "harper" not in sys.modules
    assert not [f for f in report["findings"] if f["rule"].startswith("grammar/")]


@pytest.mark.parametrize(
    "written",
    ['grammar = "auto"', 'grammar.engine = "harper"', '[grammar]\nuse = "required"\nengine = "harper"'],
)
def test_a_config_asks_for_it(written: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "speclint.toml").write_text(f'profile = "generic"\nselect = ["grammar"]\n{written}\n', "utf-8")
    (here / "clerk.md").write_text(SOURCE, "utf-8")
    report = told(capsys)
    found = {(f["rule"], f["excerpt"]) for f in report["findings"] if f["rule"].startswith("grammar/")}
    assert found == {("grammar/HARPER_SPELLING", "organziation"), ("grammar/HARPER_A_OR_AN", "an")}
    assert not [notice for notice in report["notices"] if "rammar" in notice]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('grammar = "on"', "'grammar' is off, auto or required"),
        ('grammar.engine = "harpoon"', "unknown engine 'harpoon'"),
        ("grammar.engin = 'harper'", "unknown key 'engin'"),
    ],
)
def test_a_faulty_wish_is_a_misuse(written: str, said: str, here: Path) -> None:
    (here / "speclint.toml").write_text(written, "utf-8")
    with pytest.raises(Misuse, match=said):
        config.load(here)


def test_who_is_taken_when_nobody_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    table = [  # Harper, LanguageTool there; url; who reads
        (True, True, "", embedded.Embedded),
        (True, False, "", embedded.Embedded),
        (False, True, "", proofread.Proofreader),
        (False, False, "", Absent),
        (True, True, "http://127.0.0.1:9", proofread.Proofreader),
    ]
    for harper, languagetool, url, taken in table:
        monkeypatch.setattr(embedded, "usable", lambda known=harper: known)
        monkeypatch.setattr(proofread, "there", lambda known=languagetool: known)
        assert isinstance(reader("auto", "auto", url, {}, Store(None)), taken)


def test_who_is_not_there_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "usable", lambda: False)
    absent = reader("required", "harper", "", {"harper": RULES}, Store(None))
    assert absent.incomplete
    (said,) = absent.notices()
    assert said == "Grammar was not checked: Harper is not installed: pip install 'speclint[grammar]'."


def test_a_comment_that_allows_a_rule_of_the_other_engine_is_not_idle(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    comment = "<!-- speclint: allow grammar/EN_A_VS_AN - LanguageTool is wrong here -->\n"
    (here / "clerk.md").write_text(SOURCE.replace(BODY, f"{comment}{BODY}"), "utf-8")
    report = told(capsys, "--grammar", "auto", "--profile", "generic")
    assert "file/unused-ignore" not in {finding["rule"] for finding in report["findings"]}
