"""Pieces of a paragraph, cut where its marks begin and end, without the marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from speclint.document import CODE, Piece, Span
from speclint.formats.lines.line import part
from speclint.formats.markdown.emphasis import Found
from speclint.light import replace


def applied(pieces: Sequence[Piece], length: int, found: Found) -> Iterator[Piece]:
    """Cut the pieces where something begins or ends, and leave out the marks."""
    turns: dict[int, list[tuple[str, int]]] = {}
    for start, end in found.hidden:
        turns.setdefault(start, []).append(("hidden", 1))
        turns.setdefault(end, []).append(("hidden", -1))
    for start, end, letter in found.looks:
        turns.setdefault(start, []).append((letter, 1))
        turns.setdefault(end, []).append((letter, -1))
    urls: dict[int, str] = {}
    for start, end, url in found.links:
        urls[start] = url
        urls.setdefault(end, "")
    edges = sorted({0, length, *turns, *urls, *found.swaps, *(end for end, _ in found.swaps.values())})
    depth = dict.fromkeys(("hidden", "b", "i", "u", CODE), 0)
    url, cutter, done = "", _Cutter(pieces), 0
    for start, end in pairwise(edges):
        for name, more in turns.get(start, ()):
            depth[name] += more
        url = urls.get(start, url)
        if start in found.swaps and not depth["hidden"]:
            done, text = found.swaps[start]
            yield from cutter.swapped(start, done, text)
        if start < done or depth["hidden"]:
            continue
        look = "".join(letter for letter in f"biu{CODE}" if depth[letter])
        for piece in cutter.cut(start, end):
            yield replace(piece, look=look, link=url) if look or url else piece


class _Cutter:
    """Cuts stretches out of pieces; stretches are asked for in order."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.number = 0
        self.at = 0

    def cut(self, start: int, end: int) -> Iterator[Piece]:
        """Give the pieces of a stretch."""
        while self.number < len(self.pieces):
            piece = self.pieces[self.number]
            high = self.at + len(piece.text)
            if high > start:
                if self.at >= end:
                    return
                yield part(piece, max(start - self.at, 0), min(end, high) - self.at)
                if high > end:
                    return
            self.number += 1
            self.at = high

    def swapped(self, start: int, end: int, text: str) -> Iterator[Piece]:
        """Put *text* in the place of a stretch that has one fate."""
        parts = list(self.cut(start, end))
        if parts:
            first, last = parts[0], parts[-1]
            yield replace(first, text=text, source=Span(first.source.start, last.source.end))
