"""Which verb acts on which noun of a text, from which side, and behind which preposition."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from speclint.compare.side import ACTING, BE, ENDS, MARKS, WHO, Both, Side
from speclint.compare.stems import plural
from speclint.light import dataclass
from speclint.text.classes import GERUND, NOUN, PAST, PLURAL, PREPOSITION

_THEM = frozenset(("it", "them"))
_FEW = 6
"""So many words may stand from a verb to the noun to which it leads over."""


@dataclass(eq=False)
class Place:
    """How an item hangs together with the others of its text."""

    verb: bool = False
    passive: bool = False
    acts: int = -1
    """The first of the verbs that act on it, or to which it belongs."""
    does: bool = False
    """Whether it is who does it."""
    case: str = ""
    """The preposition in front of it."""
    cluster: int = -1
    """The first item of the name of which it is part."""
    asked: bool = False
    """Whether its preposition belongs to the word before: “respond to”."""


def places(both: Both, made: tuple[set[int], set[int]]) -> tuple[list[Place], list[Place]]:
    """How the items of both texts hang together; *made* are the nouns that are a verb in the other text."""
    old, new = (
        list(_Reading(side, both.known.leads, made[n], both.pairs[n]).places()) for n, side in enumerate(both.sides)
    )
    return old, new


def made_of_verbs(both: Both) -> tuple[set[int], set[int]]:
    """The items of either text that are a noun where their equal is a verb."""
    found: tuple[set[int], set[int]] = set(), set()
    for n in (0, 1):
        found[n].update(_led_to(both, n))
    old, new = both.sides
    for i, j in both.pairs[0].items():
        if i in found[0] or j in found[1]:
            continue
        a, b = old.kinds[i], new.kinds[j]
        if plural(old.items[i].word) == plural(new.items[j].word):
            if (a in ACTING) == (b in ACTING):
                continue
            if (a in ACTING and _must_act(old, i)) or (b in ACTING and _must_act(new, j)):
                found[a in ACTING].add(j if a in ACTING else i)
            else:
                old.kinds[i] = new.kinds[j] = NOUN
        elif _verb_of_noun((old, i), (new, j)):
            found[1].add(j)
        elif _verb_of_noun((new, j), (old, i)):
            found[0].add(i)
    return found


def _must_act(side: Side, n: int) -> bool:
    """Whether what may be a noun is a verb by what stands in front of it."""
    return side.between(n - 1, n)[-1:] == ["to"]


def _led_to(both: Both, n: int) -> Iterator[int]:
    """The nouns to which a verb without its equal leads over: “conducts inspections”."""
    side, other, pairs = both.sides[n], both.sides[1 - n], both.pairs[n]
    for at in both.lacking(n):
        if side.items[at].head in both.known.light:
            near = (m for m in range(at + 1, at + 1 + _FEW) if m in pairs and other.kinds[pairs[m]] in ACTING)
            first = next(near, None)
            if first is not None and side.items[first].head == other.items[pairs[first]].head:
                yield first


def _verb_of_noun(one: tuple[Side, int], other: tuple[Side, int]) -> bool:
    """Whether the first of two equals is a verb, and the second a noun."""
    (side, at), (against, n) = one, other
    kind, noun = side.kinds[at], against.kinds[n]
    if kind in ACTING:
        return noun not in ACTING | {PAST, GERUND}
    before = side.between(at - 1, at)
    return kind == PAST and noun in {NOUN, PLURAL} and not BE.isdisjoint(before[-1:]) and before[-2:] != ["to", "be"]


class _Reading:
    """Reads a text clause by clause."""

    def __init__(self, side: Side, leads: frozenset[str], made: Collection[int], paired: Collection[int]) -> None:
        self.side, self.leads, self.made, self.paired = side, leads, made, paired
        self.found = [Place() for _ in side.items]

    def places(self) -> Iterator[Place]:
        begin = 0
        for n in range(1, len(self.found)):
            if not ENDS.isdisjoint(self.side.between(n - 1, n)):
                self._clause(range(begin, n))
                begin = n
        self._clause(range(begin, len(self.found)))
        yield from self.found

    def _clause(self, spots: range) -> None:
        self._lead(spots)
        run, waiting, acted = -1, list[int](), False
        for n in spots:
            place = self.found[n]
            if not place.verb:
                place.acts = run
                waiting.append(n)
                continue
            joint = self.side.between(n - 1, n)
            if run >= 0 and joint and MARKS.issuperset(joint) and self.side.behind(n) in _THEM:
                place.acts = run  # “codes invoices and checks them”
                continue
            if not (run >= 0 and not waiting and self._goes_on(n)):
                self._take(n, waiting, acted=acted)
                run = n
            place.acts = run
            acted, waiting = True, []
        for n in spots:
            place = self.found[n]
            if place.case == "by" and 0 <= place.acts < n and self.found[place.acts].passive:
                place.does, place.case = True, ""

    def _goes_on(self, n: int) -> bool:
        """Whether a verb right behind another one acts on the same things."""
        return not self.found[n].passive and n not in self.made

    def _take(self, n: int, waiting: Sequence[int], *, acted: bool) -> None:
        """Give a verb the nouns in front of it that are its own."""
        verb = self.found[n]
        for m in waiting:
            noun = self.found[m]
            if n in self.made:
                own = not acted or noun.cluster == verb.cluster
            else:
                own = not acted or (verb.passive and not noun.case)
            if own:
                noun.acts = n
                noun.does = not (verb.passive or n in self.made or noun.case)

    def _lead(self, spots: range) -> None:
        """Find out behind which preposition each item stands, and of which name it is part."""
        cluster, case, asked = -1, "", False
        for n in spots:
            place, before, item = self.found[n], self.side.between(n - 1, n), self.side.items[n]
            leading = [word for word in before if word in self.leads]
            cut = leading or not MARKS.isdisjoint(before) or not WHO.isdisjoint(before)
            if cut or n == spots.start or self.found[n - 1].verb:
                cluster = n
            case = "" if before[-2:] == ["to", "be"] else leading[-1] if leading else case
            if leading:
                asked = n > 0 and self.side.items[n - 1].told < self.side.items[n - 1].size
            if (self.side.kinds[n] == PREPOSITION and item.size == 1) or item.word in self.leads:
                case = item.word  # one that weighs, “under”, or that begins a phrase, “on foot”
                cluster = n if item.size > 1 else cluster
            place.cluster, place.asked = cluster, asked
            place.case = "of" if item.word.endswith("'s") else case
            place.passive = self._passive(n, before)
            place.verb = n in self.paired and (place.passive or self._verb(n, before))
            if place.verb:
                place.case = before[-1] if before and (before[-1] in self.leads or before[-1] == "to") else ""
                case, asked = "", False

    def _passive(self, n: int, before: Sequence[str]) -> bool:
        if self.side.kinds[n] != PAST or not WHO.isdisjoint(before) or before[-2:] == ["to", "be"]:
            return False
        behind = self.side.behind(n)
        lone = not behind or behind in MARKS or behind in self.leads or behind == "to"
        seen = not BE.isdisjoint(self.side.words[: self.side.items[n].at])
        return not BE.isdisjoint(before) or (seen and lone and n > 0)

    def _verb(self, n: int, before: Sequence[str]) -> bool:
        kind = self.side.kinds[n]
        if n in self.made or kind in ACTING:
            return True
        if kind != GERUND:
            return False
        behind = self.side.behind(n)
        if not behind or behind in MARKS or behind in self.leads or behind == "of":
            return False
        if not before or before[-1] in self.leads:
            return True
        return before[-1] in MARKS and any(self.found[m].verb for m in range(n) if self.side.kinds[m] == GERUND)
