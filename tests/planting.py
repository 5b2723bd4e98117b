"""Faults to plant into specifications that have none: each says which rule has to find it, and where.

A plant is a function of a ``Page``. It returns the page's text with the fault in it and ``⟦…⟧`` around every spot that
one finding of the rule has to touch, or nothing where the page offers no place for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from checking import seen

from speclint.document import Span, ViewName
from speclint.notation.schemas import content
from speclint.spec import Passage, Section, Spec

Plant = Callable[["Page"], "str | None"]


@dataclass(frozen=True)
class Fault:
    """A kind of fault."""

    rule: str
    plant: Plant
    says: str = ""
    """What the finding's message has to hold."""
    brings: frozenset[str] = frozenset()
    """Other rules that may call the same fault an error."""
    view: ViewName = "proposed"
    """The view in which it has to be found."""
    silent: ViewName | None = None
    """The view in which it must not be found."""
    path: str = ""
    """Where the file lies, if that matters."""

    @property
    def name(self) -> str:
        return self.plant.__name__


FAULTS: list[Fault] = []


def fault(
    rule: str,
    says: str = "",
    *,
    brings: str = "",
    view: ViewName = "proposed",
    silent: ViewName | None = None,
    path: str = "",
) -> Callable[[Plant], Plant]:
    """Enter a plant into the table."""

    def entered(plant: Plant) -> Plant:
        FAULTS.append(Fault(rule, plant, says, frozenset(brings.split()), view, silent, path))
        return plant

    return entered


def unmarked(text: str) -> tuple[str, list[Span]]:
    """The text without its marks, and where they stood."""
    plain, spans, opened = "", [], 0
    for part in re.split(r"([⟦⟧])", text):
        if part == "⟦":
            opened = len(plain)
        elif part == "⟧":
            spans.append(Span(opened, len(plain)))
        else:
            plain += part
    return plain, spans


