"""What is said twice: words, phrases, clauses; near-duplicates included."""

from __future__ import annotations

from speclint.checks.repetition import clauses, phrases, words

CHECKS = {**clauses.CHECKS, **phrases.CHECKS, **words.CHECKS}
