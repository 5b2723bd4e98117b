"""What a page says: title, masthead, sections under whatever heading, sentences put together again."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
import word_builder as word
from checking import found, profile, seen
from reading import SHARED

from speclint import formats
from speclint.document import Span
from speclint.profile import normal
from speclint.recognize import recognize
from speclint.spec import OUTSIDE, Spec


def outline(spec: Spec) -> list[str]:
    """Each section as one row: its name, level and heading, and what stands under it."""
    rows = []
    for section in spec.sections:
        name = (section.name or "?") + (f" [{section.level}]" if section.level else "")
        texts = [f"{p.label} {p.text}".strip() if p.label else p.text for p in section.passages]
        rows.append(f"{name} <{section.heading}> {' | '.join(texts)}".strip())
    return rows


def headings(text: str, path: str = "spec.md", of: str = "alameda") -> list[tuple[str, str, str]]:
    return [(s.name, s.heading, s.near) for s in seen(text, path, of=of).sections if s.heading]


# -- headings -----------------------------------------------------------------------------------------

NORMAL = [
    ("definition", "DEFINITION"),
    ("definition", "  Definition: "),
    ("definition", "I. DEFINITION"),
    ("definition", "A. Definition"),
    ("definition", "1) Definition"),
    ("definition", "PART II: Definition"),
    ("definition", "**Definition**"),
    ("definition", "Definition (continued)"),
    ("definition", "Definition [1]"),
    ("definition", "– Definition –"),
    ("knowledge and abilities", "Knowledge & Abilities"),
    ("requirements and minimum qualifications", "Requirements/Minimum Qualifications"),
    ("education and experience", "EDUCATION AND/OR EXPERIENCE"),
    ("education and experience", "Education and / or Experience"),
    ("knowledge and skills and abilities", "KNOWLEDGE, SKILLS, & ABILITIES"),
    ("licenses and certificates", "License(s)/Certificate(s)"),
    ("or ii", "OR II"),
    ("andirons and oars", "Andirons or Oars"),
    ("driver's license", "Driver’s License"),
    ("working conditions", "WORKING   CONDITIONS"),
    ("part time work", "Part Time Work"),
    ("a day at sea", "A day at sea"),
]


@pytest.mark.parametrize(("expected", "heading"), NORMAL)
def test_variants_of_a_heading_compare_equal(expected: str, heading: str) -> None:
    assert normal(heading) == expected


@pytest.mark.parametrize("of", ["alameda", "calhr", "generic"])
def test_every_heading_of_a_profile_opens_its_section(of: str) -> None:
    named = {(normal(h), name) for name, hs in profile(of).headings.items() for h in hs}
    assert [heading for heading, count in Counter(h for h, _ in named).items() if count > 1] == []
    for name, known in profile(of).headings.items():
        for heading in known:
            for written in (heading, heading.upper(), f"{heading}:", f"II. {heading}"):
                text = f"# BOAT CLERK\n\n## DEFINITION\n\nRows.\n\n## {written}\n\nText stands here.\n"
                assert headings(text, of=of)[-1] == (name, written, ""), written


JOINED = [
    ("knowledge_and_abilities", "KNOWLEDGE/ABILITIES"),
    ("knowledge_and_abilities", "ABILITIES AND KNOWLEDGE"),
    ("knowledge_and_abilities", "REQUIRED KNOWLEDGE/SKILLS/ABILITIES"),
    ("education_and_experience", "EXPERIENCE/EDUCATION REQUIREMENTS"),
    ("education_and_experience", "EDUCATION, EXPERIENCE, AND LICENSES"),
    ("conditions_and_demands", "PHYSICAL REQUIREMENTS & WORK ENVIRONMENT"),
    ("employment_standards", "MINIMUM QUALIFICATIONS/REQUIREMENTS"),
    ("definition", "DEFINITION AND DISTINGUISHING CHARACTERISTICS"),
    ("", "EDUCATION AND OARS"),
]


@pytest.mark.parametrize(("expected", "heading"), JOINED)
def test_a_heading_may_join_others(expected: str, heading: str) -> None:
    text = f"# BOAT CLERK\n\n## DUTIES\n\nRows.\n\n## {heading}\n\nOne year of it.\n"
    assert headings(text)[-1] == (expected, heading, "")


def test_a_line_that_only_may_be_a_heading_joins_nothing() -> None:
    text = "BOAT CLERK\n\nDUTIES\n\nRows.\n\nTraining and licenses\n\nOne year of it.\n"
    assert [heading for _, heading, _ in headings(text, "spec.txt")] == ["DUTIES"]


# Section, and the heading that was probably meant: nothing where one more or less "s" is no misspelling.
MISSPELT = [
    ("distinguishing", "Distinguishing Features", "DISTINGUSHING FEATURES"),
    ("working_conditions", "Working Conditions", "WORKING CONDITONS"),
    ("physical_demands", "Physical Demands", "PHYSICAL DAMANDS"),
    ("duties", "Examples of Duties", "EXAMPELS OF DUTIES"),
    ("duties", "Examples of Duties", "Examples of Dutys"),
    ("employment_standards", "Employment Standards", "EMPLOYMENT STANDARTS"),
    ("abilities", "Abilities", "Abilites"),
    ("duties", "", "EXAMPLE OF DUTIES"),
    ("physical_demands", "", "PHYSICAL DEMAND"),
    ("employment_standards", "", "EMPLOYMENT STANDARD"),
    ("distinguishing", "", "Distinguishing Feature"),
    ("licenses", "", "Driver’s License Requirement"),
    ("", "", "SAFETY OFFICER DUTY"),
    ("", "", "WORKING WITH CONDITIONERS"),
    ("", "", "Physicians"),
    ("", "", "Education of the Public at Sea"),
]


@pytest.mark.parametrize(("name", "meant", "heading"), MISSPELT)
def test_a_misspelt_heading_opens_the_section_that_was_meant(name: str, meant: str, heading: str) -> None:
    text = f"# BOAT CLERK\n\n## DEFINITION\n\nRows.\n\n## {heading}\n\nText stands here.\n"
    assert headings(text)[-1] == (name, heading, meant)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["definition", "duties"], "DEFINITION\n\nRows.\n\nEXAMPLES OF DUTIES\n\n1. Rows."),
        (["definition", "duties"], "Definition:\nRows.\n\nTypical Tasks:\n\n1. Rows."),
        (["definition", "duties"], "1. DEFINITION\n\nRows.\n\n2. DUTIES\n\n1. Rows."),
        (["definition"], "DEFINITION\n\nRows.\n\n- Duties\n- Benefits"),
        (["definition"], "DEFINITION\n\nRows.\n\nexperience\n\nRows."),
        (["definition"], "DEFINITION\n\nRows.\n\nExperience, education and requirements are rated.\n"),
    ],
)
def test_in_plain_text_a_heading_stands_alone(expected: list[str], text: str) -> None:
    found = headings(f"BOAT CLERK\n\n{text}\n", "spec.txt")
    assert [name for name, _, _ in found] == expected


# -- headings in front of their text ------------------------------------------------------------------

RUN_IN = """\
BOAT CLERK

