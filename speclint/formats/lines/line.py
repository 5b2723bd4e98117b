"""From bytes to lines: what text, Markdown and YAML have in common."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from speclint.document import Piece, Remark, Span, State
from speclint.errors import Unreadable
from speclint.light import dataclass
from speclint.text.expression import Expression

_BREAK = Expression(r"[\n\f]")
_CONTROL = Expression(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOSTLY_CONTROL = 50
"""A text with more than one control character in this many is no text."""

MAX_TEXT = 1 << 20
"""Bytes; a class specification has some ten thousand, and over a hundred times as many the rules take seconds."""

_DISGUISED = (
    (b"PK\x03\x04", "a Word file (or another zip archive)", "Give it the ending .docx."),
    (b"\xd0\xcf\x11\xe0", "an old Word file", "Open it in Word and save it as .docx."),
    (b"%PDF-", "a PDF", "Give it the ending .pdf."),
    (b"{\\rtf", "an RTF file", "Open it in Word and save it as .docx."),
)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, and how they were written."""

    text: str
    codec: str
    mark: bytes = b""
    """The byte order mark it began with; not in the text."""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its indentation and trailing blanks; an empty text is a blank line."""

    text: str
    pieces: tuple[Piece, ...]
    start: int
    """Where its first character stands in the source, markup included."""
    end: int
    """Where its last character ends in the source, markup included."""
    indent: int = 0
    """Columns before its first character, a tab going to the next multiple of four."""
    after: State = "kept"
    """Whether the line break that follows was inserted or deleted."""
    hard: bool = False
    """Whether the author asked for a line break after it."""

    @property
    def width(self) -> int:
        """Columns from the margin to its end."""
        return self.indent + len(self.text)


def decode(source: bytes) -> Decoded:
    """Characters from bytes: UTF-8, UTF-16 with its mark, or else the Western Windows code page.

    A lone carriage return becomes a line feed; nothing else changes, so offsets stay what they were.
    """
    for magic, what, remedy in _DISGUISED:
        if source.startswith(magic):
            raise Unreadable("damaged", f"the file is {what} under a wrong ending", remedy)
    if len(source) > MAX_TEXT:
        raise Unreadable("too-large", "the file holds more text than any class specification", "Split the file.")
    found = _decoded(source)
    bad = len(_CONTROL.findall(found.text))
    if "\0" in found.text or bad * _MOSTLY_CONTROL > len(found.text):
        raise Unreadable("damaged", "the file holds bytes that are no text", "Save it again as UTF-8 text.")
    return Decoded(re.sub("\r(?!\n)", "\n", found.text), found.codec, found.mark, found.remarks)


def _decoded(source: bytes) -> Decoded:
    for mark, codec in _MARKS:
        if source.startswith(mark):
            try:
                return Decoded(source[len(mark) :].decode(codec), codec, mark)
            except UnicodeDecodeError as error:
                raise Unreadable(
                    "encoding", f"the file says it is {codec.upper()}, but is not", "Save it again as UTF-8."
                ) from error
    try:
        return Decoded(source.decode(), "utf-8")
    except UnicodeDecodeError as error:
        return _western(source, error.start)


def _western(source: bytes, first: int) -> Decoded:
    line = source.count(b"\n", 0, first) + 1
    try:
        text = source.decode("cp1252")
    except UnicodeDecodeError as error:
        raise Unreadable(
            "encoding", f"the file is neither UTF-8 nor Windows-1252 (line {line})", "Save it again as UTF-8."
        ) from error
    reason = f"the file is not UTF-8 (line {line}); it was read as Windows-1252"
    return Decoded(text, "cp1252", remarks=(Remark("encoding", reason, Span(first, first + 1)),))


def bare_lines(source: str) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, line break not included; a form feed ends a line too."""
    start = 0
    for found in _BREAK.finditer(source):
        yield start, found.start()
        start = found.end()
    yield start, len(source)


def split(source: str) -> Iterator[Line]:
    """Go through the lines of a text without markup."""
    for start, end in bare_lines(source):
        raw = source[start:end]
        text = raw.strip()
        lead = len(raw) - len(raw.lstrip())
        at = start + lead
        pieces = (Piece(text, Span(at, at + len(text))),) if text else ()
        yield Line(text, pieces, at, at + len(text), columns(raw[:lead]))


