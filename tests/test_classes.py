"""Which words of a passage are nouns and which are verbs."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclint.text.classes import classed, third_only, verb_only
from speclint.text.nouns import joined, noun, person, usual

SAID = [
    ("Plans, organizes and directs the work of the yard.", "z,zczanian."),
    ("Ability to plan, organize and direct the work.", "ntv,vcvan."),
    ("Keeps records of the inspected boats; assists the public.", "zNiadN;zan."),
    ("Uses scanners to store track and retrieve records.", "zNtvvcvN."),
    ("At least two years of experience in planning.", "ij#Ninin."),
]


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[text[:20] for text, _ in SAID])
def test_a_word_has_the_class_that_it_has_there(text: str, expected: str) -> None:
    found = "".join(word.kind for word in classed(text))
    differing = [word.text for word, mine, wanted in zip(classed(text), found, expected, strict=True) if mine != wanted]
    assert len(differing) <= 1, (found, differing)


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    words = classed(text)
    assert [text[w.start : w.end].replace("’", "'") for w in words] == [w.text for w in words]
    assert all(a.end <= b.start for a, b in pairwise(words))
    assert all(len(word.kind) == 1 for word in words)


def test_a_word_that_is_nothing_but_a_verb_is_known_with_its_third_person() -> None:
    assert [word for word in ("oversee", "provide", "plan", "report", "harbor") if verb_only(word)] == [
        "oversee",
        "provide",
    ]
    assert [third_only(word) for word in ("oversees", "plans", "carries", "yes")] == ["oversee", "", "carry", ""]


def test_what_is_known_of_nouns() -> None:
    found = noun("position")
    assert found is not None
    assert found.share < 0.1
    assert found.counted
    assert [person(word) for word in ("manager", "area", "zyx")] == [True, False, False]
    assert [usual(run) for run in ("in person", "in harbor district")] == [True, False]
    assert joined("entry", "level")[0] > joined("entry", "level")[1]
    assert joined("blue", "harbor") == (0, 0)
