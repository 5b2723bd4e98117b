"""All phrases of a run, entered under their first words and looked up in one pass over a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from speclint.document import Span
from speclint.light import dataclass, field
from speclint.text.phrases.compiling import BEGIN, Code, Program
from speclint.text.phrases.matching import reach
from speclint.text.tokens import NUMERALS, Tokens, plain

_MOST = 20_000
"""So many words are remembered together with what may begin with them."""


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """One phrase, with what its line says about it beside the words."""

    text: str
    """As it is written."""
    program: Program
    words: Mapping[str, str] = field(default_factory=dict)
    """``instead``; ``meant``, which is advice and is never written; ``message``, ``help``."""
    unless_before: PhraseSet | None = None
    unless_after: PhraseSet | None = None
    when_before: PhraseSet | None = None
    when_after: PhraseSet | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Where a phrase stands: words by number, and what is marked of them as offsets of the text."""

    phrase: Phrase
    first: int
    last: int
    """The word behind the last one."""
    marked: tuple[int, int]
    """From which word up to which it is marked."""
    start: int
    end: int
    whole: Span
    """All that was found, as a span of the text."""


@dataclass(frozen=True, eq=False)
class PhraseSet:
    """Phrases that are looked for together; equal only to itself."""

    phrases: tuple[Phrase, ...]

    @cached_property
    def _book(self) -> Book:
        return Book((self,))

    def find(self, tokens: Tokens, start: int = 0, end: int | None = None) -> Iterator[Found]:
        """Every place in a text, or in its words from *start* up to *end*; the longest where several begin."""
        for _, found in self._book.find(tokens, start, end):
            yield found

    def said(self, tokens: Tokens, start: int = 0, end: int | None = None) -> bool:
        """Whether any of the phrases stands there."""
        return next(self._book.find(tokens, start, end), None) is not None

    def may_begin(self, tokens: Tokens) -> bool:
        """Whether a word stands in a text that may begin one of the phrases: in most texts none does."""
        return self._book.may_begin(tokens.kinds)

    def may_stand(self, text: str) -> bool:
        """The same of a text whose words nobody has told apart yet: whether such a word is written in it at all."""
        return self._book.may_stand(text)

    def after(self, tokens: Tokens, at: int) -> bool:
        """Whether one of the phrases begins with this word."""
        reached = ((phrase, reach(phrase.program[0], tokens, at)) for phrase in self.phrases)
        return any(to is not None and not _excused(phrase, tokens, at, to) for phrase, to in reached)

    def whole(self, tokens: Tokens) -> bool:
        """Whether the text is one of the phrases and no more."""
        return any(reach(phrase.program[0], tokens, 0, len(tokens.words)) for phrase in self.phrases)

    def reached(self, tokens: Tokens, at: int) -> int | None:
        """Behind which word the longest of the phrases ends that begins with this word."""
        ends = [to[0] for phrase in self.phrases if (to := reach(phrase.program[0], tokens, at))]
        return max(ends, default=None)

    def before(self, tokens: Tokens, at: int, back: int = 12) -> bool:
        """Whether one of the phrases ends in front of this word."""
        for start in range(at - 1, max(-1, at - 1 - back), -1):
            begins = None
            for anchored, firsts, code in self._ahead:
                if anchored:
                    begins = tokens.begins(start) if begins is None else begins
                    if not begins:
                        continue
                if (firsts is None or tokens.words[start] in firsts) and reach(code, tokens, start, at):
                    return True
        return False

    @cached_property
    def _ahead(self) -> tuple[tuple[bool, frozenset[str] | None, Code], ...]:
        """Of each phrase whether it begins where a clause does, its first words if these are known, and its code."""
        return tuple((p.program[0][0][0] == BEGIN, _firsts(p.program), p.program[0]) for p in self.phrases)


def _firsts(program: Program) -> frozenset[str] | None:
    """The words of which one begins whatever a phrase matches; nothing where it may begin otherwise."""
    _, pairs, prefixes, number, beside, _ = program
    return None if prefixes or number or beside else frozenset[str]().union(*(firsts for firsts, _ in pairs))


_Entry: TypeAlias = "tuple[int, Phrase, frozenset[str], bool]"
"""The number of a set, a phrase of it, the words of which one must stand in a match; whether it begins a clause."""
_Page: TypeAlias = "tuple[list[_Entry], dict[str, list[_Entry]]]"
"""What is tried at a word, and what is tried only where another word follows."""


