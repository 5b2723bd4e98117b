"""The headings of a house: those that are known as they are written there, and those that only it has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import takewhile

from speclint.learn.placing import Placing, bare_heading
from speclint.learn.seen import Seen
from speclint.light import dataclass, field
from speclint.profile import Profile, normal
from speclint.recognize.below import begins_with_verb
from speclint.recognize.meaning import Words, bare
from speclint.shipped import listed
from speclint.spec import Section
from speclint.text.expression import Expression

_FEWEST, _SHARE = 3, 0.1
"""In how many files, and in which share of all, a line stands that may be a heading nobody knows."""
_TWICE = 2
"""Files in which a heading stands that the profile names."""
_LONGEST, _MOST_WORDS, _FAR = 70, 9, 8
_WORD = Expression(r"[a-z][a-z’']*")
_LABEL = Expression(r"\S:\s+\S")
_I = frozenset({"I", "I’m", "I'm", "I’ve", "I've", "My"})
_CODE = frozenset("\t{}<>|")


@dataclass(slots=True)
class Heading:
    """A line that many files have in common, and in which of them it stands."""

    written: Counter[str] = field(default_factory=Counter)
    files: set[str] = field(default_factory=set)
    below: list[tuple[str, ...]] = field(default_factory=list)
    """The lines that stand under it, each time."""
    first: int = 0
    """How often it stands above every heading that is known."""

    @property
    def text(self) -> str:
        """How most files write it; in small letters where they write it in capitals."""
        said = min(self.written, key=lambda text: (-self.written[text], text))
        return _in_small_letters(said) if said.isupper() else said


@dataclass(frozen=True, slots=True)
class Headings:
    """What was learned of them."""

    known: dict[str, list[Heading]]
    """Section -> its headings, the one of most files first."""
    placed: dict[str, list[Heading]]
    """Section -> headings that were not known, and seem to open it."""
    alone: list[Heading]
    """Lines of many files that may be headings, and of which nobody can say what they open."""

    @property
    def changed(self) -> set[str]:
        """The files that read otherwise now."""
        return {name for headings in self.placed.values() for heading in headings for name in heading.files}

    def listed(self, section: str) -> list[Heading]:
        """The headings that a profile should name, the one of most files first."""
        both = [*self.known.get(section, ()), *self.placed.get(section, ())]
        return sorted(both, key=lambda heading: (-len(heading.files), heading.text))


def learned(seen: Sequence[Seen], profile: Profile) -> Headings:
    """The headings that the files have in common."""
    known = _known(seen, profile)
    placing = Placing(profile)
    placed, alone = defaultdict[str, list[Heading]](list), list[Heading]()
    for plain, heading in sorted(_unknown(seen, profile).items()):
        if name := placing.section(plain, heading, [s for s in seen if s.name in heading.files], len(seen)):
            placed[name].append(heading)
        elif heading.first * 2 < len(heading.files):
            alone.append(heading)
    alone.sort(key=lambda heading: (-len(heading.files), heading.text))
    return Headings(known, dict(placed), alone)


def _known(seen: Iterable[Seen], profile: Profile) -> dict[str, list[Heading]]:
    words, found = Words(profile), defaultdict[tuple[str, str], Heading](Heading)
    for one in seen:
        for section in one.headed:
            plain = bare(normal(section.heading))
            if section.near or not plain or ":" in plain:
                continue
            if _understood(section, plain, profile, words):
                _add(found[section.name, plain], section.heading, one.name)
    by_section = defaultdict[str, list[Heading]](list)
    for (name, _), heading in sorted(found.items()):
        if len(heading.files) >= _TWICE:
            by_section[name].append(heading)
    for headings in by_section.values():
        headings.sort(key=lambda heading: (-len(heading.files), heading.text))
    return dict(by_section)


def _understood(section: Section, plain: str, profile: Profile, words: Words) -> bool:
    """Whether its heading, and not only the text under it, says what a section is."""
    meaning = words.meaning(plain)
    return section.name == profile.section(plain) or (meaning.sure and section.name == meaning.name)


def _unknown(seen: Sequence[Seen], profile: Profile) -> dict[str, Heading]:
    """The lines of many files that could be headings and open nothing, by how they read."""
    words, found = Words(profile), defaultdict[str, Heading](Heading)
    for one in seen:
        headings = {bare(normal(s.heading)): s for s in one.headed}
        opened = {
            plain for plain, s in headings.items() if s.near or words.meaning(plain).name or profile.section(plain)
        }
        title = normal(one.spec.title)
        starts = {at for at, line in enumerate(one.lines) if _may_be_heading(line, profile)}
        plains = [bare_heading(line) if len(line) <= _LONGEST else "" for line in one.lines]
        above = True
        for at, line in enumerate(one.lines):
            plain = plains[at]
            above = above and plain not in opened
            if at in starts and plain and plain not in opened and plain != title:
                heading = found[plain]
                _add(heading, line, one.name)
                heading.below.append(tuple(_below(one.lines, at, starts, plains, opened)))
                heading.first += above
    enough = max(_FEWEST, _SHARE * len(seen))
    return {plain: heading for plain, heading in found.items() if len(heading.files) >= enough}


def _may_be_heading(line: str, profile: Profile) -> bool:
    """Whether a line is short, begins with a capital, is no sentence or label, and says nothing about the page."""
    if len(line) > _LONGEST or not line[0].isupper() or line.endswith((".", ";", ",")):
        return False
    if len(line.split()) > _MOST_WORDS or any(c.isdigit() or c in _CODE for c in line):
        return False
    words = profile.heading_words
    if _LABEL.search(line) or line.split(maxsplit=1)[0] in _I or normal(line) in {*words.grades, *words.joints}:
        return False  # a value beside its label, an answer, or what grades the part above
    if begins_with_verb(line) and not (line.endswith(":") or line.isupper()):
        return False
    about = profile.about_title(line) or any(pattern.search(line) for pattern in profile.levels)
    return not about and not any(pattern.search(line) for _, pattern in profile.leftovers)


def _below(
    lines: Sequence[str], at: int, starts: Collection[int], plains: Sequence[str], opened: Collection[str]
) -> Iterator[str]:
    """What stands under a line, as far as the next that may be a heading."""
    behind = range(at + 1, min(len(lines), at + 1 + _FAR))
    yield from (lines[n] for n in takewhile(lambda n: n not in starts and plains[n] not in opened, behind))


def _add(heading: Heading, text: str, file: str) -> None:
    heading.written[text.strip().rstrip(":").strip()] += 1
    heading.files.add(file)


def _in_small_letters(text: str) -> str:
    words = _WORD.sub(lambda m: m[0].capitalize(), text.lower())
    first, *others = words.split(" ")
    return " ".join([first, *(w.lower() if w.lower() in listed("little.txt") else w for w in others)])
