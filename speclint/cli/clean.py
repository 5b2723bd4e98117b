"""``speclint clean``: the proposed text of a redline as a clean copy."""

from __future__ import annotations

from speclint.cli.arguments import Parser, configured
from speclint.cli.copies import said, single, target, to_copy, write
from speclint.errors import Refused, Unreadable
from speclint.formats import source
from speclint.recognize import recognize
from speclint.settings.instructions import employer
from speclint.write.clean import cleaned


def run(arguments: list[str]) -> int:
    """Write a copy of a Word file with all changes accepted, without comments, metadata and internal paths."""
    parser = to_copy(Parser("clean", "Copy a Word file, with all changes accepted, comments, metadata and paths gone."))
    parser.add_argument("paths", nargs="*", metavar="REDLINE")
    parser.add_argument("--profile", metavar="NAME", help="the employer, whose headings help to find the title")
    parser.add_argument("--config", metavar="FILE", help="this config, and no other")
    asked = parser.read(arguments)
    file = single(asked.paths, "clean")
    profile, _, _ = employer(configured(asked))
    try:
        data = source.contents(str(file))
        read = source.document(data, file.name)
        made = cleaned(data, file.name, recognize(read, profile, "proposed").title)
    except (Refused, Unreadable) as fault:
        return said(file, f"no copy was written: {fault.reason}", fault.help)
    copy = target(file, asked.output, "clean")
    write(copy, made.data)
    changes = len(read.changes)
    accepted = f"{changes} change{'s' if changes != 1 else ''} accepted"
    print(f"Wrote {copy}: {'; removed '.join([accepted, ', '.join(made.removed)] if made.removed else [accepted])}.")
    return 0