DEFINITION: Under direction, keeps the berth book.

EMPLOYMENT STANDARDS

Education: High school diploma, GED or equivalent.

Experience - One year at sea.

Knowledge of: tides; knots; and Ability to: row; steer; and sail.

License: A boating card.

Note that: nothing follows.
"""


def test_a_heading_may_stand_in_front_of_its_text() -> None:
    spec = seen(RUN_IN, "spec.txt")
    assert outline(spec) == [
        "definition <DEFINITION> Under direction, keeps the berth book.",
        "employment_standards <EMPLOYMENT STANDARDS>",
        "education <Education> High school diploma, GED or equivalent.",
        "experience <Experience> One year at sea.",
        "knowledge <Knowledge of> tides; knots;",
        "abilities <Ability to> row; steer; and sail.",
        "licenses <License> A boating card. | Note that: nothing follows.",
    ]
    for section in spec.sections:
        assert spec.view[section.span] == section.heading
        for passage in section.passages:
            assert spec.view[passage.whole] == passage.text
    assert {s.parent for s in spec.sections} == {"", "employment_standards"}
    assert set(spec.data) >= {"definition", "education", "experience", "knowledge", "abilities"}


@pytest.mark.parametrize(
    "text",
    ["Duties: Rows.", "- Education: none.", "The education: none.", "Education:", "Tides and education: a talk."],
)
def test_what_only_looks_like_a_heading_in_front_of_its_text(text: str) -> None:
    spec = seen(f"# BOAT CLERK\n\n## DEFINITION\n\nRows.\n\n## WORKING CONDITIONS\n\nWater.\n\n{text}\n")
    assert not any(s.run_in for s in spec.sections)


PARTS = [
    (
        [
            "knowledge_and_abilities <KNOWLEDGE AND ABILITIES>",
            "knowledge <Knowledge of> Tides; knots.",
            "abilities <Ability to> Row; steer.",
        ],
        "KNOWLEDGE AND ABILITIES\n\nKnowledge of: Tides; knots.\n\nAbility to: Row; steer.",
    ),
    (
        [
            "knowledge_and_abilities <KNOWLEDGE AND ABILITIES>",
            "knowledge <Knowledge of:> - Tides | - Knots",
            "abilities <Ability to:> - Row",
        ],
        "## KNOWLEDGE AND ABILITIES\n\n### Knowledge of:\n\n- Tides\n- Knots\n\n### Ability to:\n\n- Row",
    ),
    (
        [
            "duties <EXAMPLES OF DUTIES> 1. Rows. | 2. Steers.",
            "other_duties <Other Duties:> 3. Performs related duties as assigned.",
            "working_conditions <WORKING CONDITIONS> - Water.",
        ],
        (
            "## EXAMPLES OF DUTIES\n\n1. Rows.\n2. Steers.\n\n"
            "Other Duties:\n\n3. Performs related duties as assigned.\n\n## WORKING CONDITIONS\n\n- Water."
        ),
    ),
    (
        [
            "employment_standards <EMPLOYMENT STANDARDS>",
            "education <Education> A short course.",
            "abilities <Abilities> Ability to row.",
        ],
        "EMPLOYMENT STANDARDS\n\n  A.  Education\n\n      A short course.\n\n  B.  Abilities\n\n      Ability to row.",
    ),
    (
        [
            "employment_standards <EMPLOYMENT STANDARDS>",
            "education <Education> - A short course.",
            "experience <Experiance> - One year.",
        ],
        "## EMPLOYMENT STANDARDS\n\n- **Education:** A short course.\n- **Experiance:** One year.",
    ),
    (
        ["duties <EXAMPLES OF DUTIES (a sample; others may be added)> - Training: rows.", "abilities <Abilites> Row."],
        "EXAMPLES OF DUTIES (a sample; others may be added)\n\n- Training: rows.\n\nAbilites\n\nRow.",
    ),
    (
        ["knowledge <Knowledge> Knowledge of tides.", "abilities <Abilities> Ability to row."],
        "Knowledge\n\nKnowledge of tides.\n\nAbilities\n\nAbility to row.",
    ),
    (
        ["duties <DUTIES> 1. Rows.", "duties <On the Water> 2. Steers.", "abilities <Abilities> Row."],
        "## DUTIES\n\n1. Rows.\n\n### On the Water\n\n2. Steers.\n\n## Abilities\n\nRow.",
    ),
]


@pytest.mark.parametrize(("expected", "text"), PARTS)
def test_a_section_has_parts(expected: list[str], text: str) -> None:
    rows = outline(seen(f"# BOAT CLERK\n\n## DEFINITION\n\nRows.\n\n{text}\n"))
    assert rows == ["definition <DEFINITION> Rows.", *expected]


SERIES = """\
BOAT CLERK
Series Specification

