"""What a change is about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from speclint.compare.units import Unit, label
from speclint.compare.wording import Hunk
from speclint.profile import Cue, Weighing
from speclint.spec import MASTHEAD, Spec
from speclint.text.expression import Expression
from speclint.text.phrases.book import Book, PhraseSet
from speclint.text.tokens import Tokens

_AROUND = 60
"""Characters before and behind a change that may say what it is about: “reports to the …”."""
_PHRASE = Expression(r"[,;:.](?=\s|$)")
OTHER = "other"


def topic(sides: tuple[tuple[Spec, Unit], ...], hunks: tuple[Hunk, ...], part: str) -> str:
    """What a change between two units is about; *hunks* are what changed, with the text before each."""
    if part == "title":
        return "title"
    if stamped := _stamped(sides, hunks):
        return stamped
    spec = sides[-1][0]
    if called := _of_label(sides[-1][1], spec.profile.changes):
        return called
    weighing, names = spec.profile.changes, [unit.name or "unknown" for _, unit in sides]
    if part in {"heading", "row"} or not hunks:
        near = [unit.text for _, unit in sides]
    else:
        near = [_around(hunk, text) for hunk in hunks for text in (hunk.old, hunk.new) if text.strip()]
    whole = [unit.text for _, unit in sides]
    if any(_states(spec, weighing, text) for text in whole):
        return "statement"
    sure = next((weighing.topics[name] for name in reversed(names) if name in weighing.topics), "")
    for texts in (near,) if sure else (near, whole):
        said = {at for text in texts for at in _said(weighing.cues, text)}
        for at in sorted(said):
            cue = weighing.cues[at]
            if not cue.sections or any(name in cue.sections for name in names):
                return cue.topic
    return sure or _of_parent(sides[-1][1], weighing) or OTHER


@lru_cache(maxsize=16)
def _together(sets: tuple[PhraseSet, ...]) -> Book:
    """The phrases of several sets, to be looked for in one pass."""
    return Book(sets)


@lru_cache(maxsize=2048)
def _said(cues: tuple[Cue, ...], text: str) -> frozenset[int]:
    """Which cues stand in a text, by their positions."""
    return frozenset(at for at, _ in _together(tuple(cue.words for cue in cues)).find(Tokens(text)))


def _around(hunk: Hunk, text: str) -> str:
    """A stretch with what belongs to its phrase: up to the next comma on both sides."""
    before = _PHRASE.split(hunk.before[-_AROUND:])[-1]
    after = _PHRASE.split(hunk.after[:_AROUND])[0]
    return f"{before}{text}{after}"


def _of_label(unit: Unit, weighing: Weighing) -> str:
    """What a cell is about whose row begins with the name of what it holds: “Salary range”, “Approved”."""
    named = label(unit)
    found = sorted(_said(weighing.cues, named)) if named else []
    return next((weighing.cues[at].topic for at in found if MASTHEAD in weighing.cues[at].sections), "")


def _of_parent(unit: Unit, weighing: Weighing) -> str:
    return weighing.topics.get(unit.section.parent, "") if unit.section else ""


def _states(spec: Spec, weighing: Weighing, text: str) -> bool:
    known = [one for name in weighing.statements if (one := spec.profile.statements.get(name))]
    return _stated(tuple(one.phrases for one in known if one.phrases is not None), text) or any(
        one.pattern is not None and one.pattern.search(text) for one in known
    )


@lru_cache(maxsize=2048)
def _stated(statements: tuple[PhraseSet, ...], text: str) -> bool:
    return next(_together(statements).find(Tokens(text)), None) is not None


def _stamped(sides: tuple[tuple[Spec, Unit], ...], hunks: tuple[Hunk, ...]) -> str:
    """Whether the class code or a date that the specification carries is what changed."""
    changed = " ".join(text for hunk in hunks for text in (hunk.old, hunk.new))
    for name, said in _fields(sides):
        if not hunks or any(word in changed for word in said.split() if any(c.isdigit() for c in word)):
            return name
    return ""


def _fields(sides: tuple[tuple[Spec, Unit], ...]) -> Iterator[tuple[str, str]]:
    for spec, unit in sides:
        if spec.class_code and unit.span.overlaps(spec.code_span):
            yield "code", spec.class_code
        for stamp in spec.dates:
            if stamp.text and unit.span.overlaps(stamp.span):
                yield "date", stamp.text
