"""TOML as plain data with lines."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator

from speclint.errors import Misuse
from speclint.notation.noted import Noted, Path


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
