"""Which changes are editorial: the words may be others, what they mean is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from speclint.compare.folding import tokens
from speclint.compare.items import initials, items, plural, split, wording
from speclint.compare.meaning import same
from speclint.compare.weighty import weighs
from speclint.profile import Weighing
from speclint.text import prose
from speclint.text.expression import Expression

_SIGNS = Expression(r"[$%+<>=±½¼¾#°€£]")
_AGENTS = ("er", "or", "ers", "ors", "ant", "ants", "ist", "ists", "ent", "ents")
"""How words end that say who does something, and not what is done."""
_DONE = ("ing", "ed", "s")
"""How a verb ends; two nouns of one stem are two things."""
_SHORTEST = 4
"""Letters from which a word can be misspelt."""
_SPELT = 0.75


def slight(old: str, new: str, weighing: Weighing, topic: str = "", title: str = "") -> bool:
    """Whether one text can stand for the other: only spelling, punctuation, order of equal words or the like differ.

    Where the profile takes a *topic* to the letter, no other form and no other preposition is let pass. The class's
    *title* names whoever holds it.
    """
    loose = topic not in weighing.literal
    plain = wording(weighing).plain
    before, after = plain(old), plain(new)
    if _SIGNS.findall(before) != _SIGNS.findall(after):
        return False
    left, right = tokens(before), tokens(after)
    if left == right:
        return True
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    hunks = [(left[i:k], right[j:m], i == j == 0) for code, i, k, j, m in codes if code != "equal"]
    if all(_trifling(struck, put, weighing, first=first, loose=loose) for struck, put, first in hunks):
        return True
    texts = initials(old, new)
    if texts != (old, new):
        before, after = map(plain, texts)
    return same((split(before), split(after)), weighing, title.lower(), topic)


def told(text: str, weighing: Weighing) -> frozenset[str]:
    """What a text's words are known by in all their forms."""
    known = wording(weighing)
    return frozenset(item.head for item in items(tuple(split(known.plain(text))), known, frozenset()))


def _trifling(old: Sequence[str], new: Sequence[str], weighing: Weighing, *, first: bool, loose: bool) -> bool:
    """Whether what was struck and what was put in are one; *loose* lets prepositions and forms of a word pass."""
    if "".join(old) == "".join(new):
        return True
    if any(weighs(word, weighing) for word in (*old, *new)):
        return False
    left, right = _telling(old, weighing, loose=loose), _telling(new, weighing, loose=loose)
    if len(left) != len(right):
        return False
    return all(
        _one(a, b) or (first and not at and _stems(a, b)) or (loose and _forms(a, b))
        for at, (a, b) in enumerate(zip(left, right, strict=True))
    )


def _telling(words: Iterable[str], weighing: Weighing, *, loose: bool = False) -> list[str]:
    links = weighing.links if loose else frozenset()
    return [word for word in words if word not in weighing.trifles and word not in links]


def _one(old: str, new: str) -> bool:
    """Whether two words are one: singular and plural, or a misspelling and its cure."""
    return _bare(old) == _bare(new) or _mended(old, new)


def _bare(word: str) -> str:
    return plural(word.removesuffix("'s").rstrip("'"))


def _stems(old: str, new: str) -> bool:
    """Whether two words begin a statement with the same verb in two forms."""
    return prose.stem(old) == prose.stem(new)


def _forms(old: str, new: str) -> bool:
    """Whether two words say the same of what is done, as “preparing” and “the preparation of” do."""
    done = old.endswith(_DONE) or new.endswith(_DONE)
    return done and _stems(old, new) and not old.endswith(_AGENTS) and not new.endswith(_AGENTS)


def _mended(old: str, new: str) -> bool:
    """Whether one of two words is one that nobody uses, and is written nearly like the other."""
    if min(len(old), len(new)) < _SHORTEST or prose.used(old) == prose.used(new):
        return False
    return SequenceMatcher(None, old, new, autojunk=False).ratio() >= _SPELT
