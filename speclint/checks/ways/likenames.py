"""Names in capitals that may be one: another last word, a word more inside, turned round, or run together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from speclint.checks.ways.rarer import WORDS, rarer
from speclint.document import Span
from speclint.finding import Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import terms
from speclint.spec import MASTHEAD, Plan, Spec
from speclint.text.expression import Expression
from speclint.text.verbs import verbs

_NAME = Expression(r"(?<![\w’'-])[A-Z][\w’'-]*(?: (?:of|and|for|&|of the|for the) [A-Z][\w’'-]*| [A-Z][\w’'-]*)+")
_ARTICLE = frozenset("The A An This These That In For To Under Each All Any Our Your".split())
_JOINTS = terms("name-joints")
_LEAST = 3
"""Words of a name in which one may be missing, or the last another."""
_HUMPED = Expression(r"(?<![\w’'@/.-])(?P<first>[A-Z][a-z]{2,})(?P<second>[A-Z][a-z]{2,})(?![\w@])")

_Key = tuple[str, ...]


@dataclass(frozen=True)
class LikeNames(Check):
    """Two names of one page that differ by a word of the same kind, a word inside, their order or a blank."""

    WORDS: ClassVar[frozenset[str]] = WORDS

    kinds: tuple[tuple[str, ...], ...] = ()
    """Last words that may mean one thing: each row a kind, "System, Database, Software"."""
    apart: tuple[str, ...] = ()
    """Words that make two things of two names: "North", "Senior"."""

    @cached_property
    def _kind(self) -> dict[str, int]:
        return {word: nth for nth, row in enumerate(self.kinds) for word in row}

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The rarer of two names, with the commoner beside it."""
        names = _names(spec)
        told: set[_Key] = set()
        keys = sorted(names, key=lambda key: (names[key][0], key))
        for nth, first in enumerate(keys):
            for second in keys[nth + 1 :]:
                if not {first, second} & told and self._alike(first, second):
                    told |= {first, second}
                    yield _hit(spec, names[first], names[second])
        yield from _run_together(spec, names)

    def _alike(self, one: _Key, two: _Key) -> bool:
        short, long = sorted((one, two), key=len)
        if len(short) == len(long):
            if set(short) == set(long):
                return _turned(short, long) and bool({short[-1], long[-1]} & self._kind.keys())
            kinds = {self._kind.get(short[-1], -1), self._kind.get(long[-1], -2)}
            return len(short) >= _LEAST and short[:-1] == long[:-1] and len(kinds) == 1
        more = [word for word in long if word not in short]
        inner = len(long) == len(short) + 1 and long[0] == short[0] and long[-1] == short[-1] and len(more) == 1
        return inner and len(short) >= _LEAST and short[-1] in self._kind and more[0] not in self.apart


def _turned(one: _Key, two: _Key) -> bool:
    """Whether one name is the other turned round: "Division of Parks", "Parks Division"."""
    return one != two and (one[0] == two[-1] or one[-1] == two[0]) and (one[1:] == two[:-1] or one[:-1] == two[1:])


def _names(spec: Spec) -> dict[_Key, list[Span]]:
    """The names of the running text without their small words, each with its spots."""
    found: defaultdict[_Key, list[Span]] = defaultdict(list)
    for section, passage in spec.passages():
        if section.name in {MASTHEAD, *spec.profile.dated} or passage.text.isupper() or passage.cell:
            continue
        for name in _NAME.finditer(passage.text):
            words = name[0].split()
            start = name.start()
            while len(words) > 1 and (words[0] in _ARTICLE or words[0] in _JOINTS or words[0].lower() in verbs()):
                start += len(words[0]) + 1
                words = words[1:]
            key = tuple(re.sub(r"['’]s?$", "", w) for w in words if w not in _JOINTS)
            if len(key) > 1:
                found[key].append(passage.span(start, name.end()))
    return dict(found)


def _run_together(spec: Spec, names: dict[_Key, list[Span]]) -> Iterator[Hit]:
    """A name in one word with a capital inside, that stands in two words too."""
    found: defaultdict[_Key, list[Span]] = defaultdict(list)
    for section, passage in spec.passages():
        if section.name not in {MASTHEAD, *spec.profile.dated}:
            for one in _HUMPED.finditer(passage.text):
                found[one["first"], one["second"]].append(passage.span(*one.span()))
    for key, spots in found.items():
        if key in names:
            yield _hit(spec, spots, names[key])


def _hit(spec: Spec, first: list[Span], second: list[Span]) -> Hit:
    return rarer(spec, (first, second), "named like this here", later=True)


CHECKS = {"like-names": LikeNames}
