"""The whole road."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar

import pytest

import speclint
from speclint import formats
from speclint.cache import Store
from speclint.cli import main
from speclint.document import Document, ViewName
from speclint.errors import MAX_FILE, Misuse, Unreadable
from speclint.finding import Hit, Report
from speclint.formats import source
from speclint.profile import Profile
from speclint.recognize import recognize
from speclint.rule import Check, RuleSet
from speclint.run import checking as page
from speclint.run import frozen as record
from speclint.run import working as run_lint
from speclint.run.lint import check, lint, run
from speclint.series.collection import Collection
from speclint.series.facts import Meeting
from speclint.settings import config, profiles, rulebook
from speclint.settings.instructions import prepare
from speclint.spec import Plan, Spec


def rules_of(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def test_a_run_in_three_lines(repository: Path) -> None:
    report = lint(["specs"])
    assert rules_of(report) == ["local/fancy-word", "local/cart", "local/fancy-word"]
    assert [(f.path, f.title, f.class_code, f.status) for f in report.files] == [
        ("specs/clerk.md", "FILE CLERK", "1001", "checked")
    ]
    assert (report.exit, report.profile, report.incomplete) == (1, "alameda", False)


def test_the_public_face() -> None:
    document = speclint.read(b"# Clerk\n\n## Duties\n\n1. Utilizes a ledger and/or a cart.\n", "clerk.md")
    report = speclint.check([document])
    assert "wording/and-or" in rules_of(report)
    assert all(name in dir(speclint) or getattr(speclint, name) for name in speclint.__all__)
    assert speclint.lint is lint
    with pytest.raises(AttributeError, match="no attribute 'lnit'"):
        speclint.lnit  # noqa: B018


def test_fingerprints_differ_within_a_file(repository: Path) -> None:
    path = repository / "specs" / "clerk.md"
    path.write_text(path.read_text("utf-8") + "3. Utilizes a ledger.\n" * 3, "utf-8")
    found = [finding.fingerprint for finding in lint(["specs"]).findings]
    assert len(found) == len(set(found)) == 6


def test_the_order_of_arguments_changes_nothing(repository: Path) -> None:
    text = (repository / "specs" / "clerk.md").read_text("utf-8")
    for name in ("b.md", "a.md"):
        (repository / "specs" / name).write_text(text, "utf-8")
    names = ["specs/a.md", "specs/clerk.md", "specs/b.md"]
    assert lint(names) == lint(names[::-1]) == lint([*names, "specs"])


UNREADABLE = [
    ("missing", "none.md", None),
    ("empty", "empty.md", b""),
    ("empty", "blank.md", b" \n\t\n"),
    ("unsupported", "table.xlsx", b"x"),
    ("unsupported", "old.pages", b"PK"),
    ("damaged", "old.pdf", b"%PDF"),
    ("damaged", "binary.md", b"\x00\x01\x02\x00"),
]


@pytest.mark.parametrize(("code", "name", "content"), UNREADABLE)
def test_what_cannot_be_read_is_a_finding_and_incomplete(
    code: str, name: str, content: bytes | None, repository: Path
) -> None:
    if content is not None:
        (repository / name).write_bytes(content)
    report = lint([name, "specs"])
    assert (report.incomplete, report.exit) == (True, 3)
    assert [f.status for f in report.files if f.path == name] == ["unreadable"]
    (found,) = (f for f in report.findings if f.path == name)
    assert found.rule == f"file/{code}"
    assert found.help
    assert len([f for f in report.findings if f.path == "specs/clerk.md"]) == 3


@pytest.mark.parametrize("name", ["vast.md", "vast.docx", "vast.pdf"])
def test_a_file_beyond_the_limit_is_not_read(name: str, repository: Path) -> None:
    with (repository / name).open("wb") as stream:
        stream.truncate(1 << 36)  # a hole: to read it would take more memory than there is
    report = lint([name], cache=str(repository / "cache"))
    assert [(f.rule, f.path) for f in report.findings] == [("file/too-large", name)]
    assert report.exit == 3


def test_an_endless_stream_is_read_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def read(size: int = -1) -> bytes:
        asked.append(size)
        return b"x" * size

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=SimpleNamespace(read=read)))
    with pytest.raises(Unreadable, match="larger"):
        source.contents(None)
    assert asked == [MAX_FILE + 1]


def test_a_reader_that_crashes_does_not_end_the_run(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "specs" / "bad.txt").write_text("x", "utf-8")

    def crash(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(formats.READERS, ".txt", crash)
    report = lint(["specs"])
    assert rules_of(report)[0] == "file/damaged"
    assert "ZeroDivisionError" in str(report.files[0].reason)
    assert len(report.findings) == 4


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_on_which_recognition_crashes_costs_only_itself(
    repository: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    for number in range(12):
        (repository / "specs" / f"bad{number}.txt").write_text("x", "utf-8")

    def crash(document: Document, profile: Profile, view: ViewName) -> Spec:
        if "bad" in document.path:
            raise ZeroDivisionError
        return recognize(document, profile, view)

    monkeypatch.setattr(run_lint, "recognize", crash)
    report = run(["specs"], prepare(config.load(repository)), store=Store(None), jobs=jobs).report
    assert rules_of(report) == ["file/reading-crashed"] * 12 + ["local/fancy-word", "local/cart", "local/fancy-word"]
    assert "ZeroDivisionError" in str(report.files[0].reason)
    assert report.exit == 3


@dataclass(frozen=True)
class Crashing(Check):
    """A check with a fault."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        yield Hit(spec.title_span)
        raise ZeroDivisionError


