"""Whether words that stand in another order still hang together as they did.

Each noun keeps the verb that acts on it, and its side of it (who does it, to what it is done). Names in a list may change
places, a noun behind “of” may step in front, a phrase may move with its preposition, a verb may turn into the passive.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache, cached_property
from itertools import combinations

from speclint.compare.items import Item, Wording, plural
from speclint.light import dataclass
from speclint.text import verbs
from speclint.text.classes import (
    ADJECTIVE,
    ADVERB,
    ARTICLE,
    BARE,
    GERUND,
    MODAL,
    NOUN,
    NUMBER,
    PAST,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    THIRD,
    classed,
    uses,
)

_ACTING = frozenset((BARE, THIRD))
_ENDS = frozenset(".;:\n")
_MARKS = frozenset({",", ";", "and", "or", "/", "&", ".", ":", "\n"})
_BE = frozenset("be is are was were been being".split())
_UNBOUND = frozenset((NOUN, PLURAL, BARE, THIRD, PAST, PREPOSITION))
_WHO = frozenset("that which who whose whom".split())
_Pairs = Sequence[tuple[int, int]]


@dataclass(eq=False)
class Side:
    """One of two texts: all its words and signs, and those that carry its meaning."""

    words: list[str]
    items: tuple[Item, ...]

    @cached_property
    def kinds(self) -> list[str]:
        """The class of each item: of its first word, or of a verb in it."""
        found = [word for word in classed(" ".join(self.words)) if word.text != "'s"]
        tags = [word.kind for word in found] if len(found) == len(self.words) else [NOUN] * len(self.words)
        kinds = []
        for n, item in enumerate(self.items):
            own = tags[item.at : item.at + item.size]
            kind = next((k for k in own if k in _ACTING), own[0])
            kinds.append(THIRD if self._opens(n) else NOUN if kind in _ACTING and self._named(n, kind, tags) else kind)
        for n in range(len(kinds) - 1, 0, -1):  # “diagnoses, repairs and maintains”
            if kinds[n] == THIRD and _third(self.items[n - 1].word) and _MARKS.issuperset(self.between(n - 1, n)):
                kinds[n - 1] = THIRD if self.between(n - 1, n) else kinds[n - 1]
        return kinds

    def _opens(self, n: int) -> bool:
        """Whether an item begins a statement with what is done, or goes on with it as the statement began."""
        item = self.items[n]
        if not _third(item.word):
            return False
        follows = self.words[item.at + 1 : item.at + 2]
        before = self.words[item.at - 1] if item.at else "."
        opens = before in _ENDS or (_third(self.words[0]) and before in {"and", "or", ","})
        return opens and bool(follows) and follows[0][0].isalnum() and follows[0] not in _BE | {"of"}

    def _named(self, n: int, kind: str, tags: Sequence[str]) -> bool:
        """Whether what may be a verb stands where only a name can: behind a preposition, an article, a number."""
        at = self.items[n].at
        if not at:
            return False
        before, tag = self.words[at - 1], tags[at - 1]
        if kind == BARE and _third(self.words[0]):
            return before != "to" and tag != MODAL
        return before != "to" and tag in {PREPOSITION, ARTICLE, NUMBER, ADJECTIVE, POSSESSIVE}

    def count(self, word: str) -> int:
        """How often a word stands outside the things that several words say."""
        return self.words.count(word) - sum(self.words[i.at : i.at + i.size].count(word) for i in self.items)

    def before(self, n: int) -> list[str]:
        """The words and signs between an item and the one before, without those that belong to that one."""
        start = self.items[n - 1].at + self.items[n - 1].size if n else 0
        return self.words[start : self.items[n].at]

    def between(self, one: int, other: int) -> list[str]:
        """The words and signs between two items."""
        low, high = self.items[min(one, other)], self.items[max(one, other)]
        return self.words[low.at + low.told : high.at]


@cache
def _third(word: str) -> bool:
    """Whether a word can be the third person of a verb."""
    known = verbs.verbs().get(word, ("", ""))[1] == "s"
    return known or (word.endswith("s") and BARE in uses(plural(word)))


@dataclass(eq=False)
class Place:
    """How an item hangs together with the others of its side."""

    verb: bool = False
    passive: bool = False
    acts: int = -1
    """The run of verbs that acts on it, or to which it belongs."""
    does: bool = False
    """Whether it is who does it."""
    case: str = ""
    cluster: int = -1
    asked: bool = False
    """Whether its preposition belongs to the word before: “respond to”."""


def kept(
    sides: tuple[Side, Side], pairs: _Pairs, known: Wording, heavy: Collection[str], *, loose: bool
) -> bool:
    """Whether everything that stands elsewhere hangs together with the same things as before."""
    turned = [(p, q) for p, q in combinations(sorted(pairs), 2) if p[1] > q[1]]
    nouns = _verbs_made_nouns(sides, pairs)
    paired = {i for i, _ in pairs}, {j for _, j in pairs}
    places = [list(_Read(side, known, nouns[n], paired[n]).places()) for n, side in enumerate(sides)]
    holds = _Holds(sides, (places[0], places[1]), nouns, dict(pairs), known, heavy)
    moved = {p for both in turned for p in both}
    if not all(holds.hangs(i, j) for i, j in moved) or not all(holds.bound(i, j) for i, j in pairs):
        return False
    return all(holds.may_turn(p, q) for p, q in turned) and len(holds.stepped) <= 1 and (loose or not holds.cases)


def _verbs_made_nouns(sides: tuple[Side, Side], pairs: _Pairs) -> tuple[set[int], set[int]]:
    """The items of either side that are a noun where their equal is a verb."""
    found: tuple[set[int], set[int]] = set(), set()
    for i, j in pairs:
        a, b = sides[0].kinds[i], sides[1].kinds[j]
        if plural(sides[0].items[i].word) == plural(sides[1].items[j].word):
            if (a in _ACTING) != (b in _ACTING):
                sides[0].kinds[i] = sides[1].kinds[j] = NOUN
        elif a in _ACTING and b not in _ACTING | {PAST}:
            found[1].add(j)
        elif a == PAST and b in {NOUN, PLURAL} and _done(sides[0], i):
            found[1].add(j)
        elif b == PAST and a in {NOUN, PLURAL} and _done(sides[1], j):
            found[0].add(i)
        elif b in _ACTING and a not in _ACTING | {PAST}:
            found[0].add(i)
    return found


def _done(side: Side, n: int) -> bool:
    """Whether something is done to somebody: “is exposed”."""
    before = side.between(n - 1, n) if n else side.before(n)
    return before[-1:] != [] and before[-1] in _BE and before[-2:] != ["to", "be"]


class _Read:
    """Finds which verb acts on what."""

    def __init__(self, side: Side, known: Wording, nouns: Collection[int], paired: Collection[int]) -> None:
        self.side, self.nouns, self.paired, self.leads = side, nouns, paired, known.leads
        self.found = [Place() for _ in side.items]

    def places(self) -> Iterator[Place]:
        begin = 0
        for n, _ in enumerate(self.side.items):
            if n and not _ENDS.isdisjoint(self.side.between(n - 1, n)):
                self._clause(range(begin, n))
                begin = n
        self._clause(range(begin, len(self.side.items)))
        yield from self.found

    def _clause(self, spots: range) -> None:
        run, waiting = -1, list[int]()
        acted = False
        cluster, case = -1, ""
        for n in spots:
            place, before = self.found[n], self.side.between(n - 1, n) if n else self.side.words[: self.side.items[0].at]
            leading = [word for word in before if word in self.leads]
            if leading or not _MARKS.isdisjoint(before) or not _WHO.isdisjoint(before) or n == spots.start:
                cluster = n
            case = "" if before[-2:] == ["to", "be"] else leading[-1] if leading else case
            if self.side.kinds[n] == PREPOSITION and self.side.items[n].size == 1:  # one that weighs: “under”
                case = self.side.items[n].word
            elif self.side.items[n].word in self.leads:  # of several words: “on foot”
                case, cluster = self.side.items[n].word, n
            place.cluster, place.case = cluster, "of" if self.side.words[self.side.items[n].at].endswith("'s") else case
            place.asked = bool(leading) and n > 0 and self.side.items[n - 1].told < self.side.items[n - 1].size
            place.passive = self._passive(n, before)
            place.verb = n in self.paired and (place.passive or self._verb(n, before))
            if not place.verb:
                place.acts = run
                waiting.append(n)
                continue
            case = ""
            place.case = leading[-1] if leading else "to" if before[-1:] == ["to"] else ""
            if place.passive or n in self.nouns:
                for m in waiting:
                    if not acted or not self.found[m].case:
                        self.found[m].acts = n
                run = n
            elif run >= 0 and not waiting:
                pass
            else:
                for m in waiting:
                    if not acted:
                        self.found[m].acts, self.found[m].does = n, not self._led(m)
                run = n
            place.acts = run
            acted, waiting = True, []
        for n in spots:
            place = self.found[n]
            if place.case == "by" and place.acts >= 0 and self.found[place.acts].passive:
                place.does, place.case = True, ""

    def _led(self, n: int) -> bool:
        """Whether a noun in front of the verb stands in a phrase of its own: “Under supervision, files …”."""
        return bool(self.found[n].case)

    def _passive(self, n: int, before: Sequence[str]) -> bool:
        if self.side.kinds[n] != PAST or not _WHO.isdisjoint(before) or before[-2:] == ["to", "be"]:
            return False
        start = self.side.items[n].at
        behind = self.side.words[start + 1 : start + 2]
        lone = not behind or behind[0] in _MARKS or behind[0] in self.leads or behind[0] == "to"
        seen = any(word in _BE for word in self.side.words[:start])
        return not _BE.isdisjoint(before) or (seen and lone and n > 0)

    def _verb(self, n: int, before: Sequence[str]) -> bool:
        kind = self.side.kinds[n]
        if n in self.nouns or kind in (BARE, THIRD):
            return True
        if kind != GERUND:
            return False
        item = self.side.items[n]
        behind = self.side.words[item.at + item.size : item.at + item.size + 1]
        listed = bool(before) and before[-1] in _MARKS and any(self.found[m].verb for m in range(n) if self.side.kinds[m] == GERUND)
        opens = not before or before[-1] in self.leads or listed
        return opens and bool(behind) and behind[0] not in _MARKS and behind[0] not in self.leads and behind[0] != "of"


class _Holds:
    def __init__(
        self,
        sides: tuple[Side, Side],
        places: tuple[list[Place], list[Place]],
        nouns: tuple[set[int], set[int]],
        pairs: dict[int, int],
        known: Wording,
        heavy: Collection[str],
    ) -> None:
        self.sides, self.places, self.nouns, self.pairs, self.heavy = sides, places, nouns, pairs, heavy
        self.open = frozenset(known.cases.get("nouns", ((),))[0])
        self.leads, self.light = known.leads, known.light
        self.stepped = set[int]()
        self.cases = False

    def hangs(self, i: int, j: int) -> bool:
        """Whether the same verb acts on both of two equals, in the same way."""
        a, b = self.places[0][i], self.places[1][j]
        if self.sides[0].kinds[i] == self.sides[1].kinds[j] == MODAL:
            return True
        if a.verb != b.verb or a.does != b.does:
            return False
        if a.case != b.case and not a.asked and not b.asked:
            if not self._given(a, b) and (a.verb or not {a.case, b.case} <= self.open):
                return False
        if a.acts < 0 or b.acts < 0:
            return a.acts == b.acts
        left = {n for n, place in enumerate(self.places[0]) if place.verb and place.acts == a.acts}
        right = {n for n, place in enumerate(self.places[1]) if place.verb and place.acts == b.acts}
        return any(self.pairs.get(n) in right for n in left)

    def _given(self, one: Place, other: Place) -> bool:
        """Whether somebody is given something: “gives users support”, “gives support to users”."""
        heads = [side.items[place.acts].head for side, place in zip(self.sides, (one, other), strict=True) if place.acts >= 0]
        return {one.case, other.case} == {"to", ""} and not self.light.isdisjoint(heads)

    def bound(self, i: int, j: int) -> bool:
        """Whether a word that weighs, or says which of two things is meant, stands beside the same one as before."""
        item = self.sides[0].items[i]
        if item.size > 1 or item.word not in self.heavy or self.sides[0].kinds[i] in _UNBOUND:
            return True
        ahead = self.pairs.get(i + 1, -1) == j + 1 or (i > 0 and self.pairs.get(i - 1, -2) == j - 1)
        last = i + 1 == len(self.sides[0].items) and j + 1 == len(self.sides[1].items)
        return ahead or last

    def may_turn(self, p: tuple[int, int], q: tuple[int, int]) -> bool:
        """Whether two items may stand in the other order."""
        (i, j), (k, m) = p, q
        a, b = self.places[0][i], self.places[0][k]
        if not {MODAL, ADVERB}.isdisjoint({self.sides[0].kinds[i], self.sides[0].kinds[k]}):
            return True
        if a.verb or b.verb:
            return self._verbs_turn(p, q)
        c, d = self.places[1][j], self.places[1][m]
        if a.acts != b.acts or {a.case, c.case}.isdisjoint({b.case, d.case}):
            return True  # each hangs where it did
        left, right = self.sides[0].between(i, k), self.sides[1].between(m, j)
        if any(words[-2:] == ["to", "be"] for words in (left, right)):
            return True
        listed = [not _MARKS.isdisjoint(words) for words in (left, right)]
        led = [
            not (self.leads | _WHO).isdisjoint(words) or self.sides[side].items[low].size > 1
            for side, low, words in ((0, i, left), (1, m, right))
        ]
        if all(listed) and self._whole(i, j) and self._whole(k, m):
            return True
        if led[0] != led[1]:
            if any(listed):
                self.stepped.add(k if led[1] else i)
            return True
        return self._owned(i, k, 0) != self._owned(m, j, 1)

    def _verbs_turn(self, p: tuple[int, int], q: tuple[int, int]) -> bool:
        (i, j), (k, m) = p, q
        a, b, c, d = self.places[0][i], self.places[0][k], self.places[1][j], self.places[1][m]
        if a.verb and b.verb:
            return a.case == c.case and b.case == d.case
        verb, noun = (a, b) if a.verb else (b, a)
        if noun.acts != verb.acts or noun.acts < 0:
            return True
        other = c if a.verb else d
        return verb.passive != other.passive or self._made(p) or self._made(q) or len(self._run(verb.acts)) > 1 or bool(noun.case)

    def _made(self, pair: tuple[int, int]) -> bool:
        """Whether one of two equals is a noun made of the other."""
        return pair[0] in self.nouns[0] or pair[1] in self.nouns[1]

    def _run(self, acts: int) -> list[int]:
        return [n for n, place in enumerate(self.places[0]) if place.verb and place.acts == acts]

    def _whole(self, i: int, j: int) -> bool:
        """Whether what stands together as one name of a list still does; the last one may hold a word for all."""
        left = {self.pairs.get(n, -1) for n in self._cluster(0, i)}
        right = set(self._cluster(1, j))
        odd = left ^ right
        back = {m: n for n, m in self.pairs.items()}
        return not odd or (len(odd) == 1 and self._outer(next(iter(odd)), back))

    def _outer(self, m: int, back: dict[int, int]) -> bool:
        """Whether an item stands at the beginning or the end of its name on both sides."""
        if m not in back:
            return False
        return all(n in {(own := self._cluster(side, n))[0], own[-1]} for side, n in ((0, back[m]), (1, m)))

    def _cluster(self, side: int, n: int) -> list[int]:
        """The items that stand together as one name, without what says how or when at its end."""
        kinds, places = self.sides[side].kinds, self.places[side]
        found = [m for m, place in enumerate(places) if place.cluster == places[n].cluster and not place.verb]
        while len(found) > 1 and kinds[found[-1]] in {ADJECTIVE, ADVERB}:
            found.pop()
        return found or [n]

    def _owned(self, one: int, other: int, side: int) -> bool:
        low = self.sides[side].items[min(one, other)]
        return self.sides[side].words[low.at].endswith("'s")
