"""Copies beside the input: where they go, how they are written, what is said where none can be."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from speclint.cli.arguments import Parser
from speclint.errors import Misuse, Refused, Unreadable
from speclint.finding import Report
from speclint.run import discover
from speclint.run.road import Run
from speclint.write.annotate import annotated

_WORD = frozenset({".docx", ".docm", ".dotx"})


def to_copy(parser: Parser) -> Parser:
    """What commands that write a copy take beside."""
    parser.add_argument("-o", "--output", metavar="COPY", help="the copy to write; else a new file beside the input")
    return parser


def single(paths: list[str], command: str) -> Path:
    """The one file that a command is about."""
    if len(paths) != 1:
        raise Misuse(f"'speclint {command}' takes one file, not {len(paths)}", help=f"See 'speclint {command} --help'.")
    if paths[0] == discover.STDIN:
        raise Misuse(f"'speclint {command}' cannot copy what comes from standard input", help="Name a file.")
    file = Path(paths[0])
    if file.is_dir():
        raise Misuse(f"'{file}' is a folder", help="For folders there is 'speclint check FOLDER --annotate COPIES'.")
    return file


def target(file: Path, output: str | None, called: str = "speclint") -> Path:
    """The copy to write: as asked, or a new name beside the input; never the input itself."""
    if output is None:
        return free(file.with_name(f"{file.stem}.{called}{file.suffix}"), None)
    copy = Path(output)
    if copy.is_dir() or output.endswith(("/", os.sep)):
        copy /= file.name
    if copy.suffix.lower() != file.suffix.lower():
        raise Misuse(
            f"-o: a copy of '{file.name}' ends in {file.suffix}, not '{copy.name}'", help="It is no other kind."
        )
    if copy.exists() and file.exists() and copy.samefile(file):
        raise Misuse(f"-o: '{copy}' is the input itself", help="Give the copy another name.")
    return copy


def free(copy: Path, taken: set[str] | None) -> Path:
    """The same name, numbered where it is taken: on disk, or by another copy of this run."""
    names = (copy.with_name(f"{copy.stem}{f'-{n}' if n > 1 else ''}{copy.suffix}") for n in range(1, 10_000))
    free = next(name for name in names if (not name.exists() if taken is None else name.name.lower() not in taken))
    if taken is not None:
        taken.add(free.name.lower())
    return free


def write(file: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    file = file.resolve()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".speclint-", delete=False) as stream:
            stream.write(data)
        _like(Path(stream.name), file)
        Path(stream.name).replace(file)
    except OSError as error:
        raise Misuse(f"the file cannot be written: {error.strerror}", file=file) from error


def _like(made: Path, file: Path) -> None:
    """Give a new file the permissions of the one it replaces, or those that any new file gets."""
    if file.exists():
        made.chmod(file.stat().st_mode)
        return
    mask = os.umask(0)
    os.umask(mask)
    made.chmod(0o666 & ~mask)


def now() -> str:
    """The instant in UTC; instead the one that SOURCE_DATE_EPOCH names in seconds, so that two copies can be alike."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    when = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def said(file: Path, *sentences: str) -> int:
    """Say on standard error what was not done; 3, for the run is incomplete."""
    words = " ".join(
        sentence if sentence.endswith((".", "!", "?")) else f"{sentence}." for sentence in sentences if sentence
    )
    print(f"speclint: {file}: {words}", file=sys.stderr)
    return 3


def noticed(done: Run) -> None:
    """Say on standard error what a command without a report of its own would leave unsaid: grammar that went unread."""
    for notice in done.unread:
        print(f"Notice: {notice}", file=sys.stderr)


def unread(report: Report) -> Iterator[str]:
    """Why nothing could be checked."""
    yield from (file.reason for file in report.files if file.status == "unreadable" and file.reason)
    yield from (finding.help for finding in report.findings if finding.noticed and finding.help)
    yield from report.notices


def annotate_all(report: Report, root: Path, folder: Path) -> bool:
    """Write a copy of each Word file of a run into *folder*; whether all of them could be written."""
    done, taken = True, set[str]()
    for file in report.files:
        if file.status != "checked":
            continue
        path = root / file.path
        findings = [finding for finding in report.findings if finding.path == file.path]
        copy = free(folder / f"{path.stem}.speclint{path.suffix}", taken)
        try:
            write(copy, annotated(path.read_bytes(), path.name, findings, now()).data)
        except (Refused, Unreadable) as fault:
            said(Path(file.path), f"no copy was written: {fault.reason}", fault.help)
            done = done and path.suffix.lower() not in _WORD
    return done