def test_a_check_that_crashes_is_a_finding(repository: Path) -> None:
    told = prepare(config.load(repository))
    crashing = tuple(replace(rule, verb=Crashing()) if rule.id == "local/cart" else rule for rule in told.catalogue)
    report = run(["specs"], replace(told, catalogue=crashing), store=Store(None)).report
    assert rules_of(report) == ["file/check-crashed", "local/fancy-word", "local/fancy-word"]
    assert "local/cart" in report.findings[0].message
    assert report.exit == 1


@dataclass(frozen=True)
class Twice(Check):
    """A check that says everything twice."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        yield Hit(spec.title_span)
        yield Hit(spec.title_span)
        yield Hit(spec.title_span, {"message": "another fault"})


def test_the_same_finding_is_said_once(repository: Path) -> None:
    told = prepare(config.load(repository))
    twice = tuple(replace(r, verb=Twice()) for r in told.catalogue if r.id == "local/cart")
    report = run(["specs"], replace(told, catalogue=twice), store=Store(None)).report
    assert [f.message for f in report.findings] == ["another fault", "there is a cart"]


def test_one_misspelling_is_one_finding() -> None:
    words = "acurate mangement of comittees; sucessful assisstance; enviornment; preforms"
    document = speclint.read(f"# Clerk\n\n## Duties\n\n1. Keeps {words}.\n".encode(), "clerk.md")
    spelt = [f for f in speclint.check([document]).findings if f.excerpt in words and f.rule.startswith("wording/")]
    found = [(f.rule.partition("/")[2], f.excerpt) for f in spelt]
    assert found == [
        ("typo", "acurate"),
        ("typo", "mangement"),
        ("typo", "comittees"),
        ("typo", "sucessful"),
        ("typo", "assisstance"),
        ("misspelt", "enviornment"),
        ("confusable-word", "preforms"),
    ]


def test_a_rule_yields_only_to_one_that_speaks(repository: Path) -> None:
    told = prepare(config.load(repository))
    cart = next(r for r in told.catalogue if r.id == "local/cart")
    other = replace(cart, id="local/wagon", yields_to=("local/cart",))
    for rules, said in (((cart, other), ["local/cart"]), ((other,), ["local/wagon"])):
        report = run(["specs"], replace(told, catalogue=rules), store=Store(None)).report
        assert rules_of(report) == said


@dataclass(frozen=True)
class Crowded(Check):
    """A check across files: which other class has the same title?"""

    across_files: ClassVar[bool] = True

    def compare(self, collection: Collection) -> Iterator[Meeting]:
        for one in collection.facts:
            if sum(other.title == one.title for other in collection.facts) > 1:
                yield Meeting(one, one.head)


def test_a_check_may_ask_for_every_file(repository: Path) -> None:
    text = (repository / "specs" / "clerk.md").read_text("utf-8")
    (repository / "specs" / "other.md").write_text(text, "utf-8")
    told = prepare(config.load(repository))
    crowded = tuple(replace(r, verb=Crowded()) for r in told.catalogue if r.id == "local/cart")
    told = replace(told, catalogue=crowded)
    assert len(run(["specs"], told, store=Store(None)).report.findings) == 2
    assert len(run(["specs/other.md"], told, store=Store(None)).report.findings) == 0


@pytest.mark.parametrize(
    ("left", "settings"),
    [
        (["local/cart"], 'ignore = ["local/fancy-word"]\n'),
        ([], 'ignore = ["local"]\n'),
        (["local/fancy-word"] * 2, '[rules]\n"local/cart" = "off"\n'),
        (["local/fancy-word", "local/cart"], '[rules]\n"local/fancy-word" = {phrases = {letters = "papers"}}\n'),
    ],
)
def test_settings_choose_rules(left: list[str], settings: str, repository: Path) -> None:
    path = repository / "speclint.toml"
    path.write_text(path.read_text("utf-8") + settings, "utf-8")
    assert rules_of(lint(["specs"])) == left


def test_a_rule_that_is_selected_and_off_is_said(repository: Path) -> None:
    path = repository / "speclint.toml"
    text = 'packs = ["local.yaml"]\nselect = ["local/cart"]\n[rules]\n"local/cart" = "off"\n'
    path.write_text(text, "utf-8")
    assert any("local/cart is selected, but it is off" in notice for notice in lint(["specs"]).notices)


@pytest.mark.parametrize(("found", "jurisdiction"), [(3, "us-ca"), (3, "us-ca-alameda"), (2, "us"), (2, "us-tx")])
def test_a_rule_holds_in_its_jurisdiction(found: int, jurisdiction: str, repository: Path) -> None:
    pack = repository / "local.yaml"
    pack.write_text(pack.read_text("utf-8").replace("  in: [def", "  jurisdiction: [us-ca]\n  in: [def"), "utf-8")
    config_ = repository / "speclint.toml"
    config_.write_text(config_.read_text("utf-8") + f'jurisdiction = "{jurisdiction}"\n', "utf-8")
    assert len(lint(["specs"]).findings) == found


@pytest.mark.parametrize(("found", "as_of"), [(2, "2026-06-30"), (3, "2026-07-01")])
def test_a_rule_holds_from_its_day(found: int, as_of: str, repository: Path) -> None:
    pack = repository / "local.yaml"
    authority = "  authority: {cite: Law, effective: 2026-07-01}\n  in: [def"
    pack.write_text(pack.read_text("utf-8").replace("  in: [def", authority), "utf-8")
    config_ = repository / "speclint.toml"
    config_.write_text(config_.read_text("utf-8") + f"as-of = {as_of}\n", "utf-8")
    assert len(lint(["specs"]).findings) == found


SCHEMAS = [
    (3, "not valid JSON", '{\n  "type": "object",\n  oops\n}'),
    (1, "nested too deeply", '{"not":' * 5000 + "{}" + "}" * 5000),
    (1, "a schema is an object", "3"),
    (3, "'type' stands twice, first on line 2", '{\n  "type": "object",\n  "type": "object"\n}'),
    (2, "no valid JSON Schema", '{\n  "type": "objekt"}'),
    (4, "no valid JSON Schema", '{\n  "properties": {\n    "duties": {\n      "pattern": "("}}}'),
    (2, "unknown version of JSON Schema", '{\n  "$schema": "https://example.org/draft-99"}'),
    (3, "leads out of this file", '{\n  "properties": {"duties":\n    {"$ref": "https://example.org/a.json"}}}'),
    (2, "leads nowhere: '#/.defs/b'", '{"$defs": {"a": {}},\n  "properties": {"duties": {"$ref": "#/$defs/b"}}}'),
    (
        3,
        "'requird'. Did you mean 'required'",
        '{\n  "type": "object",\n  "requird": ["duties"],\n  "properties": {}\n}',
    ),
    (2, "'dutys'. Did you mean 'duties'", '{\n  "required": ["dutys"],\n  "properties": {"duties": {}}\n}'),
    (2, "'typ'. Did you mean 'type'", '{"properties": {"duties":\n  {"typ": "array"}}}'),
    (2, "'mesage'. Did you mean 'message'", '{"properties": {"duties": {\n  "x-speclint": {"mesage": "gone"}}}}'),
    (2, "'x-speclint' holds", '{"properties": {"duties": {\n  "x-speclint": "gone"}}}'),
]


@pytest.mark.parametrize(("line", "said", "text"), SCHEMAS)
def test_a_broken_schema_is_a_misuse_before_anything_is_checked(
    line: int | None, said: str, text: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "my.schema.json").write_text(text, "utf-8")
    (repository / "speclint.toml").write_text('schema = "my.schema.json"\n', "utf-8")
    monkeypatch.setattr(run_lint, "document", lambda *_: pytest.fail("a file was read"))
    with pytest.raises(Misuse, match=said) as fault:
        lint(["specs"])
    assert (Path(str(fault.value.file)).name, fault.value.line) == ("my.schema.json", line)


def test_a_schema_of_a_windows_editor_may_refer_to_itself(repository: Path) -> None:
    text = '{"required": ["union"], "$defs": {"a": {"type": "array"}}, "properties": {"union": {"$ref": "#/$defs/a"}}}'
    (repository / "my.schema.json").write_text(text, "utf-8-sig")
    (repository / "speclint.toml").write_text('schema = "my.schema.json"\nselect = ["structure"]\n', "utf-8")
    assert "structure/missing-section" in rules_of(lint(["specs"]))


def test_an_extended_schema_gives_a_finding_for_each_requirement(repository: Path) -> None:
    schema = {
        "type": "object",
        "required": ["title", "union", "supervision"],
        "properties": {"union": {"title": "Bargaining unit"}},
    }
    (repository / "my.schema.json").write_text(json.dumps(schema), "utf-8")
    (repository / "speclint.toml").write_text(
        'schema = "my.schema.json"\nselect = ["structure/missing-section"]\n', "utf-8"
    )
    report = lint(["specs"])
    assert rules_of(report) == ["structure/missing-section"] * 2
    assert len({f.fingerprint for f in report.findings}) == 2
    assert all(f.place.line for f in report.findings)


@pytest.mark.parametrize(
    ("missing", "heading"), [(0, "BARGAINING UNIT"), (0, "Union"), (0, "Bargaining unit:"), (1, "Salary")]
)
def test_a_part_that_is_new_in_a_schema_is_known_by_its_title_or_its_name(
    missing: int, heading: str, repository: Path
) -> None:
    schema = {"type": "object", "required": ["union"], "properties": {"union": {"title": "Bargaining unit"}}}
    (repository / "my.schema.json").write_text(json.dumps(schema), "utf-8")
    (repository / "speclint.toml").write_text(
        'schema = "my.schema.json"\nselect = ["structure/missing-section"]\n', "utf-8"
    )
    with (repository / "specs" / "clerk.md").open("a", encoding="utf-8") as file:
        file.write(f"\n## {heading}\n\nThe class belongs to unit 4.\n")
    assert rules_of(lint(["specs"])) == ["structure/missing-section"] * missing


@pytest.mark.parametrize(
    ("incomplete", "name", "text"),
    [
        (True, "readme.md", "# Read me"),
        (True, "~$a.docx", "x"),
        (True, "data.csv", "x"),
        (False, "clerk.md", "# Clerk"),
    ],
)
def test_nothing_to_check_is_incomplete(incomplete: bool, name: str, text: str, here: Path) -> None:
    (here / name).write_text(text, "utf-8")
    assert lint(["."]).incomplete is incomplete


def test_what_a_walk_leaves_out_is_said(repository: Path) -> None:
    (repository / "specs" / "README.md").write_text("# Read me", "utf-8")
    (repository / "specs" / "settings.yaml").write_text("a: [1, 2]\n", "utf-8")
    report = lint(["specs"])
    assert [f.path for f in report.files] == ["specs/clerk.md"]
    assert "2 files were left out" in report.notices[0]
    assert "specs/README.md, specs/settings.yaml" in report.notices[0]


def test_documents_at_hand_need_no_disk() -> None:
    profile, _, _ = profiles.load(profiles.find("alameda", Path()))
    rules = rulebook.load(rulebook.packs(["wording"]))
    document = formats.read(b"# Clerk\n\n## Duties\n\n1. Files letters and/or maps.\n", "a.md")
    assert "wording/and-or" in rules_of(check([document], rules, profile))


def test_a_page_can_be_kept_and_taken_out_again(repository: Path) -> None:
    told = prepare(config.load(repository))
    text = (
        b"<!-- speclint: ignore local/cart - x -->\n# Clerk\n\n## Duties\n\n1. Utilizes a cart. Utilizes a book and/or"
        b" a ledger.\n2. Utilizes a ledger.\n\n## Duties\n\n3. Files.\n"
    )
    spec = recognize(formats.read(text, "a.md"), told.profile)
    made = page.page(spec, Plan((spec,)), RuleSet(told.catalogue), told.file_rules, told.known)
    assert any(finding.related for finding in made.findings)
    assert any(finding.fixes for finding in made.findings)
    assert record.thawed(record.frozen(made)) == made


WHERE = [
    ("EXAMPLES OF DUTIES, item 2", "Some words.\n\nMore words.\n\n- Rows boats.\n- Utilizes a boat.\n"),
    ("EXAMPLES OF DUTIES, item 7", "Some words.\n\n6. Rows boats.\n7. Utilizes a boat.\n"),
    ("EXAMPLES OF DUTIES, paragraph 2", "Some words.\n\n- Rows boats.\n\nThe class utilizes a boat.\n"),
]


@pytest.mark.parametrize(("where", "text"), WHERE)
def test_a_place_is_counted_as_a_reader_counts(where: str, text: str, repository: Path) -> None:
    (repository / "specs" / "clerk.md").write_text(f"# CLERK\n\n## EXAMPLES OF DUTIES\n\n{text}", "utf-8")
    report = lint(["specs"])
    assert [f.where for f in report.findings if f.rule == "local/fancy-word"] == [where]


@pytest.mark.parametrize(
    ("line", "said", "text"),
    [
        (1, "the profile names no headings. Begin from another one: extends: generic", "name: own\n"),
        (3, "unknown section 'dutys'. Did you mean 'duties'?", "name: own\nextends: generic\norder: [dutys]\n"),
        (4, "unknown section 'emp'", "name: own\nextends: generic\nwithin:\n  education: emp\n"),
        (4, "unknown section 'exp'", "name: own\nextends: generic\ncovers:\n  education: [exp]\n"),
        (
            4,
            "unknown section 'dutys'. Did you mean 'duties'?",
            "name: own\nextends: generic\nkinds:\n  work: [dutys]\n",
        ),
        (4, "unknown key 'works'. Did you mean 'work'?", "name: own\nextends: generic\nkinds:\n  works: [duties]\n"),
        (4, "an entry of 'duties' is empty", "name: own\nextends: generic\nheadings:\n  duties: ['']\n"),
    ],
)
def test_a_profile_that_names_what_nobody_knows_is_a_misuse(line: int, said: str, text: str, repository: Path) -> None:
    (repository / "own.yaml").write_text(text, "utf-8")
    (repository / "speclint.toml").write_text('profile = "own.yaml"\n', "utf-8")
    with pytest.raises(Misuse) as fault:
        lint(["specs"])
    assert said in str(fault.value)
    assert (Path(str(fault.value.file)).name, fault.value.line) == ("own.yaml", line)


def test_a_profile_may_order_the_parts_of_its_own_schema(repository: Path) -> None:
    (repository / "own.json").write_text('{"properties": {"union": {"title": "Bargaining unit"}}}', "utf-8")
    text = "name: own\nextends: generic\nschema: own.json\norder: [duties, union]\n"
    (repository / "own.yaml").write_text(text, "utf-8")
    (repository / "speclint.toml").write_text('profile = "own.yaml"\n', "utf-8")
    assert lint(["specs"]).profile == "own"


def test_a_jurisdiction_for_which_there_is_no_rule_is_said(repository: Path) -> None:
    for place, said in (("ca", 1), ("us-ca", 0), ("us-tx", 0)):
        (repository / "speclint.toml").write_text(f'jurisdiction = "{place}"\n', "utf-8")
        notices = [notice for notice in lint(["specs"]).notices if "No rule of law was applied" in notice]
        assert len(notices) == said


DEEP = """
- id: local/deep
  title: Deep
  why: A test.
  severity: note
  depth: thorough
  check: phrases
  options: {phrases: {ledger: book}}
  message: "{match}"
  help: "Write it."
  examples:
  - bad: "- Keeps a [[ledger]]."
  - bad: "- Files a [[ledger]]."
  - good: "- Keeps a book."
  - good: "- Files a book."
