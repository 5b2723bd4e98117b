"""Which line of the masthead names the class, and what else stands in that line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from speclint.document import Span
from speclint.light import dataclass, replace
from speclint.profile import Profile, normal
from speclint.recognize.line import Line
from speclint.recognize.look import titled
from speclint.text.dates import DATE
from speclint.text.expression import Expression
from speclint.text.tokens import Tokens

TITLE_LABEL = Expression(
    r"(?:\(?\d{1,2}[a-z]?[.)]\s+)?(?:class(?:ification)?|job|position|working|official|post|role)?\s*"
    r"(?:title(?:\s+of\s+(?:post|position|job|class)|(?:/[a-z]+)+)?|designation|specification|description)[ \t]*"
    r"(?::\s*|\n\s*|$)",
    re.IGNORECASE,
)
_LONGEST_TITLE = 120
_LONGEST_OF_A_SERIES = 400
"""A first heading may name every class of a series."""
_TITLE_WORDS = 8
_LABEL_LINE = Expression(r"^[A-Z][\w .#/()'’-]{0,40}:(?:\s|$)")
_NAME_LABEL = Expression(r"\s*(?:class|job|position|post|role)(?:\s+name)?\s*:?\s*", re.IGNORECASE)
"""What a cell may say whose neighbour is the title."""
_BESIDE = Expression(r"(?:[ ]{2,}|\t|\s\|\s?)\s*[A-Z][\w /#().-]{1,30}:")
_NAME = Expression(r"(?<![^\W_])[^\W\d_]{3,}(?![^\W_])")
_GAP = Expression(r"(?<=\S)(?:[ ]*\t\s*|[ ]{3,})(?=\S)")
_BARRED = Expression(
    r"(?:^|\|)\s*(?:class|job|position)?\s*title\s*(?:\|\s*)?:\s*\|\s*(?P<title>[^|]{3,80})", re.IGNORECASE
)
_CODE = Expression(r"#?\d{3,6}[A-Z]?")
"""A number at the far end of the title's line is the code of the class."""
_NUMBER = Expression(
    r"^(?P<code>(?!(?:19|20)\d\d )\d{4,6}) +(?=[A-Z])"
    r"|(?<=[A-Za-z)])(?<!, [A-Z]{2}) +#?(?P<end>(?!(?:19|20)\d\d$)\d{4,6})(?: [A-Z]| \([A-Za-z -]+\))?$"
)
_ALONE = Expression(r"#?(?P<code>(?!(?:19|20)\d\d$)\d{4,6})")
"""A number of so many figures in front of the title, behind it or under it is the code of the class."""
_WORD = Expression(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_APART = Expression(r"\s+(?:of|for|in|to|at|with|and|–|—|-)\s+|[,(:]")
"""What stands behind the name of a worker: "Director of Parks", "Clerk – Night Shift"."""
_ASIDE = Expression(r"\s+[–—-]\s+|[,(:]")
_RANK = Expression(r"[ivx]{1,4}|[a-z]{1,2}|senior|junior|level", re.IGNORECASE)
"""What may stand behind the name of a worker: "Program Manager Senior II"."""
_SIGNS = "<>»«→←|+="
"""Signs with which the menu of a web page begins, and no title."""
_EDGES = " \t\xa0-–—:,;#|"


@dataclass(frozen=True, slots=True)
class Titles:
    """Picks the title from the lines before the first section."""

    profile: Profile
    lines: Sequence[Line]
    following: Line | None
    """The line with which the first section begins."""
    below: Mapping[int, Line | None]
    """For each label that heads a column: the value under it."""

    def title(self) -> Line | None:
        """The line that names the class, without its label and without its code."""
        candidates = [line for line in self.lines if self._could_be_title(line)]
        candidates = [line for line in candidates if _NAME.search(line.text)] or [
            line for line in candidates if not any(map(str.isdigit, line.text))
        ]  # no code, no letter
        first = next((c for c in candidates if c.paragraph.kind == "heading" and c.paragraph.level == 1), None)
        if not candidates and self.lines and self.lines[0].paragraph.kind == "heading" and self._left(self.lines[0]):
            first = self.lines[0]  # the name of a file, say, where the title stands
        labelled = self._labelled_title()
        if first and not (labelled and (labelled.at < first.at or first.text.isupper())):
            named = self._likeliest([self._bare(line) for line in candidates]) if first.text.isupper() else None
            return named or self._bare(first)
        if labelled:
            return self._bare(labelled)
        return self._likeliest([self._bare(line) for line in candidates])

    def _likeliest(self, candidates: Sequence[Line]) -> Line | None:
        """The first candidate that stands out, unless it names no worker and another one does."""
        short = [c for c in candidates if self._short(c)]
        highest = (c for c in candidates if c.paragraph.kind == "heading" and c.paragraph.level == 1)
        found = next(highest, None) or next((c for c in candidates if c.marked), None) or next(iter(short), None)
        if found is None or self._names_worker(found):
            return found
        return next((c for c in short if titled(c.text) and self._names_worker(c)), found)

    @staticmethod
    def _short(line: Line) -> bool:
        return len(line.text.split()) <= _TITLE_WORDS and not line.text.rstrip().endswith(".")

    def _names_worker(self, line: Line) -> bool:
        """Whether a line says who does the work: its first name, or its last, ends as that of a worker does."""
        names = (_APART.split(line.text.strip(), maxsplit=1)[0], _ASIDE.split(line.text.strip(), maxsplit=1)[0])
        last = ([word for word in _WORD.findall(name) if not _RANK.fullmatch(word)][-1:] for name in names)
        return any(self.profile.series.worker(word) for words in last for word in words)

    def _bare(self, title: Line) -> Line:
        """The title without the class code and the kind of document that may stand in its line."""
        text, start = title.text, title.start
        gap = _GAP.search(text)
        behind = gap and text[gap.end() :].strip()
        if gap and (_CODE.fullmatch(behind) or any(p.match(text, gap.end()) for p in self.profile.class_code)):
            return replace(title, text=text[: gap.start()])
        for begin, end in self._beside(text):
            if not text[:begin].strip(_EDGES):
                kept = text[end:].lstrip(_EDGES)
                text, start = kept, start + len(text) - len(kept)
            elif not text[end:].strip(f"{_EDGES})") or text.startswith("(#", begin):
                text = text[:begin].rstrip(f"{_EDGES}(")
            else:
                continue
            return self._bare(replace(title, text=text, start=start)) if _NAME.search(text) else title
        return title

    def code(self) -> Span | None:
        """The number that stands in front of the title, behind it or under it, where nothing says that it is a code."""
        for line, behind in pairwise((*self.lines, self.following)):
            bare = self._bare(line) if line else None
            if line is None or bare is None or not (self._could_be_title(line) and self._names_worker(bare)):
                continue
            under = _ALONE.fullmatch(behind.text.strip()) if behind else None
            if behind and under:
                start = behind.start + behind.text.index(under["code"])
                return Span(start, start + len(under["code"]))
            if beside := _NUMBER.search(line.text.rstrip()):
                which = "code" if beside["code"] else "end"
                return Span(line.start + beside.start(which), line.start + beside.end(which))
        return None

    def _beside(self, text: str) -> list[tuple[int, int]]:
        """Where in the line of a title its code stands, or what kind of document this is."""
        number = _NUMBER.search(text)
        found = [number.span()] if number else []
        found += [match.span() for pattern in self.profile.class_code for match in pattern.finditer(text)]
        phrases = self.profile.title_tails.find(Tokens(text)) if self.profile.title_tails else ()
        return [*found, *((one.start, one.end) for one in phrases)]

    def _labelled_title(self) -> Line | None:
        """The title that stands behind "Class Title:", or in the cell after it."""
        behind = [*self.lines[1:], *([self.following] if self.following else [])]
        for line, following in zip(self.lines, behind, strict=False):
            label = TITLE_LABEL.match(line.text)
            if label and label.end() == len(line.text) and (under := self.below.get(line.at)):
                return under
            if label and label.end() < len(line.text.rstrip()) and label[0].rstrip(" \t\xa0").endswith((":", "\n")):
                beside = _BESIDE.search(line.text, label.end())  # "Position Title: Clerk    Department: Harbor"
                value = line.text[label.end() : beside.start() if beside else None].rstrip(" |\t")
                return replace(line, text=value, start=line.start + label.end())
            cell, other = line.paragraph.cell, following.paragraph.cell
            alone = label and label.end() == len(line.text) and "title" in label[0].lower() and not (cell or other)
            if alone and self._could_be_title(following):
                return following
            next_door = cell and other and cell[:2] == other[:2]
            named = label and label.end() == len(line.text) and "title" in label[0].lower()
            if next_door and (named or _NAME_LABEL.fullmatch(line.text)):
                return following if self._says_title(following.text) else None
        return self._beside_bars()

    def _beside_bars(self) -> Line | None:
        """The title in a row whose cells bars part: "HARBOR | Title | : | TIDE CLERK |"."""
        for line in self.lines:
            if (found := _BARRED.search(line.text)) and self._says_title(found["title"]):
                return replace(line, text=found["title"].strip(), start=line.start + found.start("title"))
        return None

    def _says_title(self, text: str) -> bool:
        return any(c.isalpha() for c in text) and not _LABEL_LINE.match(text)

    def _left(self, line: Line) -> bool:
        """Whether a line is what a conversion leaves behind."""
        return any(pattern.fullmatch(line.text.strip()) for _, pattern in self.profile.leftovers)

    def _could_be_title(self, line: Line) -> bool:
        text = self._bare(line).text.strip() if "(#" in line.text else line.text.strip()
        first = line.paragraph.kind == "heading" and line.paragraph.level == 1
        longest = _LONGEST_OF_A_SERIES if first and not text.endswith(".") else _LONGEST_TITLE
        if line.paragraph.kind == "item" or len(text) > longest or not any(c.isalpha() for c in text):
            return False
        if (line.paragraph.kind == "cell" and not line.marked) or line.at in self.below:
            return False
        if "$" in text or text[0] in _SIGNS or self._left(line) or normal(text) in self.profile.heading_words.phrases:
            return False  # what is left of a web page, or "Overview"
        if _LABEL_LINE.match(text) or DATE.fullmatch(text) or text.endswith(":") or text.startswith(("|", "**")):
            return False
        return not self.profile.about_title(self._bare(line).text)