@dataclass(frozen=True, eq=False)
class Page:
    """A specification that can be changed at the spots that recognition names."""

    text: str
    path: str
    of: str = "alameda"

    @cached_property
    def spec(self) -> Spec:
        return seen(self.text, self.path, of=self.of)

    # -- spots ---------------------------------------------------------------------------------------

    def section(self, *names: str) -> Section | None:
        """The first section of these names that holds text."""
        return next((s for name in names for s in self.spec.all(name) if s.said), None)

    def heading(self, section: Section) -> Span:
        """The source lines of a heading."""
        return self._lines(self._source(section.span))

    def block(self, passage: Passage) -> Span:
        """The source of a paragraph, its label included."""
        paragraph = self.spec.view.paragraphs[passage.paragraph]
        spans = [self.spec.document.blocks[n].source for n in paragraph.blocks]
        return Span(spans[0].start, spans[-1].end)

    def extent(self, section: Section) -> Span:
        """The source of a section with its heading, up to the next."""
        start = self.heading(section).start
        starts = [self.heading(s).start for s in self.spec.sections if s.heading and s.span > section.span]
        return Span(start, min([at for at in starts if at > start], default=len(self.text)))

    def body(self, section: Section) -> Span:
        """The source of a section without its heading."""
        return Span(self.heading(section).end, self.extent(section).end)

    @cached_property
    def duties(self) -> list[Passage]:
        """The numbered duties, in one list."""
        items = [p for s in self.spec.sections if "duties" in {s.name, s.parent} for p in s.items]
        return [p for p in items if (p.label or "")[:1].isdigit() and p.text]

    @cached_property
    def prose(self) -> list[Passage]:
        """Paragraphs and items of running text, longest first."""
        left_out = {"masthead", "selection", "history", "education", "experience", "employment_standards"}
        found = [p for s, p in self.spec.passages() if s.name not in left_out and not p.cell and len(p.parts) == 1]
        return sorted((p for p in found if len(p.text) > 60), key=lambda p: -len(p.text))

    def lists(self, *names: str) -> Passage | None:
        """The paragraph of a section that is written as ``Ability to a; b; c.``."""
        section = self.section(*names)
        return next((p for p in section.passages if p.text.count(";") > 1), None) if section else None

    def spot(self, passage: Passage, at: int) -> int:
        """The source offset of a character of a passage."""
        return self._source(passage.span(at, at + 1)).start

    def _source(self, span: Span) -> Span:
        parts = self.spec.view.source(span)
        return Span(parts[0].start, parts[-1].end)

    def _lines(self, span: Span) -> Span:
        """Whole lines, the last line end included."""
        end = self.text.find("\n", span.end)
        return Span(self.text.rfind("\n", 0, span.start) + 1, len(self.text) if end < 0 else end + 1)

    # -- changes -------------------------------------------------------------------------------------

    def swap(self, span: Span, new: str) -> str:
        """The text with *new* in place of a span of the source."""
        return self.text[: span.start] + new + self.text[span.end :]

    def put(self, at: int, new: str) -> str:
        return self.swap(Span(at, at), new)

    def cut(self, passage: Passage, between: str) -> str | None:
        """A passage cut in mid-sentence, with lines of their own between the halves."""
        middle = len(passage.text) // 2
        for found in re.finditer(r"(?<=[a-z]) (?=[a-z])", passage.text):
            if found.start() > middle:
                return self.swap(Span(self.spot(passage, found.start()), self.spot(passage, found.end())), between)
        return None

    def cuts(self, line: str) -> str | None:
        """The first long passage that can be cut, with *line* in the cut."""
        return next((made for p in self.prose if (made := self.cut(p, f"\n\n⟦{line}⟧\n\n"))), None)

    def after(self, passage: Passage, new: str) -> str:
        """A line of its own after a paragraph."""
        return self.put(self.block(passage).end, f"\n\n{new}")

    def duty(self, new: str) -> str | None:
        """One more duty, with the next number, in front of the last."""
        if len(self.duties) < 3:
            return None
        last = self.duties[-2]
        number = _number(last) + 1
        text = self.put(self.block(last).end, f"\n{number}. {new}")
        return _renumbered(text, self, from_=len(self.duties) - 1, by=1, shift=len(text) - len(self.text))

    def clause(self, new: str, *names: str) -> str | None:
        """One more clause in a list written as ``a; b; c.``, behind the second."""
        passage = self.lists(*(names or ("abilities",)))
        if passage is None:
            return None
        at = [m.end() for m in re.finditer(";", passage.text)][1]
        return self.put(self.spot(passage, at - 1) + 1, f" {new};")

    def sentence(self, new: str, *names: str) -> str | None:
        """One more sentence as a paragraph at the end of a section; the first of these names that there is."""
        section = self.section(*names)
        if section is None:
            return None
        return self.after(section.passages[-1], new)

    def item(self, new: str, *names: str) -> str | None:
        """One more item at the end of a list with bullets."""
        section = self.section(*names)
        items = [p for p in section.items if p.label in {"-", "*", "•"}] if section else []
        return self.put(self.block(items[-1]).end, f"\n- {new}") if items else None

    def line(self, pattern: str, new: str) -> str | None:
        """The first match of a pattern, which may span lines, replaced."""
        if not re.search(pattern, self.text, re.MULTILINE):
            return None
        return re.sub(pattern, new, self.text, count=1, flags=re.MULTILINE)


def _number(passage: Passage) -> int:
    return int(re.sub(r"\D", "", passage.label or "0"))


def _renumbered(text: str, page: Page, *, from_: int, by: int, shift: int = 0) -> str:
    """The numbers of the duties from one on, moved *by*; *shift* is how far their source has moved."""
    for passage in reversed(page.duties[from_:]):
        start = page.block(passage).start + shift
        found = re.compile(r"\d+").match(text, start)
        if found:
            text = text[: found.start()] + str(int(found[0]) + by) + text[found.end() :]
    return text


def _marked(page: Page, passage: Passage, new: str) -> str:
    return page.swap(page.block(passage), new)


