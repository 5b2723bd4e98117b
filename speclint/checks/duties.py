"""How the statements of a list begin: the form of their first verb."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from speclint.document import Edit, Span
from speclint.finding import Also, Fix, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import terms
from speclint.spec import Passage, Plan, Section, Spec
from speclint.text.cue import begun
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import Tokens
from speclint.text.verbs import describes, inflected, verbs

_FIRST = Expression(
    r"(?:(?:also|under\s+\w+\s+(?:supervision|direction),?|as\s+(?:required|assigned|needed),?)\s+)?(?P<word>[A-Za-z]+)",
    re.IGNORECASE,
)
_NEXT = Expression(r"\s*(?P<word>[A-Za-z]+)")
_MODAL = Expression(r"(?:may|will|must|can|shall|to)\b", re.IGNORECASE)
_TO = Expression(r"To\s+(?P<word>[a-z]+)")
_ADVERB = Expression(r"[A-Za-z]+ly$")
_JOINED = Expression(r"(?:and|or)\s+")
_FOLLOWING = Expression(r"\s+(\w+)")
_LEADS_OVER = Expression(r"[^,;.]{3,160},\s+(\w+)")
_SUBJECTS = terms("subjects")
_WHO_MUST = Expression(
    r"\b(?:you|it|they|applicants?|employees?|incumbents?|candidates?)\s+(?:must|have|need|may|should|will)\b"
)
"""Who does it in a sentence that began with an aim: "To obtain the license, you have five years"."""
_AIM = Expression(r"\bto\s+[a-z]+\b[^;.]*;")
_TITLE_WORDS = 5
_AFTER_NOUN = terms("behind-a-noun")


class _Begun(NamedTuple):
    """A statement's first verb."""

    span: Span
    word: str
    form: str
    base: str
    inner: bool
    """Whether it begins a later clause of a list item."""
    sentence: tuple[int, int] = (0, 0)
    """The paragraph and the sentence in it."""


@dataclass(frozen=True)
class VerbForm(Check):
    """List items whose first verb stands in another form than most of the list.

    ``form`` fixes the form that is wanted (``base``, ``s`` or ``ing``); without it the list decides by majority.
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"word", "wanted", "other", "count", "total"})

    form: str = ""
    least: int = 3
    """How many statements must begin with the usual form."""
    share: float = 0.6
    """Which share of the list's verbs must have the usual form."""
    clauses: bool = False
    """Look at the clauses of an "a; b; c" list too, not at list items only."""
    inner: bool = False
    """Report nothing of the first words of list items: another rule does."""
    forms: tuple[str, ...] = ("base", "to", "s", "ing")
    """The forms that are told apart; a word in another one is passed over."""
    ambiguous: tuple[str, ...] = ()
    """Verbs whose bare form is a noun as often, so that it proves nothing."""
    after: Expression | PhraseSet | None = None
    """A lead-in to be skipped, such as ``Ability to:``; without it in the section nothing is found."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every statement in another form, beside one in the usual form."""
        for section in spec.sections:
            said = [b for b in self._begun(section) if b.form in self.forms]
            counts = Counter(b.form for b in said)
            if not counts:
                continue
            usual, count = (self.form, counts[self.form]) if self.form else counts.most_common(1)[0]
            if count < self.least or count < self.share * len(said):
                continue
            model = next(b for b in said if b.form == usual)
            usually = {b.sentence for b in said if b.form == usual}
            for odd in said:
                if odd.form == usual or (self.inner and not odd.inner):
                    continue
                if self.form or not self.clauses or odd.sentence in usually:  # another sentence has another subject
                    yield _hit(odd, model, count, len(said))

    def _begun(self, section: Section) -> Iterator[_Begun]:
        lead = self.after is None or begun(self.after, Tokens(section.heading)) is not None
        for passage in section.passages:
            for start in self._starts(passage):
                at = start
                if self.after and (end := begun(self.after, passage.tokens, start)) is not None:
                    at, lead = len(passage.text) - len(passage.text[end:].lstrip()), True
                first = _first_verb(passage, at, inner=start > 0 or passage.kind != "item") if lead else None
                if first and first.form == "base" and passage.kind == "item" and _AIM.search(passage.text, 0, start):
                    continue  # "serves on the team to set goals; develop the budget": the second goes with the first
                if first and (first.form != "base" or first.base not in self.ambiguous):
                    yield first._replace(sentence=(passage.paragraph, _sentence(passage, start)))

    def _starts(self, passage: Passage) -> Iterator[int]:
        if self.clauses:
            for span in passage.clauses:
                joined = _JOINED.match(passage.text, span.start)
                yield joined.end() if joined else span.start
        elif passage.kind == "item" and passage.text and not passage.text.rstrip().endswith(":"):
            yield 0  # "Runs the office, including:" is a line over the items below


