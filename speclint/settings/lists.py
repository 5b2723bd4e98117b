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
        self._store = store
        known.kept |= _shipped(_engine())
        kept = store.get(_engine())
        known.kept |= kept if isinstance(kept, dict) else {}
        for entries in lists:
            _demand(entries, known)

    def keep(self) -> None:
        """Keep what was read newly: of what ships beside it, of a user's in the cache."""
        engine, fresh = _engine(), self.lexicon.fresh
        if fresh[True]:
            _shipped(engine).update(fresh[True])
            _beside().put(engine, _shipped(engine))
        if fresh[False]:
            kept = self._store.get(engine)
            self._store.put(engine, {**(kept if isinstance(kept, dict) else {}), **fresh[False]})
        self.lexicon.fresh = {True: {}, False: {}}


def _beside() -> Store:
    return Store(f"{shipped('rules')}/__pycache__")


@cache
def _shipped(engine: str) -> dict[str, bytes]:
    """The phrases that ship, as they were read before."""
    kept = _beside().get(engine)
    return kept if isinstance(kept, dict) else {}


@cache
def _engine() -> str:
    """A name for how phrases are read: whoever changes that must not be handed the old programs."""
    modules = (compiling, lexicon, notation, tokens, verbs)
    return key("phrases", VERSION, *(state(str(module.__file__)) for module in modules))


def _demand(lists: Noted, known: Lexicon) -> None:
    """Refuse a list with a phrase that cannot be read."""
    for name, phrases in lists.data.items():
        if ours(lists.spot(name)[0]):  # what ships was validated by the tests
            continue
        for at, text in enumerate(phrases):
            try:
                known.program(text)
                known.named(name)
            except Faulty as fault:
                raise phrased.misuse(lists[name].item(at), text, fault) from fault
