"""From what stands on the page to what the page says: title, masthead, sections, passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import pairwise

from speclint.document import Document, Span, View, ViewName
from speclint.profile import Profile, normal
from speclint.recognize.masthead import Line, Masthead, without_tail
from speclint.spec import Furniture, Passage, Section, Spec
from speclint.text.dates import DATE
from speclint.text.expression import Expression

_LIKENESS = 0.85
_WORD_LIKENESS = 0.7
_LONGEST_HEADING = 70
_SHORTEST = 4
"""Letters from which a word can be misspelt."""
_HEADING_WORDS = 4
"""A heading of more words has to look like one to be taken for a misspelt one."""
_SLIPS = 3
"""How many letters a misspelt heading may have more or less."""
_PROSE = 60
_STAMPED = Expression(
    r"(?:(?:rev\w*|adopted|approved|amended|updated|effective|printed|draft)\b[\s.:]*)?", re.IGNORECASE
)
_PAGE = Expression(r"\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?")
_TYPED_LABEL = Expression(r"(?P<mark>[•·▪◦]|\(?\d{1,2}[.)])[ \t]+(?=\S)")
_BARE_LABEL = Expression(r"(?:[•·▪◦*–-]|\(?\d{1,2}(?:-\d{1,2})?[.)])$")
_RUN_IN = Expression(r"(?P<head>[A-Z][A-Za-z ,/&'’()-]{2,48}?)(?::|\.?\s[–—-]\s)\s*")
_NEXT_RUN_IN = Expression(
    r"[.;,]?\s+(?:and\s+)?(?=(?:Ability|Abilities|Knowledge|Skills?)\s+(?:to|of|in)\s*:)", re.IGNORECASE
)
_ENDED = Expression(r"[.!?:;][\"”’')\]]*$")
_STORIES = {"header": "page", "footer": "page", "footnote": "note", "endnote": "note"}


@dataclass(slots=True)
class _Open:
    """A section while it is being read."""

    name: str
    heading: str
    span: Span
    rank: int = 0
    parent: str = ""
    level: str = ""
    near: str = ""
    run_in: bool = False
    passages: list[Passage] = field(default_factory=list)

    def closed(self) -> Section:
        numbered = tuple(replace(p, ordinal=n) for n, p in enumerate(self.passages, 1))
        return Section(
            self.name, self.heading, self.span, numbered, self.parent, self.level, self.near, self.run_in, self.rank
        )


def recognize(document: Document, profile: Profile, view: ViewName = "proposed") -> Spec:
    """The class specification that one view of *document* holds."""
    return _Reading(document, profile, document.view(view)).spec()


class _Reading:
    """One pass over a view."""

    def __init__(self, document: Document, profile: Profile, view: View) -> None:
        self.document, self.profile, self.view = document, profile, view
        self.lines: list[Line] = []
        self.pages: list[Line] = []
        for index, paragraph in enumerate(view.paragraphs):
            line = Line(index, paragraph, view[paragraph.span], paragraph.span.start)
            if paragraph.story in _STORIES:
                if line.text.strip():
                    self.pages.append(line)
            elif line.text.strip() or paragraph.kind == "item":
                self.lines.append(line)
        self.following = {line.index: behind for line, behind in pairwise(self.lines)}
        self.typed = _typed(self.lines)
        self.sections: list[_Open] = []
        self.furniture: list[Furniture] = []
        self.pending: list[int] = []

    def spec(self) -> Spec:
        """Read everything, in order."""
        first = next((n for n, line in enumerate(self.lines) if self._opens(line)), len(self.lines))
        following = self.lines[first] if first < len(self.lines) else None
        masthead = Masthead(self.profile, self.view, self.lines[:first], following, self.pages)
        title = masthead.title()
        head = _Open("masthead", "", Span(0, 0))
        self.sections.append(head)
        self.title_words = set(normal(title.text).split()) if title else set()
        for number, line in enumerate(self.lines):
            if title is not None and line.index == title.index and line.text == title.text:
                continue
            self._take(line, masthead=number < first, title=title)
        sections = [s.closed() for s in self.sections if s.passages or s.heading]
        sections += [self._story(name) for name in ("page", "note")]
        code, code_span = masthead.code()
        return Spec(
            document=self.document,
            view=self.view,
            profile=self.profile,
            title=" ".join(title.text.split()) if title else "",
            title_span=Span(title.start, title.start + len(title.text)) if title else Span(0, 0),
            class_code=code,
            code_span=code_span,
            dates=tuple(masthead.dates(self._dated())),
            sections=tuple(s for s in sections if s.passages or s.heading),
            furniture=tuple(self.furniture),
        )

    def _dated(self) -> Iterator[Span]:
        """Where dates stand beside the masthead and the pages."""
        yield from (p.whole for kind, p, _ in self.furniture if kind == "revision stamp")
        yield from (p.whole for s in self.sections if s.name == "history" for p in s.passages)

    # -- one line ---------------------------------------------------------------------------------

    def _take(self, line: Line, *, masthead: bool, title: Line | None) -> None:
        if kind := self._furniture(line, title, masthead=masthead):
            self.pending.append(len(self.furniture))
            self.furniture.append(Furniture(kind, self._passage(line), cuts=False))
            return
        if not masthead:
            if opened := self._heading(line):
                self._start(opened)
                return
            if self._run_in(line, 0):
                return
        self._add(self._passage(line))

    def _start(self, opened: _Open) -> None:
        self.sections.append(opened)
        self.pending.clear()

    def _add(self, passage: Passage) -> None:
        passages = self.sections[-1].passages
        last = passages[-1] if passages else None
        if last and self._cut_in_two(last, passage):
            if not self.pending:
                self.pending.append(len(self.furniture))
                self.furniture.append(Furniture("paragraph break", passage, cuts=True))
            passages[-1] = _rejoined(last, passage)
            for n in self.pending:
                self.furniture[n] = self.furniture[n]._replace(cuts=True)
        else:
            passages.append(passage)
        self.pending.clear()

    def _cut_in_two(self, last: Passage, passage: Passage) -> bool:
        """Whether a sentence goes on here; without furniture between, only long prose is believed to."""
        if passage.kind != "paragraph" or not passage.text[:1].islower() or not last.text or _ENDED.search(last.text):
            return False
        if self.pending:
            return True
        return last.kind == "paragraph" and len(last.text) > _PROSE and last.text[-1].isalpha()

    def _passage(self, line: Line, start: int = 0, end: int | None = None) -> Passage:
        mark, depth = self.typed.get(line.index, ("", 0)) if start == 0 else ("", 0)
        start += len(mark)
        text = line.text[start:end]
        begin = start + len(text) - len(text.lstrip())
        text = text.strip()
        p = line.paragraph
        span = Span(line.start + begin, line.start + begin + len(text))
        if p.label is None and _BARE_LABEL.match(text):
            return Passage("", ((0, span),), "item", text, automatic=False, level=p.level, paragraph=line.index)
        if mark:
            return Passage(text, ((0, span),), "item", mark.strip(), automatic=False, level=depth, paragraph=line.index)
        kind = "paragraph" if p.kind in {"heading", "cell"} else p.kind
        return Passage(text, ((0, span),), kind, p.label, p.automatic, p.level, 0, line.index, p.cell)

    def _story(self, name: str) -> Section:
        passages = [self._passage(line) for line in self.pages if _STORIES[line.paragraph.story] == name]
        span = Span(passages[0].whole.start, passages[0].whole.start) if passages else Span(0, 0)
        return _Open(name, "", span, passages=passages).closed()

    # -- headings ---------------------------------------------------------------------------------

    def _opens(self, line: Line) -> bool:
        """Whether a known section begins here, so that the masthead ends."""
        text = line.text.strip()
        if self._known(line) not in {"", "selection", "history"}:
            return True
        if line.marked and line.index > 0 and len(text) <= _LONGEST_HEADING and self._near(normal(text)):
            return True
        return bool(
            (m := _RUN_IN.match(text))
            and self._run_in_name(m["head"]) in {"definition", "duties"}
            and m.end() < len(text)
        )

    def _known(self, line: Line) -> str:
        text = line.text.strip()
        if not text or line.bullet or not (text[0].isupper() or text[0].isdigit()):
            return ""
        if len(text) > _LONGEST_HEADING and not (line.marked and len(without_tail(text)) <= _LONGEST_HEADING):
            return ""
        if text.endswith((".", ";", ",")) and not line.marked:
            return ""
        if line.paragraph.kind == "item" and not line.marked and not self._opens_text(line):
            return ""
        plain = normal(text)
        return self.profile.section(plain) if line.marked else self.profile.aliases.get(plain, "")

    def _opens_text(self, line: Line) -> bool:
        """Whether what stands behind a numbered line is no item: then the number counts parts, as in "A. Education"."""
        behind = self.following.get(line.index)
        if behind is None or behind.paragraph.kind != "item":
            return behind is not None
        return not behind.bullet and normal(behind.text) in self.profile.aliases

    def _heading(self, line: Line) -> _Open | None:
        text = line.text.strip()
        rank = line.paragraph.level if line.paragraph.kind == "heading" else (1 if text.isupper() else 2)
        span = Span(line.start, line.start + len(line.text))
        if name := self._known(line):
            return _Open(name, text, span, rank, self.profile.parent(name))
        plain = normal(text)
        marked = self._could_be_heading(line, text)
        if not marked and not self._stands_alone(line, text):
            return None
        if near := self._near(plain):
            name = self.profile.aliases[near]
            return _Open(name, text, span, rank, self.profile.parent(name), near=self._meant(plain, near))
        return self._part(line, plain, rank) if marked else None

    def _part(self, line: Line, plain: str, rank: int) -> _Open | None:
        """A heading of no known section: it opens a level of a series, or a part of the section above it."""
        text, span = line.text.strip(), Span(line.start, line.start + len(line.text))
        current = self._canonical()
        if self._is_level(plain):
            return _Open(current.name, text, span, rank, current.parent, level=plain)
        if line.paragraph.kind != "heading":
            return None
        inside = rank > current.rank > 0
        return _Open(current.name if inside else "", text, span, rank, current.parent if inside else "")

    def _could_be_heading(self, line: Line, text: str) -> bool:
        if line.paragraph.kind == "heading":
            return True
        if line.paragraph.kind == "item" or not line.marked or len(text) > _LONGEST_HEADING:
            return False
        return text[0].isupper() and not text.endswith((".", ";", ","))

    def _stands_alone(self, line: Line, text: str) -> bool:
        """Whether a line without the look of a heading may be a misspelt one: a few words before text."""
        if line.bullet or line.paragraph.cell or not 0 < len(text.split()) <= _HEADING_WORDS or not text[0].isupper():
            return False
        if line.paragraph.kind == "item" and not self._opens_text(line):
            return False
        return line.index in self.following and not text.endswith((".", ";", ","))

    def _canonical(self) -> _Open:
        """The last section that was opened by a heading of its own name."""
        return next((s for s in reversed(self.sections) if s.name and not s.level), self.sections[0])

    def _near(self, plain: str) -> str:
        """The known heading that was probably meant: as many words, nearly the same letters."""
        words = plain.split()
        best, likeness = "", _LIKENESS
        for alias in self.profile.by_initials.get("".join(w[0] for w in words), ()):
            if abs(len(alias) - len(plain)) > _SLIPS:
                continue
            ratio = SequenceMatcher(None, alias, plain, autojunk=False).ratio()
            if ratio >= likeness and all(_alike(a, b) for a, b in zip(words, alias.split(), strict=True)):
                best, likeness = alias, ratio
        return best

    def _meant(self, plain: str, alias: str) -> str:
        """How the heading that was meant is written; nothing where only an "s" is too much or missing."""
        if _singular(alias) == _singular(plain):
            return ""
        return next(h for hs in self.profile.headings.values() for h in hs if normal(h) == alias)

    def _is_level(self, plain: str) -> bool:
        if any(pattern.search(plain) for pattern in self.profile.levels):
            return True
        words = set(plain.split()) - {"of", "the", "and", "for", "i", "ii", "iii", "iv", "v", "series", "department"}
        return bool(words & (self.title_words - {"of", "the", "and", "series"})) and len(self.sections) > 1

    # -- headings in front of their text ----------------------------------------------------------

    def _run_in_name(self, head: str) -> str:
        plain = normal(head)
        name = self.profile.aliases.get(plain) or self.profile.aliases.get(self._near(plain), "")
        return name if name in self.profile.run_in else ""

    def _run_in(self, line: Line, start: int) -> bool:
        """Take a line such as ``Education: …``; what it holds after ``and Ability to:`` is taken likewise."""
        found = _RUN_IN.match(line.text, start)
        name = self._run_in_name(found["head"]) if found else ""
        if not found or not name or found.end() >= len(line.text.rstrip()):
            return False
        if line.bullet and not self._beside(name):
            return False
        span = Span(line.start + found.start("head"), line.start + found.end("head"))
        current = self.sections[-1]
        plain = normal(found["head"])
        near = "" if plain in self.profile.aliases else self._meant(plain, self._near(plain))
        self._start(_Open(name, found["head"], span, 9, self.profile.parent(name), current.level, near, run_in=True))
        following = _NEXT_RUN_IN.search(line.text, found.end())
        self._add(self._passage(line, found.end(), following.start() + 1 if following else None))
        if following and not self._run_in(line, following.end()):
            self._add(self._passage(line, following.end()))
        return True

    def _beside(self, name: str) -> bool:
        """Whether a part stands where its like are listed: among duties "Training: …" is no requirement."""
        here, roof = self._canonical(), self.profile.parent(name)
        return bool(roof) and roof in {here.name, here.parent}

    # -- furniture ---------------------------------------------------------------

    def _furniture(self, line: Line, title: Line | None, *, masthead: bool) -> str:
        if kind := self._left_over(line, masthead=masthead):
            return kind
        kind = "" if masthead else _aside(line, title) or self._odd(line)
        return kind if kind and self._in_mid_sentence(line, title) else ""

    def _odd(self, line: Line) -> str:
        """What a short line is that interrupts long prose, whatever it says."""
        text, behind = line.text.strip(), self.following.get(line.index)
        kind, label = line.paragraph.kind, line.paragraph.label
        plain = kind == "paragraph" or (kind == "heading" and text.isupper())  # capitals are a look of headings
        if not plain or label is not None or line.paragraph.cell or len(text) > _PROSE:
            return ""
        if text[0].islower() or text.endswith((".", ";", ":", ",")):
            return ""
        passages = self.sections[-1].passages
        cut = passages and len(passages[-1].text) > _PROSE and passages[-1].text[-1].isalpha()
        goes_on = behind and behind.paragraph.kind == "paragraph" and not behind.paragraph.cell
        return "running head" if cut and goes_on and not self._known(line) else ""

    def _left_over(self, line: Line, *, masthead: bool) -> str:
        """What a line is by the profile's patterns."""
        text = line.text.strip()
        if not text:
            return ""
        if line.bullet:
            text = f"{line.paragraph.label} {text}"  # in Markdown the page number "- 2 -" is an item
        for kind, pattern in self.profile.furniture.items():
            if pattern.fullmatch(text) and (kind != "web navigation" or masthead):
                return kind
        return ""

    def _in_mid_sentence(self, line: Line, title: Line | None) -> bool:
        """Whether the text before breaks off and the text behind goes on in lower case."""
        passages = self.sections[-1].passages
        if not (passages and passages[-1].text and not _ENDED.search(passages[-1].text)):
            return False
        behind = (x for x in self.lines if x.index > line.index)
        goes_on = (x for x in behind if not (self._left_over(x, masthead=False) or _aside(x, title)))
        return next((x.text for x in goes_on), "")[:1].islower()


