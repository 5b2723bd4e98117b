"""Phrases: what they match (expected first), what is refused, and that one pass finds what a naive look finds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from checking import phrases, profile
from checking import rules as shipped_rules
from hypothesis import given
from hypothesis import strategies as st

from speclint import formats
from speclint.checks.wording import Phrases
from speclint.errors import Misuse
from speclint.finding import Finding
from speclint.rule import Rule
from speclint.run.lint import check
from speclint.settings import rulebook
from speclint.text.cue import says
from speclint.text.phrases.book import Book
from speclint.text.phrases.lexicon import Lexicon
from speclint.text.tokens import Tokens
from speclint.text.verbs import conjugated

LISTS = {
    "driver license": ["(valid|current)? (california|state|class #)? driver|driver's|drivers licen*"],
    "driving duty": ["drive~", "operate~ ...6 vehicle*|truck*", "deliver~ ...3 <load>"],
    "load": ["mail", "(office supplies|packages)"],
}
RANGES = "1-2 years, one to two years, two (2) – four (4) years"
MATCHES = [
    (["in  order\nto"], "in order to", "files in  order\nto find"),
    (["IN ORDER TO"], "in order to", "IN ORDER TO find; in reorder to"),
    (["License", "licences"], "licen*", "A License and licences, unlicensed"),
    (["by checking"], "by *ing", "by checking, by the king, bying"),
    (["by checking", "by hand"], "by *ing|hand", "by checking, by hand"),
    (["performs related duties", "performing related work"], "perform~ related work|duties", None),
    (["drove", "driven", "driving"], "drive~", "drove, has driven, driving a drover"),
    (["high school", "trade school"], "(high school|trade school)", "high school, trade school, school"),
    (["the maps", "maps"], "the? maps", "files the maps and maps"),
    (["care of the maps", "care maps"], "care (of the)? maps", "care of the maps, care maps, care of maps"),
    (["take good and lasting care"], "take ...3 care", "take good and lasting care; take. Care"),
    ([], "take ...2 care", "take good and lasting care"),
    (["take, however, care"], "take ...2 care", "take, however, care"),
    (["four years", "4 years", "four (4) years", "Twenty-five years"], "# years", None),
    (["1,500 years"], "# years", "1,500 years"),
    (["responsible for", "responsible for", "Responsible for"], "^ responsible for", None),
    (["diploma"], "diploma $", "A diploma. A diploma or"),
    (["valid California driver’s license"], "possess|hold ...4 [[<driver license>]]", None),
    ([], "possess|hold ...4 [[<driver license>]]", "must possess skill. A driver's license"),
    (["class 4 drivers license"], "<driver license>", "a class 4 drivers license"),
    (["Operates a light-duty truck", "delivers office supplies"], "<driving duty>", None),
    (["color-blind", "Color blind"], "color-blind", "color-blind, Color blind, color-blindness"),
    (["driver"], "driver", "co-driver, driver-trainee, driver"),
    (["employer’s", "employer's"], "employer's", "employer’s and employer's"),
    (["and/or", "and / or"], "and/or", "and/or; and / or; and or"),
    (["etc", "G.E.D"], "etc.|g.e.d.", "maps, etc. and a G.E.D. or GED"),
    (["valid, current license"], "valid ,? current license", "a valid, current license"),
    ([], "valid current license", "a valid, current license"),
    (["Class “C” license"], "class c license", "a Class “C” license"),
    (["license"], "license", "No. 5: a license"),
    (["OR"], "=OR", "maps OR mail, or; Or keys; FOR"),
    (["Or", "OR"], "=Or|=OR", "Or maps OR mail, or oR"),
    (["the handicapped"], "the =handicapped", "the handicapped; the Handicapped"),
    (["Non-Profit"], "=Non-Profit", "a Non-Profit, a non-profit"),
    (["a Page", "a Clerk"], "a <Capital>", "a Page, a page, a Clerk, a 4"),
    (["a GED", "a PO"], "a <CAPITALS>", "a GED, a Ged, a PO, a X"),
    (["by hand"], "by <small>", "by hand, by Hand, by 4"),
    (["the old Page"], "the ...2 <Capital>", "the old Page Desk"),
    (["who works", "who keeps"], "who <verb-s>", "a clerk who works; clerks who work; a clerk who keeps the log"),
    (["the plan"], "the <noun>", "files the plan, able to plan, the plans"),
    (["to plan"], "to <verb>", "files the plan, able to plan the work, according to plans"),
    (["the log", "the front-desk log"], "the <adjective>? <noun>? <noun>", "keeps the log and the front-desk log"),
    (["a long-term"], "a <adjective>", "a long-term plan, a part-time place"),
    (["the gates"], "the <noun-s!>", "closes the gates; trains the plans"),
    (["to oversee"], "to <verb!>", "to oversee the work, to work the land"),
    (["1-2 years", "one to two years", "two (2) – four (4) years"], "#-# years", RANGES),
    (
        ["12 years", "one hundred fifty years"],
        "#12-150 years",
        "12 years, 11 years, one hundred fifty years",
    ),
    (["1,200 pounds"], "#300-9999 pounds", "1,200 pounds, 299.5 pounds, 10,000 pounds, forty (400) pounds"),
    ([], "#-# years", "twenty-five years, 10 years, 2020-07-01 years, to 4 years"),
]
TEXTS = {
    "perform~ related work|duties": "performs related duties; performing related work; performer related work",
    "# years": "four years, 4 years, four (4) years, Twenty-five years, some years",
    "^ responsible for": "responsible for maps; and responsible for mail. Responsible for x, is responsible for y",
    "possess|hold ...4 [[<driver license>]]": "must possess a valid California driver’s license and",
    "<driving duty>": "Operates a light-duty truck; delivers office supplies",
}


@pytest.mark.parametrize(
    ("expected", "phrase", "text"), MATCHES, ids=[f"{p}-{n}" for n, (_, p, _) in enumerate(MATCHES)]
)
def test_a_phrase_matches_whole_words_and_no_others(expected: list[str], phrase: str, text: str | None) -> None:
    said = text or TEXTS[phrase]
    assert [said[f.start : f.end] for f in phrases([phrase], **LISTS).find(Tokens(said))] == expected


FAULTS = [
    ("there is no list “driver licence”. Did you mean 'driver license'?", "possess <driver licence>"),
    ("closed and was not opened", "high|middle school diploma)"),
    ("opened and not closed", "(high school diploma"),
    ("“{” has no meaning here", "{x}"),
    ("belongs to regular expressions", r"\bfast\b"),
    ("give the inner ones a name", "(a (b (c d)))"),
    ("needs a word to begin with", "the? a?"),
    ("needs a word to begin with", "^ $"),
    ("needs a word to begin with", "...3 license"),
    ("“...” needs a number", "take ... care"),
    ("opened and not closed", "hold [[a license"),
    ("nothing stands on one side", "(high|)"),
    ("one stretch to mark", "[[a]] [[b]]"),
    ("none may be empty", "  "),
    ("one whole word, in the capitals", "=Lic*"),
    ("one whole word, in the capitals", "=4"),
    ("“=” has no meaning here", "a=b"),
    ("needs a word to begin with", "<Capital> page"),
    ("the list “one” holds itself: one > two > one", "<one>"),
]


@pytest.mark.parametrize(("expected", "phrase"), FAULTS)
def test_a_faulty_phrase_says_what_is_wrong_and_how_one_looks_that_is_right(expected: str, phrase: str) -> None:
    lists = {**LISTS, "one": ["a <two>"], "two": ["b <one>"]}
    with pytest.raises(Misuse) as fault:
        phrases([phrase], **lists)
    assert expected in str(fault.value)
    assert "For example: possess|hold" in str(fault.value)


PACK = """\
lists:
  beast:
  - horse~
  - (red fox|otter)
