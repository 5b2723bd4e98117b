"""Headings that stand in front of their text, in its own line."""

from __future__ import annotations

import re

from speclint.document import Span, View
from speclint.light import dataclass
from speclint.profile import Profile, normal
from speclint.recognize import slips
from speclint.recognize.glued import Glue, Glued
from speclint.recognize.headings import Headings
from speclint.recognize.line import Line
from speclint.text.expression import Expression

_COUNTED = r"(?:(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]\s+)?"
_RUN_IN = Expression(
    rf"{_COUNTED}[*_]{{0,3}}(?P<head>[A-Z][A-Za-z ,/&'’()-]{{2,90}}?)[*_]{{0,3}}(?::[*_]{{0,3}}|\.?\s(?:--|[–—-])\s)\s*"
)
_STOPPED = Expression(rf"{_COUNTED}(?P<head>[A-Z][A-Z ,/&'’()-]{{3,90}})\.\s+(?=[A-Z\"“])")
"""Capitals with a period behind them: "WORKING CONDITIONS. The work is done …"."""
_SET_OFF = Expression(rf"{_COUNTED}(?P<head>[A-Z][A-Za-z ,/&'’()-]{{2,90}}?)[\s.:–—-]*$")
"""What stands in front of the text in letters of another look."""
_LONGEST = 50
"""Letters of a head that nothing but a colon sets off."""
_NEXT = Expression(r"[.;,]?\s+(?:and\s+)?(?=(?:Ability|Abilities|Knowledge|Skills?)\s+(?:to|of|in)\s*:)", re.IGNORECASE)
_FIELD = Expression(r"[A-Z][\w /#()'’-]{0,30}:\s*\S")
_VALUE = 60
"""Letters of the longest value of a field."""
_DEMANDS, _FIELD_LONG = "employment_standards", 30
_BEGINS = frozenset({"definition", "duties"})
"""Sections that end the masthead, even where their heading runs into the text."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A heading and the stretch of its line that is its text."""

    name: str
    near: str
    start: int
    """Where the heading begins in the line."""
    end: int
    """Where it ends."""
    text: int
    """Where its text begins."""
    until: int | None
    """Where the next heading of the same line begins to be announced."""
    following: int | None
    """Where that one begins."""


