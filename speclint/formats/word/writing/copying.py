"""A Word file that is about to be copied with changes: what must not be written, new numbers, new parts."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping
from copy import deepcopy
from functools import cached_property
from typing import TypeAlias, cast

from lxml import etree

from speclint.document import Story
from speclint.errors import Refused, Unreadable
from speclint.formats.word.markup import AUTHOR, DATE, EITHER, ID, Element, W
from speclint.formats.word.package import Package, is_strict, plain
from speclint.formats.word.sniff import refuse
from speclint.formats.word.styles import Styles
from speclint.formats.word.walk import Passage, Walk
from speclint.formats.word.writing.repack import repacked

Node: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for it

_TYPES = "[Content_Types].xml"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_SIGNED = "_xmlsignatures/"
_OFF = frozenset({"0", "false", "off"})
_HIGHEST = (1 << 31) - 1


class Copy:
    """The parts of a Word file, to be changed in place, and the way back to bytes."""

    def __init__(self, source: bytes) -> None:
        """Open a file; ``Refused`` says why no copy of it may be written."""
        try:
            refuse(source, "")
            self.package = Package(source, whole=True)
            if is_strict(self.package.data(self.package.main) or b""):
                raise Refused('it is in the "Strict" format', "Open it in Word and save it as “Word Document (.docx)”.")
            self.walk = Walk(self.package, Styles(self.package.aside("styles")))
        except Unreadable as wrong:
            raise Refused(wrong.reason, wrong.help) from wrong
        self._source = source
        self._touched: dict[str, Node] = {}
        self._dropped: set[str] = set()
        self._refuse_locked()

    def _refuse_locked(self) -> None:
        package = self.package
        if any(name.startswith(_SIGNED) for name in package.names):
            raise Refused("it is signed, and any change would break the signature", "Ask the signer for a new copy.")
        settings = package.aside("settings")
        protection = settings.find(W + "documentProtection") if settings is not None else None
        if protection is not None and protection.get(W + "enforcement") not in _OFF:
            raise Refused(
                "it is protected against changes", "In Word, choose Review, Restrict Editing, Stop Protection."
            )

    @property
    def passages(self) -> list[Passage]:
        """Every paragraph, in the order of ``Document.source``."""
        return self.walk.passages

    def touch(self, part: str) -> None:
        """Remember that a part was changed."""
        root = self.package.xml(part)
        if root is not None:
            self._touched[part] = cast("Node", root)

    def add(self, part: str, root: Node) -> None:
        """Put a new part in, or another one in its place."""
        self._touched[part] = root

    def bytes(self) -> bytes:
        """The file with its changed parts; what was not touched is byte for byte what it was."""
        return repacked(self._source, {name: _written(root) for name, root in self._touched.items()}, self._dropped)

    def drop(self, *kinds: str) -> None:
        """Leave the parts of some kinds out, with all that only they refer to and every mention of them."""
        for part in ("", self.package.main):
            found = {name: each for name, each in self.package.relations(part).items() if each.kind in kinds}
            for relation in found.values():
                if not relation.external:
                    self._drop(relation.target)
            self.cut(part, found)

    def _drop(self, part: str) -> None:
        self._dropped |= {plain(part), plain(_relations_of(part))}
        for relation in self.package.relations(part).values():
            if not relation.external and plain(relation.target) not in self._dropped:
                self._drop(relation.target)
        types = cast("Node | None", self.package.xml(_TYPES))
        for each in list(types) if types is not None else ():
            if plain(each.get("PartName") or "") in self._dropped:
                cast("Node", types).remove(each)
                self.touch(_TYPES)

    def cut(self, part: str, names: Collection[str]) -> None:
        """Take relationships of a part out, by their ids."""
        where = _relations_of(part)
        root = cast("Node | None", self.package.xml(where))
        for relation in list(root) if root is not None and names else ():
            if relation.get("Id") in names:
                cast("Node", root).remove(relation)
                self.touch(where)

    @cached_property
    def _numbers(self) -> set[int]:
        roots = cast("list[Node]", self.walk.roots)
        found = (element.get(ID, "") for root in roots for element in root.iter("{*}*"))
        return {int(number) for number in found if number.lstrip("-").isdecimal()}

    def number(self) -> str:
        """A number for a tracked change that nothing in any story has."""
        highest = max(self._numbers, default=0)
        fresh = highest + 1 if highest < _HIGHEST else next(n for n in range(1, _HIGHEST) if n not in self._numbers)
        self._numbers.add(max(1, fresh))
        return str(max(1, fresh))

    def change(self, tag: str, author: str, date: str) -> Node:
        """An empty tracked change."""
        return etree.Element(tag, {ID: self.number(), AUTHOR: author, DATE: date})

    def clone(self, element: Node) -> Node:
        """The same element again; the tracked changes in it get numbers of their own."""
        made = deepcopy(element)
        made.tail = None
        for change in made.iter("{*}*"):
            if change.get(AUTHOR) is not None and change.get(ID) is not None:
                change.set(ID, self.number())
        return made

    def part(self, kind: str, content_type: str) -> tuple[str, Node | None]:
        """The part of a *kind* beside the main one: its name, and its root if it is there already.

        Where it is missing, it is announced: the caller adds it.
        """
        package = self.package
        for relation in package.relations(package.main).values():
            if relation.kind == kind and not relation.external:
                root = package.xml(relation.target)
                if root is None:
                    self._announce_type(relation.target, content_type)
                return relation.target, cast("Node | None", root)
        folder = posixpath.dirname(package.main)
        names = (posixpath.join(folder, f"{kind}{n or ''}.xml") for n in range(len(package.names) + 1))
        name = next(name for name in names if name.lower() not in package.names)
        self._announce_type(name, content_type)
        self._announce(kind, posixpath.basename(name))
        return name, None

    def _announce(self, kind: str, target: str) -> None:
        part = _relations_of(self.package.main)
        root = cast("Node | None", self.package.xml(part))
        if root is None:
            root = etree.Element(f"{_RELATION}Relationships", nsmap=_default(_RELATION))
        taken = {relation.get("Id") for relation in root}
        identity = next(name for n in range(1, len(taken) + 2) if (name := f"rIdSpeclint{n}") not in taken)
        etree.SubElement(root, f"{_RELATION}Relationship", Id=identity, Type=_KINDS + kind, Target=target)
        self.add(part, root)

    def _announce_type(self, part: str, content_type: str) -> None:
        root = cast("Node | None", self.package.xml(_TYPES))
        if root is None:
            root = etree.Element(f"{_TYPE}Types", nsmap=_default(_TYPE))
            for ending, kind in (
                ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
                ("xml", "application/xml"),
            ):
                etree.SubElement(root, f"{_TYPE}Default", Extension=ending, ContentType=kind)
        name = f"/{part}"
        if not any((each.get("PartName") or "").lower() == name.lower() for each in root):
            etree.SubElement(root, f"{_TYPE}Override", PartName=name, ContentType=content_type)
        self.add(_TYPES, root)


def _relations_of(part: str) -> str:
    """Where the relationships of a part stand; of the file itself for an empty name."""
    folder, _, name = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _default(namespace: str) -> Mapping[str, str]:
    names: dict[str | None, str] = {None: namespace[1:-1]}
    return cast("Mapping[str, str]", names)  # the stubs do not know the namespace without a prefix


def _written(root: Node) -> bytes:
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def replica(element: Node) -> Node:
    """An empty element of the same name, with the same attributes."""
    return etree.Element(
        element.tag, {str(k): str(v) for k, v in element.attrib.items()}, nsmap=cast("Mapping[str, str]", element.nsmap)
    )


def stored_twice(element: Element | None) -> bool:
    """Whether it stands in one of several forms of which a program shows only one."""
    node = cast("Node | None", element)
    return node is not None and next(node.iterancestors(EITHER), None) is not None


STORIES: Mapping[Story, str] = {
    "header": "the page header",
    "footer": "the page footer",
    "footnote": "a footnote",
    "endnote": "an endnote",
    "textbox": "a text box",
}
"""What the places beside the body are called."""
