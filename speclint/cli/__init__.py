"""The front door. It knows the way to a kept answer, and leaves all else to the commands."""

from __future__ import annotations

import atexit
import gc
import os
import sys

import speclint
from speclint.cli import replay

_FOR_PROGRAMS = frozenset({"json", "jsonl", "--json", "sarif", "github", "gitlab", "junit", "markdown", "html"})


def main(argv: list[str] | None = None) -> int:
    """Run one command line and return its exit code: 0 clean, 1 findings, 2 misuse, 3 incomplete."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    # A run makes many small values and lets few go: looking for circles among them less often saves a tenth of it.
    gc.set_threshold(200_000, 20, 50)
    atexit.register(gc.freeze)  # nor is there a reason to look at all of them once more when it ends
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - it was closed; pathlib is slow
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if _for_programs(arguments) and hasattr(sys.stdout, "reconfigure") and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        if arguments == ["--version"]:
            print(f"speclint {speclint.__version__}")
            return 0
        known = replay.answer(arguments)
        if known is None:
            from speclint import later

            later.begin()
            from speclint.cli.commands import run

            code = run(arguments)
        else:
            code, text = known
            sys.stdout.write(text)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("\nspeclint: stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # Whoever read our output has closed it; Python must not complain of that when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:
        if error.filename is not None:
            raise
        print(f"speclint: the output cannot be written: {error.strerror}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 3
    return code


def _for_programs(arguments: list[str]) -> bool:
    """Whether the answer is for a program, which expects UTF-8 whatever the console's own encoding is."""
    return any(word.removeprefix("--output-format=") in _FOR_PROGRAMS for word in arguments)
