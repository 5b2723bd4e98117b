"""What can be shown of an item before a board adopts it, one check each; never a grade."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclint.finding import FileReport, Finding, Revision, Severity, Sheet
from speclint.light import dataclass

_WORD = "word"
"""The format in which people leave comments for each other."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One check: what should hold, whether it does, and how that is known."""

    name: str
    met: bool | None
    """``None`` where it does not apply."""
    shown: str


def proofs(
    file: FileReport, findings: Sequence[Finding], clean: FileReport | None, beside: Sequence[Finding]
) -> Iterator[Proof]:
    """The checks of a file, its clean copy and what was found in it (*beside*)."""
    read = file.status == "checked"
    yield Proof("The file could be read", read, "" if read else file.reason or "It could not be read.")
    if file.sheet is None or not read:
        return
    yield from _parts(file, file.sheet)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    yield Proof("Nothing must be fixed", not errors, _counted(errors, "finding") + " to be fixed" if errors else "")
    yield from _redline(file.sheet)
    yield _clean(file.sheet, clean, beside)
    yield from _traces(file.sheet)


def _parts(file: FileReport, sheet: Sheet) -> Iterator[Proof]:
    yield Proof("The class has a title", bool(file.title), file.title or "No title was found.")
    yield Proof("It bears a class code", bool(file.class_code), file.class_code or "No class code was found.")
    yield Proof("It bears the date of approval", bool(sheet.dates), ", ".join(sheet.dates) or "No date was found.")
    lacking = [part.name for part in sheet.parts if part.standing != "there"]
    there = f"{len(sheet.parts) - len(lacking)} of {len(sheet.parts)}"
    yield Proof(
        "Every required part is there",
        not lacking if sheet.parts else None,
        f"{there}; not there: {', '.join(lacking)}" if lacking else there if sheet.parts else "No part is required.",
    )


def _redline(sheet: Sheet) -> Iterator[Proof]:
    revision = sheet.revision or Revision("")
    tracked = bool(sheet.document.changes)
    held = tracked and bool(revision.path)
    missing = "It tracks no changes." if not tracked else "No adopted version was given to hold it against."
    strays = revision.strays
    told = (
        f"It differs in {_counted(strays, 'place')} from {revision.path}." if strays else f"It gives {revision.path}."
    )
    name = "With all changes rejected, the redline gives the adopted text"
    yield Proof(name, not strays if held else None, told if held else missing)
    bare = [f"no. {one.number}" for one in revision.differences if not one.marked]
    told = f"Not marked: {', '.join(bare)}." if bare else f"All {len(revision.differences)} are."
    yield Proof("Every change since adoption is marked", not bare if held else None, told if held else missing)


def _clean(sheet: Sheet, clean: FileReport | None, beside: Sequence[Finding]) -> Proof:
    name = "The clean copy says what the redline proposes"
    if clean is None:
        told = "No clean copy lies beside it." if sheet.document.changes else "It is no redline."
        return Proof(name, None, told)
    wrong = sum(finding.rule == "redline/clean-differs" for finding in beside)
    told = f"{clean.path} differs in {_counted(wrong, 'place')}." if wrong else f"{clean.path} is the same text."
    return Proof(name, not wrong, told)


def _traces(sheet: Sheet) -> Iterator[Proof]:
    document = sheet.document
    left = len(document.comments)
    talk = document.format == _WORD
    told = f"{_counted(left, 'comment')} left." if left else ""
    yield Proof("No comment is left open", not left if talk else None, told if talk else "The format has none.")
    nameless = sum(not change.author.strip() for change in document.changes)
    authors = sorted({change.author for change in document.changes if change.author.strip()})
    named = bool(authors)  # a format that keeps no names is nobody's fault
    told = f"{_counted(nameless, 'change')} by nobody." if nameless else f"By {', '.join(authors)}."
    yield Proof("Every change names its author", not nameless if named else None, told if named else "None is named.")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
