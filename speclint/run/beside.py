"""What the files of a run are held against: the adopted versions, the redlines beside them, the memo."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from speclint import formats
from speclint.compare.matching import Adopted, same_class
from speclint.digest import sha256
from speclint.errors import Misuse, Unreadable
from speclint.formats.source import contents, document
from speclint.recognize import recognize
from speclint.run import discover
from speclint.run.discover import File
from speclint.settings.instructions import Instructions
from speclint.spec import Plan, Spec
from speclint.text.cue import Cue, says

_SHOWN = 5
_TWO = 2


class Beside:
    """Knows for each specification what it is held against, and reads that only where it is asked for."""

    def __init__(self, told: Instructions, files: Sequence[File], base: str = "", memo: str = "") -> None:
        """*base* is an adopted file or a folder of them, *memo* the memo to the board; both as the user wrote them.

        Raises ``Misuse`` where there is none.
        """
        self.told, self.files, self.base, self.memo = told, files, base, memo
        for option, path in (("base", base), ("memo", memo)):
            if path and not os.path.exists(path):  # noqa: PTH110 - as elsewhere in a run
                raise Misuse(f"--{option}: there is no file or folder '{path}'")
        self.unread: list[str] = []
        self.alone: list[str] = []
        self._read: dict[str, Spec | None] = {}
        self._keys: dict[str, str] = {}

    @property
    def incomplete(self) -> bool:
        """Whether something that files were to be held against could not be read."""
        return bool(self.unread)

    @property
    def given(self) -> bool:
        """Whether something was given that the kept findings of a page know nothing of."""
        return bool(self.base or self.memo)

    def read(self) -> Beside:
        """The same, with everything read already that was given."""
        if self.base:
            _ = self._adopted
        if self.memo:
            _ = self._memo
        return self

    def key(self, file: File) -> str:
        """A name, by content, for the redlines that lie beside a file; it is asked for at every step of a run."""
        if file.path not in self._keys:
            self._keys[file.path] = "".join(f"{other.name}:{_digest(other.path)};" for other in self._redlines(file))
        return self._keys[file.path]

    def plan(self, specs: Sequence[Spec]) -> Plan:
        """The plan in which these specifications stand."""
        adopted = {spec.document.path: one for spec in specs if (one := self._adopted_of(spec))}
        redlines = {spec.document.path: one for spec in specs if (one := self._redline_of(spec))}
        return Plan(tuple(specs), self.told.as_of, adopted, redlines, self._memo)

    def notices(self) -> Iterator[str]:
        """What could not be held against anything, in a sentence each."""
        yield from self.unread
        if self.alone:
            shown = ", ".join(sorted(self.alone)[:_SHOWN]) + (", …" if len(self.alone) > _SHOWN else "")
            yield f"No adopted version was found for {shown}: neither the class code nor the title is there."

    # -- adopted ----------------------------------------------------------------------------------

    @cached_property
    def _bases(self) -> tuple[File, ...]:
        if not self.base:
            return ()
        found = discover.discover([self.base], root=self.told.config.root, suffixes=formats.ENDINGS)
        return found.files

    @cached_property
    def _adopted(self) -> Adopted:
        specs = (self._spec(file.path, file.name) for file in self._bases)
        return Adopted(spec for spec in specs if spec)

    def _adopted_of(self, spec: Spec) -> Spec | None:
        if not self.base:
            return None
        found = self._adopted.of(spec)
        single = self._adopted.specs[0] if len(self._adopted.specs) == 1 else None
        if found is None and single and len(self.files) == 1 and not os.path.isdir(self.base):  # noqa: PTH112 - as above
            found = single
        if found is None:
            self.alone.append(spec.document.path)
        return found

    # -- redlines ---------------------------------------------------------------------------------

    @cached_property
    def _named(self) -> tuple[Cue, Cue] | None:
        """How clean copies are named and how redlines are, as the rule says that holds the two against each other."""
        rule = next((rule for rule in self.told.rules if rule.check_name == "clean-differs"), None)
        check: Any = rule.check if rule else None  # a class that a run over one file need not import
        return (check.clean, check.redline) if check else None

    def _redlines(self, file: File) -> list[File]:
        """The redlines in the folder of a clean copy, by their names."""
        if len(self.files) < _TWO or self._named is None:
            return []
        clean, redline = self._named
        if not says(clean, file.name):
            return []
        folder = file.name.rpartition("/")[0]
        near = (other for other in self.files if other.name.rpartition("/")[0] == folder and other != file)
        return [other for other in near if says(redline, other.name)]

    def _redline_of(self, spec: Spec) -> Spec | None:
        file = next((file for file in self.files if file.name == spec.document.path), None)
        for other in self._redlines(file) if file else ():
            found = self._spec(other.path, other.name)
            if found and found.document.changes and same_class(spec, found):
                return found
        return None

    # -- reading ----------------------------------------------------------------------------------

    @cached_property
    def _memo(self) -> str:
        if not self.memo:
            return ""
        try:
            return document(contents(self.memo), Path(self.memo).name).proposed.text
        except Unreadable as fault:
            self.unread.append(f"The memo {self.memo} could not be read: {fault.reason}.")
            return ""

    def _spec(self, path: str, name: str) -> Spec | None:
        if path not in self._read:
            try:
                self._read[path] = recognize(document(contents(path), name), self.told.profile, "proposed")
            except Unreadable as fault:
                self.unread.append(f"{name} could not be read to compare with it: {fault.reason}.")
                self._read[path] = None
        return self._read[path]


def _digest(path: str) -> str:
    try:
        return sha256(contents(path))
    except Unreadable:
        return ""
