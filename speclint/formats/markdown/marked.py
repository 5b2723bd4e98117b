"""Lines of Markdown's many dialects that are no prose: marks of lists and boxes, and lines for programs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclint.formats.lines.grouping import Group
from speclint.formats.lines.line import Line, without
from speclint.light import replace
from speclint.text.expression import Expression

_SILENT = Expression(
    r"""
      \{:[^{}]*\} | \{%.*%\} | \{\{[<%].*[>%]\}\} | %%.*%%                  # kramdown, Liquid, Hugo, Obsidian
    | \[(?:TOC|toc)\] | \[\[_TOC_\]\] | \$\{toc\}                           # where the list of contents goes
    | \\(?:newpage|pagebreak|clearpage)(?:\{\})?                            # LaTeX
    | \*\[[^\]]+\]:.*                                                       # what an abbreviation means
    | \[!\w+\][+-]? | (?:!!!|\?\?\?\+?)[ \t]+\w+(?:[ \t]+"[^"]*")?          # the head of a box
    | :{3,}[ \t]*(?:\{[^{}]*\}|[\w-]+)?(?:[ \t]+[^:]*)?:*                   # a division of the page
    """,
    re.VERBOSE,
)
_ITEM = Expression(r"(?:[:~]|[#][.)]|\(@[\w-]*\))[ \t]+(?=\S)|<li\b[^<>]*>[ \t]*(?=\S)")
_PARAGRAPH = Expression(r"<(?:p|dd|dt)\b[^<>]*>[ \t]*(?=\S)")
_VERSE = Expression(r"\|[ \t]+(?=[^|]*\S[^|]*$)")
_CUT = Expression(r"(?=<(?:li|p|dd|dt|t[rdh]|h[1-6]|ul|ol)\b[^<>]*>)|(?<=</li>)|(?<=</ul>)|(?<=</ol>)", re.IGNORECASE)


def is_silent(line: Line) -> bool:
    """Whether a line speaks to a program and not to a reader."""
    return _SILENT.fullmatch(line.text) is not None


def started(line: Line) -> Group | None:
    """What a line begins by a mark of its own: an item of a list of definitions, of examples, of HTML; a paragraph."""
    if found := _ITEM.match(line.text):
        return Group([_after(line, found.end())], "item", 1, set=True)
    if found := _PARAGRAPH.match(line.text):
        return Group([_after(line, found.end())])
    return None


def verse(line: Line) -> Line | None:
    """A line that stays one, as in an address: it stands behind a bar."""
    found = _VERSE.match(line.text)
    return _after(line, found.end()) if found else None


def cut(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a line of HTML that stand on lines of their own when they are shown."""
    at = start
    if "<" in source[start:end]:
        for found in _CUT.finditer(source, start, end):
            if source[at : found.start()].strip():
                yield at, found.start()
                at = found.start()
    yield at, end


def _after(line: Line, count: int) -> Line:
    pieces = without(line.pieces, count)
    return replace(line, text="".join(piece.text for piece in pieces), pieces=pieces)
