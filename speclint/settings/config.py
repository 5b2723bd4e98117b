"""What a folder of specifications wants: ``speclint.toml``, or ``[tool.speclint]`` in ``pyproject.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from os.path import normpath
from pathlib import Path
from typing import Any, Literal

from speclint import plugins
from speclint.errors import Misuse
from speclint.finding import Depth, Severity
from speclint.light import dataclass, field, replace
from speclint.notation import globs, shape
from speclint.notation.noted import Noted
from speclint.notation.toml import read_toml

Grammar = Literal["off", "auto", "required"]
Engine = Literal["auto", "harper", "languagetool"]

DEFAULT_PROFILE = "alameda"
"""The employer whose style holds where no config says otherwise."""
DEFAULTS: Mapping[str, object] = {
    "profile": DEFAULT_PROFILE,
    "include": [],
    "exclude": [],
    "fail-level": "error",
    "depth": "core",
    "packs": [],
    "schema": None,
    "jurisdiction": None,
    "as-of": None,
    "grammar": "off",
    "languagetool": {},
    "select": [],
    "ignore": [],
    "rules": {},
}


@dataclass(frozen=True)
class Ignore:
    """``[[ignore]]`` of a config: these rules, in these files, for this reason, until a day (ISO)."""

    files: tuple[str, ...]
    rules: tuple[str, ...]
    reason: str
    expires: str = ""

    def expired(self, as_of: str) -> bool:
        """Whether it no longer holds on an ISO date."""
        return bool(self.expires) and as_of >= self.expires


@dataclass(frozen=True)
class Config:
    """The settings of a run. ``""`` leaves a choice to the profile (or, for ``as_of``, to the calendar)."""

    root: Path = field(default_factory=Path.cwd)
    """Paths in reports and patterns are relative to it: the config file's folder, or the current one."""
    file: Path | None = None
    profile: str = DEFAULT_PROFILE
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_level: Severity = Severity.ERROR
    depth: Depth = "core"
    packs: tuple[Path, ...] = ()
    schema: str = ""
    jurisdiction: str = ""
    as_of: str = ""
    grammar: Grammar = "off"
    engine: Engine = "auto"
    """Which checker reads for grammar."""
    languagetool: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    noted: Noted = Noted({})
    """What was written, with file and line, for whoever finds fault with it."""
    looked: tuple[Path, ...] = ()
    """Every place where a config was looked for or read."""

    def settings(self) -> Iterator[tuple[str, object, str]]:
        """Each key with its value and where that comes from; of a table, each entry of its own."""
        for name, default in DEFAULTS.items():
            value = self.noted.data.get(name)
            if isinstance(value, dict):
                for entry, said in value.items():
                    yield f"{name}.{entry}", said, _shown(self.noted.spot(name, entry))
            elif name in self.noted.data:
                yield name, value, _shown(self.noted.spot(name))
            elif default is not None:
                yield name, default, "default"


def _shown(spot: tuple[str, int]) -> str:
    return f"{normpath(spot[0])}:{spot[1]}"


def load(folder: Path, file: Path | None = None) -> Config:
    """The config *file*, or else the closest one from *folder* upward, or else the defaults.

    Raises ``Misuse`` with file and line for whatever cannot be understood.
    """
    looked: list[Path] = []
    found = _read(file, looked) if file else _closest(folder, looked)
    if found is None:
        return Config(root=folder, looked=tuple(looked))
    place = Path(found.file)
    shape.demand(found, "config")
    merged = _extended(found.rooted(), looked, (place.resolve(),))
    return _config(merged, place, tuple(looked))


def instead(config: Config, **changes: object) -> Config:
    """The same config with other values for some fields, such as those of a command line."""
    return replace(config, **changes)  # type: ignore[arg-type]  # each by its own name


def _closest(folder: Path, looked: list[Path]) -> Noted | None:
    for place in (folder, *folder.parents):
        for name in ("speclint.toml", "pyproject.toml"):
            path = place / name
            looked.append(path)
            if not path.is_file():
                continue
            if name == "speclint.toml" or _mentioned(path):
                found = _read(path, looked)
                if found.data is not None:
                    return found
    return None


def _mentioned(path: Path) -> bool:
    """Whether a ``pyproject.toml`` may have a table for us; most have none, and need not be parsed."""
    text = path.read_bytes()
    return b"speclint" in text and (b"tool.speclint" in text or b"[tool]" in text)


