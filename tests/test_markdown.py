from __future__ import annotations

import cProfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import SHARED, assert_sound, letters, rows

from speclint.errors import Unreadable
from speclint.formats import markdown
from speclint.formats.lines.labels import label

LONG = "Keeps the tide ledger and the berth book of the harbor, and answers what visiting boats ask"

BLOCKS = [
    (["heading 1: Harbor Clerk", "heading 2: Duties"], "# Harbor Clerk\n## Duties ##"),
    (["heading 1: Harbor Clerk", "heading 2: Duties"], "Harbor Clerk\n====\n\nDuties\n---"),
    (["heading 1: DUTIES", "paragraph: Other Duties"], "DUTIES\n\nOther Duties"),
    (["heading 1: DUTIES"], "**DUTIES**"),
    (["paragraph: #3 berth", "paragraph: Code"], "#3 berth\n\n***\n\nCode"),
    (
        ["item 1 -: Rows", "item 2 *: Oars", "item 2 +: Sails", "item 1 1.: One", "item 1 2): Two"],
        "- Rows\n  * Oars\n  + Sails\n\n1. One\n2) Two",
    ),
    (["item 1 •: ", "item 1 1.: "], "•\n\n1."),
    (["item 1 8.: Rows"], "- 8. Rows"),
    ([f"item 1 1.: {LONG} about fees."], f"1. {LONG}\nabout fees."),
    ([f"item 1 1.: {LONG} About fees."], f"1. {LONG}\n   About fees."),
    ([f"paragraph: {LONG} About fees."], f"{LONG}\nAbout fees."),
    (["paragraph: City of Marisol", "paragraph: Code No. 17", "paragraph: 2024"], "City of Marisol\nCode No. 17\n2024"),
    (
        [f"paragraph: {LONG}", "heading 3: Fees", "item 1 -: Sums", "heading 3: Boats"],
        f"{LONG}\n### Fees\n- Sums\n### Boats",
    ),
    (["paragraph: Rows\nand sails"], "Rows  \nand sails"),
    (["paragraph: Rows\nand sails"], "Rows\\\nand sails"),
    (["paragraph: Code: 17", "paragraph: Rank: mate"], "**Code:** 17  \n**Rank:** mate"),
    (["paragraph: Rows", "paragraph: Sails"], "> Rows\n>\n> > Sails"),
    (["paragraph: Rows *x*\n ~~y~~", "heading 1: Z"], "```text\nRows *x*\n ~~y~~\n```\n# Z"),
    (["paragraph: title: Clerk", "paragraph: code: 17", "heading 1: Z"], "---\ntitle: Clerk\ncode: 17\n---\n# Z"),
    (
        ["cell 1.1.1: Step", "cell 1.1.2: Pay", "cell 1.2.1: A|B", "cell 1.2.2: ", "paragraph: End"],
        "| Step | Pay |\n|---|:--:|\n| A\\|B | |\n\nEnd",
    ),
    (
        ["cell 1.1.1: Pay", "cell 1.1.2: Union", "cell 1.2.1: 4", "cell 1.2.2: 5", "paragraph: End"],
        "Pay\tUnion\n-----\t----\n4\t5\n\nEnd",
    ),
    (["paragraph: Rows", "paragraph: Sails"], "Rows\n<!-- a note -->\nSails"),
    (["paragraph: Rows"], "<div align='center'>\n\nRows\n\n</div>"),
    (["heading 2: DUTIES", "heading 1: PIER"], '## DUTIES {#duties .unnumbered key="a b"}\n\nPIER {#pier}\n====='),
    (["heading 2: DUTIES", "paragraph: Ties {boats}."], "## []{#_Toc9 .anchor}[DUTIES]{.underline}\n\nTies {boats}."),
    (["heading 2: DUTIES", "paragraph: Rows"], '## \u200bDUTIES\n\n::: {custom-style="Duty"}\nRows\n:::'),
    (
        ["paragraph: Ties boats", "paragraph: [Note]: tie them"],
        "Ties [boats][b]\n\n[b]: <u v> 'Boat'\n\n[Note]: tie them",
    ),
    (["paragraph: Ties boats.", "note: With rope."], "Ties boats.[^1]\n\n[^1]: With\n    rope."),
    (["paragraph: title: Tide Clerk", "paragraph: code: 17"], "---\n# head\ntitle: 'Tide Clerk'\ncode: 17\n---\n"),
    (
        ["paragraph: title: Tide Clerk II", "paragraph: tags: a, b"],
        "---\ntitle: >-\n  Tide\n  Clerk II\ntags: [a, b]\n---\n",
    ),
    (["item 1 1.: Rows", "item 1 2.: Sails"], "<<<<<<< ours\n1. Rows\n=======\n2. Sails\n>>>>>>> theirs"),
]


