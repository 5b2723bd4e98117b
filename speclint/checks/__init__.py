"""The verbs a rule may use, by name."""

from __future__ import annotations

from speclint.checks import (
    agreement,
    alternatives,
    demands,
    duties,
    grammar,
    items,
    joints,
    metadata,
    mixture,
    names,
    numbering,
    presence,
    punctuation,
    readability,
    redline,
    schema,
    spelling,
    structure,
    values,
    wording,
)
from speclint.checks.repetition import clauses as repetition
from speclint.rule import Check

CHECKS: dict[str, type[Check]] = {
    **agreement.CHECKS,
    **alternatives.CHECKS,
    **demands.CHECKS,
    **duties.CHECKS,
    **grammar.CHECKS,
    **items.CHECKS,
    **joints.CHECKS,
    **metadata.CHECKS,
    **mixture.CHECKS,
    **names.CHECKS,
    **numbering.CHECKS,
    **presence.CHECKS,
    **punctuation.CHECKS,
    **readability.CHECKS,
    **redline.CHECKS,
    **repetition.CHECKS,
    **schema.CHECKS,
    **spelling.CHECKS,
    **structure.CHECKS,
    **values.CHECKS,
    **wording.CHECKS,
}
