"""The lines of all pages as the text of a document: characters, pieces, and where the lines stand on the paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from speclint.document import Piece, Span, Story
from speclint.formats.lines.line import Line, trimmed
from speclint.formats.pdf.furniture import furniture
from speclint.formats.pdf.redline import Redline, is_coloured
from speclint.formats.pdf.sheet import Row, Run, Sheet
from speclint.formats.symbols import BULLET, symbol
from speclint.light import dataclass, replace
from speclint.text.expression import Expression

_BLANK_LINE = 1.35
"""How many times the usual distance of two lines is more than a line end."""
_SIGN = Expression(r"[!\"#%&]{1,2}(?=\s?[A-Z])")
_OFTEN = 3
_LONG = 60
"""Characters of a line that tells how wide letters are."""


@dataclass(frozen=True, slots=True)
class Printed(Line):
    """A line with its place on the paper."""

    reach: int = 0
    """The column at which it ends, measured on the paper; letters differ in width."""
    blanks: int = 0
    """How many empty lines stand above it."""
    size: float = 0.0
    """Of its letters, in points."""
    story: Story = "body"
    page: int = 0

    @property
    def width(self) -> int:
        """Columns from the margin to its end."""
        return self.reach

    @property
    def stressed(self) -> str:
        """The letters of looks that all of its text has."""
        looks = [piece.look for piece in self.pieces if piece.text.strip()]
        return "".join(letter for letter in "but" if looks and all(letter in look for look in looks))


@dataclass(frozen=True, slots=True)
class Text:
    """All lines of a file, and their text."""

    source: str
    lines: tuple[Printed, ...]
    pages: tuple[int, ...]
    """Where each page begins in the source."""


def text(sheets: Sequence[Sheet]) -> Text:
    """Write down every line, one below the other."""
    sign = _bullet(sheets)
    redline = Redline.of(row for sheet in sheets for row in sheet.rows)
    aside = furniture(sheets)
    paper = _Paper.of([sheet for sheet in sheets if sheet.rows])
    source: list[str] = []
    lines: list[Printed] = []
    pages: list[int] = []
    at = 0
    for page, sheet in enumerate(sheets):
        pages.append(at)
        above: Row | None = None
        for number, row in enumerate(sheet.rows):
            pieces = tuple(_pieces(row, redline, at, sign))
            story = aside.get((page, number), "body")
            line = _printed(row, pieces, at, paper)
            lines.append(replace(line, story=story, page=page, blanks=paper.blanks(above, row)))
            source.append(line.text)
            at = line.end + 1
            above = row if story == "body" else above
    return Text("\n".join(source), tuple(lines), tuple(pages))


def _printed(row: Row, pieces: tuple[Piece, ...], at: int, paper: _Paper) -> Printed:
    written = "".join(piece.text for piece in pieces)
    indent, reach = paper.column(row, row.left), paper.column(row, row.right)
    return Printed(written, pieces, at, at + len(written), indent, reach=reach, size=row.size)


def _pieces(row: Row, redline: Redline, at: int, sign: str) -> Iterator[Piece]:
    loose = tuple(_loose(redline, row, at, sign))
    kept = trimmed(loose)
    shift = kept[0].source.start - at if kept else 0
    for piece in kept:
        source = Span(piece.source.start - shift, piece.source.end - shift)
        yield Piece(piece.text, source, piece.state, look=piece.look, link=piece.link)


def _bullet(sheets: Sequence[Sheet]) -> str:
    """The signs that begin several lines, as a bullet of a font without names of its letters comes out."""
    begun = [found[0] for sheet in sheets for row in sheet.rows if (found := _SIGN.match(row.text))]
    often = max(set(begun), key=begun.count, default="")
    return often if begun.count(often) >= _OFTEN else ""


def _loose(redline: Redline, row: Row, at: int, sign: str) -> Iterator[Piece]:
    first = True
    for run, state in redline.states(row):
        letters = "".join(symbol(character) if character >= "\ue000" else character for character in run.text)
        if first and sign and letters.startswith(sign):
            letters = BULLET + " " * (len(sign) - 1) + letters[len(sign) :]
        first = False
        look = _look(run)
        yield Piece(letters, Span(at, at + len(letters)), state, look=look, link=run.link.removeprefix("#"))
        at += len(letters)


def _look(run: Run) -> str:
    return run.look + ("r" if is_coloured(run.colour) else "")


@dataclass(frozen=True, slots=True)
class _Paper:
    """Measures of a file's pages."""

    margins: dict[int, float]
    """The left edge of each column."""
    letter: float
    """The width of a usual letter, in points."""
    pitch: float
    """From one line of a paragraph to the next, in points for each point of its letters."""

    @classmethod
    def of(cls, sheets: Sequence[Sheet]) -> _Paper:
        rows = [row for sheet in sheets for row in sheet.rows if row.text.strip()]
        margins: dict[int, float] = {}
        for column in {row.column for row in rows}:
            lefts = sorted(row.left for row in rows if row.column == column)
            margins[column] = lefts[len(lefts) // 20]
        long = [row for row in rows if len(row.text) >= _LONG] or rows
        letters = sum(len(row.text) for row in long)
        steps = sorted(step for sheet in sheets for step in _steps(sheet.rows))
        letter = sum(row.right - row.left for row in long) / letters if letters else 5.0
        return cls(margins, letter, steps[len(steps) // 4] if steps else 1.2)

    def column(self, row: Row, place: float) -> int:
        """At which column, from 0, a place of a line is."""
        return max(0, round((place - self.margins.get(row.column, 0.0)) / max(self.letter, 0.1)))

    def blanks(self, above: Row | None, row: Row) -> int:
        """How many empty lines would stand between two lines; none where a column or a page turns."""
        if above is None or above.column != row.column or row.middle <= above.middle:
            return 0
        step = (row.middle - above.middle) / max(min(above.size, row.size), 1.0)
        return max(1, round(step / self.pitch) - 1) if step > _BLANK_LINE * self.pitch else 0


def _steps(rows: Sequence[Row]) -> Iterator[float]:
    for above, row in pairwise(rows):
        if above.column == row.column and row.middle > above.middle and abs(row.size - above.size) < 1:
            yield (row.middle - above.middle) / max(row.size, 1.0)
