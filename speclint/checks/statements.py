"""Statements in a row, as items or as plain paragraphs, and the form that their verbs have in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import ClassVar, Literal, NamedTuple

from speclint.document import Edit, Span
from speclint.finding import Also, Fix, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import terms
from speclint.spec import Passage, Plan, Section, Spec
from speclint.text.expression import Expression
from speclint.text.verbs import describes, inflected, verbs

_FIRST = Expression(r"\W{0,2}(?P<adverb>[A-Z][a-z]+ly\s+)?(?P<word>[A-Za-z]+)(?P<after>-?\s*[a-z]*)")
_FRAGMENT = Expression(r"\W{0,2}(?P<word>(?:Is\s+|Primar(?:y|ily)\s+|Also\s+)*Responsib(?:le|ility)\s+(?:for|to))\b")
_LABEL = Expression(r"(?:[A-Z][\w/-]*\s){0,3}[A-Z][\w/-]*:|[A-Z]\w+ing\s+(?:(?:and|&)\s+)?[A-Z]")
"""A field of a form, "Opening Date: …", or a name."""
_PARTICIPLE = Expression(r"[^,;.]{3,160},\s+(\w+)")
_FINITE = frozenset({"s", "base"})
_TWO = 2
"""Forms, each of two statements, that make a row uneven."""
_AFTER_NOUN = terms("behind-a-noun")
_FEWEST = 4
"""So many statements in a row are a list, marked or not."""
_SUBHEADING = 6
"""Words of a line that stands among statements as a heading of some of them."""
_SHORTEST, _LONGEST = 3, 90
"""Words of a statement: a longer paragraph is prose."""
_LIST = 3
"""So many statements of one form, one after the other, are a list of their own."""


class _Begun(NamedTuple):
    """How a statement, or a later sentence of it, begins."""

    span: Span
    word: str
    base: str
    form: str
    """``s``, ``base``, ``ing``, or ``fragment`` for "Responsible for"."""
    first: bool
    item: bool


@dataclass(frozen=True)
class StatementForm(Check):
    """Statements in a row whose verbs do not have one form.

    ``odd``: most have one, and this one has another. ``none``: no form is that of most.
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"word", "wanted", "other", "count", "total", "forms"})

    fault: Literal["odd", "none"] = "odd"
    share: float = 0.6
    ambiguous: tuple[str, ...] = ()
    """Verbs that are nouns as often: at the beginning of a later sentence they prove nothing."""
    not_in: tuple[str, ...] = ()
    """Sections that are not looked at, with their parts."""
    listed_in: tuple[str, ...] = ("duties",)
    """Sections whose items another rule reads; of those only the later sentences are read here."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every statement with the fault, or the row once."""
        for section in spec.sections:
            if section.name in self.not_in or section.parent in self.not_in:
                continue
            for row in _rows(section):
                yield from self._odd(row, section) if self.fault == "odd" else self._none(row, section)

    def _odd(self, row: list[Passage], section: Section) -> Iterator[Hit]:
        begun = [b for passage in row for b in _begun(passage)]
        firsts = [b for b in begun if b.first]
        usual, count = _usual(firsts)
        if count < _FEWEST - 1 or count < self.share * len(firsts) or usual not in {"s", "base"}:
            return
        model = next(b for b in firsts if b.form == usual)
        own = _lists(firsts, usual)
        for odd in begun:
            if odd.span in own:
                continue
            listed = odd.first and odd.item and section.name in self.listed_in
            beside = odd.first and not odd.item and model.item  # a line between lists is a heading or a fact
            if odd.form not in {usual, "fragment"} and not (listed or beside) and self._proves(odd):
                yield _hit(odd, model, count, len(firsts))

    def _proves(self, begun: _Begun) -> bool:
        """Whether the word is surely a verb: a bare form may be a noun, and so may any form in a later sentence."""
        return begun.base not in self.ambiguous or (begun.first and begun.form != "base")

    def _none(self, row: list[Passage], section: Section) -> Iterator[Hit]:
        firsts = [b for passage in row for b in _begun(passage) if b.first]
        counts = Counter(b.form for b in firsts)
        _, count = _usual(firsts)
        forms = [form for form, n in counts.items() if n > 1]
        listed = section.name in self.listed_in and all(b.item for b in firsts) and "fragment" not in counts
        if count >= self.share * len(firsts) or len(forms) < _TWO or len(firsts) <= _FEWEST or listed:
            return
        odd, *others = sorted((next(b for b in firsts if b.form == form) for form in forms), key=lambda b: b.span)
        words = {"word": odd.word, "forms": "”, “".join(b.word for b in others), "total": len(firsts)}
        yield Hit(odd.span, words, tuple(Also(b.span, "and like this here") for b in others))


def _begun(passage: Passage) -> Iterator[_Begun]:
    """How a statement begins, and how each later sentence of it does, where that is with a verb."""
    for nth, sentence in enumerate(passage.sentences):
        found = _first_verb(passage, sentence, first=nth == 0)
        if found and (nth == 0 or found.form != "fragment"):
            yield found


def _lists(firsts: Sequence[_Begun], usual: str) -> set[Span]:
    """The statements that form a list of their own among the others: three -ing forms under one of them."""
    runs = (list(run) for form, run in groupby(firsts, key=lambda b: b.form) if form != usual)
    return {b.span for run in runs if len(run) >= _LIST for b in run}


def _usual(begun: Sequence[_Begun]) -> tuple[str, int]:
    counts = Counter(b.form for b in begun)
    return counts.most_common(1)[0] if counts else ("", 0)


