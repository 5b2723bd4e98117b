"""Rule packs: what is built from them, and what is said of a faulty one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import ClassVar, Literal

import pytest

from speclint.cache import Store
from speclint.errors import Misuse
from speclint.finding import Hit, Severity
from speclint.notation import build as options
from speclint.notation import shape
from speclint.notation.noted import Noted
from speclint.notation.yaml import read_yaml
from speclint.profile import Profile
from speclint.rule import Check
from speclint.settings import packs as entries
from speclint.settings import profiles, rulebook
from speclint.shipped import shipped
from speclint.spec import Plan, Spec
from speclint.text.expression import Expression


@dataclass(frozen=True)
class Everything(Check):
    """A check with an option of every type."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"count", "*"})

    text: str = ""
    flag: bool = False
    count: int = 1
    share: float = 0.5
    max_words: int | None = None
    names: tuple[str, ...] = ()
    pair: tuple[str, int] = ("a", 1)
    known: frozenset[str] = frozenset()
    phrases: Mapping[str, str] = ()  # type: ignore[assignment]
    pattern: Expression | None = None
    patterns: tuple[Expression, ...] = ()
    mode: Literal["loose", "strict"] = "loose"
    weight: Severity = Severity.NOTE
    either: str | tuple[str, ...] = ""
    case: bool = False

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError("count must be at least 1")

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        return iter(())


@dataclass(frozen=True)
class Needy(Check):
    """A check that needs an option."""

    WORDS: ClassVar[frozenset[str]] = frozenset()

    statement: str

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        return iter(())


@pytest.fixture(autouse=True)
def _checks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rulebook, "CHECKS", {"everything": Everything, "needy": Needy})


RULE = """\
- id: local/stays-late
  title: Stays late
  why: Because.
  severity: warning
  in: [duties]
  check: everything
  message: "{match} in {section}"
  help: Say what is done.
  examples:
    - bad: "- [[Stays late]]."
    - good: "- Closes the books."
"""


