"""Where things are on a page as it is shown: turned, and cut to its visible part. Lengths are points from its foot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


class Frame:
    """A page's visible part."""

    def __init__(self, page: Any, raw: Any) -> None:  # noqa: ANN401 - the library has no types
        """Take the measures of a page."""
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page.raw, box)
        self.turns: int = raw.FPDFPage_GetRotation(page.raw) % 4
        left, bottom, right, top = turned((box.left, box.bottom, box.right, box.top), self.turns)
        self.left, self.bottom = left, bottom
        self.width, self.height = right - left, top - bottom

    def placed(self, box: Box) -> Box:
        """A box of the page's own space as it is shown."""
        left, bottom, right, top = turned(box, self.turns) if self.turns else box
        return left - self.left, bottom - self.bottom, right - self.left, top - self.bottom


def turned(box: Box, turns: int) -> Box:
    """A box after so many quarter turns with the clock."""
    left, bottom, right, top = around([box[:2], box[2:]])
    for _ in range(turns):
        left, bottom, right, top = bottom, -right, top, -left
    return left, bottom, right, top


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """First *inner*, then *outer*."""
    a, b, c, d, e, f = inner
    (g, h), (i, j) = ((x * outer[0] + y * outer[2], x * outer[1] + y * outer[3]) for x, y in ((a, b), (c, d)))
    return g, h, i, j, *moved((e, f), outer)


def moved(point: Point, matrix: Matrix) -> Point:
    """A point under a matrix."""
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def around(points: Iterable[Point]) -> Box:
    """The smallest box with all points."""
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)
