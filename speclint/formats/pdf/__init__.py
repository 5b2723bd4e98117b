"""PDF: the bytes of a file in, a ``Document`` out; the file itself is opened in a child process only."""

from __future__ import annotations

from speclint.formats.pdf.read import read

__all__ = ["read"]
