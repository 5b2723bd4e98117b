"""Reading a page by its look: wrapped lines and headings, as people type them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from speclint.formats.lines.labels import label
from speclint.formats.lines.line import Line
from speclint.light import dataclass
from speclint.text.expression import Expression

_ENDED = Expression(r"[.!?:][\"'”\u2019)\]]*$")
_CUT = Expression(
    r"(?:,|(?:^|\s)(?:an?|and|as|at|by|for|from|in|including|into|of|on|or|than|that|the|to|under|which|with))$",
    re.IGNORECASE,
)
_OPEN = Expression(r"\s(?:an?|by|for|in|of|the|to|with)$")
_NAMED = Expression(r"[A-Z][\w/&'\u2019()-]*(?:[ ][\w/&'\u2019()-]+){0,3}[ ]?:(?:\s|$)")
_HUNG = Expression(r"[A-Z][\w/&'\u2019()-]*(?:[ ][\w/&'\u2019()-]+){0,3}[ ]?:(?:[ ]{2,}|[ ]*\t[ \t]*)(?=\S)")
_APART = Expression(r"\t| {3}")
"""Between the columns of a row."""
_LINK = Expression(r"\W*(?:either|or|and)\W*[IVX]*\W*$", re.IGNORECASE)
"""What stands alone between two patterns of qualifications: "or", "Either I"."""
_LETTERS = Expression(r"[^\W\d_]")

_SMALLEST, _LARGEST = 40, 132
"""Between which widths, in columns, a text is taken to be wrapped."""
_LONG = 60
_MOST_BLANKS = 3
"""How many blank lines may stand inside a sentence, as at the turn of a page."""
_HEADING_WORDS, _HEADING_WIDTH = 12, 90


def is_heading(text: str) -> bool:
    """Whether a line reads as a heading by itself: short, in capitals, and no sentence."""
    if len(text) > _HEADING_WIDTH or text[-1:] in ".;,!?" or (text[:1] == "(" and text[-1:] == ")"):
        return False
    if text.upper() != text or len(text.split()) > _HEADING_WORDS:
        return False
    if ":" in text and _APART.search(text):
        return False  # the fields of a row: "UNIT: F     OVERTIME"
    letters = len(_LETTERS.findall(text))
    return letters > 2 and letters * 2 > len(text.replace(" ", ""))  # noqa: PLR2004 - "II" and "JE80" are no headings


def is_named(text: str) -> bool:
    """Whether a line begins with a name and a colon, as in ``Education: Graduation from …``."""
    return _NAMED.match(text) is not None


def hangs(above: Line, below: Line) -> bool:
    """Whether a line stands under the text behind a name, as the second line of ``Education:   Graduation``."""
    found = _HUNG.match(above.text)
    if found is None:
        return False
    if "\t" in found[0]:  # how far it goes depends on the editor
        return below.indent >= above.indent + 4
    return abs(above.indent + len(found[0]) - below.indent) <= 1


def is_ended(text: str) -> bool:
    """Whether a sentence or a lead-in ends here."""
    return _ENDED.search(text) is not None


def is_cut(text: str) -> bool:
    """Whether nobody would end a sentence here: after a comma, "and", "of the"."""
    return _CUT.search(text) is not None


_STAMP = Expression(r"r(?:ev)?\.?:|https?://|www\.|\((?:continued|cont|over)\b|page \d", re.IGNORECASE)
"""How what a page turn left behind begins; it goes on with no sentence."""


def is_low(text: str) -> bool:
    """Whether a line begins in the middle of a sentence, with a small letter."""
    return text.lstrip("(\"'“\u2018")[:1].islower() and not _STAMP.match(text)


@dataclass(frozen=True, slots=True)
class Wrap:
    """How the lines of a file were broken."""

    width: int = 0
    """The column at which lines were wrapped; 0 where every paragraph stands on one line."""
    spaced: bool = False
    """Whether a blank line stands between wrapped lines of one sentence."""
    parted: bool = False
    """Whether more than one blank line then stands between paragraphs."""

    def full(self, above: Line, below: Line, share: float = 1.0) -> bool:
        """Whether the first word of *below* would not have fitted on *above*."""
        word = below.text.split(maxsplit=1)[0] if below.text else ""
        return above.width + 1 + len(word) > self.width * share

    def joins(self, above: Line, below: Line, blanks: int) -> bool:
        """Whether *below* goes on with the sentence of *above*, with *blanks* empty lines between them."""
        label = _HUNG.match(above.text)
        if _APART.search(above.text, label.end() if label else 0) or _APART.search(below.text):
            return False
        ended, low = is_ended(above.text), is_low(below.text)
        if not self.width:
            return not (blanks or ended) and _plainly(above, low=low)
        if blanks:
            return self._joins_over(above, below, blanks, ended=ended, low=low)
        if _LINK.match(below.text):
            return not ended and self.full(above, below)
        if ended:
            return self.full(above, below) and below.indent <= above.indent + 1
        return above.width * 2 >= self.width if low else self.full(above, below, 0.85)

    def _joins_over(self, above: Line, below: Line, blanks: int, *, ended: bool, low: bool) -> bool:
        if ended:
            return self.parted and blanks == 1 and self.full(above, below)
        if low:
            half = self.spaced and above.width * 2 >= self.width
            return blanks <= _MOST_BLANKS and (half or self.full(above, below, 0.85))
        return self.spaced and blanks == 1 and (is_cut(above.text) or self.full(above, below, 0.93))


def _plainly(above: Line, *, low: bool) -> bool:
    """Whether a line was plainly cut, in a file whose lines are not wrapped as a rule."""
    long = above.width >= _LONG and above.text[-1] != ";"
    if low:
        return long or is_cut(above.text)
    return long and _OPEN.search(above.text) is not None


def measure(lines: Sequence[Line], widest: int = _LARGEST) -> Wrap:
    """How a file was wrapped, judged by the lines that plainly go on in the next; *widest* columns at most."""
    filled = [line for line in lines if line.text]
    widths = sorted(line.width for line in filled)
    if not widths:
        return Wrap()
    width = widths[min(len(widths) - 1, len(widths) * 97 // 100)]
    if not _SMALLEST <= width <= widest:
        return Wrap()
    wrap = Wrap(width)
    steps = list(pairwise((number, line) for number, line in enumerate(lines) if line.text))
    broken = [(low - high, above, below) for (high, above), (low, below) in steps if low - high <= 2]  # noqa: PLR2004
    broken = [(step, above, below) for step, above, below in broken if _goes_on(above, below)]
    tight = [step for step, above, below in broken if wrap.full(above, below, 0.8)]
    if len(tight) * 10 < len(broken) * 6 or not tight:
        return Wrap()
    spaced = sum(step > 1 for step in tight) * 10 >= len(tight)
    wide = sum(low - high > 2 for (high, _), (low, _) in steps)  # noqa: PLR2004 - two blank lines or more
    return Wrap(width, spaced, parted=spaced and wide * 10 >= len(steps))


def _goes_on(above: Line, below: Line) -> bool:
    if above.width < _SMALLEST * 3 // 4 or is_ended(above.text):
        return False
    return is_low(below.text) and not label(below.text)
