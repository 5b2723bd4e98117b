"""A common noun that is written as a name here, and as a noun there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from speclint.checks.ways.rarer import WORDS, rarer
from speclint.document import Span
from speclint.finding import Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import MASTHEAD, Passage, Plan, Section, Spec


@dataclass(frozen=True)
class OneCapital(Check):
    """A noun behind "the" or "this" that stands with a capital here and without one there."""

    WORDS: ClassVar[frozenset[str]] = WORDS

    nouns: tuple[str, ...]
    """The nouns, in small letters."""
    before: tuple[str, ...] = ("the", "this")
    """What stands in front of them."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The rarer way of each noun, with its other spots and some of the commoner."""
        nouns, before = "|".join(self.nouns), "|".join(self.before)
        sought = re.compile(
            rf"(?<!in )(?<!within )(?<!throughout )(?<!across )(?<!around )\b(?i:{before}) (?P<noun>(?i:{nouns}))"
            r"(?:[’']s)?(?![\w-])(?! (?:of|for|and|&|or) (?:the )?[A-Z]| [A-Z(]|[,/] ?[A-Z]|[.’@]\w)"
        )
        ways: defaultdict[str, dict[bool, list[Span]]] = defaultdict(dict)
        for _, passage in _texts(spec):
            for found in sought.finditer(passage.text):
                noun = found["noun"]
                if not noun.isupper():
                    spots = ways[noun.lower()].setdefault(noun[0].isupper(), [])
                    spots.append(passage.span(*found.span("noun")))
        for found_ways in ways.values():
            if len(found_ways) > 1:
                yield rarer(spec, found_ways.values())


def _texts(spec: Spec) -> Iterator[tuple[Section, Passage]]:
    """Text in sentences: no heading, no line in capitals, no cell of a table."""
    for section, passage in spec.passages():
        if section.name not in {MASTHEAD, *spec.profile.dated} and not passage.cell and not passage.text.isupper():
            yield section, passage


CHECKS = {"one-capital": OneCapital}
