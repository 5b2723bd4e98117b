"""What is said twice: words, phrases, clauses; near-duplicates included."""

from __future__ import annotations

from speclint.checks.repetition import acts, clauses, echoes, phrases, sentences, statements, words

CHECKS = {
    **acts.CHECKS,
    **clauses.CHECKS,
    **echoes.CHECKS,
    **phrases.CHECKS,
    **sentences.CHECKS,
    **statements.CHECKS,
    **words.CHECKS,
}
