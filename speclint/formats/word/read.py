"""A Word file as a ``Document``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from speclint.document import Block, Comment, Document, Form, Piece, Remark, Span, shown
from speclint.errors import Unreadable
from speclint.formats.word.forms import forms
from speclint.formats.word.ink import Fate, Ink
from speclint.formats.word.markup import AUTHOR, DATE, ID, REVISIONS, Element, W
from speclint.formats.word.numbering import Numbering
from speclint.formats.word.package import Package, damaged, hostile, too_large
from speclint.formats.word.runs import TEXTS, Pen
from speclint.formats.word.sniff import refuse
from speclint.formats.word.styles import Styles
from speclint.formats.word.walk import Passage, Walk


def read(source: bytes, path: str) -> Document:
    """Read the bytes of a .docx, .docm or .dotx; ``Unreadable`` says in plain words why a file cannot be read."""
    try:
        refuse(source, path)
        return _document(Package(source), path)
    except Unreadable:
        raise
    except RecursionError as wrong:
        raise hostile("it is nested deeper than any real document") from wrong
    except MemoryError as wrong:
        raise too_large() from wrong
    except Exception as wrong:  # a damaged file can be wrong in more ways than anyone can list
        raise damaged("it is not put together as a Word file should be") from wrong


def _document(package: Package, path: str) -> Document:
    styles = Styles(package.aside("styles"))
    numbering = Numbering(package.aside("numbering"), styles)
    walk = Walk(package, styles)
    redline = any(next(root.iter(*REVISIONS), None) is not None for root in walk.roots)
    proposed = forms(walk.passages, styles, numbering, "proposed")
    original = forms(walk.passages, styles, numbering, "original") if redline else proposed
    blocks = tuple(_block(*each, styles) for each in zip(walk.passages, proposed, original, strict=True))
    return Document(
        path=path,
        format="word",
        source="\n".join(passage.text for passage in walk.passages),
        blocks=blocks,
        lined=False,
        pages=(0, *walk.pages) if walk.pages else (),
        comments=tuple(_comments(walk, styles)),
        remarks=(*_unread(walk), *(() if redline else _by_hand(blocks))),
        carries_redline=redline,
    )


def _block(passage: Passage, proposed: Form, original: Form, styles: Styles) -> Block:
    pieces = tuple(_pieces(passage.inks))
    return Block(
        pieces=pieces,
        source=Span(passage.at, pieces[-1].source.end if pieces else passage.at),
        proposed=proposed,
        original=original,
        mark=passage.mark.state,
        story=passage.room.story,
        container=passage.room.name,
        cell=passage.room.cell,
        style=styles.name(passage.now.style or styles.default),
    )


def _pieces(inks: list[Ink]) -> Iterator[Piece]:
    """Neighbouring ink of one fate, look and link, as one piece: Word splits runs anywhere."""
    if len(inks) == 1:
        yield _piece(inks)
        return
    run: list[Ink] = []
    for ink in inks:
        if run and (ink.fate, ink.look, ink.link) != (run[0].fate, run[0].look, run[0].link):
            yield _piece(run)
            run = []
        run.append(ink)
    if run:
        yield _piece(run)


def _piece(run: list[Ink]) -> Piece:
    first = run[0]
    text = first.text if len(run) == 1 else "".join([ink.text for ink in run])
    fate = first.fate
    span = Span(first.at, first.at + len(text))
    return Piece(text, span, fate.state, fate.author, fate.date, first.look, first.link, fate.move)


def _comments(walk: Walk, styles: Styles) -> Iterator[Comment]:
    """The comments that the text refers to, in the order of the text."""
    marks = walk.pen.marks
    root = walk.package.aside("comments") if marks.comment_marks or marks.comment_starts else None
    found: list[Comment] = []
    for element in root if root is not None else ():
        identity = element.get(ID) or ""
        start = marks.comment_starts.get(identity, marks.comment_marks.get(identity))
        if start is None or identity in marks.struck:
            continue
        end = marks.comment_ends.get(identity, start)
        text = _comment_text(element, walk.package, styles)
        span = Span(start, max(start, end))
        found.append(Comment(text, span, element.get(AUTHOR) or "", element.get(DATE) or ""))
    yield from sorted(found, key=lambda comment: comment.source)


def _comment_text(element: Element, package: Package, styles: Styles) -> str:
    pen = Pen(package, styles)
    lines = (pen.read(paragraph, styles.default, Fate())[0] for paragraph in element.iter(W + "p"))
    kept = ([ink.text for ink in inks if shown(ink.fate.state, "proposed") and "s" not in ink.look] for inks in lines)
    return "\n".join(map("".join, kept)).strip()


def _unread(walk: Walk) -> Iterator[Remark]:
    """What the file shows and speclint does not read; once for each kind, at its first place."""
    marks = walk.pen.marks.unread
    count = Counter(what for what, _ in marks)
    first = dict(reversed(marks))
    for what, times in count.items():
        more = f" ({times} times)" if times > 1 else ""
        said = f"the document holds {what}{more}, which is not checked"
        yield Remark("unread-part", said, Span(first[what], first[what]), withheld=what in TEXTS)
    prompts = walk.pen.marks.unfilled
    if prompts:
        said, start, end = prompts[0]
        more = f" ({len(prompts)} such fields)" if len(prompts) > 1 else ""
        yield Remark("placeholder-field", f"“{said}” is what a form field came with{more}", Span(start, end))
    for name in walk.package.broken:
        yield Remark("unread-part", f"what the file keeps as {name} is missing or damaged, and is not checked")


def _by_hand(blocks: Iterable[Block]) -> Iterator[Remark]:
    """The first sign of a redline that was drawn by hand, in a file that tracks no change."""
    for block in blocks:
        pieces = [p for p in block.pieces if p.text.strip() and p.state != "dropped" and not p.link]
        for piece, following in pairwise([*pieces, None]):
            if piece is None or "s" not in piece.look:
                if piece is not None and following is not None and _new(piece) and "s" in following.look:
                    yield _hand_remark(Span(piece.source.start, following.source.end))
                    return
                continue
            if "r" in piece.look or (following is not None and _new(following)):
                yield _hand_remark(piece.source)
                return


def _new(piece: Piece) -> bool:
    return "u" in piece.look and "r" in piece.look and "s" not in piece.look


def _hand_remark(source: Span) -> Remark:
    reason = "text is struck out and coloured by hand, not tracked, so that both versions are read as one text"
    return Remark("hand-redline", reason, source)
