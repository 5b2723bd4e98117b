"""Standard statements that drift apart from class to class."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from speclint.light import dataclass
from speclint.rule import Check
from speclint.series import likeness
from speclint.series.collection import Collection
from speclint.series.facts import Facts, Meeting, Spot
from speclint.series.gather import bare
from speclint.text.cue import said
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import Tokens

_Users = Sequence[tuple[Facts, Spot]]


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
        groups: defaultdict[str, dict[str, list[tuple[Facts, Spot]]]] = defaultdict(lambda: defaultdict(list))
        for one in collection.facts:
            for name, text, spot in one.statements:
                if bool(name) == self.named:
                    groups[name][text].append((one, spot))
        for name, wordings in sorted(groups.items()):
            usual = _canonical(collection, name) if self.named else None
            yield from self._drifted(name, wordings, usual)

    def _drifted(self, name: str, wordings: Mapping[str, _Users], canonical: str | None) -> Iterator[Meeting]:
        texts = sorted(wordings)
        near: defaultdict[str, list[str]] = defaultdict(list)
        if canonical and canonical not in wordings:
            texts.append(canonical)
        for a, b in likeness.pairs(texts, self.likeness):
            near[texts[a]].append(texts[b])
            near[texts[b]].append(texts[a])
        least = max(self.least, self.part * len({f.path for users in wordings.values() for f, _ in users}))
        for text in sorted(wordings):
            usual = self._usual(text, near[text], wordings, canonical, least)
            if usual is not None and not self._meant(text, usual):
                yield from self._told(name, text, usual, wordings)

    def _usual(
        self, text: str, near: list[str], wordings: Mapping[str, _Users], canonical: str | None, least: float
    ) -> str | None:
        if canonical is not None and canonical in near:
            return canonical
        count = Counter({other: _files(wordings[other]) for other in near if other in wordings})
        best = max(count, key=lambda other: (count[other], other), default=None)
        if best is None or text == canonical:
            return None
        return best if count[best] >= max(least, self.share * _files(wordings[text])) else None

    def _meant(self, text: str, usual: str) -> bool:
        return self.content is not None and any(
            said(self.content, Tokens(part)) for pair in likeness.differing(text, usual) for part in pair
        )

    def _told(self, name: str, text: str, usual: str, wordings: Mapping[str, _Users]) -> Iterator[Meeting]:
        users = wordings.get(usual, ())
        changes = "; ".join(_change(a, b) for a, b in likeness.differing(text, usual)[:4])
        seen = set[str]()
        for facts, spot in wordings[text]:
            if facts.path in seen:
                continue
            seen.add(facts.path)
            words = {"statement": name.replace("_", " "), "usual": _shown(users, usual), "changes": changes}
            also = tuple((other, there, "the usual wording") for other, there in users[:1])
            yield Meeting(facts, spot, {**words, "files": _files(users)}, also)


def _files(users: _Users) -> int:
    return len({facts.path for facts, _ in users})


def _shown(users: _Users, usual: str) -> str:
    return " ".join(users[0][1][5].split()) if users else usual


def _change(here: str, there: str) -> str:
    if not here:
        return f"“{there}” is missing"
    return f"“{here}” for “{there}”" if there else f"“{here}” is added"


def _canonical(collection: Collection, name: str) -> str | None:
    """The profile's own wording, evened out."""
    known = collection.profile.statements.get(name)
    return bare(known.canonical) if known is not None and known.canonical else None


CHECKS = {"boilerplate-drift": BoilerplateDrift}
