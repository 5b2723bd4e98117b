"""An employer's house style, as data: headings, statements, patterns, vocabulary."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property, lru_cache

from speclint.document import Span
from speclint.light import dataclass
from speclint.text.cue import said, spans
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import Tokens

_AGENCY = 67
"""Letters of the longest line that may name an agency; a longer one names a class of its."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that an employer wants in its specifications, such as the accommodation statement."""

    name: str
    phrases: PhraseSet | None = None
    """What shows that the statement is there, in whatever wording."""
    pattern: Expression | None = None
    """The same as a regular expression; either is enough."""
    canonical: str = ""
    """The wording to copy."""

    def found(self, tokens: Tokens) -> Iterator[Span]:
        """Every place of a text where it is made."""
        for cue in (self.phrases, self.pattern):
            if cue is not None:
                yield from (whole for _, whole in spans(cue, tokens))

    def made(self, tokens: Tokens) -> bool:
        """Whether a text makes it."""
        return next(self.found(tokens), None) is not None


@dataclass(frozen=True)
class Scales:
    """How often and how heavy. Standards disagree, so a profile names several and says which one it follows."""

    use: str = ""
    """The name of the standard that is followed."""
    frequency: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Standard -> word -> the share of the day that it means."""
    strength: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Standard -> level, the lightest first -> the most pounds that are handled occasionally."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Standard -> its address."""

    def __post_init__(self) -> None:
        """Refuse a standard that has no scale."""
        named = {*self.frequency, *self.strength}
        if self.use not in named | {""}:
            raise ValueError(f"use must be one of {', '.join(sorted(named))}")

    def words(self) -> Mapping[str, str]:
        """The frequency words of the standard in use."""
        return self.frequency.get(self.use, {})

    def pounds(self) -> dict[str, tuple[int, int]]:
        """The strength levels of the standard in use: from how many pounds, up to how many, handled occasionally."""
        found, low = dict[str, tuple[int, int]](), 0
        for level, high in self.strength.get(self.use, {}).items():
            found[level], low = (low, high), high
        return found


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

    def person(self, word: str) -> bool:
        """Whether a word, or the last of several, names a person by the work."""
        return word.lower().removesuffix("s").endswith(self.persons)


