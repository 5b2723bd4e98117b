"""Layers that are switched off are not read, and that is said; a redline is read on a turned page too."""

from __future__ import annotations

import math

import pytest
from pdf_builder import HEIGHT, WIDTH, column, pdf, stream, stroke, text
from reading import rows

from speclint import formats
from speclint.document import Document

SHOWN = [*column(72, 100, ["DUTIES"]), *column(72, 130, ["1. Ties boats.", "2. Rows to the pier."])]
OLD = text(72, 145, "2. Rows in in a storm.")
"""The old wording of an item, in the same place as the new."""
GROUP = b"<</Type/OCG/Name(Old)>>"


def layered(content: list[str], extra: list[bytes], *, off: bool, resources: str) -> Document:
    state = "/OFF[100 0 R]" if off else ""
    catalog = f"<</Type/Catalog/OCProperties<</OCGs[100 0 R]/D<<{state}/Order[100 0 R]>>>>/Pages 2 0 R>>"
    source = pdf([content], extra=extra, resources=resources)
    return formats.read(source.replace(b"<</Type/Catalog/Pages 2 0 R>>", catalog.encode()), "a.pdf")


def marked(*, off: bool) -> Document:
    content = [*SHOWN, "/OC /L BDC", OLD, "EMC"]
    return layered(content, [GROUP], off=off, resources="/Properties<</L 100 0 R>>")


def as_a_form(*, off: bool) -> Document:
    kind = "/Type/XObject/Subtype/Form/BBox[0 0 612 792]/OC 100 0 R/Resources<</Font<</F 3 0 R>>>>"
    return layered([*SHOWN, "/X Do"], [GROUP, stream(OLD.encode(), kind)], off=off, resources="/XObject<</X 101 0 R>>")


def of_several(*, off: bool) -> Document:
    many = b"<</Type/OCMD/OCGs[100 0 R]/P/AllOn>>"
    content = [*SHOWN, "/OC /L BDC", OLD, "EMC"]
    return layered(content, [GROUP, many], off=off, resources="/Properties<</L 101 0 R>>")


@pytest.mark.parametrize("made", [marked, as_a_form, of_several])
def test_a_layer_that_is_off_is_not_read_and_that_is_said(made: object) -> None:
    hidden, shown = made(off=True), made(off=False)  # type: ignore[operator]
    assert rows(hidden) == rows(formats.read(pdf([SHOWN]), "a.pdf"))
    assert [r.rule for r in hidden.remarks] == ["unseen-text"]
    assert "storm" in hidden.remarks[0].reason
    assert "storm" in shown.proposed.text
    assert not shown.remarks


def turned(degrees: float) -> str:
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    x, y = WIDTH / 2, HEIGHT / 2
    place = x - x * cosine + y * sine, y - x * sine - y * cosine
    return f"{cosine:.5f} {sine:.5f} {-sine:.5f} {cosine:.5f} {place[0]:.2f} {place[1]:.2f} cm"


def redline(way: str = "", page: str = "") -> Document:
    content = [*([way] if way else []), *column(72, 300, ["DUTIES", "Ties up the boats of the harbor at every pier."])]
    content += [text(72, 340, "Ties old boats.", colour="1 0 0"), stroke(72, 144, 336.5, "1 0 0")]
    content += [text(160, 340, "Ties new boats.", colour="0 0 1"), stroke(160, 236, 341.5, "0 0 1")]
    return formats.read(pdf([content], page=page), "a.pdf")


WAYS = [(turned(degrees), "") for degrees in (2, -3, 10, 90, 180, 270)] + [("", f"/Rotate {n}") for n in (90, 180, 270)]


@pytest.mark.parametrize(("way", "page"), WAYS, ids=["2", "-3", "10", "90", "180", "270", "r90", "r180", "r270"])
def test_a_redline_on_a_turned_page(way: str, page: str) -> None:
    plain, found = redline(), redline(way, page)
    assert plain.carries_redline
    assert (found.proposed.text, found.original.text) == (plain.proposed.text, plain.original.text)


@pytest.mark.parametrize("degrees", [1, -2, 3.5, -5])
def test_a_page_that_was_laid_askew_keeps_its_numbers_beside_their_items(degrees: float) -> None:
    items = ["Ties boats of every kind at every pier of the harbor, early and late, in every wind there is.", "Rows."]
    page = [line for n, item in enumerate(items) for line in (text(72, 200 + 13 * n, f"{n + 1}."),
                                                              text(92, 200 + 13 * n, item))]  # fmt: skip
    assert rows(formats.read(pdf([[turned(degrees), *page]]), "a.pdf")) == rows(formats.read(pdf([page]), "a.pdf"))
