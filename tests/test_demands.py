"""Demands: weights, frequencies, the duty that bears one out; and when and where a legal rule holds."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from speclint import formats
from speclint.checks.demands import DemandAndDuty, Topic
from speclint.checks.weights import Frequency, Weights
from speclint.errors import Misuse
from speclint.profile import Profile, Scales
from speclint.recognize import recognize
from speclint.rule import Rule, named
from speclint.run.examples import _unmarked, whole
from speclint.settings import profiles, rulebook
from speclint.spec import Plan, Spec
from speclint.text.expression import Expression

PROFILE = profiles.load(profiles.find("alameda", Path()))[0]
RULES = {
    rule.id: rule
    for pack in ("ada", "law")
    for rule in rulebook.load([p for p in rulebook.packs() if p.stem == pack], sections=profiles.sections(PROFILE))
}


def spec_of(text: str, profile: Profile = PROFILE) -> Spec:
    return recognize(formats.read(text.encode(), "spec.md"), profile, "proposed")


def demands(*items: str, duties: str = "1. Files letters.") -> str:
    listed = "".join(f"- {item}\n" for item in items)
    return f"# CLERK\n\n## DUTIES\n\n{duties}\n\n## PHYSICAL DEMANDS\n\n{listed}"


def found(check: DemandAndDuty | Weights | Frequency, text: str, profile: Profile = PROFILE) -> list[str]:
    spec = spec_of(text, profile)
    return [spec.view[hit.span] for hit in check.find(spec, Plan((spec,)))]


@pytest.mark.parametrize(
    ("items", "untimed"),
    [
        (["Lifts 50 pounds."], ["50 pounds"]),
        (["Lifts 50 lbs. up to 10% of the day."], []),
        (["Lifts 10 to 20 pounds for 2 hours a shift."], []),
        (["Lifts 10-20 lbs."], ["10-20 lbs"]),
        (["Carries 25 pounds twice; carries 30 pounds daily."], ["25 pounds"]),
        (["Drives vehicles of 26,000 pounds gross weight.", "Moves loads by crane of 500 pounds."], []),
        (["Pushes pumps of 60 pounds per square inch."], []),
        (["The book weighs 3 pounds."], []),
    ],
)
def test_a_weight_needs_a_frequency(items: list[str], untimed: list[str]) -> None:
    assert found(Weights("untimed"), demands(*items)) == untimed


@pytest.mark.parametrize(
    ("items", "contradict"),
    [
        (["Lifts up to 50 pounds.", "Lifts up to 25 pounds."], True),
        (["Occasionally lifts 20 pounds.", "Lifts up to 100 pounds."], True),
        (["Constantly carries 30 pounds and occasionally carries 20 pounds."], True),
        (["Occasionally lifts 20 pounds.", "Frequently lifts 10 pounds."], False),
        (["Lifts 20 pounds, and occasionally 100 pounds."], False),
        (["Lifts at least 25 pounds and occasionally over 50 pounds."], False),
        (["Lifts up to 50 pounds.", "Lifts up to 100 pounds with a dolly."], False),
        (["Lifts up to 50 pounds.", "Pushes up to 100 pounds."], False),
        (["Lifts up to 50 pounds.", "Carries and lifts up to 50 lbs."], False),
        (["Lifts 20 pounds for 1 hour a day.", "Lifts 30 pounds for 10% of the day."], False),
    ],
)
def test_weights_that_cannot_both_hold(items: list[str], contradict: bool) -> None:
    assert bool(found(Weights("contradicting"), demands(*items))) == contradict


@pytest.mark.parametrize(
    ("use", "item", "named"),
    [
        ("DOT", "Light work: occasionally lifts 25 pounds.", ["Light work"]),
        ("BLS ORS", "Light work: occasionally lifts 25 pounds.", []),
        ("DOT", "Very heavy work: occasionally lifts 40 pounds.", ["Very heavy work"]),
        ("DOT", "Medium strength: frequently lifts 5 pounds.", []),
        ("DOT", "Light workers lift 90 pounds.", []),
        ("", "Light work: occasionally lifts 25 pounds.", []),
    ],
)
def test_a_level_is_measured_by_the_profile_s_scale(use: str, item: str, named: list[str]) -> None:
    profile = replace(PROFILE, scales=replace(PROFILE.scales, use=use))
    assert found(Weights("level"), demands(item), profile) == named


def test_a_heavy_weight_is_implausible_only_among_duties_at_a_desk() -> None:
    check = Weights("implausible", office_verbs=("file", "type"), unless_anywhere=Expression("trucks"))
    item = "Occasionally lifts 60 pounds."
    assert found(check, demands(item)) == ["60 pounds"]
    assert found(check, demands(item, duties="1. Digs holes.\n2. Files letters.")) == []
    assert found(check, demands(item, duties="1. Files letters about trucks.")) == []
    assert found(check, demands(item.replace("60", "40"))) == []


def test_a_frequency_is_asked_for_once_and_the_scale_is_told() -> None:
    spec = spec_of(demands("Occasionally bends.", "Moves about the yard all week.", "Reaches.")).only(
        ("physical_demands",)
    )
    hits = list(Frequency("missing").find(spec, Plan((spec,))))
    assert [(spec.view[hit.span], hit.words["count"]) for hit in hits] == [("Moves about the yard all", 2)]
    assert "occasionally (up to one third of the day)" in str(hits[0].words["scale"])


def test_without_a_scale_the_usual_words_count() -> None:
    profile = replace(PROFILE, scales=Scales())
    text = demands("Often bends.", "Reaches shelves.")
    assert found(Frequency("undefined"), text, profile) == []
    spec = spec_of(text, profile).only(("physical_demands",))
    (hit,) = Frequency("missing").find(spec, Plan((spec,)))
    assert hit.words["scale"] == "occasionally, frequently, constantly"


BOAT = Topic(
    Expression(r"boat\s+(?P<spot>license)", re.IGNORECASE), Expression(r"\bboats?\b", re.IGNORECASE), word="license"
)


@pytest.mark.parametrize(
    ("duties", "missing"),
    [
        ("1. Files letters.", True),
        ("1. Steers boats.", False),
        ("1. Files letters; has a boat license.", True),
    ],
)
def test_a_duty_bears_a_demand_out(duties: str, missing: bool) -> None:
    text = demands("Needs a boat license.", duties=duties)
    assert found(DemandAndDuty({"boats": BOAT}, within=("physical_demands",)), text) == ["license"] * missing
    stated = DemandAndDuty({"boats": BOAT}, duty="stated", within=("physical_demands",))
    assert found(stated, text) == ["license"] * (not missing)


def test_a_duty_may_stand_in_the_title_and_only_where_it_counts() -> None:
    titled = demands("Needs a boat license.").replace("# CLERK", "# BOAT PILOT")
    assert found(DemandAndDuty({"boats": BOAT}), titled) == []
    elsewhere = demands("Needs a boat license.", "Paints boats.")
    assert found(DemandAndDuty({"boats": BOAT}), elsewhere) == []
    assert found(DemandAndDuty({"boats": BOAT}, duties_in=("duties",)), elsewhere) == ["license"]


def test_a_demand_is_excused_by_its_sentence_or_by_the_page() -> None:
    text = demands("Some positions need a boat license. All stand.")
    assert found(DemandAndDuty({"boats": BOAT}, unless=Expression("some positions", re.IGNORECASE)), text) == []
    assert found(DemandAndDuty({"boats": BOAT}, unless=Expression("all stand", re.IGNORECASE)), text) == ["license"]
    assert found(DemandAndDuty({"boats": BOAT}, unless_anywhere=Expression("letters")), text) == []
    assert found(DemandAndDuty({"boats": BOAT}, not_in=("physical_demands",)), text) == []


def test_a_profile_cannot_follow_a_standard_without_a_scale(tmp_path: Path) -> None:
    faulty = tmp_path / "mine.yaml"
    faulty.write_text("name: mine\nextends: generic\nscales:\n  use: ours\n", "utf-8")
    with pytest.raises(Misuse, match="use must be one of BLS ORS, DOT") as caught:
        profiles.load(faulty)
    assert caught.value.line == 4


def test_a_scale_rises_from_level_to_level() -> None:
    for pounds in PROFILE.scales.strength.values():
        assert sorted(pounds.values()) == list(pounds.values())
    assert PROFILE.scales.pounds()["medium"] == (20, 50)
    assert set(PROFILE.scales.sources) == {*PROFILE.scales.frequency, *PROFILE.scales.strength}


@pytest.mark.parametrize(
    ("rule", "place", "day", "holds"),
    [
        ("law/ca-drivers-license", "us-ca", "2024-12-31", False),
        ("law/ca-drivers-license", "us-ca", "2025-01-01", True),
        ("law/ca-drivers-license", "us-or", "2026-01-01", False),
        ("law/ca-drivers-license", "us", "2026-01-01", False),
        ("law/or-drivers-license", "us-or", "2021-12-31", False),
        ("law/or-drivers-license", "us-or", "2022-01-01", True),
        ("law/wa-drivers-license", "us-wa", "2025-07-26", False),
        ("law/wa-drivers-license", "us-wa", "2025-07-27", True),
        ("law/ca-cannabis", "us-ca", "2023-12-31", False),
        ("law/ca-peace-officer-citizenship", "us-ca-alameda", "2023-01-01", True),
        ("law/ca-disaster-service-worker", "us-ca", "2026-01-01", False),
        ("law/gendered-title", "us-wa", "2026-01-01", True),
        ("ada/no-frequency", "ca-on", "2026-01-01", True),
    ],
)
def test_a_legal_rule_holds_in_its_place_from_its_day_on(
    rule: str,
    place: str,
    day: str,
    holds: bool,
) -> None:
    assert RULES[rule].applies(place, day) == holds


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_legal_finding_never_decides(rule: Rule) -> None:
    said = f"{rule.title} {rule.message} {rule.help}".lower()
    assert not re.search(r"unlawful|illegal|violat", said)
    assert rule.severity.value != "error"
    assert not rule.authority or (rule.authority.url and rule.authority.checked and "[mem]" not in rule.authority.cite)
    assert rule.family != "law" or (rule.authority and "review" in rule.message)
    assert sum(example.bad for example in rule.examples) >= 2


# Two faults of one spot that are two facts: the way of moving, and the duty that is missing.
TWO_FACTS = {
    frozenset({"ada/body-instead-of-task", "ada/no-frequency"}),
    frozenset({"ada/body-instead-of-task", "ada/demand-not-linked"}),
    frozenset({"ada/withstand", "ada/no-frequency"}),
    frozenset({"law/ca-license-number-class", "law/ca-drivers-license"}),
    frozenset({"law/ca-license-number-class", "law/license-without-duty"}),
}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_one_fact_is_named_by_one_rule(rule: Rule) -> None:
    places = rule.jurisdiction or ("us-ca",)
    for example in rule.examples:
        text, _ = _unmarked(whole(rule, example, PROFILE, example.text))
        spec = spec_of(text) if example.path.endswith(".md") else None
        if spec is None or not example.bad:
            continue
        own = [finding.span for finding in rule.apply(spec, Plan((spec,)))]
        for other in RULES.values():
            if other is rule or frozenset({rule.id, other.id}) in TWO_FACTS:
                continue
            if named(other.id, rule.yields_to) or named(rule.id, other.yields_to):
                continue
            if any(other.applies(place, "2026-11-24") for place in places):
                spans = [finding.span for finding in other.apply(spec, Plan((spec,)))]
                assert not [s for s in spans for o in own if s.overlaps(o)], other.id
