"""What a page should say: a check, the words for it, its authority, and the proof that it works."""

from __future__ import annotations

from speclint.rule.check import Check, Cues, Limit, Outline, Promise
from speclint.rule.entry import Example, Rule, Written, filled, named
from speclint.rule.ruleset import RuleSet
from speclint.rule.where import around, describe, heading_of, spotted

__all__ = [
    "Check",
    "Cues",
    "Example",
    "Limit",
    "Outline",
    "Promise",
    "Rule",
    "RuleSet",
    "Written",
    "around",
    "describe",
    "filled",
    "heading_of",
    "named",
    "spotted",
]