rules:
- id: local/beast
  title: A beast
  why: Because.
  check: demand
  options:
    phrases:
    - keep~ ...2 <beast>
    - phrase: utilize~
      instead: use~
      unless-after: [ladders]
    unless: [in a zoo]
    unless-before: [may]
    unless-after: [or cat*]
  message: "{match}; {instead}"
  help: "Let go."
  examples:
  - bad: "[[Keeps an otter]]."
  - good: "Keeps a map."
"""


def local(tmp_path: Path, text: str = PACK) -> list[str]:
    (tmp_path / "local.yaml").write_text(text, "utf-8")
    return [rule.id for rule in rulebook.load([tmp_path / "local.yaml"])]


def told(rules: Iterable[Rule], text: str) -> list[Finding]:
    page = formats.read(f"# CLERK\n\n## DUTIES\n\n{text}\n".encode(), "spec.md")
    return list(check([page], [r for r in rules if r.family == "local"], profile()).findings)


RULED = [
    (["Keeps an otter"], "Keeps an otter."),
    (["Keeps the old red fox"], "Keeps the old red fox."),
    (["Utilizes", "utilized"], "Utilizes ropes. Has utilized nets."),
    ([], "Utilizes ladders."),
    ([], "Keeps an otter in a zoo."),
    (["Keeps an otter"], "Keeps an otter. Works in a zoo."),
    ([], "May keep an otter."),
    ([], "Keeps an otter or cats."),
    ([], "No law says that a clerk keeps an otter."),
    ([], "Keeping an otter is not required."),
    (["keep an otter"], "Must not only keep an otter but feed it."),
    (["keep an otter"], "If no fish are left, keep an otter."),
]


@pytest.mark.parametrize(("expected", "text"), RULED)
def test_what_excuses_a_phrase(expected: list[str], text: str, tmp_path: Path) -> None:
    (tmp_path / "local.yaml").write_text(PACK, "utf-8")
    rules = [rule for rule in rulebook.load([tmp_path / "local.yaml"]) if rule.id == "local/beast"]
    assert [one.excerpt for one in told(rules, text)] == expected


OPTIONED = [
    (
        ["OR"],
        "- {phrase: =OR, when-before: [<small>], when-after: [and|but]}",
        "- A map OR a but OR but. MAPS OR and.\n",
    ),
    (["maps"], "- maps\n    alone: true", "- Files maps.\n- (maps)\n"),
    (["maps"], "- maps\n    when-heading: [duties]", "- Files maps.\n"),
    ([], "- maps\n    unless-heading: [^ duties $]", "- Files maps.\n"),
    ([], "- maps\n    when-heading: [other duties]", "- Files maps.\n"),
]


@pytest.mark.parametrize(("expected", "phrases_", "text"), OPTIONED)
def test_what_else_a_phrase_asks_for(expected: list[str], phrases_: str, text: str, tmp_path: Path) -> None:
    head, tail = PACK.split("    - keep~ ...2 <beast>\n", maxsplit=1)[0], PACK.split("  message:")[1]
    (tmp_path / "local.yaml").write_text(f"{head}    {phrases_}\n  message:{tail}", "utf-8")
    assert [f.excerpt for f in told(rulebook.load([tmp_path / "local.yaml"]), text)] == expected


SEVERAL = """\
rules:
- id: local/signs
  title: Signs
  why: Because.
  check: pattern
  options:
    pattern:
    - 'a{2,}'
    - 'aab|(?P<spot>%)%'
  message: "{match}"
  help: "Delete it."
  examples:
  - bad: "[[aaa]]"
  - good: "b"
