"""Dates that a specification carries about itself: days that never were, forms that nobody can read, contradictions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import MASTHEAD, Plan, Spec, Stamp
from speclint.text.dates import whole_year
from speclint.text.expression import Expression

_SLASHED = Expression(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_ISO = Expression(r"\d{4}-\d{2}-\d{2}")
_FORMS = {"numbers": _SLASHED, "year, month, day": _ISO}
_ANY = Expression(
    r"(?<![\d/])\d{1,2}/\d{1,2}/(?:(?:19|20)\d{2}|\d{2})|\d{4}-\d{2}-\d{2}"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2},\s*\d{4}"
)
_SHORT = Expression(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")
_TOGETHER = Expression(r"\d{1,2}/\d{1,2}/\d{2,4}(?=\d{1,2}/\d{1,2}/\d{2,4})")
_DIGITS = Expression(r"[\d/]+")
_FOLDER = Expression(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_WRITTEN = r"\b(?P<year>(?:19|20)\d{2})\b|\b\d{1,2}[/-](?:\d{1,2}[/-])?(?P<short>\d{2})\b(?![/-])"
_YEAR = Expression(_WRITTEN)
_REVIEWED = Expression(
    r"\b(?:revis|rev\b|updat|review|amend|adopt|approv)[a-z]*\.?(?: date| on)?[ \t]*:?[ \t]*"
    rf"(?P<date>(?:[A-Z][a-z]+\.?,? ?(?:\d{{1,2}},? )?)?(?:{_WRITTEN}))",
    re.IGNORECASE,
)
"""A later date that says it is one of a review, wherever it stands."""
_APPROVED = "approved"
_DAYS = 365.25
"""Of a year."""


def _dated(spec: Spec) -> list[tuple[Stamp, date]]:
    """The dates that are days of the calendar."""
    return [(stamp, stamp.when) for stamp in spec.dates if stamp.when]


def _approved(spec: Spec) -> tuple[Stamp, date] | None:
    return next(((stamp, when) for stamp, when in _dated(spec) if stamp.kind == _APPROVED), None)


@dataclass(frozen=True)
class Impossible(Check):
    """A date that is no day of the calendar."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"kind", "date"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such date."""
        for stamp in spec.dates:
            if stamp.text and stamp.when is None:
                yield Hit(stamp.span, {"kind": stamp.kind, "date": stamp.text})


@dataclass(frozen=True)
class Future(Check):
    """A date too far behind the day of the run; nothing where that day is not known."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"kind", "date"})

    days: int = 365
    """How many days ahead a date may lie: a draft may carry the date of the meeting to come."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such date."""
        for stamp, when in _dated(spec) if plan.as_of else ():
            if (when - date.fromisoformat(plan.as_of)).days > self.days:
                yield Hit(stamp.span, {"kind": stamp.kind, "date": stamp.text})


@dataclass(frozen=True)
class Stale(Check):
    """A latest date that lies years before the day of the run; nothing where that day is not known."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"kind", "date", "age"})

    years: int = 10

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The latest date."""
        dated = _dated(spec)
        if not dated or not plan.as_of:
            return
        day = date.fromisoformat(plan.as_of)
        latest, when = max(dated, key=lambda pair: pair[1])
        reviewed = max(_reviewed(spec), default=(0, Span(0, 0), ""))
        if reviewed[0] > when.year:  # a date of a review that stands nowhere in the head
            if (age := day.year - reviewed[0]) > self.years:
                yield Hit(reviewed[1], {"kind": "review", "date": reviewed[2], "age": age})
            return
        age = int((day - when).days / _DAYS)
        if age >= self.years and not _dated_since(spec, day.year - self.years):
            yield Hit(latest.span, {"kind": latest.kind, "date": latest.text, "age": age})


def _dated_since(spec: Spec, year: int) -> bool:
    """Whether a later year stands in the same line as a date: "revised 9/20/2011, 2/28/2023", "Rev. 3/98, 11/2019"."""
    for stamp in spec.dates:
        end = spec.view.text.find("\n", stamp.span.end)
        for found in _YEAR.finditer(spec.view.text, stamp.span.end, end if end >= 0 else len(spec.view.text)):
            if whole_year(found["year"] or found["short"]) > year:
                return True
    return False


