"""The files that a profile is learned from, each as a profile reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from speclint import formats
from speclint.document import Document
from speclint.errors import Unreadable
from speclint.formats.source import contents, document
from speclint.light import dataclass
from speclint.profile import Profile
from speclint.recognize import recognize
from speclint.run.discover import discover
from speclint.spec import Section, Spec
from speclint.text.phrases.book import Book

_YAML = (".yaml", ".yml")


@dataclass(frozen=True, eq=False)
class Seen:
    """One file and what a profile recognises in it."""

    name: str
    document: Document
    spec: Spec

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Its paragraphs, without those of headers, footers and notes."""
        view = self.spec.view
        body = (p for p in view.paragraphs if p.story in {"body", "textbox"})
        return tuple(text for p in body if (text := view[p.span].strip()))

    @property
    def headed(self) -> Iterator[Section]:
        """The sections that a heading of their own opens, none that opens one level of a series."""
        return (s for s in self.spec.sections if s.heading and s.name and not s.level and not s.outside)

    @cached_property
    def parts(self) -> frozenset[str]:
        """The parts and statements that it has."""
        return frozenset(self.spec.data)


def read(folder: str, profile: Profile) -> tuple[list[Seen], list[tuple[str, str]]]:
    """The specifications in a folder, in the order of their names; and what could not be read, with the reason."""
    found = discover([folder], root=Path(folder).absolute(), suffixes=formats.ENDINGS)
    seen, left = list[Seen](), list[tuple[str, str]](found.skipped)
    made = [s.phrases for s in profile.statements.values() if s.phrases is not None]
    book = Book(made)
    for file in found.files:
        if file.name.lower().endswith(_YAML):
            continue  # instructions, or data for programs
        try:
            page = document(contents(file.path), file.path)
            spec = recognize(page, profile)
            spec.look(made, book)  # all statements in one pass
            seen.append(Seen(file.name, page, spec))
        except Unreadable as fault:
            left.append((file.name, fault.reason))
    return seen, left


def again(seen: Sequence[Seen], profile: Profile, changed: Iterable[str]) -> list[Seen]:
    """The same files, those of the names *changed* as another profile reads them."""
    names = frozenset(changed)
    return [Seen(s.name, s.document, recognize(s.document, profile)) if s.name in names else s for s in seen]