class Book:
    """The phrases of several sets, which are numbered from 0."""

    def __init__(self, sets: Sequence[PhraseSet], among: frozenset[str] | None = None) -> None:
        """Enter every phrase, or those that may stand in texts with no other words than some."""
        self._among = among
        self._pages: dict[str, _Page] = {}
        self._beginnings: dict[str, list[_Entry]] = {}
        self._numbers: list[_Entry] = []
        self._lengths: tuple[int, ...] = ()
        for nth, these in enumerate(sets):
            for phrase in these.phrases:
                needed = phrase.program[5]
                if among is None or not needed or not needed.isdisjoint(among):
                    self._enter((nth, phrase, needed, phrase.program[0][0][0] == BEGIN))
        self._lengths = tuple(sorted({len(beginning) for beginning in self._beginnings}))
        self._prefixes = tuple(self._beginnings)
        self._known: dict[str, _Page | None] = {}

    def _enter(self, entry: _Entry) -> None:
        _, pairs, prefixes, number, _, _ = entry[1].program
        among = self._among
        for firsts, seconds in pairs:
            for first in firsts if among is None else firsts & among:
                page = self._pages.get(first)
                if page is None:
                    page = self._pages[first] = ([], {})
                if seconds is None:
                    page[0].append(entry)
                else:
                    for second in seconds if among is None else seconds & among:
                        page[1].setdefault(second, []).append(entry)
        for prefix in prefixes:
            self._beginnings.setdefault(prefix, []).append(entry)
        if number:
            self._numbers.append(entry)

    def _page(self, word: str) -> _Page | None:
        """What may begin with a word."""
        page = self._pages.get(word)
        more = [e for n in self._lengths if n <= len(word) for e in self._beginnings.get(word[:n], ())]
        if self._numbers and (word[0].isdigit() or word in NUMERALS):
            more += self._numbers
        found = page if not more else ([*(page[0] if page else ()), *more], page[1] if page else {})
        if len(self._known) < _MOST:
            self._known[word] = found
        return found

    def may_begin(self, kinds: frozenset[str]) -> bool:
        """Whether any of some words may begin a phrase."""
        return (
            bool(self._numbers)
            or not kinds.isdisjoint(self._pages)
            or (self._prefixes != () and any(word.startswith(self._prefixes) for word in kinds))
        )

    def may_stand(self, text: str) -> bool:
        """Whether any of its first words is written in a text."""
        low = plain(text)
        return bool(self._numbers) or any(word in low for word in (*self._pages, *self._prefixes))

    def find(self, tokens: Tokens, start: int = 0, end: int | None = None) -> Iterator[tuple[int, Found]]:
        """The number of a set and where one of its phrases stands: the first and longest, none over another."""
        words, kinds = tokens.words, tokens.kinds
        if not self.may_begin(kinds):
            return
        stop = len(words) if end is None else end
        reached: dict[int, int] = {}
        known = self._known
        for at in range(start, stop):
            word = words[at]
            page = known[word] if word in known else self._page(word)
            if page is None:
                continue
            tried = page[0]
            if page[1] and at + 1 < stop:
                follows = words[at + 1]
                if follows[0] == "-" and len(follows) > 1:
                    follows = follows[1:]
                if more := page[1].get(follows):
                    tried = tried + more
            if not tried:
                continue
            begins = tokens.begins(at)
            likely = [
                e
                for e in tried
                if (begins or not e[3]) and not (e[2] and e[2].isdisjoint(kinds)) and reached.get(e[0], 0) <= at
            ]
            if likely:
                yield from _longest(likely, tokens, at, stop, reached)


def _longest(
    tried: list[_Entry], tokens: Tokens, at: int, stop: int, reached: dict[int, int]
) -> Iterator[tuple[int, Found]]:
    best: dict[int, tuple[Phrase, tuple[int, int, int]]] = {}
    for nth, phrase, _, _ in tried:
        to = reach(phrase.program[0], tokens, at)
        if (
            to
            and to[0] <= stop
            and (nth not in best or to[0] > best[nth][1][0])
            and not _excused(phrase, tokens, at, to)
        ):
            best[nth] = (phrase, to)
    for nth, (phrase, to) in best.items():
        reached[nth] = to[0]
        yield nth, _found(phrase, tokens, at, to)


def _marked(at: int, to: tuple[int, int, int]) -> tuple[int, int]:
    end, opened, closed = to
    return (at if opened < 0 else opened), (end if closed < 0 else closed)


def _excused(phrase: Phrase, tokens: Tokens, at: int, to: tuple[int, int, int]) -> bool:
    first, last = _marked(at, to)
    if phrase.unless_before is not None and phrase.unless_before.before(tokens, first):
        return True
    if phrase.unless_after is not None and phrase.unless_after.after(tokens, last):
        return True
    if phrase.when_before is not None and not phrase.when_before.before(tokens, first):
        return True
    return phrase.when_after is not None and not phrase.when_after.after(tokens, last)


def _found(phrase: Phrase, tokens: Tokens, at: int, to: tuple[int, int, int]) -> Found:
    first, last = _marked(at, to)
    places = tokens.places
    whole = Span(places[at][0], places[to[0] - 1][1])
    return Found(phrase, at, to[0], (first, last), places[first][0], places[last - 1][1], whole)
