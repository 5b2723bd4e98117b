"""Two neighbours that begin with the same words, so that one statement could hold both."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from speclint.checks.repetition.likeness import demanding
from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import listed
from speclint.spec import Passage, Plan, Spec
from speclint.text import prose
from speclint.text.classes import BARE, GERUND, THIRD
from speclint.text.verbs import verbs


@dataclass(frozen=True)
class SameBeginning(Check):
    """Two neighbouring entries, or sentences, whose first words are the same."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"phrase", "count"})

    least: int = 3
    """How many of the first words must be the same."""
    saying: int = 2
    """How many of these must say something."""
    light: tuple[str, ...] = ()
    """Words, in small letters, that say nothing at the beginning: "ability", "knowledge", "may"."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The second of two neighbours."""
        for section in spec.sections:
            if section.outside or section.name in spec.memo(demanding):
                continue
            rows = [(p, s) for p in section.passages if p.cell is None for s in p.sentences]
            for (one, first), (two, second) in pairwise(rows):
                length = self._shared(one.text[first.start : first.end], two.text[second.start : second.end])
                if length and _acts(two, second):
                    yield _hit(one, first, two, second, length)

    def _shared(self, one: str, two: str) -> int:
        """How many words the two begin with alike, or none where these are too few."""
        count = said = 0
        for first, second in zip(prose.words(one), prose.words(two), strict=False):
            if first.lower() != second.lower():
                break
            count += 1
            said += first.lower() not in self.light and first.lower() not in listed("small.txt")
        return count if count >= self.least and said >= self.saying else 0


def _acts(passage: Passage, sentence: Span) -> bool:
    """Whether a sentence begins with a verb, and no name or number stands in front of it."""
    words = [word for word in passage.classed if word.start >= sentence.start]
    return bool(words) and (words[0].kind in {BARE, THIRD, GERUND} or words[0].low in verbs())


def _hit(one: Passage, first: Span, two: Passage, second: Span, length: int) -> Hit:
    (before, _), (span, phrase) = (_begin(one, first, length), _begin(two, second, length))
    return Hit(span, {"phrase": phrase, "count": length}, (Also(before, "the same words begin here"),))


def _begin(passage: Passage, sentence: Span, length: int) -> tuple[Span, str]:
    """The first words of a sentence: their place in the view, and what they say."""
    found = list(prose.WORD.finditer(passage.text, sentence.start, sentence.end))
    start, end = found[0].start(), found[length - 1].end()
    return passage.span(start, end), passage.text[start:end]


CHECKS = {"same-beginning": SameBeginning}
