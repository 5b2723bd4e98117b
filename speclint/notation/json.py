"""JSON as plain data with lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from speclint.errors import Misuse
from speclint.notation.noted import Noted, Path


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
