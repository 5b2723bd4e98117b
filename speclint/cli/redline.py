"""``speclint redline``: two versions of a Word file as one, with the differences as tracked changes."""

from __future__ import annotations

from pathlib import Path

from speclint.cli.arguments import Parser, configured
from speclint.cli.copies import now, said, single, target, to_copy, write
from speclint.errors import Misuse, Refused, Unreadable
from speclint.formats import source
from speclint.recognize import recognize
from speclint.settings.instructions import employer
from speclint.write.redline import redlined

_TWO = 2


def run(arguments: list[str]) -> int:
    """Write a Word file in which what the new version changes is tracked; both versions stay as they are."""
    parser = to_copy(Parser("redline", "Write the differences of two Word files as tracked changes."))
    parser.add_argument("paths", nargs="*", metavar="OLD NEW")
    parser.add_argument("--profile", metavar="NAME", help="the employer, whose headings help to find the title")
    parser.add_argument("--config", metavar="FILE", help="this config, and no other")
    asked = parser.read(arguments)
    if len(asked.paths) != _TWO:
        raise Misuse(f"'speclint redline' takes an old and a new file, not {len(asked.paths)}")
    old, new = (single([path], "redline") for path in asked.paths)
    profile, _, _ = employer(configured(asked))
    try:
        before, after = (source.contents(str(file)) for file in (old, new))
        title = recognize(source.document(after, new.name), profile, "proposed").title
        made = redlined(before, after, (old.name, new.name), now(), title)
    except (Refused, Unreadable) as fault:
        return said(new, f"no redline was written: {fault.reason}", fault.help)
    copy = target(new, asked.output, "redline")
    _demand_other(copy, old)
    write(copy, made)
    changes = len(source.document(made, copy.name).changes)
    print(f"Wrote {copy}: {changes} tracked change{'s' if changes != 1 else ''} from {old.name} to {new.name}.")
    return 0


def _demand_other(copy: Path, old: Path) -> None:
    if copy.exists() and copy.samefile(old):
        raise Misuse(f"-o: '{copy}' is the old version itself", help="Give the redline another name.")
