"""What is said twice: words, phrases, clauses; near-duplicates included."""

from __future__ import annotations

from speclint.checks.repetition.clauses import CHECKS as CHECKS
