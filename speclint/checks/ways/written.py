"""One word or name in two ways on one page: with a hyphen, a capital, an apostrophe or an "&", and without it."""

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
from speclint.shipped import listed, terms
from speclint.spec import MASTHEAD, Passage, Plan, Spec
from speclint.text.classes import NOUN, mostly, uses
from speclint.text.expression import Expression
from speclint.text.lexicon import known
from speclint.text.verbs import verbs

_WORD = Expression(r"(?<![\w@/.’'-])[A-Za-z]+(?:-[A-Za-z]+)?(?![\w@/-]|\.\w)")
_SHORTEST = 6
"""Letters of a compound; shorter ones meet by chance ("in to", "into")."""
_LOOSE = terms("loose-words")
"""Words that join others at one place and stand alone at another by right: "may be" and "maybe"."""
_AFTER = Expression(r" (?P<next>[a-z]{3,})\b")

Ways = dict[str, list[Span]]


@dataclass(frozen=True)
class OneWord(Check):
    """A compound that stands in one word and in two, or with a hyphen and without one, each time before a noun."""

    WORDS: ClassVar[frozenset[str]] = WORDS

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The rarer way, with the other spots of it."""
        found: defaultdict[str, dict[str, list[tuple[Passage, int, int]]]] = defaultdict(dict)
        for section, passage in spec.passages():
            if section.name != MASTHEAD and section.name not in spec.profile.dated:
                for key, way, start, end in _compounds(passage.text):
                    found[key].setdefault(way, []).append((passage, start, end))
        for spots in found.values():
            if len(spots) == 1:  # as nearly all words are written
                continue
            ways = {way: [passage.span(start, end) for passage, start, end in these] for way, these in spots.items()}
            last = ways.pop("last", [])
            if "hyphen" not in ways and last:  # "an entry-level class", but "a class at the entry level"
                ways["two"] = sorted([*ways.get("two", ()), *last])
            if len(ways) > 1:
                yield from _rarer(spec, ways)


def _compounds(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Words that may be compounds: by their letters, the way they are joined, and where they stand."""
    words = list(_WORD.finditer(text))
    for nth, word in enumerate(words):
        low = word[0].lower()
        if "-" in low:
            first, second = low.split("-")
            if len(low) > _SHORTEST and word[0][len(first) + 1].islower() | word[0][0].islower():
                yield first + second, "hyphen", *word.span()
        elif len(low) >= _SHORTEST and word[0][1:].islower():
            yield low, "one", *word.span()
        if nth + 1 < len(words) and text[word.end() : words[nth + 1].start()] == " ":
            first, second = low, words[nth + 1][0].lower()
            named = word[0][0].isupper() and words[nth + 1][0][0].isupper()
            joined = "-" not in first + second and _both(first, second) and not named
            end = words[nth + 1].end()
            before = _before_noun(text, end)
            if joined and (before or _compound(first, second)):
                way = "two" if before and _AFTER.match(text, end) else "last"
                yield first + second, way, word.start(), end


_LONG = 8
"""Letters from which one word on a page and the same in two are hardly a chance."""
_PARTICLES = frozenset("down away back along ahead around ever fore there how".split())


def _compound(first: str, second: str) -> bool:
    """Whether two words make a noun in one word, wherever they stand: "lunch room"."""
    whole = first + second
    noun = mostly(whole, NOUN) or (not uses(whole) and len(whole) >= _LONG and whole not in verbs())
    return noun and not {first, second} & _PARTICLES and min(len(first), len(second)) > 2  # noqa: PLR2004


def _both(first: str, second: str) -> bool:
    return not ({first, second} & _LOOSE) and len(first) + len(second) >= _SHORTEST and len(second) > 2  # noqa: PLR2004


def _before_noun(text: str, end: int) -> bool:
    """Whether a word follows that is no function word: then a hyphen would join the two before it."""
    after = _AFTER.match(text, end)
    return after is None or after["next"] not in listed("small.txt")


def _rarer(spec: Spec, ways: Ways) -> Iterator[Hit]:
    hit = rarer(spec, ways.values())
    whole = "".join(spec.view[hit.span].lower().split())
    if set(ways) != {"one", "two"} or known(whole) or len(whole) >= _LONG:
        yield hit


_CAPITALS = Expression(r"(?!The |A |An |This |Or |And |If )[A-Z][a-z]+(?: (?:and|of|or) [A-Z][a-z]+| [A-Z][a-z]+)+")


@dataclass(frozen=True)
class Capitals(Check):
    """Words that stand with capitals in the middle of a sentence here, and without them there."""

    WORDS: ClassVar[frozenset[str]] = WORDS

    series: tuple[str, ...] = ()
    """Words, in small letters, that are compared one by one where two of them stand in a row: "Federal and state"."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The rarer way, with the other spots of it."""
        hits = list(self._runs(spec))
        yield from hits
        said = [span for hit in hits for span in (hit.span, *(also.span for also in hit.also))]
        yield from self._rows(spec, said)

    def _rows(self, spec: Spec, said: list[Span]) -> Iterator[Hit]:
        """The first word of a row that stands with a capital here and without one there."""
        if not self.series:
            return
        one = "|".join(self.series)
        row = re.compile(rf"\b(?:{one})(?:,? (?:and |or )?(?:{one}))+\b", re.IGNORECASE)
        ways: Ways = {}
        for passage in _running(spec):
            for found in row.finditer(passage.text):
                if not _begins(passage, found.start()) and not found[0].isupper():
                    words = [w for w in _PIECE.findall(found[0].replace(",", "")) if w.lower() in self.series]
                    capitals = "".join(sorted({"C" if w[0].isupper() else "s" for w in words}))
                    ways.setdefault(capitals, []).append(passage.span(*found.span()))
        if len(ways) > 1 and not any(
            span.overlaps(known) for spans in ways.values() for span in spans for known in said
        ):
            yield from _rarer(spec, ways)

    def _runs(self, spec: Spec) -> Iterator[Hit]:
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
_PIECE = Expression(r"\S+")
_POSSESSIVE = Expression(r"['’]s?$")


