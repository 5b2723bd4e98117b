"""What an expression needs, and that no text which it matches is passed over for want of it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speclint.checks.mixture import Mixed
from speclint.settings import profiles, rulebook
from speclint.text.expression import Expression
from speclint.text.literals import needs
from speclint.text.prefilter import ALWAYS, FOLDS, Index, Need, Screen, folded, met, words

READ = [
    ("wpm", r"\bwpm\b"),
    ("stable & emotional*", r"\bstable,?\s+emotional"),
    ("(may | can) & be", r"\b(?:may|can)\s+be\b"),
    ("he | she | her*", r"(?<![\w/])(?:he|she|hers?)\b(?!/)"),
    ("anything", r"\b(?:s?he|she)\b"),
    ("licen*", r"\blicen[sc]e\b"),
    ("drug", r"\bdrug\b(?!\s+store)"),
    ("drug", r"(?<!\w)drug(?!\w|-)"),
    ("drug* & free", r"\bdrug(?:gy)?(?= free\b)"),
    ("(no & more) | old*", r"(?:^|; )no\s+(?:\w+\s+){0,2}more$|\bold[er]+"),
    ("*tele*", r"tele\w+"),
    ("the & duties", r"\b[Tt]he\b.{3,}?\bduties\b"),
    ("*://* & *sharepoint*", r"\S+://\w*sharepoint"),
    ("beyond ASCII", r"[“”]|€|\u00e9\b|[\u2010-\u2015]"),
    ("anything", r"\b(?:may|\d+)\b"),
    ("anything", r"(?:accommodation)?"),
    ("anything", r"(?:accommodation){0,3}"),
    ("anything", r"(?x) accommodation"),
    ("anything", r"(?a:\bé)"),
    ("anything", r"[é-ü-]"),
    ("anything", r"[\u0100-\u0200]"),
    ("anything", r"[\s\d]{3}"),
    ("anything", "\u212a"),
    ("anything", r"(a)(?(1) a| b)"),
]


def said(need: Need) -> str:
    kind, text, others = need
    if need == ALWAYS:
        return "anything"
    plain = {"word": text, "stem": f"{text}*", "part": f"*{text}*", "odd": "beyond ASCII"}
    sign = " & " if kind == "all" else " | "
    return plain.get(kind) or sign.join(f"({said(o)})" if o[2] else said(o) for o in others)


@pytest.mark.parametrize(("expected", "source"), READ)
def test_what_an_expression_needs(expected: str, source: str) -> None:
    assert said(needs(Expression(source, re.IGNORECASE))) == expected


ODD = "".join(map(chr, (*FOLDS, 0x212A))) + "é’"
"""Letters and a mark beyond ASCII; most of them are the same as ASCII ones to a search without regard to case."""
_ATOMS = (
    r"\b \B \s \w \W \d \S . ^ $ \. \x41 [Kk] [sz] [a-k] [^a] [^\w] [\w-] [^\w/] [’'-] [é-ü] [-.] [.^$] [\u0100-\u0200]"
)
_ATOM = st.sampled_from([*"aeiks19_-/. é’", "and", "tele", "Work", *_ATOMS.split()])
_TIMES = st.sampled_from(["", "", "", "?", "*", "+", "{2}", "{0,2}", "{1}", "{1,2}?", "+?"])
_OPENED = st.sampled_from(["(?:", "(?:", "(", "(?=", "(?!", "(?<=", "(?<!"])


_VARIES = re.compile(r"(?<!\()[*+?]|\{\d,\d\}")
"""A part that may be there more or less often. ``(?`` opens a group."""


def _group(opened: str, choices: str, times: str) -> str:
    """A group that is searched in a time one can wait for: what varies inside it is not itself repeated without end."""
    if opened not in {"(?:", "("} or (times[:1] in {"*", "+"} and _VARIES.search(choices)):
        times = ""
    return f"{opened}{choices}){times}"


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    choices = st.lists(inner, min_size=1, max_size=3).map("|".join)
    return st.builds(_group, _OPENED, choices, _TIMES)


def _quick(source: str) -> bool:
    """Whether so little varies that a search cannot go astray in it."""
    return len(_VARIES.findall(source)) <= 5


_PIECE = st.recursive(st.tuples(_ATOM, _TIMES).map("".join), _grown, max_leaves=6)
_SOURCE = st.lists(_PIECE, min_size=1, max_size=4).map("".join).filter(_quick)
_AROUND = st.text("ab k-_.1" + ODD, max_size=3)


def _expression(source: str) -> Expression | None:
    try:
        re.compile(source)
        return Expression(source, re.IGNORECASE)
    except (re.error, OverflowError):  # nothing to repeat, a look behind of no fixed width
        return None


def test_no_match_is_passed_over() -> None:
    matched = Counter[bool]()

    @settings(max_examples=200)
    @given(st.data())
    def each(data: st.DataObject) -> None:
        pattern = data.draw(_SOURCE.map(_expression).filter(bool), label="expression")
        text = data.draw(_AROUND) + data.draw(st.from_regex(pattern.compiled())) + data.draw(_AROUND)
        matched[demand_kept(pattern, text)] += 1

    each()
    assert matched[True] > 0.8 * matched.total(), "hardly anything was searched for"


def shipped() -> list[Expression]:
    """Every expression with which rules and profiles search the text of a passage."""
    found = [
        s.pattern
        for n in ("alameda", "calhr")
        for s in profiles.load(profiles.find(n, Path()))[0].statements.values()
        if s.pattern is not None
    ]
    for rule in rulebook.load(rulebook.packs()):
        if rule.check_name == "pattern":
            found += rule.check.patterns
        elif isinstance(rule.check, Mixed):
            found += [cue for cue in rule.check._cues.values() if isinstance(cue, Expression)]
    return found


SHIPPED = shipped()


def test_no_match_of_a_shipped_expression_is_passed_over() -> None:
    matched = Counter[bool]()

    @settings(max_examples=200)
    @given(st.data())
    def each(data: st.DataObject) -> None:
        pattern = data.draw(st.sampled_from(SHIPPED))
        text = data.draw(st.from_regex(pattern.compiled()).filter(pattern.search))
        changed = "".join(data.draw(st.sampled_from([c, c.upper(), c.swapcase()])) for c in text)
        demand_kept(pattern, data.draw(_AROUND) + text + data.draw(_AROUND))
        matched[demand_kept(pattern, text)] += 1
        matched[demand_kept(pattern, changed)] += 1

    each()
    assert matched[True] > 0.8 * matched.total(), "hardly anything was searched for"


def test_most_shipped_expressions_say_what_they_need() -> None:
    silent = [p.pattern for p in SHIPPED if needs(p) == ALWAYS]
    assert len(silent) < len(SHIPPED) / 2  # what is left is about characters, and few words stand in it


def demand_kept(pattern: Expression, text: str) -> bool:
    """Where *pattern* matches, what it needs has to be there; whether it did."""
    found = pattern.search(text) is not None
    if found:
        need, low = needs(pattern), folded(text)
        assert met(need, low), (pattern.pattern, text, need)
        assert list(Screen([("word", "0" * 9, ()), need]).near(frozenset(words(low)))) == [1], (
            pattern.pattern,
            text,
            need,
        )
        assert 1 in Index(["", low, "x"]).near(need), (pattern.pattern, text, need)
    return found


def test_folding_makes_the_letters_that_a_search_takes_for_one_the_same() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz0123456789_"
    any_case = re.compile(f"[{letters}]", re.IGNORECASE)
    word = re.compile(r"\w")
    for char in map(chr, range(0x20000)):
        low = folded(char)
        if any_case.match(char):
            assert low in letters
        elif char.isascii() or not low.isascii():
            assert bool(word.match(char)) == bool(word.match(low))


def test_many_texts_are_found_again() -> None:
    texts = [f"the {n}th duty" for n in range(2000)]
    found = list(Index(texts).near(needs(Expression(r"\b1234th\b"))))
    assert 1234 in found
    assert len(found) < 10


SCREENED = [
    ("word", "duty", ()),
    ("all", "", (("word", "plans", ()), ("word", "directs", ()))),
    ("any", "", (("word", "clerk", ()), ("all", "", (("word", "file", ()), ("stem", "let", ()))))),
    ("stem", "dut", ()),
    ALWAYS,
    ("any", "", (("word", "absent", ()), ("odd", "", ()))),
]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ([3, 4, 5], ""),  # what is not asked for by whole words is not judged by them
        ([0, 3, 4, 5], "a duty"),
        ([3, 4, 5], "plans and plans"),
        ([1, 3, 4, 5], "plans or directs"),
        ([2, 3, 4, 5], "clerk"),
        ([2, 3, 4, 5], "file"),
    ],
)
def test_a_screen_names_the_needs_that_the_words_of_a_text_may_meet(expected: list[int], text: str) -> None:
    assert Screen(SCREENED).near(frozenset(words(text))) == expected
