"""Word: the bytes of a .docx, .docm or .dotx in, a ``Document`` with both views out."""

from __future__ import annotations

from speclint.formats.word.read import read

__all__ = ["read"]
