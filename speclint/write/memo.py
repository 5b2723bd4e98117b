"""A draft of the memo that goes to a board: facts only, and a marked blank for whatever a person must say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclint.agenda.items import Item
from speclint.finding import Difference
from speclint.formats.word.writing.fresh import Line, Words, bullet, heading, packed, paragraph, table
from speclint.light import dataclass
from speclint.profile import MemoWords

SECTIONS = ("purpose", "background", "changes", "analysis", "recommendation")
_NOTHING = "(nothing)"
_HEADS = ("No.", "Part", "Was", "Now", "Why it weighs", "Staff response")
_WIDTHS = (5, 14, 24, 24, 21, 12)


@dataclass(frozen=True, slots=True)
class Letter:
    """What the memo is about, and when."""

    subject: str
    date: str = ""


def memo(items: Sequence[Item], words: MemoWords, letter: Letter) -> bytes:
    """The draft as a Word file, worded as the employer words it."""
    return packed(_blocks(items, words, letter), letter.subject)


def _blocks(items: Sequence[Item], words: MemoWords, letter: Letter) -> Iterator[str]:
    yield heading(words.heading, 0)
    for name, said in (("To", words.to), ("From", words.sender), ("Date", letter.date), ("Subject", letter.subject)):
        yield paragraph([Words(f"{name}: ", "b"), said or _blank(name.lower())])
    parts = {"purpose": _purpose, "background": _background, "changes": _changes, "analysis": _analysis}
    for section in SECTIONS:
        yield heading(words.sections.get(section) or section.capitalize())
        if section in parts:
            yield from parts[section](items, words)
        yield from (bullet([_blank(asked)]) for asked in words.blanks.get(section, ()))


def _blank(asked: str) -> Words:
    """What a person must say, so marked that it cannot be overlooked."""
    return Words(f"[To be written: {asked}]", "h")


def _purpose(items: Sequence[Item], words: MemoWords) -> Iterator[str]:
    yield paragraph(words.purpose.format(items="the following item" + ("s" if len(items) != 1 else "")))
    yield from (bullet(_named(item)) for item in items)


def _named(item: Item) -> str:
    code = f" (class code {item.file.class_code})" if item.file.class_code else ""
    former = item.revision.title if item.revision.action == "retitled" else ""
    said = item.asked[:1].lower() + item.asked[1:]
    return f"{f'{former}, to be called ' if former else ''}{item.name}{code}: {said}"


def _background(items: Sequence[Item], words: MemoWords) -> Iterator[str]:
    for item in items:
        revision = item.revision
        if revision.action == "new":
            yield paragraph(words.new.format(title=item.name))
        elif revision.action:
            said = words.revised if revision.approved else words.undated
            yield paragraph(said.format(title=item.name, approved=revision.approved))
        else:
            yield paragraph([f"{item.name}: ", _blank("which version is in force")])


def _changes(items: Sequence[Item], words: MemoWords) -> Iterator[str]:
    for item in items:
        yield heading(f"{item.number}. {item.name}", 2)
        yield from (bullet(said) for said in item.revision.summary)
        if item.revision.differences:
            yield paragraph([Words(words.weighs.format(title=item.name), "b")])
            yield table(_HEADS, _WIDTHS, map(_row, item.revision.differences))
        elif item.revision.action == "new":
            yield paragraph(words.new.format(title=item.name))
        elif item.revision.action:
            yield paragraph("Nothing differs.")


def _row(change: Difference) -> list[Line]:
    why = f"{change.message} {change.why}" if change.substantive else f"{change.message} Editorial."
    return [str(change.number), change.where, _side(change, gone=True), _side(change, gone=False), why.strip(), ""]


def _side(change: Difference, *, gone: bool) -> Line:
    if not (change.was if gone else change.now):
        return _NOTHING
    op, look = ("delete", "s") if gone else ("insert", "u")
    return [Words(text, "" if kind == "equal" else look) for kind, text in change.words if kind in {"equal", op}]


def _analysis(items: Sequence[Item], words: MemoWords) -> Iterator[str]:
    for item in items:
        yield paragraph(words.checks.format(title=item.name, met=item.met))
        for proof in item.proofs:
            if proof.met is False:
                yield bullet(f"Not met: {proof.name}. {proof.shown}")
