"""Each class series as a ladder, and each standard statement with all its wordings."""

from __future__ import annotations

from collections import defaultdict

from speclint.finding import Authority
from speclint.light import dataclass
from speclint.series import titles
from speclint.series.collection import Collection
from speclint.series.facts import Facts


@dataclass(frozen=True, slots=True)
class Rung:
    """One class of a series."""

    path: str
    title: str
    class_code: str
    level: int
    """Its number, or its place on the ladder where it has none."""
    years: float | None
    """The most years of experience that it plainly asks for."""
    degree: str | None
    supervises: bool
    leads: bool
    flsa: str | None


@dataclass(frozen=True, slots=True)
class Ladder:
    """A class series from the bottom to the top."""

    name: str
    classes: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of a statement, and the files that have it."""

    text: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variants:
    """A standard statement in all its wordings, the most usual first."""

    name: str
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """Law that has come into force since many classes were adopted, and the files that do not follow it yet."""

    rule: str
    title: str
    authority: Authority
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """A whole collection."""

    files: int
    series: tuple[Ladder, ...]
    statements: tuple[Variants, ...]
    unread: tuple[tuple[str, str], ...] = ()
    law: tuple[Changed, ...] = ()
    """The law that most files pass by comes first."""


def overview(
    collection: Collection, unread: tuple[tuple[str, str], ...] = (), law: tuple[Changed, ...] = ()
) -> Overview:
    """The ladders and statements of a collection; the same whatever the order of its files."""
    ladders = tuple(_ladder(collection, these) for these in collection.ladders)
    return Overview(len(collection.facts), ladders, tuple(_statements(collection)), unread, law)


def _ladder(collection: Collection, these: tuple[Facts, ...]) -> Ladder:
    rungs: list[Rung] = []
    for one in these:
        level = collection.titles[one.path].numeral
        before = rungs[-1].level if rungs else 0
        rungs.append(_rung(one, level if level > before or (level and not rungs) else before + 1))
    stem = collection.titles[these[0].path].stem
    return Ladder(_name(these, stem), tuple(rungs))


def _rung(one: Facts, level: int) -> Rung:
    degree = max(one.degrees, key=lambda d: d[0], default=None)
    return Rung(
        one.path,
        one.title,
        one.code,
        level,
        max((years for years, _, _ in one.years), default=None),
        degree[1] if degree else None,
        one.supervises is not None,
        one.leads is not None,
        one.flsa or None,
    )


def _name(these: tuple[Facts, ...], stem: tuple[str, ...]) -> str:
    """The words of the series as a title writes them."""
    words = [word for word in these[0].title.replace(",", " ").split() if titles.words(word)]
    spelt = [word.strip("()") for word in words if titles.words(word) and titles.words(word)[0] in stem]
    name = " ".join(spelt) or " ".join(stem)
    return name.title() if name.isupper() or name.islower() else name


def _statements(collection: Collection) -> list[Variants]:
    found: defaultdict[str, defaultdict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for one in collection.facts:
        for name, text, spot in one.statements:
            if name:
                found[name][text].append((one.path, " ".join(one.spot(spot)[5].split())))
    return [
        Variants(
            name,
            tuple(
                sorted(
                    (Variant(said[0][1], tuple(sorted({path for path, _ in said}))) for said in wordings.values()),
                    key=lambda variant: (-len(variant.files), variant.text),
                )
            ),
        )
        for name, wordings in sorted(found.items())
    ]
