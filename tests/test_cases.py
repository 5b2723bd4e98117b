"""Small inputs that once failed, kind by kind: each is read as its plain neighbour is.

They lie beside the checkout and are no part of it; what is committed here are neighbours of our own making.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from reading import SHARED

from speclint import formats
from speclint.document import Document
from speclint.finding import Finding, Report
from speclint.run import lint
from speclint.settings import profiles

CASES = SHARED / "cases"
pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not beside the checkout")

EVERY = {path.parent.name: path.parent for path in CASES.glob("*/*")}


@cache
def document(name: str) -> Document:
    return formats.read((CASES / name).read_bytes(), name)


@cache
def report(name: str) -> Report:
    generic = profiles.load(profiles.find("generic", Path()))[0]
    return lint.check([document(name)], profile=generic)


def found(name: str, *besides: str) -> list[str]:
    """What is found in a file, without the rules named in *besides*."""
    return [_said(f) for f in report(name).findings if f.rule not in besides]


def _said(finding: Finding) -> str:
    return f"{finding.rule}: {finding.excerpt.strip(' •l')}"


def rules(name: str) -> set[str]:
    return {finding.rule for finding in report(name).findings}


ALIKE = (
    [
        ("08-invisible/plain.md", f"08-invisible/{name}", "file/odd-character")
        for name in ("lrm.md", "zwsp.docx", "zwsp.md", "zwspend.md")
    ]
    + [
        ("02-layout-table/docx-cell-no-table.docx", "02-layout-table/docx-cell-whole-in-table.docx", ""),
        ("02-layout-table/docx-cell2-notable.docx", "02-layout-table/docx-cell2-table.docx", ""),
    ]
    + [("08-invisible/plain.md", f"09-heading-attributes/{name}", "") for name in ("anchor.md", "pandocspan.md")]
)


@pytest.mark.parametrize(("plain", "name", "besides"), ALIKE, ids=[name for _, name, _ in ALIKE])
def test_alike(plain: str, name: str, besides: str) -> None:
    assert found(name, besides) == found(plain)
    assert not besides or [f.rule for f in report(name).findings].count(besides) == 1


def test_conflict_markers() -> None:
    marks = [f for f in report("17-conflict-markers/c.md").findings if f.rule == "file/conflict-marker"]
    assert [(str(f.severity), f.place.line) for f in marks] == [("error", 30)]


def test_front_matter() -> None:
    assert [_said(f) for f in report("18-front-matter/fmq.md").findings] == found("18-front-matter/fmn.md")
    assert "title: Records Clerk II" in document("18-front-matter/fmq.md").proposed.text


def test_markdown_syntax() -> None:
    assert found("19-markdown-syntax/reflink.md") == []
    view = document("19-markdown-syntax/a0.md").proposed
    code = view.text.index("the the  code"), view.text.index("cp  a  b")
    assert not [
        f for f in report("19-markdown-syntax/a0.md").findings if any(0 <= f.span.start - at < 13 for at in code)
    ]


def test_yaml() -> None:
    assert found("27-yaml/camel.yaml") == []
    with pytest.raises(Exception, match="line 7"):
        document("27-yaml/nbspindent.yaml")


@pytest.mark.parametrize("name", ["header.docx", "table.md", "typed.docx"])
def test_a_column_of_numbers(name: str) -> None:
    assert found(f"01-number-column/{name}") == []


def test_what_is_wrong_in_a_column_of_numbers() -> None:
    assert {"numbering/gap", "numbering/duplicate"} <= rules("01-number-column/duties-rows.docx")
    assert "numbering/empty-item" not in rules("01-number-column/duties-rows.docx")


@pytest.mark.parametrize("path", sorted((CASES / "13-right-doubles").glob("*")), ids=lambda path: path.name)
def test_right_doubles(path: Path) -> None:
    findings = report(f"13-right-doubles/{path.name}").findings
    assert not [f for f in findings if str(f.severity) == "error"]
    assert not [fix for f in findings if f.rule.startswith("duplication") for fix in f.fixes if fix.safe]


@pytest.mark.parametrize("name", ["footnote.docx", "header.docx"])
def test_other_stories(name: str) -> None:
    assert {"duplication/repeated-word", "wording/placeholder"} <= rules(f"14-stories/{name}")


def test_word_fields() -> None:
    assert found("20-form-fields-word/dropdown.docx") == []
    assert "Frequently moves boxes" in document("20-form-fields-word/dropdown.docx").proposed.text
    assert "duplication/repeated-word" in rules("25-struck-comment/d-ref-deleted.docx")
    assert not report("25-struck-comment/d-ref-deleted.docx").suppressed
    assert "wording/placeholder" not in rules("26-merged-cells/vmerge.docx")


PDF_ALIKE = [
    ("04-turned-page/demands-upright.pdf", "04-turned-page/demands-sideways.pdf"),
    ("04-turned-page/rotate90.pdf", "04-turned-page/upside.pdf"),
    ("07-line-numbers/none.pdf", "07-line-numbers/each.pdf"),
    ("07-line-numbers/none.txt", "07-line-numbers/each.txt"),
    ("12-symbol-bullets/bullet.pdf", "12-symbol-bullets/wing-6c.pdf"),
    ("12-symbol-bullets/bullet.pdf", "12-symbol-bullets/wing-d8.pdf"),
]


@pytest.mark.parametrize(("plain", "name"), PDF_ALIKE, ids=[name for _, name in PDF_ALIKE])
def test_pages_alike(plain: str, name: str) -> None:
    assert found(name) == found(plain)


def test_what_was_typed_onto_a_page() -> None:
    assert "numbering/gap" in rules("05-unread-content/form-noap.pdf")
    assert "structure/empty-section" not in rules("05-unread-content/form-noap.pdf")
    assert {"wording/placeholder", "numbering/gap"} <= rules("05-unread-content/prompts.pdf")
    assert "Operates the forklift" in document("06-annotations/freetext.pdf").proposed.text
    assert [r.rule for r in document("06-annotations/stamp.pdf").remarks] == ["unread-part"]
    assert any(remark.withheld for remark in document("05-unread-content/partial.docx").remarks)


def test_what_nobody_reads_as_text() -> None:
    assert found("21-outside-page/offpage.pdf", "file/unseen-text") == []
    assert found("22-watermark/watermark-horizontal.pdf", "metadata/draft-mark") == []
    assert "24-hour" in document("23-line-end-hyphen/hyphen.txt").proposed.text
    assert "20-40 pounds" in document("23-line-end-hyphen/hyphen.txt").proposed.text
