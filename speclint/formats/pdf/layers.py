"""Layers that are switched off, as old wording is: what can be left out of a page and nobody sees a difference."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

_LISTED, _PACKED = b"/OCProperties", b"/ObjStm"
"""What a file with layers holds, unless what holds it is packed."""
_MARK = "OC"
_LONGEST, _MOST_MARKS, _DEEPEST, _MOST_THINGS = 256, 16, 4, 20_000
_MOST = 16
"""Layers of a page that are looked at: each is drawn once."""


class Layered(NamedTuple):
    """What a file says of layers."""

    listed: bool
    """Whether it says that it has some."""
    packed: bool
    """Whether it may say so where it is packed; then each text is asked."""

    @classmethod
    def of(cls, source: bytes) -> Layered:
        """Look into the bytes of a file."""
        return cls(_LISTED in source, _PACKED in source)


def switched_off(page: Any, raw: Any, layers: Layered) -> frozenset[int]:  # noqa: ANN401 - the library has no types
    """The texts, by their address, that lie on layers which do not show."""
    if not any(layers):
        return frozenset()
    groups: defaultdict[str | int, list[Any]] = defaultdict(list)
    inside: defaultdict[str | int, set[int]] = defaultdict(set)
    for thing, name, texts in _things(page.raw, raw, layers.listed):
        groups[name].append(thing)
        inside[name].update(texts)
    asked = [name for name, texts in inside.items() if texts][:_MOST]
    if not asked:
        return frozenset()
    whole = _drawn(page)
    return frozenset[int]().union(*(inside[name] for name in asked if _is_off(groups[name], page, raw, whole)))


def _is_off(things: list[Any], page: Any, raw: Any, whole: bytes) -> bool:  # noqa: ANN401 - as above
    for thing in things:
        raw.FPDFPageObj_SetIsActive(thing, False)  # noqa: FBT003 - the library's
    same = _drawn(page) == whole
    for thing in things:
        raw.FPDFPageObj_SetIsActive(thing, True)  # noqa: FBT003 - as above
    return same


def _drawn(page: Any) -> bytes:  # noqa: ANN401 - as above
    picture = page.render(scale=1, grayscale=True, may_draw_forms=False, draw_annots=False)
    shades = bytes(picture.buffer)
    picture.close()
    return shades


def _things(page: Any, raw: Any, listed: bool) -> Iterator[tuple[Any, str | int, list[int]]]:  # noqa: ANN401, FBT001
    """What lies on a layer, its name, and the texts in it; a form may be a layer and does not say so."""
    for number in range(min(raw.FPDFPage_CountObjects(page), _MOST_THINGS)):
        thing = raw.FPDFPage_GetObject(page, number)
        form = raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_FORM
        if name := _layer(thing, raw):
            yield thing, name, list(_texts(thing, raw))
        elif form and listed:
            yield thing, ctypes.addressof(thing.contents), list(_texts(thing, raw))


def _texts(thing: Any, raw: Any, depth: int = _DEEPEST) -> Iterator[int]:  # noqa: ANN401 - as above
    kind = raw.FPDFPageObj_GetType(thing)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        yield ctypes.addressof(thing.contents)
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth:
        for number in range(min(raw.FPDFFormObj_CountObjects(thing), _MOST_THINGS)):
            yield from _texts(raw.FPDFFormObj_GetObject(thing, number), raw, depth - 1)


def _layer(thing: Any, raw: Any) -> str:  # noqa: ANN401 - as above
    """The name of the layer on which something lies, or nothing."""
    names: list[str] = []
    for number in range(min(raw.FPDFPageObj_CountMarks(thing), _MOST_MARKS)):
        mark = raw.FPDFPageObj_GetMark(thing, number)
        if _said(raw.FPDFPageObjMark_GetName, mark) == _MARK:
            names.append(_said(raw.FPDFPageObjMark_GetParamStringValue, mark, b"Name") or "?")
    return "/".join(names)


def _said(ask: Any, *asked: Any) -> str:  # noqa: ANN401 - as above
    buffer, length = ctypes.create_string_buffer(_LONGEST), ctypes.c_ulong()
    ask(*asked, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), _LONGEST, length)
    return buffer.raw[: max(0, min(length.value, _LONGEST) - 2)].decode("utf-16-le", "replace")
