"""Make ``speclint/data/words.txt``: words of class specifications, their Porter2 stems, and how many specs hold each.

Usage: python scripts/make_words.py OUT FOLDER [FOLDER ...]      (needs snowballstemmer)

Only facts leave the folders: single words that stand in at least three documents, and counts.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import snowballstemmer

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LEAST = 3
"""In so many documents a word must stand."""
WRONG = frozenset(
    """
    andeducation andexperience andpossession ation bility biblio doble employmenttestingprocess experi iexperience
    iiexperience iifour iiione iiithree iitwo insur ipossession ithree jobanalyses juris lactiy meggar ments minumum
    opporunity oppportunity respon responsi responsibil schem techni tions
    """.split()
)
"""What is misspelt, torn or run together, though it stands in several documents; read against two dictionaries."""


def main(out: str, *folders: str) -> None:
    """Count the words of every text file and write the table."""
    stemmer = snowballstemmer.stemmer("english")
    words: Counter[str] = Counter()
    stems: Counter[str] = Counter()
    total = 0
    for folder in folders:
        for path in sorted(Path(folder).glob("*.txt")):
            text = path.read_text("utf-8", "replace").lower().replace("’", "'")
            found = {w.removesuffix("'s") for w in WORD.findall(text)}
            words.update(found)
            stems.update({stemmer.stemWord(w) for w in found})
            total += 1
    kept = sorted(w for w, n in words.items() if n >= LEAST and len(w) > 1 and w.isascii() and w not in WRONG)
    rows = [f"{w} {s} {stems[s]}" for w in kept for s in [stemmer.stemWord(w)]]
    head = [
        "# Words of class specifications with their Porter2 stem and the number of specifications that hold the stem.",
        "# Made by scripts/make_words.py. Single words and counts only.",
        f"documents {total}",
    ]
    Path(out).write_text("\n".join([*head, *rows]) + "\n", "utf-8")
    print(f"{len(rows)} words of {total} documents")


if __name__ == "__main__":
    main(*sys.argv[1:])
