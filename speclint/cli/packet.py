"""``speclint packet``: one page for a meeting, and a draft of the memo that goes with it."""

from __future__ import annotations

from pathlib import Path

from speclint.agenda.items import items
from speclint.cli.arguments import Parser, checking
from speclint.cli.check import checked, settled
from speclint.cli.check import write as write_text
from speclint.cli.copies import noticed, write
from speclint.errors import Misuse
from speclint.reporters.html import packet
from speclint.run import discover
from speclint.settings import config
from speclint.settings.config import Config
from speclint.settings.instructions import employer
from speclint.write.memo import Letter, memo


def run(arguments: list[str]) -> int:
    """Check a folder, hold it against what was adopted, and write the page of a meeting; exit code as of ``check``."""
    asked = _parser().read(arguments)
    if len(asked.paths) != 1 or not Path(asked.paths[0]).is_dir():
        raise Misuse("'speclint packet' takes one folder", help="Put the files of the meeting into a folder.")
    page = Path(asked.output)
    draft = Path(asked.draft) if asked.draft else None
    _demand_endings(page, draft)
    settings = _aside(settled(asked), asked.base)
    done = checked(asked, settings, reports=[page, *([draft] if draft else [])], texts=True)
    noticed(done)
    report = done.report
    write_text(page, packet.render(report, title=asked.title, date=asked.date, base=Path(asked.base or "").name))
    found = items(report)
    print(f"Wrote {page}: {packet.verdict(found)}")
    if draft:
        profile, _, _ = employer(settings)
        letter = Letter(asked.title or packet.TITLE, asked.date)
        write(draft, memo(found, profile.memo, letter))
        print(f"Wrote {draft}: a draft; what only a person can say is marked in it.")
    return report.exit


def _parser() -> Parser:
    parser = checking("packet", "Write one page for a meeting: what changes in each class, its redline, its findings.")
    add = parser.add_argument
    add("-o", "--output", metavar="PAGE", default="packet.html", help="the page to write")
    add("--base", metavar="PATH", help="the adopted versions: a folder, matched by class code, then by title")
    add("--title", default="", help="what the page is called")
    add("--date", default="", help="the day of the meeting, as it is to be written")
    add("--memo", dest="draft", metavar="FILE", help="write a draft of the staff memo too, as a Word file")
    return parser


def _demand_endings(page: Path, draft: Path | None) -> None:
    if page.suffix.lower() not in {".html", ".htm"}:
        raise Misuse(f"-o: a packet is a page and ends in .html, not '{page.name}'")
    if draft and draft.suffix.lower() != ".docx":
        raise Misuse(f"--memo: a draft is a Word file and ends in .docx, not '{draft.name}'")


def _aside(settings: Config, base: str | None) -> Config:
    """The settings, with adopted versions that lie in the folder itself left out of the items."""
    if not base:
        return settings
    name = discover.shown(base, str(settings.root))
    return config.instead(settings, exclude=(*settings.exclude, name, f"{name}/**"))
