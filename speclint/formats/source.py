"""The bytes of a file, and the document they hold: the one way from a path to a page."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import BinaryIO

from speclint.document import Document
from speclint.errors import MAX_FILE, Misuse, Unreadable
from speclint.formats import read, remote


def contents(path: str | None) -> bytes:
    """The bytes of a file, or of standard input; ``Unreadable`` where there are none or far too many."""
    try:
        if path is None:
            if sys.stdin is None:  # it was closed
                raise Unreadable("missing", "standard input is closed")
            return _bounded(sys.stdin.buffer)
        if remote.is_address(path):
            source = remote.fetched(path)
            if len(source) > MAX_FILE:
                raise _too_large()
            return source
        known = Path(path).stat()  # before it is opened: a pipe without a writer would never open
        if stat.S_ISDIR(known.st_mode):
            raise Unreadable("unsupported", "this is a folder", "Name a file in it.")
        if not stat.S_ISREG(known.st_mode):
            raise Unreadable("unsupported", "this is no file but a pipe or a device")
        if known.st_size > MAX_FILE:
            raise _too_large()
        with Path(path).open("rb") as stream:
            return _bounded(stream)
    except FileNotFoundError as error:
        raise Unreadable("missing", "there is no such file") from error
    except OSError as error:
        help_ = "Close it in other programs, and check that you may read it."
        raise Unreadable("missing", f"the file cannot be opened: {error.strerror}", help_) from error


def _bounded(stream: BinaryIO) -> bytes:
    """All that a stream holds; what states no size, such as a pipe, may have no end."""
    source = stream.read(MAX_FILE + 1)
    if len(source) > MAX_FILE:
        raise _too_large()
    return source


def _too_large() -> Unreadable:
    return Unreadable("too-large", "the file is far larger than any class specification", "Check that it is the one.")


def document(source: bytes, path: str) -> Document:
    """Read a file; whatever a reader trips over becomes ``Unreadable``."""
    try:
        return read(source, path)
    except (Unreadable, Misuse):
        raise
    except Exception as error:
        said = f"the file cannot be read ({type(error).__name__})"
        raise Unreadable("damaged", said) from error
