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


_DESCRIBES = {
    "working": frozenset(
        "knowledge understanding hours conditions relationship relationships environment environments day days title "
        "titles experience group groups capital level proficiency familiarity".split()
    ),
    "complete": frozenset("response responses application applications set sets list lists".split()),
    "contributing": frozenset("writer writers editor editors author authors factor factors member members".split()),
    "reporting": frozenset("relationship relationships structure line lines requirement requirements".split()),
    "operating": frozenset("system systems budget budgets procedure procedures cost costs".split()),
}
"""Words that begin as a verb does and describe the noun behind them: "working knowledge"."""


def describes(word: str, noun: str) -> bool:
    """Whether a word with the look of a verb only describes the *noun* behind it."""
    return noun.lower() in _DESCRIBES.get(word.lower(), ())


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
    if base.endswith("e") and base != "be" and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", base) or base in _DOUBLED:
        return base + base[-1] + "ing"
    return base + "ing"


@cache
def conjugated(base: str) -> tuple[str, ...]:
    """The base form, the third person, the past, the participle, the ``ing`` form and any other form of a verb."""
    past, participle, third, *others = (*irregular().get(base, ()), "", "", "")[:3] + irregular().get(base, ())[3:]
    past = past or _past(base)
    return base, third or third_person(base), past, participle or past, gerund(base), *others


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ied"
    return gerund(base).removesuffix("ing") + "ed"


@cache
def irregular() -> dict[str, tuple[str, ...]]:
    """The base of each irregular verb -> its other forms."""
    rows = (line.partition("#")[0].split() for line in data("irregular.txt").read_text("utf-8").splitlines())
    return {row[0]: tuple(row[1:]) for row in rows if row}
