"""``speclint find``: which classes of a collection say a phrase, and where."""

from __future__ import annotations

import sys

from speclint import cache
from speclint.cache import Store
from speclint.cli.arguments import configured
from speclint.cli.series import parser_of
from speclint.errors import Misuse
from speclint.finding import Related
from speclint.reporters.series import json, terminal
from speclint.rule import spotted
from speclint.run.collecting import Reading
from speclint.series.facts import related
from speclint.settings import rulebook
from speclint.spec import Spec
from speclint.text.phrases.book import Phrase, PhraseSet
from speclint.text.phrases.lexicon import Lexicon
from speclint.text.phrases.notation import Faulty

_FORMATS = {"full": terminal.places, "json": json.places}


def run(arguments: list[str]) -> int:
    """Say where a phrase stands; 0 where it was looked for in every file, 3 where one could not be read."""
    parser = parser_of("find", "Say which specifications hold a phrase, and where: speclint find 'words per minute'.")
    parser.add_argument("--output-format", choices=tuple(_FORMATS), default="full", metavar="FORMAT")
    asked = parser.read(arguments)
    if not asked.paths:
        raise Misuse("'speclint find' needs a phrase", help="For example: speclint find 'words per minute' specs/")
    phrase, *paths = asked.paths
    store = Store(cache.folder(), read_only=asked.no_cache)
    reading = Reading(configured(asked), paths or ["."], store)
    sought = _phrases(phrase)
    found = [(spec.title, spec.class_code, spot) for spec in reading.specs() for spot in _spots(spec, sought)]
    sys.stdout.write(_FORMATS[asked.output_format](phrase, found, reading.count).encode(errors="replace").decode())
    for path, reason in reading.unread:
        print(f"speclint: {path}: {reason}", file=sys.stderr)
    return 3 if reading.unread or not reading.count else 0


def _phrases(text: str) -> PhraseSet:
    """The phrase in the notation of the rules, with their named lists."""
    lexicon = Lexicon()
    rulebook.load((), lexicon=lexicon)
    try:
        program = lexicon.program(text)
    except Faulty as fault:
        part = f" at “{fault.part}”" if fault.part else ""
        said = f"the phrase “{text}” cannot be read{part}: {fault.why}"
        raise Misuse(said, help="CONTRIBUTING.md has the notation; plain words need none.") from fault
    return PhraseSet((Phrase(text, program),))


def _spots(spec: Spec, sought: PhraseSet) -> list[Related]:
    return [
        related(spec.document.path, spotted(spec, passage.span(found.start, found.end)))
        for _, passage, found in spec.said(sought, outside=True)
    ]
