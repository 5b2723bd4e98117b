"""Whether two texts say the same in other words: each word of one has its equal in the other, and nothing weighty moved.

A text is read as the words that carry its meaning. Another form of a word, or a word that the profile names as meaning
the same, is its equal. A word without its equal makes the change a substantive one, unless it is one that only leads
over to a verb made a noun (“conducts inspections of” for “inspects”), or names whoever holds the position.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest

from speclint.compare.items import Item, Wording, items, meet, plural, spelled, wording
from speclint.compare.order import Side, kept
from speclint.profile import Weighing

_ENDS = frozenset(".;:\n")
_Pairs = Sequence[tuple[int, int]]
_LONG = 140
"""Words beyond which a passage is not read as one statement."""


def same(before: list[str], after: list[str], weighing: Weighing, heavy: frozenset[str], *, loose: bool) -> bool:
    """Whether two texts mean the same; of the words that are *heavy* every form counts."""
    if not before or not after or max(len(before), len(after)) > _LONG:
        return False
    before, after = spelled(before, after), spelled(after, before)
    known = wording(weighing)
    sides = _side(before, known, heavy), _side(after, known, heavy)
    if sides[0].count("or") != sides[1].count("or"):
        return False
    pairs = matched(sides[0].items, sides[1].items)
    if not pairs or any(not _equal(sides[0].items[i], sides[1].items[j], heavy) for i, j in pairs):
        return False
    gone = [n for n in range(len(sides[0].items)) if n not in {i for i, _ in pairs}]
    came = [n for n in range(len(sides[1].items)) if n not in {j for _, j in pairs}]
    if not _idle(sides, (gone, came), pairs, known):
        return False
    if all(j < m for (_, j), (_, m) in pairwise(pairs)):
        return _led_alike(sides, pairs, known, loose=loose)
    return kept(sides, pairs, known, heavy, loose=loose)


def _side(words: list[str], known: Wording, heavy: frozenset[str]) -> Side:
    return Side(words, items(tuple(words), known, heavy))


def matched(old: Sequence[Item], new: Sequence[Item]) -> list[tuple[int, int]]:
    """Each word with its equal, those in one order first."""
    matcher = SequenceMatcher(None, [a.head for a in old], [b.head for b in new], autojunk=False)
    found = {i + n: j + n for i, j, size in matcher.get_matching_blocks() for n in range(size)}
    for surely in (True, False):
        left = [n for n in range(len(old)) if n not in found]
        for i in left:
            taken = set(found.values())
            like = [
                j
                for j in range(len(new))
                if j not in taken and (old[i].head == new[j].head if surely else meet(old[i], new[j]))
            ]
            if like:
                found[i] = min(like, key=lambda j: abs(j - i))
    return sorted(found.items())


def _equal(old: Item, new: Item, heavy: Collection[str]) -> bool:
    """Whether two words that meet are the same in every form that counts."""
    if old.word not in heavy and new.word not in heavy:
        return True
    return plural(old.word) == plural(new.word) or not old.groups.isdisjoint(new.groups)


def _idle(
    sides: tuple[Side, Side],
    alone: tuple[Sequence[int], Sequence[int]],
    pairs: _Pairs,
    known: Wording,
) -> bool:
    """Whether the words without their equal say nothing by themselves."""
    derived = sum(_derived(sides[0].items[i], sides[1].items[j]) for i, j in pairs)
    for side, left in zip(sides, alone, strict=True):
        for n in left:
            item = side.items[n]
            opens = item.at == 0 or all(not w[0].isalnum() or w in known.passed for w in side.words[: item.at])
            if item.word in known.idle or (opens and plural(item.word) in known.holders):
                continue
            if item.head not in known.light or derived < 1:
                return False
            derived -= 1
    return True


def _derived(old: Item, new: Item) -> bool:
    """Whether one of two equals is a noun made of the other."""
    return old.size == new.size == 1 and plural(old.word) != plural(new.word)


def _led_alike(sides: tuple[Side, Side], pairs: _Pairs, known: Wording, *, loose: bool) -> bool:
    """Whether words in one order are joined by prepositions that say the same."""
    lines = known.cases.get("loose" if loose else "literal", ())
    paired = {i for i, _ in pairs}, {j for _, j in pairs}
    for both in pairs:
        if any(n - 1 not in own and n and side.items[n - 1].head in known.light for side, n, own in zip(sides, both, paired, strict=True)):
            continue  # behind “is responsible for the”
        leading = [[w for w in side.before(n) if w in known.leads] for side, n in zip(sides, both, strict=True)]
        if not all(alike(a, b, lines) for a, b in zip_longest(*_odd(*leading), fillvalue="")):
            return False
    return True


def _odd(one: list[str], other: list[str]) -> tuple[list[str], list[str]]:
    """What of two short lists the other one lacks."""
    return [w for w in one if w not in other], [w for w in other if w not in one]


def alike(one: str, other: str, lines: Sequence[Sequence[str]]) -> bool:
    """Whether one preposition says what the other does."""
    return one == other or any(one in line and other in line for line in lines)
