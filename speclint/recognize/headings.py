"""Which lines are headings, and which section each of them opens."""

from __future__ import annotations

import re

from speclint.document import Span
from speclint.light import replace
from speclint.profile import normal
from speclint.recognize.below import begins_with_verb
from speclint.recognize.line import Line
from speclint.recognize.look import LONGEST, NOT_HEADINGS, SHORT_LINE, titled
from speclint.recognize.meaning import bare, words_of
from speclint.recognize.naming import Naming
from speclint.recognize.part import Part
from speclint.recognize.slips import meant, near
from speclint.text.expression import Expression

_ANNOUNCES = Expression(r"\b(?:includ\w+|following|as\s+follows)\b", re.IGNORECASE)
_LONGEST_ANNOUNCEMENT = 300
_UNFINISHED = Expression(r"(?:\b(?:for|of|and|or|the)|[/&,–—-])$")


class Headings(Naming):
    """Tells headings from text, in the order of the page."""

    def begins(self, line: Line) -> bool:
        """Whether a known section begins here, so that the masthead ends."""
        name = self.known(line)
        if name and name not in self.profile.aside:
            behind = self.following.get(line.at)
            field = line.at in self.look.labels and (behind is None or len(behind.text) < SHORT_LINE)
            return not (
                field and name in self.profile.of("supervision")
            )  # "Reports To" among the fields of a form's head
        if self.announced(line):
            return True
        text = line.text.strip()
        return line.marked and line.at > 0 and len(text) <= LONGEST and bool(near(self.profile, normal(text)))

    def opened(self, line: Line) -> Part | None:
        """The section that begins with a line, if it is a heading."""
        if self._heads_nothing(line):
            return None
        text = line.text.strip()
        rank = line.paragraph.level if line.paragraph.kind == "heading" else (1 if text.isupper() else 2)
        span = Span(line.start, line.start + len(line.text))
        if name := self.known(line):
            leads = text.endswith(":") and not line.marked and not titled(text)
            leads = leads or self.graded(line) is not None or self._prefers(name, text)
            return Part(name, text, span, rank, self.profile.parent(name), run_in=leads)
        if name := self.announced(line):
            return Part(name, "", Span(line.start, line.start), rank)
        plain = normal(text)
        marked = self.look.could_be(line, text)
        if not marked and not self.look.stands_alone(line, text):
            return None
        if (found := near(self.profile, plain)) and not self.belongs_above(line, self.profile.aliases[found]):
            name = self.profile.aliases[found]
            return Part(name, text, span, rank, self.profile.parent(name), near=meant(self.profile, plain, found))
        return self._unknown(line, plain, rank) if marked else None

    def _heads_nothing(self, line: Line) -> bool:
        """Whether a line heads a column of data, or stands between two ways to qualify: "OR"."""
        column = self.in_a_row_of_heads(line) or (line.at in self.look.column_heads and not self.known(line))
        return column or normal(line.text) in self.profile.heading_words.joints

    def _does_beside(self, line: Line, current: Part) -> bool:
        """Whether a label names a field of work, and the duties in it stand in the cell beside it."""
        behind = self.following.get(line.at)
        if behind is None or current.name not in self.profile.listed or not behind.paragraph.cell:
            return False
        return behind.paragraph.cell[:2] == (line.paragraph.cell or ())[:2] and begins_with_verb(behind.text)

    def _prefers(self, name: str, text: str) -> bool:
        """Whether one word parts what is preferred from what is asked for, under each of several headings."""
        return name in self.profile.of("wished") and " " not in normal(text) and bool(self.canonical().parent)

    def announced(self, line: Line) -> str:
        """The list that a sentence announces where no heading does: "Duties may include the following"."""
        text = line.text.strip()
        if line.paragraph.kind != "paragraph" or line.paragraph.cell or len(text) > _LONGEST_ANNOUNCEMENT:
            return ""
        label, colon, behind = text.partition(":")
        if colon and behind.strip() and normal(label) in self.profile.aliases:
            return ""  # a heading stands in front: "Duties: The following are typical"
        if not _ANNOUNCES.search(text) or (self.parts and self.canonical().name in self.profile.listed):
            return ""
        named = {self.profile.heading_words.phrases.get(word, ("", False))[0] for word in words_of(text)}
        for name in self.profile.listed & named:
            if self.below.likeliest(line) == name and name not in self.elsewhere():
                return name
        return ""

    def goes_on(self, line: Line) -> Line | None:
        """The second line of a heading, such as "Minimum Qualifications for" over "Senior Clerk"."""
        behind = self.following.get(line.at)
        if behind is None:
            return None
        if not (_UNFINISHED.search(line.text.strip()) or behind.text.startswith("(") or self._breaks(line, behind)):
            return None
        alike = (behind.paragraph.kind, behind.paragraph.bold) == (line.paragraph.kind, line.paragraph.bold)
        short = len(behind.text) <= LONGEST and not behind.text.rstrip().endswith(NOT_HEADINGS)
        return behind if alike and short and behind.text.strip(" (")[:1].isupper() else None

    def over_two_lines(self, part: Part, behind: Line) -> Part:
        """A section whose heading goes on in the next line."""
        text = behind.text.strip()
        plain = normal(text.strip("(): "))
        level = plain if self.is_level(plain) else ""
        span = Span(part.span.start, behind.start + len(behind.text))
        heading = f"{part.heading} {text}"
        if name := self.profile.aliases.get(normal(heading), ""):
            return replace(part, name=name, heading=heading, span=span, parent=self.profile.parent(name))
        return replace(part, heading=heading, span=span, level=level or part.level)

    def _breaks(self, line: Line, behind: Line) -> bool:
        """Whether a heading in capitals breaks off at the end of its line: "TYPICAL WORK" over "ACTIVITIES"."""
        loud = line.text.isupper() and behind.text.isupper() and normal(behind.text) not in self.profile.aliases
        return loud and normal(f"{line.text.strip()} {behind.text.strip()}") in self.profile.aliases

    def _unknown(self, line: Line, plain: str, rank: int) -> Part | None:
        """A heading of no known section: it opens a level of a series, or a part of the section above it."""
        text, span = line.text.strip(), Span(line.start, line.start + len(line.text))
        current = self.canonical()
        if self.is_level(plain):
            return Part(current.name, text, span, rank, current.parent, level=plain)
        if line.at in self.look.labels:
            within = self._does_beside(line, current)
            return Part(current.name if within else "", text, span, rank, current.parent if within else "")
        if line.paragraph.kind != "heading" or line.at not in self.following:
            return None  # a closing line is no heading
        beside = self.words.meaning(bare(plain), self.title_words).name
        if beside in self.profile.aside - self.profile.dated:
            return Part(beside, text, span, rank)
        about = self.about_the_page(text)
        inside = (rank > current.rank > 0 and not about) or (
            current.name in self.profile.listed and self.below.does(line)
        )
        return Part(current.name if inside else "", text, span, rank, current.parent if inside else "")
