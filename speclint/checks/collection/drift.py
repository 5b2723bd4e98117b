"""Standard statements that drift apart from class to class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from speclint.light import dataclass, field
from speclint.rule import Check
from speclint.series import likeness
from speclint.series.collection import Collection
from speclint.series.facts import Facts, Meeting
from speclint.series.gather import bare
from speclint.text.cue import said
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import Tokens


@dataclass(frozen=True)
class BoilerplateDrift(Check):
    """A standard statement in a wording that is nearly, and not quite, the house's own or that of most files."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"statement", "usual", "files", "changes"})
    across_files: ClassVar[bool] = True

    likeness: float = 0.75
    """From here on two wordings are one statement."""
    least: int = 2
    """So many files have to agree on a wording before another is drift."""
    share: float = 2
    """So many times as many files say it in the usual wording."""
    part: float = 0.1
    """So large a part of all files that say it at all has the usual wording."""
    named: bool = True
    """Only the statements that the profile names; else every sentence that several files share."""
    content: Expression | PhraseSet | None = None
    """A difference in these words is meant: numbers, names, days."""

    def compare(self, collection: Collection) -> Iterator[Meeting]:
        """Every file with a minority's wording, and one of those with the usual one."""
        counts = self._counted(collection)
        usual = {
            name: _Usual(_canonical(collection, name) if self.named else None, max(self.least, self.part * count.files))
            for name, count in counts.items()
        }
        for one in collection.facts:
            for name, text, spot in self._asked(one):
                usual[name].used(text, counts[name].by_text[hash(text)], one, spot)
        drifted: defaultdict[tuple[str, str], list[tuple[Facts, int]]] = defaultdict(list)
        for known in usual.values():
            known.settled(self.likeness)
        for one in collection.facts:
            for name, text, spot in self._asked(one):
                if usual[name].better(text, counts[name].by_text[hash(text)], self.share) is not None:
                    drifted[name, text].append((one, spot))
        for (name, text), users in sorted(drifted.items(), key=lambda found: found[0]):
            wording = usual[name].better(text, counts[name].by_text[hash(text)], self.share)
            if wording is not None and not self._meant(text, wording.text):
                yield from self._told(name, text, wording, users)

    def _asked(self, one: Facts) -> Iterator[tuple[str, str, int]]:
        return ((name, text, spot) for name, text, spot in one.statements if bool(name) == self.named)

    def _counted(self, collection: Collection) -> dict[str, _Count]:
        """How many files say each statement, and each wording of it: a number for each, for most texts stand alone."""
        found: defaultdict[str, _Count] = defaultdict(_Count)
        for one in collection.facts:
            said_here = {(name, hash(text)) for name, text, _ in self._asked(one)}
            for name, text in said_here:
                found[name].by_text[text] = found[name].by_text.get(text, 0) + 1
            for name in {name for name, _ in said_here}:
                found[name].files += 1
        return found

    def _meant(self, text: str, usual: str) -> bool:
        return self.content is not None and any(
            said(self.content, Tokens(part)) for pair in likeness.differing(text, usual) for part in pair
        )

    @staticmethod
    def _told(name: str, text: str, usual: _Wording, users: list[tuple[Facts, int]]) -> Iterator[Meeting]:
        shown = " ".join(usual.facts.spot(usual.spot)[5].split()) if usual.facts else usual.text
        changes = "; ".join(_change(a, b) for a, b in likeness.differing(text, usual.text)[:4])
        words = {"statement": name.replace("_", " "), "usual": shown, "changes": changes, "files": usual.files}
        also = ((usual.facts, usual.spot, "the usual wording"),) if usual.facts else ()
        seen = set[str]()
        for facts, spot in users:
            if facts.path not in seen:
                seen.add(facts.path)
                yield Meeting(facts, spot, words, also)


@dataclass
class _Count:
    """How often one statement is made."""

    files: int = 0
    by_text: dict[int, int] = field(default_factory=dict)


@dataclass
class _Wording:
    """What a file may have meant to say."""

    text: str
    files: int = 0
    facts: Facts | None = None
    """The first that says it."""
    spot: int = 0


class _Usual:
    """The wordings of one statement that so many files have that another may be drift, and the canonical one."""

    def __init__(self, canonical: str | None, least: float) -> None:
        self.canonical = canonical
        self.least = least
        self.known: dict[str, _Wording] = {canonical: _Wording(canonical)} if canonical else {}

    def used(self, text: str, files: int, facts: Facts, spot: int) -> None:
        """Learn that a file has a wording, which *files* have."""
        if files >= self.least or text == self.canonical:
            known = self.known.setdefault(text, _Wording(text))
            known.files = files
            if known.facts is None:
                known.facts, known.spot = facts, spot

    def settled(self, share: float) -> None:
        """Make ready to be asked: all are known."""
        self.wordings = [self.known[text] for text in sorted(self.known)]
        self.among = likeness.Among([wording.text for wording in self.wordings], share)
        self._found: dict[str, _Wording | None] = {}

    def better(self, text: str, files: int, share: float) -> _Wording | None:
        """The wording that stands for a text, if it is in *share* times as many files."""
        if not self.wordings:
            return None
        if files == 1:  # most texts stand alone, and are not asked for again
            return self._best(text, share)
        if text not in self._found:
            self._found[text] = self._best(text, share * files)
        return self._found[text]

    def _best(self, text: str, least: float) -> _Wording | None:
        near = [self.wordings[n] for n in self.among.near(text)]
        own = next((wording for wording in near if wording.text == self.canonical), None)
        if own is not None:
            return own
        best = max(near, key=lambda wording: (wording.files, wording.text), default=None)
        if best is None or text == self.canonical:
            return None
        return best if best.files >= max(self.least, least) else None


def _change(here: str, there: str) -> str:
    if not here:
        return f"“{there}” is missing"
    return f"“{here}” for “{there}”" if there else f"“{here}” is added"


def _canonical(collection: Collection, name: str) -> str | None:
    """The profile's own wording, evened out."""
    known = collection.profile.statements.get(name)
    return bare(known.canonical) if known is not None and known.canonical else None


CHECKS = {"boilerplate-drift": BoilerplateDrift}
