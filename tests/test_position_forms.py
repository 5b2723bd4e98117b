"""Position-description forms as different governments lay them out: the parts are read in any table."""

from __future__ import annotations

import re

import pytest
import word_builder as word
from checking import seen
from word_builder import para, row, run, table

TITLE = "Harbor Clerk"
PURPOSE = "Keeps the berth book of the harbor under the direction of the Wharfinger."
DUTIES = ["Moors boats and collects fees.", "Keeps the log of tides.", "Answers the telephone of the harbor office."]
SCHOOL = "High school diploma or its equivalent."
YEARS = "Two years of experience at sea."
KNOTS = "Knowledge of knots, tides and signals."
LIFTS = "Lifts ropes of up to 40 pounds."
WET = "The pier is wet and cold in winter."
CARD = "A valid boating card."


def label(text: str) -> str:
    return para(run(text, "<w:b/>"))


def paras(*texts: str) -> str:
    return "".join(para(text) for text in texts)


def soft(first: str, second: str) -> str:
    """Two lines of one paragraph, parted by a soft return."""
    return f"<w:p>{run(first)}<w:r><w:br/></w:r>{run(second)}</w:p>"


def merged(blocks: str, over: int = 2) -> str:
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{over}"/></w:tcPr>{blocks}</w:tc>'


def control(text: str) -> str:
    """A content control with its text."""
    return f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{para(text)}</w:sdtContent></w:sdt>"


def typed(text: str) -> str:
    """A legacy form field with what was typed into it."""
    return word.field("FORMTEXT", run(text))


def tick(*, on: bool) -> str:
    return run("☒" if on else "☐")


ABOVE = (
    para("GOVERNMENT OF MARISOL")
    + para("JOB DESCRIPTION")
    + table(
        row(label("Position Title"), label("Position Number"), label("Division")),
        row(para(TITLE), para("33-0412"), para("Harbors")),
    )
    + table(
        row(label("PURPOSE OF THE POSITION")),
        row(para(PURPOSE)),
        row(label("RESPONSIBILITIES")),
        row(paras(*DUTIES)),
        row(label("KNOWLEDGE, SKILLS AND ABILITIES")),
        row(para(KNOTS)),
        row(label("Typically, the above qualifications would be attained by:")),
        row(para(SCHOOL)),
        row(label("WORKING CONDITIONS")),
        row(label("Physical Demands")),
        row(para(LIFTS)),
        row(label("Environmental Conditions")),
        row(para(WET)),
    )
)

BESIDE = table(
    row(para("Position Title"), para(TITLE)),
    row(para("Department"), para("Harbors")),
    row(para("Reports to"), para("Wharfinger")),
    row(para("Position Summary"), para(PURPOSE)),
    row(para("Key Duties"), paras(*DUTIES)),
    row(para("Education"), para(SCHOOL)),
    row(para("Experience"), para(YEARS)),
    row(para("Knowledge and Skills"), para(KNOTS)),
    row(para("Physical Demands"), para(LIFTS)),
    row(para("Working Environment"), para(WET)),
)

MERGED = table(
    row(merged(label("STATE OF MARISOL – POSITION DESCRIPTION FORM"), 4)),
    row(label("1. Class Title:"), para(TITLE), label("2. Position No.:"), para("0412")),
    row(merged(label("SECTION 1. POSITION PURPOSE") + para(PURPOSE), 4)),
    row(merged(label("SECTION 2. DESCRIPTION OF DUTIES"), 4)),
    row(label("% of Time"), merged(label("Duties"), 3)),
    *(row(para(f"{share} %"), merged(para(duty), 3)) for share, duty in zip((50, 30, 20), DUTIES, strict=True)),
    row(merged(label("SECTION 3. MINIMUM QUALIFICATIONS") + para(SCHOOL) + para(YEARS), 4)),
    row(merged(label("SECTION 4. WORKING CONDITIONS") + para(WET), 4)),
    row(merged(label("SECTION 5. PHYSICAL REQUIREMENTS") + para(LIFTS), 4)),
)

