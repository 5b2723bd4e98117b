"""Punctuation that only what stands around it can judge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest
from typing import ClassVar, Literal, TypeAlias

from speclint.document import Edit, Span
from speclint.finding import Fix, Hit
from speclint.light import dataclass
from speclint.profile import normal
from speclint.rule import Check
from speclint.spec import TITLE, Passage, Plan, Spec
from speclint.text import prose
from speclint.text.expression import Expression

_SHORTENED = Expression(r"\b(?:etc|inc|co|no|jr|sr|dept|[A-Za-z]\.[A-Za-z])\.$", re.IGNORECASE)
_ENDS = (".", "!", "?", ":", "…")
_TITLED = 0.8
_SHORTEST = 4
"""Letters from which a heading can be one."""
_CLOSERS = "\"”’')]"
_ADDRESS = Expression(r"[./@]\w")


_READ = frozenset({TITLE, "note", "page"})
"""What is no part of the text, and yet read: the title, notes, headers and footers."""


@dataclass(frozen=True)
class FinalPeriod(Check):
    """A paragraph of running text without a full stop where most others have one, or the only such item of a list."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"count"})

    least: int = 3
    """How many paragraphs must end with a full stop, and how many times as many as do not."""
    items: int = 4
    """How many items of a list must end with a full stop where one does not."""
    few: int = 4
    """One in so many items may end with a full stop where no other does; half as many may lack it."""
    words: int = 8
    """From how many words on a paragraph is running text."""
    fault: Literal["missing", "extra"] = "missing"
    """``extra``: the one item of a list that ends with a full stop where no other does."""
    goes_on: frozenset[str] = frozenset()
    """Words behind which a sentence goes on: what follows is a list, or was lost; in small letters."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The last word of each paragraph or item that stops short."""
        for section in spec.sections:
            if section.name and spec.describes(section):
                yield from self._odd_item(section.items) if self.fault == "missing" else self._extra(section.items)
        if self.fault == "missing":
            yield from self._paragraphs(spec)

    def _extra(self, items: tuple[Passage, ...]) -> Iterator[Hit]:
        """The few items with a full stop, and a single sentence, among others without any mark at their end."""
        said = [p for p in items if p.text.strip()]
        ended = [p for p in said[:-1] if p.text.rstrip().endswith(".")]
        if not ended or len(said) <= self.items or len(ended) > max(1, len(said) // self.few):
            return
        rest = sum(p.text.rstrip()[-1].isalnum() for p in said)
        last = said[-1].text.rstrip().endswith(".")
        if rest < len(said) - len(ended) - last or (last and len(ended) == 1):
            return
        if any(len(p.sentences) > 1 for p in ended):
            return
        for item in ended:
            end = len(item.text.rstrip())
            if not _SHORTENED.search(item.text, 0, end):
                span = item.span(end - 1, end)
                yield Hit(span, {"count": rest}, fixes=(Fix("remove the period", (Edit(span, ""),), safe=True),))

    def _odd_item(self, items: tuple[Passage, ...]) -> Iterator[Hit]:
        """The few items without a full stop; one that others belong to may lead over to them."""
        short = [n for n, p in enumerate(items) if p.text and not p.text.rstrip(_CLOSERS).endswith(".")]
        if not short or len(items) - len(short) < self.items or len(short) > max(1, len(items) // (2 * self.few)):
            return
        for number in short:
            leads = number + 1 < len(items) and items[number + 1].level > items[number].level
            if not leads and not _titled(items[number].text) and _stops_short(items[number], self.goes_on):
                yield _hit(items[number], len(items) - len(short))

    def _paragraphs(self, spec: Spec) -> Iterator[Hit]:
        cut = _cut_off(spec)
        running = [
            p
            for section, p in spec.passages()
            if p.kind == "paragraph"
            and section.name
            and spec.describes(section)
            and p.whole not in cut
            and not p.cell
            and "\t" not in p.text  # a row of a table
            and not _titled(p.text)
            and p.length >= self.words
        ]
        short = [p for p in running if not p.text.rstrip(_CLOSERS).endswith((*_ENDS, ";", ","))]
        whole = len(running) - len(short)
        if whole < self.least or whole < self.least * len(short):
            return
        listed = {p.whole for a, b in pairwise(running) if a in short and b in short for p in (a, b)}  # alike by design
        for p in short:
            if p.whole not in listed and _stops_short(p, self.goes_on) and not _leads_on(p, spec):
                yield _hit(p, whole)


def _cut_off(spec: Spec) -> set[Span]:
    """Where the paragraphs are whose end a conversion took for a heading: "Range" before "## B. )"."""
    told = [section for section in spec.sections if section.passages or section.heading]
    return {
        section.passages[-1].whole
        for section, following in pairwise(told)
        if section.passages and following.heading and sum(c.isalpha() for c in following.heading) < _SHORTEST
    }


def _leads_on(passage: Passage, spec: Spec) -> bool:
    """Whether a heading that the profile knows stands at the end of the line."""
    words = passage.text.split()
    ends = (normal(" ".join(words[-n:])) for n in (1, 2, 3) if words[-n][0].isupper())
    return any(plain and plain in spec.profile.aliases for plain in ends)


def _stops_short(passage: Passage, goes_on: frozenset[str]) -> bool:
    """Whether a full stop would do: a word stands last, and none that leads on."""
    last = passage.text.rsplit(None, 1)[-1].lower()
    return passage.text[-1].isalpha() and last not in goes_on and not _ADDRESS.search(last)


def _titled(text: str) -> bool:
    """Whether nearly all words begin with a capital, as in a title."""
    words = [w for w in prose.words(text) if len(w) > len("and")]
    return sum(w[0].isupper() for w in words) > _TITLED * len(words)


def _hit(passage: Passage, count: int) -> Hit:
    start = passage.text.rfind(" ") + 1
    span = passage.span(start, len(passage.text))
    end = Span(span.end, span.end)
    return Hit(span, {"count": count}, fixes=(Fix("add the period", (Edit(end, "."),), safe=True),))


_OPENERS = {")": "(", "]": "[", "”": "“"}
_MARKS = Expression(r"[()\[\]]|(?<!â€)[“”]")  # a dash that a conversion has spoilt may end with a quotation mark
_SPOILT = "â€"
_NO_QUOTATION = Expression(r"[\d¼½¾]\"|[“”\ufffdâ]|''|``|[!#$%*]\"|\"[!#$%*]|(?<!\S)\"(?!\S)")
"""Inches, marks of another kind, what a conversion has spoilt, and the signs of buttons: " # $."""
_ENUMERATION = Expression(r"(?:^|[\s;,:(\[])(?:\(?[a-zA-Z]|[ivx]{1,4}|\d{1,2})\.?\)|^\d{1,2} \)")


_Spot: TypeAlias = tuple[Passage, int]
"""A mark's passage and its offset there."""


@dataclass(frozen=True)
class Unbalanced(Check):
    """A bracket or a curly quotation mark without its partner, counted over a whole section.

    Where a sentence breaks off at a section's end, a false heading may have cut it, so the partner is looked for in the
    next one too.
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"mark", "missing"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Each mark that is alone, with the word beside it."""
        open_: list[_Spot] = []
        for section in spec.page:
            carried = [spot for spot in open_ if _breaks_off(spot[0])]
            yield from (_hit_at(spot) for spot in open_ if spot not in carried)
            open_ = []
            if section.name not in _READ and (section.outside or section.name in spec.profile.dated):
                yield from map(_hit_at, carried)
                continue
            for mark in _MARKS.findall(section.heading):
                _close(mark, carried)
            last = section.passages[-1:]
            for passage in section.passages:
                yield from map(_hit_at, _unopened(passage, open_, carried))
                yield from _straight(passage)
            yield from map(_hit_at, carried)
            yield from (_hit_at(spot) for spot in open_ if spot[0] not in last)
            open_ = [spot for spot in open_ if spot[0] in last]
        yield from map(_hit_at, open_)


def _straight(passage: Passage) -> Iterator[Hit]:
    """The one straight quotation mark of a passage that has no other; behind a figure it stands for inches."""
    at = passage.text.find('"')
    if at >= 0 and passage.text.count('"') == 1 and not _NO_QUOTATION.search(passage.text):
        start = passage.text.rfind(" ", 0, at) + 1 if at and passage.text[at - 1] != " " else at
        end = passage.text.find(" ", at)
        span = passage.span(start, end if end > 0 and start == at else at + 1)
        yield Hit(span, {"mark": "a quotation mark", "missing": "a second one"})


def _breaks_off(passage: Passage) -> bool:
    return passage.text[-1:].isalnum()


def _unopened(passage: Passage, open_: list[_Spot], carried: list[_Spot]) -> Iterator[_Spot]:
    """Every closing mark of a passage that closes nothing; an opening one may be closed in a later passage."""
    counted = {m.end() - 1 for m in _ENUMERATION.finditer(passage.text)}
    spoilt = _SPOILT in passage.text  # one of its quotation marks may be what a conversion has spoilt
    for mark in _MARKS.finditer(passage.text):
        if spoilt and mark[0] in "“”":
            continue
        if mark[0] not in _OPENERS:
            open_.append((passage, mark.start()))
        elif not (
            _close(mark[0], open_)
            or _close(mark[0], carried)
            or mark.start() in counted
            or _in_link(passage.text, mark.start())
        ):
            other_kind = open_ and open_[-1][0] is passage and mark[0] in ")]"
            if not other_kind:  # "(one of these]" is one slip, which its opening mark names
                yield passage, mark.start()


def _in_link(text: str, at: int) -> bool:
    """Whether a mark stands in or behind an address."""
    return "://" in text[text.rfind(" ", 0, at) + 1 : at]


def _close(mark: str, open_: list[_Spot]) -> bool:
    """Take the last open mark away if *mark* is its partner."""
    if not open_ or open_[-1][0].text[open_[-1][1]] != _OPENERS.get(mark):
        return False
    open_.pop()
    return True


def _hit_at(spot: _Spot) -> Hit:
    passage, at = spot
    mark = passage.text[at]
    missing = next((c for c, o in _OPENERS.items() if o == mark), _OPENERS.get(mark, ""))
    return Hit(_beside(passage, at), {"mark": _named(mark), "missing": _named(missing)})


def _named(mark: str) -> str:
    """A mark as it can be read between quotation marks, or in words."""
    return {"“": "an opening quotation mark", "”": "a closing quotation mark"}.get(mark, f"“{mark}”")


def _beside(passage: Passage, at: int) -> Span:
    """The mark with the word it touches."""
    found = Expression(r"[(\[“]\s*\w*").match(passage.text, at)
    if found:
        return passage.span(*found.span())
    start = at
    while start > 0 and passage.text[start - 1].isalnum():
        start -= 1
    return passage.span(start, at + 1)


@dataclass(frozen=True)
class DanglingEnd(Check):
    """The last item of a list that ends with "and", "or" or a comma, as if another had been cut off."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"word"})

    _END: ClassVar[Expression] = Expression(r"(?:\b(?:and|or)|,)$", re.IGNORECASE)
    _TAIL: ClassVar[Expression] = Expression(r"(?<=[;,] )(?:and|or)$|(?<=[a-z]),$")
    _MIDDLE: ClassVar[Expression] = Expression(r"(?<![;,.])\s(?P<spot>and|or)$")

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The last word; of items in the middle only where the others end with a full stop."""
        for section, following in zip_longest(spec.sections, spec.sections[1:]):
            if following and not following.heading and following.items[:1] == following.passages[:1]:
                continue  # the list goes on, and only what its items say made another part of it
            last_of_all = section.passages[-1] if section.passages else None
            if last_of_all and last_of_all.kind == "paragraph" and (found := self._TAIL.search(last_of_all.text)):
                yield Hit(last_of_all.span(*found.span()), {"word": found[0]})
            items = [p for p in section.items if p.text]
            closed = sum(p.text.endswith(".") for p in items)
            for passage in items:
                last = passage is section.passages[-1]
                pattern = self._END if last else self._MIDDLE
                found = pattern.search(passage.text.rstrip())
                if found and (last or closed > len(items) / 2):
                    start = found.start("spot") if not last else found.start()
                    yield Hit(passage.span(start, found.end()), {"word": passage.text[start : found.end()]})


CHECKS = {"final-period": FinalPeriod, "unbalanced": Unbalanced, "dangling-end": DanglingEnd}
