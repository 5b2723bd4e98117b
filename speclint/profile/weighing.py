"""How changes between two versions weigh, and by which words they are known."""

from __future__ import annotations

from collections.abc import Mapping

from speclint.light import dataclass, field
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet


@dataclass(frozen=True, slots=True)
class Cue:
    """Words by which a change is known to be about something, in whatever part it stands."""

    topic: str
    words: PhraseSet
    sections: tuple[str, ...] = ()
    """Where the words say so; everywhere if left out."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with a unit, such as years of experience: where it changes, the change is told in numbers."""

    unit: Expression
    one: str
    """The unit, of one: ``year``."""
    many: str
    subjects: Mapping[str, str] = field(default_factory=dict)
    """Topic -> what is measured: ``Experience required``."""
    unless: PhraseSet | None = None
    """What in the text forbids to say that this is what is required."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Steps from low to high that are said in words: degrees, how often, how much supervision."""

    topic: str
    subject: str
    steps: Mapping[str, PhraseSet]
    """What a step is called, the lowest first -> how it is known."""
    unless: PhraseSet | None = None
    """What in the text forbids to say that a step is required."""


@dataclass(frozen=True)
class Weighing:
    """How changes between two versions weigh, and what they are about. What is not known to be slight weighs."""

    topics: Mapping[str, str] = field(default_factory=dict)
    """Section name -> what a change in it is about."""
    called: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Topic, the weightiest first -> one and several of it: ``a duty``, ``duties``."""
    why: Mapping[str, str] = field(default_factory=dict)
    """Topic -> why a change of it weighs, in a sentence."""
    cues: tuple[Cue, ...] = ()
    measures: tuple[Measure, ...] = ()
    ladders: tuple[Ladder, ...] = ()
    dates: Mapping[str, str] = field(default_factory=dict)
    """Kind of date -> what it is called: ``the date of approval``."""
    statements: tuple[str, ...] = ()
    """The profile's statements that are no duty and no requirement."""
    trifles: frozenset[str] = frozenset()
    """Words that come and go without changing what is meant."""
    links: frozenset[str] = frozenset()
    """Prepositions of which one can stand for another, where nothing is taken to the letter."""
    literal: frozenset[str] = frozenset()
    """Topics that are taken to the letter."""
    alike: tuple[tuple[str, ...], ...] = ()
    """Words and phrases that mean the same; the first, which holds none of the others, stands for all."""
    same: tuple[tuple[str, ...], ...] = ()
    """Words and phrases that mean the same in all their forms, a line each; none stands for all."""
    families: tuple[tuple[str, ...], ...] = ()
    """Forms of one word that do not look like it: ``maintain``, ``maintenance``."""
    light: tuple[str, ...] = ()
    """Verbs that only lead over to a verb made a noun."""
    idle: frozenset[str] = frozenset()
    """Words that say nothing by themselves."""
    tails: tuple[str, ...] = ()
    """Words that say nothing behind a word for what is done: “maintenance work” is “maintenance”."""
    asked: tuple[str, ...] = ()
    """What says of a requirement only that it is one; it comes and goes where a topic is taken to the letter."""
    looks: tuple[str, ...] = ()
    """Verbs that look at something for something: “checks deliveries for quality”."""
    headed: frozenset[str] = frozenset()
    """Words that weigh in a text, and not in the heading of a part that stays the same part."""
    holders: frozenset[str] = frozenset()
    """What names whoever holds the position, where a sentence begins with it."""
    cases: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """Prepositions that say the same: ``loose``, ``literal`` where it is taken to the letter, ``nouns`` between two."""
    weighty: PhraseSet | None = None
    """Words whose every form counts: another ending changes what is meant."""
    ordered: PhraseSet | None = None
    """Words that make the order of the others count."""
    aside: tuple[Expression, ...] = ()
    """What a header or footer says about the file and not about the class."""
