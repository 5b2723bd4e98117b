"""Regular expressions that are compiled when they are first searched for.

A run has hundreds of them, and most texts give it no cause to search for half: compiling all of them in front would be
a large share of a run over one file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from speclint.text import matchers


class Expression:
    """Like a ``re.Pattern``, with the same methods; a faulty source is a ``re.error`` at the first search.

    Never changed; where a fault has to be known at once, ``compiled`` tells.
    """

    __slots__ = (
        "findall",
        "finditer",
        "flags",
        "fullmatch",
        "groupindex",
        "match",
        "pattern",
        "search",
        "split",
        "sub",
    )

    pattern: str
    flags: int
    """As they were given; those that the source itself sets are not among them."""
    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[Any]]
    split: Callable[..., list[str]]
    sub: Callable[..., str]
    groupindex: Mapping[str, int]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Keep the source of a regular expression, and the flags of ``re`` for it."""
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - each of the methods above, which are not there yet
        """A method of the compiled expression: from then on, all of them stand here."""
        if name not in self.__slots__:
            raise AttributeError(name)
        found = self.compiled()
        for method in self.__slots__:
            if method not in {"pattern", "flags"}:
                setattr(self, method, getattr(found, method))
        return getattr(found, name)

    def compiled(self) -> re.Pattern[str]:
        """The expression as Python has it. Raises ``re.error`` if the source is faulty."""
        return matchers.compiled(self.pattern, self.flags)

    def __repr__(self) -> str:
        """As it is written."""
        return f"Expression({self.pattern!r}, {self.flags})"

    def __eq__(self, other: object) -> bool:
        """The same source with the same flags."""
        if not isinstance(other, Expression):
            return NotImplemented
        return (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self) -> int:
        """By source and flags."""
        return hash((self.pattern, self.flags))
