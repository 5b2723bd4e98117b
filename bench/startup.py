"""What a program costs before it does anything: CPU time of each, as a multiple of bare Python in the same run.

Usage: python bench/startup.py [ROUNDS] [NAME ...]

Byte code is written and used, as it is where a package is installed, whatever the environment says.

User and system time of the child, medians of interleaved rounds: trust the ratios, not the milliseconds.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

GRADE = (
    "from speclint.text.readability import grade; "
    "grade(['Plans, organizes and directs the on-the-job training.'] * {n})"
)

FILE = str(Path(__file__).parent.parent / "examples" / "specs" / "library-technician.md")

COMMANDS = {
    "bare python": ["-c", "pass"],
    "import textstat": ["-c", "import textstat"],
    "speclint.text.readability": ["-c", "import speclint.text.readability"],
    "speclint grade()": ["-c", GRADE.format(n=100)],
    "speclint too short": ["-c", GRADE.format(n=1)],
    "jsonschema": ["-c", "import jsonschema"],
    "jsonschema and grade()": ["-c", "import jsonschema; " + GRADE.format(n=100)],
    "yaml": ["-c", "import yaml"],
    "lxml.etree": ["-c", "import lxml.etree"],
    "speclint --version": ["-m", "speclint", "--version"],
    "speclint FILE, cold": ["-m", "speclint", "check", FILE, "--no-cache"],
    "speclint FILE, changed": ["-m", "speclint", "check", "{changed}"],
    "speclint FILE, again": ["-m", "speclint", "check", "{again}"],
}
"""The arguments of Python; ``{changed}`` is a file that is another one in every round, while the cache is warm."""


def cpu(arguments: list[str], folder: str) -> float | None:
    """Milliseconds of processor time of one run; ``None`` if it failed. A folder of its own holds files and cache."""
    changing, kept = Path(folder, "changed.md"), Path(folder, "again.md")
    text = Path(FILE).read_text("utf-8")
    kept.write_text(text, "utf-8")
    changing.write_text(f"{text}\nRound {time.monotonic_ns()}.\n", "utf-8")
    arguments = [
        one.format(changed=changing, again=kept) if one in {"{changed}", "{again}"} else one for one in arguments
    ]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["XDG_CACHE_HOME"] = str(Path(folder, "cache"))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run([sys.executable, *arguments], capture_output=True, check=False, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return spent * 1000 if run.returncode in {0, 1} else None


def main(rounds: int, chosen: list[str]) -> None:
    """Print the table."""
    commands = {name: COMMANDS[name] for name in ["bare python", *(chosen or list(COMMANDS)[1:])]}
    with TemporaryDirectory() as folder:
        cpu(["-m", "speclint", "check", FILE], folder)  # an ordinary run keeps the instructions that later ones take up
        for arguments in commands.values():  # the first run writes the byte code, and what is kept beside what ships
            cpu(arguments, folder)
        spent = [{name: cpu(arguments, folder) for name, arguments in commands.items()} for _ in range(rounds)]
    bare = statistics.median(filter(None, (once["bare python"] for once in spent)))
    for name in commands:
        times = [time for once in spent if (time := once[name]) is not None]
        middle = statistics.median(times) if times else None
        print(f"{name:24}", f"{middle:7.1f} ms {middle / bare:6.1f} x" if middle else "  fails")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15, sys.argv[2:])
