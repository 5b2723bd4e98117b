"""The pages of a run, which wait until all files are known: what the files say to each other belongs to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from speclint.document import ViewName
from speclint.finding import Finding
from speclint.light import replace
from speclint.profile import Profile
from speclint.rule import RuleSet
from speclint.run import frozen
from speclint.run.checking import Page
from speclint.run.comparing import across
from speclint.run.discover import File
from speclint.run.outcomes import Outcome


class Waiting(NamedTuple):
    """A page, packed or not, or what became of it the last time."""

    path: str
    page: Page | bytes | None
    key: str = ""
    """Its name in the cache, if it is to be kept."""
    file: File | None = None
    known: Outcome | None = None
    rest: tuple[str, bytes] = ("", b"")
    """The profile that it fits, and its facts."""

    def opened(self) -> Page | None:
        """The page, if it is here."""
        return frozen.unpacked(self.page) if isinstance(self.page, bytes) else self.page


class Shelf:
    """Pages in the order in which they came; *lean* packs them, and gives them back in the order of their paths."""

    def __init__(self, *, lean: bool) -> None:
        """Begin with none."""
        self._lean = lean
        self._waiting: list[Waiting] = []
        self._facts: list[bytes] = []
        self.fits: list[str] = []
        """For each page that was checked, the shipped profile that it fits better."""

    def put(self, page: Page, file: File | None = None, key: str = "") -> None:
        """Take a page."""
        rest = (page.fits, page.facts) if key else ("", b"")
        if page.report.status == "checked":
            self.fits.append(page.fits)
        if page.facts:
            self._facts.append(page.facts)
        bare = replace(page, facts=b"")
        kept = frozen.packed(frozen.frozen(bare)) if self._lean else bare
        self._waiting.append(Waiting(page.report.path, kept, key, file, None, rest))

    def know(self, known: Outcome, file: File, key: str) -> None:
        """Take what became of a file the last time instead."""
        self.fits.append(known.fits)
        if known.facts:
            self._facts.append(known.facts)
        self._waiting.append(Waiting(known.path, None, key, file, known, (known.fits, known.facts)))

    def across(self, rules: RuleSet, profile: Profile, view: ViewName) -> Mapping[str, tuple[Finding, ...]]:
        """What the rules across files find, by the file in which it is said."""
        found = across(self._facts, rules, profile, view)
        self._facts.clear()
        return found

    def __iter__(self) -> Iterator[Waiting]:
        """All that wait."""
        if self._lean:
            self._waiting.sort(key=lambda one: one.path)
        return iter(self._waiting)
