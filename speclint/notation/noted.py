"""Plain data that knows in which file and on which line each of its keys stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from speclint.errors import Misuse
from speclint.light import dataclass, field

Path = tuple[str | int, ...]
"""Keys and list positions that lead to a value: ``(3, "options", "max-words")``."""


@dataclass(frozen=True)
class Noted:
    """Plain data, and where in which file each of its values was written."""

    data: Any
    lines: Mapping[Path, int] = field(default_factory=dict)
    file: str = ""
    files: Mapping[Path, str] = field(default_factory=dict)
    """For data put together from several files: where a value does not come from ``file``."""
    base: Path = ()

    def __getitem__(self, key: str) -> Noted:
        """The value of one key; nothing known where there is none."""
        value = self.data.get(key) if isinstance(self.data, dict) else None
        return Noted(value, self.lines, self.file, self.files, (*self.base, key))

    def item(self, at: int) -> Noted:
        """One entry of a list."""
        return Noted(self.data[at], self.lines, self.file, self.files, (*self.base, at))

    def rooted(self) -> Noted:
        """The same data, known by paths that begin here."""
        length = len(self.base)
        lines = {path[length:]: line for path, line in self.lines.items() if path[:length] == self.base}
        return Noted(self.data, lines, self.file) if length else self

    def over(self, under: Noted) -> Noted:
        """These mappings laid over those of another file, key by key; lists are replaced whole. Both are rooted."""
        data, mine = _laid(self.data, under.data, ())
        lines, files = dict(self.lines), dict(self.files)
        for path, line in under.lines.items():
            if not any(path[:length] in mine for length in range(1, len(path) + 1)) and path not in self.lines:
                lines[path] = line
                files[path] = under.files.get(path, under.file)
        return Noted(data, lines, self.file, files)

    def spot(self, *path: str | int) -> tuple[str, int]:
        """File and line of a value, or of the nearest thing around it that has a line."""
        full = (*self.base, *path)
        for length in range(len(full), -1, -1):
            if full[:length] in self.lines:
                return self.files.get(full[:length], self.file), self.lines[full[:length]]
        return self.file, 1

    def misuse(self, problem: str, *path: str | int, help: str = "") -> Misuse:  # noqa: A002 - as in ``Misuse``
        """What is wrong with a value, with its file and line."""
        file, line = self.spot(*path)
        return Misuse(problem, file=file, line=line, help=help)


def _laid(top: Any, under: Any, path: Path) -> tuple[Any, set[Path]]:  # noqa: ANN401 - plain data
    """*top* over *under*, and the paths at which *top* replaced what was there."""
    if not (isinstance(top, dict) and isinstance(under, dict)):
        return top, {path}
    data, mine = dict(under), set[Path]()
    for key, value in top.items():
        if key in under:
            data[key], replaced = _laid(value, under[key], (*path, key))
            mine |= replaced
        else:
            data[key] = value
    return data, mine
