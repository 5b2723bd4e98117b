"""How well PDF files are read: ``python bench/pdf.py [CORPORA]`` (the folder with la-bulletins and pdf-features).

1. The words and paragraphs of each job bulletin's PDF against the text file that says the same. *words* is the F1 of
   the words as they follow one another (the longest common run of all), *bag* without their order; *blocks* is the F1
   of the places at which paragraphs and list items begin, counted where both files hold the same words on both sides.
2. What each feature file is read as, and in what time.
3. Pages a second, and what the first file of a run costs.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

from speclint.document import Document
from speclint.errors import Unreadable
from speclint.formats import pdf
from speclint.formats import plain as text

DEFAULT = Path(__file__).parents[2] / "shared" / "corpora"
_WORD = re.compile(r"[^\W_]+")


def words(document: Document) -> tuple[list[str], set[int]]:
    """All words, those of headers and footers last, and before which of them a block begins."""
    found: list[str] = []
    begins: set[int] = set()
    view = document.proposed
    for paragraph in view.paragraphs:
        begins.add(len(found))
        found += _WORD.findall(f"{paragraph.label or ''} {view[paragraph.span]}".lower())
    return found, begins


def agreement(mine: Document, theirs: Document) -> tuple[float, float, float]:
    """F1 of words in order, of words, and of the beginnings of blocks."""
    (a, starts_a), (b, starts_b) = words(mine), words(theirs)
    matches = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    ordered = 2 * sum(match.size for match in matches) / (len(a) + len(b))
    bag = 2 * sum((Counter(a) & Counter(b)).values()) / (len(a) + len(b))
    same = only_a = only_b = 0
    for match in matches:
        for step in range(1, match.size):
            first, second = match.a + step in starts_a, match.b + step in starts_b
            same += first and second
            only_a += first and not second
            only_b += second and not first
    return ordered, bag, 2 * same / max(1, 2 * same + only_a + only_b)


def pairs(folder: Path) -> None:
    """Print how the twins agree, the worst first."""
    rows = []
    for pair in json.loads((folder / "pdf-pairs.json").read_text("utf-8")):
        mine = pdf.read((folder / "pdf" / pair["pdf"]).read_bytes(), pair["pdf"])
        theirs = text.read((folder / "txt" / pair["txt"]).read_bytes(), pair["txt"])
        rows.append((*agreement(mine, theirs), pair["pdf"]))
    for number, name in enumerate(("words", "bag", "blocks")):
        values = sorted(row[number] for row in rows)
        print(f"{name:7} median {statistics.median(values):.4f}  lowest {values[0]:.4f}  of {len(values)} pairs")
    for row in sorted(rows)[:5]:
        print("  lowest", *(f"{value:.4f}" for value in row[:3]), row[3])


def features(folder: Path) -> None:
    """Print what each feature file is read as."""
    for path in sorted(folder.glob("*.pdf")):
        begin = time.perf_counter()
        try:
            found = pdf.read(path.read_bytes(), path.name)
            said = f"{len(found.pages)} pages, {len(found.proposed.text.split())} words"
        except Unreadable as fault:
            said = f"{fault.code}: {fault.reason}"
        print(f"{path.name:16} {time.perf_counter() - begin:6.2f} s  {said}")


def speed(folder: Path) -> None:
    """Print pages a second."""
    sources = [path.read_bytes() for path in sorted(folder.glob("*.pdf"))]
    begin = time.perf_counter()
    pages = sum(len(pdf.read(source, "x.pdf").pages) for source in sources)
    spent = time.perf_counter() - begin
    print(f"{pages} pages in {spent:.2f} s: {pages / spent:.0f} a second")


def main(corpora: Path) -> None:
    """Print all figures."""
    source = next((corpora / "la-bulletins" / "pdf").glob("*.pdf")).read_bytes()
    begin = time.perf_counter()
    pdf.read(source, "x.pdf")
    first = time.perf_counter() - begin
    begin = time.perf_counter()
    pdf.read(source, "x.pdf")
    print(f"first file {first:.2f} s, again {time.perf_counter() - begin:.2f} s")
    pairs(corpora / "la-bulletins")
    features(corpora / "pdf-features")
    speed(corpora / "la-bulletins" / "pdf")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT)
