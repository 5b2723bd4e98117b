"""Action verbs and their forms: ``plans``, ``planning`` and ``plan`` are one verb."""

from __future__ import annotations

import re
from functools import cache

from speclint.shipped import data

_SIBILANT = ("s", "x", "z", "ch", "sh")
_DOUBLED = frozenset(
    {"submit", "refer", "permit", "control", "commit", "transfer", "transmit", "compel", "program", "equip"}
    | {"confer", "patrol", "unclog", "occur"}
)


@cache
def verbs() -> dict[str, tuple[str, str]]:
    """Every known form of an action verb -> (its base form, ``base``, ``s`` or ``ing``)."""
    forms: dict[str, tuple[str, str]] = {}
    for line in data("verbs.txt").read_text("utf-8").splitlines():
        for base in line.partition("#")[0].split():
            forms[third_person(base)] = (base, "s")
            forms[gerund(base)] = (base, "ing")
            forms[base] = (base, "base")
    return forms


def inflected(base: str, form: str) -> str:
    """A verb in the form ``base``, ``to`` (with that word), ``s`` or ``ing``."""
    if form in {"base", "to"}:
        return f"to {base}" if form == "to" else base
    return third_person(base) if form == "s" else gerund(base)


def third_person(base: str) -> str:
    """``carry`` -> ``carries``."""
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(_SIBILANT) or base in {"do", "go", "undergo"} else "s")


def gerund(base: str) -> str:
    """``plan`` -> ``planning``, ``make`` -> ``making``."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", base) or base in _DOUBLED:
        return base + base[-1] + "ing"
    return base + "ing"
