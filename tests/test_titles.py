"""The line that names the class is found among what else stands in the head of a page."""

from __future__ import annotations

import pytest
from checking import seen

REST = (
    "DEFINITION\n\nUnder general supervision, keeps the book of the harbor.\n\nDUTIES\n\n- Ties boats.\n- Rows boats.\n"
)


@pytest.mark.parametrize(
    ("title", "code", "head"),
    [
        ("Berth Clerk II", "RS0102", "Logo\n\nBerth Clerk II (#RS0102)\n$23.93-$29.09 Hourly"),
        ("Berth Clerk I", "441030", "Berth Clerk I (#441030)\n$28.15\n\nBerth Clerk II (#443170)\n$30.97"),
        ("Berth/Pier Clerk I", "KA05", "UNIVERSITY HR\n\nClassification\n\nKA05 - Berth/Pier Clerk I\n\nBand 1"),
        ("Berth Clerk", "9178", "Chief Executive Office\n\nClass Specification: Berth Clerk\n\nITEM NUMBER: 9178"),
        ("Berth Clerk", "", "Skip to main content\n\nboats lying at their berths\n\nBerth Clerk Job Description"),
        ("Berth Clerk", "", "Berth Clerk (under review)\n\nPrintable Version"),
        ("Harbor Patrol Officer", "", "Class Description and Minimum Qualifications for Harbor Patrol Officer"),
        ("Berth Clerk", "", "Print Friendly, PDF & Email\n\nNow Hiring\n\nBerth Clerk\nFull-Time"),
        ("Sign Painter", "", "Sign Painter\nCity of Marisol"),
        ("Printer I", "", "Printer I\nCity of Marisol"),
        ("Board of Harbors Director", "", "Board of Harbors Director\nFull time"),
        ("Water and Sewer", "", "Water and Sewer\nGrade 12"),
        ("Harbor Clerk", "3551", "3551 Harbor Clerk\n\nFull time"),
        ("HARBOR CLERK", "82151", "HARBOR CLERK 82151\n\n3/16/90 B"),
        ("HARBOR CLERK II", "01480", "HARBOR CLERK II\n01480\n(Competitive)"),
        ("HARBOR CLERK I", "005235", "DEPARTMENT OF HARBORS\n\nHARBOR CLERK I Class No. 005235"),
        ("Harbor Clerk", "GG2", "Harbor Clerk\n\nClass Code:\n|\nGG2\n|"),
        ("Survey Chief", "005032", "City of Marisol\n\nSurvey Chief (#005032) S10\n\n$27.76-$41.52 Hourly"),
        ("", "", "You are here\n\nApply as a Transfer applicant\n\n$43.13-$54.58 hourly"),
        ("Harbor Clerk", "", "Harbor Clerk\nMarisol, CA 94501"),
        ("Custodian – Night Shift", "", "Harbor Center\nCustodian – Night Shift"),
    ],
)  # fmt: skip
def test_the_title(title: str, code: str, head: str) -> None:
    spec = seen(f"{head}\n\n{REST}", "page.txt", of="generic")
    assert (spec.title, spec.class_code) == (title, code)
