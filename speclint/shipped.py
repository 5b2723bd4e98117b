"""What ships with speclint: rules, profiles and schemas beside the package or in it, word lists inside."""

from __future__ import annotations

import marshal
from atexit import register
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from speclint.cache import Store, code, folder, key
from speclint.version import VERSION as VERSION  # noqa: PLC0414 - known by this name here too

_HERE = Path(__file__).parent
_P = ParamSpec("_P")
_T = TypeVar("_T")
_LETTERS = 2
_NAME = 16
"""Characters of a folder's name."""


@cache
def _home() -> Path:
    """The package's folder; in an archive (``python -m zipapp``) a copy of what ships, kept under the cache folder."""
    return _HERE if _HERE.is_dir() else _unpacked()


def _unpacked() -> Path:
    """What ships, copied out of the archive that speclint runs from: once for each state of the archive."""
    from shutil import rmtree  # noqa: PLC0415 - this and the next two: only archives need them
    from tempfile import mkdtemp  # noqa: PLC0415
    from zipfile import ZipFile  # noqa: PLC0415

    archive = next(path for path in _HERE.parents if path.is_file())
    known = archive.stat()
    kept = Path(folder(), "unpacked")
    whole = kept / key(VERSION, str(archive), str(known.st_size), str(known.st_mtime_ns))[:_NAME]
    if not whole.is_dir():
        try:
            kept.mkdir(parents=True, exist_ok=True)
            half = mkdtemp(dir=kept)
        except OSError:  # nothing can be kept here: then for this run alone
            half = mkdtemp(prefix="speclint-")
            whole = Path(half, "kept")
            register(rmtree, half, ignore_errors=True)
        with ZipFile(archive) as packed:
            inside = f"{_HERE.name}/"
            names = [n for n in packed.namelist() if n.startswith((f"{inside}_data/", f"{inside}data/"))]
            packed.extractall(half, names)
        with suppress(OSError):  # another process was quicker
            Path(half, _HERE.name).rename(whole)
        if whole.parent == kept:
            rmtree(half, ignore_errors=True)
    return whole


def shipped(name: str) -> Path:
    """A data folder: inside the package in a wheel, beside it in a checkout."""
    inside = _home() / "_data" / name
    return inside if inside.is_dir() else _home().parent / name


def data(name: str) -> Path:
    """A word list or another file that only code reads."""
    return _home() / "data" / name


def table(make: Callable[_P, _T], *of: _P.args, **named: _P.kwargs) -> _T:
    """What *make* reads out of word lists, as plain values: kept beside them, for reading takes five times as long."""
    beside = Store(f"{data('')}/__pycache__")
    name = key("table", make.__module__, make.__qualname__, code(), *map(repr, (of, named) if of or named else ()))
    kept = beside.get(name)
    if kept is None:
        kept = make(*of, **named)
        beside.put(name, kept)
    found: _T = kept  # type: ignore[assignment]  # it was put there by the same code
    return found


class Drawers:
    """What is known of each of many words, put away by their first letters: one page opens few of the drawers."""

    def __init__(self, kept: Mapping[str, bytes]) -> None:
        """*kept* is what ``put`` made."""
        self._kept = kept
        self._open: dict[str, Mapping[str, Any]] = {}

    @staticmethod
    def put(known: Mapping[str, object]) -> dict[str, bytes]:
        """Words with what is known of them, as plain values in drawers."""
        drawers: dict[str, dict[str, object]] = {}
        for word, said in known.items():
            drawers.setdefault(word[:_LETTERS], {})[word] = said
        return {letters: marshal.dumps(inside) for letters, inside in drawers.items()}

    def get(self, word: str) -> Any:  # noqa: ANN401 - whatever was put in
        """What is known of a word, or nothing."""
        letters = word[:_LETTERS]
        inside = self._open.get(letters)
        if inside is None:
            kept = self._kept.get(letters)
            inside = self._open[letters] = marshal.loads(kept) if kept else {}  # noqa: S302 - put there by ``put``
        return inside.get(word)


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list in which ``#`` begins a remark."""
    lines = data(name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].split())


@cache
def terms(name: str) -> frozenset[str]:
    """A small set of words that a check asks for, by its name in ``terms.txt``."""
    return frozenset(_terms()[name])


def any_of(name: str) -> str:
    """Such a set as alternatives of an expression, the longest first."""
    return "|".join(sorted(_terms()[name], key=lambda word: (-len(word), word)))


@cache
def _terms() -> dict[str, tuple[str, ...]]:
    return table(_named)


def _named() -> dict[str, tuple[str, ...]]:
    text = "".join(line for line in data("terms.txt").read_text("utf-8").splitlines(keepends=True) if line[0] != "#")
    sets = (entry.partition(":") for entry in text.replace("\n ", " ").splitlines())
    return {name: tuple(words.split()) for name, _, words in sets}


def importable() -> str:
    """The folder to put on the path of a child process, so that it finds this very speclint."""
    return str(_HERE.parent)


@cache
def ours(path: str) -> bool:
    """Whether a rule pack or a profile is one that ships, so that our own tests know it for faultless."""
    return Path(path).parent in {shipped("rules"), shipped("profiles")}
