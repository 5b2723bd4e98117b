"""The characters that PDFium finds on a page, with their boxes and looks. Runs in the child process."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from typing import Any

from speclint.formats.pdf.clipped import shared, window
from speclint.formats.pdf.drawn import Drawn
from speclint.formats.pdf.frame import Box, Frame
from speclint.light import dataclass, field

_FORCED_BOLD, _ITALIC = 1 << 18, 1 << 6
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_STROKED = 2
"""Letters that are filled and outlined, which makes them look bold."""
_INVISIBLE = frozenset({3, 7})
"""Letters that are drawn neither filled nor outlined, as over the picture of a page."""
_FILLED = frozenset({0, 4})
"""Letters that are filled and not outlined."""
_SLIVER = 0.2
"""The part of a letter's box that shows no more of it than its upper or lower edge."""
_SIGN_FONTS = ("wingdings", "webdings", "dingbats", "marlett")
_SIGNS = 0xF000
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
    angle: float = 0.0
    """Degrees against the clock at which its line runs; 0 from left to right, within -180 and 180."""
    hidden: bool = False
    """Whether the file asks not to show it."""

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.bottom + self.top) / 2


@dataclass(slots=True)
class Ink:
    """The characters of a page."""

    glyphs: list[Glyph] = field(default_factory=list)
    unknown: int = 0


class TooMuch(Exception):  # noqa: N818 - it is no error of ours
    """The file holds more than any class specification."""


@dataclass(slots=True)
class _Style:
    look: str = ""
    colour: int = 0
    size: float = 10.0
    angle: float = 0.0
    symbols: bool = False
    """Whether its font holds signs in the places of letters."""
    hidden: bool = False
    window: Box | None = None
    """What of the page its letters are drawn through, where that is not all of it."""
    covers: Sequence[Box] = ()
    """What was laid over them."""


def ink(page: Any, raw: Any, frame: Frame, seen: Drawn, room: int) -> Ink:  # noqa: ANN401 - the library has no types
    """The characters of a page in the order of the file; *room* is how many there may be."""
    found = Ink()
    text = raw.FPDFText_LoadPage(page.raw)
    try:
        if raw.FPDFText_CountChars(text) > room:
            raise TooMuch
        found.glyphs = list(_glyphs(text, raw, frame, found, seen))
    finally:
        raw.FPDFText_ClosePage(text)
    if seen.links:
        _link(found.glyphs, seen.links)
    return found


def _link(glyphs: Sequence[Glyph], links: Sequence[tuple[Box, str]]) -> None:
    """Give each character the link that lies over its middle, the first of several."""
    for glyph in glyphs:
        across, up = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
        for (left, bottom, right, top), url in links:
            if left <= across <= right and bottom <= up <= top:
                glyph.link = url
                break


def _glyphs(text: Any, raw: Any, frame: Frame, found: Ink, seen: Drawn) -> Iterator[Glyph]:  # noqa: ANN401 - as above
    box, last, style, covered = raw.FS_RECTF(), None, _Style(), False
    for index in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in _NO_LETTER or code > 0x10FFFF:  # noqa: PLR2004 - the last of Unicode
            found.unknown += 1
            continue
        letter = chr(code)
        if letter in _LINE_ENDS:
            continue
        thing = raw.FPDFText_GetTextObject(text, index)
        if thing and (address := ctypes.addressof(thing.contents)) != last:
            style, last = _style(text, index, thing, raw, frame), address
            style.hidden = style.hidden or address in seen.off
            style.window = window(thing, raw, frame) if seen.flat else None
            order = seen.order.get(address)
            style.covers = [box for number, box in seen.covers if order is not None and number > order]
        raw.FPDFText_GetLooseCharBox(text, index, box)
        left, bottom, right, top = frame.placed((box.left, box.bottom, box.right, box.top))
        if math.isfinite(left + bottom + right + top):
            letter = "-" if letter in _HYPHENS else _sign(letter) if style.symbols and thing else letter
            if top > bottom:  # a blank that PDFium made has no height: it is covered where the letter before it is
                covered = letter != "_" and _is_behind(style, (left, bottom, right, top))
            hidden = style.hidden or covered
            looks = (style.size, style.look, style.colour, "", not thing, style.angle, hidden)
            yield Glyph(letter, left, bottom, right, top, *looks)


def _is_behind(style: _Style, letter: Box) -> bool:
    """Whether a letter stands under something, or beside the window through which it is drawn, and hardly shows."""
    if style.window is not None and _share(letter, style.window) < _SLIVER:
        return True
    return any(_share(letter, box) > 1 - _SLIVER for box in style.covers)


def _share(letter: Box, other: Box) -> float:
    """Which part of a letter's height lies in a box that holds its middle across; nothing where it does not."""
    left, bottom, right, top = shared(letter, other)
    middle = (letter[0] + letter[2]) / 2
    return max(0.0, top - bottom) / max(letter[3] - letter[1], 0.1) if left <= middle <= right else 0.0


def _sign(letter: str) -> str:
    """What a letter is in a font of signs: Word keeps the same signs at places of their own."""
    return chr(_SIGNS + ord(letter)) if " " < letter <= "\xff" else letter


def _style(text: Any, index: int, thing: Any, raw: Any, frame: Frame) -> _Style:  # noqa: ANN401 - as above
    """What all characters of a text object share."""
    matrix, flags = raw.FS_MATRIX(), ctypes.c_int()
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, index, name, len(name), flags)
    title = name.value.decode("utf-8", "replace").lower()
    bold = flags.value & _FORCED_BOLD or any(word in title for word in _BOLD_NAMES)
    mode = raw.FPDFTextObj_GetTextRenderMode(thing)
    bold = bold or mode == _STROKED
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
        angle=(angle + 180) % 360 - 180,
        symbols=any(word in title for word in _SIGN_FONTS),
        hidden=mode in _INVISIBLE or (mode in _FILLED and not alpha.value),
    )
