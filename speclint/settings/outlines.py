"""What is known of the checks of the shipped rules without making them, kept from one run to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from speclint.cache import Store, code, key, state
from speclint.notation.noted import Noted
from speclint.rule import Check, Outline, Promise
from speclint.shipped import shipped
from speclint.text.phrases.beginnings import Beginnings
from speclint.text.phrases.lexicon import Lexicon


class Outlines:
    """The outline of every check, by the rule's id."""

    def __init__(self, outlines: Mapping[str, tuple[object, ...] | None], beginnings: Beginnings) -> None:
        """*outlines* are plain; nothing stands for a rule without a check."""
        self._outlines, self._beginnings = outlines, beginnings

    def promise(self, rule: str, make: Callable[[], Check | None]) -> Promise | None:
        """The check of a rule, to be made when it is needed."""
        outline = self._outlines[rule]
        return None if outline is None else Promise(make, Outline(*outline), self._beginnings)  # type: ignore[arg-type]


def kept(packs: Sequence[Noted], lexicon: Lexicon, store: Store) -> Outlines | None:
    """The outlines of the rules of shipped packs, if they were kept."""
    name = _name(packs, lexicon)
    found = _beside().get(name) or store.get(name)
    return Outlines(found[0], Beginnings(found[1])) if isinstance(found, tuple) else None


def keep(
    made: Mapping[str, Check | None], packs: Sequence[Noted], lexicon: Lexicon, store: Store, *, own: bool
) -> None:
    """Keep the outlines of all checks of those packs: beside them, unless lists are a user's *own*."""
    outlines = {rule: None if check is None else tuple(Outline.of(check)) for rule, check in made.items()}
    sought = {rule: check.sought for rule, check in made.items() if check}
    value = (outlines, Beginnings.of(sought).plain)
    any(place.put(_name(packs, lexicon), value) for place in ((store,) if own else (_beside(), store)))


def _name(packs: Sequence[Noted], lexicon: Lexicon) -> str:
    """A name for all that an outline hangs on: the entries, the lists, and the code that reads them."""
    return key("outlines", code(), *(state(pack.file) for pack in packs), repr(lexicon.lists))


def _beside() -> Store:
    return Store(f"{shipped('rules')}/__pycache__")
