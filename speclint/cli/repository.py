"""Where a command's files belong: the config above them, and the repository they lie in."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from speclint.errors import Misuse
from speclint.finding import Report
from speclint.formats import remote
from speclint.settings import config
from speclint.settings.config import Config

MACHINES = frozenset({"github", "gitlab", "json", "jsonl", "junit", "sarif"})
"""Formats that other programs read, which know files by their path in the repository."""


def above(paths: Iterable[str]) -> Config:
    """The config that is closest above the files, or else above the current folder.

    Raises ``Misuse`` where files of one run have different ones.
    """
    found: dict[Path, Config] = {}
    looked: list[Path] = []
    for folder in dict.fromkeys(_folder(path) for path in paths):
        near = config.load(folder)
        looked += near.looked
        if near.file is not None:
            found.setdefault(Path(near.file), near)
    if len(found) > 1:
        first, second = list(found)[:2]
        said = f"the files of this run follow different configs: {first} and {second}"
        raise Misuse(said, help="Check them one after the other, or name one config with --config.")
    for near in found.values():
        return config.instead(near, looked=tuple(dict.fromkeys([*looked, *near.looked])))
    here = config.load(Path.cwd())
    return config.instead(here, looked=tuple(dict.fromkeys([*looked, *here.looked])))


def _folder(path: str) -> Path:
    """The folder above a file; a folder is its own. What lies elsewhere has the config of the current folder."""
    if remote.is_address(path):
        return Path.cwd()
    full = Path(path).absolute()
    return full if full.is_dir() else full.parent


def told(report: Report, root: Path, form: str) -> Report:
    """The report as who reads it names files: programs from the root of the repository, people from where they are.

    Paths count from *root*, the folder of the config; people keep those where they are in it themselves.
    """
    return moved(report, root, home(root, form))


def home(root: Path, form: str) -> Path | None:
    """The folder from which a reader of a format names files; nothing where that is *root*."""
    here = Path.cwd()
    found = here if here in root.parents else None
    if form in MACHINES:
        found = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), found)
    return None if found == root else found


def moved(report: Report, root: Path, home: Path | None) -> Report:
    """The report with its files named from another folder, if there is one."""
    return report if home is None else _from(report, root, home)


def _from(report: Report, root: Path, home: Path) -> Report:
    def named(path: str) -> str:
        if remote.is_address(path):
            return path
        full = Path(os.path.normpath(root / path))
        return full.relative_to(home).as_posix() if full.is_relative_to(home) else path

    return replace(
        report,
        files=tuple(replace(file, path=named(file.path)) for file in report.files),
        findings=tuple(replace(finding, path=named(finding.path)) for finding in report.findings),
        suppressed=tuple(replace(finding, path=named(finding.path)) for finding in report.suppressed),
        baseline=tuple(replace(finding, path=named(finding.path)) for finding in report.baseline),
    )
