"""Forms within one statement: a verb, or a member of a list, that breaks off from those before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal, NamedTuple, TypeAlias

from speclint.document import Edit
from speclint.finding import Fix, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import terms
from speclint.spec import Passage, Plan, Spec
from speclint.text.classes import Word, clauses, mostly, small, third_only, uses, verb_only, word_at
from speclint.text.verbs import gerund, third_person, verbs

_Words: TypeAlias = Sequence[Word]
_JOINTS = frozenset(("and", "or"))


class _Odd(NamedTuple):
    """Which words are marked, the word that sets the form, and what to write instead."""

    first: int
    last: int
    model: int
    wanted: str = ""


@dataclass(frozen=True)
class FormBreaks(Check):
    """A verb, or a member of a list, in another form than those before it: "Keeps the log and check the gates"."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"word", "model", "wanted"})

    among: Literal["verbs", "things", "both"] = "verbs"
    """``both``: a list of things without an "and", and a verb behind it: "Files maps, plans, and keeps logs"."""
    helping: frozenset[str] = frozenset()
    """Verbs behind which a person does something in the plain form: "helps crews plan and run drills"."""
    describing: frozenset[str] = frozenset()
    """Forms with -ing that stand before a noun as adjectives do: "operating instructions"."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such verb or member."""
        for _, passage in spec.running():
            words = passage.classed
            for begin, end in clauses(words):
                look = {"verbs": self._verb, "things": self._member, "both": _runs_on}[self.among]
                if odd := look(words, begin, end):
                    yield _hit(passage, words, odd)

    def _verb(self, words: _Words, begin: int, end: int) -> _Odd | None:
        """The first verb of a statement that has another form than the one it begins with."""
        first = words[begin]
        third = first.kind == "z" or (bool(third_only(first.low)) and first.kind == "N")
        if verbs().get(first.low, ("", ""))[1] == "s" and (beside := _beside_third(words, begin)):
            return beside
        if third and first.low not in self.helping:
            return _after_third(words, begin, end)
        if first.kind == "v" and verb_only(first.low) and first.low not in self.helping:
            return _after_bare(words, begin, end)
        return _after_to(words, begin, end)

    def _member(self, words: _Words, begin: int, end: int) -> _Odd | None:
        """The last member of a list of things, where it says with -ing what is done to one."""
        joint = next((at for at in range(end - 2, begin, -1) if words[at].low in _JOINTS), 0)
        if not joint or joint - begin < _LIST or words[joint + 1].low in self.describing:
            return None
        doing, then = words[joint + 1], word_at(words, joint + 2)
        if not (doing.kind == "g" and small(doing) and (then.kind in "as" or self._done_to(doing, then))):
            return None
        before = words[begin:joint]
        if any(word.kind in "gmw" or word.low.endswith("ing") for word in before) or not any(
            word.text == "," for word in before
        ):
            return None
        members = _members(words, begin, joint)
        if len(members) < _MEMBERS or any(words[a].kind not in "njNPdas" for a, _ in members[1:]):
            return None
        return _Odd(joint + 1, joint + 2, members[-1][0])

    @staticmethod
    def _done_to(doing: Word, then: Word) -> bool:
        """Whether a form with -ing, of a verb that is nothing else, does something to several things."""
        return then.kind == "N" and mostly(doing.low, "g") and verb_only(verbs().get(doing.low, ("", ""))[0])


_LIST = 4
_MEMBERS = 2
_OBJECT = frozenset("asnNjP")
_THEM = frozenset(("it", "them"))
_STOPS = frozenset("mtw")
"""Classes behind which another verb sets the form: "to", "may", "who"."""


def _members(words: _Words, begin: int, end: int) -> list[tuple[int, int]]:
    """From which word to which each member of a list reaches, whose members commas part."""
    found, start = [], begin
    for at in range(begin, end + 1):
        if at == end or words[at].text == ",":
            if at > start:
                found.append((start, at))
            start = at + 1
    return found


def _beside_third(words: _Words, begin: int) -> _Odd | None:
    """A verb in another form right beside the first one: "Plans, organizing and directs", "Reads and used"."""
    row = words[begin : begin + 5]
    if len(row) == len(("one", ",", "two", "and", "three")) and [w.text for w in row[1::2]] == [",", "and"]:
        base = verbs().get(row[2].low, ("", ""))[0]
        if row[2].kind == "g" and base and row[4].kind == "z":
            return _Odd(begin + 2, begin + 2, begin, third_person(base))
    one, joint, two = words[begin], word_at(words, begin + 1), word_at(words, begin + 2)
    after = word_at(words, begin + 3)
    acts = two.kind in "nv" and verbs().get(two.low, ("", ""))[1] == "base" and after.kind in "asN" and small(after)
    if joint.low == "and" and third_only(one.low) and acts and word_at(words, begin + 4).kind not in "nNjz":
        return _Odd(begin + 2, begin + 2, begin, third_person(two.low))  # "Investigates and issue notices"
    if joint.low in _JOINTS and one.kind == "z" and two.kind == "d" and after.kind in "asj":
        return _Odd(begin + 2, begin + 2, begin)
    return None


