"""Words and patterns: what stands in the text and should not."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import ClassVar, Literal

from speclint.document import Edit, Span
from speclint.finding import Fix, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Passage, Plan, Spec, told
from speclint.text.cue import Cue, said
from speclint.text.expression import Expression
from speclint.text.folding import folded
from speclint.text.phrases.book import Found, PhraseSet
from speclint.text.phrases.denial import DENIAL, Denial
from speclint.text.tokens import Tokens
from speclint.text.verbs import conjugated

_start, _end = attrgetter("start"), attrgetter("end")


_LIST = 2
"""A sentence of more clauses than this is a list, each of whose entries speaks for itself."""


@dataclass(frozen=True)
class Phrases(Check):
    """Phrases that should not stand in the text, each perhaps with what to write instead."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"instead"})
    GIVEN: ClassVar[Mapping[str, object]] = DENIAL

    phrases: PhraseSet
    """Phrase -> what to write instead (or nothing), or a list of phrases."""
    unless: Expression | PhraseSet | None = None
    """Where this stands in the same sentence (in the same clause, where the sentence is a list), nothing is found."""
    unless_before: PhraseSet | None = None
    """Nor right behind this."""
    unless_after: PhraseSet | None = None
    """Nor right in front of this."""
    unless_anywhere: Expression | PhraseSet | None = None
    """Nor where this stands anywhere in the specification."""
    when_anywhere: Expression | PhraseSet | None = None
    """Only where this stands somewhere in the specification."""
    unless_heading: PhraseSet | None = None
    """Nothing is found where a heading says this."""
    when_heading: PhraseSet | None = None
    """Only where a heading says this."""
    alone: bool = False
    """Only where nothing else stands in the paragraph, signs apart."""
    negated: Literal["ok", "excused"] = "ok"
    """Whether a phrase counts that is denied: “no law requires a degree”, “a degree is not required”."""
    denial: Denial | None = None
    """What denies."""
    without: str = ""
    """Signs that what is found must not hold: “drivers license” is found, “driver's” and “drivers' license” are not."""
    kinds: tuple[str, ...] = ()
    """Look only at passages of these kinds: ``item``, ``paragraph``."""
    items_only: bool = False
    outside: bool = False
    """Whether headers, footers, notes and page furniture are looked at too."""
    safe: bool = False
    """Whether the replacement can never change the meaning."""
    once: bool = False
    """Report the first one only; the message is about the whole specification."""
    not_in: tuple[str, ...] = ()
    """Sections that are not looked at."""

    @cached_property
    def sought(self) -> tuple[PhraseSet, ...]:
        """The phrases without one of which nothing is found; outside of the text they are not looked up beforehand."""
        return () if self.outside else (self.phrases,)

    @property
    def asked(self) -> tuple[PhraseSet, ...]:
        """Those are looked up there as well; what stands beside the text is looked at apart."""
        return (self.phrases,) if self.outside else ()

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every phrase that nothing excuses, with its replacement."""
        excuses = Excuses(self.unless)
        hits = (
            self._hit(passage, found)
            for passage, found in self._places(spec)
            if not excuses.cover(passage, found.start) and not self._excused(passage, found)
        )
        first = next(hits, None)
        if first is None or not asked(spec, self.when_anywhere, self.unless_anywhere) or not self._headed(spec):
            return
        yield first
        if not self.once:
            yield from hits

    def _headed(self, spec: Spec) -> bool:
        """Whether the headings leave the question open."""
        if self.unless_heading is not None and spec.heads(self.unless_heading):
            return False
        return self.when_heading is None or spec.heads(self.when_heading)

    def _places(self, spec: Spec) -> Iterator[tuple[Passage, Found]]:
        for section, passage, found in spec.said(self.phrases, outside=self.outside):
            if (section.name in self.not_in and not told(section, passage)) or (
                self.items_only and passage.kind != "item"
            ):
                continue
            if not self.kinds or passage.kind in self.kinds:
                yield passage, found
        for passage in (left.passage for left in spec.furniture) if self.outside else ():
            yield from ((passage, found) for found in self.phrases.find(passage.tokens))

    def _excused(self, passage: Passage, found: Found) -> bool:
        tokens, (first, last) = passage.tokens, found.marked
        if _in_address(passage.text, found.start, found.end) or (self.alone and _beside(tokens, found)):
            return True
        if self.without and set(self.without) & set(passage.text[found.start : found.end]):
            return True
        if self.unless_before is not None and self.unless_before.before(tokens, first):
            return True
        if self.unless_after is not None and self.unless_after.after(tokens, last):
            return True
        return self.negated == "excused" and self.denial is not None and self.denial.of(tokens, found)

    def _hit(self, passage: Passage, found: Found) -> Hit:
        span = passage.span(found.start, found.end)
        words = {"instead": "", **found.phrase.words}
        old = passage.text[found.start : found.end]
        instead = words["instead"] = inflected(words["instead"], found, passage.tokens)
        if advice := words.pop("meant", ""):
            return Hit(span, words | {"instead": advice})
        return Hit(span, words, fixes=replacement(span, old, instead, safe=self.safe))


@dataclass(frozen=True)
class Demand(Phrases):
    """Phrases that ask something of a person: what is denied (“is not required”) is not asked."""

    negated: Literal["ok", "excused"] = "excused"


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether a word is a piece of a mail address or of a page's: "list@mailman.marisol.example"."""
    begin = max(text.rfind(blank, 0, start) for blank in " \t\n\u00a0") + 1
    stop = min((at for blank in " \t\n\u00a0" if (at := text.find(blank, end)) >= 0), default=len(text))
    around = text[begin:stop]
    return ("@" in around or "://" in around or around.startswith("www.")) and around != text[start:end]


