"""What the page says: a class specification, its sections, passages and clauses, and the plan it belongs to."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeAlias, TypeVar

from speclint.document import Document, Kind, Span, View
from speclint.light import dataclass
from speclint.profile import Profile
from speclint.text import prose
from speclint.text.classes import Word
from speclint.text.cue import Cue
from speclint.text.expression import Expression
from speclint.text.folding import folded, words
from speclint.text.phrases.book import Book, Found, PhraseSet
from speclint.text.tokens import Tokens

_SERIES = Expression(r"\bseries\b|\bI\s*(?:/|-|and|,)\s*II\b", re.IGNORECASE)
MASTHEAD = "masthead"
"""The section of what stands above the first heading: title, code, dates."""
TITLE = "title"
"""The section of the title alone: the rules about words read it too."""
OUTSIDE = frozenset({"furniture", "page", "note", TITLE})
"""Sections that are no part of the specification's own text."""
_BESIDE = OUTSIDE - {"note", TITLE}
"""Those that a rule about words looks at only where it says so; a footnote is read as the text is."""

_FEW = 4
"""Words from which an entry of a list is text, wherever it stands."""
_TABULAR = Expression(r"\t|_{3}|\.(?:\s*\.){3}")
"""Columns, blanks to fill in and dot leaders: a form, not a sentence."""
_SHORTEST = 12
"""Letters from which a passage can be a sentence."""
_PARAGRAPH = 80
"""Letters from which a passage of the masthead can be one."""

_T = TypeVar("_T")


@dataclass(frozen=True)
class Passage:
    """A paragraph or list item as it was meant: rejoined where a page turn had cut it in two."""

    text: str
    parts: tuple[tuple[int, Span], ...]
    """Offset in ``text`` and span in the view, one for each stretch that stands in one piece."""
    kind: Kind = "paragraph"
    label: str | None = None
    automatic: bool = False
    level: int = 0
    ordinal: int = 0
    """Which passage of its section, from 1."""
    paragraph: int = 0
    """Which paragraph of the view, from 0."""
    cell: tuple[int, int, int] | None = None

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The view's span of a stretch of ``text``."""
        if end is None:
            end = len(self.text)
        if len(self.parts) == 1:
            at, place = self.parts[0]
            first = min(place.start + start - at, place.end)
            return Span(first, max(first, min(place.start + end - at, place.end)))
        first = self._at(start)
        return Span(first, max(first, self._at(end, last=True)))

    def _at(self, offset: int, *, last: bool = False) -> int:
        keys = [at for at, _ in self.parts]
        index = max(0, (bisect_right(keys, offset - 1) if last and offset else bisect_right(keys, offset)) - 1)
        at, span = self.parts[index]
        return min(span.start + offset - at, span.end)

    @cached_property
    def whole(self) -> Span:
        """All of it, in the view; of an empty item, the bare label where that is part of the text."""
        return self.span() if self.text else self.parts[0][1]

    @cached_property
    def lower(self) -> str:
        """``text`` in small letters: a quick look whether a rule has anything to do."""
        return folded(self.text)

    @cached_property
    def tokens(self) -> Tokens:
        """Its words, as phrases see them."""
        return Tokens(self.text)

    @cached_property
    def length(self) -> int:
        """How many words it has, as a person counts them."""
        return len(prose.words(self.text))

    @cached_property
    def classed(self) -> tuple[Word, ...]:
        """Its words and signs with their classes: nouns, verbs and so on."""
        return self.tokens.classed

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences, as spans of ``text``."""
        return tuple(prose.sentences(self.text))

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """Clauses (sentences cut at semicolons), as spans of ``text``."""
        return tuple(prose.clauses(self.text, self.sentences))


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    name: str
    """The canonical name (``duties``), or nothing where the heading is unknown."""
    heading: str
    span: Span
    """The heading, in the view; empty where text follows without one."""
    passages: tuple[Passage, ...] = ()
    parent: str = ""
    level: str = ""
    """The level of a class series that it speaks of: ``state historian i``."""
    near: str = ""
    """For a heading that is not known: the one that was probably meant."""
    run_in: bool = False
    rank: int = 0
    """How high the heading stands, from 1."""
    lost: bool = False
    """Whether its heading is lost: it was told by its text alone."""

    @property
    def items(self) -> tuple[Passage, ...]:
        """List items only."""
        return tuple(p for p in self.passages if p.kind == "item")

    @property
    def body(self) -> Span:
        """From the heading to the end of the last passage."""
        return Span(self.span.start, self.passages[-1].whole.end if self.passages else self.span.end)

    @property
    def outside(self) -> bool:
        """Whether it is no part of the text: the masthead, page furniture, headers and footers, notes."""
        return self.name == MASTHEAD or self.name in OUTSIDE

    @property
    def said(self) -> bool:
        """Whether anything but blanks stands in it."""
        return any(p.text.strip() for p in self.passages)


@dataclass(frozen=True)
class Clause:
    """One statement of a list, with the numbers by which a person would find it."""

    text: str
    """Without the closing punctuation and the ``and`` before the last one."""
    passage: Passage
    section: Section
    start: int
    """Where ``text`` begins in the passage."""
    nth: int
    """Which clause of its section, from 1."""

    @cached_property
    def span(self) -> Span:
        """Its place in the view."""
        return self.passage.span(self.start, self.start + len(self.text))


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that the specification carries about itself."""

    kind: str
    """``approved``, ``revised``, ``established`` … as in the profile."""
    text: str
    when: date | None
    span: Span


