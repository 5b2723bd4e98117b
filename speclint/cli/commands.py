"""Which command a command line asks for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from speclint.errors import Misuse, nearest
from speclint.settings import config


def _check(arguments: list[str]) -> int:
    from speclint.cli.check import run

    return run(arguments)


def _rule(arguments: list[str]) -> int:
    from speclint.cli.explain import run

    return run(arguments)


def _show(arguments: list[str]) -> int:
    from speclint.cli.show import run

    return run(arguments)


def _rules(arguments: list[str]) -> int:
    from speclint.cli.packs import run

    return run(arguments)


def _series(arguments: list[str]) -> int:
    from speclint.cli.series import run

    return run(arguments)


def _find(arguments: list[str]) -> int:
    from speclint.cli.find import run

    return run(arguments)


def _compare(arguments: list[str]) -> int:
    from speclint.cli.compare import run

    return run(arguments)


def _fix(arguments: list[str]) -> int:
    from speclint.cli.fix import run

    return run(arguments)


def _annotate(arguments: list[str]) -> int:
    from speclint.cli.annotate import run

    return run(arguments)


def _clean(arguments: list[str]) -> int:
    from speclint.cli.clean import run

    return run(arguments)


def _redline(arguments: list[str]) -> int:
    from speclint.cli.redline import run

    return run(arguments)


def _packet(arguments: list[str]) -> int:
    from speclint.cli.packet import run

    return run(arguments)


def _baseline(arguments: list[str]) -> int:
    from speclint.cli.baseline import run

    return run(arguments)


def _init(arguments: list[str]) -> int:
    from speclint.cli.begin import run

    return run(arguments)


def _grammar(arguments: list[str]) -> int:
    from speclint.cli.grammar import run

    return run(arguments)


def _doctor(arguments: list[str]) -> int:
    from speclint.cli.doctor import run

    return run(arguments)


def _serve(arguments: list[str]) -> int:
    from speclint.cli.serve import run

    return run(arguments)


def _lsp(arguments: list[str]) -> int:
    from speclint.cli.lsp import run

    return run(arguments)


def _watch(arguments: list[str]) -> int:
    from speclint.cli.watch import run

    return run(arguments)


def _sql(arguments: list[str]) -> int:
    from speclint.cli.sql import run

    return run(arguments)


def _mcp(arguments: list[str]) -> int:
    from speclint.cli.mcp import run

    return run(arguments)


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "check": _check,
    "rule": _rule,
    "show": _show,
    "rules": _rules,
    "compare": _compare,
    "series": _series,
    "find": _find,
    "fix": _fix,
    "annotate": _annotate,
    "clean": _clean,
    "redline": _redline,
    "packet": _packet,
    "baseline": _baseline,
    "init": _init,
    "grammar": _grammar,
    "doctor": _doctor,
    "serve": _serve,
    "lsp": _lsp,
    "mcp": _mcp,
    "watch": _watch,
    "sql": _sql,
}
"""Command -> what runs it; a command's module is imported by its own run alone."""

_USAGE = """\
Usage: speclint [PATH...]             check files and folders (the same as 'speclint check')
       speclint rule ID | --all       what a rule says, why, and how it looks
       speclint show FILE             what speclint sees in a file: --view, --structure, --json
       speclint series [PATH...]      each class series as a ladder; wordings of statements; law that changed
       speclint find PHRASE [PATH...] which specifications say a phrase, and where
       speclint sql QUESTION REPORT   ask the findings of a jsonl report in SQL
       speclint compare OLD NEW       what changed, part by part; a redline alone: its own two texts
       speclint fix [PATH...]         mend what can be mended safely; Word files as tracked changes in a copy
       speclint annotate FILE         a copy of a Word file with each finding as a comment
       speclint clean REDLINE         its proposed text as a clean Word copy: changes accepted, comments and paths gone
       speclint redline OLD NEW       a Word file in which the differences of two are tracked changes
       speclint packet FOLDER         one page for a meeting: items, what changes, redlines; --memo drafts the memo
       speclint baseline write|prune  accept today's findings; drop those that are mended
       speclint rules test|new PACK   for people who write rules
       speclint init                  config, hook and CI files for a folder of specifications
       speclint grammar ACTION        LanguageTool: install it, its status, stop its server
       speclint serve                 a page on this computer: drop files, read findings, download copies
       speclint lsp                   the same findings under the cursor of an editor
       speclint watch                 check again whatever changes
       speclint mcp                   tools for a program that writes (Model Context Protocol)
       speclint doctor                what is installed; nothing is sent
       speclint --version

'speclint COMMAND --help' says more. Exit codes: 0 clean, 1 findings, 2 misuse, 3 incomplete.
"""


def run(arguments: list[str]) -> int:
    """Run one command line; a fault of it is one message on standard error, and exit code 2."""
    try:
        return _run(arguments)
    except Misuse as fault:
        print(f"speclint: {_near(fault)}", file=sys.stderr)
        return 2
    except SystemExit as leaving:  # argparse has printed its help
        return int(leaving.code or 0)


def _run(arguments: list[str]) -> int:
    first = arguments[0] if arguments else ""
    if first in {"-h", "--help", "help"}:
        print(_USAGE, end="")
        return 0
    if first in COMMANDS:
        return _done(first, arguments[1:])
    if first and not first.startswith("-") and not _is_path(first):
        raise Misuse(f"there is no command, file or folder '{first}'", help=nearest(first, COMMANDS))
    if not arguments and not config.load(Path.cwd()).include:
        print(_USAGE, end="", file=sys.stderr)
        return 2
    return _done("check", arguments)


def _done(command: str, arguments: list[str]) -> int:
    return COMMANDS[command](arguments)


def _is_path(word: str) -> bool:
    return any(sign in word for sign in "./\\") or Path(word).exists()


def _near(fault: Misuse) -> Misuse:
    """The same fault with its file as seen from here."""
    if fault.file and Path(fault.file).is_relative_to(Path.cwd()):
        fault.file = Path(fault.file).relative_to(Path.cwd())
    return fault
