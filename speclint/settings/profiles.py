"""Profiles: an employer's YAML in, a ``Profile`` out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from speclint import plugins
from speclint.cache import Store
from speclint.errors import Misuse, nearest
from speclint.light import replace
from speclint.notation import build as options
from speclint.notation import shape
from speclint.notation.json import read_json
from speclint.notation.noted import Noted
from speclint.profile import Profile, normal
from speclint.settings import lists
from speclint.settings import packs as entries
from speclint.shipped import shipped
from speclint.spec import MASTHEAD, OUTSIDE
from speclint.text.phrases.lexicon import Lexicon

_KEYWORDS = ("required", "properties", "type", "additionalProperties", "patternProperties", "dependentRequired")
_PART = (
    "type",
    "title",
    "description",
    "pattern",
    "items",
    "minItems",
    "minLength",
    "maxItems",
    "maxLength",
    "x-speclint",
)
_WORDS = ("message", "help")
USUAL = "the usual"
"""What stands among a section's headings for those of the profile it begins from."""


def known() -> tuple[str, ...]:
    """The names of the shipped profiles."""
    return tuple(sorted(path.stem for path in shipped("profiles").glob("*.yaml")))


def find(name: str, folder: Path, asked: Misuse | None = None) -> Path:
    """A shipped profile by its name, or a user's own by its path from *folder*.

    The profile of an installed package is known by its entry point. Raises ``Misuse`` for an unknown one; *asked* says
    where it was asked for.
    """
    if name in known():
        return shipped("profiles") / f"{name}.yaml"
    path = folder / name
    if name.endswith((".yaml", ".yml")) and path.is_file():
        return path
    if brought := plugins.file("profiles", name):
        return brought
    hint = nearest(name, known()) + "; or the path of a profile of your own, ending in .yaml"
    said = f"unknown profile '{name}'"
    raise Misuse(said, file=asked.file if asked else None, line=asked.line if asked else None, help=hint)


def load(path: Path, store: Store | None = None) -> tuple[Profile, Noted, tuple[Path, ...]]:
    """A profile, its merged entries (which know their lines), and every file it was read from."""
    store = store or Store(None)
    noted, files = _merged(path, store, ())
    lexicon = Lexicon()
    keeper = lists.Keeper(lexicon, (lists.shipped_lists(store), noted), store)
    profile = _profile(noted, lexicon)
    keeper.keep()
    return profile, noted, files


def _merged(path: Path, store: Store, below: tuple[Path, ...]) -> tuple[Noted, tuple[Path, ...]]:
    noted = entries.read(path, "profile", store, _validate)
    base = noted.data.get("extends")
    if base is None:
        return noted, (*below, path)
    above = find(base, path.parent, noted.misuse("", "extends"))
    if above.resolve() in {p.resolve() for p in (*below, path)}:
        raise noted.misuse("profiles extend each other in a circle", "extends")
    under, files = _merged(above, store, (*below, path))
    return _with_usual(noted.over(under), noted.data.get("headings", {}), under.data.get("headings", {})), files


def _with_usual(merged: Noted, own: Mapping[str, list[str]], usual: Mapping[str, list[str]]) -> Noted:
    """The headings with the usual ones where they are asked for; one that is given to a section is no other's."""
    if not own:
        return merged
    given = {normal(heading) for headings in own.values() for heading in headings}
    left = {name: [h for h in headings if normal(h) not in given] for name, headings in usual.items()}
    listed = {name: [h for h in headings if h != USUAL] for name, headings in own.items()}
    listed = {name: [*one, *(left.get(name, []) if USUAL in own[name] else [])] for name, one in listed.items()}
    return replace(merged, data={**merged.data, "headings": {**left, **listed}})


def _validate(noted: Noted) -> None:
    shape.demand(noted, "profile")


def _profile(noted: Noted, lexicon: Lexicon) -> Profile:
    fields = {name: value for name, value in noted.data.items() if name != "extends"}
    for name, statement in fields.get("statements", {}).items():
        statement.setdefault("name", name)
    profile = options.build(
        Profile, replace(noted, data=fields), called="a profile", flags=re.IGNORECASE, lexicon=lexicon
    )
    sections = profile.headings.keys() | {"title"}
    for part in ("within", "covers"):
        _demand_sections(noted, part, getattr(profile, part), sections)
    for part in ("run-in", "aside", "dated", "alternatives", "marginal"):
        _demand_sections(noted, part, noted.data.get(part, ()), sections)
    for kind, names in noted.data.get("kinds", {}).items():
        _demand_sections(noted, "kinds", names, sections, kind)
    for at, pattern in enumerate(profile.class_code):
        if "code" not in pattern.groupindex:
            said = "a class-code pattern needs a group named 'code': (?P<code>\\d{4})"
            raise noted.misuse(said, "class-code", at)
    return replace(profile, schema=_schema(noted, profile.schema))