NESTED = table(
    row(
        table(
            row(label("Job Title:"), para(TITLE)),
            row(label("Grade:"), para("12")),
        )
        + para("")
    ),
    row(label("Job Purpose") + table(row(para(PURPOSE))) + para("")),
    row(label("Main Duties and Responsibilities") + table(*(row(para(duty)) for duty in DUTIES)) + para("")),
    row(
        label("Person Specification")
        + table(row(label("Education:"), para(SCHOOL)), row(label("Experience:"), para(YEARS)))
        + para("")
    ),
    row(label("Physical Effort") + table(row(para(LIFTS))) + para("")),
    row(label("Working Conditions") + table(row(para(WET))) + para("")),
)

CONTROLS = para("Position Description") + table(
    row(para("Working Title:"), control(TITLE)),
    row(para("Purpose of Position:"), control(PURPOSE)),
    row(para("Essential Functions:"), "".join(map(control, DUTIES))),
    row(para("Required Education:"), control(SCHOOL)),
    row(para("Required Experience:"), control(YEARS)),
    row(para("Licenses or Certificates:"), control(CARD)),
    row(para("Physical Requirements:"), control(LIFTS)),
    row(para("Work Environment:"), control(WET)),
)

LEGACY = (
    label("POSITION DESCRIPTION")
    + para(run("Position Title:  "), typed(TITLE))
    + para(run("Department:  "), typed("Harbors"))
    + label("Summary of Position")
    + para(typed(PURPOSE))
    + label("Major Duties")
    + "".join(para(typed(duty)) for duty in DUTIES)
    + label("Minimum Qualifications")
    + para(run("Education:  "), typed(SCHOOL))
    + para(run("Experience:  "), typed(YEARS))
    + label("Physical Demands")
    + para(typed(LIFTS))
    + label("Work Environment")
    + para(typed(WET))
)

BOXES = (
    para(word.box(label("CITY OF MARISOL") + label("Position Description")))
    + para(run("Position Title: "), run(TITLE))
    + para(word.box(label("Position Purpose")))
    + para(PURPOSE)
    + para(word.box(label("Key Responsibilities")))
    + paras(*DUTIES)
    + para(word.box(label("Qualifications")))
    + paras(SCHOOL, YEARS)
    + para(word.box(label("Physical Effort")))
    + para(LIFTS)
    + para(word.box(label("Working Conditions")))
    + para(WET)
)

TICKS = (
    table(row(label("Classification Title"), para(TITLE)))
    + table(
        row(para("Status:"), para(tick(on=True), " Full-time ", tick(on=False), " Part-time")),
        row(para("General Summary of Function/Purpose of Position:")),
        row(para(PURPOSE)),
        row(para("Duties, with the share of time:")),
    )
    + table(*(row(para(f"Duty {n}"), para(duty)) for n, duty in enumerate(DUTIES, 1)))
    + table(row(para("EDUCATION:")), row(para(SCHOOL)), row(para("EXPERIENCE:")), row(para(YEARS)))
    + table(
        row(label("Physical Demands"), label("Never"), label("Sometimes"), label("Often")),
        row(para("Lifting up to 40 pounds"), para(tick(on=False)), para(tick(on=True)), para(tick(on=False))),
        row(para("Standing on the pier"), para(tick(on=False)), para(tick(on=False)), para(tick(on=True))),
    )
    + table(row(label("Working Conditions"), para(WET)))
)

NUMBERED = para("Form PD-8") + table(
    row(soft("1. Official Title", TITLE), soft("2. Position No.", "0412"), soft("3. Department", "Harbors")),
    row(merged(soft("4. Purpose of Position", PURPOSE), 3)),
    row(merged(para("5. Principal Duties") + paras(*DUTIES), 3)),
    row(merged(para("6. Required Education and Experience") + paras(SCHOOL, YEARS), 3)),
    row(merged(para("7. Physical Demands") + para(LIFTS), 3)),
    row(merged(para("8. Work Environment") + para(WET), 3)),
)

FACTORS = (
    label("HARBOR CLERK")
    + label("INTRODUCTION")
    + para(PURPOSE)
    + label("MAJOR DUTIES")
    + paras(*DUTIES)
    + label("Factor 1 – Knowledge Required by the Position")
    + para(KNOTS)
    + label("Factor 2 – Supervisory Controls")
    + para("The wharfinger reviews the log each month.")
    + label("Factor 8 – Physical Demands")
    + para(LIFTS)
    + label("Factor 9 – Work Environment")
    + para(WET)
)

