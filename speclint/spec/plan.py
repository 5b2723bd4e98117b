"""The classification plan: every specification of a run."""

from __future__ import annotations

from collections.abc import Mapping

from speclint.light import dataclass, field
from speclint.spec.spec import Spec


@dataclass(frozen=True)
class Plan:
    """The classification plan: every spec of a run."""

    specs: tuple[Spec, ...] = ()
    as_of: str = ""
    """The day for which the run is made, as an ISO date; empty where nobody said."""
    adopted: Mapping[str, Spec] = field(default_factory=dict)
    """Path of a file -> the adopted version of its class, where one was given."""
    redlines: Mapping[str, Spec] = field(default_factory=dict)
    """Path of a clean copy -> the redline of the same class beside it."""
    memo: str = ""
    """The text of the memo that goes to the board with the changes, where one was given."""
