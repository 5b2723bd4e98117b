"""Which part a heading opens that nobody knows: by its words and by the text that stands under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from speclint.learn.seen import Seen
from speclint.profile import Profile, normal
from speclint.recognize.below import share_of_duties
from speclint.recognize.meaning import Words, bare

_SOME, _MOST = 0.34, 0.6
_UNKNOWN = 3
"""Words of a heading that may be unknown where the text under it bears the others out."""
_LONG = 60
"""Letters from which a paragraph may describe a class."""
_FEW = 2
_COMMON = 0.3
"""In which share of all files a heading stands that is placed by its text alone."""
_DEMANDS = ("qualifying", "knowledge", "skill", "ability", "license")


class Common(Protocol):
    """A line that many files have in common."""

    below: list[tuple[str, ...]]
    first: int
    files: set[str]


def bare_heading(line: str) -> str:
    """A line as headings are held against each other."""
    return bare(normal(line))


class Placing:
    """Holds headings against a profile's words for the parts of a specification."""

    def __init__(self, profile: Profile) -> None:
        """Use the words of a profile."""
        self.profile, self.words = profile, Words(profile)
        self._demanding = profile.of(*_DEMANDS)

    def section(self, plain: str, line: Common, files: Sequence[Seen], of: int) -> str:
        """The section that a line of some *files* of all opens, or nothing where that is not plain."""
        said = [texts for texts in line.below if texts]
        if len(said) * 2 <= len(line.below):
            return ""
        meaning = self.words.meaning(plain)
        if meaning.name and meaning.unknown <= _UNKNOWN:
            return meaning.name if self._agrees(meaning.name, said) else ""
        return self._by_text(said, line, files, plain) if len(files) >= _COMMON * of else ""

    def _by_text(self, said: Sequence[Sequence[str]], line: Common, files: Sequence[Seen], plain: str) -> str:
        texts = [text for one in said for text in one]
        likely = ""
        if self.profile.heading_words.share(texts, ["physical_demands"]) >= _MOST:
            likely = "physical_demands"
        elif share_of_duties(texts) >= _MOST:
            likely = "duties"
        elif line.first * 2 > len(line.below) and _long(said):
            likely = "definition"
        elif len(texts) > len(said) and self.profile.heading_words.share(texts, self._demanding) >= _MOST:
            likely = "employment_standards"
        have = sum(
            any(likely in {s.name, s.parent} and bare_heading(s.heading) != plain for s in f.headed) for f in files
        )
        return likely if likely and have * 2 < len(files) else ""

    def _agrees(self, name: str, said: Sequence[Sequence[str]]) -> bool:
        texts = [text for one in said for text in one]
        if name in self.profile.listed:
            return share_of_duties(texts) >= _SOME
        covered = self.profile.covers.get(name, ())
        whole = name == "employment_standards" or (len(covered) > 1 and self._demanding.issuperset(covered))
        parts = self._demanding if whole else {name, *covered}
        if any(part in self.profile.heading_words.text for part in parts):
            return self.profile.heading_words.share(texts, parts) >= _SOME
        return _long(said)


def _long(said: Sequence[Sequence[str]]) -> bool:
    """Whether most times one paragraph follows or two, and no list."""
    return sum(len(texts[0]) > _LONG and len(texts) <= _FEW for texts in said) * 2 > len(said)
