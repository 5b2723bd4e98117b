"""Grammar over real specifications: speclint, and a bare client that sends the same text as whole documents.

Usage: python bench/grammar.py [FOLDER] [--count 60] [--rounds 3]     (FOLDER: ../shared/corpora/calhr/txt)

Both ask the same server, two documents at a time, in turn; medians of wall time: trust the ratio. The bare client
asks with LanguageTool's default rules, as where nobody has chosen any; speclint is the whole process, start included.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from speclint import formats
from speclint.grammar import places, server, text
from speclint.recognize import recognize
from speclint.settings import profiles
from speclint.text import prose

SHARED = Path(__file__).parents[2] / "shared" / "corpora" / "calhr" / "txt"


def documents(files: list[Path]) -> list[str]:
    """The text of each file that speclint would send."""
    profile = profiles.load(profiles.find("calhr", Path()))[0]
    read = [recognize(formats.read(file.read_bytes(), file.name), profile, "proposed") for file in files]
    return [text.JOINT.join(text.plain(p.text) for _, p in text.passages(spec)) for spec in read]


def bare(url: str, texts: list[str]) -> float:
    """Seconds for all texts, two at a time."""

    def ask(one: str) -> None:
        data = urllib.parse.urlencode({"language": "en-US", "text": one}).encode()
        with urllib.request.urlopen(f"{url}/v2/check", data, timeout=300) as answer:  # noqa: S310 - loopback
            answer.read()

    start = time.perf_counter()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(ask, texts))
    return time.perf_counter() - start


def speclint(files: list[Path], *more: str) -> float:
    """Seconds of a whole run."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "speclint", "check", "--profile", "calhr", "--grammar", "required", *more]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stdout[-500:] + done.stderr)
    return time.perf_counter() - start


def resident(process: int) -> float:
    """Megabytes that a process holds; 0 where the system does not say."""
    try:
        status = Path(f"/proc/{process}/status").read_text("utf-8")
    except OSError:
        return 0.0
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def main(folder: Path, count: int, rounds: int) -> None:
    """Print the table."""
    every = sorted(folder.glob("*.txt"))
    files = every[:: max(1, len(every) // count)][:count]
    texts = documents(files)
    words = sum(len(prose.words(one)) for one in texts)
    found = places.installed()
    if not found:
        raise SystemExit("there is no LanguageTool: speclint grammar install")
    start = time.perf_counter()
    address = server.Own(found).address()
    print(f"{len(files)} files, {words} words sent, {sum(map(len, texts))} characters; LanguageTool {found.version}")
    print(f"server start, until it is well          {time.perf_counter() - start:6.2f} s")
    cold = speclint(files, "--no-cache", "--select", "grammar")
    print(f"speclint, grammar alone, server just up {cold:6.2f} s {words / cold:7.0f} words/s")
    bare(address, texts)
    kinds = {
        "bare client, whole documents": lambda: bare(address, texts),
        "speclint, grammar alone": lambda: speclint(files, "--no-cache", "--select", "grammar"),
        "speclint, every rule": lambda: speclint(files, "--no-cache"),
    }
    spent = [{name: run() for name, run in kinds.items()} for _ in range(rounds)]
    middle = {name: statistics.median(once[name] for once in spent) for name in kinds}
    first = middle["bare client, whole documents"]
    for name, seconds in middle.items():
        print(f"{name:39} {seconds:6.2f} s {words / seconds:7.0f} words/s {seconds / first:5.2f} x")
    speclint(files)
    speclint([*files[:-1], files[0]])
    print(f"speclint, nothing has changed           {speclint(files):6.2f} s")
    live = server.running()
    if live:
        print(f"server, resident                        {resident(live.java):6.0f} MB")
    server.stop()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_CACHE_HOME"] = place
        main(asked.folder, asked.count, asked.rounds)
