"""Where a command's files belong: the config above them, and the repository they lie in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from speclint.errors import Misuse
from speclint.finding import Report
from speclint.formats import remote
from speclint.light import replace
from speclint.run.discover import STDIN
from speclint.settings import config
from speclint.settings.config import Config

MACHINES = frozenset({"github", "gitlab", "json", "jsonl", "junit", "sarif"})
"""Formats that other programs read, which know files by their path in the repository."""


def above(paths: Iterable[str]) -> Config:
    """The config that is closest above the files, or else above the current folder.

    Raises ``Misuse`` where files of one run have different ones.
    """
    found = _nearest(paths)
    own = [near for file, (near, _) in found.items() if file]
    if len(own) > 1:
        said = f"the files of this run follow different configs: {own[0].file} and {own[1].file}"
        raise Misuse(said, help="Check them one after the other, or name one config with --config.")
    return _knowing(own[0] if own else config.load(Path.cwd()), found)


def apart(paths: Iterable[str], stdin: str = "") -> list[tuple[Config, list[str]]]:
    """The paths by the config that counts for them, that of the current folder for what has none above it.

    *stdin* is the name that standard input goes by.
    """
    found = _nearest(paths, stdin)
    if None in found:
        here = config.load(Path.cwd())
        _, bare = found.pop(None)
        found.setdefault(here.file, (here, []))[1].extend(bare)
    return [(_knowing(near, found), named) for near, named in found.values()]


def _nearest(paths: Iterable[str], stdin: str = "") -> dict[Path | None, tuple[Config, list[str]]]:
    """The file of each config that is closest above some of the paths, or nothing -> the config, and those paths."""
    found: dict[Path | None, tuple[Config, list[str]]] = {}
    known: dict[Path, Config] = {}
    for path in paths:
        folder = _folder(stdin or "." if path == STDIN else path)
        near = known.get(folder) or known.setdefault(folder, config.load(folder))
        found.setdefault(near.file, (near, []))[1].append(path)
    return found


def _knowing(own: Config, found: Mapping[Path | None, tuple[Config, object]]) -> Config:
    """A config that knows every place where one was looked for: a run is made anew where one comes or goes there."""
    every = [place for near, _ in found.values() for place in near.looked]
    return config.instead(own, looked=tuple(dict.fromkeys([*every, *own.looked])))


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
        return full.relative_to(home).as_posix() if full.is_relative_to(home) else full.as_posix()

    return replace(
        report,
        files=tuple(replace(file, path=named(file.path)) for file in report.files),
        findings=tuple(replace(finding, path=named(finding.path)) for finding in report.findings),
        suppressed=tuple(replace(finding, path=named(finding.path)) for finding in report.suppressed),
        baseline=tuple(replace(finding, path=named(finding.path)) for finding in report.baseline),
    )
