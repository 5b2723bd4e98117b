"""What shows that a line is a heading: its letters, a colon, or where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from speclint.profile import Profile, normal
from speclint.recognize.forms import column_heads, labels
from speclint.recognize.line import Line, without_tail
from speclint.recognize.meaning import bare
from speclint.text.expression import Expression

LONGEST = 70
_LONGEST_MARKED = 110
"""Letters of the longest heading that capitals or bold letters show."""
HEADING_WORDS = 4
"""A heading of more words has to look like one to be taken for a misspelt one."""
SHORT_LINE = 30
NOT_HEADINGS = (".", ";", ",")
"""Signs with which no heading ends."""
_SHORTEST = 4
"""Letters from which a word of a title begins with a capital."""
_MOST_WORDS = 9
_FIELD_VALUE = Expression(r":\s*[$#]?\d[\d,.]*$")
"""A number behind a colon is the value of a field: "Supervises: 0"."""


class Look:
    """Looks at the lines of a page."""

    def __init__(self, profile: Profile, lines: Sequence[Line], following: Mapping[int, Line]) -> None:
        """*following* knows the line that stands behind each."""
        self.profile, self.lines, self.following = profile, lines, following
        self.labels, self.column_heads = labels(lines), column_heads(lines)

    def could_open(self, line: Line) -> bool:
        """Whether a line is short enough for a heading, and begins and ends as one does."""
        text = line.text.strip()
        if not text or line.bullet or not (text[0].isupper() or text[0].isdigit() or text[0] == "="):
            return False
        if len(text) > LONGEST and not (line.marked and len(without_tail(text)) <= _LONGEST_MARKED):
            return False
        if (text.endswith(NOT_HEADINGS) and not line.marked) or _FIELD_VALUE.search(text):
            return False
        return line.paragraph.kind != "item" or line.marked or self.opens_text(line)

    def kind(self, line: Line) -> str:
        """What shows that a line is a heading: its letters, a colon, or capitals at the beginning of its words."""
        text = line.text.strip()
        if not self.could_open(line):
            return ""
        if line.marked:
            return "marked"
        words = text.split()
        lone = line.alone and not text.endswith(NOT_HEADINGS)
        if (text.endswith(":") or lone) and len(bare(normal(text)).split()) <= _MOST_WORDS:
            return "colon"
        behind = self.following.get(line.at)
        if self._sets_aside(line, behind):
            return "sentence"
        if not titled(text) or len(words) > _MOST_WORDS or behind is None or line.paragraph.kind != "paragraph":
            return ""
        opens = len(behind.text) > SHORT_LINE or behind.paragraph.kind == "item" or behind.text.rstrip().endswith(":")
        return "title" if opens else ""

    def _sets_aside(self, line: Line, behind: Line | None) -> bool:
        """Whether a few words in small letters may head a paragraph: "Additional information"."""
        text, above = line.text.strip(), self.lines[line.at - 1].text.rstrip() if line.at else ""
        short = 1 < len(text.split()) <= HEADING_WORDS and not titled(text) and line.paragraph.kind == "paragraph"
        return short and above.endswith((".", ")")) and behind is not None and len(behind.text) > 2 * SHORT_LINE

    def opens_text(self, line: Line) -> bool:
        """Whether what stands behind a numbered line is no item: then the number counts parts, as in "A. Education"."""
        behind = self.following.get(line.at)
        if behind is None or behind.paragraph.kind != "item":
            return behind is not None
        if behind.bullet:
            return line.text.rstrip().endswith(":") and normal(line.text) in self.profile.aliases
        return normal(behind.text) in self.profile.aliases

    def could_be(self, line: Line, text: str) -> bool:
        """Whether a line has the look of a heading that nobody knows."""
        if line.paragraph.kind == "heading" or line.at in self.labels:
            return True
        if line.paragraph.kind == "item" or not line.marked or len(text) > LONGEST:
            return False
        return text[0].isupper() and not text.endswith(NOT_HEADINGS)

    def stands_alone(self, line: Line, text: str) -> bool:
        """Whether a line without the look of a heading may be a misspelt one: a few words before text."""
        if line.bullet or line.paragraph.cell or not 0 < len(text.split()) <= HEADING_WORDS or not text[0].isupper():
            return False
        if line.paragraph.kind == "item" and not self.opens_text(line):
            return False
        return line.at in self.following and not text.endswith(NOT_HEADINGS)


def titled(text: str) -> bool:
    """Whether the words of a line begin with capitals, as in a title."""
    return all(word.lstrip("(\"'“‘[")[:1].isupper() or _little(word) for word in text.split())


def _little(word: str) -> bool:
    """Whether a title may write a word small: "of", "and/or"."""
    return max(map(len, word.split("/"))) < _SHORTEST
