"""Headings that run into their text, by whatever sets them off: as if they stood on lines of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import word_builder as word
from checking import seen

PARTS = [
    ("Definition", "Under general supervision, keeps the berth book of the harbor and of its ferries."),
    ("Distinguishing Features", "This is the working level of the series; a clerk of this class works alone."),
    ("Examples of Duties", "These examples show typical work of the class."),
    ("Working Conditions", "The work is done at a counter and on open piers in all weather."),
    ("Education", "High school diploma, GED or equivalent."),
]
DUTIES = ["Ties boats at the pier.", "Posts tide tables.", "Answers boaters by radio.", "Counts the boats."]
NAMES = ["definition", "distinguishing", "duties", "working_conditions", "education"]

Form = Callable[[str, str, int], str]


def markdown(form: Form) -> str:
    found = ["# BERTH CLERK", "Class Code: 3117"]
    for number, (head, text) in enumerate(PARTS, 1):
        found.append(form(head, text, number))
        if head == "Examples of Duties":
            found += [f"- {duty}" for duty in DUTIES]
    return "\n\n".join(found) + "\n"


MARKED: dict[str, Form] = {
    "bold, colon inside": lambda h, t, _: f"**{h}:** {t}",
    "bold, colon outside": lambda h, t, _: f"**{h}**: {t}",
    "bold, period": lambda h, t, _: f"**{h}.** {t}",
    "bold, dash": lambda h, t, _: f"**{h}** — {t}",
    "bold, nothing": lambda h, t, _: f"**{h}** {t}",
    "bold capitals": lambda h, t, _: f"**{h.upper()}** {t}",
    "underlined": lambda h, t, _: f"<u>{h}</u>: {t}",
    "counted": lambda h, t, n: f"**{n}. {h}:** {t}",
    "counted, bold behind": lambda h, t, n: f"{n}. **{h}:** {t}",
    "letters": lambda h, t, n: f"**{'ABCDE'[n - 1]}. {h}.** {t}",
    "roman": lambda h, t, n: f"**{('I', 'II', 'III', 'IV', 'V')[n - 1]}. {h}.** {t}",
    "capitals, period": lambda h, t, _: f"{h.upper()}. {t}",
    "capitals, dash": lambda h, t, _: f"{h.upper()} – {t}",
    "small capitals": lambda h, t, _: f"[{h}]{{.smallcaps}}: {t}",
    "a break": lambda h, t, _: f"**{h}**  \n{t}",
}
TYPED: dict[str, Form] = {
    "capitals, colon": lambda h, t, _: f"{h.upper()}:  {t}",
    "capitals, two hyphens": lambda h, t, _: f"{h.upper()} -- {t}",
    "counted capitals": lambda h, t, n: f"{n}. {h.upper()}: {t}",
    "counted": lambda h, t, n: f"{n}. {h}: {t}",
    "stars": lambda h, t, _: f"*{h}*: {t}",
}
BOLD, UNDER = "<w:b/>", '<w:u w:val="single"/>'
WRITTEN: dict[str, Form] = {
    "bold": lambda h, t, _: word.para(word.run(f"{h}.", BOLD), f" {t}"),
    "bold, nothing": lambda h, t, _: word.para(word.run(h, BOLD), f" {t}"),
    "bold, tab": lambda h, t, _: word.para(word.run(h, BOLD), "<w:r><w:tab/></w:r>", t),
    "underlined": lambda h, t, _: word.para(word.run(f"{h}:", UNDER), f" {t}"),
    "counted": lambda h, t, n: word.para(word.run(f"{n}. {h}.", BOLD), f" {t}"),
    "counted, bold behind": lambda h, t, n: word.para(f"{n}. ", word.run(f"{h}:", BOLD), f" {t}"),
}


def parts(source: str | bytes, name: str) -> tuple[list[str], list[str]]:
    spec = seen(source, name, of="generic")
    names = [section.name for section in spec.sections if section.name not in {"masthead", "employment_standards"}]
    return names, [item.text for section in spec.all("duties") for item in section.items]


@pytest.mark.parametrize("form", MARKED.values(), ids=MARKED)
def test_in_markdown(form: Form) -> None:
    assert parts(markdown(form), "a.md") == (NAMES, DUTIES)


@pytest.mark.parametrize("form", TYPED.values(), ids=TYPED)
def test_in_text(form: Form) -> None:
    assert parts(markdown(form).replace("# ", ""), "a.txt") == (NAMES, DUTIES)


@pytest.mark.parametrize("form", WRITTEN.values(), ids=WRITTEN)
def test_in_word(form: Form) -> None:
    body = [word.para("BERTH CLERK"), word.para("Class Code: 3117")]
    for number, (head, text) in enumerate(PARTS, 1):
        body.append(form(head, text, number))
        if head == "Examples of Duties":
            body += [word.para(f"• {duty}") for duty in DUTIES]
    assert parts(word.docx("".join(body)), "a.docx") == (NAMES, DUTIES)


LEADS = [
    "Key duties of the class are:",
    "An employee in this class performs such duties as:",
    "Under general supervision, the incumbent:",
    "The ideal candidate will:",
    "Functions (Essential and Marginal)",
    "ESSENTIAL JOB FUNCTIONS – the following duties are typical for this class",
]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("look", ["{}", "**{}**", "## {}"])
def test_a_line_that_leads_to_the_duties(lead: str, look: str) -> None:
    page = markdown(lambda h, t, _: f"## {h}\n\n{t}").replace("## Examples of Duties", look.format(lead))
    assert "duties" in parts(page, "a.md")[0]


NO_HEADINGS = [
    "**Working** on piers in all weather is asked of everybody.",
    "**Training.** Trains the clerks of the harbor.",
    "EDUCATION WEEK. A fair is held at the pier.",
]


@pytest.mark.parametrize("line", NO_HEADINGS)
def test_what_is_only_stressed_opens_nothing(line: str) -> None:
    page = f"# BERTH CLERK\n\n## DUTIES\n\n- Ties boats.\n- {line}\n- Posts tide tables.\n"
    assert parts(page, "a.md")[0] == ["duties"]
