"""The head of a specification: its title, its class code, and the dates it carries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise

from speclint.document import Span, View
from speclint.light import dataclass
from speclint.profile import Profile
from speclint.recognize.line import Line
from speclint.recognize.titles import TITLE_LABEL, Titles
from speclint.spec import Stamp
from speclint.text import dates
from speclint.text.dates import DATE
from speclint.text.expression import Expression

_YEAR = Expression(r"(?:18|19|20)\d{2}(?![\d/-])")
_BEFORE_DATE = Expression(r"\s*(?:on|date|of)?\s*[:.]?\s*")


@dataclass(frozen=True)
class Masthead:
    """What stands before the first section, and in headers and footers."""

    profile: Profile
    view: View
    lines: list[Line]
    """Those before the first section."""
    following: Line | None
    """The line with which the first section begins."""
    pages: list[Line]
    """Headers and footers."""

    @property
    def end(self) -> int:
        """Where the first section begins."""
        return self.following.start if self.following else len(self.view.text)

    @cached_property
    def below(self) -> dict[int, Line | None]:
        """For each label that stands at the head of a column: the value under it, if there is one."""
        rows = dict[tuple[int, int], dict[int, Line]]()
        for line in self.lines:
            if cell := line.paragraph.cell:
                rows.setdefault(cell[:2], {}).setdefault(cell[2], line)
        found = dict[int, Line | None]()
        for (table, row), labels in rows.items():
            values = rows.get((table, row + 1), {})
            heads = len(labels) > 1 and not any(c.isdigit() for label in labels.values() for c in label.text)
            if heads and any(self._labels(label, values[at]) for at, label in labels.items() if at in values):
                found |= {label.at: values.get(at) for at, label in labels.items()}
        return found

    def _labels(self, label: Line, value: Line) -> bool:
        """Whether a cell plainly says what the cell under it is: a class code, or a date."""
        if self._code_below(label, value) or self._titles(label, value):
            return True
        dated = any(pattern.search(_announcing(label)) for _, pattern in self.profile.before_dates)
        return dated and DATE.match(value.text) is not None

    @staticmethod
    def _titles(label: Line, value: Line) -> bool:
        """Whether a bold label of the title stands over it."""
        return label.marked and not value.marked and TITLE_LABEL.fullmatch(label.text.strip()) is not None

    def _code_below(self, label: Line, value: Line, *patterns: Expression) -> Span | None:
        """The class code in a cell, where the cell above it announces one."""
        head = _announcing(label)
        for pattern in patterns or self.profile.class_code:
            found = pattern.search(head + value.text)
            if found and found.start() < len(head) <= found.start("code"):
                at = value.start - len(head)
                return Span(at + found.start("code"), at + found.end("code"))
        return None

    def title(self) -> Line | None:
        """The line that names the class, without its label."""
        return self._title_lines.title()

    @cached_property
    def _title_lines(self) -> Titles:
        return Titles(self.profile, self.lines, self.following, self.below)

    def code(self) -> tuple[str, Span]:
        """The class code and its place."""
        place = self._announced_code() or self._title_lines.code() or self._code_of_the_text()
        return (self.view[place], place) if place else ("", Span(0, 0))

    def _announced_code(self) -> Span | None:
        """The code that words announce in the masthead, or else in headers and footers."""
        by_index = {line.at: line for line in self.lines}
        for pattern in self.profile.class_code:
            for index, value in self.below.items():
                if value and (place := self._code_below(by_index[index], value, pattern)):
                    return place
            if found := pattern.search(self.view.text[: self.end]):
                return Span(*found.span("code"))
        for line in self.pages:
            for pattern in self.profile.class_code:
                if found := pattern.search(line.text):
                    return Span(line.start + found.start("code"), line.start + found.end("code"))
        return None

    def _code_of_the_text(self) -> Span | None:
        """The code that words announce behind the masthead; a number that nothing announces is none there."""
        found = (pattern.search(self.view.text, self.end) for pattern in self.profile.class_code)
        return next((Span(*match.span("code")) for match in found if match and match[0][0].isalpha()), None)

    def dates(self, others: Iterable[Span]) -> Iterator[Stamp]:
        """The dates in the masthead, on the pages and in some other places."""
        regions = [Span(0, self.end), *(line.paragraph.span for line in self.pages), *others]
        heads = [Span(line.start, line.start + len(line.text)) for line in self.lines if line.at in self.below]
        stamps = (
            self._stamp(kind, found, region.start)
            for region in regions
            for kind, pattern in self.profile.before_dates
            for found in pattern.finditer(self.view[region])
            if not any(head.start <= region.start + found.start() < head.end for head in heads)
        )
        # A revision stamp of the masthead stands in two regions, and a date beside its label is found in two ways.
        yield from dict.fromkeys((*self._in_cells(), *stamps))

    def _in_cells(self) -> Iterator[Stamp]:
        """The dates that stand in a cell of their own, under or beside the cell that says what they are."""
        for label, value in self._cells():
            when = DATE.match(value.text) if value else None
            for kind, pattern in self.profile.before_dates:
                found = pattern.search(_announcing(label))
                if found and when and value:
                    place = Span(value.start + when.start(), value.start + when.end())
                    yield Stamp(kind, when[0], dates.read(when), place)
                elif found and label.at in self.below:
                    yield Stamp(kind, "", None, Span(label.start, label.start + len(label.text)))

    def _cells(self) -> Iterator[tuple[Line, Line | None]]:
        """Cells, each with what it may announce: the one under it where labels head their columns, or else the next."""
        for line, following in pairwise((*self.lines, None)):
            if line is None or line.paragraph.cell is None:
                continue
            if line.at in self.below:
                yield line, self.below[line.at]
            elif following and following.paragraph.cell and line.paragraph.cell[:2] == following.paragraph.cell[:2]:
                yield line, following

    @staticmethod
    def _stamp(kind: str, found: re.Match[str], base: int) -> Stamp:
        """The date behind the words that announce it; found offsets count from *base*."""
        gap = _BEFORE_DATE.match(found.string, found.end())
        when = DATE.match(found.string, gap.end() if gap else found.end())
        year = _YEAR.match(found.string, gap.end()) if gap and when is None and ":" in gap[0] else None
        if year:
            return Stamp(kind, year[0], date(int(year[0]), 1, 1), Span(base + year.start(), base + year.end()))
        if when is None:
            return Stamp(kind, "", None, Span(base + found.start(), base + found.end()))
        return Stamp(kind, when[0], dates.read(when), Span(base + when.start(), base + when.end()))


def _announcing(label: Line) -> str:
    """What a cell says of the cell that belongs to it, written as in a line."""
    return f"{label.text.strip(' :')}: "
