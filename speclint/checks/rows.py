"""Rows of words and statements: a comma or an "and" that is missing, a member that has another form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal, TypeAlias

from speclint.document import Edit
from speclint.finding import Fix, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Passage, Plan, Spec
from speclint.text.classes import Word, third_only, uses, verb_only
from speclint.text.nouns import before_noun, joined

_Words: TypeAlias = Sequence[Word]
_NONE = Word("", "", "$", 0, 0)
_JOINTS = frozenset(("and", "or"))


def _at(words: _Words, at: int) -> Word:
    """A word, or nothing beyond the ends."""
    return words[at] if 0 <= at < len(words) else _NONE


def _small(word: Word) -> bool:
    return word.text.isascii() and word.text.isalpha() and word.text.islower()


def _hit(passage: Passage, first: Word, last: Word, instead: str = "", **data: str) -> Hit:
    span = passage.span(first.start, last.end)
    fixes = (Fix(f"write “{instead}”", (Edit(span, instead),), safe=False),) if instead else ()
    return Hit(span, {"instead": instead, **data}, fixes=fixes)


def _clauses(words: _Words) -> Iterator[tuple[int, int]]:
    """From which word to which each clause reaches; a bracket is left to its clause."""
    begin = 0
    for at, word in enumerate(words):
        if word.text in {".", ";", ":", "?", "!", "•"}:
            if at > begin:
                yield begin, at
            begin = at + 1
    if begin < len(words):
        yield begin, len(words)


@dataclass(frozen=True)
class CommaMissing(Check):
    """Verbs or things in a row without a comma between the first two: "to store track and retrieve"."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"instead"})

    between: Literal["verbs", "things"] = "verbs"
    helping: frozenset[str] = frozenset()
    """Verbs that another may follow at once: "help plan and run"."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such row, from its first verb to its last."""
        for _, passage in spec.running():
            words = passage.classed
            for begin, end in _clauses(words):
                for at in range(begin, end - 3):
                    row = self._row(words, at, first=at == begin) if self.between == "verbs" else _things(words, at)
                    if row:
                        one, last = words[at], words[row]
                        yield _hit(passage, one, last, f"{one.text}, {_said(passage, words, at + 1, row + 1)}")

    def _row(self, words: _Words, at: int, *, first: bool) -> int:
        """The last verb of a row whose first two verbs stand side by side; 0 where there is none."""
        one, two, joint = words[at], words[at + 1], words[at + 2]
        last = at + 3 + (joint.text == "," and _at(words, at + 3).low in _JOINTS)
        if (joint.low not in _JOINTS and last == at + 3) or not _small(two) or not _small(_at(words, last)):
            return 0
        if one.low in self.helping or two.low == _at(words, last).low:
            return 0
        before = _at(words, at - 1)
        if before.kind in "tm" and not first:
            return last if one.kind == "v" and _often(two.low, "v") and verb_only(words[last].low) else 0
        if not first or one.kind != "z" or not _third(two.low) or two.kind not in "zN":
            return 0
        return last if third_only(words[last].low) else 0


def _things(words: _Words, at: int) -> int:
    """The second of two plurals side by side where a row begins: "fences benches and tables"; 0 where none does."""
    one, two, joint = words[at], words[at + 1], words[at + 2]
    if one.kind != "N" or two.kind != "N" or not _small(one) or not _small(two) or before_noun(one.low):
        return 0
    if joint.low not in {*_JOINTS, ","} or any(_verbal(word.low) for word in (one, two)):
        return 0
    following = _at(words, at + 3 + (joint.text == "," and _at(words, at + 3).low in _JOINTS))
    return at + 1 if following.kind in "nNj" else 0


_TOO = {"v": 0.2, "z": 0.03}
"""From which share of its uses on a plural, or its singular, may be a verb."""


def _verbal(word: str) -> bool:
    """Whether a plural may as well be the third person of a verb: "reports"."""
    for form, kind in ((word, "z"), (word.removesuffix("s"), "v")):
        counts = uses(form)
        if counts.get(kind, 0) > _TOO[kind] * sum(counts.values()):
            return True
    return False


_OFTEN = {"v": 0.6, "z": 0.3}
"""From which share of its uses on a word is taken for a bare verb, for the third person of one."""


def _often(word: str, kind: str) -> bool:
    """Whether a word is often a verb: "track", "reviews", but not "order", "reports"."""
    counts = uses(word)
    return counts.get(kind, 0) >= _OFTEN[kind] * sum(counts.values()) > 0


def _third(word: str) -> bool:
    return bool(third_only(word)) or _often(word, "z")


@dataclass(frozen=True)
class CommaBetweenTwo(Check):
    """A comma between the two verbs that a statement begins with: "Develops, and implements policies"."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"instead"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Both verbs with what stands between them."""
        for _, passage in spec.running():
            words = passage.classed
            for begin, end in _clauses(words):
                first = begin + (words[begin].low in _JOINTS)
                if first + _TWO < end and _parted(words[first : first + _TWO + 1]):
                    one, _, joint, two = words[first : first + _TWO]
                    yield _hit(passage, one, two, f"{one.text} {joint.text} {two.text}")


