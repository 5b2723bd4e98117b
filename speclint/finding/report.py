"""What a run has to say: its findings, and of each file how it stands, what changed and how hard it is to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Literal

from speclint.document import Document, Span, ViewName
from speclint.finding.finding import Finding, Severity
from speclint.light import dataclass, field

Status = Literal["checked", "unreadable", "skipped"]
Standing = Literal["there", "empty", "missing", "not seen"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part that every specification must have, and how this one stands with it."""

    name: str
    """For people: ``Examples of Duties``."""
    standing: Standing
    """``not seen``: some of the text may be it, but no heading says so."""
    span: Span | None = None
    """Where it stands, in the view that was checked."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One change between two versions, dressed for a reader."""

    number: int
    """By which it can be cited, from 1."""
    where: str
    message: str
    why: str
    substantive: bool
    kind: str
    """``added``, ``removed``, ``changed``, ``moved`` or ``renumbered``."""
    words: tuple[tuple[str, str], ...]
    """``equal``, ``delete`` or ``insert`` with the text: equal and delete are what was, equal and insert what is."""
    was: bool
    """Whether there was anything."""
    now: bool
    marked: bool = True
    """Whether tracked changes cover it, as far as anybody can tell."""


Action = Literal["new", "revised", "retitled", "abolished", "unchanged", ""]
"""What a board is asked to do with a class; nothing where there is no other version to hold it against."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What became of a class since the version before."""

    action: Action
    summary: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    path: str = ""
    """The name of the adopted version's file, where one was given."""
    title: str = ""
    """Of the version before."""
    approved: str = ""
    """When that was approved, in its own words."""
    strays: int = 0
    """In how many places a redline with all changes rejected differs from the adopted text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a report shows of a file besides its findings."""

    document: Document
    parts: tuple[Part, ...] = ()
    revision: Revision | None = None
    clean_of: str = ""
    """The redline beside a clean copy."""
    dates: tuple[str, ...] = ()
    """When it says that it was approved."""
    drawn: Document | None = None
    """The text with what changed since the adopted version drawn into it, where nobody tracked that."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How hard a text is to read, counted clause by clause."""

    words: int
    flesch_kincaid: float | None = None
    """The grade, in years of school; nothing where the text is too short for one."""
    reason: str = ""
    """Why there is no grade."""
    target: float | None = None
    """The grade up to which the rule in force says nothing; nothing where no rule judges it."""
    left_out: int = 0
    """Figures, codes, links and the words of what is no sentence."""
    units: int = 0
    words_per_unit: float = 0
    longest: int = 0
    """Words of the longest clause."""
    long_word_share: float = 0
    """Share of words of three and more syllables, 0 to 1."""
    harder_than_percent: int = 0
    """How many of 100 real specifications are easier."""


@dataclass(frozen=True, slots=True)
class Readability:
    """How hard a specification is to read, as a whole and section by section."""

    whole: Reading
    sections: tuple[tuple[str, Reading], ...] = ()
    """Each section's heading with its reading."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file."""

    path: str
    status: Status = "checked"
    reason: str | None = None
    title: str = ""
    class_code: str = ""
    readability: Readability | None = None
    """Nothing where no rule asked for it."""
    sheet: Sheet | None = None
    """Its text, where a report is to show it; never kept in a cache."""
    unseen: str = ""
    """Why not all of it was seen, where it was read and checked all the same."""


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run."""

    findings: tuple[Finding, ...] = ()
    files: tuple[FileReport, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    baseline: tuple[Finding, ...] = ()
    held: int = 0
    """How many more findings a thorough reading would show."""
    unasked: int = 0
    """How many rules were not asked: over many files, those whose findings only a thorough reading shows."""
    notices: tuple[str, ...] = ()
    """What was not done, in a sentence each: grammar not checked, nothing matched."""
    profile: str = ""
    view: ViewName = "proposed"
    fail_level: Severity = Severity.ERROR
    incomplete: bool = False
    """Whether something asked for could not be checked."""
    shown: Mapping[Severity, int] = field(default_factory=dict)
    """How many findings were shown already, file by file, and are not here."""

    def count(self) -> Counter[Severity]:
        """Findings by severity."""
        return Counter(f.severity for f in self.findings) + Counter(self.shown)

    @property
    def failing(self) -> int:
        """Findings at or above the fail level."""
        return sum(n for severity, n in self.count().items() if severity.weight >= self.fail_level.weight)

    @property
    def ready(self) -> bool:
        """Whether the files can be submitted: all were checked and nothing fails."""
        return not self.incomplete and not self.failing

    @property
    def exit(self) -> int:
        """0 clean, 1 findings at the fail level, 3 incomplete (which wins over 1)."""
        return 3 if self.incomplete else int(bool(self.failing))
