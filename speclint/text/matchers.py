"""Regular expressions as Python's matcher runs them, kept from one run to the next.

To compile those that a page needs is a fifth of a run over one file. Python has no public way to keep what it compiled;
here that is what its compiler hands to its matcher, for this very Python alone. The matcher looks its programs through
before it takes them, and wherever anything is not as it was, an expression is compiled as ever.
"""

from __future__ import annotations

import re
import sys
from array import array
from functools import cache
from importlib import import_module
from typing import Any

from speclint.cache import Store, key
from speclint.shipped import shipped
from speclint.version import VERSION

_MOST = 2000
"""Of more expressions than speclint has, some are those of older ones: then the keeping begins anew."""
_OWN: set[str] = set()
"""Sources that do not ship."""
_FRESH: dict[str, tuple[str, int]] = {}
"""What was compiled in this run, by the name under which it will be kept."""


def compiled(pattern: str, flags: int) -> re.Pattern[str]:
    """An expression as Python has it. Raises ``re.error`` if the source is faulty."""
    name = f"{flags:d} {pattern}"
    kept = _kept().get(name)
    if kept is not None:
        try:
            full, code, groups, index, names = kept
            found: re.Pattern[str] = _matcher().compile(pattern, full, array("I", code).tolist(), groups, index, names)
        except (RuntimeError, OverflowError, TypeError, ValueError):
            pass
        else:
            return found
    if pattern not in _OWN:
        _FRESH[name] = pattern, flags
    return re.compile(pattern, flags)


def own(pattern: str) -> None:
    """Leave an expression out of what is kept with speclint: it is somebody's own."""
    _OWN.add(pattern)


def owned() -> tuple[str, ...]:
    """The expressions that are somebody's own."""
    return tuple(sorted(_OWN))


def keep() -> None:
    """Keep what was compiled in this run, beside what is kept already."""
    fresh = {name: plain for name, (pattern, flags) in _FRESH.items() if (plain := _plain(pattern, flags))}
    _FRESH.clear()
    if fresh:
        kept = _kept() if len(_kept()) + len(fresh) < _MOST else {}
        _place().put(_name(), {**kept, **fresh})


def _plain(pattern: str, flags: int) -> tuple[Any, ...] | None:
    """What the compiler makes of an expression, as plain values; nothing where this Python does it in another way."""
    try:
        inside = re._compiler  # type: ignore[attr-defined]  # noqa: SLF001 - there is no public way
        parsed = inside._parser.parse(pattern, int(flags))  # noqa: SLF001
        code = array("I", inside._code(parsed, int(flags)))  # noqa: SLF001
        index = dict(parsed.state.groupdict)
        names: list[str | None] = [None] * parsed.state.groups
    except (AttributeError, TypeError, OverflowError, re.error):
        return None
    for group, nth in index.items():
        names[nth] = group
    return int(flags) | parsed.state.flags, code.tobytes(), parsed.state.groups - 1, index, tuple(names)


@cache
def _kept() -> dict[str, tuple[Any, ...]]:
    found = _place().get(_name())
    return found if isinstance(found, dict) else {}


@cache
def _matcher() -> Any:  # noqa: ANN401 - a module without types
    return import_module("_sre")


def _name() -> str:
    matcher = _matcher()
    return key("expressions", VERSION, sys.version, str(matcher.MAGIC), str(matcher.CODESIZE))


def _place() -> Store:
    return Store(f"{shipped('rules')}/__pycache__")
