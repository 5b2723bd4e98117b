"""Files that lie elsewhere, named by an address such as ``s3://bucket/specs/clerk.docx``."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from speclint.errors import MAX_FILE, Misuse, Unreadable


def is_address(path: str) -> bool:
    """Whether a path is an address; one letter before the colon is a drive."""
    scheme, mark, _ = path.partition("://")
    return bool(mark) and len(scheme) > 1 and scheme.isascii() and scheme.replace("+", "").isalnum()


def listed(address: str) -> Iterator[str] | None:
    """The addresses of all files under a folder, in order; ``None`` where it is a file, or nothing."""
    system, inside = _found(address)
    try:
        if not system.isdir(inside):
            return None
        return (system.unstrip_protocol(path) for path in sorted(system.find(inside)))
    except Exception as error:  # each store has errors of its own
        raise Misuse(f"'{address}' cannot be listed: {_said(error)}") from error


def shown(address: str) -> tuple[str, ...]:
    """The folders and the file of an address, as its store names them."""
    return tuple(part for part in posixpath.normpath(address.partition("://")[2]).split("/") if part)


def fetched(address: str) -> bytes:
    """The bytes of a file; ``Unreadable`` where there are none, and no more than is asked where there are too many."""
    system, inside = _found(address)
    try:
        with system.open(inside, "rb") as stream:
            source: bytes = stream.read(MAX_FILE + 1)
    except FileNotFoundError as error:
        raise Unreadable("missing", "there is no such file") from error
    except Exception as error:
        raise Unreadable("missing", f"the file cannot be fetched: {_said(error)}") from error
    return source


def _found(address: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra
    except ImportError as error:
        said = f"'{address}' is an address, and reading those is an extra"
        raise Misuse(said, help="Install it with: pip install 'speclint[remote]'") from error
    try:
        system, inside = url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise Misuse(f"'{address}' cannot be read: {_said(error)}") from error
    return system, inside


def _said(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
