"""The readability of a file as a small bar chart, section by section, with its words."""

from __future__ import annotations

from collections.abc import Iterator

from speclint.finding import Readability, Reading
from speclint.light import dataclass

_SCALE = 24.0
"""The grade at which a bar is full."""
_SCHOOL = ((6, "primary school"), (9, "middle school"), (12.99, "high school"), (16.99, "college"))


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the chart."""

    name: str
    grade: str
    """Nothing where the text is too short for one."""
    percent: int | None = None
    """How long the bar is."""
    goal: int | None = None
    """Where the stroke of the target stands."""
    hard: bool = False
    words: str = ""


def chart(readability: Readability | None) -> Iterator[Bar]:
    """Draw the whole text and each section."""
    if readability:
        yield _bar("The whole text", readability.whole)
        yield from (_bar(name, read) for name, read in readability.sections)


def _bar(name: str, read: Reading) -> Bar:
    grade, goal = read.flesch_kincaid, read.target
    if grade is None:
        return Bar(name, "")
    stroke = None if goal is None else _percent(goal)
    hard = goal is not None and grade > goal
    return Bar(name, f"{grade:.1f}", _percent(grade), stroke, hard, _words(read, grade))


def _words(read: Reading, grade: float) -> str:
    """Say what makes the grade: ``College; 16 words a clause, 24 % long words. Target: at most 14.``."""
    school = next((name for limit, name in _SCHOOL if grade <= limit), "graduate school")
    makes = [
        f"{read.words_per_unit:.0f} words a clause" if read.words_per_unit else "",
        f"{100 * read.long_word_share:.0f} % long words" if read.long_word_share else "",
    ]
    said = "; ".join(filter(None, [school.capitalize(), ", ".join(filter(None, makes))]))
    return f"{said}." + (f" Target: at most {read.target:g}." if read.target is not None else "")


def _percent(grade: float) -> int:
    return round(min(max(grade / _SCALE, 0), 1) * 100)
