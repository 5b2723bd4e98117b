"""Blocks of pieces: what is on the page, who changed it and what was said about it."""

from __future__ import annotations

from typing import Literal, get_args

from speclint.document.places import Span
from speclint.light import dataclass

State = Literal["kept", "inserted", "deleted", "dropped"]
"""``dropped`` is inserted and then deleted again: it stands in neither view."""

ViewName = Literal["proposed", "original"]
VIEWS: tuple[ViewName, ...] = get_args(ViewName)

CODE = "m"
"""The letter of ``Piece.look`` for code, in which no rule of English holds."""

Kind = Literal["heading", "paragraph", "item", "cell", "header", "footer", "note", "comment"]
Story = Literal["body", "header", "footer", "footnote", "endnote", "textbox", "comment"]

_SHOWN: dict[ViewName, frozenset[State]] = {
    "proposed": frozenset({"kept", "inserted"}),
    "original": frozenset({"kept", "deleted"}),
}


def shown(state: State, view: ViewName) -> bool:
    """Whether what is in *state* can be read in *view*."""
    return state in _SHOWN[view]


def joined(outer: State, inner: State) -> State:
    """The state of a change inside a change."""
    if outer in {"kept", inner}:
        return inner
    return outer if inner == "kept" else "dropped"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one fate.

    ``source`` is where it stands in ``Document.source``. A piece of the same length as its source is the source's
    own characters; any other (a line wrap read as a blank, ``&amp;``) stands for its source as a whole.
    """

    text: str
    source: Span
    state: State = "kept"
    author: str = ""
    date: str = ""
    look: str = ""
    """Letters: b(old) i(talic) u(nderlined) s(truck) c(apitals) v(anished) r(ed, coloured) m(ono: code) t(yped on)."""
    link: str = ""
    move: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What a block is in one view."""

    kind: Kind = "paragraph"
    level: int = 0
    label: str | None = None
    """The list number or bullet as the reader sees it; never part of the text."""
    automatic: bool = False
    """Whether the word processor counts the label itself, or a person typed it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the source, with everything that was ever in it."""

    pieces: tuple[Piece, ...]
    source: Span
    """From its first character (its label included) to its last, in ``Document.source``."""
    proposed: Form = Form()
    original: Form = Form()
    mark: State = "kept"
    """The paragraph mark. Where it is gone, the text joins the next block of the same container, without a blank."""
    marker: tuple[Piece, ...] = ()
    """A label that was typed, with its own tracked changes: ``~~8.~~``."""
    story: Story = "body"
    container: str = "body"
    """Which cell, box, header or note it stands in; blocks join only inside one container."""
    cell: tuple[int, int, int] | None = None
    """Table, row and column, from 1."""
    style: str = ""

    def form(self, view: ViewName) -> Form:
        """What it is in *view*."""
        return self.proposed if view == "proposed" else self.original


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change, as its author made it."""

    kind: Literal["insert", "delete"]
    text: str
    author: str
    date: str
    source: Span
    move: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that the file already carries (in Markdown an HTML comment, in YAML a ``#`` comment)."""

    text: str
    source: Span
    """What it is attached to, in ``Document.source``."""
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the reader noticed about the file itself; becomes a finding of the family ``file/``."""

    rule: str
    """The rule's name after ``file/``: ``encoding``, ``unread-part`` …"""
    reason: str
    source: Span = Span(0, 0)
    withheld: bool = False
    """Whether text of the specification may stand in what was not read: then the file was not read in full."""
