"""Markdown: headings, lists, tables, quotes and tracked changes.

The parser is our own: none reads tracked changes, and none keeps the lines of a masthead apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from speclint.document import CODE, Block, Comment, Document, Form, Piece, Remark, Span
from speclint.formats.lines.conflict import conflicts
from speclint.formats.lines.conflict import remarks as conflict_remarks
from speclint.formats.lines.grouping import Group, Grouping, add, block, fate
from speclint.formats.lines.labels import label
from speclint.formats.lines.layout import measure
from speclint.formats.lines.line import Line, decode, until, without
from speclint.formats.markdown import changes, drawn, tables
from speclint.formats.markdown.bare import FOOTNOTE, definitions, lines, straight
from speclint.formats.markdown.changes import Changes
from speclint.formats.markdown.inline import dressed
from speclint.formats.markdown.marked import is_silent, started, verse
from speclint.formats.yaml import matter
from speclint.light import replace
from speclint.text.expression import Expression

_ATX = Expression(r"(#{1,6})(?:[ \t]+|$)|(#{2,6})(?=[A-Za-z*])")
_CLOSING = Expression(r"(?:^|[ \t])#+$")
_UNDERLINE = Expression(r"(?:=+|-{3,})$")
_RULE = Expression(r"([-*_])(?:[ \t]*\1){2,}$")
_BLANK_LINE = Expression(r"\n[ \t\r]*\n")
_ELSEWHERE = Expression(
    r"""
      !\[\[[^\[\]]+\]\] | \{[%{]<?[ ]*(?:include|import|embed|readfile)\b.*[%}]\} | (?:@|!|::|\.\.[ ])include\b.*
    | <(?:iframe|object|embed)\b[^<>]*>(?:.*</(?:iframe|object|embed)>)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A line that shows another file."""
_SHOWS = ("!", "{", "<", "@", ":", ".")
_HTML_CELL = Expression(r"<t(able|r|d|h)\b[^<>]*>", re.IGNORECASE)
_DEEP = 4
"""Columns by which code is indented."""


def read(source: bytes, path: str) -> Document:
    """Read Markdown with its tracked changes."""
    page = decode(source)
    found = changes.find(page.text)
    both = list(conflicts(page.text))
    reader = _Reader(page.text, found, {mark.start for conflict in both for mark in conflict.marks})
    blocks = tuple(reader.blocks())
    comments = tuple(_attached(page.text, found, blocks))
    said = "the text shows another file, which is not checked"
    unread = (Remark("unread-part", said, span, withheld=True) for span in reader.unread)
    remarks = (*page.remarks, *found.remarks, *conflict_remarks(both, page.text), *unread)
    return Document(
        path, "markdown", page.text, blocks, comments=comments, remarks=remarks, carries_redline=found.tracked
    )


class _Reader:
    """Goes down the lines of a file."""

    def __init__(self, source: str, found: Changes, marks: AbstractSet[int]) -> None:
        self.source = source
        self.changes = found
        self.begin, self.facts = matter(source) or (0, [])
        self.fences = {outer.start: (outer, inner) for outer, inner in found.code.fences}
        self.lines = straight(list(lines(source, found)))
        self.silent, self.targets = definitions(self.lines)
        self.silent |= marks
        self.grouping = Grouping(measure(self.lines), lazy=True)
        self.group: Group | None = None
        self.number = 0
        self.tables = 0
        self.unread = list[Span]()
        self.cell = (0, 0)
        """The row and the column that were reached in a table of HTML."""
        self.margin = min((line.indent for line in self.lines if line.text), default=0)

    def blocks(self) -> Iterator[Block]:
        """Every block, in order."""
        blanks = 0
        while self.number < len(self.lines):
            line = self.lines[self.number]
            special = self._special(line)
            if special is None and self._is_code(line, blanks):
                special = self._indented()
            if special is not None:
                yield from self._close()
                yield from special
                blanks = 1
                continue
            self.number += 1
            if not line.text or self._rule(line, blanks):
                blanks += 1
                continue
            heading = self._atx(line) or self._footnote(line) or started(line)
            if self.group and heading is None and self.grouping.continues(self.group, line, blanks):
                add(self.group, line)
            else:
                yield from self._close()
                self.group = heading or self.grouping.begin(line)
            blanks = 0
        yield from self._close()

    def _special(self, line: Line) -> list[Block] | None:
        """Front matter, code and tables, which have lines of their own kind."""
        if line.start < self.begin:
            return self._matter()
        if fence := self.fences.get(line.start - line.indent):
            return self._fence(*fence)
        if (line.text.startswith(_SHOWS) and self._shows_another(line)) or self._is_silent(line):
            self.number += 1
            return []
        if found := _HTML_CELL.match(line.text):
            return self._html(line, found[1].lower())
        below = self.lines[self.number + 1] if self.number + 1 < len(self.lines) else None
        split = tables.splitter(line, below) if below else None
        if split is None:
            return self._drawn(line)
        self.tables += 1
        return self._table(split)

    def _is_silent(self, line: Line) -> bool:
        return line.start - line.indent in self.silent or line.start in self.silent or is_silent(line)

    def _shows_another(self, line: Line) -> bool:
        found = _ELSEWHERE.fullmatch(line.text) is not None
        self.unread += [Span(line.start, line.end)] if found else []
        return found

    def _drawn(self, line: Line) -> list[Block] | None:
        """A table that is drawn with signs, or a line that stays one."""
        whole = line.text[:1] in "+-|" or (
            self.number + 1 < len(self.lines) and self.lines[self.number + 1].text[:2] == "--"
        )
        if not line.text or not whole or self.changes.tracked:
            return None
        found = drawn.grid(self.lines, self.number, self.tables + 1) or drawn.ruled(
            self.lines, self.number, self.tables + 1
        )
        if found:
            self.tables += 1
            self.number = found[1]
            return found[0]
        if own := verse(line):
            self.number += 1
            shown = block(self.grouping.begin(own))
            return [replace(shown, pieces=dressed(shown.pieces, self.targets))]
        return None

    def _html(self, line: Line, tag: str) -> list[Block]:
        """A row of a table of HTML, or a cell of it."""
        self.number += 1
        if tag == "able":
            self.tables, self.cell = self.tables + 1, (0, 0)
        elif tag == "r":
            self.cell = (self.cell[0] + 1, 0)
        elif tag in {"d", "h"}:
            self.cell = (max(1, self.cell[0]), self.cell[1] + 1)
            place = (max(1, self.tables), *self.cell)
            form, name = Form("cell"), ".".join(map(str, ("table", *place)))
            span = Span(line.start, line.end)
            return [Block(dressed(line.pieces, self.targets), span, form, form, container=name, cell=place)]
        return []

    def _is_code(self, line: Line, blanks: int) -> bool:
        """Whether a line is code by its indentation: outside of lists, behind a blank line, and no sentence or item."""
        if not line.text or not blanks or line.indent < _DEEP or self.margin or self._in_list():
            return False
        return not (
            line.text[0].isupper() or line.text[0] in "\"'“(*_[<|" or label(line.text) or line.text[0].isdigit()
        )

    def _in_list(self) -> bool:
        """Whether what stands further in may belong to an item above it."""
        group = self.group
        return group is None or group.label is not None or group.kind == "item" or group.indent > 1

    def _indented(self) -> list[Block]:
        """The lines of an indented block of code."""
        first = self.number
        while self.number < len(self.lines) and (
            not self.lines[self.number].text or self.lines[self.number].indent >= _DEEP
        ):
            self.number += 1
        while not self.lines[self.number - 1].text:
            self.number -= 1
        inner = Span(self.lines[first].start, self.lines[self.number - 1].end)
        return [Block((Piece(self.source[inner.start : inner.end], inner, look=CODE),), inner)]

    def _table(self, split: tables.Splitter) -> list[Block]:
        found: list[Block] = []
        first = self.number
        while self.number < len(self.lines) and tables.is_row(self.lines[self.number], split):
            row = self.number - first
            if row != 1:
                # The second row only draws the line under the first.
                found.extend(
                    tables.cells(split(self.lines[self.number]), self.lines[self.number], self.tables, row or 1)
                )
            self.number += 1
        return found

    def _matter(self) -> list[Block]:
        first = self.number
        while self.number < len(self.lines) and self.lines[self.number].start < self.begin:
            self.number += 1
        if not self.changes.tracked:
            return self.facts
        lines = [line for line in self.lines[first : self.number] if line.text and line.text not in {"---", "..."}]
        return [Block(line.pieces, Span(line.start, line.end)) for line in lines]

    def _fence(self, outer: Span, inner: Span) -> list[Block]:
        while self.number < len(self.lines) and self.lines[self.number].start < outer.end:
            self.number += 1
        text = self.source[inner.start : inner.end]
        return [Block((Piece(text, inner, look=CODE),), outer)] if text.strip() else []

    def _rule(self, line: Line, blanks: int) -> bool:
        """Whether a line is a rule: under a paragraph it makes a heading of it, else it is nothing."""
        group = self.group
        if group and not blanks and group.label is None and not group.set and _UNDERLINE.match(line.text):
            group.kind, group.level, group.set = "heading", 1 if line.text[0] == "=" else 2, True
            return True
        return _RULE.match(line.text) is not None

    def _atx(self, line: Line) -> Group | None:
        found = _ATX.match(line.text)
        if found is None:
            return None
        self.grouping.indents.clear()
        pieces = without(line.pieces, found.end())
        text = "".join(piece.text for piece in pieces)
        if closing := _CLOSING.search(text):
            pieces = until(pieces, closing.start())
        return Group([replace(line, pieces=pieces, text=text)], "heading", len(found[1] or found[2]), set=True)

    def _footnote(self, line: Line) -> Group | None:
        found = FOOTNOTE.match(line.text)
        if found is None:
            return None
        pieces = without(line.pieces, found.end())
        return Group([replace(line, pieces=pieces, text=line.text[found.end() :].lstrip())], "note")

    def _close(self) -> Iterator[Block]:
        group, self.group = self.group, None
        if group is None:
            return
        found = block(group)
        found = replace(found, pieces=dressed(found.pieces, self.targets, heading=group.kind == "heading"))
        if group.kind == "note":
            found = replace(found, story="footnote", container=f"footnote {found.source.start}")
        if found.pieces or found.marker:
            yield replace(found, mark=fate(found, group.lines[-1].after))


def _attached(text: str, found: Changes, blocks: Sequence[Block]) -> Iterator[Comment]:
    """Give each comment the block it stands in or before, or right below where a blank line follows it."""
    number = 0
    for said, span in sorted(found.comments, key=lambda comment: comment[1]):
        while number < len(blocks) and blocks[number].source.end <= span.start:
            number += 1
        below = number and _adjoin(text[blocks[number - 1].source.end : span.start])
        above = number < len(blocks) and _adjoin(text[span.end : blocks[number].source.start])
        at = number - 1 if below and not above else number
        yield Comment(said, blocks[at].source if at < len(blocks) else span)


def _adjoin(between: str) -> bool:
    """Whether no blank line stands between two places."""
    return not _BLANK_LINE.search(between)
