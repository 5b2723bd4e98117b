"""From printed lines to paragraphs: the look of the letters says where one ends; the rest is read as plain text is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from speclint.document import Block, Piece, Span
from speclint.formats.lines.grouping import Group, Grouping, add, block, fate
from speclint.formats.lines.layout import Wrap, is_ended, is_named, measure
from speclint.formats.lines.line import part
from speclint.formats.pdf.printed import Printed
from speclint.light import dataclass, replace
from speclint.shipped import data
from speclint.text.expression import Expression

_LARGER, _HUGE = 1.12, 1.4
"""How many times larger than the body the letters of a heading are: of a bold one, and of any."""
_TITLE = 90
_WIDEST = 300
"""Columns that small letters on a wide page may have."""
_LEADERS = Expression(r"(?:\.[ ]?){6}")
_PREFIXES = frozenset({"non-", "self-"})
"""What keeps its hyphen with many writers: "non-routine"."""
_WORD = Expression(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_DIVIDED = Expression(r"(?:[A-Za-z]|\d|\b[A-Z](?:\.[A-Z])+\.)-$")
_HALF_BEFORE, _HALF_AFTER = Expression(r"[A-Za-z]+-$"), Expression(r"[A-Za-z]+")


def blocks(lines: Sequence[Printed], source: str) -> Iterator[Block]:
    """The paragraphs that *lines* make."""
    words = _Words.of(source)
    body = _body(lines)
    for group in _groups(lines, body):
        yield _finished(group, words, body)


def _body(lines: Sequence[Printed]) -> float:
    """The size of most letters."""
    count: dict[float, int] = {}
    for line in lines:
        count[line.size] = count.get(line.size, 0) + len(line.text)
    return max(count, key=lambda size: count[size], default=0.0)


def _groups(lines: Sequence[Printed], body: float) -> Iterator[Group]:
    grouping = Grouping(measure(lines, _WIDEST))
    group: Group | None = None
    above: Printed | None = None
    for line in lines:
        if not line.text:
            continue
        if group and above and _joined(grouping, group, above, line):
            add(group, line)
        else:
            if group:
                yield group
            group = grouping.begin(line)
            _raise(group, line, body)
        above = line
    if group:
        yield group


def _joined(grouping: Grouping, group: Group, above: Printed, line: Printed) -> bool:
    """Whether a line goes on with a paragraph; a divided word always does."""
    if not line.blanks and _DIVIDED.search(above.text) and (line.text[0].islower() or above.text[-2].isdigit()):
        return True
    return not _parted(above, line, grouping.wrap) and grouping.continues(group, line, line.blanks)


def _parted(above: Printed, line: Printed, wrap: Wrap) -> bool:
    """Whether two lines look different, as a heading and its text do; a bold sentence may end within a line."""
    if not 1 / _LARGER < line.size / max(above.size, 0.1) < _LARGER or _LEADERS.search(above.text):
        return True
    if above.indent > wrap.width // 4 < line.indent and abs(above.reach - line.reach) <= 1:
        return True  # lines that lean on the right margin, as dates beside a title
    if "b" in line.stressed and "b" not in above.stressed and is_ended(above.text) and not is_ended(line.text):
        return len(line.text) < _TITLE  # a heading below a line that happens to be full
    return above.stressed != line.stressed and not (wrap.width and wrap.full(above, line))


def _raise(group: Group, line: Printed, body: float) -> None:
    """Let a short line in large letters be a heading; bold or very large ones, for forms are often set larger."""
    large = line.size > body * _HUGE or (line.size > body * _LARGER and "b" in line.stressed)
    if group.kind != "paragraph" or not large or len(line.text) >= _TITLE:
        return
    if line.text[0].isupper() and line.text[-1] not in ".;,:" and not is_named(line.text):
        group.kind, group.level = "heading", 1


def _finished(group: Group, words: _Words, body: float) -> Block:
    large = group.kind == "heading" and len(group.lines) == 1 and getattr(group.lines[0], "size", 0) > body * _LARGER
    group.set = group.set or large
    found = block(group)
    ends = {line.end for line in group.lines[:-1]}
    pieces = tuple(_healed(found.pieces, ends, words))
    return replace(found, pieces=pieces, mark=fate(found, "kept"))


def _healed(pieces: Sequence[Piece], ends: set[int], words: _Words) -> Iterator[Piece]:
    """Take out hyphens that only divided a word, and let a wrap stand for the end of its line alone."""
    for number, piece in enumerate(pieces):
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        start = piece.source.start
        if start in ends and piece.text.isspace():
            around = {pieces[number - 1].state, after.state} if number and after else {piece.state}
            state = around.pop() if len(around) == 1 else piece.state
            yield replace(piece, source=Span(start, start + 1), state=state)
        elif after is not None and piece.source.end in ends and words.divided(piece.text, after.text):
            if len(piece.text) > 1:
                yield part(piece, 0, len(piece.text) - 1)
        else:
            yield piece


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a file, to tell "admin-istrative" from "non-routine"."""

    known: frozenset[str]

    @classmethod
    def of(cls, source: str) -> _Words:
        return cls(frozenset(word.lower() for word in _WORD.findall(source)))

    def divided(self, above: str, below: str) -> bool:
        """Whether a line that ends with a hyphen and the next one share a word that has no hyphen."""
        first, second = _HALF_BEFORE.search(above), _HALF_AFTER.match(below)
        if not first or not second:
            return False
        halves = first[0].lower(), second[0].lower()
        if "".join(halves) in self.known:
            return False
        whole = halves[0][:-1] + halves[1]
        return whole in self.known or (halves[0] not in _PREFIXES and whole in _common())


@cache
def _common() -> frozenset[str]:
    """Common words."""
    lines = data("words.txt").read_text("utf-8").splitlines()
    return frozenset(line.split()[0] for line in lines if line.strip() and not line.startswith("#"))
