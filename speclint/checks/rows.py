"""Words in a row: the comma between verbs or things that is missing or too much, and the hyphen before a noun."""

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
from speclint.text.nouns import before_noun, joined

_Words: TypeAlias = Sequence[Word]
_JOINTS = frozenset(("and", "or"))
_AFTER_TWO = _JOINTS | {","}
"""What stands behind the first two members of every row."""


def _hit(passage: Passage, first: Word, last: Word, instead: str = "", **data: str) -> Hit:
    span = passage.span(first.start, last.end)
    fixes = (Fix(f"write “{instead}”", (Edit(span, instead),), safe=False),) if instead else ()
    return Hit(span, {"instead": instead, **data}, fixes=fixes)


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
            for begin, end in clauses(words):
                for at in range(begin, end - 3):
                    if words[at + 2].low not in _AFTER_TWO:
                        continue
                    row = self._row(words, at, first=at == begin) if self.between == "verbs" else _things(words, at)
                    if row:
                        one, last = words[at], words[row]
                        yield _hit(passage, one, last, f"{one.text}, {passage.text[words[at + 1].start : last.end]}")

    def _row(self, words: _Words, at: int, *, first: bool) -> int:
        """The last verb of a row whose first two verbs stand side by side; 0 where there is none."""
        one, two, joint = words[at], words[at + 1], words[at + 2]
        last = at + 3 + (joint.text == "," and word_at(words, at + 3).low in _JOINTS)
        if (joint.low not in _JOINTS and last == at + 3) or not small(two) or not small(word_at(words, last)):
            return 0
        if one.low in self.helping or two.low == word_at(words, last).low:
            return 0
        before = word_at(words, at - 1)
        if before.kind in "tm" and not first:
            return last if one.kind == "v" and _often(two.low, "v") and verb_only(words[last].low) else 0
        if not first or one.kind != "z" or not _third(two.low) or two.kind not in "zN":
            return 0
        return last if third_only(words[last].low) else 0


def _things(words: _Words, at: int) -> int:
    """The second of two plurals side by side where a row begins: "fences benches and tables"; 0 where none does."""
    one, two, joint = words[at], words[at + 1], words[at + 2]
    if one.kind != "N" or two.kind != "N" or not small(one) or not small(two) or before_noun(one.low):
        return 0
    if joint.low not in {*_JOINTS, ","} or any(_verbal(word.low) for word in (one, two)):
        return 0
    following = word_at(words, at + 3 + (joint.text == "," and word_at(words, at + 3).low in _JOINTS))
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
            for begin, end in clauses(words):
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


_JOINED = 0.34
_SUFFIXES = terms("hyphened-suffixes")


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
        after = word_at(words, at + 3)
        if noun.kind not in "nN" and not (noun.kind == "j" and after.kind in "nN" and after.text.islower()):
            return False
        if not small(second) or not noun.text.isalpha() or not first.low.isalpha():
            return False
        if words[at + 1].start - first.end != 1 or (first.text[0].isupper() and at):
            return False
        together, apart = joined(first.low, second.low)
        if together and together >= _JOINED * (together + apart):
            return noun.text.islower() and not (first.kind == "#" and noun.kind == "j")
        fits = (
            (word_at(words, at - 1).low not in _JOINTS or word_at(words, at - 2).kind == "j")
            and first.kind in "nN"
            and second.kind in "dj"
            and second.low in _SUFFIXES
        )
        return fits and not apart and noun.kind in "nN" and small(first) and _alone(word_at(words, at - 1))


def _alone(before: Word) -> bool:
    """Whether no word stands in front that belongs to the pair: "physical fitness related", "full time paid"."""
    return before.kind not in "nNP" and before.low not in {"full", "part", "half", "long", "short", "physical"}


CHECKS = {
    "comma-missing": CommaMissing,
    "comma-between-two": CommaBetweenTwo,
    "hyphen-missing": HyphenMissing,
}