class Furniture(NamedTuple):
    """What a page turn or a conversion left behind in the text."""

    kind: str
    """As in the profile: ``running head``, ``page number`` …"""
    passage: Passage
    cuts: bool
    """Whether it cuts a sentence in two."""


@dataclass(frozen=True)
class Slip:
    """What LanguageTool noticed in a passage."""

    rule: str
    """LanguageTool's own name of its rule."""
    message: str
    section: Section
    passage: Passage
    start: int
    """Offsets in the passage's ``text``."""
    end: int
    instead: tuple[str, ...] = ()
    """What could be written, the likeliest first."""


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
            if section.name == MASTHEAD and not (len(text) > _PARAGRAPH and text.rstrip().endswith((".", "!", "?"))):
                continue
            if not text.isupper() and not _TABULAR.search(text):
                yield section, passage

    def holding(self, sought: AbstractSet[str]) -> Iterator[tuple[Section, Passage]]:
        """The passages that have one of some words in small letters."""
        worded = (self.whole or self)._worded  # noqa: SLF001 - of this class
        for section, passage in self.passages():
            if not sought.isdisjoint(worded[id(passage)]):
                yield section, passage

    @cached_property
    def words(self) -> AbstractSet[str]:
        """Every word that any passage has, page furniture included, in small letters."""
        worded = (self.whole or self)._worded  # noqa: SLF001 - of this class
        return frozenset().union(*worded.values(), *(words(left.passage.lower) for left in self.furniture))

    @cached_property
    def _worded(self) -> dict[int, frozenset[str]]:
        """The words of each passage."""
        passages = (passage for section in self.page for passage in section.passages)
        return {id(passage): frozenset(words(passage.lower)) for passage in passages}

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
    def _said(self) -> dict[PhraseSet, list[Said]]:
        """Where phrases stand that were looked for."""
        return {}

    @cached_property
    def _looked(self) -> dict[PhraseSet, bool]:
        """Whether phrases that were looked for stand anywhere, the title included."""
        return {}

    def look(self, sets: Sequence[PhraseSet], book: Book) -> None:
        """Look for all phrases of *book* in one pass; *sets* are what it was made of."""
        said = (self.whole or self)._said  # noqa: SLF001 - of this class
        for phrases in sets:
            said[phrases] = []
        for section in (self.whole or self).page:
            for passage in section.passages:
                for nth, found in book.find(passage.tokens):
                    said[sets[nth]].append((section, passage, found))
        looked = (self.whole or self)._looked  # noqa: SLF001 - of this class
        looked.update((phrases, bool(said[phrases])) for phrases in sets)
        looked.update((sets[nth], True) for nth, _ in book.find(Tokens((self.whole or self).title)))

    def said(self, phrases: PhraseSet, *, outside: bool = False) -> Iterator[Said]:
        """Where phrases stand; in a narrowed spec, only in its own sections."""
        root = self.whole or self
        if phrases not in root._said:  # noqa: SLF001 - of this class
            root._said[phrases] = [  # noqa: SLF001
                (section, passage, found)
                for section in root.page
                for passage in section.passages
                for found in phrases.find(passage.tokens)
            ]
        everywhere = outside or self.narrowed
        own = {id(section) for section in self.sections} if self.narrowed else frozenset[int]()
        for said in root._said[phrases]:  # noqa: SLF001
            section = said[0]
            if (everywhere or section.name not in OUTSIDE) and (not self.narrowed or id(section) in own):
                yield said

    def says(self, cue: Cue) -> bool:
        """Whether a cue stands anywhere in the whole text."""
        if isinstance(cue, PhraseSet):
            whole = self.whole or self
            looked = whole._looked.get(cue)  # noqa: SLF001 - of this class
            if looked is not None:
                return looked
            return next(whole.said(cue, outside=True), None) is not None or cue.said(Tokens(whole.title))
        return cue.search(self.view.text) is not None

    def heads(self, phrases: PhraseSet) -> bool:
        """Whether any heading of the page says it."""
        return any(phrases.said(Tokens(section.heading)) for section in (self.whole or self).sections)

    def statement(self, name: str) -> Iterator[tuple[Section, Passage, Span]]:
        """Where a statement of the profile is made: the first time in each passage, as a span of its text."""
        made = self._stated(name)
        for section, passage in self.passages():
            if spans := made.get(id(passage)):
                yield section, passage, min(spans)

    def stated(self, names: Iterable[str]) -> dict[int, list[Span]]:
        """Where any of some statements of the profile is made, by the identity of its passage."""
        found: dict[int, list[Span]] = {}
        for name in names:
            for passage, spans in self._stated(name).items():
                found.setdefault(passage, []).extend(spans)
        return found

    def states(self, name: str, passage: Passage, start: int, end: int) -> bool:
        """Whether a stretch of a passage makes a statement of the profile."""
        return any(span.start < end and start < span.end for span in self._stated(name).get(id(passage), ()))

    def _stated(self, name: str) -> dict[int, list[Span]]:
        """Where a statement is made, by passage."""
        root = self.whole or self
        known = root.profile.statements.get(name)
        if known is None:
            return {}
        if name not in root._statements:  # noqa: SLF001 - of this class
            made = root._statements[name] = dict[int, list[Span]]()  # noqa: SLF001
            if (phrases := known.phrases) is not None:
                for _, passage, found in root.said(phrases, outside=True):
                    made.setdefault(id(passage), []).append(found.whole)
            if (pattern := known.pattern) is not None:
                for _, passage in root.passages(outside=True):
                    made.setdefault(id(passage), []).extend(Span(*m.span()) for m in pattern.finditer(passage.text))
        return root._statements[name]  # noqa: SLF001

    @cached_property
    def _statements(self) -> dict[str, dict[int, list[Span]]]:
        return {}

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


Placed: TypeAlias = tuple[Section, Passage]
"""A passage, and the section that it stands in."""
Said: TypeAlias = tuple[Section, Passage, Found]
"""A section, a passage of it, and a phrase that stands there."""


def told(section: Section, passage: Passage) -> bool:
    """Whether a passage of the masthead is text after all: an entry of a list, or a paragraph of whole sentences."""
    if section.name != MASTHEAD:
        return False
    text = passage.text.rstrip()
    item = passage.kind == "item" and len(text.split()) >= _FEW
    return item or (len(text) > _PARAGRAPH and text.endswith((".", "!", "?")))


def _more(data: dict[str, object], name: str, texts: list[str]) -> None:
    kept = data.setdefault(name, [])
    if isinstance(kept, list):
        kept.extend(texts)


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
