"""Headings and list marks as other employers have them, on one invented page: each is read as the usual one."""

from __future__ import annotations

import pytest
import word_builder as word
from checking import seen

PAGE = """\
BOAT CLERK

{definition}

Under general supervision, keeps the berth book of the harbor and of its ferries.

{duties}

1. Rows boats to their berths and moors them.
2. Mends the nets of the harbor patrol.
3. Answers the telephone of the harbor office.
4. Files the cards of the pier.

{physical}

Frequently lifts ropes that weigh up to 40 pounds.

{standards}

Any combination of education and experience that gives the abilities is qualifying.

{education}

High school diploma, GED or equivalent.
"""
USUAL = {
    "definition": "Definition",
    "duties": "Examples of Duties",
    "physical": "Physical Demands",
    "standards": "Employment Standards",
    "education": "Education",
}
PARTS = ["definition", "duties", "physical_demands", "employment_standards", "education"]
OTHERS = {
    "definition": [
        "Role Summary",
        "About the Role",
        "Overall Function",
    ],
    "duties": [
        "What the Clerk Does",
        "Work to Be Performed",
        "Main Activities",
        "Nature of Duties",
        "What Does a Boat Clerk Do?",
        "How You Will Spend Your Time",
    ],
    "physical": ["Physical Capabilities", "Physical Activities and Effort", "Essential Physical Tasks"],
    "standards": [
        "What We Require",
        "Qualifications You Need",
        "Minimum Quals",
        "Job Standards/Specifications",
        "Hiring Requirements",
        "Entry Requirements",
        "Selection Criteria",
        "What It Takes",
        "Job Specifications",
        "Background and Qualifications",
        "Standards for Employment",
    ],
}
HEADINGS = [(part, text) for part, texts in OTHERS.items() for text in texts]


@pytest.mark.parametrize("look", ["{0}", "{0}:", "## {0}", "**{0}**"])
@pytest.mark.parametrize(("part", "heading"), HEADINGS)
def test_a_heading_is_read_by_its_words_in_every_look(part: str, heading: str, look: str) -> None:
    said = {name: look.format(text) for name, text in (USUAL | {part: heading}).items()}
    text = PAGE.format(**said)
    plain = not look.startswith(("#", "*"))
    spec = seen(text if plain else f"# {text}", "spec.txt" if plain else "spec.md", of="generic")
    assert [s.name for s in spec.sections if s.name != "masthead"] == PARTS


DUTIES = ["Rows boats to their berths.", "Mends nets.", "Answers the harbor telephone.", "Files cards."]
MARKS = [*"-*•–—o►✓→⇒§❖■◆‣»~\u2012\u2212★♦☐➔∙※†?", "--", "->", "=>", ">>", "[ ]", "[x]"]
SIGNS = [[sign] * len(DUTIES) for sign in MARKS]
COUNTS = [
    ["a)", "b)", "c)", "d)"],
    ["(a)", "(b)", "(c)", "(d)"],
    ["A.", "B.", "C.", "D."],
    ["i.", "ii.", "iii.", "iv."],
    ["I.", "II.", "III.", "IV."],
    *(
        [form.format(n) for n in range(1, 5)]
        for form in ("#{}", "{} -", "{}:", "{}", "1.{}", "D{}.", "No. {}", "Duty {}:")
    ),
]


@pytest.mark.parametrize("marks", [*SIGNS, *COUNTS], ids=lambda marks: marks[0])
def test_a_typed_mark_is_the_label_of_an_item(marks: list[str]) -> None:
    typed = [f"{mark} {duty}" for mark, duty in zip(marks, DUTIES, strict=True)]
    body = "".join(word.para(word.run(line)) for line in typed)
    heading = word.para(word.run("DUTIES", "<w:b/>"))
    for page, name in (
        (word.docx(heading + body), "a.docx"),
        ("\n".join(["DUTIES", "", *typed, ""]).encode(), "a.txt"),
    ):
        spec = seen(page, name, of="generic")
        assert [item.text for part in spec.all("duties") for item in part.items] == DUTIES


@pytest.mark.parametrize(
    "lines",
    [("A. Rows boats.", "D. Files cards."), ("40 Boats are moored.", "12 Piers are kept.")],
    ids=["letters", "sums"],
)
def test_what_does_not_count_on_is_text(lines: tuple[str, str]) -> None:
    spec = seen(word.docx("".join(word.para(word.run(line)) for line in lines)), "a.docx", of="generic")
    assert not any(part.items for part in spec.sections)


def test_a_demand_named_after_the_class_is_no_heading() -> None:
    lines = (
        "Two years at sea.\nHarbor Pilot Certificate or Credential\nA year of work with boats and boaters of the bay.\n"
    )
    text = f"HARBOR PILOT\n\nDUTIES\n\n1. Rows.\n\nDESIRABLE QUALIFICATIONS\n\n{lines}"
    spec = seen(text, "spec.txt", of="generic")
    assert [(s.name, len(s.passages)) for s in spec.sections] == [("duties", 1), ("desirable", 3)]


@pytest.mark.parametrize(
    ("expected", "heading"),
    [
        ("selection", "TRAINING AND EXPERIENCE QUESTIONNAIRE"),
        ("education_and_experience", "TRAINING AND EXPERIENCE"),
        ("desirable", "WE WOULD LOVE IT IF YOU HAVE:"),
        ("selection", "Questions about this Position?"),
        ("other_requirements", "Vaccination Requirement"),
    ],
)
def test_what_more_headings_mean(expected: str, heading: str) -> None:
    spec = seen(f"# CLERK\n\n## Duties\n\n- Files.\n\n## {heading}\n\nAsk the clerk.\n", of="generic")
    assert spec.sections[-1].name == expected


def test_capitals_in_front_of_a_paragraph_are_a_heading_of_any_length() -> None:
    head = "DISTINGUISHING FEATURES OF THE CLASS:  This is a clerical position that keeps the berth book of the harbor."
    long = "FULL PERFORMANCE KNOWLEDGES, SKILLS, ABILITIES AND PERSONAL CHARACTERISTICS:  Good knowledge of knots."
    spec = seen(f"BOAT CLERK\n\n{head}\n\nDUTIES\n\n1. Rows.\n\n{long}\n", "spec.txt", of="generic")
    assert [s.name for s in spec.sections] == ["definition", "duties", "knowledge_and_abilities"]


@pytest.mark.parametrize(
    ("expected", "before"),
    [
        (["definition"], ""),
        (["definition", "distinguishing"], "## Definition\n\nKeeps the berth book of the harbor.\n\n"),
        (["definition", "distinguishing"], "## General Statement of Duties\n\nKeeps the book of the harbor.\n\n"),
    ],
)
def test_the_features_of_a_class_define_it_where_nothing_else_does(expected: list[str], before: str) -> None:
    text = f"# BOAT CLERK\n\n{before}## Distinguishing Features of the Class\n\nThis is work with boats.\n"
    assert [s.name for s in seen(text, of="generic").sections] == expected


def test_what_distinguishes_a_class_does_not_define_it() -> None:
    text = "# BOAT CLERK\n\n## Distinguishing Characteristics\n\nThis class differs from Boat Rower.\n"
    assert [s.name for s in seen(text, of="generic").sections] == ["distinguishing"]
