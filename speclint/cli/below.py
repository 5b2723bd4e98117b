"""Configs in folders below the one that a command walks: the closest above a file counts for that file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from speclint import formats
from speclint.cli.repository import moved
from speclint.light import replace
from speclint.run import discover
from speclint.run.road import Run
from speclint.run.tally import ordered
from speclint.settings import config
from speclint.settings.config import Config

_NAMES = frozenset({"speclint.toml", "pyproject.toml"})
NOTHING = "Nothing was checked: no class specification was found."


def below(paths: Iterable[str], own: Config) -> list[Config]:
    """Every other config in the folders under *paths*, the outermost first; each is read once."""
    found: dict[Path, Config] = {}
    for path in paths:
        for folder in _folders(path):
            near = config.load(Path(folder).absolute())
            if near.file is not None and near.root != own.root and near.root == Path(folder).absolute():
                found.setdefault(near.root, near)
    return [found[root] for root in sorted(found)]


def _folders(path: str) -> Iterator[str]:
    """The folders under a path that hold something a config may stand in."""
    for folder, inner, names in os.walk(path):
        inner[:] = sorted(name for name in inner if not discover.foreign(folder, name))
        if folder != path and not _NAMES.isdisjoint(names):
            yield folder


def without(own: Config, others: Sequence[Config]) -> Config:
    """A config that leaves the folders of *others* to them."""
    names = [discover.shown(str(one.root), str(own.root)) for one in others]
    return config.instead(own, exclude=(*own.exclude, *(f"{name}/**" for name in names)))


def walked(own: Config, one: Config, others: Sequence[Config]) -> list[str]:
    """What a walk of the command's own config meets in the folder of another one, and not in one below that."""
    deeper = [discover.shown(str(o.root), str(own.root)) for o in others if one.root in o.root.parents]
    exclude = (*own.exclude, *(f"{name}/**" for name in deeper))
    found = discover.discover(
        [str(one.root)],
        root=own.root,
        suffixes=formats.ENDINGS,
        include=own.include,
        exclude=exclude,
        own=(*own.looked, *one.looked),
    )
    return [file.path for file in found.files]


def together(runs: Sequence[tuple[Config, Run]], own: Config, *, allow_empty: bool) -> Run:
    """One run of several: paths count from the command's own root, and its fail level decides."""
    reports = [moved(run.report, one.root, None if one.root == own.root else own.root) for one, run in runs]
    entries = tuple(sorted((file for report in reports for file in report.files), key=lambda file: file.path))
    said = [line for report in reports for line in report.notices]
    for one, run in runs:
        if one.file in {None, own.file}:
            continue
        where = discover.shown(str(one.file), str(own.root))
        count = sum(file.status != "skipped" for file in run.report.files)
        said.append(f"{count} file{'' if count == 1 else 's'} follow{'s' if count == 1 else ''} {where}.")
    nothing = not allow_empty and not any(file.status != "skipped" for file in entries)
    report = replace(
        reports[0],
        fail_level=own.fail_level,
        findings=ordered(f for report in reports for f in report.findings),
        files=entries,
        suppressed=ordered(f for report in reports for f in report.suppressed),
        baseline=ordered(f for report in reports for f in report.baseline),
        held=sum(report.held for report in reports),
        unasked=max(report.unasked for report in reports),
        profile=", ".join(dict.fromkeys(report.profile for report in reports)),
        notices=tuple(dict.fromkeys([*said, *([NOTHING] if nothing else [])])),
        incomplete=nothing or any(report.incomplete for report in reports),
    )
    inputs: dict[str, str | None] = {}
    for _, run in runs:
        inputs |= run.inputs
    return Run(
        report,
        inputs,
        lasting=all(run.lasting for _, run in runs),
        unread=tuple(dict.fromkeys(line for _, run in runs for line in run.unread)),
        stale=tuple(name for _, run in runs for name in run.stale),
    )
