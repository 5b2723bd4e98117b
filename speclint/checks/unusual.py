"""Small words that are missing, too many or wrong, told by what usually stands between the words around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple, TypeAlias

from speclint.document import Edit
from speclint.finding import Fix, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Passage, Plan, Spec
from speclint.text.classes import BARE, Word, uses, word_at
from speclint.text.usual import BEFORE, BEHIND, NONE, ROUGH, Gaps, fillers

_Words: TypeAlias = Sequence[Word]


class _Spot(NamedTuple):
    """Which words are marked, which of them is to be replaced (up to one that stays), and what stands there usually."""

    first: int
    last: int
    cut: int
    keep: int
    word: str


def _hits(spots: Iterator[_Spot], passage: Passage) -> Iterator[Hit]:
    words = passage.classed
    for first, last, cut, keep, word in spots:
        span = passage.span(words[first].start, words[last].end)
        whole = (*(w.text for w in words[first:cut]), word, *(w.text for w in words[keep : last + 1]))
        edit = Edit(passage.span(words[cut].start, words[keep].start), f"{word} " if word else "")
        usual = " ".join(filter(None, whole))
        told = {"usual": usual, "word": words[cut].text if cut < keep else word}
        yield Hit(span, told, fixes=(Fix(f"write “{usual}”", (edit,), safe=False),))


def _plain(word: Word) -> bool:
    """Whether it is a word, and no part of one or a row of capitals."""
    return word.text[:1].isalpha() and word.text[-1:].isalpha() and not (word.text.isupper() and len(word.text) > 1)


@dataclass(frozen=True)
class LeftOut(Check):
    """A small word that is missing between two that hardly ever stand side by side: "ability understand"."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"usual", "word"})

    articles: frozenset[str]
    """Words that begin a noun phrase: looked for behind a preposition, and "a" behind a verb as well."""
    being: frozenset[str]
    """Forms of "be" and "have": looked for behind *subjects* alone."""
    subjects: frozenset[str]
    joining: frozenset[str]
    """Words that join two of a kind: not looked for before what may be a verb."""
    bound: frozenset[str]
    """Words that follow the one before them ("ability to"): how much that one asks for them counts."""
    left: frozenset[str] = frozenset()
    """Words behind which nothing is looked for."""
    least: float = 4.8
    """How much more must speak for a word than for none (natural logarithm)."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such place, with the words as they usually stand."""
        for _, passage in spec.running():
            yield from _hits(self._spots(passage.classed), passage)

    def _spots(self, words: _Words) -> Iterator[_Spot]:
        gaps, known = Gaps(words), fillers()
        for at in range(len(words) - 1):
            before, after = words[at], words[at + 1]
            if not (_plain(before) and _plain(after)) or before.low in self.left:
                continue
            new = after.text[0].isupper() and (after.low in self.articles or before.text[0].isupper())
            if new or gaps.known(at, at + 1, NONE) > 0:
                continue
            rough = gaps.scores(at, at + 1, ROUGH)
            if max(rough[1:]) - rough[NONE] < _ROUGHLY:
                continue
            scores = gaps.scores(at, at + 1)
            best = max(range(1, len(scores)), key=scores.__getitem__)
            sure = scores[best] - scores[NONE]
            asked = gaps.known(at, at + 1, best, BEFORE), gaps.known(at, at + 1, best, BEHIND)
            if sure >= self.least and self._fits(known[best], before, after, sure, asked):
                yield _Spot(at, at + 1, at + 1, at + 1, known[best])

    def _fits(self, word: str, before: Word, after: Word, sure: float, asked: tuple[float, float]) -> bool:
        """Whether such a word can stand there, as far as its kind tells."""
        if word in self.articles:
            return word != "the" or before.kind in "it"
        if word in self.being or word == "be":
            return before.kind in "mt" if word == "be" else before.low in self.subjects
        if word in self.joining:
            two = after.kind in "nN" or (before.kind, after.kind) == ("N", "z")
            return two and before.kind != "g" and BARE not in uses(after.low)
        if word == "to":
            return asked[0] >= _ASKED_TO and after.low != "be" and (before.kind, after.kind) != ("N", "v")
        if word in self.bound:
            return asked[0] >= _ASKED and sure >= (_FIRM if after.kind in "as" else self.least)
        return after.kind not in "pj" and (asked[0] >= _STRONGLY or asked[1] >= _STRONGLY)


