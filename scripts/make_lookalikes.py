"""Make ``speclint/data/lookalikes.txt``: real words that are one slip away from a common word of class specifications.

Usage: python scripts/make_lookalikes.py DICTIONARY [DICTIONARY ...]

DICTIONARY is a list of English words, one a line. ``american-english-large`` and ``british-english-large`` of SCOWL
(the Debian packages ``wamerican-large`` and ``wbritish-large``) were used.
``wording/misspelt`` takes a word in the list for what it is.
"""

from __future__ import annotations

import sys
from pathlib import Path

from speclint.checks.spelling import SHORTEST, meant
from speclint.text import prose

_COMMON = 30
"""Lower than the rule's own limit, so that an employer may lower that."""
_TARGET = Path(__file__).parents[1] / "speclint" / "data" / "lookalikes.txt"


def main(*dictionaries: str) -> None:
    """Write the list, under the notice that the file has now."""
    notice = [line for line in _TARGET.read_text("utf-8").splitlines() if line.startswith("#")]
    lines = (line for name in dictionaries for line in Path(name).read_text("utf-8").splitlines())
    read = {line.strip().lower() for line in lines}
    plain = {word for word in read if word.isalpha() and word.isascii() and len(word) >= SHORTEST}
    found = sorted(word for word in plain if not prose.used(word) and meant(word, _COMMON))
    _TARGET.write_text("\n".join([*notice, *found]) + "\n", "utf-8")
    print(len(found), "words")


if __name__ == "__main__":
    main(*sys.argv[1:])
