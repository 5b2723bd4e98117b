"""Whether two texts say the same in other words: each word has its equal, and nothing that weighs is touched.

A text is read as the words that carry its meaning. Another form of a word, or a word that the profile names as meaning
the same, is its equal. A word without its equal makes the change a substantive one, unless it is one that only leads
over to a verb made a noun (“conducts inspections of” for “inspects”), or names whoever holds the position.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest

from speclint.compare.initials import spelled, without
from speclint.compare.items import Item, Runs, Wording, alike, items, meet, reading, wording
from speclint.compare.order import kept
from speclint.compare.side import MARKS, Both, Side, third
from speclint.compare.stems import plural, split
from speclint.compare.weighty import weighs
from speclint.profile import Weighing
from speclint.text import verbs
from speclint.text.classes import GERUND, NOUN, PLURAL

_ACTS = ("ion", "ment", "ing", "ance", "ence", "al", "ysi", "yse")
"""How a noun ends that says what is done."""
_JOINTS = frozenset({"and", "or"})
_READINGS: tuple[Runs, ...] = ("needed", "short", "all", "none")
"""How several words are read as one thing to say, one way after the other."""
_NEAR = 4
"""So many words behind a verb the noun may stand to which it leads over, and one more."""
_LONG = 140
"""Words beyond which a passage is not read as one statement."""


def same(texts: tuple[list[str], list[str]], weighing: Weighing, title: str, topic: str) -> bool:
    """Whether two texts mean the same.

    The words of the class's *title* name whoever holds it.
    """
    old, new = texts
    known = wording(weighing)
    lines = known.cases.get("literal" if topic in weighing.literal else "loose", ())
    named = known.holders if topic in weighing.literal else known.holders | frozenset(split(title))
    if topic in weighing.literal:
        old, new = (without(words, known.asked) for words in texts)
    if not old or not new or max(len(old), len(new)) > _LONG:
        return False
    both = spelled(old, new), spelled(new, old)
    if _hopeless(both[0], both[1], known, named) or _hopeless(both[1], both[0], known, named):
        return False
    before, after = reading(tuple(both[0]), known), reading(tuple(both[1]), known)
    if before.lacks(after, known, named) or after.lacks(before, known, named):
        return False
    heavy = frozenset(w for w in {*both[0], *both[1]} if w not in _JOINTS and weighs(w, weighing))
    tried: list[tuple[tuple[Item, ...], tuple[Item, ...]]] = []
    for runs in _READINGS:
        found = items(before, after, known, heavy, runs), items(after, before, known, heavy, runs)
        if found in tried:
            continue
        tried.append(found)
        forth = matched(*found)
        sides = Side(both[0], found[0]), Side(both[1], found[1])
        if _same(Both(sides, (forth, {j: i for i, j in forth.items()}), known, heavy), named, lines):
            return True
    return False


def _hopeless(one: list[str], other: list[str], known: Wording, named: frozenset[str]) -> bool:
    """Whether a word of the one text can have no equal in any other text that does not hold it."""
    odd = [word for word in {*one}.difference(other) if word not in named and known.lone(word)]
    return bool(odd) and not {known.head(word) for word in odd} <= {known.head(word) for word in other}


def _same(both: Both, named: frozenset[str], lines: Sequence[Sequence[str]]) -> bool:
    old, new = both.sides
    forth = both.pairs[0]
    if not forth or old.count("or") != new.count("or") or old.either() != new.either():
        return False
    if not all(_equal(old.items[i], new.items[j], both.heavy) for i, j in forth.items()):
        return False
    if not all(_idle(both, side, n, named) for side in (0, 1) for n in both.lacking(side)):
        return False
    if all(forth[i] < forth[k] for i, k in pairwise(sorted(forth))):
        return _led_alike(both, lines)
    return kept(both, lines)


def matched(old: Sequence[Item], new: Sequence[Item]) -> dict[int, int]:
    """Each word with its equal, those in one order first."""
    matcher = SequenceMatcher(None, [a.head for a in old], [b.head for b in new], autojunk=False)
    found = {
        i + n: j + n
        for i, j, size in matcher.get_matching_blocks()
        if size > 1 or (size and _one_word(old[i], new[j]))
        for n in range(size)
    }
    left = [j for j in range(len(new)) if j not in found.values()]
    for equal in (_one_word, _one_head, meet):
        for i in [n for n in range(len(old)) if n not in found]:
            like = [j for j in left if equal(old[i], new[j])]
            if like:
                found[i] = min(like, key=lambda j: abs(j - i))
                left.remove(found[i])
    return found


def _one_word(one: Item, other: Item) -> bool:
    return one.head == other.head and plural(one.word) == plural(other.word)


def _one_head(one: Item, other: Item) -> bool:
    return one.head == other.head


def _equal(old: Item, new: Item, heavy: frozenset[str]) -> bool:
    """Whether two words that meet are the same in every form that counts."""
    if old.word not in heavy and new.word not in heavy:
        return True
    return plural(old.word) == plural(new.word) or not old.groups.isdisjoint(new.groups)


def _idle(both: Both, at: int, n: int, named: frozenset[str]) -> bool:
    """Whether a word without its equal says nothing by itself."""
    side, known = both.sides[at], both.known
    item = side.items[n]
    if item.word in both.heavy:
        return False
    opens = all(not word[0].isalnum() or word in known.passed | named for word in side.words[: item.at])
    if item.word in known.idle or (opens and plural(item.word) in named):
        return True
    if item.head in known.tails and _trails(both, at, n):
        return True
    return item.head in known.light and (_leads_over(both, at, n) or _both_lead_over(both))


def _trails(both: Both, at: int, n: int) -> bool:
    """Whether an item stands right behind a word for what is done, to which it adds nothing: “maintenance work”."""
    side, pairs = both.sides[at], both.pairs[at]
    if n - 1 not in pairs or side.between(n - 1, n):
        return False
    before = side.items[n - 1]
    return side.kinds[n - 1] == GERUND or (
        side.kinds[n - 1] in {NOUN, PLURAL} and plural(side.words[before.at + before.size - 1]).endswith(_ACTS)
    )


def _leads_over(both: Both, at: int, n: int) -> bool:
    """Whether a verb leads over to a noun of which the other text has the verb: “conducts inspections”, “inspects”."""
    side, other, pairs = both.sides[at], both.sides[1 - at], both.pairs[at]
    if n + 1 < len(side.items) and not MARKS.isdisjoint(side.between(n, n + 1)):
        return False
    for m in range(n + 1, min(n + _NEAR, len(side.items))):
        if m not in pairs:
            return False
        noun, verb = side.items[m], other.items[pairs[m]]
        if noun.told != 1 or verb.told != 1:
            continue
        if m == n + 1 and _led_to_alike(both, at, m):
            return True
        if noun.head == verb.head and (plural(noun.word) != plural(verb.word) or _opens(other, verb)):
            return True
    return False


def _both_lead_over(both: Both) -> bool:
    """Whether both texts begin with a verb that only leads over to one thing done: “conducts”, “gives orientation”."""
    old, new = (side.items[0] for side in both.sides)
    if 0 in both.pairs[0] or 0 in both.pairs[1] or not {old.head, new.head} <= both.known.light:
        return False
    nouns = ((both.sides[0].items[i], both.sides[1].items[j]) for i, j in both.pairs[0].items())
    return any(_one_word(*pair) and plural(pair[0].word).endswith(_ACTS) for pair in nouns)


def _opens(side: Side, item: Item) -> bool:
    """Whether an item begins a statement as a verb does."""
    before = side.words[item.at - 1] if item.at else "."
    return (not before[0].isalnum() or before == "and") and (third(item.word) or item.word in verbs.verbs())


def _led_to_alike(both: Both, at: int, m: int) -> bool:
    """Whether in both texts a verb only leads over to one noun for what is done: “makes”, “gives presentations”."""
    other, back = both.sides[1 - at], both.pairs[at][m] - 1
    lone = back >= 0 and back not in both.pairs[1 - at]
    return lone and other.items[back].head in both.known.light and plural(both.sides[at].items[m].word).endswith(_ACTS)


def _led_alike(both: Both, lines: Sequence[Sequence[str]]) -> bool:
    """Whether words in one order are joined by prepositions that say the same."""
    for pair in both.pairs[0].items():
        if any(_behind_light(both, at, n) for at, n in enumerate(pair)):
            continue
        if _joint_for_lead(both, pair):
            return False
        leading = [[w for w in both.sides[at].before(n) if w in both.known.leads] for at, n in enumerate(pair)]
        if not all(alike(a, b, lines) for a, b in zip_longest(*_odd(*leading), fillvalue="")):
            return False
    return True


def _joint_for_lead(both: Both, pair: tuple[int, int]) -> bool:
    """Whether a preposition stands where an “and” stood: “equity and dividend”, “equity of dividend”."""
    if 0 in pair or both.pairs[0].get(pair[0] - 1) != pair[1] - 1:
        return False
    old, new = (set(both.sides[at].before(n)) for at, n in enumerate(pair))
    leads = both.known.leads
    return any(
        a == {"and"} and b and leads.issuperset(b - {"the", "a"}) and b & leads for a, b in ((old, new), (new, old))
    )


def _behind_light(both: Both, at: int, n: int) -> bool:
    """Whether an item stands behind a verb that only leads over to it: “is responsible for the”."""
    return n > 0 and n - 1 not in both.pairs[at] and both.sides[at].items[n - 1].head in both.known.light


def _odd(one: list[str], other: list[str]) -> tuple[list[str], list[str]]:
    """What of two short lists the other one lacks."""
    return [w for w in one if w not in other], [w for w in other if w not in one]
