"""One thing said in two ways, or said twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.rule import Check
from speclint.spec import Plan, Spec
from speclint.text.expression import Expression
from speclint.text.literals import needs
from speclint.text.prefilter import Need


@dataclass(frozen=True)
class Mixed(Check):
    """One thing written in several ways: the rarer ways are found, beside an example of the commonest."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"way", "other", "count", "other_count"})

    ways: Mapping[str, str]
    """Name of a way -> regular expression for it."""
    least: int = 1
    """How often the commonest way must stand before the others are called exceptions."""
    wrong: str = ""
    """The way that is found whenever another stands too; by default the rarer ones are."""
    once: bool = True
    case: bool = True
    not_in: tuple[str, ...] = ()
    """Sections that are not looked at, beside those that the profile sets aside: often pasted from elsewhere."""

    @cached_property
    def _patterns(self) -> dict[str, Expression]:
        return {name: Expression(p, 0 if self.case else re.IGNORECASE) for name, p in self.ways.items()}

    @cached_property
    def needed(self) -> Need:
        """What a specification must hold so that one of the ways can stand in it."""
        return ("any", "", tuple(needs(pattern) for pattern in self._patterns.values()))

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Each way that is not the commonest, once or at every spot."""
        aside = spec.profile.aside.union(self.not_in)
        spots: dict[str, list[Span]] = {name: [] for name in self.ways}
        for name, pattern in self._patterns.items():
            group = "spot" if "spot" in pattern.groupindex else 0
            for section, passage in spec.near(needs(pattern)):
                for found in () if section.name in aside else pattern.finditer(passage.text):
                    spots[name].append(passage.span(found.start(group), found.end(group)))
        used = Counter({name: len(found) for name, found in spots.items() if found})
        if len(used) == 1 or not used:
            return
        (common, most), *rest = sorted(used.items(), key=lambda way: (way[0] == self.wrong, -way[1]))
        if most < self.least:
            return
        for name, count in rest:
            words = {"way": name, "other": common, "count": count, "other_count": most}
            also = (Also(spots[common][0], f"{common} here"),)
            for span in spots[name][:1] if self.once else spots[name]:
                yield Hit(span, words, also, label=f"{name} here")


@dataclass(frozen=True)
class Repeated(Check):
    """A statement that should be made once: every spot beyond ``allowed``, or outside where it belongs."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"count", "wordings"})

    statement: str
    """Name of a statement of the profile."""
    allowed: int = 1
    belongs: tuple[str, ...] = ()
    """Sections where it may stand; elsewhere it is found even when it stands once."""
    first_free: tuple[str, ...] = ()
    """Sections whose mention does not count towards ``allowed``."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """One hit for the whole specification, on the last spot, naming the others."""
        spots = [
            (section, passage.span(found.start(), found.end()), found[0].lower())
            for section, passage, found in spec.statement(self.statement)
        ]
        if self.belongs:
            for section, span, _ in spots:
                if not ({section.name, section.parent} & set(self.belongs)):
                    yield Hit(span, {"count": len(spots), "wordings": 1})
            return
        counted = [s for s in spots if s[0].name not in self.first_free]
        if len(counted) > self.allowed:
            wordings = len({" ".join(text.split()) for _, _, text in spots})
            first, *others = [span for _, span, _ in spots]
            yield Hit(
                first,
                {"count": len(spots), "wordings": wordings},
                tuple(Also(span, "said again here") for span in others),
                label="first said here",
            )


CHECKS = {"mixed": Mixed, "repeated": Repeated}
