"""What says the same in other words, and what only looks as if it did."""

from __future__ import annotations

import pytest
from checking import profile

from speclint.compare.slight import slight
from speclint.compare.stems import stemmed

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
Flushes mains on a seasonal basis. | Flushes mains seasonally.
Investigates reports of cruelty to animals. | Investigates reports of animal cruelty.
Inspects sites to gather data and verify compliance. | Inspects sites to verify compliance and gather data.
Codes invoices and checks them for accuracy. | Checks invoices for accuracy and codes them.
Notifies customers affected. | Notifies affected customers.
Orders supplies within budget limitations. | Orders supplies within the limits of the budget.
Performs maintenance work on pumps. | Performs maintenance on pumps.
Prepares revenue projections. | Projects revenues.
Conducts orientation for new employees. | Gives new employee orientations.
Flushes hydrants at regular intervals. | Regularly flushes hydrants.
Refers clients who need help. | Refers clients needing help.
Mends damaged books. | Repairs damaged books.
Lifts boxes frequently. | Frequently lifts boxes.
Utilizes a varety of tools. | Uses a variety of tools.
Tells residents before work starts. | Notifies residents prior to commencing work.
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
Assists in preparing the budget. | Prepares the budget.
Helps train staff. | Trains staff.
Prepares contracts. | Approves contracts.
Reviews contracts. | Approves contracts.
Recommends discipline. | Imposes discipline.
Recommends the hiring of staff. | Hires staff.
Supervises a crew. | Leads a crew.
Supervises clerks. | Trains clerks.
Directs the division. | Manages the division.
Manages the division. | Supervises the division.
Administers the program. | Directs the program.
Oversees projects. | Coordinates projects.
Coordinates projects. | Manages projects.
Works under general supervision. | Works under direct supervision.
Works under general supervision. | Works under general direction.
Receives supervision from the Clerk. | Receives direction from the Clerk.
Inspects all facilities. | Inspects facilities.
Inspects some facilities. | Inspects all facilities.
Collects fines and fees. | Collects fines or fees.
Collects fines. | Collects fines and fees.
May drive a truck. | Must drive a truck.
May drive a truck. | Drives a truck.
Must work weekends. | Should work weekends.
A degree is required. | A degree is preferred.
A degree is required. | A degree is desirable.
A degree is desirable. | A degree is highly desirable.
Two years of experience. | Three years of experience.
Two years of recent experience. | Two years of experience.
Two years of paid experience. | Two years of experience.
Two years of full-time experience. | Two years of experience.
Two years of supervisory experience. | Two years of experience.
Two years of clerical experience. | Two years of office experience.
An associate's degree. | A bachelor's degree.
A bachelor's degree. | A master's degree.
A degree in accounting. | A degree in accounting or finance.
A degree in accounting. | A degree in finance.
High school graduation. | College graduation.
A Class A license. | A Class B license.
A valid license within six months. | A valid license at appointment.
A license or certificate. | A license and certificate.
Grade II certificate. | Grade III certificate.
Lifts up to 25 pounds. | Lifts up to 50 pounds.
Lifts up to 50 pounds occasionally. | Lifts up to 50 pounds frequently.
Frequently lifts boxes. | Occasionally lifts boxes.
Sits for long periods. | Stands for long periods.
Works indoors. | Works outdoors.
Works days. | Works nights.
Works nights and weekends. | Works nights or weekends.
Performs journey-level work. | Performs entry-level work.
Performs advanced journey-level work. | Performs journey-level work.
Performs routine work. | Performs complex work.
Performs the most complex work. | Performs complex work.
Performs limited inspections. | Performs inspections.
Has basic knowledge of law. | Has thorough knowledge of law.
Working knowledge of law. | General knowledge of law.
Approves purchases up to $500. | Approves purchases up to $5,000.
Meets with vendors. | Negotiates with vendors.
Answers questions from staff. | Answers questions from the public.
Provides reports to the manager. | Receives reports from the manager.
Advises the manager. | Is advised by the manager.
Trains new staff. | Trains staff.
Repairs pumps. | Maintains pumps.
Repairs pumps. | Replaces pumps.
Inspects pumps. | Repairs pumps.
Tests pumps. | Repairs pumps.
Installs pumps. | Maintains pumps.
Designs bridges. | Inspects bridges.
Develops budgets. | Monitors budgets.
Develops policy. | Interprets policy.
Develops policy. | Recommends policy.
Interprets policy. | Applies policy.
Interprets policy. | Explains policy.
Drafts ordinances. | Adopts ordinances.
Issues permits. | Reviews permits.
Issues warnings. | Issues citations.
Arrests suspects. | Interviews suspects.
Arrests suspects. | Warns suspects.
Carries a firearm. | Carries a radio.
Drives a patrol car. | Rides in a patrol car.
Feeds animals. | Euthanizes animals.
Files documents. | Copies documents.
Types letters. | Signs letters.
Opens mail. | Sends mail.
Receives payments. | Makes payments.
Receives cash. | Counts cash.
Deposits cash. | Collects cash.
Buys supplies. | Stores supplies.
Orders supplies. | Issues supplies.
Requests supplies. | Buys supplies.
Enters data. | Analyzes data.
Collects data. | Analyzes data.
Attends meetings. | Chairs meetings.
Attends meetings. | Schedules meetings.
Schedules staff. | Evaluates staff.
Assigns work. | Performs work.
Assigns work. | Evaluates work.
Evaluates employees. | Disciplines employees.
Interviews applicants. | Selects applicants.
Screens applicants. | Hires applicants.
Plans events. | Attends events.
Teaches classes. | Attends classes.
Lends books. | Sells books.
Mows lawns. | Waters lawns.
Plants trees. | Prunes trees.
Prunes trees. | Removes trees.
Paints walls. | Builds walls.
Sweeps floors. | Mops floors.
Cleans floors. | Waxes floors.
Loads trucks. | Drives trucks.
Operates trucks. | Repairs trucks.
Operates light equipment. | Operates heavy equipment.
Drives buses. | Drives trucks.
Digs trenches. | Inspects trenches.
Reads meters. | Installs meters.
Draws blood. | Tests blood.
Treats patients. | Transports patients.
Counsels clients. | Refers clients.
Investigates complaints. | Receives complaints.
Resolves complaints. | Receives complaints.
Keeps the City's records. | Keeps the County's records.
Reports to the City Manager. | Reports to the City Attorney.
Reports to a captain. | Reports to a lieutenant.
Supervises three clerks. | Supervises five clerks.
Supervises clerks. | Supervises clerks and aides.
Trains employees of the department. | Trains employees of the City.
Exempt under the FLSA. | Non-exempt under the FLSA.
Appointed by the Board. | Appointed by the Manager.
Removed by the Board. | Recommended by the Board.
Works with minimum supervision. | Works with close supervision.
Works independently. | Works under supervision.
Serves at the pleasure of the Council. | Serves for a term of four years.
No license is required. | A license is required.
Must not smoke. | Must smoke.
Is on call. | Works overtime.
Is on call daily. | Is on call weekly.
Checks meters weekly. | Checks meters daily.
Prepares monthly reports. | Prepares annual reports.
Takes samples hourly. | Takes samples daily.
Enforces codes. | Explains codes.
Enforces codes. | Writes codes.
Prosecutes cases. | Investigates cases.
Represents the City. | Advises the City.
Signs checks. | Prints checks.
Audits accounts. | Keeps accounts.
Reconciles accounts. | Audits accounts.
Writes programs. | Tests programs.
Repairs computers. | Uses computers.
Designs web pages. | Updates web pages.
Responds to emergencies. | Plans for emergencies.
Fights fires. | Investigates fires.
Prevents fires. | Fights fires.
Rescues swimmers. | Instructs swimmers.
Supervises inmates. | Transports inmates.
Provides medical care. | Provides medical advice.
Handles hazardous materials. | Inspects hazardous materials.
Is exposed to noise. | Is exposed to dust.
Prepares drawings for engineers. | Prepares drawings with engineers.
Works for the Council. | Works with the Council.
Inspects work done by contractors. | Inspects work done for contractors.
Trains staff before inspections. | Trains staff after inspections.
Keeps records except payroll. | Keeps records including payroll.
Provides services to employees. | Provides services to employers.
"""


LITERAL = """
A valid license is required. | Must possess a valid license.
Six months of library work. | Six months of library experience.
Three years of experience, one of which was in an office. | Three years of experience, including one year in an office.
A certificate within two years of appointment. | A certificate within two years after appointment.
"""


def _pairs(table: str) -> list[tuple[str, str]]:
    """Each row in both directions."""
    rows = [line.split(" | ") for line in table.strip().splitlines()]
    return [pair for one, other in rows for pair in ((one, other), (other, one))]


@pytest.mark.parametrize(("old", "new"), _pairs(SAME))
def test_another_word_for_the_same_thing_is_editorial(old: str, new: str) -> None:
    assert slight(old, new, profile("generic").changes, "duty", "PARK RANGER")


@pytest.mark.parametrize(("old", "new"), _pairs(LITERAL))
def test_what_is_asked_in_other_words_is_editorial_too(old: str, new: str) -> None:
    assert slight(old, new, profile("generic").changes, "experience", "PARK RANGER")


@pytest.mark.parametrize("topic", ["duty", "experience"])
@pytest.mark.parametrize(("old", "new"), _pairs(OTHER))
def test_what_changes_who_does_what_is_not(old: str, new: str, topic: str) -> None:
    assert not slight(old, new, profile("generic").changes, topic, "PARK RANGER")


def test_a_class_that_is_named_by_another_word_is_another_one() -> None:
    assert slight("PAPER CLERK", "Paper Clerk", profile("generic").changes, "title")
    assert not slight("PAPER CLERK", "RECORDS CLERK", profile("generic").changes, "title")
    assert not slight("MAINTENANCE WORKER", "MAINTENANCE EMPLOYEE", profile("generic").changes, "title")


def test_a_word_is_known_in_all_its_forms() -> None:
    for forms in ("drive drives drove driven driving", "catch catches caught", "euthanize euthanizes euthanizing"):
        assert len({stemmed(word) for word in forms.split()}) == 1
    assert stemmed("inspector") != stemmed("inspection")
