"""What is said twice: words, phrases, clauses; near-duplicates included."""

from __future__ import annotations

from speclint.checks.repetition import (
    acts,
    beginnings,
    clauses,
    cognates,
    echoes,
    phrases,
    runs,
    sentences,
    statements,
    threads,
    topics,
    turned,
    words,
)

CHECKS = {
    **acts.CHECKS,
    **beginnings.CHECKS,
    **clauses.CHECKS,
    **cognates.CHECKS,
    **echoes.CHECKS,
    **phrases.CHECKS,
    **runs.CHECKS,
    **sentences.CHECKS,
    **statements.CHECKS,
    **threads.CHECKS,
    **topics.CHECKS,
    **turned.CHECKS,
    **words.CHECKS,
}