def _again(clause: str) -> str:
    """The same clause in other words."""
    words = re.sub(r"\b(?:the|a|an)\s", "", clause.rstrip(".")).split()
    return " ".join([*words, "as", "needed"])


# -- parts of the specification -----------------------------------------------------------------------


def _beside(text: str, page: Page, name: str) -> str | None:
    """The text with a mark on the heading beside which a missing part belongs."""
    other = Page(text, page.path, page.of)
    order = page.spec.profile.order
    headed = [s for s in other.spec.sections if s.heading and s.name in order]
    before = [s for s in headed if order.index(s.name) < order.index(name)]
    beside = max(before, key=lambda s: (order.index(s.name), s.span)) if before else headed[0]
    span = other.heading(beside)
    return other.swap(span, f"⟦{text[span.start : span.end]}⟧")


def _required(page: Page, name: str) -> bool:
    return name in content(page.spec.profile.schema)["required"]


def _without(name: str) -> Plant:
    def removed(page: Page) -> str | None:
        section = page.section(name)
        if section is None or len(page.spec.all(name)) > 1 or not _required(page, name):
            return None
        return _beside(page.swap(page.extent(section), ""), page, name)

    removed.__name__ = f"{name}_removed"
    return removed


for _name, _says in {
    "definition": "definition",
    "working_conditions": "working conditions",
    "physical_demands": "physical demands",
    "education": "education",
    "experience": "experience",
    "knowledge": "knowledge",
    "abilities": "abilit",
}.items():
    fault("structure/missing-section", _says)(_without(_name))


@fault("structure/empty-section", brings="structure/missing-section structure/wrong-value")
def section_emptied(page: Page) -> str | None:
    section = page.section("working_conditions", "duties")
    if section is None or section.run_in:
        return None
    head = page.heading(section)
    return page.swap(page.extent(section), f"⟦{page.text[head.start : head.end].strip()}⟧\n\n")


@fault(
    "structure/empty-section",
    "once the tracked changes are accepted",
    brings="structure/missing-section structure/wrong-value ada/accommodation-missing",
    silent="original",
)
def section_struck(page: Page) -> str | None:
    section = page.section("other_requirements", "desirable", "distinguishing")
    if section is None or section.run_in or any(p.kind == "item" or p.cell for p in section.passages):
        return None
    if not page.path.endswith("md") or len(page.spec.all(section.name)) > 1:
        return None
    head, body = page.heading(section), page.text[page.body(section).start : page.body(section).end]
    struck = "\n\n".join(f"~~{part.strip()}~~" for part in body.split("\n\n") if part.strip())
    return page.swap(page.extent(section), f"⟦{page.text[head.start : head.end].strip()}⟧\n\n{struck}\n\n")


@fault("structure/misspelt-heading")
def heading_misspelt(page: Page) -> str | None:
    section = page.section("working_conditions", "distinguishing", "definition")
    if section is None or section.run_in or len(section.heading) < 10 or not page.path.endswith("md"):
        return None
    span = page.heading(section)
    line = page.text[span.start : span.end]
    slip = re.sub(r"(?i)(disting)u(ishing)|(ti)o(n)", r"\1\2\3\4", line)
    return page.swap(span, f"⟦{slip.rstrip()}⟧\n") if slip != line else None


@fault("structure/repeated-heading")
def heading_repeated(page: Page) -> str | None:
    section = page.section("working_conditions", "knowledge", "desirable")
    if section is None or section.run_in or page.spec.is_series or section.level:
        return None
    head = page.heading(section)
    line = page.text[head.start : head.end].strip()
    return page.put(page.extent(section).end, f"\n{'⟦' + line + '⟧'}\n\nA second text under the same words.\n\n")