def _read(path: Path, looked: list[Path]) -> Noted:
    """What a file says; in a ``pyproject.toml`` what its ``[tool.speclint]`` says, or ``None``."""
    if path not in looked:
        looked.append(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise Misuse(f"the config cannot be read: {error.strerror}", file=path) from error
    except UnicodeDecodeError as error:
        raise Misuse("the config is not UTF-8", file=path, help="Save it as UTF-8.") from error
    try:
        found = read_toml(text, str(path))
    except Misuse as fault:
        if "[[ignore]]" not in text or "mutate" not in fault.problem:
            raise
        said = "Switch rules off under [rules]; [[ignore]] is for some files only."
        raise Misuse("'ignore' is a list and a table in one file", file=path, line=fault.line, help=said) from fault
    return found["tool"]["speclint"] if path.name == "pyproject.toml" else found


def _extended(noted: Noted, looked: list[Path], below: tuple[Path, ...]) -> Noted:
    base = noted.data.get("extends")
    if base is None:
        return noted
    path = Path(noted.file).parent / base
    if not path.is_file():
        raise noted.misuse(f"there is no file '{base}' to extend", "extends")
    if path.resolve() in below:
        raise noted.misuse("configs extend each other in a circle", "extends")
    under = _read(path, looked)
    if under.data is None:
        raise noted.misuse(f"'{base}' has no [tool.speclint]", "extends")
    shape.demand(under, "config")
    return noted.over(_extended(under.rooted(), looked, (*below, path.resolve())))


def _config(noted: Noted, place: Path, looked: tuple[Path, ...]) -> Config:
    said: Mapping[str, Any] = noted.data
    ignored = said.get("ignore", ())
    _demand_patterns(noted)
    _demand_days(noted)
    wish, engine = _grammar(said.get("grammar", "off"))
    return Config(
        root=place.parent,
        file=place,
        profile=_profile(noted),
        include=tuple(said.get("include", ())),
        exclude=tuple(said.get("exclude", ())),
        fail_level=Severity(said.get("fail-level", "error")),
        depth=said.get("depth", "core"),
        packs=tuple(_pack(noted, at) for at in range(len(said.get("packs", ())))),
        schema=str(_beside(noted, "schema")) if "schema" in said else "",
        jurisdiction=said.get("jurisdiction", ""),
        as_of=said.get("as-of", ""),
        grammar=wish,
        engine=engine,
        languagetool=said.get("languagetool", {}).get("url", ""),
        select=tuple(said.get("select", ())),
        ignore=tuple(entry for entry in ignored if isinstance(entry, str)),
        ignores=tuple(_ignore(entry) for entry in ignored if isinstance(entry, dict)),
        noted=noted,
        looked=looked,
    )


def _grammar(said: Grammar | Mapping[str, Any]) -> tuple[Grammar, Engine]:
    """Whether grammar is checked, and by whom: a word, or a table that names the engine and so asks for it."""
    if isinstance(said, str):
        return said, "auto"
    return said.get("use", "auto"), said.get("engine", "auto")


def _demand_patterns(noted: Noted) -> None:
    """Refuse a pattern that cannot be read, and one that no path can fit: it would leave out everything in silence."""
    written: list[tuple[str, tuple[str | int, ...]]] = []
    for key in ("include", "exclude"):
        written += [(pattern, (key, at)) for at, pattern in enumerate(noted.data.get(key, ()))]
    for at, entry in enumerate(noted.data.get("ignore", ())):
        if isinstance(entry, dict):
            files = [entry["files"]] if isinstance(entry["files"], str) else entry["files"]
            written += [(pattern, ("ignore", at, "files")) for pattern in files]
    for pattern, path in written:
        if wrong := globs.fault(pattern):
            raise noted.misuse(f"the pattern '{pattern}' {wrong}", *path)


def _demand_days(noted: Noted) -> None:
    """Refuse a day that no calendar has; the schema has seen to its form."""
    entries = enumerate(noted.data.get("ignore", ()))
    days: list[tuple[str | None, tuple[str | int, ...]]] = [(noted.data.get("as-of"), ("as-of",))]
    days += [(entry.get("expires"), ("ignore", at, "expires")) for at, entry in entries if isinstance(entry, dict)]
    for day, path in days:
        try:
            date.fromisoformat(day or "2026-01-01")
        except ValueError as error:
            raise noted.misuse(f"there is no day '{day}' in the calendar", *path) from error


def _ignore(entry: Mapping[str, Any]) -> Ignore:
    files = entry["files"]
    patterns = (files,) if isinstance(files, str) else tuple(files)
    return Ignore(patterns, tuple(entry["rules"]), entry["reason"], entry.get("expires", ""))


def _profile(noted: Noted) -> str:
    name: str = noted.data.get("profile", DEFAULT_PROFILE)
    if not name.endswith((".yaml", ".yml")):
        return name
    return str(_beside(noted, "profile"))


def _pack(noted: Noted, at: int) -> Path:
    """A rule pack of the user's own, or one that an installed package brings under a name."""
    name = str(noted.data["packs"][at])
    brought = None if name.endswith((".yaml", ".yml")) else plugins.file("packs", name)
    return brought or _beside(noted, "packs", at)


def _beside(noted: Noted, *path: str | int) -> Path:
    """A path that a config names, read from the folder of the file in which it stands."""
    value = noted.data
    for step in path:
        value = value[step]
    file, _ = noted.spot(*path)
    found = (Path(file).parent / str(value)).resolve()
    if not found.is_file():
        raise noted.misuse(f"there is no file '{value}'", *path)
    return found
