"""Word classes: which word of a passage is a noun, which a verb, told by the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import log
from operator import itemgetter
from typing import Any, NamedTuple

from speclint.shipped import Drawers, data, table
from speclint.text.expression import Expression
from speclint.text.verbs import third_person

NOUN, PLURAL, NAME, ADJECTIVE, BARE, THIRD, PAST, GERUND = "nNPjvzdg"
MODAL, TO, PREPOSITION, ARTICLE, WHICH, JOINT, NUMBER, PRONOUN, POSSESSIVE, ADVERB = "mtiawc#psr"
"""The classes, each a letter: ``BARE`` a verb as after "to", ``THIRD`` as in "plans", ``PAST`` "planned" in all uses,
``GERUND`` "planning". A sign (comma, colon, bracket) is a class of its own, any other sign ``"``."""
SIGNS = ",;:()/"
CLOSE = frozenset(".;:?!•")
ENDS = ".;:•"
"""Behind these a clause begins."""

_WORD = Expression(
    r"[^\W\d_]+(?![\w.'’-])"  # most words, found without looking at what follows
    r"|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:-[^\W_]+)*(?=['’]s\b)|['’]s\b"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*['’]?(?:-[^\W_]+(?:['’][^\W_]+)*)*"
    r"|\$?\d+(?:[.,/]\d+)*%?(?:st|nd|rd|th)?(?:-[^\W_]+)*|[^\w\s]"
)
_SHARES = (0.6, 0.3, 0.1)
"""How much the two classes before a word say about its own, how much the last one does, and how much none."""
_LEAST = 1e-9
_RARE = 0.02
"""What share of a word's uses a class must have to be thought of."""
_SEEN = 3
"""From how many uses on a word is not judged by its ending."""
_UNSEEN = 2.0
"""How many uses the ending of a word counts for."""
_LONGEST = 5
"""Letters of an ending."""
_SHORTER = 0.3
"""How much a shorter ending says beside a longer one."""
_THOUGHT = 0.02

_Counts = Mapping[str, float]
_Own = tuple[tuple[str, float], ...]
"""The classes that a word may have, each with how much speaks for it."""


class _Table(NamedTuple):
    """What was counted in real specifications."""

    words: Drawers
    """Each with its row, which is only read for a word that stands on a page."""
    endings: Drawers
    classes: dict[str, float]
    threes: dict[str, float]
    after_two: dict[str, float]
    twos: dict[str, float]
    after_one: dict[str, float]
    total: float


class Word(NamedTuple):
    """A word or sign of a text, and where it stands."""

    text: str
    low: str
    kind: str
    start: int
    end: int


def classed(text: str) -> tuple[Word, ...]:
    """Every word and sign of a text with its class."""
    even = text.replace("’", "'")
    found = _WORD.findall(even)
    starts, ends, end = list[int](), list[int](), 0
    for word in found:  # what lies between two words begins none: each is found where the expression found it
        start = even.find(word, end)
        end = start + len(word)
        starts.append(start)
        ends.append(end)
    return tuple(map(Word, found, map(str.lower, found), _likeliest(found), starts, ends))


@cache
def uses(word: str) -> _Counts:
    """How often real specifications use a word (in lower case) in each class."""
    return _read(_table().words.get(word) or "")


def _read(row: str) -> dict[str, float]:
    """The counts of a row: ``n12 v3``."""
    return {pair[0]: float(pair[1:]) for pair in row.split(" ")} if row else {}


def _likeliest(words: Sequence[str]) -> str:
    """The likeliest row of classes.

    Three words in four have one class. Behind two such words nothing that stood before them has a say, so only the
    stretches between are weighed, and most of those stood on a page before.
    """
    kinds, open_, lone, first = "^^", list[_Own](), True, True
    for word in words:
        own = _own(word, first)
        first = word in ENDS
        if len(own) > 1:
            open_.append(own)
            lone = False
        elif not open_:
            kinds += own[0][0]
        elif lone:
            kinds += _weighed(kinds[-2:], (*open_, own))
            open_ = []
        else:
            open_.append(own)
            lone = True
    return (kinds + _weighed(kinds[-2:], tuple(open_)))[2:]


@lru_cache(maxsize=1 << 15)
def _weighed(state: str, words: tuple[_Own, ...]) -> str:
    """The likeliest row of classes behind two that are known (Viterbi, over pairs of classes)."""
    rows = {state: (0.0, "")}
    for own in words:
        reached: dict[str, tuple[float, str]] = {}
        for before, (score, row) in rows.items():
            follows, last = _after(before), before[1]
            for kind, speaks in own:
                value = score + speaks + follows[kind]
                state = last + kind
                best = reached.get(state)
                if best is None or value > best[0]:
                    reached[state] = (value, row + kind)
        rows = reached
    return max(rows.values(), key=itemgetter(0))[1]


class _Follows(dict[str, float]):
    """How likely each class is behind two others (natural logarithm), worked out when it is asked for."""

    def __init__(self, two: str) -> None:
        super().__init__()
        self.two = two

    def __missing__(self, kind: str) -> float:
        table, last = _table(), self.two[1]
        both = table.threes.get(self.two + kind, 0) / max(table.after_two.get(self.two, 0), 1)
        one = table.twos.get(last + kind, 0) / max(table.after_one.get(last, 0), 1)
        alone = table.classes.get(kind, 0) / table.total
        found = self[kind] = log(_SHARES[0] * both + _SHARES[1] * one + _SHARES[2] * alone + _LEAST)
        return found


@cache
def _after(two: str) -> _Follows:
    return _Follows(two)


