"""Whether a page is written as the specifications of another shipped profile are: by the headings that are its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from speclint.cache import Store, code, key, state
from speclint.profile import normal
from speclint.settings import packs, profiles
from speclint.shipped import shipped
from speclint.spec import Spec

_FEWEST, _SHARE, _MORE = 5, 0.8, 3
"""How many headings of a page another profile names, which share of all, and how many more than the one in use."""


def better(spec: Spec) -> str:
    """The shipped profile that names nearly all headings of a page as its own, where the one in use does not."""
    said = {normal(s.heading) for s in spec.sections if s.heading and not s.run_in and not s.level}
    if len(said) < _FEWEST:
        return ""
    known = {name: len(said & own) for name, own in _own().items()}
    here = known.get(spec.profile.name, 0)
    first, *others = sorted(known, key=lambda name: (-known[name], name))
    clearly = known[first] >= max(_FEWEST, _SHARE * len(said), here + _MORE)
    alone = not others or known[first] > known[others[0]]
    return first if clearly and alone and first != spec.profile.name else ""


def notices(fits: Sequence[str], used: str) -> Iterator[str]:
    """What to say where more than half of the pages fit the same other profile; *fits* has one name or none a page."""
    counted = Counter(name for name in fits if name)
    for name, files in counted.most_common(1):
        if files * 2 > len(fits):
            some = "The file has" if len(fits) == 1 else f"{files} of {len(fits)} files have"
            yield f"{some} the headings of the profile {name}, not of {used}: check with --profile {name}."


@cache
def _own() -> Mapping[str, frozenset[str]]:
    """The headings that each shipped profile names itself, beside those of the profile it begins from."""
    place = shipped("profiles")
    beside = Store(f"{place}/__pycache__")
    name = key("own headings", code(), *(state(str(path)) for path in sorted(place.glob("*.yaml"))))
    kept = beside.get(name)
    if isinstance(kept, dict):
        return kept
    found = _headings()
    beside.put(name, found)
    return found


def _headings() -> dict[str, frozenset[str]]:
    found = dict[str, frozenset[str]]()
    for name in profiles.known():
        said = packs.read(profiles.find(name, Path()), "profile", Store(None), lambda _: None).data
        listed = said.get("headings", {}).values() if "extends" in said else ()
        found[name] = frozenset(normal(h) for headings in listed for h in headings if h != profiles.USUAL)
    return {name: own for name, own in found.items() if own}
