"""The comparison on a screen: the summary, then each change with was and now."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from speclint.compare.change import Change, Comparison, Word
from speclint.reporters.comparison.phrases import NONE, ordered, part, sides, status, tally
from speclint.reporters.words import plain

_MARKS = {"equal": ("", ""), "delete": ("[-", "-]"), "insert": ("{+", "+}")}
_INDENT = " " * 9


def render(comparison: Comparison, *, color: bool = False, width: int = 100) -> str:
    """Write the summary, then every change, the substantive ones first."""
    return (
        "\n".join(_lines(comparison, bold="\x1b[1m" if color else "", off="\x1b[0m" if color else "", width=width))
        + "\n"
    )


def _lines(comparison: Comparison, *, bold: str, off: str, width: int) -> Iterator[str]:
    for name, said in sides(comparison):
        yield f"{name}: {said}"
    yield ""
    for sentence in comparison.summary:
        yield from wrap(plain(sentence), width, initial_indent="* ", subsequent_indent="  ")
    yield ""
    for change in ordered(comparison):
        yield f"{bold}{change.number:>3}. {part(change)}{off} ({status(change)})"
        yield from wrap(plain(change.message), width, initial_indent="     ", subsequent_indent="     ")
        yield from _texts(change, width)
    for notice in comparison.notices:
        yield plain(notice)
    yield tally(comparison)


def _texts(change: Change, width: int) -> Iterator[str]:
    """Was and now, with what was struck and put in between brackets."""
    for name, side, op in (("was", change.old, "delete"), ("now", change.new, "insert")):
        if side is None:
            said = NONE
        elif change.old is None or change.new is None:
            said = plain(side.text)
        else:
            said = plain("".join(_marked(word) for word in change.words if word.op in {"equal", op}))
        yield from wrap(said, width, initial_indent=f"     {name} ", subsequent_indent=_INDENT) or [f"     {name}"]
    yield ""


def _marked(word: Word) -> str:
    """A run of words, between brackets where it was struck or put in."""
    before, after = _MARKS[word.op]
    inner = word.text.strip()
    if not inner:
        return word.text
    head, _, tail = word.text.partition(inner)
    return f"{head}{before}{inner}{after}{tail}"
