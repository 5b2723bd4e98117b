"""What the rules cost on a page, beside the floor: reading a file, decoding it, and finding its words.

Usage: python bench/rules.py FOLDER [PROFILE]      (a folder of specifications; PROFILE is alameda if left out)
"""

from __future__ import annotations

import re
import sys
import time
from collections import defaultdict
from pathlib import Path

from speclint import formats, profiles, rulebook
from speclint.recognize import recognize
from speclint.spec import Plan

_WORD = re.compile(r"\w+")


def main(folder: str, name: str = "alameda") -> None:
    """Print processor time a document: the floor, and each check's rules together as a multiple of it."""
    profile = profiles.load(profiles.find(name, Path()))[0]
    rules = [r for r in rulebook.load(rulebook.packs()) if r.family not in {"file", "grammar"}]
    rules = [r for r in rules if r.applies(profile.jurisdiction, "")]
    files = [p for p in sorted(Path(folder).rglob("*")) if p.suffix in {".md", ".txt"}]
    started = time.process_time()
    for path in files:
        _WORD.findall(path.read_bytes().decode("utf-8", "replace").lower())
    floor = time.process_time() - started
    specs = [recognize(formats.read(path.read_bytes(), path.name), profile) for path in files]
    for spec in specs:
        _ = spec.clauses, spec.lower  # made once, whoever asks first
    spent: dict[str, float] = defaultdict(float)
    for spec in specs:  # as in a run: all rules look at one page before the next
        for rule in rules:
            started = time.process_time()
            list(rule.apply(spec, Plan((spec,))))
            spent[rule.check_name] += time.process_time() - started
    print(f"{len(files)} documents, {len(rules)} rules; the floor is {1e6 * floor / len(files):.0f} µs a document")
    for check, seconds in sorted(spent.items(), key=lambda pair: -pair[1]):
        count = sum(rule.check_name == check for rule in rules)
        print(f"{check:24}{count:4} rules {seconds / floor:7.2f} x the floor")


if __name__ == "__main__":
    main(*sys.argv[1:])
