"""A phrase as a small program of plain values, which can be kept from one run to the next."""

from __future__ import annotations

from typing import Any, TypeAlias

from speclint.text.phrases.notation import Either, Faulty, Gap, Part, Run, Sign, Word, Written
from speclint.text.tokens import plain

WORD, SPLIT, GAP, NUMBER, BEGIN, END, OPEN, CLOSE, DONE, RANGE, WRITTEN = range(11)
Code: TypeAlias = "tuple[tuple[Any, ...], ...]"
"""Steps: ``(WORD, words, prefixes, suffixes)``, ``(SPLIT, steps)``: go on at each, ``(GAP, most, words, prefixes)``
with what may follow (``None``: anything), ``(NUMBER, low, high)`` where it has limits, ``(WRITTEN, forms, capitals)``
how the word before is written; the others stand alone."""
Start: TypeAlias = "tuple[tuple[frozenset[str], frozenset[str] | None], ...]"
Program: TypeAlias = "tuple[Code, Start, tuple[str, ...], bool, bool, frozenset[str]]"
"""The code; with which words it begins, and which must follow (``None``: any); how its first word may begin; whether it
may begin with a number; whether it may begin with no word of its own, so that it has to stand beside something;
words of which one must stand somewhere in a match (none: that is open)."""

_SIGNS = {"#": NUMBER, "#-#": RANGE, "^": BEGIN, "$": END, "[[": OPEN, "]]": CLOSE}
_MOST = 4000
"""Steps of one phrase, its lists included."""


def compiled(run: Run) -> Program:
    """The program of a phrase. Raises ``Faulty`` if it is too long."""
    code: list[tuple[Any, ...]] = []
    _emit(run, code)
    code.append((DONE,))
    _look_ahead(code)
    if len(code) > _MOST:
        raise Faulty(f"a phrase of {len(code)} steps is too long; make two of it")
    return (*_with_start(tuple(code)), needed(run))


def needed(run: Run) -> frozenset[str]:
    """Words of which one stands in whatever a run matches, and which are as telling as can be had; or none."""
    known = [words for part in run if (words := _needed(part))]
    return max(known, key=lambda words: (min(map(len, words)), -len(words)), default=frozenset())


def _needed(part: Part) -> frozenset[str]:
    if isinstance(part, Word):
        return frozenset() if part.prefixes else part.words
    if isinstance(part, Written):
        return frozenset(map(plain, part.forms))
    if not isinstance(part, Either):
        return frozenset()
    each = [needed(run) for run in part.runs]
    return frozenset().union(*each) if all(each) else frozenset()


def _look_ahead(code: list[tuple[Any, ...]]) -> None:
    """Say at each gap what may stand behind it, if only words may: most places are passed over by that alone."""
    for at, step in enumerate(code):
        if step[0] == GAP:
            behind = [code[to] for to in _reached(tuple(code), at + 1)]
            known = all(other[0] == WORD and not other[3] for other in behind)
            words = frozenset[str]().union(*(other[1] for other in behind)) if known else None
            prefixes = tuple(sorted({prefix for other in behind for prefix in other[2]})) if known else ()
            code[at] = (GAP, step[1], words, prefixes)


def _emit(run: Run, code: list[tuple[Any, ...]]) -> None:
    for part in run:
        if isinstance(part, Word):
            code.append((WORD, part.words, part.prefixes, part.suffixes))
        elif isinstance(part, Written):
            code.append((WORD, frozenset(map(plain, part.forms)), (), () if part.forms else ("",)))
            code.append((WRITTEN, part.forms, part.capitals))
        elif isinstance(part, Gap):
            code.append((GAP, part.most))
        elif isinstance(part, Sign):
            code.append((_SIGNS[part.sign],) if part.sign in _SIGNS else _limited(part.sign))
        else:
            _emit_either(part, code)


def _limited(sign: str) -> tuple[int, int, int]:
    """A number from one to another: ``#1-99``."""
    low, _, high = sign[1:].partition("-")
    return NUMBER, int(low), int(high)


def _emit_either(part: Either, code: list[tuple[Any, ...]]) -> None:
    split = len(code)
    code.append(())
    starts, jumps = [], []
    for run in part.runs:
        starts.append(len(code))
        _emit(run, code)
        jumps.append(len(code))
        code.append(())
    code.pop()  # the last one goes straight on
    jumps.pop()
    code[split] = (SPLIT, tuple(starts))
    for jump in jumps:
        code[jump] = (SPLIT, (len(code),))


def _reached(code: Code, at: int) -> set[int]:
    """The steps that may be the first to take a word, from a step on; a gap takes any, or none."""
    found, left = set[int](), [at]
    while left:
        step = left.pop()
        kind = code[step][0]
        if kind == SPLIT:
            left += code[step][1]
        elif kind in {BEGIN, OPEN, CLOSE, WRITTEN}:
            left.append(step + 1)
        else:
            found.add(step)
    return found


def _with_start(code: Code) -> tuple[Code, Start, tuple[str, ...], bool, bool]:
    pairs: list[tuple[frozenset[str], frozenset[str] | None]] = []
    prefixes: list[str] = []
    number = beside = False
    for first in sorted(_reached(code, 0)):
        kind = code[first][0]
        number = number or kind in {NUMBER, RANGE}
        beside = beside or kind in {GAP, DONE, END}
        if kind == WORD:
            beside = beside or bool(code[first][3])
            prefixes += code[first][2]
            if code[first][1]:
                pairs.append((code[first][1], _second(code, first + 1)))
    return code, tuple(pairs), tuple(prefixes), number, beside


def _second(code: Code, at: int) -> frozenset[str] | None:
    """The words of which one must follow, if they are known."""
    found: frozenset[str] = frozenset()
    for step in _reached(code, at):
        if code[step][0] != WORD or code[step][2] or code[step][3]:
            return None
        found |= code[step][1]
    return found
