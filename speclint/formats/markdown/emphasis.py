"""Runs of asterisks and underscores: which begin and end emphasis, and what else the marks of a paragraph ask for."""

from __future__ import annotations

from collections.abc import Mapping

from speclint.light import dataclass, field

_BOLD = 2
_LONGEST = {"*": 3, "_": 2}
"""A longer run of asterisks or underscores is a line to fill in, or a rule."""


@dataclass(slots=True, eq=False)
class Run:
    """A run of asterisks or underscores that may begin or end emphasis."""

    mark: str
    start: int
    end: int
    opens: bool
    closes: bool


@dataclass(slots=True)
class Found:
    """What is to be done to a paragraph's characters."""

    hidden: list[tuple[int, int]] = field(default_factory=list)
    looks: list[tuple[int, int, str]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    swaps: dict[int, tuple[int, str]] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    open: list[tuple[int, int]] = field(default_factory=list)
    tags: dict[str, list[int]] = field(default_factory=dict)
    targets: Mapping[str, str] = field(default_factory=dict)


def run(text: str, mark: str, start: int, end: int, found: Found) -> None:
    """Note a run of marks that, by what stands around it, can begin or end emphasis (CommonMark 6.2)."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    if len(mark) > _LONGEST[mark[0]]:
        if mark == "****" and not before.isspace() and not after.isspace():  # one bold ends, the next begins
            found.runs += [Run("*", start, start + 2, opens=False, closes=True)]
            found.runs += [Run("*", start + 2, end, opens=True, closes=False)]
        return
    left = not after.isspace() and (after.isalnum() or not before.isalnum())
    right = not before.isspace() and (before.isalnum() or not after.isalnum())
    if mark[0] == "_":
        left, right = left and not (right and before.isalnum()), right and not (left and after.isalnum())
    if left or right or len(mark) == _BOLD:
        found.runs.append(Run(mark[0], start, end, left, right))


def emphasise(found: Found) -> None:
    """Pair the runs, the nearest first."""
    waiting: dict[str, list[Run]] = {"*": [], "_": []}
    for run in found.runs:
        stack = waiting[run.mark]
        while run.closes and stack and run.start < run.end:
            opening = stack[-1]
            count = 2 if min(opening.end - opening.start, run.end - run.start) > 1 else 1
            found.hidden += [(opening.end - count, opening.end), (run.start, run.start + count)]
            found.looks.append((opening.end, run.start, "b" if count > 1 else "i"))
            opening.end -= count
            run.start += count
            if opening.start == opening.end:
                stack.pop()
        if run.opens and run.start < run.end:
            stack.append(run)
    _embolden(found)


def _embolden(found: Found) -> None:
    """Pair double asterisks that blanks keep from being emphasis, as converters write them: ``**Skills in: **``."""
    opening: Run | None = None
    for run in found.runs:
        if run.mark != "*" or run.end - run.start != _BOLD:
            continue
        if opening is not None and (opening.opens or run.closes):
            found.hidden += [(opening.start, opening.end), (run.start, run.end)]
            found.looks.append((opening.end, run.start, "b"))
            opening = None
        elif run.opens or not run.closes:  # what can only end emphasis may be the mark of a footnote
            opening = run