def inflected(instead: str, found: Found, tokens: Tokens) -> str:
    """What to write instead: ``use~`` in the form of the verb that was found."""
    if "~" not in instead:
        return instead
    said = [verb[:-1] for verb in found.phrase.text.replace("|", " ").split() if verb.endswith("~")]
    words = tokens.words[found.first : found.last]
    form = next((conjugated(verb).index(word) for verb in said for word in words if word in conjugated(verb)), 0)
    return " ".join(conjugated(word[:-1])[form] if word.endswith("~") else word for word in instead.split(" "))


def asked(spec: Spec, when: Cue | None, unless: Cue | None) -> bool:
    """Whether the rest of the specification leaves the question open."""
    if unless is not None and spec.says(unless):
        return False
    return when is None or spec.says(when)


@dataclass(frozen=True)
class Pattern(Check):
    """A regular expression (without regard to case) that should match nowhere in the text.

    A group named ``spot`` narrows the mark; other named groups are data for the message.
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"instead", "*"})

    pattern: Expression | tuple[Expression, ...]
    """One, or several of which each stands on a line of its own."""
    holds: tuple[str, ...] = ()
    """Signs or letters of which one stands in all that the pattern matches: a look at them spares most searches."""
    unless: Expression | PhraseSet | None = None
    """Where this matches in the same sentence, nothing is found."""
    unless_anywhere: Expression | PhraseSet | None = None
    """Where this matches anywhere in the specification, nothing is found."""
    when_anywhere: Expression | PhraseSet | None = None
    """Unless this matches somewhere in the specification, nothing is found."""
    outside: bool = False
    """Whether headers, footers, notes and page furniture are looked at too."""
    once: bool = False
    """Report the first match only; the message is about the whole specification."""
    case: bool = False
    """Whether capitals matter."""
    instead: str = ""
    """A replacement, with ``\\g<name>`` for groups."""
    safe: bool = False
    kinds: tuple[str, ...] = ()
    """Look only at passages of these kinds: ``item``, ``paragraph``."""
    not_in: tuple[str, ...] = ()
    """Sections that are not looked at."""
    whole: bool = False
    """Whether the pattern has to match the passage from its first character."""

    @cached_property
    def patterns(self) -> tuple[Expression, ...]:
        """Patterns come without regard to case; ``case`` takes that back."""
        given = (self.pattern,) if isinstance(self.pattern, Expression) else self.pattern
        return tuple(Expression(each.pattern) for each in given) if self.case else given

    @cached_property
    def _held(self) -> tuple[str, ...]:
        return tuple(map(folded, self.holds))

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every match that nothing excuses."""
        excuses = Excuses(self.unless)
        hits = (
            self._hit(passage, found)
            for passage in self._passages(spec)
            for found in self._matches(passage)
            if found[0].strip() and not excuses.cover(passage, found.start())
        )
        first = next(hits, None)
        if first is None or not asked(spec, self.when_anywhere, self.unless_anywhere):
            return
        yield first
        if not self.once:
            yield from hits

    def _passages(self, spec: Spec) -> Iterator[Passage]:
        for section, passage in spec.passages(outside=self.outside):
            if section.name in self.not_in or (self.kinds and passage.kind not in self.kinds):
                continue
            if self._may_match(passage):
                yield passage
        if self.outside:
            yield from filter(self._may_match, (left.passage for left in spec.furniture))

    def _may_match(self, passage: Passage) -> bool:
        return not self.holds or any(map(passage.lower.__contains__, self._held))

    def _matches(self, passage: Passage) -> Iterator[re.Match[str]]:
        if self.whole:
            yield from (found for pattern in self.patterns if (found := pattern.match(passage.text)))
            return
        if len(self.patterns) == 1:
            yield from self.patterns[0].finditer(passage.text)
            return
        matches = [found for pattern in self.patterns for found in pattern.finditer(passage.text)]
        end = 0
        for found in sorted(matches, key=lambda found: (found.start(), -found.end())):
            if found.start() >= end:  # what two of them match is one thing
                end = found.end()
                yield found

    def _hit(self, passage: Passage, found: re.Match[str]) -> Hit:
        groups = found.groupdict()
        start, end = found.span("spot") if groups.get("spot") else found.span()
        span = passage.span(start, end)
        instead = found.expand(self.instead) if self.instead else ""
        words = {name: " ".join((text or "").split()) for name, text in groups.items()}
        fixes = replacement(span, passage.text[start:end], instead, safe=self.safe) if self.instead else ()
        return Hit(span, {"instead": instead, **words}, fixes=fixes)


