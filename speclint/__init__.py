"""Checks civil-service class specifications before they go to the board.

``lint`` checks files and folders, ``check`` documents that are at hand already, ``read`` turns bytes into a document.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

from speclint.version import VERSION

__version__ = VERSION

_FACE = {
    "Block": "document",
    "Config": "config",
    "Document": "document",
    "Edit": "document",
    "Finding": "finding",
    "Fix": "finding",
    "Hit": "finding",
    "Misuse": "errors",
    "Place": "document",
    "Plan": "spec",
    "Profile": "profile",
    "Report": "finding",
    "Rule": "rule",
    "Severity": "finding",
    "Span": "document",
    "Spec": "spec",
    "Unreadable": "errors",
    "check": "lint",
    "read": "formats",
}
"""Public name -> the module that defines it."""

__all__ = [*sorted(_FACE), "__version__", "later", "lint"]  # noqa: PLE0604 - they are names


def __getattr__(name: str) -> object:
    """A public name, imported when it is first asked for."""
    if name not in _FACE:
        raise AttributeError(f"module 'speclint' has no attribute '{name}'")
    return getattr(later(_FACE[name]), name)


class _Face(ModuleType):
    """A package whose ``lint`` is the function, never the module in which it stands."""

    @property
    def lint(self) -> object:
        """Check files and folders."""
        return later("lint").lint

    @lint.setter
    def lint(self, module: object) -> None:
        """Import would put the module here; it is left out."""


sys.modules[__name__].__class__ = _Face


def later(module: str) -> ModuleType:
    """A module of speclint, imported when it is needed: the one place where that happens by name.

    Whoever starts speclint runs this file first. A run that is answered from the cache takes a third of the time
    that the import of all stages would take alone, so neither this file nor the front door may import them.
    """
    return import_module(f"speclint.{module}")
