"""The readability of a file as a small bar chart, section by section, against its target."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from speclint.finding import Readability, Reading
from speclint.reporters.words import plain

_SCALE = 24.0
"""The grade at which a bar is full."""


def chart(readability: Readability | None) -> Iterator[str]:
    """Draw the whole text and each section; one without a grade was too short for one, and is said to be."""
    if readability:
        yield "<h3>Readability</h3>\n<table>\n<caption>Flesch-Kincaid grade: years of school</caption>\n<thead><tr>"
        yield "".join(f'<th scope="col">{column}</th>' for column in ("Section", "Grade", "Target", "Chart"))
        yield "</tr></thead>\n<tbody>"
        yield _row("The whole text", readability.whole)
        yield from (_row(name, read) for name, read in readability.sections)
        yield "</tbody>\n</table>"


def _row(name: str, read: Reading) -> str:
    grade, wanted = read.flesch_kincaid, read.target
    cells = [
        "too short to grade" if grade is None else f"{grade:.1f}",
        "" if wanted is None else f"at most {wanted:g}",
        "" if grade is None else _bar(grade, wanted),
    ]
    return f'<tr><th scope="row">{escape(plain(name))}</th>' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _bar(grade: float, target: float | None) -> str:
    """Draw a bar with a stroke at the target; the figures stand beside it, so a screen reader may pass over it."""
    stroke = "" if target is None else f'<i style="left:{_percent(target)}%"></i>'
    return f'<div class="bar" aria-hidden="true"><span style="width:{_percent(grade)}%"></span>{stroke}</div>'


def _percent(grade: float) -> int:
    return round(min(max(grade / _SCALE, 0), 1) * 100)
