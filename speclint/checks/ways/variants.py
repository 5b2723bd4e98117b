"""One thing under two names: a name with and without an inner plural, an acronym with two expansions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import ClassVar

from speclint.checks.ways.rarer import WORDS, rarer
from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass, replace
from speclint.rule import Check
from speclint.shipped import listed
from speclint.spec import MASTHEAD, Passage, Plan, Spec
from speclint.text.expression import Expression

_RUN = Expression(r"[A-Z][a-z][\w’'-]*(?:\s(?:(?:of|and|the|for)\s(?:the\s)?)?[A-Z][a-z][\w’'-]*)+")
_WORD = Expression(r"[A-Z][\w’'-]*|of|and|the|for")
_SHORTEST = 4
"""Letters from which a word can have a plural that makes another name."""
_OWNED = Expression(r"['’]|ss$")
_NO_BODY = Expression(r"(?:er|or|ist|ant|ent|ian|yst)s?$|\s(?:of|and)\s|['’]|ss$")
"""How no name of a body ends, but the title of a person; and what holds two names."""
_NO_NOUN = Expression(r"(?:[IVX]+|\w+(?:ed|ing)|General|At|Large|In|Chief|For|Of|To|And|The)$")
"""What follows a plural that is one by right: "Dates Established", "Inspectors General"."""


@dataclass(frozen=True)
class NameVariant(Check):
    """A name in capitals that stands with and without an "s" at a word inside it: "Mooring Applications Form"."""

    WORDS: ClassVar[frozenset[str]] = WORDS | {"name"}

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The rarer way, once, beside the commoner."""
        ways: defaultdict[tuple[str, str], dict[str, list[Span]]] = defaultdict(dict)
        for section, passage in spec.passages():
            if section.name == MASTHEAD or section.name in spec.profile.dated or passage.text.isupper():
                continue
            for run in _RUN.finditer(passage.text):
                for key, way, span in (*_pairs(run, passage), *_wholes(run, passage)):
                    ways[key].setdefault(way, []).append(span)
        told: list[Span] = []
        for found in ways.values():
            if len(found) != 2:  # noqa: PLR2004 - with and without
                continue
            hit = rarer(spec, found.values())
            if any(hit.span.overlaps(span) for span in told) or _both_at_once(found.values(), spec):
                continue
            told.append(hit.span)
            yield replace(hit, words={**hit.words, "name": hit.words["way"]})


def _pairs(run: re.Match[str], passage: Passage) -> Iterator[tuple[tuple[str, str], str, Span]]:
    """Neighbouring words of a name, of which the first may have an "s"."""
    words = list(_WORD.finditer(run[0]))
    for first, second in pairwise(words):
        a, b = first[0], second[0]
        if a.islower() or b.islower() or len(a) < _SHORTEST or _NO_NOUN.match(b) or _OWNED.search(a):
            continue
        if run[0][first.end() : second.start()] != " ":
            continue
        at = run.start()
        yield (_bare(a), _bare(b)), a, passage.span(at + first.start(), at + second.end())


def _wholes(run: re.Match[str], passage: Passage) -> Iterator[tuple[tuple[str, str], str, Span]]:
    """A name of a body, "Board of Tax Appeals", whose last word may have an "s"; its head has none."""
    head, of, rest = run[0].partition(" of ")
    word = head.rsplit(" ", 1)[-1]
    if of and " " in rest and not _NO_BODY.search(rest) and not word.endswith("s"):
        start = run.start() + len(head) - len(word)
        name = run[0][len(head) - len(word) :]
        yield ("of", f"{word} of {_bare(rest)}"), name, passage.span(start, run.end())


def _bare(word: str) -> str:
    plain = word.replace("’", "'")
    if plain.endswith("ies"):
        return f"{plain[:-3]}y"
    for ending in ("s'", "'s", "s"):
        if plain.endswith(ending) and not plain.endswith("ss"):
            return plain.removesuffix(ending)
    return plain


def _both_at_once(ways: Iterable[list[Span]], spec: Spec) -> bool:
    """Whether both ways stand in one paragraph only, where the two may be told apart."""
    return len({spec.view.paragraph_at(span.start) for spots in ways for span in spots}) == 1


_EXPANDED = Expression(r"\(\s*(?:the\s+)?[\"“]?(?P<acronym>[A-Z][A-Z&]{1,5})[\"”]?\s*\)")
_BEFORE = Expression(r"[A-Za-z][\w’'-]*")


@dataclass(frozen=True)
class AcronymVariant(Check):
    """An acronym that is spelled out in two ways."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"acronym", "other"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The second expansion, beside the first."""
        first: dict[str, tuple[str, str, Span]] = {}
        for _, passage in spec.passages():
            for found in _EXPANDED.finditer(passage.text):
                if not (name := _expansion(passage.text, found)):
                    continue
                said, span = name[0], passage.span(name[1].start, name[1].end)
                plain = " ".join(
                    _bare(w.lower()) for w in said.replace("&", "and").split() if w.lower() not in listed("little.txt")
                )
                known = first.setdefault(found["acronym"], (plain, said, span))
                if known[0] != plain:
                    words = {"acronym": found["acronym"], "other": known[1]}
                    yield Hit(span, words, (Also(known[2], "spelled out like this here"),))
                    break


def _expansion(text: str, found: re.Match[str]) -> tuple[str, Span] | None:
    """The words before an acronym in brackets whose first letters it is made of."""
    letters = found["acronym"].replace("&", "")
    words = list(_BEFORE.finditer(text, max(0, found.start() - 120), found.start()))
    at, start = len(letters) - 1, None
    for word in reversed(words):
        if at >= 0 and word[0][0].upper() == letters[at]:
            at, start = at - 1, word.start()
        elif word[0].lower() not in listed("little.txt"):
            return None
        if at < 0:
            break
    if at >= 0 or start is None:
        return None
    said = text[start : found.start()].strip(' \t\n"“”')
    return said, Span(start, start + len(said))


CHECKS = {"name-variant": NameVariant, "acronym-variant": AcronymVariant}
