"""Faults that the few keywords of a plain schema name, without jsonschema: its import costs a quarter of a cold run.

The shipped schemas need no more; a schema of a user's own is jsonschema's. A test holds the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_WHOLE = frozenset({"$schema", "$id", "title", "description", "type", "required", "properties"})
_PART = frozenset({"title", "description", "type", "items", "minLength", "pattern", "x-speclint"})
_LISTS = ({"type": "string"}, None)


def judges(schema: Mapping[str, Any]) -> bool:
    """Whether a schema says nothing but which parts must be there, and how a text among them looks."""
    parts = schema.get("properties", {}).values()
    return (
        schema.keys() <= _WHOLE
        and schema.get("type") == "object"
        and all(part.keys() <= _PART and part.get("type") in {"array", "string"} for part in parts)
        and all(part.get("items") in _LISTS for part in parts)
    )


def faults(schema: Mapping[str, Any], data: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """Part, keyword and problem of every fault; *data* holds texts, and lists of them."""
    for name in schema.get("required", ()):
        if name not in data:
            yield name, "required", f"{name!r} is a required property"
    for name, part in schema.get("properties", {}).items():
        value = data.get(name)
        if name in data and not isinstance(value, list if part["type"] == "array" else str):
            yield name, "type", f"{value!r} is not of type {part['type']!r}"
        if isinstance(value, str):
            if len(value) < part.get("minLength", 0):
                yield name, "minLength", f"{value!r} is too short"
            if "pattern" in part and not re.search(part["pattern"], value):
                yield name, "pattern", f"{value!r} does not match {part['pattern']!r}"
