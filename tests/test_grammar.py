from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Collection, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Thread, Timer
from typing import Any

import languagetool_fake as fakes
import pytest
from checking import shipped_check
from languagetool_fake import Fake, Misbehaviour, running

from speclint import cli, formats
from speclint.checks.grammar import LanguageTool
from speclint.document import Span
from speclint.errors import Misuse
from speclint.grammar import child as worker
from speclint.grammar import client, embedded, keeper, orphans, proofread, server, text
from speclint.grammar import lock as lock_module
from speclint.grammar.client import Fault, Helper, Match
from speclint.grammar.lock import Lock
from speclint.grammar.places import Installation
from speclint.grammar.text import MOST, Request
from speclint.recognize import recognize
from speclint.settings import profiles
from speclint.spec import Plan, Slip, Spec

needs_library = pytest.mark.skipif(
    not client.usable(), reason="language-tool-python is not installed: pip install 'speclint[languagetool]'"
)

DEGREE = "Requires a degree from a accredited college or university in this state."
SPEC = f"# FILE CLERK\n\n## DEFINITION\n\nFiles letters 📎 for the city and keeps them.\n\n## EDUCATION\n\n{DEGREE}\n"


@pytest.fixture(autouse=True)
def _nothing_installed(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path_factory.mktemp("nothing")
    monkeypatch.setenv("XDG_DATA_HOME", str(empty))
    monkeypatch.setenv("LTP_PATH", str(empty))
    monkeypatch.setattr(embedded, "usable", lambda: False)  # these tests are about LanguageTool


@pytest.fixture
def fake() -> Iterator[Fake]:
    with running(Fake()) as found:
        yield found


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "_LEAST_SECONDS", 2.0)
    monkeypatch.setattr(client, "_COLD_SECONDS", 2.0)
    monkeypatch.setattr(client, "_CHARACTERS_A_SECOND", 1e9)


def spec(source: str, name: str = "clerk.md") -> Spec:
    profile = profiles.load(profiles.find("alameda", Path()))[0]
    return recognize(formats.read(source.encode(), name), profile, "proposed")


def written(folder: Path, url: str = "", count: int = 1, wish: str = "auto") -> None:
    table = f'[languagetool]\nurl = "{url}"\n' if url else ""
    (folder / "speclint.toml").write_text(f'select = ["grammar"]\ngrammar = "{wish}"\n{table}', "utf-8")
    for nth in range(count):
        source = SPEC if count == 1 else SPEC.replace("letters", f"letters of kind {nth}")
        (folder / f"clerk-{nth}.md").write_text(source, "utf-8")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    code = cli.main(["check", ".", "--output-format", "json", *arguments])
    said = capsys.readouterr()
    assert said.out, said.err
    report: dict[str, Any] = json.loads(said.out)
    return code, report


# what is asked


def test_headings_mastheads_furniture_and_labels_are_not_asked_about() -> None:
    head = "CITY OF MARISOL\nCode No. 1001\n\nFILE CLERK\n\nDEFINITION\n\nFiles letters for the city.\n\n"
    source = f"{head}(OVER)\n\nDUTIES\n\n1. Sorts and files incoming letters.\n"
    asked = [p.text for _, p in text.passages(spec(source, "clerk.txt"))]
    assert asked == ["Files letters for the city.", "Sorts and files incoming letters."]


def test_a_sentence_that_a_page_turn_cut_is_asked_about_whole_and_found_in_both_halves() -> None:
    source = "FILE CLERK\n\nDEFINITION\n\nFiles letters with great\n\n(OVER)\n\nspeed and accuracy for the city.\n"
    read = spec(source, "clerk.txt")
    ((_, passage),) = text.passages(read)
    assert passage.text == "Files letters with great speed and accuracy for the city."
    at = passage.text.index("speed")
    assert read.view[passage.span(at, at + 5)] == "speed"


def test_forms_and_tables_of_codes_are_not_asked_about() -> None:
    form = "Class Code . . . . . . 1001 and more\n\nName ______ of the clerk\n\nFILES ALL THE LETTERS"
    source = f"# FILE CLERK\n\n## DUTIES\n\n{form}\n\nFiles all the letters.\n"
    assert [p.text for _, p in text.passages(spec(source))] == ["Files all the letters."]


