"""What was typed onto a page: values of form fields and typewriter notes, set as letters where a reader sees them."""

from __future__ import annotations

import ctypes
import html
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from speclint.formats.pdf.drawn import HIDDEN
from speclint.formats.pdf.frame import Box, Frame, turned
from speclint.formats.pdf.glyphs import Glyph
from speclint.light import replace
from speclint.text.expression import Expression

TYPED = "t"
"""The look of what was typed onto a page: it goes on with none of its lines."""
_TYPEWRITER, _WIDGET = 3, 20
_WITH_TEXT = frozenset({4, 5, 6})
"""Kinds of fields: one of several, some of several, and text. A box that is ticked says nothing by itself."""
_MOST = 2000
_LONGEST = 200_000
_TAG = Expression(r"<[^<>]*>")
_SIZE = Expression(r"(\d+(?:\.\d+)?)\s+Tf")
_USUAL, _LEAST = 10.0, 4.0
"""Points of letters whose size is not said, and of the smallest lines."""
_LETTER, _STEP, _HIGH = 0.5, 1.25, 0.9
"""The usual width of letters and the distance of lines, in sizes; and how much of a line its letters fill."""


def typed(page: Any, raw: Any, frame: Frame) -> Iterator[list[Glyph]]:  # noqa: ANN401 - the library has no types
    """The letters of each typewriter note of a page; none of one whose text is only drawn."""
    for kind, letters in _set_on(page, raw, frame):
        if kind == _TYPEWRITER:
            yield letters


def filled(page: Any, raw: Any, frame: Frame, text: Sequence[Glyph]) -> Iterator[Glyph]:  # noqa: ANN401 - as above
    """The letters of every form field of a page, which stand among its *text* and run as it does."""
    ways = Counter(round(glyph.angle / 90) % 4 for glyph in text if not glyph.text.isspace())
    turns = ways.most_common(1)[0][0] if ways else 0
    for kind, letters in _set_on(page, raw, frame, turns):
        if kind == _WIDGET:
            yield from letters


def _set_on(page: Any, raw: Any, frame: Frame, turns: int = 0) -> Iterator[tuple[int, list[Glyph]]]:  # noqa: ANN401
    form = page.pdf.formenv.raw if page.pdf.formenv else None
    for number in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        note = raw.FPDFPage_GetAnnot(page.raw, number)
        try:
            kind = raw.FPDFAnnot_GetSubtype(note)
            if kind in {_TYPEWRITER, _WIDGET} and not raw.FPDFAnnot_GetFlags(note) & HIDDEN:
                said = _noted(note, raw) if kind == _TYPEWRITER else _value(note, raw, form)
                letters = _set(said, turned(_box(note, raw, frame), turns), _size(stated(note, raw, b"DA")))
                yield kind, [_turned_back(letter, turns) for letter in letters] if turns else list(letters)
        finally:
            raw.FPDFPage_CloseAnnot(note)


def _turned_back(letter: Glyph, turns: int) -> Glyph:
    left, bottom, right, top = turned((letter.left, letter.bottom, letter.right, letter.top), 4 - turns)
    angle = (90.0 * turns + 180) % 360 - 180
    return replace(letter, left=left, bottom=bottom, right=right, top=top, angle=angle)


def _noted(note: Any, raw: Any) -> str:  # noqa: ANN401 - as above
    """What a typewriter note says: plainly, or with marks of how it looks."""
    return stated(note, raw, b"Contents") or html.unescape(_TAG.sub(" ", stated(note, raw, b"RC"))).strip()


def stated(note: Any, raw: Any, name: bytes) -> str:  # noqa: ANN401 - as above
    """A text that an annotation holds under a name."""
    return _text(lambda buffer, length: raw.FPDFAnnot_GetStringValue(note, name, buffer, length))


def _value(note: Any, raw: Any, form: Any) -> str:  # noqa: ANN401 - as above
    """The value of a field, where it is one that holds text."""
    if form is None:
        return stated(note, raw, b"V")
    if raw.FPDFAnnot_GetFormFieldType(form, note) not in _WITH_TEXT:
        return ""
    return _text(lambda buffer, length: raw.FPDFAnnot_GetFormFieldValue(form, note, buffer, length))


def _text(ask: Any) -> str:  # noqa: ANN401 - as above
    length = ask(None, 0)
    if not 2 < length <= _LONGEST:  # noqa: PLR2004 - two bytes end every text
        return ""
    buffer = ctypes.create_string_buffer(length)
    ask(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")


def _box(note: Any, raw: Any, frame: Frame) -> Box:  # noqa: ANN401 - as above
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(note, box)
    return frame.placed((box.left, box.bottom, box.right, box.top))


def _size(looks: str) -> float:
    found = _SIZE.search(looks)
    return (float(found[1]) if found else 0.0) or _USUAL


def _set(said: str, box: Box, size: float) -> Iterator[Glyph]:
    """Set a text into a box from its head, each of its own lines as one; a single line stands in the middle.

    A program wraps what is longer than the box; set closer instead, a paragraph stays what it is.
    """
    left, bottom, right, top = box
    size = min(size, max(_LEAST, top - bottom))
    lines = said.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    step = size * _STEP
    single = len(lines) == 1 and top - bottom < 2 * step
    step = step if len(lines) == 1 else max(_LEAST, min(step, (top - bottom) / len(lines)))
    head = (top + bottom + step) / 2 if single else top
    for number, line in enumerate(lines):
        foot = head - (number + 1) * step
        wide = min(size * _LETTER, max(1.0, right - left) / max(1, len(line)))
        for column, letter in enumerate(line):
            at = left + column * wide
            yield Glyph(letter, at, foot, at + wide, foot + min(size, step * _HIGH), size, TYPED)
