"""Tables that only lay out a page: numbers in a column of their own, and cells that hold running text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from speclint.document import VIEWS, Block, Form, Span, ViewName, shown
from speclint.light import dataclass, replace
from speclint.text.expression import Expression

_NUMBER = Expression(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-z]|[ivx]{1,5})[.)]|[•●○◦▪■□‣➢➤✓·*–-]", re.IGNORECASE)
_BARE = Expression(
    r"\d{1,3}|\d{1,2}\.\d{1,2}|[A-Za-z]|[A-Z]{1,2}[-.]?\d{1,2}|(?:Item|Duty|Task|Function|No\.) #?\d{1,3}[.:]?"
)
"""A number, a letter or the like without a sign: whether it counts is seen from all of them."""
_OWN = Expression(r"(?:\(?\d{1,3}[.)]|[•●–-])\s")
_HEAD = Expression(
    r"""
      (?:(?:duty|task|item|function|serial|ref|job|line)[ ]?)?
      (?:no|nos|nr|number|item|\#|№|nº|id|ref|seq|order)[.:]?
    | ref(?:erence)?|seq(?:uence)?\.?|item|id|(?:s|sr)\.[ ]?no\.?|duty|task
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FEWEST = 2
"""Rows with a number that make a column of numbers."""
_PROSE, _SENTENCE = 25, 8
"""Words from which a cell is prose by itself, and a sentence beside other prose."""
_CLAUSE = 4
"""Words that each cell beside one of only two bare numbers must have."""
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
    """Make a row in which a number stands before a text an item with that number."""
    paired = [list(_pairs(blocks, row)) for row in rows]
    pairs = [pair for found in paired for pair in found]
    loose = [row for row, found in zip(rows, paired, strict=True) if not found]
    bare = [pair for pair in pairs if not _NUMBER.fullmatch(pair.label)]
    headed = bool(loose) and all(_HEAD.fullmatch(_before(blocks, row)) for row in loose if len(row) > 1)
    if len(pairs) < _FEWEST or len(loose) > len(pairs) or (bare and not _counts(blocks, bare, headed=headed)):
        return
    if sum(_stands_alone(blocks[pair.text]) for pair in pairs) >= _FEWEST:
        _uncount(blocks, pairs)
        return
    for pair in pairs:
        number, text = blocks[pair.number], blocks[pair.text]
        forms = {view: _form(number, text, view) for view in VIEWS}
        beside = pair.text == pair.number + 1  # what stands between them keeps its place in the source
        marker = (number.marker or number.pieces) if beside else ()
        start = min(number.source.start, text.source.start) if beside else text.source.start
        source = Span(start, text.source.end)
        blocks[pair.number] = _emptied(number)
        blocks[pair.text] = replace(
            text, marker=marker, source=source, proposed=forms["proposed"], original=forms["original"], cell=None
        )


def _emptied(block: Block) -> Block:
    """The block of a number that went to the text beside it, or counts nothing."""
    start, cell = block.source.start, Form("cell")
    return replace(block, pieces=(), marker=(), proposed=cell, original=cell, source=Span(start, start))


def _stands_alone(block: Block) -> bool:
    """Whether a text is a heading or has a number or sign of its own, so that a number before it counts the lines."""
    return block.proposed.kind in {"heading", "item"} or _OWN.match(_said(block)) is not None


def _uncount(blocks: list[Block], pairs: Sequence[_Pair]) -> None:
    """Take out numbers that count the lines of a page which is laid out as a table."""
    for pair in pairs:
        blocks[pair.number] = _emptied(blocks[pair.number])
        blocks[pair.text] = _freed(blocks[pair.text])


def _counts(blocks: Sequence[Block], bare: Sequence[_Pair], *, headed: bool) -> bool:
    """Whether numbers or letters without a sign count from the first, one perhaps missing or twice.

    Under a head that says so ("No.") more may be missing.
    """
    sure = len(bare) > _FEWEST or all(len(_said(blocks[pair.text]).split()) >= _CLAUSE for pair in bare)
    letters = [pair.label[0].lower() for pair in bare]
    if all(len(pair.label) == 1 and pair.label.isalpha() for pair in bare):
        return (sure or headed) and letters == [chr(ord("a") + n) for n in range(len(bare))]
    numbers = [int((re.findall(r"\d+", pair.label) or ["0"])[-1]) for pair in bare]
    alike = len({re.sub(r"\d", "", pair.label) for pair in bare}) == 1
    steps = [after - before for before, after in pairwise(numbers)]
    return alike and numbers[0] == 1 and min(steps) >= 0 and (headed or (sure and max(steps) <= 2))  # noqa: PLR2004


def _before(blocks: Sequence[Block], row: Row) -> str:
    """What heads the column of the numbers: the first cell, or the one behind a share of the time."""
    said = [text for column in sorted(row) if (text := " ".join(_said(blocks[i]) for i in row[column]).strip())]
    return next((text for text in said[:2] if _HEAD.fullmatch(text)), said[0] if said else "")


def _pairs(blocks: Sequence[Block], row: Row) -> Iterator[_Pair]:
    """The number of a row and the text in the next cell; several where both cells hold as many paragraphs."""
    columns = [
        column for column in sorted(row) if any(_said(blocks[i]) or blocks[i].proposed.label for i in row[column])
    ]
    for at, (before, column) in enumerate(pairwise(columns)):
        numbers, texts = row[before], [index for index in row[column] if _said(blocks[index])]
        several = len(numbers) == len(texts) > 1
        if len(numbers) == 1 or several:
            found = [pair for each in zip(numbers, texts, strict=False) if (pair := _pair(blocks, *each))]
            if found and len(found) == len(numbers):
                yield from found
                return
        if at or any(character.isalpha() for index in numbers for character in _said(blocks[index])):
            return


def _pair(blocks: Sequence[Block], number: int, text: int) -> _Pair | None:
    """A number and the text beside it."""
    block = blocks[number]
    said = _said(block) or ("" if block.pieces else block.proposed.label or "")
    is_number = _NUMBER.fullmatch(said) or _BARE.fullmatch(said)
    words = any(character.isalpha() for character in _said(blocks[text]))
    plain = blocks[text].proposed.kind in {"cell", "paragraph"} and not blocks[text].marker
    counted = said.isdigit() and _stands_alone(blocks[text])
    return _Pair(number, text, said) if is_number and words and (plain or counted) else None


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
