"""``speclint compare``: what changed between two versions of a specification, part by part."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from speclint.cache import Store
from speclint.cli.arguments import Parser, configured
from speclint.cli.check import colored, demand_free, screen_width, target, write
from speclint.compare.bulk import tabled
from speclint.compare.change import Comparison
from speclint.compare.comparing import against, within
from speclint.document import Document
from speclint.errors import Misuse, Unreadable
from speclint.formats import source
from speclint.profile import Profile
from speclint.reporters.comparison import COMPARISONS
from speclint.reporters.comparison.table import TABLES
from speclint.run import discover
from speclint.run.collecting import Reading
from speclint.settings.config import Config
from speclint.settings.instructions import employer

_MOST = 2


def run(arguments: list[str]) -> int:
    """Compare two files, or the two texts of a redline; 0 where nothing differs, 1 where something does."""
    asked = _parser().read(arguments)
    if not 1 <= len(asked.paths) <= _MOST or discover.STDIN in asked.paths:
        raise Misuse("'speclint compare' takes an old and a new file, or one redline")
    wanted = [target(word, COMPARISONS) for word in asked.report]
    demand_free(wanted, asked.paths)
    settings = configured(asked)
    if len(asked.paths) == _MOST and all(Path(path).is_dir() for path in asked.paths):
        return _folders(asked, settings, wanted)
    profile, _, _ = employer(settings)
    documents: list[Document] = []
    for path in asked.paths:
        if Path(path).is_dir():
            raise Misuse(f"'{path}' is a folder", help="Name an old and a new file, or two folders.")
        try:
            documents.append(_document(path, settings))
        except Unreadable as fault:
            print(f"speclint: {path}: {fault.reason}", file=sys.stderr)
            return 3
    done = _compared(documents, profile)
    sys.stdout.write(COMPARISONS[asked.output_format](done, color=colored(asked.color), width=screen_width()))
    for form, file in wanted:
        write(file, COMPARISONS[form](done))
    return done.exit


def _folders(asked: argparse.Namespace, settings: Config, wanted: list[tuple[str, Path]]) -> int:
    """Compare two states of a collection: each edit once, with the classes that it touched."""
    for form in (asked.output_format, *(form for form, _ in wanted)):
        if form not in TABLES:
            raise Misuse(f"two folders are compared as {', '.join(TABLES)}, not as {form}")
    old, new = (Reading(settings, [path], Store(None)) for path in asked.paths)
    table = tabled(list(old.specs()), list(new.specs()))
    sys.stdout.write(TABLES[asked.output_format](table).encode(errors="replace").decode())
    for form, file in wanted:
        write(file, TABLES[form](table))
    unread = [*old.unread, *new.unread]
    for path, reason in unread:
        print(f"speclint: {path}: {reason}", file=sys.stderr)
    return 3 if unread or not (old.count and new.count) else table.exit


def _parser() -> Parser:
    parser = Parser("compare", "Say what changed from an old file to a new one, or in a redline.")
    add = parser.add_argument
    add("paths", nargs="*", metavar="FILE", help="the old and the new file, or one redline")
    add("--output-format", choices=tuple(COMPARISONS), default="full", metavar="FORMAT", help=", ".join(COMPARISONS))
    add("--report", metavar="FORMAT=FILE", action="append", default=[], help="write it to a file too; repeatable")
    add("--profile", metavar="NAME", help="the employer: alameda, calhr, generic, or a YAML file of your own")
    add("--config", metavar="FILE", help="this config, and no other")
    add("--color", choices=("auto", "always", "never"), default="auto")
    return parser


def _document(path: str, settings: Config) -> Document:
    return source.document(source.contents(path), discover.shown(path, str(settings.root)))


def _compared(documents: list[Document], profile: Profile) -> Comparison:
    """The comparison of two files, or of a redline's own texts; a file without changes has nothing to compare."""
    if len(documents) == _MOST:
        return against(documents[0], documents[1], profile)
    (redline,) = documents
    if not redline.changes and not redline.carries_redline:
        said = f"'{redline.path}' holds no tracked changes, so there is nothing to compare it with"
        raise Misuse(said, help="Name the old file and the new one.")
    return within(redline, profile)
