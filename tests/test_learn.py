"""A profile that is learned from an employer's own files: an invented port authority, whose words nobody knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from speclint.cli import main
from speclint.learn import house, seen
from speclint.learn.house import House
from speclint.learn.page import learned_page
from speclint.learn.written import profile_text
from speclint.run.lint import lint
from speclint.settings import config, profiles

CLASSES = (("Dock Clerk", "letters"), ("Dock Porter", "crates"), ("Rope Maker", "ropes"), ("Lamp Keeper", "lamps"))
PAGE = """\
{title}

Port Class No. {code}
Ratified: {day}

WHAT THE CLASS IS FOR

Under general supervision, keeps the {thing} of the port in order and answers for them to the harbor master.

ROUND OF THE HARBOR

- Counts the {thing} of the port.
- Mends the {thing} that are worn.
- Stores the {thing} in the shed by the QRSB.
- {related}

{last}

- One year of experience with {thing}.
- Graduation from high school or a GED.
- Knowledge of {thing}.
"""
OWN = "WHAT A HAND BRINGS"


def write(folder: Path, number: int = 8, **changes: str) -> Path:
    """The files of the port, the last of which says what *changes* say."""
    for at in range(number):
        title, thing = CLASSES[at % len(CLASSES)]
        said = {
            "title": f"{title.upper()} {'IV'[at % 2]}",
            "code": f"P-{at + 100}",
            "day": "7/1/2026",
            "thing": thing,
            "related": "Performs related work as required.",
            "last": OWN,
        }
        text = PAGE.format(**(said | (changes if at == number - 1 else {})))
        (folder / f"{at}.txt").write_text(text, "utf-8")
    return folder


def learned(folder: Path) -> House:
    base = profiles.load(profiles.find("generic", Path()))[0]
    pages, unread = seen.read(str(folder), base)
    return house.learned(pages, unread, base)


def test_headings_that_nobody_knows_are_placed_by_their_text(tmp_path: Path) -> None:
    found = learned(write(tmp_path)).headings
    assert {name: [h.text for h in found.listed(name)] for name in (*found.known, *found.placed)} == {
        "definition": ["What the Class Is for"],
        "duties": ["Round of the Harbor"],
        "employment_standards": ["What a Hand Brings"],
    }


def test_what_nearly_all_have_is_demanded_in_their_order(tmp_path: Path) -> None:
    found = learned(write(tmp_path, related="Counts."))
    assert found.order == ("title", "definition", "duties", "employment_standards")
    assert found.required == ("title", "definition", "duties", "employment_standards")
    assert found.without("related_duties") == ["7.txt"]


@pytest.mark.parametrize(("number", "demanded"), [(8, True), (7, False)])
def test_of_few_files_none_may_lack_what_is_demanded(tmp_path: Path, number: int, demanded: bool) -> None:
    for path in write(tmp_path, number, last="Other:").iterdir():
        said = "" if path.name == f"{number - 1}.txt" else "WORKING CONDITIONS\n\nThe harbor in any weather.\n"
        path.write_text(path.read_text("utf-8") + said, "utf-8")
    assert ("working_conditions" in learned(tmp_path).required) is demanded


def test_codes_dates_sentences_and_acronyms_are_those_of_the_house(tmp_path: Path) -> None:
    found = learned(write(tmp_path, code="77", day="July 1, 2026"))
    assert found.code is not None
    assert (found.code.label, found.code.form, found.code.others) == ("class no", "A-999", (("7.txt", "77"),))
    assert found.dates.others == (("7.txt", "July 1, 2026"),)
    assert found.statements["related_duties"].text == "Performs related work as required."
    assert found.acronyms == ("QRSB",)


def test_the_same_files_give_the_same_profile_and_page(tmp_path: Path) -> None:
    base = profiles.load(profiles.find("generic", Path()))[0]
    made = [learned(write(tmp_path)) for _ in range(2)]
    first, second = (
        (profile_text(h, "port", "Port", "port.html", base), learned_page(h, "Port", "specs", "port.yaml"))
        for h in made
    )
    assert first == second


def test_a_learned_profile_reads_the_files_it_was_made_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "specs").mkdir()
    write(tmp_path / "specs", last="WHAT A DOG BRINGS", title="DOG <b>KEEPER</b>")
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--from", "specs", "--profile", "port"]) == 0
    assert "Learned from 8 files" in capsys.readouterr().out
    page = (tmp_path / "profiles" / "port.html").read_text("utf-8")
    assert ("What disagrees" in page, "<b>KEEPER" in page) == (True, False)
    made = lint(["specs"], config.load(tmp_path))
    missing = {(f.path, f.rule) for f in made.findings if f.rule.startswith("structure/missing-section")}
    assert (made.profile, missing) == ("port", set())
    (tmp_path / "specs" / "0.txt").write_text("DOCK CLERK\n\nROUND OF THE HARBOR\n\n- Counts crates.\n", "utf-8")
    rules = {f.message for f in lint(["specs/0.txt"], config.load(tmp_path)).findings if "missing" in f.rule}
    assert "the definition of the class is missing" in rules


def test_a_profile_that_is_there_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "specs").mkdir()
    (tmp_path / "profiles").mkdir()
    kept = tmp_path / "profiles" / "specs.yaml"
    kept.write_text("name: specs\nextends: generic\n", "utf-8")
    write(tmp_path / "specs")
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--from", "specs"]) == 0
    assert kept.read_text("utf-8") == "name: specs\nextends: generic\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "nowhere"], "there is no folder"),
        (["--from", "empty"], "holds 0 class specifications"),
        (["--from", "empty", "--profile", "calhr"], "is a shipped profile"),
        (["--from", "empty", "--profile", "Two words"], "is no name for a profile"),
    ],
)
def test_what_cannot_be_learned_is_said(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(["init", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_the_usual_headings_stand_beside_the_houses_own(tmp_path: Path) -> None:
    path = tmp_path / "port.yaml"
    path.write_text("name: port\nextends: generic\nheadings:\n  duties: [Requirements, the usual]\n", "utf-8")
    found = profiles.load(path)[0]
    assert [found.section(plain) for plain in ("requirements", "typical work", "the usual")] == ["duties", "duties", ""]
    assert "Requirements" not in found.headings["employment_standards"]


def test_without_a_terminal_nothing_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    assert 'profile = "alameda"' in (tmp_path / "speclint.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("us-or", "The port lies in Oregon, 9 Pier Street, Marisol, OR 97103. It is the State of Oregon's."),
        (
            "us-wa",
            (
                "us-wa",
                "A Washington State license; the law of Washington, and not of Oregon or Washington, D.C.",
            ),
        ),
        ("us-wv", "Laws of West Virginia; mail goes to Marisol, WV 25301."),
        ("", "The port trades with Oregon and with Washington."),
        ("", "The port lies in Washington County, at Delaware Avenue and Florida Street."),
        ("", "The port lies by the sea."),
    ],
)
def test_the_state_that_the_files_name_says_whose_law_holds(tmp_path: Path, code: str, said: str) -> None:
    for path in write(tmp_path).iterdir():
        path.write_text(f"{path.read_text('utf-8')}\n{said}\n", "utf-8")
    found = learned(tmp_path)
    assert (found.place.code if found.place else "") == code
    base = profiles.load(profiles.find("generic", Path()))[0]
    assert f"\njurisdiction: {code or 'us'} " in profile_text(found, "port", "Port", "port.html", base)


def test_where_files_come_from_several_states_none_is_learned(tmp_path: Path) -> None:
    for at, path in enumerate(sorted(write(tmp_path).iterdir())):
        path.write_text(f"{path.read_text('utf-8')}\nState of {('Oregon', 'Iowa')[at % 2]}.\n", "utf-8")
    assert learned(tmp_path).place is None


@pytest.mark.parametrize("line", ["Pier: North End", "I have not done this", "Essential"])
def test_a_label_with_its_value_an_answer_and_a_grade_are_no_headings_of_the_house(tmp_path: Path, line: str) -> None:
    for path in write(tmp_path).iterdir():
        path.write_text(
            path.read_text("utf-8").replace("ROUND OF THE HARBOR", f"{line}\n\nROUND OF THE HARBOR"), "utf-8"
        )
    found = learned(tmp_path).headings
    texts = [h.text for name in (*found.known, *found.placed) for h in found.listed(name)]
    assert line not in [*texts, *(h.text for h in found.alone)]
    assert "Round of the Harbor" in texts


def test_what_is_said_in_passing_is_no_statement_of_the_house(tmp_path: Path) -> None:
    for at, path in enumerate(sorted(write(tmp_path, 40).iterdir())):
        passing = "Sees that guests receive reasonable accommodation." if at < 3 else ""
        long = "Duties of the port include but are not limited to " + "rope and sail and oar and " * 20 + "tar."
        path.write_text(
            path.read_text("utf-8").replace("- Counts", f"- {passing or 'Rows.'}\n- {long}\n- Counts"), "utf-8"
        )
    assert set(learned(tmp_path).statements) == {"related_duties"}