def _rows(section: Section) -> Iterator[list[Passage]]:
    """Runs of passages that begin with a verb; a short line among them is a heading of some."""
    row: list[Passage] = []
    missed = 0
    for passage in section.passages:
        words = passage.text.split()
        if not words or passage.cell or passage.kind not in {"item", "paragraph"}:
            continue
        sentence = passage.sentences[0]
        if _SHORTEST <= len(words) <= _LONGEST and _first_verb(passage, sentence, first=True):
            row.append(passage)
            missed = 0
            continue
        missed += len(words) > _SUBHEADING
        if missed > 1:
            if len(row) >= _FEWEST:
                yield row
            row, missed = [], 0
    if len(row) >= _FEWEST:
        yield row


def _first_verb(passage: Passage, sentence: Span, *, first: bool) -> _Begun | None:
    text = passage.text[: sentence.end]
    item = passage.kind == "item"
    if fragment := _FRAGMENT.match(text, sentence.start):
        return _Begun(passage.span(*fragment.span("word")), fragment["word"], "", "fragment", first, item)
    found = _FIRST.match(text, sentence.start)
    if not found or found["word"].isupper() or not _opens(found):
        return None
    base, form = verbs().get(found["word"].lower(), ("", ""))
    after = found["after"]
    if _LABEL.match(text, sentence.start) or (found["adverb"] or "").strip().lower() in verbs():
        return None
    if not base or describes(found["word"], after.strip()) or (form == "ing" and _leads(text, found.end())):
        return None
    if after.strip() in _AFTER_NOUN or after.startswith("-") or text[found.end() :].lstrip()[:1] == ":":
        return None
    return _Begun(passage.span(*found.span("word")), found["word"], base, form, first, item)


def _leads(text: str, at: int) -> bool:
    """Whether an -ing form only leads to another verb: "Using the guide, assist crews"."""
    found = _PARTICIPLE.match(text, at)
    return found is not None and verbs().get(found[1], ("", ""))[1] in _FINITE


def _opens(found: re.Match[str]) -> bool:
    """Whether a capital begins it: the word itself, or an adverb before it."""
    return bool(found["adverb"]) or found["word"][0].isupper()


def _hit(odd: _Begun, model: _Begun, count: int, total: int) -> Hit:
    wanted = inflected(odd.base, model.form)
    wanted = wanted[:1].upper() + wanted[1:] if odd.word[0].isupper() else wanted
    words = {"word": odd.word, "wanted": wanted, "other": model.word, "count": count, "total": total, "forms": ""}
    fix = Fix(f"write “{wanted}”", (Edit(odd.span, wanted),), safe=True)
    return Hit(odd.span, words, (Also(model.span, "like most of them"),), (fix,))


_OBJECT = r"(?=\s+(?:the|an?|all|its|their|other|any|each)\b)"
_SERIES = Expression(
    r"(?:^|[.;]\s+)(?i:responsible\s+for)\s+"
    rf"(?P<ing>[a-z]+ing)\b[^.;]{{3,300}}?,\s+(?:and\s+)?(?P<odd>[a-z]+){_OBJECT}"
)
_INCLUDED = Expression(
    r"\b(?i:dut(?:y|ies)|work|responsibilit(?:y|ies)|functions?|tasks?|this)\b[^.;:]{0,60}?\b(?i:includes?|involves?)\b"
    r"[^.;:]{0,30}?[:;,]?\s+"
    rf"(?P<ing>[a-z]+ing)\b[^.]{{3,300}}?[;,]\s+(?:and\s+)?(?P<odd>[a-z]+){_OBJECT}"
)
_MODAL = Expression(
    rf"\b(?i:may|will|must|shall)\s+(?P<ing>[a-z]+)\b[^.;,]{{3,120}}?\s+and\s+(?P<odd>[a-z]+s){_OBJECT}"
)


@dataclass(frozen=True)
class SeriesForm(Check):
    """A finite verb in a series that began with -ing forms, or behind "may" with one that has another form."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"word", "wanted", "first"})

    ambiguous: tuple[str, ...] = ()
    """Verbs whose finite forms are nouns as often."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first odd verb of each series."""
        for _, passage in spec.passages():
            for pattern, form in ((_SERIES, "ing"), (_INCLUDED, "ing"), (_MODAL, "base")):
                for found in pattern.finditer(passage.text):
                    if hit := self._hit(passage, found, form):
                        yield hit
                        break

    def _hit(self, passage: Passage, found: re.Match[str], first_form: str) -> Hit | None:
        known = verbs()
        if known.get(found["ing"], ("", ""))[1] != first_form:
            return None
        base, form = known.get(found["odd"], ("", ""))
        if not base or form in {first_form, "ing"} or base in self.ambiguous:
            return None
        before = passage.text.rfind(". ", 0, found.start()) + 1
        if ";" in passage.text[before : found.start()]:
            return None  # the sentence is a list of finite verbs itself
        if _OTHER_SUBJECT.search(passage.text, found.end("ing"), found.start("odd")):
            return None
        wanted = inflected(base, first_form)
        also = (Also(passage.span(*found.span("ing")), "begins like this"),)
        span = passage.span(*found.span("odd"))
        return Hit(span, {"word": found["odd"], "wanted": wanted, "first": found["ing"]}, also)


_OTHER_SUBJECT = Expression(r"\b(?:who|which|that|to|may|will|can|must|incumbents?|employees?|it|they|and\s+the)\b")


CHECKS = {"statement-form": StatementForm, "series-form": SeriesForm}
