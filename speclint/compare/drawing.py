"""A comparison drawn into the new text, as if its author had tracked every change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count

from speclint.compare.change import Change, Comparison
from speclint.compare.folding import tokens
from speclint.document import Block, Document, Form, Paragraph, Piece, Span, View
from speclint.light import dataclass, field, replace


def drawn(found: Comparison) -> Document | None:
    """The new document with what differs from the old one as insertions and deletions; moves are both.

    The proposed text of what is drawn is the new text to the letter, so that every span of it holds, and the original
    one has the old text's words. Nothing where the new document tracks changes itself, where the two do not differ, or
    where that could not be kept.
    """
    document, view = found.new.document, found.new.view
    if document.changes or not found.changes or view.name != "proposed":
        return None
    plan = _Plan(found.old.view, view)
    for change in _innermost(found.changes):
        plan.take(change)
    plan.settle()
    made = replace(document, blocks=tuple(_Drawing(document, view, plan).blocks()))
    kept = made.proposed.text == view.text and tokens(made.original.text) == tokens(found.old.view.text)
    return made if kept else None


def _innermost(changes: Sequence[Change]) -> Iterator[Change]:
    """Without those that only say how a passage was cut, where the differences inside it are changes themselves."""
    news = [change.new.span for change in changes if change.new]
    olds = [change.old.span for change in changes if change.old]
    for change in changes:
        holds = change.new and any(change.new.span != span and span in change.new.span for span in news if span)
        held = change.old and any(change.old.span != span and span in change.old.span for span in olds if span)
        if change.kind != "renumbered" and not (change.kind == "changed" and (holds or held)):
            yield change


@dataclass
class _Plan:
    """What is to be drawn, by offsets of both views."""

    old: View
    new: View
    inserted: list[Span] = field(default_factory=list)
    lost: list[tuple[Span, int, bool]] = field(default_factory=list)
    """What stood in the old text and does no longer, with the offset in the new one behind which it stood, and whether
    other words stand there now."""
    struck: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Offset -> what is struck there inside a paragraph."""
    gone: defaultdict[int, list[tuple[Paragraph, str]]] = field(default_factory=lambda: defaultdict(list))
    """Offset -> the old paragraphs that stood behind it."""

    def take(self, change: Change) -> None:
        """Add one change."""
        if change.new and change.old and change.kind == "changed":
            self._reworded(change, change.old.span, change.new.span)
            return
        if change.new:
            self.inserted.append(change.new.span)
        if change.old:
            self.lost.append((change.old.span, change.gap, False))

    def _reworded(self, change: Change, was: Span, now: Span) -> None:
        before, after = was.start, now.start
        lost: list[tuple[Span, int, bool]] = []
        put: list[Span] = []
        for word in change.words:
            low = before if word.op == "insert" else _behind(self.old.text, before, word.text)
            high = after if word.op == "delete" else _behind(self.new.text, after, word.text)
            if low < 0 or high < 0:
                lost, put = [(was, now.start, True)], [now]
                break
            if word.op == "delete":
                lost.append((Span(before, low), after, True))
            elif word.op == "insert":
                put.append(Span(after, high))
            before, after = low, high
        self.lost += lost
        self.inserted += put

    def settle(self) -> None:
        """Sort what is lost: whole paragraphs as such, part of one where it stood; nothing twice."""
        found: list[tuple[Span, int, bool]] = []
        told = 0
        for span, gap, reworded in sorted(self.lost, key=lambda one: (one[0].start, -one[0].end)):
            start = max(span.start, told)
            if start < span.end:
                found.append((Span(start, span.end), gap, reworded))
                told = span.end
        for paragraph in self.old.paragraphs:
            mine = [(here, gap, new) for span, gap, new in found if (here := _common(span, paragraph.span))]
            whole = _letters(self.old, [here for here, *_ in mine]) == _letters(self.old, [paragraph.span])
            if mine and whole and not any(new for *_, new in mine):
                self.gone[mine[0][1]].append((paragraph, self.old[paragraph.span]))
                continue
            for here, gap, new in mine:
                if new:
                    self.struck[gap].append(self.old[here])
                elif here.start == paragraph.span.start:  # what followed it begins a paragraph now
                    self.struck[self._begin(gap)].append(f"{self.old[here]} ")
                else:
                    lead = " " if self.old.text[here.start - 1].isspace() else ""
                    self.struck[gap].append(f"{lead}{self.old[here]}")

    def _begin(self, gap: int) -> int:
        """Where the next paragraph begins, if an offset is at the end of one."""
        at = self.new.paragraph_at(gap)
        ended = gap >= self.new.paragraphs[at].span.end and at + 1 < len(self.new.paragraphs)
        return self.new.paragraphs[at + 1].span.start if ended else gap