def _runs_on(words: _Words, begin: int, end: int) -> _Odd | None:
    """A second verb behind the last thing of a list that has no "and": "Files maps, plans, and keeps logs"."""
    first = words[begin]
    form = third_only if first.kind == "z" else verb_only if first.kind == "v" else None
    joint = next((at for at in range(begin + _LIST, end - 2) if words[at].low == "and"), 0)
    if form is None or not joint or words[joint - 1].text != "," or not form(words[joint + 1].low):
        return None
    members = _members(words, begin, joint - 1)
    if (
        words[joint + 1].kind != first.kind
        or len(members) < _MEMBERS
        or members[0][1] - begin < _MEMBERS
        or word_at(words, joint + 2).kind not in _OBJECT
    ):
        return None
    things = all(word.kind in "njNP" and small(word) for a, b in members[1:] for word in words[a:b])
    things = things and not any(_verbal(words[a].low) for a, _ in members[1:])
    closed = things and words[joint - 2].kind in "nN" and not any(w.kind in _STOPS for w in words[begin:joint])
    return _Odd(members[-1][0] - 1, joint + 1, begin) if closed else None


def _verbal(word: str) -> bool:
    """Whether a word may be a verb: "reviews", "document"."""
    counts = uses(word)
    return word in verbs() or sum(counts.get(kind, 0) for kind in "vz") > _SELDOM * sum(counts.values()) or not counts


_SELDOM = 0.03


def _after_third(words: _Words, begin: int, end: int) -> _Odd | None:
    """The plain form of a verb behind a joint or a comma, in a statement in the third person."""
    for at in range(begin + 1, end):
        word = words[at]
        if word.kind in _STOPS or word.low in _TURNS or (word.low == "to" and "v" in uses(word_at(words, at + 1).low)):
            return None
        before = words[at - 1]
        joined = before.low in _JOINTS or (before.text == "," and verb_only(word.low))
        if not joined or not small(word) or word.kind != "v" or not _bare(word.low, sure=before.text == ","):
            continue
        after = word_at(words, at + 1)
        if before.low in _JOINTS and words[at - 2].kind == "j" and after.kind in "nN":
            continue  # "wild and stray animals"
        plain = after.kind in _OBJECT or after.low in _THEM or after.kind == "#"
        if after.kind in "as" or (plain and verb_only(word.low)) or after.low in _JOINTS:
            return _Odd(at, at, begin, third_person(word.low))
    return None


def _after_bare(words: _Words, begin: int, end: int) -> _Odd | None:
    """The third person of a verb behind a joint, in a statement that began with a command."""
    for at in range(begin + 1, end):
        word = words[at]
        if word.kind in _STOPS or word.low in _TURNS or (word.low == "to" and "v" in uses(word_at(words, at + 1).low)):
            return None
        if words[at - 1].low in _JOINTS and word.kind == "z" and small(word) and (base := third_only(word.low)):
            after = word_at(words, at + 1)
            if after.kind in _OBJECT:
                return _Odd(at, at, begin, base)
    return None


def _after_to(words: _Words, begin: int, end: int) -> _Odd | None:
    """A form with -ing at the end of a row of plain verbs, or a plain verb at the end of a row of such forms."""
    for at in range(begin + 1, end - 1):
        word, before = words[at], words[at - 1]
        if before.low not in _JOINTS or not small(word):
            continue
        after = word_at(words, at + 1)
        row = _row(words, begin, at - 1 - (words[at - 2].text == ","))
        if len(row) < _MEMBERS:
            continue
        lead = word_at(words, row[0] - 1)
        if word.kind == "g" and lead.kind == "t" and words[row[0]].kind == "v" and after.kind in "asNi":
            if not any(words[n].low.endswith("ing") for n in row):
                return _Odd(at, at, row[0], verbs().get(word.low, ("", ""))[0])
        elif lead.kind == "i" and words[row[0]].low.endswith("ing"):
            if word.kind == "v" and after.kind in "as" and all(words[n].low.endswith("ing") for n in row):
                return _Odd(at, at, row[0], gerund(word.low))
            odd = [n for n in row if verb_only(words[n].low)]
            if word.kind == "g" and odd:
                return _Odd(odd[0], odd[0], row[0], gerund(words[odd[0]].low))
    return None


def _row(words: _Words, begin: int, end: int) -> list[int]:
    """The verbs that stand one behind the other, parted by commas, in front of a joint."""
    found: list[int] = []
    at = end - 1
    while at >= begin and words[at].kind in "vgn" and small(words[at]):
        found.insert(0, at)
        if word_at(words, at - 1).text != ",":
            break
        at -= 2
    return found


_TURNS = terms("turns-within")


def _bare(word: str, *, sure: bool) -> bool:
    """Whether a word is a plain verb; unless it has to be *sure*, one that is a noun now and then as well."""
    if verb_only(word):
        return True
    counts = uses(word)
    return not sure and counts.get("v", 0) >= _OFTEN * sum(counts.values()) > 0


_OFTEN = 0.7


def _hit(passage: Passage, words: _Words, odd: _Odd) -> Hit:
    span = passage.span(words[odd.first].start, words[odd.last].end)
    fixes = (Fix(f"write “{odd.wanted}”", (Edit(span, odd.wanted),), safe=False),) if odd.wanted else ()
    data = {"word": words[odd.first].text, "model": words[odd.model].text, "wanted": odd.wanted}
    return Hit(span, data, fixes=fixes)


CHECKS = {"form-breaks": FormBreaks}
