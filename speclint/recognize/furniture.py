"""What a page turn or a conversion leaves between the lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from speclint.profile import Profile, normal
from speclint.recognize.line import Line
from speclint.spec import Passage
from speclint.text.dates import DATE
from speclint.text.expression import Expression

_PROSE = 60
_STAMPED = Expression(
    r"(?:(?:rev\w*|adopted|approved|amended|updated|effective|printed|draft)\b[\s.:]*)?", re.IGNORECASE
)
_PAGE = Expression(r"\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?")
_ADDRESS = Expression(r"\W*(?:https?:|www\.|\S+@)", re.IGNORECASE)
_FEW = 3
_JOINT = Expression(r"\W*(?:or|and|and/or)\W*", re.IGNORECASE)
_LABEL = Expression(r"[A-Z][\w ]{2,30}:\s")
_ENDED = Expression(r"[.!?:;][\"”’')\]]*$")


def cut_in_two(last: Passage, passage: Passage, *, interrupted: bool) -> bool:
    """Whether a sentence goes on here; without furniture between, only long prose is believed to."""
    if passage.kind != "paragraph" or not passage.text[:1].islower() or not last.text or _ENDED.search(last.text):
        return False
    return interrupted or (last.kind == "paragraph" and len(last.text) > _PROSE and last.text[-1].isalpha())


class Furniture:
    """Tells furniture from text."""

    def __init__(
        self, profile: Profile, lines: Sequence[Line], following: Mapping[int, Line], known: Callable[[Line], str]
    ) -> None:
        """*known* says which section a line opens, if any."""
        self.profile, self.lines, self.following, self.known = profile, lines, following, known

    def kind(self, line: Line, title: Line | None, before: Sequence[Passage], *, masthead: bool) -> str:
        """What kind of furniture a line is, if any; *before* is what stands above it in its section."""
        if kind := self._left_over(line, masthead=masthead):
            return kind
        kind = "" if masthead else _aside(line, title) or self._odd(line, before)
        return kind if kind and self._in_mid_sentence(line, title, before) else ""

    def _odd(self, line: Line, before: Sequence[Passage]) -> str:
        """What a short line is that interrupts long prose, whatever it says."""
        text, behind = line.text.strip(), self.following.get(line.at)
        kind, label = line.paragraph.kind, line.paragraph.label
        plain = kind == "paragraph" or (kind == "heading" and text.isupper())  # capitals are a look of headings
        if not plain or label is not None or line.paragraph.cell or len(text) > _PROSE:
            return ""
        if text[0].islower() or text.endswith((".", ";", ":", ",")):
            return ""
        words = text.split()
        if len(words) > _FEW and any(word.islower() and len(word) > len("with") for word in words):
            return ""  # a line of a sentence, and no title
        cut = before and len(before[-1].text) > _PROSE and before[-1].text[-1].isalpha()
        goes_on = behind and behind.paragraph.kind == "paragraph" and not behind.paragraph.cell
        if (behind and _ADDRESS.match(behind.text)) or _ADDRESS.match(text):
            return ""  # "URL" is the label of what stands below it
        if _JOINT.fullmatch(text) or _LABEL.match(text):
            return ""  # "OR" between two ways to qualify, "NOTICE: …"
        return "running head" if cut and goes_on and not self.known(line) else ""

    def _left_over(self, line: Line, *, masthead: bool) -> str:
        """What a line is by the profile's patterns."""
        text = line.text.strip()
        if not text:
            return ""
        if line.bullet:
            text = f"{line.paragraph.label} {text}"  # in Markdown the page number "- 2 -" is an item
        for kind, pattern in self.profile.leftovers:
            if pattern.fullmatch(text) and (kind != "web navigation" or masthead):
                return kind
        return ""

    def _in_mid_sentence(self, line: Line, title: Line | None, before: Sequence[Passage]) -> bool:
        """Whether the text before breaks off and the text behind goes on in lower case."""
        if not (before and before[-1].text and not _ENDED.search(before[-1].text)):
            return False
        behind = (x for x in self.lines if x.at > line.at)
        goes_on = (x for x in behind if not (self._left_over(x, masthead=False) or _aside(x, title)))
        return next((x.text for x in goes_on), "")[:1].islower()


def _may_be(text: str, title: str) -> bool:
    """Whether a line can be the title again: to bring every paragraph into the form of a heading would cost more."""
    return title[:3] in text.lower()


def _aside(line: Line, title: Line | None) -> str:
    """What a line is that means nothing only in mid-sentence: the title again, a number, a date."""
    text = line.text.strip()
    if title is not None and _may_be(text, normal(title.text)) and normal(text) == normal(title.text):
        return "running head"
    if line.paragraph.cell:
        return ""
    if _PAGE.fullmatch(text):
        return "page number"
    found = _STAMPED.match(text)
    dated = found and DATE.match(text, found.end())
    return "revision stamp" if dated and not text[dated.end() :].strip(" .") else ""
