"""What speclint costs, beside bare Python and beside proselint: processor time, as ratios within one run.

Usage: python bench/run.py [--rounds N] [--files FOLDER] [--most N]

User and system time of the child and of its children, medians of rounds that take turns, so that a busy machine slows
all alike: trust the ratios, not the milliseconds. ``--files`` is a folder of text files for the comparison with
proselint (``examples/specs`` if left out), which is left out where it is not installed (``pip install proselint``).
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
TARGETS = {"speclint --version": 4.0, "speclint FILE, cold": 13.0}
BARE = "python -c pass"


def a_whole_specification() -> str:
    """A specification of usual length, about 800 words: a shipped one with the sentences of the others."""
    text = (EXAMPLES / "clean" / "street-sweeper-operator.md").read_text("utf-8")
    others = [path.read_text("utf-8") for path in sorted((EXAMPLES / "specs").glob("*.md"))]
    items = re.findall(r"(?m)^(?:\d\.|-) ([A-Z][^~\n]{30,})$", "\n".join(others))
    items += [f"{item[:-1]} in the northern district, with reports to the yard." for item in items]
    duties = "".join(f"{number}. {item}\n" for number, item in enumerate(items, 8))
    marker = "\n## WORKING CONDITIONS"
    return text.replace(marker, f"{duties}{marker}", 1)


def cpu(command: list[str], cwd: Path, env: dict[str, str]) -> float:
    """Milliseconds of processor time of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in {0, 1}:
        raise SystemExit(f"{command} failed:\n{done.stderr.decode(errors='replace')}")
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000


def medians(commands: dict[str, list[str]], rounds: int, cwd: Path, env: dict[str, str]) -> dict[str, float]:
    """The middle time of each command; one round goes before, to write byte code and fill the cache."""
    spent = [{name: cpu(command, cwd, env) for name, command in commands.items()} for _ in range(rounds + 1)][1:]
    return {name: statistics.median(once[name] for once in spent) for name in commands}


def start_up(rounds: int, cwd: Path, env: dict[str, str]) -> None:
    """One file: what starting costs."""
    (cwd / "spec.md").write_text(a_whole_specification(), "utf-8")
    python, speclint = [sys.executable], [sys.executable, "-m", "speclint"]
    cold = [*speclint, "check", "--no-cache", "spec.md"]
    imports = subprocess.run(
        [sys.executable, "-X", "importtime", *cold[1:]], cwd=cwd, env=env, capture_output=True, text=True, check=False
    ).stderr
    missing = [name for name in ("jsonschema", "textstat", "yaml") if not re.search(rf"(?m)\| +{name}\b", imports)]
    times = medians(
        {
            BARE: [*python, "-c", "pass"],
            "python -c 'import jsonschema, textstat'": [*python, "-c", "import jsonschema, textstat"],
            "speclint --version": [*speclint, "--version"],
            "speclint FILE, cold": cold,
            "speclint FILE, again": [*speclint, "check", "spec.md"],
        },
        rounds,
        cwd,
        env,
    )
    for name, time in times.items():
        ratio = time / times[BARE]
        wanted = f"  (at most {TARGETS[name]:.0f} wanted)" if name in TARGETS else ""
        print(f"{name:42}{time:8.1f} ms {ratio:6.1f} x{wanted}")
    if missing:
        print(f"the cold run does without {', '.join(missing)}")


def beside_proselint(folder: Path, most: int, rounds: int, cwd: Path, env: dict[str, str]) -> None:
    """Many files in one process."""
    files = [str(path) for path in sorted(folder.resolve().glob("*.txt"))[:most]]
    kilobytes = sum(Path(file).stat().st_size for file in files) / 1024
    print(f"\n{len(files)} text files, {kilobytes:.0f} KB")
    check = [sys.executable, "-m", "speclint", "check", "--profile", "generic", "--output-format", "json"]
    commands = {"speclint": [*check, "--no-cache", *files]}
    if find_spec("proselint"):
        commands["proselint"] = [sys.executable, "-m", "proselint", "check", *files]
    times = medians(commands, rounds, cwd, env)
    for name, time in times.items():
        share = f"{time / times['proselint']:6.2f} of proselint's" if "proselint" in times else ""
        print(f"{name:42}{time:8.0f} ms {share}")
    if "proselint" not in times:
        print("proselint is not installed")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="What speclint costs.")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--files", type=Path, default=EXAMPLES / "specs", help="a folder of .txt files")
    parser.add_argument("--most", type=int, default=100, help="so many of them")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        env |= {
            "XDG_CACHE_HOME": f"{scratch}/cache",
            "PYTHONPYCACHEPREFIX": f"{scratch}/bytes",
            "PYTHONPATH": str(ROOT),
        }
        start_up(asked.rounds, Path(scratch), env)
        beside_proselint(asked.files, asked.most, max(1, asked.rounds // 5), Path(scratch), env)


if __name__ == "__main__":
    main()
