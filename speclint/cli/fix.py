"""``speclint fix``: text files are mended in place, Word files in a copy, as tracked changes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from difflib import unified_diff
from functools import partial
from pathlib import Path

from speclint import cache
from speclint.cache import Store
from speclint.cli.arguments import Parser, checking
from speclint.cli.check import checked, settled
from speclint.cli.copies import noticed, now, said, single, target, to_copy, unread, write
from speclint.errors import Misuse, Refused, Unreadable
from speclint.finding import FileReport, Finding
from speclint.formats.lines.line import decode
from speclint.grammar import Reader
from speclint.light import dataclass, field, replace
from speclint.run import discover
from speclint.run.lint import examine
from speclint.run.working import proofreader
from speclint.settings.config import Config
from speclint.settings.instructions import Instructions, prepare
from speclint.write.fix import Outcome, fixed


def run(arguments: list[str]) -> int:
    """Mend what can be mended, and say what was done and what is left."""
    parser = to_copy(
        checking("fix", "Mend what can be mended safely: text in place, Word in a copy, as tracked changes.")
    )
    parser.add_argument("--diff", action="store_true", help="show what would be changed, and write nothing")
    parser.add_argument("--unsafe", action="store_true", help="also fixes that may change what is meant")
    asked = _understood(parser, arguments)
    settings = settled(asked)
    done = checked(asked, settings)
    report = done.report
    noticed(done)
    compiled = Store(cache.folder(), read_only=asked.no_cache)
    told = prepare(settings, asked.view, compiled)
    work = _Work(asked, settings, told, proofreader(told, Store(None) if asked.no_cache else compiled))
    for file in report.files:
        found = [finding for finding in report.findings if finding.path == file.path]
        work.findings += work.mend(file, found)
    for notice in sorted({*work.reader.notices()} - {*done.unread}):
        print(f"Notice: {notice}", file=sys.stderr)
    if report.incomplete and not report.files:
        said(Path(asked.paths[0] if asked.paths else "."), *unread(report))
    left = report if asked.diff else replace(report, findings=tuple(work.findings))
    print(work.summary())
    return 3 if work.refused else left.exit


def _understood(parser: Parser, arguments: list[str]) -> argparse.Namespace:
    asked = parser.read(arguments)
    if discover.STDIN in asked.paths:
        raise Misuse("'speclint fix' cannot change what comes from standard input", help="Name a file.")
    if asked.view != "proposed":
        raise Misuse("--view: only the proposed text can be mended", help="The original text is history.")
    if asked.output:
        single(asked.paths, "fix")
    return asked


@dataclass
class _Work:
    """The files of one run, and what it has come to."""

    asked: argparse.Namespace
    settings: Config
    told: Instructions
    reader: Reader
    findings: list[Finding] = field(default_factory=list)
    """What is left."""
    mended: int = 0
    more: int = 0
    """What could be mended besides, if unsafe fixes were asked for."""
    files: int = 0
    refused: bool = False

    def mend(self, file: FileReport, findings: list[Finding]) -> list[Finding]:
        """Mend one file; what is found in it afterwards."""
        asked = self.asked
        if file.status == "unreadable":
            said(Path(file.path), file.reason or "it could not be read")
        path = self.settings.root / file.path
        named = path.absolute() in [Path(word).absolute() for word in asked.paths]
        curable = any(fix.safe or asked.unsafe for finding in findings for fix in finding.fixes)
        if file.status != "checked":
            return findings
        source = path.read_bytes()
        if not (curable or named):
            self._count(source, file.path, findings)
            return findings
        try:
            done = self._fixed(source, file.path, unsafe=asked.unsafe)
        except (Refused, Unreadable) as fault:
            said(Path(file.path), f"nothing was changed: {fault.reason}", fault.help)
            self.refused = True
            return findings
        for finding, reason in done.left:
            said(Path(file.path), f"{finding.rule} was not mended ({finding.where}): {reason}")
        self.mended += len(done.applied)
        self.files += bool(done.applied)
        self._deliver(file.path, path, source, done)
        self._count(done.data, file.path, done.findings)
        return list(done.findings)

    def _count(self, source: bytes, name: str, findings: Iterable[Finding]) -> None:
        """Count what unsafe fixes would mend, by trying: where one fault is mended another may come to light."""
        if self.asked.unsafe or all(fix.safe for finding in findings for fix in finding.fixes):
            return
        with suppress(Refused, Unreadable):
            self.more += len(self._fixed(source, name, unsafe=True).applied)

    def _fixed(self, source: bytes, name: str, *, unsafe: bool) -> Outcome:
        known = partial(examine, name=name, told=self.told, reader=self.reader)
        return fixed(source, known, unsafe=unsafe, date=now())

    def _deliver(self, name: str, path: Path, source: bytes, done: Outcome) -> None:
        """Show or write what was mended."""
        if self.asked.diff:
            for line in _shown(name, source, done):
                print(line)
        elif done.applied or self.asked.output:
            copy = _written(path, done, self.asked.output)
            print(f"{name}{'' if copy == path else f' -> {discover.shown(str(copy), str(self.settings.root))}'}:")
            for line in _list(done):
                print(line)

    def summary(self) -> str:
        """How it went, in a sentence."""
        verb = "Would mend" if self.asked.diff else "Mended"
        files = f"{self.files} file{'s' if self.files != 1 else ''}"
        words = f"{verb} {self.mended} finding{'s' if self.mended != 1 else ''} in {files}; {len(self.findings)} left"
        more = f" --unsafe would mend {self.more} more (read what it does)." if self.more else ""
        return f"{words}.{more}"


def _written(path: Path, done: Outcome, output: str | None) -> Path:
    """Write the result where it belongs: beside the input for Word, in its place for text, or as asked."""
    copy = target(path, output) if output or _word(path) else path
    write(copy, done.data)
    return copy


def _word(path: Path) -> bool:
    return path.suffix.lower() in {".docx", ".docm", ".dotx"}


def _shown(name: str, source: bytes, done: Outcome) -> Iterator[str]:
    """What would be changed: a unified diff, or for Word a list of edits."""
    if not done.applied:
        return
    if _word(Path(name)):
        yield f"{name}:"
        yield from _list(done)
        return
    old, new = (decode(data).text.splitlines() for data in (source, done.data))
    yield from unified_diff(old, new, name, name, lineterm="")


def _list(done: Outcome) -> Iterator[str]:
    """The fixes, a line each."""
    for cure in done.applied:
        finding = cure.finding
        what = " ".join(finding.excerpt.split())
        yield f"  {finding.where or 'top of the page'}: “{what}”: {cure.fix.title} ({finding.rule})"
