"""One fact with two values: codes, numbers and statements that contradict one another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar

from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Passage, Plan, Section, Spec
from speclint.text.cue import Cue, spans
from speclint.text.expression import Expression
from speclint.text.numbers import WHOLE
from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import Tokens

_YEAR = Expression(r"(?:19|20)\d\d")
_STAMP_WORDS = 4
"""Words that may stand beside a code in a stamp: "Class Code 4401 … REV"."""
_WORDS = Expression(r"[A-Za-z]{2,}")


@dataclass(frozen=True)
class Codes(Check):
    """Another class code at the foot, in a header or in the file's name than at the head of the page."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"code", "other"})

    file_name: bool = False
    """Look at the file's name instead of the text."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first other code that stands in a stamp; in a sentence it is another class's."""
        if not spec.class_code or spec.is_series:
            return
        if self.file_name:
            name = spec.document.path.rpartition("/")[2]
            digits = [d for d in re.findall(r"(?<![\dA-Za-z.-])\d+(?![\dA-Za-z-])", name) if not _YEAR.fullmatch(d)]
            others = [d for d in digits if len(d) == len(spec.class_code)]
            if len(others) == 1 and others[0] != spec.class_code and spec.class_code not in name:
                yield Hit(spec.code_span, {"code": spec.class_code, "other": others[0]})
            return
        for other, span in _stamped(spec):
            if other != spec.class_code:
                also = (Also(spec.code_span, "another code here"),)
                yield Hit(span, {"code": spec.class_code, "other": other}, also)
                return


def _stamped(spec: Spec) -> Iterator[tuple[str, Span]]:
    """The class codes that stand on lines of their own, or with a date and little else."""
    passages = [p for _, p in spec.passages(outside=True)] + [p for _, p, _ in spec.furniture]
    for passage in passages:
        for pattern in spec.profile.class_code:
            found = pattern.search(passage.text)
            if not found or passage.text[: found.start()].strip(" .:-"):
                continue
            if len(_WORDS.findall(passage.text, found.end())) <= _STAMP_WORDS:
                yield found["code"], passage.span(*found.span("code"))
                break


@dataclass(frozen=True)
class Contradiction(Check):
    """Two statements of one specification that cannot both be true."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"other"})

    first: Expression | PhraseSet
    """What is marked; ``[[ ]]``, or a group ``spot``, narrows the mark."""
    second: Expression | PhraseSet
    """What contradicts it, in another passage."""
    unless: PhraseSet | None = None
    """Where this stands beside the first, in the same passage, nothing is found."""
    first_in: tuple[str, ...] = ()
    second_in: tuple[str, ...] = ()
    """The sections looked at; by default all."""
    absent: bool = False
    """Whether the contradiction is that ``second`` is nowhere in ``second_in``; the first of them has to be there."""

    @property
    def sought(self) -> tuple[PhraseSet, ...]:
        """The first statement, if it is in phrases."""
        return (self.first,) if isinstance(self.first, PhraseSet) else ()

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first statement that something contradicts."""
        for passage, found, _ in _matches(spec, self.first, self.first_in):
            if self.unless is not None and self.unless.said(passage.tokens):
                continue
            spot = passage.span(found.start, found.end)
            others = [(p, whole) for p, _, whole in _matches(spec, self.second, self.second_in) if p is not passage]
            if self.absent:
                if not others and _said(spec, self.second_in[:1]):
                    yield Hit(spot, {"other": ""})
                return
            for other, whole in others:
                said = " ".join(other.text[whole.start : whole.end].split())
                yield Hit(spot, {"other": said}, (Also(other.span(whole.start, whole.end), "but here"),))
                return


def _matches(spec: Spec, cue: Cue, names: tuple[str, ...]) -> Iterator[tuple[Passage, Span, Span]]:
    """The first match in each passage: what is marked, and all of it."""
    for section, passage in spec.passages():
        if names and not _named(section, names):
            continue
        if found := next(spans(cue, passage.tokens), None):
            yield passage, *found


def _named(section: Section, names: tuple[str, ...]) -> bool:
    return section.name in names or section.parent in names


def _said(spec: Spec, names: tuple[str, ...]) -> bool:
    return any(section.said for section in spec.sections if _named(section, names))


_TWICE = Expression(r"\b[a-z-]+\s*\((\d+)\)", 2)
"""A number in words and, in brackets, in figures."""
_DATED = Expression(r"(\d{1,2})[-/](\d{1,2})[-/](\d{2,4})")
_CENTURY = 100
_MONTHS = {"year": 12, "month": 1}


