"""Which lines are headings, and which section each of them opens."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from speclint.document import Span, View
from speclint.profile import Profile, normal
from speclint.recognize.below import Below
from speclint.recognize.forms import column_heads, labels
from speclint.recognize.line import Line, without_tail
from speclint.recognize.meaning import Meaning, Words, bare, words_of
from speclint.recognize.part import Part
from speclint.recognize.slips import meant, near
from speclint.text.expression import Expression

_LONGEST = 70
_LONGEST_WITH_TAIL = 160
_SHORTEST = 4
"""Letters from which a word of a title begins with a capital."""
_HEADING_WORDS = 4
"""A heading of more words has to look like one to be taken for a misspelt one."""
_MOST_WORDS = 9
_UNKNOWN, _MOST_IN_DOUBT = 2, 7
"""Words that may be unknown in a heading whose text agrees with the others; and words of such a heading."""
_SHORT_LINE = 30
_NEVER_DONE = frozenset({"knowledge", "skills", "abilities", "knowledge_and_abilities"})
"""What is no kind of work, as training and supervision are."""
_NOT_HEADINGS = (".", ";", ",")
_SENTENCE = Expression(r"\b(?:is|are|was|were|has|have|must|shall|cannot|please)\b")
_ANNOUNCES = Expression(r"\b(?:includ\w+|following|as\s+follows)\b", re.IGNORECASE)
_LONGEST_ANNOUNCEMENT = 300
_FIELD_VALUE = Expression(r":\s*[$#]?\d[\d,.]*$")
"""A number behind a colon is the value of a field: "Supervises: 0"."""
_FIRST_QUESTION, _SECOND_QUESTION, _APPLYING = "01", "02", "selection"
_UNFINISHED = Expression(r"(?:\b(?:for|of|and|or|the)|[/&,–—-])$")


class Headings:
    """Tells headings from text, in the order of the page."""

    def __init__(
        self, profile: Profile, view: View, lines: Sequence[Line], following: Mapping[int, Line], parts: list[Part]
    ) -> None:
        """*parts* are the sections that were opened so far."""
        self.profile, self.view, self.lines, self.following, self.parts = profile, view, lines, following, parts
        self.words, self.below = Words(profile), Below(profile, following)
        self.labels, self.column_heads = labels(lines), column_heads(lines)
        self.title_words: set[str] = set()
        self._names = dict[int, str]()
        self._seen: frozenset[str] | None = None
        self.headed = frozenset[str]()
        """Those of them that a heading of their own opens, and not only one of a part of theirs."""

    def titled(self, title: str) -> None:
        """Learn the title: what had to be said without it is forgotten."""
        self.title_words |= set(normal(title).split())
        self._names.clear()

    # -- what a line opens --------------------------------------------------------------------------

    def begins(self, line: Line) -> bool:
        """Whether a known section begins here, so that the masthead ends."""
        name = self.known(line)
        if name and name not in self.profile.aside:
            behind = self.following.get(line.at)
            field = line.at in self.labels and (behind is None or len(behind.text) < _SHORT_LINE)
            return not (field and name == "supervision")  # "Reports To" among the fields of a form's head
        if self.announced(line):
            return True
        text = line.text.strip()
        return line.marked and line.at > 0 and len(text) <= _LONGEST and bool(near(self.profile, normal(text)))

    def known(self, line: Line) -> str:
        """The section that a line opens, by a heading of the profile or by its words."""
        if grade := self._graded(line):
            return grade.name
        if line.at not in self._names and self._asks(line):
            self._names[line.at] = _APPLYING
        if line.at not in self._names:
            listed = self._listed(line) if line.at not in self.column_heads else ""
            if listed and not line.text.isupper() and self._belongs_above(line, listed):
                listed = ""
            self._names[line.at] = self.words.with_tail(listed or self._meant(line), line.text)
        return self._names[line.at]

    def _asks(self, line: Line) -> bool:
        """Whether the questions to applicants begin here, as a web form numbers them: "01" on a line of its own."""
        if line.text.strip() != _FIRST_QUESTION:
            return False
        behind = self.following.get(line.at)
        second = any(other.at > line.at and other.text.strip() == _SECOND_QUESTION for other in self.lines)
        return second or (behind is not None and behind.text.rstrip().endswith("?"))

    def _graded(self, line: Line) -> Part | None:
        """The part whose demands a heading such as "Essential" grades."""
        if normal(line.text) not in self.profile.heading_words.grades or not self._could_open(line):
            return None
        wholes = set(self.profile.within.values()) - self.profile.listed
        asked = (p for p in reversed(self.parts) if {p.name, p.parent} & wholes and p.name != "desirable")
        return next(asked, None) if line.at in self.following else None

    def _could_open(self, line: Line) -> bool:
        text = line.text.strip()
        if not text or line.bullet or not (text[0].isupper() or text[0].isdigit() or text[0] == "="):
            return False
        if len(text) > _LONGEST and not (line.marked and len(without_tail(text)) <= _LONGEST):
            return False
        if (text.endswith(_NOT_HEADINGS) and not line.marked) or _FIELD_VALUE.search(text):
            return False
        return line.paragraph.kind != "item" or line.marked or self.opens_text(line)

    def _listed(self, line: Line) -> str:
        """The section of a heading that the profile lists."""
        text = line.text.strip()
        if self._could_open(line):
            plain = normal(text)
            return self.profile.section(plain) if line.marked else self.profile.aliases.get(plain, "")
        if line.paragraph.kind == "item" or len(text) > _LONGEST_WITH_TAIL:
            return ""
        if not (line.marked or text.partition(" ")[0].isupper()):
            return ""
        plain = normal(text)
        cut = bare(plain)
        if cut == plain:
            return ""
        return self.profile.aliases.get(cut, "") if line.marked or text[: len(cut)].isupper() else ""

    def _meant(self, line: Line) -> str:
        """The section that the words of a heading name, and the text under it where they leave it open."""
        text = line.text.strip()
        look = self._look(line)
        in_data = line.paragraph.cell is not None and line.at not in self.labels
        plainly_none = not look or line.at not in self.following or in_data
        plain = bare(normal(text))
        about = self.about_the_page(text) and not (self.parts and self.below.agrees(line, "definition"))
        if plainly_none or about or any(pattern.search(plain) for pattern in self.profile.levels):
            return ""
        if look != "title" and (listed := self.profile.section(plain)):
            return "" if self._belongs_above(line, listed) else listed
        if look == "colon" and ":" in text.rstrip(": "):
            return ""  # "Experience: either one of the following:"
        meaning = self.words.meaning(plain, self.title_words)
        if not meaning.name:
            return self._by_text(line, plain) if look != "colon" else ""
        if self._belongs_above(line, meaning.name) or (look == "colon" and self._goes_without(text, meaning.name)):
            return ""
        return self._believed(line, look, meaning, plain)

    def _goes_without(self, text: str, name: str) -> bool:
        """Whether a line that leads to a list, such as "Possession of one of the following:", opens nothing new."""
        if not self.parts or _titled(text):
            return False
        here = self.canonical()
        if here.heading and not here.run_in and not here.passages and self.parts[-1] is here:
            return True  # it stands directly under a heading
        return name in {here.name, here.parent} or self.profile.parent(name) in {here.name, here.parent} - {""}

    def _believed(self, line: Line, look: str, meaning: Meaning, plain: str) -> str:
        """The section that a heading means, if look, words and the text under it bear it out."""
        if look == "sentence" and meaning.name not in self.profile.aside:
            return ""
        if meaning.sure and not meaning.weak:
            return meaning.name
        if meaning.sure and look != "title" and meaning.name not in self.profile.aside:
            return self._weighed(line, look, meaning.name)
        sentence = _SENTENCE.search(plain) is not None and not meaning.phrased
        doubtful = look in {"title", "sentence"} or sentence or len(plain.split()) > _MOST_IN_DOUBT
        if not meaning.sure and (doubtful or meaning.unknown > _UNKNOWN or near(self.profile, plain)):
            return ""
        whole = meaning.name in set(self.profile.within.values()) - self.profile.listed
        heads = meaning.sure and whole and (self._heads_items(line) or self.below.asks(line))
        return meaning.name if heads or self.below.agrees(line, meaning.name) else ""

    def _weighed(self, line: Line, look: str, name: str) -> str:
        """The section that a weak word names, or rather the text under it."""
        told = name == "definition" and self.below.tells(line)
        likely = "" if told else self.below.likeliest(line)
        vague = name == "definition" and not told and look != "marked"  # "Job Profile: Clerk 2"
        return likely or ("" if vague else name)

    def _heads_items(self, line: Line) -> bool:
        """Whether a list stands under a line that is none of duties."""
        behind = self.following.get(line.at)
        return behind is not None and behind.paragraph.kind == "item" and not self.below.does(line)

    def _look(self, line: Line) -> str:
        """What shows that a line is a heading: its letters, a colon, or capitals at the beginning of its words."""
        text = line.text.strip()
        if not self._could_open(line):
            return ""
        if line.marked:
            return "marked"
        words = text.split()
        if text.endswith(":") and len(bare(normal(text)).split()) <= _MOST_WORDS:
            return "colon"
        behind = self.following.get(line.at)
        if self._sets_aside(line, behind):
            return "sentence"
        if not _titled(text) or len(words) > _MOST_WORDS or behind is None or line.paragraph.kind != "paragraph":
            return ""
        opens = len(behind.text) > _SHORT_LINE or behind.paragraph.kind == "item" or behind.text.rstrip().endswith(":")
        return "title" if opens else ""

    def _sets_aside(self, line: Line, behind: Line | None) -> bool:
        """Whether a few words in small letters may head a paragraph: "Additional information"."""
        text, above = line.text.strip(), self.lines[line.at - 1].text.rstrip() if line.at else ""
        short = 1 < len(text.split()) <= _HEADING_WORDS and not _titled(text) and line.paragraph.kind == "paragraph"
        return short and above.endswith((".", ")")) and behind is not None and len(behind.text) > 2 * _SHORT_LINE

    def _belongs_above(self, line: Line, name: str) -> bool:
        """Whether a heading such as "Training" stands among duties, with duties under it."""
        if name in {"duties", "other_duties", *_NEVER_DONE} or not self.parts or line.paragraph.kind == "heading":
            return False
        return self.canonical().name == "duties" and self.below.does(line)

    def _by_text(self, line: Line, plain: str) -> str:
        """The section that the text under a heading plainly is, where its words say nothing and no other is it."""
        if self.is_level(plain) or not self.parts:
            return ""
        name = self.below.likeliest(line)
        among = self.canonical().name in self.profile.listed
        if among and (name != "employment_standards" or len(self.below.texts(line)) == 1):
            return ""
        demanding = self.canonical().name in self.profile.within.values() or self.canonical().parent
        if name in self.profile.listed and demanding:
            return ""  # abilities begin with verbs too
        return name if name in {"duties", "employment_standards"} and name not in self.elsewhere() else ""

    def elsewhere(self) -> frozenset[str]:
        """The sections whose headings stand anywhere on the page."""
        if self._seen is None:
            self._seen = frozenset()
            self.headed = frozenset(self._listed(line) or self._named(line) for line in self.lines)
            self._seen = frozenset(self.headed | {self.profile.parent(name) for name in self.headed})
        return self._seen

    def _named(self, line: Line) -> str:
        if not self._look(line) or self.about_the_page(line.text.strip()):
            return ""
        meaning = self.words.meaning(bare(normal(line.text)), self.title_words)
        return meaning.name if meaning.sure else ""

    def opens_text(self, line: Line) -> bool:
        """Whether what stands behind a numbered line is no item: then the number counts parts, as in "A. Education"."""
        behind = self.following.get(line.at)
        if behind is None or behind.paragraph.kind != "item":
            return behind is not None
        return not behind.bullet and normal(behind.text) in self.profile.aliases

    # -- headings ---------------------------------------------------------------------------------

    def opened(self, line: Line) -> Part | None:
        """The section that begins with a line, if it is a heading."""
        if line.at in self.column_heads:
            return None
        text = line.text.strip()
        rank = line.paragraph.level if line.paragraph.kind == "heading" else (1 if text.isupper() else 2)
        span = Span(line.start, line.start + len(line.text))
        if name := self.known(line):
            leads = text.endswith(":") and not line.marked and not _titled(text)
            leads = leads or self._graded(line) is not None or self._prefers(name, text)
            return Part(name, text, span, rank, self.profile.parent(name), run_in=leads)
        if name := self.announced(line):
            return Part(name, "", Span(line.start, line.start), rank)
        plain = normal(text)
        marked = self._could_be_heading(line, text)
        if not marked and not self._stands_alone(line, text):
            return None
        if (found := near(self.profile, plain)) and not self._belongs_above(line, self.profile.aliases[found]):
            name = self.profile.aliases[found]
            return Part(name, text, span, rank, self.profile.parent(name), near=meant(self.profile, plain, found))
        return self._unknown(line, plain, rank) if marked else None

    def _prefers(self, name: str, text: str) -> bool:
        """Whether one word parts what is preferred from what is asked for, under each of several headings."""
        return name == "desirable" and " " not in normal(text) and bool(self.canonical().parent)

    def announced(self, line: Line) -> str:
        """The list that a sentence announces where no heading does: "Duties may include the following"."""
        text = line.text.strip()
        if line.paragraph.kind != "paragraph" or line.paragraph.cell or len(text) > _LONGEST_ANNOUNCEMENT:
            return ""
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
        if behind is None or not (_UNFINISHED.search(line.text.strip()) or behind.text.startswith("(")):
            return None
        alike = (behind.paragraph.kind, behind.paragraph.bold) == (line.paragraph.kind, line.paragraph.bold)
        short = len(behind.text) <= _LONGEST and not behind.text.rstrip().endswith(_NOT_HEADINGS)
        return behind if alike and short and behind.text.strip(" (")[:1].isupper() else None

    def over_two_lines(self, part: Part, behind: Line) -> Part:
        """A section whose heading goes on in the next line."""
        text = behind.text.strip()
        plain = normal(text.strip("(): "))
        level = plain if self.is_level(plain) else ""
        span = Span(part.span.start, behind.start + len(behind.text))
        return replace(part, heading=f"{part.heading} {text}", span=span, level=level or part.level)

    def _unknown(self, line: Line, plain: str, rank: int) -> Part | None:
        """A heading of no known section: it opens a level of a series, or a part of the section above it."""
        text, span = line.text.strip(), Span(line.start, line.start + len(line.text))
        current = self.canonical()
        if self.is_level(plain):
            return Part(current.name, text, span, rank, current.parent, level=plain)
        if line.at in self.labels:
            return Part("", text, span, rank)
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

    def about_the_page(self, text: str) -> bool:
        """Whether a line says what kind of document this is, or whose."""
        return self.profile.about_title(text)

    def _could_be_heading(self, line: Line, text: str) -> bool:
        if line.paragraph.kind == "heading" or line.at in self.labels:
            return True
        if line.paragraph.kind == "item" or not line.marked or len(text) > _LONGEST:
            return False
        return text[0].isupper() and not text.endswith(_NOT_HEADINGS)

    def _stands_alone(self, line: Line, text: str) -> bool:
        """Whether a line without the look of a heading may be a misspelt one: a few words before text."""
        if line.bullet or line.paragraph.cell or not 0 < len(text.split()) <= _HEADING_WORDS or not text[0].isupper():
            return False
        if line.paragraph.kind == "item" and not self.opens_text(line):
            return False
        return line.at in self.following and not text.endswith(_NOT_HEADINGS)

    def canonical(self) -> Part:
        """The last section that was opened by a heading of its own name."""
        return next((s for s in reversed(self.parts) if s.name and not s.level), self.parts[0])

    def is_level(self, plain: str) -> bool:
        """Whether a heading opens one level of a series."""
        if any(pattern.search(plain) for pattern in self.profile.levels):
            return True
        words = set(plain.split()) - {"of", "the", "and", "for", "i", "ii", "iii", "iv", "v", "series", "department"}
        return bool(words & (self.title_words - {"of", "the", "and", "series"})) and len(self.parts) > 1


def _titled(text: str) -> bool:
    """Whether the words of a line begin with capitals, as in a title."""
    return all(word[:1].isupper() or len(word) < _SHORTEST for word in text.split())