@dataclass(frozen=True)
class HeadingWords:
    """By which words a heading is read that stands in no list: "What You Will Do" opens the duties."""

    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Section -> the words and phrases that name it, each in the singular if both numbers do."""
    weak: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Section -> words that name it where no other word names another: the requirements, but physical requirements."""
    turned: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Section -> another -> the words that make the one of the other: preferred qualifications, marginal functions."""
    beside: frozenset[str] = frozenset()
    """Words that may stand about the others and change nothing."""
    together: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Section -> the sections of which a heading has to name two, to open this one."""
    text: Mapping[str, Expression | PhraseSet] = field(default_factory=dict)
    """Section -> how a line of its text reads, for headings whose words leave it open."""
    grades: frozenset[str] = frozenset()
    """Headings that grade the demands of the part above them: "Essential"."""
    standing_for: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Section -> headings that usually open another one, and open this one where the page has no other for it."""
    opening: Mapping[str, PhraseSet] = field(default_factory=dict)
    """Section -> how its lines begin, for parts whose heading is lost."""
    closing: PhraseSet | None = None
    """What a paragraph about the employer says that stands behind the parts, wherever it says it."""
    framed: PhraseSet | None = None
    """What stands in front of the name of a part where a form asks for it: "Describe the physical effort"."""
    asking: PhraseSet | None = None
    """How the questions of an application form begin."""

    def unframed(self, heading: str) -> str:
        """A heading without what asks for the part that it names."""
        tokens = Tokens(heading)
        end = self.framed.reached(tokens, 0) if self.framed else None
        return heading[tokens.places[end][0] :] if end is not None and end < len(tokens.places) else heading

    def share(self, texts: Collection[str], names: Iterable[str]) -> float:
        """How many of some lines read as text of one of the sections does."""
        known = [self.text[name] for name in names if name in self.text]
        read = [Tokens(text) for text in texts]
        return sum(any(said(cue, tokens) for cue in known) for tokens in read) / max(1, len(read))

    @cached_property
    def phrases(self) -> dict[str, tuple[str, bool]]:
        """Each word or phrase, in the singular and the plural -> the section, and whether it gives way."""
        found = dict[str, tuple[str, bool]]()
        for weak, named in ((True, self.weak), (False, self.names)):
            for name, phrases in named.items():
                for phrase in phrases:
                    found[phrase.lower()] = name, weak
                    found.setdefault(_plural(phrase.lower()), (name, weak))
        return found

    @cached_property
    def turning(self) -> frozenset[str]:
        """The words that make another section of one."""
        return frozenset(word for by in self.turned.values() for words in by.values() for word in words)


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


@dataclass(frozen=True)
class Profile:
    """One employer. Every field comes from ``profiles/NAME.yaml``; nothing about an employer is in code."""

    name: str
    title: str = ""
    schema: str = "class-spec.schema.json"
    jurisdiction: str = ""
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Section name -> the headings that open it, as they are written."""
    within: Mapping[str, str] = field(default_factory=dict)
    """Section name -> the section it is a part of: ``education`` -> ``employment_standards``."""
    covers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Section name -> the sections that its own text answers for: ``education_and_experience``."""
    aside: frozenset[str] = frozenset()
    """Sections that are not about the class itself, but about hiring or about the document."""
    dated: frozenset[str] = frozenset()
    """Sections of dates, codes and names: when the class was established and changed."""
    alternatives: frozenset[str] = frozenset()
    """Sections whose parts may come back: ways to qualify, each with its own education."""
    marginal: frozenset[str] = frozenset()
    """Parts whose text does not answer for the section that they belong to."""
    heading_words: HeadingWords = field(default_factory=HeadingWords)
    """How a heading that stands in no list is read."""
    listed: frozenset[str] = frozenset()
    """Sections that are lists of duties: their paragraphs are items, where nothing marks any."""
    run_in: frozenset[str] = frozenset()
    """Sections whose heading may stand in front of its text: ``Education: …``."""
    order: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    """The parts and statements that must be there; what the schema demands if left out."""
    title_lines: tuple[Expression, ...] = ()
    """Lines that stand about the title and are not it: the agency, the document's kind."""
    levels: tuple[Expression, ...] = ()
    """Headings that open one level of a class series."""
    class_code: tuple[Expression, ...] = ()
    agency_lines: PhraseSet | None = None
    """The same, in phrases: lines that name the agency."""
    dates: Mapping[str, Expression | tuple[Expression, ...]] = field(default_factory=dict)
    """Kind of date -> the words in front of it, in one expression or several."""
    furniture: Mapping[str, Expression | tuple[Expression, ...]] = field(default_factory=dict)
    """What a page turn or a conversion leaves behind -> how its whole line looks."""
    statements: Mapping[str, Statement] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Vocabularies: acronyms, boilerplate."""
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Named lists of phrases, which replace those of the same name that ship."""
    scales: Scales = field(default_factory=Scales)
    changes: Weighing = field(default_factory=Weighing)
    memo: MemoWords = field(default_factory=MemoWords)
    series: SeriesWords = field(default_factory=SeriesWords)
    packs: tuple[str, ...] = ()
    rules: Mapping[str, object] = field(default_factory=dict)
    """Rule id -> severity or settings, as in a config file."""

    @cached_property
    def before_dates(self) -> tuple[tuple[str, Expression], ...]:
        """Each kind of date with each expression for the words in front of it."""
        return tuple(_each(self.dates))

    @cached_property
    def leftovers(self) -> tuple[tuple[str, Expression], ...]:
        """Each kind of furniture with each expression for its line."""
        return tuple(_each(self.furniture))

    def about_title(self, line: str) -> bool:
        """Whether a line stands about the title and is not it."""
        short = self.agency_lines is not None and len(line) <= _AGENCY
        named = short and self.agency_lines is not None and self.agency_lines.said(Tokens(line))
        return named or any(pattern.search(line) for pattern in self.title_lines)

    @cached_property
    def aliases(self) -> dict[str, str]:
        """Normalised heading -> section name."""
        return {normal(heading): name for name, headings in self.headings.items() for heading in headings}

    @cached_property
    def by_initials(self) -> dict[str, list[str]]:
        """The first letters of a normalised heading's words -> the headings that have them."""
        found: dict[str, list[str]] = {}
        for alias in self.aliases:
            found.setdefault("".join(word[0] for word in alias.split()), []).append(alias)
        return found

    @cached_property
    def _unordered(self) -> dict[frozenset[str], str]:
        """What joined headings name, whichever part comes first."""
        return {frozenset(alias.split(_AND)): name for alias, name in self.aliases.items() if _AND in alias}

    def section(self, plain: str) -> str:
        """The section that a normalised heading opens; one that joins several known headings opens theirs."""
        if found := self.aliases.get(plain):
            return found
        parts = plain.split(_AND)
        names = [self.aliases.get(part, "") for part in parts]
        if len(parts) == 1 or not all(names):
            return self._unordered.get(frozenset(parts), "")
        whole = [name for name, covered in self.covers.items() if len(covered) > 1 and set(names) >= set(covered)]
        return self._unordered.get(frozenset(parts)) or (whole[0] if len(whole) == 1 else names[0])

    def parent(self, name: str) -> str:
        """The section that *name* is a part of, or nothing."""
        return self.within.get(name, "")


def _each(known: Mapping[str, Expression | tuple[Expression, ...]]) -> Iterator[tuple[str, Expression]]:
    for kind, these in known.items():
        for pattern in (these,) if isinstance(these, Expression) else these:
            yield kind, pattern


def _plural(phrase: str) -> str:
    """A phrase with its last word in the plural."""
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase[:-1] + "ies"
    return phrase + ("es" if phrase.endswith(("s", "x", "ch", "sh")) else "s")


_NUMBERED = Expression(
    r"^(?:(?:part\s+)?(?:[ivx]{1,4}|[a-z]|\d{1,2})[.):]\s+|(?:section|part|factor|box|block|item|element)\s+(?:[ivx]{1,4}|[a-z]|\d{1,2})\s*[–—:.-]+\s*)",
    re.IGNORECASE,
)
_TAIL = Expression(r"\s*(?:\([^()]*\)|\[\d+\])\s*$")
_EDGES = " \t\n:;.*_#•·–—=-"
_AND = " and "
_JOINED = Expression(r"(?<=\w)(?:\s*(?:[,/&+]|\b(?:and|or)\b))+\s*(?=\w)")


@lru_cache(maxsize=1024)  # a line is asked several times what it is, and pages share their headings
def normal(heading: str) -> str:
    """A heading without numbering, parenthetical tail, decoration and case, so that variants compare equal.

    Parts are joined by "and" in whatever way they are written: with a stroke, a comma, "&", "or" or "and/or".
    """
    text = _NUMBERED.sub("", heading.strip(_EDGES)).replace("(s)", "s").replace("(S)", "s")
    text = _TAIL.sub("", text.rstrip(_EDGES)).strip(_EDGES).lower()
    return " ".join(_JOINED.sub(_AND, text.replace("’", "'")).split())