@fault("structure/section-order")
def section_out_of_order(page: Page) -> str | None:
    moved, first = page.section("physical_demands", "employment_standards"), page.section("definition")
    if moved is None or first is None or moved.run_in or first.run_in or page.of != "alameda":
        return None
    extent = page.extent(moved)
    text = page.swap(extent, "").rstrip() + "\n\n"
    at = page.heading(first).start
    head = page.text[page.heading(first).start : page.heading(first).end].rstrip()
    text = text[:at] + page.text[extent.start : extent.end].rstrip() + "\n\n" + text[at:]
    return text.replace(f"{head}\n", f"⟦{head}⟧\n", 1)


@fault("structure/disclaimer-missing")
def disclaimer_removed(page: Page) -> str | None:
    return _unsaid(page, "illustrative")


@fault("ada/accommodation-missing")
def accommodation_removed(page: Page) -> str | None:
    return _unsaid(page, "accommodation")


def _unsaid(page: Page, name: str) -> str | None:
    said = list(page.spec.statement(name))
    if len(said) != 1 or page.of == "calhr":
        return None
    _, passage, match = said[0]
    sentence = next(s for s in passage.sentences if s.start <= match.start < s.end)
    span = Span(page.spot(passage, sentence.start), page.spot(passage, sentence.end - 1) + 1)
    return _beside(page.swap(span, ""), page, name)


# -- numbers ------------------------------------------------------------------------------------------


@fault("numbering/gap", "is missing")
def number_skipped(page: Page) -> str | None:
    if len(page.duties) < 5:
        return None
    target = page.block(page.duties[3])
    marked = page.text[: target.start] + "⟦" + page.text[target.start : target.end] + "⟧" + page.text[target.end :]
    after = _renumbered(marked, page, from_=4, by=1, shift=2)
    return after.replace(f"⟦{_number(page.duties[3])}", f"⟦{_number(page.duties[3]) + 1}", 1)


@fault("numbering/duplicate", "stands twice")
def number_doubled(page: Page) -> str | None:
    if len(page.duties) < 5:
        return None
    text = _renumbered(page.text, page, from_=2, by=-1)
    start = page.block(page.duties[2]).start
    return text[:start] + re.sub(r"^(.*)", r"⟦\1⟧", text[start:], count=1)


@fault("numbering/restart", "starts anew")
def number_restarted(page: Page) -> str | None:
    if len(page.duties) < 6:
        return None
    text = _renumbered(page.text, page, from_=3, by=-3)
    start = page.block(page.duties[3]).start
    return text[:start] + re.sub(r"^(.*)", r"⟦\1⟧", text[start:], count=1)


@fault("numbering/empty-item")
def item_emptied_by_a_deletion(page: Page) -> str | None:
    if len(page.duties) < 4:
        return None
    passage = page.duties[2]
    return _marked(page, passage, f"⟦{passage.label} ~~{passage.text}~~⟧") if page.path.endswith("md") else None


@fault("numbering/empty-item")
def item_emptied(page: Page) -> str | None:
    return _marked(page, page.duties[2], f"⟦{page.duties[2].label}⟧") if len(page.duties) > 3 else None


@fault("numbering/stray-bullet")
def stray_bullet(page: Page) -> str | None:
    section = page.section("working_conditions", "duties")
    return page.after(section.passages[-1], "⟦•⟧") if section and section.items else None


@fault("numbering/mixed-markers", brings="numbering/gap")
def bullet_among_numbers(page: Page) -> str | None:
    if len(page.duties) < 5 or not page.path.endswith("md"):
        return None
    passage = page.duties[3]
    return _marked(page, passage, f"\n- ⟦{passage.text}⟧\n")


@fault("numbering/typed-number")
def number_typed_beside_a_bullet(page: Page) -> str | None:
    if not page.path.endswith("md"):
        return None
    return page.item("⟦4\\. Occasional⟧ exposure to dust.", "working_conditions")


@fault("redline/struck-number", brings="numbering/gap")
def number_struck(page: Page) -> str | None:
    if len(page.duties) < 5 or not page.path.endswith("md"):
        return None
    passage = page.duties[3]
    return _marked(page, passage, f"\n- ~~{passage.label}~~ ⟦{passage.text}⟧\n")


