"""Verbs that should agree: those of one duty among themselves, and the first word of a duty with the list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from speclint.document import Edit, Span
from speclint.finding import Also, Fix, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Passage, Plan, Section, Spec
from speclint.text import prose
from speclint.text.cue import begun
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import Tokens
from speclint.text.verbs import inflected, verbs

_ROW = Expression(
    r"(?P<first>[A-Za-z]+)(?:ly)?,\s+(?:(?P<more>[a-z]+(?:,\s+[a-z]+)*),?\s+)?(?:and|or)\s+(?P<last>[a-z]+)(?=\s)"
    r"|(?P<one>[A-Za-z]+)\s+(?:and|or)\s+(?P<two>[a-z]+)(?=\s)"
)
_LEAD = Expression(r"(?:(?:the\s+)?ability|(?:must\s+be\s+)?able|(?:is\s+)?required)\s+to:?\s+", re.IGNORECASE)
"""What only bare verbs can follow."""
_OBJECT = Expression(r"\s+(?:the|an?|all|other|its|their|each|any|these|those)\b")
_INNER = Expression(r"(?<=\s)[a-z]+(?:,\s+[a-z]+)+,?\s+(?:and|or)\s+[a-z]+(?=\s)")
"""A row of three or more inside a clause: "the Analyst plans, organizes and conducts"."""
_WORD = Expression(r"[A-Za-z]+")
_FEWEST, _SHARE = 3, 0.6
"""As many first verbs of one form make the habit of a list."""


@dataclass(frozen=True)
class VerbRow(Check):
    """Several verbs in a row, of which one has another form: "Maintains and trim", "who plans, organize and directs".

    At the beginning of a statement two verbs are a row; inside it three are, and the odd one is told by the others.
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"word", "wanted", "first"})

    ambiguous: tuple[str, ...] = ()
    """Verbs that are nouns as often; one of them proves nothing."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every verb of a row that differs from the first of it."""
        for section, passage in spec.passages():
            for clause in passage.clauses:
                start = prose.bare(passage.text, clause).start
                lead = _LEAD.match(passage.text, start, clause.end)
                if row := _ROW.match(passage.text, lead.end() if lead else start, clause.end):
                    yield from self._odd(
                        passage, row, surely=lead is not None, habit=spec.memo(_habits).get(section.span, "")
                    )
                for inner in _inner(passage.text, row.end() if row else start, clause.end):
                    yield from self._odd_inside(passage, inner)

    def _odd_inside(self, passage: Passage, row: re.Match[str]) -> Iterator[Hit]:
        """The one verb of an inner row whose form differs from all others: ``plans``, ``organize``, ``conducts``."""
        words = [w for w in _WORD.finditer(row.string, row.start(), row.end()) if w[0] not in {"and", "or"}]
        known = [(w, *told) for w in words if (told := verbs().get(w[0]))]
        if len(known) < len(words):
            return
        (usual, most), *_ = Counter(form for _, _, form in known).most_common(1)
        alike = [(w, base) for w, base, form in known if form == usual]
        if most != len(words) - 1 or usual == "ing" or all(base in self.ambiguous for _, base in alike):
            return
        word, base, form = next(one for one in known if one[2] != usual)
        if form != "ing" and base not in self.ambiguous:
            yield _differs(passage, word, alike[0][0], inflected(base, usual))

    def _odd(self, passage: Passage, row: re.Match[str], *, surely: bool, habit: str) -> Iterator[Hit]:
        found = [(w, verbs().get(w[0].lower())) for w in _WORD.finditer(row.string, row.start(), row.end())]
        listed = [(w, known) for w, known in found if w[0] not in {"and", "or"}]
        known = [(w, *form) for w, form in listed if form]
        if len(known) < len(listed) or len({form for _, _, form in known}) < 2:  # noqa: PLR2004 - all alike
            return
        first, _, usual = known[0]
        if usual == "ing" or (usual == "base" and first[0][:1].islower() and not surely):
            return
        if habit not in {"", usual} and first.start() == 0:
            return  # it is the first verb that differs from the list, and another rule says so
        for word, base, form in known[1:]:
            left_over = (form, usual) == ("ing", "s") and row["more"] and _OBJECT.match(row.string, word.end())
            if left_over or ({form, usual} == {"s", "base"} and base not in self.ambiguous):
                yield _differs(passage, word, first, inflected(base, usual))


def _inner(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The rows inside a clause: none begins before the word in front of its first comma."""
    comma = text.find(",", start, end)
    if comma < 0:
        return iter(())
    while comma > start and text[comma - 1].isalpha():
        comma -= 1
    return _INNER.finditer(text, comma, end)


def _differs(passage: Passage, word: re.Match[str], first: re.Match[str], wanted: str) -> Hit:
    span = passage.span(*word.span())
    words = {"word": word[0], "wanted": wanted, "first": first[0]}
    also = (Also(passage.span(*first.span()), "begins like this"),)
    return Hit(span, words, also, (Fix(f"write “{wanted}”", (Edit(span, wanted),), safe=True),))


@dataclass(frozen=True)
class NoVerb(Check):
    """A list item that begins with no verb, where nearly all others begin with one."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"word", "other", "count", "total"})

    share: float = 0.8
    least: int = 4
    nouns: Expression | PhraseSet | None = None
    """First words that are surely no verbs; without it any word counts that is not known as one."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such item."""
        for section in spec.sections:
            begun = list(_begun(section))
            forms = Counter(form for _, _, form in begun if form)
            if not forms:
                continue
            usual, count = forms.most_common(1)[0]
            if count < self.least or count < self.share * len(begun):
                continue
            model = next(b for b in begun if b[2] == usual)
            for span, word, form in begun:
                if not form and self._surely(word):
                    words = {"word": word, "other": model[1], "count": count, "total": len(begun)}
                    yield Hit(span, words, (Also(model[0], "like most of the list"),))

    def _surely(self, word: str) -> bool:
        return self.nouns is None or begun(self.nouns, Tokens(word)) == len(word)


def _habits(spec: Spec) -> dict[Span, str]:
    """The form of most first verbs of each list of duties, where a rule holds the others to it."""
    found: dict[Span, str] = {}
    for section in spec.all("duties"):
        forms = Counter(form for _, _, form in _begun(section) if form)
        usual, count = forms.most_common(1)[0] if forms else ("", 0)
        if count >= _FEWEST and count >= _SHARE * forms.total():
            found[section.span] = usual
    return found


def _begun(section: Section) -> Iterator[tuple[Span, str, str]]:
    for passage in section.items:
        if found := _WORD.match(passage.text):
            form = verbs().get(found[0].lower(), ("", ""))[1]
            yield passage.span(*found.span()), found[0], form


CHECKS = {"verb-row": VerbRow, "no-verb": NoVerb}
