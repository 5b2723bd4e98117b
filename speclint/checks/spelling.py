"""Words that are one slip away from a word that class specifications use all the time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from itertools import product
from math import log
from typing import ClassVar

from speclint.document import Edit, Span
from speclint.finding import Fix, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import listed
from speclint.spec import TITLE, Plan, Spec
from speclint.text import prose
from speclint.text.classes import mostly, third_only
from speclint.text.expression import Expression
from speclint.text.lexicon import known

SHORTEST = 5
"""Shorter words have too many neighbours."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONG = 7
"""Shorter than this, a word with one other letter is more often another word: pavers, papers."""
_SHORT_COMMON = 2.5
"""So many times as many specifications have to use what a shorter word is taken for."""
_CANDIDATE = Expression(r"(?<![\w@/.’'-])[A-Za-z][a-z]{4,30}(?![\w@/’'-]|\.\w|\.\.)")

_NO_NAME = 9
"""Letters from which on a word with a capital in mid-sentence may be a slip: shorter ones are too like names."""
_ENDING = 2

_TITLED = 4
"""So many times fewer specifications have to use what a word of the title is taken for."""

_FOREIGN = 4
"""From so many words on that nobody knows a paragraph may be in another language."""
_FOREIGN_SHARE = 5
"""Of how many words one is unknown where a paragraph is in another language."""

_NEAR = 80
"""So far before a word its torn beginning is looked for."""
_BEFORE = Expression(r"(?<![\w-])([A-Za-z]{2,})(?:-\s+|\s)$")


