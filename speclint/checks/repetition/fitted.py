"""The numbers of this folder that were fitted to real text, each with what it decides.

They were chosen by reading what came and went as each was moved, on 1,220 specifications of the State of California,
which were seen while the rules were made; what share of the pairs was true then stands in ``bench/precision.md``.
``python bench/repetition.py FOLDER`` prints for each number how many pairs a little more and a little less of it give.
"""

from __future__ import annotations

from speclint.light import dataclass


@dataclass(frozen=True)
class Weights:
    """How the score of two clauses, 0 to 100, is made: see ``likeness``."""

    light_share: float = 0.35
    """What a light word (``data/light.txt``) counts, as a share of what its rarity says."""
    across_sections: float = 0.85
    """What is left of the score where the clauses stand in two sections."""
    other_action: float = 0.72
    """What is left of it where they begin with different actions."""
    same_action: float = 0.1
    """What the same action adds to the share of words that the longer clause has too."""
    most_holders: int = 60
    """A stem that stands in more clauses than this brings none of them together."""
    least_rarity: float = 0.3
    """Nor does one that is less rare than this (the logarithm of one over its share of specifications)."""


@dataclass(frozen=True)
class Limits:
    """From where on a pair is named. ``held`` and ``told`` are shares of the shorter clause, by weight and by count."""

    least: float = 66.0
    """The score of a strong pair: two entries of one list that say the same."""
    strongly_held: float = 0.85
    """How much of the shorter clause's weight the longer one of a strong pair holds."""
    alike: float = 0.35
    """How much of the weight of both together a strong pair has in common."""
    told: float = 0.85
    """How many of the shorter clause's own words the longer one of a strong pair has."""
    least_in_two: float = 85.0
    """The score of a strong pair that has but two words in common that say something."""
    alike_in_two: float = 0.5
    """How much of the weight of both together such a pair has in common."""
    wholly_held: float = 0.9
    """How much of the shorter clause is held where two clauses of two sections say the same as a whole."""
    wholly_alike: float = 0.75
    """How much of the weight of both together such clauses have in common."""
    held: float = 0.6
    """How much of the shorter clause's weight the longer one of any pair holds."""
    weakly_told: float = 0.8
    """How many of the shorter clause's own words the longer one of any pair has."""
    weak: float = 54.0
    """The score of a weak pair of one section."""
    across: float = 58.0
    """The score of a weak pair of two sections: a duty comes back as an ability by design."""


WEIGHTS = Weights()
LIMITS = Limits()