# -- said twice ---------------------------------------------------------------------------------------


@fault("duplication/repeated-clause")
def duty_repeated_in_other_words(page: Page) -> str | None:
    long = [p for p in page.duties[:-2] if len(p.text.split()) > 6 and ";" not in p.text]
    if not long or page.spec.is_series:
        return None
    first = long[0]
    text = page.duty(f"⟦{_again(first.text)}.⟧")
    return text.replace(first.text[:30], f"⟦{first.text[:30]}⟧", 1) if text else None


@fault("duplication/repeated-clause")
def ability_repeated_in_other_words(page: Page) -> str | None:
    if page.spec.is_series:
        return None
    text = page.clause("⟦perform hydraulic calculations⟧; mend nets")
    return text and re.sub(r"(mend nets;[^;.]*)([;.])", r"\1; ⟦make accurate hydraulic calculations⟧\2", text, count=1)


@fault("duplication/repeated-clause")
def ability_repeated_word_for_word(page: Page) -> str | None:
    passage = page.lists("abilities")
    if passage is None or page.spec.is_series:
        return None
    clauses = [c for c in page.spec.clauses if c.passage == passage and len(c.text.split()) > 4][1:]
    if not clauses:
        return None
    end = page.spot(passage, len(passage.text) - 1)
    text = page.put(end, f"; ⟦{clauses[0].text}⟧")
    start = page.spot(passage, clauses[0].start)
    return text[:start] + f"⟦{clauses[0].text[:8]}⟧" + text[start + len(clauses[0].text[:8]) :]


@fault("duplication/repeated-word", "stands twice in a row")
def word_doubled(page: Page) -> str | None:
    for passage in page.prose:
        if found := re.compile(r"(?<=[a-z] )(?:of|to|and|with|for|in)(?= [a-z])").search(passage.text):
            start = page.spot(passage, found.start())
            return page.swap(Span(start, start + len(found[0])), f"⟦{found[0]} {found[0]}⟧")
    return None


@fault("duplication/related-duties")
def related_duties_twice(page: Page) -> str | None:
    return page.duty("⟦Performs other related work as required⟧.")


@fault("duplication/related-duties-in-abilities")
def related_duties_among_the_abilities(page: Page) -> str | None:
    return page.clause("⟦perform related duties as required⟧")


# -- page turns and conversions -----------------------------------------------------------------------


@fault("typography/page-furniture", "cuts a sentence in two")
def page_turn_in_mid_sentence(page: Page) -> str | None:
    return page.cuts("(OVER)")


@fault("typography/page-furniture", "cuts a sentence in two")
def page_number_in_mid_sentence(page: Page) -> str | None:
    return page.cuts("Page 2 of 4")


@fault("typography/page-furniture", "cuts a sentence in two")
def running_head_in_mid_sentence(page: Page) -> str | None:
    return page.cuts(page.spec.title)


@fault("typography/footer-in-text", "cuts a sentence in two")
def typist_in_mid_sentence(page: Page) -> str | None:
    return page.cuts("MRS:jd")


@fault("typography/footer-in-text", "cuts a sentence in two")
def file_name_in_mid_sentence(page: Page) -> str | None:
    return page.cuts("Harbor Pilot Redline.docx")


@fault("typography/footer-in-text")
def stamp_between_paragraphs(page: Page) -> str | None:
    section = page.section("abilities", "knowledge_and_abilities")
    return page.after(section.passages[-1], "⟦r: 6/23/09⟧") if section else None


@fault("typography/path-leak")
def path_in_mid_sentence(page: Page) -> str | None:
    return page.cuts(r"G:\Personnel\SPECS\Harbor Pilot.docx")


@fault("typography/path-leak")
def address_between_paragraphs(page: Page) -> str | None:
    section = page.section("definition")
    url = "<⟦https://marisol.sharepoint.com/teams/hr/Drafts/Pilot.docx⟧>"
    return page.after(section.passages[-1], url) if section else None


