"""Marks that version control leaves in a file where two people changed the same lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclint.document import Remark, Span
from speclint.light import dataclass
from speclint.text.expression import Expression

_MARK = Expression(
    r"""
      ^[ \t]*(?P<line>(?P<sign>[<>|=%+\\-])(?P=sign){6,}(?:[ \t]+(?P<label>\S[^\n]*?))?)[ \t]*\r?$
    """,
    re.MULTILINE | re.VERBOSE,
)
_SIGNS = ("<<<<<<<", ">>>>>>>", "|||||||")
"""What no file holds that was not in a conflict."""
_USUAL = 7
"""How many signs make a mark, where nobody asked for more."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two versions of the same lines, both still in the file."""

    marks: tuple[Span, ...]
    """The lines that are no text: where the first version begins, where the second does, where it ends."""
    whole: bool = True
    """Whether it has a beginning and an end; a mark may be left over where a person deleted the others."""
    first: int = 0
    """Which of its marks shows it: a row of equals signs above a lone end could underline a heading."""


def conflicts(source: str) -> Iterator[Conflict]:
    """Find every conflict, and marks that are left of one; a row of equals signs alone underlines a heading."""
    if not any(sign in source for sign in _SIGNS):
        return
    opened: list[re.Match[str]] = []
    rule: re.Match[str] | None = None
    for mark in _MARK.finditer(source):
        sign = mark["sign"]
        if sign == "<" and not _adorns(mark):
            yield from _left(opened)
            opened, rule = [mark], None
        elif opened and sign == ">" and _size(mark) == _size(opened[0]):
            yield Conflict(tuple(map(_span, [*opened, mark])))
            opened, rule = [], None
        elif opened:
            opened += [mark] if _belongs(mark, opened) else []
        elif sign in ">|" and _size(mark) == _USUAL and not _adorns(mark):
            above = [rule] if rule and sign == ">" else []
            yield Conflict(tuple(map(_span, [*above, mark])), whole=False, first=len(above))
            rule = None
        elif sign == "=" and not mark["label"] and _size(mark) == _USUAL:
            rule = mark
    yield from _left(opened)


def _left(opened: Sequence[re.Match[str]]) -> Iterator[Conflict]:
    """A conflict without an end: its beginning, and the first row of equals signs, whose fellows underline headings."""
    if opened and _size(opened[0]) == _USUAL:
        kept = [mark for mark in opened if mark["sign"] != "="]
        kept += [mark for mark in opened if mark["sign"] == "="][:1]
        yield Conflict(tuple(map(_span, kept)), whole=False)


def _adorns(mark: re.Match[str]) -> bool:
    """Whether a row of signs only adorns a line: ">>>>>>> NOTE <<<<<<<"."""
    return (mark["label"] or "").endswith(("<", ">", "="))


def _belongs(mark: re.Match[str], opened: Sequence[re.Match[str]]) -> bool:
    """Whether a row of signs parts the versions of a conflict that has begun."""
    if _size(mark) != _size(opened[0]):
        return False
    return mark["sign"] in "=|" or bool(mark["label"])  # jj names what it writes


def _size(mark: re.Match[str]) -> int:
    return len(mark["line"]) - len(mark["line"].lstrip(mark["sign"]))


def _span(mark: re.Match[str]) -> Span:
    return Span(*mark.span("line"))


def remarks(found: Sequence[Conflict], source: str) -> Iterator[Remark]:
    """Say of each conflict where it begins."""
    for conflict in found:
        first = conflict.marks[conflict.first]
        said = source[first.start : first.end].strip()
        what = "two versions of the same lines stand one below the other"
        left = (
            "a mark that version control wrote where two versions of the same lines met; perhaps both still stand here"
        )
        yield Remark("conflict-marker", f"“{said}”: {what if conflict.whole else left}", first)
