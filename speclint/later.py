"""Three modules of the standard library without what they import and a run hardly ever asks for.

That is some fifteen modules (``inspect`` with ``ast`` and ``tokenize``, ``urllib.parse`` with ``ipaddress``,
``gettext`` with ``locale``), ten milliseconds of processor time in every run. In their place stand modules that import
the real one as soon as something of it is asked for. Whoever imports them elsewhere gets the real ones.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


class Later(ModuleType):
    """Stands in for a module."""

    def __init__(self, name: str, **own: object) -> None:
        """*own* is what others take from it while they are imported, so that it has to be there at once."""
        super().__init__(name)
        vars(self).update(own)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the module has
        """What the real module has."""
        if name.startswith("__") or sys.modules.get(self.__name__) is self:
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


def _quoted(path: bytes) -> str:
    from urllib.parse import quote_from_bytes  # noqa: PLC0415 - for the address of a path, which nobody asks for

    return quote_from_bytes(path)


def _plural(one: str, several: str, n: int) -> str:
    return one if n == 1 else several


def begin() -> None:
    """Import the three, before anybody else does.

    dataclasses asks inspect about classes without a docstring, and copies in ``asdict``; argparse has its words
    translated, by nobody: its messages are read by us (``cli/arguments.py``) as they are in English.
    """
    ahead = (
        Later("inspect"),
        Later("copy"),
        Later("urllib.parse", quote_from_bytes=_quoted),
        Later("gettext", gettext=str, ngettext=_plural),
    )
    put = [module for module in ahead if sys.modules.setdefault(module.__name__, module) is module]
    try:
        for name in ("argparse", "dataclasses", "pathlib"):
            import_module(name)
    finally:
        for module in put:
            del sys.modules[module.__name__]
