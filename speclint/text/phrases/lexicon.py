"""Named lists of phrases, and every phrase read with them; what was read before is not read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from speclint.errors import nearest
from speclint.text.phrases import compiling, notation
from speclint.text.phrases.compiling import Program
from speclint.text.phrases.notation import Faulty, Run


class Lexicon:
    """The named lists of a run."""

    def __init__(self, lists: Mapping[str, Sequence[str]] | None = None) -> None:
        """Take lists; more may be added until a phrase is read."""
        self.lists = dict(lists or {})
        self.kept: dict[str, Program] = {}
        """Phrases that were read."""
        self.fresh = False
        """Whether anything was read that had not been kept."""
        self._runs: dict[str, Run] = {}
        self._open: list[str] = []

    def program(self, text: str) -> Program:
        """A phrase, ready to be looked for. Raises ``Faulty``."""
        found = self.kept.get(text)
        if found is None:
            found = self.kept[text] = compiling.compiled(notation.read(text, self.named))
            self.fresh = True
        return found

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
