"""The HTML report, read in a real browser and judged by axe; and its redline, read by a program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browser import Browser, browser, chromium_or_skip, violations
from hypothesis import given
from hypothesis import strategies as st

import speclint
from speclint.document import VIEWS, Block, Document, Piece, Span, State, ViewName, shown
from speclint.finding import FileReport, Finding, Report, Severity, Sheet
from speclint.reporters import REPORTERS
from speclint.reporters.html.redline import Mark, Row, redline
from speclint.shipped import shipped

EXAMPLES = shipped("rules").parent / "examples" / "specs"
REDLINE = EXAMPLES / "harbor-dispatcher - Redline.docx"


@pytest.fixture(scope="module")
def report() -> Report:
    return speclint.lint([EXAMPLES], speclint.Config(root=EXAMPLES))


def alone(report: Report, name: str) -> Report:
    """The same report with one file only."""
    files = tuple(file for file in report.files if file.path.endswith(name))
    return Report(tuple(f for f in report.findings if f.path == files[0].path), files)


class Marks(HTMLParser):
    """What each mark of the text says, where it leads, and what is marked as inserted or deleted."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.stack: list[tuple[str, dict[str, str | None]]] = []
        self.said: dict[int, str] = {}
        self.links: dict[int, set[str]] = {}
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given_ = dict(attrs)
        self.ids += [given_["id"]] if given_.get("id") else []
        href = given_.get("href") or ""
        self.targets += [href[1:]] if href.startswith("#") else []
        for number in self._open():
            self.said.setdefault(number, "")
            self.links.setdefault(number, set()).update({href} if href else set())
        if tag not in {"meta", "br"}:
            self.stack.append((tag, given_))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for number in self._open():
            self.said[number] = self.said.get(number, "") + data

    def _open(self) -> list[int]:
        return [int(a["data-finding"] or 0) for tag, a in self.stack if tag == "mark" and "data-finding" in a]


def test_every_finding_is_marked_where_it_stands_and_linked_there_and_back(report: Report) -> None:
    page = REPORTERS["html"](report)
    marks = Marks(page)
    cards = {int(n) for n in re.findall(r'id="finding-(\d+)"', page)}
    assert cards == set(range(1, len(report.findings) + 1))
    assert set(marks.said) == cards, "a mark for each finding"
    assert all(f"#finding-{number}" in marks.links[number] for number in cards), "which leads to its card"
    assert all(f"#mark-{number}" in page for number in cards), "and back"
    assert len(marks.ids) == len(set(marks.ids))
    assert set(marks.targets) <= set(marks.ids)
    excerpts = sorted("".join(f.excerpt.split()) for f in report.findings)
    assert sorted("".join(text.split()) for text in marks.said.values()) == excerpts


def test_the_text_is_a_redline_in_which_nothing_is_lost(report: Report) -> None:
    page = REPORTERS["html"](alone(report, "Redline.docx"))
    text = page[page.index('<div class="redline">') :]
    assert re.search(r"<del>October 5, 2016</del>\s*<ins>June 3, 2026</ins>", text)


def test_the_checklist_says_how_each_required_part_stands() -> None:
    said = "# CLERK\n\nCode No. 1001\n\n## DEFINITION\n\n## EXAMPLES OF DUTIES\n\n1. Files letters.\n"
    page = REPORTERS["html"](speclint.check([speclint.read(said.encode(), "clerk.md")]))
    items = re.findall(r"<li class=[^>]*>(.*?)</li>", page)
    plain = [re.sub(r"<[^>]*>", "", item) for item in items]
    assert "✓Class title: there" in plain
    assert "○Definition: empty, nothing stands under it" in plain
    assert "✓Examples of duties: there" in plain
    assert "✗Education: missing" in plain


def test_what_stands_in_a_document_stays_text() -> None:
    said = "# <b>CLERK</b> & Co\n\n## DEFINITION\n\nFiles <script>alert(1)</script> {{ 7*7 }} letters.\n"
    page = REPORTERS["html"](speclint.check([speclint.read(said.encode(), "clerk.md")]))
    assert "alert(1)" not in re.sub(r"&lt;script&gt;alert\(1\)&lt;/script&gt;", "", page)
    assert "{{ 7*7 }}" in page


# Any text, any marks


PIECES = st.lists(
    st.tuples(st.sampled_from(["kept", "inserted", "deleted", "dropped"]), st.text("ab \n", min_size=1, max_size=5)),
    max_size=5,
)


def _document(paragraphs: list[list[tuple[State, str]]]) -> Document:
    blocks, at = [], 0
    for paragraph in paragraphs:
        pieces = []
        for state, text in paragraph:
            pieces.append(Piece(text, Span(at, at + len(text)), state))
            at += len(text)
        blocks.append(Block(tuple(pieces), Span(at, at)))
        at += 1
    return Document("a.docx", "word", " " * at, tuple(blocks), lined=False)


