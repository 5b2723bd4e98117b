"""Where the figures in ``speclint.text.readability`` come from: the distribution of grades, the smallest text graded.

Usage: python bench/readability.py FOLDER      (Markdown class specifications, one a file)

1. Every specification is cut into its clauses (paragraphs and list items at sentence ends and semicolons; headings and
   the label lines before the first section left out) and graded. The percentiles are ``readability.DISTRIBUTION``.
2. Of every specification of 400 words and more, stretches of n words and more are graded by themselves: how far they
   lie from the grade of the whole says from how many words a grade is worth showing.
"""

from __future__ import annotations

import random
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from speclint.text import prose, readability

PERCENTS = (1, *range(5, 100, 5), 99)


def units(text: str) -> Iterator[str]:
    """Cut a Markdown specification into clauses; it starts at its first section."""
    _, _, body = text.partition("\n## ")
    _, _, body = body.partition("\n## ") if body.startswith("California State") else ("", "", body)
    for line in f"## {body}".splitlines():
        if line.strip() and not line.startswith("#"):
            for clause in prose.clauses(line.lstrip("-*> ")):
                yield line.lstrip("-*> ")[clause.start : clause.end]


def percentiles(values: list[float]) -> list[tuple[int, float]]:
    """Percents and the values under which they lie."""
    cuts = statistics.quantiles(values, n=100, method="inclusive")
    return [(percent, round(cuts[percent - 1], 2)) for percent in PERCENTS]


def stretches(cut: list[str], least: int, rng: random.Random) -> Iterator[list[str]]:
    """Three stretches of *cut* that hold *least* counted words and end with the unit that reaches it."""
    for _ in range(3):
        at = rng.randrange(len(cut))
        taken: list[str] = []
        while at < len(cut) and sum(len(readability.words(unit)) for unit in taken) < least:
            taken.append(cut[at])
            at += 1
        yield taken


def main(folder: str) -> None:
    """Print the distribution, then how grades of stretches scatter round the grade of the whole."""
    specs = [list(units(path.read_text("utf-8"))) for path in sorted(Path(folder).glob("*.md"))]
    graded = [(cut, grade) for cut in specs if (grade := readability.grade(cut))]
    print(f"{len(graded)} of {len(specs)} specifications")
    print(percentiles([grade.flesch_kincaid for _, grade in graded]))
    left = sum(grade.left_out for _, grade in graded)
    print(f"left out {left / (left + sum(grade.words for _, grade in graded)):.1%} of the tokens")
    readability.MINIMUM_WORDS = 1
    rng = random.Random(1975)  # noqa: S311 - no secret
    for least in (25, 50, 75, 100, 150, 200, 300):
        off = [
            abs(part.flesch_kincaid - whole.flesch_kincaid)
            for cut, whole in graded
            if whole.words >= 400
            for taken in stretches(cut, least, rng)
            if (part := readability.grade(taken)) and part.words >= least
        ]
        half, most = statistics.quantiles(off, n=20)[9], statistics.quantiles(off, n=20)[18]
        print(f"{least:4} words: half are within {half:.1f} grades, 19 of 20 within {most:.1f}  ({len(off)} stretches)")


if __name__ == "__main__":
    main(sys.argv[1])
