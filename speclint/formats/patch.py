"""New characters in the place of old ones in a text file; its encoding and line ends stay what they are."""

from __future__ import annotations

from collections.abc import Iterable

from speclint.document import Span
from speclint.errors import Refused
from speclint.formats.lines.line import decode


def patched(source: bytes, changes: Iterable[tuple[Span, str]]) -> bytes:
    """Put each new text in the place of its span of ``Document.source``; spans must not overlap.

    Raises ``Refused`` where the file's encoding has no such character.
    """
    found = decode(source)
    text = source[len(found.mark) :].decode(found.codec)
    line_end = "\r\n" if "\r\n" in text else "\n"
    parts: list[str] = []
    reached = 0
    for span, new in sorted(changes):
        parts += [text[reached : span.start], new.replace("\n", line_end)]
        reached = span.end
    try:
        return found.mark + "".join([*parts, text[reached:]]).encode(found.codec)
    except UnicodeEncodeError as wrong:
        character = str(wrong.object)[wrong.start : wrong.end]
        raise Refused(f"the file's encoding has no “{character}”", "Save it as UTF-8.") from wrong
