"""The profiles that ship, each on an invented page of its kind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import word_builder as word
from checking import profile, seen
from test_forms import label

from speclint.finding import Finding
from speclint.formats.source import document
from speclint.run.lint import check, lint
from speclint.settings import profiles, rulebook
from speclint.settings.config import Config
from speclint.settings.instructions import employer, prepare
from speclint.spec import Spec

WASHINGTON = """\
State of Washington Class Specification

HARBOR PATROL SPECIALIST 2

Class Code: 389K
Category: Marine Services

Class Series Concept

Positions in this series keep the harbors of the state safe, watch the traffic of small boats, and
teach those who row them.

Definition

Independently patrols assigned harbors by boat, and answers for the safety of those who row there.

Distinguishing Characteristics

Incumbents work alone at most times; routine reports are reviewed after the fact by a harbor supervisor.

Typical Work

Patrols harbors and warns boats that carry no lights;

Rescues people from the water and gives first aid;

Writes reports on accidents, damage and losses;

Teaches rowers how to read tide tables;

Performs other duties as required.

Knowledge and Abilities

Knowledge of: tides; navigation lights; rules of the harbor.

Ability to: row; swim; write clear reports.

Legal Requirement(s)

There may be positions that need a license; the employer sees to it that it is held.

Persons legally authorized to work in the United States under federal law are eligible.

Desirable Qualifications

Two years of experience on a patrol boat.

Class Specification History

New class: 5-1-69
Revised definition: 10-1-84
"""
TEXAS = """\
HARBOR INSPECTOR II

Salary Group B19

Class No. 3577

GENERAL DESCRIPTION

Performs complex (journey-level) harbor inspection work. Work involves inspecting piers, boats and
lamps, and reporting what is unsafe. May train others. Works under general supervision, with
moderate latitude for the use of initiative and independent judgment.

EXAMPLES OF WORK PERFORMED

Inspects piers and reports rotten planks.

Measures the depth of berths.

Prepares reports on lamps and buoys.

Performs related work as assigned.

GENERAL QUALIFICATION GUIDELINES

EXPERIENCE AND EDUCATION

Experience in harbor inspection work. Graduation from a standard senior high school or equivalent is
generally preferred. Experience and education may be substituted for one another.

KNOWLEDGE, SKILLS, AND ABILITIES

Knowledge of piers and planks; of tides; and of harbor regulations.

Skill in the use of sounding lines.

