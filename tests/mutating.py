"""Change a text at random, and keep the truth: which paragraph of the new text is which of the old one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from reading import SHARED

CALHR = SHARED / "corpora" / "calhr" / "md"
_BREAK = re.compile(r"\n\s*\n|\n(?=\s*[-*#\d])")
_CUT = re.compile(r"(?<=[.;]) (?=\w)")
_FEWEST = 6
_FAR = 5


@dataclass
class Mutated:
    """A text after its changes; ``origin`` has, for each new paragraph, the old one, or nothing."""

    old: list[str]
    new: list[str] = field(default_factory=list)
    origin: list[int | None] = field(default_factory=list)
    edited: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    moved: set[int] = field(default_factory=set)
    split: set[int] = field(default_factory=set)


def paragraphs(text: str) -> list[str]:
    return [" ".join(p.split()) for p in _BREAK.split(text.replace("\r", "")) if p.strip()]


def specifications(step: int, most: int) -> list[list[str]]:
    """Every *step*-th specification of the State that is neither very short nor very long."""
    texts = (file.read_text("utf-8", errors="replace") for file in sorted(CALHR.glob("*"))[::step])
    found = [p for text in texts if 20 <= len(p := paragraphs(text)) <= 150]
    return found[:most]


def words_of(texts: Sequence[Sequence[str]]) -> list[str]:
    return sorted({word for text in texts for p in text for word in re.findall(r"[a-z]{4,}", p)})


def mutated(old: list[str], words: list[str], chance: Random) -> Mutated:
    """Edit four paragraphs, drop two, move two (one of them edited), split one, add two."""
    found = Mutated(old)
    long = [i for i, p in enumerate(old) if len(p.split()) >= _FEWEST and old.count(p) == 1]
    chance.shuffle(long)
    edited, gone, moved = (_taken(long, n) for n in (4, 2, 2))
    splits = [i for i in long if _CUT.search(old[i], 20, max(20, len(old[i]) - 20))][:1]
    texts = {i: _edited(old[i], words, chance, 0.12) for i in edited}
    texts |= {i: _edited(old[i], words, chance, 0.08) for i in moved[-1:]}
    found.edited, found.gone, found.moved, found.split = set(edited), set(gone), set(moved), set(splits)
    for i, p in enumerate(old):
        if i in found.gone or i in found.moved:
            continue
        at = _CUT.search(p, 20, max(20, len(p) - 20)) if i in found.split else None
        parts = [p[: at.start()], p[at.end() :]] if at else [texts.get(i, p)]
        found.new += parts
        found.origin += [i] * len(parts)
    for i in moved:
        spots = [k for k in range(len(found.new)) if abs(k - i) > _FAR] or [0]
        _insert(found, chance.choice(spots), texts.get(i, old[i]), i)
    for _ in range(2):
        one, two, three, four = (chance.choice(words) for _ in range(4))
        said = f"{one.capitalize()} the {two} of {three} and {four} for the public."
        _insert(found, chance.randrange(len(found.new) + 1), said, None)
    return found


def _taken(spots: list[int], number: int) -> list[int]:
    return [spots.pop() for _ in range(min(number, len(spots)))]


def _insert(found: Mutated, at: int, text: str, origin: int | None) -> None:
    found.new.insert(at, text)
    found.origin.insert(at, origin)


def _edited(text: str, words: list[str], chance: Random, rate: float) -> str:
    return " ".join(
        chance.choice(words) if len(word) > 3 and chance.random() < rate else word for word in text.split(" ")
    )
