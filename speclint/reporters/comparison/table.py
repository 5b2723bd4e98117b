"""Two states of a collection: the edit once, the classes it touched, the exceptions that it missed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from json import dumps

from speclint.compare.bulk import Edit, Table
from speclint.reporters.markdown import escaped
from speclint.reporters.words import counted, plain
from speclint.shipped import VERSION

_NAMED = 12
_Classes = Sequence[tuple[str, str]]


def full(table: Table) -> str:
    """Write each edit with its classes."""
    return "\n".join([*_lines(table), _closing(table)]) + "\n"


def _lines(table: Table) -> Iterator[str]:
    for edit in table.edits:
        yield f"{counted(len(edit.files), 'file')} ({', '.join(edit.topics)}): {_said(edit)}"
        yield f"     {_classes(edit.files)}"
        if edit.missed:
            yield f"     still said in {counted(len(edit.missed), 'file')}: {_classes(edit.missed)}"
    for what, these in (("New", table.added), ("Gone", table.removed)):
        if these:
            yield f"{what}: {_classes(these)}"


def _said(edit: Edit) -> str:
    struck, put = (f"[-{plain(edit.old)}-]" if edit.old else ""), (f"{{+{plain(edit.new)}+}}" if edit.new else "")
    return " ".join(part for part in (struck, put) if part)


def _classes(these: _Classes) -> str:
    more = f" and {len(these) - _NAMED} more" if len(these) > _NAMED else ""
    return ", ".join(f"{plain(title)} ({plain(path)})" for path, title in these[:_NAMED]) + more


def _closing(table: Table) -> str:
    several = sum(len(edit.files) > 1 for edit in table.edits)
    return (
        f"Compared {counted(table.pairs, 'class')}: {counted(len(table.edits), 'edit')}, {several} of them in several"
        f" classes; {len(table.added)} new, {len(table.removed)} gone."
    )


def markdown(table: Table) -> str:
    """Write one table."""
    rows = ["| Was | Now | Classes | Still said in |", "|---|---|---|---|"]
    rows += [
        f"| {escaped(e.old)} | {escaped(e.new)} | {escaped(_classes(e.files))} | {escaped(_classes(e.missed))} |"
        for e in table.edits
    ]
    return "\n".join([*rows, "", _closing(table)]) + "\n"


def json(table: Table) -> str:
    """Write it for scripts."""
    whole = {
        "speclint": VERSION,
        "classes": table.pairs,
        "exit": table.exit,
        "edits": [
            {
                "old": edit.old,
                "new": edit.new,
                "topics": list(edit.topics),
                "files": _listed(edit.files),
                "missed": _listed(edit.missed),
            }
            for edit in table.edits
        ],
        "added": _listed(table.added),
        "removed": _listed(table.removed),
    }
    return dumps(whole, ensure_ascii=False, indent=2).encode(errors="replace").decode() + "\n"


def _listed(these: _Classes) -> list[dict[str, str]]:
    return [{"path": path, "title": title} for path, title in these]


TABLES: dict[str, Callable[[Table], str]] = {"full": full, "markdown": markdown, "json": json}
"""Every output format of a comparison of two folders by name."""
