"""The SHA-256 of bytes: of the first million by Python itself, for OpenSSL takes longer to load than these to read.

It is some five times as quick, so that a run over a whole collection is worth its start.
"""

from __future__ import annotations

try:
    from _sha2 import sha256 as _own  # type: ignore[import-not-found]  # Python's own has no public name
except ImportError:
    try:  # before 3.12
        from _sha256 import sha256 as _own  # type: ignore[import-not-found]
    except ImportError:
        from hashlib import sha256 as _own

_MUCH = 1_000_000
_read = [0]
"""Bytes that were read in this process."""


def sha256(source: bytes) -> str:
    """The digest, in hexadecimal figures."""
    _read[0] += len(source)
    if _read[0] > _MUCH:
        return _quick(source)
    found: str = _own(source).hexdigest()
    return found


def _quick(source: bytes) -> str:
    from hashlib import sha256  # noqa: PLC0415 - as said above

    return sha256(source).hexdigest()
