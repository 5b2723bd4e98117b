"""The page that shows what a profile was learned from, and which files disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from speclint.learn import marks
from speclint.learn.house import House
from speclint.light import dataclass
from speclint.reporters.html.pages import page
from speclint.reporters.words import counted

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: what, how many files, and a remark."""

    what: str
    files: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Dissent:
    """What most files do, and those that do otherwise."""

    what: str
    files: tuple[str, ...]
    more: int


def learned_page(house: House, title: str, source: str, file: str) -> str:
    """Write the page; *source* is the folder that was read, *file* the profile that was written."""
    return page(
        "learned.html",
        title=f"What the files of {title} have in common",
        source=source,
        file=file,
        number=counted(len(house.seen), "file"),
        headings=list(_headings(house)),
        alone=[Row(heading.text, len(heading.files)) for heading in house.headings.alone],
        parts_=list(_parts(house)),
        order=", ".join(_plain(part) for part in house.order),
        statements=[(_plain(name), said) for name, said in house.statements.items()],
        repeated=house.repeated,
        marks=list(_marks(house)),
        acronyms=", ".join(house.acronyms),
        dissents=list(_dissents(house)),
        unread=house.unread,
    )


def _headings(house: House) -> Iterator[tuple[str, list[Row]]]:
    placed = {id(heading) for headings in house.headings.placed.values() for heading in headings}
    names = [*house.order, *sorted({*house.headings.known, *house.headings.placed} - {*house.order})]
    for name in names:
        rows = [
            Row(heading.text, len(heading.files), "not known before; please look" if id(heading) in placed else "")
            for heading in house.headings.listed(name)
        ]
        if rows:
            yield _plain(name), rows


def _parts(house: House) -> Iterator[Row]:
    for part in house.required:
        yield Row(_plain(part), house.parts[part], "demanded")
    for part in house.usual:
        yield Row(_plain(part), house.parts[part], "usual, not demanded")


def _marks(house: House) -> Iterator[str]:
    if house.place:
        yield f"Law: that of {house.place.name}, the state that {counted(house.place.files, 'file')} name most."
    if house.code:
        form = f"“{house.code.label} {house.code.form}”".replace("“ ", "“") + " (A a letter, 9 a figure)"
        yield f"Class code: {form}, in {counted(house.code.files, 'file')}."
    if house.dates.form:
        yield f"Dates: {house.dates.share:.0%} are written as {marks.shown(house.dates.form)}."
    for kind, (label, files) in house.dates.labels.items():
        yield f"“{label}” stands in front of the date “{kind}” in {counted(files, 'file')}."


def _dissents(house: House) -> Iterator[Dissent]:
    """What disagrees, the part that most files have first."""
    for part in house.required:
        yield from _dissent(f"no {_plain(part)}", house.without(part))
    yield from _dissent(
        "another order", (f"{file}: {_plain(part)} comes too late or too early" for file, part in house.out_of_order())
    )
    if house.code:
        yield from _dissent("another form of class code", marks.names(house.code.others))
    yield from _dissent("another form of date", marks.names(house.dates.others))
    for name, said in house.statements.items():
        yield from _dissent(f"another wording of the statement “{_plain(name)}”", marks.names(said.others))


def _dissent(what: str, files: Iterable[str]) -> Iterator[Dissent]:
    named: Sequence[str] = list(files)
    if named:
        yield Dissent(what, tuple(named[:_SHOWN]), max(0, len(named) - _SHOWN))


def _plain(name: str) -> str:
    return name.replace("_", " ")
