"""The few keywords that the shipped schemas use, judged without jsonschema: its import costs a quarter of a cold run.

Of a page, every fault is named. Of instructions it is only said that they are sound: what is wrong with others, and a
schema of a user's own, is jsonschema's. Tests hold the two against each other.
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


_REMARKS = frozenset({"$schema", "$id", "title", "description", "default", "definitions", "then", "else"})
"""What asks for nothing, or is looked at with another keyword."""
_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "array": (list,),
    "object": (dict,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "null": (type(None),),
}


class _Unknown(Exception):  # noqa: N818 - not an error: a keyword that only jsonschema knows
    pass


def sound(schema: Mapping[str, Any], value: object) -> bool:
    """Whether nothing is wrong with a value for certain; of what is beyond this file, nothing is certain."""
    try:
        return _sound(schema, value, schema)
    except _Unknown:
        return False


def _sound(schema: Mapping[str, Any], value: object, whole: Mapping[str, Any]) -> bool:
    if "$ref" in schema:
        return _sound(_referred(schema["$ref"], whole), value, whole)
    return all(_meets(word, schema, value, whole) for word in schema if word not in _REMARKS and word[:2] != "x-")


def _referred(name: str, whole: Mapping[str, Any]) -> Mapping[str, Any]:
    place, _, part = name.rpartition("/")
    if place != "#/definitions":
        raise _Unknown
    found: Mapping[str, Any] = whole["definitions"][part]
    return found


def _meets(word: str, schema: Mapping[str, Any], value: object, whole: Mapping[str, Any]) -> bool:  # noqa: C901, PLR0911, PLR0912 - one line a keyword
    asked = schema[word]
    match word:
        case "type":
            return any(_is(kind, value) for kind in (asked if isinstance(asked, list) else [asked]))
        case "enum":
            if not all(isinstance(one, str) for one in asked):
                raise _Unknown
            return isinstance(value, str) and value in asked
        case "required":
            return not isinstance(value, dict) or value.keys() >= set(asked)
        case "properties":
            return not isinstance(value, dict) or all(
                _sound(inner, value[name], whole) for name, inner in asked.items() if name in value
            )
        case "additionalProperties":
            known = schema.get("properties", {})
            others = [value[name] for name in value if name not in known] if isinstance(value, dict) else []
            return not others if asked is False else all(_sound(asked, other, whole) for other in others)
        case "items":
            return not isinstance(value, list) or all(_sound(asked, item, whole) for item in value)
        case "contains":
            return not isinstance(value, list) or any(_sound(asked, item, whole) for item in value)
        case "allOf":
            return all(_sound(inner, value, whole) for inner in asked)
        case "minItems":
            return not isinstance(value, list) or len(value) >= asked
        case "maxItems":
            return not isinstance(value, list) or len(value) <= asked
        case "minLength":
            return not isinstance(value, str) or len(value) >= asked
        case "pattern":
            return not isinstance(value, str) or re.search(asked, value) is not None
        case "if":
            then = schema.get("then" if _sound(asked, value, whole) else "else")
            return then is None or _sound(then, value, whole)
        case _:
            raise _Unknown


def _is(kind: str, value: object) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    whole = kind == "integer" and isinstance(value, float) and value.is_integer()
    return whole or isinstance(value, _TYPES[kind])
