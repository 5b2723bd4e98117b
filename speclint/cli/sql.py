"""``speclint sql``: a question in SQL about findings that were written as ``jsonl``."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from json import dumps
from pathlib import Path
from typing import Any, TypeAlias

from speclint.cli.arguments import Parser
from speclint.errors import Misuse
from speclint.reporters.words import plain

_TEXTS = ("rule", "severity", "title", "path", "section", "where", "excerpt", "message", "why", "help", "authority")
_NUMBERS = ", ".join(f'"{name}" INTEGER' for name in ("paragraph", "line", "column", "end_line", "end_column", "page"))
_COLUMNS = {
    **dict.fromkeys((*_TEXTS, "view", "label", "fingerprint"), "VARCHAR"),
    "place": f"STRUCT({_NUMBERS})",
    "span": "INTEGER[]",
    **dict.fromkeys(("related", "fixes", "source"), "JSON"),
}
"""What a line of a report holds; said, so that a report without a finding can be asked too."""

_SEALED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",  # nothing is fetched
    "autoload_known_extensions": "false",
}

_READ = "CREATE TABLE findings AS SELECT * FROM read_json(?, format = 'newline_delimited', columns = ?)"

Table: TypeAlias = tuple[Sequence[str], Sequence[Sequence[Any]]]
"""The names of the columns, and the rows."""


def run(arguments: list[str]) -> int:
    """Answer one question; 0 however many rows there are."""
    parser = Parser("sql", "Ask the findings of one or more jsonl reports: they are the table 'findings'.")
    parser.add_argument("question", metavar="SQL", help="SELECT rule, count(*) FROM findings GROUP BY rule")
    parser.add_argument("reports", nargs="+", metavar="REPORT", help="made with --output-format jsonl")
    parser.add_argument("--output-format", choices=tuple(_FORMATS), default="full", metavar="FORMAT")
    asked = parser.read(arguments)
    if find_spec("duckdb") is None:
        raise Misuse("SQL needs one more package", help="Install it: pip install 'speclint[duckdb]'")
    for report in asked.reports:
        if not Path(report).is_file():
            raise Misuse(f"there is no report '{report}'", help="Make one: speclint check specs/ --report jsonl=FILE")
    sys.stdout.write(_FORMATS[asked.output_format](answer(asked.question, asked.reports)))
    return 0


def answer(question: str, reports: Sequence[str]) -> Table:
    """What DuckDB says of the findings in some reports. Raises ``Misuse`` for what it cannot follow."""
    import duckdb

    with duckdb.connect(config=_SEALED) as base:
        try:
            base.execute(_READ, [list(reports), _COLUMNS])
        except duckdb.Error as error:
            said = str(error).partition("\n")[0]
            raise Misuse(
                f"this is no jsonl report: {said}", help="Make one: speclint check specs/ --report jsonl=FILE"
            ) from error
        base.execute("SET enable_external_access = false")  # a question reads findings, and no other file
        try:
            found = base.execute(question)
        except duckdb.Error as error:
            said = " ".join(str(error).partition("\n\nLINE")[0].split())
            help_ = f"The columns of 'findings' are {', '.join(_COLUMNS)}."
            raise Misuse(f"the question cannot be answered: {said}", help=help_) from error
        return [column[0] for column in found.description or ()], found.fetchall()


def _full(table: Table) -> str:
    names, rows = table
    cells = [list(names), *([_cell(value) for value in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in cells]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]]) + "\n"


def _cell(value: object) -> str:
    return "" if value is None else plain(" ".join(str(value).split()))


def _csv(table: Table) -> str:
    names, rows = table
    out = io.StringIO()
    csv.writer(out).writerows([names, *rows])
    return out.getvalue()


def _json(table: Table) -> str:
    names, rows = table
    return dumps([dict(zip(names, row, strict=True)) for row in rows], ensure_ascii=False, indent=2, default=str) + "\n"


_FORMATS: dict[str, Callable[[Table], str]] = {"full": _full, "csv": _csv, "json": _json}
