"""What the child process hands back: pages, their lines, and what the lines look like. Plain data, kept as JSON."""

from __future__ import annotations

from typing import Any

from speclint.light import dataclass

FORM = "form fields"
"""An aside that may hold text of the specification."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters of one look."""

    text: str
    look: str = ""
    """Letters as in ``Piece.look``."""
    colour: int = 0
    """0xRRGGBB."""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a page. Lengths are points, counted from the left and from the top."""

    runs: tuple[Run, ...]
    left: float
    right: float
    middle: float
    size: float
    """Of most of its letters."""
    column: int = 0
    """0 for a line of the whole page, 1 for the left and 2 for the right of two columns; more for text that runs
    another way than the page."""
    sloping: bool = False
    """Whether it was not written from left to right, as "DRAFT" across a page."""

    @property
    def text(self) -> str:
        """All of its characters."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page."""

    width: float
    height: float
    rows: tuple[Row, ...]
    pictures: float = 0.0
    """Which part of its area pictures cover; more than 1 where they overlap."""
    unknown: int = 0
    """How many characters could not be told."""
    asides: tuple[str, ...] = ()
    """What it shows that is not read: comments, stamps."""
    unseen: str = ""
    """The first words of what stands in the file and no reader of the page sees."""


def packed(sheet: Sheet) -> list[Any]:
    """The page as JSON can hold it."""
    rows = [
        [
            [[run.text, run.look, run.colour, run.link] for run in row.runs],
            *(round(length, 2) for length in (row.left, row.right, row.middle, row.size)),
            row.column,
            row.sloping,
        ]
        for row in sheet.rows
    ]
    return [sheet.width, sheet.height, rows, sheet.pictures, sheet.unknown, list(sheet.asides), sheet.unseen]


def unpacked(data: list[Any]) -> Sheet:
    """The page again; any error says that the child did not keep to the form."""
    width, height, rows, pictures, unknown, asides, unseen = data
    return Sheet(
        float(width),
        float(height),
        tuple(_row(row) for row in rows),
        float(pictures),
        int(unknown),
        tuple(str(aside) for aside in asides),
        str(unseen),
    )


def _row(data: list[Any]) -> Row:
    runs, left, right, middle, size, column, sloping = data
    made = tuple(Run(str(text), str(look), int(colour), str(link)) for text, look, colour, link in runs)
    return Row(made, float(left), float(right), float(middle), float(size), int(column), bool(sloping))
