"""Fixes carried out, and what guards them; the commands that write copies."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from word_builder import docx, gone, ins, packed, para, part
from writing import assert_kept, entries

import speclint
from speclint import formats
from speclint.cli import main
from speclint.document import Document, Edit, Span
from speclint.errors import Refused
from speclint.finding import Finding, Fix, Severity
from speclint.write.edits import rewritten
from speclint.write.fix import Outcome, fixed

DATE = "2025-11-22T10:00:00Z"
Found = Callable[[Document], Iterator[Finding]]


def finding(document: Document, span: Span, *fixes: Fix, rule: str = "test/rule", error: bool = False) -> Finding:
    view = document.proposed
    paragraph = view.paragraphs[view.paragraph_at(span.start)].span
    return Finding(
        rule,
        Severity.ERROR if error else Severity.NOTE,
        "message",
        "why",
        "help",
        document.path,
        "proposed",
        "",
        "here",
        document.locate(view, span),
        span,
        view[span],
        view[paragraph],
        span.start - paragraph.start,
        fixes=fixes,
    )


def swap(old: str, new: str, *, safe: bool = True) -> Found:
    """Find every *old*, and offer *new* in its place."""

    def find(document: Document) -> Iterator[Finding]:
        for match in re.finditer(re.escape(old), document.proposed.text):
            span = Span(*match.span())
            yield finding(document, span, Fix(f"write {new}", (Edit(span, new),), safe))

    return find


def mend(source: str | bytes, *checks: Found, name: str = "a.md", unsafe: bool = False) -> Outcome:
    def examine(data: bytes) -> tuple[Document, tuple[Finding, ...]]:
        document = formats.read(data, name)
        return document, tuple(sorted((f for check in checks for f in check(document)), key=lambda f: f.order))

    data = source if isinstance(source, bytes) else source.encode()
    done = fixed(data, examine, unsafe=unsafe, date=DATE)
    again = fixed(done.data, examine, unsafe=unsafe, date=DATE)
    assert again.data == done.data
    assert not again.applied
    return done


@pytest.mark.parametrize(
    ("name", "source", "result"),
    [
        ("a.txt", "It is bad.\r\nSo bad.\r\n", "It is good.\r\nSo good.\r\n"),
        ("a.md", "# T\n\n- **bad** and\n  bad *b*ad\n", "# T\n\n- **good** and\n  good *good*\n"),
        ("a.md", "A ~~bad~~ [bad](#) one.\n", "A ~~bad~~ [good](#) one.\n"),
        (
            "a.yaml",
            'title: Clerk\nduties:\n  - "bad: one" # bad\n  - bad two\n',
            'title: Clerk\nduties:\n  - "good: one" # bad\n  - good two\n',
        ),
    ],
)
def test_text_is_mended_where_it_stands(name: str, source: str, result: str) -> None:
    assert mend(source, swap("bad", "good"), name=name).data.decode() == result


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_stays(codec: str) -> None:
    source = "Café bad.\r\nNext.\r\n"
    assert mend(source.encode(codec), swap("bad", "good"), name="a.txt").data == source.replace("bad", "good").encode(
        codec
    )


def test_what_the_encoding_has_not_is_left() -> None:
    source = "Café bad, bad.\n".encode("cp1252")
    done = mend(source, swap("bad", "\u2192"), name="a.txt")
    assert done.data == source
    assert {reason for _, reason in done.left} == {"the file's encoding has no “\u2192”"}


def test_a_wrapped_phrase() -> None:
    assert (
        mend("It is responsible\nfor all of it.\n", swap("is responsible for", "handles")).data
        == b"It handles all of it.\n"
    )
    assert (
        mend("It is so\nvery bad now.\n", swap("very bad now", "very good now")).data == b"It is so\nvery good now.\n"
    )


@pytest.mark.parametrize(
    ("source", "old", "new", "reason"),
    [
        ("A ~~x~~ B c.\n", "A  B", "C", "struck text"),
        ("Bad **bad** end.\n", "bad", "**", "does not let it be changed"),
        ("One.\n\nTwo.\n", "One.\nTwo.", "One. Two.", "divide or join"),
        ("A bad.\n", "bad", "bad bad", "found again"),
    ],
)
def test_what_cannot_be_mended_is_said(source: str, old: str, new: str, reason: str) -> None:
    text = formats.read(source.encode(), "a.md").proposed.text
    if old not in text:
        old = " ".join(old.split())
    done = mend(source, swap(old, new))
    assert done.data == source.encode()
    assert not done.applied
    assert any(reason in why for _, why in done.left)


def test_unsafe_fixes_wait_to_be_asked() -> None:
    check = swap("bad", "good", safe=False)
    assert mend("bad", check).data == b"bad"
    assert mend("bad", check, unsafe=True).data == b"good"


def test_of_two_that_overlap_the_first_wins() -> None:
    done = mend("a b c", swap("a b", "x b"), swap("b c", "y"), name="a.txt")
    assert done.data == b"x y"
    assert [cure.finding.excerpt for cure in done.applied] == ["a b", "b c"]


def test_a_fix_that_brings_an_error_is_taken_back() -> None:
    def strict(document: Document) -> Iterator[Finding]:
        for match in re.finditer("good|fine", document.proposed.text):
            if match[0] == "good":
                yield finding(document, Span(*match.span()), rule="test/no-good", error=True)

    done = mend("bad and poor", swap("bad", "good"), swap("poor", "fine"), strict, name="a.txt")
    assert done.data == b"bad and fine"
    assert [why for _, why in done.left] == ["it would bring a new error (test/no-good)"]


def test_a_fix_that_does_not_help_is_taken_back() -> None:
    def stubborn(document: Document) -> Iterator[Finding]:
        text = document.proposed.text
        span = Span(0, 1)
        fix = Fix("add", (Edit(Span(len(text), len(text)), "!"),), safe=True)
        yield finding(document, span, *([fix] if "!" not in text else []))

    done = mend("A b", stubborn, name="a.txt")
    assert done.data == b"A b"
    assert [why for _, why in done.left] == ["it would be found again"]


def test_two_that_undo_each_other_come_to_rest() -> None:
    done = mend("a", swap("a", "b"), swap("b", "a"), name="a.txt")
    assert done.data == b"a"
    assert [why for _, why in done.left] == ["mending it comes to no end"]


def test_word_gets_tracked_changes() -> None:
    source = docx(para("It is bad, ", gone("so bad, "), ins("very bad"), "."))
    done = mend(source, swap("bad", "good"), name="a.docx")
    assert_kept(source, done.data, {"word/document.xml"})
    before, after = formats.read(source, "a.docx"), formats.read(done.data, "a.docx")
    assert after.original.text == before.original.text
    assert after.proposed.text == "It is good, very good."
    assert {c.author for c in after.changes} == {"Ann", "speclint"}
    assert all(c.date == DATE for c in after.changes if c.author == "speclint")


def test_what_word_cannot_take_is_left() -> None:
    picture = "<w:r><w:drawing/></w:r>"
    source = docx(para("b", picture, "ad ") + para("bad too"))
    done = mend(source, swap("bad", "good"), name="a.docx")
    assert formats.read(done.data, "a.docx").proposed.text == "bad \ngood too"
    assert [why for _, why in done.left] == ["a drawing stands in the middle of the text"]


def test_a_pdf_is_not_mended() -> None:
    document = Document("a.pdf", "pdf", "", ())
    with pytest.raises(Refused, match="format"):
        rewritten(b"", document, [], DATE)


# ── the commands ──

SPEC = """\
# PAYROLL CLERK

