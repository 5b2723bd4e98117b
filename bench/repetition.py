"""What the fitted numbers of ``speclint/checks/repetition/fitted.py`` decide: pairs found as each is moved a little.

Usage: python bench/repetition.py FOLDER [PROFILE]      (Markdown or text class specifications, one a file)

A row a number: how many strong, across and weak pairs a tenth less, the number itself and a tenth more give. Where a
row hardly moves, the number need not be fitted; where it jumps, the pairs that come or go were read before it was set.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from speclint import formats
from speclint.checks.repetition import fitted
from speclint.checks.repetition.clauses import RepeatedClause
from speclint.recognize import recognize
from speclint.settings import profiles
from speclint.spec import Spec

_STEPS = (0.9, 1.0, 1.1)
_STRENGTHS = ("strong", "across", "weak")


def main(folder: Path, profile: str) -> None:
    """Print the table."""
    held = profiles.load(profiles.find(profile, Path()))[0]
    paths = sorted([*folder.glob("*.md"), *folder.glob("*.txt")])
    documents = [formats.read(path.read_bytes(), path.name) for path in paths]
    specs = [recognize(document, held, "proposed") for document in documents]
    print(f"{len(specs)} specifications; strong/across/weak pairs at 0.9, 1 and 1.1 times each number")
    for field in fields(fitted.Limits):
        value = getattr(fitted.LIMITS, field.name)
        changed = [RepeatedClause(**{field.name: value * step}) for step in _STEPS]
        row(field.name, value, [counted(check, specs) for check in changed])
    for field in fields(fitted.Weights):
        value = getattr(fitted.WEIGHTS, field.name)
        counts = []
        for step in _STEPS:
            fitted.WEIGHTS = replace(fitted.Weights(), **{field.name: type(value)(value * step)})
            fresh = [replace(spec) for spec in specs]  # what was made of a specification is kept with it
            counts.append(counted(RepeatedClause(), fresh))
        fitted.WEIGHTS = fitted.Weights()
        row(field.name, value, counts)


def counted(check: RepeatedClause, specs: Sequence[Spec]) -> Counter[str]:
    """How many pairs of each strength a check finds."""
    return Counter(strength for spec in specs for strength, _ in check.chosen(spec))


def row(name: str, value: Any, counts: Sequence[Counter[str]]) -> None:  # noqa: ANN401 - a number
    """Print one number's row."""
    cells = ("/".join(str(count[strength]) for strength in _STRENGTHS) for count in counts)
    print(f"{name:16} {value:>6} " + "".join(f"{cell:>16}" for cell in cells))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "generic")
