"""Parts whose heading was lost: a web page or a conversion kept their text alone, and it tells by itself what it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice, takewhile

from speclint.document import Span
from speclint.profile import Profile, normal
from speclint.recognize.below import begins_with_verb
from speclint.recognize.headings import Headings
from speclint.recognize.line import Line
from speclint.recognize.part import RUN_IN_RANK, Part
from speclint.shipped import terms
from speclint.spec import MASTHEAD
from speclint.text.dates import DATE
from speclint.text.expression import Expression
from speclint.text.tokens import Tokens

_DUTY, _LONG = 20, 60
"""Letters from which a line may be a duty, and a paragraph may define a class."""
_SEVERAL, _MOST = 4, 0.6
_NEAR = 6
"""Lines within which the duties follow a definition."""
_LABEL = Expression(r"[A-Z][\w /#()'’-]{0,30}:(?:\s|$)")
_FIELD = Expression(r"[^:]{3,30}:\s*[^\s:]")
_SHORT_PAGE = 20
"""Lines of the longest page that may say of the class only what it is."""
_AIM = Expression(r"To [a-z]")
_COUNT = Expression(r"0?1[.)]?")
_ARTICLES = terms("determiners")
_WORK, _DEMANDS, _DEFINITION, _ASIDE, _BODY = (
    "duties",
    "employment_standards",
    "definition",
    "selection",
    "physical_demands",
)


class Unheaded:
    """Tells where a part begins that no heading opens, if no heading of the page opens one of its name."""

    def __init__(self, profile: Profile, headings: Headings) -> None:
        """Ask *headings* what stands on the page, and what was opened so far."""
        self.profile, self.headings, self.opening = profile, headings, profile.heading_words.opening
        self.asked = False
        """Whether an application form has begun, which is the end of the page."""

    def begins(self, line: Line) -> bool:
        """Whether the first part begins here, so that the masthead ends."""
        return self._name(line, Part(MASTHEAD, "", Span(0, 0))) not in {"", _ASIDE}

    def opened(self, line: Line, here: Part) -> Part | None:
        """The part that begins with a line, if it is another one than *here*, where the line would stand."""
        name = self._name(line, here)
        if not name or name in {here.name, here.parent}:
            return None
        return Part(name, "", Span(line.start, line.start), here.rank, self.profile.parent(name), lost=True)

    def _name(self, line: Line, here: Part) -> str:
        if self.asked or line.paragraph.cell or line.paragraph.kind == "heading" or not line.text.strip():
            return ""
        self.asked = self.asked or _COUNT.fullmatch(here.heading.strip()) is not None
        if self._asks(line):
            self.asked = here.name != MASTHEAD
            return _ASIDE if self.asked else ""
        if (here.heading and not here.passages and not _FIELD.match(here.heading)) or here.level:
            return ""  # it stands directly under a heading, or among the levels of a series
        return self._told(line, here, self._wanted(here, line)) or (_ASIDE if self._turns_aside(line, here) else "")

    def _told(self, line: Line, here: Part, wanted: Collection[str]) -> str:
        if _DEFINITION in wanted and self._defines(line, here):
            return _DEFINITION
        if _WORK in wanted and not self._lists(here) and self._begins_work(line):
            return _WORK
        if _DEMANDS in wanted and self._begins_demands(line):
            return _DEMANDS
        return _BODY if self._weighs_on_the_body(line, here) else ""

    def _weighs_on_the_body(self, line: Line, here: Part) -> bool:
        """Whether a paragraph behind what is asked for says what the work asks of the body, and no heading does."""
        behind = here.name in self.headings.demanding or here.name in self.profile.listed
        if not behind or not here.passages or line.paragraph.kind != "paragraph" or len(line.text) < _LONG:
            return False
        return self._says(_BODY, line.text) and self.headings.elsewhere().isdisjoint(
            self.profile.of("strain", joined=True)
        )

    def _wanted(self, here: Part, line: Line) -> set[str]:
        """The parts that may begin inside another, as far as no heading opens them anywhere."""
        aside = here.name in self.profile.aside
        if here.name == MASTHEAD or here.lost or self._whole_page(here) or (aside and here.heading):
            wanted = {_DEFINITION, _WORK, _DEMANDS}
        elif here.name in self.profile.of("concept", "supervision"):
            wanted = {_WORK, _DEMANDS}
        else:
            wanted = {_DEMANDS} if self._holds_work(here, line) else set()
        if here.rank == RUN_IN_RANK and here.name not in self.headings.demanding:
            wanted = {_WORK, _DEMANDS}  # a label speaks for its own paragraph
        elif aside and here.heading:
            wanted.discard(_DEMANDS)  # what applicants have to bring
        return wanted and wanted - self._headed()

    def _holds_work(self, here: Part, line: Line) -> bool:
        """Whether a list of duties may end at a line: as the first of its items "Ability to lift" is one of them."""
        return here.name in self.profile.listed and (not line.bullet or any(self._works(p.text) for p in here.passages))

    def _whole_page(self, here: Part) -> bool:
        """Whether a heading says only what kind of page this is: "Job Description"."""
        return bool(here.heading) and self.headings.about_the_page(here.heading)

    def _headed(self) -> set[str]:
        opened = {name for part in self.headings.parts if not part.lost for name in (part.name, part.parent)}
        lost = {part.name for part in self.headings.parts if part.lost} & {_DEFINITION}
        elsewhere = self.headings.elsewhere()
        asking = self.profile.of("qualifying")
        if not self.headings.headed & asking and not opened & asking:
            elsewhere -= {_DEMANDS}  # of abilities or preferences alone a page has headings
            opened.discard(_DEMANDS)
        return {*opened, *lost, *elsewhere}

    def _lines(self, line: Line) -> Iterator[Line]:
        """A line and those behind it, up to the next that has the look of a heading."""
        here: Line | None = line
        while here is not None and (here is line or not here.marked or here.paragraph.kind == "item"):
            if _COUNT.fullmatch(here.text.strip()):
                return
            yield here
            here = self.headings.following.get(here.at)

    # -- how the text of each part reads -------------------------------------------------------------

    def _says(self, name: str, text: str) -> bool:
        phrases = self.opening.get(name)
        return phrases is not None and phrases.after(Tokens(text.strip(" \t•·▪◦*–—-→►✓§»")), 0)

    def _works(self, text: str) -> bool:
        """Whether a line reads as a duty, and not as what applicants should do or have."""
        if len(text.strip()) < _DUTY or _LABEL.match(text) or self._says(_ASIDE, text):
            return False
        return self._says(_WORK, text) or (begins_with_verb(text) and not self._says(_DEMANDS, text))

    def _begins_work(self, line: Line) -> bool:
        if not self._works(line.text):
            return False
        near = takewhile(lambda behind: not self._says(_ASIDE, behind.text), self._lines(line))
        works = [self._works(behind.text) for behind in islice(near, 2 * _SEVERAL)]
        return len(works) >= _SEVERAL and any(works[1:3]) and sum(works) >= _MOST * len(works)

    def _lists(self, here: Part) -> bool:
        """Whether the text under a heading is a list from its beginning: then it is that heading's own."""
        if self._whole_page(here) or (here.rank == RUN_IN_RANK and here.name in self.profile.aside):
            return False
        if here.rank == RUN_IN_RANK and here.name == _DEFINITION:
            return False  # its heading stands in front of the one paragraph
        if here.heading and any(p.text.endswith(":") for p in here.passages):
            return True
        own = [p.text for p in here.passages if not self._says(_DEFINITION, p.text)]
        return bool(here.heading and here.passages) and len(own) == len(here.passages) and all(map(self._works, own))

    def _asked_for(self, text: str) -> bool:
        return self._says(_DEMANDS, text) and not self._says(_ASIDE, text)

    def _begins_demands(self, line: Line) -> bool:
        if not self._asked_for(line.text):
            return False
        near = [self._asked_for(behind.text) for behind in islice(self._lines(line), _SEVERAL)]
        return sum(near) > 1 or self.profile.heading_words.share((line.text,), ("education", "experience")) > 0

    def _defines(self, line: Line, here: Part) -> bool:
        """Whether a paragraph says what the class is, a few lines above its duties."""
        if line.paragraph.kind != "paragraph" or len(line.text) < _LONG or self._says(_ASIDE, line.text):
            return False
        if not (self._says(_DEFINITION, line.text) or self._says_title(line)):
            return False
        if self._stands_alone(line) or self._has_an_aim(line):
            return True
        behind = self.headings.following.get(line.at)
        for _ in range(_NEAR):
            if behind is None or self._is_field(behind):
                return False
            known = self.headings.known(behind) or self.headings.announced(behind) or self._runs_in(behind)
            if known or self._begins_work(behind) or self._begins_demands(behind):
                return known not in self.profile.aside and not (known and here.name in self.profile.aside)
            behind = self.headings.following.get(behind.at)
        return False

    def _has_an_aim(self, line: Line) -> bool:
        """Whether one paragraph says in the old way what the class is for: "To enforce codes; to do related work"."""
        behind = self.headings.following.get(line.at)
        return _AIM.match(line.text) is not None and behind is not None and not _AIM.match(behind.text)

    def _says_title(self, line: Line) -> bool:
        """Whether a paragraph begins with a line of the head of the page: "The Berth Clerk keeps"."""
        first, _, rest = line.text.partition(" ")
        said = (rest if first.lower() in _ARTICLES else line.text).lower()
        heads = (x.text.strip(" 0123456789#-").lower() for x in self.headings.lines[: min(line.at, _SHORT_PAGE)])
        return any(" " in head and said.startswith(f"{head} ") for head in heads if len(head) < _LONG)

    def _stands_alone(self, line: Line) -> bool:
        """Whether a paragraph is all that the page says of the class: no heading of a part stands anywhere."""
        short = len(self.headings.lines) <= _SHORT_PAGE
        return short and len(line.text) > 2 * _LONG and not self.headings.elsewhere() - self.profile.aside - {""}

    def _is_field(self, line: Line) -> bool:
        """Whether a line is one of the dates or codes that stand in the head of a page."""
        dated = _LABEL.match(line.text) is not None and DATE.search(line.text) is not None
        return dated or DATE.fullmatch(line.text.strip()) is not None

    def _runs_in(self, line: Line) -> str:
        """The part that a label opens which stands in front of its text."""
        label = _LABEL.match(line.text)
        return self.profile.aliases.get(normal(label[0]), "") if label else ""

    def _turns_aside(self, line: Line, here: Part) -> bool:
        """Whether a paragraph is about the employer or about applying, and so all that follows in its part."""
        outside = here.name in {"", MASTHEAD, *self.profile.aside} or not here.passages
        if outside or line.paragraph.kind != "paragraph" or not (self._says(_ASIDE, line.text) or self._closes(line)):
            return False
        rest = [behind.text for behind in islice(self._lines(line), 2 * _SEVERAL)]
        return not any(self._works(text) or self._asked_for(text) for text in rest)

    def _closes(self, line: Line) -> bool:
        """Whether a paragraph says what an employer says of itself at the end of a page."""
        closing = self.profile.heading_words.closing
        return closing is not None and closing.said(Tokens(line.text))

    def _asks(self, line: Line) -> bool:
        """Whether the questions of an application form begin: a bare number over the first of them."""
        asking, behind = self.profile.heading_words.asking, self.headings.following.get(line.at)
        if asking is None or behind is None or not _COUNT.fullmatch(line.text.strip()):
            return False
        return behind.text.rstrip().endswith("?") or asking.after(Tokens(behind.text), 0)
