"""What is compared with what: the title, headings, passages, table rows and, within them, clauses and cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from speclint.compare.change import Part
from speclint.compare.folding import folded, tokens
from speclint.document import Span
from speclint.light import dataclass
from speclint.spec import OUTSIDE, Passage, Section, Spec
from speclint.text.expression import Expression

_JOINERS = frozenset({"and", "or", "and/or"})
_JOIN = Expression(r"^(?:and|or)\s+|(?:[;,]\s*(?:and|or))$")
_NUMBER = Expression(r"\(?\d{1,2}(?:-\d{1,2})?[.)]\s+(?=\S)")
_NAMED = 2
"""Cells of a row that is a name and what it names."""
_NAME = 30
"""Characters of such a name."""
COUNTED = "#"
"""A typed number that counts on from the one before."""
AUTOMATIC = "##"
"""A number that the word processor counts; its bullets are no number."""
_NOT_SAID = frozenset({"page number", "paragraph break"})
"""Furniture that says nothing: it is where a page happens to end."""


@dataclass(frozen=True, eq=False)
class Unit:
    """A stretch of a specification that has its like, or has none, in the other one."""

    text: str
    span: Span
    part: Part
    section: Section | None
    passages: tuple[Passage, ...] = ()
    label: str = ""
    """Its number, if a person typed it and it does not simply count on; ``#`` for one that does."""
    start: int = 0
    """Where its text begins in its passage: behind a number that stands in the text."""
    atom: bool = False
    """Whether it is a clause or a cell, which is not cut further."""

    @cached_property
    def key(self) -> str:
        """The text as it is compared."""
        text = folded(self.text)
        return text.rstrip(" :") if self.part == "heading" else text

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, in small letters."""
        return tokens(self.text)

    @cached_property
    def clauses(self) -> frozenset[str]:
        """Its clauses in one form, but those that every list may hold."""
        said = (" ".join(part.words) for part in self.inner)
        return frozenset(text for text in said if " " in text or len(self.inner) > 1)

    @property
    def name(self) -> str:
        """The canonical name of its section."""
        return self.section.name if self.section else ""

    @property
    def number(self) -> str:
        """Its number or bullet, as a reader sees it."""
        owner = self.passages[0] if self.passages else None
        return (owner.text[: self.start].strip() or owner.label or "") if owner else ""

    @cached_property
    def inner(self) -> tuple[Unit, ...]:
        """The clauses of a passage, the cells of a row; only itself where there are not several."""
        if self.atom:
            return (self,)
        if self.part == "row" and len(self.passages) > 1:
            return tuple(Unit(p.text, p.whole, "row", self.section, (p,), atom=True) for p in self.passages)
        if len(self.passages) != 1 or len(passage := self.passages[0].clauses) < 2:  # noqa: PLR2004 - several
            return (self,)
        owner, start = self.passages[0], self.start
        spans: list[Span] = []
        for clause in passage:
            if clause.end <= start:
                continue
            alone = owner.text[clause.start : clause.end].strip(" ;,.").lower() in _JOINERS
            if alone and spans:
                spans[-1] = Span(spans[-1].start, clause.end)
            else:
                spans.append(Span(max(clause.start, start), clause.end))
        return tuple(self._cut(owner, span) for span in spans)

    def _cut(self, owner: Passage, span: Span) -> Unit:
        text = owner.text[span.start : span.end]
        place = owner.span(span.start, span.end)
        return Unit(text, place, self.part, self.section, (owner,), start=span.start, atom=True)

    @cached_property
    def bare(self) -> str:
        """The text without what joins it to its list: the mark at its end, the ``and`` before it, a capital."""
        return _JOIN.sub("", self.key.lower()).rstrip(" .,;:")


def label(unit: Unit) -> str:
    """What the first cell of a row calls the cell behind it: “Salary range”."""
    cell = unit.passages[0].cell if len(unit.passages) == 1 else None
    if cell is None or unit.section is None:
        return ""
    row = [p for p in unit.section.passages if p.cell is not None and p.cell[:2] == cell[:2]]
    named = row[0].text.strip(" \t\n:") if len(row) == _NAMED and row[0] is not unit.passages[0] else ""
    return named if len(named) <= _NAME else ""


def joined(parts: Sequence[Unit]) -> Unit:
    """Several neighbours as one unit: clauses as their passage has them, passages a line each."""
    if len(parts) == 1:
        return parts[0]
    span = Span(min(part.span.start for part in parts), max(part.span.end for part in parts))
    first, owners = parts[0], {id(passage): passage for part in parts for passage in part.passages}
    if all(part.atom and part.part != "row" for part in parts) and len(owners) == 1:
        (owner,) = owners.values()
        last = max(part.start + len(part.text) for part in parts)
        start = min(part.start for part in parts)
        return Unit(owner.text[start:last], span, first.part, first.section, (owner,), start=start, atom=True)
    text = "\n".join(part.text for part in parts)
    return Unit(text, span, first.part, first.section, tuple(owners.values()), atom=all(part.atom for part in parts))


def units(spec: Spec) -> list[Unit]:
    """The specification's own text as units, in reading order."""
    found = [Unit(spec.view[spec.title_span], spec.title_span, "title", None)] if spec.title else []
    for section in spec.sections:
        if section.name in OUTSIDE:
            continue
        if section.heading.strip():
            found.append(Unit(spec.view[section.span], section.span, "heading", section))
        found += _passages(spec, section)
    return sorted(found, key=lambda unit: (unit.span.start, unit.span.end))


