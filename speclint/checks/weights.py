"""How heavy the work is, and how often a demand comes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import combinations
from typing import ClassVar, Literal

from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.profile import Scales
from speclint.rule import Check
from speclint.spec import Passage, Plan, Section, Spec
from speclint.text import prose
from speclint.text.cue import said
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet

_RARE, _OFTEN, _ALWAYS = 1, 2, 3
_RANKS = {
    _RARE: r"never|rare(?:ly)?|seldom|infrequent\w*|occasion\w*|intermittent\w*|periodic\w*|sometimes|at\s+times",
    _OFTEN: r"regular(?:ly)?|routinely|frequent(?:ly)?|repeated(?:ly)?|often|hourly|daily|weekly|monthly",
    _ALWAYS: r"continu(?:ous|al)\w*|constant\w*|always",
}
_TURN = r"(?:hour|day|work\s?day|shift|week|month|quarter|season|year)\b"
_MEASURED = (
    r"\d\s*(?:%|percent\b|hours?\b|hrs?\b|times\b)|\b(?:one|two|three|four|five|six|seven|eight|several)\s+hours?\b"
    r"|\b(?:one|two)[- ]thirds?\b"
    r"|\b[12]/3\b|\b(?:half|most|all|much|part|the\s+majority)\s+of\s+(?:the|an?|each|every|their|his|her)\b"
    rf"|\b(?:times|once|twice)\s+(?:an?|per|each|every|in\s+an?|during\s+an?)\s+{_TURN}|\b(?:each|every|per)\s+{_TURN}"
    rf"|\bthroughout\s+(?:the\s+|an?\s+|each\s+)?(?:entire\s+)?{_TURN}"
)
_FREQUENCY = Expression("|".join(rf"\b(?:{words})\b" for words in _RANKS.values()) + f"|{_MEASURED}", re.IGNORECASE)
_POUNDS = Expression(
    r"(?<![\d,.$])(?:\d{1,3}\s*(?:-|–|to)\s*)?(?P<pounds>\d{1,3})\s*\+?[\s-]?\s*(?:pounds?|lbs?)\b(?!\s*(?:per|/))",
    re.IGNORECASE,
)
_HANDLED = Expression(
    r"\b(?P<verb>lift|carr[yi]|push|pull|mov(?:e\b|es\b|ing\b)|transport|exert|drag|hoist|load(?:s|ing)?\b|handl(?:e|es|ing)\b)",
    re.IGNORECASE,
)
_NO_HANDLING = Expression(
    r"\b(?:gross|G\.?V\.?W|vehicles?|trucks?|trailers?|pressure|psi|capacity|rated|rating|cylinders?\s+of|forklifts?|cranes?|tow)\b",
    re.IGNORECASE,
)
_HELPED = Expression(
    r"\b(?:assist\w*|help\w*|another|second|team|crew|two[- ]person|two\s+(?:persons|people)|partner|co-?worker|unaided"
    r"|equipment|dolly|cart|hoists?|hand\s+truck|mechanical)\b",
    re.IGNORECASE,
)
_AT_LEAST = Expression(r"\b(?:at\s+least|minimum\s+of|over|(?:more|less)\s+than|in\s+excess\s+of)\s*$", re.IGNORECASE)
_BEYOND = Expression(r"\b(?:excess\s+of|exceed\w*|beyond|(?:more|greater)\s+than)\b[^.;]{0,30}$", re.IGNORECASE)
_ROLLED = frozenset({"push", "pull"})
"""Ways to handle what rolls, which may be heavy in an office too."""
_COLUMNS = Expression(r"\S(?:\t|[ ]{3,})\S")
_SCALE_LINE = Expression(r"\W*(?:sedentary|light|medium|heavy|very\s+heavy)\b", re.IGNORECASE)
_LEVEL = Expression(
    r"\b(?P<spot>(?P<level>sedentary|light|medium|moderate|very\s+heavy|heavy)(?:\s+(?:to\s+\w+\s+)?)(?:physical\s+)?"
    r"(?:work(?=\s*[.,;:()]|\s*$|\s+(?:level|category|lifting|and|or)\b)|strength|demands?|exertion|labor|effort|activity))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Weight:
    """A weight that a person has to handle."""

    pounds: int
    span: Span
    section: Section
    clause: str
    verbs: frozenset[str]
    rank: int
    """From 1 (occasionally) to 3 (constantly); 0 where no such word stands."""
    timed: bool
    """Whether any frequency is given."""
    most: bool
    """Whether it is the most that is handled, not the least."""


@dataclass(frozen=True)
class Weights(Check):
    """A fault of the weights a person has to handle: ``untimed``, ``contradicting``, ``level``, ``implausible``."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"pounds", "other", "level", "limits", "scale", "share"})

    fault: Literal["untimed", "contradicting", "level", "implausible"]
    least: int = 50
    """From how many pounds on a weight may be implausible."""
    office_verbs: tuple[str, ...] = ()
    """Verbs of work at a desk."""
    share: float = 0.7
    """Which share of the duties must begin with one of them."""
    unless_anywhere: Expression | PhraseSet | None = None
    """Where this stands, no weight is implausible."""

    @cached_property
    def _office(self) -> frozenset[str]:
        return frozenset(prose.stem(verb) for verb in self.office_verbs)

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every weight with the fault."""
        if "pound" not in spec.lower and "lb" not in spec.lower:
            return
        weights = list(_weights(spec))
        if self.fault == "untimed":
            yield from (Hit(w.span, {"pounds": w.pounds}) for w in weights if not w.timed)
        elif self.fault == "contradicting":
            yield from _contradicting(weights)
        elif self.fault == "level":
            yield from _levels(spec, weights)
        else:
            yield from self._implausible(spec, weights)

    def _implausible(self, spec: Spec, weights: list[_Weight]) -> Iterator[Hit]:
        heavy = max((w for w in weights if w.verbs - _ROLLED), key=lambda w: w.pounds, default=None)
        if heavy is None or heavy.pounds < self.least:
            return
        if self.unless_anywhere is not None and spec.says(self.unless_anywhere):
            return
        begun = [prose.stem(word) for word in _first_words(spec)]
        office = sum(word in self._office for word in begun)
        if begun and office >= self.share * len(begun):
            yield Hit(heavy.span, {"pounds": heavy.pounds, "share": f"{office} of {len(begun)}"})


def _first_words(spec: Spec) -> Iterator[str]:
    """The word with which each duty begins."""
    for section in spec.all("duties"):
        for passage in section.passages:
            for clause in passage.clauses:
                found = prose.WORD.search(passage.text, clause.start, clause.end)
                if found:
                    yield found[0]


def _weights(spec: Spec) -> Iterator[_Weight]:
    for section, passage in spec.passages():
        if passage.cell or _COLUMNS.search(passage.text):
            continue  # in a table the next column says how often
        for clause in passage.clauses:
            text = passage.text[clause.start : clause.end]
            if _HANDLED.search(text) and not _NO_HANDLING.search(text):
                yield from _of_clause(section, passage, clause)


def _of_clause(section: Section, passage: Passage, clause: Span) -> Iterator[_Weight]:
    text = passage.text[clause.start : clause.end]
    said = list(_FREQUENCY.finditer(text))
    found = list(_POUNDS.finditer(text))
    verbs: frozenset[str] = frozenset()
    at = 0
    for nth, weight in enumerate(found):
        verbs = frozenset(m["verb"][:4].lower() for m in _HANDLED.finditer(text, at, weight.end())) or verbs
        most = not _AT_LEAST.search(text, at, weight.start())
        at = weight.end()
        words = _frequency_of(nth, found, said)
        span = passage.span(clause.start + weight.start(), clause.start + weight.end())
        yield _Weight(int(weight["pounds"]), span, section, text, verbs, _rank(words), bool(said), most)


def _frequency_of(nth: int, weights: list[re.Match[str]], said: list[re.Match[str]]) -> str:
    """The words on frequency that belong to a weight: its own where each has some, else those in front of it."""
    if len(said) == len(weights):
        return said[nth][0]
    if len(weights) == 1 and said:
        return said[0][0]
    return next((words[0] for words in reversed(said) if words.start() < weights[nth].start()), "")


def _rank(words: str) -> int:
    return next((rank for rank, known in _RANKS.items() if re.fullmatch(known, words, re.IGNORECASE)), 0)


def _contradicting(weights: list[_Weight]) -> Iterator[Hit]:
    alone = [w for w in weights if w.most and not _HELPED.search(w.clause) and not _SCALE_LINE.match(w.clause)]
    for one, other in combinations(alone, 2):
        if one.section.level == other.section.level and one.verbs & other.verbs and _at_odds(one, other):
            yield Hit(
                one.span, {"pounds": one.pounds, "other": other.pounds}, (Also(other.span, "another weight here"),)
            )
            return


def _at_odds(one: _Weight, other: _Weight) -> bool:
    """Whether two weights cannot both hold: as often but not as heavy, or heavier and more often."""
    light, heavy = sorted((one, other), key=lambda w: w.pounds)
    if light.pounds == heavy.pounds or light.timed != (light.rank > 0) or heavy.timed != (heavy.rank > 0):
        return False
    if not light.rank:
        return not heavy.rank
    return light.rank <= heavy.rank or (light.rank == _RARE and not heavy.rank)


def _levels(spec: Spec, weights: list[_Weight]) -> Iterator[Hit]:
    """A named strength level beside weights of another level, by the profile's scale."""
    scales = spec.profile.scales
    limits = scales.pounds()
    for section, passage in spec.passages():
        for found in _LEVEL.finditer(passage.text):
            if _BEYOND.search(passage.text, 0, found.start()):
                continue
            level = " ".join(found["level"].lower().split())
            near = [w for w in weights if w.section is section and w.rank <= _RARE]
            if level not in limits or not near or " to " in found["spot"].lower():
                continue
            low, high = limits[level]
            own = [w for w in near if passage.whole.overlaps(w.span)]
            heaviest = max(own or near, key=lambda w: w.pounds)
            if not low <= heaviest.pounds <= high:
                said = {
                    "level": level,
                    "pounds": heaviest.pounds,
                    "limits": f"{low} to {high} pounds",
                    "scale": scales.use,
                }
                yield Hit(passage.span(*found.span("spot")), said, (Also(heaviest.span, "a weight of another level"),))
                return


