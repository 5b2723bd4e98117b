"""The lines of a Markdown file, bare of the marks around them, and what some of them only say about others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclint.document import Piece, Span
from speclint.formats.lines.line import Line, bare_lines, columns, trimmed, until, without
from speclint.formats.lines.numbered import unnumbered
from speclint.formats.markdown.changes import Changes
from speclint.formats.markdown.marked import cut
from speclint.light import replace
from speclint.text.expression import Expression

_QUOTE = Expression(r"(?:> ?)+")
FOOTNOTE = Expression(r"\[\^([^\[\]\s]+)\]:[ \t]*")
_DEFINITION = Expression(
    r"""\[(?P<label>[^\[\]]+)\]:[ \t]*(?:<(?P<inside>[^<>]*)>|(?P<url>\S+))
    (?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?(?:[ \t]*\{[^{}]*\})?""",
    re.VERBOSE,
)
_TITLE_LINE = Expression(r"\"[^\"]*\"|'[^']*'|\([^()]*\)")
"""What a definition may say in a line of its own."""
_MARGIN = 3
"""Columns that a definition may be indented."""


def definitions(read: Sequence[Line]) -> tuple[set[int], dict[str, str]]:
    """Where the lines begin that only say what a link or a note elsewhere means, and what they say."""
    silent: set[int] = set()
    targets: dict[str, str] = {}
    apart, titled = True, False
    for line in read:
        if note := FOOTNOTE.match(line.text):
            targets[f"^{note[1]}"] = "#"
            continue
        found = _DEFINITION.fullmatch(line.text) if apart and line.text[:1] == "[" and line.indent <= _MARGIN else None
        if found or (titled and _TITLE_LINE.fullmatch(line.text)):
            silent.add(line.start)
        titled = found is not None and not line.text.endswith(('"', "'", ")"))
        if found:
            targets[" ".join(found["label"].casefold().split())] = found["inside"] or found["url"] or "#"
        apart = found is not None or not line.text
    return silent, targets


def lines(source: str, found: Changes) -> Iterator[Line]:
    """Go through the lines of a file, without the marks of changes, quotes and comments."""
    for start, end in (inner for outer in bare_lines(source) for inner in cut(source, *outer)):
        raw = source[start:end]
        bare = raw.strip()
        at = start + len(raw) - len(raw.lstrip())
        low, high = at, at + len(bare)
        pieces = [Piece(source[a:b], Span(a, b), state) for a, b, state in found.within(low, high)] if bare else []
        line = _line(pieces, low, high, columns(raw[: low - start]))
        quote = _QUOTE.match(line.text)
        if quote:
            line = _line(without(line.pieces, quote.end()), low, high, 0)
        hard = line.text.endswith("\\") or raw.rstrip("\r").endswith("  ")
        if line.text.endswith("\\"):
            shorter = until(line.pieces, len(line.text) - 1)
            line = _line(shorter, low, high - 1, line.indent)
        after = found.state(end) if found.tracked else "kept"
        yield line if not hard and after == "kept" else replace(line, hard=hard, after=after)


def straight(read: list[Line]) -> list[Line]:
    """The lines without numbers that only count them, and as far from the margin as they were behind these."""
    bare = unnumbered(read)
    margin = min(
        (line.indent for line, was in zip(bare, read, strict=True) if line is not was and line.text), default=0
    )
    return [
        line if line is was else replace(line, indent=max(0, line.indent - margin))
        for line, was in zip(bare, read, strict=True)
    ]


def _line(pieces: Sequence[Piece], start: int, end: int, indent: int) -> Line:
    kept = trimmed(tuple(pieces))
    return Line("".join(piece.text for piece in kept), kept, start, end, indent)