def columns(blanks: str) -> int:
    """How far blanks and tabs reach from the margin."""
    return len(blanks.expandtabs(4)) if blanks else 0


def without(pieces: Sequence[Piece], count: int) -> tuple[Piece, ...]:
    """Return what is left when the first *count* characters, and the blanks after them, are taken away."""
    rest = _after(pieces, count)
    blanks = 0
    for piece in rest:
        bare = piece.text.lstrip()
        blanks += len(piece.text) - len(bare)
        if bare:
            break
    return _after(rest, blanks)


def _after(pieces: Sequence[Piece], count: int) -> tuple[Piece, ...]:
    for number, piece in enumerate(pieces):
        if count < len(piece.text):
            return (part(piece, count, len(piece.text)), *pieces[number + 1 :])
        count -= len(piece.text)
    return ()


def part(piece: Piece, start: int, end: int) -> Piece:
    """Cut a stretch out of a piece; one that stands for its source as a whole keeps all of it."""
    if start == 0 and end == len(piece.text):
        return piece
    source = piece.source
    if len(source) == len(piece.text):
        source = Span(source.start + start, source.start + end)
    return Piece(
        piece.text[start:end], source, piece.state, piece.author, piece.date, piece.look, piece.link, piece.move
    )


def trimmed(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Take blanks from both ends."""
    low, high = 0, len(pieces)
    while low < high and not pieces[low].text.strip():
        low += 1
    while high > low and not pieces[high - 1].text.strip():
        high -= 1
    kept = list(pieces[low:high])
    if kept:
        kept[0] = part(kept[0], len(kept[0].text) - len(kept[0].text.lstrip()), len(kept[0].text))
        kept[-1] = part(kept[-1], 0, len(kept[-1].text.rstrip()))
    return tuple(kept)


def until(pieces: Sequence[Piece], count: int) -> tuple[Piece, ...]:
    """Return the first *count* characters."""
    found: list[Piece] = []
    for piece in pieces:
        if count > 0:
            found.append(part(piece, 0, min(count, len(piece.text))))
        count -= len(piece.text)
    return tuple(found)


def stitched(lines: Sequence[Line]) -> tuple[Piece, ...]:
    """Put a wrapped paragraph together: a wrap is read as a blank, a wished break as a break."""
    if len(lines) == 1:
        return lines[0].pieces
    found = list(lines[0].pieces)
    for above, line in pairwise(lines):
        if above.hard or not is_hyphenated(above.text, line.text):
            found.append(Piece("\n" if above.hard else " ", Span(above.end, line.start), _wrap_state(above)))
        found.extend(line.pieces)
    return tuple(found)


def _wrap_state(above: Line) -> State:
    """Tell the fate of a wrap: it goes with a change before it where another blank would be left over."""
    last = above.pieces[-1].state if above.pieces else "kept"
    rest = "".join(piece.text for piece in above.pieces if piece.state != last)
    if above.after != "kept" or last == "kept" or (rest and not rest[-1].isspace()):
        return above.after
    return last


_HALF = Expression(r"(?:[^\W\d_]|\d[%)]?|\b[A-Z](?:\.[A-Z])+\.?|\bSt\.)-$")
"""What may stand before a hyphen that joins: a letter, a number, an abbreviation such as "U.S."."""


def is_hyphenated(above: str, below: str) -> bool:
    """Whether a hyphen joins two lines, as in "non-" and "routine", "24-" and "hour", but not "full-" and "or part"."""
    if above[-1:] != "-" or not (found := _HALF.search(above)):
        return False
    first = below.split(maxsplit=1)[0] if below else ""
    if first in {"and", "or", "to"}:
        return False
    if len(found[0]) > 2:  # noqa: PLR2004 - an abbreviation is followed by anything: "U.S.-Mexico"
        return first[:1].isalnum()
    if first[:1].islower() or (found[0][0].isdigit() and first[:1].isdigit()):
        return True
    half = above.rsplit(maxsplit=1)[-1][:-1]  # "COVID-19", "DD-214"; "Smith-Jones", "Monday-Friday"
    named = half[:1].isupper() and half.isalpha()
    return named and ((half.isupper() and first[:1].isdigit()) or first[:1].isupper())
