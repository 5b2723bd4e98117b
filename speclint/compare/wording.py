"""The words inside a pair: what of a text was kept, struck and put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from speclint.compare.change import Op, Word
from speclint.compare.folding import evened, folded
from speclint.compare.opcodes import Code, opcodes
from speclint.shipped import listed
from speclint.text.expression import Expression

_TOKEN = Expression(r"\s*(?:[$€£]?\w+(?:(?:['’.,\u2010\u2011-]|(?<=\d):(?=\d))\w+)*|[^\w\s])|\s+$")
"""A word, number, sum or hour with its inner hyphens, apostrophes and commas, or a mark; with the blanks before it."""
_SHARED = 3
"""Words that an old name and a new one may share."""
_ISLAND = 3
"""Letters of a lone word that is not worth being shown as kept between two changes."""


@lru_cache(maxsize=512)  # a change is looked at by who weighs it, who names its topic and who tells it
def words(old: str, new: str) -> tuple[Word, ...]:
    """*old* and *new* in runs of words; equal and delete joined are *old*, equal and insert are *new*."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    keys = [folded(token) for token in before], [folded(token) for token in after]
    runs = _without_islands(_slid(opcodes(*keys), *keys), keys[0])
    return tuple(_joined(_written(runs, before, after)))


_CLOSING = frozenset(")]}.,;:!?\"'")
_Run = tuple[bool, int, int, int, int]
"""Whether it is kept, and its tokens in the old and in the new text."""


def _slid(codes: Sequence[Code], old: Sequence[str], new: Sequence[str]) -> list[Code]:
    """The same changes, cut where a phrase is.

    None begins with a mark that closes what stands before it, if it can end with it; none ends with a little word, if
    it can begin with it: not “at [least at]”, but “[at least] at”.
    """
    found: list[Code] = []
    for at, code in enumerate(codes):
        kind, i, k, j, m = code
        if at:  # what stands before was slid into this one, or out of it
            i, j = found[-1][2], found[-1][4]
        texts, low, high = (new, j, m) if kind == "insert" else (old, i, k)
        follows = codes[at + 1] if at + 1 < len(codes) else None
        slides = kind in {"insert", "delete"} and follows and follows[0] == "equal" and follows[2] - follows[1] > 1
        if slides and at and texts[low] in _CLOSING and texts[low] == texts[high]:
            before = found[-1]
            found[-1] = (before[0], before[1], before[2] + 1, before[3], before[4] + 1)
            i, k, j, m = i + 1, k + 1, j + 1, m + 1
        while slides and at and _ends_little(texts, (j, m) if kind == "insert" else (i, k), found[-1]):
            name, a, b, c, d = found[-1]
            found[-1] = (name, a, b - 1, c, d - 1)
            i, k, j, m = i - 1, k - 1, j - 1, m - 1
        found.append((kind, i, k, j, m))
    return found


def _ends_little(texts: Sequence[str], stretch: tuple[int, int], before: Code) -> bool:
    """Whether a stretch ends with the little word that stands right before it, behind another word that is kept."""
    low, high = stretch
    little = texts[high - 1] in listed("little.txt") and high - low > 1
    return little and before[2] - before[1] > 1 and texts[low - 1] == texts[high - 1]


def _without_islands(codes: Sequence[Code], keys: list[str]) -> list[_Run]:
    """The runs, with a lone small word or mark between two changes counted as changed too."""
    found: list[_Run] = []
    for at, (code, i, k, j, m) in enumerate(codes):
        inside = 0 < at < len(codes) - 1
        beside = (codes[at - 1], codes[at + 1]) if inside else ()
        kept = code == "equal" and not (inside and (_island(keys[i:k]) or _swapped(keys[i:k], beside)))
        if found and found[-1][0] == kept:
            _, low, _, first, _ = found[-1]
            found[-1] = (kept, low, k, first, m)
        else:
            found.append((kept, i, k, j, m))
    return found


def _island(tokens: list[str]) -> bool:
    said = [token for token in tokens if token[:1].isalnum()]
    return not said or (len(said) == 1 and len(said[0]) <= _ISLAND and len(tokens) <= _ISLAND)


def _swapped(tokens: list[str], beside: Sequence[Code]) -> bool:
    """Whether words only stand where one name became another: what is struck before them comes back behind them."""
    said = sum(token[:1].isalnum() for token in tokens)
    if {code for code, *_ in beside} != {"delete", "insert"} or said > _SHARED:
        return False
    return said <= sum(max(k - i, m - j) for _, i, k, j, m in beside)


def _written(runs: list[_Run], before: list[str], after: list[str]) -> Iterator[tuple[Op, str]]:
    for kept, i, k, j, m in runs:
        if not kept:
            yield "delete", "".join(before[i:k])
            yield "insert", "".join(after[j:m])
            continue
        if before[i:k] == after[j:m]:
            yield "equal", "".join(before[i:k])
            continue
        for a, b in zip(before[i:k], after[j:m], strict=True):
            if a == b:
                yield "equal", a
            else:  # of another shape only, which a reader does not see, but who copies the text has
                yield "delete", a
                yield "insert", b


def _joined(runs: Iterator[tuple[Op, str]]) -> Iterator[Word]:
    """Neighbours of one fate joined; between two kept runs what was struck stands before what was put in."""
    texts: dict[Op, str] = {"equal": "", "delete": "", "insert": ""}
    for op, text in [*runs, ("equal", "")]:
        if op == "equal" and (texts["delete"] or texts["insert"]):
            yield from _flushed(texts)
        if op != "equal" and texts["equal"]:
            yield Word("equal", texts["equal"])
            texts["equal"] = ""
        texts[op] += text
    if texts["equal"]:
        yield Word("equal", texts["equal"])


def _flushed(texts: dict[Op, str]) -> Iterator[Word]:
    for op in ("delete", "insert"):
        if texts[op]:
            yield Word(op, texts[op])
            texts[op] = ""


class Hunk(NamedTuple):
    """What was struck and what came in its place, with the kept words before and behind."""

    before: str
    old: str
    new: str
    after: str


@lru_cache(maxsize=512)
def hunks(old: str, new: str) -> tuple[Hunk, ...]:
    """What changed from one text to another, as a reader is told of it."""
    return tuple(_hunks(old, new))


def _hunks(old: str, new: str) -> Iterator[Hunk]:
    found = words(evened(old), evened(new))
    before = ""
    for at, word in enumerate(found):
        if word.op == "equal":
            before = word.text
            continue
        if word.op == "insert" and at and found[at - 1].op == "delete":
            continue
        following = found[at + 1] if at + 1 < len(found) else Word("equal", "")
        replaced = word.op == "delete" and following.op == "insert"
        last = at + 2 if replaced else at + 1
        after = found[last].text if last < len(found) else ""
        struck = word.text if word.op == "delete" else ""
        put_in = word.text if word.op == "insert" else following.text if replaced else ""
        yield Hunk(before if at else "", struck, put_in, after)


def same(a: str, b: str) -> bool:
    """Whether two texts do not differ for a reader."""
    return folded(a) == folded(b)
