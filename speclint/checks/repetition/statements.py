"""Sentences that say the same in other words: most of what the shorter one says stands in the longer one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from speclint.checks.repetition.again import where
from speclint.checks.repetition.likeness import scale
from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import listed
from speclint.spec import OUTSIDE, Passage, Plan, Section, Spec
from speclint.text import prose
from speclint.text.expression import Expression

_LISTS = ("work", "knowledge", "skill", "ability", "qualifying", "wished", "place", "strain")
"""Kinds of parts whose entries are compared in other ways, or are alike by design."""
_ASKED = Expression(
    r"\?\s*$|\b(?:select|choose|answer|describe|indicate|question|if so|n/a|degree|please (?:put|write|explain))\b"
    r"|gmail|\||[^.!;)\s]\s*$",
    2,
)
"""Questions, forms and tables, and what is no sentence."""
_NUMBER = Expression(r"\d[\d,.:/]*")
_LEAST = 4
"""Words that say something which two sentences have to share."""
_ALIKE = 0.4
"""The share of all words of two sentences that both have to have."""
_OFTEN = 10
"""A word in more sentences of one page than this brings none of them together."""


@dataclass(frozen=True)
class Statement:
    """A sentence as stems, with its numbers."""

    stems: frozenset[str]
    numbers: frozenset[str]
    span: Span
    section: Section
    passage: Passage


@dataclass(frozen=True)
class SameStatement(Check):
    """Two sentences of the text around the lists, of which one says what the other says."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"second", "where_two"})

    share: float = 0.86
    """How much of the shorter sentence the longer one has to say, weighed by how rare the words are."""
    longer: float = 0.6
    """How much of the longer one that has to be."""
    weight: float = 8.0
    """How much the words that both have must say together."""
    most: int = 5
    """So many are told of one page, those that say most."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The pairs that say most, each sentence once."""
        weighed = spec.memo(scale)
        pairs: list[tuple[float, Statement, Statement]] = []
        for a, b in _meetings(list(_statements(spec))):
            shared = a.stems & b.stems
            both = sum(map(weighed.weight, shared))
            least, most = sorted(sum(map(weighed.weight, one.stems)) for one in (a, b))
            if len(shared) >= max(_LEAST, _ALIKE * len(a.stems | b.stems)) and both >= max(
                self.weight, self.share * least, self.longer * most
            ):
                pairs.append((both, a, b))
        told: list[Span] = []
        for _, a, b in sorted(pairs, key=lambda pair: (-pair[0], pair[1].span, pair[2].span)):
            if any(one.span.overlaps(span) for one in (a, b) for span in told):
                continue
            told += [a.span, b.span]
            if len(told) > 2 * self.most:
                return
            words = {"second": " ".join(spec.view[b.span].split()), "where_two": where(a.section, b.section)}
            yield Hit(a.span, words, (Also(b.span, "said again here"),), label="first said here")


def _statements(spec: Spec) -> Iterator[Statement]:
    lists = spec.profile.of(*_LISTS, joined=True) | spec.profile.dated | OUTSIDE
    for section in spec.sections:
        if section.name in lists or section.level:
            continue
        for passage in section.passages:
            for sentence in passage.sentences if not passage.cell else ():
                text = passage.text[sentence.start : sentence.end]
                words = [m[0].lower() for m in prose.WORD.finditer(text)]
                stems = frozenset(prose.stem(w) for w in words if len(w) > 1 and w not in listed("small.txt"))
                if len(stems) > _LEAST and not _ASKED.search(text):
                    numbers = frozenset(_NUMBER.findall(text))
                    yield Statement(stems, numbers, passage.span(sentence.start, sentence.end), section, passage)


def _meetings(sentences: list[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Sentences that share a word that few have, and whose numbers do not tell them apart."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, sentence in enumerate(sentences):
        for stem in sentence.stems:
            holders[stem].append(at)
    met = {pair for found in holders.values() if len(found) <= _OFTEN for pair in combinations(found, 2)}
    for first, second in sorted(met):
        a, b = sentences[first], sentences[second]
        if a.numbers <= b.numbers or b.numbers <= a.numbers:
            yield a, b


CHECKS = {"same-statement": SameStatement}