OBJECTIVE = table(
    row(para("Position title:"), para(TITLE), para("Location:"), para("Marisol")),
    row(merged(para("Position objective"), 4)),
    row(merged(para(PURPOSE), 4)),
    row(merged(para("Key result areas and responsibilities"), 4)),
    *(row(para(str(n)), merged(para(duty), 3)) for n, duty in enumerate(DUTIES, 1)),
    row(merged(para("Selection criteria"), 4)),
    row(para("Essential"), merged(paras(SCHOOL, YEARS), 3)),
    row(merged(para("Physical requirements of the position"), 4)),
    row(merged(para(LIFTS), 4)),
    row(merged(para("Working environment"), 4)),
    row(merged(para(WET), 4)),
)

RUN_IN = table(
    row(para(run("JOB TITLE: ", "<w:b/>"), run(TITLE)), para(run("DATE: ", "<w:b/>"), run("July 1, 2026"))),
    row(merged(para(run("JOB SUMMARY: ", "<w:b/>"), run(PURPOSE)))),
    row(merged(label("ESSENTIAL JOB FUNCTIONS:") + paras(*(f"{n}. {duty}" for n, duty in enumerate(DUTIES, 1))))),
    row(merged(para(run("MINIMUM EDUCATION: ", "<w:b/>"), run(SCHOOL)))),
    row(merged(para(run("MINIMUM EXPERIENCE: ", "<w:b/>"), run(YEARS)))),
    row(merged(para(run("PHYSICAL DEMANDS: ", "<w:b/>"), run(LIFTS)))),
    row(merged(para(run("WORK ENVIRONMENT: ", "<w:b/>"), run(WET)))),
)


def softly(*texts: str) -> str:
    """Lines of one paragraph, parted by soft returns."""
    return f"<w:p>{'<w:r><w:br/></w:r>'.join(map(run, texts))}</w:p>"


def below(blocks: str, *, first: bool) -> str:
    """A cell that is merged with the ones under it."""
    start = ' w:val="restart"' if first else ""
    return f"<w:tc><w:tcPr><w:vMerge{start}/></w:tcPr>{blocks}</w:tc>"


