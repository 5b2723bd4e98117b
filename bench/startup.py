"""What a program costs before it does anything: CPU time of each, as a multiple of bare Python in the same run.

Usage: python bench/startup.py [ROUNDS] [NAME ...]

User and system time of the child, medians of interleaved rounds: trust the ratios, not the milliseconds.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from pathlib import Path

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
}


def cpu(arguments: list[str]) -> float | None:
    """Milliseconds of processor time of one run; ``None`` if it failed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return spent * 1000 if run.returncode in {0, 1} else None


def main(rounds: int, chosen: list[str]) -> None:
    """Print the table."""
    commands = {name: COMMANDS[name] for name in ["bare python", *(chosen or list(COMMANDS)[1:])]}
    for arguments in commands.values():  # the first run writes the byte code
        cpu(arguments)
    spent = [{name: cpu(arguments) for name, arguments in commands.items()} for _ in range(rounds)]
    bare = statistics.median(filter(None, (once["bare python"] for once in spent)))
    for name in commands:
        times = [time for once in spent if (time := once[name]) is not None]
        middle = statistics.median(times) if times else None
        print(f"{name:24}", f"{middle:7.1f} ms {middle / bare:6.1f} x" if middle else "  fails")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15, sys.argv[2:])
