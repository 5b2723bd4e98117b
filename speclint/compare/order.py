"""Whether words that stand in another order still hang together as they did.

Each noun keeps the verb that acts on it, and its side of it (who does it, to what it is done). Names in a list may
change places, a noun behind “of” may step in front, a phrase may move with its preposition, a verb may turn into the
passive.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from speclint.compare.hanging import Place, made_of_verbs, places
from speclint.compare.items import alike
from speclint.compare.side import MARKS, WHO, Both
from speclint.text.classes import ADJECTIVE, ADVERB, BARE, GERUND, MODAL, NOUN, PAST, PLURAL, PREPOSITION, THIRD

_FREE = frozenset((NOUN, PLURAL, BARE, THIRD, PAST, PREPOSITION))
"""What does not belong to the word beside it, as a number does."""
_NAMING = frozenset((GERUND, NOUN, PLURAL))
_Pair = tuple[int, int]


_Lines = Sequence[Sequence[str]]


def kept(both: Both, lines: _Lines) -> bool:
    """Whether everything that stands elsewhere hangs together with the same things as before.

    Names that change places within one phrase may have another preposition of one of the *lines* in front.
    """
    pairs = sorted(both.pairs[0].items())
    turned = [(p, q) for p, q in combinations(pairs, 2) if p[1] > q[1]]
    holds = _Holds(both)
    moved, across = {p for two in turned for p in two}, {p for two in turned if not holds.one_phrase(*two) for p in two}
    holds.turned.extend(turned)
    if not all(holds.hangs(pair, holds.lines if pair in across else lines) for pair in moved):
        return False
    if not all(map(holds.bound, pairs)):
        return False
    return all(holds.may_turn(p, q) for p, q in turned) and min(map(len, holds.stepped)) <= 1


class _Holds:
    def __init__(self, both: Both) -> None:
        self.both = both
        self.made = made_of_verbs(both)
        self.places = places(both, self.made)
        if odd := self._odd_gerunds():
            for at, n in odd:
                both.sides[at].kinds[n] = NOUN
            self.places = places(both, self.made)
        self.lines = both.known.cases.get("nouns", ())
        self.turned: list[tuple[_Pair, _Pair]] = []
        self.stepped = set[int](), set[int]()
        """The names that changed places around a preposition: of all such pairs, one must be the same."""

    def _odd_gerunds(self) -> list[tuple[int, int]]:
        """What may be a verb or a noun, and was read as a verb on one side only: “interviewing techniques”."""
        found = [
            (i, j)
            for i, j in self.both.pairs[0].items()
            if GERUND in self._kinds((i, j)) <= _NAMING and self.places[0][i].verb != self.places[1][j].verb
        ]
        return [one for i, j in found for one in ((0, i), (1, j))]

    def _kinds(self, pair: _Pair) -> set[str]:
        return {self.both.sides[0].kinds[pair[0]], self.both.sides[1].kinds[pair[1]]}

    def one_phrase(self, p: _Pair, q: _Pair) -> bool:
        """Whether two items stand behind the same preposition in either text."""
        return all(self.places[at][p[at]].case == self.places[at][q[at]].case for at in (0, 1))

    def hangs(self, pair: _Pair, lines: _Lines) -> bool:
        """Whether the same verb acts on both of two equals, in the same way."""
        a, b = self.places[0][pair[0]], self.places[1][pair[1]]
        if ADVERB in (kinds := self._kinds(pair)) or kinds == {MODAL}:
            return True
        if a.verb != b.verb or a.does != b.does or not self._led_alike(a, b, pair, lines):
            return False
        if a.acts < 0 or b.acts < 0:
            return a.acts == b.acts
        run = self._run(1, b.acts)
        return any(self.both.pairs[0].get(n) in run for n in self._run(0, a.acts))

    def _led_alike(self, a: Place, b: Place, pair: _Pair, lines: _Lines) -> bool:
        """Whether two equals stand behind the same preposition, or one that says the same."""
        if a.case == b.case or a.asked or b.asked or self._was_made(pair) or self._given(a, b):
            return True
        return not a.verb and (alike(a.case, b.case, lines) or self._compounded(pair))

    def _compounded(self, pair: _Pair) -> bool:
        """Whether a noun stands in front of another in one text, and behind it in the other: “limits of the budget”."""
        heads = [q if p == pair else p for p, q in self.turned if pair in {p, q}]
        return any(self._of(pair, head, at) for head in heads for at in (0, 1))

    def _of(self, pair: _Pair, head: _Pair, at: int) -> bool:
        """Whether a noun is one name with another on one side, and hangs on it by a preposition on the other."""
        before, one = (self.places[at][spot[at]] for spot in (pair, head))
        behind, other = (self.places[1 - at][spot[1 - at]] for spot in (pair, head))
        return before.cluster == one.cluster and one.case == other.case and alike("", behind.case, self.lines)

    def _given(self, a: Place, b: Place) -> bool:
        """Whether somebody is given something: “gives users support”, “gives support to users”."""
        if {a.case, b.case} != {"to", ""}:
            return False
        acts = [(side, place.acts) for side, place in enumerate((a, b)) if place.acts >= 0]
        return any(n in self.made[at] or self.both.sides[at].items[n].head in self.both.known.light for at, n in acts)

    def bound(self, pair: _Pair) -> bool:
        """Whether a word that weighs, and belongs to the one beside it, stands beside the same one as before."""
        (i, j), (old, new) = pair, self.both.sides
        item = old.items[i]
        if item.size > 1 or item.word not in self.both.heavy or old.kinds[i] in _FREE:
            return True
        forth = self.both.pairs[0]
        if forth.get(i + 1, -1) == j + 1 or (i > 0 and forth.get(i - 1, -2) == j - 1):
            return True
        adverbs = self._kinds(pair) == {ADVERB} or (ADVERB in self._kinds(pair) and new.items[j].size > 1)
        if adverbs and all(len(self._acting(at)) <= 1 for at in (0, 1)):
            return True  # there is one thing only that it can belong to
        return i + 1 == len(old.items) and j + 1 == len(new.items)

    def _acting(self, side: int) -> set[int]:
        """The verbs of a text, those that act on the same things as one."""
        return {place.acts for place in self.places[side] if place.verb}

    def may_turn(self, p: _Pair, q: _Pair) -> bool:
        """Whether two items may stand in the other order."""
        (i, j), (k, m) = p, q
        a, b, c, d = self.places[0][i], self.places[0][k], self.places[1][j], self.places[1][m]
        if not {MODAL, ADVERB}.isdisjoint(self._kinds(p) | self._kinds(q)) or self._described(p, q):
            return True
        if a.verb or b.verb:
            return self._verbs_turn(p, q)
        if a.acts != b.acts or {a.case, c.case}.isdisjoint({b.case, d.case}):
            return True  # each hangs where it did
        return self._names_turn(p, q)

    def _described(self, p: _Pair, q: _Pair) -> bool:
        """Whether of two neighbours one says in what state the other is: “customers affected”, “affected customers”."""
        if abs(p[0] - q[0]) != 1 or abs(p[1] - q[1]) != 1 or PAST not in self._kinds(p) ^ self._kinds(q):
            return False
        return not any(
            side.between(*spots) for side, spots in zip(self.both.sides, zip(p, q, strict=True), strict=True)
        )

    def _names_turn(self, p: _Pair, q: _Pair) -> bool:
        """Whether two names of one verb may change places: in a list, or around a preposition."""
        (i, j), (k, m) = p, q
        texts = [(self.both.sides[0], i, k), (self.both.sides[1], m, j)]
        between = [side.between(low, high) for side, low, high in texts]
        if any(words[-2:] == ["to", "be"] for words in between):
            return True
        listed = [not MARKS.isdisjoint(words) for words in between]
        if all(listed) and self._whole(p) and self._whole(q):
            return True
        leads = self.both.known.leads | WHO
        led = [not leads.isdisjoint(w) or s.items[low].size > 1 for w, (s, low, _) in zip(between, texts, strict=True)]
        if led[0] != led[1]:
            if any(listed):
                self.stepped[0].add(self.places[0][i].cluster)
                self.stepped[1].add(self.places[0][k].cluster)
            return True
        if any(self.both.sides[0].items[n].size != self.both.sides[1].items[o].size for n, o in (p, q)):
            return True  # “biweekly”, “every two weeks”
        acts = self.places[0][p[0]].acts
        if acts >= 0 and self.both.sides[0].items[acts].head in self.both.known.looks:
            return sorted(word for words in between for word in words if word in {"for", "of"}) == ["for", "of"]
        owned = [side.items[low].word.endswith("'s") for side, low, _ in texts]
        return owned[0] != owned[1]

    def _verbs_turn(self, p: _Pair, q: _Pair) -> bool:
        (i, j), (k, m) = p, q
        a, b, c, d = self.places[0][i], self.places[0][k], self.places[1][j], self.places[1][m]
        if a.verb and b.verb:
            return (a.case == c.case and b.case == d.case) or self._both_in_order_to(p, q)
        verb, noun, other = (a, b, c) if a.verb else (b, a, d)
        if noun.acts != verb.acts or noun.acts < 0 or noun.case:
            return True
        made = self._was_made(p) or self._was_made(q)
        return verb.passive != other.passive or made or len(self._run(0, verb.acts)) > 1

    def _both_in_order_to(self, p: _Pair, q: _Pair) -> bool:
        """Whether two verbs stand behind one “to”, joined by “and”: “to gather data and verify compliance”."""
        for at in (0, 1):
            first, second = sorted((p[at], q[at]))
            joint = self.both.sides[at].between(second - 1, second)
            if self.places[at][first].case != "to" or "and" not in joint or not {"and", "to"}.issuperset(joint):
                return False
        return True

    def _was_made(self, pair: _Pair) -> bool:
        """Whether one of two equals is a noun made of the other."""
        return pair[0] in self.made[0] or pair[1] in self.made[1]

    def _run(self, side: int, acts: int) -> list[int]:
        return [n for n, place in enumerate(self.places[side]) if place.verb and place.acts == acts]

    def _whole(self, pair: _Pair) -> bool:
        """Whether what stands together as one name of a list still does; the first or last may hold a word for all."""
        left = {self.both.pairs[0].get(n, -1) for n in self._cluster(0, pair[0])}
        odd = left ^ set(self._cluster(1, pair[1]))
        return not odd or (len(odd) == 1 and self._outer(next(iter(odd))))

    def _outer(self, m: int) -> bool:
        """Whether an item stands at the beginning or the end of its name on both sides."""
        if m not in self.both.pairs[1]:
            return False
        old, new = self._cluster(0, self.both.pairs[1][m]), self._cluster(1, m)
        return self.both.pairs[1][m] in {old[0], old[-1]} and m in {new[0], new[-1]}

    def _cluster(self, side: int, n: int) -> list[int]:
        """The items that stand together as one name, without what says how or when at its end."""
        kinds, found = self.both.sides[side].kinds, self.places[side]
        names = [m for m, place in enumerate(found) if place.cluster == found[n].cluster and not place.verb]
        while len(names) > 1 and names[-1] != n and kinds[names[-1]] in {ADJECTIVE, ADVERB}:
            names.pop()
        return names or [n]
