"""A capital in the middle of a sentence, on a word that is no name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from speclint.document import Edit
from speclint.finding import Fix, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Passage, Plan, Spec
from speclint.text.classes import Word, clauses, small, third_only, verb_only, word_at
from speclint.text.verbs import verbs

_JOINTS = frozenset(("and", "or"))
_ENDS = frozenset(".;:)")


@dataclass(frozen=True)
class CapitalInside(Check):
    """A verb, or a word that only joins others, with a capital between words in small letters: "and Keeps the log"."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"instead"})

    joining: frozenset[str] = frozenset()
    """Words that join others and are no names: "with"."""
    leading: frozenset[str] = frozenset()
    """Words behind which only a verb can stand: "must"."""

    naming: frozenset[str] = frozenset()
    """Words behind which the name of a button or a program stands: "click"."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such word with the same word in small letters."""
        for _, passage in spec.running():
            if passage.text[1:] == passage.lower[1:]:
                continue  # there is no capital in it
            words = passage.classed
            for at in range(1, len(words) - 1):
                if words[at].text[:1].isupper() and self._odd(words, at):
                    span = passage.span(words[at].start, words[at].end)
                    fix = Fix(f"write “{words[at].low}”", (Edit(span, words[at].low),), safe=False)
                    yield Hit(span, {"instead": words[at].low}, fixes=(fix,))

    def _odd(self, words: Sequence[Word], at: int) -> bool:
        before, word, after = words[at - 1], words[at], word_at(words, at + 1)
        if before.low in self.naming or not (word.text[1:].islower() and word.text.isalpha() and small(after)):
            return False
        if before.text == "," and small(word_at(words, at - 2)):
            return bool(third_only(word.low))  # "…, Cleans drains"
        if not small(before) or (before.low in _JOINTS and word_at(words, at - 2).text in _ENDS):
            return False  # "…; and When driving": parts of a list, each with its capital
        return word.low in self.joining or self._acts(before, word, after)

    def _acts(self, before: Word, word: Word, after: Word) -> bool:
        """Whether a word between two others in small letters can only be a verb."""
        base, form = verbs().get(word.low, ("", ""))
        if form == "ing":
            return before.kind == "i" and before.low != "of" and verb_only(base) and after.kind in "asjnNg"
        sure = verb_only(word.low) or bool(third_only(word.low))
        return sure or (before.low in self.leading and bool(base))


_FEWEST = 4
"""Items of a list of which one can be the odd one."""
_MOST = 0.8
"""So many of all items must begin with a plain word."""


@dataclass(frozen=True)
class OddCapital(Check):
    """The one item of a list, or clause of a row, that begins with a capital where no other does, or without one."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"word", "count", "instead"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first word of each such item or clause."""
        for section in spec.sections:
            if section.name and spec.describes(section):
                begun = [(p, 0, p.text.split(None, 1)[0]) for p in section.items if p.text.strip()]
                yield from _odd_one(begun, {True, False})
        for _, passage in spec.running():
            if passage.text.count(";") >= _FEWEST - 1:
                yield from _odd_one(list(_clauses_begun(passage)), {True})


def _clauses_begun(passage: Passage) -> Iterator[tuple[Passage, int, str]]:
    words = passage.classed
    for begin, _ in clauses(words):
        if word_at(words, begin - 1).text != ";":
            continue
        at = begin + (words[begin].low in _JOINTS and begin + 1 < len(words))
        yield passage, words[at].start, words[at].text


def _odd_one(begun: list[tuple[Passage, int, str]], wanted: set[bool]) -> Iterator[Hit]:
    """The one of several beginnings that has a capital where no other has one, or the other way round."""
    plain = [(passage, at, word) for passage, at, word in begun if word.isalpha() and word[1:].islower()]
    if len(plain) < _MOST * len(begun) or len(plain) < _FEWEST:
        return
    for capital in wanted:
        odd = [one for one in plain if one[2][0].isupper() == capital]
        if len(odd) == 1 and (not capital or odd[0][2].lower() in verbs()):
            passage, at, word = odd[0]
            instead = word.lower() if capital else word.capitalize()
            span = passage.span(at, at + len(word))
            fix = Fix(f"write “{instead}”", (Edit(span, instead),), safe=True)
            yield Hit(span, {"word": word, "count": len(plain) - 1, "instead": instead}, fixes=(fix,))


CHECKS = {"capital-inside": CapitalInside, "odd-capital": OddCapital}
