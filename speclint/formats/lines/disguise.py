"""Characters that nobody sees, or that look like letters they are not: matched through, and named once for a file."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from speclint.document import Block, Document, Piece, Remark, Span
from speclint.formats.lines.line import Line, part, trimmed
from speclint.text.expression import Expression

_LATIN = r"A-Za-z\u00c0-\u024f"
INVISIBLE = Expression(
    rf"""
      [\u200b\u200e\u200f\u061c\u180e\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0001-\U000e007f]
    | (?<![^\s{_LATIN}\d.,;:()-])[\u200c\u200d]   # joiners mean something in other scripts and between pictures
    """,
    re.VERBOSE,
)
"""One character without a shape of its own; in English text it has no use."""
_SOFT = "\u00ad"
_FEW = 6
"""Words of a line that may be a heading: a soft hyphen in prose is for the rules, which know where a word is torn."""
_TWINS = str.maketrans(
    "АВЕІЈКМНОРСТУХЅаеіјорсухѕԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονɡ",  # noqa: RUF001 - these are the look-alikes
    "ABEIJKMHOPCTYXSaeijopcyxsdhqwABEZHIKMNOPTYXovg",
)
"""Cyrillic and Greek letters with the Latin ones that they cannot be told from."""
_SUSPECT = Expression("[\u0370-\u052f\u0261\uff21-\uff3a\uff41-\uff5a\uff10-\uff19\U0001d400-\U0001d7ff\ufb00-\ufb06]")
_WORD = Expression(r"\w+")
_SHOWN = 4
"""How many kinds of character a remark names."""


def unmasked(document: Document) -> Document:
    """The document as a reader sees it: without invisible characters, and with the letters that others only imitate."""
    source = document.source
    if source.isascii() or not (_SOFT in source or INVISIBLE.search(source) or _SUSPECT.search(source)):
        return document
    blocks = tuple(_seen(block) for block in document.blocks)
    remark = _remark(source, [block for block in document.blocks if block.pieces or block.marker])
    return replace(document, blocks=blocks, remarks=(*document.remarks, *([remark] if remark else [])))


def _seen(block: Block) -> Block:
    pieces = tuple(_unmasked(block.pieces))
    if _is_short(block) and any(_SOFT in piece.text for piece in pieces):
        pieces = tuple(cut for piece in pieces for cut in _cut(piece, [*_soft(piece.text)]))
    return replace(block, pieces=pieces)


def _is_short(block: Block) -> bool:
    if block.proposed.kind == "item":
        return False
    return block.proposed.kind == "heading" or len("".join(piece.text for piece in block.pieces).split()) <= _FEW


def _soft(text: str) -> list[tuple[int, int, str]]:
    return [(at, at + 1, "") for at, character in enumerate(text) if character == _SOFT]


def seen(line: Line) -> Line:
    """A line without its invisible characters, so that a heading or a list number is known for what it is."""
    if line.text.isascii() or not INVISIBLE.search(line.text):
        return line
    pieces = trimmed(tuple(_unmasked(line.pieces)))
    return replace(line, pieces=pieces, text="".join(piece.text for piece in pieces))


def _unmasked(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Cut out what is invisible; nothing is cut from a piece that stands for its source as a whole."""
    for piece in pieces:
        if piece.text.isascii():
            yield piece
        elif len(piece.text) != len(piece.source):
            yield replace(piece, text=_honest(INVISIBLE.sub("", piece.text)))
        else:
            yield from _cut(piece, _odd(piece.text))


def _cut(piece: Piece, odd: list[tuple[int, int, str]]) -> Iterator[Piece]:
    at = 0
    for start, end, instead in [*odd, (len(piece.text), len(piece.text), "")]:
        if start > at:
            yield part(piece, at, start)
        if instead:
            yield replace(part(piece, start, end), text=instead)
        at = end


def _odd(text: str) -> list[tuple[int, int, str]]:
    """Each odd character, with what it stands for."""
    found = [(*match.span(), "") for match in INVISIBLE.finditer(text)]
    for word in _WORD.finditer(text) if _SUSPECT.search(text) else ():
        honest = [_letter(character, word[0]) for character in word[0]]
        for number, (was, now) in enumerate(zip(word[0], honest, strict=True), word.start()):
            if was != now:
                found.append((number, number + 1, now))
    return sorted(found)


def _honest(text: str) -> str:
    return _WORD.sub(lambda word: "".join(_letter(character, word[0]) for character in word[0]), text)


def _letter(character: str, word: str) -> str:
    """A letter as it is read: a Cyrillic or Greek one among Latin ones is taken for its twin."""
    if character.isascii() or not _SUSPECT.match(character):
        return character
    plain = unicodedata.normalize("NFKC", character)
    if plain.isascii() and plain.isalnum():
        return plain
    twin = character.translate(_TWINS)
    return twin if twin != character and re.search(rf"[{_LATIN}]", word) else character


def _remark(source: str, blocks: list[Block]) -> Remark | None:
    """Name every odd character of the text once, at the first of them."""
    places: list[tuple[int, str]] = []
    for block in blocks:
        text = source[block.source.start : block.source.end]
        odd = [] if text.isascii() else [*_odd(text), *(_soft(text) if _is_short(block) else [])]
        places += [(block.source.start + start, text[start]) for start, _, _ in sorted(odd)]
    if not places:
        return None
    count = Counter(character for _, character in places)
    named = [f"{_name(character)}{_times(times)}" for character, times in count.most_common(_SHOWN)]
    hidden = all(unicodedata.category(character) == "Cf" for character in count)
    what = "invisible characters" if hidden else "characters that look like others, or like none,"
    return Remark("odd-character", f"{what} stand in the text: {', '.join(named)}", _around(source, places[0][0]))


def _name(character: str) -> str:
    return f"{unicodedata.name(character, 'character').lower()} (U+{ord(character):04X})"


def _times(times: int) -> str:
    return f", {times} times" if times > 1 else ""


def _around(source: str, at: int) -> Span:
    """The word in which a character stands, for nobody can point at one that is not seen."""
    start, end = at, at + 1
    while start > 0 and not source[start - 1].isspace():
        start -= 1
    while end < len(source) and not source[end].isspace():
        end += 1
    return Span(start, end)
