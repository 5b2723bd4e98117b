"""The words of a text that carry its meaning, each with the ways in which another word can be its equal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from speclint.compare.canonical import Plain, once_for_each
from speclint.compare.folding import folded
from speclint.light import dataclass
from speclint.profile import Weighing
from speclint.shipped import listed
from speclint.text import prose, verbs
from speclint.text.expression import Expression

_AGENTS = ("er", "or", "ers", "ors", "ant", "ants", "ist", "ists", "ent", "ents", "ee", "ees", "ian", "ians")
"""How words end that may say who does something, and not what is done."""
_WORD = Expression(r"[^\W_]+(?:'[^\W_]+)?|[.,;:()/&\n]")
_ARTICLES = frozenset({"a", "an", "the"})
_ENDING = Expression(r"(?<=\w{3})(?:ing|ed|es|ly|e|s)$")
_DONE = ("ment", "ments")
_SHORTEST = 4
"""Letters from which a word can have lost its plural."""


class Item(NamedTuple):
    """A word, or several that are one thing to say."""

    word: str
    """As it is written, in small letters; of several the first."""
    head: str
    """What it is known by in all its forms."""
    groups: frozenset[int]
    """The lines of equal words in which it stands."""
    at: int
    """Its place among all words and signs of the text."""
    size: int
    """Of how many words it is made."""
    told: int
    """Of how many without the preposition at their end."""


class Equals(NamedTuple):
    """Lines of words that mean the same, ready to be looked up."""

    family: Mapping[str, str]
    """A stem -> the stem of the word whose other form it is."""
    groups: Mapping[str, frozenset[int]]
    """What a word is known by -> the lines in which it stands."""
    runs: Mapping[str, tuple[tuple[tuple[str, ...], frozenset[int]], ...]]
    """The first of several words -> all of them, the longest first, and their lines."""


@dataclass(frozen=True, eq=False)
class Wording:
    """How a profile says the same in other words, ready to be looked up."""

    plain: Plain
    """How it writes a text in one form."""
    equals: Equals
    passed: frozenset[str]
    """Words that are not compared."""
    leads: frozenset[str]
    """Prepositions that say in which way the next word belongs to the one before."""
    light: frozenset[str]
    looks: frozenset[str]
    idle: frozenset[str]
    holders: frozenset[str]
    cases: Mapping[str, tuple[tuple[str, ...], ...]]
    matched: frozenset[str]
    """What the words are known by that have an equal at all."""
    alone: dict[str, bool]
    """Words that were looked up, and whether they can only be equal to themselves."""

    def lone(self, word: str) -> bool:
        """Whether nothing but a form of itself can be the equal of a word, and it does not come and go."""
        if word not in self.alone:
            head = _headed(word, self.equals.family)
            free = word in self.passed or word in self.idle or head in self.light or plural(word) in self.holders
            self.alone[word] = word[0].isalnum() and not free and head not in self.matched
        return self.alone[word]

    def head(self, word: str) -> str:
        """What a word is known by."""
        return _headed(word, self.equals.family)


@once_for_each
def wording(weighing: Weighing) -> Wording:
    """How a profile says the same in other words."""
    plain = Plain(weighing.alike)
    known = _equals([[plain(entry) for entry in line] for line in weighing.same], weighing.families)
    leads = frozenset(word for lines in weighing.cases.values() for line in lines for word in line if word)
    passed = frozenset({*weighing.trifles, *weighing.links, *leads, "and", "or"})
    led, looking = (
        frozenset(_headed(word, known.family) for word in some) for some in (weighing.light, weighing.looks)
    )
    matched = frozenset({*known.groups, *(head for rows in known.runs.values() for run, _ in rows for head in run)})
    return Wording(
        plain, known, passed, leads, led, looking, weighing.idle, weighing.holders, weighing.cases, matched, {}
    )


def _equals(same: Sequence[Sequence[str]], families: Sequence[Sequence[str]]) -> Equals:
    """The words of a profile that mean the same, and its families of forms."""
    family = {stemmed(word): stemmed(line[0]) for line in families for word in line[1:]}
    found: dict[tuple[str, ...], set[int]] = {}
    for number, line in enumerate(same):
        for entry in line:
            heads = tuple(_headed(word, family) for word in split(entry) if word not in _ARTICLES)
            found.setdefault(heads, set()).add(number)
    runs: dict[str, list[tuple[tuple[str, ...], frozenset[int]]]] = {}
    for heads, numbers in found.items():
        if len(heads) > 1:
            runs.setdefault(heads[0], []).append((heads, frozenset(numbers)))
    longest = {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in runs.items()}
    return Equals(family, {heads[0]: frozenset(at) for heads, at in found.items() if len(heads) == 1}, longest)


@cache
def _bases() -> dict[str, str]:
    """Each form of an irregular verb, with its base."""
    return {form: base for base, forms in verbs.irregular().items() for form in (*forms, verbs.third_person(base))}


@cache
def stemmed(word: str) -> str:
    """What a word is known by in all its forms; who does something is not what is done."""
    low = word.removesuffix("'s").rstrip("'")
    low = _bases().get(low, low)
    if low.endswith(_AGENTS) and not low.endswith(_DONE) and low not in verbs.verbs():
        return low.removesuffix("s") if len(low) > _SHORTEST else low
    if len(low) >= _SHORTEST and not prose.listed(low):
        low = next((form for form in _forms(low) if prose.listed(form)), "") or _ENDING.sub("", low)
    return prose.stem(low)


def _forms(word: str) -> Iterator[str]:
    """What a word may be a form of, and other forms that it may have."""
    yield plural(word)
    for ending in ("ing", "ed", "ly"):
        if word.endswith(ending):
            bare = word.removesuffix(ending)
            yield from (bare, f"{bare}e", bare[:-1])
    yield from (word.removesuffix("s"), word.removesuffix("es"))
    yield from (f"{word}s", f"{word}d", f"{word}ing", f"{word.removesuffix('e')}ing")


def _headed(word: str, family: Mapping[str, str]) -> str:
    stem = stemmed(word)
    return family.get(stem, stem)


def split(text: str) -> list[str]:
    """The words and signs of a text, in small letters; a hyphen joins nothing here."""
    return _WORD.findall(folded(text).lower().replace("-", " "))


@lru_cache(maxsize=1024)
def items(words: tuple[str, ...], wording: Wording, heavy: frozenset[str], *, runs: bool = True) -> tuple[Item, ...]:
    """What of a text's words carries meaning: all but its signs and little words, if they are not *heavy*.

    With *runs*, several words that are one thing to say are one item.
    """
    known, passed = wording.equals, wording.passed - heavy
    heads = [_headed(word, known.family) if word[0].isalnum() else word for word in words]
    found: list[Item] = []
    at = 0
    while at < len(words):
        size, groups = _longest(heads, at, known) if runs else (1, known.groups.get(heads[at], frozenset()))
        if size == 1 and (words[at] in passed or not words[at][0].isalnum()):
            at += 1
            continue
        told = [n for n in range(at, at + size) if words[n] not in passed] or [at + size - 1]
        if size > 1 and told == [at]:  # “respond to” is “respond” as well
            groups |= known.groups.get(heads[at], frozenset())
        head = " ".join(heads[n] for n in told)
        found.append(Item(words[at], head, groups, at, size, told[-1] + 1 - at))
        at += size
    return tuple(found)


def _longest(heads: list[str], at: int, known: Equals) -> tuple[int, frozenset[int]]:
    """How many words from here on are one thing to say, and the lines in which it stands; articles do not count."""
    for run, groups in known.runs.get(heads[at], ()):
        end = at
        for head in run:
            while end > at and end < len(heads) and heads[end] in _ARTICLES:
                end += 1
            if end >= len(heads) or heads[end] != head:
                break
            end += 1
        else:
            return end - at, groups
    return 1, known.groups.get(heads[at], frozenset())


def meet(one: Item, other: Item) -> bool:
    """Whether two words can stand for each other."""
    return one.head == other.head or not one.groups.isdisjoint(other.groups)


def alike(one: str, other: str, lines: Sequence[Sequence[str]]) -> bool:
    """Whether one preposition says what the other does."""
    return one == other or any(one in line and other in line for line in lines)


def plural(word: str) -> str:
    """A word without its plural or third person."""
    if word.endswith("ies") and len(word) > _SHORTEST:
        return word.removesuffix("ies") + "y"
    if word.endswith(("ses", "xes", "ches", "shes", "zes")):
        return word.removesuffix("es")
    return word.removesuffix("s") if len(word) >= _SHORTEST and not word.endswith(("ss", "us", "is")) else word


def initials(old: str, new: str) -> tuple[str, str]:
    """Both texts with a name in place of its initials, and without initials that stand beside their name."""
    before, after = _bare(old), _bare(new)
    return _unabbreviated(before, after), _unabbreviated(after, before)


_BESIDE = Expression(r"\s*\(([A-Z][A-Za-z&]{1,6})\)|\b([A-Z]{2,7})\s*\(([^()]{5,80})\)")
_INITIALS = Expression(r"(?<![\w.-])[A-Z]{2,6}(?![\w-])")
_POINTED = Expression(r"(?<![A-Za-z.])(?:[A-Z]\.){2,}")
_NAMES = Expression(r"[^\W\d_]+")


def _bare(text: str) -> str:
    plain = _POINTED.sub(lambda found: found[0].replace(".", ""), text)
    if "(" not in plain:
        return plain
    for found in reversed(list(_BESIDE.finditer(plain))):
        short, name = (found[1], plain[: found.start()]) if found[1] else (found[2], found[3])
        if spelt := _spelt(short, name, last=bool(found[1])):
            plain = plain[: found.start()] + ("" if found[1] else spelt) + plain[found.end() :]
    return plain


def _spelt(short: str, text: str, *, last: bool = False) -> str:
    """The words of a text of which a short form is the initials; *last*: those at its end only."""
    spots = [found for found in _NAMES.finditer(text) if found[0].lower() not in listed("little.txt")]
    size = len(short)
    first = max(len(spots) - size, 0) if last else 0
    for at in range(first, len(spots) - size + 1):
        window = spots[at : at + size]
        if all(word[0][0].lower() == letter for word, letter in zip(window, short.lower(), strict=True)):
            return text[window[0].start() : window[-1].end()]
    return ""


def _unabbreviated(text: str, other: str) -> str:
    """A text with the names that the other one writes out for its initials."""
    return _INITIALS.sub(lambda found: found[0] if found[0] in other else _spelt(found[0], other) or found[0], text)


def spelled(words: Iterable[str], other: list[str]) -> list[str]:
    """The words, with one that the other text writes as two cut in two."""
    pairs = {a + b: (a, b) for a, b in pairwise(other)}
    whole = set(other)
    found: list[str] = []
    for word in words:
        found.extend(pairs.get(word, (word,)) if word not in whole else (word,))
    return found
