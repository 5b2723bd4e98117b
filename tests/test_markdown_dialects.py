"""What the dialects of Markdown have for lists, tables, boxes and code: read as what it is to a reader of the page."""

from __future__ import annotations

import pytest
from reading import assert_sound, rows

from speclint.formats import markdown

CELLS = ["cell 1.1.1: Task", "cell 1.1.2: How often", "cell 1.2.1: Ties", "cell 1.2.2: daily, on each shift"]
GRID = """\
+------+-----------+
| Task | How often |
+======+===========+
| Ties | daily, on |
|      | each shift|
+------+-----------+"""
BLOCKS = {
    "grid": (CELLS, GRID),
    "grid without a head": (CELLS, GRID.replace("=", "-")),
    "grid, aligned": (CELLS, GRID.replace("+======+===========+", "+:=====+==========:+")),
    "a list in a grid": (
        ["cell 1.1.1: Ties", "item 1 - 1.1.2: hook", "item 1 - 1.1.2: line"],
        "+------+--------+\n| Ties | - hook |\n|      | - line |\n+------+--------+",
    ),
    "columns": (CELLS, "Task      How often\n----      ----------------\nTies      daily, on each shift\n"),
    "columns over lines": (
        [*CELLS, "cell 1.3.1: Rows", "cell 1.3.2: hourly"],
        (
            "-------------------------\nTask      How often\n----      ---------------\nTies      daily, on each\n"
            "          shift\n\nRows      hourly\n-------------------------\n"
        ),
    ),
    "bars and plus": (CELLS, "| Task | How often |\n|------+-----------|\n| Ties | daily, on each shift |"),
    "HTML": (
        CELLS,
        (
            "<table>\n<tr><th>Task</th><th>How often</th></tr>\n"
            "<tr>\n<td>Ties</td>\n<td>daily, on each shift</td></tr>\n</table>"
        ),
    ),
    "verse": (["paragraph: City of Marisol", "paragraph: Pier 3"], "| City of Marisol\n| Pier 3"),
    "definitions": (
        ["paragraph: Counter", "item 1: Takes fees.", "item 1: Posts tides."],
        "Counter\n:   Takes fees.\n:   Posts tides.",
    ),
    "examples": (["item 1: Takes fees.", "item 1: Posts tides."], "(@a) Takes fees.\n(@) Posts tides."),
    "counted by nobody": (["item 1: Takes fees.", "item 1: Posts tides."], "#. Takes fees.\n#. Posts tides."),
    "tasks": (["item 1 -: Takes fees.", "item 1 -: Posts tides."], "- [ ] Takes fees.\n- [x] Posts tides."),
    "escaped": (["item 1 1.: Takes fees.", "item 1 -: Posts tides."], "1\\. Takes fees.\n\n\\- Posts tides."),
    "a list of HTML": (
        ["item 1: Takes fees.", "item 1: Posts tides."],
        "<ul><li>Takes fees.</li><li>Posts tides.</li></ul>",
    ),
    "paragraphs of HTML": (
        ["paragraph: Takes fees.", "paragraph: Posts tides."],
        "<p>Takes fees.</p>\n<p>Posts tides.</p>",
    ),
    "no blank": (["heading 2: DUTIES", "paragraph: #3 pier"], "##DUTIES\n\n#3 pier"),
    "a box": (["paragraph: Ties boats."], "> [!NOTE]\n> Ties boats."),
    "a box with a title": (["paragraph: Ties boats."], '!!! note "Boats"\n    Ties boats.'),
    "a division": (["paragraph: Ties boats."], ":::note Boats\nTies boats.\n:::"),
    "for programs": (
        ["heading 2: DUTIES", "paragraph: Ties boats."],
        (
            "[TOC]\n\n## DUTIES\n{: .wide}\n\n\\newpage\n\n{% include x %}\n\n{{< note >}}\n\n"
            "%% later %%\n\n*[PFD]: a vest\n\nTies boats."
        ),
    ),
    "a definition over two lines": (["paragraph: Ties boats."], "Ties [boats].\n\n[boats]: /boats\n    'More of them'"),
    "a browser's own": (
        ["paragraph: Ties boats."],
        "<style>\n.x { y: z }\n</style>\n<script>\nlet x = 1;\n</script>\n\nTies boats.",
    ),
}


@pytest.mark.parametrize(("expected", "source"), BLOCKS.values(), ids=BLOCKS)
def test_blocks(expected: list[str], source: str) -> None:
    for text in (source, source.replace("\n", "\r\n")):
        document = markdown.read(text.encode(), "a.md")
        assert_sound(document)
        assert [row.replace("\r", "") for row in rows(document)] == expected


CODE = {
    "indented": "The program says:\n\n    {0}\n    x = y\n\nTies boats.",
    "behind a tab": "The program says:\n\n\t{0}\n\nTies boats.",
    "pre": "<pre>\n{0}\n</pre>\n\nTies boats.",
    "pre and code": "<pre><code>{0}\n</code></pre>\n\nTies boats.",
    "code": "Runs <code>{0}</code> at night.",
}


@pytest.mark.parametrize("source", CODE.values(), ids=CODE)
def test_code_has_the_look_of_code(source: str) -> None:
    document = markdown.read(source.format("run the the log").encode(), "a.md")
    looks = [piece.look for block in document.blocks for piece in block.pieces if "the the" in piece.text]
    assert looks == ["m"]
    assert "Ties" not in source or rows(document)[-1] == "paragraph: Ties boats."


PROSE = [
    "Typical work:\n\n    Ties boats at the pier.\n    Posts tide tables.",
    "1. Ties boats.\n\n    and their lines.\n2. Posts tides.",
    "    # TIDE CLERK\n\n    ties boats",
    "- Ties boats.\n\n      with rope",
]


@pytest.mark.parametrize("source", PROSE)
def test_what_is_only_indented_is_text(source: str) -> None:
    document = markdown.read(source.encode(), "a.md")
    assert not [piece for block in document.blocks for piece in block.pieces if "m" in piece.look]


INLINE = [
    ("the log of boats", "the ==log== of boats"),
    ("the berth book", "the [[berth-book|berth book]]"),
    ("[[Name of Department]]", "[[Name of Department]]"),
    ("a == b", "a == b"),
]


@pytest.mark.parametrize(("expected", "source"), INLINE)
def test_inline(expected: str, source: str) -> None:
    assert rows(markdown.read(source.encode(), "a.md")) == [f"paragraph: {expected}"]
