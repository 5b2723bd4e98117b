"""``speclint baseline``: adopt an old collection without drowning in its findings."""

from __future__ import annotations

from speclint.cli.arguments import checking
from speclint.cli.check import checked, settled
from speclint.cli.copies import noticed
from speclint.errors import Misuse, nearest
from speclint.run.baseline import BASELINE, read_baseline, write_baseline

_ACTIONS = ("write", "prune")


def run(arguments: list[str]) -> int:
    """Write down the findings of today, or remove those that are mended."""
    action, *rest = arguments or [""]
    if action not in {*_ACTIONS, "-h", "--help"}:
        raise Misuse(f"'speclint baseline' takes write or prune, not '{action}'", help=nearest(action, _ACTIONS))
    parser = checking(
        f"baseline {action if action in _ACTIONS else '|'.join(_ACTIONS)}",
        "Accept the findings of today (write), or drop what is mended (prune).",
    )
    asked = parser.read(rest if action in _ACTIONS else arguments)
    settings = settled(asked)
    file = settings.root / BASELINE
    done = checked(asked, settings, baseline=action == "prune")
    report = done.report
    noticed(done)
    old = dict(read_baseline(file)) if action == "prune" else {}
    if action == "write":
        unread = {file.path for file in report.files if file.status == "unreadable"}  # nothing to get used to
        entries = [_entry(f.fingerprint, f.rule, f.path) for f in report.findings if f.path not in unread]
        said = f"Wrote {len(entries)} finding{'s' if len(entries) != 1 else ''} to {file}."
        if asked.paths and file.exists():
            seen = {checked_file.path for checked_file in report.files}
            others = [dict(entry) for entry in read_baseline(file).values() if entry["path"] not in seen]
            said += f" Those of other files stay there: {len(others)}." if others else ""
            entries += others
    else:
        gone = set(done.stale)
        entries = [dict(entry) for name, entry in old.items() if name not in gone]
        said = f"Removed {len(gone)} of {len(old)} entries from {file}."
    try:
        write_baseline(file, entries)
    except OSError as error:
        raise Misuse(f"the baseline cannot be written: {error.strerror}", file=file) from error
    print(said)
    return 3 if report.incomplete else 0


def _entry(fingerprint: str, rule: str, path: str) -> dict[str, str]:
    return {"fingerprint": fingerprint, "rule": rule, "path": path}
