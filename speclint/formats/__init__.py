"""Bytes in, a document out."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePosixPath

from speclint.document import Document
from speclint.errors import Unreadable

Reader = Callable[[bytes, str], Document]


def _lazy(name: str) -> Reader:
    def reader(source: bytes, path: str) -> Document:
        # The only import by name in the family: a run over Markdown must not pay for Word and PDF.
        document: Document = import_module(f"{__name__}.{name}").read(source, path)
        return document

    return reader


READERS: dict[str, Reader] = {
    suffix: _lazy(name)
    for name, suffixes in {
        "word": (".docx", ".docm", ".dotx"),
        "markdown": (".md", ".markdown"),
        "text": (".txt", ".text"),
        "yaml": (".yaml", ".yml"),
        "pdf": (".pdf",),
        "legacy": (".doc", ".odt", ".rtf"),
    }.items()
    for suffix in suffixes
}
"""Every ending that is read, with its reader."""


def read(source: bytes, path: str) -> Document:
    """Read *source* by the format that *path*'s ending names.

    Raises ``Unreadable`` with a reason for an HR analyst; anything else that a damaged file makes a reader raise is
    turned into one by the caller.
    """
    suffix = PurePosixPath(path).suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        files = f"'{suffix}' files" if suffix else "files whose name has no ending"
        raise Unreadable("unsupported", f"speclint does not read {files}")
    if not source.strip(b"\xef\xbb\xbf \t\r\n\x0b\x0c\x00"):
        raise Unreadable("empty", "the file is empty", "Check that the right file was saved.")
    return reader(source, path)
