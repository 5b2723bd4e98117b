"""What a whole collection costs: one core, all cores, a second run with one file changed, and the step across files.

    python bench/series.py [FOLDER] [--profile NAME] [--counts 1000,5000,20000]

The folder is copied first, so that a file of it can be changed. The step across files is timed on collections of
invented specifications (``collection.py``). On a machine with other work only the processor time says something: what
the first process does itself, and what its workers do, bound the time that several cores can save.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from collection import specification

from speclint.formats.source import document
from speclint.recognize import recognize
from speclint.rule import spotted
from speclint.series.collection import Collection
from speclint.series.facts import packed, unpacked
from speclint.series.gather import gathered
from speclint.settings import config, profiles
from speclint.settings.instructions import prepare


def timed(name: str, folder: Path, cache: Path, *words: str) -> None:
    """Run a check in a process of its own, and say what it took."""
    begun = time.monotonic()
    asked = ["check", str(folder), "--output-format", "json", *words]
    script = (
        "import resource, sys\n"
        "from speclint.cli import main\n"
        "main(sys.argv[1:])\n"
        "own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))\n"
        "spent = [use.ru_utime + use.ru_stime for use in (own, workers)]\n"
        "print(*spent, own.ru_maxrss // 1024, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *asked],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | {"XDG_CACHE_HOME": str(cache)},
        text=True,
        check=True,
    )
    own, workers, memory = done.stderr.split()[-3:]
    took = time.monotonic() - begun
    print(f"{name}: {took:.1f} s; processor {float(own):.1f} s + {float(workers):.1f} s in workers; {memory} MB")


def across(profile: str, counts: list[int]) -> None:
    """Time the rules across files on invented collections of several sizes."""
    instructions = prepare(config.instead(config.load(Path.cwd()), profile=profile, depth="thorough"))
    held = profiles.load(profiles.find(profile, Path()))[0]
    facts: list[bytes] = []
    for count in counts:
        for n in range(len(facts), count):
            name, text = specification(n)
            facts.append(packed(gathered(recognize(document(text.encode(), name), held), spotted)))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begun = time.process_time()
        collection = Collection(map(unpacked, facts), held)
        found = 0
        for rule in instructions.rules.across_files:
            if rule.check is not None:
                found += sum(1 for meeting in rule.check.compare(collection) if rule.met(meeting, "proposed"))
        took = time.process_time() - begun
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
        size = sum(map(len, facts)) / count / 1000
        print(f"across {count} files: {took:.2f} s, {grown} MB, {size:.1f} kB of facts a file, {found} findings")


def main() -> None:
    """Take the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--profile", default="generic")
    parser.add_argument("--counts", default="1000,5000,20000")
    asked = parser.parse_args()
    if asked.folder is not None:
        whole_runs(asked.folder, asked.profile)
    across(asked.profile, [int(count) for count in asked.counts.split(",")])


def whole_runs(folder: Path, profile: str) -> None:
    """Time runs over a folder."""
    home = Path.cwd()
    with tempfile.TemporaryDirectory() as place:
        copy, cache = Path(place, "specs"), Path(place, "cache")
        shutil.copytree(folder, copy)
        files = sorted(path for path in copy.rglob("*") if path.is_file())
        os.chdir(place)
        use = ("--profile", profile)
        timed("one process", copy, cache, *use, "--no-cache", "-j", "1")
        timed("all cores", copy, cache, *use, "--no-cache")
        timed("all cores, keeping", copy, cache, *use)
        files[0].write_bytes(files[0].read_bytes() + b"\n")
        timed("one file changed", copy, cache, *use)
        os.chdir(home)


if __name__ == "__main__":
    main()