class RunIn:
    """Finds headings in front of their text."""

    def __init__(self, profile: Profile, view: View, headings: Headings) -> None:
        """Ask *headings* which words are headings."""
        self.profile, self.view, self.headings = profile, view, headings
        self.glue = Glue(profile)

    def begins(self, line: Line) -> bool:
        """Whether the first section begins here, so that the masthead ends."""
        found = self.at(line, 0)
        if found is None or self._is_field(line, found):
            return False
        if found.name == _DEMANDS and len(line.text) - found.text > _FIELD_LONG:
            return True
        return found.name in _BEGINS or self._bold(line, found) or self._loud(line, found)

    def _loud(self, line: Line, found: Opening) -> bool:
        """Whether a heading in capitals stands before a paragraph, and not before the value of a field."""
        apart = line.text[found.start : found.end].isupper() and found.name not in self.profile.aside
        return apart and len(line.text) - found.text > _VALUE

    def _is_field(self, line: Line, found: Opening) -> bool:
        """Whether a label with its value stands among others in the head of the page: "Reports To: Harbor Master"."""
        value = line.text[found.text :].strip()
        if (
            found.name not in self.profile.of("supervision") | self.profile.aside
            or len(value) > _VALUE
            or value.endswith(".")
        ):
            return False
        lines = self.headings.lines
        beside = [lines[at] for at in (line.at - 1, line.at + 1) if 0 <= at < len(lines)]
        return any(_FIELD.match(other.text) for other in beside)

    def at(self, line: Line, start: int) -> Opening | None:
        """The heading that stands at *start* of a line such as ``Education: …``."""
        found, text = self._head(line, start)
        if found is None or text >= len(line.text.rstrip()):
            return self._glued(line, start)
        plain = normal(found["head"])
        near = "" if plain in self.profile.aliases else slips.near(self.profile, plain)
        name = self.profile.aliases.get(near or plain, "")
        head = Opening(name, "", found.start("head"), found.end("head"), text, None, None)
        if name not in self.profile.run_in:
            name = self._plainly(line, head, plain)
            near = ""
        if not name or (line.bullet and not (self._beside(name) or self._alone(line, head, plain))):
            return self._glued(line, start)
        following = _NEXT.search(line.text, text)
        meant = slips.meant(self.profile, plain, near) if near else ""
        until, then = (following.start() + 1, following.end()) if following else (None, None)
        return Opening(name, meant, head.start, head.end, head.text, until, then)

    def _glued(self, line: Line, start: int) -> Opening | None:
        """The heading with which a line begins though nothing sets it off, and the next such one of the line."""
        if line.bullet or line.paragraph.cell or line.paragraph.kind == "heading":
            return None
        found = self.glue.at(line.text, start)
        if found is None:
            return None
        name = self.profile.aliases[normal(line.text[found.start : found.end])]
        behind: Glued | None = self.glue.inside(line.text, found.text)
        then = behind.start if behind else None
        return Opening(name, "", found.start, found.end, found.text, then, then)

    def _head(self, line: Line, start: int) -> tuple[re.Match[str] | None, int]:
        """The words that stand in front of a text, and where that begins: by a sign behind them, or by their look."""
        found = _RUN_IN.match(line.text, start)
        stressed = 0 if start else self._stressed(line)
        lead = _SET_OFF.match(line.text[:stressed]) if stressed else None
        if lead and not (found and found.end("head") <= stressed) and normal(lead["head"]) in self.profile.aliases:
            return lead, stressed
        if found and (len(found["head"]) <= _LONGEST or found["head"].isupper()):
            return found, found.end()
        stopped = None if start else _STOPPED.match(line.text)
        if stopped and normal(stopped["head"]) in self.profile.aliases:
            return stopped, stopped.end()
        return (lead, stressed) if lead and line.text[stressed - 1] in ".:\t " else (None, 0)

    def _stressed(self, line: Line) -> int:
        """Where the text begins behind words that are bold or underlined; 0 where none are, or all."""
        first = next(iter(self.view.pieces(Span(line.start, line.start + 1))), None)
        if line.paragraph.bold or first is None or not (set("bu") & set(first[1].look) or line.text[0].isdigit()):
            return 0
        at = 0
        for _, piece in self.view.pieces(Span(line.start, line.start + len(line.text))):
            if piece.text.strip() and not set("bu") & set(piece.look):
                return at + len(piece.text) - len(piece.text.lstrip()) if at else 0
            at += len(piece.text)
        return 0

    def _plainly(self, line: Line, head: Opening, plain: str) -> str:
        """The section of a heading that only its look, or its several words, tell from the text behind it."""
        listed = self.profile.aliases.get(plain, "")
        shown = self._bold(line, head)
        if listed:
            loud = shown or line.text[head.start : head.end].isupper()
            return listed if loud or " " in plain else ""
        meaning = self.headings.words.meaning(plain, self.headings.title_words)
        if not meaning.sure or meaning.weak:
            return ""
        loud = line.text[head.start : head.end].isupper()
        named = {"to", "for"}.isdisjoint(plain.split())  # and not addressed to somebody
        if meaning.name in self.profile.aside and loud and named and len(self.headings.parts) > 1:
            return meaning.name  # "EVALUATION: …" behind the first part
        if shown or " " not in plain:
            return meaning.name if shown else ""
        if meaning.name in self.profile.aside:
            return meaning.name if self._sets_aside(line, head, plain) else ""
        remarked = meaning.name in self.profile.listed and line.text.startswith("(", head.text)
        return meaning.name if loud or remarked else ""

    def _sets_aside(self, line: Line, head: Opening, plain: str) -> bool:
        """Whether a heading that names no office stands before a paragraph, behind the first part of the page."""
        no_office = self.profile.heading_words.turning.isdisjoint(plain.split())
        paragraph = len(line.text) - head.text > _VALUE
        return no_office and paragraph and any(part.name in _BEGINS for part in self.headings.parts)

    def _alone(self, line: Line, head: Opening, plain: str) -> bool:
        """Whether a heading in an item is one all the same: bold, of several words, as the profile lists it."""
        return " " in plain and plain in self.profile.aliases and self._bold(line, head)

    def _bold(self, line: Line, head: Opening) -> bool:
        span = Span(line.start + head.start, line.start + head.end)
        looks = [piece.look for _, piece in self.view.pieces(span) if piece.text.strip()]
        return bool(looks) and all("b" in look or "u" in look for look in looks) and not line.paragraph.bold

    def _beside(self, name: str) -> bool:
        """Whether a part stands where its like are listed: among duties "Training: …" is no requirement."""
        here, roof = self.headings.canonical(), self.profile.parent(name)
        return bool(roof) and roof in {here.name, here.parent}
