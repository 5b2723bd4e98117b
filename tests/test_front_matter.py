"""Front matter, as the programs that make pages write it and as people get it wrong: title, code and text are found."""

from __future__ import annotations

import pytest
from checking import found, seen
from reading import assert_sound

from speclint import formats

BODY = "\n## DEFINITION\n\nTies boats at the pier.\n\n## DUTIES\n\n- Ties boats.\n- Posts tide tables.\n"
YAML = {
    "single quotes": "title: 'Tide Clerk'\nclass_code: '3117'",
    "double quotes": 'title: "Tide Clerk"\nclass_code: "3117"',
    "a comment": "# head\ntitle: Tide Clerk # the class\nclass_code: 3117 # its code",
    "a bar": "title: |\n  Tide Clerk\nclass_code: 3117",
    "an angle": "title: >-\n  Tide\n  Clerk\nclass_code: 3117",
    "lists": "title: Tide Clerk\nclass_code: 3117\ntags: [boats, tides]\nkeys:\n- piers\n- fees",
    "an anchor": "title: &t Tide Clerk\nclass_code: 3117\nmenu: *t",
    "a mapping": "title: Tide Clerk\nmeta: {class_code: 3117, approved: 2026-03-04}",
    "words joined": "job-title: Tide Clerk\nclass-code: 3117",
    "capitals": "TITLE: Tide Clerk\nClass Code: 3117",
    "a name": "name: Tide Clerk\ncode: 3117",
    "a class": "class: Tide Clerk\nclassCode: 3117",
    "a colon that is no YAML": "title: Tide Clerk\nclass_code: 3117\nsubtitle: Harbor: piers and berths",
    "a tab that is no YAML": "title: Tide Clerk\nclass_code: 3117\nkeys:\n\t- boats",
    "a key twice": "title: Tide Clerk\nclass_code: 3117\nlayout: page\nlayout: spec",
    "an open bracket": "title: Tide Clerk\nclass_code: 3117\ntags: [boats",
    "an open quote": 'title: "Tide Clerk\nclass_code: 3117',
}
OTHERS = {
    "TOML": '+++\ntitle = "Tide Clerk" # class\nclass_code = "3117"\ntags = ["a", "b"]\n\n[more]\nx = 2\n+++\n',
    "faulty TOML": "+++\ntitle = Tide Clerk\nclass_code = 3117\n+++\n",
    "JSON": '{\n  "title": "Tide Clerk",\n  "class_code": "3117"\n}\n',
    "JSON between signs": ';;;\n{"title": "Tide Clerk", "class_code": "3117"}\n;;;\n',
    "no fence": "title: Tide Clerk\nclass code: 3117\n",
    "blank lines before": "\n\n---\ntitle: 'Tide Clerk'\nclass_code: 3117\n---\n",
    "a comment before": "<!-- page -->\n---\ntitle: 'Tide Clerk'\nclass_code: 3117\n---\n",
    "dots behind": "---\ntitle: Tide Clerk\nclass_code: 3117\n...\n",
}
EVERY = {name: f"---\n{text}\n---\n" for name, text in YAML.items()} | OTHERS


@pytest.mark.parametrize("form", ["", "\ufeff", "crlf"], ids=["plain", "byte order mark", "crlf"])
@pytest.mark.parametrize("head", EVERY.values(), ids=EVERY)
def test_title_and_code_stand_in_front_matter(head: str, form: str) -> None:
    text = (head + BODY).replace("\n", "\r\n" if form == "crlf" else "\n")
    text = form.removesuffix("crlf") + text
    spec = seen(text, "a.md", of="generic")
    assert (spec.title, spec.class_code) == ("Tide Clerk", "3117")
    assert [section.name for section in spec.sections if section.name != "masthead"] == ["definition", "duties"]
    assert found(text, "a.md", of="generic", only=["typography/unbalanced"]) == []
    assert_sound(formats.read(text.encode(), "a.md"))


@pytest.mark.parametrize("head", [EVERY["double quotes"], EVERY["TOML"]], ids=["YAML", "TOML"])
def test_a_text_file_may_have_it_too(head: str) -> None:
    spec = seen(head + BODY.replace("## ", ""), "a.txt", of="generic")
    assert (spec.title, spec.class_code) == ("Tide Clerk", "3117")


def test_a_title_block_of_pandoc() -> None:
    spec = seen(f"% Tide Clerk\n% City of Marisol\n% March 4, 2026\n{BODY}", "a.md", of="generic")
    assert spec.title == "Tide Clerk"
    assert "%" not in spec.view.text


NONE = [
    "---\n\n# TIDE CLERK\n\n---\n",
    "% of time: 20\n\n# TIDE CLERK\n",
    "{ boats }\n\n# TIDE CLERK\n",
    "+++\n\n# TIDE CLERK\n",
]


@pytest.mark.parametrize("head", NONE)
def test_what_only_looks_like_it(head: str) -> None:
    assert seen(head + BODY, "a.md", of="generic").title == "TIDE CLERK"
