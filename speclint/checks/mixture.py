"""One thing said in two ways, or said twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import ClassVar

from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Plan, Spec
from speclint.text.cue import Cue, spans
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet


@dataclass(frozen=True)
class Mixed(Check):
    """One thing written in several ways: the rarer ways are found, beside an example of the commonest."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"way", "other", "count", "other_count"})

    ways: Mapping[str, str | PhraseSet]
    """Name of a way -> phrases for it or, as text, a regular expression."""
    least: int = 1
    """How often the commonest way must stand before the others are called exceptions."""
    wrong: str = ""
    """The way that is found whenever another stands too; by default the rarer ones are."""
    once: bool = True
    case: bool = True
    not_in: tuple[str, ...] = ()
    """Sections that are not looked at, beside those that the profile sets aside: often pasted from elsewhere."""
    everywhere: bool = False
    """Whether those are looked at too."""

    @cached_property
    def _cues(self) -> dict[str, Cue]:
        flags = 0 if self.case else re.IGNORECASE
        return {name: Expression(way, flags) if isinstance(way, str) else way for name, way in self.ways.items()}

    @cached_property
    def sought(self) -> tuple[PhraseSet, ...]:
        """The phrases, where all ways are in phrases."""
        sets = tuple(way for way in self.ways.values() if isinstance(way, PhraseSet))
        return sets if len(sets) == len(self.ways) else ()

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Each way that is not the commonest, once or at every spot."""
        aside = frozenset(self.not_in) if self.everywhere else spec.profile.aside.union(self.not_in)
        spots = {name: list(self._spots(spec, cue, aside)) for name, cue in self._cues.items()}
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

    def _spots(self, spec: Spec, cue: Cue, aside: AbstractSet[str]) -> Iterator[Span]:
        if isinstance(cue, PhraseSet):
            places = ((s, p, Span(found.start, found.end)) for s, p, found in spec.said(cue))
        else:
            places = ((s, p, span) for s, p in spec.passages() for span, _ in spans(cue, p.tokens))
        yield from (p.span(span.start, span.end) for s, p, span in places if s.name not in aside)


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
            (section, passage.span(found.start, found.end), passage.text[found.start : found.end].lower())
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
