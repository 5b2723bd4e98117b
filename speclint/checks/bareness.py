"""Duties of general words only, which could stand in any class."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from speclint.document import Span
from speclint.finding import Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import listed
from speclint.spec import MASTHEAD, Passage, Plan, Section, Spec, told
from speclint.text import prose
from speclint.text.expression import Expression
from speclint.text.verbs import verbs

_LEAST, _MOST = 3, 11
"""Words that say something: fewer are a heading, more of them say together what none says alone."""

_NAMED = Expression(r"\b(?:such as|including|e\.g|by \w+ing)\b", 2)
"""What names the things after all."""


@dataclass(frozen=True)
class BareDuty(Check):
    """A clause that begins with a verb and names only things that any class has: policies, programs, goals."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"verb"})

    things: tuple[str, ...]
    """Nouns that any class has, in the singular and in small letters."""
    beside: tuple[str, ...]
    """Words that may stand with them and make nothing clearer."""
    not_verbs: tuple[str, ...] = ()
    """Verbs that say enough with any object."""
    allowed: tuple[str, ...] = ()
    """Statements that are general by design."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such clause."""
        parts = spec.profile.of("work") | {MASTHEAD}
        for section in spec.sections:
            for passage in section.passages if section.name in parts else ():
                for clause in passage.clauses:
                    if section.name == MASTHEAD and not told(section, passage):
                        continue
                    if not passage.cell and self._bare(spec, section, passage, clause):
                        span = prose.bare(passage.text, clause)
                        yield Hit(passage.span(span.start, span.end), {"verb": passage.text[span.start :].split()[0]})

    @cached_property
    def _things(self) -> frozenset[str]:
        return frozenset(map(prose.stem, self.things))

    @cached_property
    def _beside(self) -> frozenset[str]:
        return frozenset(self.beside)

    def _bare(self, spec: Spec, section: Section, passage: Passage, clause: Span) -> bool:
        text = passage.text[clause.start : clause.end]
        words = [w.lower() for w in prose.words(text) if len(w) > 1 and w.lower() not in listed("small.txt")]
        if not _LEAST <= len(words) <= _MOST or words[0] not in verbs() or words[0] in self.not_verbs:
            return False
        if (
            text.rstrip().endswith(":")
            or any(c.isdigit() for c in text)
            or text.istitle()
            or "(" in text
            or _NAMED.search(text)
        ):
            return False
        if any(spec.states(name, passage, clause.start, clause.end) for name in self.allowed):
            return False
        things = [w for w in words[1:] if prose.stem(w) in self._things]
        form = verbs()[words[0]][1]
        rest = (w for w in words[1:] if prose.stem(w) not in self._things)
        return bool(things) and all(w in self._beside or self._acts(w, form) for w in rest)

    def _acts(self, word: str, form: str) -> bool:
        """Whether a word is one more verb of the same row."""
        return verbs().get(word, ("", ""))[1] == form and word not in listed("noun-verbs.txt")


CHECKS = {"bare-duty": BareDuty}
