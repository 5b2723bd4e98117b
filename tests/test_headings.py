"""Headings that no list holds: read by their words, by what stands around them and by the text under them."""

from __future__ import annotations

import pytest
from checking import found, seen

PAGE = "# BOAT CLERK\n\n## Definition\n\nUnder direction, keeps the berth book.\n\n## {heading}\n\n{text}\n"

DUTIES = "- Rows boats to their berths.\n- Mends nets.\n- Answers the harbor telephone."
DEMANDS = "- A boating card.\n- Two years of experience at sea.\n- High school diploma or GED."
BODY = "- Lifts ropes of up to 40 pounds.\n- Stands on wet planks."

MEANT = [
    ("duties", "Duties & Responsibilities", DUTIES),
    ("duties", "What You’ll Do", DUTIES),
    ("duties", "In this role, you will:", DUTIES),
    ("duties", "Your duties", DUTIES),
    ("duties", "Job duties and tasks", DUTIES),
    ("duties", "Section 3 – Duties", DUTIES),
    ("duties", "II. DUTIES", DUTIES),
    ("duties", "Duties and Responsibilities – Essential", DUTIES),
    ("duties", "ESSENTIAL DUTIES AND RESPONSIBILITIES include the following", DUTIES),
    ("duties", "Job Duties and Other Information", DUTIES),
    ("duties", "Core Daily Responsibilities", DUTIES),
    ("duties", "Berth and Ferry Responsibilities", DUTIES),
    ("duties", "A Day on the Pier", DUTIES),
    ("other_duties", "Marginal Job Tasks", DUTIES),
    ("employment_standards", "Minimum and Additional Requirements", DEMANDS),
    ("employment_standards", "Minimum Qualifications for Senior Boat Clerks", DEMANDS),
    ("employment_standards", "What You Will Bring", DEMANDS),
    ("employment_standards", "Who We Are Looking For", DEMANDS),
    ("employment_standards", "What the Harbor Wants", DEMANDS),
    ("desirable", "Preferred Skills and Training", DEMANDS),
    ("education_and_experience", "Education, Training and Work Experience Needed", DEMANDS),
    ("knowledge_and_abilities", "Knowledge, Skills and Personal Abilities", DEMANDS),
    ("licenses", "Licensing and Certification Requirements", DEMANDS),
    ("physical_demands", "Typical Physical Effort", BODY),
    ("physical_demands", "Requirements of the Position", BODY),
    ("working_conditions", "Physical Environment", "- The work is done outdoors."),
    ("definition", "Overall Purpose", "This class keeps the berth book of the harbor and its ferries."),
    ("supervision", "Who the Clerk Reports To", "The Harbor Master gives general supervision."),
    ("selection", "Our Benefits and Perks", "- Vacation of two weeks.\n- Health insurance."),
    ("selection", "Hiring Timeline", "Apply by May."),
    ("selection", "Conviction History", "Nobody is asked."),
    ("selection", "Description of the Department", "The harbor department has forty berths and three ferries in all."),
    ("selection", "Company Information", "The University of Marisol has a school of boats."),
    ("selection", "About the Marisol Ferries", "They have been rowed since the harbor was dug."),
    ("employment_standards", "The ideal candidate will have", DEMANDS),
    # what is none of these
    ("", "SAFETY OFFICER DUTY", "Text stands here."),
    ("", "Education of the Public at Sea", "Text stands here."),
    ("", "The History of the Pier in Ten Pictures", "Text stands here."),
    ("", "Voter Rolls and Ballots", "Text stands here."),
]


@pytest.mark.parametrize(("expected", "heading", "text"), MEANT)
def test_a_heading_is_read_by_its_words(expected: str, heading: str, text: str) -> None:
    spec = seen(PAGE.format(heading=heading, text=text), of="generic")
    assert [(s.name, s.heading, s.near) for s in spec.sections if s.heading][1:] == [(expected, heading, "")]


@pytest.mark.parametrize(
    "text",
    [
        "Training:\n\n1. Trains new clerks on the ferry.\n2. Teaches rowing.\n",
        "Supervision:\n\n1. Supervises two clerks.\n2. Assigns berths.\n",
    ],
)
def test_among_duties_a_heading_over_duties_is_no_other_part(text: str) -> None:
    spec = seen(
        f"BOAT CLERK\n\nDEFINITION\n\nRows.\n\nDUTIES\n\n1. Rows.\n2. Steers.\n\n{text}", "spec.txt", of="generic"
    )
    assert {s.name for s in spec.sections} - {"masthead"} == {"definition", "duties"}


