"""Grammar and spelling by LanguageTool: its installation, one server of our own on loopback, and what it answers.

This file is all that a run without grammar imports of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, Protocol

from speclint.cache import Store
from speclint.spec import Spec

Wish = Literal["off", "auto", "required"]


class Reader(Protocol):
    """Who reads the specifications of one run for grammar."""

    @property
    def key(self) -> str:
        """A name for what it answers; nothing where it answers nothing."""
        ...

    @property
    def missed(self) -> frozenset[str]:
        """The files that it should have read and could not."""
        ...

    @property
    def incomplete(self) -> bool:
        """Whether anything went unread."""
        ...

    @property
    def lasting(self) -> bool:
        """Whether the same answer will do tomorrow."""
        ...

    @property
    def folders(self) -> tuple[str, ...]:
        """What its answers depend on, beside texts."""
        ...

    def read(self, specs: Iterable[Spec]) -> Iterator[Spec]:
        """The same specifications in the same order, with what was noticed in them."""
        ...

    def notices(self) -> Iterator[str]:
        """What was not read, and why."""
        ...


class Nobody:
    """Reads nothing, for nobody asked."""

    key = ""
    missed: frozenset[str] = frozenset()
    incomplete = False
    lasting = True
    folders: tuple[str, ...] = ()

    def read(self, specs: Iterable[Spec]) -> Iterator[Spec]:
        """The specifications as they are."""
        yield from specs

    def notices(self) -> Iterator[str]:
        """Nothing."""
        return iter(())


def reader(wish: Wish, url: str, rules: Iterable[str], store: Store) -> Reader:
    """Who reads: LanguageTool at *url* or our own for its *rules*, or nobody if grammar is off."""
    if wish == "off":
        return Nobody()
    from speclint.grammar.proofread import Proofreader

    return Proofreader(url, rules, store)