def test_text_keeps_its_length_whatever_blanks_it_has() -> None:
    odd = "a\nb\tc\u00a0d\u2028e📎f\ud800g"
    assert len(text.plain(odd)) == len(odd)
    text.plain(odd).encode()


def test_a_stretch_is_placed_in_its_block_or_nowhere() -> None:
    request = Request(("ab", "cde", "f"))
    assert request.text == "ab\n\ncde\n\nf"
    assert request.spot(0, 2) == (0, 0, 2)
    assert request.spot(4, 7) == (1, 0, 3)
    assert request.spot(9, 10) == (2, 0, 1)
    for start, end in ((0, 3), (1, 5), (-1, 1), (5, 5), (7, 5), (9, 99), (2, 4)):
        assert request.spot(start, end) is None


def test_one_request_a_document_and_no_request_without_end() -> None:
    assert len(list(text.requests(["x" * 100] * 50))) == 1
    long = list(text.requests(["x" * 900] * 100))
    assert len(long) > 1
    assert all(len(request.text) <= MOST + 1000 for request in long)
    assert [b for request in long for b in request.blocks] == ["x" * 900] * 100
    assert not list(text.requests([]))


@pytest.mark.parametrize(
    ("whole", "start", "size", "end"), [("ab📎cd", 2, 2, 3), ("ab📎cd", 2, 3, 4), ("abcd", 1, 2, 3), ("ab", 1, 9, 10)]
)
def test_java_counts_an_emoji_as_two(whole: str, start: int, size: int, end: int) -> None:
    assert worker.ended(whole, start, size) == end


# what is a fault


def sifted(check: LanguageTool, sentence: str, found: str, *instead: str, rule: str = "X") -> list[str]:
    read = spec(f"# FILE CLERK\n\n## DEFINITION\n\n{sentence}\n")
    section, passage = next(iter(text.passages(read)))
    at = passage.text.index(found)
    slip = Slip(rule, "said", section, passage, at, at + len(found), instead)
    hits = list(check.find(replace(read, slips=(slip,)), Plan((read,))))
    return [(hit.fixes[0].edits[0].text if hit.fixes else "") for hit in hits]


LEFT = [
    ("Works part time in summer at the pool.", "part time", "FULL_TIME", True),
    ("Works part time with the crew.", "part time", "FULL_TIME", True),
    ("Works full time; files.", "full time", "FULL_TIME", True),
    ("Trains part time lifeguards.", "part time", "FULL_TIME", False),
    ("Leads watt hour tests.", "watt hour", "EN_COMPOUNDS", True),
    ("Keeps data bases.", "data bases", "EN_COMPOUNDS", False),
    ("Repairs pumps that are heavy duty.", "heavy duty", "CA_HEAVY_DUTY", True),
    ("Repairs heavy duty pumps.", "heavy duty", "CA_HEAVY_DUTY", False),
    ("Files an herbarium of weeds.", "an", "EN_A_VS_AN", True),
    ("Files an map.", "an", "EN_A_VS_AN", False),
    ("Keeps Part 199- Drug Testing.", "199- Drug", "EN_SPLIT_WORDS_HYPHEN", True),
    ("Works under direc- tion.", "direc- tion", "EN_SPLIT_WORDS_HYPHEN", False),
    ("The crew were here.", "were", "AGREEMENT_SENT_START", False),
    ("The crew were here.", "were here", "AGREEMENT_SENT_START", True),
    ("Keeps all reports. but files.", "but", "UPPERCASE_SENTENCE_START", True),
    ("Keeps all documents. records are here.", "records", "UPPERCASE_SENTENCE_START", False),
]


@pytest.mark.parametrize(("sentence", "found", "rule", "left"), LEFT)
def test_what_a_rule_leaves_alone(sentence: str, found: str, rule: str, left: bool) -> None:
    check = shipped_check(f"grammar/{rule}")
    assert isinstance(check, LanguageTool)
    assert (sifted(check, sentence, found, rule=check.rules[0].removesuffix("_*")) == []) is left


SPELLING = LanguageTool(rules=("X",), spelling=True, words=frozenset({"blockout"}))