@dataclass(frozen=True)
class NameWays(Check):
    """A name with "&" and with "and", or with an "'s" inside it and without."""

    WORDS: ClassVar[frozenset[str]] = WORDS

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The rarer way, with the other spots of it."""
        found: defaultdict[str, Ways] = defaultdict(dict)
        for section, passage in spec.passages():
            if section.name == MASTHEAD or section.name in spec.profile.dated or passage.text.isupper():
                continue
            for name in _NAME.finditer(passage.text):
                for part in (name, *_behind_commas(name, passage.text)):
                    for key, way, span in _parts(part, passage):
                        found[key].setdefault(way, []).append(span)
        told: list[Span] = []
        for key in sorted(found, key=lambda key: (-len(key.split()), key)):
            spots = [span for spans in found[key].values() for span in spans]
            if (
                len(found[key]) > 1
                and set(found[key]) != {"'", "and"}
                and not any(span.overlaps(other) for span in spots for other in told)
            ):
                told += spots
                yield from _rarer(spec, found[key])


def _behind_commas(name: re.Match[str], text: str) -> Iterator[re.Match[str]]:
    """The names that stand behind a title and a comma: "Director, Teachers' Retirement System"."""
    for comma in re.finditer(r", ", name[0]):
        if part := _NAME.match(text, name.start() + comma.end(), name.end()):
            yield part


def _parts(name: re.Match[str], passage: Passage) -> Iterator[tuple[str, str, Span]]:
    """A name by its bare words, and how it is written."""
    words = name[0].split(" ")
    bare = [_POSSESSIVE.sub("", w).lower().removesuffix("s") for w in words if w.lower() not in listed("little.txt")]
    if len(bare) < 2 or "," in name[0]:  # noqa: PLR2004 - a name of two words at least, and no row of names
        return
    spans = [(m[0], m.start(), m.end()) for m in _PIECE.finditer(name[0])]
    for (first, start, _), (joint, *_), (second, _, end) in zip(spans, spans[1:], spans[2:], strict=False):
        if joint in {"&", "and"} and second not in listed("little.txt") and len(bare) > 2:  # noqa: PLR2004 - a part of it
            key = " ".join(_POSSESSIVE.sub("", w).lower().removesuffix("s") for w in (first, second))
            yield f"{key} ", joint, passage.span(name.start() + start, name.start() + end)
    inner = "'" if any(_POSSESSIVE.search(w) for w in words[:-1]) else ""
    sign = "&" if "&" in words else "and" if "and" in words else ""
    owner = " of" if "of" in words else ""
    yield " ".join(bare) + owner, f"{sign}{inner}", passage.span(*name.span())


_PLAIN = Expression(r"(?<![\w-])(?P<first>[a-z]{4,}) (?=(?P<second>[a-z]{4,})(?![\w-]))")


@dataclass(frozen=True)
class InnerPlural(Check):
    """A noun before a noun, with an "s" here and without one there: "collections management"."""

    WORDS: ClassVar[frozenset[str]] = WORDS

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The rarer way, with the other spots of it."""
        found: defaultdict[str, Ways] = defaultdict(dict)
        for passage in _running(spec):
            for pair in _PLAIN.finditer(passage.text):
                first, second = pair["first"], pair["second"]
                if _noun(second) and not first.endswith("ss") and first not in verbs() and first not in _NUMBERED:
                    span = passage.span(pair.start("first"), pair.end("second"))
                    found[f"{first.removesuffix('s')} {second}"].setdefault(first, []).append(span)
        for ways in found.values():
            if len(ways) > 1:
                yield from _rarer(spec, ways)


def _noun(word: str) -> bool:
    """Whether a word stands behind another noun as a noun: no function word, no verb, no adverb."""
    if word in listed("small.txt") or word.endswith(("ed", "ly")) or word in _MODAL:
        return False
    return word not in verbs() or word in listed("noun-verbs.txt")


_NUMBERED = terms("numbered")
_MODAL = terms("no-head")

_SIGN = Expression(r"(?<=[a-z] )&(?= [a-z]{3})")


@dataclass(frozen=True)
class Ampersand(Check):
    """The sign for "and" between two words in small letters."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such sign."""
        for passage in _running(spec):
            yield from (Hit(passage.span(*found.span())) for found in _SIGN.finditer(passage.text))


CHECKS = {
    "ampersand": Ampersand,
    "one-word": OneWord,
    "capitals": Capitals,
    "inner-plural": InnerPlural,
    "name-ways": NameWays,
}