def controlled(rows: str) -> str:
    """Rows of a table inside a content control."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{rows}</w:sdtContent></w:sdt>"


AREAS = (
    label("Position Description")
    + table(row(para("Title/Series/Grade"), para(TITLE)), row(para("Organization"), para("Harbors")))
    + label("Introduction")
    + para(PURPOSE)
    + label("Major Duties and Responsibilities")
    + label("Duty 1: Berths (50%)")
    + para(DUTIES[0])
    + label("Duty 2: Tides (30%)")
    + para(DUTIES[1])
    + label("Duty 3: Callers (20%)")
    + para(DUTIES[2])
    + label("Qualifications Required")
    + paras(SCHOOL, YEARS)
    + label("Physical Demands")
    + para(LIFTS)
    + label("Work Environment")
    + para(WET)
)

ACCOUNTABILITIES = (
    table(
        row(para("Role title"), para(TITLE)),
        row(label("Purpose of the role"), para(PURPOSE)),
    )
    + table(
        row(label("Key accountabilities"), label("What this looks like")),
        *(row(label(area), para(duty)) for area, duty in zip(("Berths", "Tides", "Callers"), DUTIES, strict=True)),
    )
    + table(
        row(label("Qualifications and experience"), paras(SCHOOL, YEARS)),
        row(label("Physical requirements"), para(LIFTS)),
        row(label("Work environment"), para(WET)),
    )
)

SCHOOLS = table(
    row(para("TITLE:"), para(TITLE)),
    row(para("QUALIFICATIONS:"), paras(f"1. {SCHOOL}", f"2. {YEARS}")),
    row(para("REPORTS TO:"), para("Wharfinger")),
    row(para("JOB GOAL:"), para(PURPOSE)),
    row(para("PERFORMANCE RESPONSIBILITIES:"), paras(*DUTIES)),
    row(para("PHYSICAL DEMANDS:"), para(LIFTS)),
    row(para("WORKING CONDITIONS:"), para(WET)),
    row(para("TERMS OF EMPLOYMENT:"), para("Twelve months; salary by the council.")),
)

SHARES = (
    label("POSITION DESCRIPTION")
    + table(row(para("1. POSITION TITLE"), para(TITLE)), row(para("2. PARISH"), para("Marisol")))
    + para(run("FUNCTION OF POSITION:", "<w:b/>"))
    + para(PURPOSE)
    + para(run("DUTIES AND RESPONSIBILITIES", "<w:b/>"))
    + table(*(row(para(share), para(duty)) for share, duty in zip(("50%", "30%", "20%"), DUTIES, strict=True)))
    + para(run("MINIMUM QUALIFICATIONS", "<w:b/>"))
    + paras(SCHOOL, YEARS)
    + para(run("PHYSICAL EFFORT", "<w:b/>"))
    + para(LIFTS)
    + para(run("WORKING CONDITIONS", "<w:b/>"))
    + para(WET)
)

DOWN = table(
    row(label("Position"), para(TITLE)),
    row(label("Purpose"), para(PURPOSE)),
    row(below(label("Duties"), first=True), para(DUTIES[0])),
    row(below(para(""), first=False), para(DUTIES[1])),
    row(below(para(""), first=False), para(DUTIES[2])),
    row(below(label("Qualifications"), first=True), para(SCHOOL)),
    row(below(para(""), first=False), para(YEARS)),
    row(label("Physical effort"), para(LIFTS)),
    row(label("Working conditions"), para(WET)),
)

CRITERIA = (
    label("JOB DESCRIPTION")
    + para(run("Post Title: "), run(TITLE))
    + label("1. JOB PURPOSE")
    + para(PURPOSE)
    + label("2. MAIN DUTIES AND RESPONSIBILITIES")
    + paras(*DUTIES)
    + label("3. PERSON SPECIFICATION")
    + table(
        row(label("Criteria"), label("Essential"), label("Desirable")),
        row(para("Education"), para(SCHOOL), para("A course in seamanship.")),
        row(para("Experience"), para(YEARS), para("Work in a ferry office.")),
    )
    + label("4. PHYSICAL EFFORT")
    + para(LIFTS)
    + label("5. WORKING CONDITIONS")
    + para(WET)
)

ROWS_IN_CONTROLS = table(
    row(label("Working Title"), para(TITLE)),
    controlled(row(label("Primary Purpose of Position"), para(PURPOSE))),
    controlled(row(label("Essential Duties and Responsibilities"), paras(*DUTIES))),
    controlled(row(label("Required Qualifications"), paras(SCHOOL, YEARS))),
    controlled(row(label("Physical Requirements"), para(LIFTS))),
    controlled(row(label("Work Environment"), para(WET))),
)

QUESTIONS = table(
    row(para("Position title:"), para(TITLE)),
    row(para("What is the purpose of this position?")),
    row(para(PURPOSE)),
    row(para("What are the main duties of this position?")),
    row(paras(*DUTIES)),
    row(para("What education and experience are required?")),
    row(paras(SCHOOL, YEARS)),
    row(para("Describe the physical effort of this position:")),
    row(para(LIFTS)),
    row(para("Describe the working conditions:")),
    row(para(WET)),
)

PARTS = table(
    row(label("PART A – IDENTIFICATION")),
    row(para(run("Position Title: "), run(TITLE))),
    row(label("PART B – POSITION SUMMARY")),
    row(para(PURPOSE)),
    row(label("PART C – KEY ACTIVITIES")),
    row(softly(*(f"{n}) {duty}" for n, duty in enumerate(DUTIES, 1)))),
    row(label("PART D – QUALIFICATIONS")),
    row(softly(f"• {SCHOOL}", f"• {YEARS}")),
    row(label("PART E – PHYSICAL EFFORT AND WORKING CONDITIONS")),
    row(label("Physical effort")),
    row(para(LIFTS)),
    row(label("Working conditions")),
    row(para(WET)),
)

CHECKLIST = (
    para(run("JOB TITLE:\t", "<w:b/>"), run(TITLE))
    + para(run("SUMMARY OF POSITION", "<w:u w:val='single'/>"))
    + para(PURPOSE)
    + para(run("ESSENTIAL DUTIES", "<w:u w:val='single'/>"))
    + "".join(para(f"o\t{duty}") for duty in DUTIES)
    + para(run("EDUCATION AND EXPERIENCE", "<w:u w:val='single'/>"))
    + paras(SCHOOL, YEARS)
    + para(run("PHYSICAL ACTIVITIES", "<w:u w:val='single'/>"))
    + table(
        row(para("Activity"), para("Never"), para("1-33%"), para("34-66%")),
        row(para("Lifting up to 40 pounds"), para(""), para("X"), para("")),
        row(para("Standing on the pier"), para(""), para(""), para("X")),
    )
    + para(run("WORKING CONDITIONS", "<w:u w:val='single'/>"))
    + para(WET)
)
BESIDE_DUTIES = re.compile(r"\d{1,2} ?%|\d|Duty \d|% of Time|What this looks like|")
"""What stands in a cell beside a duty, to count it or to say how much of the time it takes."""
GRID = ["Lifting up to 40 pounds", "Standing on the pier"]
FORMS = {
    "label above its value": (ABOVE, [SCHOOL, KNOTS], [LIFTS]),
    "label beside its value": (BESIDE, [SCHOOL, YEARS, KNOTS], [LIFTS]),
    "merged cells": (MERGED, [SCHOOL, YEARS], [LIFTS]),
    "tables in tables": (NESTED, [SCHOOL, YEARS], [LIFTS]),
    "content controls": (CONTROLS, [SCHOOL, YEARS, CARD], [LIFTS]),
    "form fields": (LEGACY, [SCHOOL, YEARS], [LIFTS]),
    "text boxes": (BOXES, [SCHOOL, YEARS], [LIFTS]),
    "boxes to tick": (TICKS, [SCHOOL, YEARS], GRID),
    "numbered boxes": (NUMBERED, [SCHOOL, YEARS], [LIFTS]),
    "factors": (FACTORS, [KNOTS], [LIFTS]),
    "rows over all columns": (OBJECTIVE, [SCHOOL, YEARS], [LIFTS]),
    "labels in front of their values": (RUN_IN, [SCHOOL, YEARS], [LIFTS]),
    "duties by area": (AREAS, [SCHOOL, YEARS], [LIFTS]),
    "areas beside duties": (ACCOUNTABILITIES, [SCHOOL, YEARS], [LIFTS]),
    "a school's outline": (SCHOOLS, [SCHOOL, YEARS], [LIFTS]),
    "shares of time": (SHARES, [SCHOOL, YEARS], [LIFTS]),
    "labels merged downwards": (DOWN, [SCHOOL, YEARS], [LIFTS]),
    "criteria in columns": (CRITERIA, [SCHOOL, YEARS], [LIFTS]),
    "rows in content controls": (ROWS_IN_CONTROLS, [SCHOOL, YEARS], [LIFTS]),
    "questions": (QUESTIONS, [SCHOOL, YEARS], [LIFTS]),
    "lettered parts": (PARTS, [SCHOOL, YEARS], [LIFTS]),
    "a checklist": (CHECKLIST, [SCHOOL, YEARS], GRID),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("profile", ["pd-form", "generic"])
def test_a_form_is_read(form: str, profile: str) -> None:
    body, demands, efforts = FORMS[form]
    spec = seen(word.docx(body), "spec.docx", of=profile)
    held = dict[str, list[str]]()
    for section in spec.sections:
        held.setdefault(section.parent or section.name, []).extend(p.text for p in section.passages)
    assert spec.title.title() == TITLE
    assert held["definition"] == [PURPOSE]
    assert [text for text in held["duties"] if not BESIDE_DUTIES.fullmatch(text)] == DUTIES
    assert set(demands) <= set(held["employment_standards"])
    assert set(efforts) <= set(held["physical_demands"])
    assert held["working_conditions"] == [WET]
    assert all(p.kind == "item" for s in spec.all("duties") for p in s.passages if p.text in DUTIES)