@dataclass(frozen=True)
class Misspelt(Check):
    """A word that no real specification uses and that one slip turns into a common one.

    A slip is a letter lost, doubled, changed, or swapped with its neighbour; never the first or the last letter,
    for those make other words. In a short word a letter is not changed. A paragraph in another language is passed over.
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"meant"})

    known: tuple[str, ...] = ()
    """Words that are right although they look like slips."""
    common: int = 40
    """From how many real specifications on a word is common."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such word with the one that is meant; what may be a name (a capital in mid-sentence) is not judged."""
        yield from self._in_title(spec)
        if not any(self._right(word.lower()) for word in set(_CANDIDATE.findall(spec.view.text))):
            return
        for section, passage in spec.passages(outside=True):
            if (
                section.name == TITLE
                or passage.text.isupper()
                or not (words := _CANDIDATE.findall(passage.text))
                or self._foreign(words)
            ):
                continue
            for found in _CANDIDATE.finditer(passage.text):
                word = found[0].lower()
                right = self._right(word)
                if right and third_only(right) and _describes(passage.text, found.start()):
                    right = _two_lost(word, self.common)  # "the appropriate authories" are no verb
                if not right:
                    continue
                name = found[0][0].isupper() and not _begins(passage.text, found.start())
                if name and not _plain_slip(word, right):
                    continue
                start = found.start()
                if _torn(passage.text, start, word):
                    continue  # typography/torn-word has the whole of it
                yield _hit(passage.span(start, found.end()), passage.text[start : found.end()], right)

    def _in_title(self, spec: Spec) -> Iterator[Hit]:
        """A title has few words, mostly in capitals, and a rarer one may be meant: it names a trade."""
        for passage in (passage for section in spec.page if section.name == TITLE for passage in section.passages):
            for found in _CANDIDATE.finditer(passage.lower):
                word = found[0]
                right_so = known(word) or word in self._right_ones or word in listed("lookalikes.txt")
                again = spec.lower.count(word) > 1 and spec.lower.count(word) == _capitals(spec.view.text, word)
                if not right_so and not again and (right := self._trade(word)):
                    said = passage.text[found.start() : found.end()]
                    yield _hit(passage.span(*found.span()), said, right)

    def _trade(self, word: str) -> str:
        """What a word of the title is taken for; a long one may be of the rarest."""
        return meant(word, self.common // _TITLED) or (meant(word, 1) if len(word) >= _NO_NAME else "")

    def _foreign(self, words: list[str]) -> bool:
        """Whether the words of a paragraph are those of another language: many unknown, and not all by a slip."""
        strange = [low for word in words if not prose.used(low := word.lower())]
        if len(strange) < _FOREIGN or len(strange) * _FOREIGN_SHARE < len(words):
            return False
        return any(not meant(word, self.common) for word in strange)

    def _right(self, word: str) -> str:
        if prose.used(word) or word in self._right_ones or word in listed("lookalikes.txt"):
            return ""
        return meant(word, self.common)

    @cached_property
    def _right_ones(self) -> frozenset[str]:
        return frozenset(self.known)


def _capitals(text: str, word: str) -> int:
    """How often a word stands with a capital; one that always does is a name."""
    return text.count(word.capitalize()) + text.count(word.upper())


def _hit(span: Span, word: str, right: str) -> Hit:
    right = right.upper() if word.isupper() else right.capitalize() if word[0].isupper() else right
    return Hit(span, {"meant": right}, fixes=(Fix(f"write “{right}”", (Edit(span, right),), safe=True),))


def _plain_slip(word: str, right: str) -> bool:
    """Whether a word with a capital is hardly a name: long, with a letter lost, doubled or swapped far from its end."""
    if len(word) < _NO_NAME or word[-_ENDING:] != right[-_ENDING:]:
        return False
    return len(word) != len(right) or sorted(word) == sorted(right)


def _torn(text: str, at: int, word: str) -> bool:
    """Whether a word is the second half of one that a line end has torn in two: "main- taining"."""
    found = _BEFORE.search(text, max(0, at - _NEAR), at)
    return found is not None and prose.used((found[1] + word).lower())


def _describes(text: str, at: int) -> bool:
    """Whether the word in front of a place describes a thing, so that no verb follows."""
    before = text[:at].rstrip().rpartition(" ")[2].lower()
    return mostly(before, "j") or mostly(before, "a")


def _two_lost(word: str, common: int) -> str:
    """The one common word that two lost letters make of *word*, or nothing."""
    rare = prose.rarity("") - log(common)
    made = {
        longer
        for i in range(2, len(word) - 1)
        for a, b in product(_LETTERS, repeat=2)
        if prose.used(longer := word[:i] + a + b + word[i:]) and prose.rarity(prose.stem(longer)) < rare
    }
    return made.pop() if len(made) == 1 else ""


def _begins(text: str, at: int) -> bool:
    while at and text[at - 1].isspace():
        at -= 1
    return not at or text[at - 1] in ".;:•("


@cache
def meant(word: str, common: int) -> str:
    """The common word that one slip makes of *word*, or nothing."""
    whole = len(word) >= _LONG
    rare = prose.rarity("") - log(common if whole else common * _SHORT_COMMON)
    for made in filter(prose.used, _one_slip_away(word, changed=whole)):
        if prose.rarity(prose.stem(made)) < rare and not _variant(word, made):
            return made
    return ""


def _one_slip_away(word: str, *, changed: bool) -> Iterator[str]:
    inner = range(1, len(word) - 1)
    yield from (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(1, len(word) - 2))
    yield from (word[:i] + word[i + 1 :] for i in inner)
    yield from (word[:i] + c + word[i:] for i, c in product((*inner, len(word) - 1), _LETTERS))
    if changed:
        yield from (word[:i] + c + word[i + 1 :] for i, c in product(inner, _LETTERS))


_VARIANTS = (
    ("ise", "ize"),
    ("isa", "iza"),
    ("isi", "izi"),
    ("yse", "yze"),
    ("our", "or"),
    ("ll", "l"),
    ("dgement", "dgment"),
    ("ence", "ense"),
    ("hes", "hs"),  # forms that only the stems of the word list make: "attachs"
    ("xes", "xs"),
    ("ses", "ss"),
)


def _variant(word: str, made: str) -> bool:
    """Whether the two are spellings or forms of one word: British, or a plural, a past tense, an agent."""
    if any(word.replace(a, b) == made.replace(a, b) for a, b in _VARIANTS):
        return True
    shared = next((i for i, (a, b) in enumerate(zip(word, made, strict=False)) if a != b), len(word))
    return shared >= min(len(word), len(made)) - 2 and word[-1] != made[-1]


CHECKS = {"misspelt": Misspelt}
