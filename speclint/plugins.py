"""What other installed packages bring: packs, profiles, checks, readers and reporters, found by their entry points.

Nothing is looked up before a name is met that speclint itself does not have: to look through what is installed takes
longer than to answer from the cache.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from speclint.errors import Misuse

Kind = Literal["packs", "profiles", "checks", "readers", "reporters"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_MADE_FROM: dict[str, tuple[Path, ...]] = {}
"""The module of each thing that was loaded, with the files of its package."""
_KEPT_ASIDE = frozenset({"__pycache__"})


@cache
def _entries(kind: Kind) -> dict[str, Any]:
    """Every entry of a group by its name; a name that two packages claim belongs to neither in silence."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - only names that are not ours need it

    found: dict[str, Any] = {}
    for entry in entry_points(group=f"speclint.{kind}"):
        other = found.setdefault(entry.name, entry)
        if other.value != entry.value:
            both = " and ".join(sorted({_package(other), _package(entry)}))
            raise Misuse(f"{both} both bring '{entry.name}' as speclint.{kind}", help="Uninstall one of them.")
    return found


def brought(kind: Kind) -> Iterator[tuple[str, str]]:
    """What there is of a kind: its name, and the package with its version that brings it."""
    for name, entry in sorted(_entries(kind).items()):
        yield name, f"{entry.dist.name} {entry.dist.version}" if entry.dist else "a package"


def _package(entry: Any) -> str:  # noqa: ANN401 - an entry point, whose module is not imported at the start
    return f"the package '{entry.dist.name}'" if entry.dist else "a package"


def names(kind: Kind) -> tuple[str, ...]:
    """What can be asked for by name."""
    return tuple(sorted(_entries(kind)))


@cache
def load(kind: Kind, name: str) -> Any:  # noqa: ANN401 - whoever asks knows what it must be
    """What a package brings under a name, or ``None`` where none does; one that cannot be loaded is ``Misuse``."""
    entry = _entries(kind).get(name)
    if entry is None:
        return None
    try:
        found = entry.load()
    except Exception as error:
        said = f"{_package(entry)} brings '{name}' as speclint.{kind}, but it cannot be loaded"
        raise Misuse(f"{said}: {type(error).__name__}: {error}", help="Mend or uninstall the package.") from error
    _MADE_FROM[entry.module] = tuple(_files(entry.module))
    return found


def _files(module: str) -> Iterator[Path]:
    """The files and folders of the package of a module, data too; of a module that stands alone its own file."""
    top, own = sys.modules.get(module.partition(".")[0]), sys.modules.get(module)
    places = [Path(place) for place in getattr(top, "__path__", ())]
    for place in places:
        for folder, inner, names in os.walk(place):
            inner[:] = [name for name in inner if name not in _KEPT_ASIDE]
            yield Path(folder)
            yield from (Path(folder, name) for name in names if not name.endswith(".pyc"))
    if not places and own is not None and own.__file__:
        yield Path(own.__file__)


def refused(kind: Kind, name: str, wanted: str) -> Misuse:
    """That a package brings something else than its entry point says."""
    return Misuse(f"{_package(_entries(kind)[name])} brings '{name}' as speclint.{kind}, but it is no {wanted}")


def file(kind: Kind, name: str) -> Path | None:
    """The file of a pack or a profile: an entry names its path, or a function that returns it."""
    found = load(kind, name)
    if found is None:
        return None
    try:
        place = Path(found() if callable(found) else found)
    except Exception as error:
        raise refused(kind, name, f"path of a file ({type(error).__name__}: {error})") from error
    if not place.is_file():
        raise refused(kind, name, f"file that exists: {place}")
    return place


def used() -> tuple[Path, ...]:
    """The packages of what was loaded till now, file by file: a kept answer depends on them."""
    return tuple(sorted({path for files in _MADE_FROM.values() for path in files}))


def looked() -> tuple[Path, ...]:
    """Where packages may be installed, if that was looked through: another one may bring something else."""
    if not _entries.cache_info().currsize:
        return ()
    places = {Path(place).absolute() for place in sys.path if Path(place).is_dir()}
    return tuple(sorted(places - {Path.cwd()}))  # there people work; nobody installs
