"""Where a Markdown file quotes code, in which no mark means anything."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from speclint.document import Span
from speclint.light import dataclass, field
from speclint.text.expression import Expression

_FENCE = Expression(r"^ {0,3}(?:(`{3,12})[^`\n]*|(~{3,12})[ \t]*\w*[ \t\r]*)$", re.MULTILINE)
_TAGGED = Expression(
    r"^[ \t]*(?:<(?P<tag>pre|script|style)\b[^<>]*>(?:\s*<code\b[^<>]*>)?(?P<inside>.*?)(?:</code>\s*)?</(?P=tag)>"
    r"|<\?\w.*?\?>)[ \t\r]*$",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_TICKS = Expression(r"(?<![\\`])`+")
_BLANK = Expression(r"\n[ \t\r]*\n")


@dataclass(slots=True)
class Code:
    """Fenced blocks and code spans, in order."""

    fences: list[tuple[Span, Span]] = field(default_factory=list)
    """Each fenced block with its fences, and without them."""
    spans: list[Span] = field(default_factory=list)
    """Each stretch of code with its fences or backticks."""
    starts: list[int] = field(default_factory=list)

    @classmethod
    def find(cls, source: str) -> Code:
        """Find all code in *source*."""
        code = cls()
        if "```" in source or "~~~" in source:
            code.fences = list(_fences(source))
            code.spans = [whole for whole, _ in code.fences]
        if "<" in source:
            code.fences.extend(_tagged(source, code.spans))
            code.spans = sorted(whole for whole, _ in code.fences)
        if "`" in source:
            code.spans.extend(_ticked(source, code.spans))
            code.spans.sort()
        code.starts = [span.start for span in code.spans]
        return code

    def after(self, offset: int) -> int:
        """Where the code ends that holds *offset*; 0 where none does."""
        at = bisect_right(self.starts, offset) - 1
        return self.spans[at].end if at >= 0 and offset < self.spans[at].end else 0


def _fences(source: str) -> list[tuple[Span, Span]]:
    """Pair fences; one that is never closed is text."""
    found: list[tuple[Span, Span]] = []
    hopeless: set[tuple[str, int]] = set()
    at = 0
    while opening := _FENCE.search(source, at):
        fence = opening[1] or opening[2]
        at = opening.end()
        if (fence[0], len(fence)) in hopeless:
            continue
        closing = Expression(rf"^ {{0,3}}{fence}{fence[0]}*[ \t\r]*$", re.MULTILINE).search(source, at + 1)
        if closing is None:
            hopeless.add((fence[0], len(fence)))
            continue
        inside = Span(opening.end() + 1, max(opening.end() + 1, closing.start() - 1))
        found.append((Span(opening.start(), closing.end()), inside))
        at = closing.end()
    return found


def _tagged(source: str, spans: list[Span]) -> list[tuple[Span, Span]]:
    """Code in tags of HTML, and what is for a browser alone, of which nothing is read."""
    found: list[tuple[Span, Span]] = []
    for tag in _TAGGED.finditer(source):
        whole = Span(*tag.span())
        if not any(span.start < whole.end and whole.start < span.end for span in spans):
            shown = tag["tag"] and tag["tag"].lower() == "pre"
            found.append((whole, Span(*tag.span("inside")) if shown else Span(whole.end, whole.end)))
    return found


def _ticked(source: str, fences: list[Span]) -> list[Span]:
    """Pair runs of backticks of one length inside one paragraph."""
    starts = [fence.start for fence in fences]
    runs: list[tuple[int, int]] = []
    for found in _TICKS.finditer(source):
        at = bisect_right(starts, found.start()) - 1
        if at < 0 or found.start() >= fences[at].end:
            runs.append(found.span())
    blanks = [found.start() for found in _BLANK.finditer(source)]
    following: dict[int, int] = {}
    partner: dict[int, int] = {}
    for number in range(len(runs) - 1, -1, -1):
        length = runs[number][1] - runs[number][0]
        if length in following:
            partner[number] = following[length]
        following[length] = number
    spans: list[Span] = []
    number = 0
    while number < len(runs):
        other = partner.get(number)
        if other is not None and _same_paragraph(blanks, runs[number][1], runs[other][0]):
            spans.append(Span(runs[number][0], runs[other][1]))
            number = other
        number += 1
    return spans


def _same_paragraph(blanks: list[int], start: int, end: int) -> bool:
    at = bisect_left(blanks, start)
    return at == len(blanks) or blanks[at] >= end
