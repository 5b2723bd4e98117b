"""The class title is read as every other line: what was never filled in, marks, signs, slips of the pen."""

from __future__ import annotations

import pytest
from checking import found
from word_builder import box, docx, para, row, run, table

REST = "City of Marisol\n\n## DEFINITION\n\nTies up boats.\n"
FAULTS = [
    ("wording/placeholder", "[TITLE]"),
    ("wording/placeholder", "[CLASSIFICATION TITLE]"),
    ("wording/placeholder", "HARBOR CLERK (TBD)"),
    ("wording/placeholder", "XXXX CLERK"),
    ("metadata/unfinished-title", "INSERT TITLE"),
    ("metadata/unfinished-title", "Untitled Document"),
    ("metadata/unfinished-title", "SAMPLE"),
    ("wording/blank-to-fill", "«Class_Title»"),
    ("wording/blank-to-fill", "%TITLE%"),
    ("wording/blank-to-fill", "{Title}"),
    ("wording/note-to-self", "HARBOR CLERK [check with Legal]"),
    ("metadata/mark-in-title", "DRAFT v2 – HARBOR CLERK"),
    ("metadata/mark-in-title", "HARBOR CLERK – DRAFT"),
    ("metadata/mark-in-title", "DRAFT HARBOR CLERK"),
    ("metadata/mark-in-title", "Copy of HARBOR CLERK"),
    ("metadata/mark-in-title", "HARBOR CLERK (title pending)"),
    ("metadata/mark-in-title", "HARBOR CLERK [NEW]"),
    ("metadata/mark-in-title", "HARBOR CLERK XXX"),
    ("metadata/mark-in-title", "REDLINE – HARBOR CLERK"),
    ("metadata/unfinished-title", "New Position"),
    ("metadata/signs-in-title", "HARBOR CLERK [?]"),
    ("metadata/signs-in-title", "HARBOR CLERK <new>"),
    ("metadata/signs-in-title", "HARBOR CLERK.docx"),
    ("metadata/signs-in-title", "HARBOR CLERK_v3_FINAL"),
    ("metadata/signs-in-title", "HARBOR  CLERK"),
    ("metadata/signs-in-title", "HARBOR CLERK ,"),
    ("metadata/signs-in-title", "HARBOR CLERK ???"),
    ("typography/mojibake", "HARBOR MASTERâ€™S CLERK"),
    ("typography/unbalanced", "HARBOR CLERK )"),
    ("duplication/repeated-word", "HARBOR HARBOR CLERK"),
    ("wording/typo", "HARBOR TECHNCIAN"),
    ("wording/misspelt", "Harbor Clrek"),
    ("wording/misspelt", "Receptionst"),
    ("wording/typo", "Maintainance Worker"),
    ("typography/torn-word", "HARBOR C LERK"),
    ("duplication/repeated-word", "Harbor Harbor Clerk"),
    ("metadata/title-twice", "HARBOR CLERK HARBOR CLERK"),
    ("typography/mojibake", "HARBOR CLERKÂ"),
    *(
        ("metadata/unfinished-title", title)
        for title in (
            "Name of position",
            "Your title here",
            "T.B.D.",
            "To Be Named",
            "Unnamed Class",
            "No title",
            "null",
            "TEST SPEC",
            "[position]",
            "Class Title Here",
            "{ MERGEFIELD Class_Title }",
        )
    ),
    *(
        ("metadata/status-in-title", title)
        for title in (
            "OBSOLETE - HARBOR CLERK",
            "HARBOR CLERK – MARKED UP",
            "HARBOR CLERK - FOR REVIEW",
            "HARBOR CLERK (UNDER REVISION)",
            "HARBOR CLERK – DO NOT USE",
            "HARBOR CLERK (OLD VERSION)",
            "HARBOR CLERK rev. 3",
            "HARBOR CLERK (see note)",
            "HARBOR CLERK (pls verify)",
            "HARBOR CLERK - ask HR",
            "HARBOR CLERK WIP",
        )
    ),
    *(
        ("metadata/signs-in-title", title)
        for title in (
            "HARBOR CLERK.",
            "/ HARBOR CLERK",
            "HARBOR CLERK ( PIER )",
            "HARBOR CLERK (?)",
            "Harbor%20Clerk",
            "HARB0R CLERK",
        )
    ),
]


@pytest.mark.parametrize(("rule", "title"), FAULTS, ids=[title for _, title in FAULTS])
def test_what_stands_in_the_title_is_named(rule: str, title: str) -> None:
    named = [f for f in found(f"# {title}\n\n{REST}", of="generic") if f.rule == rule]
    assert named
    assert all(f.place.line == 1 for f in named)


RIGHT = [
    "HARBOR CLERK I/II",
    "WALLA WALLA LIAISON",
    "DRAFTING TECHNICIAN",
    "DRAFT BEER INSPECTOR",
    "TITLE EXAMINER",
    "TEMPLATE MAKER",
    "FINAL ASSEMBLER",
    "COPY CLERK",
    "NEW ACCOUNTS CLERK",
    "SAMPLE PREPARATION TECHNICIAN",
    "NOTE TELLER",
    "C++ PROGRAMMER",
    "HARBOR CLERK (LIMITED TERM)",
    "CATHOLIC CHAPLAIN",
    "CLEAN AIR INSPECTOR",
    "VERSION CONTROL ANALYST",
    "PENDING CLAIMS CLERK",
    "OLD TOWN GUIDE",
    "HARBOR STORES CLERK – MARINA, R&D",
    "PAGE",
    "BLANK FORMS CLERK",
    "PLAN REVIEW ENGINEER – NEW CONSTRUCTION",
    "PAGO PAGO LIAISON",
    "HARBOR CLERK, ASST.",
    "H2O LABORATORY AIDE",
    "NEW HIRE COORDINATOR (FINAL CHECKS)",
]


@pytest.mark.parametrize("title", RIGHT)
def test_a_right_title_is_left_alone(title: str) -> None:
    assert [f.rule for f in found(f"# {title}\n\n{REST}", of="generic") if f.place.line == 1] == []


PLACES = {
    "bold": para(run("[TITLE]", "<w:b/>")),
    "cell": table(row(para("[TITLE]"))),
    "beside its label": table(row(para("Class Title:"), para("[TITLE]"))),
    "text box": para(box(para("[TITLE]"))),
}


@pytest.mark.parametrize("place", PLACES)
def test_wherever_the_title_stands(place: str) -> None:
    body = PLACES[place] + para("City of Marisol") + para("DEFINITION") + para("Ties up boats.")
    assert "wording/placeholder" in {f.rule for f in found(docx(body), "a.docx", of="generic")}
