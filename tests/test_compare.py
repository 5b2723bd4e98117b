"""What changed between two texts: kinds of change, what is no change, the sentences, and marks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import word_builder
from checking import seen
from comparing import assert_exact, compared, duties, part, row, rows
from jsonschema import Draft202012Validator
from labelled import pairs, score

from speclint.cli import main
from speclint.compare.comparing import compare, within
from speclint.compare.sentences import named
from speclint.formats import read
from speclint.shipped import shipped

Captured = pytest.CaptureFixture[str]
COPIES, SELLS = "Copies maps of the harbor for the public.", "Sells tickets at the counter."
SORTS, KEEPS = "Sorts the mail of three departments.", "Keeps the log of lost and found things."
DUTIES = (SELLS, COPIES, SORTS, KEEPS)

SAME = {
    "itself": (duties(*DUTIES), duties(*DUTIES)),
    "quotation marks": (duties('Says "no" to clerks\' dogs.'), duties("Says “no” to clerks’ dogs.")),
    "dashes": (duties("Keeps the 9-to-5 log - daily."), duties("Keeps the 9–to–5 log — daily.")),
    "white space": (duties("Sells  tickets\u00a0daily."), duties("Sells tickets daily.")),
    "wrapping": (duties("Sells tickets\n   to the public."), duties("Sells tickets to the public.")),
    "numbers that count on": (duties(SELLS, COPIES), duties(SELLS, COPIES).replace("1. ", "- ").replace("2. ", "- ")),
}


@pytest.mark.parametrize("name", SAME)
def test_what_a_reader_does_not_see_is_no_change(name: str) -> None:
    old, new = SAME[name]
    assert compared(old, new).changes == ()


KINDS = {
    "added": (duties(SELLS, COPIES), duties(SELLS, SORTS, COPIES), [("added", "substantive", "duty")]),
    "removed": (duties(SELLS, COPIES), duties(COPIES), [("removed", "substantive", "duty")]),
    "reworded": (duties(SELLS), duties("Sells tickets at the gate."), [("changed", "substantive", "duty")]),
    "moved": (duties(*DUTIES), duties(COPIES, SORTS, KEEPS, SELLS), [("moved", "editorial", "duty")]),
    "moved and reworded": (
        duties(*DUTIES, "Mops the floor of the hall."),
        duties("Keeps the daily log of lost and found things.", SELLS, COPIES, SORTS, "Mops the floor of the hall."),
        [("moved", "substantive", "duty")],
    ),
    "split": (
        duties("Sells tickets at the counter. Copies maps of the harbor."),
        duties("Sells tickets at the counter.", "Copies maps of the harbor."),
        [("changed", "editorial", "duty")],
    ),
    "merged": (
        duties("Sells tickets at the counter.", "Copies maps of the harbor."),
        duties("Sells tickets at the counter. Copies maps of the harbor."),
        [("changed", "editorial", "duty")],
    ),
    "number skipped": (
        duties(SELLS, COPIES),
        duties(SELLS, COPIES).replace("2. ", "3. "),
        [("renumbered", "editorial", "duty")],
    ),
    "number struck": (
        duties(*DUTIES),
        duties(*DUTIES).replace("4. ", "- "),
        [("renumbered", "editorial", "duty")],
    ),
    "title": (duties(SELLS), duties(SELLS).replace("POOL", "HARBOR"), [("changed", "substantive", "title")]),
    "code": (duties(SELLS), duties(SELLS).replace("4711", "4712"), [("changed", "substantive", "code")]),
    "date": (duties(SELLS), duties(SELLS).replace("2020", "2026"), [("changed", "substantive", "date")]),
    "capitals": (duties(SELLS), duties(SELLS.upper()), [("changed", "editorial", "duty")]),
    "clause": (
        part("ABILITIES", "Ability to: count cash; write letters; swim."),
        part("ABILITIES", "Ability to: count cash; write reports; swim."),
        [("changed", "substantive", "ability")],
    ),
    "clause gone": (
        part("ABILITIES", "Ability to: count cash; write letters; swim."),
        part("ABILITIES", "Ability to: count cash; swim."),
        [("removed", "substantive", "ability")],
    ),
    "clause elsewhere": (
        part("KNOWLEDGE", "Safe use of chlorine in pools; cash handling.") + "\n## ABILITIES\n\nCount cash; swim.\n",
        part("KNOWLEDGE", "Cash handling.") + "\n## ABILITIES\n\nCount cash; safe use of chlorine in pools; swim.\n",
        [("changed", "editorial", "knowledge"), ("moved", "substantive", "ability")],
    ),
    "section moved": (
        part("LICENSE", "A driver license is required.") + "\n## KNOWLEDGE\n\nRules of the pool.\n\nCash handling.\n",
        part("KNOWLEDGE", "Rules of the pool.\n\nCash handling.") + "\n## LICENSE\n\nA driver license is required.\n",
        [("moved", "editorial", "license")],
    ),
    "cell": (
        part("WORKING CONDITIONS", "| Where | How often |\n|---|---|\n| Outdoors | Seldom |\n| In water | Often |"),
        part("WORKING CONDITIONS", "| Where | How often |\n|---|---|\n| Outdoors | Daily |\n| In water | Often |"),
        [("changed", "substantive", "conditions")],
    ),
    "row": (
        part("WORKING CONDITIONS", "| Where | How often |\n|---|---|\n| Outdoors | Seldom |\n| In water | Often |"),
        part("WORKING CONDITIONS", "| Where | How often |\n|---|---|\n| In water | Often |"),
        [("removed", "substantive", "conditions")],
    ),
}


@pytest.mark.parametrize("name", KINDS)
def test_kinds_of_change(name: str) -> None:
    old, new, expected = KINDS[name]
    found = compared(old, new)
    assert [row(change) for change in found.changes] == expected
    assert_exact(found)


SENTENCES = [
    (
        part("EXPERIENCE", "Two years of clerical work."),
        part("EXPERIENCE", "Four years of clerical work."),
        "Experience required rises from two to four years.",
    ),
    (
        part("EXPERIENCE", "Three (3) years of work at a pool."),
        part("EXPERIENCE", "One (1) year of work at a pool."),
        "Experience required falls from three to one year.",
    ),
    (
        part("PHYSICAL DEMANDS", "- Lifts bags of up to 25 pounds."),
        part("PHYSICAL DEMANDS", "- Lifts bags of up to 50 pounds."),
        "The weight to be handled rises from 25 to 50 pounds.",
    ),
    (
        part("EDUCATION", "Graduation from high school."),
        part("EDUCATION", "A bachelor's degree."),
        "Education required rises from high school to a bachelor's degree.",
    ),
    (
        part("EXPERIENCE", "Two years of clerical work, or one year of sales."),
        part("EXPERIENCE", "Four years of clerical work, or one year of sales."),
        "Experience: “Two years” becomes “Four years”.",
    ),
    (duties(SELLS), duties(SELLS, SORTS), "Adds a duty: “Sorts the mail of three departments.”"),
    (duties(SELLS).replace("4711", "4712"), duties(SELLS), "The class code changes from “4712” to “4711”."),
]


@pytest.mark.parametrize(("old", "new", "sentence"), SENTENCES)
def test_a_change_is_told_in_one_plain_sentence(old: str, new: str, sentence: str) -> None:
    found = compared(old, new)
    assert [change.message for change in found.changes] == [sentence]
    assert found.summary == (sentence,)


def test_a_summary_has_at_most_six_sentences_the_weightiest_first() -> None:
    old = part("EXPERIENCE", "Two years of clerical work.") + "\n## LICENSE\n\nA driver license is required.\n"
    new = part("EXPERIENCE", "Four years of clerical work.") + "\n## WORKING CONDITIONS\n\nWork is done outdoors.\n"
    new = new.replace("Sells tickets.", "Sells snacks and books.").replace("4711", "4712").replace("POOL", "HARBOR")
    found = compared(old, new.replace("2020", "2026").replace("Under supervision", "Under general supervision"))
    assert len(found.summary) == 6
    assert found.summary[0] == "Adds a section on working conditions."
    assert found.summary[1] == "Removes the section on license."
    assert any("rises from two to four years" in sentence for sentence in found.summary)
    assert found.summary[-1].startswith("It also ")


def test_nothing_differs() -> None:
    found = compared(duties(SELLS), duties(SELLS))
    assert (found.changes, found.summary, found.exit) == ((), ("Nothing differs.",), 0)


def test_a_redline_alone_is_its_own_two_texts() -> None:
    redline = duties("Sells ~~tickets~~[snacks](#) at the counter.", COPIES)
    found = within(read(redline.encode(), "spec.md"), seen(redline).profile)
    assert [(row(change), change.marked) for change in found.changes] == [(("changed", "substantive", "duty"), True)]
    assert found.base == ()


def test_what_no_mark_covers_is_named() -> None:
    approved = duties(SELLS, COPIES)
    redline = duties("Sells ~~tickets~~[snacks](#) at the counter.", COPIES, SORTS)
    found = compare(seen(approved), seen(redline))
    assert [(change.kind, change.marked) for change in found.changes] == [("changed", True), ("added", False)]
    assert found.summary[-1] == "1 change bears no tracked mark: “Sorts the mail of three departments.”"
    assert [change.kind for change in found.base] == ["added"]


def test_a_redline_on_other_words_than_the_adopted_ones_is_not_wholly_marked() -> None:
    approved = duties("Sells tickets and books at the counter.", COPIES)
    redline = duties("Sells ~~tickets~~[snacks](#) at the counter.", COPIES)
    found = compare(seen(approved), seen(redline))
    assert [change.marked for change in found.changes] == [False]


def test_where_the_new_file_is_no_redline_marks_are_not_asked_for() -> None:
    assert [change.marked for change in compared(duties(SELLS), duties(COPIES)).changes] == [None, None]


# -- the command ----------------------------------------------------------------------------------


@pytest.fixture
def pair(here: Path) -> Path:
    (here / "old.md").write_text(duties(SELLS, COPIES), "utf-8")
    (here / "new.md").write_text(duties(SELLS, COPIES, SORTS), "utf-8")
    (here / "redline.md").write_text(duties(SELLS, "~~Copies~~[Draws](#) maps."), "utf-8")
    (here / "notes.xyz").write_text("?", "utf-8")
    return here


EXITS = [
    (1, ["old.md", "new.md"]),
    (0, ["old.md", "old.md"]),
    (1, ["redline.md"]),
    (1, ["old.md", "redline.md", "--profile", "calhr"]),
    (2, ["old.md"]),
    (2, []),
    (2, ["old.md", "new.md", "redline.md"]),
    (2, ["old.md", "new.md", "--output-format", "jsn"]),
    (2, ["old.md", "new.md", "--report", "json=new.md"]),
    (2, ["old.md", "new.md", "--profile", "alamda"]),
    (2, ["."]),
    (3, ["old.md", "none.md"]),
    (3, ["notes.xyz", "new.md"]),
]


@pytest.mark.parametrize(("code", "arguments"), EXITS)
def test_exit_codes(pair: Path, capsys: Captured, code: int, arguments: list[str]) -> None:
    assert main(["compare", *arguments]) == code


def test_json_is_what_scripts_rely_on(pair: Path, capsys: Captured) -> None:
    assert main(["compare", "old.md", "new.md", "--output-format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["old"] == {"path": "old.md", "view": "proposed", "title": "POOL CLERK", "class_code": "4711"}
    assert said["counts"] == {"substantive": 1, "editorial": 0, "moved": 0, "unmarked": 0}
    (change,) = said["changes"]
    assert (change["kind"], change["section"], change["heading"]) == ("added", "duties", "EXAMPLES OF DUTIES")
    assert (change["old"], change["marked"]) == (None, None)
    assert change["words"] == [{"op": "insert", "text": SORTS}]
    text = read((pair / "new.md").read_bytes(), "new.md").proposed.text
    assert text[slice(*change["new"]["span"])] == change["new"]["text"] == SORTS


def test_json_fits_its_published_schema(pair: Path, capsys: Captured) -> None:
    schema = json.loads((shipped("schemas") / "comparison.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    for arguments in (["old.md", "new.md"], ["old.md", "redline.md"], ["redline.md"], ["old.md", "old.md"]):
        main(["compare", *arguments, "--output-format", "json"])
        Draft202012Validator(schema).validate(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize("form", ["full", "markdown", "html"])
def test_every_format_says_was_and_now(pair: Path, capsys: Captured, form: str) -> None:
    assert main(["compare", "redline.md", "--output-format", form, "--report", f"{form}=out"]) == 1
    said = capsys.readouterr().out
    assert "Draws" in said
    assert "Copies" in said
    assert (pair / "out").read_text("utf-8") == said


def test_a_heading_in_capitals_is_told_as_people_write_it() -> None:
    assert named("WHAT YOU'LL DO") == "What You'll Do"
    assert named("THE FEATURES OF THE CLASS:") == "The Features of the Class"


def test_same_bytes_twice(pair: Path, capsys: Captured) -> None:
    texts = []
    for _ in range(2):
        main(["compare", "old.md", "redline.md", "--output-format", "json"])
        texts.append(capsys.readouterr().out)
    assert texts[0] == texts[1]


def test_what_is_rewritten_whole_is_gone_and_added() -> None:
    old, new = duties("Sells tickets."), duties("Mops floors of the hall and the stairs every night.")
    assert rows(old, new) == [("removed", "substantive", "duty"), ("added", "substantive", "duty")]


WEIGHED = [
    ("0[1-7]-*", 0.99, 0.93, 0.91),
    ("0[89]-*", 0.99, 0.67, 0.91),
    ("1[0-2]-*", 0.99, 0.87, 0.91),
    ("1[357]-*", 0.98, 0.92, 0.86),
    ("1[468]-*", 0.97, 0.61, 0.90),
]


@pytest.mark.parametrize(("files", "recall", "precision", "topics"), WEIGHED)
def test_the_labelled_pairs_are_weighed_as_a_clerk_weighs_them(
    files: str, recall: float, precision: float, topics: float
) -> None:
    found = score(files)
    assert found.recalled >= recall * found.weighty
    assert found.right >= precision * found.claimed
    assert found.topics >= topics * found.labels


def test_the_labelled_pairs_are_told_as_a_clerk_tells_them() -> None:
    found = score()
    assert (found.labels, len(list(pairs()))) >= (150, 30)
    assert found.sentences >= 0.97 * found.told


def test_every_labelled_pair_gives_back_both_texts_and_at_most_six_sentences() -> None:
    for pair in pairs():
        found = compared(pair.old, pair.new, pair.file)
        assert_exact(found)
        assert 1 <= len(found.summary) <= 6
        assert compared(pair.old, pair.old, pair.file).changes == ()


def footed(footer: str) -> bytes:
    foot = word_builder.part("ftr", word_builder.para(footer))
    link = '<w:sectPr><w:footerReference w:type="default" r:id="kfooter1"/></w:sectPr>'
    lines = ("POOL CLERK", "DEFINITION", "Sells tickets to visitors of the pool.")
    return word_builder.docx("".join(map(word_builder.para, lines)) + link, footer1=foot)


@pytest.mark.parametrize(
    ("old", "new", "weight"),
    [
        ("Human Resources Department", "People Department", "editorial"),
        ("City of Marisol", "City of Marisol, Personnel", "editorial"),
        ("Page one of the manual", "Leaf one of the manual", "editorial"),
        ("Human Resources", "Salary range 24", "substantive"),
        ("Pool Clerk", "Pool Cashier", "substantive"),
        ("FLSA: Exempt", "FLSA: Non-exempt", "substantive"),
        ("Must pass a test", "Will pass a test", "substantive"),
        ("Form 12", "Form 14", "substantive"),
    ],
)
def test_a_footer_weighs_where_it_speaks_of_the_class(old: str, new: str, weight: str) -> None:
    before, after = (seen(footed(text), "spec.docx") for text in (old, new))
    assert {change.weight for change in compare(before, after).changes} == {weight}
