"""A PDF as a ``Document``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from speclint.document import Block, Document, Form, Remark, Span
from speclint.errors import Unreadable
from speclint.formats.pdf.furniture import masked
from speclint.formats.pdf.ligatures import mended
from speclint.formats.pdf.paragraphs import blocks
from speclint.formats.pdf.parent import Worker, fault
from speclint.formats.pdf.printed import Text, text
from speclint.formats.pdf.sheet import FORM, Sheet, unpacked

_WORKER = Worker()
_HEAD = 1024
"""Within how many bytes a PDF must say that it is one."""
_PICTURE = 0.5
"""The part of a page that a picture of a text covers at least."""
_MOSTLY = 10
"""One unknown character in this many makes a text unreadable."""


def read(source: bytes, path: str) -> Document:
    """Read the bytes of a PDF; ``Unreadable`` says in plain words why a file cannot be read."""
    if b"%PDF-" not in source[:_HEAD]:
        raise Unreadable("damaged", "the file does not begin as a PDF does", "Check that it has the right ending.")
    try:
        sheets = mended([unpacked(sheet) for sheet in _WORKER.ask(source)])
    except (ValueError, TypeError) as wrong:
        raise fault("damaged") from wrong
    _demand_text(sheets)
    found = text(sheets)
    body = tuple(blocks([line for line in found.lines if line.story == "body"], found.source))
    return Document(
        path=path,
        format="pdf",
        source=found.source,
        blocks=(*body, *_asides(found)),
        pages=found.pages,
        line_per_page=True,
        remarks=tuple(_remarks(sheets, found)),
        carries_redline=any(piece.state != "kept" for line in found.lines for piece in line.pieces),
    )


def _demand_text(sheets: Sequence[Sheet]) -> None:
    letters = sum(len(row.text) for sheet in sheets for row in sheet.rows)
    unknown = sum(sheet.unknown for sheet in sheets)
    if unknown * _MOSTLY > letters + unknown:
        raise Unreadable(
            "no-text-layer",
            "the PDF does not say which characters its letters are",
            "Save it again from the program it was made with, or check the .docx it was made from.",
        )
    if letters:
        return
    if any(sheet.pictures > _PICTURE for sheet in sheets):
        raise Unreadable(
            "no-text-layer",
            "the PDF is a scan: it holds pictures of pages and no text",
            "Check the .docx it was made from, or have its text recognised (OCR) and proofread.",
        )
    raise Unreadable("empty", "the PDF holds no text", "Check that the right file was saved.")


def _asides(found: Text) -> Iterator[Block]:
    """Each running header and footer once, after the body, as in a Word file."""
    seen: set[tuple[str, str]] = set()
    for line in found.lines:
        key = (line.story, masked(line.text))
        if line.story == "body" or key in seen:
            continue
        seen.add(key)
        form = Form("header" if line.story == "header" else "footer")
        where = f"{line.story} {len(seen)}"
        yield Block(line.pieces, Span(line.start, line.end), form, form, story=line.story, container=where)


def _remarks(sheets: Sequence[Sheet], found: Text) -> Iterator[Remark]:
    """What the pages show and speclint does not read."""
    silent = [n for n, sheet in enumerate(sheets, 1) if not sheet.rows and sheet.pictures > _PICTURE]
    for _, run in groupby(enumerate(silent), lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        some = f"page {numbers[0]} is" if len(numbers) == 1 else f"pages {numbers[0]} to {numbers[-1]} are"
        at = found.pages[numbers[0] - 1]
        yield Remark("unread-part", f"{some} a picture without text, which is not checked", Span(at, at), withheld=True)
    for what in sorted({aside for sheet in sheets for aside in sheet.asides}):
        page = next(number for number, sheet in enumerate(sheets) if what in sheet.asides)
        at = found.pages[page]
        yield Remark("unread-part", f"the PDF holds {what}, which are not checked", Span(at, at), withheld=what == FORM)
    for page, sheet in enumerate(sheets):
        if sheet.unseen:
            at = found.pages[page]
            said = f"text that no reader of the page sees was left out: “{' '.join(sheet.unseen.split())}”"
            yield Remark("unseen-text", said, Span(at, at))
