"""What says the same in other words, and what only looks as if it did."""

from __future__ import annotations

import pytest
from checking import profile

from speclint.compare.items import stemmed
from speclint.compare.slight import slight

SAME = """
Prepares monthly reports. | Is responsible for the preparation of monthly reports.
Prepares reports. | Reports are prepared.
Reports are released to insurance companies and attorneys. | Releases reports to insurance companies and attorneys.
Collects samples and performs routine laboratory tests. | Samples are collected and routine laboratory tests performed.
Answers questions from the public on the telephone. | Responds to inquiries from the public by telephone.
Assists in maintaining police records. | Helps with the maintenance of police records.
Takes fingerprints of applicants. | Fingerprints applicants.
Patrols on foot, by bicycle or by vehicle. | Patrols by vehicle, by bicycle or on foot.
Gives talks to school classes about wildlife. | Provides talks about wildlife to school classes.
Administers medicine to visitors that are injured. | Administers medicine to injured visitors.
Keeps trails clear of brush. | Trails are kept free of brush.
Analyzes revenues and expenditures. | Conducts analyses of expenditures and revenues.
Advises departments on purchasing. | Provides advice to departments about purchasing.
Refers clients to agencies as appropriate. | Makes referrals of clients to agencies where appropriate.
Documents care in the client's chart. | Documents care in the chart of the client.
Prepares attendance, accident and equipment reports. | Prepares reports of attendance, accidents and equipment.
Trains users. | Provides user training.
Makes recommendations for the purchase of equipment. | Recommends equipment to be purchased.
Monitors and adjusts flows and pressures. | Monitors flows and pressures and adjusts them.
Inspects residential and industrial buildings. | Performs inspections of industrial and residential buildings.
Repairs buses and drives trucks. | Drives trucks and repairs buses.
Collects fees, and issues receipts. | Collects fees. Issues receipts.
On an assigned shift, operates the plant. | Operates the plant on an assigned shift.
Makes presentations to groups. | Gives presentations to groups.
Gives City computer users support. | Provides support to users of City computers.
Two years of work as a Registered Nurse (RN). | Two (2) years of work as an RN.
Swims 100 yards. | Swims one hundred yards.
Works 12 months. | Works one year.
He or she must write a log. | The ranger shall write a log.
Work is performed primarily in an office. | The work is mainly done in an office.
Exposure to noise and fumes. | Is exposed to fumes and noise.
"""
OTHER = """
Drives trucks and repairs buses. | Drives buses and repairs trucks.
Trains supervisors to assist engineers. | Trains engineers to assist supervisors.
The clerk trains the aide. | The aide trains the clerk.
Assists in the preparation of the budget. | Prepares the budget.
Hires two clerks and three aides. | Hires three clerks and two aides.
Inspects new trucks and old buses. | Inspects old trucks and new buses.
Draws maps of parks and lists of trees. | Draws lists of parks and maps of trees.
Prepared by the manager. | Prepared for the manager.
Answers questions from the public. | Answers questions for the public.
Transfers funds from the bank to the City. | Transfers funds to the bank from the City.
Approves purchases. | Recommends purchases.
Supervises clerks. | Leads clerks.
Inspects buildings to enforce codes. | Enforces codes to inspect buildings.
May search prisoners. | Searches prisoners.
Must search prisoners. | May search prisoners.
Searches prisoners. | Searches prisoners only.
Sells all tickets. | Sells tickets.
Trains truck drivers and bus mechanics. | Trains bus drivers and truck mechanics.
Writes reports and may issue citations. | Issues citations and may write reports.
Files forms after checking them. | Checks forms after filing them.
Reads all meters and some gauges. | Reads some meters and all gauges.
Inspects buildings. | Inspects building plans.
Receives reports from the crew. | Gives reports to the crew.
Provides training. | Attends training.
Assists engineers in inspecting plans. | Inspects plans in assisting engineers.
Lifts up to 50 pounds. | Lifts over 50 pounds.
Works under close supervision. | Works under general supervision.
Inspects pumps weekly. | Inspects pumps monthly.
Maintains records. | Repairs records.
Reads or writes Spanish. | Reads and writes Spanish.
Swims 100 yards. | Swims 1,000 yards.
Works 12 months. | Works two years.
The inspector signs permits. | Inspection signs permits.
"""


def _pairs(table: str) -> list[tuple[str, str]]:
    """Each row in both directions."""
    rows = [line.split(" | ") for line in table.strip().splitlines()]
    return [pair for one, other in rows for pair in ((one, other), (other, one))]


@pytest.mark.parametrize(("old", "new"), _pairs(SAME))
def test_another_word_for_the_same_thing_is_editorial(old: str, new: str) -> None:
    assert slight(old, new, profile("generic").changes, "duty", "PARK RANGER")


@pytest.mark.parametrize(("old", "new"), _pairs(OTHER))
def test_what_changes_who_does_what_is_not(old: str, new: str) -> None:
    assert not slight(old, new, profile("generic").changes, "duty", "PARK RANGER")


def test_a_word_is_known_in_all_its_forms() -> None:
    for forms in ("drive drives drove driven driving", "catch catches caught", "euthanize euthanizes euthanizing"):
        assert len({stemmed(word) for word in forms.split()}) == 1
    assert stemmed("inspector") != stemmed("inspection")
