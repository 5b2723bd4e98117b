"""Command lines into settings; whatever cannot be understood is ``Misuse`` with the nearest right word."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NoReturn

from speclint.cli.repository import above
from speclint.errors import Misuse, nearest
from speclint.reporters import FORMATS
from speclint.run.discover import STDIN
from speclint.settings import config, profiles
from speclint.settings.config import Config
from speclint.text.expression import Expression

_CHOICE = Expression(r"(?P<option>\S+): invalid choice: '(?P<wrong>.*)' \(choose from (?P<allowed>.*)\)")
"""How argparse says that a value is none of those allowed; newer versions of it do not quote them."""

_USUAL_WIDTH = 80


def _formatter(prog: str) -> argparse.HelpFormatter:
    """What writes the help; argparse asks for one with every option, and looks for the screen's width by slow means."""
    try:
        wide = int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
    except (OSError, ValueError, AttributeError):
        wide = _USUAL_WIDTH
    return argparse.HelpFormatter(prog, width=(wide or _USUAL_WIDTH) - 2)


class Parser(argparse.ArgumentParser):
    """A parser that raises where argparse would print and leave."""

    def __init__(self, command: str, about: str) -> None:
        """A parser for one command."""
        super().__init__(prog=f"speclint {command}", description=about, allow_abbrev=False, formatter_class=_formatter)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong."""
        said = message.replace("argument ", "", 1)
        if choice := _CHOICE.fullmatch(said):
            allowed = [word.strip(" '") for word in choice["allowed"].split(",")]
            unknown = f"{choice['option']}: unknown value '{choice['wrong']}'"
            raise Misuse(unknown, help=nearest(choice["wrong"], allowed))
        raise Misuse(said, help=f"'{self.prog} --help' lists what it takes.")

    def read(self, arguments: list[str]) -> argparse.Namespace:
        """Options and paths in any order; after ``--`` only paths."""
        cut = arguments.index("--") if "--" in arguments else len(arguments)
        # One with nargs=* swallows nothing after an option, so what is left over are paths, or options unknown.
        found, left = self.parse_known_args(arguments[:cut])
        paths = [word for word in left if not word.startswith("-") or word == "-"]
        for word in left:
            if word.startswith("-") and word != "-":
                known = [name for action in self._actions for name in action.option_strings]
                raise Misuse(
                    f"unknown option '{word.partition('=')[0]}'",
                    help=nearest(word.partition("=")[0], known, list_all=0) or f"'{self.prog} --help' lists them all.",
                )
        paths += arguments[cut + 1 :]
        if not hasattr(found, "paths"):
            if paths:
                raise Misuse(f"'{paths[0]}' is too much for '{self.prog}'", help=f"See '{self.prog} --help'.")
            return found
        found.paths = [*found.paths, *paths]
        return found


def checking(command: str, about: str) -> Parser:
    """What ``check`` and its kin take."""
    parser = Parser(command, about)
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="files and folders; - is standard input")
    add("--config", metavar="FILE", help="this config, and no other")
    add("--profile", metavar="NAME", help=f"the employer: {', '.join(profiles.known())}, or a YAML file of your own")
    add("--select", metavar="RULES", action="append", default=[], help="only these rules or families, with commas")
    add("--ignore", metavar="RULES", action="append", default=[], help="all but these rules or families")
    add("--thorough", action="store_true", help="every rule, also those that help few readers")
    add("--view", choices=("proposed", "original"), default="proposed", help="tracked changes accepted, or rejected")
    add("--as-of", metavar="DATE", type=_day, help="judge by this day, such as 2026-11-22")
    add("--force-exclude", action="store_true", help="include and exclude hold for named files too")
    add("--stdin-filename", metavar="NAME", default="", help="the name for what comes from standard input")
    add(
        "--grammar",
        choices=("off", "auto", "required"),
        help="check grammar too: where a checker is installed, or in any case",
    )
    add("--no-cache", action="store_true", help="work everything out anew")
    add("-j", "--jobs", metavar="N", default="auto", help="processes; auto: one a core, from ten files on")
    add("--executor", metavar="dask://HOST:PORT", help="have a Dask cluster do the work")
    add("--timeout", metavar="SECONDS", type=_seconds, default=60.0, help="how long one file may take; 0: any time")
    return parser


def reporting(parser: Parser) -> Parser:
    """What ``check`` takes beside."""
    add = parser.add_argument
    add("--fail-level", choices=("error", "warning", "note"), help="from here on a finding fails the run")
    add("--output-format", choices=FORMATS, default="full", metavar="FORMAT", help=", ".join(FORMATS))
    add("--report", metavar="FORMAT=FILE", action="append", default=[], help="write a report to a file; repeatable")
    add("--base", metavar="PATH", help="the adopted version, or a folder of them: also what is changed without a mark")
    add("--memo", metavar="FILE", help="the memo to the board: also which changes of weight it does not name")
    add("--annotate", metavar="DIR", help="write a copy of each Word file there, with its findings as comments")
    add("--exit-zero", action="store_true", help="exit with 0 where there are findings")
    add("--allow-empty", action="store_true", help="exit with 0 where there is nothing to check")
    add("--color", choices=("auto", "always", "never"), default="auto")
    add("--show-settings", metavar="FILE", help="show each setting for a file and where it comes from")
    return parser


def configured(asked: argparse.Namespace) -> Config:
    """The config that ``--config`` names, or the one closest above the files, with ``--profile``'s employer.

    A profile's path is read from the current folder, as every path of a command line is.
    """
    here = Path.cwd()
    named = Path(asked.config).absolute() if asked.config else None
    return chosen(config.load(here, named) if named else above(_files(asked)), asked)


def chosen(found: Config, asked: argparse.Namespace) -> Config:
    """A config with the employer that ``--profile`` names."""
    if not asked.profile:
        return found
    file = profiles.find(asked.profile, Path.cwd())
    return config.instead(found, profile=asked.profile if asked.profile in profiles.known() else str(file))


def _files(asked: argparse.Namespace) -> list[str]:
    """The files and folders that a command is about; of standard input, the place it is said to come from."""
    shown = getattr(asked, "show_settings", None)
    paths = [shown] if shown else getattr(asked, "paths", None) or []
    stands_for = getattr(asked, "stdin_filename", "") or "."
    return [stands_for if path == STDIN else path for path in paths]


def listed(words: Iterable[str]) -> tuple[str, ...]:
    """``--select a,b --select c`` as one list."""
    return tuple(part.strip() for word in words for part in word.split(",") if part.strip())


def _seconds(text: str) -> float:
    try:
        found = float(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of seconds") from error
    if not 0 <= found < float("inf"):
        raise argparse.ArgumentTypeError(f"'{text}' is no number of seconds")
    return found


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is no date; write it as 2026-11-22") from error