DEFINITION OF SERIES

Keeps boats.

DEFINITION OF LEVELS

BOAT CLERK I

Rows.

BOAT CLERK II

Steers.

MINIMUM QUALIFICATIONS

BOAT CLERK I

One year.

BOAT CLERK II

Two years.

KNOWLEDGE AND ABILITIES

ALL LEVELS:

Knowledge of: Tides.

LEVEL II

Knowledge of: Knots.
"""


def test_the_levels_of_a_series_belong_to_the_section_above_them() -> None:
    spec = seen(SERIES, "spec.txt", of="calhr")
    assert spec.is_series
    assert outline(spec) == [
        "masthead <> Series Specification",
        "definition <DEFINITION OF SERIES> Keeps boats.",
        "definition <DEFINITION OF LEVELS>",
        "definition [boat clerk i] <BOAT CLERK I> Rows.",
        "definition [boat clerk ii] <BOAT CLERK II> Steers.",
        "employment_standards <MINIMUM QUALIFICATIONS>",
        "employment_standards [boat clerk i] <BOAT CLERK I> One year.",
        "employment_standards [boat clerk ii] <BOAT CLERK II> Two years.",
        "knowledge_and_abilities <KNOWLEDGE AND ABILITIES>",
        "knowledge_and_abilities [all levels] <ALL LEVELS:>",
        "knowledge [all levels] <Knowledge of> Tides.",
        "knowledge_and_abilities [level ii] <LEVEL II>",
        "knowledge [level ii] <Knowledge of> Knots.",
    ]


@pytest.mark.parametrize(
    ("expected", "title"),
    [(True, "BOAT CLERK I/II"), (True, "Boat Clerk Series"), (False, "BOAT CLERK II"), (False, "ENGINEER")],
)
def test_a_title_may_name_a_series(*, expected: bool, title: str) -> None:
    assert seen(f"# {title}\n\n## DEFINITION\n\nRows.\n").is_series == expected


def test_a_first_heading_may_name_every_class_of_a_series() -> None:
    title = " ".join(f"Harbor Boat Clerk {number}, City of Marisol" for number in range(1, 8)) + " Series"
    assert seen(f"# {title}\n\n## DEFINITION\n\nRows.\n").title == title
    assert not seen(f"# {title}.\n\n## DEFINITION\n\nRows.\n").title


# -- masthead -----------------------------------------------------------------------------------------

TITLES = [
    ("BOAT CLERK", "CITY OF MARISOL\n\nBOAT CLERK"),
    ("BOAT CLERK", "BOAT CLERK\n\nCity of Marisol"),
    ("Boat Clerk", "City of Marisol\nCivil Service Board\n\nBoat Clerk"),
    ("BOAT CLERK", "HARBOR DEPARTMENT\n\nBOAT CLERK"),
    ("BOAT CLERK", "MARISOL COUNTY\nHUMAN RESOURCES DEPARTMENT\nCLASS SPECIFICATION\n\nBOAT CLERK"),
    ("BOAT CLERK", "DRAFT\n\nBOAT CLERK\n\n(Flexible)"),
    ("BOAT CLERK", "BOAT CLERK                    Code No. 1234"),
    ("Boat Clerk", "Code No. 1234\nApproved: March 3, 2024\n\nBoat Clerk"),
    ("Boat Clerk", "Class Title: Boat Clerk\nClass Code: 1234"),
    ("BOAT CLERK", "Job Title\n\nBOAT CLERK"),
    ("BOAT CLERK", "CLASS SPECIFICATION: BOAT CLERK"),
    ("BOAT CLERK", "October 8, 2025\n\nBOAT CLERK"),
    ("Boat Clerk", "JOB DETAILS\n\nTitle: Boat Clerk\nSalary: $20"),
    ("BOAT CLERK", "Salary Schedule\n\nMOU\n\nBOAT CLERK"),
    ("KEEPER OF THE HARBOR DEPARTMENT", "KEEPER OF THE HARBOR DEPARTMENT"),
    ("Secretary to the Harbor District", "HARBOR DISTRICT\n\nSecretary to the Harbor District"),
    ("", "City of Marisol"),
    ("", "Department of the Harbor District"),
]


@pytest.mark.parametrize(("expected", "masthead"), TITLES)
def test_the_title_is_none_of_the_lines_about_it(expected: str, masthead: str) -> None:
    spec = seen(f"{masthead}\n\nDEFINITION\n\nRows boats in all weathers.\n", "spec.txt")
    assert spec.title == expected
    assert spec.view[spec.title_span] == expected


CODES = [
    ("1234", "Class Code: 1234"),
    ("1234", "Code No. 1234"),
    ("1234", "CODE NO: 1234"),
    ("1234", "Code No.\n1234"),
    ("0123", "Code No.\n\n0123"),
    ("1234", "code: 1234"),
    ("", "Code No."),
    ("", "Zip Code 941234"),
    ("", "Code No. 12"),
]


@pytest.mark.parametrize(("expected", "masthead"), CODES)
def test_the_class_code_stands_in_the_masthead(expected: str, masthead: str) -> None:
    spec = seen(f"BOAT CLERK\n\nCity of Marisol\n{masthead}\n\nDEFINITION\n\nRows.\n", "spec.txt")
    assert spec.class_code == expected
    assert spec.view[spec.code_span] == expected


def test_a_masthead_may_be_a_table() -> None:
    rows = "| Class Code | 1234 |\n| --- | --- |\n| Approved by CSB | March 3, 2024 |"
    spec = seen(f"# BOAT CLERK\n\n{rows}\n\n## DEFINITION\n\nRows.\n")
    assert (spec.title, spec.class_code) == ("BOAT CLERK", "1234")
    assert [(s.kind, s.when) for s in spec.dates] == [("approved", date(2024, 3, 3))]


COLUMNS = [
    ("1234 approved 2019-03-04", "Class Code | Adopted", "1234 | 3/4/2019"),
    ("1234 approved 2019-03-04", "Adopted | Class Code", "3/4/2019 | 1234"),
    ("1234 approved 2019-03-04 revised 2020-05-06", "Code No. | Approved | Revised", "1234 | 3/4/2019 | 5/6/2020"),
    ("1234 revised 2019-03-04", "**Revised** | **Approved** | **Code No.**", "3/4/2019 | | 1234"),
    ("1234 approved 2019-03-04", "Class Title | Class Code | Adopted", "Boat Clerk | 1234 | March 4, 2019"),
    ("1234 approved 2019-03-04", "Class Code | 1234", "Adopted | 3/4/2019"),  # labels beside their values
]


@pytest.mark.parametrize("title", ["# BOAT CLERK\n\n{table}", "{table}\n\nBOAT CLERK"])
@pytest.mark.parametrize(("expected", "labels", "values"), COLUMNS)
def test_the_labels_of_a_masthead_may_stand_above_their_values(
    expected: str, labels: str, values: str, title: str
) -> None:
    rule = " | ".join("---" for _ in labels.split("|"))
    table = f"| {labels} |\n| {rule} |\n| {values} |"
    spec = seen(f"{title.format(table=table)}\n\n## DEFINITION\n\nRows.\n")
    dates = [f" {stamp.kind} {stamp.when}" for stamp in spec.dates if stamp.when]
    assert "".join([spec.class_code, *dates]) == expected
    assert spec.title.upper() == "BOAT CLERK"
    assert spec.view[spec.code_span] == spec.class_code
    assert [spec.view[stamp.span] for stamp in spec.dates if stamp.when] == [s.text for s in spec.dates if s.when]


def test_a_masthead_may_be_a_table_of_word() -> None:
    rows = [("Class Title", "Boat Clerk"), ("Class Code:", "1234"), ("Approved by CSB", "3/3/24")]
    table = word.table(*(word.row(word.para(a), word.para(b)) for a, b in rows))
    body = table + word.para(word.run("DEFINITION", "<w:b/>")) + word.para("Rows.")
    spec = seen(word.docx(body), "spec.docx")
    assert (spec.title, spec.class_code) == ("Boat Clerk", "1234")
    assert [(s.kind, s.when) for s in spec.dates] == [("approved", date(2024, 3, 3))]


DATES = [
    (date(2024, 3, 3), "March 3, 2024"),
    (date(2024, 3, 3), "MARCH 3RD, 2024"),
    (date(2024, 3, 3), "Mar. 3 2024"),
    (date(2024, 9, 9), "Sept 9, 2024"),
    (date(2024, 3, 1), "March 2024"),
    (date(2024, 3, 1), "3/2024"),
    (date(2024, 3, 3), "3 March 2024"),
    (date(2024, 3, 3), "3rd of March, 2024"),
    (date(2024, 3, 3), "3/3/2024"),
    (date(2024, 3, 3), "03-03-24"),
    (date(2024, 3, 3), "3.3.24"),
    (date(2024, 3, 3), "2024-03-03"),
    (date(2024, 2, 29), "2/29/2024"),
    (date(2049, 12, 31), "12/31/49"),
    (date(1950, 1, 1), "1/1/50"),
    (None, "February 30, 2024"),
    (None, "30 February 2024"),
    (None, "13/2024"),
    (None, "2/29/2023"),
    (None, "13/45/2024"),
    (None, "2024-13-01"),
    (None, "0/0/00"),
]


@pytest.mark.parametrize(("expected", "written"), DATES)
def test_a_date_is_read_in_every_form_and_kept_where_no_calendar_has_it(expected: date | None, written: str) -> None:
    spec = seen(f"# BOAT CLERK\n\nApproved by CSB: {written}\n\n## DEFINITION\n\nRows.\n")
    (stamp,) = spec.dates
    assert (stamp.kind, stamp.text, stamp.when) == ("approved", written, expected)
    assert spec.view[stamp.span] == written
    assert spec.data["approved"] == written  # a day that cannot be has a rule of its own; it is not missing too


def test_a_year_alone_is_a_date_behind_its_label_and_an_adjective_is_no_label() -> None:
    lines = "Established: 1931\n\nWrites effective reports of the 1931 flood.\n\nEffective May 2, 2024"
    spec = seen(f"# BOAT CLERK\n\n{lines}\n\n## DEFINITION\n\nRows.\n", of="generic")
    found = sorted((s.kind, s.text, s.when) for s in spec.dates)
    assert found == [("effective", "May 2, 2024", date(2024, 5, 2)), ("established", "1931", date(1931, 1, 1))]


@pytest.mark.parametrize("written", ["", "TBD", "__________"])
def test_a_date_that_is_not_there_yet(written: str) -> None:
    spec = seen(f"# BOAT CLERK\n\nApproved by CSB: {written}\n\n## DEFINITION\n\nRows.\n")
    assert [(s.kind, s.text, s.when) for s in spec.dates] == [("approved", "", None)]
    assert "approved" not in spec.data


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        ("approved", "Approved by the Civil Service Board: 3/3/24"),
        ("approved", "Adopted: 3/3/24"),
        ("approved", "Approved by CSB:\n\n3/3/24"),
        ("revised", "Revised: 3/3/24"),
        ("revised", "r: 3/3/24"),
    ],
)
def test_a_date_has_a_kind(expected: str, line: str) -> None:
    spec = seen(f"# BOAT CLERK\n\n{line}\n\n## DEFINITION\n\nRows.\n")
    assert [(s.kind, s.text) for s in spec.dates] == [(expected, "3/3/24")]


# -- what cuts a sentence in two ----------------------------------------------------------------------

CUT = """\
# BOAT CLERK

