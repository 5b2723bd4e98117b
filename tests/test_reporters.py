"""Reports on the invented City of Marisol, in every format."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from unicodedata import category, east_asian_width
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import speclint
from speclint.document import Edit, Place, Span
from speclint.finding import Authority, FileReport, Finding, Fix, Readability, Reading, Related, Report, Severity
from speclint.reporters import REPORTERS
from speclint.reporters.html.pages import text as template
from speclint.reporters.words import verdict
from speclint.shipped import shipped

SNAPSHOTS = Path(__file__).parent / "snapshots"

CLAUSES = (
    "Ability to: apply policies and procedures; post receipts to the ledger; {}; prepare monthly statements; "
    "work well with boaters and the public; read tide tables; {}; and keep the harbor office in good order."
)
FIRST = CLAUSES.format("[[perform arithmetic calculations]]", "make accurate arithmetic calculations")
AGAIN = CLAUSES.format("perform arithmetic calculations", "[[make accurate arithmetic calculations]]")


def marked(text: str) -> dict[str, Any]:
    """Turn ``[[marked]]`` text into the excerpt, its context and where it begins."""
    before, rest = text.split("[[")
    excerpt, after = rest.split("]]")
    return {
        "excerpt": excerpt,
        "context": before + excerpt + after,
        "column": len(before),
        "span": Span(1000 + len(before), 1000 + len(before) + len(excerpt)),
    }


def finding(text: str = "[[word]]", **given: object) -> Finding:
    usual: dict[str, Any] = {
        "rule": "wording/vague-duty",
        "severity": Severity.WARNING,
        "message": "\u201cassists\u201d does not say what the employee does",
        "why": "A vague verb is no evidence of what a class does.",
        "help": "Say what is done, to what, for what result.",
        "path": "specs/harbor-clerk.md",
        "view": "proposed",
        "section": "Examples of Duties",
        "where": "Examples of Duties, item 7",
        "place": Place(12, 30, 4, 30, 11),
        "fingerprint": "0011223344556677",
    }
    return Finding(**(usual | marked(text) | given))


MARISOL = Report(
    findings=(
        finding(
            "[[Assists]] the Harbormaster.",
            fixes=(Fix("Put a verb that says what is done", (Edit(Span(1000, 1007), "Drafts reports for"),)),),
        ),
        finding(
            FIRST,
            rule="duplication/repeated-phrase",
            message="\u201carithmetic calculations\u201d is said twice in Abilities",
            why="A clause that is said twice is tested twice.",
            help="keep one clause, for example \u201cmake accurate arithmetic calculations\u201d",
            title="Said twice",
            authority=Authority("OPM, The Classifier\u2019s Handbook", "https://example.org/handbook"),
            section="Abilities",
            where="Abilities, clauses 3 and 7",
            place=Place(40, 90, 75, 90, 106),
            label="first said here",
            fingerprint="8899aabbccddeeff",
            related=(
                Related(
                    "said again here", "Abilities", "Abilities, clause 7", Place(40, 90, 200, 90, 237), **marked(AGAIN)
                ),
            ),
        ),
        finding(
            "[[]]DEFINITION",
            rule="structure/missing-section",
            severity=Severity.ERROR,
            message="There is no section \u201cDistinguishing Features\u201d",
            why="The board compares classes by what sets them apart.",
            help="Add the section after the Definition.",
            path="specs/park-aide.docx",
            section="top of the page",
            where="top of the page",
            place=Place(4, page=1),
            label="belongs here",
            fingerprint="1234123412341234",
        ),
        finding(
            "Se\u00f1or Park Aide: [[assists]]\tthe M\u00e1laga crew | and <others>",
            path="specs/park-aide.docx",
            place=Place(17, page=2),
            fingerprint="5678567856785678",
        ),
        finding(
            "[[Up to date]]",
            rule="wording/idiom",
            severity=Severity.NOTE,
            message="\u201cUp to date\u201d has no measure",
            path="specs/ranger.pdf",
            section="Knowledge",
            where="Knowledge, clause 2",
            place=Place(3, 41, 1, 41, 11, 2),
            fingerprint="9abc9abc9abc9abc",
        ),
    ),
    files=(
        FileReport(
            "specs/harbor-clerk.md",
            title="Harbor Clerk",
            class_code="2210",
            readability=Readability(
                Reading(210, 13.25, target=14),
                (("Abilities", Reading(120, 15.1, target=14)), ("Definition", Reading(9, reason="too short to grade"))),
            ),
        ),
        FileReport("specs/locked.docx", "unreadable", "it is protected by a password"),
        FileReport("specs/park-aide.docx", title="Park Aide", class_code="4107"),
        FileReport("specs/ranger.pdf"),
    ),
    suppressed=(finding("[[and/or]]", rule="wording/and-or", message="and/or", reason="quoted from the charter"),),
    notices=("Grammar was not checked: no LanguageTool server is running.",),
    profile="alameda",
    incomplete=True,
)


def shown(report: Report, name: str = "full", **given: Any) -> str:  # noqa: ANN401 - whatever a format takes
    return REPORTERS[name](report, **given)


# What a person sees


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("full", "marisol.full.txt"),
        ("concise", "marisol.concise.txt"),
        ("github", "marisol.github.txt"),
        ("markdown", "marisol.md"),
        ("html", "marisol.html"),
    ],
)
def test_a_person_sees_what_was_agreed(name: str, file: str) -> None:
    text = shown(MARISOL, name)
    for own in ("style.css", "script.js"):
        text = text.replace(template(own).strip(), "...")
    text = re.sub("sha256-[^']+", "...", text)
    path = SNAPSHOTS / file
    if os.environ.get("SNAPSHOTS") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (Report(files=(FileReport("a.md"),)), "Ready for submission."),
        (Report(), "Nothing was checked."),
        (Report(incomplete=True), "Incomplete: nothing was checked."),
        (Report(files=(FileReport("a.md", "skipped"),)), "Nothing was checked."),
        (replace(MARISOL, incomplete=False), "Not ready for submission: 1 error."),
        (
            replace(MARISOL, incomplete=False, fail_level=Severity.NOTE),
            "Not ready for submission: 1 error, 3 warnings, 1 note.",
        ),
        (MARISOL, "Incomplete: 1 file could not be read; 1 error."),
        (replace(MARISOL, files=MARISOL.files[:1]), "Incomplete: not all that was asked for was checked; 1 error."),
    ],
)
def test_the_verdict_is_one_sentence(report: Report, sentence: str) -> None:
    assert verdict(report) == sentence
    assert shown(report).splitlines()[-1] == sentence


def test_the_closing_line_counts() -> None:
    report = replace(MARISOL, incomplete=False, files=MARISOL.files[:1])
    assert shown(report, "concise").splitlines()[-2] == (
        "Checked 1 file (proposed text, profile alameda). 1 error, 3 warnings, 1 note; 1 suppressed, 0 in baseline."
    )


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("[[Assists]] staff.", ["  30 | Assists staff.", "     | ^^^^^^^"]),
        ("Is [[\tdue]].", ["  30 | Is  due.", "     |    ^^^^"]),
        ("Cafe\u0301 [[aide]]", ["  30 | Cafe\u0301 aide", "     |      ^^^^"]),
        ("\u6e2f\u6e7e [[aide\u6e2f]]", ["  30 | \u6e2f\u6e7e aide\u6e2f", "     |      ^^^^^^"]),
        ("One. [[]]Two.", ["  30 | One. Two.", "     |      ^ here"]),
        ("[[]]", ["  30 |", "     | ^ here"]),
        ("\x1b[31mRed[[\x1b]0;x\x07 ink]]", ["  30 | [31mRed]0;x ink", "     |        ^^^^^^^^"]),
    ],
)
def test_carets_stand_under_the_text(text: str, rows: list[str]) -> None:
    assert shown(Report((finding(text),))).splitlines()[2:4] == rows


def test_a_span_that_leaves_its_paragraph_is_marked_to_its_end() -> None:
    long = replace(finding("Ends [[here]]"), excerpt="here\nand goes on")
    assert shown(Report((long,))).splitlines()[3] == "     |      ^^^^"


def test_a_span_wider_than_the_screen_is_cut() -> None:
    rows = shown(Report((finding(f"So [[{'many words ' * 30}]]."),)), width=60).splitlines()[2:4]
    assert rows[0].endswith(" ...")
    assert [len(row) <= 60 for row in rows] == [True, True]


def test_a_label_that_does_not_fit_stands_below() -> None:
    rows = shown(Report((finding("x" * 20 + " [[word]]", label="this is said again"),)), width=40).splitlines()
    assert rows[3:5] == ["     | " + " " * 21 + "^^^^", "     | " + " " * 15 + "this is said again"]


def test_why_is_told_once_a_rule() -> None:
    text = shown(Report((finding(), finding(path="specs/z.md"), finding(rule="wording/other"))))
    assert text.count("= why:") == 2
    assert text.count("= help:") == 3


def test_after_thirty_findings_each_has_one_line() -> None:
    text = shown(Report(tuple(finding(rule=f"wording/vague-{n}") for n in range(33))))
    assert text.count("-->") == 30
    assert (
        '3 more findings, one line each ("--output-format html" shows all in full):\nspecs/harbor-clerk.md:30' in text
    )


def test_what_weighs_most_comes_first_in_each_file() -> None:
    given = [("a.md", Severity.NOTE), ("a.md", Severity.ERROR), ("a.md", Severity.WARNING), ("b.md", Severity.ERROR)]
    found = [finding(path=p, severity=s, rule=f"wording/r{n}") for n, (p, s) in enumerate(given)]
    heads = [line.split(":")[0] for line in shown(Report(tuple(found))).split("\n") if "wording/r" in line]
    assert heads == ["error wording/r1", "warning wording/r2", "note wording/r0", "error wording/r3"]


@pytest.mark.parametrize(("times", "entries", "more"), [(3, 3, ""), (4, 1, "3 more like it:"), (20, 1, "and 7 more")])
def test_what_a_rule_says_of_many_places_is_said_once(times: int, entries: int, more: str) -> None:
    places = [finding(place=Place(n, 100 + n, 1, 100 + n, 2), message=f"word {n}") for n in range(times)]
    text = shown(Report(tuple(places)))
    assert text.count("-->") == entries
    assert more in " ".join(text.split())
    assert "word 1" in text
    assert f"{times} warnings" in text


def test_what_a_thorough_reading_would_add_is_counted() -> None:
    assert "A thorough reading (--thorough) would add 4." in shown(Report(held=4))
    assert "thorough" not in shown(Report())


def test_over_many_files_a_report_says_how_many_rules_a_thorough_reading_asks() -> None:
    assert "A thorough reading (--thorough) asks 190 more rules." in shown(Report(unasked=190))


def test_another_section_is_named_above_its_excerpt() -> None:
    other = Related("and here", "Knowledge", "Knowledge, clause 2", Place(3, 8, 1, 8, 3), **marked("[[ab]]"))
    assert "   ::: Knowledge, clause 2\n   8 | ab\n     | ^^ and here\n" in shown(Report((finding(related=(other,)),)))


def test_a_file_that_was_not_read_shows_no_excerpt() -> None:
    lost = finding("[[]]", rule="file/encrypted", where="", section="", place=Place(), path="specs/locked.docx")
    lost = replace(lost, noticed=True)
    assert shown(Report((lost,))).splitlines()[1] == "   --> specs/locked.docx"
    assert " | " not in shown(Report((lost,)))


def test_colour_is_the_only_difference_that_colour_makes() -> None:
    for name in ("full", "concise"):
        coloured = shown(MARISOL, name, color=True)
        assert "\x1b[1;31m" in coloured
        assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == shown(MARISOL, name)


# What a program reads


def test_json_keeps_its_published_shape() -> None:
    schema = json.loads((shipped("schemas") / "report.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    for report in (MARISOL, Report()):
        assert not list(Draft202012Validator(schema).iter_errors(json.loads(shown(report, "json"))))


def test_json_holds_what_scripts_rely_on() -> None:
    data = json.loads(shown(MARISOL, "json"))
    assert (data["exit"], data["ready"], data["view"], data["profile"]) == (3, False, "proposed", "alameda")
    assert data["summary"] == {
        "files": 4, "checked": 3, "unreadable": 1, "skipped": 0,
        "error": 1, "warning": 3, "note": 1, "suppressed": 1, "baseline": 0, "held": 0,
    }  # fmt: skip
    second = data["findings"][1]
    assert second["excerpt"] == "perform arithmetic calculations"
    assert second["related"][0]["label"] == "said again here"
    assert data["findings"][2]["place"] == {
        "paragraph": 4, "line": None, "column": None, "end_line": None, "end_column": None, "page": 1,
    }  # fmt: skip
    assert data["findings"][0]["fixes"][0]["edits"] == [{"span": [1000, 1007], "text": "Drafts reports for"}]
    assert second["authority"] == "OPM, The Classifier\u2019s Handbook"
    assert second["source"]["url"] == "https://example.org/handbook"
    assert data["findings"][0]["source"] is None
    assert "\u201cassists\u201d" in shown(MARISOL, "json")


def test_readability_is_told_beside_its_target() -> None:
    duty = "1. Coordinates the administration of municipal recreation facilities, including aquatic programs.\n"
    text = f"# Pool Manager\n\n## Examples of Duties\n\n{duty * 12}"
    report = speclint.check([speclint.read(text.encode(), "pool.md")])
    read = json.loads(shown(report, "json"))["files"][0]["readability"]
    assert (read["target"], read["sections"]["Examples of Duties"]["target"]) == (19, 19)
    assert read["flesch_kincaid"] == read["sections"]["Examples of Duties"]["flesch_kincaid"] > 14
    assert shown(report, "html").count("at most 19") == 2


def test_sources_are_linked() -> None:
    assert "[duplication/repeated-phrase](<https://example.org/handbook>)" in shown(MARISOL, "markdown")
    rules = json.loads(shown(MARISOL, "sarif"))["runs"][0]["tool"]["driver"]["rules"]
    assert [rule.get("helpUri") for rule in rules if rule["id"].startswith("duplication/")] == [
        "https://example.org/handbook"
    ]
    assert rules[0]["shortDescription"]["text"] == "Said twice"


def test_sarif_says_where_and_what_for() -> None:
    log = json.loads(shown(MARISOL, "sarif"))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0"
    for part in ("shortDescription", "fullDescription", "help"):  # GitHub wants all three
        assert all(rule[part]["text"] for rule in rules)
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [r["ruleId"] for r in run["results"]]
    for result in run["results"]:
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        assert result["partialFingerprints"]["speclint/v1"]
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1
        assert result["locations"][0]["logicalLocations"][0]["name"]
    assert run["results"][1]["relatedLocations"][0]["message"]["text"] == "said again here"
    word = run["results"][3]["locations"][0]["physicalLocation"]
    assert word["region"] == {"startLine": 17, "snippet": {"text": "assists"}}
    assert run["results"][-1]["suppressions"] == [{"kind": "external", "justification": "quoted from the charter"}]


def test_github_shows_the_worst_and_counts_the_rest() -> None:
    many = [finding(severity=severity) for severity in ("note", "warning", "error") for _ in range(15)]
    many = [replace(one, severity=Severity(one.severity)) for one in many]
    lines = [line for line in shown(Report(tuple(many)), "github").splitlines() if line.startswith("::")]
    assert [line.split()[0] for line in lines] == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert lines[-1] == "::notice title=speclint::Not shown here: 5 errors, 5 warnings, 6 notes"


def test_github_commands_are_escaped() -> None:
    odd = finding(path="a,b:c%.md", message="50%\n::error::no", help="", where="")
    assert shown(Report((odd,), notices=("::set-output::x",)), "github").splitlines()[:2] == [
        (
            "::warning file=a%2Cb%3Ac%25.md,line=30,endLine=30,col=4,endColumn=11,title=wording/vague-duty::"
            "Examples of Duties: 50%25 ::error::no"
        ),
        "set-output::x",
    ]


def test_gitlab_issues_have_a_line_and_names_of_their_own() -> None:
    issues = json.loads(shown(Report((*MARISOL.findings, *MARISOL.findings)), "gitlab"))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 10
    assert issues[2]["location"] == {"path": "specs/park-aide.docx", "lines": {"begin": 4}}
    assert {issue["severity"] for issue in issues} == {"critical", "minor", "info"}


def test_junit_fails_what_fails() -> None:
    root = ET.fromstring(shown(MARISOL, "junit"))  # noqa: S314 - our own text
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("7", "1", "1")
    assert [suite.get("name") for suite in root][:2] == ["specs/harbor-clerk.md", "specs/locked.docx"]
    nothing = ET.fromstring(shown(Report(incomplete=True), "junit"))  # noqa: S314 - our own text
    assert nothing.get("errors") == "1"


def test_markdown_is_escaped_and_bounded() -> None:
    odd = finding(message="a | b <script> *c* _d_ [e](f) `g`", path="specs/a_b.md")
    text = shown(Report((odd,) * 600), "markdown")
    assert r"a \| b &lt;script\> \*c\* \_d\_ \[e\](f) \`g\`" in text
    assert "100 more findings left out here" in text
    assert len(text.encode()) < 2**20


# The page


class Page(HTMLParser):
    """Reads a page as a browser would, and notes what a person who cannot see it would miss."""

    VOID = frozenset({"meta", "br", "link", "img"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_page_can_be_read_by_everybody() -> None:
    page = Page(shown(MARISOL, "html"))
    tags = [tag for tag, _ in page.tags]
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h\d", tag)]
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    links = [a.get("href") or "" for _, a in page.tags]
    targets = [a.get("aria-labelledby") for _, a in page.tags] + [link[1:] for link in links if link[:1] == "#"]
    assert not page.open
    assert dict(page.tags)["html"] == {"lang": "en"}
    assert {"header", "main", "footer", "title"} <= set(tags)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(ids) == len(set(ids))
    assert {target for target in targets if target} <= set(ids)
    assert all(attributes.get("scope") for tag, attributes in page.tags if tag == "th")


def test_the_page_loads_nothing() -> None:
    text = shown(MARISOL, "html")
    policy = dict(Page(text).tags)["meta"]
    assert "default-src 'none'" in text
    assert "unsafe" not in text.partition("<style>")[0], policy
    assert not {"link", "img", "iframe", "form"} & {tag for tag, _ in Page(text).tags}
    assert not re.search(r"src=|url\(|@import", text), "a source may be linked to, never loaded"


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_page_has_contrast() -> None:
    style = template("style.css")
    day, night, paper = (
        dict(re.findall(r"--(\w+): (#\w{6})", part)) for part in re.split(r"@media (?=\(pre|print)", style)
    )
    for palette in (day, day | night, day | paper):
        pairs = [(palette[name], palette[on]) for name in ("text", "quiet", "link", "error", "warning", "note", "good")
                 for on in ("ground", "card")]  # fmt: skip
        pairs += [(palette[name], palette["ground"]) for name in ("inserted", "deleted")]
        for one, other in [*pairs, (palette["ink"], palette["marker"])]:
            low, high = sorted((_luminance(one), _luminance(other)))
            assert (high + 0.05) / (low + 0.05) >= 4.5, (one, other)


# Any text at all

ANY = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("\x1b\x00\r\n\t%:|<>&{}\u202e\u200b"), max_size=60
)
ASCII = st.text(st.characters(max_codepoint=126), max_size=200)
WIDE = st.text(st.sampled_from("abc ,.\u00e9\u6e2f\u0301\t-"), max_size=200)


@given(st.lists(ANY, min_size=14, max_size=14), st.integers(-5, 300), st.integers(1, 200), st.booleans())
def test_no_text_breaks_a_report(texts: list[str], column: int, width: int, lined: bool) -> None:
    message, why, help_, path, section, where, excerpt, context, label, cite, title, reason, other, notice = texts
    place = Place(3, 9, 2, 9, 4) if lined else Place()
    also = Related(label, other, where, place, Span(0, 3), excerpt, context, column)
    odd = replace(
        finding(), message=message, why=why, help=help_, path=path, section=section, where=where, place=place,
        excerpt=excerpt, context=context, column=column, label=label, authority=Authority(cite, other), reason=reason,
        title=title, related=(also,),
    )  # fmt: skip
    file = FileReport(
        path,
        "unreadable" if lined else "checked",
        reason,
        title,
        other,
        Readability(Reading(3), ((other, Reading(9)),)),
    )
    report = Report((odd,), (file,), (odd,), notices=(notice,), profile=other)
    for name in REPORTERS:
        text = shown(report, name, width=width)
        assert text.endswith("\n")
        if name in {"full", "concise", "github", "markdown", "html"}:
            assert not [c for c in text if category(c) == "Cc" and c != "\n"]
        if name == "junit":
            ET.fromstring(text)  # noqa: S314 - our own text
        if name in {"json", "sarif", "gitlab"}:
            json.loads(text)
        if name == "html":
            assert not Page(text).open


@given(ASCII, ASCII, ASCII)
def test_full_is_ascii_where_the_page_is(before: str, word: str, after: str) -> None:
    one = replace(finding(), excerpt=word, context=before + word + after, column=len(before))
    assert shown(Report((one,))).isascii()


def _cells(text: str) -> int:
    return sum(0 if category(c) == "Mn" else 2 if east_asian_width(c) == "W" else 1 for c in text)


@given(WIDE, WIDE, st.integers(30, 120))
def test_carets_align_however_the_row_is_cropped(before: str, after: str, width: int) -> None:
    row, carets = shown(Report((finding(f"{before}[[@@@@]]{after}"),)), width=width).splitlines()[2:4]
    assert _cells(row[: row.index("@")]) == carets.index("^")
    assert carets.count("^") == 4
    assert _cells(row) <= width


def test_a_name_that_is_no_unicode_can_be_written() -> None:
    for name in REPORTERS:
        shown(Report((finding(path="specs/\udcff.md"),), (FileReport("specs/\udcff.md"),)), name).encode()


def test_the_terminal_does_not_pay_for_json_and_xml() -> None:
    code = (
        "import sys; from speclint.reporters import REPORTERS; from speclint.finding import Report;"
        "REPORTERS['full'](Report()); print(sorted({'json', 'xml', 'html', 'jinja2'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "[]\n"


def test_every_format_is_the_same_twice() -> None:
    for name in REPORTERS:
        assert shown(MARISOL, name) == shown(MARISOL, name)
