"""The zip around a Word document: what may be opened, what is refused, and which part is which."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator
from functools import cached_property
from typing import cast
from urllib.parse import unquote

from speclint.errors import MAX_FILE, Unreadable
from speclint.formats.word.markup import STRICT, Element, W
from speclint.light import dataclass

MAX_ENTRIES = 2000
MAX_PART = 64 << 20
MAX_READ = 256 << 20
MAX_RATIO = 200
RATIO_FROM = 1 << 20
MAX_TAGS = 600_000
"""Bounds far above any honest file: the largest of 1,800 unpacks to 17 MB, its parts at most 94 times."""

_RESAVE = "Open it in Word and save it again as .docx."
_UNLOCK = "Open it in Word, remove the password and save it."
_CODES = ("ascii", "utf-16-le", "utf-16-be")
"""How XML may be written: whatever else it is, its markup is ASCII or of two bytes a character."""
_ENTRY = b"PK\x01\x02"
_NAME_ONLY = {
    "workbook": "an Excel workbook",
    "presentation": "a PowerPoint presentation",
    "glossaryDocument": "a Word glossary",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says about another: its kind, and where it is."""

    kind: str
    target: str
    external: bool = False


class Package:
    """A Word file's parts, each read and parsed once and only when asked for."""

    def __init__(self, source: bytes, *, whole: bool = False) -> None:
        """Open the zip and refuse what cannot be honest; *whole* keeps XML comments, as who writes a copy must."""
        import zipfile  # noqa: PLC0415 - most runs read no Word file

        if len(source) > MAX_FILE or source.count(_ENTRY) > 10 * MAX_ENTRIES:
            raise too_large()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source))
        except Exception as wrong:  # zipfile answers damaged input with a dozen kinds of error
            raise damaged("it is incomplete, or its bytes were changed on the way") from wrong
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES:
            raise too_large()
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable("encrypted", "the file is protected by a password", _UNLOCK)
        self._entries = {plain(entry.filename): entry for entry in entries}
        if len(self._entries) < len(entries):
            raise hostile("it holds two contents of one name, so that programs disagree about what it says")
        self._read = self._tags = 0
        self._parsed: dict[str, Element | None] = {}
        self._relations: dict[str, dict[str, Relation]] = {}
        self.broken: list[str] = []
        self._whole = whole

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in small letters."""
        return tuple(self._entries)

    def data(self, name: str) -> bytes | None:
        """The bytes of a part, never more than the limits allow; ``None`` where there is no such part."""
        entry = self._entries.get(plain(name)) or self._entries.get(plain(unquote(name)))
        if entry is None:
            return None
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(MAX_PART + 1)  # the size that the zip states may be a lie
        except Exception as wrong:
            raise damaged(f"what it keeps as {name} cannot be unpacked") from wrong
        self._read += len(data)
        swollen = len(data) > RATIO_FROM and len(data) > MAX_RATIO * max(1, entry.compress_size)
        if len(data) > MAX_PART or self._read > MAX_READ or swollen:
            raise too_large()
        return data

    def xml(self, name: str) -> Element | None:
        """The root element of a part; ``None`` where there is no such part."""
        key = plain(name)
        if key not in self._parsed:
            data = self.data(name)
            self._tags += 0 if data is None else data.count(b"<")
            if self._tags > MAX_TAGS:
                raise too_large()
            self._parsed[key] = None if data is None else parse(data, name, whole=self._whole)
        return self._parsed[key]

    def optional(self, name: str) -> Element | None:
        """A part that the text can be read without; its name is kept in ``broken`` where it cannot be read."""
        try:
            root = self.xml(name)
        except Unreadable as wrong:
            if wrong.code != "damaged":
                raise
            root = self._parsed[plain(name)] = None
        if root is None and name not in self.broken:
            self.broken.append(name)
        return root

    def aside(self, kind: str) -> Element | None:
        """The root of the part of a *kind* (``styles``, ``comments`` …) that belongs to the main part."""
        for relation in self.relations(self.main).values():
            if relation.kind == kind and not relation.external:
                return self.optional(relation.target)
        return None

    def relations(self, part: str) -> dict[str, Relation]:
        """What *part* refers to, by id; ``""`` is the package itself."""
        if part not in self._relations:
            self._relations[part] = dict(self._related(part))
        return self._relations[part]

    def _related(self, part: str) -> Iterator[tuple[str, Relation]]:
        folder, _, name = part.rpartition("/")
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for element in root if root is not None else ():
            kind = (element.get("Type") or "").rpartition("/")[2]
            target = element.get("Target") or ""
            external = element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
            yield element.get("Id") or "", Relation(kind, target, external)

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the text; found by its relationship, for its name is free."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and not relation.external:
                return relation.target
        if any(name.startswith("word/") for name in self._entries):
            raise damaged("the part that holds its text is missing")
        if "mimetype" in self._entries:
            raise not_word("an OpenDocument file")
        raise not_word("a zip archive of other files")

    @cached_property
    def document(self) -> Element:
        """The root of the main part, which must be a Word document's."""
        root = self.xml(self.main)
        if root is None:
            raise damaged("the part that holds its text is missing")
        if root.tag != f"{W}document":
            raise not_word(_NAME_ONLY.get(root.tag.rpartition("}")[2], "another kind of file"))
        return root


def plain(name: str) -> str:
    """A part's name as compared: with slashes, no leading one, in small letters."""
    return name.replace("\\", "/").lstrip("/").lower()


def parse(data: bytes, name: str, *, whole: bool = False) -> Element:
    """The root element of XML *data*; no entity is ever resolved and nothing is fetched.

    XML comments and processing instructions are left out, unless *whole*.
    """
    from lxml import etree  # noqa: PLC0415 - heavy, and most runs read no Word file

    if any("<!DOCTYPE".encode(code) in data for code in _CODES):
        raise hostile("it carries instructions to load or repeat other content")
    for code in _CODES if is_strict(data) else ():
        for strict, usual in STRICT:
            data = data.replace(strict.encode(code), usual.encode(code))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=not whole,
        remove_pis=not whole,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as wrong:
        raise _syntax(str(wrong), name) from wrong
    if root.getroottree().docinfo.internalDTD is not None:
        raise hostile("it carries instructions to load or repeat other content")
    return cast("Element", root)


def is_strict(data: bytes) -> bool:
    """Whether XML *data* uses the names of the "Strict" format."""
    return any("http://purl.oclc.org/ooxml/".encode(code) in data for code in _CODES)


def _syntax(message: str, name: str) -> Unreadable:
    if "depth" in message:
        return hostile("it is nested deeper than any real document")
    if "huge" in message or "too long" in message:
        return too_large()
    return damaged(f"what it keeps as {name} cannot be understood")


def damaged(what: str) -> Unreadable:
    """The file is broken."""
    return Unreadable("damaged", f"the Word file is damaged: {what}", f"{_RESAVE} If Word cannot, ask for a new copy.")


def hostile(what: str) -> Unreadable:
    """The file was built to do harm, or by a program that should not be trusted."""
    return Unreadable(
        "hostile", f"the file is not opened: {what}", f"If you trust its sender: {_RESAVE[0].lower()}{_RESAVE[1:]}"
    )


def too_large() -> Unreadable:
    """The file is beyond the limits."""
    return Unreadable("too-large", "the file is far larger than any class specification", _RESAVE)


def not_word(what: str) -> Unreadable:
    """The file is something else."""
    return Unreadable(
        "not-word",
        f"the file is no Word document but {what}",
        "Open it in the program it was made with, and save it as .docx.",
    )