_TWO = 4
"""Words from the first of two verbs, over a comma and a joint, to what they do it to."""


def _parted(row: _Words) -> bool:
    """Whether a comma parts two verbs in one form from each other, and their object follows."""
    one, comma, joint, two, after = row
    return comma.text == "," and joint.low in _JOINTS and _one_form(one, two) and after.kind in "asnNjP"


def _one_form(one: Word, two: Word) -> bool:
    """Whether both are the bare form of a verb, or both the third person; one of them is nothing else."""
    if one.kind != two.kind or two.low in {"has", "is", "does", "have", "do", "be"}:
        return False
    if one.kind == "z":
        return bool(third_only(one.low) or third_only(two.low))
    return one.kind == "v" and (verb_only(one.low) or verb_only(two.low))


_CLOSED = frozenset("and or etc but including nor then as i.e e.g such".split())
_LONGEST = 8
"""Words of a member of a list."""


@dataclass(frozen=True)
class AndMissing(Check):
    """A list, of nouns within a clause or of clauses at semicolons, whose last member has no "and" or "or"."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"instead"})

    between: Literal["commas", "semicolons", "verbs"] = "commas"

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The last member of each such list."""
        for _, passage in spec.running():
            words = passage.classed
            if self.between == "semicolons":
                yield from _open_end(passage, words)
                continue
            last = _last_member if self.between == "commas" else _last_verb
            for begin, end in _clauses(words):
                if at := last(words, begin, end):
                    until = end if self.between == "commas" else at + 1
                    yield _hit(passage, words[at - 1], words[until - 1], ", and " + _said(passage, words, at, until))


def _said(passage: Passage, words: _Words, begin: int, end: int) -> str:
    return passage.text[words[begin].start : words[end - 1].end]


def _last_member(words: _Words, begin: int, end: int) -> int:
    """Where the last member of a list of nouns begins that has no "and" before it."""
    commas = [at for at in range(begin, end) if words[at].text == ","]
    if len(commas) < 2 or _at(words, end).text == ":":  # noqa: PLR2004 - two commas make three members
        return 0
    for first, last in ((commas[-2], commas[-1]), (commas[-1], end)):
        member = words[first + 1 : last]
        if not member or len(member) > _LONGEST or any(w.low in _CLOSED or w.kind in 'vzmwpgdP(#"' for w in member):
            return 0
        if member[0].kind not in "njN" or any(w.text[0].isupper() for w in member):
            return 0
    return commas[-1] + 1 if words[commas[-1] - 1].kind in "nN" and words[end - 1].kind in "nN" else 0


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
    return verbs[-1] + 1 if _at(words, verbs[-1] + 2).kind in "aNjns" else 0


_TURNS = frozenset("if when while as that to".split())


def _thirdly(word: str) -> bool:
    counts = uses(word)
    return bool(third_only(word)) or counts.get("z", 0) >= _OFTEN["v"] * sum(counts.values()) > 0


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


_JOINED = 0.34
_SUFFIXES = frozenset(
    "paid related specific facing funded driven assisted oriented owned sponsored approved issued certified sensitive"
    " elected provided appointed generated operated focused centered based".split()
)


@dataclass(frozen=True)
class HyphenMissing(Check):
    """Two words before a noun that specifications join with a hyphen there, or that the second one asks for."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"instead"})

    never: frozenset[str] = frozenset()
    """Pairs that are names or stand apart by right."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such pair, once a passage."""
        for _, passage in spec.running():
            words, told = passage.classed, set[str]()
            for at in range(len(words) - 2):
                pair = f"{words[at].low}-{words[at + 1].low}"
                if pair not in told and pair not in self.never and self._missing(words, at):
                    told.add(pair)
                    instead = f"{words[at].text}-{words[at + 1].text}"
                    yield _hit(passage, words[at], words[at + 1], instead)

    def _missing(self, words: _Words, at: int) -> bool:
        first, second, noun = words[at], words[at + 1], words[at + 2]
        after = _at(words, at + 3)
        if noun.kind not in "nN" and not (noun.kind == "j" and after.kind in "nN" and after.text.islower()):
            return False
        if not _small(second) or not noun.text.isalpha() or not first.low.isalpha():
            return False
        if words[at + 1].start - first.end != 1 or (first.text[0].isupper() and at):
            return False
        together, apart = joined(first.low, second.low)
        if together and together >= _JOINED * (together + apart):
            return noun.text.islower() and not (first.kind == "#" and noun.kind == "j")
        fits = (
            _at(words, at - 1).low not in _JOINTS
            and first.kind in "nN"
            and second.kind in "dj"
            and second.low in _SUFFIXES
        )
        return fits and not apart and noun.kind in "nN" and _at(words, at - 1).kind not in "nNP" and _small(first)


CHECKS = {
    "comma-missing": CommaMissing,
    "and-missing": AndMissing,
    "comma-between-two": CommaBetweenTwo,
    "hyphen-missing": HyphenMissing,
}
