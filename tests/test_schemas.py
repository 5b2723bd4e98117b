"""The schemas we ship are valid JSON Schemas; at run time they are taken at their word."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclint.notation import plain_schema
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
