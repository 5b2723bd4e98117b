"""What every reading must keep, and a short way to write down what was read."""

from __future__ import annotations

from pathlib import Path

from speclint.document import Document, Span, ViewName

SHARED = Path(__file__).parents[1].parent / "shared"


def rows(document: Document, view: ViewName = "proposed") -> list[str]:
    """Write each paragraph as one row: ``heading 1: DUTIES``, ``item 2 a.: Files tickets.``."""
    read = document.view(view)
    found = []
    for paragraph in read.paragraphs:
        words: list[object] = [paragraph.kind]
        if paragraph.kind in {"heading", "item"}:
            words.append(paragraph.level)
        if paragraph.label is not None:
            words.append(paragraph.label)
        if paragraph.cell:
            words.append(".".join(map(str, paragraph.cell)))
        found.append(f"{' '.join(map(str, words))}: {read[paragraph.span]}")
    return found


def letters(text: str) -> str:
    return "".join(text.split())


def _spelt(key: str) -> str:
    """A key whose words may be joined by signs."""
    return key.replace("_", " ").replace("-", " ")


def assert_sound(document: Document, *, ordered: bool = True) -> None:
    """Assert that all that was read stands where it says it stands."""
    source = document.source
    reached = 0
    for block in document.blocks:
        assert reached <= block.source.start <= block.source.end <= len(source)
        reached = block.source.start if ordered else 0
        for piece in (*block.marker, *block.pieces):
            assert piece.text
            assert 0 <= piece.source.start <= piece.source.end <= len(source)
            assert piece.source in block.source
            there = source[piece.source.start : piece.source.end]
            same = _spelt(there) == _spelt(piece.text) or not (there + piece.text).strip()
            assert len(there) != len(piece.text) or same
    for name in ("proposed", "original"):
        view = document.view(name)  # type: ignore[arg-type]
        last = 0
        for paragraph in view.paragraphs:
            assert last <= paragraph.span.start <= paragraph.span.end <= len(view.text)
            last = paragraph.span.end
            assert "\n" not in view.text[paragraph.span.end : paragraph.span.end + 1].strip(" \n")
        for at, piece in view.stretches:
            span = Span(at, at + len(piece.text))
            assert view[span] == piece.text
            if len(piece.text) == len(piece.source):
                assert view.source(span)
            document.locate(view, span)
