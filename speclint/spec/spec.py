"""One class specification, as one view of one document says it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TypeVar

from speclint.document import Document, Span, View
from speclint.light import dataclass, replace
from speclint.profile import Profile
from speclint.spec.marks import Furniture, Slip, Stamp
from speclint.spec.passage import Passage
from speclint.spec.sayings import Said, Sayings
from speclint.spec.section import MASTHEAD, OUTSIDE, PARAGRAPH, TITLE, Clause, Placed, Section
from speclint.text import prose
from speclint.text.cue import Cue
from speclint.text.expression import Expression
from speclint.text.folding import words
from speclint.text.phrases.book import Book, PhraseSet
from speclint.text.tokens import Tokens

_SERIES = Expression(r"\bseries\b|\bI\s*(?:/|-|and|,)\s*II\b", re.IGNORECASE)
_BESIDE = OUTSIDE - {"note", TITLE}
"""Sections that a rule about words looks at only where it says so; a footnote is read as the text is."""
_TABULAR = Expression(r"\t|_{3}|\.(?:\s*\.){3}")
"""Columns, blanks to fill in and dot leaders: a form, not a sentence."""
_SHORTEST = 12
"""Letters from which a passage can be a sentence."""

_T = TypeVar("_T")


@dataclass(frozen=True, eq=False)
class Spec:
    """One class specification, as one view of one document says it; it equals only itself."""

    document: Document
    view: View
    profile: Profile
    title: str
    title_span: Span
    class_code: str = ""
    code_span: Span = Span(0, 0)
    dates: tuple[Stamp, ...] = ()
    sections: tuple[Section, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    """What a page turn or a conversion left behind."""
    whole: Spec | None = None
    """The specification of which this is a part."""
    slips: tuple[Slip, ...] | None = None
    """What a reader of grammar noticed; ``None`` where none was asked."""
    read_by: str = ""
    """That reader: a rule says whose notices it sifts."""

    @property
    def narrowed(self) -> bool:
        """Whether it is only a part of a specification."""
        return self.whole is not None

    @cached_property
    def is_series(self) -> bool:
        """Whether it describes several levels of a series, which share wording by design."""
        return any(s.level for s in self.sections) or _SERIES.search(self.title) is not None

    def only(self, names: tuple[str, ...]) -> Spec:
        """The same spec with none but the named sections and their parts."""
        if names not in self._narrow:
            kept = tuple(s for s in self.page if s.name in names or s.parent in names)
            self._narrow[names] = replace(self, sections=kept, whole=self.whole or self)
        return self._narrow[names]

    def part(self) -> None:
        """Let go of its parts, which know it in turn: without that circle its memory is free when nobody needs it."""
        self._narrow.clear()

    def memo(self, function: Callable[[Spec], _T]) -> _T:
        """What *function* makes of this specification: made once, and kept as long as the specification is."""
        if function not in self._made:
            self._made[function] = function(self)
        found: _T = self._made[function]  # type: ignore[assignment]  # each function keeps its own type
        return found

    @cached_property
    def _narrow(self) -> dict[tuple[str, ...], Spec]:
        return {}

    @cached_property
    def _made(self) -> dict[Callable[[Spec], object], object]:
        return {}

    def describes(self, section: Section) -> bool:
        """Whether a section is about the class: no masthead or page furniture, nor what the profile sets aside."""
        return not section.outside and section.name not in self.profile.aside

    def passages(self, *, outside: bool = False) -> Iterator[Placed]:
        """Every passage in reading order; those of page furniture and headers only where asked for."""
        return iter(self._every if outside or self.narrowed else self._inside)

    @cached_property
    def _every(self) -> tuple[Placed, ...]:
        return tuple((section, passage) for section in self.page for passage in section.passages)

    @cached_property
    def _inside(self) -> tuple[Placed, ...]:
        return tuple(placed for placed in self._every if placed[0].name not in _BESIDE)

    def running(self) -> Iterator[Placed]:
        """The passages of running text: nothing in capitals throughout, no columns or blanks to fill in, no dates.

        Of a masthead only whole sentences: a posting begins with its paragraphs of welcome.
        """
        return iter(self._running)

    @cached_property
    def _running(self) -> tuple[Placed, ...]:
        return tuple(self._in_sentences())

    def _in_sentences(self) -> Iterator[Placed]:
        for section, passage in self.passages():
            text = passage.text
            if section.name == TITLE or section.name in self.profile.dated or len(text) < _SHORTEST:
                continue
            if section.name == MASTHEAD and not (len(text) > PARAGRAPH and text.rstrip().endswith((".", "!", "?"))):
                continue
            if not text.isupper() and not _TABULAR.search(text):
                yield section, passage

    def holding(self, sought: AbstractSet[str]) -> Iterator[tuple[Section, Passage]]:
        """The passages that have one of some words in small letters."""
        worded = self.sayings.worded
        for section, passage in self.passages():
            if not sought.isdisjoint(worded[id(passage)]):
                yield section, passage

    @cached_property
    def words(self) -> AbstractSet[str]:
        """Every word that any passage has, page furniture included, in small letters."""
        worded = self.sayings.worded
        return frozenset().union(*worded.values(), *(words(left.passage.lower) for left in self.furniture))

    @cached_property
    def page(self) -> tuple[Section, ...]:
        """The sections, and in front of them the title."""
        if self.narrowed or not self.title_span:
            return self.sections
        place = Span(self.title_span.start, self.title_span.start)
        title = Passage(self.view[self.title_span], ((0, self.title_span),), ordinal=1)
        return Section(TITLE, "", place, (title,)), *self.sections

    @cached_property
    def lower(self) -> str:
        """The view's text in lower case: a quick look whether a rule has anything to do."""
        return self.view.lower

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause of the specification's own text."""
        found: list[Clause] = []
        for section in self.sections:
            if section.name in OUTSIDE:
                continue
            nth = 0
            for passage in section.passages:
                for span in passage.clauses:
                    inner = prose.bare(passage.text, span)
                    nth += 1
                    found.append(Clause(passage.text[inner.start : inner.end], passage, section, inner.start, nth))
        return tuple(found)

    def all(self, name: str) -> tuple[Section, ...]:
        """Every section of a name."""
        return tuple(s for s in self.sections if s.name == name)

    def has(self, name: str) -> bool:
        """Whether there is such a section."""
        return any(s.name == name for s in self.sections)

    def section_at(self, span: Span) -> Section | None:
        """The section in which a span stands."""
        found, begun = None, -1
        for section, start, end in self._bodies:
            if begun <= start <= span.start <= end:
                found, begun = section, start
        return found

    @cached_property
    def _bodies(self) -> list[tuple[Section, int, float]]:
        """Each section with where it begins, and where it has to end: only what stands outside the text has to."""
        bodies = ((section, section.body) for section in self.sections)
        return [(s, body.start, body.end if s.name in OUTSIDE else math.inf) for s, body in bodies]

    @cached_property
    def sayings(self) -> Sayings:
        """Where words, phrases and statements stand, looked for once for the whole and all its parts."""
        return self.whole.sayings if self.whole else Sayings(self.page, self.title, self.profile.statements)

    def look(self, sets: Sequence[PhraseSet], book: Book) -> None:
        """Look for all phrases of *book* in one pass; *sets* are what it was made of."""
        self.sayings.look(sets, book)

    def said(self, phrases: PhraseSet, *, outside: bool = False) -> Iterator[Said]:
        """Where phrases stand; in a narrowed spec, only in its own sections."""
        everywhere = outside or self.narrowed
        own = {id(section) for section in self.sections} if self.narrowed else frozenset[int]()
        for said in self.sayings.places(phrases):
            section = said[0]
            if (everywhere or section.name not in OUTSIDE) and (not self.narrowed or id(section) in own):
                yield said

    def says(self, cue: Cue) -> bool:
        """Whether a cue stands anywhere in the whole text."""
        if isinstance(cue, PhraseSet):
            return self.sayings.anywhere(cue)
        return cue.search(self.view.text) is not None

    def heads(self, phrases: PhraseSet) -> bool:
        """Whether any heading of the page says it."""
        return any(phrases.said(Tokens(section.heading)) for section in (self.whole or self).sections)

    def statement(self, name: str) -> Iterator[tuple[Section, Passage, Span]]:
        """Where a statement of the profile is made: the first time in each passage, as a span of its text."""
        made = self.sayings.stated(name)
        for section, passage in self.passages():
            if spans := made.get(id(passage)):
                yield section, passage, min(spans)

    def stated(self, names: Iterable[str]) -> dict[int, list[Span]]:
        """Where any of some statements of the profile is made, by the identity of its passage."""
        found: dict[int, list[Span]] = {}
        for name in names:
            for passage, spans in self.sayings.stated(name).items():
                found.setdefault(passage, []).extend(spans)
        return found

    def states(self, name: str, passage: Passage, start: int, end: int) -> bool:
        """Whether a stretch of a passage makes a statement of the profile."""
        return any(span.start < end and start < span.end for span in self.sayings.stated(name).get(id(passage), ()))

    @cached_property
    def data(self) -> dict[str, object]:
        """Plain data as the JSON Schema sees it: each section's name with its texts, statements likewise."""
        found: dict[str, object] = {stamp.kind: stamp.text for stamp in reversed(self.dates) if stamp.text}
        found |= {name: said for name, said in (("title", self.title), ("class_code", self.class_code)) if said}
        for section in self.sections:
            if section.name and section.name not in OUTSIDE and not section.lost:
                texts = [p.text for p in section.passages if p.text.strip()]
                covered = self.profile.covers.get(section.name, ()) if texts else ()
                parent = section.parent if section.name not in self.profile.marginal else ""
                for name in ({section.name, parent} - {""}) | set(covered):
                    _more(found, name, texts)
        for name in self.profile.statements:
            if said := [passage.text for _, passage, _ in self.statement(name)]:
                _more(found, name, said)
        return found


def _more(data: dict[str, object], name: str, texts: list[str]) -> None:
    kept = data.setdefault(name, [])
    if isinstance(kept, list):
        kept.extend(texts)
