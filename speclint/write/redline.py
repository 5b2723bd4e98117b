"""Two versions of a Word file as a redline: accepting all its changes gives the new one, rejecting all the old one."""

from __future__ import annotations

from collections import defaultdict

from speclint.document import View
from speclint.errors import Refused
from speclint.formats.source import document
from speclint.formats.word.writing.copying import Copy
from speclint.formats.word.writing.redlining import Redlining
from speclint.formats.word.writing.review import AUTHOR_NAME
from speclint.write.clean import cleaned


def redlined(old: bytes, new: bytes, names: tuple[str, str], date: str, title: str = "") -> bytes:
    """The new file with what it changes tracked; each is read with its own tracked changes accepted.

    *date* is an ISO instant. Raises ``Refused`` where something cannot be carried, or where the result would not give
    both texts back, and ``Unreadable`` for what cannot be read.
    """
    before, after = (cleaned(data, name, title).data for data, name in zip((old, new), names, strict=True))
    copy = Copy(after)
    Redlining(Copy(before), copy, AUTHOR_NAME, date).run()
    made = copy.bytes()
    read = document(made, names[1])
    for view, source, which in ((read.proposed, after, "new"), (read.original, before, "old")):
        if stories(view) != stories(document(source, names[1]).proposed):
            raise Refused(f"the redline would not give the {which} text back exactly", "Compare the two in Word.")
    return made


def stories(view: View) -> dict[str, list[str]]:
    """The paragraphs that say anything, by where they stand."""
    found: dict[str, list[str]] = defaultdict(list)
    for paragraph in view.paragraphs:
        if text := view[paragraph.span].strip():
            found[paragraph.story].append(text)
    return dict(found)
