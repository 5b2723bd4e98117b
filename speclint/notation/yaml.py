"""YAML: one walk over the nodes of a file, with limits, for settings (plain data with lines) and for specifications."""

from __future__ import annotations

from typing import Any, Literal, Protocol, TypeVar

from speclint.errors import Misuse
from speclint.notation.noted import Noted, Path
from speclint.text.expression import Expression

_MOST_NODES = 200_000
_DEEPEST = 100
_PLAIN = {"true": True, "True": True, "false": False, "False": False, "null": None, "~": None, "": None}
_INT = Expression(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = Expression(r"[-+]?[0-9]+\.[0-9]+(?:[eE][-+]?[0-9]+)?")

_T = TypeVar("_T")
Trouble = Literal["endless", "many", "deep", "key", "twice"]
"""An alias inside what it stands for, too many values, too deep a nesting, a key that is no word, or one twice."""


class Maker(Protocol[_T]):
    """What becomes of each node of a file; nodes are PyYAML's."""

    def scalar(self, node: Any, path: Path) -> _T:  # noqa: ANN401 - PyYAML has no types
        """A single value."""
        ...

    def listing(self, node: Any, path: Path, entries: list[_T]) -> _T:  # noqa: ANN401 - likewise
        """A list of what was made of its entries."""
        ...

    def mapping(self, node: Any, path: Path, pairs: list[tuple[Any, _T]]) -> _T:  # noqa: ANN401 - likewise
        """A mapping: the nodes of its keys, and what was made of their values."""
        ...

    def fault(self, trouble: Trouble, line: int, key: str = "", first: int = 0) -> Exception:
        """What to raise: the line, and for a key that stands twice the line of the first."""
        ...


class Walk:
    """Over the nodes of one file; what an alias stands for counts as often as it is used."""

    def __init__(self, maker: Maker[Any], *, most: int, deepest: int) -> None:
        """Take what is to be made, and how many values and how deep a nesting are read."""
        self._maker, self._most, self._deepest = maker, most, deepest
        self._count = 0
        self._around: list[Any] = []

    def made(self, node: Any, path: Path = ()) -> Any:  # noqa: ANN401 - what the maker makes
        """What is made of a node and all in it."""
        self._count += 1
        line = node.start_mark.line + 1
        if any(node is other for other in self._around):
            raise self._maker.fault("endless", line)
        if self._count > self._most:
            raise self._maker.fault("many", line)
        if len(self._around) > self._deepest:
            raise self._maker.fault("deep", line)
        if node.id == "scalar":
            return self._maker.scalar(node, path)
        self._around.append(node)
        try:
            if node.id == "sequence":
                entries = [self.made(entry, (*path, at)) for at, entry in enumerate(node.value)]
                return self._maker.listing(node, path, entries)
            return self._maker.mapping(node, path, self._pairs(node, path))
        finally:
            self._around.pop()

    def _pairs(self, node: Any, path: Path) -> list[tuple[Any, Any]]:  # noqa: ANN401 - PyYAML has no types
        first: dict[str, int] = {}
        found: list[tuple[Any, Any]] = []
        for key, value in node.value:
            line = key.start_mark.line + 1
            if key.id != "scalar":
                raise self._maker.fault("key", line)
            if key.value in first:
                raise self._maker.fault("twice", line, key.value, first[key.value])
            first[key.value] = line
            found.append((key, self.made(value, (*path, key.value))))
        return found


def read_yaml(text: str, file: str, *, trusted: bool = False) -> Noted:
    """YAML as data: text, whole and decimal numbers, ``true``, ``false``, ``null``, lists, mappings; nothing else.

    ``no``, ``off``, ``0123`` and ``2026-11-22`` stay text. *trusted* text is parsed in C, which a deeply nested
    stranger's file could crash.
    """
    import yaml  # noqa: PLC0415 - 14 ms, and not needed when a compiled pack is at hand

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader) if trusted else yaml.SafeLoader
    try:
        root = yaml.compose(text, loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = " ".join(part for part in (error.problem, error.context) if part)
        line = mark.line + 1 if mark else 1
        raise Misuse(f"this is not valid YAML: {said}", file=file, line=line, help=yaml_help(said)) from error
    except yaml.YAMLError as error:
        raise Misuse(f"this is not valid YAML: {error}", file=file, line=1) from error
    except RecursionError as error:
        raise Misuse("this YAML is nested too deeply", file=file, line=1) from error
    lines: dict[Path, int] = {}
    walk = Walk(_Settings(lines, file), most=_MOST_NODES, deepest=_DEEPEST)
    return Noted(None if root is None else walk.made(root), lines, file)


_REMEDIES = (
    ("'\\t'", "Indent with spaces, not with tabs."),
    ("mapping values are not allowed", 'Put text that holds a colon in quotes: "one: two".'),
    ("quoted scalar", "A quotation mark is opened and not closed."),
    ("cannot start any token", "Put text that begins with this character in quotes."),
    (
        "but got '?'",
        "In a list in brackets, put a phrase that holds ? in quotes, or give each its own line after “- ”.",
    ),
    ("expected <block end>", "Look at how far this line is indented, and for quotation marks inside quotation marks."),
    ("undefined alias", "Put text that begins with * in quotes."),
)


def yaml_help(problem: str) -> str:
    """What to do about a fault of which a YAML parser speaks in its own terms."""
    return next((remedy for sign, remedy in _REMEDIES if sign in problem), "")


class _Settings:
    """Makes plain values and notes their lines."""

    def __init__(self, lines: dict[Path, int], file: str) -> None:
        self._lines, self._file = lines, file

    def _noted(self, node: Any, path: Path) -> None:  # noqa: ANN401 - PyYAML has no types
        self._lines.setdefault(path, node.start_mark.line + 1)

    def scalar(self, node: Any, path: Path) -> object:  # noqa: ANN401 - likewise
        self._noted(node, path)
        return _scalar(node.value, quoted=bool(node.style) or node.tag.endswith(":str"))

    def listing(self, node: Any, path: Path, entries: list[object]) -> object:  # noqa: ANN401 - likewise
        self._noted(node, path)
        return entries

    def mapping(self, node: Any, path: Path, pairs: list[tuple[Any, object]]) -> object:  # noqa: ANN401 - likewise
        self._noted(node, path)
        self._lines.update({(*path, key.value): key.start_mark.line + 1 for key, _ in pairs})
        return {key.value: value for key, value in pairs}

    def fault(self, trouble: Trouble, line: int, key: str = "", first: int = 0) -> Misuse:
        said = {
            "endless": "an alias makes this YAML endless",
            "many": "an alias makes this YAML endless",
            "deep": "this YAML is nested too deeply",
            "key": "a key must be a word",
            "twice": f"the key '{key}' stands twice, first on line {first}",
        }
        return Misuse(said[trouble], file=self._file, line=line)


def _scalar(text: str, *, quoted: bool) -> object:
    if quoted:
        return text
    if text in _PLAIN:
        return _PLAIN[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
