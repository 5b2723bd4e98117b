from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import assert_sound, letters, rows

from speclint.errors import Unreadable
from speclint.formats import yaml

SPEC = """\
# speclint: profile marisol
title: Lead Harbor Clerk
class_code: 0417
approved: 2025-10-08   # speclint: allow x
exempt: no
definition: >
  Under direction leads the work of
  the harbor office.

  Collects fees.
distinguishing_features: |
  1. Keeps the tide ledger.
  2. Keeps the berth book
     of the port.
duties:
  - Leads the clerks of the "harbor" office.
  - "Plans caf\\u00e9 visits,
    and more."
  - text: Files tickets.
    percent: 20
  - 'It''s plain
    text here'
  - [Oars, Sails]
  -
knowledge_and_abilities:
  # kept here
  knowledge: [Boats, Tides]
  abilities: Ability to row.
other: short
"""


def read(source: str) -> list[str]:
    document = yaml.read(source.encode(), "spec.yaml")
    assert_sound(document)
    return rows(document)


def test_a_specification_as_data() -> None:
    assert read(SPEC) == [
        "heading 1: Lead Harbor Clerk",
        "paragraph: class code: 0417",
        "paragraph: approved: 2025-10-08",
        "paragraph: exempt: no",
        "heading 2: definition",
        "paragraph: Under direction leads the work of the harbor office.",
        "paragraph: Collects fees.",
        "heading 2: distinguishing features",
        "item 1 1.: Keeps the tide ledger.",
        "item 1 2.: Keeps the berth book of the port.",
        "heading 2: duties",
        'item 1: Leads the clerks of the "harbor" office.',
        "item 1: Plans café visits, and more.",
        "item 1: Files tickets.",
        "paragraph: percent: 20",
        "item 1: It's plain text here",
        "item 2: Oars",
        "item 2: Sails",
        "item 1: ",
        "heading 2: knowledge and abilities",
        "heading 3: knowledge",
        "item 1: Boats",
        "item 1: Tides",
        "heading 3: abilities",
        "paragraph: Ability to row.",
        "heading 2: other",
        "paragraph: short",
    ]


def test_every_value_stands_where_it_stands() -> None:
    for source in (SPEC, SPEC.replace("\n", "\r\n"), "\ufeff" + SPEC):
        document = yaml.read(source.encode(), "spec.yaml")
        view = document.proposed
        text = {view[p.span]: p.span for p in view.paragraphs}
        code = text["class code: 0417"]
        assert document.locate(view, code).line == 3
        assert document.locate(view, type(code)(code.end - 4, code.end)).column == 13
        place = document.locate(view, text["Keeps the berth book of the port."])
        assert (place.line, place.column, place.end_line, place.end_column) == (13, 6, 14, 18)
        assert document.locate(view, text["It's plain text here"]).line == 21
        cafe = text["Plans café visits, and more."]
        (there,) = view.source(cafe)
        assert document.source[there.start : there.end].startswith("Plans caf\\u00e9 visits")


def test_comments_belong_to_a_value() -> None:
    document = yaml.read(SPEC.encode(), "spec.yaml")
    found = [(c.text, document.source[c.source.start : c.source.end]) for c in document.comments]
    assert found == [
        ("speclint: profile marisol", "Lead Harbor Clerk"),
        ("speclint: allow x", "approved: 2025-10-08"),
        ("kept here", "knowledge: [Boats, Tides"),
    ]


BELONGS = [
    ("definition: Collects fees.", "definition: Collects fees. # x\n"),
    ("definition: Collects fees.", "# x\ndefinition: Collects fees.\n"),
    ("definition: >\n  Collects\n  fees.", "# x\ndefinition: >\n  Collects\n  fees.\n"),
    ("duties", "# x\nduties:\n- Rows.\n- Sails.\n"),
    ("Sails.", "duties:\n- Rows.\n- Sails. # x\n- Keeps.\n"),
    ("Sails.", "duties:\n- Rows.\n# x\n- Sails.\n- Keeps.\n"),
]


@pytest.mark.parametrize(("expected", "rest"), BELONGS)
def test_a_comment_speaks_for_the_whole_line(expected: str, rest: str) -> None:
    document = yaml.read(f"title: Harbor Clerk\n{rest}".encode(), "spec.yaml")
    assert [document.source[c.source.start : c.source.end].rstrip() for c in document.comments] == [expected]


