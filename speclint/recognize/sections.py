"""From what stands on the page to what the page says: title, masthead, sections, passages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from speclint.document import Document, Span, View, ViewName
from speclint.light import replace
from speclint.profile import Profile, normal
from speclint.recognize import forms, furniture, items
from speclint.recognize.headings import Headings
from speclint.recognize.line import Line
from speclint.recognize.masthead import Masthead
from speclint.recognize.meaning import bare
from speclint.recognize.part import RUN_IN_RANK, Part, rejoined
from speclint.recognize.run_in import Opening, RunIn
from speclint.recognize.unheaded import Unheaded
from speclint.spec import Furniture, Passage, Section, Spec

_REMARKS = frozenset({"note", "notes", "please note", "important note"})
_STORIES = {"header": "page", "footer": "page", "footnote": "note", "endnote": "note"}
_FOOT, _LONGEST_STAMP = 4, 60
"""Among so many last lines of a text, lines of so many characters may say when it was approved."""


def recognize(document: Document, profile: Profile, view: ViewName = "proposed") -> Spec:
    """The class specification that one view of *document* holds."""
    return _Reading(document, profile, document.view(view)).spec()


class _Reading:
    """One pass over a view."""

    def __init__(self, document: Document, profile: Profile, view: View) -> None:
        self.document, self.profile, self.view = document, profile, view
        self.lines: list[Line] = []
        self.pages: list[Line] = []
        alone = forms.alone(view)
        for index, paragraph in enumerate(view.paragraphs):
            line = Line(index, paragraph, view[paragraph.span], paragraph.span.start, index in alone)
            if paragraph.story in _STORIES:
                if line.text.strip():
                    self.pages.append(line)
            elif (line.text.strip() or paragraph.kind == "item") and not forms.is_tick(line):
                self.lines.extend(items.lines(line, self._heads))
        for at, line in enumerate(self.lines):
            line.at = at
        following = {line.at: behind for line, behind in pairwise(self.lines)}
        self.typed = items.typed_labels(self.lines)
        self.sections: list[Part] = []
        self.headings = Headings(profile, self.lines, following, self.sections)
        self.run_in = RunIn(profile, view, self.headings)
        self.unheaded = Unheaded(profile, self.headings)
        self.left = furniture.Furniture(profile, self.lines, following, self.headings.known)
        self.furniture: list[Furniture] = []
        self.pending: list[int] = []
        self.taken = -1
        """The line that went into the heading above it."""

    def spec(self) -> Spec:
        """Read everything, in order."""
        first = next((n for n, line in enumerate(self.lines) if self._begins(line)), len(self.lines))
        behind = self.lines[first] if first < len(self.lines) else None
        masthead = Masthead(self.profile, self.view, self.lines[:first], behind, self.pages)
        title = masthead.title()
        self.sections.append(Part("masthead", "", Span(0, 0)))
        self.headings.titled(title.text if title else "")
        for number, line in enumerate(self.lines):
            if title is not None and line.at == title.at and line.text == title.text:
                if kind := self.left.kind(line, None, (), masthead=True):
                    self.furniture.append(Furniture(kind, self._passage(line), cuts=False))
                continue
            self._take(line, masthead=number < first, title=title)
        self._stand_in()
        items.unmarked_in([part for part in self.sections if part.name in self.profile.listed])
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

    def _stand_in(self) -> None:
        """Give a part that has no heading of its own the first heading that stands for it."""
        for name, headings in self.profile.heading_words.standing_for.items():
            if all(name not in {part.name, part.parent} for part in self.sections):
                found = (p for p in self.sections if p.passages and bare(normal(p.heading)) in headings)
                if part := next(found, None):
                    part.name, part.parent = name, self.profile.parent(name)

    def _heads(self, text: str) -> bool:
        """Whether the first line of a paragraph is a heading that the profile lists."""
        return text.strip()[:1].isalnum() and normal(text) in self.profile.aliases

    def _begins(self, line: Line) -> bool:
        return self.headings.begins(line) or self.run_in.begins(line) or self.unheaded.begins(line)

    def _dated(self) -> Iterator[Span]:
        """Where dates stand beside the masthead and the pages."""
        yield from (p.whole for kind, p, _ in self.furniture if kind == "revision stamp")
        yield from (p.whole for s in self.sections if s.name in self.profile.dated for p in s.passages)
        if self.sections and self.sections[-1].name not in self.profile.dated:
            yield from (p.whole for p in self.sections[-1].passages[-_FOOT:] if self._stamped(p.text))

    def _stamped(self, text: str) -> bool:
        """Whether a line at the foot of the text says when it was approved or revised, and little else."""
        said = text.strip()
        return len(said) <= _LONGEST_STAMP and any(pattern.match(said) for _, pattern in self.profile.before_dates)

    def _take(self, line: Line, *, masthead: bool, title: Line | None) -> None:
        if line.at == self.taken:
            return
        if kind := self.left.kind(line, title, self.sections[-1].passages, masthead=masthead):
            self.pending.append(len(self.furniture))
            self.furniture.append(Furniture(kind, self._passage(line), cuts=False))
            return
        if not masthead:
            glued = not line.marked and self.run_in.glue.at(line.text, 0) is not None
            if opened := None if glued else self.headings.opened(line):
                if behind := self.headings.goes_on(line):
                    opened = self.headings.over_two_lines(opened, behind)
                    self.taken = behind.at
                self._start(opened)
                if not opened.heading:
                    self._add(self._passage(line))
                return
            if self._runs_in(line, 0):
                return
            if lost := self.unheaded.opened(line, self.sections[-1]):
                self._start(lost)
        self._add(self._passage(line))

    def _start(self, opened: Part) -> None:
        self.sections.append(opened)
        self.pending.clear()

    def _runs_in(self, line: Line, start: int) -> bool:
        """Take a line such as ``Education: …``; what it holds after ``and Ability to:`` is taken likewise."""
        found = self.run_in.at(line, start)
        if found is None or self._remark(line, found):
            return False
        span = Span(line.start + found.start, line.start + found.end)
        heading, parent, level = (
            line.text[found.start : found.end],
            self.profile.parent(found.name),
            self.sections[-1].level,
        )
        self._start(Part(found.name, heading, span, RUN_IN_RANK, parent, level, found.near, run_in=True))
        passage = self._passage(line, found.text, found.until)
        if passage.kind == "item" and not line.bullet and not (parent or found.name in self.profile.aside):
            passage = replace(passage, kind="paragraph", label=None)  # its number counts the parts
        self._add(passage)
        if found.following and not self._runs_in(line, found.following):
            self._add(self._passage(line, found.following))
        return True

    def _remark(self, line: Line, found: Opening) -> bool:
        """Whether "Note:" stands right under the heading of a part, whose text goes on behind it."""
        part = self.sections[-1]
        head = normal(line.text[found.start : found.end])
        return head in _REMARKS and bool(part.heading) and not part.passages and part.name not in self.profile.aside

    def _add(self, passage: Passage) -> None:
        passages = self.sections[-1].passages
        last = passages[-1] if passages else None
        if last and furniture.cut_in_two(last, passage, interrupted=bool(self.pending)):
            if not self.pending:
                self.pending.append(len(self.furniture))
                self.furniture.append(Furniture("paragraph break", passage, cuts=True))
            passages[-1] = rejoined(last, passage)
            for n in self.pending:
                self.furniture[n] = self.furniture[n]._replace(cuts=True)
        else:
            passages.append(passage)
        self.pending.clear()

    def _passage(self, line: Line, start: int = 0, end: int | None = None) -> Passage:
        return items.passage(line, self.typed, start, end)

    def _story(self, name: str) -> Section:
        passages = [self._passage(line) for line in self.pages if _STORIES[line.paragraph.story] == name]
        span = Span(passages[0].whole.start, passages[0].whole.start) if passages else Span(0, 0)
        return Part(name, "", span, passages=passages).closed()
