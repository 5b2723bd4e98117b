"""The notation of phrases, read into parts.

``word`` that word in any case; ``licen*`` any ending; ``*ing`` any beginning;
``perform~`` every form of a verb; ``a|b`` either word,
``(a b|c)`` either run of words; ``the?``, ``(of the)?`` may be missing; ``...3`` up to three words of the same clause;
``#`` a number in figures or words; ``#1-99`` one from 1 to 99; ``#-#`` from one number to another; ``^`` and ``$``
where a clause or an item begins and ends; ``=OR`` with just these capitals; ``<name>`` a named list; ``<Capital>``,
``<CAPITALS>``, ``<small>`` a word so written; ``<noun>``, ``<verb-s>`` and so on a word of that class; ``[[ ]]`` the
mark.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from speclint.light import dataclass
from speclint.text import verbs
from speclint.text.expression import Expression
from speclint.text.tokens import CLASSES, Tokens, split

EXAMPLE = "possess|hold ...4 [[(valid|current)? driver's licen*]]"
DEEPEST = 2
"""So many brackets may stand within each other: more are as hard to read as a regular expression."""


class Faulty(ValueError):  # noqa: N818 - read as a sentence: "the phrase is faulty"
    """A phrase that cannot be read: which part of it, at which character (from 0), and why."""

    def __init__(self, why: str, part: str = "", at: int = 0) -> None:
        """Say why, and where."""
        super().__init__(why)
        self.why, self.part, self.at = why, part, at


@dataclass(frozen=True, slots=True)
class Word:
    """One word: any of several, or any that begins or ends in one of several ways."""

    words: frozenset[str]
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to so many words of the same clause."""

    most: int


@dataclass(frozen=True, slots=True)
class Sign:
    """``#``, ``#1-99``, ``#-#``, ``^``, ``$``, ``[[`` or ``]]``."""

    sign: str


@dataclass(frozen=True, slots=True)
class Written:
    """A word that must be written just so: in one of these forms, or any word with such capitals."""

    forms: frozenset[str] = frozenset()
    capitals: str = ""
    """``Capital``, ``CAPITALS``, ``small`` or a class of words, where it may be any word of that kind."""


@dataclass(frozen=True, slots=True)
class Either:
    """Any of several runs; an empty one among them says that none need be there."""

    runs: tuple[Run, ...]


Part: TypeAlias = "Word | Written | Gap | Sign | Either"
Run: TypeAlias = "tuple[Part, ...]"
WRITTEN = ("Capital", "CAPITALS", "small", *CLASSES)
"""Named like lists: a word that begins with a capital, one all in capitals, one without, and one of a class."""
Lists: TypeAlias = "Callable[[str], Run]"
"""Gives the phrases of a named list as one part; raises ``Faulty`` where there is none."""

_PIECE = Expression(
    r"(?P<mark>\[\[|\]\])|\.\.\.(?P<gap>\d{1,2})(?![^\s()|\]])|(?P<list><[^<>]*>\??)|(?P<open>\()|(?P<close>\)\??)|(?P<or>\|)"
    r"|(?P<sign>#-#|#\d+-\d+|[#^$])|(?P<literal>\\[()\[\]#?*~|$^])|(?P<word>(?!\.\.\.)(?:\*|(?<![^\s(|\[])=)?[^\s()|<>\[\]{}#^$?*~=\\]+[*~]?\??)"
)
_SIGNS = (
    "* (licen*, *ing) ~ | ( ) ? ...3 # #1-99 #-# ^ $ =OR <list> <Capital> [[ ]] (and \\( or \\[ for a bracket itself)"
)


def read(text: str, lists: Lists) -> Run:
    """The parts of a phrase. Raises ``Faulty``."""
    if not text.strip():
        raise Faulty("there are no words in it; none may be empty")
    return _Reader(text, lists).whole()


