"""What a rule may ask for, and what is known of it before it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import ClassVar, NamedTuple, Protocol

from speclint.finding import Hit
from speclint.series.collection import Collection
from speclint.series.facts import Meeting
from speclint.spec import Plan, Spec
from speclint.text.phrases.beginnings import Beginnings
from speclint.text.phrases.book import PhraseSet


class Limit(NamedTuple):
    """The grade that a specification, or each of its sections, should not be harder than."""

    grade: float
    whole: bool


class Cues(Protocol):
    """How a part reads that has no heading; a report asks it where it says how a file stands with each part."""

    def unheaded(self, spec: Spec, part: str, /) -> bool:
        """Whether the text of a part without a heading seems to stand somewhere."""
        ...

    def records_the_end(self, spec: Spec, /) -> bool:
        """Whether the page only says that the class is no more."""
        ...


class Check:
    """What a rule may ask for. Each is a frozen dataclass: its fields are what YAML may say, ``find`` what it does."""

    WORDS: ClassVar[frozenset[str]] = frozenset()
    """The data that a rule's message may use beside ``{match}``, ``{section}`` and ``{where}``."""
    across_files: ClassVar[bool] = False
    """Whether it compares files: then it is asked with ``compare`` when all of them are read, and not with ``find``."""

    versions: ClassVar[bool] = False
    """Whether it has something to say only where there are tracked changes, comments, or another version."""

    reader: ClassVar[str] = ""
    """The reader of grammar that must have noticed before what it finds; nothing if it reads by itself."""

    @property
    def sought(self) -> tuple[PhraseSet, ...]:
        """Phrases of which one must stand in a specification so that anything can be found; nothing if that is open."""
        return ()

    @property
    def asked(self) -> tuple[PhraseSet, ...]:
        """Other phrases that it asks for in every specification, so that they are looked up with all the rest."""
        return ()

    @property
    def wanted(self) -> tuple[str, ...]:
        """What it needs a reader of grammar to look for, by the reader's own names; nothing if it reads by itself."""
        return ()

    @property
    def limit(self) -> Limit | None:
        """The grade it judges by, which the figures of a report stand beside; nothing if it grades nothing."""
        return None

    @property
    def part_cues(self) -> Cues | None:
        """What it knows of parts without a heading, for the checklist of a report."""
        return None

    @property
    def needs_reader(self) -> bool:
        """Whether it finds only what a reader of grammar has noticed before."""
        return bool(self.reader)

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every spot of *spec* where the rule is broken."""
        raise NotImplementedError

    def compare(self, collection: Collection) -> Iterator[Meeting]:
        """Every spot where two files of a collection do not fit together."""
        raise NotImplementedError


class Outline(NamedTuple):
    """What a run has to know of a check before the check is made; plain, so that it can be kept."""

    seeks: bool = False
    """Whether it looks for phrases, of which one must stand in a specification."""
    across_files: bool = False
    versions: bool = False
    reader: str = ""
    wanted: tuple[str, ...] = ()

    @classmethod
    def of(cls, check: Check | None) -> Outline:
        """That of a check; where there is none, of what asks for nothing."""
        if check is None:
            return cls()
        return cls(bool(check.sought), check.across_files, check.versions, check.reader, check.wanted)


class Promise:
    """A check that is made when it is first asked for: to make those of all rules is a third of a run over one file."""

    def __init__(self, make: Callable[[], Check | None], outline: Outline, beginnings: Beginnings) -> None:
        """*beginnings* know the rule by its id, if it seeks phrases."""
        self._make, self.outline, self.beginnings = make, outline, beginnings

    @cached_property
    def check(self) -> Check | None:
        """The check itself."""
        return self._make()

    @property
    def kept(self) -> bool:
        """Whether the check is made already."""
        return "check" in vars(self)
