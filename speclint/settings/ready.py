"""A profile and its rules as they were read and found sound before, kept as long as nothing has changed of them.

To read them, even from what is kept of each pack, is a fifth of a run over one file; of what is kept here only that is
made which a page asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from speclint import plugins
from speclint.cache import Store, identity, key, ships, state
from speclint.checks import CHECKS
from speclint.finding import Authority, Severity
from speclint.light import astuple, fields
from speclint.notation.packed import Packer, Unpacker
from speclint.profile import Profile
from speclint.rule import Check, Outline, Promise, Rule, Written
from speclint.settings import outlines, packs, profiles
from speclint.settings.config import Config
from speclint.shipped import shipped
from speclint.text import matchers
from speclint.text.phrases.beginnings import Beginnings

Read = tuple[Profile, tuple[Rule, ...], tuple[Path, ...]]
"""A profile, all rules as a config has them, and the files they were read from."""

_APART = frozenset({"severity", "verb", "authority", "written"})
_PLAIN = tuple(field.name for field in fields(Rule) if field.name not in _APART)
"""What is kept of a rule as it is."""


class _Later(Profile):
    """A profile whose parts are made when they are asked for: a check of one version never asks for some."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the part is
        parts: dict[str, Callable[[], object]] = vars(self).get("_parts", {})
        if name not in parts:
            raise AttributeError(name)
        made = vars(self)[name] = parts[name]()
        return made


def kept(config: Config, store: Store) -> Read | None:
    """What a config asks for, if it was kept and the files that it was read from are what they were."""
    place, name = _place(config, store)
    found = place.get(name)
    if not isinstance(found, tuple):
        return None
    states, files, own, outlined, said, rows, packed, sets, begun = found
    known = outlines.named(outlined, store)
    missing = known is None or not all(known.has(row[0][0]) for row in rows if row[3] and row[0][0] not in packed)
    if known is None or missing or any(state(path) != then for path, then in states):
        return None
    for pattern in own:
        matchers.own(pattern)
    unpacker, beginnings = Unpacker(sets), Beginnings(begun)

    def verb(rule: str, check: str, outline: tuple[Any, ...] | None) -> Promise | None:
        if outline is None or rule not in packed:
            return known.promise(rule, check) if outline is not None else None
        return Promise(lambda: unpacker.unpacked(CHECKS[check], packed[rule]), Outline(*outline), beginnings)

    rules = tuple(_rule(row, verb) for row in rows)
    return _profile(said, unpacker), rules, tuple(map(Path, files))


def keep(config: Config, read: Read, outlined: str, store: Store) -> None:
    """Keep what was read, where it can be; *outlined* names what is kept of the checks that ship."""
    profile, rules, files = read
    place, name = _place(config, store)
    if plugins.used() or not place.keeps:
        return
    packer = Packer()
    made = {rule.id: rule.verb for rule in rules if isinstance(rule.verb, Check)}
    packed = {rule: packer.packed(check) for rule, check in made.items()}
    said = {field.name: packer.packed_part(getattr(profile, field.name), Profile) for field in fields(Profile)}
    if None in packed.values() or None in said.values():
        return
    states = tuple((path, state(path)) for path in dict.fromkeys(_own(profile, files)))
    rows = tuple(_row(rule) for rule in rules)
    begun = Beginnings.of({rule: check.sought for rule, check in made.items()}).plain
    paths = tuple(map(str, files))
    place.put(name, (states, paths, matchers.owned(), outlined, said, rows, packed, packer.sets, begun))


def _place(config: Config, store: Store) -> tuple[Store, str]:
    """Where it is kept, and its name: what ships is kept beside it, a user's own in the cache."""
    root = "" if config.profile in profiles.known() else str(config.root)
    changed = config.noted.data.get("rules", {}) if config.noted.data else {}
    own = root or config.packs or config.schema or changed
    name = key("ready", identity(), root, config.profile, config.schema, repr(changed), *map(str, config.packs))
    return (store if own else Store(f"{shipped('rules')}/__pycache__")), name


def _own(profile: Profile, files: tuple[Path, ...]) -> Iterator[str]:
    """The files that do not ship, and where a schema may come to lie beside them."""
    for path in files:
        if not ships(str(path)):
            yield str(path)
            yield str(path.parent / Path(profile.schema).name)


def _row(rule: Rule) -> tuple[Any, ...]:
    authority = astuple(rule.authority) if rule.authority else None
    outline = None if rule.verb is None else tuple(rule.outline)
    written = (rule.written.examples, rule.written.options) if isinstance(rule.verb, Check) else None
    plain = tuple(getattr(rule, name) for name in _PLAIN)
    return plain, rule.severity.value, authority, outline, written


def _rule(row: tuple[Any, ...], verb: Callable[[str, str, tuple[Any, ...] | None], Promise | None]) -> Rule:
    plain, severity, authority, outline, written = row
    said = dict(zip(_PLAIN, plain, strict=True))
    return Rule(
        **said,
        severity=Severity(severity),
        verb=verb(said["id"], said["check_name"], outline),
        authority=Authority(*authority) if authority else None,
        written=Written(partial(_written, said["pack"], said["id"]) if written is None else lambda: written),
    )


def _written(pack: str, rule: str) -> tuple[Any, Mapping[str, object]]:
    """The examples and the options of a rule that ships, out of its pack."""
    entries = packs.read(Path(pack), "rule pack", Store(None), lambda _: None).data
    entry = next(entry for entry in entries if entry["id"] == rule)
    return tuple(entry.get("examples", ())), entry.get("options", {})


def _profile(said: Mapping[str, bytes], unpacker: Unpacker) -> Profile:
    """The profile; what its class holds by itself would be found before a part that is to be made, so that is made."""
    found = object.__new__(_Later)
    parts = {name: partial(unpacker.part, part, Profile) for name, part in said.items()}
    vars(found).update({name: parts.pop(name)() for name in said if hasattr(Profile, name)}, _parts=parts)
    return found
