"""Official names that are written as they are hardly ever written: "Americans with Disability Act"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import ClassVar

from speclint.document import Edit
from speclint.finding import Fix, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Passage, Plan, Spec
from speclint.text.classes import Word, word_at
from speclint.text.nouns import plural

_Row = tuple[str, ...]
_ANY = "*"
_ALIKE = 0.75
"""So much of two words must be alike for one to stand for the other."""
_APART = frozenset({"national", "international"})
_SHORTEST = 3
"""Words of a name of which one may be left out, or two may change places."""


@dataclass(frozen=True)
class NearName(Check):
    """A name of a law, a body or a certificate with one word left out, in another form, or out of its place."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"name"})

    names: tuple[str, ...]
    """The names as they are."""
    small: frozenset[str]
    """Words of a name that have no capital, and that are left out now and then."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such name with the right one."""
        near, rows = self._near, self._rows
        longest = max(map(len, rows))
        for _, passage in spec.running():
            words = passage.classed
            at = 0
            while at < len(words):
                may = words[at].text[0].isupper() and self._may_begin(words[at].low, word_at(words, at + 1).low)
                found = self._name(words, at, longest, near, rows) if may else None
                if found and found[0]:
                    yield _hit(passage, words[at : at + found[1]], found[0])
                at += found[1] if found else 1

    @cached_property
    def _rows(self) -> set[_Row]:
        """The words of each name."""
        return {tuple(name.lower().split()) for name in self.names}

    @cached_property
    def _beginnings(self) -> tuple[frozenset[str], frozenset[str]]:
        """The first words of all rows; the second ones of those whose first word may be any."""
        rows = [*self._near, *self._rows]
        return frozenset(row[0] for row in rows), frozenset(row[1] for row in rows if row[0] == _ANY and len(row) > 1)

    def _may_begin(self, first: str, second: str) -> bool:
        """Whether a name, or what stands near one, may begin with two words: at most places none does."""
        firsts, seconds = self._beginnings
        return first in firsts or second in seconds

    @cached_property
    def _near(self) -> dict[_Row, tuple[str, ...]]:
        """Rows of words that a name stands near: one replaced by ``*``, one left out, two halves changed."""
        found: dict[_Row, tuple[str, ...]] = {}
        for name in self.names:
            row = tuple(name.lower().split())
            for at, word in enumerate(row):
                near: list[_Row] = []
                if word not in self.small:
                    near = [(*row[:at], _ANY, *row[at + 1 :])]
                elif len(row) > _SHORTEST:
                    near = [(*row[:at], *row[at + 1 :])]
                    near += [(*row[: at - 1], row[at + 1], word, row[at - 1], *row[at + 2 :])] if word == "and" else []
                for one in near:
                    found[one] = (*found.get(one, ()), name)
        return found

    def _name(
        self, words: Sequence[Word], at: int, longest: int, near: dict[_Row, tuple[str, ...]], rows: set[_Row]
    ) -> tuple[str, int] | None:
        """The name that is meant (none, if it is right) and how many words it takes, the longest first."""
        for length in range(min(longest, len(words) - at), 1, -1):
            run = words[at : at + length]
            row = tuple(word.low for word in run)
            if row in rows:
                return "", length
            if not all(word.text.istitle() or word.text.isupper() or word.low in self.small for word in run):
                continue
            if row in near:
                return near[row][0], length
            for place, word in enumerate(row):
                for name in near.get((*row[:place], _ANY, *row[place + 1 :]), ()):
                    last = place == length - 1
                    goes_on = last and word_at(words, at + length).text[:1].isupper()  # Board of Election Inspectors
                    counts = last or (place == 0 and row[1] == "of")  # two Boards of Elections
                    if not goes_on and _stands_for(word, name.lower().split()[place], counts=counts):
                        return name, length
        return None


def _stands_for(word: str, meant: str, *, counts: bool) -> bool:
    """Whether a word is the other one misspelt, or in another form; of one that *counts* the plural is right."""
    several = {f"{meant}s", f"{meant}es", plural(meant)} if counts else set()
    if word == meant or word in several or word.rstrip("'’") == meant:
        return False
    if {word, meant} == _APART:
        return False
    from difflib import SequenceMatcher  # noqa: PLC0415 - few pages come so near to a name

    return SequenceMatcher(None, word, meant, autojunk=False).ratio() >= _ALIKE


def _hit(passage: Passage, run: Sequence[Word], name: str) -> Hit:
    span = passage.span(run[0].start, run[-1].end)
    return Hit(span, {"name": name}, fixes=(Fix(f"write “{name}”", (Edit(span, name),), safe=False),))


CHECKS = {"near-name": NearName}
