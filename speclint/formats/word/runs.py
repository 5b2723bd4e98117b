"""The inside of a paragraph: runs, changes, links, fields and everything else that shows characters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from speclint.document import shown
from speclint.formats.word.fields import choice, default, is_untouched
from speclint.formats.word.ink import FIXED, Fate, Ink, Marks, drawn, is_of_signs, sign, stored
from speclint.formats.word.markup import (
    BOX,
    CHANGES,
    COMMENT_END,
    COMMENT_MARK,
    COMMENT_START,
    CONTROL,
    DELETED,
    EITHER,
    FIELD,
    HYPERLINK,
    ID,
    INSERTED,
    LETTERING,
    PARAGRAPH,
    RUN,
    RUN_PROPERTIES,
    Element,
    M,
    R,
    W,
    branch,
    content,
    is_box,
    leading,
)
from speclint.formats.word.package import Package, hostile
from speclint.formats.word.styles import Styles
from speclint.light import dataclass, replace
from speclint.text.expression import Expression

DEEPEST = 150
_LINK = Expression(r'HYPERLINK\s+(?P<inside>\\l\s+)?"(?P<target>[^"]+)"')
_FONTS = W + "rFonts"
_GRAPHIC = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData"
_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
CHUNK, OTHER_FILE = "another document that is built in", "another file that is linked in"
CONTROLS = "a control of another program"
TEXTS = frozenset({CHUNK, OTHER_FILE, CONTROLS})
"""What is not read and holds text as the document itself does."""
_UNREAD = {"chart": "a chart", "chartex": "a chart", "diagram": "a diagram", "lockedCanvas": "a drawing"}


@dataclass(slots=True)
class _Run:
    """What all characters of one run share."""

    element: Element
    fate: Fate
    look: str = ""
    link: str = ""
    signs: bool = False
    """Whether its font holds signs in the places of letters."""

    def gone(self) -> _Run:
        """The same for what is shown in neither view."""
        return replace(self, fate=self.fate.gone())


@dataclass(slots=True)
class _Field:
    """A field that was begun: its code is not shown, its result is."""

    code: bool = True
    words: str = ""
    link: str = ""
    default: str = ""
    """The text that a form field came with."""
    at: int = 0
    """Where its result begins."""


class Pen:
    """Goes through paragraphs run by run and counts every character."""

    def __init__(self, package: Package, styles: Styles) -> None:
        """Begin at the first character."""
        self.at = 0
        self.part = package.main
        self.marks = Marks()
        self._package = package
        self._styles = styles
        self._style = ""
        self._fields: list[_Field] = []
        self._inks: list[Ink] = []
        self._boxes: list[tuple[Element, Fate]] = []
        self._depth = 0
        self._inline: dict[str, Callable[[Element, Fate, str], None]] = {
            RUN: self._run,
            HYPERLINK: self._hyperlink,
            CONTROL: self._control,
            EITHER: self._either,
            **dict.fromkeys(CHANGES, self._change),
            **dict.fromkeys((FIELD, PARAGRAPH, W + "smartTag", W + "customXml"), self._children),
            **dict.fromkeys((W + "bdo", W + "dir"), self._children),
            W + "ruby": self._ruby,
            W + "subDoc": self._other_file,
        }

    def begin(self, part: str) -> None:
        """Turn to another story: fields do not reach over."""
        self.part = part
        self._fields = []

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Read something apart from the text around it: fields do not reach in or out."""
        held, self._fields = self._fields, []
        yield
        self._fields = held

    def read(self, children: Iterable[Element], style: str, fate: Fate) -> tuple[list[Ink], list[tuple[Element, Fate]]]:
        """The ink of a paragraph's *children* and the text boxes that hang on it."""
        self._style = style
        self._inks, self._boxes = [], []
        self._through(children, fate, "")
        return self._inks, self._boxes

    def mark(self, element: Element, fate: Fate = Fate()) -> None:  # noqa: B008 - frozen
        """Note where a comment begins, ends or is marked."""
        if element.tag == COMMENT_MARK and not shown(fate.state, "proposed"):
            self.marks.struck.add(element.get(ID) or "")
        place = {
            COMMENT_START: self.marks.comment_starts,
            COMMENT_END: self.marks.comment_ends,
            COMMENT_MARK: self.marks.comment_marks,
        }.get(element.tag)
        if place is not None:
            place.setdefault(element.get(ID) or "", self.at)

    def _through(self, children: Iterable[Element], fate: Fate, link: str) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise hostile("it is nested deeper than any real document")
        for child in children:
            handle = self._inline.get(child.tag)
            if handle is not None:
                handle(child, fate, link)
            elif isinstance(child.tag, str) and child.tag.startswith(M):
                self._math(child, child, fate)
            else:
                self.mark(child)
        self._depth -= 1

    def _children(self, element: Element, fate: Fate, link: str) -> None:
        self._through(element, fate, link)

    def _change(self, element: Element, fate: Fate, link: str) -> None:
        self._through(element, fate.changed(element), link)

    def _hyperlink(self, element: Element, fate: Fate, link: str) -> None:
        relation = self._package.relations(self.part).get(element.get(R + "id") or "")
        anchor = element.get(W + "anchor")
        self._through(element, fate, relation.target if relation else f"#{anchor}" if anchor else link)

    def _control(self, element: Element, fate: Fate, link: str) -> None:
        inside, prompt = content(element)
        if inside is None:
            return
        start, before = self.at, len(self._inks)
        self._through(inside, fate.gone() if prompt or is_box(element) else fate, link)
        said = "".join(ink.text for ink in self._inks[before:]).strip()
        if prompt and said and shown(fate.state, "proposed"):
            self.marks.unfilled.append((said, start, self.at))

    def _either(self, element: Element, fate: Fate, link: str) -> None:
        chosen = branch(element)
        if chosen is not None:
            self._through(chosen, fate, link)

    def _ruby(self, element: Element, fate: Fate, link: str) -> None:
        base = element.find(W + "rubyBase")
        if base is not None:
            self._through(base, fate, link)

    def _other_file(self, element: Element, fate: Fate, link: str) -> None:
        self.marks.unread.append((OTHER_FILE, self.at))
        self._through(element, fate, link)

    def _math(self, element: Element, run: Element, fate: Fate) -> None:
        """The letters of a formula, in the order they are stored."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise hostile("it is nested deeper than any real document")
        if element.tag in CHANGES:
            fate = fate.changed(element)
        elif element.tag == M + "r":
            run = element
            properties = element.find(RUN_PROPERTIES)
            for change in properties if properties is not None else ():
                fate = fate.changed(change) if change.tag in {INSERTED, DELETED} else fate
        elif len(element) and (control := element[0].find(M + "ctrlPr")) is not None:
            for change in control.iter(INSERTED, DELETED):  # a fraction or root goes with its control character
                fate = fate.changed(change)
        self.mark(element, fate)
        if element.tag in {M + "t", W + "t", W + "delText"}:
            self._ink(element, element.text or "", _Run(run, fate))
        else:
            for child in element:
                self._math(child, run, fate)
        self._depth -= 1

    def _run(self, run: Element, fate: Fate, link: str) -> None:
        properties = leading(run, RUN_PROPERTIES)
        look = self._styles.look(self._style, properties)
        parts = iter(run)
        if properties is not None:
            next(parts)
        font = properties.find(_FONTS) if properties is not None else None
        signs = font is not None and is_of_signs(font.get(W + "ascii") or font.get(W + "hAnsi"))
        self._in_run(parts, _Run(run, fate.gone() if "v" in look else fate, look, link, signs))

    def _in_run(self, parts: Iterable[Element], run: _Run) -> None:
        for child in parts:
            tag = child.tag
            if tag in _TEXT:
                self._ink(child, drawn(stored(child)) if run.signs else stored(child), run)
            elif tag in FIXED:
                self._ink(child, FIXED[tag], run.gone() if tag == _SOFT_HYPHEN else run)
            elif tag == W + "sym":
                self._ink(child, sign(child), run)
            elif tag == EITHER:
                chosen = branch(child)
                if chosen is not None:
                    self._in_run(chosen, run)
            elif tag == W + "ruby":
                self._ruby(child, run.fate, run.link)
            else:
                self._besides(child, run)

    def _besides(self, child: Element, run: _Run) -> None:
        """What a run holds besides characters."""
        tag, fate = child.tag, run.fate
        if tag == W + "fldChar":
            self._field(child, run)
        elif tag == W + "instrText":
            if self._fields:
                self._fields[-1].words += child.text or ""
        elif tag == W + "lastRenderedPageBreak":
            self.marks.pages.append(self.at)
        elif tag in _NOTES:
            self.marks.notes.append((_NOTES[tag], child.get(ID) or "", fate))
        elif tag in _DRAWN:
            self._drawing(child, fate)
        else:
            self.mark(child, fate)

    def _ink(self, element: Element, text: str, run: _Run) -> None:
        link = run.link
        if self._fields:
            if any(f.code for f in self._fields):
                return
            link = link or self._fields[-1].link
        if not text:
            return
        self._inks.append(Ink(element, run.element, text, self.at, run.fate, run.look, link))
        self.at += len(text)

    def _field(self, element: Element, run: _Run) -> None:
        kind = element.get(W + "fldCharType") or ""
        if kind == "begin":
            self._begin_field(element, run)
        elif self._fields and kind == "separate":
            now = self._fields[-1]
            now.code, now.at = False, self.at
            target = _LINK.search(now.words)
            now.link = f"{'#' if target['inside'] else ''}{target['target']}" if target else now.link
        elif self._fields and kind == "end":
            self._end_field(self._fields.pop())

    def _begin_field(self, element: Element, run: _Run) -> None:
        """Read what a form field keeps outside of the text: the entry that a drop-down shows."""
        form = element.find(W + "ffData")
        box = form.find(W + "ddList") if form is not None else None
        if box is not None:
            start, chosen = self.at, choice(box)
            self._ink(element, chosen, run)
            if is_untouched(box, chosen) and self.at > start and shown(run.fate.state, "proposed"):
                self.marks.unfilled.append((chosen, start, self.at))
        link = self._fields[-1].link if self._fields else ""
        self._fields.append(_Field(link=link, default=default(form) if form is not None else ""))

    def _end_field(self, field: _Field) -> None:
        """Note a field to type into that still shows what it came with."""
        result = "".join(ink.text for ink in self._inks if ink.at >= field.at and ink.fate.state != "dropped")
        if field.default and not field.code and " ".join(result.split()) == field.default:
            self.marks.unfilled.append((field.default, field.at, self.at))

    def _drawing(self, drawing: Element, fate: Fate) -> None:
        for graphic in drawing.iter(_GRAPHIC):
            what = _UNREAD.get((graphic.get("uri") or "").rpartition("/")[2])
            if what:
                self.marks.unread.append((what, self.at))
        if next(drawing.iter(_OBJECT), None) is not None:
            self.marks.unread.append(("an embedded object", self.at))
        if next(drawing.iter(W + "control"), None) is not None:
            self.marks.unread.append((CONTROLS, self.at))
        if next(drawing.iter(BOX, LETTERING), None) is not None:
            self._boxes.extend((box, fate) for box in _outer_boxes(drawing))

    def lettered(self, drawn: Element, fate: Fate) -> list[Ink]:
        """The words of a watermark, which are stored beside the text."""
        self._inks = []
        self._ink(drawn, " ".join((drawn.get("string") or "").split()), _Run(drawn, fate))
        return self._inks


_TEXT = frozenset({W + "t", W + "delText"})
_SOFT_HYPHEN = W + "softHyphen"
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_DRAWN = frozenset({W + "drawing", W + "pict", W + "object"})


def _outer_boxes(element: Element) -> Iterable[Element]:
    """The text boxes and watermarks of a drawing, not those inside them, and of two stored forms only one."""
    waiting = [element]
    while waiting:
        now = waiting.pop()
        if now.tag in {BOX, LETTERING}:
            yield now
        elif now.tag == EITHER:
            chosen = branch(now)
            waiting.extend([chosen] if chosen is not None else [])
        else:
            waiting.extend(reversed(list(now)))