@pytest.mark.parametrize(
    "closing", ["AN EQUAL OPPORTUNITY EMPLOYER", "THIS EXAMINATION IS TO BE GIVEN ON AN OPEN BASIS", "EOE"]
)
def test_a_closing_line_is_no_heading(closing: str) -> None:
    text = f"BOAT CLERK\n\nDEFINITION\n\nRows.\n\nDUTIES\n\n1. Rows.\n2. Steers.\n\n{closing}\n"
    spec = seen(text, "spec.txt", of="generic")
    assert [s.name for s in spec.sections if s.heading] == ["definition", "duties"]


@pytest.mark.parametrize(
    ("heading", "level", "lines"),
    [
        ("Minimum Qualifications for Senior Boat Clerk", "senior boat clerk", "## {0}\n\n## {1}"),
        ("Education and Experience", "", "**{0}**\n\n**{1}**"),
        ("Minimum Qualifications for (Boat Clerk II)", "boat clerk ii", "## {0}\n\n## {1}"),
    ],
)
def test_a_heading_may_go_on_in_the_next_line(heading: str, level: str, lines: str) -> None:
    first, gap, second = heading.partition(" for " if level else " and ")
    over_two = lines.format(first + gap.rstrip(), second)
    spec = seen(f"# BOAT CLERK\n\n## Duties\n\n- Rows.\n- Steers.\n\n{over_two}\n\nOne year at sea.\n", of="generic")
    found = spec.sections[-1]
    assert (found.heading, found.level, [p.text for p in found.passages]) == (heading, level, ["One year at sea."])
    assert spec.view[found.span].split() == heading.split()


@pytest.mark.parametrize(
    ("expected", "sentence"),
    [
        (True, "The following duties are normal for this class; others may be assigned."),
        (True, "Depending on the pier, duties may include, but are not limited to, these:"),
        (False, "The clerk is on duty at night."),
    ],
)
def test_a_sentence_may_announce_the_duties(*, expected: bool, sentence: str) -> None:
    duties = ["Rows boats to their berths.", "Mends nets.", "Answers the harbor telephone."]
    text = "\n\n".join(["BOAT CLERK", "DEFINITION", "Keeps the berth book.", sentence, *duties, "LICENSES", "None."])
    spec = seen(text, "spec.txt", of="generic")
    said = [p.text for s in spec.all("duties") for p in s.items]
    assert said == (duties if expected else [])


RUN_IN = "**Definition:** Keeps the berth book.\n\n**Examples Of Duties:** They are typical.\n\n1. Rows.\n2. Steers.\n"


def test_a_bold_heading_may_stand_in_front_of_any_text() -> None:
    spec = seen(f"# BOAT CLERK\n\n{RUN_IN}", of="generic")
    assert [(s.name, s.run_in) for s in spec.sections] == [("definition", True), ("duties", True)]


def test_words_of_the_title_name_no_part() -> None:
    text = "TRAINING OFFICER\n\nDEFINITION\n\nTrains.\n\nMINIMUM QUALIFICATIONS\n\nTRAINING OFFICER I\n\nOne year.\n"
    spec = seen(text, "spec.txt", of="generic")
    assert [(s.name, s.level) for s in spec.sections][-1] == ("employment_standards", "training officer i")


@pytest.mark.parametrize(
    ("expected", "head"),
    [
        (True, "**Job Code:** 02217\n\n**Reports To:** Harbor Master\n\n**FLSA Status:** Exempt\n"),
        (True, "**Job Code:** 02217\n**Location:** Pier 3\n**Approved by the Board:** July 1, 2026\n"),
        (False, "**Reports To:** The clerk reports to the harbor master, who assigns the berths of the day.\n"),
    ],
)
def test_a_label_with_its_value_among_others_is_a_field_of_the_head(*, expected: bool, head: str) -> None:
    spec = seen(f"# BOAT CLERK\n\n{head}\n## Definition\n\nKeeps the berth book.\n", of="generic")
    assert spec.has("supervision") != expected