SHAPES = [
    (["heading 1: A", "heading 2: duties", "paragraph: Rows."], "title: A\nsections:\n  duties: Rows.\n"),
    (
        ["heading 1: A", "heading 2: Duties", "item 1: Rows.", "heading 2: Licenses", "paragraph: None."],
        "title: A\nsections:\n- heading: Duties\n  items: [Rows.]\n- {heading: Licenses, text: None.}\n",
    ),
    (["heading 1: A", "heading 2: duties", "paragraph: Rows."], "class_specification:\n  title: A\n  duties: Rows.\n"),
    (["heading 1: A", "paragraph: code: 0x1F", "heading 2: duties"], "name: A\nmetadata: {code: 0x1F}\nduties:\n"),
    (["heading 1: A", "paragraph: revised"], "title: A\nrevised: ~\n"),
    (["heading 1: A", "heading 2: notes", f"paragraph: {'ab ' * 30}c"], f"title: A\nnotes: {'ab ' * 30}c\n"),
    (
        ["heading 1: A", "heading 2: duties", "item 1 •: Rows", "item 1 a): Sails"],
        "title: A\nduties: [• Rows, a) Sails]",
    ),
    (["heading 1: A", "heading 2: duties", "paragraph: ALL CAPS"], "title: A\nduties: |\n  ALL CAPS\n"),
    (["heading 1: A", "heading 2: duties", "paragraph: x", "paragraph: y"], 'title: A\nduties: "x\\ny"\n'),
    (["heading 1: A", "heading 2: duties", "item 1: x", "item 1: x"], "title: A\nduties: [&a x, *a]\n"),
]


@pytest.mark.parametrize(("expected", "source"), SHAPES)
def test_shapes(expected: list[str], source: str) -> None:
    assert read(source) == expected


REFUSED = [
    ("unsupported", "not a class specification", "name: CI\non: push\njobs:\n  a: 1\n"),
    ("unsupported", "not a class specification", "[a, b]"),
    ("unsupported", "not a class specification", "just words"),
    ("unsupported", "more than one document (line 2)", "title: a\n---\ntitle: b\n"),
    ("damaged", "(line 3): a tab", "title: a\nduties:\n\t- Rows.\n"),
    ("damaged", "(line 3): “no-break space”", "title: a\nduties:\n-\u00a0Rows.\n- Sails.\n"),
    ("damaged", "(line 2): the quotation mark", 'title: a\ndefinition: "Rows.\nduties:\n- "Sails."\n'),
    ("empty", "no value", "# only a comment\n"),
    ("damaged", "the key 'duties' in line 3 stands already in line 2", "title: a\nduties: b\nduties: c\n"),
    ("damaged", "the key in line 2 is not a plain word", "title: x\n? [a]\n: b\n"),
    ("damaged", "(line 3)", "title: x\nduties: [a\n"),
    ("damaged", "(line 1)", "title: *nobody\n"),
    ("damaged", "nested too deeply", "[" * 20_000),
    ("damaged", "nested too deeply", "- " * 3_000),
    ("damaged", "nested too deeply", "title: &a [*a]\n"),
    ("damaged", "half a character", 'title: "\\ud800"\n'),
    (
        "damaged",
        "more than 10,000 values",
        "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{b}: &{b} [{','.join([f'*{a}'] * 10)}]\n" for a, b in ("ab", "bc", "cd", "de"))
        + "title: x\n",
    ),
]


@pytest.mark.parametrize(("code", "reason", "source"), REFUSED)
def test_what_cannot_be_a_specification_is_refused(code: str, reason: str, source: str) -> None:
    with pytest.raises(Unreadable) as caught:
        yaml.read(source.encode(), "spec.yaml")
    assert (caught.value.code, reason in caught.value.reason) == (code, True), caught.value.reason
    assert caught.value.help


PARTS = ["title: ", "duties:", "code: ", "\n", "\n  ", "- ", "  - ", "|\n", ">-\n", "Rows", "sails and", '"', "'",
         "\\n", "''", "# note", "[", "]", "{", "}", ", ", "&a ", "*a", ": ", "1. ", "\t", "\r\n", "é"]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=30))
def test_any_mix_of_marks_is_read_or_refused(parts: list[str]) -> None:
    try:
        # An alias stands where its anchor does, which may be above the block before.
        assert_sound(yaml.read(("title: A\n" + "".join(parts)).encode(), "spec.yaml"), ordered="*a" not in parts)
    except Unreadable:
        return


@given(st.binary())
def test_any_bytes_are_read_or_refused(source: bytes) -> None:
    try:
        assert_sound(yaml.read(source, "spec.yaml"))
    except Unreadable:
        return


STYLES = st.sampled_from([None, "'", '"', "|", ">"])


@given(st.lists(st.tuples(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1), STYLES)))
def test_every_text_comes_through_every_style(values: list[tuple[str, str | None]]) -> None:
    dump = pytest.importorskip("yaml")

    class Styled(str):
        __slots__ = ("style",)

    dumper = type("Dumper", (dump.SafeDumper,), {})
    dumper.add_representer(
        Styled, lambda d, value: d.represent_scalar("tag:yaml.org,2002:str", str(value), style=value.style)
    )
    duties = []
    for text, style in values:
        duties.append(Styled(text))
        duties[-1].style = style
    source = dump.dump({"title": "A", "duties": duties}, Dumper=dumper, allow_unicode=True, width=40, sort_keys=False)
    document = yaml.read(source.encode(), "spec.yaml")
    assert_sound(document)
    read = "".join(p.text for b in document.blocks[2:] for p in (*b.marker, *b.pieces))
    assert letters(read) == letters("".join(text for text, _ in values))
