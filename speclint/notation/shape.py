"""Whether rule packs, profiles and configs have the shape that their JSON Schema asks for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from speclint.errors import Misuse, nearest
from speclint.notation import plain_schema
from speclint.notation.noted import Noted
from speclint.shipped import shipped

_KINDS = {
    "string": "text",
    "array": "a list",
    "object": "a list of names and values",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "null": "nothing",
}


def demand(noted: Noted, schema: str) -> None:
    """Raise ``Misuse`` for the first fault of *noted*, judged by ``schemas/SCHEMA.schema.json``.

    The schema is what editors complete from; where its keyword needs better words, they stand beside it under
    ``x-speclint``.
    """
    if plain_schema.sound(_content(schema), noted.data):
        return
    faults = [(_rank(noted, error), _fault(noted, error)) for error in _validator(schema).iter_errors(noted.data)]
    if faults:
        raise min(faults, key=lambda ranked: (ranked[0], ranked[1].line or 0))[1]


def _rank(noted: Noted, error: Any) -> tuple[int, bool]:  # noqa: ANN401 - jsonschema's own error type
    """The first entry comes first; in it an unknown key, for where one is misspelt another seems to be missing."""
    return noted.spot(*list(error.absolute_path)[:1])[1], error.validator != "additionalProperties"


@cache
def _validator(schema: str) -> Any:  # noqa: ANN401 - jsonschema's validators have no common public type
    import jsonschema  # noqa: PLC0415 - 60 ms, and not needed where nothing is wrong

    return jsonschema.Draft7Validator(_content(schema))


@cache
def _content(schema: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    return json.loads((shipped("schemas") / f"{schema}.schema.json").read_text("utf-8"))


def keys(schema: str, *path: str) -> Iterator[str]:
    """The keys that a schema allows at a path of property names."""
    node = _content(schema)
    for part in path:
        node = node["properties"][part]
    yield from node["properties"]


def properties(schema: str, table: str = "") -> Mapping[str, Mapping[str, Any]]:
    """The keys of a schema (of packs those of a rule), or of one of its tables, with what is said of each."""
    node = _content(schema)
    node = node.get("definitions", {}).get("rule", node) if schema == "rule-pack" else node
    found: Mapping[str, Mapping[str, Any]] = node["properties"]
    return found.get(table, {}).get("properties", {}) if table else found


def _fault(noted: Noted, error: Any) -> Misuse:  # noqa: ANN401 - jsonschema's own error type
    path = tuple(error.absolute_path)
    words = error.schema.get("x-speclint", "") if isinstance(error.schema, dict) else ""
    name = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    this = f"'{name}'" if name else "this"
    if path and isinstance(path[-1], int):
        this = f"an entry of {this}" if name else "an entry of this list"
    match error.validator:
        case "additionalProperties" | "propertyNames":
            return _unknown_key(noted, error, path)
        case "required":
            missing = [key for key in error.validator_value if key not in error.instance]
            named = " and ".join(f"'{key}'" for key in missing)
            return noted.misuse(words or f"{named} {'is' if len(missing) == 1 else 'are'} missing", *path)
        case "enum" | "const":
            allowed = [error.validator_value] if error.validator == "const" else error.validator_value
            said = nearest(str(error.instance), (str(a) for a in allowed))
            return noted.misuse(words or f"unknown {_noun(name)} '{error.instance}'", *path, help=said)
        case "type":
            kinds = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
            wanted = " or ".join(_KINDS[kind] for kind in kinds)
            help_ = "Put it in quotes." if wanted == "text" and not isinstance(error.instance, list | dict) else ""
            return noted.misuse(words or f"{this} must be {wanted}", *path, help=help_)
        case "minLength" | "minItems" | "minProperties":
            return noted.misuse(words or f"{this} is empty", *path)
        case _:
            return noted.misuse(words or f"{this}: {error.message}", *path)


def _noun(name: str) -> str:
    return {"views": "view", "in": "section"}.get(name, name)


def _unknown_key(noted: Noted, error: Any, path: tuple[str | int, ...]) -> Misuse:  # noqa: ANN401 - as above
    allowed = error.schema.get("properties", {})
    wrong = next(key for key in error.instance if key not in allowed)
    return noted.misuse(f"unknown key '{wrong}'", *path, wrong, help=nearest(wrong, allowed, list_all=16))
