"""How many comments and edits a second are written into copies of Word files: ``python bench/review.py [FOLDER]``."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from speclint.document import Document, Span
from speclint.errors import Refused, Unreadable
from speclint.formats.word import read
from speclint.formats.word.writing.review import Note, Revision, comment, edit

DEFAULT = Path(__file__).parents[2] / "shared" / "corpora" / "docx-numbered"
DATE = "2025-11-22T10:00:00Z"
EACH = 20
ROUNDS = 3


def spans(document: Document, dice: random.Random) -> list[tuple[Span, ...]]:
    """Source spans of words, apart from one another, inside single paragraphs of the body."""
    view = document.proposed
    found: list[Span] = []
    paragraphs = [p for p in view.paragraphs if p.story == "body" and len(p.span) > 1]
    for _ in range(EACH if paragraphs else 0):
        inside = dice.choice(paragraphs).span
        start = dice.randrange(inside.start, inside.end - 1)
        span = Span(start, min(inside.end, start + dice.randrange(1, 30)))
        if not any(span.start <= other.end and other.start <= span.end for other in found):
            found.append(span)
    return [view.source(span) for span in found]


def timed(work: Callable[[], bytes]) -> tuple[float, bool]:
    """Seconds of processor time, and whether the copy was written."""
    begin = time.process_time()
    try:
        work()
    except Refused:
        return time.process_time() - begin, False
    return time.process_time() - begin, True


def main() -> None:
    """Print the best of a few rounds."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    dice = random.Random(1)  # noqa: S311 - the same places in every run
    asked: list[tuple[bytes, list[tuple[Span, ...]]]] = []
    for path in sorted(folder.rglob("*.docx")):
        try:
            asked.append((path.read_bytes(), spans(read(path.read_bytes(), path.name), dice)))
        except Unreadable:
            continue
    if not asked:
        sys.exit(f"no .docx files in {folder}")
    for name, work in (("comments", _comments), ("edits", _edits)):
        rounds = [[(*timed(work(source, where)), len(where)) for source, where in asked] for _ in range(ROUNDS)]
        best = min(rounds, key=lambda each: sum(seconds for seconds, _, _ in each))
        written = [(seconds, count) for seconds, done, count in best if done]
        seconds, count = sum(s for s, _ in written), sum(n for _, n in written)
        print(
            f"{name}: {count} in {len(written)} copies, {count / seconds:,.0f}/s, {len(written) / seconds:.0f} copies/s"
        )


def _comments(source: bytes, where: list[tuple[Span, ...]]) -> Callable[[], bytes]:
    notes = [Note(each, ("What is wrong.", "How to fix: so.")) for each in where]
    return lambda: comment(source, notes, DATE).data


def _edits(source: bytes, where: list[tuple[Span, ...]]) -> Callable[[], bytes]:
    return lambda: edit(source, [Revision(each, "another word") for each in where], DATE)


if __name__ == "__main__":
    main()
