"""An amount in words beside the same amount in figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from speclint.finding import Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Plan, Spec
from speclint.text.numbers import WORTH
from speclint.text.phrases.book import Found, PhraseSet
from speclint.text.tokens import Tokens


@dataclass(frozen=True)
class Amounts(Check):
    """An amount in words whose figures in brackets say something else: ``four (3) years``."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"words", "figures"})

    phrases: PhraseSet
    """How such an amount stands; ``[[ ]]`` marks the words and the figures."""

    @property
    def sought(self) -> tuple[PhraseSet, ...]:
        """The phrases."""
        return (self.phrases,)

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Each amount that stands in two ways and differs."""
        for _, passage, found in spec.said(self.phrases):
            words, figures = _amounts(passage.tokens, found)
            if words is not None and figures is not None and words != figures:
                yield Hit(passage.span(found.start, found.end), {"words": words, "figures": figures})


def _amounts(tokens: Tokens, found: Found) -> tuple[int | None, int | None]:
    """What the words say, and what the figures in the brackets say."""
    first, last = found.marked
    said = [word.lstrip("-") for word in tokens.words[_begin(tokens.words, first) : last]]
    figures = next((int(word) for word in said if word.isdigit()), None)
    words = [word for word in said[: said.index("(")] if word in WORTH or word in {"hundred", "and"}]
    known = [WORTH[word] for word in words if word in WORTH]
    if len(known) != len(words) or len(known) > 2 or (len(known) > 1 and known[0] % 10):  # noqa: PLR2004 - twenty four
        return None, figures  # hundreds, or two numbers in a row
    return sum(known) if known else None, figures


def _begin(words: list[str], at: int) -> int:
    """Where the number begins that goes on at a word: ``one hundred and six``."""
    while at and words[at - 1].lstrip("-") in {*WORTH, "hundred"}:
        at -= 1
    return _begin(words, at - 2) if words[max(0, at - 2) : at] == ["hundred", "and"] else at


CHECKS = {"amounts": Amounts}
