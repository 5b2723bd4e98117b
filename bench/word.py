"""How many Word files a second are read, both views included, on one core: ``python bench/word.py [FOLDER]``."""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from speclint.errors import Unreadable
from speclint.formats.word import read

DEFAULT = Path(__file__).parents[2] / "shared" / "corpora" / "docx-numbered"
ROUNDS = 3


def once(sources: list[bytes]) -> tuple[float, list[float], int]:
    """Seconds in all, seconds of each file, and paragraphs read in both views."""
    each: list[float] = []
    paragraphs = 0
    for source in sources:
        begin = time.process_time()
        try:
            found = read(source, "bench.docx")
            paragraphs += len(found.proposed.paragraphs) + len(found.original.paragraphs)
        except Unreadable:
            pass
        each.append(time.process_time() - begin)
    return sum(each), each, paragraphs


def main() -> None:
    """Print the best of a few rounds."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    sources = [path.read_bytes() for path in sorted(folder.rglob("*.docx"))]
    if not sources:
        sys.exit(f"no .docx files in {folder}")
    seconds, each, paragraphs = min(once(sources) for _ in range(ROUNDS))
    print(f"{len(sources)} files, {sum(map(len, sources)) / 1e6:.1f} MB, {paragraphs} paragraphs in both views")
    print(f"{len(sources) / seconds:.1f} files/s, {paragraphs / seconds:,.0f} paragraphs/s")
    print(f"a file: median {statistics.median(each) * 1000:.1f} ms, slowest {max(each) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