@given(st.lists(PIECES, max_size=4), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)), max_size=6))
def test_marks_cover_exactly_what_they_are_about(
    paragraphs: list[list[tuple[State, str]]], spots: list[tuple[int, int]]
) -> None:
    document = _document(paragraphs)
    for view in VIEWS:
        text = document.view(view).text
        spans = [Span(min(a, len(text)), min(a + n, len(text))) for a, n in spots]
        marks = [Mark(number, Severity.NOTE, view, span) for number, span in enumerate(spans, 1)]
        rows = redline(document, marks, {})
        assert _said(rows, view) == text.replace("\n", "")
        if not rows:
            continue
        for mark, span in zip(marks, spans, strict=True):
            bits = [bit for row in rows for bit in row.bits if any(m.number == mark.number for m in bit.marks)]
            assert "".join(bit.text for bit in bits) == text[span.start : span.end].replace("\n", "")
            edges = [m for bit in bits for m in bit.marks if m.number == mark.number]
            assert [m.first for m in edges] == [True] + [False] * (len(edges) - 1)
            assert [m.last for m in edges] == [False] * (len(edges) - 1) + [True]


def _said(rows: list[Row], view: ViewName) -> str:
    return "".join(bit.text for row in rows for bit in row.bits if shown(bit.state, view) and bit.text != "¶")


def test_a_file_without_its_text_still_has_its_cards() -> None:
    place = speclint.Place()
    lost = Finding("file/x", Severity.ERROR, "m", "w", "h", "a.md", "proposed", "", "", place, Span(0, 0), "")
    assert 'id="finding-1"' in REPORTERS["html"](Report((lost,), (FileReport("a.md"),)))
    empty = FileReport("a.md", sheet=Sheet(speclint.read(b"x", "a.md")))
    assert 'data-finding="1"' in REPORTERS["html"](Report((lost,), (empty,)))


# In a browser


@pytest.fixture(scope="module")
def pages(report: Report, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    made = {"one": alone(report, "Redline.docx"), "all": report}
    for name, each in made.items():
        (folder / f"{name}.html").write_text(REPORTERS["html"](each), "utf-8")
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser(chromium_or_skip()) as opened:
        yield opened


@pytest.mark.parametrize("name", ["one", "all"])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "light"), (1280, "dark")])
def test_axe_finds_nothing(chromium: Browser, pages: dict[str, Path], name: str, width: int, scheme: str) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    asked, told = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.goto(pages[name].as_uri())
    assert violations(page) == []
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "nothing to scroll sideways"
    assert asked == [pages[name].as_uri()], "nothing is fetched"
    assert told == [], "nothing is refused by the page's own policy"
    page.close()


def test_it_prints_to_a_tagged_pdf_with_all_texts_unfolded(chromium: Browser, pages: dict[str, Path]) -> None:
    import pypdfium2  # noqa: PLC0415 - where there is a browser only

    page = chromium.new_page()
    page.goto(pages["all"].as_uri())
    data = page.pdf(tagged=True, outline=True, prefer_css_page_size=True)
    page.close()
    assert b"/StructTreeRoot" in data
    assert b"/Marked true" in data
    text = "".join(sheet.get_textpage().get_text_bounded() for sheet in pypdfium2.PdfDocument(data))
    assert "Warns vessels of" in text
    assert "Page 1 of" in text


def test_what_is_ticked_off_is_remembered_and_a_filter_hides(chromium: Browser, pages: dict[str, Path]) -> None:
    context = chromium.new_context()
    context.set_default_timeout(120_000)  # a machine may be busy with other things
    page = context.new_page()
    page.goto(pages["one"].as_uri())
    page.get_by_label("Done: 1", exact=True).check()
    page.wait_for_timeout(1_000)  # a browser stores what a page remembers a moment later, and another process reads it
    page.reload()
    assert page.get_by_label("Done: 1", exact=True).is_checked()
    page.get_by_label("What is done").uncheck()
    assert not page.locator("#finding-1").is_visible()
    page.get_by_label("Should fix", exact=True).uncheck()
    assert page.locator("article:visible").count() == len(page.locator("article:not(.warning):not(.done)").all())
    context.close()


def test_without_script_nothing_is_missing(chromium: Browser, pages: dict[str, Path]) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages["one"].as_uri())
    assert page.locator("article").count() == page.locator("article:visible").count() > 0
    assert page.locator("input").count() == 0
    page.locator('mark[data-finding="3"] a').first.click()
    assert page.url.endswith("#finding-3")
    context.close()
