"""The collection on a screen: each series from the bottom to the top, then the wordings of each statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from speclint.finding import Related
from speclint.reporters.words import counted, plain
from speclint.series.ladders import Overview, Rung

_SHOWN = 5
"""So many files of one wording are named."""
_AROUND = 60


def render(found: Overview) -> str:
    """Write everything."""
    return "\n".join([*_ladders(found), *_statements(found), *_law(found), *_closing(found)]) + "\n"


def _ladders(found: Overview) -> Iterator[str]:
    for ladder in found.series:
        yield plain(ladder.name)
        for rung in ladder.classes:
            yield f"  {rung.level:>2}  {plain(rung.title)}" + (
                f" ({plain(rung.class_code)})" if rung.class_code else ""
            )
            yield f"      {plain(rung.path)}: {asked(rung)}"
        yield ""


def asked(rung: Rung) -> str:
    """What a class asks for, in a line."""
    parts = [f"{rung.years:g} {'year' if rung.years == 1 else 'years'}"] if rung.years is not None else []
    parts += [rung.degree] if rung.degree else []
    parts += ["supervises"] if rung.supervises else []
    parts += ["leads"] if rung.leads else []
    parts += [rung.flsa] if rung.flsa else []
    return plain(", ".join(parts) or "nothing that can be compared")


def _statements(found: Overview) -> Iterator[str]:
    for one in found.statements:
        yield f"Statement: {plain(one.name.replace('_', ' '))} ({counted(len(one.variants), 'wording')})"
        for variant in one.variants:
            yield f"  {counted(len(variant.files), 'file')}: {plain(variant.text)}"
            yield f"      {_some(variant.files)}"
        yield ""


def _law(found: Overview) -> Iterator[str]:
    if found.law:
        yield "Law that has changed, and classes to review for it"
    for one in found.law:
        yield f"  {counted(len(one.files), 'file')}: {plain(one.title)} ({one.rule})"
        yield f"      {plain(one.authority.cite)}, in force since {one.authority.effective}: {plain(one.authority.url)}"
        yield f"      {_some(one.files)}"
    if found.law:
        yield ""


def _some(files: Sequence[str]) -> str:
    return plain(", ".join(files[:_SHOWN]) + (", ..." if len(files) > _SHOWN else ""))


def _closing(found: Overview) -> Iterator[str]:
    yield from (f"Not read: {plain(path)}: {plain(reason)}" for path, reason in found.unread)
    yield f"Read {counted(found.files, 'file')}: {len(found.series)} series of several classes."


def places(phrase: str, found: Sequence[tuple[str, str, Related]], files: int) -> str:
    """Write each class that says a phrase, with every place."""
    lines: list[str] = []
    for path, spots in groupby(found, key=lambda one: one[2].path):
        these = list(spots)
        title, code, _ = these[0]
        lines.append(f"{plain(path)}: {plain(title)}" + (f" ({plain(code)})" if code else ""))
        for _, _, spot in these:
            number = f"{spot.place.line}" if spot.place.line is not None else f"paragraph {spot.place.paragraph}"
            lines.append(f"  {number}  {plain(spot.where or spot.section)}: {_cropped(spot)}")
    holders = len({spot.path for _, _, spot in found})
    said = counted(len(found), "place")
    return "\n".join([*lines, f"“{plain(phrase)}”: {said} in {holders} of {counted(files, 'file')}."]) + "\n"


def _cropped(spot: Related) -> str:
    start, end = max(0, spot.column - _AROUND), spot.column + len(spot.excerpt) + _AROUND
    before, after = "... " if start else "", " ..." if end < len(spot.context) else ""
    return f"{before}{plain(' '.join(spot.context[start:end].split()))}{after}"
