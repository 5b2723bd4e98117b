"""Grammar and spelling by an engine behind one door: Harper in this process, or LanguageTool over loopback.

This file is all that a run without grammar imports of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, Protocol

from speclint.cache import Store
from speclint.light import dataclass
from speclint.spec import Spec

Wish = Literal["off", "auto", "required"]
Engine = Literal["auto", "harper", "languagetool"]


class Reader(Protocol):
    """Who reads the specifications of one run for grammar."""

    @property
    def name(self) -> str:
        """Which engine it is; a rule says whose notices it sifts."""
        ...

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

    name = ""
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


@dataclass(frozen=True)
class Absent(Nobody):
    """Reads nothing, for the engine that was asked for is not there."""

    why: str
    incomplete = True

    def notices(self) -> Iterator[str]:
        """What is missing."""
        yield f"Grammar was not checked: {self.why}."


def reader(wish: Wish, engine: Engine, url: str, rules: Mapping[str, Iterable[str]], store: Store) -> Reader:
    """Who reads, or nobody if grammar is off.

    *rules* are the engines' own names of the rules that are on, by engine; *url* is a LanguageTool server of the
    config.
    ``auto`` takes the server that the config names, else Harper where it is installed, else our own LanguageTool.
    """
    if wish == "off":
        return Nobody()
    from speclint.grammar import embedded, proofread

    if engine == "harper" or (engine == "auto" and not url and (embedded.usable() or not proofread.there())):
        if not embedded.usable():
            return Absent(f"Harper is not installed: {embedded.HOW}")
        return embedded.Embedded(rules.get("harper", ()), store)
    return proofread.Proofreader(url, rules.get("languagetool", ()), store)
