"""Lists within a sentence: the "and" before the last member, and the form that its clauses have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal, TypeAlias

from speclint.document import Edit
from speclint.finding import Fix, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import terms
from speclint.spec import Passage, Plan, Spec
from speclint.text.classes import Word, clauses, small, third_only, uses, verb_only, word_at
from speclint.text.verbs import inflected, verbs

_Words: TypeAlias = Sequence[Word]
_JOINTS = frozenset(("and", "or"))


def _hit(passage: Passage, first: Word, last: Word, instead: str = "", **data: str) -> Hit:
    span = passage.span(first.start, last.end)
    fixes = (Fix(f"write “{instead}”", (Edit(span, instead),), safe=False),) if instead else ()
    return Hit(span, {"instead": instead, **data}, fixes=fixes)


_CLOSED = terms("closing-joints")
_LONGEST = 8
"""Words of a member of a list."""


@dataclass(frozen=True)
class AndMissing(Check):
    """A list, of nouns within a clause or of clauses at semicolons, whose last member has no "and" or "or"."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"instead"})

    between: Literal["commas", "semicolons", "verbs", "doings"] = "commas"

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The last member of each such list."""
        for _, passage in spec.running():
            words = passage.classed
            if self.between == "semicolons":
                yield from _open_end(passage, words)
                continue
            last = {"commas": _last_member, "verbs": _last_verb, "doings": _last_doing}[self.between]
            for begin, end in clauses(words):
                if at := last(words, begin, end):
                    until = end if self.between == "commas" else at + 1
                    yield _hit(passage, words[at - 1], words[until - 1], ", and " + _said(passage, words, at, until))


def _said(passage: Passage, words: _Words, begin: int, end: int) -> str:
    return passage.text[words[begin].start : words[end - 1].end]


def _last_member(words: _Words, begin: int, end: int) -> int:
    """Where the last member of a list of nouns begins that has no "and" before it."""
    commas = [at for at in range(begin, end) if words[at].text == ","]
    if len(commas) < 2 or word_at(words, end).text == ":":  # noqa: PLR2004 - two commas make three members
        return 0
    for first, last in ((commas[-2], commas[-1]), (commas[-1], end)):
        member = words[first + 1 : last]
        if not member or len(member) > _LONGEST or any(w.low in _CLOSED or w.kind in 'vzmwpgdP(#"' for w in member):
            return 0
        if member[0].kind not in "njN" or any(w.text[0].isupper() for w in member):
            return 0
    return commas[-1] + 1 if words[commas[-1] - 1].kind in "nN" and words[end - 1].kind in "nN" else 0


_ASIDES = frozenset("after before upon when if as where once in with under during".split())
"""Words that begin what stands between "and" and its verb."""


def _last_verb(words: _Words, begin: int, end: int) -> int:
    """Where the last of several statements begins, each with its verb, that has no "and" before it."""
    form = _thirdly if words[begin].kind == "z" else verb_only if words[begin].kind == "v" else None
    commas = [at for at in range(begin + 2, end - 2) if words[at].text == ","]
    if form is None or not commas or any(words[at].kind in "wm" or words[at].low in _TURNS for at in range(begin, end)):
        return 0
    verbs = [at for at in commas if form(words[at + 1].low) and words[at + 1].kind == words[begin].kind]
    joints = [at for at in range(begin, end - 1) if words[at].low in _JOINTS or words[at].text in {"(", ")"}]
    if not verbs or any(at > verbs[-1] and _acts(words, at) for at in joints):
        return 0
    if any(form(words[at + 1].low) or words[at].text == "(" for at in joints):
        return 0
    if any(at < verbs[-1] and words[at].low in _JOINTS and words[at + 1].low in _ASIDES for at in joints):
        return 0  # "makes a design and, after approval, makes the final one", though the first comma is missing
    return verbs[-1] + 1 if word_at(words, verbs[-1] + 2).kind in "aNjnsr" else 0


def _last_doing(words: _Words, begin: int, end: int) -> int:
    """Where the last of three or more doings begins ("planning …, holding …, keeping …") that has no "and"."""
    commas = [at for at in range(begin, end - 2) if words[at].text == "," and words[at + 1].kind == "g"]
    if len(commas) < 2 or not _doing_begins(words, begin, commas[0]):  # noqa: PLR2004 - and the first, which no comma precedes
        return 0
    behind = range(commas[-1], end)
    if any(words[at].low in _CLOSED or words[at].text in {"(", ")"} for at in behind):
        return 0
    return commas[-1] + 1 if word_at(words, commas[-1] + 2).kind in "aNjns" else 0


def _doing_begins(words: _Words, begin: int, end: int) -> bool:
    """Whether a clause begins with a doing, or has one behind a preposition or "include"."""
    if words[begin].kind == "g":
        return True
    return any(
        words[at].kind == "g" and (words[at - 1].kind == "i" or words[at - 1].low.startswith("includ"))
        for at in range(begin + 1, end)
    )


_TURNS = terms("turns")


_MOSTLY = 0.6
"""From which share of its uses on a word is taken for the third person of a verb."""


def _thirdly(word: str) -> bool:
    counts = uses(word)
    return bool(third_only(word)) or counts.get("z", 0) >= _MOSTLY * sum(counts.values()) > 0


_ONCE = 4
"""Up to so many uses as a verb may be slips of the counting."""


def _acts(words: _Words, at: int) -> bool:
    """Whether a verb may stand behind a joint, or a comma before it: the row has its "and"."""
    counts = uses(words[at + 1].low)
    verb = sum(counts.get(kind, 0) for kind in "vzr")
    return words[at - 1].text == "," or verb > _ONCE or not counts


_FEWEST = 3
"""Semicolons from which clauses are a list."""


def _open_end(passage: Passage, words: _Words) -> Iterator[Hit]:
    """The last clause of a sentence of clauses at semicolons, where no "and" stands before any of them."""
    for begin, end in _sentences(words):
        begun = [n + 1 for n in range(begin, end) if words[n].text == ";" and n + 1 < end]
        if len(begun) < _FEWEST or not words[begun[-1]].text[0].islower():
            continue
        if not any(words[n].low in {*_JOINTS, "etc"} for n in begun):
            yield _hit(passage, words[begun[-1]], words[min(begun[-1] + 2, end - 1)])


def _sentences(words: _Words) -> Iterator[tuple[int, int]]:
    """From which word to which each sentence reaches, without what closes it."""
    begin = 0
    for at, word in enumerate(words):
        if word.text in {".", "?", "!"} and (at + 1 == len(words) or words[at + 1].text[0].isupper()):
            yield begin, at
            begin = at + 1
    end = len(words) - (bool(words) and words[-1].text == ";")
    if begin < end:
        yield begin, end


@dataclass(frozen=True)
class AndTwice(Check):
    """Three things with two joints and no comma: "supervision and training and directing crews"."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"instead"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """From the word before the first joint to the one behind the second."""
        for _, passage in spec.running():
            words = passage.classed
            for at in range(1, len(words) - 3):
                one, first, two, second, three = words[at - 1 : at + 4]
                alike = first.low == second.low == "and" and all(small(word) for word in (one, two, three))
                if alike and one.kind in "nNjgvz" and two.kind in "nNjgvz" and three.kind in "nNjg":
                    yield _hit(passage, one, three)


_FRAGMENT = terms("responsible")


@dataclass(frozen=True)
class ClauseForm(Check):
    """A clause in the third person in a sentence that began with a command: "Assist crews; keeps the log"."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"instead", "word", "model"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first such clause of each sentence."""
        for _, passage in spec.running():
            words = passage.classed
            for begin, end in _sentences(words):
                if odd := _odd_clause(words, begin, end):
                    word, first = words[odd], words[begin]
                    base = verbs().get(word.low, (third_only(word.low), ""))[0]
                    instead = inflected(base, "base") if first.low not in _FRAGMENT and base else ""
                    yield _hit(passage, word, word, instead, word=word.text, model=first.text)


def _odd_clause(words: _Words, begin: int, end: int) -> int:
    """Where the first clause begins that has the third person, in a sentence that begins otherwise; 0 without one."""
    first = words[begin]
    bare = verbs().get(first.low, ("", ""))[1] == "base" and first.kind == "v"
    if not bare and not (first.low in _FRAGMENT and word_at(words, begin + 1).low in {"for", "to", "responsibility"}):
        return 0
    begun = [n + 1 + (words[n + 1].low in _JOINTS) for n in range(begin, end - 2) if words[n].text == ";"]
    for at in begun:
        word = word_at(words, at)
        if word.kind == "z" and _thirdly(word.low) and word_at(words, at + 1).kind in "asnNjPc,i":
            return at
    return 0


CHECKS = {"and-missing": AndMissing, "and-twice": AndTwice, "clause-form": ClauseForm}
