"""What ships with speclint: rules, profiles and schemas beside the package or in it, word lists inside."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from speclint.version import VERSION as VERSION  # noqa: PLC0414 - known by this name here too

_HERE = Path(__file__).parent


def shipped(folder: str) -> Path:
    """A data folder: inside the package in a wheel, beside it in a checkout."""
    inside = _HERE / "_data" / folder
    return inside if inside.is_dir() else _HERE.parent / folder


def data(name: str) -> Path:
    """A word list or another file that only code reads."""
    return _HERE / "data" / name


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list in which ``#`` begins a remark."""
    lines = data(name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].split())


def importable() -> str:
    """The folder to put on the path of a child process, so that it finds this very speclint."""
    return str(_HERE.parent)


@cache
def ours(path: str) -> bool:
    """Whether a rule pack or a profile is one that ships, so that our own tests know it for faultless."""
    return Path(path).parent in {shipped("rules"), shipped("profiles")}
