"""Tables that only lay out a page: numbers in a column of their own, and cells that hold running text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from speclint.document import VIEWS, Block, Form, Span, ViewName, shown
from speclint.light import dataclass
from speclint.text.expression import Expression

_NUMBER = Expression(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-z]|[ivx]{1,5})[.)]|[•●○◦▪■□‣➢➤✓·*–-]", re.IGNORECASE)
_DIGITS = Expression(r"\d{1,3}")
_HEAD = Expression(r"(?:no|nos|nr|number|item|#|duty no|task no|№)[.:]?", re.IGNORECASE)
_FEWEST = 2
"""Rows with a number that make a column of numbers."""
_PROSE, _SENTENCE = 25, 8
"""Words from which a cell is prose by itself, and a sentence beside other prose."""
_LABEL = 8
"""Words that a cell beside prose may have and still be its heading."""

Row = dict[int, list[int]]
"""The blocks of each cell, by column."""


def laid_out(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, those of tables that only lay out a page made what they are to a reader: items and paragraphs."""
    if not any(block.cell for block in blocks):
        return tuple(blocks)
    found = list(blocks)
    for rows in _tables(blocks):
        _number(found, rows)
        _free(found, rows)
    return tuple(found)


def _tables(blocks: Sequence[Block]) -> Iterator[list[Row]]:
    """The rows of each table."""
    tables: dict[int, dict[int, Row]] = defaultdict(lambda: defaultdict(dict))
    for index, block in enumerate(blocks):
        if block.cell:
            table, row, column = block.cell
            tables[table][row].setdefault(column, []).append(index)
    yield from ([rows[number] for number in sorted(rows)] for rows in tables.values())


def _said(block: Block) -> str:
    return "".join(piece.text for piece in block.pieces if piece.state != "dropped").strip()


@dataclass(frozen=True, slots=True)
class _Pair:
    """A number and the cell beside it."""

    number: int
    text: int
    label: str


def _number(blocks: list[Block], rows: Sequence[Row]) -> None:
    """Make a row whose first cell is only a number an item with that number."""
    pairs = [pair for row in rows if (pair := _pair(blocks, row))]
    loose = [row for row in rows if not _pair(blocks, row)]
    bare = [pair for pair in pairs if _DIGITS.fullmatch(pair.label)]
    counted = len(bare) > _FEWEST and _counts([int(pair.label) for pair in bare])
    headed = bool(loose) and all(_HEAD.fullmatch(_cell(blocks, row)) for row in loose)
    if len(pairs) < _FEWEST or len(loose) > len(pairs) or (bare and not (counted or headed)):
        return
    for pair in pairs:
        number, text = blocks[pair.number], blocks[pair.text]
        forms = {view: _form(number, text, view) for view in VIEWS}
        start = number.source.start
        marker = number.marker or number.pieces
        source = Span(min(start, text.source.start), text.source.end)
        blocks[pair.number] = replace(
            number, pieces=(), marker=(), proposed=Form("cell"), original=Form("cell"), source=Span(start, start)
        )
        blocks[pair.text] = replace(
            text, marker=marker, source=source, proposed=forms["proposed"], original=forms["original"], cell=None
        )


def _counts(numbers: Sequence[int]) -> bool:
    """Whether numbers count from 1, one perhaps missing or twice."""
    return numbers[0] == 1 and all(0 <= after - before <= 2 for before, after in pairwise(numbers))  # noqa: PLR2004


def _cell(blocks: Sequence[Block], row: Row) -> str:
    """The text of the first cell of a row."""
    return " ".join(_said(blocks[index]) for index in row[min(row)]).strip()


def _pair(blocks: Sequence[Block], row: Row) -> _Pair | None:
    """The number in the first cell of a row, and the text in the next."""
    columns = sorted(row)
    if len(columns) < 2 or len(row[columns[0]]) != 1:  # noqa: PLR2004 - a number and its text
        return None
    number, text = row[columns[0]][0], row[columns[1]][0]
    block = blocks[number]
    said = _said(block) or ("" if block.pieces else block.proposed.label or "")
    is_number = _NUMBER.fullmatch(said) or _DIGITS.fullmatch(said)
    words = any(character.isalpha() for character in _said(blocks[text]))
    plain = blocks[text].proposed.kind in {"cell", "paragraph"} and not blocks[text].marker
    return _Pair(number, text, said) if is_number and words and plain else None


def _form(number: Block, text: Block, view: ViewName) -> Form:
    """What a cell is beside its number, in one view."""
    own = number.form(view)
    said = "".join(piece.text for piece in number.pieces if shown(piece.state, view)).strip()
    if own.label and not said:
        return Form("item", max(1, own.level), own.label, own.automatic)
    return Form("item", 1, said) if said else text.form(view)


def _free(blocks: list[Block], rows: Sequence[Row]) -> None:
    """Take running text, and the heading beside it, out of its cells."""
    single = all(len(row) == 1 for row in rows)
    strong = single or any(_is_text(blocks, cell) for row in rows for cell in row.values())
    if not strong:
        return
    paired = max(len(row) for row in rows) <= 2  # noqa: PLR2004 - headings on the left, their text on the right
    for row in rows:
        texts = {column for column, cell in row.items() if _is_text(blocks, cell)}
        if paired:
            texts |= {column for column, cell in row.items() if _is_sentence(blocks, cell)}
        columns = sorted(row)
        for before, column in pairwise(columns):
            if column in texts and before == columns[0] and _is_label(blocks, row[before]):
                texts.add(before)
        for column in columns if single else texts:
            for index in row[column]:
                blocks[index] = _freed(blocks[index])


def _is_text(blocks: Sequence[Block], cell: Sequence[int]) -> bool:
    """Whether a cell holds what no cell of a table of data does: headings, lists, paragraphs."""
    said = [index for index in cell if _said(blocks[index])]
    if any(blocks[index].proposed.kind in {"heading", "item"} and blocks[index].cell for index in said):
        return True
    words = [len(_said(blocks[index]).split()) for index in said]
    return any(count >= _PROSE for count in words) or sum(count >= _SENTENCE for count in words) > 1


def _is_sentence(blocks: Sequence[Block], cell: Sequence[int]) -> bool:
    return any(len(_said(blocks[i]).split()) >= _SENTENCE and _said(blocks[i])[-1] in ".;:" for i in cell)


def _is_label(blocks: Sequence[Block], cell: Sequence[int]) -> bool:
    text = " ".join(_said(blocks[index]) for index in cell)
    return 0 < len(text.split()) <= _LABEL and any(character.isalpha() for character in text)


def _freed(block: Block) -> Block:
    proposed, original = (
        replace(f, kind="paragraph") if f.kind == "cell" else f for f in (block.proposed, block.original)
    )
    return replace(block, proposed=proposed, original=original, cell=None)
