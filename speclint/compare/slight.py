"""Which changes are editorial: the words may be others, what they mean is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from speclint.compare.folding import tokens
from speclint.compare.initials import initials, misspelt
from speclint.compare.items import Wording, wording
from speclint.compare.meaning import same
from speclint.compare.opcodes import opcodes
from speclint.compare.stems import SHORTEST, plural, split
from speclint.compare.weighty import weighs
from speclint.profile import Weighing
from speclint.text import prose
from speclint.text.expression import Expression

_SIGNS = Expression(r"[$%+<>=±½¼¾#°€£]")
_NAME = "title"
"""The topic of what is no text, but a name."""
_AGENTS = ("er", "or", "ers", "ors", "ant", "ants", "ist", "ists", "ent", "ents")
"""How words end that say who does something, and not what is done."""
_DONE = ("ing", "ed", "s")
"""How a verb ends; two nouns of one stem are two things."""


def slight(old: str, new: str, weighing: Weighing, topic: str = "", title: str = "") -> bool:
    """Whether one text can stand for the other: only spelling, punctuation, order of equal words or the like differ.

    Where the profile takes a *topic* to the letter, no other form and no other preposition is let pass. The class's
    *title* names whoever holds it.
    """
    if _foreign(old, new, wording(weighing), title):
        return False
    loose = topic not in weighing.literal
    plain = wording(weighing).plain
    before, after = plain(old), plain(new)
    if _SIGNS.findall(before) != _SIGNS.findall(after):
        return False
    left, right = tokens(before), tokens(after)
    if left == right:
        return True
    codes = opcodes(left, right)
    hunks = [(left[i:k], right[j:m], i == j == 0) for code, i, k, j, m in codes if code != "equal"]
    if all(_trifling(struck, put, weighing, first=first, loose=loose) for struck, put, first in hunks):
        return True
    if topic == _NAME:
        return False  # another word makes it the name of another class
    texts = initials(old, new)
    if texts != (old, new):
        before, after = map(plain, texts)
    return same((split(before), split(after)), weighing, title.lower(), topic)


def _foreign(old: str, new: str, known: Wording, title: str) -> bool:
    """Whether a word of one text can mean nothing that the other one says: a quick look, which is sure or silent."""
    before, after = frozenset(tokens(old)), frozenset(tokens(new))
    struck, put_in = before - after, after - before
    if not all(map(prose.used, struck | put_in)):
        return False  # one may be a misspelling of another
    named = title.lower().split()
    for odd, others, other in ((struck, put_in, after), (put_in, struck, before)):
        lone = [word for word in odd if len(word) >= SHORTEST and known.alone(word) and word not in named]
        if lone and not any(word.startswith(one) or one.startswith(word) for word in lone for one in others):
            heads = {known.head(word) for word in other}
            if any(known.head(word) not in heads and word.upper() not in old + new for word in lone):
                return True
    return False


def told(text: str, weighing: Weighing) -> frozenset[str]:
    """What a text's words are known by in all their forms."""
    known = wording(weighing)
    said = split(known.plain(text))
    return frozenset(known.head(word) for word in said if word[0].isalnum() and word not in known.passed)


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
    return _bare(old) == _bare(new) or misspelt(old, new)


def _bare(word: str) -> str:
    return plural(word.removesuffix("'s").rstrip("'"))


def _stems(old: str, new: str) -> bool:
    """Whether two words begin a statement with the same verb in two forms."""
    return prose.stem(old) == prose.stem(new)


def _forms(old: str, new: str) -> bool:
    """Whether two words say the same of what is done, as “preparing” and “the preparation of” do."""
    done = old.endswith(_DONE) or new.endswith(_DONE)
    return done and _stems(old, new) and not old.endswith(_AGENTS) and not new.endswith(_AGENTS)
