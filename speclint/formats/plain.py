"""Plain text: paragraphs from lines, headings and lists by their look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclint.document import Document
from speclint.formats.lines.conflict import conflicts
from speclint.formats.lines.conflict import remarks as conflict_remarks
from speclint.formats.lines.disguise import seen
from speclint.formats.lines.grouping import Group, Grouping, add, block
from speclint.formats.lines.layout import measure
from speclint.formats.lines.line import Line, decode, split
from speclint.formats.lines.numbered import unnumbered
from speclint.formats.yaml import matter
from speclint.text.expression import Expression

_RULE = Expression(r"[-=~*]{3,}(?:[ \t]+[-=~*]{3,})*$")
_CHANGE = Expression(
    r"""
      ~~(?=\S)[^~]+~~ | \]\([#]\) | \{\+\+. | \{--. | \{~~. | \]\{\.(?:insertion|deletion)\b
    | <(?P<tag>ins|del|strike)\b[^<>]*>.+?</(?P=tag)>
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_TITLE_WIDTH = 70


def marks_changes(source: bytes) -> bool:
    """Whether a text plainly marks a change as Markdown does: struck, bracketed, in CriticMarkup, by a tag."""
    return _CHANGE.search(decode(source).text) is not None


def read(source: bytes, path: str) -> Document:
    """Read plain text, hard-wrapped or with one paragraph on a line."""
    page = decode(source)
    both = list(conflicts(page.text))
    marks = {mark.start for conflict in both for mark in conflict.marks}
    lines = [seen(line) for line in split(page.text) if line.start not in marks]
    begin, facts = matter(page.text, marked=True) or (0, [])
    lines = [line for line in lines if line.start >= begin]
    blocks = (*facts, *(block(group) for group in _groups(unnumbered(lines))))
    feeds = tuple(found.end() for found in re.finditer("\f", page.text))
    remarks = (*page.remarks, *conflict_remarks(both, page.text))
    return Document(path, "text", page.text, blocks, pages=(0, *feeds) if feeds else (), remarks=remarks)


def _groups(lines: Sequence[Line]) -> Iterator[Group]:
    """Each paragraph with the lines it was wrapped over."""
    grouping = Grouping(measure(lines))
    group: Group | None = None
    blanks = 0
    for line in lines:
        if not line.text or _RULE.match(line.text):
            if line.text and group and not blanks:
                _underline(group, line)
            blanks += 1
            continue
        if group and grouping.continues(group, line, blanks):
            add(group, line)
        else:
            if group:
                yield group
            group = grouping.begin(line)
        blanks = 0
    if group:
        yield group


def _underline(group: Group, rule: Line) -> None:
    above = group.lines[0].text
    if above[-1:] == "." and above[:1].islower():
        return  # the end of a sentence, above a line drawn across the page
    if len(group.lines) == 1 and group.label is None and len(above) <= _TITLE_WIDTH:
        group.kind, group.level, group.set = "heading", 1 if rule.text[0] == "=" else 2, True
