"""Findings as comments in a copy of the Word file that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from speclint.document import Document, Span, View
from speclint.errors import Refused
from speclint.finding import Finding
from speclint.formats.source import document
from speclint.formats.word.writing.review import Commented, Note, comment


def annotated(source: bytes, name: str, findings: Iterable[Finding], date: str) -> Commented:
    """A copy with each finding as a comment at its place; *date* is an ISO instant.

    Raises ``Refused`` for what is no Word file, or is signed, protected or in the "Strict" format, and ``Unreadable``
    for what cannot be read.
    """
    read = document(source, name)
    if read.format != "word":
        raise Refused("only a Word file (.docx) can carry comments", "Its findings are in the report.")
    notes = [Note(anchor(read, read.view(f.view), f.span), tuple(words(f))) for f in findings]
    return comment(source, notes, date)


def anchor(read: Document, view: View, span: Span) -> tuple[Span, ...]:
    """The source characters that a comment on *span* stands at: those of its paragraph where it holds none itself."""
    if found := view.source(span):
        return found
    if not view.paragraphs:
        return (Span(0, 0),)
    paragraph = view.paragraphs[view.paragraph_at(span.start)]
    start = read.blocks[paragraph.blocks[0]].source.start
    return view.source(paragraph.span) or (Span(start, start),)


def words(finding: Finding) -> Iterator[str]:
    """What a comment says, a paragraph each: what is wrong, how to mend it, why it matters, by which rule."""
    yield finding.message
    for other in finding.related:
        where = f"{other.path}, {other.where}" if other.path else other.where
        yield f"{other.label[:1].upper()}{other.label[1:]}: {where}: “{' '.join(other.excerpt.split())}”"
    if finding.help:
        yield f"How to fix: {finding.help}"
    if finding.why:
        yield f"Why: {finding.why}"
    yield f"Rule: {finding.rule} ({finding.severity})"
