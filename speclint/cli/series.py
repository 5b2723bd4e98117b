"""``speclint series``: each class series as a ladder, the wordings of each standard statement, and law that changed."""

from __future__ import annotations

import sys

from speclint import cache
from speclint.cache import Store
from speclint.cli.arguments import Parser, configured
from speclint.cli.check import demand_free, target, write
from speclint.reporters.series import OVERVIEWS
from speclint.run.changed_law import changed_law
from speclint.run.collecting import Reading
from speclint.series.collection import Collection
from speclint.series.ladders import overview


def run(arguments: list[str]) -> int:
    """Show the series of a collection; 0, or 3 where a file could not be read or there was none."""
    parser = parser_of(
        "series", "Show each class series as a ladder, the wordings of each standard statement, and law that changed."
    )
    add = parser.add_argument
    add("--output-format", choices=tuple(OVERVIEWS), default="full", metavar="FORMAT", help=", ".join(OVERVIEWS))
    add("--report", metavar="FORMAT=FILE", action="append", default=[], help="write it to a file too; repeatable")
    asked = parser.read(arguments)
    wanted = [target(word, OVERVIEWS) for word in asked.report]
    store = Store(None if asked.no_cache else cache.folder())
    config, paths = configured(asked), asked.paths or ["."]
    reading = Reading(config, paths, store)
    demand_free(wanted, [file.path for file in reading.found.files])
    collection = Collection(reading.facts(), reading.profile)
    law = changed_law(config, paths, store) if collection.facts else ()
    found = overview(collection, tuple(sorted(reading.unread)), law)
    sys.stdout.write(OVERVIEWS[asked.output_format](found))
    for form, file in wanted:
        write(file, OVERVIEWS[form](found))
    return 3 if reading.unread or not found.files else 0


def parser_of(command: str, about: str) -> Parser:
    """What the commands over a collection take."""
    parser = Parser(command, about)
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="files and folders")
    add("--profile", metavar="NAME", help="the employer: a shipped profile, or a YAML file of your own")
    add("--config", metavar="FILE", help="this config, and no other")
    add("--no-cache", action="store_true", help="work everything out anew")
    return parser