def _beside(tokens: Tokens, found: Found) -> bool:
    """Whether any word stands beside what was found."""
    return any(word[-1].isalnum() for word in (*tokens.words[: found.first], *tokens.words[found.last :]))


class Excuses:
    """What *unless* excuses; how a sentence is judged is kept, for a long one can hold very many matches."""

    def __init__(self, unless: Cue | None) -> None:
        """Begin with nothing judged."""
        self._unless = unless
        self._passage: Passage | None = None
        self._judged: dict[Span, bool] = {}

    def cover(self, passage: Passage, at: int) -> bool:
        """Whether *unless* matches around an offset: in its sentence, or in its clause where a sentence is a list."""
        if self._unless is None:
            return False
        if passage is not self._passage:
            self._passage, self._judged = passage, {}
        around = _around(passage, at)
        if around is None:
            return False
        if around not in self._judged:
            self._judged[around] = said(self._unless, passage.tokens, around.start, around.end)
        return self._judged[around]


def _around(passage: Passage, at: int) -> Span | None:
    """The sentence that an offset stands in, or its clause where the sentence is a list."""
    sentence = _holding(passage.sentences, at)
    if sentence is None:
        return None
    clauses = passage.clauses
    low = bisect_left(clauses, sentence.start, key=_start)
    high = bisect_right(clauses, sentence.end, low, key=_end)
    return (_holding(clauses, at, low, high) or sentence) if high - low > _LIST else sentence


def _holding(spans: Sequence[Span], at: int, low: int = 0, high: int | None = None) -> Span | None:
    """The first of spans in order that holds an offset or ends there."""
    end = len(spans) if high is None else high
    number = bisect_left(spans, at, low, end, key=_end)
    return spans[number] if number < end and spans[number].start <= at else None


def replacement(span: Span, old: str, new: str, *, safe: bool) -> tuple[Fix, ...]:
    """A fix that writes *new* for *old*, in the capitals of *old*; none where nothing is suggested."""
    if not new:
        return ()
    if old[:1].isupper() and new[:1].islower():
        new = new[:1].upper() + new[1:]
    return (Fix(f"write “{new}”", (Edit(span, new),), safe),)


CHECKS = {"phrases": Phrases, "demand": Demand, "pattern": Pattern}
