"""The facts of one specification, in one pass over its parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from zlib import crc32

from speclint.document import Span
from speclint.light import astuple
from speclint.profile import SeriesWords
from speclint.series.facts import Clause, Facts, Spot, closed
from speclint.spec import MASTHEAD, Passage, Section, Spec
from speclint.text.cue import spans
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet
from speclint.text.phrases.matching import worth
from speclint.text.tokens import Tokens

Dress = Callable[[Spec, Span], Spot]
"""Makes a spot of a span; who knows the words for people makes it."""
Note = Callable[[Spec, Span], int]
"""Keeps the spot of a span, and says its number."""

_TITLE = Expression(
    r"(?<![\w’'-])[A-Z][a-z][\w’'/&-]*(?:(?:\s+|\s*[-–]\s*)(?:(?:of|and|for|&)\s+){0,2}[A-Z](?:[a-z][\w’'/&-]*|[IVX]*\b))+"
)
_AS = Expression(r"\bas\s+an?\b")
_SIGNS = Expression(r"[,;:.()\"]+(?=\s|$)|(?<=\s)[(\"]+")
_LONG = 8
"""Words of a sentence that can be a standard one."""
_LEAST = 3
"""Words of a duty that is compared."""
_MOST_NAMED = 60
_FAR = 80
"""Characters in front of a title that may say what it is named for."""
_CENTURY = 2000


class _Spots:
    """The spots of one file, each once."""

    def __init__(self, dress: Dress) -> None:
        self.dress = dress
        self.kept: list[Spot] = []
        self.numbers: dict[Span, int] = {}

    def note(self, spec: Spec, span: Span) -> int:
        """Keep a spot, and say its number."""
        if span not in self.numbers:
            self.numbers[span] = len(self.kept)
            self.kept.append(self.dress(spec, span))
        return self.numbers[span]


def gathered(spec: Spec, dress: Dress) -> Facts:
    """What a specification tells the others."""
    words = spec.profile.series
    spots = _Spots(dress)
    note = spots.note
    duties = tuple(_duties(spec, note))
    asked = [
        (section, passage)
        for section, passage in spec.passages()
        if section.name in words.qualifying or section.parent in words.qualifying
    ]
    found = Facts(
        path=spec.document.path,
        title=" ".join(spec.title.split()),
        code=spec.class_code,
        head=note(spec, spec.title_span),
        code_spot=note(spec, spec.code_span),
        dates=tuple(_dates(spec)),
        levels=tuple(dict.fromkeys(s.level for s in spec.sections if s.level)),
        years=tuple(_years(asked, spec, note)),
        degrees=tuple(_degrees(asked, spec, note)),
        grades=tuple(_grades(spec, note)),
        supervises=_first(words.supervises, spec, note),
        leads=_first(words.leads, spec, note),
        flsa=_exempt(spec, words),
        duty_keys=tuple(crc32(text.encode("utf-8", "surrogateescape")) for text, _ in duties),
        duty_texts=closed(duties),
        said=closed((tuple(_named(spec, note)), tuple(_statements(spec, note)))),
        spots=b"",
    )
    return found._replace(spots=closed(tuple(spots.kept)))


def place(spec: Spec, span: Span) -> tuple[int | None, ...]:
    """Where a person would look, as bare numbers."""
    return astuple(spec.document.locate(spec.view, span))


def even(text: str) -> str:
    """A text as it is compared: small letters, plain quotation marks, single blanks, nothing at its end."""
    low = text.lower().replace("’", "'").replace("“", '"').replace("”", '"').replace("–", "-")
    return " ".join(low.split()).strip(" .;:,-•*")


def bare(text: str) -> str:
    """A sentence as its words alone: a comma more or less is no other wording."""
    return even(_SIGNS.sub(" ", even(text)))


def _duties(spec: Spec, note: Note) -> Iterator[Clause]:
    for clause in spec.clauses:
        if clause.section.name in spec.profile.of("work"):
            text = even(clause.text)
            if text.count(" ") >= _LEAST - 1:
                yield text, note(spec, clause.span)


def _dates(spec: Spec) -> Iterator[str]:
    for stamp in spec.dates:
        if stamp.text:
            yield f"{stamp.kind} {stamp.when.isoformat() if stamp.when else even(stamp.text)}"
    head = spec.view.text[:3000]
    if found := _said(spec.profile.series.issued, head):
        yield f"issued {_day(head[found[0].start : found[0].end])}"


def _day(text: str) -> str:
    if parts := re.fullmatch(r"(\d{1,2})\D(\d{1,2})\D(\d{2,4})", text):
        month, day, year = (int(part) for part in parts.groups())
        try:
            return date(year if year > 99 else _CENTURY + year, month, day).isoformat()  # noqa: PLR2004 - two digits
        except ValueError:
            pass
    return even(text)


def _sentences(passage: Passage) -> Iterator[tuple[Span, str]]:
    for span in passage.sentences:
        yield span, passage.text[span.start : span.end]


def _years(asked: Iterable[tuple[Section, Passage]], spec: Spec, note: Note) -> Iterator[tuple[float, bool, int]]:
    words = spec.profile.series
    for section, passage in asked:
        if (
            section.name in spec.profile.of("wished")
            or "year" not in passage.lower
            or not _may_begin(words.years, passage)
        ):
            continue
        for span, text in _sentences(passage):
            tokens = Tokens(text)
            said = list(words.years.find(tokens)) if words.years else []
            if len(said) != 1 or _says(words.years_unless, tokens):
                continue
            found = said[0]
            value = float(worth(tokens.words, found.marked[0]))
            place = passage.span(span.start + found.start, span.start + found.end)
            yield value, _names_class(text, words), note(spec, place)


def _names_class(text: str, words: SeriesWords) -> bool:
    """Whether a sentence says in which class or trade the experience is to be had: such years compare with none."""
    return _AS.search(text) is not None or any(
        _ends(text[max(0, m.start() - _FAR) : m.start()], words.named) or words.person(m[0])
        for m in _TITLE.finditer(text)
    )


def _degrees(asked: Iterable[tuple[Section, Passage]], spec: Spec, note: Note) -> Iterator[tuple[int, str, int]]:
    words = spec.profile.series
    for section, passage in asked:
        if section.name in spec.profile.of("wished") or not any(
            _may_begin(known, passage) for known in words.degrees.values()
        ):
            continue
        for span, text in _sentences(passage):
            tokens = Tokens(text)
            hits = [
                (step, name, found)
                for step, (name, known) in enumerate(words.degrees.items())
                if (found := next(spans(known, tokens), None)) is not None
            ]
            if len(hits) == 1 and not _says(words.degrees_unless, tokens):
                step, name, (marked, _) = hits[0]
                yield step, name, note(spec, passage.span(span.start + marked.start, span.start + marked.end))


def _grades(spec: Spec, note: Note) -> Iterator[tuple[str, int, str, int]]:
    for name, steps in spec.profile.series.grades.items():
        found = [
            (step, said, passage.span(found.whole.start, found.whole.end))
            for section, passage in spec.passages()
            if section.name in spec.profile.of("concept", "supervision") and not section.level
            for step, (said, known) in enumerate(steps.items())
            if (found := next(known.find(passage.tokens), None)) is not None
        ]
        if len({step for step, _, _ in found}) == 1:
            step, said, span = found[0]
            yield name, step, said, note(spec, span)


def _first(known: PhraseSet | None, spec: Spec, note: Note) -> int | None:
    for section, passage, found in spec.said(known) if known else ():
        if section.name in spec.profile.of("concept", "supervision", "work"):
            whole = found.whole
            if not re.search(r"\b(?:may|not|no|without|nor|occasionally)\W*$", passage.text[: whole.start + 1]):
                return note(spec, passage.span(whole.start, whole.end))
    return None


def _exempt(spec: Spec, words: SeriesWords) -> str:
    for _, passage, found in spec.said(words.exempt, outside=True) if words.exempt else ():
        said = passage.text[found.start : found.end]
        return "non-exempt" if said.lower().startswith("non") else "exempt"
    return ""


def _named(spec: Spec, note: Note) -> Iterator[tuple[str, bool, int]]:
    """Every class title that the text may name, each once."""
    words = spec.profile.series
    seen = set[str]()
    for section, passage in spec.passages():
        if section.name == MASTHEAD or passage.text.isupper():
            continue
        asked = section.name in words.qualifying or section.parent in words.qualifying
        for m in _TITLE.finditer(passage.text):
            title = " ".join(m[0].split())
            if title in seen or not any(words.person(word) for word in title.split()):
                continue
            seen.add(title)
            before = passage.text[max(0, m.start() - _FAR) : m.start()]
            wanted = asked and _ends(before, words.named)
            yield title, wanted, note(spec, passage.span(*m.span()))
            if len(seen) == _MOST_NAMED:
                return


def _may_begin(known: PhraseSet | None, passage: Passage) -> bool:
    """Whether a look at the sentences of a passage is worth its while."""
    return known is not None and known.may_begin(passage.tokens)


def _says(known: PhraseSet | None, tokens: Tokens) -> bool:
    return known is not None and known.said(tokens)


def _said(known: PhraseSet | None, text: str) -> tuple[Span, Span] | None:
    """What is marked of the first phrase in a text, and all of it."""
    return None if known is None or not known.may_stand(text) else next(spans(known, Tokens(text)), None)


def _ends(text: str, known: PhraseSet | None) -> bool:
    """Whether a text ends with one of the phrases."""
    tokens = Tokens(text)
    return known is not None and known.before(tokens, len(tokens.words))


def _statements(spec: Spec, note: Note) -> Iterator[tuple[str, str, int]]:
    own = spec.profile.series.own
    taken = set[Span]()
    for name in spec.profile.statements:
        for _, passage, match in spec.statement(name):
            span = next((s for s in passage.sentences if s.start <= match.start < s.end), None)
            if span is not None and passage.span(span.start, span.end) not in taken:
                whole = passage.span(span.start, span.end)
                taken.add(whole)
                yield name, bare(passage.text[span.start : span.end]), note(spec, whole)
                break
    for section, passage in spec.passages():
        if section.name in own or section.parent in own or section.name == MASTHEAD or section.level:
            continue
        for span, text in _sentences(passage):
            if text.count(" ") >= _LONG - 1 and (whole := passage.span(span.start, span.end)) not in taken:
                yield "", bare(text), note(spec, whole)