## DEFINITION

Under direction, keeps the berth book of the harbor with great care and

{}

speed; rows.
"""

FURNITURE = [
    ("page turn", "(OVER)"),
    ("page turn", "- over -"),
    ("page turn", "Continued on next page"),
    ("page turn", "(continued from the previous page)"),
    ("page number", "Page 2 of 3"),
    ("page number", "- 2 -"),
    ("running head", "BOAT CLERK"),
    ("typist initials", "MRS:jd"),
    ("typist initials", "NCWGL: Human Resources Department"),
    ("file path", r"H:\Personnel\Boat Clerk.docx"),
    ("file name", "Boat Clerk Redline.docx"),
    ("page number", "3"),
    ("page number", "2/4"),
    ("revision stamp", "Rev. 10/1/2019"),
    ("revision stamp", "Revised October 2019"),
    ("revision stamp", "Revised 6/2019"),
    ("revision stamp", "June 23, 2009"),
    ("running head", "CONFIDENTIAL"),
    ("running head", "Rev. 3/09"),
    ("running head", "P a g e | 2"),
    ("running head", "[Page break]"),
]


@pytest.mark.parametrize(("kind", "line"), FURNITURE)
def test_a_sentence_that_a_page_turn_cuts_is_put_together_again(kind: str, line: str) -> None:
    spec = seen(CUT.format(line))
    (definition,) = spec.all("definition")
    (passage,) = definition.passages
    assert passage.text.endswith("great care and speed; rows.")
    assert [(k, cuts) for k, _, cuts in spec.furniture] == [(kind, True)]
    found = spec.view[spec.furniture[0][1].whole]
    assert found in line
    for word_ in ("direction", "care and", "speed; rows."):
        start = passage.text.index(word_)
        assert spec.view[passage.span(start, start + len(word_))] == word_
    across = passage.span(passage.text.index("care"), passage.text.index("speed") + 5)
    assert found in spec.view[across]


def test_several_lines_of_furniture_are_taken_out_at_once() -> None:
    lines = "Page 2 of 3\n\nMRS:jd\n\nRevised 6/2019\n\nH:\\Personnel\\Boat Clerk.docx\n\nBOAT CLERK"
    spec = seen(CUT.format(lines))
    assert [cuts for _, _, cuts in spec.furniture] == [True] * 5
    assert spec.all("definition")[0].passages[0].text.endswith("care and speed; rows.")


def test_what_stands_in_a_table_is_no_furniture() -> None:
    spec = seen("# BOAT CLERK\n\n## DUTIES\n\n| Boat | Revised |\n|---|---|\n| Dory | 3/3/2019 |\n| punt | 3 |\n")
    assert spec.furniture == ()


def test_furniture_between_two_paragraphs_cuts_nothing() -> None:
    spec = seen("# BOAT CLERK\n\n## DUTIES\n\n1. Rows.\n\n(OVER)\n\n2. Steers.\n\n(OVER)\n\n## ABILITIES\n\nRow.\n")
    assert [(k, cuts) for k, _, cuts in spec.furniture] == [("page turn", False)] * 2
    assert [p.text for p in spec.all("duties")[0].passages] == ["Rows.", "Steers."]


def test_a_list_item_is_put_together_again_too() -> None:
    text = (
        "# BOAT CLERK\n\n## DUTIES\n\n1. Rows the boat to the far side of\n\nPage 2 of 3\n\nthe harbor.\n2. Steers.\n"
    )
    spec = seen(text)
    assert outline(spec)[-1] == "duties <DUTIES> 1. Rows the boat to the far side of the harbor. | 2. Steers."


@pytest.mark.parametrize(
    "line",
    [
        "Benefits",
        "Hands over the keys.",
        "PAGE BOY",
        "Class C: boats",
        "See the file.",
        "II",
        "MRS: Jones, a clerk",
        "June 3, 2009",
        "7",
    ],
)
def test_what_only_looks_like_furniture_is_text(line: str) -> None:
    spec = seen(f"# BOAT CLERK\n\n## DEFINITION\n\nRows.\n\n{line}\n\nSteers.\n")
    assert spec.furniture == ()


TYPED = [
    (["1. Rows.", "2. Steers.", "3. Bails."], ["1. Rows.", "2. Steers.", "3. Bails."]),
    (["1. Rows.", "3. Steers."], ["1.\tRows.", "3.\tSteers."]),
    (["1. Rows.", "2) Steers.", "3. Bails."], ["1. Rows.", "2) Steers.", "3. Bails."]),
    (["• Rows.", "• Steers."], ["• Rows.", "•   Steers."]),
    (["1. Rows.", "2. Sails:", "(1) the dory;", "(2) the punt.", "3. Bails."],
     ["1. Rows.", "2. Sails:", "(1) the dory;", "(2) the punt.", "3. Bails."]),
    (["1. Rows.", "2. Steers.", "Also:", "1. Bails.", "2. Mends."],
     ["1. Rows.", "2. Steers.", "Also:", "1. Bails.", "2. Mends."]),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "lines"), TYPED)
def test_the_labels_of_a_list_may_be_typed(expected: list[str], lines: list[str]) -> None:
    body = word.para("BOAT CLERK") + word.para(word.run("DUTIES", "<w:b/>"))
    text = "".join(word.para(*word_parts(line)) for line in lines)
    spec = seen(word.docx(body + text), "spec.docx")
    (duties,) = spec.all("duties")
    assert [f"{p.label or ''} {p.text}".strip() for p in duties.passages] == expected
    assert [spec.view[p.whole] for p in duties.passages] == [p.text for p in duties.passages]
    assert [p.kind for p in duties.passages] == ["item" if line[0] in "•123(" else "paragraph" for line in lines]
    faults = [f.rule for f in found(word.docx(body + text), "spec.docx", only=["numbering/restart", "numbering/gap"])]
    assert faults == (["numbering/gap"] if "3. Steers." in expected else [])


def word_parts(line: str) -> list[str]:
    before, tab, behind = line.partition("\t")
    return [word.run(before), "<w:r><w:tab/></w:r>", word.run(behind)] if tab else [word.run(line)]


@pytest.mark.parametrize(
    "lines", [["1. Rows."], ["1. Rows.", "Steers."], ["1. Rows.", "• Steers."], ["1.5 boats", "2.5 oars"]]
)
def test_a_number_by_itself_is_text(lines: list[str]) -> None:
    body = word.para("BOAT CLERK") + word.para(word.run("DUTIES", "<w:b/>")) + "".join(map(word.para, lines))
    (duties,) = seen(word.docx(body), "spec.docx").all("duties")
    assert [(p.kind, p.text) for p in duties.passages] == [("paragraph", line) for line in lines]


def test_a_break_in_long_prose_is_mended_and_remembered() -> None:
    first = "Keeps the berth book of the harbor, looks after the buoys of the channel and rows the launch"
    body = word.para("BOAT CLERK") + word.para(word.run("DEFINITION", "<w:b/>")) + word.para(first)
    spec = seen(word.docx(body + word.para("with care.")), "spec.docx")
    assert [p.text for p in spec.all("definition")[0].passages] == [f"{first} with care."]
    assert [(k, p.text, cuts) for k, p, cuts in spec.furniture] == [("paragraph break", "with care.", True)]


# -- headers, footers, notes; data; empty items -------------------------------------------------------


def test_headers_and_footers_stand_beside_the_text() -> None:
    sides = '<w:sectPr><w:headerReference w:type="default" r:id="kheader1"/>'
    sides += '<w:footerReference w:type="default" r:id="kfooter1"/></w:sectPr>'
    body = word.para("BOAT CLERK") + word.para(word.run("DEFINITION", "<w:b/>")) + word.para("Keeps the book and")
    spec = seen(
        word.docx(
            body + word.para("rows.") + sides,
            header1=word.part("hdr", word.para("City of Marisol") + word.para("Code No. 1234")),
            footer1=word.part("ftr", word.para("Approved by CSB: March 3, 2024")),
        ),
        "spec.docx",
    )
    assert (spec.title, spec.class_code) == ("BOAT CLERK", "1234")
    assert [s.when for s in spec.dates] == [date(2024, 3, 3)]
    assert [name for name in outline(spec) if name.startswith("page")] == [
        "page <> City of Marisol | Code No. 1234 | Approved by CSB: March 3, 2024"
    ]
    said = [p.text for _, p in spec.passages()]
    assert "City of Marisol" not in said
    assert "City of Marisol" in [p.text for _, p in spec.passages(outside=True)]


def test_a_specification_may_be_data() -> None:
    text = (
        "title: Boat Clerk\nclass_code: 0417\napproved: March 3, 2024\nsections:\n  definition: Rows boats.\n"
        "  Examples of Duties:\n    - Rows.\n    - Steers.\n  knowledge: [tides, knots]\n"
    )
    spec = seen(text, "spec.yaml")
    assert (spec.title, spec.class_code) == ("Boat Clerk", "0417")
    assert [(s.kind, s.when) for s in spec.dates] == [("approved", date(2024, 3, 3))]
    assert outline(spec)[1:] == [
        "definition <definition> Rows boats.",
        "duties <Examples of Duties> Rows. | Steers.",
        "knowledge <knowledge> tides | knots",
    ]


def test_empty_items_are_kept_in_both_views() -> None:
    text = "# BOAT CLERK\n\n## DUTIES\n\n1. Rows.\n2.\n3. ~~Sails.~~\n\n•\n"
    assert outline(seen(text))[-1] == "duties <DUTIES> 1. Rows. | 2. | 3. | •"
    assert outline(seen(text, view="original"))[-1] == "duties <DUTIES> 1. Rows. | 2. | 3. Sails. | •"


def test_a_heading_that_was_struck_opens_a_section_in_the_original_only() -> None:
    text = "# BOAT CLERK\n\n## DEFINITION\n\nRows.\n\n## ~~DUTIES~~\n\n1. Rows.\n"
    assert [s.name for s in seen(text).sections if s.heading] == ["definition"]
    assert [s.name for s in seen(text, view="original").sections if s.heading] == ["definition", "duties"]


@pytest.mark.parametrize("text", ["# \n", "Rows.", "(OVER)", "1.", "| |\n|-|\n", "Approved by CSB:"])
def test_a_page_that_says_next_to_nothing_is_read(text: str) -> None:
    spec = seen(text)
    assert spec.title in {"", "Rows.", "Rows"}
    assert list(spec.clauses) == list(spec.clauses)
    assert spec.section_at(Span(0, 0)) is None or spec.sections


# -- real specifications ------------------------------------------------------------------------------


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpora are not beside the project")
@pytest.mark.parametrize("kind", ["md", "txt"])
def test_real_specifications_are_recognised(kind: str) -> None:
    files = sorted((SHARED / "corpora" / "calhr" / kind).iterdir())
    missed = [file.name for file in files if not _whole(recognize(_read(file), profile("calhr")))]
    assert len(files) > 1200
    assert len(missed) <= 0.01 * len(files), missed


def _read(file: object) -> formats.Document:
    return formats.read(file.read_bytes(), file.name)  # type: ignore[attr-defined]


def _whole(spec: Spec) -> bool:
    """Whether title, definition or duties, and qualifications are there, each span where it says."""
    names = {s.name for s in spec.sections} | {s.parent for s in spec.sections}
    for section, passage in spec.passages():
        assert spec.view[section.span].split() == section.heading.split()
        if len(passage.parts) == 1:
            assert spec.view[passage.whole] == passage.text
    return bool(spec.title and names & {"definition", "duties"} and "employment_standards" in names)


def test_a_span_stands_in_the_last_section_that_begins_before_it() -> None:
    """The quick way gives what the definition says, furniture between the sections included."""
    head = "# CLERK\n\nCode No. 1001\n\n## DEFINITION\n\nFiles letters.\n\n"
    text = f"{head}Page 1 of 2\n\n## DUTIES\n\n1. Files maps.\n2. Sorts.\n"
    spec = seen(text)
    for start in range(len(spec.view.text) + 1):
        begun = [s for s in spec.sections if s.body.start <= start]
        fit = [s for s in begun if s.name not in OUTSIDE or start <= s.body.end]
        wanted = max(fit, key=lambda s: s.body.start).body.start if fit else None
        found = spec.section_at(Span(start, start))
        assert (found and found.body.start) == wanted
