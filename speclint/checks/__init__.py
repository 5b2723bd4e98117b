"""The verbs a rule may use, by name."""

from __future__ import annotations

from speclint.checks import (
    agreement,
    alternatives,
    dates,
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
    repetition,
    schema,
    spelling,
    structure,
    values,
    wording,
)
from speclint.rule import Check

CHECKS: dict[str, type[Check]] = {
    **agreement.CHECKS,
    **alternatives.CHECKS,
    **dates.CHECKS,
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