"""


@pytest.mark.parametrize(
    ("config_", "arguments", "found", "held"),
    [
        ("", [], [], 1),
        ("", ["--thorough"], ["local/deep"], 0),
        ('depth = "thorough"\n', [], ["local/deep"], 0),
        ("", ["--select", "local/deep"], ["local/deep"], 0),
        ("", ["--select", "local"], [], 1),
        ('[rules]\n"local/deep" = "warning"\n', [], ["local/deep"], 0),
    ],
)
def test_a_thorough_rule_speaks_to_who_asks(
    config_: str, arguments: list[str], found: list[str], held: int, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "local.yaml").write_text(DEEP, "utf-8")
    (here / "speclint.toml").write_text(f'packs = ["local.yaml"]\n{config_}', "utf-8")
    (here / "clerk.md").write_text(
        "# Clerk\n\n## Duties\n\n1. Keeps a ledger.\n2. Performs related duties as assigned.\n", "utf-8"
    )
    main(["check", "clerk.md", "--output-format", "json", *arguments])
    report = json.loads(capsys.readouterr().out)
    assert [f["rule"] for f in report["findings"] if f["rule"].startswith("local/")] == found
    assert report["summary"]["held"] >= held
    if "--thorough" in arguments or "depth" in config_:
        assert report["summary"]["held"] == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_over_a_collection_a_thorough_rule_is_not_asked_and_what_it_would_find_is_not_said_to_be_gone(
    jobs: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "local.yaml").write_text(DEEP, "utf-8")
    (here / "speclint.toml").write_text('packs = ["local.yaml"]\nselect = ["local"]\n', "utf-8")
    text = (
        "# Clerk {nth}\n\n## Duties\n\n1. Keeps a ledger.\n2. Files a ledger. <!-- speclint: allow local - known -->\n"
    )
    for nth in range(51):
        (here / f"clerk-{nth}.md").write_text(text.replace("{nth}", str(nth)), "utf-8")
    main(["baseline", "write", "clerk-7.md", "--thorough"])
    capsys.readouterr()

    def summary(*arguments: str) -> dict[str, int]:
        main(["check", *arguments, "--output-format", "json", "--jobs", jobs])
        report = json.loads(capsys.readouterr().out)
        assert [f["rule"] for f in report["findings"]] == []
        assert not any("baseline" in notice for notice in report["notices"])
        return report["summary"]

    few, many = summary("clerk-7.md", "clerk-8.md"), summary()
    assert (few["held"], few["suppressed"], few["baseline"], "unasked" in few) == (1, 2, 1, False)
    assert (many["unasked"], many["suppressed"], many["baseline"], "held" in many) == (1, 0, 0, False)
