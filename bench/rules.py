"""What the rules cost on a page, beside the floor: reading a file, decoding it, and finding its words.

Usage: python bench/rules.py FOLDER [PROFILE]      (a folder of specifications; PROFILE is alameda if left out)

The last line is a load: 300 more phrase rules of three phrases each, of two words from the word list that ships.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import defaultdict
from pathlib import Path

from speclint import formats
from speclint.checks.wording import Phrases
from speclint.finding import Severity
from speclint.recognize import recognize
from speclint.rule import Rule, RuleSet
from speclint.settings import profiles, rulebook
from speclint.spec import Plan, Spec

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
    print(f"{'phrases, as a load':24} 300 rules {load(specs, phrase_rules(300)) / floor:7.2f} x the floor")


def phrase_rules(count: int) -> RuleSet:
    """So many rules about phrases that hardly any page has, the same in every run."""
    table = Path(rulebook.__file__).parent / "data" / "words.txt"
    words = [line.split()[0] for line in table.read_text("utf-8").splitlines() if line[:4].isalpha()]
    dice = random.Random(1)  # noqa: S311 - the same dice in every run are the point
    checks = (Phrases({" ".join(dice.sample(words, 2)): "" for _ in range(3)}) for _ in range(count))
    return RuleSet(Rule(f"load/{nth}", "", "", "", "said", Severity.NOTE, check) for nth, check in enumerate(checks))


def load(specs: list[Spec], rules: RuleSet) -> float:
    """Processor seconds of these rules alone, on pages whose words have been sorted for other rules before."""
    spent = 0.0
    for spec in specs:
        _ = spec.words
        started = time.process_time()
        for rule in rules.near(spec):
            list(rule.apply(spec, Plan((spec,))))
        spent += time.process_time() - started
    return spent


if __name__ == "__main__":
    main(*sys.argv[1:])
