"""From characters with places to lines in reading order, on pages of one or two columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from speclint.formats.lines.labels import label
from speclint.formats.pdf.glyphs import Glyph
from speclint.light import dataclass, field

_WIDE = 1.6
"""Letter heights without ink that part two stretches of a line."""
_WORD = 0.6
"""Letter heights without ink that part two words, where no blank was written."""
_NARROWEST, _STEP = 8.0, 2
_FEWEST = 5
"""Lines of a column."""


@dataclass(slots=True)
class Stretch:
    """Characters that stand close together on one line."""

    glyphs: list[Glyph]
    left: float
    right: float
    bottom: float
    top: float

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.bottom + self.top) / 2

    @property
    def height(self) -> float:
        """From the foot of its lowest box to the head of its highest."""
        return self.top - self.bottom

    def take(self, glyph: Glyph) -> None:
        """Go on with a character."""
        self.glyphs.append(glyph)
        self.right = max(self.right, glyph.right)
        self.bottom, self.top = min(self.bottom, glyph.bottom), max(self.top, glyph.top)


@dataclass(slots=True)
class Laid:
    """A line: stretches from left to right."""

    stretches: list[Stretch] = field(default_factory=list)
    column: int = 0

    def glyphs(self) -> Iterator[Glyph]:
        """All characters, with the blanks between stretches: a tab where columns of a table are apart."""
        wide = self._wide()
        last: Stretch | None = None
        for number, stretch in enumerate(self.stretches):
            if last is not None:
                apart = number in wide
                gap = Glyph("\t" if apart else " ", last.right, last.bottom, stretch.left, last.top, 0, made=True)
                if not (last.glyphs[-1].text.isspace() and not apart):
                    yield gap
            yield from stretch.glyphs
            last = stretch

    def _wide(self) -> set[int]:
        """Before which stretches the gap is wide for this line; justified lines have wide gaps everywhere."""
        gaps = {n: b.left - a.right for n, (a, b) in enumerate(pairwise(self.stretches), 1)}
        if not gaps:
            return set()
        inside = [gap for stretch in self.stretches for gap in _gaps(stretch)]
        few = len(inside) * 2 < len(gaps)
        usual = median(gaps.values() if few else inside) if inside or len(gaps) > 1 else 0.0
        if label("".join(glyph.text for glyph in self.stretches[0].glyphs).strip() + " "):
            gaps.pop(1)
        height = max(stretch.height for stretch in self.stretches)
        return {n for n, gap in gaps.items() if gap > _WIDE * height and gap > 2 * usual}


def _gaps(stretch: Stretch) -> Iterator[float]:
    last: Glyph | None = None
    blank = False
    for glyph in stretch.glyphs:
        if glyph.text.isspace():
            blank = True
            continue
        if blank and last is not None:
            yield glyph.left - last.right
        last, blank = glyph, False


def laid(runs: Sequence[Stretch], width: float) -> list[Laid]:
    """The lines of a page in reading order."""
    gutter = _gutter(runs, width)
    if gutter is None:
        return _rows(runs, 0)
    full = [s for s in runs if s.left < gutter - 2 and s.right > gutter + 2]
    parts = [s for s in runs if not (s.left < gutter - 2 and s.right > gutter + 2)]
    found: list[Laid] = []
    for row in _rows(full, 0):
        foot = row.stretches[0].middle
        found += _columns([s for s in parts if s.middle > foot], gutter)
        parts = [s for s in parts if s.middle <= foot]
        found.append(row)
    return [*found, *_columns(parts, gutter)]


def _columns(parts: Sequence[Stretch], gutter: float) -> list[Laid]:
    left = [s for s in parts if (s.left + s.right) / 2 < gutter]
    right = [s for s in parts if (s.left + s.right) / 2 >= gutter]
    return [*_rows(left, 1), *_rows(right, 2)]


def stretches(glyphs: Iterable[Glyph]) -> list[Stretch]:
    """The stretches of a page, in the order of the file."""
    return list(_stretches(glyphs))


def _stretches(glyphs: Iterable[Glyph]) -> Iterator[Stretch]:
    """Follow the characters as they were written, and break where they jump."""
    now: Stretch | None = None
    blank: Glyph | None = None
    for glyph in glyphs:
        if glyph.text.isspace():
            blank = glyph if blank is None or blank.made else blank
            continue
        if now is not None and _goes_on(now, glyph):
            if blank is not None or glyph.left - now.right > _WORD * (glyph.top - glyph.bottom):
                now.glyphs.append(_blank(now, blank, glyph))
            now.take(glyph)
        else:
            if now is not None:
                yield now
            now = Stretch([glyph], glyph.left, glyph.right, glyph.bottom, glyph.top)
        blank = None
    if now is not None:
        yield now


def _goes_on(now: Stretch, glyph: Glyph) -> bool:
    height = max(now.height, 1.0)
    gap = glyph.left - now.right
    back = gap < -height and glyph.left < now.glyphs[-1].left - 1  # the letters of a ligature share one wide box
    close = not back and gap < _WIDE * max(_NARROWEST, height)
    return close and abs(glyph.middle - now.middle) < max(3.0, height * 0.5)


def _blank(now: Stretch, blank: Glyph | None, glyph: Glyph) -> Glyph:
    """A blank between two characters: its own box where it was written, else the gap."""
    if blank is not None and not blank.made and now.right - 1 <= blank.left <= glyph.left + 1:
        return Glyph(" ", blank.left, blank.bottom, blank.right, blank.top, 0, blank.look, blank.colour, blank.link)
    return Glyph(" ", now.right, now.bottom, glyph.left, now.top, 0, made=True)


def _rows(stretches: Iterable[Stretch], column: int) -> list[Laid]:
    """Put stretches at one height into one line."""
    found: list[Laid] = []
    for stretch in sorted(stretches, key=lambda s: -s.middle):
        if found and _beside(found[-1].stretches[0], stretch):
            found[-1].stretches.append(stretch)
        else:
            found.append(Laid([stretch], column))
    for row in found:
        row.stretches.sort(key=lambda s: s.left)
    return found


def _beside(one: Stretch, other: Stretch) -> bool:
    return abs(one.middle - other.middle) < max(3.0, 0.35 * min(one.height, other.height))


def _gutter(stretches: Sequence[Stretch], width: float) -> float | None:
    """Where a page is parted into two columns of running text."""
    rows = _rows(stretches, 0)
    best: list[tuple[int, float]] = []
    for number in range(int(width * 0.3), int(width * 0.7), _STEP):
        at = float(number)
        cross = sum(any(s.left < at - 2 and s.right > at + 2 for s in row.stretches) for row in rows)
        left = [s for s in stretches if s.right <= at + 2]
        right = [s for s in stretches if s.left >= at - 2]
        few = min(len(left), len(right)) < max(3, 0.08 * len(stretches))
        if cross <= 0.15 * len(rows) and not few and len(left) + len(right) > 2 * cross:
            best.append((cross, at))
    if not best:
        return None
    least = min(best)[0]
    among = [at for cross, at in best if cross == least]
    gutter = among[len(among) // 2]
    return gutter if _is_prose(rows, gutter) else None


def _is_prose(rows: Sequence[Laid], gutter: float) -> bool:
    """Whether lines fill both sides, as text does and the cells of a form do not."""
    sides: tuple[list[float], list[float]] = ([], [])
    for row in rows:
        left = [s for s in row.stretches if s.right <= gutter + 2]
        right = [s for s in row.stretches if s.left >= gutter - 2]
        for widths, inside in zip(sides, (left, right), strict=True):
            if inside:
                widths.append(inside[-1].right - inside[0].left)
    return all(len(widths) >= _FEWEST and median(widths) >= max(widths) / 2 for widths in sides)
