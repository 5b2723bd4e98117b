"""Marks that version control leaves in a file where two people changed the same lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclint.document import Remark, Span
from speclint.light import dataclass
from speclint.text.expression import Expression

_BEGIN = Expression(r"^[ \t]*<{7}(?:[ \t][^\n]*|\r)?$", re.MULTILINE)
_MARK = Expression(r"^[ \t]*(?:<{7}|>{7}|\|{7}|={7})(?:[ \t][^\n]*|\r)?$", re.MULTILINE)
_END = Expression(r"^[ \t]*>{7}(?:[ \t][^\n]*|\r)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two versions of the same lines, both still in the file."""

    marks: tuple[Span, ...]
    """The lines that are no text: where the first version begins, where the second does, where it ends."""


def conflicts(source: str) -> Iterator[Conflict]:
    """Find every conflict that has a beginning and an end; a row of equals signs alone underlines a heading."""
    if "<<<<<<<" not in source:
        return
    at = 0
    while begin := _BEGIN.search(source, at):
        end = _END.search(source, begin.end())
        if end is None:
            return
        yield Conflict(tuple(Span(*mark.span()) for mark in _MARK.finditer(source, begin.start(), end.end())))
        at = end.end()


def remarks(found: list[Conflict], source: str) -> Iterator[Remark]:
    """Say of each conflict where it begins."""
    for conflict in found:
        first = conflict.marks[0]
        said = source[first.start : first.end].strip()
        yield Remark("conflict-marker", f"“{said}”: two versions of the same lines stand one below the other", first)
