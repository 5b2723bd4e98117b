"""What the text under a heading looks like, where its words leave it open which part it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from speclint.profile import Profile, normal
from speclint.recognize.line import Line
from speclint.shipped import terms
from speclint.text.expression import Expression
from speclint.text.tokens import Tokens
from speclint.text.verbs import verbs

_FAR = 8
"""Lines that are looked at."""
_LONG = 60
"""Letters from which a paragraph may describe a class."""
_SOME, _MOST = 0.34, 0.6
_SEVERAL = 3
_FIELD = Expression(r"[A-Z][\w ]{2,30}:\s*\S")
"""A date, say, over the paragraph that describes a class."""
_SHORTEST_VERB = 4
"""Letters of a verb in the third person: "As" and "Its" are none."""
_SAYS = frozenset({"is", "are", "was", "were"})
_CLAUSE, _LONGEST_CLAUSE = terms("before-duties"), 15
_AFTER_NOUNS = terms("behind-nouns")
_DEMANDING = ("qualifying", "knowledge", "skill", "ability", "license")
_WHOLE = "employment_standards"


class Below:
    """Looks at the lines under a line."""

    def __init__(self, profile: Profile, following: Mapping[int, Line]) -> None:
        """*following* knows the line that stands behind each."""
        self.words, self.following = profile.heading_words, following
        self.parents, self.aliases = profile.within, profile.aliases
        self.of, self.demanding = profile.of, profile.of(*_DEMANDING)
        self.aside = profile.aside - profile.dated

    def texts(self, line: Line) -> list[str]:
        """The next lines, as far as the next that has the look of a heading."""
        found = list[str]()
        behind = self.following.get(line.at)
        while (
            behind is not None
            and len(found) < _FAR
            and not (
                (behind.marked and behind.paragraph.kind != "item")
                or (behind.alone and behind.text.endswith((":", "?")))
            )
        ):
            found.extend(text for text in behind.text.splitlines() if text.strip())
            behind = self.following.get(behind.at)
        return found

    def agrees(self, line: Line, name: str) -> bool:
        """Whether the text under a line reads as that of a section does."""
        texts = self.texts(line)
        if name in self.aside:
            return bool(texts)
        if name == "definition":
            while texts and _FIELD.match(texts[0]) and len(texts[0]) <= _LONG:
                texts = texts[1:]
            texts = self._behind_a_sentence(texts)
            label = texts[0].partition(":")[0] if texts else ""
            return bool(texts) and len(texts[0]) > _LONG and normal(label) not in self.aliases
        if name in self.of("work"):
            return share_of_duties(texts) >= _SOME
        names = self.demanding if name in self.demanding or self.parents.get(name) else {name}
        if name in self.of("place", "strain", joined=True):
            names = self.of("place", "strain")
        return self.words.share(texts, names) >= _SOME

    def asks(self, line: Line) -> bool:
        """Whether one of the first lines under a line begins as a demand does, or heads one kind of demands."""
        return any(map(self._asks, self.texts(line)[:_SEVERAL]))

    def _asks(self, text: str) -> bool:
        opening, name = self.words.opening.get(_WHOLE), self.aliases.get(normal(text), "")
        return self.parents.get(name, "") == _WHOLE or (opening is not None and opening.after(Tokens(text), 0))

    def defines(self, line: Line) -> bool:
        """Whether what stands under a line begins as a definition does, or says what is done."""
        text, opening = next(iter(self.texts(line)), ""), self.words.opening.get("definition")
        return begins_with_verb(text) or (opening is not None and opening.after(Tokens(text), 0))

    def likeliest(self, line: Line) -> str:
        """The section as which most of the text under a line reads, if it reads as one."""
        texts = self.texts(line)
        if self.words.share(texts, {"physical_demands"}) >= _MOST:
            return "physical_demands"
        if len(texts) >= _SEVERAL and share_of_duties(texts) >= _MOST:
            return "duties"
        if self.words.share(texts, self.demanding) >= _MOST:
            return "employment_standards"
        return ""

    def tells(self, line: Line) -> bool:
        """Whether what stands under a line begins with a paragraph of prose."""
        texts = self._behind_a_sentence(self.texts(line))
        return bool(texts) and len(texts[0]) > _LONG and not begins_with_verb(texts[0])

    @staticmethod
    def _behind_a_sentence(texts: list[str]) -> list[str]:
        """Lines without a first short one that says what is done, over a paragraph that says more of it."""
        short = len(texts) > 1 and len(texts[0]) <= _LONG and texts[0].endswith(".") and begins_with_verb(texts[0])
        return texts[1:] if short and not begins_with_verb(texts[1]) else texts

    def does(self, line: Line) -> bool:
        """Whether what stands under a line is a list of duties beyond doubt."""
        texts = self.texts(line)
        return len(texts) > 1 and share_of_duties(texts) >= _MOST


def share_of_duties(texts: Sequence[str]) -> float:
    """How many of some lines begin as duties do: with a verb."""
    return sum(map(begins_with_verb, texts)) / max(1, len(texts))


def begins_with_verb(text: str) -> bool:
    """Whether a line begins as a duty does: "Files", "Under direction, files", "Independently files", "May file"."""
    words = text.strip(" \t•·▪◦*–—-→►✓§»o").split()
    while words and (words[0].strip(".)(").isdigit() or not any(c.isalpha() for c in words[0])):
        words = words[1:]
    if not words or not words[0][:1].isupper():
        return False
    words = _behind_a_clause(words)
    first = words[0].lower().strip(".,;:()")
    if len(words) > 1 and words[1] in _SAYS:
        return False  # "Work is done in the field"
    if (first.endswith("ly") or first in {"may", "will", "must"}) and len(words) > 1:
        first = words[1].lower().strip(".,;:()")
    return first.split("/")[0] in verbs() or _third_person(words)


def _behind_a_clause(words: list[str]) -> list[str]:
    """What stands behind a beginning that says as what or where a thing is done: "As leadworker, assigns boats"."""
    if words[0].lower() not in _CLAUSE:
        return words
    behind = (words[at + 1 :] for at, word in enumerate(words[:_LONGEST_CLAUSE]) if word.endswith(","))
    said = (rest[1:] if rest and rest[0] == "may" else rest for rest in behind)
    found = (rest for rest in said if rest and rest[0].split("/")[0].strip(".,;:") in verbs())
    return next(found, words)


def _third_person(words: Sequence[str]) -> bool:
    """Whether a line begins with what can only be a verb in the third person: "Moors boats", but not "Rules of"."""
    first, second = words[0], words[1] if len(words) > 1 else ""
    ends = (
        len(first) >= _SHORTEST_VERB
        and first.endswith("s")
        and not first.endswith(("ss", "us", "is"))
        and first[1:].islower()
    )
    return ends and second[:1].islower() and second not in _AFTER_NOUNS