def pack(folder: Path, text: str, name: str = "local.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def edited(old: str, new: str) -> str:
    assert old in RULE
    return RULE.replace(old, new, 1)


def test_a_rule_holds_what_its_entry_says(tmp_path: Path) -> None:
    text = (
        RULE + '  authority: {cite: "A book", url: "https://example.org", checked: 2026-11-22, effective: 2024-01-01}\n'
    )
    (rule,) = rulebook.load([pack(tmp_path, text)], sections=["duties"])
    assert (rule.id, rule.family, rule.severity, rule.sections) == (
        "local/stays-late",
        "local",
        Severity.WARNING,
        ("duties",),
    )
    assert rule.authority is not None
    assert (rule.authority.checked, rule.authority.effective) == ("2026-11-22", "2024-01-01")
    assert [(e.bad, e.text) for e in rule.examples] == [(True, "- [[Stays late]]."), (False, "- Closes the books.")]
    assert (rule.pack, rule.line) == (str(tmp_path / "local.yaml"), 1)


OPTIONS = [
    ("0123", "text: '0123'", "text"),
    ("no", "text: no", "text"),
    ("2026-11-22", "text: 2026-11-22", "text"),
    (True, "flag: true", "flag"),
    (3, "count: 3", "count"),
    (2.0, "share: 2", "share"),
    (0.25, "share: 0.25", "share"),
    (9, "max-words: 9", "max_words"),
    (None, "max-words: null", "max_words"),
    (("a", "b"), "names: [a, b]", "names"),
    (("x", 2), "pair: [x, 2]", "pair"),
    (frozenset({"a"}), "known: [a, a]", "known"),
    ({"no": "yes", "24": "day"}, "phrases: {no: yes, 24: day}", "phrases"),
    (Expression("a+", re.IGNORECASE), "pattern: a+", "pattern"),
    ((Expression("a", re.IGNORECASE),), "patterns: [a]", "patterns"),
    ("strict", "mode: strict", "mode"),
    (Severity.ERROR, "weight: error", "weight"),
    ("one", "either: one", "either"),
    (("one", "two"), "either: [one, two]", "either"),
]


@pytest.mark.parametrize(("expected", "option", "name"), OPTIONS)
def test_options_become_the_types_of_the_fields(expected: object, option: str, name: str, tmp_path: Path) -> None:
    text = edited("  message", f"  options:\n    {option}\n  message")
    (rule,) = rulebook.load([pack(tmp_path, text)])
    assert getattr(rule.check, name) == expected


def test_capitals_count_only_where_the_rule_says_so(tmp_path: Path) -> None:
    text = edited("  message", "  options: {pattern: a, case: true}\n  message")
    (rule,) = rulebook.load([pack(tmp_path, text)])
    assert rule.check.pattern.flags & re.IGNORECASE == 0  # type: ignore[attr-defined]


FAULTS = [
    (1, "must be a list of rules", "rules: []\n"),
    (1, "must be a list of rules", ""),
    (2, "not valid YAML", "- id: a\n\t- b"),
    (4, "unknown key 'sevrity'. Did you mean 'severity'?", edited("severity", "sevrity")),
    (1, "'message' is missing", edited('  message: "{match} in {section}"\n', "")),
    (1, "'title' is missing", edited("  title: Stays late\n", "")),
    (1, "'why' is missing", edited("  why: Because.\n", "")),
    (3, "'why' is empty", edited("why: Because.", "why: ''")),
    (8, "'help' is empty", edited("help: Say what is done.", "help: ''")),
    (6, "unknown check 'everthing'. Did you mean 'everything'?", edited("check: everything", "check: everthing")),
    (8, "unknown option 'cuont'", edited("  message", "  options:\n    cuont: 1\n  message")),
    (8, "'count' must be a whole number, not 'many'", edited("  message", "  options:\n    count: many\n  message")),
    (8, "'flag' must be true or false, not '1'", edited("  message", "  options:\n    flag: 1\n  message")),
    (8, "'text' must be text, not '5'. Put it in quotes.", edited("  message", "  options:\n    text: 5\n  message")),
    (8, "'names' must be a list", edited("  message", "  options:\n    names: a\n  message")),
    (8, "'phrases' must be a mapping", edited("  message", "  options:\n    phrases: [a]\n  message")),
    (8, "no regular expression", edited("  message", "  options:\n    pattern: '(a'\n  message")),
    (9, "no regular expression", edited("  message", "  options:\n    patterns:\n      - '[a'\n  message")),
    (
        8,
        "unknown mode 'strickt'. Did you mean 'strict'?",
        edited("  message", "  options:\n    mode: strickt\n  message"),
    ),
    (8, "count must be at least 1", edited("  message", "  options:\n    count: 0\n  message")),
    (1, "needs the option 'statement'", edited("check: everything", "check: needy")),
    (7, "unknown field {mach}. Did you mean 'match'?", edited("{match} in", "{mach} in")),
    (7, "unknown field {match.upper}", edited("{match} in", "{match.upper} in")),
    (7, "cannot be filled in", edited("{match} in", "{match in")),
    (8, "unknown field {nobody}", edited("Say what is done.", '"{nobody}"')),
    (5, "the key 'title' stands twice, first on line 2", edited("  in:", "  title: Again\n  in:")),
    (12, "the rule 'local/stays-late' stands twice, first on line 1", RULE + RULE),
    (1, "family and its name", edited("local/stays-late", "stays-late")),
    (1, "family and its name", edited("local/stays-late", "Local/Stays_Late")),
    (9, "needs a bad example", edited('    - bad: "- [[Stays late]]."\n', "")),
    (9, "needs a good example", edited('    - good: "- Closes the books."\n', "")),
    (10, "a bad example marks the fault", edited("[[Stays late]]", "Stays late")),
    (10, "unbalanced", edited("[[Stays late]]", "[[Stays late")),
    (10, "unbalanced", edited("[[Stays late]]", "[[Stays [[late]]]]")),
    (11, "nothing to mark", edited("Closes the books", "Closes [[the]] books")),
    (10, "either 'bad' or 'good', not both", edited('late]]."', 'late]]."\n      good: x')),
    (4, "unknown severity 'fatal'", edited("severity: warning", "severity: fatal")),
    (5, "unknown section 'duty'. Did you mean 'duties'?", edited("in: [duties]", "in: [duty]")),
    (5, "'in' must be a list", edited("in: [duties]", "in: duties")),
    (5, "unknown view 'redline'", edited("in: [duties]", "views: [redline]")),
    (5, "'checked' must be a date", edited("in: [duties]", "authority: {cite: x, checked: yesterday}")),
    (10, "Did you mean 'duties'", edited('    - bad: "', '    - in: dutys\n      bad: "')),
    (3, "Put text that holds a colon in quotes", edited("why: Because", "why: This: because")),
    (2, "Indent with spaces, not with tabs", edited("  title", "\ttitle")),
    (8, "for quotation marks inside quotation marks", edited("Say what", '"Say "what"')),
    (1, "the family 'file/' is for what is noticed", edited("local/stays-late", "file/stays-late")),
    (1, "the family 'file/' is for what is noticed", edited("check: everything", "check: reader")),
    (5, "lower case", edited("in: [duties]", "jurisdiction: [US]")),
    (5, "such as us-ca", edited("in: [duties]", "jurisdiction: [us-cal]")),
]


@pytest.mark.parametrize(("line", "said", "text"), FAULTS)
def test_a_faulty_pack_is_named_with_file_and_line(line: int, said: str, text: str, tmp_path: Path) -> None:
    with pytest.raises(Misuse) as fault:
        rulebook.load([pack(tmp_path, text)], sections=["duties", "definition"])
    assert said in str(fault.value)
    assert (Path(str(fault.value.file)).name, fault.value.line) == ("local.yaml", line)


def test_an_id_belongs_to_one_pack(tmp_path: Path) -> None:
    first, second = pack(tmp_path, RULE), pack(tmp_path, "\n" + RULE, "second.yaml")
    with pytest.raises(Misuse, match=r"already in .*local\.yaml, line 1") as fault:
        rulebook.load([first, second])
    assert (fault.value.file, fault.value.line) == (str(second), 2)


@pytest.mark.parametrize("text", [b"- id: \xff", b"\xef\xbb\xbf[]"])
def test_a_pack_is_utf_8_with_or_without_a_mark(text: bytes, tmp_path: Path) -> None:
    path = tmp_path / "local.yaml"
    path.write_bytes(text)
    if b"\xff" in text:
        with pytest.raises(Misuse, match="not UTF-8"):
            rulebook.load([path])
    else:
        assert rulebook.load([path]) == ()


@pytest.mark.parametrize("text", ["&a [*a]", "[" * 5000, "&a [1,1,1,1]\n" * 0 + "- &a [" + "x," * 9 + "]"])
def test_strange_yaml_is_a_misuse(text: str, tmp_path: Path) -> None:
    with pytest.raises(Misuse):
        rulebook.load([pack(tmp_path, text)])


def test_the_file_family_needs_no_examples(tmp_path: Path) -> None:
    text = "- {id: file/odd, title: Odd, check: reader, message: '{reason}'}\n"
    assert [rule.id for rule in rulebook.load([pack(tmp_path, text)])] == ["file/odd"]


def test_a_compiled_pack_is_the_same_and_needs_no_yaml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, store = pack(tmp_path, RULE), Store(str(tmp_path / "cache"))
    first = rulebook.load([path], store=store)
    monkeypatch.setattr(entries, "read_yaml", lambda *_, **__: pytest.fail("parsed again"))
    assert rulebook.load([path], store=store) == first
    with pytest.raises(Misuse) as fault:  # faults beyond the shape are found with their line in the compiled form too
        rulebook.load([path], store=store, sections=["definition"])
    assert fault.value.line == 5


def test_a_shipped_pack_is_compiled_beside_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, nothing = pack(tmp_path, RULE), Store(None)
    monkeypatch.setattr(entries, "ours", lambda _: True)
    first = rulebook.load([path], store=nothing)
    assert (tmp_path / "__pycache__").is_dir()
    monkeypatch.setattr(entries, "read_yaml", lambda *_, **__: pytest.fail("parsed again"))
    assert rulebook.load([path], store=nothing) == first


def expressions(value: object) -> Iterator[Expression]:
    """Every regular expression in a rule's check or a profile, however deep."""
    if isinstance(value, Expression):
        yield value
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from expressions(one)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from expressions(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from expressions(getattr(value, field.name))


def test_every_shipped_expression_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # the checks that ship, not those of these tests
    found = [e for rule in rulebook.load(rulebook.packs()) for e in expressions(rule.check)]
    for name in profiles.known():
        found += expressions(profiles.load(profiles.find(name, Path()))[0])
    assert len(found) > 200
    for expression in found:
        assert expression.compiled().pattern == expression.pattern


def settings(text: str) -> Noted:
    return read_yaml(text, "speclint.toml")


def test_settings_change_severity_and_options(tmp_path: Path) -> None:
    rules = rulebook.load([pack(tmp_path, edited("  message", "  options: {count: 2, text: a}\n  message"))])
    (rule,) = rulebook.changed(rules, settings("local/stays-late: {severity: error, count: 7}"))
    assert (rule.severity, rule.check.count, rule.check.text) == (Severity.ERROR, 7, "a")  # type: ignore[attr-defined]
    (rule,) = rulebook.changed(rules, settings("local/stays-late: off"))
    assert rule.severity is Severity.OFF


@pytest.mark.parametrize(
    ("line", "said", "text"),
    [
        (1, "unknown rule 'local/stays-lat'. Did you mean 'local/stays-late'?", "local/stays-lat: off"),
        (1, "'local' is a family; name one of its rules, such as 'local/stays-late'", "local: off"),
        (1, "'local' is a family", '"local/*": off'),
        (1, "unknown severity 'fatal'", "local/stays-late: fatal"),
        (2, "unknown severity 'fatal'", "local/stays-late:\n  severity: fatal"),
        (2, "unknown option 'cuont'", "local/stays-late:\n  cuont: 1"),
        (2, "'count' must be a whole number", "local/stays-late:\n  count: x"),
    ],
)
def test_faulty_settings_are_named_where_they_stand(line: int, said: str, text: str, tmp_path: Path) -> None:
    rules = rulebook.load([pack(tmp_path, RULE)])
    with pytest.raises(Misuse) as fault:
        rulebook.changed(rules, settings(text))
    assert said in str(fault.value)
    assert (fault.value.file, fault.value.line) == ("speclint.toml", line)


def test_the_schema_for_editors_knows_every_key_of_a_rule() -> None:
    schema = json.loads((shipped("schemas") / "rule-pack.schema.json").read_text("utf-8"))
    assert set(schema["definitions"]["rule"]["properties"]) >= {
        "id",
        "why",
        "authority",
        "in",
        "views",
        "check",
        "options",
        "examples",
    }
    described = json.loads((shipped("schemas") / "profile.schema.json").read_text("utf-8"))
    assert set(described["properties"]) == {*options.names(Profile), "extends"}


@pytest.mark.parametrize("path", sorted(shipped("rules").glob("*.yaml")), ids=lambda path: path.stem)
def test_what_ships_is_valid(path: Path) -> None:
    rulebook.validate(entries.parsed(path, rulebook.WHAT))


@pytest.mark.parametrize("path", sorted(shipped("profiles").glob("*.yaml")), ids=lambda path: path.stem)
def test_profiles_that_ship_are_valid(path: Path) -> None:
    shape.demand(read_yaml(path.read_text("utf-8"), str(path)), "profile")
    assert profiles.load(path)[0].name == path.stem


def profile(folder: Path, text: str) -> Path:
    path = folder / "ours.yaml"
    path.write_text(text, "utf-8")
    return path


def test_a_profile_extends_another_key_by_key(tmp_path: Path) -> None:
    path = profile(tmp_path, "name: ours\nextends: generic\nheadings:\n  duties: [What You Do]\nrules:\n  a/b: off\n")
    found, noted, files = profiles.load(path)
    base, _, _ = profiles.load(profiles.find("generic", tmp_path))
    assert found.headings["duties"] == ("What You Do",)
    assert found.headings["definition"] == base.headings["definition"]
    assert found.rules == {**base.rules, "a/b": "off"}
    assert (Path(noted.spot("headings", "duties")[0]).name, noted.spot("headings", "duties")[1]) == ("ours.yaml", 4)
    assert Path(noted.spot("headings", "definition")[0]).name == "generic.yaml"
    assert [file.name for file in files] == ["ours.yaml", "generic.yaml"]


@pytest.mark.parametrize(
    ("line", "said", "text"),
    [
        (2, "unknown key 'heading'. Did you mean 'headings'?", "name: ours\nheading: {}"),
        (3, "'duties' must be a list", "name: ours\nheadings:\n  duties: Duties"),
        (2, "unknown profile 'generik'. Did you mean 'generic'?", "name: ours\nextends: generik"),
        (2, "in a circle", "name: ours\nextends: ours.yaml"),
        (3, "no regular expression", "name: ours\ndates:\n  approved: '('"),
        (2, "a group named 'code'", "name: ours\nclass-code: ['\\d+']"),
        (5, "unknown section 'dutys'", "name: ours\nheadings:\n  duties: [Duties]\nwithin:\n  dutys: duties"),
        (2, "there is no schema 'none.json'", "name: ours\nschema: none.json"),
        (1, "'name' is missing", "title: Ours"),
    ],
)
def test_a_faulty_profile_is_named_with_file_and_line(line: int, said: str, text: str, tmp_path: Path) -> None:
    with pytest.raises(Misuse) as fault:
        profiles.load(profile(tmp_path, text))
    assert said in str(fault.value)
    assert (Path(str(fault.value.file)).name, fault.value.line) == ("ours.yaml", line)
