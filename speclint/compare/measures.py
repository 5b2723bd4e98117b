"""Numbers with a unit and steps of a ladder: what of a change can be told in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from speclint.compare.folding import folded
from speclint.light import dataclass
from speclint.profile import Ladder, Measure
from speclint.text.expression import Expression
from speclint.text.numbers import WHOLE
from speclint.text.tokens import Tokens

_WORDS = "|".join(sorted(WHOLE, key=len, reverse=True))
_NUMBER = (
    rf"(?P<said>\d[\d,]*(?:\.\d+)?|(?<![\w-])(?:{_WORDS})(?:\s+(?:and\s+)?one[- ]half)?)"
    r"(?:\s*\(\s*(?P<digits>\d+)\s*\))?(?:\s+|-)(?:(?:full[- ]time|additional|continuous|more)\s+)?"
)
_ANY = Expression(rf"\d|\b(?:{_WORDS})\b", re.IGNORECASE)
_SPELT = 10
"""Up to here numbers are said as words."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as one text says it."""

    value: float
    said: str
    start: int
    end: int


@lru_cache(maxsize=64)
def _pattern(unit: str) -> Expression:
    return Expression(rf"{_NUMBER}(?:{unit})(?!\w)", re.IGNORECASE)


def quantities(text: str, measure: Measure) -> list[Quantity]:
    """Every quantity of one unit in a folded text."""
    return list(_found(folded(text).lower(), measure.unit.pattern))


@lru_cache(maxsize=1024)  # a part is looked through for each of its changes
def _found(text: str, unit: str) -> tuple[Quantity, ...]:
    return tuple(_quantities(text, unit))


def _quantities(text: str, unit: str) -> Iterator[Quantity]:
    for found in _pattern(unit).finditer(text):
        said = " ".join(found["said"].split())
        value = _value(said)
        if value is not None:
            yield Quantity(value, said, found.start("said"), found.end())


def _value(said: str) -> float | None:
    if said[0].isdigit():
        try:
            return float(said.replace(",", ""))
        except ValueError:
            return None
    head, half, _ = said.partition(" one")
    number = WHOLE.get(head.removesuffix(" and").strip())
    return None if number is None else float(number) + (0.5 if half else 0.0)


@lru_cache(maxsize=512)
def _numbered(text: str) -> bool:
    return _ANY.search(text) is not None


def changed(old: str, new: str, measure: Measure) -> tuple[Quantity, Quantity] | None:
    """The one quantity of a unit that changed, where all others stand as they were."""
    if not (_numbered(old) and _numbered(new)):
        return None
    before, after = quantities(old, measure), quantities(new, measure)
    if len(before) != len(after):
        return None
    pairs = [(a, b) for a, b in zip(before, after, strict=True) if a.value != b.value]
    return pairs[0] if len(pairs) == 1 else None


def told(old: Quantity, new: Quantity, measure: Measure) -> str:
    """``rises from two to four years``."""
    verb = "rises" if new.value > old.value else "falls"
    unit = measure.one if new.value == 1 else measure.many
    return f"{verb} from {_written(old, new)} to {_written(new, old)} {unit}"


def _written(one: Quantity, other: Quantity) -> str:
    """A number in words where both are small and whole, in digits otherwise."""
    if not (one.value.is_integer() and other.value.is_integer()):
        return one.said
    if max(one.value, other.value) <= _SPELT:
        return next(word for word, n in WHOLE.items() if n == one.value)
    return f"{int(one.value):,}"


def climbed(old: str, new: str, ladder: Ladder) -> tuple[str, str, bool] | None:
    """The step that a text named and the one it names now, and whether that is higher; only where each names one."""
    steps = list(ladder.steps)
    before = [step for step in steps if ladder.steps[step].said(Tokens(old))]
    after = [step for step in steps if ladder.steps[step].said(Tokens(new))]
    if len(before) != 1 or len(after) != 1 or before == after:
        return None
    return before[0], after[0], steps.index(after[0]) > steps.index(before[0])