Ability to inspect boats; to write reports; and to communicate effectively.
"""
ROWS = (
    ("Overall Purpose", "Keeps the berth book of the harbor under the direction of the wharfinger."),
    ("Scope", "The book holds every berth of the harbor and of its two ferries."),
    ("Key Responsibilities", "Files cards.", "Answers calls.", "Writes the daily list of boats."),
    ("Work Dimensions", "Two clerks; a budget of $9,000."),
    ("Knowledge, Skills and Abilities", "Knowledge of knots."),
    ("Physical Effort", "Lifts ropes of 20 pounds once a day."),
    ("Physical Environment", "The pier is wet."),
    ("Sensory Attention", "Listens to the radio."),
    ("Psychological Pressures", "Boats come in all at once."),
)
FIELDS = word.table(
    word.row(label("Position Title:"), word.para("Harbor Clerk"), label("Reports To:"), word.para("Wharfinger"))
)


def form(*rows: tuple[str, ...]) -> bytes:
    """A form whose labels stand above their values."""
    cells = (word.row(label(head) + "".join(map(word.para, texts))) for head, *texts in rows)
    return word.docx(FIELDS + word.table(*cells))


def outline(spec: Spec) -> list[tuple[str, str]]:
    return [(s.name, s.heading) for s in spec.sections if s.heading and not s.run_in]


def missing(text: str | bytes, path: str, profile: str) -> set[str]:
    """What a profile misses on a page."""
    source = text.encode() if isinstance(text, str) else text
    known = employer(Config(profile=profile))[0]
    rules = [rule for rule in rulebook.load(rulebook.packs(), sections=profiles.sections(known)) if rule.id in SECTIONS]
    found: tuple[Finding, ...] = check([document(source, path)], rules, known).findings
    return {finding.message for finding in found}


SECTIONS = {"structure/missing-section", "structure/part-without-heading", "metadata/class-code-missing"}


def test_washington_is_read_by_its_headings() -> None:
    spec = seen(WASHINGTON, "spec.txt", of="wa-ofm")
    assert (spec.title, spec.class_code) == ("HARBOR PATROL SPECIALIST 2", "389K")
    assert outline(spec) == [
        ("series_concept", "Class Series Concept"),
        ("definition", "Definition"),
        ("distinguishing", "Distinguishing Characteristics"),
        ("duties", "Typical Work"),
        ("knowledge_and_abilities", "Knowledge and Abilities"),
        ("other_requirements", "Legal Requirement(s)"),
        ("desirable", "Desirable Qualifications"),
        ("history", "Class Specification History"),
    ]
    assert [(stamp.kind, stamp.text) for stamp in spec.dates][:1] == [("established", "5-1-69")]
    assert list(spec.statement("authorized"))


def test_texas_is_read_by_its_headings() -> None:
    spec = seen(TEXAS, "spec.txt", of="tx-sao")
    assert (spec.title, spec.class_code) == ("HARBOR INSPECTOR II", "3577")
    assert outline(spec) == [
        ("definition", "GENERAL DESCRIPTION"),
        ("duties", "EXAMPLES OF WORK PERFORMED"),
        ("employment_standards", "GENERAL QUALIFICATION GUIDELINES"),
        ("education_and_experience", "EXPERIENCE AND EDUCATION"),
        ("knowledge_and_abilities", "KNOWLEDGE, SKILLS, AND ABILITIES"),
    ]
    assert all(list(spec.statement(name)) for name in ("level_of_work", "supervision_received", "related_duties"))


def test_a_form_is_read_by_its_labels() -> None:
    spec = seen(form(*ROWS), "spec.docx", of="pd-form")
    assert spec.title == "Harbor Clerk"
    assert [name for name, _ in outline(spec)] == [
        "definition",
        "scope",
        "duties",
        "dimensions",
        "knowledge_and_abilities",
        "physical_demands",
        "working_conditions",
        "physical_demands",
        "working_conditions",
    ]


@pytest.mark.parametrize(
    ("page", "path", "profile"),
    [(WASHINGTON, "a.txt", "wa-ofm"), (TEXAS, "a.txt", "tx-sao"), (form(*ROWS), "a.docx", "pd-form")],
)
def test_nothing_is_missing_on_a_whole_page(page: str | bytes, path: str, profile: str) -> None:
    assert missing(page, path, profile) == set()


@pytest.mark.parametrize(
    ("page", "path", "profile", "said"),
    [
        (WASHINGTON.replace("Typical Work\n\nPatrols", "Patrols"), "a.txt", "wa-ofm", "duties"),
        (TEXAS.replace("EXPERIENCE AND EDUCATION\n\nExperience", "Rowing"), "a.txt", "tx-sao", "the experience"),
        (form(*ROWS[2:]), "a.docx", "pd-form", "definition"),
    ],
)
def test_a_part_that_is_missing_is_said(page: str | bytes, path: str, profile: str, said: str) -> None:
    assert any(said in message for message in missing(page, path, profile))


@pytest.mark.parametrize(
    ("page", "path", "better"),
    [(WASHINGTON, "a.txt", "wa-ofm"), (TEXAS, "a.txt", "tx-sao"), (form(*ROWS), "a.docx", "pd-form")],
)
def test_a_page_of_another_house_is_told_once(page: str | bytes, path: str, better: str, tmp_path: Path) -> None:
    source = page.encode() if isinstance(page, str) else page
    for name in ("1" + path, "2" + path):
        (tmp_path / name).write_bytes(source)
    for named, told in (("generic", 1), ("alameda", 1), (better, 0)):
        notices = lint([tmp_path], Config(root=tmp_path, profile=named)).notices
        assert sum(f"--profile {better}" in notice for notice in notices) == told
    (kept,) = {str(lint([tmp_path], Config(root=tmp_path), cache=str(tmp_path / "kept")).notices) for _ in range(2)}
    assert f"--profile {better}" in kept


@pytest.mark.parametrize(
    "page",
    [
        WASHINGTON.replace("Class Series Concept", "Setting").replace("Typical Work", "Duties").replace("Legal R", "R"),
        TEXAS.replace("GENERAL DESCRIPTION", "DEFINITION").replace("EXAMPLES OF WORK PERFORMED", "DUTIES"),
        "# CLERK\n\n## Definition\n\nFiles.\n\n## Typical Tasks\n\n- Files.\n\n## Knowledge and Abilities\n\nFiling.\n",
    ],
)
def test_headings_that_many_houses_have_tell_nothing(page: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(page, "utf-8")
    assert not any("--profile" in notice for notice in lint([tmp_path], Config(root=tmp_path)).notices)


def test_who_has_a_profile_of_his_own_is_told_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXAS, "utf-8")
    (tmp_path / "own.yaml").write_text("name: own\nextends: generic\n", "utf-8")
    own = Config(root=tmp_path, profile=str(tmp_path / "own.yaml"))
    assert not any("--profile" in notice for notice in lint([tmp_path / "a.txt"], own).notices)


@pytest.mark.parametrize("name", profiles.known())
def test_every_profile_that_ships_can_be_asked_for(name: str) -> None:
    told = prepare(replace(Config(), profile=name))
    assert told.profile.name == name
    assert set(told.profile.required) <= {*told.profile.headings, *told.profile.statements, "title", "class_code"}


@pytest.mark.parametrize(
    ("about", "line"),
    [
        (True, "Marisol County"),
        (True, "PUBLIC WORKS DEPARTMENT"),
        (True, "(Unclassified)"),
        (False, "Director of the Public Works Department"),
        (False, "Clerk to the Harbor Authority"),
        (False, "Counselor, Housing Division"),
        (False, "County Clerk"),
    ],
)
def test_what_stands_about_a_title_and_is_none(about: bool, line: str) -> None:
    assert profile("generic").about_title(line) is about


def test_furniture_and_dates_may_have_several_expressions(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(
        "name: own\nfurniture:\n  stamp: ['a+', 'b+']\n  mark: 'c'\ndates: {approved: ['x', 'y']}\n", "utf-8"
    )
    held, _, _ = profiles.load(path)
    assert [(kind, pattern.pattern) for kind, pattern in held.leftovers] == [
        ("stamp", "a+"),
        ("stamp", "b+"),
        ("mark", "c"),
    ]
    assert [pattern.pattern for _, pattern in held.before_dates] == ["x", "y"]


@pytest.mark.parametrize(("count", "kinds"), [(1, "kinds:\n  work: [duties, shift_work]\n"), (0, "")])
def test_a_part_of_a_kind_is_read_as_the_others_of_it(count: int, kinds: str, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(f"name: own\nextends: generic\nheadings:\n  shift_work: [Shift Work]\n{kinds}", "utf-8")
    held, _, _ = profiles.load(path)
    page = (
        "# HARBOR CLERK\n\n## SHIFT WORK\n\n- Prepares monthly berth reports for the wharfinger.\n- Answers calls.\n"
        "- Prepares berth reports monthly for the wharfinger.\n"
    )
    found = check([document(page.encode(), "clerk.md")], profile=held).findings
    assert sum(f.rule == "duplication/repeated-clause" for f in found) == count


def test_a_heading_for_several_parts_is_of_their_kinds() -> None:
    held = profile("generic")
    assert held.of("strain", joined=True) == {"physical_demands", "conditions_and_demands"}
    assert held.of("knowledge", "ability", joined=True) == {"knowledge", "abilities", "knowledge_and_abilities"}
    assert held.kind("other_duties") == "work"
    assert not held.kind("history")
