"""Words and patterns: what stands in the text and should not."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import ClassVar

from speclint.document import Edit, Span
from speclint.finding import Fix, Hit
from speclint.rule import Check
from speclint.spec import Passage, Plan, Spec
from speclint.text.expression import Expression
from speclint.text.literals import needs
from speclint.text.prefilter import Need, met

_WORD = Expression(r"\w+")
_start, _end = attrgetter("start"), attrgetter("end")


_LIST = 2
"""A sentence of more clauses than this is a list, each of whose entries speaks for itself."""


@dataclass(frozen=True)
class Phrases(Check):
    """Phrases to avoid, each with what to write instead (or nothing)."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"instead"})

    phrases: Mapping[str, str]
    unless: Expression | None = None
    """Where this matches in the same sentence, nothing is found."""
    items_only: bool = False
    safe: bool = False
    """Whether the replacement can never change the meaning."""
    once: bool = False
    """Report the first one only; the message is about the whole specification."""
    not_in: tuple[str, ...] = ()
    """Sections that are not looked at."""

    def __post_init__(self) -> None:
        """Refuse a rule that would find nothing, and one that would find it everywhere."""
        if not self.phrases or not all(phrase.strip() for phrase in self.phrases):
            raise ValueError("phrases are given as {phrase: what to write instead}; none may be empty")

    @cached_property
    def _instead(self) -> dict[str, str]:
        return {" ".join(k.lower().split()): v for k, v in self.phrases.items()}

    @cached_property
    def needed(self) -> Need:
        """The words of each phrase, without all of which it is not there."""
        phrases = ([word for word in _WORD.findall(phrase) if word.isascii()] for phrase in self._instead)
        return ("any", "", tuple(("all", "", tuple(("word", word, ()) for word in words)) for words in phrases))

    @cached_property
    def _pattern(self) -> Expression:
        longest_first = sorted(self._instead, key=lambda p: (-len(p), p))
        bodies = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in longest_first)
        return Expression(rf"(?<![\w-])(?:{bodies})(?![\w-])", re.IGNORECASE)

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every phrase, with its replacement."""
        excuses = Excuses(self.unless)
        for section, passage in spec.near(self.needed):
            if section.name in self.not_in or (self.items_only and passage.kind != "item"):
                continue
            for found in self._pattern.finditer(passage.text):
                if not excuses.cover(passage, found.start()):
                    yield self._hit(passage, found)
                    if self.once:
                        return

    def _hit(self, passage: Passage, found: re.Match[str]) -> Hit:
        instead = self._instead[" ".join(found[0].lower().split())]
        span = passage.span(found.start(), found.end())
        return Hit(span, {"instead": instead}, fixes=replacement(span, found[0], instead, safe=self.safe))


@dataclass(frozen=True)
class Pattern(Check):
    """A regular expression (without regard to case) that should match nowhere in the text.

    A group named ``spot`` narrows the mark; other named groups are data for the message.
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"instead", "*"})

    pattern: Expression
    unless: Expression | None = None
    """Where this matches in the same sentence, nothing is found."""
    unless_anywhere: Expression | None = None
    """Where this matches anywhere in the specification, nothing is found."""
    when_anywhere: Expression | None = None
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

    def __post_init__(self) -> None:
        """Patterns come without regard to case; ``case`` takes that back."""
        if self.case:
            object.__setattr__(self, "pattern", Expression(self.pattern.pattern))

    @cached_property
    def needed(self) -> Need:
        """What a passage must hold so that the pattern can match in it."""
        return needs(self.pattern)

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
        if first is None or not self._asked(spec.view.text):
            return
        yield first
        if not self.once:
            yield from hits

    def _asked(self, text: str) -> bool:
        """Whether the rest of the specification leaves the question open."""
        if self.unless_anywhere and self.unless_anywhere.search(text):
            return False
        return self.when_anywhere is None or self.when_anywhere.search(text) is not None

    def _passages(self, spec: Spec) -> Iterator[Passage]:
        for section, passage in spec.near(self.needed, outside=self.outside):
            if section.name not in self.not_in and (not self.kinds or passage.kind in self.kinds):
                yield passage
        if self.outside:
            for passage in (left.passage for left in spec.furniture):
                if met(self.needed, passage.lower):
                    yield passage

    def _matches(self, passage: Passage) -> Iterator[re.Match[str]]:
        if self.whole:
            if found := self.pattern.match(passage.text):
                yield found
        else:
            yield from self.pattern.finditer(passage.text)

    def _hit(self, passage: Passage, found: re.Match[str]) -> Hit:
        groups = found.groupdict()
        start, end = found.span("spot") if groups.get("spot") else found.span()
        span = passage.span(start, end)
        instead = found.expand(self.instead) if self.instead else ""
        words = {name: " ".join((text or "").split()) for name, text in groups.items()}
        fixes = replacement(span, passage.text[start:end], instead, safe=self.safe) if self.instead else ()
        return Hit(span, {"instead": instead, **words}, fixes=fixes)


class Excuses:
    """What *unless* excuses; how a sentence is judged is kept, for a long one can hold very many matches."""

    def __init__(self, unless: Expression | None) -> None:
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
            self._judged[around] = self._unless.search(passage.text, around.start, around.end) is not None
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


CHECKS = {"phrases": Phrases, "pattern": Pattern}