def _reviewed(spec: Spec) -> Iterator[tuple[int, Span, str]]:
    """Each date that says it is one of a review: its year, its place and how it is written."""
    for found in _REVIEWED.finditer(spec.view.text):
        name = "year" if found["year"] else "short"
        start = found.start("date")
        yield whole_year(found[name]), Span(start, found.end(name)), found["date"]


@dataclass(frozen=True)
class ShortYear(Check):
    """A date whose year has two digits."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"kind", "date"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first one."""
        for stamp in spec.dates:
            if _SHORT.fullmatch(stamp.text):
                yield Hit(stamp.span, {"kind": stamp.kind, "date": stamp.text})
                return


@dataclass(frozen=True)
class Disorder(Check):
    """A class that was established after it was revised or approved."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"kind", "date", "other", "other_kind"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Each date that is too early."""
        established = [(stamp, when) for stamp, when in _dated(spec) if stamp.kind == "established"]
        for first, begun in established[:1]:
            for second, when in _dated(spec):
                if second.kind in {"revised", _APPROVED} and begun > when:
                    words = {"kind": first.kind, "date": first.text, "other": second.text, "other_kind": second.kind}
                    yield Hit(first.span, words, (Also(second.span, "is earlier"),))


@dataclass(frozen=True)
class MixedForms(Check):
    """Dates of the masthead, the history, headers and footers that are written in different forms."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"date", "other", "form", "other_form"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first pair."""
        stamps = _written(spec)
        told = [stamp.span for stamp in spec.dates if stamp.text]
        if not any(span.overlaps(own) for _, span in stamps for own in told):
            return  # when a posting opens and closes is no date of the class
        for text, other in stamps[1:]:
            first, span = stamps[0]
            if _form(text) != _form(first):
                words = {"date": first, "other": text, "form": _form(first), "other_form": _form(text)}
                yield Hit(span, words, (Also(other, f"in {_form(text)} here"),))
                return


def _form(text: str) -> str:
    return next((name for name, form in _FORMS.items() if form.fullmatch(text)), "words")


def _written(spec: Spec) -> list[tuple[str, Span]]:
    """Every date of the masthead, the history, headers and footers, as written, also those of struck text."""
    kept = {MASTHEAD, "page"} | spec.profile.dated
    passages = [p for section in spec.sections if section.name in kept for p in section.passages]
    passages += [left.passage for left in spec.furniture]
    return [(m[0], p.span(*m.span())) for p in passages for m in _ANY.finditer(p.text)]


@dataclass(frozen=True)
class RunTogether(Check):
    """Two or more dates without a blank between them."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"date"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every passage that holds such a row, headers and footers among them."""
        for passage in [*(p for _, p in spec.passages(outside=True)), *(left.passage for left in spec.furniture)]:
            if found := _TOGETHER.search(passage.text):
                row = _DIGITS.match(passage.text, found.start()) or found
                yield Hit(passage.span(*row.span()), {"date": row[0]})


@dataclass(frozen=True)
class Disagree(Check):
    """A revision stamp with an earlier date than the approval that the masthead gives.

    A later one is the usual history of a class: adopted, and revised since.
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"kind", "date", "other", "other_kind"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The date of the approval, beside the first such stamp."""
        if approved := _approved(spec):
            first, day = approved
            for stamp, when in _dated(spec):
                if stamp.kind == "revised" and when < day:
                    words = {"kind": first.kind, "date": first.text, "other": stamp.text, "other_kind": stamp.kind}
                    yield Hit(first.span, words, (Also(stamp.span, "another date here"),))
                    return


@dataclass(frozen=True)
class OtherMeeting(Check):
    """A meeting date in the file's own path that differs from the approval date."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"kind", "date", "other", "other_kind"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The date of the approval."""
        found, approved = _FOLDER.search(spec.document.path), _approved(spec)
        if found and approved and (meeting := _day(found)) and approved[1] != meeting:
            stamp = approved[0]
            words = {"kind": stamp.kind, "date": stamp.text, "other": found[0], "other_kind": "meeting folder"}
            yield Hit(stamp.span, words)


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


CHECKS = {
    "impossible-date": Impossible,
    "future-date": Future,
    "stale-date": Stale,
    "short-year": ShortYear,
    "dates-in-disorder": Disorder,
    "mixed-date-forms": MixedForms,
    "dates-run-together": RunTogether,
    "dates-disagree": Disagree,
    "other-meeting": OtherMeeting,
}