def _schema(noted: Noted, name: str) -> str:
    """A schema's whole path where it lies beside the profile that names it, or the name of a shipped one."""
    file, _ = noted.spot("schema")
    own = Path(file).parent / name
    if own.is_file():
        return str(own.resolve())
    if not (shipped("schemas") / name).is_file():
        raise noted.misuse(f"there is no schema '{name}'", "schema")
    return name


def with_schema(profile: Profile, schema: Path) -> Profile:
    """The profile with a schema of the user's own; a part that is new there is headed by its name or its title.

    Raises ``Misuse`` where a keyword or a required part is misspelt: JSON Schema passes over what it does not know, and
    would demand nothing, or what nobody can write. Whatever else is wrong with a schema is said when it is used.
    """
    profile = replace(profile, schema=str(schema))
    try:
        noted = read_json(schema.read_text("utf-8-sig"), str(schema))
    except (OSError, ValueError, Misuse):
        return profile
    properties = noted["properties"].data if isinstance(noted.data, dict) else None
    if not isinstance(properties, dict):
        return profile
    known_parts = {*profile.headings, *profile.statements, *profile.dates, "title", "class_code"}
    _demand_words(noted, known_parts)
    new = {name: _headed(name, said) for name, said in properties.items() if name not in known_parts}
    return replace(profile, headings={**profile.headings, **new})


def _demand_words(noted: Noted, known_parts: Iterable[str]) -> None:
    """Refuse what is nearly, and not quite, the word that a schema wants."""
    parts = {*known_parts, *noted.data["properties"]}
    places: list[tuple[Noted, Collection[str], float]] = [(noted, _KEYWORDS, 0.8)]
    for name in noted.data["properties"]:
        part = noted["properties"][name]
        places += [(part, _PART, 0.8), (part["x-speclint"], _WORDS, 0.6)]
    for place, words, likeness in places:
        if isinstance(place.data, dict):
            for word in place.data:
                if close := _close(word, words, likeness):
                    raise place.misuse(f"unknown keyword '{word}'", word, help=close)
        elif place.data is not None and place.base[-1] == "x-speclint":
            raise place.misuse("'x-speclint' holds 'message' and 'help', each with its text")
    required = noted.data.get("required")
    for name in required if isinstance(required, list) else ():
        if close := _close(str(name), parts, 0.72):
            raise noted.misuse(f"unknown part '{name}'", "required", help=close)


def _close(word: str, words: Collection[str], likeness: float) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a schema of the user's own is looked at

    close = [] if word in words else get_close_matches(word, words, 1, likeness)
    return f"Did you mean '{close[0]}'?" if close else ""


def _headed(name: str, said: object) -> tuple[str, ...]:
    title = said.get("title") if isinstance(said, dict) else None
    return (*([title] if isinstance(title, str) and title else []), name.replace("_", " ").replace("-", " ").title())


def _demand_sections(
    noted: Noted, part: str, names: Iterable[str], sections: Iterable[str], *within: str | int
) -> None:
    known_sections = set(sections)
    for at, name in enumerate(names):
        if name not in known_sections:
            where = at if isinstance(names, list) else name
            raise noted.misuse(f"unknown section '{name}'", part, *within, where, help=nearest(name, known_sections))


def demand_parts(noted: Noted, profile: Profile) -> None:
    """Refuse a profile without headings, and a part that nothing in the profile or its schema knows."""
    if not profile.headings:
        raise noted.misuse("the profile names no headings", "name", help="Begin from another one: extends: generic")
    known_parts = {*profile.headings, *profile.statements, *profile.dates, "title", "class_code"}
    named: list[tuple[str, tuple[str | int, ...]]] = [(name, ("order", at)) for at, name in enumerate(profile.order)]
    named += [(name, ("within", part)) for part, name in profile.within.items()]
    named += [(name, ("covers", part)) for part, names in profile.covers.items() for name in names]
    named += [(name, ("required", at)) for at, name in enumerate(profile.required)]
    for name, path in named:
        if name not in known_parts:
            raise noted.misuse(f"unknown section '{name}'", *path, help=nearest(name, known_parts))


def sections(profile: Profile) -> frozenset[str]:
    """The section names that a rule's ``in`` may use with this profile."""
    parts = {part for covered in profile.covers.values() for part in covered}
    return frozenset({*profile.headings, *profile.order, *parts, MASTHEAD, *OUTSIDE})
