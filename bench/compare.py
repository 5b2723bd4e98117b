"""How long a comparison takes after both files are read, on specifications of the State changed at random.

python bench/compare.py [NUMBER]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from random import Random
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from checking import profile, seen
from mutating import mutated, specifications, words_of

from speclint.compare.comparing import compare
from speclint.compare.slight import slight


def main(most: int) -> None:
    """Print the median, the 95th percentile and the slowest of *most* pairs, in milliseconds."""
    slight("Prepares reports.", "Reports are prepared.", profile("calhr").changes)  # tables are read once a run
    texts = specifications(step=3, most=most)
    words, chance = words_of(texts), Random(1)  # noqa: S311 - chance makes texts here
    times = []
    for old in texts:
        made = mutated(old, words, chance)
        before, after = seen("\n\n".join(made.old), of="calhr"), seen("\n\n".join(made.new), of="calhr")
        start = time.process_time()
        compare(before, after)
        times.append((time.process_time() - start) * 1e3)
    times.sort()
    print(f"{len(times)} pairs, {sum(map(len, texts)) / len(texts):.0f} paragraphs each")
    print(
        f"median {median(times):.1f} ms, 95 % within {times[int(0.95 * len(times))]:.1f} ms, slowest {times[-1]:.1f} ms"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
