"""What is on the page: its text in two views, where it stands, and who changed it.

A document keeps *blocks* of *pieces*. Each piece is kept, inserted or deleted, and so is each paragraph mark.
The two views, ``proposed`` (all changes accepted) and ``original`` (all rejected), are derived from them, each
with its own text and an exact map back to the source.
"""

from __future__ import annotations

from speclint.document.blocks import (
    CODE,
    VIEWS,
    Block,
    Change,
    Comment,
    Form,
    Kind,
    Piece,
    Remark,
    State,
    Story,
    ViewName,
    joined,
    shown,
)
from speclint.document.document import Document
from speclint.document.places import Edit, Place, Span
from speclint.document.view import Paragraph, View

__all__ = [
    "CODE",
    "VIEWS",
    "Block",
    "Change",
    "Comment",
    "Document",
    "Edit",
    "Form",
    "Kind",
    "Paragraph",
    "Piece",
    "Place",
    "Remark",
    "Span",
    "State",
    "Story",
    "View",
    "ViewName",
    "joined",
    "shown",
]
