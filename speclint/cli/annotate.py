"""``speclint annotate``: a copy that carries the findings as comments."""

from __future__ import annotations

from speclint.cli.arguments import checking
from speclint.cli.check import checked, settled
from speclint.cli.copies import noticed, now, said, single, target, to_copy, unread, write
from speclint.errors import Refused, Unreadable
from speclint.finding import Finding, Report
from speclint.write.annotate import annotated


def run(arguments: list[str]) -> int:
    """Check one Word file and write a copy of it with each finding as a comment."""
    parser = to_copy(checking("annotate", "Copy a Word file, with each finding as a comment at its place."))
    asked = parser.read(arguments)
    file = single(asked.paths, "annotate")
    done = checked(asked, settled(asked))
    report = done.report
    if not any(file.status == "checked" for file in report.files):
        return said(file, *unread(report))
    noticed(done)
    try:
        made = annotated(file.read_bytes(), file.name, report.findings, now())
    except (Refused, Unreadable) as fault:
        return said(file, f"no copy was written: {fault.reason}", fault.help)
    copy = target(file, asked.output)
    write(copy, made.data)
    print(f"Wrote {copy}: {comments(report.findings)}{there(made.known)}.")
    return report.exit


def comments(findings: tuple[Finding, ...]) -> str:
    """Return ``3 comments (1 error, 2 notes)``."""
    counts = Report(findings).count()
    parts = [f"{n} {name}{'s' if n != 1 else ''}" for name, n in sorted(counts.items(), key=lambda c: -c[0].weight)]
    some = f"{len(findings)} comment{'s' if len(findings) != 1 else ''}"
    return f"{some} ({', '.join(parts)})" if parts else some


def there(known: int) -> str:
    """Return ``; 2 of them were there already`` for comments that an earlier run has left."""
    return f"; {known} of them {'was' if known == 1 else 'were'} there already, and not added again" if known else ""