@cache
def _own(word: str, first: bool) -> _Own:  # noqa: FBT001 - a cached function of two facts
    """The classes that a word may have, and how much it speaks for each (natural logarithm)."""
    table = _table()
    form = NUMBER if word[0].isdigit() or word[0] == "$" else word
    counts = _read(table.words.get(form.lower()) or "")
    for kind, n in _read(table.words.get(form) or "").items() if form != form.lower() else ():
        counts[kind] = counts.get(kind, 0) + (n * _SHORTER if first else n)
    if sum(counts.values()) < _SEEN:
        _guess(form, first, counts)
    whole = sum(counts.values())
    return tuple(
        (kind, log(n / whole) - log(max(table.classes.get(kind, 0), 1) / table.total))
        for kind, n in counts.items()
        if n / whole > _RARE
    )


def _guess(form: str, first: bool, counts: dict[str, float]) -> None:  # noqa: FBT001 - as above
    """Judge a word that specifications hardly use by its ending and its capital."""
    if not any(c.isalpha() for c in form):
        if not counts:
            counts[form if form in SIGNS else "." if form in ".!?" else NUMBER if form == NUMBER else '"'] = 1
        return
    size = "C" if form[0].isupper() and not first else "c"
    if size == "C":
        counts[NAME] = counts.get(NAME, 0) + _UNSEEN
    for kind, share in _by_ending(size, form.lower().rsplit("-", 1)[-1]):
        if share > _THOUGHT:
            counts[kind] = counts.get(kind, 0) + share * _UNSEEN


def _by_ending(size: str, word: str) -> list[tuple[str, float]]:
    """Which classes words with such an ending have, the longer endings counting for more."""
    endings = _table().endings
    shares = _shared(_read(endings.get(size) or "n1"))
    for length in range(1, min(_LONGEST, len(word)) + 1):
        longer = _read(endings.get(size + word[-length:]) or "")
        if not longer:
            break
        own = _shared(longer)
        shares = {
            kind: (own.get(kind, 0) + _SHORTER * shares.get(kind, 0)) / (1 + _SHORTER)
            for kind in dict.fromkeys((*own, *shares))
        }
    return list(shares.items())


def _shared(counts: _Counts) -> dict[str, float]:
    whole = sum(counts.values())
    return {kind: n / whole for kind, n in counts.items()}


@cache
def _table() -> _Table:
    """The counts of ``data/classes.txt``."""
    words, endings, *rest = table(_counts)
    return _Table(Drawers(words), Drawers(endings), *rest)


def _counts() -> tuple[Any, ...]:
    """Words, endings (``~``) and threes of classes (``=``), and sums of these."""
    words: dict[str, str] = {}
    endings: dict[str, str] = {}
    threes: dict[str, float] = {}
    for line in data("classes.txt").read_text("utf-8").splitlines():
        name, _, row = line.partition(" ")
        if name[0] == "=" and len(name) > 1:
            threes[name[1:]] = float(row)
        elif name[0] == "~" and len(name) > 1:
            endings[name[1:]] = row
        elif name != "##":
            words[name] = row
    after_two, twos, after_one, classes = (dict[str, float]() for _ in range(4))
    for three, n in threes.items():
        for sums, part in ((after_two, three[:2]), (twos, three[1:]), (after_one, three[1]), (classes, three[2])):
            sums[part] = sums.get(part, 0) + n
    return Drawers.put(words), Drawers.put(endings), classes, threes, after_two, twos, after_one, sum(classes.values())


_SURE = 0.95
_KNOWN = 3
"""From how many uses on a word can be said to be nothing but a verb."""


@cache
def verb_only(word: str) -> bool:
    """Whether a word is the bare form of a verb and hardly ever anything else: "oversee", "provide"."""
    counts = uses(word)
    whole = sum(counts.values())
    return whole >= _KNOWN and counts.get(BARE, 0) >= _SURE * whole and counts.get(NOUN, 0) <= whole / 50 + 1


@cache
def third_only(word: str) -> str:
    """Of the third person of such a verb ("oversees") its bare form; nothing for other words."""
    if not word.endswith("s") or word.endswith("ss"):
        return ""
    bases = (word[:-1], word[:-2] if word.endswith("es") else "", word[:-3] + "y" if word.endswith("ies") else "")
    return next((base for base in bases if base and verb_only(base) and third_person(base) == word), "")


@cache
def mostly(word: str, kind: str) -> bool:
    """Whether nine in ten uses of a word are of one class."""
    counts = uses(word)
    return counts.get(kind, 0) >= 0.9 * sum(counts.values()) > 0


def nearly_always(word: str, kind: str) -> bool:
    """Whether a word is of one class, and hardly ever of another."""
    if kind in {BARE, THIRD}:
        return verb_only(word) if kind == BARE else bool(third_only(word))
    return mostly(word, kind)


NOTHING = Word("", "", "$", 0, 0)
"""What stands in front of the first word, and behind the last."""


def word_at(words: Sequence[Word], number: int) -> Word:
    """A word of a row, or nothing beyond its ends."""
    return words[number] if 0 <= number < len(words) else NOTHING


def small(word: Word) -> bool:
    """Whether a word is of small letters and nothing else."""
    return word.text.isascii() and word.text.isalpha() and word.text.islower()


def clauses(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """From which word up to which each clause reaches, without the signs that end them."""
    begin = 0
    for number, word in enumerate(words):
        if word.text in CLOSE:
            if number > begin:
                yield begin, number
            begin = number + 1
    if begin < len(words):
        yield begin, len(words)
