"""Parts whose headings a web page or a conversion lost are told by their text, where no heading opens one."""

from __future__ import annotations

import pytest
from checking import found, seen

from speclint.spec import Spec

DEFINITION = "This position keeps the berth book of the harbor and answers for the order of its forty berths."
WORK = [
    "Rows boats to their berths and moors them.",
    "Mends the nets of the harbor patrol.",
    "Responsible for the log of tides and storms.",
    "Answers the telephone of the harbor office.",
    "Performs other related duties as assigned.",
]
DEMANDS = [
    "Two years of experience in a harbor or a boatyard.",
    "High school diploma or equivalent.",
    "Strong written and oral communication skills.",
    "Knowledge of knots, tides and signals.",
]
BENEFITS = "The City of Marisol offers a pension and health benefits to all who work in the harbor."
APPLY = "You must submit your application through the city's portal before the closing date."
BODY = "While performing the duties of this job, the employee is required to stand, walk and row for hours."
FORM = ["01", "Do you have a boating card?", "Yes", "No", "02", "Bachelor's degree", "High school diploma", "None"]


def page(*parts: str | list[str]) -> str:
    lines = [line for part in parts for line in ([part] if isinstance(part, str) else part)]
    return "\n\n".join(["BOAT CLERK", "City of Marisol", *lines]) + "\n"


def outline(spec: Spec) -> list[tuple[str, str, int]]:
    """Each part, its heading, and how many passages it has."""
    return [(s.name, s.heading, len(s.passages)) for s in spec.sections if s.name != "masthead"]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            [("definition", "", 1), ("duties", "", 5), ("employment_standards", "", 4), ("selection", "", 2)],
            page(DEFINITION, WORK, DEMANDS, BENEFITS, APPLY),
        ),
        (
            [("employment_standards", "", 4), ("definition", "", 1), ("duties", "", 5)],
            page(DEMANDS, DEFINITION, WORK),
        ),
        (
            [("selection", "BENEFITS:", 1), ("definition", "", 1), ("duties", "", 5)],
            page("BENEFITS:", "Vacation of two weeks.", DEFINITION, WORK),
        ),
        (
            [("definition", "SUMMARY", 1), ("duties", "", 5), ("licenses", "LICENSES", 1)],
            page("SUMMARY", DEFINITION, WORK, "LICENSES", "None."),
        ),
        (
            [("duties", "DUTIES", 5), ("employment_standards", "", 4), ("selection", "01", 7)],
            page("DUTIES", WORK, DEMANDS, FORM),
        ),
        ([("duties", "DUTIES", 5), ("selection", "", 2)], page("DUTIES", WORK, BENEFITS, APPLY)),
        (
            [("education", "Education", 1), ("selection", "Additional information", 1)],
            page("Education", "High school diploma or equivalent.", "Additional information", APPLY + " " + BENEFITS),
        ),
        # a part whose heading stands elsewhere is not opened a second time
        (
            [("definition", "SUMMARY", 6), ("duties", "DUTIES", 1)],
            page("SUMMARY", DEFINITION, WORK, "DUTIES", "They are many."),
        ),
        (
            [("duties", "DUTIES", 9), ("employment_standards", "QUALIFICATIONS", 1)],
            page("DUTIES", WORK, DEMANDS, "QUALIFICATIONS", "A boating card."),
        ),
        # a list that stands under a heading from its beginning, or that its last sentence announces, is its own
        ([("supervision", "SUPERVISION", 5)], page("SUPERVISION", WORK)),
        ([("definition", "SUMMARY", 6)], page("SUMMARY", DEFINITION[:-1] + ", and so:", WORK)),
        # what the work asks of the body, behind what is asked for
        (
            [("duties", "DUTIES", 5), ("employment_standards", "QUALIFICATIONS", 4), ("physical_demands", "", 1)],
            page(
                "DUTIES",
                WORK,
                "QUALIFICATIONS",
                DEMANDS,
                BODY,
            ),
        ),
        (
            [
                ("duties", "DUTIES", 5),
                ("employment_standards", "QUALIFICATIONS", 5),
                ("physical_demands", "PHYSICAL DEMANDS", 1),
            ],
            page(
                "DUTIES",
                WORK,
                "QUALIFICATIONS",
                DEMANDS,
                BODY,
                "PHYSICAL DEMANDS",
                "Rows.",
            ),
        ),
        # three lines are no list, and steps of an application no duties
        ([("definition", "SUMMARY", 4)], page("SUMMARY", DEFINITION, WORK[:3])),
        (
            [("selection", "HOW TO APPLY", 4)],
            page(
                "HOW TO APPLY", "Please read all.", APPLY, "Submit the form with your resume.", "Apply online by noon."
            ),
        ),
    ],
)
def test_a_part_whose_heading_is_lost_is_told_by_its_text(expected: list[tuple[str, str, int]], text: str) -> None:
    assert outline(seen(text, "spec.txt", of="generic")) == expected


def test_its_heading_is_missed_all_the_same() -> None:
    text = page(DEFINITION, WORK, DEMANDS)
    said = {(f.rule, f.severity) for f in found(text, "spec.txt", of="generic") if f.rule.startswith("structure/")}
    assert ("structure/part-without-heading", "note") in said
    assert not {rule for rule, _ in said} & {"structure/unseen-part", "structure/missing-section"}


@pytest.mark.parametrize(
    ("expected", "heading"),
    [
        ("desirable", "Preferred Education, Experience and Skills"),
        ("employment_standards", "Required and Preferred Qualifications"),
        ("other_duties", "Secondary Tasks and Functions"),
    ],
)
def test_an_adjective_may_speak_of_all_that_follow_it(expected: str, heading: str) -> None:
    below = "- Rows boats.\n- Mends nets.\n- Keeps the log.\n" if expected == "other_duties" else "- A boating card.\n"
    spec = seen(f"# BOAT CLERK\n\n## Duties\n\n- Rows.\n- Steers.\n\n## {heading}\n\n{below}", of="generic")
    assert spec.sections[-1].name == expected


