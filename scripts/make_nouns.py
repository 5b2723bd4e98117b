"""Make ``speclint/data/nouns.txt`` and ``joined.txt``: which nouns need an article, what hyphens join before a noun.

Usage: python scripts/make_nouns.py FOLDER TEXTS

TEXTS is a file of passages, one a line: the name of its document, a tab, the passage. Only facts leave the texts:
nouns, runs of at most four words that stand in at least two documents, and counts.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from speclint.text.classes import Word, classed
from speclint.text.nouns import plural as plural_of

LEAST = 20
"""How often a noun must stand with and without an article together."""
RUNS = 2
"""In so many documents a run without an article must stand to be usual."""
LONGEST = 4
OFTEN = 0.6
"""Up to which share of its uses without an article a noun is kept."""
JOINED = 2
"""How often two words must be joined before a noun, in so many documents."""
SHARE = 0.34
"""And how often of all that they stand there."""


FIRST = 0.02
"""From which share of its uses before another noun on a plural may stand there."""
SMALL = frozenset("and or to of for the a in on up by".split())
"""Second words that a hyphen joins only in a longer compound: "day-to-day"."""


def main(folder: str, texts: str) -> None:
    """Count and write."""
    bare, told, one, plural, first = (Counter[str]() for _ in range(5))
    runs: defaultdict[str, set[str]] = defaultdict(set)
    joined, apart = Counter[str](), Counter[str]()
    where: defaultdict[str, set[str]] = defaultdict(set)
    seen: Counter[str] = Counter()
    for line in Path(texts).read_text("utf-8").splitlines():
        name, _, passage = line.partition("\t")
        seen[passage] += 1
        if seen[passage] > 2:  # noqa: PLR2004 - boilerplate
            continue
        words = classed(passage)
        for at, word in enumerate(words):
            after = words[at + 1].kind if at + 1 < len(words) else "."
            if word.kind == "N":
                plural[word.low] += 1
                first[word.low] += after in "nN"
            if word.kind == "n" and after not in "nNPjgs#d" and word.low.isalpha():
                _count(words, at, name, (bare, told, one), runs)
            if word.low.count("-") == 1 and after in "nNj" and _joins(word.low):
                joined[word.low] += 1
                where[word.low].add(name)
            if at + 2 < len(words) and words[at + 2].kind in "nN":
                apart[f"{word.low}-{words[at + 1].low}"] += 1
    nouns = [n for n in sorted(told) if bare[n] + told[n] >= LEAST and bare[n] <= OFTEN * (bare[n] + told[n])]
    rows = [
        "# Nouns of specifications: how often without an article, with one, with “a”; and the plural.",
        "# Then runs without an article that are usual (=) and plurals that stand before nouns (+).",
        "# Made by scripts/make_nouns.py; counts only.",
    ]
    rows += [f"{n} {bare[n]} {told[n]} {one[n]} {plural[plural_of(n)]}" for n in nouns]
    kept = set(nouns)
    rows += [f"= {r}" for r, holders in sorted(runs.items()) if len(holders) >= RUNS and r.split()[-1] in kept]
    rows += [f"+ {n}" for n, k in sorted(first.items()) if k > FIRST * plural[n] and k > 1 and n.isalpha()]
    Path(folder, "nouns.txt").write_text("\n".join(rows) + "\n", "utf-8")
    pairs = [
        f"{p} {n} {apart[p]}"
        for p, n in sorted(joined.items())
        if len(where[p]) >= JOINED and n >= SHARE * (n + apart[p])
    ]
    head = "# Two words that a hyphen joins before a noun, how often, and how often they stand apart there."
    Path(folder, "joined.txt").write_text("\n".join([head, *pairs]) + "\n", "utf-8")
    print(f"{len(nouns)} nouns, {len(rows) - len(nouns)} runs, {len(pairs)} pairs")


def _joins(word: str) -> bool:
    return word.replace("-", "").isalpha() and word.rpartition("-")[2] not in SMALL


def _count(
    words: tuple[Word, ...], at: int, name: str, counts: tuple[Counter[str], ...], runs: dict[str, set[str]]
) -> None:
    bare, told, one = counts
    begin = at
    while begin and words[begin - 1].kind in "njdgNPs#r":
        begin -= 1
    if not begin:
        return
    noun, before = words[at].low, words[begin - 1]
    if before.low in {"a", "an"}:
        one[noun] += 1
    if before.kind in "as" or any(w.kind == "s" for w in words[begin:at]):
        told[noun] += 1
    elif before.kind not in ",c/" and (at + 1 == len(words) or words[at + 1].kind not in ",c/"):
        bare[noun] += 1
        if at - begin + 2 <= LONGEST:
            run = " ".join(w.low for w in words[begin - 1 : at + 1])
            if run.replace(" ", "").replace("-", "").isalpha():
                runs[run].add(name)


if __name__ == "__main__":
    main(*sys.argv[1:])