## DEFINITION

Under direction, performs the the clerical work of a payroll office.
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763805600")
    rows = [line for line in SPEC.splitlines() if line]
    body = para(rows[0].strip("# ")) + para(rows[1].strip("# ")) + para(rows[2])
    (tmp_path / "a.docx").write_bytes(docx(body))
    (tmp_path / "a.md").write_text(SPEC)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main([*arguments])
    return code, *capsys.readouterr()


def test_annotate(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (desk / "a.docx").read_bytes()
    code, out, err = said(capsys, "annotate", "a.docx", "-o", "out/b.docx")
    report = speclint.lint(["a.docx"])
    assert (code, err) == (report.exit, "")
    assert out.startswith(f"Wrote {Path('out/b.docx')}: {len(report.findings)} comments (")
    assert (desk / "a.docx").read_bytes() == before
    comments = formats.read((desk / "out/b.docx").read_bytes(), "b.docx").comments
    assert len(comments) == len(report.findings)
    for found in report.findings:
        (one,) = [c for c in comments if found.message in c.text and f"Rule: {found.rule} " in c.text]
        assert (one.author, one.date) == ("speclint", "2025-11-22T10:00:00Z")
        assert found.help in one.text
        assert found.why in one.text


def test_a_copy_that_is_annotated_again_gets_no_comment_twice(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "annotate", "a.docx", "-o", "b.docx")
    number = len(formats.read((desk / "b.docx").read_bytes(), "b.docx").comments)
    _, out, _ = said(capsys, "annotate", "b.docx", "-o", "c.docx")
    assert out.rstrip().endswith(f"; {number} of them were there already, and not added again.")
    assert (desk / "c.docx").read_bytes() == (desk / "b.docx").read_bytes()


def test_copies_get_names_of_their_own(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.speclint.docx", "a.speclint-2.docx"):
        said(capsys, "annotate", "a.docx")
        assert (desk / name).is_file()
    assert (desk / "a.speclint.docx").read_bytes() == (desk / "a.speclint-2.docx").read_bytes()
    assert "2 files were left out" in said(capsys, "check", ".")[1]
    assert said(capsys, "annotate", "a.docx", "-o", "./a.docx")[0] == 2
    assert said(capsys, "annotate", "a.docx", "a.md")[0] == 2
    assert said(capsys, "annotate", ".")[0] == 2


@pytest.mark.parametrize("command", ["annotate", "fix"])
@pytest.mark.parametrize("lock", ["signed", "protected"])
def test_locked_files_are_left(desk: Path, capsys: pytest.CaptureFixture[str], command: str, lock: str) -> None:
    protection = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    body = para("PAYROLL CLERK") + para("DEFINITION") + para("Performs the the work of a clerk.")
    source = docx(body, settings=part("settings", protection if lock == "protected" else ""))
    if lock == "signed":
        source = packed(
            {n: d.decode() for n, (d, _, _) in entries(source).items()} | {"_xmlsignatures/origin.sigs": ""}
        )
    (desk / "locked.docx").write_bytes(source)
    before = sorted(p.name for p in desk.iterdir())
    code, _, err = said(capsys, command, "locked.docx")
    assert code == 3
    assert lock in err
    assert sorted(p.name for p in desk.iterdir()) == before


def test_annotate_takes_only_word(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = said(capsys, "annotate", "a.md", "-o", "b.docx")
    assert code == 3
    assert "only a Word file" in err
    assert said(capsys, "annotate", "no.docx", "-o", "b.docx")[0] == 3
    assert not (desk / "b.docx").exists()


def test_check_annotates_a_folder(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "more").mkdir()
    (desk / "more" / "a.docx").write_bytes((desk / "a.docx").read_bytes())
    code, _, err = said(capsys, "check", ".", "--annotate", "copies")
    assert code == speclint.lint(["a.docx", "a.md", "more/a.docx"]).exit
    assert "a.md: no copy was written" in err
    assert sorted(p.name for p in (desk / "copies").iterdir()) == ["a.speclint-2.docx", "a.speclint.docx"]


def test_fix_text(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "fix", "a.md", "--diff")
    assert (desk / "a.md").read_text() == SPEC
    assert "-Under direction, performs the the clerical" in out
    assert "+Under direction, performs the clerical" in out
    assert code == speclint.lint(["a.md"]).exit
    said(capsys, "fix", "a.md")
    mended = (desk / "a.md").read_text()
    assert mended == SPEC.replace("the the", "the")
    assert "Mended 0 findings in 0 files" in said(capsys, "fix", "a.md")[1]
    assert (desk / "a.md").read_text() == mended


UNSAFE = """\
- id: local/{word}
  title: A word
  why: It is another word now.
  severity: warning
  check: phrases
  options: {{phrases: {{{word}: {instead}}}, safe: {safe}}}
  message: "“{{match}}”"
  help: "Write “{{instead}}”."
  examples:
  - bad: "A [[{word}]]."
  - good: "A cat."
  - good: "A dog."
"""
FURTHER = [
    ("Mended 0 findings in 0 files; 1 left. --unsafe would mend 1 more", "Sails a punt."),
    ("Mended 0 findings in 0 files; 2 left. --unsafe would mend 2 more", "Sails a punt and a punt."),
    ("Mended 1 finding in 1 file; 1 left. --unsafe would mend 1 more", "Sails a punt, a skiff."),
    ("Mended 0 findings in 0 files; 1 left. --unsafe would mend 2 more", "Sails a raft."),  # which becomes a punt
    ("Mended 1 finding in 1 file; 0 left.", "Sails a skiff."),
    ("Mended 0 findings in 0 files; 0 left.", "Sails a cat."),
]


@pytest.mark.parametrize("name", ["c.md", "c.docx"])
@pytest.mark.parametrize(("expected", "text"), FURTHER)
def test_fix_says_what_unsafe_fixes_would_mend(
    expected: str, text: str, name: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [("raft", "punt", "false"), ("punt", "boat", "false"), ("skiff", "boat", "true")]
    rules = "".join(UNSAFE.format(word=word, instead=instead, safe=safe) for word, instead, safe in words)
    (desk / "local.yaml").write_text(rules)
    (desk / "speclint.toml").write_text('packs = ["local.yaml"]')
    (desk / name).write_bytes(docx(para(text)) if name == "c.docx" else text.encode())
    asked = ("fix", name, "--select", "local")
    more = re.search(r"would mend (\d) more", said(capsys, *asked, "--diff")[1])
    _, out, _ = said(capsys, *asked)
    assert out.splitlines()[-1].removesuffix(" (read what it does).") == expected
    mended = "c.speclint.docx" if (desk / "c.speclint.docx").exists() else name
    again = said(capsys, "fix", mended, *asked[2:], "--unsafe")[1]
    assert f"Mended {more[1] if more else 0} finding" in again


def test_fix_word(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (desk / "a.docx").read_bytes()
    _, out, _ = said(capsys, "fix", "a.docx", "--diff")
    assert "remove the second “the”" in out
    assert sorted(p.name for p in desk.iterdir()) == ["a.docx", "a.md"]
    said(capsys, "fix", ".")
    assert (desk / "a.docx").read_bytes() == before
    copy = formats.read((desk / "a.speclint.docx").read_bytes(), "a.docx")
    assert "performs the clerical" in copy.proposed.text
    assert "performs the the clerical" in copy.original.text
    assert not [f for f in speclint.lint(["a.speclint.docx"]).findings if f.rule == "duplication/repeated-word"]
    code, _, _ = said(capsys, "fix", "a.speclint.docx", "-o", "c.docx")
    assert code == speclint.lint(["a.speclint.docx"]).exit
    assert (desk / "c.docx").read_bytes() == (desk / "a.speclint.docx").read_bytes()


def test_what_fix_does_not_take(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "fix", "-", "--stdin-filename", "a.md")[0] == 2
    assert said(capsys, "fix", "a.md", "--view", "original")[0] == 2
    assert said(capsys, "fix", "a.md", "a.docx", "-o", "b")[0] == 2
    assert said(capsys, "fix", "no.md")[0] == 3


def test_links_and_permissions_stay(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if os.name == "nt":
        pytest.skip("links need rights on Windows")
    (desk / "a.md").chmod(0o640)
    (desk / "link.md").symlink_to("a.md")
    said(capsys, "fix", "link.md")
    assert (desk / "link.md").is_symlink()
    assert "performs the clerical" in (desk / "a.md").read_text()
    assert (desk / "a.md").stat().st_mode & 0o777 == 0o640