@fault("typography/web-navigation")
def menu_above_the_title(page: Page) -> str | None:
    return f"⟦Salary Schedule⟧\n\nBenefits\n\n{page.text.lstrip()}"


@fault("typography/broken-sentence", "cuts a sentence in two")
def paragraph_broken(page: Page) -> str | None:
    if page.path.endswith("txt"):
        return None
    paragraphs = (p for p in page.prose if p.kind == "paragraph" and len(p.text) > 150)
    return next((made for p in paragraphs if (made := page.cut(p, "⟦\n\n⟧"))), None)


# -- code and dates -----------------------------------------------------------------------------------


@fault("metadata/class-code-missing")
def code_removed(page: Page) -> str | None:
    if page.of == "calhr" or not page.spec.class_code:
        return None
    text = re.sub(r"Code No\. \d{4}\n+", "", page.text, count=1)
    return text.replace(page.spec.title, f"⟦{page.spec.title}⟧", 1) if text != page.text else None


@fault("metadata/approval-date-missing")
def approval_removed(page: Page) -> str | None:
    text = re.sub(r"Approved by CSB:\s+[\w ,]+\n+", "", page.text, count=1)
    return text.replace(page.spec.title, f"⟦{page.spec.title}⟧", 1) if text != page.text else None


@fault("metadata/approval-date-missing")
def approval_left_open(page: Page) -> str | None:
    text = re.sub(r"(Approved by CSB:)\s+[\w ,]+(\n+)", r"\1\n\n", page.text, count=1)
    return text.replace(page.spec.title, f"⟦{page.spec.title}⟧", 1) if text != page.text else None


@fault("metadata/impossible-date", "not a day of the calendar")
def approved_on_no_day(page: Page) -> str | None:
    return page.line(r"(Approved by CSB:\s+)[\w ,]+", r"\1⟦February 30, 2026⟧")


@fault("metadata/impossible-date", "not a day of the calendar")
def approved_in_no_month(page: Page) -> str | None:
    return page.line(r"(Approved by CSB:\s+)[\w ,]+", r"\1⟦13/45/2026⟧")


@fault("metadata/impossible-date", "not a day of the calendar")
def established_on_no_day(page: Page) -> str | None:
    return page.line(r"(Series established\s+)\w+ \d+, \d{4}", r"\1⟦April 31, 1986⟧")


@fault("metadata/dates-run-together")
def dates_run_together(page: Page) -> str | None:
    section = page.section("definition")
    return page.put(page.heading(section).start, "rev: ⟦6/23/0910/1/2025⟧\n\n") if section else None


@fault("metadata/date-order")
def established_after_revised(page: Page) -> str | None:
    section = page.section("definition")
    if section is None or any(s.kind in {"established", "revised"} for s in page.spec.dates):
        return None
    return page.put(page.heading(section).start, "Established: ⟦May 1, 2027⟧\n\nRevised: April 1, 2027\n\n")


@fault("metadata/date-formats-mixed")
def dates_in_two_forms(page: Page) -> str | None:
    return page.line(r"(Approved by CSB:\s+)([\w ,]+\d{4})", r"\1⟦\2⟧\n\nRevised: 1/5/2026")


@fault("metadata/approval-date-and-folder", path="2026-09-02/spec")
def folder_of_another_meeting(page: Page) -> str | None:
    return page.line(r"(Approved by CSB:\s+)([\w ,]+\d{4})", r"\1⟦\2⟧")


# -- disability and law -------------------------------------------------------------------------------


@fault("ada/essential-dangling")
def essential_functions_dangling(page: Page) -> str | None:
    if re.search(r"(?i)^\W*essential functions", page.text, re.MULTILINE):
        return None
    return page.line(r"the\s+essential\s+functions\s+of\s+the\s+job", "⟦these essential functions⟧")


@fault("ada/perfect-sense")
def color_blindness(page: Page) -> str | None:
    return page.sentence("⟦Freedom from color blindness⟧ is demanded.", "other_requirements", "abilities", "definition")


