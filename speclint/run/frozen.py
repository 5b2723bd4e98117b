"""A page as plain tuples that a cache can keep, and back."""

from __future__ import annotations

import marshal
import zlib
from typing import Any

from speclint.document import Edit, Place, Span
from speclint.finding import Authority, FileReport, Finding, Fix, Readability, Reading, Related, Severity
from speclint.light import fields
from speclint.run.checking import Page
from speclint.run.suppress import Allowance

Plain = tuple[Any, ...]

_KINDS: tuple[type, ...] = (
    *(tuple, Page, FileReport, Readability, Reading, Finding, Authority, Related, Place, Span, Fix, Edit, Allowance),
    Severity,
)
"""What a page is made of. A value of one of these is kept as its number here and what it holds, in its own order."""
_SIMPLE = frozenset({str, bytes, int, float, bool, type(None)})
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}
_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in _KINDS[1:-1]}


def frozen(page: Page) -> Plain:
    """A page as tuples, numbers and text."""
    plain: Plain = _plain(page)
    return plain


def thawed(plain: Plain) -> Page:
    """The page that ``frozen`` was given."""
    page: Page = _whole(plain)
    return page


def packed(plain: Plain) -> bytes:
    """What ``frozen`` gave, as few bytes: thousands of pages wait for one another."""
    return zlib.compress(marshal.dumps(plain), 1)


def unpacked(kept: bytes) -> Page:
    """The page that was packed, by this process or a worker of it."""
    return thawed(marshal.loads(zlib.decompress(kept)))  # noqa: S302 - packed by ourselves


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    kind = type(value)
    number = _NUMBERS.get(kind)
    if number is None:
        if kind not in _SIMPLE:
            raise TypeError(f"a page holds a {kind.__name__}, of which the cache knows nothing")
        return value
    if kind is Severity:
        return (number, value.value)
    inner = value if kind is tuple else (getattr(value, name) for name in _FIELDS[kind])
    return (number, *map(_plain, inner))


def _whole(plain: Any) -> Any:  # noqa: ANN401 - likewise
    if type(plain) is not tuple:
        return plain
    kind = _KINDS[plain[0]]
    inner = map(_whole, plain[1:])
    return tuple(inner) if kind is tuple else kind(*inner)
