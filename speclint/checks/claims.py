"""What a page says of its own class in two places: its title, and to whom it reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import terms
from speclint.spec import MASTHEAD, Passage, Plan, Spec
from speclint.text import prose
from speclint.text.expression import Expression

_RUN = r"[A-Z][\w&/’'-]*(?: (?:of|and|for|&|the|of the) [A-Z][\w’'-]*| [A-Z][\w’'-]*){0,6}"
_SUBJECT = Expression(
    rf"(?:^|[.;,] )(?:The|An?|the|an?) (?P<name>{_RUN}) (?=(?:will|shall|may|must|[a-z]{{2,}}s|is)\b(?! of\b))"
)
_LEVEL = terms("class-levels")
_RANK = terms("class-ranks")
_PLACE = frozenset("County City State Department Office Division Board Commission Agency Town".split())
_DEFINES = frozenset({"definition", MASTHEAD, ""})
_RANKS = frozenset(map(prose.stem, _RANK))
_LEAST = 2
"""Words that a title without its rank must have: "A Clerk" may be any clerk."""
_SHORT = Expression(r"\b[A-Z]{2,}\b")
"""A name with an acronym in it may be the title itself, shortened."""
_EARLY = 3
"""Sections in which a page introduces its class."""


@dataclass(frozen=True)
class OtherTitle(Check):
    """Another title than the page's own where it says what the class does: one last word, other words before it."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"other"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first such title."""
        own = _words(spec.title.partition(",")[0].partition("(")[0])
        if not own or spec.is_series or own.count(own[-1]) > 1:
            return  # several levels, "Clerk or Senior Clerk", have several titles
        hit = self._introduced(spec, own) or self._without_rank(spec, own)
        if hit:
            yield Hit(hit, {"other": spec.title}, (Also(spec.title_span, "title here"),))

    def _introduced(self, spec: Spec, own: list[str]) -> Span | None:
        """Another title where the page introduces its class."""
        for passage in _introduction(spec):
            for found in _SUBJECT.finditer(passage.text):
                name = _words(found["name"])
                if not name or name[-1] != own[-1] or _PLACE & set(found["name"].split()):
                    continue
                if _other(set(own), set(name)):
                    return None if _SHORT.search(found["name"]) else passage.span(*found.span("name"))
                if set(own) == set(name):
                    return None
        return None

    def _without_rank(self, spec: Spec, own: list[str]) -> Span | None:
        """The title without its rank, "A Clerk must", wherever the page says what its class does."""
        rest = [word for word in own if word not in _RANKS]
        if len(rest) == len(own) or len(rest) < _LEAST:
            return None
        others = (
            spec.profile.of("concept", "qualifying") - {"definition"} | spec.profile.dated
        )  # speak of other classes
        for section, passage in spec.passages():
            if section.name in others:
                continue
            for found in _SUBJECT.finditer(passage.text):
                article = passage.text[: found.start("name")].split()[-1]
                if article in {"A", "An"} and _words(found["name"]) == rest:
                    return passage.span(*found.span("name"))
        return None


def _words(name: str) -> list[str]:
    """The words of a name as stems, without numerals and small words."""
    found = [word.lower() for word in prose.words(name.replace("/", " "))]
    return [prose.stem(word) for word in found if word not in _LEVEL]


def _other(own: set[str], name: set[str]) -> bool:
    """Whether a name is no part of the title, nor the title with more before it; without its rank it is another."""
    if own == name or own < name:
        return False
    if name < own:
        return len(name) > 1 and bool({prose.stem(rank) for rank in _RANK} & (own - name))
    return len(own) > 1 and len(name) > 1


def _introduction(spec: Spec) -> Iterator[Passage]:
    for nth, section in enumerate(spec.sections):
        if section.name in _DEFINES and nth <= _EARLY:
            yield from section.passages


_CHIEF = (
    Expression(
        r"(?:\bReports? To|\bSupervisor|[a-z] reports(?: directly)? to|(?:^|: )Reports(?: directly)? to):?\s+"
        rf"(?:the\s+|an?\s+)?(?P<name>{_RUN})"
    ),
    Expression(
        r"\b[Uu]nder (?:the )?(?:[a-z]+ ){0,3}(?:supervision|direction|guidance)(?: (?:and|or) [a-z]+)? (?:of|from) "
        rf"(?:the\s+|an?\s+)?(?P<name>{_RUN})"
    ),
    Expression(rf"\b[Rr]eceives (?:[a-z]+ ){{0,3}}(?:supervision|direction) from (?:the\s+|an?\s+)?(?P<name>{_RUN})"),
)


@dataclass(frozen=True)
class TwoSuperiors(Check):
    """Two titles of those to whom the class reports, of which neither is a part of the other."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"other"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The second, beside the first."""
        if spec.is_series:
            return
        first: tuple[set[str], Span] | None = None
        for section, passage in spec.passages():
            if section.name not in {*_DEFINES, *spec.profile.of("supervision")}:
                continue
            heads = passage is section.passages[0] and section.heading
            lead = f"{section.heading.strip().rstrip(':')}: " if heads else ""
            for name, span in _chiefs(lead + passage.text, len(lead), passage):
                if first is not None and not (first[0] <= name or name <= first[0]) and not first[1].overlaps(span):
                    yield Hit(span, {"other": spec.view[first[1]]}, (Also(first[1], "but here"),))
                    return
                first = first or (name, span)


def _chiefs(text: str, lead: int, passage: Passage) -> Iterator[tuple[set[str], Span]]:
    for pattern in _CHIEF:
        if (found := pattern.search(text)) and found.start("name") >= lead:
            name = set(_words(found["name"]))
            rest = text[found.end() : found.end() + 12].lower()
            if (
                len(name) > 1
                and " and " not in found["name"]
                and not rest.lstrip(" ,").startswith(("or ", "and/or", "and "))
            ):
                start, end = found.span("name")
                yield name, passage.span(start - lead, end - lead)


CHECKS = {"other-title": OtherTitle, "two-superiors": TwoSuperiors}
