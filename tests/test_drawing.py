"""A comparison drawn as a redline: what is kept and put in is the new text, what is kept and struck is the old one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from browser import Browser, browser, chromium_or_skip, violations
from checking import seen
from comparing import compared, duties
from hypothesis import given
from hypothesis import strategies as st
from labelled import pairs
from mutating import CALHR, mutated, paragraphs, specifications, words_of

from speclint.cli import main
from speclint.compare.drawing import drawn
from speclint.compare.folding import tokens
from speclint.document import Document
from speclint.reporters.html.redline import redline

HERE = Path(__file__).parent
INVENTED = sorted([*(HERE.parent / "examples" / "specs").glob("*.md"), *(HERE / "data" / "clean").glob("*.md")])


def bits(document: Document) -> list[tuple[str, str]]:
    """What of a text was put in or struck, stretch by stretch."""
    found = [(bit.state, bit.text.strip()) for row in redline(document, (), {}) for bit in row.bits]
    return [bit for bit in found if bit[0] != "kept" and bit[1]]


def drawing(old: str, new: str) -> Document:
    made = drawn(compared(old, new))
    assert made is not None
    return made


def test_words_are_struck_and_put_in_where_they_stand() -> None:
    made = drawing(duties("Sells tickets.", "Mops floors."), duties("Sells parking tickets.", "Mops the stairs."))
    assert bits(made) == [("inserted", "parking"), ("deleted", "floors"), ("inserted", "the stairs")]


def test_what_is_gone_is_struck_where_it_stood() -> None:
    old = duties("Sells tickets to visitors.", "Mops the floors of the hall.", "Counts the cash of the day.")
    new = duties("Sells tickets to visitors.", "Counts the cash of the day.", "Opens the gates at noon.")
    made = drawing(old, new)
    assert bits(made) == [("deleted", "Mops the floors of the hall."), ("inserted", "Opens the gates at noon.")]
    kinds = [block.original.kind for block in made.blocks if block.mark == "deleted"]
    assert kinds == ["item"]


def test_what_moved_is_struck_in_one_place_and_put_in_in_the_other() -> None:
    first = ["Sells tickets to visitors.", "Mops the floors of the hall.", "Counts the cash of the day."]
    made = drawing(duties(*first), duties(first[1], first[2], first[0]))
    assert bits(made) == [("deleted", first[0]), ("inserted", first[0])]


def test_a_row_that_is_gone_stays_in_its_table() -> None:
    head = duties("Sells tickets.") + "\n## SHARE OF TIME\n\n| Duty | Share |\n|---|---|\n"
    rows = ["| Sells tickets to visitors | 40 % |\n", "| Mops the floors | 30 % |\n", "| Counts cash | 30 % |\n"]
    made = drawing(head + "".join(rows), head + rows[0] + rows[2])
    assert {block.cell[0] for block in made.blocks if block.cell} == {1}
    assert ("deleted", "Mops the floors") in bits(made)


def test_nothing_is_drawn_where_nothing_differs() -> None:
    assert drawn(compared(duties("Sells tickets."), duties("Sells tickets."))) is None


def assert_both(old: str, new: str, of: str = "generic") -> None:
    before, after = seen(old, of=of), seen(new, of=of)
    made = drawing(old, new)
    assert made.proposed.text == after.document.proposed.text
    assert tokens(made.original.text) == tokens(before.document.proposed.text)


@pytest.mark.parametrize("name", [pair.name for pair in pairs()])
def test_the_labelled_pairs_give_both_texts(name: str) -> None:
    pair = next(pair for pair in pairs() if pair.name == name)
    assert_both(pair.old, pair.new)


@given(st.sampled_from(INVENTED), st.integers(0, 10_000))
def test_whatever_is_drawn_gives_both_texts(file: Path, seed: int) -> None:
    old = paragraphs(seen(file.read_bytes(), file.name).document.source)
    made = mutated(old, words_of([old]), Random(seed))
    found = compared("\n\n".join(made.old), "\n\n".join(made.new))
    if document := drawn(found):
        assert document.proposed.text == found.new.view.text
        assert tokens(document.original.text) == tokens(found.old.view.text)


@pytest.mark.skipif(not CALHR.is_dir(), reason="needs ../shared: specifications of the State")
def test_nearly_every_comparison_can_be_drawn() -> None:
    texts = specifications(step=40, most=20)
    words, chance = words_of(texts), Random(3)
    made = [mutated(old, words, chance) for old in texts]
    found = [compared("\n\n".join(one.old), "\n\n".join(one.new)) for one in made]
    assert sum(drawn(one) is None for one in found) <= 1


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser(chromium_or_skip()) as opened:
        yield opened


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_on_the_page_of_a_comparison(chromium: Browser, tmp_path: Path, width: int) -> None:
    pair = next(pair for pair in pairs() if pair.name == "gis-analyst-table")
    (tmp_path / "old.md").write_text(pair.old, "utf-8")
    (tmp_path / "new.md").write_text(pair.new, "utf-8")
    page_file = tmp_path / "page.html"
    assert main(["compare", str(tmp_path / "old.md"), str(tmp_path / "new.md"), "--report", f"html={page_file}"]) == 1
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(page_file.as_uri())
    assert violations(page) == []
    assert page.locator(".redline del").count() > 5
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
