"""Configs: which one holds, what it says, and what is said of a faulty one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from speclint.errors import Misuse
from speclint.finding import Severity
from speclint.notation.toml import read_toml
from speclint.run.suppress import Ignore
from speclint.settings import config
from speclint.shipped import shipped


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_every_key_is_read(tmp_path: Path) -> None:
    for name in ("local.yaml", "my.schema.json"):
        write(tmp_path / name, "")
    write(
        tmp_path / "speclint.toml",
        """
profile = "alameda"
include = ["specs/**"]
exclude = ["old/**"]
fail-level = "warning"
packs = ["local.yaml"]
schema = "my.schema.json"
jurisdiction = "us-ca"
as-of = 2026-01-02
grammar = "auto"
select = ["wording", "ada/*"]

[languagetool]
url = "http://127.0.0.1:8081"

[rules]
"wording/and-or" = "off"
"readability/grade" = { severity = "warning", max-grade = 14 }

[[ignore]]
files = "specs/legacy/**"
rules = ["ada/accommodation-missing"]
reason = "class closed to new hires"
expires = 2027-01-01
""",
    )
    found = config.load(tmp_path)
    assert (found.root, found.profile, found.include, found.exclude) == (
        tmp_path,
        "alameda",
        ("specs/**",),
        ("old/**",),
    )
    assert (found.fail_level, found.packs) == (Severity.WARNING, (tmp_path / "local.yaml",))
    assert (found.schema, found.jurisdiction, found.as_of) == (str(tmp_path / "my.schema.json"), "us-ca", "2026-01-02")
    assert (found.grammar, found.languagetool) == ("auto", "http://127.0.0.1:8081")
    assert found.select == ("wording", "ada/*")
    assert found.noted.data["rules"]["readability/grade"] == {"severity": "warning", "max-grade": 14}
    assert found.ignores == (
        Ignore(("specs/legacy/**",), ("ada/accommodation-missing",), "class closed to new hires", "2027-01-01"),
    )


@pytest.mark.parametrize(
    ("expected", "files"),
    [
        ("alameda", {"speclint.toml": 'profile = "alameda"'}),
        ("alameda", {"a/speclint.toml": 'profile = "alameda"', "speclint.toml": 'profile = "calhr"'}),
        ("calhr", {"pyproject.toml": '[tool.speclint]\nprofile = "calhr"'}),
        ("alameda", {"a/pyproject.toml": "[tool.other]\nx = 'speclint'", "speclint.toml": 'profile = "alameda"'}),
        ("alameda", {"speclint.toml": 'profile = "alameda"', "pyproject.toml": '[tool.speclint]\nprofile = "calhr"'}),
        (config.DEFAULTS["profile"], {}),
        (config.DEFAULTS["profile"], {"a/speclint.toml": "", "speclint.toml": 'profile = "calhr"'}),
    ],
)
def test_the_closest_config_holds_alone(expected: str, files: dict[str, str], tmp_path: Path) -> None:
    for name, text in files.items():
        write(tmp_path / name, text)
    (tmp_path / "a" / "b").mkdir(parents=True, exist_ok=True)
    assert config.load(tmp_path / "a" / "b").profile == expected


def test_extends_lays_one_file_over_another(tmp_path: Path) -> None:
    write(tmp_path / "shared" / "pack.yaml", "")
    write(
        tmp_path / "shared" / "base.toml",
        'profile = "calhr"\npacks = ["pack.yaml"]\nfail-level = "note"\n[rules]\n"a/b" = "off"\n"c/d" = "note"\n',
    )
    write(
        tmp_path / "speclint.toml",
        'extends = "shared/base.toml"\nprofile = "alameda"\n[rules]\n"a/b" = "error"\n',
    )
    found = config.load(tmp_path)
    assert (found.profile, found.fail_level) == ("alameda", Severity.NOTE)
    assert found.packs == (tmp_path / "shared" / "pack.yaml",)
    assert found.noted.data["rules"] == {"a/b": "error", "c/d": "note"}
    where = {key: Path(place.rpartition(":")[0]).name for key, _, place in found.settings()}
    assert (where["profile"], where["fail-level"], where["include"]) == ("speclint.toml", "base.toml", "")


FAULTS = [
    (2, "unknown key 'profil'. Did you mean 'profile'?", "\nprofil = 'alameda'"),
    (1, "'include' must be a list", "include = 'specs'"),
    (1, "unknown fail-level 'fatal'", "fail-level = 'fatal'"),
    (1, "'as-of' must be a date", "as-of = 'today'"),
    (2, "there is no file 'none.yaml'", "profile = 'generic'\npacks = ['none.yaml']"),
    (1, "there is no file 'none.json'", "schema = 'none.json'"),
    (1, "there is no file 'none.toml' to extend", "extends = 'none.toml'"),
    (1, "in a circle", "extends = 'speclint.toml'"),
    (2, "unknown key 'uri'. Did you mean 'url'?", "[languagetool]\nuri = 'http://x'"),
    (2, "must begin with http", "[languagetool]\nurl = '127.0.0.1'"),
    (5, "'reason' is missing", "[rules]\n'a/b' = 'off'\n\n# why?\n[[ignore]]\nfiles = 'a'\nrules = ['b/c']"),
    (
        9,
        "unknown key 'raeson'",
        "[[ignore]]\nfiles='a'\nrules=['b']\nreason='c'\n[[ignore]]\nfiles='a'\nrules=['b']\nreason='c'\nraeson='d'",
    ),
    (3, "'expires' must be a date", "[[ignore]]\nfiles='a'\nexpires='soon'\nrules=['b']\nreason='c'"),
    (3, "there is no day '2026-02-30'", "[[ignore]]\nfiles='a'\nexpires='2026-02-30'\nrules=['b']\nreason='c'"),
    (1, "there is no day '2026-13-01'", "as-of = '2026-13-01'"),
    (1, "the pattern '[z-a].md' cannot be read: bad character range", "include = ['[z-a].md']"),
    (2, "the pattern 'a[' opens a '['", "\nexclude = ['b', 'a[']"),
    (2, "the pattern '{a,b' opens a '{'", "[[ignore]]\nfiles=['{a,b']\nrules=['b']\nreason='c'"),
    (1, "the pattern '' is empty", "include = ['']"),
    (1, "the pattern '!a' begins with '!'", "include = ['!a']"),
    (1, "the pattern '../a' leads out", "include = ['../a']"),
    (1, 'Put text in quotes: profile = "alameda"', "profile = alameda  # ours"),
    (2, 'Put the name of a rule in quotes: "a/b"', "[rules]\na/b = 'off'"),
    (1, "an entry of 'include' must be text", "include = [3]"),
    (3, "not valid TOML", "a = 1\nb = 2\nc ="),
    (2, "not valid TOML", "profile = 'a'\nprofile = 'b'"),
    (2, "a list and a table in one file", "ignore = ['a']\n[[ignore]]\nfiles = 'a'\nrules = ['b']\nreason = 'c'"),
    (3, "'a/b' must be text or a list of names and values", "[rules]\n\n'a/b' = 5"),
]


@pytest.mark.parametrize(("line", "said", "text"), FAULTS)
def test_a_faulty_config_is_named_with_file_and_line(line: int, said: str, text: str, tmp_path: Path) -> None:
    write(tmp_path / "speclint.toml", text)
    with pytest.raises(Misuse) as fault:
        config.load(tmp_path)
    assert said in str(fault.value)
    assert (Path(str(fault.value.file)).name, fault.value.line) == ("speclint.toml", line)


def test_a_faulty_table_in_pyproject_is_named_with_its_line(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[project]\nname = 'x'\n\n[tool.speclint]\nprofil = 'a'\n")
    with pytest.raises(Misuse, match=r"pyproject\.toml:5: unknown key 'profil'"):
        config.load(tmp_path)


def test_a_named_config_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(Misuse, match="cannot be read"):
        config.load(tmp_path, tmp_path / "none.toml")


LINES = [
    (2, ("a",), "# c\na = 1"),
    (3, ("t", "b"), "[t]\n# b = 0\nb = 1"),
    (2, ("t", "a.b"), '[t]\n"a.b" = 1'),
    (1, ("a", "b"), "a.b = 1\nc = 2"),
    (5, ("z",), 'a = """\nz = 1\n"""\n\nz = 2'),
    (4, ("z",), "a = [\n  'z = 1',  # ]\n]\nz = 2"),
    (2, ("x", "y", "k"), "[x.y]\nk = 1"),
    (4, ("i", 1, "k"), "[[i]]\nk = 1\n[[i]]\nk = 2"),
    (1, ("t", "k"), "t = { k = 1, l = { m = 2 } }"),
    (3, ("z",), "a = 'it''\n'\nz = 1".replace("it''\n'", "it'\n")),
]


@pytest.mark.parametrize(("expected", "path", "text"), LINES)
def test_toml_keys_are_found_on_their_lines(expected: int, path: tuple[str | int, ...], text: str) -> None:
    assert read_toml(text, "x.toml").spot(*path) == ("x.toml", expected)


def test_the_schema_for_editors_knows_every_key() -> None:
    schema = json.loads((shipped("schemas") / "config.schema.json").read_text("utf-8"))
    assert set(schema["properties"]) == {*config.DEFAULTS, "extends"}