def _sentence(passage: Passage, at: int) -> int:
    return sum(span.start <= at for span in passage.sentences)


def _first_verb(passage: Passage, at: int, *, inner: bool) -> _Begun | None:
    text, known = passage.text, verbs()
    if (aim := _TO.match(text, at)) and known.get(aim["word"], ("", ""))[1] == "base":
        if _introduces(text, aim.end()) or _WHO_MUST.search(text, aim.end()):
            return None
        return _Begun(passage.span(*aim.span()), aim[0], "to", aim["word"], inner)
    first = None if _MODAL.match(text, at) else _FIRST.match(text, at)
    if first and _ADVERB.match(first["word"]) and first["word"].lower() not in known:
        first = _NEXT.match(text, first.end())
    if not first or (len(first["word"]) > 1 and first["word"].isupper()):
        return None
    base, form = known.get(first["word"].lower(), ("", ""))
    if not inner and _a_title(text):
        return None
    if not base or _a_noun(text, first) or (form == "ing" and _introduces(text, first.end())):
        return None
    return _Begun(passage.span(*first.span("word")), first["word"], form, base, inner)


def _introduces(text: str, at: int) -> bool:
    """Whether what begins here only leads over: "Working with the crew, coordinates …", "To learn, he …"."""
    found = _LEADS_OVER.match(text, at)
    word = found[1] if found else ""
    return word in _SUBJECTS or word[:1].isupper() or verbs().get(word, ("", ""))[1] in {"s", "base"}


def _a_title(text: str) -> bool:
    """Whether a whole item is a heading of those below: "Training & Support", "Recording Services"."""
    words = text.split()
    capital = [word for word in words if word[0].isalpha() and len(word) > len("and")]
    short = 1 < len(words) <= _TITLE_WORDS and text[-1].isalnum()
    return short and len(capital) > 1 and all(word[0].isupper() for word in capital)


def _a_noun(text: str, found: re.Match[str]) -> bool:
    """Whether the word is more likely a noun here: "Work is performed", "Records of", "Training in"."""
    end = found.end("word")
    if text[end : end + 1] == "-":
        return True
    following = _FOLLOWING.match(text, end)
    after = following[1].lower() if following else ""
    return after in _AFTER_NOUN or describes(found["word"], after)


def _hit(odd: _Begun, model: _Begun, count: int, total: int) -> Hit:
    wanted = inflected(odd.base, model.form)
    if odd.word[:1].isupper():
        wanted = wanted[:1].upper() + wanted[1:]
    words = {"word": odd.word, "wanted": wanted, "other": model.word, "count": count, "total": total}
    fix = Fix(f"write “{wanted}”", (Edit(odd.span, wanted),), safe=True)
    return Hit(odd.span, words, (Also(model.span, "like most of the list"),), (fix,))


@dataclass(frozen=True)
class MixedBeginnings(Check):
    """A list that begins some items with an ``-ing`` form and others with a bare verb."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"word", "other"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first item of the rarer form, once a section."""
        for section in spec.sections:
            by_form: dict[str, list[tuple[Span, str]]] = {"ing": [], "base": [], "s": []}
            for passage in section.items:
                first = _FIRST.match(passage.text)
                if first and (form := _outward_form(first["word"])) and not _a_noun(passage.text, first):
                    by_form[form].append((passage.span(*first.span("word")), first["word"]))
            used = sorted((f for f in by_form.values() if f), key=len)
            if len(used) > 1:
                odd, usual = used[0][0], used[-1][0]
                yield Hit(odd[0], {"word": odd[1], "other": usual[1]}, (Also(usual[0], "another form here"),))


def _outward_form(word: str) -> str:
    """The form of a verb; any longer word in ``-ing`` counts as one."""
    form = verbs().get(word.lower(), ("", ""))[1]
    return form or ("ing" if len(word) > len("being") and word.endswith("ing") else "")


CHECKS = {"verb-form": VerbForm, "mixed-beginnings": MixedBeginnings}