@pytest.mark.parametrize(
    ("sentence", "found", "instead", "wanted"),
    [
        ("Studies the enviornment of the harbor.", "enviornment", ("environment",), ["environment"]),
        ("Enviornment studies are made by clerks.", "Enviornment", ("Environment",), ["Environment"]),
        ("Keeps the finan cial records here.", "finan cial", ("financial",), ["financial"]),
        ("Works for Enviornment Watch in town.", "Enviornment", ("Environment",), []),
        ("Works with CalPERS on pensions.", "CalPERS", ("Calipers",), []),
        ("Handles nontax matters for clerks.", "nontax", (), []),
        ("Supervises a journeyperson in the shop.", "journeyperson", ("journey person",), []),
        ("Sets a blockout in the wall.", "blockout", ("lockout",), []),
        ("Weighs the vettings of clerks.", "vettings", ("settings",), []),
        ("Reads “enviornment” in the old act.", "enviornment", ("environment",), []),
        ("Writes to enviornment@marisol.example daily.", "enviornment", ("environment",), []),
    ],
)
def test_a_misspelling_has_a_near_word_of_the_field(
    sentence: str, found: str, instead: tuple[str, ...], wanted: list[str]
) -> None:
    assert sifted(SPELLING, sentence, found, *instead) == wanted


def test_a_plain_misspelling_with_one_suggestion_is_a_safe_fix() -> None:
    read = spec("# FILE CLERK\n\n## DEFINITION\n\nStudies the enviornment of the harbor.\n")
    section, passage = next(iter(text.passages(read)))
    for instead, safe in ((("environment",), True), (("environment", "environments"), False)):
        slips = (Slip("X", "said", section, passage, 12, 23, instead),)
        (hit,) = SPELLING.find(replace(read, slips=slips), Plan((read,)))
        assert [fix.safe for fix in hit.fixes] == [safe]


@pytest.mark.parametrize(
    ("options", "sentence", "found", "wanted"),
    [
        ({"names": False}, "Trains a Fire Fighter for the city.", "Fire Fighter", 0),
        ({"names": False}, "Trains a fire fighter for the city.", "fire fighter", 1),
        ({"inside": True}, "files letters for the city.", "files", 0),
        ({"inside": True}, "Sorts them. files letters for the city.", "files", 1),
        ({"kinds": ("item",)}, "Files letters for the city.", "Files", 0),
        ({}, "Files caf\ufffd letters for the city.", "caf\ufffd", 0),
    ],
)
def test_what_is_left_alone(options: dict[str, Any], sentence: str, found: str, wanted: int) -> None:
    assert len(sifted(LanguageTool(rules=("X",), **options), sentence, found, "other")) == wanted


def test_a_family_of_rules_and_no_other() -> None:
    check = LanguageTool(rules=("EN_COMPOUNDS_*",))
    assert sifted(check, "Updates data bases daily.", "data bases", "databases", rule="EN_COMPOUNDS_DATA_BASES")
    assert sifted(check, "Updates data bases daily.", "data bases", "databases", rule="EN_COMPOUNDS")
    assert not sifted(check, "Updates data bases daily.", "data bases", "databases", rule="EN_COMPOUNDSX")


def test_a_divided_word_is_joined_where_it_is_known() -> None:
    assert sifted(LanguageTool(rules=("X",)), "Plans pro- grams for youth.", "pro- grams", "pro-grams") == ["programs"]


# never silently off, never silently on


def test_nothing_of_it_is_imported_unless_it_is_asked_for(here: Path) -> None:
    written(here, wish="off")
    look = "[m for m in sys.modules if 'speclint.grammar.' in m or m.startswith('language_tool')]"
    code = f"import sys; from speclint.cli import main; main(['check', '.', '--no-cache']); print({look})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"


def test_auto_without_a_server_says_so_in_one_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(here)
    assert cli.main(["check", "."]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "rammar" in line]
    assert len(lines) == 1
    assert "Grammar was not checked: " in lines[0]
    assert "speclint grammar install" in lines[0] or "speclint[grammar]" in lines[0]


