"""YAML, TOML and JSON as plain data that knows on which line each of its keys stands."""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from speclint.errors import Misuse
from speclint.text.expression import Expression

Path = tuple[str | int, ...]
"""Keys and list positions that lead to a value: ``(3, "options", "max-words")``."""

_MOST_NODES = 200_000
_PLAIN = {"true": True, "True": True, "false": False, "False": False, "null": None, "~": None, "": None}
_INT = Expression(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = Expression(r"[-+]?[0-9]+\.[0-9]+(?:[eE][-+]?[0-9]+)?")


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
        return replace(self, data=value, base=(*self.base, key))

    def item(self, at: int) -> Noted:
        """One entry of a list."""
        return replace(self, data=self.data[at], base=(*self.base, at))

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
    return Noted(None if root is None else _Plain(yaml, lines, file).value(root, ()), lines, file)


_REMEDIES = (
    ("'\\t'", "Indent with spaces, not with tabs."),
    ("mapping values are not allowed", 'Put text that holds a colon in quotes: "one: two".'),
    ("quoted scalar", "A quotation mark is opened and not closed."),
    ("cannot start any token", "Put text that begins with this character in quotes."),
    ("expected <block end>", "Look at how far this line is indented, and for quotation marks inside quotation marks."),
    ("undefined alias", "Put text that begins with * in quotes."),
)


def yaml_help(problem: str) -> str:
    """What to do about a fault of which a YAML parser speaks in its own terms."""
    return next((remedy for sign, remedy in _REMEDIES if sign in problem), "")


class _Plain:
    """Turns YAML nodes into plain values and notes their lines."""

    def __init__(self, yaml: Any, lines: dict[Path, int], file: str) -> None:  # noqa: ANN401 - the module itself
        self.yaml, self.lines, self.file = yaml, lines, file
        self.count = 0
        self.around: set[int] = set()

    def value(self, node: Any, path: Path) -> object:  # noqa: ANN401 - the stubs' node type says less
        self.lines.setdefault(path, node.start_mark.line + 1)
        self.count += 1
        if id(node) in self.around or self.count > _MOST_NODES:
            raise Misuse("an alias makes this YAML endless", file=self.file, line=node.start_mark.line + 1)
        if isinstance(node, self.yaml.ScalarNode):
            return _scalar(node.value, quoted=bool(node.style) or node.tag.endswith(":str"))
        self.around.add(id(node))
        try:
            if isinstance(node, self.yaml.SequenceNode):
                return [self.value(child, (*path, at)) for at, child in enumerate(node.value)]
            return self._mapping(node, path)
        finally:
            self.around.discard(id(node))

    def _mapping(self, node: Any, path: Path) -> dict[str, object]:  # noqa: ANN401 - as above
        found: dict[str, object] = {}
        for key, child in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, self.yaml.ScalarNode):
                raise Misuse("a key must be a word", file=self.file, line=line)
            if key.value in found:
                first = self.lines[*path, key.value]
                raise Misuse(f"the key '{key.value}' stands twice, first on line {first}", file=self.file, line=line)
            self.lines[*path, key.value] = line
            found[key.value] = self.value(child, (*path, key.value))
        return found


