"""What the files of a collection have to say to each other: made once a file, the same in any order."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclint.cache import Store
from speclint.cli import main
from speclint.finding import Report
from speclint.run import working as running
from speclint.run.road import run
from speclint.series import likeness, titles
from speclint.settings import config
from speclint.settings.instructions import prepare

RANKS = {"trainee": -3, "assistant": -1, "senior": 2, "supervisor": 4}


@pytest.mark.parametrize(
    ("stem", "rank", "numeral", "title"),
    [
        ("accountant", 0, 2, "Accountant II"),
        ("accountant", 0, 0, "ACCOUNTANT"),
        ("accountant", 2, 1, "Senior Accountant I"),
        ("accountant", -3, 0, "Accountant Trainee"),
        ("accountant", 4, 3, "Accountant Supervisor III"),
        ("branch chief inspection", 0, 1, "Branch Chief I, Inspection"),
        ("chef", 0, 2, "Chef 2"),
        ("senior", 0, 0, "Senior"),  # a word of rank alone is a name
        ("senior center aide", 0, 0, "SENIOR CENTER AIDE (Various Classes)"),
        ("clerk", 0, 0, "Clerk Series"),
    ],
)
def test_a_title_is_taken_apart(stem: str, rank: int, numeral: int, title: str) -> None:
    ranks = RANKS if "CENTER" not in title else {}
    assert titles.parsed(title, ranks) == (tuple(stem.split()), rank, numeral)


WORDS = st.lists(st.sampled_from("a b c d e f g".split()), min_size=1, max_size=9).map(" ".join)


@given(st.lists(WORDS, max_size=14, unique=True), st.sampled_from([0.5, 0.75, 0.8, 1.0]))
def test_among_chosen_texts_all_that_are_alike_are_found_and_no_other(texts: list[str], least: float) -> None:
    def alike(one: str, other: str) -> float:
        a, b = (sorted(text.split()) for text in (one, other))
        common = sum(min(a.count(word), b.count(word)) for word in {*a})
        return common / (len(a) + len(b) - common)

    among = likeness.Among(texts[: len(texts) // 2], least)
    for text in texts:
        every = [n for n, other in enumerate(among.texts) if other != text and alike(text, other) >= least - 1e-9]
        assert among.near(text) == every


SPECS = {
    "a.md": "# TIDE ANALYST I\n\nCode No. 4410\n\n## EXPERIENCE\n\nFour years of experience in surveying.\n",
    "b.md": "# TIDE ANALYST II\n\nCode No. 4411\n\n## EXPERIENCE\n\nTwo years of experience in surveying.\n",
    "c.md": "# HARBOR CLERK\n\nCode No. 4410\n\n## EXPERIENCE\n\nOne year as a Tides Analyst II.\n",
}


def folder(here: Path, specs: dict[str, str]) -> Path:
    (here / "speclint.toml").write_text('profile = "generic"\nselect = ["series"]\n', "utf-8")
    for name, text in specs.items():
        (here / name).write_text(text, "utf-8")
    return here


def report(*paths: str, store: Store | None = None) -> Report:
    return run(paths or ["."], prepare(config.load(Path.cwd())), store=store or Store(None)).report


def said(found: Report) -> list[tuple[str, str, str]]:
    return [(f.path, f.rule, f.related[0].path) for f in found.findings]


EXPECTED = [
    ("b.md", "series/level-inversion", "a.md"),
    ("c.md", "series/duplicate-code", "a.md"),
    ("c.md", "series/unknown-class", "b.md"),
]


def test_a_finding_names_the_other_file(here: Path) -> None:
    folder(here, SPECS)
    assert said(report()) == EXPECTED


def test_any_order_gives_the_same(here: Path) -> None:
    folder(here, SPECS)
    assert len({repr(report(*order)) for order in permutations(SPECS)}) == 1


def test_one_file_alone_has_nothing_to_say(here: Path) -> None:
    folder(here, SPECS)
    assert [said(report(name)) for name in SPECS] == [[], [], []]


def test_only_a_changed_file_is_read_anew(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(here, SPECS)
    store = Store(str(here / "kept"))
    report(store=store)
    read: list[str] = []
    made = running.page
    monkeypatch.setattr(running, "page", lambda spec, *more: (read.append(spec.document.path), made(spec, *more))[1])
    (here / "c.md").write_text(SPECS["c.md"].replace("4410", "4415"), "utf-8")
    assert said(report(store=store)) == [EXPECTED[0], EXPECTED[2]]
    assert read == ["c.md"]


def test_a_comment_sets_a_finding_aside(here: Path) -> None:
    allowed = "<!-- speclint: allow series/duplicate-code - the codes are merged in July -->\n\n"
    folder(here, SPECS | {"c.md": allowed + SPECS["c.md"]})
    assert said(report()) == [EXPECTED[0], EXPECTED[2]]
    assert [f.rule for f in report().suppressed] == ["series/duplicate-code"]


FORMATS = "full concise json jsonl sarif github gitlab junit markdown html".split()


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_has_the_findings(form: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder(here, SPECS)
    assert main(["check", ".", "--output-format", form, "--no-cache"]) == 1
    assert "4410" in capsys.readouterr().out


def test_the_json_names_the_other_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder(here, SPECS)
    main(["check", ".", "--output-format", "json", "--no-cache"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [f["related"][0]["path"] for f in found] == ["a.md", "a.md", "b.md"]


DATED = "# TIDE CLERK\n\nCode No. 4410\n\nApproved: {day}\n\n## DEFINITION\n\nKeeps tide tables.\n"


@pytest.mark.parametrize(
    ("count", "names", "days"),
    [
        (0, ["a.md", "b.md"], ["June 3, 2024", "May 2, 2011"]),
        (1, ["a.md", "b.md"], ["June 3, 2024", "June 3, 2024"]),
        (0, ["a.md", "a.txt"], ["June 3, 2024", "June 3, 2024"]),  # one document in two formats
    ],
)
def test_issues_of_one_class_are_no_duplicates(count: int, names: list[str], days: list[str], here: Path) -> None:
    folder(here, {name: DATED.format(day=day) for name, day in zip(names, days, strict=True)})
    assert len(report().findings) == count


LADDER = [
    {"path": "a.md", "title": "TIDE ANALYST I", "class_code": "4410", "level": 1, "years": 4.0},
    {"path": "b.md", "title": "TIDE ANALYST II", "class_code": "4411", "level": 2, "years": 2.0},
]


def test_a_series_is_a_ladder(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder(here, SPECS)
    assert main(["series", "--output-format", "json"]) == 0
    (series,) = json.loads(capsys.readouterr().out)["series"]
    assert series["name"] == "Tide Analyst"
    assert [{key: rung[key] for key in LADDER[0]} for rung in series["classes"]] == LADDER
    assert {key for rung in series["classes"] for key in rung} >= {"degree", "supervises", "leads", "flsa"}


STATED = "# {title}\n\n## WORKING CONDITIONS\n\nReasonable accommodation is made for {whom} who ask.\n"


def test_a_statement_has_its_wordings(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whom = {"a.md": "persons", "b.md": "persons", "c.md": "people"}
    folder(here, {name: STATED.format(title=f"CLERK {name[0]}", whom=said) for name, said in whom.items()})
    main(["series", "--output-format", "json"])
    (statement,) = json.loads(capsys.readouterr().out)["statements"]
    assert statement["name"] == "accommodation"
    assert [variant["files"] for variant in statement["variants"]] == [["a.md", "b.md"], ["c.md"]]


LICENSED = "# {0}\n\n## DUTIES\n\n- Files.\n\n## LICENSES\n\nMust possess a valid California driver's license.\n"


def old_law(here: Path) -> None:
    folder(
        here, {name: LICENSED.format(f"CLERK {name[0].upper()}") for name in ("b.md", "a.md")} | {"c.md": SPECS["c.md"]}
    )
    (here / "speclint.toml").write_text('profile = "generic"\njurisdiction = "us-ca"\n', "utf-8")


def test_law_that_changed_is_counted_over_the_collection(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old_law(here)
    assert main(["series", "--output-format", "json"]) == 0
    (law,) = json.loads(capsys.readouterr().out)["law"]
    assert (law["rule"], law["effective"], law["files"]) == ("law/ca-drivers-license", "2025-01-01", ["a.md", "b.md"])


@pytest.mark.parametrize("form", ["full", "html"])
def test_law_that_changed_is_said(form: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old_law(here)
    main(["series", "--output-format", form])
    out = capsys.readouterr().out
    assert all(word in out for word in ("Law that has changed", "SB 1100", "2025-01-01", "a.md, b.md"))


def test_where_no_law_changed_nothing_is_said_of_it(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder(here, SPECS)
    main(["series"])
    assert "Law that has changed" not in capsys.readouterr().out


@pytest.mark.parametrize("form", ["full", "json", "html"])
def test_the_ladders_are_the_same_in_any_order(form: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder(here, SPECS)
    said = set()
    for order in permutations(SPECS):
        assert main(["series", *order, "--output-format", form]) == 0
        said.add(capsys.readouterr().out)
    assert len(said) == 1
    assert "TIDE ANALYST II" in said.pop()


@pytest.mark.parametrize(("code", "paths"), [(3, ["none.md"]), (2, ["-"]), (2, ["--output-format", "pdf"])])
def test_what_cannot_be_shown_is_said(
    code: int, paths: list[str], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(here, SPECS)
    assert main(["series", *paths]) == code
    out, err = capsys.readouterr()
    assert "none.md" in out or err.startswith("speclint: ")


@pytest.mark.parametrize(
    ("found", "phrase"),
    [
        ([("a.md", "Four years of experience"), ("b.md", "Two years of experience")], "# years of experience"),
        ([("c.md", "Tides Analyst II")], "tides analyst II"),
        ([], "words per minute"),
    ],
)
def test_a_phrase_is_found(
    found: list[tuple[str, str]], phrase: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(here, SPECS)
    assert main(["find", phrase, ".", "--output-format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["files"] == 3
    assert [(place["path"], place["excerpt"]) for place in told["found"]] == found
    for place in told["found"]:
        text = (here / place["path"]).read_text("utf-8").split("\n")[place["place"]["line"] - 1]
        assert text[place["place"]["column"] - 1 : place["place"]["end_column"] - 1] == place["excerpt"]


@pytest.mark.parametrize("phrase", [[], ["(open"]])
def test_a_phrase_that_cannot_be_read_is_misuse(
    phrase: list[str], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(here, SPECS)
    assert main(["find", *phrase]) == 2
    assert "phrase" in capsys.readouterr().err


EDITED = "# {title}\n\n## EXAMPLES OF DUTIES\n\n1. Types at forty words per minute{end}.\n2. Files letters.\n"


def test_two_folders_are_one_table(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder_ in ("old", "new"):
        (here / folder_).mkdir()
        for n, title in enumerate(("TIDE CLERK", "HARBOR CLERK", "PIER CLERK")):
            changed = folder_ == "new" and n < 2
            text = EDITED.format(title=title, end="")
            text = text.replace("forty words per minute", "a keyboard") if changed else text
            (here / folder_ / f"{n}.md").write_text(text, "utf-8")
    assert main(["compare", "old", "new", "--output-format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    (edit,) = told["edits"]
    assert [file["path"] for file in edit["files"]] == ["new/0.md", "new/1.md"]
    assert [file["path"] for file in edit["missed"]] == ["new/2.md"]
    assert (edit["old"], edit["new"]) == ("forty words per minute", "a keyboard")
    assert main(["compare", "old", "old"]) == 0
    assert main(["compare", "old", "new", "--output-format", "html"]) == 2


def test_jsonl_is_one_finding_a_line_in_order(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder(here, SPECS)
    said = []
    for form in ("json", "jsonl"):
        main(["check", ".", "--output-format", form, "--no-cache"])
        said.append(capsys.readouterr().out)
    assert [json.loads(line) for line in said[1].splitlines()] == json.loads(said[0])["findings"]
