"""The list numbers and bullets that lines begin with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from speclint.document import VIEWS, Piece, ViewName, shown
from speclint.formats.lines.line import Line, part, without
from speclint.light import dataclass, replace
from speclint.text.expression import Expression

BULLETS = frozenset("-*+•")
_NUMBER = Expression(r"[ \t\u00a0]*(\(?\d{1,3}(?:-\d{1,3})?[.)])(?=[ \t\u00a0]|$)")
_BOX = Expression(r"[ \t\u00a0]*\[[ xX]\](?=[ \t\u00a0])")
"""The box of a task, as Markdown has it."""
_LABEL = Expression(
    r"""
      [•●○◦▪▫■□‣\u2043➢➤✓✔❖❑◆►▶→★♦☐☑➔⮞∙※·\uf021-\uf0ff]                    # a bullet may touch its text
    | \\?[-*+](?=[ \t\u00a0]|$) | [\u2012\u2013\u2212—o](?=[ \t\u00a0]|$)               # a dash or a letter o may not
    | \(?\d{1,3}(?:\.\d{1,2}(?=\.[ \t\u00a0]))*(?:-\d{1,3})?\\?[.)](?=[ \t\u00a0]|$|[A-Z][a-z])
    | \(?[A-Za-z][.)](?![ \t\u00a0]+[A-Z]\.)(?=[ \t\u00a0]|$)             # but "A. B. Smith" is a name
    | \(?(?:[ivx]{2,5}|[IVX]{2,5})[.)](?=[ \t\u00a0]|$)
    """,
    re.VERBOSE,
)
_COUNTED = Expression(r"\(?(\d+)(?:-(\d+))?[.)]$")


def label(text: str) -> str | None:
    r"""Find the list number or bullet that *text* begins with: ``1.``, ``(a)``, ``•``, ``8-9.``, ``1\\.``."""
    found = _LABEL.match(text)
    return found[0].replace("\\", "") if found else None


def follows(now: str, before: str | None) -> bool:
    """Whether a label begins a list or goes on from the one *before*: ``3.`` after ``2.``, ``b.`` after ``a.``."""
    mine, theirs = _count(now), _count(before) if before else None
    return mine is None or mine == 1 or (theirs is not None and 0 < mine - theirs <= 2)  # noqa: PLR2004 - one may be missing


def _count(text: str) -> int | None:
    if found := _COUNTED.match(text):
        return int(found[2] or found[1])
    letter = text.strip("(.)").lower()
    return ord(letter) - ord("a") + 1 if len(letter) == 1 and "a" <= letter <= "z" and len(text) > 1 else None


@dataclass(frozen=True, slots=True)
class Label:
    """The list number or bullet a line begins with, in each view."""

    proposed: str | None
    original: str | None
    marker: tuple[Piece, ...]
    rest: Line
    """The line without it."""

    def seen(self, view: ViewName) -> str | None:
        """Tell what it is in *view*."""
        return self.proposed if view == "proposed" else self.original


def leading(line: Line) -> str:
    """Return what a line begins with as its author last saw it, or before where nothing is left of it."""
    if all(piece.state == "kept" for piece in line.pieces):
        return line.text
    now = "".join(piece.text for piece in line.pieces if shown(piece.state, "proposed")).lstrip()
    if label(now):
        return now
    return "".join(piece.text for piece in line.pieces if shown(piece.state, "original")).lstrip() or now


def labelled(line: Line) -> Label | None:
    """Find the list number or bullet a line begins with; each view may have its own."""
    if all(piece.state == "kept" for piece in line.pieces):
        mark, length = _mark(line.text)
        return _label(line, mark, mark, length) if mark else None
    marks: dict[ViewName, str | None] = {}
    lengths: list[int] = []
    for view in VIEWS:
        mark, length = _mark("".join(p.text if shown(p.state, view) else "" for p in line.pieces))
        marks[view] = mark
        if mark:
            lengths.append(_reach(line.pieces, view, length))
    if not lengths:
        return None
    if len(lengths) == len(VIEWS) and not all(_only_labels(line.pieces, max(lengths), view) for view in VIEWS):
        lengths = [min(lengths)]
        marks = {view: mark if _only_labels(line.pieces, lengths[0], view) else None for view, mark in marks.items()}
    return _label(line, marks["proposed"], marks["original"], max(lengths))


def _mark(text: str) -> tuple[str | None, int]:
    """Find the label at the start of *text* and where it ends; a bullet before a number only carries the number."""
    bare = text.lstrip()
    found = _LABEL.match(bare)
    if found is None:
        return None, 0
    mark, end = found[0].replace("\\", ""), len(text) - len(bare) + found.end()
    if mark in BULLETS and (number := _NUMBER.match(text, end)):
        return number[1], number.end()
    if mark in BULLETS and (box := _BOX.match(text, end)):
        return mark, box.end()
    return mark, end


def _reach(pieces: Sequence[Piece], view: ViewName, length: int) -> int:
    """How many characters of all pieces it takes to show *length* characters in *view*."""
    count = 0
    for piece in pieces:
        if shown(piece.state, view):
            if length <= len(piece.text):
                return count + length
            length -= len(piece.text)
        count += len(piece.text)
    return count


def _only_labels(pieces: Sequence[Piece], length: int, view: ViewName) -> bool:
    """Whether a view shows nothing but one label in the first *length* characters."""
    text = ""
    for piece in pieces:
        text += piece.text[:length] if shown(piece.state, view) else ""
        length -= len(piece.text)
        if length <= 0:
            break
    mark, end = _mark(text)
    return not text.strip() or (mark is not None and not text[end:].strip())


def _label(line: Line, proposed: str | None, original: str | None, length: int) -> Label:
    marker: list[Piece] = []
    left = length
    for piece in line.pieces:
        words = re.finditer(r"\S+", piece.text[:left])
        marker.extend(part(piece, word.start(), word.end()) for word in words)
        left -= len(piece.text)
        if left <= 0:
            break
    pieces = without(line.pieces, length)
    text = "".join(piece.text for piece in pieces)
    start = pieces[0].source.start if pieces else line.end
    return Label(proposed, original, tuple(marker), replace(line, text=text, pieces=pieces, start=start))
