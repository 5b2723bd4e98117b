"""Names of one page whose words stand in another order, and titles that are nearly the page's own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import ClassVar

from speclint.checks.ways.rarer import shown
from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Plan, Spec
from speclint.text import prose
from speclint.text.expression import Expression
from speclint.text.verbs import verbs

_ROW = Expression(r"(?<![\w’'-])[A-Z][a-z]+(?:(?:,? (?:and|&) |, | of |,? / ?|/| & | )[A-Z][a-z]+)+(?![\w’'-])")
_WORD = Expression(r"[A-Z][a-z]+")
_JOINT = Expression(r",|&|\band\b|/")
_LEAST = 3
"""Words of a name that is told by their order."""

_Key = tuple[str, ...]


@dataclass(frozen=True)
class NameOrder(Check):
    """A name of several things, "Planning, Building and Zoning", whose things stand in another order elsewhere."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"way", "other"})

    bodies: tuple[str, ...] = ()
    """Words that name what a body is, "Department": a name may stand with or without one."""
    apart: tuple[str, ...] = ()
    """Words that no name is made of: places, programs for a computer."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The later of two orders, once for each name."""
        found: defaultdict[frozenset[str], dict[_Key, Span]] = defaultdict(dict)
        for section, passage in spec.passages():
            if section.name in spec.profile.dated or passage.text.isupper():
                continue
            for row in _ROW.finditer(passage.text):
                words = list(_WORD.finditer(row[0]))
                while words and (words[0][0] in self.bodies or _orders(words[0][0].lower())):
                    words = words[1:]
                named = [word[0] for word in words if word[0] not in self.bodies]
                key = tuple(map(prose.stem, named))
                if len(set(key)) < _LEAST or set(named) & set(self.apart):
                    continue
                place = passage.span(row.start() + words[0].start(), row.start() + _last(words, named[-1]))
                if _JOINT.search(row[0]):
                    found[frozenset(key)].setdefault(key, place)
        for ways in found.values():
            if len(ways) > 1:
                first, second = sorted(ways.values())[:2]
                told = {"way": shown(spec, second), "other": shown(spec, first)}
                yield Hit(second, told, (Also(first, "in this order here"),))


def _orders(word: str) -> bool:
    """Whether a word is a verb at the head of a duty: "Reviews", not "Planning"."""
    return verbs().get(word, ("", "ing"))[1] != "ing"


def _last(words: Sequence[re.Match[str]], name: str) -> int:
    """Where the last word that is no word for a body ends."""
    return next(word.end() for word in reversed(words) if word[0] == name)


_ALIKE = 3
"""First letters that two words have in common, of which one may be written for the other."""
_RANKS = frozenset("assist assistant associate administrative administrator".split())
_NUMERALS = frozenset("i ii iii iv v vi".split())


@dataclass(frozen=True)
class NearTitle(Check):
    """The class's own title with one word slightly different, or turned round: "Voter" for "Voting"."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"other"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first such title."""
        own = [word.lower() for word in prose.words(spec.title.partition(",")[0].partition("(")[0])]
        own = [word for word in own if word not in _NUMERALS]
        if len(own) < 2 or spec.is_series:  # noqa: PLR2004 - one word is no title to be mistaken
            return
        profile = spec.profile
        others = profile.of("concept", "qualifying") - {"definition"} | profile.dated | profile.aside
        for section, passage in spec.passages():
            if section.name in others:  # it speaks of other classes by right
                continue
            for start, end, name in _runs(passage.text):
                if _nearly(own, name) and not passage.span(start, end).overlaps(spec.title_span):
                    yield Hit(passage.span(start, end), {"other": spec.title}, (Also(spec.title_span, "title here"),))
                    return


_RUN = Expression(r"(?<![\w’'-])[A-Z][\w’'-]*(?: (?:of|and|for|&|the|of the) [A-Z][\w’'-]*| [A-Z][\w’'-]*)+")


def _runs(text: str) -> Iterator[tuple[int, int, Sequence[str]]]:
    for run in _RUN.finditer(text):
        words = list(prose.WORD.finditer(run[0]))
        if words[0][0] in {"The", "A", "An"}:
            words = words[1:]
        while words and words[-1][0].lower() in _NUMERALS:
            words = words[:-1]
        if words:
            at = run.start()
            yield at + words[0].start(), at + words[-1].end(), [word[0].lower() for word in words]


def _nearly(own: Sequence[str], name: Sequence[str]) -> bool:
    """Whether two titles differ by the form of one word that is not the last, or by the side of an "of"."""
    if len(own) == len(name):
        odd = [(a, b) for a, b in zip(own, name, strict=True) if a != b]
        if len(odd) != 1 or own[-1] != name[-1]:
            return False
        a, b = odd[0]
        if {a, b} <= _RANKS:
            return False
        return a[:_ALIKE] == b[:_ALIKE] and min(len(a), len(b)) > _ALIKE and _parted(a, b)
    long, short = sorted((own, name), key=len, reverse=True)
    if "of" not in long or "of" in short:
        return False
    at = long.index("of")
    return list(short) == [*long[at + 1 :], *long[:at]]


def _parted(one: str, two: str) -> bool:
    """Whether two words are more apart than a plural."""
    return one.rstrip("s") != two.rstrip("s")


CHECKS = {"name-order": NameOrder, "near-title": NearTitle}