class _Reader:
    def __init__(self, text: str, lists: Lists) -> None:
        self.text, self.lists = text, lists
        self.pieces = list(self._pieces())
        self.at = 0
        self.marked = ""

    def _pieces(self) -> list[tuple[str, str, int]]:
        """Kind, text and place of every piece."""
        found, at = list[tuple[str, str, int]](), 0
        while at < len(self.text):
            if self.text[at].isspace():
                at += 1
                continue
            piece = _PIECE.match(self.text, at)
            if piece is None:
                raise Faulty(*self._unknown(at))
            found.append((str(piece.lastgroup), piece[0], at))
            at = piece.end()
        return found

    def _unknown(self, at: int) -> tuple[str, str, int]:
        part = self.text[at:].split()[0]
        if part[0] == "\\":
            return (
                f"“{part[:2]}” belongs to regular expressions, which are text after 'pattern:', not phrases",
                part,
                at,
            )
        if part.startswith("..."):
            return "“...” needs a number: ...3 is up to three words", part, at
        return f"“{part[0]}” has no meaning here; beside words there are {_SIGNS}", part, at

    def whole(self) -> Run:
        run = self._run(0)
        if self.at < len(self.pieces):
            _, said, at = self.pieces[self.at]
            raise Faulty("this bracket is closed and was not opened", said, at)
        if self.marked == "[[":
            raise Faulty("“[[” is opened and not closed", "[[", self.text.index("[["))
        return run

    def _run(self, depth: int) -> Run:
        """Parts in a row, up to a bar or a bracket."""
        found: list[Part] = []
        while self.at < len(self.pieces):
            kind, said, at = self.pieces[self.at]
            if kind == "close" or (kind == "or" and depth):
                break
            if kind == "or":
                raise Faulty("“|” stands between two words, without blanks: high|middle school", said, at)
            found += self._part(kind, said, at, depth)
        return tuple(found)

    def _part(self, kind: str, said: str, at: int, depth: int) -> Run:
        if kind == "mark":
            return (self._mark(said, at, depth),)
        if kind == "literal":
            self.at += 1
            return (Word(frozenset({said[1]})),)
        if kind in {"gap", "sign"}:
            self.at += 1
            return (Gap(int(said[3:])) if kind == "gap" else Sign(said),)
        choices, missing = [], False
        while True:
            run, optional = self._choice(depth)
            choices += run
            missing = missing or optional
            if depth or not self._bar():
                break
            self.at += 1
        return _either(choices, missing=missing)

    def _bar(self) -> bool:
        """Whether a bar comes next, and behind it something to choose."""
        kinds = [kind for kind, _, _ in self.pieces[self.at : self.at + 2]]
        return len(kinds) > 1 and kinds[0] == "or" and kinds[1] in {"word", "list", "open"}

    def _mark(self, said: str, at: int, depth: int) -> Sign:
        if depth or {"[[": self.marked != "", "]]": self.marked != "[["}[said]:
            raise Faulty("a phrase has one stretch to mark, in [[ and ]], and outside of brackets", said, at)
        self.marked = said
        self.at += 1
        return Sign(said)

    def _choice(self, depth: int) -> tuple[list[Run], bool]:
        """What a word, a list or a bracket stands for, and whether it may be missing."""
        kind, said, at = self.pieces[self.at]
        self.at += 1
        optional = said.endswith("?")
        if kind == "word":
            return [_worded(said.removesuffix("?"), at)], optional
        if kind == "list":
            name = " ".join(said.removesuffix("?")[1:-1].split())
            if name in WRITTEN:
                return [(Written(capitals=name),)], optional
            try:
                return [self.lists(name)], optional
            except Faulty as fault:
                raise Faulty(fault.why, said, at) from fault
        if depth >= DEEPEST:
            raise Faulty("brackets within brackets within brackets; give the inner ones a name in 'lists:'", said, at)
        return self._bracket(at, depth)

    def _bracket(self, at: int, depth: int) -> tuple[list[Run], bool]:
        runs = [self._run(depth + 1)]
        while self.at < len(self.pieces) and self.pieces[self.at][0] == "or":
            self.at += 1
            runs.append(self._run(depth + 1))
        if self.at >= len(self.pieces):
            raise Faulty("this bracket is opened and not closed (text that holds # is put in quotes)", "(", at)
        if not all(runs):
            raise Faulty(
                "nothing stands on one side of “|” in this bracket; (a|b)? says that both may be missing", "(", at
            )
        closed = self.pieces[self.at][1]
        self.at += 1
        return runs, closed.endswith("?")


def _either(runs: list[Run], *, missing: bool) -> Run:
    """One part for several runs: a single word wherever that is enough."""
    words = [part for run in runs for part in run if isinstance(part, Word)]
    if all(len(run) == 1 for run in runs) and len(words) == len(runs):
        merged = Word(
            frozenset().union(*(w.words for w in words)),
            tuple(p for w in words for p in w.prefixes),
            tuple(s for w in words for s in w.suffixes),
        )
        return (Either(((merged,), ())),) if missing else (merged,)
    just = [part for run in runs for part in run if isinstance(part, Written) and part.forms]
    if len(just) == len(runs) > 1 and all(len(run) == 1 for run in runs):
        runs = [(Written(frozenset().union(*(written.forms for written in just))),)]
    if len(runs) == 1 and not missing:
        return runs[0]
    return (Either((*runs, ()) if missing else tuple(runs)),)


def together(runs: list[Run]) -> Run:
    """Several phrases as one part."""
    return _either(runs, missing=False)


def _worded(said: str, at: int) -> Run:
    if said.startswith("="):
        return _written(said[1:], said, at)
    if said.startswith("*") and said[1:].isalpha():
        return (Word(frozenset(), (), (said[1:].lower(),)),)
    ending = said[-1] if said[-1] in "*~" else ""
    words = [word.lstrip("-") or word for word in split(said.removesuffix(ending) or "-")]
    if not words or (ending and not words[-1][0].isalpha()):
        raise Faulty("a word is missing here", said, at)
    run = [Word(frozenset({word})) for word in words]
    if ending == "*":
        run[-1] = Word(frozenset(), (words[-1],))
    elif ending == "~":
        run[-1] = Word(frozenset(verbs.conjugated(words[-1])))
    return tuple(run)


def _written(said: str, whole: str, at: int) -> Run:
    """Words in just these capitals."""
    if not any(letter.isalpha() for letter in said) or said[-1] in "*~":
        raise Faulty("behind “=” stands one whole word, in the capitals that it must have: =OR", whole, at)
    tokens = Tokens(said)
    return tuple(Written(frozenset({said[start:end]})) for start, end in tokens.places)
