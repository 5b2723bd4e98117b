"""Compare two texts in this process, and say what a reader would need to see."""

from __future__ import annotations

from checking import seen

from speclint.compare.change import Change, Comparison
from speclint.compare.comparing import compare

HEAD = "# POOL CLERK\n\nCity of Marisol\n\nCode No. 4711\n\nApproved by CSB: May 6, 2020\n\n"


def compared(old: str, new: str, path: str = "spec.md") -> Comparison:
    return compare(seen(old, path), seen(new, path))


def duties(*items: str, head: str = HEAD) -> str:
    listed = "\n".join(f"{n}. {item}" for n, item in enumerate(items, 1))
    return f"{head}## DEFINITION\n\nUnder supervision, sells tickets.\n\n## EXAMPLES OF DUTIES\n\n{listed}\n"


def part(heading: str, text: str, *, head: str = HEAD) -> str:
    return f"{duties('Sells tickets.', 'Counts the cash.', head=head)}\n## {heading}\n\n{text}\n"


def row(change: Change) -> tuple[str, str, str]:
    return change.kind, change.weight, change.topic


def rows(old: str, new: str, path: str = "spec.md") -> list[tuple[str, str, str]]:
    return [row(change) for change in compared(old, new, path).changes]


def assert_exact(comparison: Comparison) -> None:
    """Assert that the words of each change are both its texts, and that nothing differs beside the changes."""
    for change in comparison.changes:
        old = "".join(word.text for word in change.words if word.op != "insert")
        new = "".join(word.text for word in change.words if word.op != "delete")
        assert old == (change.old.text if change.old else "")
        assert new == (change.new.text if change.new else "")
