"""What the page says: a class specification, its sections, passages and clauses, and the plan it belongs to."""

from __future__ import annotations

from speclint.spec.marks import Furniture, Slip, Stamp
from speclint.spec.passage import Passage
from speclint.spec.plan import Plan
from speclint.spec.sayings import Said
from speclint.spec.section import MASTHEAD, OUTSIDE, TITLE, Clause, Placed, Section, told
from speclint.spec.spec import Spec

__all__ = [
    "MASTHEAD",
    "OUTSIDE",
    "TITLE",
    "Clause",
    "Furniture",
    "Passage",
    "Placed",
    "Plan",
    "Said",
    "Section",
    "Slip",
    "Spec",
    "Stamp",
    "told",
]