def _common(span: Span, other: Span) -> Span | None:
    start, end = max(span.start, other.start), min(span.end, other.end)
    return Span(start, end) if start < end else None


def _letters(view: View, spans: Sequence[Span]) -> str:
    return "".join(letter for span in spans for letter in view[span] if letter.isalnum())


def _behind(text: str, at: int, said: str) -> int:
    """Where words end that stand at an offset, however they are spaced; -1 where others stand."""
    for letter in said:
        if letter.isspace():
            continue
        while at < len(text) and text[at].isspace():
            at += 1
        if text[at : at + 1] != letter:
            return -1
        at += 1
    return at


class _Drawing:
    """The blocks of the new document, cut where something was put in or struck."""

    def __init__(self, document: Document, view: View, plan: _Plan) -> None:
        self.document, self.view, self.plan = document, view, plan
        self.at = {id(piece): at for at, piece in view.stretches}
        self.edges = sorted({edge for span in plan.inserted for edge in (span.start, span.end)} | set(plan.struck))
        self.left = sorted(plan.struck)
        self.rows = count(-1, -1)

    def blocks(self) -> Iterator[Block]:
        """Every block, and those of the old paragraphs that are gone, where they stood."""
        before: defaultdict[int, list[Block]] = defaultdict(list)
        behind: defaultdict[int, list[Block]] = defaultdict(list)
        for gap, lost in sorted(self.plan.gone.items()):
            paragraph = self.view.paragraphs[self.view.paragraph_at(gap)]
            near = self.document.blocks[paragraph.blocks[-1]]
            first = gap <= paragraph.span.start < paragraph.span.end
            where = before[paragraph.blocks[0]] if first else behind[paragraph.blocks[-1]]
            where += self._lost(lost, near)
        ends = {paragraph.blocks[-1]: paragraph.span.end for paragraph in self.view.paragraphs}
        for number, block in enumerate(self.document.blocks):
            yield from before[number]
            yield replace(block, pieces=tuple(self._pieces(block, ends.get(number, -1))))
            yield from behind[number]

    def _lost(self, lost: Sequence[tuple[Paragraph, str]], near: Block) -> Iterator[Block]:
        row, seen = 0, None
        for paragraph, text in lost:
            if paragraph.cell and paragraph.cell[:2] != seen:
                row, seen = next(self.rows), paragraph.cell[:2]
            table = near.cell[0] if near.cell else -1
            spot = Span(near.source.end, near.source.end)
            form = Form(paragraph.kind, paragraph.level, paragraph.label, paragraph.automatic)
            yield Block(
                (Piece(text, spot, "deleted"),),
                spot,
                form,
                form,
                mark="deleted",
                story=paragraph.story,
                container=near.container,
                cell=(table, row, paragraph.cell[2]) if paragraph.cell else None,
                style=paragraph.style,
            )

    def _pieces(self, block: Block, end: int) -> Iterator[Piece]:
        for piece in block.pieces:
            at = self.at.get(id(piece))
            if at is None:
                yield piece
                continue
            yield from self._cut(piece, at)
        yield from self._struck(end, block.source.end)

    def _cut(self, piece: Piece, at: int) -> Iterator[Piece]:
        size, own = len(piece.text), len(piece.source) == len(piece.text)
        inner = [edge - at for edge in self.edges if at < edge < at + size]
        for low, high in zip((0, *inner), (*inner, size), strict=True):
            yield from self._struck(at + low, piece.source.start)
            new = any(span.start <= at + low and at + high <= span.end for span in self.plan.inserted)
            source = Span(piece.source.start + low, piece.source.start + high) if own else piece.source
            yield replace(piece, text=piece.text[low:high], source=source, state="inserted" if new else piece.state)

    def _struck(self, until: int, source: int) -> Iterator[Piece]:
        """What was struck up to an offset and is not drawn yet."""
        while self.left and self.left[0] <= until:
            for text in self.plan.struck[self.left.pop(0)]:
                yield Piece(text, Span(source, source), "deleted")
