"""What struck paragraphs of another file need to look as they did: its styles and its lists."""

from __future__ import annotations

from copy import deepcopy
from typing import cast

from lxml import etree

from speclint.formats.word.markup import NUMBERING, VALUE, W
from speclint.formats.word.writing.copying import Copy, Node

_LISTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_ABSTRACT, _NUM, _OF = W + "abstractNum", W + "num", W + "abstractNumId"
_STYLED = (W + "pStyle", W + "rStyle", W + "tblStyle")
_CHAIN = (W + "basedOn", W + "link")
_OWN = (W + "nsid", W + "tmpl")


class Borrowed:
    """Brings styles and lists of the old file into the new one, once each."""

    def __init__(self, old: Copy, new: Copy) -> None:
        """Nothing is brought over before it is needed."""
        self._old, self._new = old, new
        self._numbers: dict[str, str] = {}

    def settle(self, block: Node) -> None:
        """Let a block that was copied from the old file refer to what the new one has."""
        for tag in _STYLED:
            for named in block.iter(tag):
                self._style(named.get(VALUE) or "")
        for listed in block.iter(NUMBERING):
            number = listed.find(W + "numId")
            if number is not None and number.get(VALUE) not in {None, "0"}:
                number.set(VALUE, self._number(number.get(VALUE) or ""))

    def _style(self, name: str) -> None:
        there, ours = _part(self._new, "styles"), _part(self._old, "styles")
        if there is None or ours is None or _named(there, W + "style", W + "styleId", name) is not None:
            return
        found = _named(ours, W + "style", W + "styleId", name)
        if found is None:
            return
        made = deepcopy(found)
        made.attrib.pop(W + "default", "")
        there.append(made)
        _touch(self._new, "styles")
        for tag in _CHAIN:
            for based in made.findall(tag):
                self._style(based.get(VALUE) or "")

    def _number(self, number: str) -> str:
        if number not in self._numbers:
            self._numbers[number] = self._brought(number)
        return self._numbers[number]

    def _brought(self, number: str) -> str:
        ours = _part(self._old, "numbering")
        list_ = _list(ours, number)
        if ours is None or list_ is None:
            return number
        there = _part(self._new, "numbering")
        if _same(list_, _list(there, number)):
            return number
        name, root = self._new.part("numbering", _LISTS_TYPE)
        if root is None:
            root = etree.Element(W + "numbering", nsmap={"w": W[1:-1]})
            self._new.add(name, root)
        else:
            self._new.touch(name)
        fresh = str(1 + max((int(each.get(_OF) or 0) for each in root.findall(_ABSTRACT)), default=0))
        made = deepcopy(list_)
        made.set(_OF, fresh)
        abstracts = root.findall(_ABSTRACT)
        root.insert(root.index(abstracts[-1]) + 1 if abstracts else 0, made)
        identity = str(1 + max((int(each.get(W + "numId") or 0) for each in root.findall(_NUM)), default=0))
        num = etree.Element(_NUM, {W + "numId": identity})
        etree.SubElement(num, _OF, {VALUE: fresh})
        nums = root.findall(_NUM)
        root.insert(root.index(nums[-1] if nums else made) + 1, num)
        return identity


def _part(copy: Copy, kind: str) -> Node | None:
    return cast("Node | None", copy.package.aside(kind))


def _touch(copy: Copy, kind: str) -> None:
    for relation in copy.package.relations(copy.package.main).values():
        if relation.kind == kind and not relation.external:
            copy.touch(relation.target)


def _named(root: Node | None, tag: str, key: str, name: str) -> Node | None:
    return next((each for each in root.findall(tag) if each.get(key) == name), None) if root is not None else None


def _list(root: Node | None, number: str) -> Node | None:
    """The definition behind the number of a list."""
    num = _named(root, _NUM, W + "numId", number)
    of = num.find(_OF) if num is not None else None
    return _named(root, _ABSTRACT, _OF, of.get(VALUE) or "") if of is not None else None


def _same(one: Node, other: Node | None) -> bool:
    return other is not None and _plain(one) == _plain(other)


def _plain(definition: Node) -> bytes:
    made = deepcopy(definition)
    for key in [key for key in made.attrib if key != W + "x"]:
        del made.attrib[key]
    for tag in _OWN:
        for each in made.findall(tag):
            made.remove(each)
    return etree.tostring(made, method="c14n")
