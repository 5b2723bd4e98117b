"""What was read before is what would be read now, and is read anew as soon as something of it has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from likeness import alike

from speclint.cache import Store
from speclint.light import fields
from speclint.profile import Profile
from speclint.settings import config, ready
from speclint.settings.instructions import Instructions, prepare

MINE = """\
name: mine
extends: generic
schema: class-spec.schema.json
headings:
  duties: [What It Takes]
rules:
  wording/and-or: error
"""
PACK = """\
- id: local/cart
  title: A cart
  message: A cart is named.
  why: There are none.
  help: Say what is pushed.
  check: phrases
  options: {phrases: [cart]}
  examples:
    - bad: Pushes a [[cart]].
    - bad: Mends the [[cart]].
    - good: Pushes a barrow.
    - good: Mends the barrow.
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "mine.yaml").write_text(MINE, "utf-8")
    (tmp_path / "pack.yaml").write_text(PACK, "utf-8")
    (tmp_path / "speclint.toml").write_text('profile = "mine.yaml"\npacks = ["pack.yaml"]\n', "utf-8")
    return tmp_path


def _told(place: Path) -> Instructions:
    return prepare(config.load(place), store=Store(str(place / "cache")))


def _kept(place: Path) -> ready.Read | None:
    return ready.kept(config.load(place), Store(str(place / "cache")))


def test_what_is_kept_is_what_was_read(place: Path) -> None:
    assert _kept(place) is None
    read, kept = _told(place), _told(place)
    assert type(read.profile) is Profile
    assert type(kept.profile) is not Profile
    assert kept.files == read.files
    assert [
        f.name for f in fields(Profile) if not alike(getattr(kept.profile, f.name), getattr(read.profile, f.name))
    ] == []
    pairs = list(zip(kept.catalogue, read.catalogue, strict=True))
    assert [one.id for one, other in pairs if not alike(one.check, other.check)] == []
    for name in ("id", "severity", "message", "authority", "outline", "examples", "options", "pack", "line", "depth"):
        assert [one.id for one, other in pairs if getattr(one, name) != getattr(other, name)] == [], name


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("mine.yaml", "What It Takes", "What It Is Like"),
        ("pack.yaml", "[cart]", "[barrow]"),
        ("speclint.toml", "packs", 'rules = {"wording/and-or" = "off"}\npacks'),
    ],
)
def test_a_changed_file_is_read_anew(file: str, old: str, new: str, place: Path) -> None:
    _told(place)
    assert _kept(place) is not None
    text = (place / file).read_text("utf-8")
    (place / file).write_text(text.replace(old, new), "utf-8")
    assert _kept(place) is None
    assert _told(place).catalogue
    assert _kept(place) is not None


def test_a_schema_that_comes_to_lie_beside_a_profile_counts(place: Path) -> None:
    _told(place)
    (place / "class-spec.schema.json").write_text('{"properties": {"motto": {"title": "Motto"}}}', "utf-8")
    assert _told(place).profile.headings["motto"][0] == "Motto"


def test_an_option_that_a_config_changes_is_kept_as_it_has_it(place: Path) -> None:
    table = '[rules]\n"readability/long-sentence" = {"max-words" = 12}\n'
    (place / "speclint.toml").write_text(f'profile = "mine.yaml"\n{table}', "utf-8")
    said = [next(r for r in _told(place).catalogue if r.id == "readability/long-sentence") for _ in range(2)]
    assert [rule.check.max_words for rule in said] == [12, 12]  # type: ignore[union-attr]
    assert said[0].options == said[1].options