@fault("ada/physical-fitness")
def fitness_in_general(page: Page) -> str | None:
    return page.sentence("Applicants must be ⟦physically fit⟧.", "other_requirements", "abilities", "definition")


@fault("ada/vague-duration")
def duration_that_nobody_can_measure(page: Page) -> str | None:
    return page.item("Occasionally kneels for ⟦extended periods of time⟧ to plant bulbs.", "physical_demands")


@fault("law/ca-drivers-license", "no duty says that the class drives")
def license_without_a_driving_duty(page: Page) -> str | None:
    if re.search(
        r"(?i)\b(?:driv|field|vehic|travel|transport|patrol|operat|inspect|visit|site|deliver|mail)", page.text
    ):
        return None
    said = "Possession of a ⟦valid California driver's license⟧ is required."
    return page.sentence(said, "other_requirements", "abilities", "knowledge_and_abilities", "employment_standards")


@fault("law/ca-license-some-positions")
def license_for_selected_positions(page: Page) -> str | None:
    said = "⟦Selected positions⟧ require a valid California driver's license."
    return page.sentence(said, "other_requirements", "abilities", "knowledge_and_abilities", "employment_standards")


@fault("law/ca-criminal-history")
def clean_record_demanded(page: Page) -> str | None:
    said = "Applicants must have ⟦no felony convictions⟧."
    return page.sentence(said, "other_requirements", "abilities", "knowledge_and_abilities", "employment_standards")


@fault("law/gendered-title")
def title_for_one_sex(page: Page) -> str | None:
    return page.sentence("Confers with the ⟦foreman⟧ of the crew.", "definition")


@fault("law/gendered-pronoun")
def pronoun_for_one_sex(page: Page) -> str | None:
    return page.sentence("Answers for ⟦his/her⟧ own tools.", "definition")


@fault("law/citizenship-required")
def citizenship_demanded(page: Page) -> str | None:
    said = "Applicants ⟦must be U.S. citizens⟧."
    if "peace officer" in page.text.lower():
        return None
    return page.sentence(said, "other_requirements", "abilities", "knowledge_and_abilities", "employment_standards")


@fault("law/age-preference")
def young_people_wanted(page: Page) -> str | None:
    return page.sentence("The class is open to ⟦recent college graduates⟧.", "experience", "employment_standards")


# -- duties, qualifications, wording ------------------------------------------------------------------


@fault("duties/verb-form")
def duty_in_another_form(page: Page) -> str | None:
    return page.duty("⟦Providing⟧ tours of the harbor.")


@fault("duties/garbled-coordination")
def noun_and_verb_joined(page: Page) -> str | None:
    return page.duty("Participates in the ⟦development and implements⟧ rules for the harbor.")


@fault("duties/vague-verb")
def verb_that_says_nothing(page: Page) -> str | None:
    return page.duty("⟦Is responsible for⟧ the harbor lights.")


@fault("duties/etc")
def open_list(page: Page) -> str | None:
    return page.duty("Paints buoys, piers, ⟦etc.⟧")


@fault("qualifications/stem-repeated")
def stem_repeated(page: Page) -> str | None:
    passage = page.lists("abilities")
    begun = passage and passage.text.startswith("Ability to")
    return page.clause("⟦ability to⟧ splice ropes") if begun else None


@fault("qualifications/ability-verb-form")
def ability_in_another_form(page: Page) -> str | None:
    return page.clause("⟦performing⟧ inspections of ropes")


@fault("qualifications/diploma-without-equivalent")
def equivalent_removed(page: Page) -> str | None:
    return page.line(r"High school diploma, GED or equivalent", "⟦High school diploma⟧")


@fault("wording/and-or")
def and_or(page: Page) -> str | None:
    return page.sentence("Mends nets ⟦and/or⟧ sails.", "definition")


@fault("wording/wordy-phrase")
def wordy_phrase(page: Page) -> str | None:
    return page.sentence("Mends nets ⟦in order to⟧ use them again.", "definition")


