"""Long runs of words that stand word for word in two places of one page, whatever stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import ClassVar, NamedTuple

from speclint.checks.repetition.again import STATED, where
from speclint.checks.repetition.likeness import scale
from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import listed
from speclint.spec import Passage, Plan, Section, Spec
from speclint.text import prose
from speclint.text.expression import Expression

_SPOKEN = Expression(
    r"\?|https?:|www\.|\||@|\b(?:click|please|you|your|years?\b.{0,40}\bexperience|equivalent|insurance|retirement|applicants?"
    r"|accrual|vacation|holidays?|premiums?|pay status|benefits?|vested|salary|recruitment|eligible list)\b",
    2,
)
"""What speaks to applicants of pay and procedure comes back by design, and so do ways to qualify."""
_LEVELS = Expression(
    r"\b(?:or|and|/)\s*(?:senior|lead|principal|supervising)\b|\b(?:I|1)\s*(?:/|-|&|or|and|,|to)\s*(?:II|2)\b", 2
)
"""Titles of two levels, whose duties are alike."""


class _Word(NamedTuple):
    stem: str
    start: int
    end: int


class _Text(NamedTuple):
    """A clause in words, with where it stands."""

    words: tuple[_Word, ...]
    passage: Passage
    section: Section
    sentence: int

    def span(self, start: int, end: int) -> Span:
        return self.passage.span(self.words[start].start, self.words[end - 1].end)


@dataclass(frozen=True)
class SameRun(Check):
    """A run of words that stands again in another sentence, word for word."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"phrase", "where_two"})

    least: int = 7
    """Words of such a run, small ones counted,"""
    saying: int = 5
    """of which so many say something,"""
    weight: float = 7.0
    """and how much they say together."""
    most: int = 5
    """So many are told of one page."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The runs that say most, each stretch of the page once."""
        if spec.is_series or _LEVELS.search(spec.title):
            return
        found = sorted(self._runs(spec), key=lambda run: (-run[0], run[1]))
        told: list[Span] = []
        for _, first, second, two in found:
            if any(one.overlaps(span) for one in (first, second) for span in told):
                continue
            told += [first, second]
            words = {"phrase": " ".join(spec.view[second].split()), "where_two": two}
            yield Hit(first, words, (Also(second, "said again here"),), label="first said here")
            if len(told) == 2 * self.most:
                return

    def _runs(self, spec: Spec) -> Iterator[tuple[float, Span, Span, str]]:
        weighed = spec.memo(scale)
        seen: dict[tuple[str, ...], tuple[_Text, int]] = {}
        for text in _texts(spec):
            upto = 0
            for at in range(len(text.words) - self.least + 1):
                run = tuple(word.stem for word in text.words[at : at + self.least])
                first, start = seen.setdefault(run, (text, at))
                if first is text or at < upto or first.section.level != text.section.level:
                    continue
                pairs = zip(first.words[start:], text.words[at:], strict=False)
                common = [a.stem for a, b in takewhile(lambda pair: pair[0].stem == pair[1].stem, pairs)]
                upto = at + len(common)
                saying = {stem for stem in common if stem not in listed("small.txt")}
                if _named(text.passage.text[text.words[at].start : text.words[upto - 1].end]):
                    continue
                both = sum(map(weighed.weight, saying))
                if len(saying) >= self.saying and both >= self.weight:
                    two = where(first.section, text.section)
                    yield both, first.span(start, start + len(common)), text.span(at, upto), two


def _named(run: str) -> bool:
    """Whether a run of words is a name, with little around it."""
    words = prose.words(run)
    return 2 * sum(word[0].isupper() for word in words) >= len(words)


def _texts(spec: Spec) -> Iterator[_Text]:
    profile = spec.profile
    apart = profile.of("license") | profile.aside | profile.dated  # alike by design, or spoken to applicants
    ways = profile.of("qualifying", "wished")  # of which only the entries of lists are compared
    for section in spec.sections:
        if section.outside or section.name in apart:
            continue
        for passage in section.passages:
            if (
                passage.cell
                or passage.text.isupper()
                or prose.glued(passage.text)
                or (section.name in ways and passage.kind != "item")
            ):
                continue
            for number, clause in enumerate(passage.clauses):
                if _SPOKEN.search(passage.text, clause.start, clause.end):
                    continue
                if any(spec.states(name, passage, clause.start, clause.end) for name in STATED):
                    continue
                found = prose.WORD.finditer(passage.text, clause.start, clause.end)
                words = tuple(_Word(prose.stem(m[0]), m.start(), m.end()) for m in found)
                yield _Text(words, passage, section, number)


CHECKS = {"same-run": SameRun}
