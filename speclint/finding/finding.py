"""Where a page falls short, and how it can be mended."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from speclint.digest import sha256
from speclint.document import Edit, Place, Span, ViewName
from speclint.light import dataclass, field

Depth = Literal["core", "thorough"]
"""Whether a rule speaks by default, or only to who asks for a thorough reading."""


class Severity(StrEnum):
    """How much a finding weighs; ``off`` is a rule that does not run."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"

    @property
    def weight(self) -> int:
        """3 for an error down to 0 for a rule that is off."""
        return {"error": 3, "warning": 2, "note": 1, "off": 0}[self.value]


@dataclass(frozen=True, slots=True)
class Authority:
    """What a rule stands on, so that a reader can read it too. Dates are ISO dates."""

    cite: str
    url: str = ""
    checked: str = ""
    effective: str = ""

    def __str__(self) -> str:
        """The citation: what a sentence about it says."""
        return self.cite


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to mend the page. A safe one cannot change what the page means."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Also:
    """Another spot that a hit is about, such as the second place of a duplicate."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check hands back: a span, data for the rule's words, other spots, maybe a cure."""

    span: Span
    words: Mapping[str, object] = field(default_factory=dict)
    also: tuple[Also, ...] = ()
    fixes: tuple[Fix, ...] = ()
    label: str = ""
    """What to write under the marked excerpt, such as "first said here"."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another spot, dressed for a reader."""

    label: str
    section: str
    where: str
    place: Place
    span: Span
    excerpt: str
    context: str
    column: int
    path: str = ""
    """The file it stands in, where that is another one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit, dressed for every door: it needs no other object to be shown."""

    rule: str
    severity: Severity
    message: str
    why: str
    help: str
    path: str
    view: ViewName
    section: str
    """The heading under which it stands, as the document writes it."""
    where: str
    """For people: ``Examples of Duties, item 7``."""
    place: Place
    span: Span
    excerpt: str
    """Exactly the view's text of the span."""
    context: str = ""
    """The paragraph around it."""
    column: int = 0
    """Where the excerpt begins in ``context``, counted from 0."""
    label: str = ""
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    fingerprint: str = ""
    title: str = ""
    """The rule's name, in words."""
    authority: Authority | None = None
    reason: str = ""
    """Why it was suppressed, where it was."""
    noticed: bool = False
    """Whether it is about the file itself, and was noticed while that was read."""
    depth: Depth = "core"

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The order in which findings are read."""
        return (self.path, self.span.start, self.span.end, self.rule, self.message)


def fingerprint(rule: str, identity: str, section: str, excerpt: str, nth: int) -> str:
    """A name for a finding that survives edits above it: 16 hexadecimal digits.

    It is made of the rule, the class code or path, the section, the text with blanks and case evened out, and the
    ordinal among findings equal in all of these; never of a line number.
    """
    text = " ".join(excerpt.lower().split())
    return sha256("\x1f".join((rule, identity, section.lower(), text, str(nth))).encode())[:16]
