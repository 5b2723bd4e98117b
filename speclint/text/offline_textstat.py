"""textstat, kept from what it does on its own: it downloads a dictionary, and imports a thousand modules for it.

Why it is here at all: its two grades are known and its author keeps them right, so that a grade can be compared with
what other tools say. Why it is not imported as it is: ``import textstat`` takes 1.6 seconds (nltk 1.2 of them, pyphen's
patterns most of the rest), and where nltk's dictionary is missing textstat downloads it; an offline tool must not.
Nor does a run need all of it: to count the syllables of a word it loads ten of textstat's seventy modules.
All surgery stands in this file; ``tests/test_readability.py`` fails where textstat has moved.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from threading import RLock
from types import ModuleType, SimpleNamespace
from typing import Any

from speclint.text.syllables import TABLES, Syllables

_LOADING = RLock()


def textstat() -> Any:  # noqa: ANN401 - textstat has no types
    """Wait for the thread that loads textstat, or be it."""
    with _LOADING:
        return _loaded()


@cache
def _loaded() -> Any:  # noqa: ANN401 - likewise
    """Load a textstat of our own, which no ``set_lang`` of the host reaches and which never downloads.

    textstat imports nltk for one dictionary, and nltk costs ten times as much as the rest of textstat; where the
    dictionary is missing, textstat has nltk download it. Both end here: while textstat is imported, a stand-in answers
    to the name of nltk with the table that speclint ships, and so always finds it. Likewise a stand-in for pyphen, of
    which textstat loads the patterns (five times bare Python) though no word may need them: see ``Syllables``.
    Where the host has imported nltk or textstat itself nothing is replaced: nltk is told where the table lies, and
    textstat is taught the words that are missing there, so that a text has the same grade everywhere.
    """
    if "textstat" in sys.modules or "nltk" in sys.modules:
        import_module("nltk").data.path.append(str(TABLES))
        return import_module("textstat.textstat").textstatistics()
    with _standing_in(_nltk(), _StandIn("pyphen", Pyphen=_Hyphens)):
        return import_module("textstat.textstat").textstatistics()


@cache
def syllables(word: str) -> int:
    """How many syllables textstat counts in a word, whose parts are joined by ``_``."""
    with _LOADING:
        count: int = _counting()(word, "en_US")
    return count


@cache
def _counting() -> Callable[[str, str], int]:
    """What counts: of a textstat of which only that is loaded, or of the host's own, which is taught our words."""
    if "textstat" in sys.modules or "nltk" in sys.modules:
        judge = _loaded()

        def taught(word: str, _lang: str) -> int:
            teach((word,))
            count: int = judge.syllable_count(word)
            return count

        return taught
    with _standing_in(*_rooms(), _nltk(), _StandIn("pyphen", Pyphen=_Hyphens)):
        try:
            found: Callable[[str, str], int] = import_module("textstat.backend.counts._count_syllables").count_syllables
        finally:
            for name in [name for name in sys.modules if name.startswith("textstat.")]:
                del sys.modules[name]  # whoever imports textstat itself gets it whole
    return found


def _rooms() -> Iterator[ModuleType]:
    """The packages of textstat without what they import: a module inside is found in its folder."""
    spec = find_spec("textstat")
    places = (spec and spec.submodule_search_locations) or ()
    for name in ("", *(f"/backend{inside}" for inside in ("", "/counts", "/selections", "/transformations", "/utils"))):
        yield _StandIn(f"textstat{name.replace('/', '.')}", __path__=[f"{place}{name}" for place in places])


def teach(counted: Iterable[str]) -> None:
    """Give a dictionary that is not ours the words it lacks, where pyphen would make one syllable of "on_the_job"."""
    dictionary = import_module("textstat.backend.utils").get_cmudict("en_US")
    if not isinstance(dictionary, Syllables):
        ours = Syllables()
        for word in {word.lower().replace("-", "_") for word in counted} - dictionary.keys():
            dictionary[word] = ours[word]


@contextmanager
def _standing_in(*modules: ModuleType) -> Iterator[None]:
    """Let *modules* answer to their names, where nobody does, for as long as the block runs."""
    for module in modules:
        sys.modules.setdefault(module.__name__, module)
    try:
        yield
    finally:
        for module in modules:
            if sys.modules.get(module.__name__) is module:
                del sys.modules[module.__name__]


class _StandIn(ModuleType):
    """A module that has a few things of its own, and asks the real one of its name for all others.

    So a thread that imports nltk just while textstat is imported is served too; it waits until that is done.
    """

    def __init__(self, name: str, **things: object) -> None:
        super().__init__(name)
        vars(self).update(things)

    def __getattr__(self, attribute: str) -> Any:  # noqa: ANN401 - whatever the real one has
        with _LOADING:
            if attribute.startswith("__") or sys.modules.get(self.__name__) is self:
                raise AttributeError(attribute)
        return getattr(import_module(self.__name__), attribute)


def _nltk() -> _StandIn:
    """Stand in for as much of nltk as textstat uses."""
    data = SimpleNamespace(find=lambda name: TABLES / name)
    return _StandIn("nltk", data=data, corpus=SimpleNamespace(cmudict=SimpleNamespace(dict=Syllables)))


class _Hyphens:
    """pyphen's ``Pyphen``, which reads its patterns only when a word is asked for."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def positions(self, word: str) -> list[int]:
        """Where *word* may be hyphenated."""
        found: list[int] = import_module("pyphen").Pyphen(lang=self._lang).positions(word)
        return found
