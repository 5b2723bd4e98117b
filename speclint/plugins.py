"""What ships with speclint, and what other packages add to it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from speclint.version import VERSION as VERSION  # noqa: PLC0414 - known by this name here too


def shipped(folder: str) -> Path:
    """A data folder: inside the package in a wheel, beside it in a checkout."""
    here = Path(__file__).parent
    inside = here / "_data" / folder
    return inside if inside.is_dir() else here.parent / folder


@cache
def ours(path: str) -> bool:
    """Whether a rule pack or a profile is one that ships, so that our own tests know it for faultless."""
    return Path(path).parent in {shipped("rules"), shipped("profiles")}
