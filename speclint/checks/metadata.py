"""Dates and codes that a specification carries about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.rule import Check
from speclint.spec import Passage, Plan, Spec
from speclint.text.expression import Expression

_SLASHED = Expression(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_ISO = Expression(r"\d{4}-\d{2}-\d{2}")
_FORMS = {"numbers": _SLASHED, "year, month, day": _ISO}
_ANY = Expression(
    r"(?<![\d/])\d{1,2}/\d{1,2}/(?:(?:19|20)\d{2}|\d{2})|\d{4}-\d{2}-\d{2}"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2},\s*\d{4}"
)
_TOGETHER = Expression(r"\d{1,2}/\d{1,2}/\d{2,4}(?=\d{1,2}/\d{1,2}/\d{2,4})")


_YEAR = Expression(r"\b(?P<year>(?:19|20)\d{2})\b|\b\d{1,2}/(?:\d{1,2}/)?(?P<short>\d{2})\b(?!/)")
_CENTURY = 50


@dataclass(frozen=True)
class Dates(Check):
    """A fault of the dates that a specification carries.

    ``empty``, ``impossible``, ``disorder``, ``format``, ``short-year``, ``together``, ``disagree``, ``folder``,
    ``stale``, ``future``.
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"kind", "date", "other", "other_kind", "form", "other_form", "age"})

    fault: str
    kind: str = "approved"
    years: int = 10
    """From which age on a specification is stale, counted from its latest date to the day of the run."""
    ahead: int = 365
    """How many days after the day of the run a date may lie: a draft may carry the date of the meeting to come."""

    def __post_init__(self) -> None:
        """Refuse an unknown fault."""
        if self.fault not in {*_FIND, "stale", "future"}:
            raise ValueError(f"fault must be one of {', '.join([*_FIND, 'stale', 'future'])}")

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every date with the fault."""
        if self.fault == "stale":
            yield from _stale(spec, plan.as_of, self.years)
        elif self.fault == "future":
            yield from _future(spec, plan.as_of, self.ahead)
        else:
            yield from _FIND[self.fault](spec, self.kind)


def _empty(spec: Spec, kind: str) -> Iterator[Hit]:
    if any(s.kind == kind and s.text for s in spec.dates):
        return
    for stamp in spec.dates:
        if stamp.kind == kind and not stamp.text:
            yield Hit(stamp.span, {"kind": kind}, label="no date follows")
            return


def _impossible(spec: Spec, kind: str) -> Iterator[Hit]:  # noqa: ARG001 - one shape for all
    for stamp in spec.dates:
        if stamp.text and stamp.when is None:
            yield Hit(stamp.span, {"kind": stamp.kind, "date": stamp.text})


def _future(spec: Spec, as_of: str, ahead: int) -> Iterator[Hit]:
    """Every date too far behind the day of the run; nothing where that day is not known."""
    for stamp in spec.dates if as_of else ():
        if stamp.when and (stamp.when - date.fromisoformat(as_of)).days > ahead:
            yield Hit(stamp.span, {"kind": stamp.kind, "date": stamp.text})


def _stale(spec: Spec, as_of: str, years: int) -> Iterator[Hit]:
    """The latest date, where it lies too far back; nothing where the day of the run is not known."""
    dated = [s for s in spec.dates if s.when]
    if not dated or not as_of:
        return
    latest = max(dated, key=lambda s: s.when or date.min)
    age = int((date.fromisoformat(as_of) - (latest.when or date.min)).days / 365.25)
    if age >= years and not _dated_since(spec, date.fromisoformat(as_of).year - years):
        yield Hit(latest.span, {"kind": latest.kind, "date": latest.text, "age": age})


def _dated_since(spec: Spec, year: int) -> bool:
    """Whether a later year stands in the same line as a date: "revised 9/20/2011, 2/28/2023", "Rev. 3/98, 11/2019"."""
    for stamp in spec.dates:
        end = spec.view.text.find("\n", stamp.span.end)
        for found in _YEAR.finditer(spec.view.text, stamp.span.end, end if end >= 0 else len(spec.view.text)):
            short = found["short"]
            if int(found["year"] or f"{19 if int(short) >= _CENTURY else 20}{short}") > year:
                return True
    return False


def _short_year(spec: Spec, kind: str) -> Iterator[Hit]:  # noqa: ARG001 - one shape for all
    """The first date whose year has two digits."""
    for stamp in spec.dates:
        if re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}", stamp.text):
            yield Hit(stamp.span, {"kind": stamp.kind, "date": stamp.text})
            return


def _disorder(spec: Spec, kind: str) -> Iterator[Hit]:  # noqa: ARG001 - one shape for all
    """Established must not lie after revised or approved."""
    established = [s for s in spec.dates if s.kind == "established" and s.when]
    later = [s for s in spec.dates if s.kind in {"revised", "approved"} and s.when]
    for first in established[:1]:
        for second in later:
            if first.when and second.when and first.when > second.when:
                words = {"kind": first.kind, "date": first.text, "other": second.text, "other_kind": second.kind}
                yield Hit(first.span, words, (Also(second.span, "is earlier"),))


def _form(text: str) -> str:
    return next((name for name, form in _FORMS.items() if form.fullmatch(text)), "words")


def _stamps(spec: Spec) -> list[tuple[str, Span]]:
    """Every date of the masthead, headers and footers, as written, also those of struck text."""
    found: list[tuple[str, Span]] = []
    for section in spec.sections:
        if section.name in {"masthead", "page", "history"}:
            for passage in section.passages:
                found.extend((m[0], passage.span(*m.span())) for m in _ANY.finditer(passage.text))
    for _, passage, _ in spec.furniture:
        found.extend((m[0], passage.span(*m.span())) for m in _ANY.finditer(passage.text))
    return found


def _format(spec: Spec, kind: str) -> Iterator[Hit]:  # noqa: ARG001 - one shape for all
    stamps = _stamps(spec)
    if not stamps:
        return
    first, span = stamps[0]
    for text, other in stamps[1:]:
        if _form(text) != _form(first):
            words = {"date": first, "other": text, "form": _form(first), "other_form": _form(text)}
            yield Hit(span, words, (Also(other, f"in {_form(text)} here"),))
            return


def _together(spec: Spec, kind: str) -> Iterator[Hit]:  # noqa: ARG001 - one shape for all
    for passage in [p for _, p in spec.passages(outside=True)] + [p for _, p, _ in spec.furniture]:
        if found := _TOGETHER.search(passage.text):
            whole = Expression(r"[\d/]+").match(passage.text, found.start())
            end = whole.end() if whole else found.end()
            yield Hit(passage.span(found.start(), end), {"date": passage.text[found.start() : end]})


def _disagree(spec: Spec, kind: str) -> Iterator[Hit]:
    """A later date in a footer or revision stamp than the approval that the masthead gives."""
    approved = next((s for s in spec.dates if s.kind == kind and s.when), None)
    if approved is None:
        return
    for stamp in spec.dates:
        if stamp.kind == "revised" and stamp.when and approved.when and stamp.when != approved.when:
            words = {"kind": "approved", "date": approved.text, "other": stamp.text, "other_kind": stamp.kind}
            yield Hit(approved.span, words, (Also(stamp.span, "another date here"),))
            return


def _folder(spec: Spec, kind: str) -> Iterator[Hit]:
    """A meeting date in the file's own path that differs from the approval date."""
    found = re.search(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", spec.document.path)
    approved = next((s for s in spec.dates if s.kind == kind and s.when), None)
    if not found or approved is None:
        return
    try:
        meeting = date(*map(int, found.groups()))
    except ValueError:
        return
    if approved.when and approved.when != meeting:
        words = {"kind": kind, "date": approved.text, "other": found[0], "other_kind": "meeting folder"}
        yield Hit(approved.span, words)


_FIND = {
    "empty": _empty,
    "impossible": _impossible,
    "disorder": _disorder,
    "format": _format,
    "short-year": _short_year,
    "together": _together,
    "disagree": _disagree,
    "folder": _folder,
}


@dataclass(frozen=True)
class TitleElsewhere(Check):
    """A header, footer or file name that gives another title than the specification's own."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"title", "other"})

    file_name: bool = False
    """Look at the file's name instead of headers and footers."""
    _CAPITALISED: ClassVar[Expression] = Expression(
        r"(?:[A-Z][\w&'’-]*|of|and|the|[IVX]+)(?:[ ,]+(?:[A-Z][\w&'’-]*|of|and|the|[IVX]+)){1,7}"
    )

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every name that shares half of the title's words, and differs."""
        own = _title_words(spec.title)
        if len(own) > 1 and self.file_name:
            name = spec.document.path.rpartition("/")[2].rpartition(".")[0]
            words = _title_words(name.replace("_", " ").replace("-", " "))
            if set(words) - set(own) and set(own) - set(words) and _other_title(words, own):
                yield Hit(spec.title_span, {"title": spec.title, "other": name})
        elif len(own) > 1:
            for passage in _names_of_pages(spec):
                other = _CONTINUED.sub("", passage.text.strip())
                if self._CAPITALISED.fullmatch(other) and _other_title(_title_words(other), own):
                    also = (Also(spec.title_span, "title here"),)
                    yield Hit(passage.whole, {"title": spec.title, "other": other}, also)


_CONTINUED = Expression(r"\.\w{3,4}$|\s*[-–(]*\s*cont(?:inued|[.’']?d?)?\W*$", re.IGNORECASE)


def _names_of_pages(spec: Spec) -> list[Passage]:
    """Headers and footers, and what of them was pasted into the text."""
    pages = [p for s in spec.sections if s.name == "page" for p in s.passages]
    return pages + [p for kind, p, _ in spec.furniture if kind in {"running head", "file name"}]


_NO_TITLE = frozenset(
    {"of", "the", "and", "class", "classification", "specification", "spec", "job", "description", "redline", "clean"}
    | {
        "draft",
        "final",
        "rev",
        "revised",
        "copy",
        "series",
        "proposed",
        "new",
        "approved",
        "tracked",
        "changes",
        "track",
    }
)


_CODE = 2
"""A word of two letters in a file's name stands for a department or a state, unless it is a Roman numeral."""


def _title_words(title: str) -> tuple[str, ...]:
    words = re.findall(r"[a-z]{2,}|\b[a-z]\b", title.lower().replace("'s", "s").replace("’s", "s"))
    return tuple(dict.fromkeys(w for w in words if w not in _NO_TITLE and (len(w) != _CODE or not set(w) - set("iv"))))


def _other_title(words: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Whether two titles share half of their words and differ in one that is no abbreviation."""
    mine = [w for w in own if w not in words]
    others = [w for w in words if w not in own]
    if len(words) < 2 or not (mine or others) or len(own) - len(mine) < len(own) / 2:  # noqa: PLR2004 - a single word is no title
        return False
    return not others or not all(any(_short_for(a, b) or _short_for(b, a) for b in mine) for a in others)


def _short_for(short: str, long: str) -> bool:
    """Whether the letters of *short* stand in *long* in their order: ``mgr`` for ``manager``."""
    letters = iter(long)
    return short[0] == long[0] and all(c in letters for c in short)


CHECKS = {"dates": Dates, "title-elsewhere": TitleElsewhere}
