"""How an employer words what speclint reads in a series, and the memo that goes to its board."""

from __future__ import annotations

from collections.abc import Mapping

from speclint.light import dataclass, field
from speclint.text.phrases.book import PhraseSet


@dataclass(frozen=True)
class SeriesWords:
    """How the classes of a series show what they ask and where they stand on its ladder."""

    ranks: Mapping[str, int] = field(default_factory=dict)
    """A word in front of or behind the name of a series -> how high it stands; a bare name is 0."""
    years: PhraseSet | None = None
    """Years of experience; the number stands first in what is marked."""
    years_unless: PhraseSet | None = None
    """What makes the years of a sentence no plain requirement."""
    degrees: Mapping[str, PhraseSet] = field(default_factory=dict)
    """Degree, the lowest first -> how it is known."""
    degrees_unless: PhraseSet | None = None
    grades: Mapping[str, Mapping[str, PhraseSet]] = field(default_factory=dict)
    """What rises along a ladder -> its steps, the lowest first -> how a definition says it."""
    supervises: PhraseSet | None = None
    leads: PhraseSet | None = None
    exempt: PhraseSet | None = None
    """The status under the wage law, in what is marked."""
    named: PhraseSet | None = None
    """The words in front of the title of a class in which experience has to be had."""
    qualifying: frozenset[str] = frozenset()
    """Sections that say what experience and education is asked for."""
    own: frozenset[str] = frozenset()
    """Sections about the class itself: what is said there is said for this class, and is no standard statement."""
    issued: PhraseSet | None = None
    """The day on which a document was issued, in what is marked."""
    persons: tuple[str, ...] = ()
    """How a word ends that names a person by the work."""
    things: frozenset[str] = frozenset()
    """Words that end so too, and name no person: "center"."""

    def worker(self, word: str) -> bool:
        """Whether a word names a person by the work, and no thing that sounds so."""
        return self.person(word) and word.lower().removesuffix("s") not in self.things

    def person(self, word: str) -> bool:
        """Whether a word, or the last of several, names a person by the work."""
        return word.lower().removesuffix("s").endswith(self.persons)


@dataclass(frozen=True, slots=True)
class MemoWords:
    """How an employer words the memo that goes to its board with a packet; ``{items}`` and the like are filled in."""

    heading: str = "MEMORANDUM"
    to: str = ""
    sender: str = ""
    sections: Mapping[str, str] = field(default_factory=dict)
    """``purpose``, ``background``, ``changes``, ``analysis``, ``recommendation``: what each is headed."""
    purpose: str = ""
    revised: str = ""
    """What is said of a class that was adopted before; ``new``, of one that was not."""
    new: str = ""
    undated: str = ""
    """What is said of an adopted class that bears no date."""
    checks: str = ""
    weighs: str = ""
    blanks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Section -> what only a person can say there."""
