"""What a file that is no zip really is, told by its first bytes."""

from __future__ import annotations

from pathlib import PurePosixPath

from speclint.errors import Unreadable
from speclint.formats.word.package import damaged, not_word

_OLE = b"\xd0\xcf\x11\xe0"
_STARTS = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF file"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89png", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_SAVE = "Open it in Word and save it as .docx."


def refuse(source: bytes, path: str) -> None:
    """Raise ``Unreadable`` with the right reason for what cannot be a Word package; else do nothing."""
    head = source[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\x0b\x0c\x00").lower()
    if not head and not source.strip(b"\xef\xbb\xbf \t\r\n\x0b\x0c\x00"):
        raise Unreadable("empty", "the file is empty", "Check that the right file was saved.")
    if PurePosixPath(path.replace("\\", "/")).name.startswith("~$"):
        raise not_word("the note that Word leaves beside an open file")
    if source.startswith(_OLE):
        raise _ole(source)
    if source.startswith(b"PK"):
        return
    for start, what in _STARTS:
        if head.startswith(start.lower()):
            raise not_word(what)
    if b"\x00" not in source[:4096]:
        try:
            source[:4096].decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            raise not_word("plain text")
    raise damaged("it does not begin as a Word file does")


def _ole(source: bytes) -> Unreadable:
    """Which of the old binary files this is; a password turns a .docx into one too."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in source

    if holds("EncryptedPackage"):
        return Unreadable(
            "encrypted", "the file is protected by a password", "Open it in Word, remove the password and save it."
        )
    if holds("WordDocument"):
        return Unreadable("legacy-word", "the file is an old Word document (.doc)", _SAVE)
    if holds("Workbook"):
        return not_word("an old Excel workbook")
    if holds("PowerPoint Document"):
        return not_word("an old PowerPoint presentation")
    return Unreadable("legacy-word", "the file is in an old Office format", _SAVE)
