"""What one class specification tells the others: made once a file, and plain enough to be kept."""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple, TypeAlias

from speclint.document import Place, Span
from speclint.finding import Related
from speclint.light import dataclass

Spot: TypeAlias = tuple[
    int, int, str, str, tuple[int | None, int | None, int | None, int | None, int | None, int | None], str, str, int
]
"""A stretch of a file as bare values: span, section, where, place, excerpt, paragraph, column."""

Clause: TypeAlias = tuple[str, Spot]
"""A clause with its words evened out, so that equal ones compare equal, and where it stands."""


class Facts(NamedTuple):
    """One class specification, as the rest of the collection needs to know it."""

    path: str
    title: str
    code: str
    head: Spot
    """The title."""
    code_spot: Spot
    dates: tuple[str, ...]
    """Every date that it carries about itself, as ISO dates or as written."""
    levels: tuple[str, ...]
    """Titles of the levels that it describes beside its own."""
    years: tuple[tuple[float, bool, Spot], ...]
    """Years of experience asked for; whether a class is named in the same breath; where."""
    degrees: tuple[tuple[int, str, Spot], ...]
    """Degrees asked for: the step, its name, where."""
    grades: tuple[tuple[str, int, str, Spot], ...]
    """How near the class is supervised and what level its definition names: the ladder, the step, its name, where."""
    supervises: Spot | None
    leads: Spot | None
    flsa: str
    named: tuple[tuple[str, bool, Spot], ...]
    """Class titles in its text; whether an experience requirement names them; where."""
    statements: tuple[tuple[str, str, Spot], ...]
    """Standard statements: the profile's name, the words evened out, where. Without a name: any long sentence."""
    duties: bytes
    """The clauses of its duties; packed, for few are ever looked at again."""
    duty_keys: tuple[int, ...]
    """A number for each clause of its duties: equal clauses have equal ones."""

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of its duties."""
        found: tuple[Clause, ...] = marshal.loads(self.duties)  # noqa: S302 - packed by ourselves
        return found


def packed(facts: Facts) -> bytes:
    """Facts as bytes that a cache can keep."""
    return zlib.compress(marshal.dumps(tuple(facts)), 1)


def unpacked(kept: bytes) -> Facts:
    """The facts that ``packed`` was given."""
    return Facts(*marshal.loads(zlib.decompress(kept)))  # noqa: S302 - the store has compared its digest


def related(path: str, spot: Spot, label: str = "") -> Related:
    """A spot of another file, dressed for a reader."""
    start, end, section, where, place, excerpt, context, column = spot
    return Related(label, section, where, Place(*place), Span(start, end), excerpt, context, column, path)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where two files do not fit together: the spot, data for the rule's words, and the spots in the others."""

    facts: Facts
    spot: Spot
    words: Mapping[str, object] = field(default_factory=dict)
    also: tuple[tuple[Facts, Spot, str], ...] = ()
    """The other file, the spot in it, and what to write under it."""
    label: str = ""
    """What to write under the marked spot."""
