"""Word files of other people: both views against known truth.

The corpora lie beside the checkout and are no part of it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from reading import SHARED

from speclint.document import VIEWS, View, ViewName
from speclint.formats.word import read

CORPORA = SHARED / "corpora"
SEED = SHARED / "seeds" / "lead-csr-2025-redline.docx"

# The gold answers to these leave an empty paragraph where a whole one was moved away, although its mark is marked as
# moved too: the program that made them forgets the marks of moves before it joins paragraphs. Word and LibreOffice take
# the paragraph with its mark. Empty paragraphs are not compared there.
_LEFTOVERS = {"RP015-MoveFrom-MoveTo"}


def files(*folders: str) -> list[Path]:
    return sorted(f for folder in folders for f in (CORPORA / folder).rglob("*") if f.is_file() and f.suffix != ".json")


def absent(folder: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not (CORPORA / folder).is_dir(), reason=f"corpora/{folder} is not beside the checkout")


def lines(view: View) -> list[str]:
    return [view[p.span] for p in view.paragraphs if p.story in {"body", "textbox"}]


def labelled(view: View) -> list[str]:
    """Lines as the truth has them: the label and the text with single blanks and plain hyphens."""
    shown = (
        f"{p.label or ''} {view[p.span]}".replace("\u2011", "-")
        for p in view.paragraphs
        if p.story in {"body", "textbox"}
    )
    return [" ".join(line.split()) for line in shown]


def features() -> list[tuple[str, ViewName]]:
    path = CORPORA / "docx-features" / "truth.json"
    return [(name, view) for name in json.loads(path.read_text()) for view in VIEWS] if path.is_file() else []


@absent("docx-features")
@pytest.mark.parametrize(("name", "view"), features())
def test_features(name: str, view: ViewName) -> None:
    truth = json.loads((CORPORA / "docx-features" / "truth.json").read_text())[name]
    path = CORPORA / "docx-features" / f"{name}.docx"
    found = read(path.read_bytes(), path.name)
    assert labelled(found.view(view)) == [" ".join(line.split()) for line in truth[view]]
    kind, _, words = truth["kind"].partition(":")
    if kind == "part":
        asides = [found.proposed[p.span] for p in found.proposed.paragraphs if p.story != "body"]
        assert words in [*asides, *(comment.text for comment in found.comments)]


def pairs() -> list[tuple[str, str, ViewName]]:
    folder = CORPORA / "docx-accept-reject"
    sides: tuple[tuple[str, ViewName], ...] = (("Accepted", "proposed"), ("Rejected", "original"))
    names = [f.stem for f in sorted(folder.glob("*.docx")) if not re.search("-(Accepted|Rejected)$", f.stem)]
    return [(n, side, view) for n in names for side, view in sides if (folder / f"{n}-{side}.docx").is_file()]


@absent("docx-accept-reject")
@pytest.mark.parametrize(("name", "side", "view"), pairs())
def test_accepting_and_rejecting_all(name: str, side: str, view: ViewName) -> None:
    folder = CORPORA / "docx-accept-reject"
    tracked = read((folder / f"{name}.docx").read_bytes(), name)
    settled = read((folder / f"{name}-{side}.docx").read_bytes(), name)
    found, gold = lines(tracked.view(view)), lines(settled.proposed)
    if name in _LEFTOVERS:
        found, gold = [line for line in found if line], [line for line in gold if line]
    assert found == gold


@absent("docx-tracked")
@pytest.mark.parametrize("path", files("docx-tracked", "docx-numbered"), ids=lambda path: path.stem)
def test_every_view_leads_back_to_the_source(path: Path) -> None:
    found = read(path.read_bytes(), path.name)
    for block in found.blocks:
        for piece in block.pieces:
            assert found.source[piece.source.start : piece.source.end] == piece.text
    for view in (found.proposed, found.original):
        for paragraph in view.paragraphs:
            back = "".join(found.source[s.start : s.end] for s in view.source(paragraph.span))
            assert back == view[paragraph.span]


@pytest.mark.skipif(not SEED.is_file(), reason="the seed documents are not beside the checkout")
def test_the_redline_of_the_city() -> None:
    found = read(SEED.read_bytes(), SEED.name)

    def duties(view: View) -> list[str | None]:
        return [p.label for p in view.paragraphs if p.style == "List Number"]

    assert duties(found.proposed) == [f"{n}." for n in range(1, 9)]
    assert duties(found.original) == [f"{n}." for n in range(1, 10)]
    assert found.proposed.text.count("October 8, 2025") == found.original.text.count("7/1/09") == 1
    assert "7/1/09" not in found.proposed.text
    assert {c.author for c in found.changes} == {"HR Dept"}
    assert {p.story for p in found.proposed.paragraphs} == {"body", "header", "footer"}
    assert found.carries_redline
    assert not found.remarks