def read(source: str) -> list[str]:
    document = markdown.read(source.encode(), "spec.md")
    assert_sound(document)
    return rows(document)


@pytest.mark.parametrize(("expected", "source"), BLOCKS, ids=[source[:30] for _, source in BLOCKS])
def test_blocks(expected: list[str], source: str) -> None:
    assert read(source) == expected
    assert [row.replace("\r", "") for row in read(source.replace("\n", "\r\n"))] == expected


def test_the_teaser_of_a_page_is_not_read_twice() -> None:
    body = "Keeps the tide tables of the harbor and answers the callers of the pier by day and by night."
    text = (
        f'---\ntitle: Tide Clerk\nexcerpt: "{body[:70]} ..."\nplace: {"a pier, " * 9}\n---\n\n## DEFINITION\n\n{body}\n'
    )
    found = [row.partition(": ")[2] for row in read(text)]
    assert [said.partition(":")[0] for said in found] == ["title", "place", "DEFINITION", body]


INLINE = [
    ("bold, italic and both", "**bold**, *italic* and ***both***"),
    ("bold and italic", "__bold__ and _italic_"),
    ("snake_case_word and 2 * 3 ~ 4", "snake_case_word and 2 * 3 ~ 4"),
    ("Name: ____ (____) and (____)", "Name: ____ (____) and (____)"),
    ("*Note and $5*", "\\*Note and $5*"),
    ("code *x* here", "`code *x*` here"),
    ("the rules apply", "the [rules](https://marisol.example/a_(b)) apply"),
    ("see [note 1] and [x] (y)", "see [note 1] and [x] (y)"),
    ("https://marisol.example/Shared Documents/a -", "<https://marisol.example/Shared Documents/a ->"),
    ("Fees & tides < 5 \xa0é", "Fees &amp; tides &lt; 5 &nbsp;&eacute;"),
    ("AT&T; &nonsense;", "AT&T; &nonsense;"),
    ("one\ntwo", "one<br/>two"),
    ("Ability to: row", "A**bility to: **row"),
    ("Skills in: rowing", "** Skills in:** rowing"),
    ("Boatman", "**Boat****man**"),
    ("Boats of class A** and B**", "Boats of class A** and B**"),
    ("2 ** 3 ** 4", "2 ** 3 ** 4"),
    ("On the 1st day, CO2", "On the 1^st^ day, CO~2~"),
    ("[the log][1] and the log", '[the log][1] and [the log](a "b  c")'),
    ("a set of braces {of steel}", "a set of braces {of steel}"),
    ("x2 and <Name> stay, 3 < 4 > 2", "x<sup>2</sup> and <Name> stay, 3 < 4 > 2"),
    ("a [b](c d) e", "a [b](c d) e"),
    ("picture", "![picture](x.png)"),
]


@pytest.mark.parametrize(("expected", "source"), INLINE)
def test_inline(expected: str, source: str) -> None:
    assert read(source) == [f"paragraph: {expected}"]