"""


def test_a_rule_about_signs_may_have_several_expressions_each_on_its_line(tmp_path: Path) -> None:
    (tmp_path / "local.yaml").write_text(SEVERAL, "utf-8")
    rules = rulebook.load([tmp_path / "local.yaml"])
    assert [f.excerpt for f in told(rules, "- Keeps %% and aab and aa.\n")] == ["%", "aab", "aa"]


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        (True, "specs/Clerk - Redline.docx"),
        (True, "ClerkRedline2.docx"),
        (True, "clerk_red-lined.docx"),
        (False, "redlines/Clerk.docx"),
        (False, "Predlined.docx"),
    ],
)
def test_the_name_of_a_file_says_words(expected: bool, name: str) -> None:
    assert says(phrases(["redline*|red-line*"]), name) is expected


def test_what_to_write_instead_has_the_form_of_what_was_found(tmp_path: Path) -> None:
    (tmp_path / "local.yaml").write_text(PACK, "utf-8")
    rules = rulebook.load([tmp_path / "local.yaml"])
    said = told(rules, "Utilizes ropes, utilizing nets that it utilized.")
    assert [one.message for one in said] == ["Utilizes; uses", "utilizing; using", "utilized; used"]
    assert [edit.text for one in said for fix in one.fixes for edit in fix.edits] == ["Uses", "using", "used"]


def test_what_is_only_meant_is_told_and_never_written(tmp_path: Path) -> None:
    (tmp_path / "local.yaml").write_text(PACK.replace("instead: use~", "meant: a plain verb"), "utf-8")
    (said,) = told(rulebook.load([tmp_path / "local.yaml"]), "Utilizes ropes.")
    assert said.message == "Utilizes; a plain verb"
    assert not said.fixes


def test_no_fix_writes_advice() -> None:
    written = {
        (rule.id, phrase.words.get("instead", ""))
        for rule in shipped_rules()
        if isinstance(rule.check, Phrases)
        for phrase in rule.check.phrases.phrases
    }
    assert len(written) > 200
    assert not [(rule, text) for rule, text in written if "…" in text or " + " in text or text.startswith("the form")]


PLACES = [
    ("local.yaml:12:18", "there is no list “beasts”. Did you mean 'beast'?", ("2 <beast>", "2 <beasts>")),
    ("local.yaml:3:11", "“{” has no meaning here", ("- horse~", "- horse {x}")),
    ("local.yaml:12:13", "rule 'local/beast': the phrase", ("keep~ ...2 <beast>", "keep~ )")),
    (
        "local.yaml:14",
        "rule 'local/beast': a phrase of 'phrases' has no 'insted'. Did you mean 'instead'?",
        ("instead:", "insted:"),
    ),
    ("local.yaml:2", "'beast' must be a list", ("  - horse~\n  - (red fox|otter)\n", "    a: b\n")),
]


@pytest.mark.parametrize(("place", "expected", "edit"), PLACES)
def test_a_fault_is_named_with_file_line_and_column(
    place: str, expected: str, edit: tuple[str, str], tmp_path: Path
) -> None:
    with pytest.raises(Misuse) as fault:
        local(tmp_path, PACK.replace(*edit))
    assert (place in str(fault.value), expected in str(fault.value)) == (True, True), str(fault.value)


WORDS = st.sampled_from(["a", "b", "c", "and", "a-b"])
SIGNS = st.sampled_from(["a", "b", "c", ".", ";", ",", "a-b", "two", "7"])
PIECES = st.sampled_from(["a", "b", "a|b", "b?", "(a b|c)", "(c a)?", "...2", "#", "^", "$", "a-b", "a*"])


def naive(parts: list[str], words: list[str], at: int, begun: int) -> set[int]:
    """Where the rest of a phrase may end, tried word by word."""
    if not parts:
        return {at} if at >= len(words) or not words[at].startswith("-") else set()
    head, rest = parts[0], parts[1:]
    if head in {"^", "$"}:
        tokens = Tokens("")
        tokens.words = words
        return naive(rest, words, at, begun) if (tokens.begins if head == "^" else tokens.ends)(at) else set()
    choices = {"a|b": ["a", "b"], "b?": ["b", ""], "(a b|c)": ["a b", "c"], "(c a)?": ["c a", ""], "a-b": ["a b"]}
    if head == "...2":
        ends, counted = {at}, 0
        for to in range(at, len(words)):
            counted += words[to][-1].isalnum()
            if words[to] in ".;" or counted > 2:
                break
            ends.add(to + 1)
        return {end for to in ends for end in naive(rest, words, to, begun)}
    found: set[int] = set()
    for choice in choices.get(head, [head]):
        to = at
        for wanted in choice.split():
            word = words[to] if to < len(words) else ""
            word = word[1:] if word.startswith("-") and to > begun else word
            good = word in {"two", "7"} if wanted == "#" else word[:1] == "a" if wanted == "a*" else word == wanted
            to = to + 1 if good else -1
            if to < 0:
                break
        if to >= 0:
            found |= naive(rest, words, to, begun)
    return found


@given(st.lists(PIECES, min_size=1, max_size=4), st.lists(SIGNS, max_size=12))
def test_a_phrase_matches_where_a_naive_look_finds_it(parts: list[str], said: list[str]) -> None:
    try:
        sought = phrases([" ".join(parts)])
    except Misuse:
        return
    tokens = Tokens(" ".join(said))
    expected = [at for at in range(len(tokens.words)) if naive(parts, tokens.words, at, at) - {at}]
    starts = [at for at in range(len(tokens.words)) if any(f.first == at for f in sought.find(tokens, at, None))]
    assert starts == expected


@given(st.lists(st.lists(WORDS, min_size=1, max_size=3), min_size=1, max_size=6), st.lists(SIGNS, max_size=20))
def test_one_pass_finds_what_each_phrase_finds_alone(spoken: list[list[str]], said: list[str]) -> None:
    sets = [phrases([" ".join(words)]) for words in spoken]
    tokens = Tokens(" ".join(said))
    together = sorted((nth, f.first, f.last) for nth, f in Book(sets).find(tokens))
    assert together == sorted((nth, f.first, f.last) for nth, one in enumerate(sets) for f in one.find(tokens))


@given(st.text(max_size=200))
def test_the_words_of_any_text_stand_where_they_are_said_to(text: str) -> None:
    tokens = Tokens(text)
    assert len(tokens.words) == len(tokens.places)
    assert all(0 <= start < end <= len(text) for start, end in tokens.places)
    assert [start for start, _ in tokens.places] == sorted({start for start, _ in tokens.places})


FORMS = [
    ("carry carries carried carrying", "carry"),
    ("plan plans planned planning", "plan"),
    ("file files filed filing", "file"),
    ("drive drives drove driven driving", "drive"),
    ("oversee oversees oversaw overseen overseeing", "oversee"),
    ("be is was been being are am were", "be"),
    ("have has had having", "have"),
]


@pytest.mark.parametrize(("expected", "verb"), FORMS)
def test_all_forms_of_a_verb(expected: str, verb: str) -> None:
    assert sorted(set(conjugated(verb))) == sorted(expected.split())


def test_what_was_kept_is_only_taken_where_the_lists_hold_the_same() -> None:
    first = Lexicon({"beast": ["<bird>", "otter"], "bird": ["gull"]})
    program = first.program("feed <beast>")
    assert Lexicon(first.lists).known("feed <beast>") is None
    for lists, expected in ((first.lists, program), ({**first.lists, "bird": ["heron"]}, None)):
        second = Lexicon(lists)
        second.kept |= first.fresh[False]
        assert second.known("feed <beast>") == expected
