"""Write the report that README.md shows anew, from what speclint says of the shipped examples today.

Usage: python scripts/update_readme.py      (a test compares, and names this script where the two differ)

The block behind ``$ speclint examples/specs`` holds findings, each known by its rule and file, then ``...`` for what is
left out, then the last lines of the report.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=\$ speclint examples/specs\n).*?(?=\n```)", re.DOTALL)
_KNOWN_BY = re.compile(r"\A\w+ (?P<rule>\S+): .*\n\s+--> (?P<file>.*?\.\w+)(?=[: ])")
_WIDTH = "100"


def report(env: dict[str, str]) -> str:
    """What ``speclint examples/specs`` prints in a window of 100 columns."""
    command = [sys.executable, "-m", "speclint", "check", "--no-cache", "examples/specs"]
    settings = {**env, "COLUMNS": _WIDTH, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command, cwd=ROOT, env=settings, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.stdout


def updated(readme: str, said: str) -> str:
    """*readme* with its findings as *said* has them."""
    findings = {found.groups(): part for part in said.split("\n\n") if (found := _KNOWN_BY.match(part))}
    shown = BLOCK.search(readme)
    if shown is None:
        raise SystemExit("README.md shows no report")
    kept = [found.groups() for part in shown[0].split("\n\n") if (found := _KNOWN_BY.match(part))]
    lost = [f"{rule} in {file}" for rule, file in kept if (rule, file) not in findings]
    if lost:
        raise SystemExit(f"README.md shows what is found no more: {', '.join(lost)}")
    parts = [findings[name] for name in kept] + ["...", said.rstrip("\n").rpartition("\n\n")[2]]
    text = "\n\n".join(parts)
    return readme[: shown.start()] + text + readme[shown.end() :]


if __name__ == "__main__":
    import os

    README.write_text(updated(README.read_text("utf-8"), report(dict(os.environ))), "utf-8")
