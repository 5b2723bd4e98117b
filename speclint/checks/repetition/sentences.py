"""Whole sentences that stand twice, wherever they stand, or that differ at their end only."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import ClassVar, Literal

from speclint.checks.repetition.clauses import COMPARED, RepeatedClause
from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Passage, Plan, Section, Spec
from speclint.text import prose
from speclint.text.expression import Expression

_SHARE = 0.7
"""The share of the shorter sentence that both have in common where only their ends differ."""
_BEGIN = 10
"""Words that two sentences begin with alike, where only their ends differ."""
_TAIL = 6
"""Words of an end that may differ: a longer one says something else."""
_ASKED = Expression(r"\?\s*$|^\(|^\W*(?:if\s+you|please|how\s+many|do\s+you|have\s+you|describe)\b|https?://|www\.")
"""Questions and links to applicants, which come back by design."""
_TOKEN = Expression(rf"{prose.WORD.pattern}|\d[\d,.]*")
_COUNTED = Expression(r"\b(?:[IVX]+|\d+|one|two|three|four|five|six|level|range|step|option)\b")


@dataclass(frozen=True)
class Saying:
    """A sentence or a clause, as the stems of its words."""

    stems: tuple[str, ...]
    span: Span
    section: Section
    passage: Passage
    whole: bool
    """Whether it is a sentence, not a clause of one."""


@dataclass(frozen=True)
class RepeatedSentence(Check):
    """A sentence of many words that stands twice (``same``), or again with another end or as a clause (``nearly``)."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"where_two", "count"})

    likeness: Literal["same", "nearly"] = "same"
    not_in: tuple[str, ...] = ()
    """Sections that are not looked at: ways to qualify are alike by design."""
    unless_both_in: tuple[str, ...] = ()
    """Sections within which nothing is found: each question to applicants says anew how it is to be answered."""
    least: int = 12

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first spot of each, with the others beside it."""
        if spec.is_series:
            return
        for first, others, same in spec.memo(_repeated):
            if same != (self.likeness == "same") or len(first.stems) < self.least:
                continue
            asked = first.section.name in self.unless_both_in and first.section.heading.strip().isdigit()
            kept = [
                o for o in others if o.section.name not in self.not_in and not (asked and o.section is first.section)
            ]
            if kept and first.section.name not in self.not_in:
                heading = kept[0].section.heading.strip().rstrip(":")
                words = {"where_two": f"under “{heading}”" if heading else "in the text", "count": len(kept) + 1}
                also = tuple(Also(o.span, "said again here") for o in kept)
                yield Hit(first.span, words, also, label="first said here")


def _repeated(spec: Spec) -> list[tuple[Saying, list[Saying], bool]]:
    """Each saying with those that repeat it, and whether they do so word for word as whole sentences."""
    found: dict[int, tuple[Saying, list[Saying], bool]] = {}
    named = [(a.clause.span, b.clause.span) for how, (_, a, b) in RepeatedClause().chosen(spec) if how == "strong"]
    seen: dict[tuple[str, ...], Saying] = {}
    begun: dict[tuple[str, ...], Saying] = {}
    for one in _sayings(spec):
        first = seen.setdefault(one.stems, one)
        if first is one:
            start = one.stems[:_BEGIN]
            first = begun.setdefault(start, one)
            if first is one or not _ends_differ(first, one, spec):
                continue
            same = False
        else:
            same = first.whole and one.whole
        listed = first.section is one.section and not first.whole
        listed = listed or (first.passage is one.passage and prose.glued(one.passage.text))
        if not (listed or first.span.overlaps(one.span) or _named(first.span, one.span, named)):
            found.setdefault(id(first) * 2 + same, (first, [], same))[1].append(one)
    return list(found.values())


def _named(first: Span, second: Span, named: list[tuple[Span, Span]]) -> bool:
    """Whether the clauses of one list are named as repeated already."""
    pair = sorted((first, second))
    return any(pair[0].overlaps(min(known)) and pair[1].overlaps(max(known)) for known in named)


def _ends_differ(first: Saying, one: Saying, spec: Spec) -> bool:
    """Whether two sentences are the same but for their last words, and those are no other level, step or number."""
    if not (first.whole and one.whole):
        return False
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first.stems, one.stems, strict=False)))
    shortest = min(len(first.stems), len(one.stems))
    if common < max(_BEGIN, _SHARE * shortest) or max(len(first.stems), len(one.stems)) - common > _TAIL:
        return False
    ends = (word for s in (first, one) for word in spec.view[s.span].split()[common:])
    return _COUNTED.search(" ".join(ends)) is None


def _sayings(spec: Spec) -> Iterator[Saying]:
    stated = spec.stated(spec.profile.statements)
    title = {prose.stem(m[0]) for m in _TOKEN.finditer(spec.title)}
    boilerplate = [phrase.lower() for phrase in spec.profile.words.get("boilerplate", ())]
    for section, passage in spec.passages():
        if section.name in spec.profile.dated or passage.cell:
            continue
        made = stated.get(id(passage), ())
        for sentence in passage.sentences:
            text = passage.text[sentence.start : sentence.end]
            low = text.lower()
            if _ASKED.search(low) or any(b in low for b in boilerplate):
                continue
            if any(span.start < sentence.end and sentence.start < span.end for span in made):
                continue
            clauses = list(prose.clauses(text))
            saying = _saying(text, passage.span(sentence.start, sentence.end), section, passage, whole=True)
            if title.issuperset(saying.stems):
                continue  # the title of the page, set again above its text
            yield saying
            if len(clauses) > 1 and spec.profile.kind(section.name) in COMPARED:
                for clause in clauses:
                    part = text[clause.start : clause.end]
                    span = passage.span(sentence.start + clause.start, sentence.start + clause.end)
                    yield _saying(part, span, section, passage, whole=False)


def _saying(text: str, span: Span, section: Section, passage: Passage, *, whole: bool) -> Saying:
    return Saying(tuple(prose.stem(m[0]) for m in _TOKEN.finditer(text)), span, section, passage, whole)


CHECKS = {"repeated-sentence": RepeatedSentence}
