"""Which strokes are tracked changes: a struck text is deleted; an underlined one may be inserted or only stressed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from speclint.document import State
from speclint.formats.lines.layout import is_heading
from speclint.formats.pdf.sheet import Row, Run
from speclint.light import dataclass, field
from speclint.text.expression import Expression

_COLOURED = 60
"""How far apart the strongest and the weakest of red, green and blue are in a colour that is no grey."""
_SENTENCE = 4
"""Words of a whole line that is underlined in colour; a heading has no full stop."""
_ADDRESS = Expression(r"https?:|www\.|\w@\w|\.(?:com|edu|gov|net|org|us)\b", re.IGNORECASE)


def is_coloured(colour: int) -> bool:
    """Whether a colour is neither black nor grey."""
    parts = (colour >> 16, colour >> 8 & 255, colour & 255)
    return max(parts) - min(parts) > _COLOURED


@dataclass(slots=True)
class Redline:
    """What strokes mean in one file."""

    colours: set[int] = field(default_factory=set)
    """Colours of changes; black stands for every colour that is none."""

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Redline:
        """Learn from all lines: what is struck shows its colour, and so does a coloured underline within a line."""
        found = cls()
        for row in rows:
            for run in row.runs:
                if run.text.strip() and ("s" in run.look or _is_new(run, row)):
                    found.colours.add(_plain(run.colour))
        return found

    def states(self, row: Row) -> Iterator[tuple[Run, State]]:
        """Each run of a line with its fate; a blank between what goes and what comes is needed in neither view."""
        found = [self._state(run, row) for run in row.runs]
        for number, run in enumerate(row.runs):
            around = set(found[max(0, number - 1) : number + 2])
            between = run.text.isspace() and around == {"deleted", "kept", "inserted"}
            yield run, "dropped" if between else found[number]

    def _state(self, run: Run, row: Row) -> State:
        if "s" in run.look:
            return "deleted"
        new = "u" in run.look and _plain(run.colour) in self.colours and not self._is_plain(run, row)
        return "inserted" if new else "kept"

    def _is_plain(self, run: Run, row: Row) -> bool:
        """Whether an underline is none of a change: of a link, or in black of a heading."""
        if run.link or _ADDRESS.search(row.text):
            return True
        return not is_coloured(run.colour) and _is_title(row)


def _is_new(run: Run, row: Row) -> bool:
    """Whether a run is underlined in a colour that the rest of its line does not have, or is a sentence."""
    if "u" not in run.look or not is_coloured(run.colour) or run.link or _ADDRESS.search(row.text):
        return False
    beside = any(other.text.strip() and other.colour != run.colour for other in row.runs)
    return beside or (row.text.rstrip().endswith((".", ";")) and len(row.text.split()) >= _SENTENCE)


def _is_title(row: Row) -> bool:
    """Whether a line is underlined as a whole, as headings are."""
    inked = [run for run in row.runs if run.text.strip()]
    text = row.text.strip()
    return all("u" in run.look for run in inked) and (
        is_heading(text) or text.endswith(":") or all("b" in run.look for run in inked)
    )


def _plain(colour: int) -> int:
    return colour if is_coloured(colour) else 0
