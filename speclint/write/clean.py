"""The proposed text of a Word file as a clean copy: changes accepted, comments and what it says of its making gone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from speclint.document import Document, View
from speclint.errors import Refused
from speclint.formats.source import document
from speclint.formats.word.writing.accepting import accept
from speclint.formats.word.writing.copying import Copy, Node
from speclint.formats.word.writing.stripping import strip
from speclint.light import dataclass


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean copy, and what went besides the changes."""

    data: bytes
    removed: tuple[str, ...]


def cleaned(source: bytes, name: str, title: str = "") -> Cleaned:
    """A copy that reads as the proposed text of *source* does; *title* is all that it says of itself.

    Raises ``Refused`` for what is no Word file, is signed or protected, or could not be copied faithfully, and
    ``Unreadable`` for what cannot be read.
    """
    read = document(source, name)
    if read.format != "word":
        raise Refused("only a Word file (.docx) has a clean copy", "Its text is in the report.")
    copy = Copy(source)
    for root in copy.walk.roots:
        accept(cast("Node", root))
    removed = strip(copy, title)
    for part in {copy.package.main, *(passage.part for passage in copy.passages)}:
        copy.touch(part)
    data = copy.bytes()
    _demand_faithful(read, document(data, name), removed)
    return Cleaned(data, tuple(removed))


def _demand_faithful(before: Document, after: Document, removed: list[str]) -> None:
    """Raise ``Refused`` unless the copy says what the proposed text says, and nothing is left to accept."""
    if after.carries_redline or after.comments:
        raise Refused("some of its changes are of a kind that cannot be accepted here", "Accept them in Word.")
    wanted = [text for text in said(before.proposed) if not any(f"“{text.strip()}”" in told for told in removed)]
    found = list(said(after.proposed))
    if wanted != found:
        raise Refused("its changes could not be accepted faithfully", "Accept them in Word.")


def said(view: View) -> Iterator[str]:
    """The paragraphs of a view that say anything."""
    for paragraph in view.paragraphs:
        text = view[paragraph.span]
        if text.strip():
            yield text