@dataclass(frozen=True)
class Frequency(Check):
    """How often a demand comes is not said (``missing``), or said in words that nobody defines (``undefined``)."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"count", "scale"})

    fault: Literal["missing", "undefined"]
    unless: Expression | PhraseSet | None = None
    """Items of which no frequency is expected."""
    opening: int = 5
    """How many words of an item are marked."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first spot, once for the whole specification."""
        spots = list(self._missing(spec) if self.fault == "missing" else self._undefined(spec))
        if spots:
            yield Hit(spots[0], {"count": len(spots), "scale": _told(spec.profile.scales)})

    def _missing(self, spec: Spec) -> Iterator[Span]:
        own = "|".join(re.escape(word) for word in spec.profile.scales.words())
        scale = Expression(rf"\b(?:{own})\b", re.IGNORECASE) if own else _FREQUENCY
        for _, passage in spec.passages():
            text = passage.text
            excused = self.unless is not None and said(self.unless, passage.tokens)
            worded = any(c.isalpha() for c in text)
            if passage.kind == "item" and worded and not (excused or scale.search(text) or _FREQUENCY.search(text)):
                words = re.match(rf"(?:\S+\s+){{0,{self.opening - 1}}}[^\s.;:,]+", text)
                if words:
                    yield passage.span(*words.span())

    def _undefined(self, spec: Spec) -> Iterator[Span]:
        stems = "|".join(re.escape(word.removesuffix("ly")) for word in spec.profile.scales.words())
        if not stems or re.search(_MEASURED, spec.view.text, re.IGNORECASE):
            return
        used = Expression(rf"\b(?:{stems})(?:ly)?\b", re.IGNORECASE)
        for _, passage in spec.passages():
            for found in used.finditer(passage.text):
                yield passage.span(*found.span())


def _told(scales: Scales) -> str:
    """The profile's frequency scale in a sentence's words."""
    words = scales.words()
    return ", ".join(f"{word} ({share})" for word, share in words.items()) or "occasionally, frequently, constantly"


CHECKS = {"weights": Weights, "frequency": Frequency}
