"""The pages of a run, which wait until all files are known: what the files say to each other belongs to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from speclint.document import ViewName
from speclint.profile import Profile
from speclint.rule import RuleSet
from speclint.run import frozen
from speclint.run.checking import Page
from speclint.run.comparing import across, joined


class Shelf:
    """Pages in the order in which they came; *lean* packs them, and gives them back in the order of their paths."""

    def __init__(self, *, lean: bool) -> None:
        """Begin with none."""
        self._lean = lean
        self._pages: list[Page] = []
        self._packed: list[tuple[str, bytes]] = []
        self._facts: list[bytes] = []
        self.fits: list[str] = []
        """For each page that was checked, the shipped profile that it fits better."""

    def put(self, page: Page) -> None:
        """Take a page."""
        if page.facts:
            self._facts.append(page.facts)
        if page.report.status == "checked":
            self.fits.append(page.fits)
        bare = replace(page, facts=b"")
        if self._lean:
            self._packed.append((page.report.path, frozen.packed(frozen.frozen(bare))))
        else:
            self._pages.append(bare)

    def compared(self, rules: RuleSet, profile: Profile, view: ViewName) -> Iterator[Page]:
        """The pages with what the rules across files find; each is handed out once."""
        found = across(self._facts, rules, profile, view)
        self._facts.clear()
        if self._lean:
            self._packed.sort(key=lambda page: page[0])
            for path, kept in self._packed:
                yield joined(frozen.unpacked(kept), found.get(path, ()))
        else:
            for page in self._pages:
                yield joined(page, found.get(page.report.path, ()))