def test_required_without_a_server_is_incomplete(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(here)
    assert cli.main(["check", ".", "--grammar", "required"]) == 3
    assert "Grammar was not checked" in capsys.readouterr().out
    assert cli.main(["check", ".", "--grammar", "required", "--exit-zero"]) == 3


def test_a_selection_of_grammar_alone_while_it_is_off_is_said(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(here, wish="off")
    assert cli.main(["check", "."]) == 0
    assert "--grammar auto" in capsys.readouterr().out


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8081",
        "http://localhost:8081/",
        "http://[::1]:8081",
        "https://lt.marisol.example/languagetool",
        "HTTP://lt_2.marisol.example:80/v20",
    ],
)
def test_a_plain_address_is_taken(url: str) -> None:
    server.demand_private(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://api.languagetool.org",
        "https://LanguageTool.org./api",
        "https://api.languagetoolplus.com/v2",
        "http://",
        "http://[::1",
        "https://api.languagetool.com",
        "https://api.\uff4canguagetool.org",
        "http://api.languagetool.org\\@127.0.0.1:8081",
        "http://127.0.0.1:8081@api.languagetool.org",
        "http://127.0.0.1:8081/?x=@y",
        "http://127.0.0.1:99999",
        "http://127.0.0.1:0",
        "127.0.0.1:8081",
        "localhost:8081",
        "ftp://127.0.0.1:8081",
        "http://127.0.0.1 :8081",
        "http://127.0.0.1:8081/v2",
        "http://127.0.0.1:8081/v2/",
    ],
)
def test_the_public_service_is_refused(url: str) -> None:
    with pytest.raises(Misuse):
        server.demand_private(url)


def test_a_public_address_is_misuse_at_its_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(here, "https://api.languagetool.org")
    assert cli.main(["check", "."]) == 2
    assert "speclint.toml:4: " in capsys.readouterr().err