def _scalar(text: str, *, quoted: bool) -> object:
    if quoted:
        return text
    if text in _PLAIN:
        return _PLAIN[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def read_toml(text: str, file: str) -> Noted:
    """TOML as data; dates become ISO text."""
    import tomllib  # noqa: PLC0415 - 8 ms, and only needed where there is a config file

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\s*\(at line (\d+), column \d+\)", str(error))
        said = str(error).replace(at[0], "") if at else str(error).replace(" (at end of document)", "")
        line = int(at[1]) if at else text.count("\n") + 1
        help_ = _toml_help(text.split("\n")[line - 1])
        raise Misuse(f"this is not valid TOML: {said}", file=file, line=line, help=help_) from error
    except RecursionError as error:
        raise Misuse("this TOML is nested too deeply", file=file, line=1) from error
    return Noted(_dated(data), dict(_toml_lines(text)), file)


def _toml_help(line: str) -> str:
    """What to do about a line that lacks its quotes, the commonest fault of whoever does not know TOML."""
    if rule := re.match(r"\s*([\w-]+/[\w-]+)\s*=", line):
        return f'Put the name of a rule in quotes: "{rule[1]}" = …'
    if bare := re.match(r"\s*([\w-]+)\s*=\s*([A-Za-z][^\"'#=]*?)\s*(?:#|$)", line):
        return f'Put text in quotes: {bare[1]} = "{bare[2]}"'
    return ""


def read_json(text: str, file: str) -> Noted:
    """JSON as data; a key that stands twice in one object is refused."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise Misuse(f"this is not valid JSON: {error.msg}", file=file, line=error.lineno) from error
    except RecursionError as error:
        raise Misuse("this JSON is nested too deeply", file=file, line=1) from error
    lines: dict[Path, int] = {}
    for path, line in _json_lines(text):
        if path in lines:
            raise Misuse(f"the key '{path[-1]}' stands twice, first on line {lines[path]}", file=file, line=line)
        lines[path] = line
    return Noted(data, lines, file)


_JSON = re.compile(r'"(?:\\.|[^"\\])*"|[\[\]{},]')


def _json_lines(text: str) -> Iterator[tuple[Path, int]]:
    """The line of each key in valid JSON (``json`` does not say)."""
    path: list[str | int] = []
    line, at, keyed = 1, 0, False
    for token in _JSON.finditer(text):
        said = token[0]
        line += text.count("\n", at, token.start())
        at = token.start()
        if said in {"{", "["}:
            path.append("" if said == "{" else 0)
            keyed = said == "{"
        elif said in {"}", "]"}:
            path.pop()
            keyed = False
        elif said == ",":
            keyed = isinstance(path[-1], str)
            path[-1] = "" if keyed else int(path[-1]) + 1
        elif keyed:
            keyed = False
            path[-1] = json.loads(said)
            yield tuple(path), line


def _dated(value: object) -> object:
    if isinstance(value, dict):
        return {key: _dated(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_dated(inner) for inner in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


_LEXEME = r"""(?P<skip>\#[^\n]*|[ \t\r]+)
    |(?P<text>\"\"\"(?:\\.|[^\\])*?\"{3,5}|'''.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    |(?P<mark>[\[\]{}=.,\n])
    |(?P<bare>[^\s\[\]{}=.,"'\#]+)"""


def _toml_lines(text: str) -> Iterator[tuple[Path, int]]:
    """The line of each table header and each key, in valid TOML (``tomllib`` does not say)."""
    table: Path = ()
    tables: dict[Hashable, int] = {}
    line = 1
    for statement in _statements(text):
        words = [said for said, kind in statement if kind in {"bare", "text"}]
        marks = [said for said, _ in statement]
        if marks and marks[0] == "[":
            table = _table([_unquoted(word) for word in words], tables, double=marks[1] == "[")
            if table[-1] == 0:  # the first of a list of tables is where the list begins
                yield table[:-1], line
            yield table, line
        elif "=" in marks:
            cut = marks.index("=")
            key = [_unquoted(said) for said, kind in statement[:cut] if kind != "mark"]
            for length in range(1, len(key) + 1):
                yield (*table, *key[:length]), line
        line += 1 + sum(said.count("\n") for said in marks)


def _statements(text: str) -> Iterator[list[tuple[str, str]]]:
    """The tokens of each header and each ``key = value``, however many lines the value takes."""
    found: list[tuple[str, str]] = []
    depth, valued = 0, False
    for token in re.finditer(_LEXEME, text, re.VERBOSE | re.DOTALL):
        said, kind = token[0], str(token.lastgroup)
        if said == "\n" and not depth:
            yield found
            found, valued = [], False
        elif kind != "skip":
            found.append((said, kind))
            valued = valued or said == "="
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(said, 0) if valued and kind == "mark" else 0
    yield found


def _table(key: list[str], tables: dict[Hashable, int], *, double: bool) -> Path:
    """The path of a table header; in ``[[ignore]]`` each one has its number."""
    path: Path = ()
    for part in key[:-1]:
        path = (*path, part)
        path = (*path, tables[path]) if path in tables else path
    path = (*path, key[-1])
    if not double:
        return path
    tables[path] = tables.get(path, -1) + 1
    return (*path, tables[path])


def _unquoted(said: str) -> str:
    if said[0] not in "\"'":
        return said
    inner = said[1:-1]
    return inner if said[0] == "'" or "\\" not in inner else re.sub(r"\\(.)", r"\1", inner)