@fault("wording/confusable-word")
def principals_for_principles(page: Page) -> str | None:
    return page.clause("⟦principals and practices⟧ of navigation", "knowledge", "abilities")


@fault("wording/undefined-acronym")
def acronym_undefined(page: Page) -> str | None:
    return page.sentence("Prepares the ⟦XQR⟧ of the harbor.", "definition")


@fault("wording/introductory-comma")
def comma_left_out(page: Page) -> str | None:
    return page.line(r"^(.*)(Under (?:general )?(?:direction|supervision)), (?=(?:performs|plans)\b)", r"\1⟦\2⟧ ")


@fault("typography/stray-punctuation")
def two_full_stops(page: Page) -> str | None:
    return page.sentence("Mends the nets of the harbor⟦. .⟧", "definition")


@fault("typography/stray-punctuation")
def two_commas(page: Page) -> str | None:
    return page.sentence("Mends nets⟦,,⟧ ropes and sails.", "definition")


@fault("typography/blank-before-punctuation")
def blank_before_a_comma(page: Page) -> str | None:
    return page.sentence("Mends nets⟦ ,⟧ ropes and sails.", "definition")


@fault("typography/double-blank")
def two_blanks(page: Page) -> str | None:
    if re.search(r"[.:] {2,}[A-Z]", page.text) or not re.search(r"[.:] [A-Z]", page.text):
        return None
    return page.sentence("Mends nets.⟦  ⟧Paints buoys. Splices ropes.", "definition")


@fault("typography/hyphen-as-dash")
def hyphen_for_a_dash(page: Page) -> str | None:
    return page.sentence("Reports to the Manager⟦ - ⟧Harbor.", "definition")


# -- tracked changes ----------------------------------------------------------------------------------


@fault("redline/words-joined", "becomes one word")
def change_that_joins_words(page: Page) -> str | None:
    return _redlined(page, "Mends ⟦nets<del>and</del><ins>Sails</ins>⟧ each day.")


@fault("typography/stray-punctuation", view="original", silent="proposed")
def stop_in_struck_text(page: Page) -> str | None:
    return _redlined(page, "Mends nets~~⟦. .⟧~~[.](#)")


@fault("typography/stray-punctuation", view="proposed", silent="original")
def stop_in_new_text(page: Page) -> str | None:
    return _redlined(page, "Mends nets~~.~~[⟦. .⟧](#)")


@fault("duplication/repeated-word", view="original", silent="proposed")
def doubled_word_in_struck_text(page: Page) -> str | None:
    return _redlined(page, "~~Mends the nets ⟦of of⟧ the harbor.~~ [Mends all nets.](#)")


@fault("typography/path-leak", view="original", silent="proposed")
def path_in_struck_text(page: Page) -> str | None:
    return _redlined(page, "Mends nets. ~~⟦G:\\Personnel\\Harbor Pilot.docx⟧~~")


@fault("law/gendered-title", view="original", silent="proposed")
def title_in_struck_text(page: Page) -> str | None:
    return _redlined(page, "Confers with the ~~⟦foreman⟧~~[foreperson](#) of the crew.")


@fault("wording/and-or", view="proposed", silent="original")
def and_or_in_new_text(page: Page) -> str | None:
    return _redlined(page, "Mends nets{++ ⟦and/or⟧ sails++}.")


@fault("structure/misspelt-heading", view="original", silent="proposed")
def heading_mended_by_a_change(page: Page) -> str | None:
    section = page.section("working_conditions")
    if section is None or not page.path.endswith("md"):
        return None
    span = page.heading(section)
    line = page.text[span.start : span.end].rstrip("\n")
    slip = re.sub(r"(?i)(diti)(o)(ns)", r"\1{++\2++}\3", line)
    return page.swap(span, f"⟦{slip}⟧\n") if slip != line else None


def _redlined(page: Page, sentence: str) -> str | None:
    return page.sentence(sentence, "definition") if page.path.endswith("md") else None
