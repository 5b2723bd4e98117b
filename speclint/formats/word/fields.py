"""Old form fields of Word: what a drop-down shows, and which fields still show what they came with."""

from __future__ import annotations

import re

from speclint.formats.word.markup import VALUE, Element, W, value, whole
from speclint.text.expression import Expression

_PROMPT = Expression(
    r"\W*(?:(?:please\s+)?(?:choose|select|pick|click|enter|type|insert|fill\s+in)\b.*|-*|_*|\.*|n/a)\W*", re.IGNORECASE
)


def choice(box: Element) -> str:
    """What a drop-down shows: the chosen entry, else the one it came with, else the first."""
    entries = [entry.get(VALUE) or "" for entry in box.findall(W + "listEntry")]
    stated = value(box, "result") or value(box, "default")
    number = whole(stated, 0, 0, max(0, len(entries) - 1))
    return entries[number] if entries else ""


def is_untouched(box: Element, shown: str) -> bool:
    """Whether nobody chose: the entry is a prompt, or nothing says that it was chosen over the one it came with."""
    if _PROMPT.fullmatch(shown):
        return True
    return value(box, "result") is None and value(box, "default") is not None


def default(field: Element) -> str:
    """The text that a field to type into came with."""
    return " ".join((value(field.find(W + "textInput"), "default") or "").split())
