"""The schemas we ship are valid JSON Schemas; at run time they are taken at their word."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclint.notation import plain_schema
from speclint.notation.yaml import read_yaml
from speclint.shipped import shipped


@pytest.mark.parametrize("path", sorted(shipped("schemas").glob("*.json")), ids=lambda p: p.name)
def test_schema_is_valid(path) -> None:  # noqa: ANN001 - a Path
    content = json.loads(path.read_text("utf-8"))
    jsonschema.validators.validator_for(content).check_schema(content)


@pytest.mark.parametrize("name", ["class-spec", "calhr", "generic"])
def test_what_is_required_is_described(name: str) -> None:
    content = json.loads((shipped("schemas") / f"{name}.schema.json").read_text("utf-8"))
    words = {part: content["properties"][part].get("x-speclint", {}) for part in content["required"]}
    assert [part for part, said in words.items() if not said.get("message") or not said.get("help")] == []


SHIPPED_SCHEMAS = ["class-spec.schema.json", "generic.schema.json", "calhr.schema.json"]


@pytest.mark.parametrize("name", SHIPPED_SCHEMAS)
@given(data=st.data())
def test_a_plain_schema_finds_what_jsonschema_finds(name: str, data: st.DataObject) -> None:
    schema = json.loads((shipped("schemas") / name).read_text("utf-8"))
    assert plain_schema.judges(schema)
    text, texts = st.sampled_from(["", "A", "Clerk", "2210", "22x"]), st.lists(st.text(max_size=3), max_size=2)
    parts = {part: text if said["type"] == "string" else texts for part, said in schema["properties"].items()}
    page = data.draw(st.fixed_dictionaries({}, optional=parts))
    expected = [e.message for e in jsonschema.Draft202012Validator(schema).iter_errors(page)]
    assert [problem for _, _, problem in plain_schema.faults(schema, page)] == expected


@pytest.mark.parametrize(
    "more", [{"minProperties": 3}, {"properties": {"duties": {"type": "array", "maxItems": 9}}}, {"type": "array"}]
)
def test_what_is_not_plain_is_left_to_jsonschema(more: dict[str, object]) -> None:
    assert not plain_schema.judges({"type": "object", "required": ["duties"], **more})


def _entries(path: str) -> object:
    return read_yaml((shipped("rules").parent / path).read_text("utf-8"), path).data


WRITTEN = [
    ("config", {"profile": "calhr", "include": ["a.md"], "rules": {"wording/and-or": "off"}, "grammar": "auto"}),
    (
        "config",
        {"ignore": ["wording", {"files": "a/**", "rules": ["ada/x"], "reason": "old", "expires": "2027-01-01"}]},
    ),
    ("rule-pack", _entries("rules/ada.yaml")[:2]),
    ("rule-pack", {"rules": _entries("rules/wording.yaml")[:1], "lists": {"a": ["b"]}}),
    ("rule-pack", _entries("rules/file.yaml")[:1]),
    ("profile", _entries("profiles/alameda.yaml")),
    ("profile", _entries("profiles/generic.yaml")),
]
"""Schemas of instructions, each with something that is written by it."""


def _places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for name, one in inner for place in _places(one, (*path, name)))]


def _spoilt(value: object, path: tuple[str | int, ...], other: object) -> object:
    """The same with something else at one place; without it where that is nothing."""
    if not path:
        return other
    first, *rest = path
    inner = dict(value) if isinstance(value, dict) else list(value)
    if rest or other is not ...:
        inner[first] = _spoilt(inner[first], tuple(rest), other)
    else:
        del inner[first]
    return inner


@pytest.mark.parametrize(("schema", "written"), WRITTEN)
@given(data=st.data())
def test_instructions_are_sound_where_jsonschema_finds_nothing(schema: str, written: object, data) -> None:  # noqa: ANN001
    content = json.loads((shipped("schemas") / f"{schema}.schema.json").read_text("utf-8"))
    assert plain_schema.sound(content, written)
    place = data.draw(st.sampled_from(_places(written)[1:]))
    other = data.draw(
        st.sampled_from([..., "", "x", "reader", "off", 3, 3.0, 0.5, True, None, [], ["a"], {}, {"a": "b"}])
    )
    spoilt = _spoilt(written, place, other)
    assert plain_schema.sound(content, spoilt) == jsonschema.Draft7Validator(content).is_valid(spoilt)


@pytest.mark.parametrize("more", [{"maxLength": 3}, {"$ref": "other.json"}, {"enum": [1]}, {"not": {"type": "array"}}])
def test_what_only_jsonschema_knows_is_not_called_sound(more: dict[str, object]) -> None:
    assert not plain_schema.sound({"type": "string", **more}, "a")
