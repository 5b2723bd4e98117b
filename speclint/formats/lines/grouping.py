"""Which lines make one paragraph, and what kind of paragraph it is: the same for text and for Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from speclint.document import VIEWS, Block, Form, Kind, Piece, Span, State, ViewName, shown
from speclint.formats.lines.labels import BULLETS, Label, follows, label, labelled, leading
from speclint.formats.lines.layout import Wrap, hangs, is_cut, is_ended, is_heading, is_named
from speclint.formats.lines.line import Line, is_hyphenated, stitched
from speclint.light import dataclass, field
from speclint.text.expression import Expression

_SHORT = 50
"""Columns under which a line of Markdown is a line of its own, where the next begins like one."""
_DASHES = BULLETS - {"•"} | set("\u2012\u2013\u2212—o")
_PLAIN_START = Expression(r"[*_\[(\"“\\]*[A-Z\d$]")


@dataclass(slots=True)
class Group:
    """Lines that make one paragraph."""

    lines: list[Line]
    kind: Kind = "paragraph"
    level: int = 0
    label: Label | None = None
    set: bool = False
    """Whether markup says what it is, so that no look can change it."""

    @property
    def indent(self) -> int:
        """Columns before its first line."""
        return self.lines[0].indent


@dataclass(slots=True)
class Grouping:
    """Puts lines together, one after the other."""

    wrap: Wrap
    lazy: bool = False
    """Whether a line goes on with the one above unless it looks like one of its own, as in Markdown."""
    last_label: str | None = None
    indents: list[int] = field(default_factory=list)

    def continues(self, group: Group, line: Line, blanks: int) -> bool:
        """Whether *line*, after so many blank lines, belongs to *group*."""
        above = group.lines[-1]
        if not (blanks or group.set) and above.text[-2:-1].isdigit() and is_hyphenated(above.text, line.text):
            return label(line.text) is None
        running = not blanks and self._running(above, line)
        if group.label and group.label.rest.text == "" and len(group.lines) == 1:
            own = label(leading(line)) is not None or is_heading(line.text)
            return not (blanks or own or group.set) and self._lone(group.label)
        if group.set or self._starts(above, line, running=running):
            return False
        if group.kind == "heading" and not (running and (is_heading(line.text) or is_cut(above.text))):
            return False
        if blanks:
            return self.wrap.joins(above, line, blanks)
        hung = line.indent >= group.indent + 2 if group.label else hangs(group.lines[0], line)
        return hung or above.hard or self._runs_on(above, line)

    def _lone(self, found: Label) -> bool:
        """Whether a label on a line of its own has its text on the next: a dash may be a rule, an "o" a letter."""
        return (found.proposed or "o") == (found.original or "o") and (found.proposed or "o") not in _DASHES

    def _starts(self, above: Line, line: Line, *, running: bool) -> bool:
        """Whether a line begins something by its look; a sentence that runs over a line end may look so by chance."""
        mark = label(leading(line))
        if mark is not None and not (running and self._counts_inside(mark)):
            return True
        if is_heading(line.text):
            return not (running and (is_cut(above.text) or is_heading(above.text)))
        return is_named(line.text.replace("*", "")) and not running

    def _counts_inside(self, mark: str) -> bool:
        """Whether a number that a line happens to begin with stands inside a sentence."""
        if mark[0] == "(":
            return not (self.last_label and self.last_label[0] == "(" and follows(mark, self.last_label))
        return mark[0] not in BULLETS and not follows(mark, self.last_label)

    def _runs_on(self, above: Line, below: Line) -> bool:
        # CommonMark joins all neighbouring lines. A class specification is written line by line - "City of Marisol",
        # "Code No. 12" - so a short line stays alone where the next begins like a line of its own.
        if not self.lazy or self.wrap.width:
            return self.wrap.joins(above, below, 0)
        return len(above.text) >= _SHORT or not _PLAIN_START.match(below.text)

    def _running(self, above: Line, below: Line) -> bool:
        """Whether a sentence plainly runs over the end of a line."""
        return bool(self.wrap.width) and self.wrap.full(above, below) and not is_ended(above.text)

    def begin(self, line: Line) -> Group:
        """Start a paragraph with *line*."""
        found = labelled(line)
        rest = found.rest.text if found else line.text
        mark = (found.proposed or found.original) if found else None
        if is_heading(rest.strip("*_")) and (mark is None or mark[-1] == "."):
            return Group([line], "heading", 1, found)
        if mark is None:
            return Group([line])
        self.last_label = mark
        while self.indents and self.indents[-1] >= line.indent - 1:
            self.indents.pop()
        self.indents.append(line.indent)
        return Group([line], "item", len(self.indents), found)


def add(group: Group, line: Line) -> None:
    """Let *line* go on with *group*, which then seldom is a heading."""
    group.lines.append(line)
    if group.kind == "heading" and not (group.set or is_heading(" ".join(part.text for part in group.lines))):
        group.kind, group.level = "paragraph", 0


def block(group: Group) -> Block:
    """Make a block of a group."""
    source = Span(group.lines[0].start, group.lines[-1].end)
    pieces = _text(group)
    if group.label is None:
        forms = {view: _form(group, pieces, view) for view in VIEWS}
        return Block(pieces, source, forms["proposed"], forms["original"])
    forms = {view: _labelled_form(group, group.label.seen(view)) for view in VIEWS}
    return Block(pieces, source, forms["proposed"], forms["original"], marker=group.label.marker)


def _text(group: Group) -> tuple[Piece, ...]:
    lines: Sequence[Line] = group.lines
    if group.label:
        rest = group.label.rest
        lines = [rest, *lines[1:]] if rest.text else lines[1:]
    return stitched(lines) if lines else ()


def _form(group: Group, pieces: Sequence[Piece], view: ViewName) -> Form:
    """Look again in each view: what is a heading by its look need not be one in both."""
    form = Form(group.kind, group.level)
    if group.set or len(group.lines) > 1 or all(piece.state == "kept" for piece in pieces):
        return form
    text = "".join(piece.text for piece in pieces if shown(piece.state, view)).strip("*_ ")
    if not text:
        return form
    return Form("heading", 1) if is_heading(text) else Form()


def _labelled_form(group: Group, mark: str | None) -> Form:
    if mark is None:
        return Form(group.kind, group.level) if group.kind == "heading" else Form()
    return Form(group.kind, group.level, mark)


def fate(found: Block, after: State) -> State:
    """Tell what became of a paragraph: gone or new as a whole, or else as its line break is (*after*)."""
    marks = {piece.state for piece in found.marker if piece.text not in BULLETS}
    states = marks | {piece.state for piece in found.pieces if piece.text.strip()}
    if not states or "kept" in states:
        return after
    if states == {"dropped"}:
        return "dropped"
    changed = states - {"dropped"}
    return changed.pop() if len(changed) == 1 else after
