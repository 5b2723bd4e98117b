"""One word or name in two ways on one page: with a hyphen, a capital, an apostrophe or an "&", and without it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.rule import Check
from speclint.shipped import listed
from speclint.spec import MASTHEAD, Passage, Plan, Spec
from speclint.text.expression import Expression
from speclint.text.lexicon import known

_WORD = Expression(r"(?<![\w@/.’'-])[A-Za-z]+(?:-[A-Za-z]+)?(?![\w@/-]|\.\w)")
_SHORTEST = 6
"""Letters of a compound; shorter ones meet by chance ("in to", "into")."""
_LOOSE = frozenset(
    "a an any every some no all may can in on up out off over under after before for to with by not it as at of the "
    "and or we is be do so one day time per more most less two three four five six seven eight nine ten well self non "
    "re pre".split()
)
"""Words that join others at one place and stand alone at another by right: "may be" and "maybe"."""
_AFTER = Expression(r" (?P<next>[a-z]{3,})\b")

_SHOWN = 3
"""So many places of the commoner way are shown."""

Ways = dict[str, list[Span]]


@dataclass(frozen=True)
class OneWord(Check):
    """A compound that stands in one word and in two, or with a hyphen and without one, each time before a noun."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"way", "other", "count", "other_count"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The rarer way, with the other spots of it."""
        found: defaultdict[str, Ways] = defaultdict(dict)
        for section, passage in spec.passages():
            if section.name != MASTHEAD and section.name not in spec.profile.dated:
                for key, way, span in _compounds(passage):
                    found[key].setdefault(way, []).append(span)
        for ways in found.values():
            if len(ways) > 1:
                yield from _rarer(spec, ways)


def _compounds(passage: Passage) -> Iterator[tuple[str, str, Span]]:
    """Words that may be compounds: by their letters, the way they are joined, and the spot."""
    words = list(_WORD.finditer(passage.text))
    for nth, word in enumerate(words):
        low = word[0].lower()
        if "-" in low:
            first, second = low.split("-")
            if _both(first, second) and word[0][len(first) + 1].islower() | word[0][0].islower():
                yield first + second, "hyphen", passage.span(*word.span())
        elif len(low) >= _SHORTEST and word[0][1:].islower():
            yield low, "one", passage.span(*word.span())
        if nth + 1 < len(words) and passage.text[word.end() : words[nth + 1].start()] == " ":
            first, second = low, words[nth + 1][0].lower()
            if "-" not in first + second and _both(first, second) and _before_noun(passage.text, words[nth + 1].end()):
                yield first + second, "two", passage.span(word.start(), words[nth + 1].end())


def _both(first: str, second: str) -> bool:
    return not ({first, second} & _LOOSE) and len(first) + len(second) >= _SHORTEST and len(second) > 2  # noqa: PLR2004


def _before_noun(text: str, end: int) -> bool:
    """Whether a word follows that is no function word: then a hyphen would join the two before it."""
    after = _AFTER.match(text, end)
    return after is None or after["next"] not in listed("small.txt")


def _rarer(spec: Spec, ways: Ways) -> Iterator[Hit]:
    (_, spots), *_, (_, others) = sorted(ways.items(), key=lambda way: (len(way[1]), way[1][0]))
    if set(ways) == {"one", "two"} and not known("".join(spec.view[spots[0]].lower().split())):
        return
    also = tuple(Also(span, "written like this here") for span in others[:_SHOWN])
    also += tuple(Also(span, "and here") for span in spots[1:])
    words = {"way": _shown(spec, spots[0]), "other": _shown(spec, others[0])}
    yield Hit(spots[0], {**words, "count": len(spots), "other_count": len(others)}, also)


def _shown(spec: Spec, span: Span) -> str:
    return " ".join(spec.view[span].split())


_CAPITALS = Expression(r"(?!The |A |An |This |Or |And |If )[A-Z][a-z]+(?: (?:and|of|or) [A-Z][a-z]+| [A-Z][a-z]+)+")
_SMALL = frozenset("of and the for in on to a an or & at by with".split())


@dataclass(frozen=True)
class Capitals(Check):
    """Words that stand with capitals in the middle of a sentence here, and without them there."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"way", "other", "count", "other_count"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The rarer way, with the other spots of it."""
        raised: defaultdict[str, list[Span]] = defaultdict(list)
        for passage in _running(spec):
            for run in _CAPITALS.finditer(passage.text):
                if not _begins(passage, run.start()) and not _title_like(passage.text, run):
                    raised[run[0].lower()].append(passage.span(*run.span()))
        if not raised:
            return
        plain: defaultdict[str, list[Span]] = defaultdict(list)
        sought = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(raised, key=len, reverse=True))) + r")\b")
        for passage in _running(spec):
            for found in sought.finditer(passage.text):
                plain[found[0]].append(passage.span(*found.span()))
        for key, spots in plain.items():
            ways = {"capitals": raised[key], "plain": spots}
            yield from _rarer(spec, ways)


def _running(spec: Spec) -> Iterator[Passage]:
    """Text in sentences: no masthead, no heading, no line in capitals."""
    for section, passage in spec.passages():
        if section.name not in {MASTHEAD, *spec.profile.dated} and not passage.cell and " " in passage.text.strip():
            yield passage


def _begins(passage: Passage, at: int) -> bool:
    """Whether a sentence, or what stands behind a colon, a dash or a bracket, begins here."""
    before = passage.text[:at].rstrip(" \"“‘'(")
    return not before or before[-1] in ".:;!?•–—-*|/&"


def _title_like(text: str, run: re.Match[str]) -> bool:
    """Whether the run is a heading in the text, or goes on with what makes it a name: a number, a capital."""
    after = text[run.end() : run.end() + 3]
    return after[:1] == ":" or bool(re.match(r"[ ,]*[A-Z0-9(&]|['’]s? [A-Z]|-", after)) or text.strip() == run[0]


_NAME = Expression(
    r"(?!The |A |An |This |For |In |To )[A-Z][\w’'-]*(?:,? (?:(?:of|and|for|&|Of|And) (?:the )?)?[A-Z][\w’'-]*)+"
    r"(?: (?:office|department|division|section|unit|program|board|commission|team)\b)?"
)
_POSSESSIVE = Expression(r"['’]s?$")


@dataclass(frozen=True)
class NameWays(Check):
    """A name with "&" and with "and", or with an "'s" inside it and without."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"way", "other", "count", "other_count"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The rarer way, with the other spots of it."""
        found: defaultdict[str, Ways] = defaultdict(dict)
        for section, passage in spec.passages():
            if section.name == MASTHEAD or section.name in spec.profile.dated or passage.text.isupper():
                continue
            for name in _NAME.finditer(passage.text):
                for key, way, span in _parts(name, passage):
                    found[key].setdefault(way, []).append(span)
        for ways in found.values():
            if len(ways) > 1:
                yield from _rarer(spec, ways)


def _parts(name: re.Match[str], passage: Passage) -> Iterator[tuple[str, str, Span]]:
    """A name by its bare words, and how it is written."""
    words = name[0].split(" ")
    bare = [_POSSESSIVE.sub("", w).lower().removesuffix("s") for w in words if w.lower() not in _SMALL]
    if len(bare) < 2:  # noqa: PLR2004 - a name of two words at least
        return
    inner = "'" if any(_POSSESSIVE.search(w) for w in words[:-1]) else ""
    sign = "&" if "&" in words else "and" if "and" in words else ""
    yield " ".join(bare), f"{sign}{inner}", passage.span(*name.span())


CHECKS = {"one-word": OneWord, "capitals": Capitals, "name-ways": NameWays}