def test_looks_and_links_stay_with_the_pieces() -> None:
    document = markdown.read(b"a **b _c_** <u>d</u> [e](https://f.example)", "spec.md")
    found = [(p.text, p.look, p.link) for p in document.blocks[0].pieces if p.text.strip()]
    assert found == [
        ("a ", "", ""),
        ("b ", "b", ""),
        ("c", "bi", ""),
        ("d", "u", ""),
        ("e", "", "https://f.example"),
    ]
    assert markdown.read(b"**Duties**", "spec.md").proposed.paragraphs[0].bold


CHANGES = [
    # proposed, original, source
    ("Rows boats", "Sails boats", "~~Sails~~[Rows](#) boats"),
    ("Rows boats", "Rows  old  boats", "Rows~~  old ~~ boats"),
    ("Rows boats", "Sails boats", "{~~Sails~>Rows~~} boats"),
    ("Rows boats", "Sails boats", "{--Sails--}{++Rows++} boats"),
    ("Rows boats", "Sails boats", "<del>Sails</del><ins>Rows</ins> boats"),
    ("Rows boats", "Sails boats", "<s>Sails</s><INS class='x'>Rows</INS> boats"),
    ("a c", "a b c", "a ~~b ~~c"),
    ("ac", "abbc", "a~~b~~~~b~~c"),
    ("Rows [1] boats", "boats", "[Rows [1] ](#)boats"),
    ("Rows boats", "Rows", "Rows[ {++boats++}](#)"),
    ("Rows", "Rows", "Rows[~~boats~~](#)"),
    ("Rows bold boats", "Rows bold", "Rows **bold**[ boats](#)"),
    ("Rows x boats", "Rows x boats", "Rows {==x==}{>>why?<<} boats"),
    ("two lines and more of the book", "more of the book", "[two\nlines and ](#)more of the book"),
    ("`~~x~~`", "`~~x~~`", "\\`~~x~~\\`".replace("~~x~~", "\\~~x\\~~")),
    ("Rows the oars", "Rows all the oars", "Rows ~~all~~\nthe oars"),
    ("Rows all the oars", "the oars", "[Rows all](#)\nthe oars"),
    ("8-9 and ~5", "8-9 and ~5", "8-9 and ~5"),
]


@pytest.mark.parametrize(("proposed", "original", "source"), CHANGES)
def test_changes_make_two_texts(proposed: str, original: str, source: str) -> None:
    document = markdown.read(source.encode(), "spec.md")
    assert_sound(document)
    assert not document.remarks
    assert (document.proposed.text, document.original.text) == (proposed, original)


