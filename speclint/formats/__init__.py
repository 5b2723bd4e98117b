"""Bytes in, a document out; a format is imported by the first file that needs it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from pathlib import PurePosixPath

from speclint import plugins
from speclint.document import Document, Remark
from speclint.errors import Unreadable
from speclint.formats.lines.conflict import conflicts
from speclint.formats.lines.conflict import remarks as conflict_remarks
from speclint.formats.lines.disguise import unmasked
from speclint.formats.lines.tables import laid_out
from speclint.light import replace

Reader = Callable[[bytes, str], Document]


def _word(source: bytes, path: str) -> Document:
    from speclint.formats.word import read as reader

    return reader(source, path)


def _markdown(source: bytes, path: str) -> Document:
    from speclint.formats.markdown import read as reader

    return reader(source, path)


def _plain(source: bytes, path: str) -> Document:
    from speclint.formats.plain import marks_changes
    from speclint.formats.plain import read as reader

    return (_redline(source, path) if marks_changes(source) else None) or reader(source, path)


def _redline(source: bytes, path: str) -> Document | None:
    """A text in which changes are marked as in Markdown, which is read as such; ``None`` where no mark has an end."""
    found = _markdown(source, path)
    return replace(found, format="text") if found.carries_redline else None


def _yaml(source: bytes, path: str) -> Document:
    from speclint.formats.yaml import read as reader

    return reader(source, path)


def _pdf(source: bytes, path: str) -> Document:
    from speclint.formats.pdf import read as reader

    return reader(source, path)


def _legacy(source: bytes, path: str) -> Document:
    from speclint.formats.legacy import read as reader

    return reader(source, path)


READERS: dict[str, Reader] = {
    ".docx": _word,
    ".docm": _word,
    ".dotx": _word,
    ".md": _markdown,
    ".markdown": _markdown,
    ".txt": _plain,
    ".text": _plain,
    ".yaml": _yaml,
    ".yml": _yaml,
    ".pdf": _pdf,
    ".doc": _legacy,
    ".odt": _legacy,
    ".rtf": _legacy,
}
"""Every ending that is read, with its reader."""


class _Endings(Container[str]):
    """Every ending that is read; what other packages bring is looked up by the first that is not ours."""

    def __contains__(self, suffix: object) -> bool:
        return suffix in READERS or (bool(suffix) and suffix in plugins.names("readers"))


ENDINGS: Container[str] = _Endings()


def _brought(suffix: str) -> Reader | None:
    """The reader that another package brings for an ending."""
    found: Reader | None = plugins.load("readers", suffix) if suffix else None
    if found is not None and not callable(found):
        raise plugins.refused("readers", suffix, "function read(source, path)")
    return found


def brought(path: str) -> bool:
    """Whether another package reads a file of this name: then what was made of it depends on that package too."""
    suffix = PurePosixPath(path).suffix.lower()
    return suffix not in READERS and _brought(suffix) is not None


def read(source: bytes, path: str) -> Document:
    """Read *source* by the format that *path*'s ending names.

    Raises ``Unreadable`` with a reason for an HR analyst; anything else that a damaged file makes a reader raise is
    turned into one by the caller.
    """
    suffix = PurePosixPath(path).suffix.lower()
    reader = READERS.get(suffix) or _brought(suffix)
    if reader is None:
        files = f"'{suffix}' files" if suffix else "files whose name has no ending"
        raise Unreadable("unsupported", f"speclint does not read {files}")
    if not source.strip(b"\xef\xbb\xbf \t\r\n\x0b\x0c\x00"):
        raise Unreadable("empty", "the file is empty", "Check that the right file was saved.")
    document = reader(source, path)
    if not isinstance(document, Document):  # our own readers are typed
        raise plugins.refused("readers", suffix, "reader: it returns no Document")
    return unmasked(
        replace(document, blocks=laid_out(document.blocks), remarks=(*document.remarks, *_pasted(document)))
    )


def _pasted(document: Document) -> Iterator[Remark]:
    """Marks of version control in a format whose reader looks for none: pasted into Word, printed, in a YAML value."""
    if document.format not in {"text", "markdown"}:
        yield from conflict_remarks(list(conflicts(document.source)), document.source)
