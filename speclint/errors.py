"""Misuse: the instructions are wrong, and where."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike

MAX_FILE = 32 << 20
"""Bytes. A larger file is no class specification: it is ``Unreadable``, and its content makes no difference."""


class Misuse(Exception):  # noqa: N818 - "Misuse" is the word the house uses for wrong instructions
    """An option, a config, a rule pack, a schema or a plugin that cannot be followed.

    The page is never the cause of a ``Misuse``: what is wrong with a page is a finding.
    """

    def __init__(
        self,
        problem: str,
        *,
        file: PathLike[str] | str | None = None,
        line: int | None = None,
        column: int | None = None,
        help: str = "",  # noqa: A002 - the same word as in rules and findings
    ) -> None:
        """Say what is wrong, in which file, line and column (from 1), and what to do about it."""
        super().__init__(problem)
        self.problem = problem
        self.file = file
        self.line = line
        self.column = column
        self.help = help

    def __str__(self) -> str:
        """``rules/local.yaml:12: unknown key 'sevrity'. Did you mean 'severity'?``."""
        spot = [str(part) for part in (self.file, self.line, self.column) if part]
        where = f"{':'.join(spot)}: " if self.file else ""
        return f"{where}{self.problem}{'. ' + self.help if self.help else ''}"


def nearest(wrong: str, allowed: Iterable[str], *, list_all: int = 12) -> str:
    """A sentence that offers the nearest allowed name, and lists what is allowed where that is short."""
    from difflib import get_close_matches  # noqa: PLC0415 - only wrong words need it, and every start pays for it

    names = sorted(set(allowed))
    near = get_close_matches(wrong, names, 1, 0.6) or get_close_matches(
        wrong.rpartition("/")[2], [n.rpartition("/")[2] for n in names], 1, 0.75
    )
    full = [n for n in names if near and (n == near[0] or n.rpartition("/")[2] == near[0])]
    said = f"Did you mean '{full[0]}'?" if full else ""
    if len(names) <= list_all:
        said = f"{said} Allowed: {', '.join(names)}".strip()
    return said


class Unreadable(Exception):  # noqa: N818 - read as a sentence: "the file is unreadable"
    """A file that cannot be read; the run goes on and the file becomes a finding ``file/CODE``."""

    def __init__(self, code: str, reason: str, help: str = "") -> None:  # noqa: A002 - as above
        """*code* is the rule's name after ``file/``; *reason* and *help* are for an HR analyst."""
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.help = help


class Refused(Exception):  # noqa: N818 - as above
    """A copy that is not written: the file is signed, protected, no Word file, or cannot take this change."""

    def __init__(self, reason: str, help: str = "", *, which: int | None = None) -> None:  # noqa: A002 - as above
        """*reason* and *help* are for an HR analyst; *which* of several changes was the one, counted from 0."""
        super().__init__(reason)
        self.reason = reason
        self.help = help
        self.which = which
