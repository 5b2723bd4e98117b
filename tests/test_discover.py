"""From paths to files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from speclint.notation.globs import matches
from speclint.run.discover import Discovery, discover

SUFFIXES = {".md", ".txt", ".docx", ".yaml"}


@pytest.mark.parametrize(
    ("expected", "path", "pattern"),
    [
        (True, "specs/a.md", "specs/**/*.md"),
        (True, "specs/x/y/a.md", "specs/**/*.md"),
        (False, "other/a.md", "specs/**/*.md"),
        (True, "specs/a.md", "specs/*.{md,docx}"),
        (True, "specs/a.docx", "specs/*.{md,docx}"),
        (False, "specs/a.txt", "specs/*.{md,docx}"),
        (False, "specs/x/a.md", "specs/*.md"),
        (True, "specs/x/a.md", "specs"),
        (True, "specs/x/a.md", "specs/"),
        (True, "specs/x/a.md", "**/x/**"),
        (True, "a/b/draft.md", "draft.md"),
        (True, "a/old/b.md", "old"),
        (False, "a/older/b.md", "old"),
        (True, "a1.md", "a?.md"),
        (True, "a1.md", "a[0-9].md"),
        (False, "ax.md", "a[0-9].md"),
        (True, "ax.md", "a[!0-9].md"),
        (True, "a.md", "./*.md"),
        (True, "{a.md", "{a.md"),
        (True, "[a.md", "[[]a.md"),
        (True, "]a.md", "[]]a.md"),
        (True, "-a.md", "[&&~~-]a.md"),
        (True, "specs/CLERK.DOCX", "specs/*.{md,docx}"),
        (True, "archive/a.md", "Archive/**"),
        (False, "aXmd", "a.md"),
    ],
)
def test_patterns(expected: bool, path: str, pattern: str) -> None:
    assert matches(path, [pattern]) is expected


def plant(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")


def names(found: Discovery) -> list[str]:
    return [file.name for file in found.files]


def search(folder: Path, *paths: str, **settings: object) -> Discovery:
    return discover(paths, root=folder, suffixes=SUFFIXES, **settings)  # type: ignore[arg-type]


def test_a_walk_takes_specifications_and_leaves_the_rest(here: Path) -> None:
    plant(
        here,
        *("b.md", "a.docx", "x/c.txt", "X/D.MD", "~$a.docx", ".hidden.md", ".git/e.md", "node_modules/f.md"),
        *("env/pyvenv.cfg", "env/g.md", "README.md", "x/Changelog.txt", "h.py", "old.doc"),
    )
    found = search(here, ".")
    assert names(found) == ["X/D.MD", "a.docx", "b.md", "x/c.txt"]
    assert found.passed == ("README.md", "old.doc", "x/Changelog.txt")


def test_order_is_that_of_names_whatever_the_arguments(here: Path) -> None:
    plant(here, "a.md", "s/b.md", "s/c.md")
    one = search(here, "s", "a.md", "s/b.md")
    other = search(here, "s/b.md", "./s/../a.md", str(here / "s"))
    assert names(one) == names(other) == ["a.md", "s/b.md", "s/c.md"]


def test_links_in_a_circle_are_walked_once(here: Path) -> None:
    plant(here, "s/a.md", "s/t/b.md")
    (here / "s" / "t" / "up").symlink_to(here / "s")
    (here / "again").symlink_to(here / "s")
    (here / "c.md").symlink_to(here / "s" / "a.md")
    assert names(search(here, ".")) == ["s/a.md", "s/t/b.md"]
    assert names(search(here, "again", "c.md", "s/a.md")) == ["again/t/b.md", "s/a.md"]


def test_a_file_reached_only_through_a_link_is_checked(here: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    away = tmp_path_factory.mktemp("away")
    plant(away, "a.md")
    (here / "s").symlink_to(away)
    assert names(search(here, ".")) == ["s/a.md"]


@pytest.mark.parametrize(
    ("expected", "paths", "settings"),
    [
        (["s/a.md"], ["."], {"include": ("s/*.md",)}),
        (["s/a.md", "t/b.md"], ["."], {"exclude": ("*.txt",)}),
        (["s/a.md"], ["."], {"include": ("**/*.md",), "exclude": ("t",)}),
        (["s/c.txt"], ["s/c.txt"], {"include": ("**/*.md",)}),
        ([], ["s/c.txt"], {"include": ("**/*.md",), "force_exclude": True}),
        (["s/a.md"], ["s/a.md", "t/b.md"], {"exclude": ("t/**",), "force_exclude": True}),
    ],
)
def test_include_and_exclude(expected: list[str], paths: list[str], settings: dict[str, object], here: Path) -> None:
    plant(here, "s/a.md", "t/b.md", "s/c.txt")
    assert names(search(here, *paths, **settings)) == expected


def test_what_is_named_is_never_dropped_in_silence(here: Path) -> None:
    plant(here, "~$a.docx", "b.txt")
    found = search(here, "~$a.docx", "b.txt", include=("*.md",), force_exclude=True)
    assert names(found) == []
    assert [name for name, _ in found.skipped] == ["b.txt", "~$a.docx"]


@pytest.mark.parametrize("name", ["[1]{2}.md", "*.md", "a b.md", "ä.md", "none.md", "x.unknown"])
def test_a_path_is_never_a_pattern(name: str, here: Path) -> None:
    plant(here, "1.md", "12.md")
    assert names(search(here, name)) == [name]


def test_names_run_from_the_root(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(here, "s/a.md", "b.md")
    monkeypatch.chdir(here / "s")
    found = discover(["a.md", "../b.md"], root=here, suffixes=SUFFIXES)
    assert names(found) == ["b.md", "s/a.md"]
    away = discover(["../b.md"], root=here / "s", suffixes=SUFFIXES)
    assert names(away) == [str(here / "b.md").replace(os.sep, "/")]


def test_standard_input_has_the_name_it_is_given(here: Path) -> None:
    found = search(here, "-", stdin_name="s/a.md")
    assert [(file.name, file.path) for file in found.files] == [("s/a.md", "-")]
    left_out = search(here, "-", stdin_name="s/a.md", exclude=("s",), force_exclude=True)
    assert (left_out.files, left_out.skipped[0][0]) == ((), "s/a.md")


def test_a_walk_passes_by_the_files_that_hold_instructions(here: Path) -> None:
    plant(here, "house.yaml", "specs/clerk.yaml")
    own = [here / "house.yaml"]
    assert names(search(here, str(here), own=own)) == ["specs/clerk.yaml"]
    assert names(search(here, str(here / "house.yaml"), own=own)) == ["house.yaml"]
    assert names(search(here, str(here / "house.yaml"), own=own, force_exclude=True)) == []


def test_a_walk_takes_a_link_that_leads_nowhere_for_a_missing_file(here: Path) -> None:
    plant(here, "specs/clerk.md")
    (here / "specs" / "lost.md").symlink_to("nowhere.md")
    (here / "specs" / "round.md").symlink_to("round.md")
    assert names(search(here, str(here / "specs"))) == ["specs/clerk.md", "specs/lost.md", "specs/round.md"]
