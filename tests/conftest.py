"""Every test has its own cache folder and a plain screen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Machines differ in speed and properties do not: only what is false fails. The examples are the same on every machine
# and in CI; --hypothesis-profile=explore tries others.
for name, same in {"steady": True, "explore": False}.items():
    settings.register_profile(
        name, deadline=None, derandomize=same, database=None, suppress_health_check=[HealthCheck.too_slow]
    )
settings.load_profile("steady")

# Some tests start a Python of their own, hundreds in all: with kept byte code, none has to compile speclint anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(autouse=True)
def _alone(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


SPEC = """\
# FILE CLERK

Code No. 1001

## DEFINITION

Under general supervision, files letters; utilizes a cart.

## EXAMPLES OF DUTIES

1. Utilizes a ledger.
2. Retrieves records for the public.
"""

PACK = """\
- id: local/fancy-word
  title: A fancy word
  why: Short words are read by all.
  severity: error
  check: phrases
  options:
    phrases: {utilizes: uses}
    safe: true
  message: "“{match}” is a long word"
  help: "Write “{instead}”."
  examples:
    - bad: "- [[Utilizes]] a ledger."
      fixed: "- Uses a ledger."
    - good: "- Uses a ledger."
- id: local/cart
  title: A cart
  why: Carts are not our business.
  severity: note
  in: [definition]
  check: phrases
  options:
    phrases: {cart: ""}
  message: "there is a cart"
  help: "Leave it out."
  examples:
    - bad: "Pushes a [[cart]]."
    - good: "Files letters."
"""

CONFIG = 'packs = ["local.yaml"]\nselect = ["local"]\n'


@pytest.fixture
def repository(here: Path) -> Path:
    """A folder with a config, a rule pack of its own and one specification with three findings."""
    (here / "speclint.toml").write_text(CONFIG, "utf-8")
    (here / "local.yaml").write_text(PACK, "utf-8")
    (here / "specs").mkdir()
    (here / "specs" / "clerk.md").write_text(SPEC, "utf-8")
    return here
