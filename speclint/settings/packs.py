"""Rule packs and profiles as plain entries: parsed and validated once, then taken from where they are kept.

What ships is kept beside its source, where Python keeps byte code; a user's own in the cache. What their regular
expressions need of a text is kept with them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from speclint.cache import Store, key
from speclint.errors import Misuse
from speclint.notation.noted import Noted
from speclint.notation.yaml import read_yaml
from speclint.shipped import ours
from speclint.version import VERSION


def read(path: Path, what: str, store: Store, validate: Callable[[Noted], None]) -> Noted:
    """The entries of a file; *what* it is (``rule pack``) stands in messages.

    Raises ``Misuse`` if it cannot be read, is no YAML, or *validate* refuses it.
    """
    source = _source(path, what)
    name = key(what, VERSION, source)
    shipped = ours(str(path))
    stores = (_beside(path), store) if shipped else (store,)
    for place in stores:
        kept = place.get(name)
        if isinstance(kept, tuple):
            data, lines = kept
            return Noted(data, lines, str(path))
    noted = _parsed(source, path, what)
    if not shipped:  # what ships was validated by the tests
        validate(noted)
    any(place.put(name, (noted.data, dict(noted.lines))) for place in stores)
    return noted


def parsed(path: Path, what: str) -> Noted:
    """The entries of a file, not validated."""
    return _parsed(_source(path, what), path, what)


def _beside(path: Path) -> Store:
    return Store(f"{path.parent}/__pycache__")


def _source(path: Path, what: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Misuse(f"the {what} cannot be read: {error.strerror}", file=path) from error


def _parsed(source: bytes, path: Path, what: str) -> Noted:
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise Misuse(f"the {what} is not UTF-8", file=path, line=line, help="Save it as UTF-8.") from error
    return read_yaml(text, str(path), trusted=ours(str(path)))
