"""What is drawn on a page or laid over it: thin strokes, pictures, links, and notes that are not read."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

from speclint.formats.pdf.clipped import is_clipped, shared, window
from speclint.formats.pdf.frame import UNMOVED, Box, Frame, Matrix, Point, around, moved, times
from speclint.light import dataclass, field

_MAX_THINGS = 20_000
"""Drawn things of a page that are looked at."""
_MAX_SEGMENTS = 400
_LINE = 3
"""A path of fewer segments is one line."""
_DEEPEST = 4
_LONGEST_LINK = 2048
_THIN, _SHORTEST = 2.5, 2.0
_ASIDES = {
    **dict.fromkeys((1, 9, 10, 11, 12, 14), "comments"),
    **dict.fromkeys((4, 5, 6, 7, 8, 15), "drawings laid over the page"),
    13: "stamps",
    17: "attached files",
    **dict.fromkeys((18, 19, 21, 25, 26), "sounds, films or models"),
    24: "watermarks",
    28: "parts marked to be blacked out",
}
"""Kinds of annotations that say something and are no text of the page."""
HIDDEN = 2 | 32
"""Flags of an annotation that nobody sees."""
_WHITE = 0xF8
_CORNERS = (4, 5)
"""Points of a rectangle: the last may be the first again."""
_GROUND = 40.0
"""Square points from which a coloured area is a ground for letters."""


@dataclass(slots=True)
class Drawn:
    """All that is no text."""

    strokes: list[Box] = field(default_factory=list)
    pictures: float = 0.0
    """Which part of the page pictures cover."""
    links: list[tuple[Box, str]] = field(default_factory=list)
    asides: set[str] = field(default_factory=set)
    grounds: list[Box] = field(default_factory=list)
    """Coloured areas and pictures, on which white letters show."""
    covers: list[tuple[int, Box]] = field(default_factory=list)
    """Areas that let nothing through, each with the place in the order of drawing at which it was laid down."""
    flat: bool = True
    """Whether nothing on the page is a form with a space of its own."""
    order: dict[int, int] = field(default_factory=dict)
    """At which place each text was, by its address; only where something was laid down behind it."""
    slants: list[list[Point]] = field(default_factory=list)
    """The corners of all shapes, where text runs another way than from left to right."""
    off: frozenset[int] = frozenset()
    """The texts, by their address, on layers that are switched off."""


def drawn(page: Any, raw: Any, frame: Frame) -> Drawn:  # noqa: ANN401 - the library has no types
    """Look at everything that is drawn on a page."""
    return _Looking(page, raw, frame).found()


def slanted(page: Any, raw: Any, frame: Frame) -> list[list[Point]]:  # noqa: ANN401 - as above
    """The corners of all shapes of a page on which text does not run from left to right."""
    return list(_Looking(page, raw, frame).slanted())


class _Looking:
    def __init__(self, page: Any, raw: Any, frame: Frame) -> None:  # noqa: ANN401 - as above
        self.page, self.document, self.raw, self.frame = page.raw, page.pdf.raw, raw, frame
        self.flat = True

    def found(self) -> Drawn:
        """Everything, as far as it is looked at."""
        raw, found = self.raw, Drawn()
        texts: list[tuple[Any, int]] = []
        for number, (thing, outer) in enumerate(self._things()):
            if number > _MAX_THINGS:
                break
            kind = raw.FPDFPageObj_GetType(thing)
            if kind == raw.FPDF_PAGEOBJ_TEXT and outer is UNMOVED:
                texts.append((thing, number))
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                found.pictures += self._share(self._bounds(thing, outer))
                found.grounds.append(self._bounds(thing, outer))
            elif kind == raw.FPDF_PAGEOBJ_PATH and self._visible(thing):
                found.strokes += [box for box in self._shapes(thing, outer) if is_thin(box)]
                found.grounds += self._ground(thing, outer)
                if texts and outer is UNMOVED and self._covers(thing):
                    found.covers.append((number, self._cover(thing)))
        found.flat = self.flat
        found.covers = [cover for cover in found.covers if not self._carries(cover, texts)]
        if found.covers:
            found.order = {ctypes.addressof(thing.contents): number for thing, number in texts}
        found.links = list(self._links())
        found.asides = set(self._asides())
        return found

    def _things(self) -> Iterator[tuple[Any, Matrix]]:
        """Everything drawn, also inside forms, with the matrix from there to the page."""
        raw, page = self.raw, self.page
        count = raw.FPDFPage_CountObjects(page)
        return self._inside(count, lambda number: raw.FPDFPage_GetObject(page, number), UNMOVED, _DEEPEST)

    def _inside(self, count: int, get: Callable[[int], Any], outer: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
        raw = self.raw
        for number in range(min(count, _MAX_THINGS)):
            thing = get(number)
            if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_FORM:
                yield thing, outer
                continue
            self.flat = False
            if depth:
                yield from self._form(thing, times(self._matrix(thing), outer), depth - 1)

    def _form(self, form: Any, outer: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:  # noqa: ANN401 - as above
        raw = self.raw
        count = raw.FPDFFormObj_CountObjects(form)
        return self._inside(count, lambda number: raw.FPDFFormObj_GetObject(form, number), outer, depth)

    def _matrix(self, thing: Any) -> Matrix:  # noqa: ANN401 - as above
        matrix = self.raw.FS_MATRIX()
        self.raw.FPDFPageObj_GetMatrix(thing, matrix)
        return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)

    def _bounds(self, thing: Any, outer: Matrix) -> Box:  # noqa: ANN401 - as above
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        self.raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
        return self.frame.placed(around(moved((x.value, y.value), outer) for x in (left, right) for y in (bottom, top)))

    def _share(self, box: Box) -> float:
        left, bottom, right, top = box
        across = min(right, self.frame.width) - max(left, 0)
        up = min(top, self.frame.height) - max(bottom, 0)
        return max(0.0, across) * max(0.0, up) / max(1.0, self.frame.width * self.frame.height)

    def _visible(self, path: Any) -> bool:  # noqa: ANN401 - as above
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        self.raw.FPDFPath_GetDrawMode(path, fill, stroke)
        return bool(fill.value or stroke.value)

    def _shapes(self, path: Any, outer: Matrix) -> Iterator[Box]:  # noqa: ANN401 - as above
        """A path, or where it is no stroke by itself, each of the shapes that were drawn in one go."""
        whole = self._bounds(path, outer)
        if is_thin(whole) or not _LINE <= self.raw.FPDFPath_CountSegments(path) <= _MAX_SEGMENTS:
            yield whole
            return
        yield from (self.frame.placed(around(shape)) for shape in self._outlines(path, outer))

    def _outlines(self, path: Any, outer: Matrix) -> Iterator[list[Point]]:  # noqa: ANN401 - as above
        raw = self.raw
        matrix = times(self._matrix(path), outer)
        x, y = ctypes.c_float(), ctypes.c_float()
        shape: list[Point] = []
        for number in range(raw.FPDFPath_CountSegments(path)):
            segment = raw.FPDFPath_GetPathSegment(path, number)
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and shape:
                yield shape
                shape = []
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            shape.append(moved((x.value, y.value), matrix))
        yield shape

    def slanted(self) -> Iterator[list[Point]]:
        """The corners of whatever may be a stroke over text that does not run from left to right."""
        raw = self.raw
        for number, (thing, outer) in enumerate(self._things()):
            if number > _MAX_THINGS:
                break
            path = raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_PATH and self._visible(thing)
            if path and raw.FPDFPath_CountSegments(thing) <= _MAX_SEGMENTS:
                for shape in self._outlines(thing, outer):
                    yield [self.frame.placed((*point, *point))[:2] for point in shape]

    def _links(self) -> Iterator[tuple[Box, str]]:
        raw, at, link, box = self.raw, ctypes.c_int(0), self.raw.FPDF_LINK(), self.raw.FS_RECTF()
        for _ in range(_MAX_THINGS):
            if not raw.FPDFLink_Enumerate(self.page, at, link):
                return
            if raw.FPDFLink_GetAnnotRect(link, box):
                yield self.frame.placed((box.left, box.bottom, box.right, box.top)), self._address(link)

    def _address(self, link: Any) -> str:  # noqa: ANN401 - as above
        address = ctypes.create_string_buffer(_LONGEST_LINK)
        self.raw.FPDFAction_GetURIPath(self.document, self.raw.FPDFLink_GetAction(link), address, len(address))
        return address.value.decode("utf-8", "replace") or "#"

    def _ground(self, path: Any, outer: Matrix) -> Iterator[Box]:  # noqa: ANN401 - as above
        """The area that a path fills with a colour other than white."""
        raw = self.raw
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, fill, stroke)
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        raw.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
        left, bottom, right, top = box = self._bounds(path, outer)
        coloured = min(red.value, green.value, blue.value) < _WHITE
        if fill.value and coloured and (right - left) * (top - bottom) > _GROUND:
            yield box

    def _carries(self, cover: tuple[int, Box], texts: list[tuple[Any, int]]) -> bool:
        """Whether a text was set on an area later, as on the bar of a web page: then it is no blot."""
        at, (left, bottom, right, top) = cover
        for thing, number in texts:
            if number > at:
                west, south, east, north = self._bounds(thing, UNMOVED)
                if left <= (west + east) / 2 <= right and bottom <= (south + north) / 2 <= top:
                    return True
        return False

    def _cover(self, path: Any) -> Box:  # noqa: ANN401 - as above
        box, clip = self._bounds(path, UNMOVED), window(path, self.raw, self.frame)
        return shared(box, clip) if clip else box if not is_clipped(path, self.raw) else (0.0, 0.0, 0.0, 0.0)

    def _covers(self, path: Any) -> bool:  # noqa: ANN401 - as above
        """Whether a path is an upright rectangle, filled so that nothing shows through it."""
        raw = self.raw
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, fill, stroke)
        count = raw.FPDFPath_CountSegments(path)
        if not fill.value or count not in _CORNERS or raw.FPDFPageObj_HasTransparency(path):
            return False
        x, y = ctypes.c_float(), ctypes.c_float()
        places = set[tuple[float, float]]()
        for number in range(count):
            segment = raw.FPDFPath_GetPathSegment(path, number)
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_BEZIERTO:
                return False
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            places.add((round(x.value, 1), round(y.value, 1)))
        return len({x for x, _ in places}) == len({y for _, y in places}) == 2  # noqa: PLR2004 - two sides each way

    def _asides(self) -> Iterator[str]:
        raw = self.raw
        for number in range(min(raw.FPDFPage_GetAnnotCount(self.page), _MAX_THINGS)):
            note = raw.FPDFPage_GetAnnot(self.page, number)
            kind, hidden = raw.FPDFAnnot_GetSubtype(note), raw.FPDFAnnot_GetFlags(note) & HIDDEN
            raw.FPDFPage_CloseAnnot(note)
            if kind in _ASIDES and not hidden:
                yield _ASIDES[kind]


def is_thin(box: Box) -> bool:
    """Whether a box is a level stroke."""
    left, bottom, right, top = box
    return top - bottom < _THIN and right - left > _SHORTEST