def test_an_allowance_is_not_idle_while_grammar_is_off(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(here, wish="off")
    comment = "<!-- speclint: ignore grammar/EN_A_VS_AN -- quoted -->"
    (here / "clerk-0.md").write_text(SPEC.replace(DEGREE, f"{comment}\n{DEGREE}"), "utf-8")
    assert told(capsys)[1]["findings"] == []


@pytest.mark.parametrize(
    ("url", "here_"),
    [
        ("http://127.0.0.1:8081", True),
        ("http://localhost:8081", True),
        ("http://[::1]:8081", True),
        ("http://127.0.0.1.nip.example", False),
        ("http://10.0.0.4:8081", False),
        ("https://lt.marisol.example", False),
    ],
)
def test_which_address_is_on_this_computer(url: str, here_: bool) -> None:
    assert server.is_loopback(url) is here_
    assert server.Configured(url).elsewhere == ("" if here_ else url)


# a server that behaves


@needs_library
def test_a_finding_stands_where_it_is_in_the_file(here: Path, fake: Fake, capsys: pytest.CaptureFixture[str]) -> None:
    written(here, fake.url)
    _, report = told(capsys)
    (finding,) = report["findings"]
    assert finding["rule"] == "grammar/EN_A_VS_AN"
    assert finding["excerpt"] == "a accredited"
    assert finding["place"]["line"] == SPEC[: SPEC.index(DEGREE)].count("\n") + 1
    assert finding["place"]["column"] == DEGREE.index("a accredited") + 1
    assert finding["fixes"][0]["edits"][0]["text"] == "an accredited"
    assert finding["fixes"][0]["safe"] is False
    assert len(fake.texts) == 1
    assert "📎" in fake.texts[0]
    assert "DEFINITION" not in fake.texts[0]


@needs_library
def test_two_files_at_a_time_do_not_mix_their_emoji(here: Path, fake: Fake, capsys: pytest.CaptureFixture[str]) -> None:
    written(here, fake.url, count=12)
    for nth in range(0, 12, 2):
        path = here / f"clerk-{nth}.md"
        path.write_text(path.read_text("utf-8").replace("📎", "📎📎📎📎📎"), "utf-8")
    _, report = told(capsys)
    assert [finding["excerpt"] for finding in report["findings"]] == ["a accredited"] * 12


@needs_library
def test_what_has_not_changed_is_not_asked_again(here: Path, fake: Fake, capsys: pytest.CaptureFixture[str]) -> None:
    written(here, fake.url, count=3)
    first = told(capsys)
    asked = len(fake.texts)
    assert told(capsys) == first
    assert len(fake.texts) == asked
    path = here / "clerk-1.md"
    path.write_text(path.read_text("utf-8").replace("keeps them", "keeps them well"), "utf-8")
    told(capsys)
    assert len(fake.texts) == asked + 1
    assert "keeps them well" in fake.texts[-1]
    assert DEGREE not in fake.texts[-1]
    fake.info = {"software": fakes.SOFTWARE | {"version": "6.8"}}
    told(capsys)
    assert len(fake.texts) > asked + 1


@needs_library
def test_a_proxy_of_the_environment_never_sees_the_text(
    here: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with running(Fake()) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        written(here, fake.url)
        _, report = told(capsys)
        assert len(report["findings"]) == 1
        assert not proxy.texts


@needs_library
def test_an_allowance_names_a_rule_as_languagetool_does(
    here: Path, fake: Fake, capsys: pytest.CaptureFixture[str]
) -> None:
    written(here, fake.url)
    path = here / "clerk-0.md"
    comment = "<!-- speclint: ignore grammar/EN_A_VS_AN -- quoted from the law -->\n"
    path.write_text(SPEC.replace(DEGREE, f"{comment}{DEGREE}"), "utf-8")
    _, report = told(capsys)
    assert not report["findings"]
    assert report["summary"]["suppressed"] == 1


# a server that does not


@needs_library
@pytest.mark.parametrize("fault", [fakes.broken, fakes.garbage, fakes.shapeless])
def test_an_answer_without_sense_spares_the_other_files(
    here: Path, fake: Fake, capsys: pytest.CaptureFixture[str], fault: Misbehaviour
) -> None:
    fake.fault = lambda f, handler, asked: "kind 1 " in asked and fault(f, handler, asked)
    written(here, fake.url, count=3)
    code, report = told(capsys)
    assert code == 0
    assert [finding["path"] for finding in report["findings"]] == ["clerk-0.md", "clerk-2.md"]
    (said,) = report["notices"]
    assert "Grammar was not checked in 1 file" in said
    assert "clerk-" in said
    assert sum(file["reason"] == "grammar was not checked" for file in report["files"]) == 1
    code, _ = told(capsys, "--grammar", "required")
    assert code == 3


def test_the_first_answers_may_take_longer(
    here: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    limits: list[float] = []

    def asked(_: Helper, __: str, request: Request, ___: Collection[str], seconds: float) -> tuple[Match, ...]:
        limits.append(seconds - len(request.text) / client._CHARACTERS_A_SECOND)
        return ()

    monkeypatch.setattr(client, "usable", lambda: True)
    monkeypatch.setattr(Helper, "ask", asked)
    monkeypatch.setattr(proofread, "_AT_ONCE", 1)
    monkeypatch.setattr(server, "SILENT_SECONDS", 1e6)
    written(here, fake.url, count=3)
    told(capsys)
    assert limits == pytest.approx([client._COLD_SECONDS, client._LEAST_SECONDS, client._LEAST_SECONDS])


@needs_library
@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("fault", [fakes.hang, fakes.drip, fakes.cut])
def test_a_server_that_hangs_is_given_up_in_time(
    here: Path, fake: Fake, capsys: pytest.CaptureFixture[str], fault: Misbehaviour
) -> None:
    fake.fault = fault
    written(here, fake.url, count=6)
    code, report = told(capsys)
    assert code == 0
    assert "Grammar was not checked in 6 files" in report["notices"][0]


@needs_library
@pytest.mark.parametrize("fault", [fakes.hang, fakes.drip])
def test_a_silent_server_is_given_up_once_and_the_rest_of_the_report_stands(
    here: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fault: Misbehaviour
) -> None:
    asked: list[float] = []
    ask = Helper.ask

    def noted(
        helper: Helper, url: str, request: Request, rules: Collection[str], seconds: float = 0
    ) -> tuple[Match, ...]:
        asked.append(seconds)
        return ask(helper, url, request, rules, seconds)

    monkeypatch.setattr(server, "SILENT_SECONDS", 1.0)
    monkeypatch.setattr(Helper, "ask", noted)
    fake.fault = fault
    written(here, fake.url, count=6)
    (here / "speclint.toml").write_text(f'grammar = "auto"\n[languagetool]\nurl = "{fake.url}"\n', "utf-8")
    _, report = told(capsys)
    assert "Grammar was not checked in 6 files" in report["notices"][0]
    assert {file["status"] for file in report["files"]} == {"checked"}
    assert any(finding["rule"].startswith("structure/") for finding in report["findings"])
    assert asked
    assert sum(asked) <= 2 * 1.0 + 0.1 * len(asked)  # two at a time, in one second of silence


@needs_library
@pytest.mark.usefixtures("quick")
def test_an_answer_without_end_is_cut_off(fake: Fake) -> None:
    fake.fault = fakes.endless
    helper = Helper()
    with pytest.raises(Fault):
        helper.ask(fake.url, Request(("Files letters.",)), {"X"}, 3)
    helper.close()


@needs_library
def test_a_text_does_not_follow_a_redirect(here: Path, fake: Fake, capsys: pytest.CaptureFixture[str]) -> None:
    with running(Fake()) as other:

        def sent_on(_: Fake, handler: BaseHTTPRequestHandler, __: str) -> bool:
            handler.send_response(307)
            handler.send_header("Location", f"{other.url}/v2/check")
            handler.send_header("Content-Length", "0")
            handler.end_headers()
            return True

        fake.fault = sent_on
        written(here, fake.url)
        _, report = told(capsys)
        assert not other.texts
        assert "Grammar was not checked in 1 file" in report["notices"][0]


@needs_library
def test_a_server_that_dies_leaves_the_rest_of_the_run_standing(
    here: Path, fake: Fake, capsys: pytest.CaptureFixture[str]
) -> None:
    def dies(f: Fake, handler: BaseHTTPRequestHandler, _: str) -> bool:
        if len(f.texts) < 3:
            return False
        f.die()
        handler.close_connection = True
        return True

    fake.fault = dies
    written(here, fake.url, count=8)
    code, report = told(capsys)
    assert code == 0
    assert len(report["files"]) == 8
    assert 1 <= len(report["findings"]) <= 3
    assert "Grammar was not checked in" in report["notices"][0]


@needs_library
@pytest.mark.parametrize(
    ("info", "said"),
    [
        ({"software": {"name": "LanguageTool", "version": "3.9"}}, "6 or newer"),
        ({"software": {"name": "Grammarous", "version": "7.0"}}, "Grammarous"),
        ({"software": ["x"]}, "no LanguageTool"),
        (b"[" * 60_000, "no LanguageTool"),
        (b"\xff\x00", "no LanguageTool"),
    ],
)
def test_what_is_no_languagetool_is_not_asked(
    here: Path, fake: Fake, capsys: pytest.CaptureFixture[str], info: object, said: str
) -> None:
    fake.info = info
    written(here, fake.url)
    code, report = told(capsys)
    assert code == 0
    assert said in report["notices"][0]
    assert not fake.texts


def test_a_health_check_takes_no_longer_than_it_may(fake: Fake) -> None:
    assert client.healthy(fake.url)
    fake.sick = True
    with pytest.raises(Fault, match="no LanguageTool server answers"):
        client._get(fake.url, "/v2/healthcheck", 0.5)
    assert not client.healthy(fake.url, 0.5)
    fake.die()
    assert not client.healthy(fake.url)


@needs_library
def test_a_worker_that_ends_is_replaced_once(
    here: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ask = Helper.ask
    ended: list[Helper] = []

    def struck(helper: Helper, url: str, request: Request, rules: Collection[str], _: float) -> tuple[Match, ...]:
        if len(ended) < deaths:
            helper._process.kill()
            helper._process.wait()
            ended.append(helper)
        return ask(helper, url, request, rules)

    monkeypatch.setattr(Helper, "ask", struck)
    deaths = 1
    written(here, fake.url)
    _, report = told(capsys)
    assert len(report["findings"]) == 1
    assert len(ended) == 1
    deaths = 3
    _, report = told(capsys, "--no-cache")
    assert report["findings"] == []
    assert "the process that asks LanguageTool has ended" in report["notices"][0]


@needs_library
@pytest.mark.parametrize(
    "matches",
    [
        [{"offset": -5, "length": 3}],
        [{"offset": 2, "length": 10**9}],
        [{"offset": 3, "length": 0}],
        [{"rule": {"id": "../../x", "issueType": "", "category": {"id": ""}}}],
        [{"replacements": [{"value": "a\x1b[2Jb"}]}],
    ],
)
def test_an_answer_is_not_trusted(
    fake: Fake, here: Path, capsys: pytest.CaptureFixture[str], matches: list[dict[str, object]]
) -> None:
    fake.find = lambda asked: [fakes.match(asked, "a accredited") | changed for changed in matches]
    written(here, fake.url)
    code, report = told(capsys)
    assert code in {0, 1}
    assert "\x1b" not in json.dumps(report)
    for finding in report["findings"]:
        assert finding["excerpt"] == "a accredited"


# other commands than check


def spelling(text: str) -> list[dict[str, Any]]:
    """A misspelling, and ``a accredited``."""
    wrong = "enviornment" in text
    return [*fakes.articles(text), *([fakes.match(text, "enviornment", SPELLING_ID, "environment")] if wrong else [])]


SPELLING_ID = "MORFOLOGIK_RULE_EN_US"
MISSPELT = SPEC.replace("for the city", "and studies the enviornment")


@needs_library
@pytest.mark.parametrize("kept", [[], ["--no-cache"]])
def test_a_plain_misspelling_is_mended_by_fix(
    kept: list[str], here: Path, fake: Fake, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.find = spelling
    written(here, fake.url)
    path = here / "clerk-0.md"
    path.write_text(MISSPELT, "utf-8")
    assert cli.main(["fix", str(path), *kept]) == 0
    assert path.read_text("utf-8") == MISSPELT.replace("enviornment", "environment")
    assert "1 left. --unsafe would mend 1 more" in capsys.readouterr().out
    assert cli.main(["fix", str(path), "--unsafe", *kept]) == 0
    assert "an accredited" in path.read_text("utf-8")
    assert "0 left." in capsys.readouterr().out


@needs_library
def test_fix_asks_once_about_each_text(here: Path, fake: Fake) -> None:
    fake.find = spelling
    written(here, fake.url)
    (here / "clerk-0.md").write_text(MISSPELT, "utf-8")
    cli.main(["fix", "."])
    asked = [block for text_ in fake.texts for block in text_.split(text.JOINT)]
    assert len(asked) == len(set(asked)) > 2


@pytest.mark.parametrize("command", [["fix", "--diff"], ["baseline", "write"], ["baseline", "prune"]])
@pytest.mark.parametrize(("wish", "code"), [("auto", 0), ("required", 3)])
def test_no_command_is_silent_about_grammar_that_went_unread(
    command: list[str], wish: str, code: int, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(here, wish="off")
    cli.main(["baseline", "write"])
    capsys.readouterr()
    assert cli.main([*command, "clerk-0.md", "--grammar", wish]) == code
    assert capsys.readouterr().err.count("Notice: Grammar was not checked: ") == 1


@needs_library
def test_what_nobody_looked_for_stays_in_the_baseline(
    here: Path, fake: Fake, capsys: pytest.CaptureFixture[str]
) -> None:
    written(here, fake.url)
    cli.main(["baseline", "write"])
    assert "Wrote 1 finding" in capsys.readouterr().out
    for unread in (["--grammar", "off"], ["--select", "wording"], ["--ignore", "grammar"]):
        assert cli.main(["check", ".", *unread]) == 0
        assert "no longer found" not in capsys.readouterr().out
        cli.main(["baseline", "prune", *unread])
        assert "Removed 0 of 1" in capsys.readouterr().out
    fake.fault = fakes.garbage
    cli.main(["baseline", "prune", "--no-cache"])
    assert "Removed 0 of 1" in capsys.readouterr().out
    fake.find, fake.fault = (lambda _: []), (lambda *_: False)
    cli.main(["baseline", "prune", "--no-cache"])
    assert "Removed 1 of 1" in capsys.readouterr().out


# the keeper's lock and state


def test_a_lock_is_held_until_it_is_dropped(tmp_path: Path) -> None:
    first, second = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    assert not second.held()
    assert first.take()
    assert second.held()
    assert not second.take()
    first.drop()
    assert second.take()
    second.drop()


def test_what_a_dead_keeper_wrote_is_not_believed() -> None:
    folder = server.places.state()
    told_ = {"keeper": os.getpid(), "java": os.getpid(), "port": 80, "identity": "x"}
    (folder / "server.json").write_text(json.dumps(told_), "utf-8")
    assert server.running() is None
    lock = Lock(folder / "server.lock")
    lock.take()
    assert server.running() is None  # whoever has it now has not signed yet, or is another
    lock.sign(os.getpid())
    assert server.running() is not None
    for faulty in ("", "[]", '{"port": "x"}', '{"keeper": 1, "java": 1, "port": 99999, "identity": ""}'):
        (folder / "server.json").write_text(faulty, "utf-8")
        assert server.running() is None
    lock.drop()
    assert server.stop() is False


def test_who_looks_is_no_keeper(tmp_path: Path) -> None:
    looking, other, keeping = (Lock(tmp_path / "lock") for _ in range(3))
    assert looking._won(lock_module._share)
    assert not other.held()
    waiting = Thread(target=lambda: taken.append(keeper._taken(keeping)))
    taken: list[bool] = []
    waiting.start()
    looking.drop()
    waiting.join()
    assert taken == [True]
    assert not keeper._taken(other)


@pytest.mark.parametrize("killed", [False, True])
def test_a_server_is_stopped_when_its_own_keeper_has_let_go(killed: bool) -> None:
    folder = server.places.state()
    lock = Lock(folder / "server.lock")
    assert lock.take()
    lock.sign(111)
    told_ = {"keeper": 111, "java": 2, "port": 80, "identity": "x"}
    (folder / "server.json").write_text(json.dumps(told_), "utf-8")
    with pytest.raises(server.Unavailable, match="process 111"):
        server.stop(seconds=0.1)
    assert not (folder / "server.json").exists()

    def passed_on() -> None:
        if killed:
            lock.drop()
        else:  # the next keeper has the lock at once
            lock.sign(222)

    timer = Timer(0.1, passed_on)
    timer.start()
    assert server.stop() is True
    assert lock.signed() == (111 if killed else 222)
    lock.drop()


def test_what_another_run_brought_back_is_not_stopped(monkeypatch: pytest.MonkeyPatch, fake: Fake) -> None:
    folder = server.places.state()
    lock = Lock(folder / "server.lock")
    assert lock.take()
    lock.sign(111)
    own = server.Own(Installation(folder, "6.7"))
    port = int(fake.url.rpartition(":")[2])
    told_ = {"keeper": 111, "java": 2, "port": port, "identity": own.identity}
    (folder / "server.json").write_text(json.dumps(told_), "utf-8")
    assert own.revive("http://127.0.0.1:1") == fake.url
    assert own.address() == fake.url
    lock.drop()


# what a killed keeper leaves behind


@pytest.mark.skipif(sys.platform == "win32", reason="Windows shows nobody's command line")
@pytest.mark.parametrize("way", ["as this system tells it", "ps"])
def test_an_orphan_is_known_by_its_settings_and_no_stranger_is_touched(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "ps":
        if not shutil.which("ps"):
            pytest.skip("there is no ps here")
        monkeypatch.setattr(orphans, "_PROCESSES", tmp_path)
    script = tmp_path / "java"
    script.write_text("import time\nprint(flush=True)\ntime.sleep(300)\n", "utf-8")
    settings = server.settings()
    commands = [
        [orphans.MAIN, "--config", str(settings), "--port", "8081"],
        [orphans.MAIN, "--config", f"{settings}.old", "--port", "8081"],
        [orphans.MAIN, "--port", "8081"],
        ["tail", "-f", "--config", str(settings)],
    ]
    started = [
        subprocess.Popen([sys.executable, str(script), *words], stdout=subprocess.PIPE, text=True) for words in commands
    ]
    for process in started:
        assert process.stdout
        assert process.stdout.readline() == "\n"
    assert orphans.left(settings) == (started[0].pid,)
    reaper = Thread(target=started[0].wait)
    reaper.start()
    assert server.stop() is True
    reaper.join()
    assert started[0].returncode == -signal.SIGKILL
    assert [process.poll() for process in started[1:]] == [None] * 3
    assert server.stop() is False
    for process in started[1:]:
        process.kill()
        process.communicate()


def test_no_rules_no_questions() -> None:
    reader = proofread.Proofreader("", (), proofread.Store(None))
    assert reader.key == ""
    assert not reader.incomplete
    assert list(reader.notices()) == []


def test_spans_are_the_views_own() -> None:
    read = spec(SPEC)
    for _, passage in text.passages(read):
        assert read.view[passage.span(0, len(passage.text))] == passage.text
        assert isinstance(passage.whole, Span)