def test_headings_grade_the_demands_of_the_part_above_them() -> None:
    graded = "## Education and Experience\n\n### Essential\n\n- A diploma.\n\n### Desirable\n\n- A boating card.\n\n"
    text = (
        f"# BOAT CLERK\n\n## Duties\n\n- Rows.\n- Steers.\n\n{graded}## Skills\n\n**Required:**\n\n- Skill in rowing.\n"
    )
    found_there = [(s.name, s.heading) for s in seen(text, of="generic").sections if s.heading][1:]
    assert found_there == [
        ("education_and_experience", "Education and Experience"),
        ("education_and_experience", "Essential"),
        ("desirable", "Desirable"),
        ("skills", "Skills"),
        ("skills", "Required:"),
    ]
    assert not [
        f.rule for f in found(text, of="generic") if f.rule in {"structure/empty-section", "structure/repeated-heading"}
    ]


@pytest.mark.parametrize(
    ("expected", "heading", "text"),
    [
        ("desirable", "Knowledge and Skills (Preferred)", DEMANDS),
        ("duties", "Summary of Responsibilities", DUTIES),
        ("knowledge_and_abilities", "Above Average Skills/Competencies", DUTIES),
        ("selection", "Definitions", "Occasionally: up to one third of the day."),
        ("", "Apply", "Text stands here."),
    ],
)
def test_more_headings_by_their_words(expected: str, heading: str, text: str) -> None:
    page = f"# BOAT CLERK\n\n## Duties\n\n- Rows.\n- Steers.\n\n## {heading}\n\n{text}\n"
    assert seen(page, of="generic").sections[-1].name == expected


@pytest.mark.parametrize(
    "first", ["- **Duties:** files letters.", "- Training: keeps the book.", "* Location: the pier", "1. DUTIES: rows"]
)
def test_an_item_may_be_the_first_line_of_a_page(first: str) -> None:
    assert seen(f"{first}\n\n## Knowledge\n\n- Files.\n").all("knowledge")


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("definition", "CLASS CONCEPT/FUNCTION"),
        ("distinguishing", "CLASSIFICATION STANDARDS"),
        ("distinguishing", "ORGANIZATIONAL LEVELS"),
        ("distinguishing", "Guidelines for Class Use/Distinguishing Characteristics"),
        ("definition", "Job Goal"),
        ("duties", "PERFORMANCE RESPONSIBILITIES"),
        ("duties", "PERFORMANCE INDICATORS"),
        ("experience", "SPECIALIZED EXPERIENCE REQUIREMENTS"),
        ("knowledge_and_abilities", "PERSON SPECIFICATION – COMPETENCES"),
        ("knowledge_and_abilities", "FULL PERFORMANCE KNOWLEDGES, SKILLS, ABILITIES AND PERSONAL CHARACTERISTICS"),
        ("duties", "IV. EXAMPLES OF DUTIES COMMON TO ALL LEVELS IN SERIES"),
        ("education", "Training and/or Education"),
        ("employment_standards", "Knowledge, Skills, Abilities, Education and Experience"),
    ],
)
def test_a_heading_of_another_state_is_known(expected: str, text: str) -> None:
    page = f"BOAT CLERK\n\n{text}\n\nThis is a paragraph that says something about the class of the boat clerks.\n"
    assert expected in [s.name for s in seen(page, "spec.txt", of="generic").sections if s.heading]


@pytest.mark.parametrize(
    ("count", "duties"),
    [
        (
            3,
            [
                "As leadworker, assigns boats.",
                "During storms, inspects boats.",
                "At sea, may clean.",
            ],
        ),
        (4, ["Ties boats.", "Plants and prunes trees at the pier.", "Posts tide tables.", "Counts boats."]),
        (2, ["Ties boats at the pier.", "Posts tide tables."]),
        (3, ["Performs the following:", "Ties boats.", "Posts tide tables.", "Counts boats."]),
        (0, ["The duties of this class vary.", "As a clerk, you will tie boats."]),
    ],
)
def test_duties_without_marks_are_items(count: int, duties: list[str]) -> None:
    page = "BOAT CLERK\n\nTYPICAL TASKS\n\n" + "\n\n".join(duties) + "\n\nEDUCATION\n\nHigh school diploma.\n"
    tasks = next(s for s in seen(page, "spec.txt", of="generic").sections if s.name == "duties")
    assert sum(p.kind == "item" for p in tasks.passages) == count