_FIRM, _ROUGHLY = 6.0, -2.0
_ASKED_TO, _ASKED, _STRONGLY = 0.6, 0.8, 1.4


@dataclass(frozen=True)
class Stray(Check):
    """A small word that is too many, where the words around it stand side by side as a rule: "a high a volume"."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"usual", "word"})

    articles: frozenset[str]
    determiners: frozenset[str]
    """Words before which no article can stand."""
    ahead: frozenset[str] = frozenset()
    """Adjectives that stand before an article: "such a"."""
    least: float = 5.0
    firmly: float = 9.0
    """How much must speak against an article between an adjective and a noun: the adjective may be a verb."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such word with its neighbors."""
        for _, passage in spec.running():
            if not self.articles.isdisjoint(passage.tokens.kinds):
                yield from _hits(self._spots(passage.classed), passage)

    def _spots(self, words: _Words) -> Iterator[_Spot]:
        gaps, numbers = Gaps(words), {word: n for n, word in enumerate(fillers())}
        for at in range(1, len(words) - 1):
            before, word, after = words[at - 1 : at + 2]
            if word.text not in self.articles or not (_plain(before) and after.text.islower()):
                continue
            if word.low in {before.low, after.low}:
                continue  # the same word twice: another rule says so
            least = self.least if after.low in self.determiners else self.firmly
            inside = before.kind == "j" and before.low not in self.ahead and after.kind in "nN"
            if not inside and after.low not in self.determiners:
                continue
            scores = gaps.scores(at - 1, at + 1)
            if scores[NONE] - scores[numbers[word.low]] >= least:
                yield _Spot(at - 1, at + 1, at, at + 1, "")


@dataclass(frozen=True)
class Mistaken(Check):
    """A small word that stands for another like it: "a wide range or methods", "graduation from and accredited"."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"usual", "word"})

    alike: frozenset[str]
    """What was written and what was meant: ``or/of``."""
    least: float = 5.0

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such word with its neighbors."""
        pairs = [pair.partition("/")[::2] for pair in sorted(self.alike)]
        meant = {said: [wanted for other, wanted in pairs if other == said] for said, _ in pairs}
        for _, passage in spec.running():
            if not meant.keys().isdisjoint(passage.tokens.kinds):
                yield from _hits(self._spots(passage.classed, meant), passage)

    def _spots(self, words: _Words, meant: dict[str, list[str]]) -> Iterator[_Spot]:
        gaps, numbers = Gaps(words), {word: n for n, word in enumerate(fillers())}
        for at in range(1, len(words) - 1):
            before, word, after = words[at - 1 : at + 2]
            if word.low not in meant or not (_plain(before) and after.text[0].isalnum() and word.text.islower()):
                continue
            if word.low == "or" and (after.kind in "asv" or word_at(words, at - 2).text in {",", "or"}):
                continue
            scores = gaps.scores(at - 1, at + 1)
            for wanted in meant[word.low]:
                choice = numbers[wanted]
                firm = scores[choice] - scores[numbers[word.low]]
                least = self.least + (_ANY_TWO if word.low == "or" else 0)
                if firm >= least and scores[choice] >= max(scores) - 1:
                    yield _Spot(at - 1, at + 1, at, at + 1, wanted)


_ANY_TWO = 3.0
"""How much more must speak against "or": what it joins may be any two things."""
CHECKS = {"left-out": LeftOut, "stray-word": Stray, "mistaken-word": Mistaken}
