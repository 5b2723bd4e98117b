"""A document is two texts over one source: what is shown where, and where it came from."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclint.document import VIEWS, Block, Document, Form, Piece, Place, Span, State, ViewName, joined, shown

STATES: list[State] = ["kept", "inserted", "deleted", "dropped"]
SWAPPED: dict[State, State] = {"inserted": "deleted", "deleted": "inserted", "kept": "kept", "dropped": "dropped"}
TEXTS = st.text("ab .;é’", min_size=1, max_size=6)
ESCAPED = st.sampled_from([("&", "&amp;"), (" ", "\r\n   "), ("’", "&#8217;"), ("  ", "\t"), ("non-", "")])
JUNK = st.sampled_from(["", "", "", "**", "<i>"])


@st.composite
def _pieces(draw: st.DrawFn, at: int) -> tuple[list[Piece], str]:
    """Pieces that stand from *at* on in the source, and the source they stand in."""
    pieces: list[Piece] = []
    source = ""
    for _ in range(draw(st.integers(0, 4))):
        source += draw(JUNK)
        verbatim = draw(st.booleans())
        text = draw(TEXTS) if verbatim else ""
        written = text
        if not verbatim:
            text, written = draw(ESCAPED)
        start = at + len(source)
        source += written
        author = draw(st.sampled_from(["Ann", "Bob"]))
        pieces.append(Piece(text, Span(start, at + len(source)), draw(st.sampled_from(STATES)), author))
    return pieces, source


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents of kept, inserted, deleted and dropped pieces and marks, in containers that follow one another."""
    source = draw(st.sampled_from(["", "\ufeff", "\n\n"]))
    blocks: list[Block] = []
    container = 0
    for _ in range(draw(st.integers(0, 7))):
        start = len(source)
        marker: tuple[Piece, ...] = ()
        if draw(st.booleans()):
            marker = (Piece("1.", Span(start, start + 2), draw(st.sampled_from(STATES)), "Ann"),)
            source += "1. "
        pieces, written = draw(_pieces(len(source)))
        source += written
        container += draw(st.sampled_from([0, 0, 0, 1]))
        mark = draw(st.sampled_from([*STATES, "kept", "kept"]))
        form = Form(draw(st.sampled_from(["paragraph", "heading", "item"])))
        span = Span(start, len(source))
        blocks.append(Block(tuple(pieces), span, form, form, mark, marker, container=f"cell {container}"))
        source += draw(st.sampled_from(["\n", "\n\n"]))
    return Document("spec.md", "markdown", source, tuple(blocks))


