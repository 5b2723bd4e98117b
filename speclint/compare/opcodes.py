"""What makes one row of words the other, where most of both is the same."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

Code = tuple[str, int, int, int, int]


def opcodes(old: Sequence[str], new: Sequence[str]) -> list[Code]:
    """The same as ``SequenceMatcher.get_opcodes``, without looking for what both begin and end with.

    Where the one is all in the beginning and the end of the other, it matters which of its words are taken for kept:
    then ``difflib`` is asked.
    """
    short = min(len(old), len(new))
    head = 0
    while head < short and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < short - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    if head + tail == short:
        return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
    i, j = len(old) - tail, len(new) - tail
    inner = SequenceMatcher(None, old[head:i], new[head:j], autojunk=False).get_opcodes()
    found: list[Code] = [("equal", 0, head, 0, head)] if head else []
    found += [(code, a + head, b + head, c + head, d + head) for code, a, b, c, d in inner]
    return [*found, ("equal", i, len(old), j, len(new))] if tail else found
