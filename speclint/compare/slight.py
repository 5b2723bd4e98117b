"""Which changes are editorial: the words may be others, what they mean is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from speclint.compare.folding import folded, tokens
from speclint.compare.measures import NUMBERS
from speclint.profile import Weighing
from speclint.text import prose
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import Tokens

_SIGNS = Expression(r"[$%+<>=±½¼¾#°€£]")
_DOUBLED = Expression(r"\b(?P<said>[a-z]+(?:-[a-z]+)?)\s*\(\s*(?P<digits>\d+)\s*\)")
_PARTS = Expression(r"[,;:]|\b(?:and/or|and|or)\b")
_NUMERAL = Expression(r"\d|^(?:" + "|".join(NUMBERS) + r")$")
_ROUND = Expression(r"(?<=\d)[.:]00(?!\d)")
"""The cents of a round sum, the minutes of a full hour."""
_SHARES = Expression(r"(?<=\d)\s*%")
_FEET, _INCHES = Expression(r"(?<=\d)'(?!\w)"), Expression(r'(?<=\d)"(?!\w)')
_AGENTS = ("er", "or", "ers", "ors", "ant", "ants", "ist", "ists", "ent", "ents")
"""How words end that say who does something, and not what is done."""
_DONE = ("ing", "ed", "s")
"""How a verb ends; two nouns of one stem are two things."""
_SHORTEST = 4
"""Letters from which a word can be misspelt."""
_SPELT = 0.75


def slight(old: str, new: str, weighing: Weighing, topic: str = "") -> bool:
    """Whether one text can stand for the other: only spelling, punctuation, order of equal words or the like differ.

    Where the profile takes a *topic* to the letter, no other form and no other preposition is let pass.
    """
    loose = topic not in weighing.literal
    before, after = _plain(old, weighing), _plain(new, weighing)
    if _SIGNS.findall(before) != _SIGNS.findall(after):
        return False
    left, right = tokens(before), tokens(after)
    if left == right:
        return True
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    hunks = [(left[i:k], right[j:m], i == j == 0) for code, i, k, j, m in codes if code != "equal"]
    if all(_trifling(struck, put, weighing, first=first, loose=loose) for struck, put, first in hunks):
        return True
    if _bag(left, weighing) != _bag(right, weighing):
        return False
    return _carried(hunks) or _reordered(before, after, weighing)


def _plain(text: str, weighing: Weighing) -> str:
    """A text with numbers in one form and one word for those that mean the same."""
    plain = folded(text).lower()
    plain = _SHARES.sub(" percent", _ROUND.sub("", plain))
    plain = _INCHES.sub(" inches", _FEET.sub(" feet", plain))
    plain = _DOUBLED.sub(lambda m: m["digits"] if NUMBERS.get(m["said"]) == int(m["digits"]) else m[0], plain)
    numbered = (str(NUMBERS.get(word, word)) for word in plain.split(" "))
    plain = " ".join(numbered)
    pattern, instead = _synonyms(weighing.alike)
    return pattern.sub(lambda found: instead[found[0]], plain)


@lru_cache(maxsize=8)
def _synonyms(groups: tuple[tuple[str, ...], ...]) -> tuple[Expression, dict[str, str]]:
    """Every word that means the same as another one, as one pattern, and what it is said by."""
    instead = {folded(word).lower(): folded(group[0]).lower() for group in groups for word in group[1:]}
    longest = sorted(instead, key=len, reverse=True)
    return Expression(rf"(?<!\w)(?:{'|'.join(map(_escaped, longest)) or '(?!)'})(?!\w)"), instead


def _escaped(word: str) -> str:
    return "".join(c if c.isalnum() or c.isspace() else f"\\{c}" for c in word)


def _reordered(before: str, after: str, weighing: Weighing) -> bool:
    """Whether the order of equal words says nothing: whole parts of a list changed places, or nothing hangs on it."""
    if _parts(before) == _parts(after) or _turned(before, after) or _turned(after, before):
        return True
    return not (weighing.ordered and weighing.ordered.said(Tokens(before)))


_LEADS = frozenset("as at by for from in into on through to under upon with within".split())


def _carried(hunks: Sequence[tuple[Sequence[str], Sequence[str], bool]]) -> bool:
    """Whether one phrase that begins with a preposition stands elsewhere, and nothing else changed."""
    struck = [old for old, new, _ in hunks if old and not new]
    put = [new for old, new, _ in hunks if new and not old]
    alone = len(hunks) == len(struck) + len(put) == len(put) + 1 and len(put) == 1
    return alone and tuple(struck[0]) == tuple(put[0]) and struck[0][0] in _LEADS and len(struck[0]) > 1


def _turned(before: str, after: str) -> bool:
    """Whether what stood in front of a comma stands at the end now: “Under direction, files …”."""
    head, comma, rest = before.partition(",")
    return bool(comma) and tokens(rest) + tokens(head) == tokens(after)


def _bag(words: Sequence[str], weighing: Weighing) -> Counter[str]:
    return Counter(_bare(word) for word in _telling(words, weighing))


def _parts(text: str) -> Counter[tuple[str, ...]]:
    return Counter(words for part in _PARTS.split(text) if (words := tokens(part)))


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


def weighs(word: str, weighing: Weighing) -> bool:
    """Whether a word counts in every form: a number, or one that the profile names."""
    return _NUMERAL.search(word) is not None or (weighing.weighty is not None and _said(weighing.weighty, word))


@lru_cache(maxsize=4096)
def _said(phrases: PhraseSet, word: str) -> bool:
    return phrases.said(Tokens(word))


def _telling(words: Iterable[str], weighing: Weighing, *, loose: bool = False) -> list[str]:
    links = weighing.links if loose else frozenset()
    return [word for word in words if word not in weighing.trifles and word not in links]


def _one(old: str, new: str) -> bool:
    """Whether two words are one: singular and plural, or a misspelling and its cure."""
    return _bare(old) == _bare(new) or _mended(old, new)


def _bare(word: str) -> str:
    plain = word.removesuffix("'s").rstrip("'")
    if plain.endswith("ies") and len(plain) > _SHORTEST:
        return plain.removesuffix("ies") + "y"
    if plain.endswith(("ses", "xes", "ches", "shes", "zes")):
        return plain.removesuffix("es")
    return plain.removesuffix("s") if len(plain) >= _SHORTEST and not plain.endswith(("ss", "us", "is")) else plain


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
