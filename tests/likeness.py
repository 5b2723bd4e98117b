"""Whether two values hold the same, field by field, where some are equal only to themselves."""

from __future__ import annotations

from typing import Any

from speclint.light import fields, is_dataclass


def alike(one: Any, other: Any) -> bool:  # noqa: ANN401 - whatever a field holds
    """Whether two values hold the same; sets of phrases are equal only to themselves."""
    if type(one) is not type(other):
        return False
    if is_dataclass(one) and not isinstance(one, type):
        return all(alike(getattr(one, each.name), getattr(other, each.name)) for each in fields(one))
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(alike(said, other[name]) for name, said in one.items())
    return bool(one == other)
