"""Lists in which an entry begins in another form than most: a command among abilities, a "will" among nouns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import ClassVar

from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import terms
from speclint.spec import Passage, Plan, Section, Spec
from speclint.text.beginning import form_of
from speclint.text.classes import ARTICLE, JOINT, NAME, NOUN, PLURAL, Word
from speclint.text.expression import Expression

_FEWEST = 4
"""Entries from which a list has a form."""
_HALF = 0.6
"""The share of nouns that makes them its form."""
_DEMANDS = terms("adjectives-of-demands")
_LONGEST = 60
"""Words of an entry; a longer paragraph is prose."""
_MOST = 0.7
"""The share of them that makes it the form of the list."""
_ODD = 2
"""So many may differ by a slip; more are a list of another kind."""
_SHOWN = 2
"""Words that are marked behind the first one."""
_HEAD = Expression(r"[A-Za-z][\w’'-]*")


@dataclass(frozen=True)
class ListForm(Check):
    """An entry whose beginning has another form than those around it, in any part of a page."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"word", "other", "count", "total"})

    not_in: tuple[str, ...] = ()

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such entry."""
        for section in spec.sections:
            if section.name not in {*self.not_in, *spec.profile.dated} and not section.outside:
                for row in _rows(section):
                    yield from _odd_entries(row)


def _rows(section: Section) -> Iterator[list[Passage]]:
    """The lists of a section: items of one level, or short paragraphs, one after the other."""
    said = (p for p in section.passages if p.text.strip() and p.cell is None)
    for _, row in groupby(said, key=lambda p: (p.kind, p.level, len(p.text.split()) <= _LONGEST)):
        entries = list(row)
        if len(entries) >= _FEWEST and len(entries[0].text.split()) <= _LONGEST:
            yield entries


_BEFORE = Expression(r"\W*(?i:using|working|utilizing|acting|following|depending|including)\b[^.;]{3,120},|[^.]{0,60}:")


_BEHIND = frozenset({"to", "in", "with", "as", "of", "for", "or", "and"})
"""What follows an adjective that asks something of a person: "skilled in"."""


def _begins(passage: Passage) -> str:
    """How an entry begins, if it is no heading and no question."""
    text = passage.text
    if _heads(text) or text.rstrip().endswith("?"):
        return ""
    words = [word.lower() for word in text.split()[:6]]
    if words[0] in _DEMANDS and _BEHIND.intersection(words[1:2]):
        return "adjective"
    if words[0] == "must":
        return "must"
    if words[0] in _MODALS or words[0] in _ASKS:
        return "modal" if words[0] in _MODALS else ""
    return form_of(words) or ("noun" if _named(passage.classed) else "")


_THING = frozenset({NOUN, PLURAL, NAME, "j", ARTICLE, "#", JOINT, ",", "r", "i"})
_MODALS = frozenset({"will", "shall"})
_ASKS = terms("form-verbs")
_LOOK = 5
"""Words by which an entry is told to name a thing."""


def _named(words: Sequence[Word]) -> bool:
    """Whether an entry begins with a thing: "three years", "excellent writing skills"."""
    first = [word for word in words[:_LOOK] if word.text != "•"]
    kinds = [word.kind for word in first]
    return bool(first) and set(kinds) <= _THING and bool({NOUN, PLURAL} & set(kinds)) and kinds[0] != "i"


def _heads(text: str) -> bool:
    """Whether an entry is a heading or a label, or only leads to its verb: "Using the guide, assist crews"."""
    words = text.split()
    titled = all(word[0].isupper() for word in words if len(word) >= _FEWEST)
    return (titled and len(words) > 1 and not text.rstrip().endswith(".")) or _BEFORE.match(text) is not None


_WRONG = {
    "ing": {"noun", "base", "s"},
    "noun": {"base", "s", "adjective", "modal"},
    "base": {"ing", "s", "modal", "must"},
    "s": {"ing", "modal", "must"},
}
"""Of the usual form of a list, those that do not go with it: a base form among nouns, an -ing form among verbs."""


def _odd_entries(row: list[Passage]) -> Iterator[Hit]:
    begun = [(passage, _begins(passage)) for passage in row]
    counts = Counter(form for _, form in begun)
    usual, count = counts.most_common(1)[0]
    share = _HALF if usual == "noun" else _MOST
    if usual not in _WRONG or count < share * len(row) or count < _FEWEST - 1:
        return
    wrong = _WRONG[usual]
    odd = [passage for passage, form in begun if form in wrong]
    if not 0 < len(odd) <= _ODD:
        return
    model = next(passage for passage, form in begun if form == usual)
    for passage in odd:
        word, other = (_HEAD.search(p.text) for p in (passage, model))
        if word and other:
            words = {"word": word[0], "other": other[0], "count": count, "total": len(row)}
            ends = [m.end() for m in _HEAD.finditer(passage.text, word.end())][:_SHOWN]
            span = passage.span(word.start(), ends[-1] if ends else word.end())
            yield Hit(span, words, (Also(model.span(*other.span()), "like most of them"),))


CHECKS = {"list-form": ListForm}
