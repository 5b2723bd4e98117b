"""The checks of the shipped rules as they were made before, and what is known of them without making them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from speclint.cache import Store, code, key, state
from speclint.checks import CHECKS
from speclint.notation.noted import Noted
from speclint.notation.packed import Packer, Unpacker
from speclint.rule import Check, Outline, Promise
from speclint.shipped import shipped
from speclint.text.phrases.beginnings import Beginnings
from speclint.text.phrases.lexicon import Lexicon


class Outlines:
    """The outline of every check, by the rule's id, and the check itself as plain values."""

    def __init__(
        self,
        outlines: Mapping[str, tuple[object, ...] | None],
        beginnings: Beginnings,
        packed: Mapping[str, bytes | None],
        sets: Sequence[bytes],
    ) -> None:
        """*outlines* are plain; nothing stands for a rule without a check, nor for a check that cannot be *packed*."""
        self._outlines, self._beginnings = outlines, beginnings
        self._packed, self._unpacker = packed, Unpacker(sets)

    def has(self, rule: str) -> bool:
        """Whether the check of a rule can be made without its pack."""
        return self._packed.get(rule) is not None

    def promise(self, rule: str, verb: str, make: Callable[[], Check | None] | None = None) -> Promise | None:
        """The check of a rule, to be made when it is needed: of what was kept, or else anew."""
        outline, kept = self._outlines[rule], self._packed[rule]
        if outline is None:
            return None
        again = make if kept is None else partial(self._again, verb, kept)
        return again and Promise(again, Outline(*outline), self._beginnings)  # type: ignore[arg-type]

    def _again(self, verb: str, kept: bytes) -> Check:
        return self._unpacker.unpacked(CHECKS[verb], kept)


def kept(packs: Sequence[Noted], lexicon: Lexicon, store: Store) -> Outlines | None:
    """The outlines of the rules of shipped packs, if they were kept."""
    return named(name([pack.file for pack in packs], lexicon), store)


def named(name: str, store: Store) -> Outlines | None:
    """What was kept under a name."""
    found = _beside().get(name) or store.get(name)
    if not isinstance(found, tuple):
        return None
    outlines, beginnings, packed, sets = found
    return Outlines(outlines, Beginnings(beginnings), packed, sets)


def keep(
    made: Mapping[str, Check | None], packs: Sequence[Noted], lexicon: Lexicon, store: Store, *, own: bool
) -> None:
    """Keep the outlines of all checks of those packs: beside them, unless lists are a user's *own*."""
    outlines = {rule: None if check is None else tuple(Outline.of(check)) for rule, check in made.items()}
    sought = {rule: check.sought for rule, check in made.items() if check}
    packer = Packer()
    packed = {rule: None if check is None else packer.packed(check) for rule, check in made.items()}
    value = (outlines, Beginnings.of(sought).plain, packed, packer.sets)
    named_ = name([pack.file for pack in packs], lexicon)
    any(place.put(named_, value) for place in ((store,) if own else (_beside(), store)))


def name(packs: Iterable[str], lexicon: Lexicon) -> str:
    """A name for all that an outline hangs on: the files of the packs, the lists, and the code that reads them."""
    return key("outlines", code(), *map(state, packs), repr(lexicon.lists))


def _beside() -> Store:
    return Store(f"{shipped('rules')}/__pycache__")
