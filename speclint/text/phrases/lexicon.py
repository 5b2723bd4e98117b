"""Named lists of phrases, and every phrase read with them; what was read before is not read again."""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence

from speclint.digest import sha256
from speclint.errors import nearest
from speclint.text.expression import Expression
from speclint.text.phrases import compiling, notation
from speclint.text.phrases.compiling import Program
from speclint.text.phrases.notation import Faulty, Run

_NAMED = Expression(r"<([^<>]*)>")


class Lexicon:
    """The named lists of a run."""

    def __init__(self, lists: Mapping[str, Sequence[str]] | None = None) -> None:
        """Take lists; more may be added until a phrase is read."""
        self.lists = dict(lists or {})
        self.kept: dict[str, bytes] = {}
        """Phrases that were read in another run, by their text and what the lists in it hold; few are needed."""
        self.fresh: dict[bool, dict[str, bytes]] = {True: {}, False: {}}
        """Those that had not been kept: which of them ship, and which do not."""
        self._programs: dict[str, Program] = {}
        self._signed: dict[str, str] = {}
        self._runs: dict[str, Run] = {}
        self._open: list[str] = []

    def known(self, text: str) -> Program | None:
        """A phrase that was read before."""
        return self._known(self._name(text))

    def program(self, text: str, *, ships: bool = False) -> Program:
        """A phrase, ready to be looked for; *ships* says whether it comes with speclint. Raises ``Faulty``."""
        name = self._name(text)
        found = self._known(name)
        if found is None:
            found = self._programs[name] = compiling.compiled(notation.read(text, self.named))
            self.fresh[ships][name] = marshal.dumps(found)
        return found

    def _known(self, name: str) -> Program | None:
        found = self._programs.get(name)
        if found is None and (kept := self.kept.get(name)) is not None:
            found = self._programs[name] = marshal.loads(kept)  # noqa: S302 - kept by ourselves
        return found

    def _name(self, text: str) -> str:
        return text + self._signature(text) if "<" in text else text

    def _signature(self, text: str, open_: tuple[str, ...] = ()) -> str:
        """What the lists that a phrase names hold, and the lists in those: the program hangs on that."""
        return "".join(self._sign(" ".join(name.split()), open_) for name in _NAMED.findall(text))

    def _sign(self, name: str, open_: tuple[str, ...]) -> str:
        if name not in self._signed:
            phrases = () if name in open_ else self.lists.get(name, ())
            whole = "\n".join(phrase + self._signature(phrase, (*open_, name)) for phrase in phrases)
            self._signed[name] = "\0" + sha256(whole.encode())[:24]
        return self._signed[name]

    def named(self, name: str) -> Run:
        """The phrases of a list as one part of a phrase. Raises ``Faulty`` if there is none, or if it holds itself."""
        if name in self._runs:
            return self._runs[name]
        if name not in self.lists:
            raise Faulty(f"there is no list “{name}”. {nearest(name, self.lists, list_all=12)}".strip())
        if name in self._open:
            circle = " > ".join([*self._open[self._open.index(name) :], name])
            raise Faulty(f"the list “{name}” holds itself: {circle}")
        self._open.append(name)
        try:
            runs = [notation.read(phrase, self.named) for phrase in self.lists[name]]
        finally:
            self._open.pop()
        if any(part == notation.Sign("[[") for run in runs for part in run):
            raise Faulty(f"the list “{name}” holds a mark; a phrase that uses it may mark it: [[<{name}>]]")
        self._runs[name] = notation.together(runs)
        return self._runs[name]
