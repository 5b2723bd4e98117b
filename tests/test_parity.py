"""One invented specification in every form that is read: the same outline, the same duties, the same findings."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from functools import cache
from typing import TypeAlias

import pdf_builder
import pytest
import yaml
from checking import found as findings
from checking import seen
from word_builder import docx, listed, numbering, para, row, run, style, styles, table

Lines: TypeAlias = list[tuple[str, str | list[str]]]
"""Kind (title, a line of the head, heading, sub-heading, paragraph, numbered or marked list) and text."""

TIDE: Lines = [
    ("title", "TIDE CLERK"),
    ("head", "City of Marisol"),
    ("head", "Class Code: 3117"),
    ("head", "Approved by the Civil Service Board: March 4, 2026"),
    ("h", "DEFINITION"),
    (
        "p",
        "Under general supervision, reads the tide gauges, keeps the tide book and posts the tables at the piers.",
    ),
    ("h", "DISTINGUISHING FEATURES"),
    ("p", "This is the working level of tide work. A Harbor Supervisor plans the readings and assigns the piers."),
    ("h", "EXAMPLES OF DUTIES"),
    ("p", "These examples show typical work of the class and are not meant to be exhaustive."),
    (
        "n",
        [
            "Reads the gauges at each pier and enters the height in the tide book.",
            "Compares the readings with the tables and reports differences to the supervisor.",
            "Cleans the gauges every month and orders worn parts.",
            "Answers boaters by radio and at the counter.",
            "Posts the tide tables on the notice boards.",
            "Performs related duties as assigned.",
        ],
    ),
    ("h", "PHYSICAL DEMANDS"),
    (
        "p",
        "Reasonable accommodations will be considered to enable individuals with disabilities to work.",
    ),
    ("b", ["Frequently walks on floating docks to read the gauges, up to 3 hours a shift."]),
    ("h", "EMPLOYMENT STANDARDS"),
    (
        "p",
        "Any combination of education and experience that provides the required knowledge and abilities is qualifying.",
    ),
    ("s", "Education"),
    ("p", "High school diploma, GED or equivalent. College course work in oceanography is also looked for."),
    ("s", "Experience"),
    ("p", "One year of work with the public at a counter."),
    ("s", "Knowledge"),
    ("b", ["Parts of a tide gauge.", "Radio procedure.", "Ways to keep a log."]),
    ("s", "Abilities"),
    ("b", ["Read a tide table.", "Keep plain records.", "Speak courteously with boaters."]),
]
PLANTED = {
    "TIDE CLERK": "TIDE TIDE CLERK",
    "Answers boaters": "Answer boaters",
    "the tide book.": "the the tide book.",
    "Cleans the gauges": "Recieves the gauges",
    "One year": "Two (3) years",
    "orders worn parts": "orders [TBD]",
    "Keep plain records": "Keep plain records,and files",
    "up to 3 hours": "up to XX hours",
}
"""What is right, and the fault in its place."""
_STYLES = styles(
    style("Title"),
    style("Heading1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', name="heading 1"),
    style("Heading2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', name="heading 2"),
)
_LIST = numbering(("decimal", "%1."))


def _faulty() -> Lines:
    """The text with every fault."""
    page: Lines = TIDE
    for right, wrong in PLANTED.items():
        page = [
            (k, [x.replace(right, wrong) for x in t] if isinstance(t, list) else t.replace(right, wrong))
            for k, t in page
        ]
    return page


def _listed(kind: str, entries: list[str]) -> list[str]:
    return [f"{n}. {x}" if kind == "n" else f"- {x}" for n, x in enumerate(entries, 1)]


def _lined(page: Lines, marks: dict[str, str], width: int = 0) -> str:
    """Lines of text; a mark stands before what it marks."""
    out = []
    for kind, text in page:
        lines = _listed(kind, text) if isinstance(text, list) else [marks.get(kind, "") + text]
        wrapped = (textwrap.fill(x, width, subsequent_indent="   " * (kind in "nb")) if width else x for x in lines)
        out.append("\n".join(wrapped))
    return "\n\n".join(out) + "\n"


def _ruled(page: Lines) -> str:
    rules = {"title": "=", "h": "-"}
    marked = [(k, t + "\n" + rules[k] * len(t) if k in rules and isinstance(t, str) else t) for k, t in page]
    return _lined(marked, {"s": "### "})


def _words(page: Lines, *, styled: bool) -> str:
    """The body of a Word file: by styles and automatic numbers, or by bold letters and typed marks."""
    names = {"title": "Title", "h": "Heading1", "s": "Heading2"}
    out = []
    for kind, text in page:
        if isinstance(text, list):
            number = listed() if styled and kind == "n" else ""
            shown = text if number else _listed(kind, text)
            out += [para(run(_safe(x)), properties=number) for x in shown]
        elif kind in names:
            look = f'<w:pStyle w:val="{names[kind]}"/>' if styled else ""
            out.append(para(run(_safe(text), "" if styled else "<w:b/>"), properties=look))
        else:
            out.append(para(run(_safe(text))))
    return "".join(out)


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _form(page: Lines) -> bytes:
    """A table of two columns: the heading beside its text."""
    begins = [n for n, (kind, _) in enumerate(page) if kind == "h"]
    rows = [
        row(_words(page[a : a + 1], styled=False), _words(page[a + 1 : b], styled=False))
        for a, b in zip(begins, [*begins[1:], len(page)], strict=True)
    ]
    return docx(_words(page[: begins[0]], styled=False) + table(*rows))


def _printed(page: Lines) -> bytes:
    y = 60.0
    pages: list[list[str]] = [[]]
    looks = {"title": ("B", 14.0), "h": ("B", 12.0), "s": ("B", 11.0)}
    for kind, text in page:
        font, size = looks.get(kind, ("F", 10.5))
        for entry in _listed(kind, text) if isinstance(text, list) else [text]:
            for number, line in enumerate(textwrap.wrap(entry, 88, subsequent_indent="   " * (kind in "nb"))):
                y += 12.5 if number else 20.0 if kind in looks else 16.0
                if y > 735:
                    pages.append([])
                    y = 60.0
                lead = len(line) - len(line.lstrip())
                pages[-1].append(pdf_builder.text(72 + 4 * lead, y, line.strip(), font, size))
    return pdf_builder.pdf(pages)


def _keyed(page: Lines) -> str:
    """Keys and values, as a data base keeps them."""
    head = dict(
        zip(
            ("employer", "class_code", "approved"),
            (str(t).split(": ")[-1] for k, t in page if k == "head"),
            strict=True,
        )
    )
    whole: dict[str, object] = {"title": page[0][1], **head}
    inside: dict[str, object] = {}
    at = ""
    for kind, text in page[4:]:
        if kind == "h":
            at, inside = str(text).lower().replace(" ", "_"), {}
            whole[at] = inside
        elif kind == "s":
            at = str(text).lower()
        else:
            inside[at] = text if at not in inside else [inside[at], *text]
    for key, value in list(whole.items()):
        if isinstance(value, dict) and list(value) == [key]:
            whole[key] = value[key]
        elif isinstance(value, dict) and key in value:
            whole[key] = {"introduction": value.pop(key), **value}
    return yaml.safe_dump(whole, sort_keys=False, width=1000)


FORMS: dict[str, tuple[str, Callable[[Lines], str | bytes]]] = {
    "text": ("a.txt", lambda page: _lined(page, {})),
    "wrapped text": ("a.txt", lambda page: _lined(page, {}, 78)),
    "ruled Markdown": ("a.md", _ruled),
    "Word by styles": ("a.docx", lambda page: docx(_words(page, styled=True), styles=_STYLES, numbering=_LIST)),
    "Word by bold letters": ("a.docx", lambda page: docx(_words(page, styled=False))),
    "a form of Word": ("a.docx", _form),
    "PDF": ("a.pdf", _printed),
    "YAML": ("a.yaml", _keyed),
}


@cache
def _markdown(*, planted: bool) -> tuple[list[tuple[str, str]], list[str]]:
    text = _lined(_faulty() if planted else TIDE, {"title": "# ", "h": "## ", "s": "### "})
    return _said(text, "a.md"), _outline(text, "a.md")


def _said(source: str | bytes, path: str) -> list[tuple[str, str]]:
    """Every finding, by its rule and the words it is about."""
    return sorted((f.rule, " ".join(re.findall(r"\w+", f.excerpt))) for f in findings(source, path, of="generic"))


def _outline(source: str | bytes, path: str) -> list[str]:
    names = [s.name for s in seen(source, path, of="generic").sections if s.name not in {"masthead", "page"}]
    return [name for n, name in enumerate(names) if not n or names[n - 1] != name]


@pytest.mark.parametrize("planted", [False, True], ids=["clean", "planted"])
@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_the_same(form: str, planted: bool) -> None:
    path, made = FORMS[form]
    source = made(_faulty() if planted else TIDE)
    said, outline = _markdown(planted=planted)
    assert _outline(source, path) == outline
    assert _said(source, path) == said


def test_what_was_planted_is_named() -> None:
    """Else nothing would be compared."""
    more = len(_markdown(planted=True)[0]) - len(_markdown(planted=False)[0])
    assert more >= len(PLANTED) - 1
