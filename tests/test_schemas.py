"""The schemas we ship are valid JSON Schemas; at run time they are taken at their word."""

from __future__ import annotations

import json

import jsonschema
import pytest

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
