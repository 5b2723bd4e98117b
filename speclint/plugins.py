"""What ships with speclint, and what other packages add to it."""

from __future__ import annotations

from pathlib import Path

from speclint.version import VERSION as VERSION  # noqa: PLC0414 - known by this name here too


def shipped(folder: str) -> Path:
    """A data folder: inside the package in a wheel, beside it in a checkout."""
    here = Path(__file__).parent
    inside = here / "_data" / folder
    return inside if inside.is_dir() else here.parent / folder