STRUCTURE = [
    # proposed, original, source
    (["item 1 -: Keeps books"], ["item 1 8.: Keeps books"], "- ~~8.~~ Keeps books"),
    (["item 1 -: Keeps books"], ["item 1 8-9.: Keeps books"], "- ~~8-9.~~ Keeps books"),
    (["item 1 9.: "], ["item 1 9.: Keeps books."], "9. ~~Keeps books.~~"),
    (["item 1 9.: Rows"], ["item 1 8.: Rows"], "~~8.~~[9.](#) Rows"),
    (["item 1 9.: Rows"], ["item 1 8.: Rows"], "~~8~~[9](#). Rows"),
    (["paragraph: Rows"], ["item 1 8.: Rows"], "~~8.~~ Rows"),
    (["item 1 8.: Rows"], ["paragraph: Rows"], "[8.](#) Rows"),
    (["item 1 1.: Rows"], ["item 1 1.: Rows", "item 1 2.: Sails"], "1. Rows\n~~2. Sails~~"),
    (["item 1 -: Rows"], ["item 1 -: Rows", "item 1 -: Sails"], "- Rows\n- ~~Sails~~"),
    (["item 1 -: Rows", "item 1 -: Sails"], ["item 1 -: Rows"], "- Rows\n- [Sails](#)"),
    (["item 1 1.: Rows", "item 1 2.: Sails"], ["item 1 1.: Rows"], "1. Rows\n{++2. Sails++}"),
    (["paragraph: Rows"], ["paragraph: Rows", "paragraph: Sails"], "Rows\n\n~~Sails~~"),
    (["paragraph: Sails"], ["paragraph: Rows", "paragraph: Sails"], "~~Rows~~\n\nSails"),
    (["paragraph: Rows", "paragraph: Sails"], ["paragraph: Rows"], "Rows\n\n[Sails](#)"),
    (["paragraph: Rows"], ["paragraph: Rows"], "Rows\n\n[~~Sails~~](#)"),
    (["paragraph: a d"], ["paragraph: a b", "paragraph: cd"], "a ~~b\n\nc~~d"),
    (["paragraph: a", "paragraph: d"], ["paragraph: a", "heading 2: B", "item 1 -: c", "paragraph: d"],
     "a\n\n{--## B\n\n- c\n--}\n\nd"),
    (["heading 1: New", "paragraph: x"], ["heading 1: Old", "paragraph: x"], "# ~~Old~~[New](#)\n\nx"),
    (["paragraph: x"], ["heading 1: Old", "paragraph: x"], "# ~~Old~~\n\nx"),
    (["heading 1: NEW DUTIES"], ["paragraph: Old words"], "~~Old words~~[NEW DUTIES](#)"),
    (["cell 1.1.1: a", "cell 1.1.2: b", "cell 1.2.1: c", "cell 1.2.2: "],
     ["cell 1.1.1: a", "cell 1.1.2: b", "cell 1.2.1: c", "cell 1.2.2: d", "cell 1.3.1: e", "cell 1.3.2: f"],
     "|a|b|\n|-|-|\n|c|~~d~~|\n|~~e~~|~~f~~|"),
    (["paragraph: Approved:", "paragraph: May 1"], ["paragraph: Approved:", "paragraph: 5/1/20"],
     "Approved:\n~~5/1/20~~[May 1](#)"),
]  # fmt: skip


@pytest.mark.parametrize(("proposed", "original", "source"), STRUCTURE, ids=[source for *_, source in STRUCTURE])
def test_changes_of_structure(proposed: list[str], original: list[str], source: str) -> None:
    document = markdown.read(source.encode(), "spec.md")
    assert_sound(document)
    assert document.carries_redline
    assert (rows(document), rows(document, "original")) == (proposed, original)


def test_a_struck_number_keeps_its_fate() -> None:
    block = markdown.read(b"- ~~8.~~ Keeps books", "spec.md").blocks[0]
    assert [(p.text, p.state) for p in block.marker] == [("-", "kept"), ("8.", "deleted")]
    assert block.source.start == 0


UNBALANCED = [
    ("Rows ~~boats", "Rows ~~boats"),
    ("Rows {++boats", "Rows {++boats"),
    ("Rows boats](#)", "Rows boats](#)"),
    ("~~a~~ b~~", " b~~"),
    ("One ~~a\n\nTwo ~~b~~\n\nThree", "One ~~a\nTwo \nThree"),
]


@pytest.mark.parametrize(("source", "proposed"), UNBALANCED)
def test_half_a_change_stays_text_and_is_said(source: str, proposed: str) -> None:
    document = markdown.read(source.encode(), "spec.md")
    assert_sound(document)
    assert [remark.rule for remark in document.remarks] == ["unbalanced-change"]
    assert document.proposed.text.split("\n") == proposed.split("\n")


def test_comments_belong_to_the_block_they_precede() -> None:
    source = "Rows\n\n<!-- speclint: allow x -->\n\nSails <!-- here --> far\n\n<!-- last -->"
    document = markdown.read(source.encode(), "spec.md")
    found = [(comment.text, source[comment.source.start : comment.source.end]) for comment in document.comments]
    sails = "Sails <!-- here --> far"
    assert found == [("speclint: allow x", sails), ("here", sails), ("last", "<!-- last -->")]


