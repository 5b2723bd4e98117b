"""The window through which something is drawn. Runs in the child process."""

from __future__ import annotations

import ctypes
from typing import Any

from speclint.formats.pdf.frame import Box, Frame, around

_MOST_CLIPS, _MOST_CORNERS = 8, 12
"""How many windows, of how many corners, are looked at."""


def window(thing: Any, raw: Any, frame: Frame) -> Box | None:  # noqa: ANN401 - the library has no types
    """The part of a page to which a thing is clipped; ``None`` where it is not, or to more than is looked at."""
    clip = raw.FPDFPageObj_GetClipPath(thing)
    count = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    if not 0 < count <= _MOST_CLIPS:
        return None
    x, y = ctypes.c_float(), ctypes.c_float()
    boxes = list[Box]()
    for number in range(count):
        segments = raw.FPDFClipPath_CountPathSegments(clip, number)
        if not 0 < segments <= _MOST_CORNERS:
            return None
        points = list[tuple[float, float]]()
        for at in range(segments):
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, number, at), x, y)
            points.append((x.value, y.value))
        boxes.append(around(points))
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return frame.placed((max(lefts), max(bottoms), min(rights), min(tops)))


def is_clipped(thing: Any, raw: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a thing is drawn through any window."""
    clip = raw.FPDFPageObj_GetClipPath(thing)
    return bool(clip) and raw.FPDFClipPath_CountPaths(clip) > 0


def shared(one: Box, other: Box) -> Box:
    """What two boxes have in common."""
    (left, bottom, right, top), (west, south, east, north) = one, other
    return max(left, west), max(bottom, south), min(right, east), min(top, north)
