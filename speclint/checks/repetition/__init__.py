"""What is said twice: words, phrases, clauses; near-duplicates included."""

from __future__ import annotations

from speclint.checks.repetition import acts, clauses, echoes, phrases, runs, sentences, statements, turned, words

CHECKS = {
    **acts.CHECKS,
    **clauses.CHECKS,
    **echoes.CHECKS,
    **phrases.CHECKS,
    **runs.CHECKS,
    **sentences.CHECKS,
    **statements.CHECKS,
    **turned.CHECKS,
    **words.CHECKS,
}