BELOW = [
    ("Rows.", "Rows.\n<!-- x -->\n\nSails.\n"),
    ("Rows.", "Sails.\n\nRows.\n<!-- x -->\n"),
    ("Sails.", "Rows.\n\n<!-- x -->\n\nSails.\n"),
    ("Sails.", "Rows.\n\n<!-- x -->\nSails.\n"),
    ("- Sails.", "- Rows.\n<!-- x -->\n- Sails.\n"),
]


@pytest.mark.parametrize(("expected", "source"), BELOW)
def test_a_comment_right_below_a_paragraph_speaks_for_it(expected: str, source: str) -> None:
    document = markdown.read(source.encode(), "spec.md")
    assert [source[c.source.start : c.source.end] for c in document.comments] == [expected]


MARKS = ["~~", "[", "](#)", "{++", "++}", "{--", "--}", "{~~", "~>", "~~}", "{>>", "<<}", "{==", "==}", "<ins>",
         "</ins>", "<del>", "</del>", "*", "**", "_", "`", "```", "\n", "\n\n", " ", "  \n", "# ", "- ", "1. ",
         "8-9.", "|", "|-|-|", "> ", "<!--", "-->",
         "&amp;", "&", "<br>", "<b>", "](u)", "!", "\\", "Row", "sail", "FEES", "---", "===",
         "\t", ".", "\r\n", "<https://a b>"]  # fmt: skip


@given(st.lists(st.sampled_from(MARKS), max_size=40))
def test_any_mix_of_marks_is_sound(marks: list[str]) -> None:
    document = markdown.read("".join(marks).encode(), "spec.md")
    assert_sound(document)
    if not document.carries_redline:
        assert document.proposed.text == document.original.text


@given(st.lists(st.sampled_from([*MARKS[:18], "\n", "\n\n", "Row ", "sail ", "- ", "1. "]), max_size=40))
def test_no_word_is_lost_between_changes(marks: list[str]) -> None:
    source = "".join(marks)
    document = markdown.read(source.encode(), "spec.md")
    read = "".join(p.text for b in document.blocks for p in (*b.marker, *b.pieces))
    said = "".join(comment.text for comment in document.comments)
    for word in ("Row", "sail"):
        assert read.count(word) + said.count(word) == source.count(word)


@given(st.text())
def test_plain_characters_are_kept(source: str) -> None:
    plain = "".join(c for c in source if c.isalnum() or c in " \n.,;$%")
    document = markdown.read(plain.encode("utf-8", "ignore"), "spec.md")
    assert_sound(document)
    read = "".join(p.text for b in document.blocks for p in (*b.marker, *b.pieces))
    assert letters(read) == letters(document.source)


@given(st.binary())
def test_any_bytes_are_read_or_refused(source: bytes) -> None:
    try:
        assert_sound(markdown.read(source, "spec.md"))
    except Unreadable:
        return


HOSTILE = ["[", "*", ">", "~~", "[a](#)", "{++", "`a``", "](", "<a ", "![", "{~~a~>", "<!--", "(", "**a*", "&a"]


