"""Lists and series whose members do not have one form: entries, clauses at semicolons, members at commas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal, TypeAlias

from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import terms
from speclint.spec import Passage, Plan, Spec
from speclint.text.beginning import form_of
from speclint.text.classes import (
    ARTICLE,
    GERUND,
    JOINT,
    NAME,
    NOUN,
    PLURAL,
    Word,
    clauses,
    third_only,
    uses,
    word_at,
)
from speclint.text.expression import Expression
from speclint.text.verbs import verbs

_Words: TypeAlias = Sequence[Word]
_HALF = 0.6
"""The share of -ing forms that makes them the form of a sentence."""
_HEAD = Expression(r"[A-Za-z][\w’'-]*")


_SEMICOLONS = 2
_LEAD = Expression(
    r"(?:.*:|.*?\b(?:involves?|includes?|including|responsible for|accountable for)"
    r"(?:,? but (?:are|is)? ?not limited to)?,?)"
    r"\s+(?:the\s+)?",
    16,
)


@dataclass(frozen=True)
class ClauseNoun(Check):
    """A clause that begins with a noun in a sentence whose other clauses begin with -ing forms."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"word", "other"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first such clause of each sentence."""
        for section, passage in spec.passages():
            if section.outside or section.name in spec.profile.dated:
                continue
            for sentence in passage.sentences:
                if passage.text.count(";", sentence.start, sentence.end) >= _SEMICOLONS and (
                    hit := self._odd(passage, sentence)
                ):
                    yield hit

    def _odd(self, passage: Passage, sentence: Span) -> Hit | None:
        begun: list[tuple[str, Span]] = []
        for nth, clause in enumerate(c for c in passage.clauses if sentence.start <= c.start < sentence.end):
            start = clause.start
            if nth == 0 and (lead := _LEAD.match(passage.text, clause.start, clause.end)):
                start = lead.end()
            words = passage.text[start : clause.end].lower().split()[:6]
            form = form_of([w.strip(",;") for w in words])
            skipped = words[:1] == ["and"]
            head = _HEAD.search(passage.text, start + 4 * skipped, clause.end)
            if head:
                begun.append((form, Span(*head.span())))
        counts = Counter(form for form, _ in begun)
        if counts["ing"] < _SEMICOLONS or counts["noun"] != 1 or counts["ing"] < _HALF * len(begun):
            return None
        spot = next(span for form, span in begun if form == "noun")
        model = next(span for form, span in begun if form == "ing")
        named = {"word": passage.text[spot.start : spot.end], "other": passage.text[model.start : model.end]}
        also = (Also(passage.span(model.start, model.end), "begins like this"),)
        return Hit(passage.span(spot.start, spot.end), named, also)


_SHORT = 4
"""Words of a member at commas."""
_MEMBERS = frozenset({NOUN, PLURAL, NAME, "j", ARTICLE, "s", GERUND, "r"})


@dataclass(frozen=True)
class SeriesMix(Check):
    """A series at commas whose last member is of another kind than the one before it.

    ``verb``: "creates maps, tables, and presents them". ``ing``: "maps, tables, and drawing the lines". ``will``:
    "sits on boards, and will file".
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"word"})

    last: Literal["verb", "ing", "will"]

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The last member of each such series."""
        for section, passage in spec.running():
            if section.outside:
                continue
            words = passage.classed
            for begin, end in clauses(words):
                for at in range(begin + 3, end - 2):
                    if words[at].kind == JOINT and words[at].low in {"and", "or"} and self._odd(words, begin, at, end):
                        last = words[min(at + 2, end - 1)]
                        yield Hit(passage.span(words[at].start, last.end), {"word": words[at + 1].text})
                        break

    def _odd(self, words: _Words, begin: int, at: int, end: int) -> bool:
        if self.last == "will":
            finite = any(w.kind == "z" and third_only(w.low) for w in words[begin:at])
            modal = any(w.kind == "m" or w.low in {"that", "who", "which", "if"} for w in words[begin:at])
            return words[at + 1].low == "will" and words[at + 2].kind in "vr" and finite and not modal
        commas = [n for n in range(begin, at) if words[n].text == ","]
        closing = words[at - 1].text == ","
        if closing and len(commas) == 1:
            return self.last == "ing" and self._two(words, begin, at)
        if not commas:
            return False
        inner = commas[-2] if closing else commas[-1]
        member = words[inner + 1 : at - closing]
        if not 0 < len(member) <= _SHORT or any(w.kind not in _MEMBERS for w in member) or member[-1].kind not in "nN":
            return False
        if self.last == "verb":
            return self._verb(words, at, words[begin:inner], member)
        return _acting(words, at + 1) and _nouns((*words[begin:inner], *member)) and words[inner - 1].kind in "nN"

    def _two(self, words: _Words, begin: int, at: int) -> bool:
        """Whether a noun behind "includes" is joined with an -ing form: "includes maps, and coordinating the"."""
        before = words[begin : at - 1]
        leads = [n for n, w in enumerate(before) if w.low in _LEADS]
        return bool(leads) and _acting(words, at + 1) and _nouns(before[leads[-1] + 1 :])

    def _verb(self, words: _Words, at: int, before: _Words, member: _Words) -> bool:
        """Whether a verb follows in the form of the one that began, and the member between has none."""
        last = words[at + 1]
        if words[at - 1].text != "," or last.kind not in "vz" or last.low not in verbs():
            return False
        if (
            any(w.kind in "vzg" for w in member)
            or _acts(member, verbs()[last.low][1])
            or words[at + 2].kind not in "aNjsP"
        ):
            return False
        if before[-1].kind not in "nN":
            return False
        opens = [w for w in before if w.kind == last.kind and w.low in verbs()]
        clear = all(w.low not in {"that", "who", "which", "if", "when"} and w.text not in "()" for w in before)
        return bool(opens) and clear


_ADJECTIVAL = terms("ing-adjectives")
_LEADS = terms("including")


def _nouns(words: _Words) -> bool:
    """Whether a stretch of words holds no -ing form, and no bracket."""
    return bool(words) and not any(w.kind == GERUND or w.low.endswith("ing") or w.text in "()" for w in words)


def _acting(words: _Words, at: int) -> bool:
    """Whether an -ing form stands here with an object: "drawing the lines", not "drawing paper"."""
    last, behind, after = (word_at(words, at + n) for n in range(3))
    counts = uses(last.low)
    if last.kind != GERUND or not last.low.endswith("ing") or counts.get(NOUN, 0) > counts.get(GERUND, 0):
        return False
    if behind.kind in {ARTICLE, "s"}:
        return True
    sure = set(counts) == {GERUND} and word_at(words, at - 2).text == ","
    return sure and behind.kind in {NOUN, PLURAL, "j"} and after.kind not in "nN" and last.low not in _ADJECTIVAL


def _acts(member: _Words, form: str) -> bool:
    """Whether the word that begins a member may be a verb in the form of the others."""
    counts = uses(member[0].low)
    own = verbs().get(member[0].low, ("", ""))[1]
    ending = len(member) > 1 and form == "s" and member[0].low.endswith("s")
    return (
        own == form or ending or (own == "" and counts.get("z" if form == "s" else "v", 0) > sum(counts.values()) / 4)
    )


CHECKS = {"clause-noun": ClauseNoun, "series-mix": SeriesMix}
