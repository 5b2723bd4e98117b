"""Small PDF files for tests, written by hand."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

FONTS = {"F": "Helvetica", "B": "Helvetica-Bold", "I": "Helvetica-Oblique"}
HEIGHT, WIDTH = 792, 612


def text(x: float, y: float, words: str, font: str = "F", size: float = 11, colour: str = "0 0 0") -> str:
    """Words at a place counted from the top left."""
    safe = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT {colour} rg /{font} {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm ({safe}) Tj ET"


def stroke(left: float, right: float, y: float, colour: str = "0 0 0", width: float = 0.7) -> str:
    """A thin line."""
    return f"{colour} RG {width} w {left} {HEIGHT - y} m {right} {HEIGHT - y} l S"


def column(x: float, y: float, lines: Iterable[str], step: float = 13) -> list[str]:
    """Lines one below the other."""
    return [text(x, y + number * step, line) for number, line in enumerate(lines)]


def pdf(
    pages: Sequence[Iterable[str] | bytes],
    *,
    page: str = "",
    extra: Sequence[bytes] = (),
    resources: str = "",
    flate: bool = False,
) -> bytes:
    """A file with these pages; *extra* objects are numbered from 100."""
    objects: dict[int, bytes] = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    fonts = ""
    for number, (name, font) in enumerate(FONTS.items(), 3):
        objects[number] = f"<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>".encode()
        fonts += f"/{name} {number} 0 R"
    kids = []
    for number, content in enumerate(pages):
        inside = content if isinstance(content, bytes) else "\n".join(content).encode("cp1252")
        data = zlib.compress(inside, 9) if flate else inside
        at = 1000 + 2 * number
        kids.append(f"{at} 0 R")
        objects[at] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {at + 1} 0 R"
            f"/Resources<</Font<<{fonts}>>{resources}>>{page}>>"
        ).encode()
        objects[at + 1] = stream(data, "/Filter/FlateDecode" if flate else "")
    objects[2] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    objects |= dict(enumerate(extra, 100))
    return assembled(objects)


def stream(data: bytes, entries: str = "") -> bytes:
    """A stream object."""
    return f"<<{entries}/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream"


def assembled(objects: dict[int, bytes]) -> bytes:
    """The objects with their table."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, start)
    return bytes(out)
