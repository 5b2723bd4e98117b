"""Checks civil-service class specifications before they go to the board.

``lint`` checks files and folders, ``check`` documents that are at hand already, ``read`` turns bytes into a document.
"""

from __future__ import annotations

from speclint.version import VERSION

__version__ = VERSION

__all__ = [
    "Block",
    "Config",
    "Document",
    "Edit",
    "Finding",
    "Fix",
    "Hit",
    "Misuse",
    "Place",
    "Plan",
    "Profile",
    "Report",
    "Rule",
    "Severity",
    "Span",
    "Spec",
    "Unreadable",
    "__version__",
    "check",
    "lint",
    "read",
]


def __getattr__(name: str) -> object:
    """A public name, imported when it is first asked for.

    Whoever starts speclint runs this file first. A run that is answered from the cache takes a third of the time
    that the import of all stages would take alone, so neither this file nor the front door may import them.
    """
    if name not in __all__:
        raise AttributeError(f"module 'speclint' has no attribute '{name}'")
    globals().update(_face())
    return globals()[name]


def _face() -> dict[str, object]:
    """Every public name with what it stands for."""
    from speclint.document import Block, Document, Edit, Place, Span
    from speclint.errors import Misuse, Unreadable
    from speclint.finding import Finding, Fix, Hit, Report, Severity
    from speclint.formats import read
    from speclint.profile import Profile
    from speclint.rule import Rule
    from speclint.run.lint import check, lint
    from speclint.settings.config import Config
    from speclint.spec import Plan, Spec

    return locals()
