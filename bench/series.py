"""What a whole collection costs: all cores against one, a second run with one file changed, and the step across files.

    python bench/series.py FOLDER [--profile NAME]

The folder is copied first, so that a file of it can be changed.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from speclint.finding import Finding
from speclint.formats.source import contents, document
from speclint.recognize import recognize
from speclint.rule import spotted
from speclint.series.collection import Collection
from speclint.series.facts import Facts, packed, unpacked
from speclint.series.gather import gathered
from speclint.settings import config, profiles
from speclint.settings.instructions import prepare


def timed(name: str, folder: Path, cache: Path, *words: str) -> None:
    """Run a check in a process of its own, and say what it took."""
    before = os.times()
    begun = time.monotonic()
    asked = [sys.executable, "-m", "speclint", "check", str(folder), "--output-format", "json", *words]
    subprocess.run(asked, stdout=subprocess.DEVNULL, env=os.environ | {"XDG_CACHE_HOME": str(cache)}, check=False)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    print(f"{name}: {time.monotonic() - begun:.1f} s, {used:.1f} s of processor time")


def across(files: list[Path], profile: str, counts: list[int]) -> None:
    """Time the rules across files on collections of several sizes, made of the folder's own words."""
    instructions = prepare(config.instead(config.load(Path.cwd()), profile=profile, depth="thorough"))
    held = profiles.load(profiles.find(profile, Path()))[0]
    facts = [gathered(recognize(document(contents(str(f)), f.name), held), spotted) for f in files]
    for count in counts:
        these = [_another(facts[n % len(facts)], n) for n in range(count)]
        size = sum(len(packed(one)) for one in these)
        begun = time.process_time()
        collection = Collection((unpacked(packed(one)) for one in these), held)
        found: list[Finding] = []
        for rule in instructions.rules.across_files:
            if rule.check is not None:
                found += [rule.met(meeting, "proposed") for meeting in rule.check.compare(collection)]
        took = time.process_time() - begun
        print(
            f"across {count} files: {took:.2f} s, {size / count / 1000:.1f} kB of facts a file, {len(found)} findings"
        )


def _another(one: Facts, n: int) -> Facts:
    """A class that is like one of the folder, but has a title, a code and sentences of its own."""
    chance = random.Random(n)  # noqa: S311 - the same in every run
    said = tuple((name, _shuffled(text, chance), spot) for name, text, spot in one.statements)
    keys = tuple(key ^ n if chance.random() < 0.9 else key for key in one.duty_keys)
    return one._replace(path=f"{n:07}.md", title=f"{one.title} {n}x", code=f"{n:07}", statements=said, duty_keys=keys)


def _shuffled(text: str, chance: random.Random) -> str:
    words = text.split()
    if chance.random() < 0.8:
        chance.shuffle(words)
    return " ".join(words)


def main() -> None:
    """Take the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--profile", default="generic")
    parser.add_argument("--counts", default="1000,2000,4000")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        copy, cache = Path(place, "specs"), Path(place, "cache")
        shutil.copytree(asked.folder, copy)
        files = sorted(path for path in copy.rglob("*") if path.is_file())
        os.chdir(place)
        use = ("--profile", asked.profile)
        timed("one process", copy, cache, *use, "--no-cache", "-j", "1")
        timed("all cores", copy, cache, *use, "--no-cache")
        timed("all cores, keeping", copy, cache, *use)
        files[0].write_bytes(files[0].read_bytes() + b"\n")
        timed("one file changed", copy, cache, *use)
        across(files, asked.profile, [int(count) for count in asked.counts.split(",")])


if __name__ == "__main__":
    main()
