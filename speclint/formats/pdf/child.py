"""The child process that opens PDF files: ``python -m speclint.formats.pdf.child``.

It reads the length of a file (8 bytes) and the file from its standard input and answers with one line of JSON, until
its input ends. It may die of a file; whoever started it says so then.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from speclint.formats.pdf.direction import Part, parted
from speclint.formats.pdf.drawn import Drawn, drawn, is_thin, slanted
from speclint.formats.pdf.frame import Frame
from speclint.formats.pdf.glyphs import TooMuch, ink
from speclint.formats.pdf.layers import Layered, switched_off
from speclint.formats.pdf.limits import MAX_GLYPHS, MAX_PAGES, begin, confine
from speclint.formats.pdf.numbered import unnumbered, without_margin
from speclint.formats.pdf.overprinted import once
from speclint.formats.pdf.rows import laid, stretches
from speclint.formats.pdf.sheet import FORM, Row, Sheet, packed
from speclint.formats.pdf.strokes import row, rows
from speclint.formats.pdf.typed import filled, typed
from speclint.formats.pdf.unseen import marks, sorted_out
from speclint.light import replace

_PASSWORD, _SECURITY = 4, 5
_SCAN = 0.5
"""The part of a page that its picture covers at least where it was scanned."""
_SAMPLE = 60
"""Letters of what no reader sees that are named."""
_BESIDE = 3
"""The first column of text that runs another way than the page."""
_XFA = frozenset({2, 3})
"""Forms whose fields are kept in another way, which is not read."""


def sheets(source: bytes) -> dict[str, Any]:
    """The pages of a file, or the name of what is wrong with it."""
    import pypdfium2  # noqa: PLC0415 - only here, in the child
    import pypdfium2.raw as raw  # noqa: PLC0415, PLR0402

    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as wrong:
        locked = raw.FPDF_GetLastError() in {_PASSWORD, _SECURITY} or "password" in str(wrong).lower()
        return {"fault": "encrypted" if locked else "damaged"}
    if len(document) > MAX_PAGES:
        raise TooMuch
    found: list[Any] = []
    room, layers = MAX_GLYPHS, Layered.of(source)
    form = document.get_formtype()
    if form and form not in _XFA:
        document.init_forms()
    for number in range(len(document)):
        sheet, count = _sheet(document, number, raw, room, layers)
        room -= count
        found.append(packed(replace(sheet, asides=(*sheet.asides, FORM)) if form in _XFA else sheet))
    document.close()
    return {"sheets": found}


def _sheet(document: Any, number: int, raw: Any, room: int, layers: Layered) -> tuple[Sheet, int]:  # noqa: ANN401
    page = document[number]
    try:
        frame = Frame(page, raw)
        seen = drawn(page, raw, frame)
        seen.off = switched_off(page, raw, layers)
        text = ink(page, raw, frame, seen, room)
        text.glyphs = once(text.glyphs)
        if any(glyph.angle for glyph in text.glyphs):
            seen.slants = slanted(page, raw, frame)
        glyphs = [*text.glyphs, *filled(page, raw, frame, text.glyphs)]
        notes = list(typed(page, raw, frame))
    finally:
        page.close()
    if seen.pictures > _SCAN:  # a page that was scanned and read by a machine keeps its letters under the picture
        glyphs = [replace(glyph, hidden=False) if glyph.hidden else glyph for glyph in glyphs]
    shown, unseen = sorted_out(glyphs, frame.width, frame.height, seen.grounds)
    plain, across = marks(shown)
    parts, sloping = parted(plain, frame.width, frame.height)
    lines = [row for part in parts for row in _lines(part, part is parts[0], seen, frame)]
    for note in notes:
        _insert(lines, [*rows(laid(stretches(note), frame.width), (), frame.height)])
    inked = [mark for mark in (*across, sloping) if any(not glyph.text.isspace() for glyph in mark)]
    lines += [row(mark, frame.height, sloping=True) for mark in inked]
    width, height = (parts[0].width, parts[0].height) if parts else (frame.width, frame.height)
    said = "".join(glyph.text for glyph in unseen[:_SAMPLE]).strip()
    asides = tuple(sorted(seen.asides | ({"typed notes whose text is only drawn"} if [] in notes else set())))
    return Sheet(width, height, tuple(lines), seen.pictures, text.unknown, asides, said), len(glyphs)


def _insert(lines: list[Row], note: list[Row]) -> None:
    """Put what was typed onto a page behind the line that it stands beside or under."""
    if note:
        above = [number for number, line in enumerate(lines) if line.middle <= note[0].middle + _BESIDE]
        at = max(above, key=lambda number: lines[number].middle) + 1 if above else 0
        lines[at:at] = note


def _lines(part: Part, main: bool, seen: Drawn, frame: Frame) -> Iterator[Row]:  # noqa: FBT001 - of one call
    strokes = seen.strokes
    if part.turns or part.tilt:
        strokes = [box for box in part.placed(seen.slants, frame.width, frame.height) if is_thin(box)]
    found = rows(unnumbered(laid(without_margin(stretches(part.glyphs)), part.width)), strokes, part.height)
    yield from found if main else (replace(line, column=_BESIDE + line.column) for line in found)


def answer(source: bytes) -> dict[str, Any]:
    """What to say about a file, whatever happens to it."""
    try:
        return sheets(source)
    except ImportError:
        return {"fault": "no-reader"}
    except (MemoryError, TooMuch):
        return {"fault": "too-large"}
    except RecursionError:
        return {"fault": "hostile"}
    except RuntimeError:  # the library's own errors are of this kind
        return {"fault": "damaged"}


def serve(asked: BinaryIO, said: BinaryIO) -> None:
    """Answer file after file."""
    while len(head := asked.read(8)) == 8:  # noqa: PLR2004 - a length
        source = asked.read(int.from_bytes(head))
        begin()
        said.write(json.dumps(answer(source), separators=(",", ":")).encode() + b"\n")
        said.flush()


def main() -> None:
    """Serve on the standard streams; nothing else may write there."""
    said = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with suppress(ImportError):
        import pypdfium2.raw  # noqa: F401, PLC0415 - before memory is counted
    confine()
    serve(sys.stdin.buffer, said)


if __name__ == "__main__":
    main()
