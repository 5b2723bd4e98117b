"""The child process that opens PDF files: ``python -m speclint.formats.pdf.child``.

It reads the length of a file (8 bytes) and the file from its standard input and answers with one line of JSON, until
its input ends. It may die of a file; whoever started it says so then.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from typing import Any, BinaryIO

from speclint.formats.pdf.drawn import drawn
from speclint.formats.pdf.frame import Frame
from speclint.formats.pdf.glyphs import TooMuch, ink
from speclint.formats.pdf.limits import MAX_GLYPHS, MAX_PAGES, begin, confine
from speclint.formats.pdf.rows import laid
from speclint.formats.pdf.sheet import Sheet, packed
from speclint.formats.pdf.strokes import row, rows

_PASSWORD, _SECURITY = 4, 5


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
    room = MAX_GLYPHS
    for number in range(len(document)):
        sheet, count = _sheet(document, number, raw, room)
        room -= count
        found.append(packed(sheet))
    document.close()
    return {"sheets": found}


def _sheet(document: Any, number: int, raw: Any, room: int) -> tuple[Sheet, int]:  # noqa: ANN401
    page = document[number]
    try:
        frame = Frame(page, raw)
        seen = drawn(page, raw, frame)
        text = ink(page, raw, frame, seen.links, room)
    finally:
        page.close()
    lines = list(rows(laid(text.glyphs, frame.width), seen.strokes, frame.height))
    if any(not glyph.text.isspace() for glyph in text.sloping):
        lines.append(row(text.sloping, frame.height, sloping=True))
    sheet = Sheet(frame.width, frame.height, tuple(lines), seen.pictures, text.unknown, tuple(sorted(seen.asides)))
    return sheet, len(text.glyphs) + len(text.sloping)


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