def plain(document: Document) -> Document:
    """The same document as if nobody had ever changed it."""
    blocks = tuple(
        replace(block, mark="kept", pieces=tuple(replace(p, state="kept") for p in block.pieces), marker=())
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


def mirrored(document: Document) -> Document:
    """The same document with insertions and deletions the other way round."""
    blocks = tuple(
        replace(
            block,
            mark=SWAPPED[block.mark],
            pieces=tuple(replace(p, state=SWAPPED[p.state]) for p in block.pieces),
            marker=tuple(replace(p, state=SWAPPED[p.state]) for p in block.marker),
        )
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


def spans(text: str) -> st.SearchStrategy[Span]:
    """Every kind of stretch of a text, empty ones included."""
    ends = st.integers(0, len(text))
    return st.tuples(ends, ends).map(lambda pair: Span(*sorted(pair)))


views = st.sampled_from(VIEWS)


# -- what a view shows --------------------------------------------------------------------------------


@given(documents(), views)
def test_paragraphs_hold_their_own_text_and_make_up_the_view(document: Document, name: ViewName) -> None:
    view = document.view(name)
    texts = [view.text[p.span.start : p.span.end] for p in view.paragraphs]
    assert view.text == "\n".join(texts)
    assert texts == [view[p.span] for p in view.paragraphs]
    for paragraph, text in zip(view.paragraphs, texts, strict=True):
        pieces = [p for n in paragraph.blocks for p in document.blocks[n].pieces]
        assert text == "".join(p.text for p in pieces if shown(p.state, name))


@given(documents(), views)
def test_a_view_is_what_accepting_or_rejecting_leaves(document: Document, name: ViewName) -> None:
    expected: list[str] = []
    for _, group in groupby(document.blocks, key=lambda block: block.container):
        text = ""
        for block in group:
            text += "".join(p.text for p in block.pieces if shown(p.state, name))
            if shown(block.mark, name):
                expected.append(text)
                text = ""
        # The last mark of a container cannot be removed: its text has nowhere to go.
        expected += [text] if text.strip() else []
    assert [document.view(name)[p.span] for p in document.view(name).paragraphs] == expected


@given(documents(), views)
def test_paragraphs_of_two_containers_never_join(document: Document, name: ViewName) -> None:
    for paragraph in document.view(name).paragraphs:
        assert len({document.blocks[n].container for n in paragraph.blocks}) == 1
        assert list(paragraph.blocks) == list(range(paragraph.blocks[0], paragraph.blocks[-1] + 1))
        assert not any(shown(document.blocks[n].mark, name) for n in paragraph.blocks[:-1])


@given(documents())
def test_without_changes_both_views_are_the_same_text(document: Document) -> None:
    document = plain(document)
    assert document.proposed.text == document.original.text
    assert document.proposed.paragraphs == document.original.paragraphs
    assert document.changes == ()
    assert len(document.proposed.paragraphs) == len(document.blocks)


@given(documents())
def test_to_reject_a_change_is_to_accept_its_opposite(document: Document) -> None:
    other = mirrored(document)
    assert document.original.text == other.proposed.text
    assert document.proposed.text == other.original.text
    assert [p.span for p in document.original.paragraphs] == [p.span for p in other.proposed.paragraphs]


JOINS = [
    (["ab"], ["kept", "kept"], ["deleted", "kept"], "proposed"),
    (["a", "b"], ["kept", "kept"], ["deleted", "kept"], "original"),
    (["ab"], ["kept", "kept"], ["inserted", "kept"], "original"),
    (["a", "b"], ["kept", "kept"], ["inserted", "kept"], "proposed"),
    (["b"], ["deleted", "kept"], ["deleted", "kept"], "proposed"),
    (["", "b"], ["deleted", "kept"], ["kept", "kept"], "proposed"),
    (["a"], ["kept", "deleted"], ["kept", "deleted"], "proposed"),
    (["a", "b"], ["kept", "kept"], ["kept", "deleted"], "proposed"),  # the last mark cannot go
    (["ab"], ["kept", "kept"], ["dropped", "kept"], "original"),
    (["ab"], ["kept", "kept"], ["dropped", "kept"], "proposed"),
    ([], ["dropped", "dropped"], ["dropped", "dropped"], "original"),
]


@pytest.mark.parametrize(("expected", "states", "marks", "view"), JOINS)
def test_a_mark_that_is_gone_joins_two_paragraphs(
    expected: list[str], states: list[State], marks: list[State], view: ViewName
) -> None:
    blocks = tuple(
        Block((Piece(text, Span(at, at + 1), state),), Span(at, at + 1), mark=mark)
        for text, at, state, mark in zip("ab", (0, 2), states, marks, strict=True)
    )
    read = Document("x.docx", "word", "a\nb", blocks).view(view)
    assert [read[p.span] for p in read.paragraphs] == expected


def test_a_joined_paragraph_looks_like_the_one_whose_mark_stays() -> None:
    blocks = (
        Block((Piece("a", Span(0, 1)),), Span(0, 1), Form("heading", 1), Form("heading", 1), "deleted"),
        Block((Piece("b", Span(2, 3)),), Span(2, 3), Form("item", 1, "1."), Form("item", 2, "2.")),
    )
    document = Document("x.docx", "word", "a\nb", blocks)
    (only,) = document.proposed.paragraphs
    assert (only.kind, only.level, only.label, only.blocks) == ("item", 1, "1.", (0, 1))
    assert [(p.kind, p.label) for p in document.original.paragraphs] == [("heading", None), ("item", "2.")]


# -- where it came from -------------------------------------------------------------------------------


@given(documents(), views)
def test_verbatim_characters_are_the_same_in_the_source(document: Document, name: ViewName) -> None:
    view = document.view(name)
    for at, piece in view.stretches:
        assert view[Span(at, at + len(piece.text))] == piece.text
        if len(piece.text) != len(piece.source):
            continue
        for offset in range(at, at + len(piece.text)):
            ((start, end),) = [(s.start, s.end) for s in view.source(Span(offset, offset + 1))]
            assert document.source[start:end] == view.text[offset]


@given(st.data(), documents(), views)
def test_a_span_maps_to_source_characters_in_order(data: st.DataObject, document: Document, name: ViewName) -> None:
    view = document.view(name)
    span = data.draw(spans(view.text))
    parts = view.source(span)
    assert all(a.end < b.start for a, b in pairwise(parts))
    covered = list(view.pieces(span))
    assert "".join(view[s] for s, _ in covered) == view[span].replace("\n", "")
    if covered and all(len(p.text) == len(p.source) for _, p in covered):
        there = "".join(document.source[s.start : s.end] for s in parts)
        assert there == view[span].replace("\n", "")


@given(st.data(), documents(), views)
def test_what_is_found_from_the_source_is_where_it_was_read(
    data: st.DataObject, document: Document, name: ViewName
) -> None:
    view = document.view(name)
    span = data.draw(spans(view.text))
    for part in view.source(span):
        if len(part):
            back = view.find(part)
            assert back is not None
            assert back.overlaps(span)
    for inner, piece in view.pieces(span):
        if len(piece.text) == len(piece.source):
            (part,) = view.source(inner)
            assert view.find(part) == inner


@given(documents(), views)
def test_what_is_not_shown_is_not_found(document: Document, name: ViewName) -> None:
    for block in document.blocks:
        for piece in block.pieces:
            found = document.view(name).find(piece.source)
            if not shown(piece.state, name):
                assert found is None
            elif piece.text.strip() and len(piece.source):
                assert found is not None
                assert piece.text in document.view(name)[found]


@given(st.data(), documents(), views)
def test_a_place_is_the_line_and_column_of_the_source(data: st.DataObject, document: Document, name: ViewName) -> None:
    view = document.view(name)
    span = data.draw(spans(view.text))
    place = document.locate(view, span)
    lines = document.source.split("\n")
    assert place.line is not None
    assert place.column is not None
    assert place.end_line is not None
    assert place.end_column is not None
    assert 1 <= place.line <= place.end_line <= len(lines)
    assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    assert 1 <= place.end_column <= len(lines[place.end_line - 1]) + 1
    if parts := view.source(span):
        assert offset(lines, place.line, place.column) == parts[0].start
        assert offset(lines, place.end_line, place.end_column) == parts[-1].end
    if view.paragraphs:
        paragraph = view.paragraphs[view.paragraph_at(span.start)]
        assert paragraph.span.start <= span.start <= paragraph.span.end
        assert place.paragraph == paragraph.blocks[0] + 1


def offset(lines: list[str], line: int, column: int) -> int:
    return sum(len(text) + 1 for text in lines[: line - 1]) + column - 1


@given(st.data(), documents(), views)
def test_where_lines_mean_nothing_no_line_is_named(data: st.DataObject, document: Document, name: ViewName) -> None:
    word = replace(document, lined=False)
    span = data.draw(spans(word.view(name).text))
    place = word.locate(word.view(name), span)
    assert place == Place(paragraph=document.locate(document.view(name), span).paragraph)


def test_a_page_is_named_where_pages_are_known() -> None:
    blocks = tuple(Block((Piece(c, Span(n, n + 1)),), Span(n, n + 1)) for n, c in enumerate("abc"))
    document = Document("x.pdf", "pdf", "abc", blocks, lined=False, pages=(0, 2))
    read = document.proposed
    assert [document.locate(read, p.span).page for p in read.paragraphs] == [1, 1, 2]


def test_an_empty_document_has_a_place_too() -> None:
    document = Document("x.md", "markdown", "", ())
    assert (document.proposed.text, document.proposed.paragraphs) == ("", ())
    assert document.locate(document.proposed, Span(0, 0)) == Place(None, 1, 1, 1, 1)


# -- changes ------------------------------------------------------------------------------------------


@given(documents())
def test_changes_hold_all_that_was_inserted_and_deleted(document: Document) -> None:
    pieces = [p for block in document.blocks for p in (*block.marker, *block.pieces)]
    for kind, state in (("insert", "inserted"), ("delete", "deleted")):
        told = "".join(change.text for change in document.changes if change.kind == kind)
        assert told == "".join(p.text for p in pieces if p.state == state)
    assert [c.source.start for c in document.changes] == sorted(c.source.start for c in document.changes)


@given(documents())
def test_neighbours_of_one_change_are_one_change(document: Document) -> None:
    expected = sum(
        len([key for key, _ in groupby((*b.marker, *b.pieces), key=lambda p: (p.state, p.author)) if key[0] in CHANGED])
        for b in document.blocks
    )
    assert len(document.changes) == expected


CHANGED = {"inserted", "deleted"}

NESTED: list[tuple[State, State, State]] = [
    ("kept", "kept", "kept"),
    ("inserted", "kept", "inserted"),
    ("inserted", "inserted", "kept"),
    ("inserted", "inserted", "inserted"),
    ("deleted", "deleted", "kept"),
    ("deleted", "kept", "deleted"),
    ("dropped", "inserted", "deleted"),
    ("dropped", "deleted", "inserted"),
    ("dropped", "dropped", "kept"),
    ("dropped", "inserted", "dropped"),
]


@pytest.mark.parametrize(("expected", "outer", "inner"), NESTED)
def test_a_change_inside_a_change(expected: State, outer: State, inner: State) -> None:
    assert joined(outer, inner) == expected


# -- spans --------------------------------------------------------------------------------------------


@given(spans("x" * 9), spans("x" * 9))
def test_spans_are_half_open(a: Span, b: Span) -> None:
    inside = set(range(a.start, a.end))
    other = set(range(b.start, b.end))
    assert len(a) == len(inside)
    assert not (inside & other) or a.overlaps(b)
    assert a.overlaps(b) == b.overlaps(a)
    if inside and other:
        assert (b in a) == (other <= inside)
        assert a.overlaps(b) == bool(inside & other)