def _passages(spec: Spec, section: Section) -> Iterator[Unit]:
    labels = _labels(section.passages)
    row: list[Passage] = []
    label: Passage | None = None
    """In a masthead, a line that announces the next one: “Approved by CSB:”."""
    for passage in section.passages:
        if row and (passage.cell is None or row[-1].cell is None or passage.cell[:2] != row[-1].cell[:2]):
            yield _row(spec, section, row)
            row = []
        if passage.cell is not None:
            row.append(passage)
        elif label and section.name == "masthead":
            said = [label, passage]
            label = None
            yield _together(spec, section, said)
        elif _announces(section, passage):
            label = passage
        elif passage.text.strip():
            start = _typed(passage)
            text, span = passage.text[start:], passage.span(start) if start else passage.whole
            yield Unit(text, span, "passage", section, (passage,), labels[passage.ordinal], start)
    if row:
        yield _row(spec, section, row)


def _announces(section: Section, passage: Passage) -> bool:
    """Whether a line of the masthead only says what stands on the next one."""
    following = section.passages[passage.ordinal : passage.ordinal + 1]
    stands = following and following[0].cell is None and following[0].text.strip()
    return bool(stands) and section.name == "masthead" and passage.text.rstrip().endswith(":")


def _together(spec: Spec, section: Section, lines: Sequence[Passage]) -> Unit:
    span = Span(lines[0].whole.start, lines[-1].whole.end)
    return Unit(spec.view[span], span, "passage", section, tuple(lines))


def _row(spec: Spec, section: Section, cells: Sequence[Passage]) -> Unit:
    span = Span(cells[0].whole.start, cells[-1].whole.end)
    return Unit(spec.view[span], span, "row", section, tuple(cells))


def _typed(passage: Passage) -> int:
    """How long a number is that stands in front of the text, as part of it."""
    found = _NUMBER.match(passage.text)
    return found.end() if found and found.end() < len(passage.text) else 0


def _labels(passages: Sequence[Passage]) -> dict[int, str]:
    """What numbers the passages bear, by their ordinal: those that count on from the one before are all alike."""
    said = dict[int, str]()
    before = 0
    for passage in passages:
        typed = passage.text[: _typed(passage)].strip()
        label = typed or passage.label or ""
        automatic = passage.automatic and not typed
        digits = "".join(c for c in label if c.isdecimal())
        said[passage.ordinal] = AUTOMATIC if automatic and any(c.isalnum() for c in label) else ""
        if digits:
            counts = int(digits) == before + 1
            said[passage.ordinal] = AUTOMATIC if automatic else COUNTED if counts else label
            before = int(digits)
    return said


def outside(spec: Spec) -> list[Unit]:
    """Headers, footers, notes and what a page turn left behind: each text once, however many pages bear it."""
    found = dict[str, Unit]()
    pages = [(s, p) for s in spec.sections if s.name in OUTSIDE for p in s.passages]
    spots = [*pages, *((None, p) for kind, p, _ in spec.furniture if kind not in _NOT_SAID)]
    for section, passage in spots:
        unit = Unit(passage.text, passage.whole, "page", section, (passage,))
        if not all(_counts_pages(word) for word in unit.words):
            found.setdefault(unit.key, unit)
    return list(found.values())


def _counts_pages(word: str) -> bool:
    return word in {"page", "of"} or (word.isdigit() and len(word) <= len("999"))
