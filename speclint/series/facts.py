"""What one class specification tells the others: made once a file, and plain enough to be kept."""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from speclint.document import Place, Span
from speclint.finding import Related
from speclint.light import dataclass, field

Spot: TypeAlias = tuple[
    int, int, str, str, tuple[int | None, int | None, int | None, int | None, int | None, int | None], str, str, int
]
"""A stretch of a file as bare values: span, section, where, place, excerpt, paragraph, column."""

Clause: TypeAlias = tuple[str, int]
"""A clause with its words evened out, so that equal ones compare equal, and the number of its spot."""


class Facts(NamedTuple):
    """One class specification, as the rest of the collection needs to know it.

    What is asked of every class stands here as it is; texts and spots are packed, and looked at where two classes meet:
    so the facts of twenty thousand classes have room in memory. A spot is named by its number.
    """

    path: str
    title: str
    code: str
    head: int
    """The spot of the title."""
    code_spot: int
    dates: tuple[str, ...]
    """Every date that it carries about itself, as ISO dates or as written."""
    levels: tuple[str, ...]
    """Titles of the levels that it describes beside its own."""
    years: tuple[tuple[float, bool, int], ...]
    """Years of experience asked for; whether a class is named in the same breath; where."""
    degrees: tuple[tuple[int, str, int], ...]
    """Degrees asked for: the step, its name, where."""
    grades: tuple[tuple[str, int, str, int], ...]
    """How near the class is supervised and what level its definition names: the ladder, the step, its name, where."""
    supervises: int | None
    leads: int | None
    flsa: str
    duty_keys: tuple[int, ...]
    """A number for each clause of its duties: equal clauses have equal ones."""
    duty_texts: bytes
    said: bytes
    """Class titles in its text, and its statements."""
    spots: bytes

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of its duties."""
        found: tuple[Clause, ...] = _opened(self.duty_texts)
        return found

    @property
    def named(self) -> tuple[tuple[str, bool, int], ...]:
        """Class titles in its text; whether an experience requirement names them; where."""
        found: tuple[tuple[str, bool, int], ...] = _opened(self.said)[0]
        return found

    @property
    def statements(self) -> tuple[tuple[str, str, int], ...]:
        """Standard statements: the profile's name, the words evened out, where. Without a name: any long sentence."""
        found: tuple[tuple[str, str, int], ...] = _opened(self.said)[1]
        return found

    def spot(self, number: int) -> Spot:
        """A stretch of the file, by its number."""
        found: Spot = _opened(self.spots)[number]
        return found


def closed(value: object) -> bytes:
    """Plain values, packed."""
    return zlib.compress(marshal.dumps(value), 1)  # type: ignore[arg-type]  # plain values of every kind


@lru_cache(maxsize=64)  # the spots of one file are asked for one after the other
def _opened(packed_: bytes) -> Any:  # noqa: ANN401 - what was packed
    return marshal.loads(zlib.decompress(packed_))  # noqa: S302 - packed by ourselves, and the store compares its digest


def packed(facts: Facts) -> bytes:
    """Facts as bytes that a cache can keep."""
    return marshal.dumps(tuple(facts))


def unpacked(kept: bytes) -> Facts:
    """The facts that ``packed`` was given."""
    return Facts(*marshal.loads(kept))  # noqa: S302 - the store has compared its digest


def related(path: str, spot: Spot, label: str = "") -> Related:
    """A spot of another file, dressed for a reader."""
    start, end, section, where, place, excerpt, context, column = spot
    return Related(label, section, where, Place(*place), Span(start, end), excerpt, context, column, path)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where two files do not fit together: the spot, data for the rule's words, and the spots in the others."""

    facts: Facts
    spot: int
    words: Mapping[str, object] = field(default_factory=dict)
    also: tuple[tuple[Facts, int, str], ...] = ()
    """The other file, the spot in it, and what to write under it."""
    label: str = ""
    """What to write under the marked spot."""
