"""Which section a line opens, by its words, its look and the text under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from speclint.document import Span
from speclint.profile import Profile, normal
from speclint.recognize.below import Below
from speclint.recognize.line import Line
from speclint.recognize.look import Look, titled
from speclint.recognize.meaning import Meaning, Words, bare
from speclint.recognize.part import Part
from speclint.recognize.slips import near
from speclint.text.expression import Expression

_LONGEST_WITH_TAIL = 160
_UNKNOWN, _MOST_IN_DOUBT = 2, 7
"""Words that may be unknown in a heading whose text agrees with the others; and words of such a heading."""
_NEVER_DONE = ("knowledge", "skill", "ability")
"""Kinds of parts that are no kind of work, as training and supervision are."""
_SENTENCE = Expression(r"\b(?:is|are|was|were|has|have|must|shall|cannot|please)\b")
_FIRST_QUESTION, _SECOND_QUESTION, _APPLYING = "01", "02", "selection"


class Naming:
    """Says which section each line opens, in the order of the page."""

    def __init__(
        self, profile: Profile, lines: Sequence[Line], following: Mapping[int, Line], parts: list[Part]
    ) -> None:
        """*parts* are the sections that were opened so far."""
        self.profile, self.lines, self.following, self.parts = profile, lines, following, parts
        self.words, self.below = Words(profile), Below(profile, following)
        self.look = Look(profile, lines, following)
        self.title_words: set[str] = set()
        wholes = {*profile.within.values()} - profile.listed
        self.demanding = wholes | {name for name, whole in profile.within.items() if whole in wholes}
        self._names = dict[int, str]()
        self._seen: frozenset[str] | None = None
        self.headed = frozenset[str]()
        """Those of them that a heading of their own opens, and not only one of a part of theirs."""

    def titled(self, title: str) -> None:
        """Learn the title: what had to be said without it is forgotten."""
        self.title_words |= set(normal(title).split())
        self._names.clear()

    def known(self, line: Line) -> str:
        """The section that a line opens, by a heading of the profile or by its words."""
        if grade := self.graded(line):
            return grade.name
        if line.at not in self._names and self._asks(line):
            self._names[line.at] = _APPLYING
        if line.at == 0 and self.about_the_page(line.text.strip()):
            return ""  # "Job Standard" over all
        if line.at not in self._names:
            listed = "" if self.in_a_row_of_heads(line) else self._listed(line)
            if listed and not line.text.isupper() and self.belongs_above(line, listed):
                listed = ""
            self._names[line.at] = self.words.with_tail(listed or self._meant(line), line.text)
        name = self._names[line.at]
        return "" if name and self._leads(line, name) else name

    def in_a_row_of_heads(self, line: Line) -> bool:
        """Whether a line heads a column of data, and is not the first, which alone says what the rows are."""
        if line.at not in self.look.column_heads:
            return False
        row = [x for x in self.lines if x.paragraph.cell and x.paragraph.cell[:2] == (line.paragraph.cell or ())[:2]]
        return row[0] is not line or any(map(self._listed, row[1:]))

    def _asks(self, line: Line) -> bool:
        """Whether the questions to applicants begin here, as a web form numbers them: "01" on a line of its own."""
        if line.text.strip() != _FIRST_QUESTION:
            return False
        behind = self.following.get(line.at)
        second = any(other.at > line.at and other.text.strip() == _SECOND_QUESTION for other in self.lines)
        return second or (behind is not None and behind.text.rstrip().endswith("?"))

    def graded(self, line: Line) -> Part | None:
        """The part whose demands a heading such as "Essential" grades."""
        if not self.look.could_open(line) or normal(line.text) not in self.profile.heading_words.grades:
            return None
        wholes = set(self.profile.within.values()) - self.profile.listed
        asked = (
            p for p in reversed(self.parts) if {p.name, p.parent} & wholes and p.name not in self.profile.of("wished")
        )
        behind = self.following.get(line.at)
        return next(asked, None) if behind is not None and any(map(str.isalpha, behind.text)) else None

    def _listed(self, line: Line) -> str:
        """The section of a heading that the profile lists."""
        text = line.text.strip()
        if self.look.could_open(line):
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
        look = self.look.kind(line)
        in_data = line.paragraph.cell is not None and not (line.alone or line.at in self.look.labels)
        plainly_none = not look or line.at not in self.following or in_data
        plain = bare(normal(text))
        if line.paragraph.cell:
            plain = self.profile.heading_words.unframed(plain)
        about = self.about_the_page(text) and not self._describes(line)
        if plainly_none or about or any(pattern.search(plain) for pattern in self.profile.levels):
            return ""
        if look != "title" and (listed := self.profile.section(plain)):
            return "" if self.belongs_above(line, listed) else listed
        if look == "colon" and ":" in text.rstrip(": "):
            return ""  # "Experience: either one of the following:"
        return self._by_words(line, look, plain)

    def _by_words(self, line: Line, look: str, plain: str) -> str:
        """The section that the words of a heading name, which stands in no list."""
        text = line.text.strip()
        meaning = self.words.meaning(plain, self.title_words)
        if not self.parts and self.about_the_page(text):
            return "definition" if meaning.name == "definition" else ""  # "Job Specification"
        if not meaning.name:
            return self._by_text(line, plain) if look != "colon" else ""
        if look == "title" and meaning.name in self.demanding:
            meaning = self.words.meaning(plain)  # "Harbor Pilot Certificate" may be asked of a harbor pilot
        if self.belongs_above(line, meaning.name) or (look == "colon" and self._goes_without(text, meaning.name)):
            return ""
        return self._believed(line, look, meaning, plain)

    def _describes(self, line: Line) -> bool:
        """Whether what stands under "Job Description" says what the class is; before all parts it must begin so."""
        if not self.below.agrees(line, "definition"):
            return False
        listed = self.following[line.at].paragraph.kind == "item"
        return bool(self.parts) or (line.at > 0 and not listed and self.below.defines(line))

    def _leads(self, line: Line, name: str) -> bool:
        """Whether a line under a heading only leads to its list: "Duties may include but are not limited to:"."""
        text = line.text.rstrip()
        if not self.parts or line.marked or titled(text) or not text.endswith(":"):
            return False
        here = self.canonical()
        return bool(here.heading) and here.name == name and not here.passages

    def _goes_without(self, text: str, name: str) -> bool:
        """Whether a line that leads to a list, such as "Possession of one of the following:", opens nothing new."""
        if not self.parts or titled(text):
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
            leads = line.text.rstrip().endswith(":") and meaning.name in self.profile.of("supervision")
            led = leads and self.below.does(line)
            return "duties" if led else meaning.name  # "Under general supervision, the incumbent:"
        if meaning.sure and look != "title" and meaning.name not in self.profile.aside:
            return self._weighed(line, look, meaning.name)
        asked = look != "title" and (plain != bare(normal(line.text)) or (line.alone and line.text.endswith("?")))
        sentence = _SENTENCE.search(plain) is not None and not (meaning.phrased or asked)
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

    def belongs_above(self, line: Line, name: str) -> bool:
        """Whether a heading such as "Training" stands among duties, with duties under it."""
        never = self.profile.of("work") | self.profile.of(*_NEVER_DONE, joined=True)
        if name in never or not self.parts or line.paragraph.kind == "heading":
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
        if not self.look.kind(line) or self.about_the_page(line.text.strip()):
            return ""
        meaning = self.words.meaning(bare(normal(line.text)), self.title_words)
        return meaning.name if meaning.sure else ""

    def about_the_page(self, text: str) -> bool:
        """Whether a line says what kind of document this is, or whose."""
        return self.profile.about_title(text)

    def canonical(self) -> Part:
        """The last section that was opened by a heading of its own name; what stands before all headings, else."""
        before_all = self.parts[0] if self.parts else Part("", "", Span(0, 0))
        return next((s for s in reversed(self.parts) if s.name and not s.level), before_all)

    def is_level(self, plain: str) -> bool:
        """Whether a heading opens one level of a series."""
        if any(pattern.search(plain) for pattern in self.profile.levels):
            return True
        words = set(plain.split()) - {"of", "the", "and", "for", "i", "ii", "iii", "iv", "v", "series", "department"}
        return bool(words & (self.title_words - {"of", "the", "and", "series"})) and len(self.parts) > 1
