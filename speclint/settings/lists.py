"""Named lists of phrases: those that ship, those of packs and those of a profile."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from speclint.cache import Store, key, state
from speclint.notation import phrased
from speclint.notation.noted import Noted
from speclint.settings import packs
from speclint.shipped import ours, shipped
from speclint.text import tokens, verbs
from speclint.text.phrases import compiling, lexicon, notation
from speclint.text.phrases.lexicon import Lexicon
from speclint.text.phrases.notation import Faulty
from speclint.version import VERSION

WHERE = shipped("rules") / "lists.yaml"
"""The named lists that every rule and every profile may use."""


def shipped_lists(store: Store) -> Noted:
    """The pack that holds them."""
    return packs.read(WHERE, "rule pack", store, lambda _: None)


@cache
def shipped_lexicon() -> Lexicon:
    """The named lists that ship, for whoever has no others."""
    return Lexicon(phrased.lists(shipped_lists(Store(None))["lists"]))


class Keeper:
    """Fills a lexicon with the lists of a run, and keeps what is read with them from one run to the next."""

    def __init__(self, known: Lexicon, sources: Iterable[Noted], store: Store) -> None:
        """*sources* are packs and profiles that may have ``lists``; the later ones replace lists of the earlier ones.

        Raises ``Misuse`` for a list that cannot be read.
        """
        sources = tuple(sources)
        self.lexicon = known
        lists = [source["lists"] for source in sources if isinstance(source.data, dict) and source.data.get("lists")]
        for entries in lists:
            known.lists |= phrased.lists(entries)
        ships = all(ours(source.file) for source in sources)
        self._store = Store(f"{shipped('rules')}/__pycache__") if ships else store
        files = sorted({source.file for source in sources})
        self._name = key("phrases", VERSION, _engine(), repr(sorted(known.lists.items())), *map(state, files))
        kept = self._store.get(self._name)
        known.kept |= kept if isinstance(kept, dict) else {}
        for entries in lists:
            if not ours(entries.file):  # what ships was validated by the tests
                _demand(entries, known)

    def keep(self) -> None:
        """Keep what was read newly."""
        if self.lexicon.fresh:
            self._store.put(self._name, self.lexicon.kept)
            self.lexicon.fresh = False


def _engine() -> str:
    """A name for how phrases are read: whoever changes that must not be handed the old programs."""
    return "".join(state(str(module.__file__)) for module in (compiling, lexicon, notation, tokens, verbs))


def _demand(lists: Noted, known: Lexicon) -> None:
    """Refuse a list with a phrase that cannot be read."""
    for name, phrases in lists.data.items():
        for at, text in enumerate(phrases):
            try:
                known.program(text)
                known.named(name)
            except Faulty as fault:
                raise phrased.misuse(lists[name].item(at), text, fault) from fault