@dataclass(frozen=True)
class TwoValues(Check):
    """One fact that stands with two values: the group ``value`` of one expression, in two passages."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"value", "other"})

    pattern: Expression | PhraseSet
    """The group ``value``, or what ``[[ ]]`` marks."""
    series: bool = False
    """Whether specifications of a whole series are looked at too: their levels may differ."""
    outside: bool = False
    """Whether headers, footers and page furniture are looked at too."""
    unless: PhraseSet | None = None
    """A passage that says this gives several values by right; without it, two in one passage are left alone."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first passage that gives another value than one before it."""
        if spec.is_series and not self.series:
            return
        told: list[tuple[str, Span]] = []
        beside = ((passage, "", passage.tokens) for _, passage, _ in spec.furniture)
        for passage, lead, tokens in (*spec.memo(_led_outside), *beside) if self.outside else spec.memo(_led):
            text = tokens.text
            values = {_even(text[s.start : s.end]): s for s in self._values(tokens) if s.start >= len(lead)}
            if len(values) == 2 and self.unless is not None and not self.unless.said(passage.tokens):  # noqa: PLR2004
                one, other = values.values()
                words = {"value": text[one.start : one.end], "other": text[other.start : other.end]}
                also = (Also(passage.span(other.start - len(lead), other.end - len(lead)), "another value here"),)
                yield Hit(passage.span(one.start - len(lead), one.end - len(lead)), words, also)
                return
            if len(values) != 1:
                continue  # a passage that gives two says itself when each of them holds
            value, found = next(iter(values.items()))
            span = passage.span(found.start - len(lead), found.end - len(lead))
            if told and told[0][0] != value:
                words = {"value": spec.view[told[0][1]], "other": text[found.start : found.end]}
                yield Hit(told[0][1], words, (Also(span, "another value here"),))
                return
            told.append((value, span))

    def _values(self, tokens: Tokens) -> Iterator[Span]:
        if isinstance(self.pattern, PhraseSet):
            return (marked for marked, _ in spans(self.pattern, tokens))
        return (Span(*found.span("value")) for found in self.pattern.finditer(tokens.text))


def _led(spec: Spec) -> tuple[tuple[Passage, str, Tokens], ...]:
    """Each passage; the first of a section with the heading that it stands behind, and the words of both."""
    return tuple(_with_leads(spec.passages()))


def _led_outside(spec: Spec) -> tuple[tuple[Passage, str, Tokens], ...]:
    return tuple(_with_leads(spec.passages(outside=True)))


def _with_leads(placed: Iterable[tuple[Section, Passage]]) -> Iterator[tuple[Passage, str, Tokens]]:
    for section, passage in placed:
        heads = passage is section.passages[0] and section.heading
        lead = f"{section.heading.strip().rstrip(':')}: " if heads else ""
        yield passage, lead, Tokens(lead + passage.text) if lead else passage.tokens


def _even(value: str) -> str:
    """A value so that "one year" and "12 months" compare equal, and "09-28-18" and "9/28/2018"."""
    if dated := _DATED.fullmatch(value):
        return " ".join(str(int(part) % _CENTURY) for part in dated.groups())
    value = _TWICE.sub(r"\1", value)
    words = [str(WHOLE.get(w, w.removesuffix("s"))) for w in re.findall(r"[\w.-]+", value.lower())]
    if len(words) > 1 and words[0].isdigit() and words[1] in _MONTHS:
        return f"{int(words[0]) * _MONTHS[words[1]]} month"
    return " ".join(words)


_FALLING = Expression(
    r"(?<![\w.,$/(-])(?:(?P<m>\$)\s?(?P<a>\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d+(?:\.\d\d)?)\s?(?:-|–|—|to)\s?\$?\s?"
    r"(?P<b>\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d+(?:\.\d\d)?)(?![\d,.]*\d|\s?%)"
    r"|(?P<c>\d{1,3}(?:\.\d)?)\s?(?:-|–|to)\s?(?P<d>\d{1,3}(?:\.\d)?)\s?(?:pounds|lbs|years|hours|percent|%|feet|miles)(?!\w))"
)
_SHARE = Expression(r"^\W{0,3}(?P<lead>\d{1,3})\s?%|(?:^|[\s(–-])(?P<tail>\d{1,3})\s?%\W{0,3}$")
_BRACKET = Expression(r"%\s*(?:-|–|to|or)\s*(?:\d|less|more|under|over)", re.IGNORECASE)
"""Answers to choose from: "24% or less", "25% - 49%"."""
_WHOLE = 100
_FEWEST = 3
"""So few shares may be examples."""


@dataclass(frozen=True)
class Figures(Check):
    """Figures that cannot be right: a ``range`` that falls, ``shares`` of the work that do not make 100 %."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"sum", "count"})

    fault: str

    def __post_init__(self) -> None:
        """Refuse an unknown fault."""
        if self.fault not in {"range", "shares"}:
            raise ValueError("fault must be range or shares")

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such range; of a list of shares the last one."""
        if self.fault == "range":
            for _, passage in spec.passages():
                for found in _FALLING.finditer(passage.text):
                    low, high = found["a"] or found["c"], found["b"] or found["d"]
                    if float(low.replace(",", "")) > float(high.replace(",", "")) and not (
                        found["m"] and len(high) < len(low)
                    ):
                        # "$95-8" leaves out what both figures share
                        yield Hit(passage.span(*found.span()), {"sum": "", "count": ""})
            return
        for section in spec.sections:
            if section.name in spec.profile.of("work"):
                yield from _shares(section)


def _shares(section: Section) -> Iterator[Hit]:
    said = [p for p in section.passages if p.text.strip() and not _BRACKET.search(p.text)]
    told = [(p, m) for p in said if (m := _SHARE.search(p.text))]
    total = sum(int(m["lead"] or m["tail"]) for _, m in told)
    if len(told) < _FEWEST or total == _WHOLE or (total < _WHOLE and len(told) < len(section.passages)):
        return
    passage, found = told[-1]
    also = tuple(Also(p.span(*m.span()), "and here") for p, m in told[:3])
    yield Hit(passage.span(*found.span()), {"sum": total, "count": len(told)}, also)


CHECKS = {"codes": Codes, "contradiction": Contradiction, "two-values": TwoValues, "figures": Figures}
