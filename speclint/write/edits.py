"""Edits of what is read now, carried back to the bytes of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from speclint.document import Document, Edit, Span, shown
from speclint.errors import Refused
from speclint.formats.difference import hunks
from speclint.formats.patch import patched
from speclint.formats.word.writing.review import Revision, edit

_TEXTS = frozenset({"text", "markdown", "yaml"})


def rewritten(source: bytes, document: Document, edits: Sequence[Edit], date: str) -> bytes:
    """The file with *edits* of its proposed text: tracked changes in Word, new characters in a text file.

    Raises ``Refused`` with the number of the edit that cannot be made, or without where the whole file cannot be.
    """
    if document.format == "word":
        return edit(source, [Revision(tuple(stretches(document, e.span)), e.text) for e in edits], date)
    if document.format not in _TEXTS:
        raise Refused("it cannot be changed in this format", "Mend the file that it was made from.")
    changes: list[tuple[Span, str]] = []
    for number, asked in enumerate(edits):
        try:
            changes += _changes(document, asked)
            patched(source, changes[-1:])
        except Refused as wrong:
            raise Refused(wrong.reason, wrong.help, which=number) from wrong
    return patched(source, changes)


def stretches(document: Document, span: Span) -> Iterator[Span]:
    """The source characters of a span of the proposed text, marks of paragraphs included; in order, at least one."""
    if not len(span):
        yield point(document, span.start)
        return
    yield from joined(units(document, span))


def units(document: Document, span: Span) -> list[Span]:
    """For each character of a span of the proposed text the source that it stands for."""
    view = document.proposed
    found: dict[int, Span] = {}
    for part, piece in view.pieces(span):
        whole = len(piece.text) != len(piece.source)
        at = next(start for start, each in view.stretches if each is piece)
        for offset in range(part.start, part.end):
            begin = piece.source.start + offset - at
            found[offset] = piece.source if whole else Span(begin, begin + 1)
    for offset in range(span.start, span.end):
        if offset not in found:
            paragraph = view.paragraphs[view.paragraph_at(offset)]
            end = document.blocks[paragraph.blocks[-1]].source.end
            found[offset] = Span(end, end + 1)
    return [found[offset] for offset in range(span.start, span.end)]


def point(document: Document, offset: int) -> Span:
    """The place in the source at which to insert: behind the letter before, else in front of the one after."""
    view = document.proposed
    if not view.paragraphs:
        return Span(0, 0)
    paragraph = view.paragraphs[view.paragraph_at(offset)]
    if offset > paragraph.span.start and (before := view.source(Span(offset - 1, offset))):
        return Span(before[-1].end, before[-1].end)
    if offset < paragraph.span.end and (after := view.source(Span(offset, offset + 1))):
        return Span(after[0].start, after[0].start)
    start = document.blocks[paragraph.blocks[0]].source.start
    return Span(start, start)


def _changes(document: Document, asked: Edit) -> Iterator[tuple[Span, str]]:
    """The same edit in characters of a text file, word by word; markup between them stays."""
    if not len(asked.span):
        yield point(document, asked.span.start), asked.text
        return
    view = document.proposed
    if any(asked.span.start <= p.span.end < asked.span.end for p in view.paragraphs) or "\n" in asked.text:
        raise Refused("it would divide or join paragraphs")
    each = units(document, asked.span)
    for hunk in hunks(view[asked.span], asked.text):
        gone = each[hunk.start : hunk.end]
        if not gone:
            at = each[hunk.start - 1].end if hunk.start else each[0].start
            yield Span(at, at), hunk.text
            continue
        edges = each[max(0, hunk.start - 1) : hunk.start] + each[hunk.end : hunk.end + 1]
        if gone[0] in edges or gone[-1] in edges:
            raise Refused("it would change part of a sign that the file writes as one")
        parts = list(joined(gone))
        _demand_unstruck(document, parts)
        yield parts[0], hunk.text
        yield from ((part, "") for part in parts[1:])


def _demand_unstruck(document: Document, parts: Sequence[Span]) -> None:
    """Raise ``Refused`` where struck text stands between the parts: it would run into the words around it."""
    gaps = [Span(a.end, b.start) for a, b in pairwise(parts)]
    for block in document.blocks if gaps else ():
        for piece in block.pieces:
            if not shown(piece.state, "proposed") and any(piece.source.overlaps(gap) for gap in gaps):
                raise Refused("struck text stands in the middle of it")


def joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Neighbouring spans as one, those of one sign too."""
    found: Span | None = None
    for span in spans:
        if found is not None and found.start <= span.start <= found.end:
            found = Span(found.start, max(found.end, span.end))
            continue
        if found is not None:
            yield found
        found = span
    if found is not None:
        yield found
