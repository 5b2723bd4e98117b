"""JSON schemas of specifications: the shipped ones and a user's own, and what they find wrong with one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from speclint.errors import Misuse
from speclint.notation import plain_schema
from speclint.notation.json import read_json
from speclint.notation.noted import Noted
from speclint.shipped import shipped


def demand(schema: str) -> None:
    """Raise ``Misuse`` if a user's own schema is faulty; those that ship are tested."""
    if Path(schema).is_absolute():
        validator_for(schema)


@cache
def validator_for(schema: str) -> Any:  # noqa: ANN401 - jsonschema's validator classes have no common type
    """A compiled validator; *schema* names a shipped schema or is the path of a user's own."""
    import jsonschema  # noqa: PLC0415 - a quarter of a cold run; a plain schema does without

    path = Path(schema)
    if not path.is_absolute():
        # A test has checked it; checking costs as much as judging twenty specifications.
        return jsonschema.Draft202012Validator(content(schema))
    noted = _own(path)
    latest = jsonschema.Draft202012Validator
    chosen: Any = jsonschema.validators.validator_for
    kind = chosen(noted.data, default=None if "$schema" in noted.data else latest)
    if kind is None:
        said = f"unknown version of JSON Schema '{noted.data['$schema']}'"
        raise noted.misuse(said, "$schema", help=f"Write {latest.META_SCHEMA['$id']}.")
    try:
        kind.check_schema(noted.data)
    except jsonschema.SchemaError as error:
        raise noted.misuse(f"this is no valid JSON Schema: {error.message}", *error.absolute_path) from error
    _demand_references(noted)
    return kind(noted.data)


def _own(path: Path) -> Noted:
    """What a user's schema says."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise Misuse(f"the schema cannot be read: {error.strerror}", file=path) from error
    except UnicodeDecodeError as error:
        raise Misuse("the schema is not UTF-8", file=path, help="Save it as UTF-8.") from error
    noted = read_json(text, str(path))
    if not isinstance(noted.data, dict):
        raise noted.misuse("a schema is an object, such as the shipped class-spec.schema.json")
    return noted


def _demand_references(noted: Noted) -> None:
    """Refuse a reference that leads nowhere, or out of the file: jsonschema would fetch it from the net."""
    from referencing import Registry, Resource  # noqa: PLC0415 - as above
    from referencing.exceptions import Unresolvable  # noqa: PLC0415 - as above
    from referencing.jsonschema import DRAFT202012  # noqa: PLC0415 - as above

    own = Resource.from_contents(noted.data, default_specification=DRAFT202012)
    resolver = Registry().with_resource(own.id() or "", own).resolver(own.id() or "")
    for path, reference in _references(noted.data, ()):
        if not reference.startswith("#"):
            raise noted.misuse(f"'$ref' leads out of this file: '{reference}'", *path, help="Copy that part into it.")
        try:
            resolver.lookup(reference)
        except Unresolvable as error:
            raise noted.misuse(f"'$ref' leads nowhere: '{reference}'", *path) from error


def _references(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield (*path, "$ref"), value["$ref"]
        for key, inner in value.items():
            yield from _references(inner, (*path, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _references(inner, (*path, at))


def faults(name: str, data: dict[str, object]) -> tuple[tuple[str, str, str], ...]:
    """Part, keyword and problem of every fault that a schema finds, in its own order."""
    if not Path(name).is_absolute() and plain_schema.judges(content(name)):
        return tuple(plain_schema.faults(content(name), data))
    return tuple(_gaps(validator_for(name), data))


@cache
def content(name: str) -> dict[str, Any]:
    """What a schema says: a shipped one by its name, a user's own by its path."""
    found: dict[str, Any] = json.loads((shipped("schemas") / name).read_text("utf-8-sig"))
    return found


def _gaps(validator: Any, data: dict[str, object]) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401 - as above
    """Part, keyword and problem of every fault, in the schema's order."""
    for error in validator.iter_errors(data):
        path = [p for p in error.absolute_path if isinstance(p, str)]
        if error.validator == "required":
            # One error object a missing name; the name is not on it, so it is read off the lists.
            yield from (
                (name, "required", error.message)
                for name in error.validator_value
                if name not in error.instance and error.message.startswith(repr(name))
            )
        else:
            yield (path[0] if path else "title", str(error.validator), error.message)


def worded(schema: Mapping[str, Any], part: str, keyword: str) -> dict[str, str]:
    """What the schema itself says of a part: its title, and its ``x-speclint`` words for a fault."""
    described = schema.get("properties", {}).get(part, {})
    if not isinstance(described, dict):
        return {}
    words: Mapping[str, Any] = described.get("x-speclint") or {}
    found = {"title": str(described.get("title", ""))}
    specific = words.get(keyword, words if keyword == "required" else {})
    return found | {k: str(v) for k, v in specific.items() if k in {"message", "help"}}