@pytest.mark.parametrize("mark", HOSTILE)
def test_a_hostile_page_takes_work_in_proportion(mark: str) -> None:
    def calls(size: int) -> int:
        source = (mark * (size // len(mark))).encode()
        profile = cProfile.Profile()
        profile.runcall(markdown.read, source, "spec.md")
        return sum(row.callcount for row in profile.getstats())

    assert calls(40_000) < 15 * max(calls(4_000), 5_000)


def test_deep_nesting_is_no_matter() -> None:
    source = "".join(f"{'  ' * depth}- Rows\n" for depth in range(1000))
    assert len(markdown.read(source.encode(), "spec.md").blocks) == 1000


needs_corpus = pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents are not beside the checkout")


def commonmark(tokens: list[Any]) -> list[tuple[str, str]]:
    found, kind = [], ""
    for token in tokens:
        if token.type.endswith("_open"):
            kind = token.type.removesuffix("_open")
        elif token.type == "inline":
            found.append((kind, "".join(child.content or " " for child in token.children or ())))
    return found


def words(blocks: list[tuple[str, str]]) -> list[str]:
    """All words but list numbers, which CommonMark reads as text where they break into a paragraph."""
    bare = (word.removeprefix(label(word) or "") for _, text in blocks for word in text.split())
    return [word for word in bare if word]


@needs_corpus
def test_real_pages_have_the_blocks_that_commonmark_sees() -> None:
    parser = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed").MarkdownIt().enable("table")
    for path in sorted((SHARED / "corpora" / "calhr" / "md").iterdir())[::20]:
        document = markdown.read(path.read_bytes(), path.name)
        assert_sound(document)
        theirs = commonmark(parser.parse(path.read_text(encoding="utf-8")))
        view = document.proposed
        ours = [(p.kind, view[p.span]) for p in view.paragraphs]
        assert words(ours) == words(theirs), path.name
        heads = [letters(text) for kind, text in theirs if kind == "heading"]
        assert heads == [letters(text) for kind, text in ours if kind == "heading" and letters(text) in heads]


@needs_corpus
def test_the_real_redline_reads_in_both_views() -> None:
    path = SHARED / "seeds" / "lead-csr-2025-redline.md"
    document = markdown.read(path.read_bytes(), path.name)
    assert_sound(document)
    assert document.carries_redline
    labels = {name: [p.label for p in document.view(name).paragraphs if p.label] for name in ("proposed", "original")}
    assert labels["proposed"][7:13] == ["-", "-", "9.", "10.", "1.", "-"]
    assert labels["original"][7:13] == ["8.", "8-9.", "9.", "10.", "1.", "-"]
    assert [p.kind for p in document.proposed.paragraphs[:4]] == ["cell", "cell", "cell", "paragraph"]
    assert len(document.changes) == 9


@pytest.mark.parametrize(
    "line", ["![[duties]]", "{% include duties.md %}", "{{< include duties.qmd >}}", '<iframe src="a.html"></iframe>']
)
def test_another_file_that_is_shown_is_not_read_and_that_is_said(line: str) -> None:
    document = markdown.read(f"# CLERK\n\n## DUTIES\n\n{line}\n\nTies boats.\n".encode(), "a.md")
    assert document.proposed.text == "CLERK\nDUTIES\nTies boats."
    assert [(remark.rule, remark.withheld) for remark in document.remarks] == [("unread-part", True)]


@pytest.mark.parametrize(
    "heading",
    [
        "## DUTIES { #duties  .a }",
        "## DUTIES {.unnumbered .unlisted}",
        "## DUTIES {-}",
        '## DUTIES {#duties .part key="a b" lang=en}',
        "## DUTIES ## {#duties}",
        "## DUTIES{#duties}",
        "## DUTIES {: #duties .x}",
        "## DUTIES\n{: .no_toc}",
        "## [[DUTIES]{.smallcaps}]{.underline}",
        "## []{#_Toc1 .anchor}[]{#_Toc2 .anchor}DUTIES",
        "## DUTIES[]{#_Toc1}",
        '## <a name="duties"></a>DUTIES',
        '<a id="duties"></a>\n\n## DUTIES',
        "## [DUTIES](#duties)",
        "## DUTIES <!-- omit in toc -->",
        "::: {.section}\n## DUTIES\n:::",
        '<h2 id="duties">DUTIES</h2>',
    ],
)
def test_what_programs_write_beside_a_heading(heading: str) -> None:
    plain = markdown.read(b"# CLERK\n\n## DUTIES\n\n1. Ties boats.\n", "a.md")
    found = markdown.read(f"# CLERK\n\n{heading}\n\n1. Ties boats.\n".encode(), "a.md")
    assert found.proposed.text == plain.proposed.text