def test_a_heading_among_duties_with_duties_under_it_belongs_to_them() -> None:
    text = page("DUTIES", WORK, "PLANNING:", WORK[:3], "THE PIER:", "It is wet.")
    spec = seen(text, "spec.txt", of="generic")
    assert outline(spec) == [("duties", "DUTIES", 5), ("duties", "PLANNING:", 3), ("", "THE PIER:", 1)]


@pytest.mark.parametrize("line", ["To begin, your duties will include:", "| BC-19-00001 |"])
def test_what_leads_on_or_stands_in_a_grid_is_no_title(line: str) -> None:
    assert seen(f"{line}\n\nDUTIES\n\n1. Rows.\n2. Steers.\n", "spec.txt", of="generic").title == ""


@pytest.mark.parametrize("gap", ["        ", "\t", " | ", "\t\t"])
@pytest.mark.parametrize("label", ["Position Title:  ", "Class Title: ", "Title of Post: "])
def test_two_labels_may_share_a_line(label: str, gap: str) -> None:
    fields = f"{label}Boat Clerk{gap}Department:  Harbor\nGrade: 12{gap}FLSA: Exempt\n"
    head = f"TOWN OF MARISOL\nPOSITION DESCRIPTION\n\n{fields}"
    spec = seen(f"{head}\nSUMMARY\n\nKeeps the berth book.\n", "spec.txt", of="generic")
    assert (spec.title, outline(spec)) == ("Boat Clerk", [("definition", "SUMMARY", 1)])


LABELS = [
    "Who May Apply: This position is open to all who work for the City of Marisol and to the public as well.",
    "Work Location(s): The harbor office on the east pier and, on market days, the ferry hall across the bay.",
    "Materials Required to Apply: A resume and a letter that says how well you know the harbor and its tides.",
]


def test_labels_in_front_of_paragraphs_about_hiring_are_no_text_of_the_part_above() -> None:
    spec = seen(page("SUMMARY", DEFINITION, LABELS, WORK, DEMANDS), "spec.txt", of="generic")
    assert outline(spec) == [
        ("definition", "SUMMARY", 1),
        ("selection", "Who May Apply", 1),
        ("selection", "Work Location(s)", 1),
        ("selection", "Materials Required to Apply", 1),
        ("duties", "", 5),
        ("employment_standards", "", 4),
    ]


@pytest.mark.parametrize(
    "label",
    [
        "Who May Apply: All.",  # a value, no paragraph
        "Assessment Division: It counts the berths of the harbor, those of the ferry and those of the fishing fleet.",
        "Boats: They are moored at the east pier, and on market days at the ferry hall across the bay as well.",
    ],
)
def test_a_label_of_something_else_is_text(label: str) -> None:
    spec = seen(page("SUMMARY", DEFINITION, label, "DUTIES", WORK), "spec.txt", of="generic")
    assert outline(spec) == [("definition", "SUMMARY", 2), ("duties", "DUTIES", 5)]


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        # what a position is not, or how it is filled, defines no class
        (["duties"], ["This position is subject to a test of the eyes and to a year of probation.", *WORK]),
        (["duties"], ["This job does not have a requirement of schooling beyond the eighth grade.", *WORK]),
        # who reports to whom, and what the incumbent does, defines it
        (["definition", "duties"], ["The Boat Clerk reports directly to the Harbor Master and keeps order.", *WORK]),
        (["definition", "duties"], ["As the Boat Clerk, the incumbent of this position keeps the berth book.", *WORK]),
        # a page of a few paragraphs that says of the class only what it is
        (["definition"], [f"The Boat Clerk position {DEFINITION[14:-1]}, moors all boats of the city and the ferry."]),
        ([], ["The City of Marisol is a town of forty berths on the bay, founded in 1871, and the home of a ferry."]),
    ],
)
def test_what_defines_a_class(expected: list[str], lines: list[str]) -> None:
    spec = seen("City of Marisol\n\n" + "\n\n".join(lines) + "\n", "spec.txt", of="generic")
    assert [name for name, _, _ in outline(spec)] == expected


@pytest.mark.parametrize(
    "closing",
    [
        "Marisol is an Equal Opportunity Employer and welcomes all who can row.",
        "The harbor does not discriminate on any ground that the law names.",
        "People are hired without regard to race, religion, age or the town they come from.",
    ],
)
def test_what_an_employer_says_of_itself_belongs_to_no_part(closing: str) -> None:
    spec = seen(page("DUTIES", WORK, "PHYSICAL DEMANDS", "Lifts up to 20 pounds.", closing), "spec.txt", of="generic")
    assert outline(spec)[1:] == [("physical_demands", "PHYSICAL DEMANDS", 1), ("selection", "", 1)]


def test_a_labelled_title_goes_before_a_heading_further_down() -> None:
    head = "Title: Boat Clerk\nEmployer: City of Marisol\n\nWHAT WE OFFER\n\nA pension.\n\n"
    assert seen(head + "DUTIES\n\n1. Rows.\n2. Steers.\n", "spec.txt", of="generic").title == "Boat Clerk"


def test_the_buttons_of_a_web_page_are_no_title() -> None:
    spec = seen("Skip to Main Content\nSign In\n\nBoat Clerk\n\nDUTIES\n\n1. Rows.\n", "spec.txt", of="generic")
    assert spec.title == "Boat Clerk"