def _aside(line: Line, title: Line | None) -> str:
    """What a line is that means nothing only in mid-sentence: the title again, a number, a date."""
    text = line.text.strip()
    if title is not None and normal(text) == normal(title.text):
        return "running head"
    if line.paragraph.cell:
        return ""
    if _PAGE.fullmatch(text):
        return "page number"
    found = _STAMPED.match(text)
    dated = found and DATE.match(text, found.end())
    return "revision stamp" if dated and not text[dated.end() :].strip(" .") else ""


def _typed(lines: Sequence[Line]) -> dict[int, tuple[str, int]]:
    """The labels typed before the text of paragraphs, with their levels, where a neighbour has one that belongs to it.

    Text files know such items by themselves; in Word a list may be typed like any other text.
    """
    found = dict[int, tuple[str, int]]()
    levels = dict[str, int]()
    before: tuple[Line, str, int] | None = None
    for line in lines:
        plain = line.paragraph.kind == "paragraph" and not line.paragraph.label and not line.paragraph.cell
        match = _TYPED_LABEL.match(line.text) if plain else None
        if match is None:
            before = None
            continue
        form = re.sub(r"\d+", "1", match["mark"])
        counts_on = before and _number(match["mark"]) == _number(before[1]) + 1 > 1
        level = before[2] if before and counts_on else levels.setdefault(form, len(levels) + 1)
        if before and level == before[2]:
            found[before[0].index] = before[1], level
            found[line.index] = match[0], level
        before = (line, match[0], level)
    return found


def _number(mark: str) -> int:
    """The number of a label; -1 for a bullet."""
    digits = mark.strip(" \t().•·▪◦")
    return int(digits) if digits else -1


def _singular(heading: str) -> str:
    """A heading with all its words in the singular: one more or less "s", or "'s", is no misspelling."""
    return " ".join(word.removesuffix("s").removesuffix("'") for word in heading.split())


def _alike(a: str, b: str) -> bool:
    """Whether one word may be a slip for the other."""
    return a == b or (len(b) >= _SHORTEST and SequenceMatcher(None, a, b, autojunk=False).ratio() > _WORD_LIKENESS)


def _rejoined(first: Passage, second: Passage) -> Passage:
    offset = len(first.text) + 1
    parts = (*first.parts, *((at + offset, span) for at, span in second.parts))
    return replace(first, text=f"{first.text} {second.text}", parts=parts)
