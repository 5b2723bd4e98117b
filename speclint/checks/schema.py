"""The parts of a specification against a JSON schema."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import ClassVar, Literal

from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass, field, replace
from speclint.notation.schemas import content, faults, worded
from speclint.rule import Check, Cues
from speclint.spec import MASTHEAD, Passage, Plan, Section, Spec
from speclint.text.cue import said
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import Tokens

_LONGEST_HEADING = 70
_HEADING_WORDS = 8
_TITLE_WORDS = 14
_FIELD = Expression(r"[\w /-]{2,30}:")
_NONE = Expression(r"(?:none|n/?a|not applicable)\b(?: required)?\.?", re.IGNORECASE)
_TITLE_LINE = Expression(r"(?:class|job|position|working) title\s*:\s*\w{3}", re.IGNORECASE)
_SHORTEST_PROSE = 60
"""Letters from which a paragraph may define a class."""


@dataclass(frozen=True)
class Cue:
    """How a part reads that stands under no heading of its own, and in which other sections it may stand."""

    words: PhraseSet | None = None
    pattern: Expression | None = None
    """What phrases cannot say of it, such as capitals; either is enough."""
    unless: PhraseSet | None = None
    """A passage with these speaks of something else."""
    sections: tuple[str, ...] = ()
    there: Expression | PhraseSet | None = None
    """How it reads in those sections, if not the same."""
    opening: PhraseSet | None = None
    """Words of the first paragraph of those sections, in front of their items, with which it reads like that too."""
    own: int = 0
    """Letters that those sections need for themselves: a sentence of definition holds no duties."""
    answers: bool = False
    """Whether prose at the beginning of those sections is the part as well: "A clerk files letters" under "Duties"."""

    def reads(self, passage: Passage) -> bool:
        """Whether a passage that stands nowhere else reads like it."""
        if self.unless is not None and self.unless.said(passage.tokens):
            return False
        return any(said(cue, passage.tokens) for cue in (self.words, self.pattern) if cue is not None)

    def reads_there(self, passage: Passage) -> bool:
        """Whether a passage of those sections reads like it."""
        return self.reads(passage) if self.there is None else said(self.there, passage.tokens)

    def opens(self, section: Section) -> bool:
        """Whether the first paragraph of one of those sections reads like it."""
        first = section.passages[0] if section.passages else None
        if self.opening is None or first is None or not (first.kind == "paragraph" or section.lost):
            return False
        return self.opening.said(first.tokens)


@dataclass(frozen=True)
class Schema(Check):
    """The recognised specification against the profile's JSON schema, in the schema's own words.

    ``keywords`` are the schema keywords whose faults this rule reports, ``only`` and ``other_than`` narrow it to
    some of the schema's properties.
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"part", "problem", "where_to", "near", "canonical", "why"})

    keywords: tuple[str, ...] = ("required",)
    only: tuple[str, ...] = ()
    other_than: tuple[str, ...] = ()
    cues: Mapping[str, Cue] = field(default_factory=dict)
    """Part -> how its text reads where the heading is lost or is not known."""
    text: Literal["", "lost", "unheaded", "unseen"] = ""
    """Of the missing parts only some: those without a trace (``lost``), those whose text a cue finds (``unheaded``),
    or of these the ones that were not seen (``unseen``).

    Where a required part has no heading, three things can be. Nothing on the page reads like it: the part is missing,
    and the author has to write it (``lost``, an error). It was told by its text, or the beginning of another part
    answers for it: it was seen, and only its heading is missing (``unheaded``). Or text that may be it stands in the
    midst of another part, under a heading that nobody knows, or under none: then nobody can say whether the part is
    there, and its rules were not asked of it (``unseen``; the file is incomplete).
    """
    retired: PhraseSet | None = None
    """Where a passage begins with this and the page has no section, the class is no more and the page lacks nothing."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """One hit for each gap."""
        if self.retired and self._is_record(spec, self.retired):
            return
        hits = list(self._gaps(spec))
        yield from _together(hits) if self.text == "unseen" else hits

    def _gaps(self, spec: Spec) -> Iterator[Hit]:
        schema = content(spec.profile.schema)
        for part, keyword, problem in spec.memo(_faults):
            if keyword not in self.keywords or part in self.other_than or (self.only and part not in self.only):
                continue
            if _in_a_heading(spec, part) or _none_asked(spec, part):
                continue
            if self._wanted(spec, part):
                yield self._hit(part, keyword, problem, spec, worded(schema, part, keyword))

    @property
    def part_cues(self) -> Cues | None:
        """Itself, where it tells the parts that a cue finds."""
        return self if self.text == "unheaded" else None

    def records_the_end(self, spec: Spec) -> bool:
        """Whether the page only says that the class is no more."""
        return self.retired is not None and self._is_record(spec, self.retired)

    @staticmethod
    def _is_record(spec: Spec, retired: PhraseSet) -> bool:
        alone = all(section.outside for section in spec.sections)
        return alone and any(retired.after(passage.tokens, 0) for _, passage in spec.passages())

    def unheaded(self, spec: Spec, part: str) -> bool:
        """Whether the text of a part without a heading seems to stand somewhere."""
        cue = self.cues.get(part)
        if cue is None:
            return False
        if _lost(spec, part) or _elsewhere(spec, cue) or any(cue.reads(p) for p in _unplaced(spec, spec.profile.aside)):
            return True
        return cue.answers and any(cue.unless is None or not cue.unless.said(p.tokens) for p in _on_top(spec))

    def _wanted(self, spec: Spec, part: str) -> bool:
        """Whether a missing part is one of those that the rule is about."""
        if self.text == "unseen":
            return self.unheaded(spec, part) and not self._seen(spec, part)
        if part == "title" and self.text == "lost" and _may_be_titled(spec):
            return False
        return not self.text or (self.text == "unheaded") == self.unheaded(spec, part)

    def _seen(self, spec: Spec, part: str) -> bool:
        cue = self.cues[part]
        return _lost(spec, part) or any(_answers(spec, s, cue) for s in spec.sections if s.name in cue.sections)

    def _why(self, spec: Spec, part: str) -> str:
        """Where the text stands that may be a part."""
        cue = self.cues.get(part)
        inside = next((s for s in spec.sections if cue and _holds(s, cue)), None)
        if inside is None:
            return "stands under no heading that is known"
        return f"stands inside “{_plain(inside)}”" if inside.heading else "stands inside another part"

    def _hit(self, part: str, keyword: str, problem: str, spec: Spec, words: Mapping[str, str]) -> Hit:
        named = next(iter(spec.profile.headings.get(part, ())), "")
        statement = spec.profile.statements.get(part)
        canonical = statement.canonical if statement else ""
        title = words.get("title") or part.replace("_", " ")
        why = self._why(spec, part) if self.text == "unseen" else ""
        said = {"part": title, "problem": problem, "near": named, "canonical": canonical, "why": why}
        if self.text not in {"unheaded", "unseen"}:
            said |= {name: words[name] for name in ("message", "help") if words.get(name)}
        if keyword != "required":
            return Hit(_place(spec, part), {**said, "where_to": ""})
        if canonical and "help" in said:
            said["help"] += " For example: “{canonical}”"
        span, where_to, label = gap_place(spec, part)
        return Hit(span, {**said, "where_to": where_to}, label=label)


def _may_be_titled(spec: Spec) -> bool:
    """Whether the first line of a page may be its title, though it says more: "Keeper of the boats, full time"."""
    first = next((p.text.strip() for s in spec.sections if not s.heading for p in s.passages if p.text.strip()), "")
    if 0 < len(first.split()) <= _TITLE_WORDS and first[0].isupper() and first[-1].isalnum():
        return True
    lines = (text for s in spec.sections for text in (s.heading, *(p.text for p in s.passages)))
    return any(_TITLE_LINE.match(line.strip()) for line in lines)


def _together(hits: Sequence[Hit]) -> Iterator[Hit]:
    """The parts that were not seen as one finding: what is mended is how the page is headed."""
    if not hits:
        return
    first, *others = hits
    parts = [str(hit.words["part"]) for hit in hits]
    named = parts[0] if not others else f"{', '.join(parts[:-1])} and {parts[-1]}"
    whys = {hit.words["why"] for hit in hits}
    why = first.words["why"] if len(whys) == 1 else "stands inside other parts, or under no heading that is known"
    also = tuple(Also(hit.span, f"for {hit.words['part']}") for hit in others if hit.span != first.span)
    yield replace(first, words={**first.words, "part": named, "why": why}, also=also)


def _in_a_heading(spec: Spec, part: str) -> bool:
    """Whether a heading makes the statement that is asked for: "Examples of Duties (Illustrative only)"."""
    known = spec.profile.statements.get(part)
    return known is not None and any(known.made(Tokens(section.heading)) for section in spec.sections)


def _none_asked(spec: Spec, part: str) -> bool:
    """Whether the part that this one belongs to says that nothing is asked: "Minimum qualifications: None"."""
    roof = spec.profile.parent(part)
    said = [p.text for section in spec.sections if roof and section.name == roof for p in section.passages]
    return bool(said) and all(_NONE.fullmatch(text.strip()) for text in said)


def _lost(spec: Spec, part: str) -> bool:
    """Whether a part was told by its text, though no heading opens it."""
    return any(section.lost and part in {section.name, section.parent} for section in spec.sections)


def _elsewhere(spec: Spec, cue: Cue) -> bool:
    """Whether the text of a part stands in another that was recognised."""
    return any(_holds(section, cue) for section in spec.sections)


def _answers(spec: Spec, section: Section, cue: Cue) -> bool:
    """Whether a section begins with prose that is another part as well, and not with what is said about a list."""
    first = section.passages[0] if section.passages else None
    if not cue.answers or first is None:
        return False
    if cue.opens(section) or cue.reads_there(first):
        return True
    about = spec.profile.statements.get("illustrative")
    told = first.kind == "paragraph" and len(first.text) > _SHORTEST_PROSE and not first.text.endswith(":")
    return told and (about is None or not about.made(first.tokens))


def _holds(section: Section, cue: Cue) -> bool:
    """Whether a section that was recognised holds text that reads like another part."""
    if section.name not in cue.sections or sum(len(passage.text) for passage in section.passages) < cue.own:
        return False
    return cue.opens(section) or any(map(cue.reads_there, section.passages))


def _unplaced(spec: Spec, aside: Collection[str]) -> Iterator[Passage]:
    """What stands above the first heading that is known, under one that is not, or in a section *aside*."""
    for section in spec.sections:
        unknown = not section.name or section.name == MASTHEAD or section.name in aside
        for passage in section.passages:
            if unknown:
                yield passage
            unknown = unknown or _like_a_heading(passage)


def _on_top(spec: Spec) -> Iterator[Passage]:
    """The paragraphs of prose above the first heading that is known; it may be they that say what the class is."""
    for section in spec.sections:
        if section.heading and section.name != MASTHEAD:
            return
        for nth, passage in enumerate(section.passages):
            text = passage.text.strip()
            told = len(text) > _SHORTEST_PROSE and text[-1] == "." and not _FIELD.match(text)
            if told and (passage.kind == "paragraph" or (section.lost and nth == 0 and len(passage.sentences) > 1)):
                yield passage


def _like_a_heading(passage: Passage) -> bool:
    """Whether a line of the text has the look of a heading that the profile does not know."""
    text = passage.text.strip()
    if passage.kind != "paragraph" or not text or len(text) > _LONGEST_HEADING or text[-1] in ".;,":
        return False
    words = text.split()
    named = all(w[:1].isupper() for w in words if len(w) > len("with"))
    return len(words) <= _HEADING_WORDS and text[0].isupper() and (named or text.endswith(":"))


def _place(spec: Spec, part: str) -> Span:
    """Where a part stands that does not fit."""
    if part == "class_code":
        return spec.code_span
    section = next((s for s in spec.all(part)), None)
    return section.span if section else spec.title_span


def gap_place(spec: Spec, part: str) -> tuple[Span, str, str]:
    """Where a missing part belongs: the heading it comes before or after, in words, and a label for the mark."""
    order = spec.profile.order
    mine = order.index(part) if part in order else -1
    headed = [s for s in spec.sections if s.name in order and s.heading and not s.level]
    if mine >= 0:
        before = [s for s in headed if order.index(s.name) < mine]
        if before:
            last = max(before, key=lambda s: (order.index(s.name), s.span.start))
            return last.span, f"after “{_plain(last)}”", "belongs after this part"
        if headed:
            return headed[0].span, f"before “{_plain(headed[0])}”", "belongs before this part"
    if spec.title:
        return spec.title_span, "at the top, beside the title", "belongs here"
    return Span(0, 0), "at the top", "belongs here"


def _plain(section: Section) -> str:
    return section.heading.strip().rstrip(":")


def _faults(spec: Spec) -> tuple[tuple[str, str, str], ...]:
    """Part, keyword and problem of every fault, in the schema's order; what the profile demands goes first."""
    if demanded := spec.profile.required:
        named = [(part, "required", "") for part in demanded if part not in spec.data]
        return (*named, *(fault for fault in faults(spec.profile.schema, spec.data) if fault[1] != "required"))
    return faults(spec.profile.schema, spec.data)


def required(spec: Spec) -> Iterator[tuple[str, str, bool]]:
    """Each part that the schema demands: its name, its title for people, and whether something stands for it."""
    schema = content(spec.profile.schema)
    found = spec.memo(_faults)
    gaps = {part for part, keyword, _ in found if keyword == "required" and not _in_a_heading(spec, part)}
    for part in dict.fromkeys([*(spec.profile.required or schema.get("required", ())), *gaps]):
        title = worded(schema, part, "required").get("title") or part.replace("_", " ").capitalize()
        yield part, title, part not in gaps


CHECKS = {"schema": Schema}
