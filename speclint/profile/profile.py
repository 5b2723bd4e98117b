"""One employer, as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from speclint.light import dataclass, field
from speclint.profile.headings import AND, HeadingWords, normal
from speclint.profile.statements import Scales, Statement
from speclint.profile.weighing import Weighing
from speclint.profile.wording import MemoWords, SeriesWords
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import Tokens

_DECORATION = " *=_~"
_AGENCY = 67
"""Letters of the longest line that may name an agency; a longer one names a class of its."""


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
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Kind -> the sections that are of it: ``work`` -> ``duties``, ``other_duties``."""
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
    page_lines: PhraseSet | None = None
    """The same, in phrases: lines that say what page this is, or what can be done with it."""
    title_tails: PhraseSet | None = None
    """What may stand in the line of the title, in front of it or behind it, and is not it: "Job Description"."""
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
        if any(pattern.search(line) for pattern in self.title_lines):
            return True
        if len(line) > _AGENCY:
            return False
        tokens = Tokens(line.strip(_DECORATION))
        return any(lines.said(tokens) for lines in (self.agency_lines, self.page_lines) if lines is not None)

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
        return {frozenset(alias.split(AND)): name for alias, name in self.aliases.items() if AND in alias}

    def section(self, plain: str) -> str:
        """The section that a normalised heading opens; one that joins several known headings opens theirs."""
        if found := self.aliases.get(plain):
            return found
        parts = plain.split(AND)
        names = [self.aliases.get(part, "") for part in parts]
        if len(parts) == 1 or not all(names):
            return self._unordered.get(frozenset(parts), "")
        whole = [name for name, covered in self.covers.items() if len(covered) > 1 and set(names) >= set(covered)]
        roofs = {self.parent(name) for name in whole}
        several = roofs.pop() if len(whole) > 1 and len(roofs) == 1 else ""  # "Abilities, Education and Experience"
        return self._unordered.get(frozenset(parts)) or several or (whole[0] if len(whole) == 1 else names[0])

    def kind(self, name: str) -> str:
        """The kind of a section, or nothing."""
        return self._kind.get(name, "")

    @cached_property
    def _kind(self) -> dict[str, str]:
        return {name: kind for kind, names in self.kinds.items() for name in names}

    def of(self, *kinds: str, joined: bool = False) -> frozenset[str]:
        """The sections of some kinds; *joined*: those too of which one of several parts is of them."""
        if (found := self._of.get((kinds, joined))) is None:
            found = frozenset(name for kind in kinds for name in self.kinds.get(kind, ()))
            if joined:
                several = {name: parts for name, parts in self.covers.items() if len(parts) > 1}
                found |= {name for name, parts in several.items() if not found.isdisjoint(parts)}
            self._of[kinds, joined] = found
        return found

    @cached_property
    def _of(self) -> dict[tuple[tuple[str, ...], bool], frozenset[str]]:
        return {}

    def parent(self, name: str) -> str:
        """The section that *name* is a part of, or nothing."""
        return self.within.get(name, "")


def _each(known: Mapping[str, Expression | tuple[Expression, ...]]) -> Iterator[tuple[str, Expression]]:
    for kind, these in known.items():
        for pattern in (these,) if isinstance(these, Expression) else these:
            yield kind, pattern
