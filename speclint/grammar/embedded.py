"""Harper, a grammar checker that runs in this very process: no Java, no server, nothing sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from threading import Lock
from typing import Any

from speclint.cache import Store, key
from speclint.grammar import text
from speclint.grammar.found import Found, sober
from speclint.light import replace
from speclint.spec import Slip, Spec

HOW = "pip install 'speclint[grammar]'"

_FORM = "1"
"""Changes when what is asked, or what is kept of an answer, changes."""
_REPLACE = 0
"""Harper's number for a suggestion that stands for the whole of what it marks."""
_TURN = Lock()
"""The one linter of this process answers one question at a time."""


def usable() -> bool:
    """Whether Harper is installed; it is looked for, not imported."""
    return find_spec("harper") is not None


def identity() -> str:
    """The version of the installed package: an answer is kept under it."""
    try:
        return version("harper-py")
    except PackageNotFoundError:
        return ""


@cache
def _linter() -> Any:  # noqa: ANN401 - the extension's own type; it may not be installed
    """One for the process: it takes most of a second to load its dictionary."""
    import harper  # noqa: PLC0415 - 20 MB, and only for text that nobody has read yet

    return harper.Linter()


class Embedded:
    """One run's reading by Harper."""

    name = "harper"
    lasting = True
    incomplete = False
    missed: frozenset[str] = frozenset()
    folders: tuple[str, ...] = ()

    def __init__(self, rules: Iterable[str], store: Store) -> None:
        """*rules* are Harper's own names of those that are on."""
        self._rules = frozenset(rules)
        self._store = store
        self._answered: dict[str, Found] = {}
        self.key = key("harper", _FORM, identity(), *sorted(self._rules)) if self._rules else ""
        """A name for its answers; nothing where no rule of the run asks for any."""

    def read(self, specs: Iterable[Spec]) -> Iterator[Spec]:
        """The same specifications in the same order, with what was noticed in them."""
        for spec in specs:
            yield self._one(spec) if self.key else spec

    def notices(self) -> Iterator[str]:
        """Nothing: it reads all that it is given."""
        return iter(())

    def _one(self, spec: Spec) -> Spec:
        passages = tuple(text.passages(spec))
        blocks = [text.plain(passage.text) for _, passage in passages]
        known = self._known(blocks)
        slips = [
            Slip(rule, said, section, passage, start, end, instead)
            for (section, passage), block in zip(passages, blocks, strict=True)
            for rule, said, start, end, instead in known[block]
        ]
        return replace(spec, slips=tuple(slips), read_by=self.name)

    def _known(self, blocks: Sequence[str]) -> dict[str, Found]:
        """What is noticed in each block, from earlier runs or anew."""
        for block in dict.fromkeys(blocks):
            if block in self._answered:
                continue
            kept = self._store.get(key(self.key, block))
            if not isinstance(kept, tuple):
                kept = self._asked(block)
                self._store.put(key(self.key, block), kept)
            self._answered[block] = kept
        return self._answered

    def _asked(self, block: str) -> Found:
        with _TURN:
            linter = _linter()
            linter.set_lint_config(dict.fromkeys(linter.get_lint_config(), False) | dict.fromkeys(self._rules, True))
            answer = linter.organized_lints(block, language="plaintext")
        rows = [
            (rule, lint.message, lint.span.start, lint.span.end, tuple(_instead(lint)))
            for rule in sorted(self._rules)
            for lint in answer.get(rule, ())
        ]
        return sober(rows)


def _instead(lint: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """What could stand in the place of all that is marked."""
    for suggestion in lint.suggestions:
        if suggestion.kind == _REPLACE:
            yield suggestion.replacement_text
