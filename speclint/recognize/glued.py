"""Headings that a conversion ran together with the first word of their text: "Job Summary This is manual work …"."""

from __future__ import annotations

from speclint.light import dataclass
from speclint.profile import Profile, normal
from speclint.recognize.below import begins_with_verb
from speclint.recognize.look import titled
from speclint.shipped import terms
from speclint.text.expression import Expression
from speclint.text.tokens import Tokens

_MOST = 8
"""Words of the longest heading that is looked up."""
_REST = 20
"""Letters that stand behind such a heading at least."""
_DETERMINERS = terms("determiners")
_TWO, _SHORT = 2, 3
"""Words of a sentence at least, and letters of a word that a title may write small."""
_WORD = Expression(r"[A-Za-z][\w’'-]*|&")
_BULLETS = frozenset("•·▪●◦■►")
_LEADS = frozenset({"of", "to", "in", "for", "with"})
_REMARK = Expression(r"\s*\([^()]{3,90}\):?(?=\s)")
"""What may stand in brackets behind a heading: "(Illustrative only)"."""
_JOINT = Expression(r"(?<=[a-z)])(?=[A-Z][a-z])")
"""Where a small letter stands directly before a capital one."""
_SENTENCE = Expression(r"(?<=[.;:)!?])\s+(?=[A-Z])")
_OPENS = terms("opens-sentence")


@dataclass(frozen=True, slots=True)
class Glued:
    """Where such a heading begins, where it ends, and where its text begins."""

    start: int
    end: int
    text: int


class Glue:
    """Finds headings that a profile lists in front of a text, with nothing between that sets them off."""

    def __init__(self, profile: Profile) -> None:
        """Look for the headings of a profile that have several words, or stand in capitals."""
        self.profile = profile
        self.firsts = frozenset(alias.split()[0] for alias in profile.aliases)

    def at(self, text: str, start: int) -> Glued | None:
        """The heading that begins at *start*, the longest of several."""
        first = _WORD.match(text, start)
        if first is None or not text[start].isupper() or self._first(first[0]) not in self.firsts:
            return None
        ends = [joint.start() for joint in _JOINT.finditer(text, start, start + 80)]
        ends += [word.end() for word in _WORD.finditer(text, start, start + 120)]
        for end in sorted(ends, reverse=True):
            if found := self._ends(text, start, end):
                return found
        return None

    def inside(self, text: str, start: int) -> Glued | None:
        """The first heading that stands behind a sentence of the same paragraph."""
        behind = (self.at(text, gap.end()) for gap in _SENTENCE.finditer(text, start))
        return next((found for found in behind if found), None)

    @staticmethod
    def _first(word: str) -> str:
        return normal(_JOINT.split(word)[0])

    def _ends(self, text: str, start: int, end: int) -> Glued | None:
        head = text[start:end]
        if head.rsplit(maxsplit=1)[-1] in _LEADS:
            return None  # "Knowledge of" heads a list, and not a sentence
        remark = _REMARK.match(text, end)
        end = remark.end() if remark else end
        rest = text[end:].lstrip()
        plain = normal(head)
        if len(rest) < _REST or plain not in self.profile.aliases or len(plain.split()) > _MOST:
            return None
        loud = head.isupper() and not rest[:_REST].isupper()
        if not (loud or (" " in plain and titled(head))) or not rest[0].isupper():
            return None
        joined = not remark and not text[end].isspace() and text[end - 1].islower()
        if not (joined or (text[end].isspace() and self._opens(self.profile.aliases[plain], rest))):
            return None
        return Glued(start, end, len(text) - len(rest))

    def _opens(self, name: str, rest: str) -> bool:
        """Whether a text begins as a sentence of that section does."""
        words = rest.split(maxsplit=2)
        first = words[0].lower().rstrip(",")
        if first in _DETERMINERS:
            return True
        if len(words) > 1 and words[1] in _BULLETS:
            return True  # the first item of a list, or the heading of its first group
        if len(words) < _TWO or (titled(words[1]) and len(words[1]) > _SHORT and not words[1].isdigit()):
            return False
        roof = self.profile.parent(name) or name
        opening = self.profile.heading_words.opening.get(roof)
        told = opening is not None and opening.after(Tokens(rest), 0)
        lists = name in self.profile.listed and begins_with_verb(rest)
        return told or lists or first in _OPENS or first.isdigit()
