"""The text of a YAML value, line by line, each character where it stands in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclint.document import Piece, Span
from speclint.formats.lines.line import Line, columns, part, trimmed
from speclint.formats.yaml.nodes import Scalar
from speclint.text.expression import Expression

_FOLD = r"[ \t]*(?:\r?\n[ \t]*)+"
_PLAIN = Expression(_FOLD)
_SINGLE = Expression(rf"{_FOLD}|''")
_DOUBLE = Expression(
    rf"\\\r?\n[ \t]*(?:\r?\n[ \t]*)*|{_FOLD}|\\(?:x[0-9A-Fa-f]{{2}}|u[0-9A-Fa-f]{{4}}|U[0-9A-Fa-f]{{8}}|.)"
)
_ESCAPES = {
    "0": "\0", "a": "\x07", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def is_block(value: Scalar) -> bool:
    """Whether the value stands on lines of its own, after a bar or an angle."""
    return value.style in {"|", ">"}


def lines(source: str, value: Scalar) -> list[Line]:
    """Read a value as lines without indentation; blank lines are kept, for they part paragraphs."""
    if is_block(value):
        found = list(_block_lines(source, value))
        if _letters(value.text) == _letters("".join(line.text for line in found)):
            return found
        pieces: Sequence[Piece] = [Piece(value.text, value.source)]
    else:
        pieces = _pieces(source, value)
    return list(_parted(pieces, value.source))


def _letters(text: str) -> str:
    return "".join(text.split())


def _block_lines(source: str, value: Scalar) -> Iterator[Line]:
    at = source.find("\n", value.source.start, value.source.end) + 1
    text = source[at : value.source.end] if at else ""
    for raw in text.splitlines(keepends=True):
        bare = raw.strip()
        low = at + len(raw) - len(raw.lstrip())
        source_span = Span(low, low + len(bare))
        indent = columns(raw[: low - at])
        yield Line(bare, (Piece(bare, source_span),) if bare else (), low, low + len(bare), indent)
        at += len(raw)


def _pieces(source: str, value: Scalar) -> list[Piece]:
    """Cut a plain or quoted value into pieces; where they do not add up to it, one piece stands for all."""
    span = Span(value.source.start + 1, value.source.end - 1) if value.style else value.source
    pattern = {"'": _SINGLE, '"': _DOUBLE}.get(value.style, _PLAIN)
    found: list[Piece] = []
    at = span.start
    for mark in pattern.finditer(source, span.start, span.end):
        if mark.start() > at:
            found.append(Piece(source[at : mark.start()], Span(at, mark.start())))
        text = _meaning(mark[0])
        if text:
            found.append(Piece(text, Span(*mark.span())))
        at = mark.end()
    if at < span.end:
        found.append(Piece(source[at : span.end], Span(at, span.end)))
    if "".join(piece.text for piece in found) != value.text:
        return [Piece(value.text, value.source)]
    return found


def _meaning(mark: str) -> str:
    breaks = mark.count("\n")
    if mark == "''":
        return "'"
    if breaks:
        return "\n" * (breaks - 1) if breaks > 1 or mark[0] == "\\" else " "
    letter, digits = mark[1], mark[2:]
    return chr(int(digits, 16)) if digits else _ESCAPES.get(letter, letter)


def _parted(pieces: Sequence[Piece], source: Span) -> Iterator[Line]:
    """Cut pieces into lines at their line breaks."""
    row: list[Piece] = []
    for piece in pieces:
        at = 0
        for found in re.finditer("\n", piece.text):
            row.append(part(piece, at, found.start()))
            yield _line(row, source)
            row, at = [], found.end()
        row.append(part(piece, at, len(piece.text)))
    yield _line(row, source)


def _line(row: Sequence[Piece], source: Span) -> Line:
    kept = trimmed(tuple(piece for piece in row if piece.text))
    text = "".join(piece.text for piece in kept)
    span = Span(kept[0].source.start, kept[-1].source.end) if kept else source
    return Line(text, kept, span.start, span.end)
