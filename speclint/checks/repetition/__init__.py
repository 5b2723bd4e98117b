"""What is said twice: words, phrases, clauses; near-duplicates included."""

from __future__ import annotations

from speclint.checks.repetition import clauses, phrases, sentences, words

CHECKS = {**clauses.CHECKS, **phrases.CHECKS, **sentences.CHECKS, **words.CHECKS}
