"""Characters that nobody sees, or that look like letters they are not: matched through, and named once for a file."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from speclint.document import Block, Document, Piece, Remark, Span
from speclint.formats.lines.line import Line, part, trimmed
from speclint.light import replace
from speclint.text.expression import Expression

_LATIN = r"A-Za-z\u00c0-\u024f"
INVISIBLE = Expression(
    rf"""
      [\u200b\u200e\u200f\u061c\u180e\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0001-\U000e007f]
    | [\x01-\x08\x0e-\x1b\x7f\u0080-\u0084\u0086-\u009f\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufff9-\ufffc]
    | (?<![^\s{_LATIN}.,;:()-])[\ufe00-\ufe0f]    # a picture may be asked for behind a digit or a sign
    | (?<![^\s{_LATIN}\d.,;:()-])[\u200c\u200d]   # joiners mean something in other scripts and between pictures
    """,
    re.VERBOSE,
)
"""One character without a shape of its own; in English text it has no use."""
_CONTROL = Expression(r"[\x01-\x08\x0e-\x1b\x7f]")
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
    if (source.isascii() and not _CONTROL.search(source)) or not (
        _SOFT in source or INVISIBLE.search(source) or _SUSPECT.search(source)
    ):
        return document
    blocks = tuple(_seen(block) for block in document.blocks)
    remark = _remark(source, [block for block in document.blocks if block.pieces or block.marker])
    return replace(document, blocks=blocks, remarks=(*document.remarks, *([remark] if remark else [])))


def _is_plain(text: str) -> bool:
    return text.isascii() and not _CONTROL.search(text)


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
    if _is_plain(line.text) or not INVISIBLE.search(line.text):
        return line
    pieces = trimmed(tuple(_unmasked(line.pieces)))
    return replace(line, pieces=pieces, text="".join(piece.text for piece in pieces))


def _unmasked(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Cut out what is invisible; nothing is cut from a piece that stands for its source as a whole."""
    imitated = _imitated("".join(piece.text for piece in pieces))
    at = 0
    for piece in pieces:
        here = [(number - at, now) for number, now in imitated if at <= number < at + len(piece.text)]
        at += len(piece.text)
        if _is_plain(piece.text):
            yield piece
        elif len(piece.text) != len(piece.source):
            letters = list(piece.text)
            for number, now in here:
                letters[number] = now
            yield replace(piece, text=INVISIBLE.sub("", "".join(letters)))
        else:
            hidden = [(*match.span(), "") for match in INVISIBLE.finditer(piece.text)]
            yield from _cut(piece, sorted([*hidden, *((number, number + 1, now) for number, now in here)]))


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
    hidden = [(*match.span(), "") for match in INVISIBLE.finditer(text)]
    return sorted([*hidden, *((number, number + 1, now) for number, now in _imitated(text))])


def _imitated(text: str) -> list[tuple[int, str]]:
    """Where letters stand that only look like others, and which they are taken for.

    A Cyrillic or Greek letter is one among Latin letters, or where all letters around it look like Latin ones.
    """
    if text.isascii() or not _SUSPECT.search(text):
        return []
    alike = all(
        character.isascii() or character.translate(_TWINS) != character for character in text if character.isalpha()
    )
    found: list[tuple[int, str]] = []
    for word in _WORD.finditer(text):
        latin = re.search(rf"[{_LATIN}]", word[0]) is not None or (alike and len(word[0]) > 1)
        for number, character in enumerate(word[0], word.start()):
            now = _letter(character, among_latin=latin)
            found += [(number, now)] if now != character else []
    return found


def _letter(character: str, *, among_latin: bool) -> str:
    """A letter as it is read."""
    if character.isascii() or not _SUSPECT.match(character):
        return character
    plain = unicodedata.normalize("NFKC", character)
    if plain.isascii() and plain.isalnum():
        return plain
    return character.translate(_TWINS) if among_latin else character


def _remark(source: str, blocks: list[Block]) -> Remark | None:
    """Name every odd character of the text once, at the first of them."""
    places: list[tuple[int, str]] = []
    for block in blocks:
        text = source[block.source.start : block.source.end]
        odd = (
            []
            if text.isascii() and not _CONTROL.search(text)
            else [*_odd(text), *(_soft(text) if _is_short(block) else [])]
        )
        places += [(block.source.start + start, text[start]) for start, _, _ in sorted(odd)]
    if not places:
        return None
    count = Counter(character for _, character in places)
    named = [f"{_name(character)}{_times(times)}" for character, times in count.most_common(_SHOWN)]
    hidden = all(INVISIBLE.fullmatch(character) or character == _SOFT for character in count)
    what = "invisible characters" if hidden else "characters that look like others, or like none,"
    return Remark("odd-character", f"{what} stand in the text: {', '.join(named)}", _around(source, places[0][0]))


def _name(character: str) -> str:
    return f"{unicodedata.name(character, 'control character').lower()} (U+{ord(character):04X})"


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
