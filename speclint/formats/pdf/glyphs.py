"""The characters that PDFium finds on a page, with their boxes and looks. Runs in the child process."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from speclint.formats.pdf.frame import Box, Frame

_FORCED_BOLD, _ITALIC = 1 << 18, 1 << 6
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_STROKED = 2
"""Letters that are filled and outlined, which makes them look bold."""
_LEVEL = 5
"""Degrees that a line may slope."""
_LINE_ENDS = frozenset("\r\n")
_HYPHENS = frozenset("\x02\ufffe")
"""What PDFium makes of a hyphen at the end of a line."""
_NO_LETTER = frozenset({0, 0xFFFD, 0xFFFF, *range(0xD800, 0xE000)})


@dataclass(slots=True)
class Glyph:
    """A character."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    look: str = ""
    colour: int = 0
    link: str = ""
    made: bool = False
    """Whether it is a blank that stands in no file: PDFium found a gap."""

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.bottom + self.top) / 2


@dataclass(slots=True)
class Ink:
    """The characters of a page."""

    glyphs: list[Glyph] = field(default_factory=list)
    sloping: list[Glyph] = field(default_factory=list)
    """Those that were not written from left to right."""
    unknown: int = 0


class TooMuch(Exception):  # noqa: N818 - it is no error of ours
    """The file holds more than any class specification."""


@dataclass(slots=True)
class _Style:
    look: str = ""
    colour: int = 0
    size: float = 10.0
    sloping: bool = False


def ink(page: Any, raw: Any, frame: Frame, links: Sequence[tuple[Box, str]], room: int) -> Ink:  # noqa: ANN401 - the library has no types
    """The characters of a page in the order of the file; *room* is how many there may be."""
    found = Ink()
    text = raw.FPDFText_LoadPage(page.raw)
    try:
        if raw.FPDFText_CountChars(text) > room:
            raise TooMuch
        for glyph, style in _glyphs(text, raw, frame, found):
            (found.sloping if style.sloping else found.glyphs).append(glyph)
    finally:
        raw.FPDFText_ClosePage(text)
    for glyph in found.glyphs if links else ():
        glyph.link = next((url for box, url in links if _inside(glyph, box)), "")
    return found


def _inside(glyph: Glyph, box: Box) -> bool:
    return box[0] <= (glyph.left + glyph.right) / 2 <= box[2] and box[1] <= glyph.middle <= box[3]


def _glyphs(text: Any, raw: Any, frame: Frame, found: Ink) -> Iterator[tuple[Glyph, _Style]]:  # noqa: ANN401 - as above
    box, last, style = raw.FS_RECTF(), None, _Style()
    for index in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in _NO_LETTER or code > 0x10FFFF:  # noqa: PLR2004 - the last of Unicode
            found.unknown += 1
            continue
        letter = chr(code)
        if letter in _LINE_ENDS:
            continue
        thing = raw.FPDFText_GetTextObject(text, index)
        if thing and (address := ctypes.cast(thing, ctypes.c_void_p).value) != last:
            style, last = _style(text, index, thing, raw, frame), address
        raw.FPDFText_GetLooseCharBox(text, index, box)
        left, bottom, right, top = frame.placed((box.left, box.bottom, box.right, box.top))
        if math.isfinite(left + bottom + right + top):
            letter = "-" if letter in _HYPHENS else letter
            yield (
                Glyph(letter, left, bottom, right, top, style.size, style.look, style.colour, made=not thing),
                style,
            )


def _style(text: Any, index: int, thing: Any, raw: Any, frame: Frame) -> _Style:  # noqa: ANN401 - as above
    """What all characters of a text object share."""
    matrix, flags = raw.FS_MATRIX(), ctypes.c_int()
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, index, name, len(name), flags)
    title = name.value.decode("utf-8", "replace").lower()
    bold = flags.value & _FORCED_BOLD or any(word in title for word in _BOLD_NAMES)
    bold = bold or raw.FPDFTextObj_GetTextRenderMode(thing) == _STROKED
    italic = flags.value & _ITALIC or "italic" in title or "oblique" in title
    raw.FPDFText_GetMatrix(text, index, matrix)
    size = abs(raw.FPDFText_GetFontSize(text, index)) * (math.hypot(matrix.c, matrix.d) or 1.0)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    angle = math.degrees(math.atan2(matrix.b, matrix.a)) - 90 * frame.turns
    return _Style(
        ("b" if bold else "") + ("i" if italic else ""),
        (red.value << 16 | green.value << 8 | blue.value) & 0xFFFFFF,
        size if math.isfinite(size) else 0.0,
        sloping=abs((angle + 180) % 360 - 180) > _LEVEL,
    )
