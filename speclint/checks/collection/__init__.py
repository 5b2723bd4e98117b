"""What only the collection shows: codes held twice, ladders that go down, standard texts that drift apart."""

from __future__ import annotations

from speclint.checks.collection import drift, identity, ladder, named, twins

CHECKS = {**drift.CHECKS, **identity.CHECKS, **ladder.CHECKS, **named.CHECKS, **twins.CHECKS}
"""The verbs a rule may use, by name."""
