"""The readability of a file as a small bar chart, section by section, against its target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from math import isfinite

from speclint.reporters.words import plain

_SCALE = 24.0
"""The grade at which a bar is full."""


def chart(readability: Mapping[str, object]) -> Iterator[str]:
    """Draw ``{"flesch_kincaid": 13.2, "target": 14, "sections": {"Abilities": {"flesch_kincaid": 15.1}}}``.

    Every part of it may be missing. A section without a grade was too short for one, and is said to be.
    """
    rows: list[tuple[str, Mapping[str, object]]] = []
    if "flesch_kincaid" in readability:
        rows.append(("The whole text", readability))
    sections = readability.get("sections")
    if isinstance(sections, Mapping):
        rows += [(str(name), row) for name, row in sections.items() if isinstance(row, Mapping)]
    if rows:
        yield "<h3>Readability</h3>\n<table>\n<caption>Flesch-Kincaid grade: years of school</caption>\n<thead><tr>"
        yield "".join(f'<th scope="col">{column}</th>' for column in ("Section", "Grade", "Target", "Chart"))
        yield "</tr></thead>\n<tbody>"
        yield from (_row(name, row, _number(readability.get("target"))) for name, row in rows)
        yield "</tbody>\n</table>"


def _row(name: str, row: Mapping[str, object], target: float | None) -> str:
    grade = _number(row.get("flesch_kincaid"))
    wanted = _number(row.get("target")) or target
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


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and isfinite(value) else None
