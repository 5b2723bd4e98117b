"""Sentences of one entry in two forms, and a noun joined to an -ing form: "the evaluation and following up"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.profile import Profile
from speclint.rule import Check
from speclint.spec import Plan, Section, Spec
from speclint.text import prose
from speclint.text.classes import (
    ADJECTIVE,
    ARTICLE,
    GERUND,
    NOUN,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    Word,
    third_only,
    uses,
    verb_only,
    word_at,
)
from speclint.text.verbs import verbs

_JOINTS = frozenset({"and", "or"})
_ALSO = frozenset({"also", "then", "additionally"})
_OBJECT = frozenset({ARTICLE, POSSESSIVE})
_NOUNLIKE = frozenset({ARTICLE, POSSESSIVE, ADJECTIVE, NOUN, PLURAL, "P", PREPOSITION, "#"})


@dataclass(frozen=True)
class SentenceForm(Check):
    """A sentence of an entry that begins with a verb in another form than the entry's first sentence."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"word", "model"})

    about: frozenset[str] = frozenset()
    """Verbs, in all forms that stand here, that speak of the work and do none: "includes"."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first such sentence of each entry."""
        for section, passage in spec.running():
            if _aside(section, spec):
                continue
            words, model = passage.classed, -1
            for sentence in passage.sentences:
                at = next((n for n, word in enumerate(words) if word.start >= sentence.start), len(words))
                if word_at(words, at).low in _ALSO:
                    at += 1 + (word_at(words, at + 1).text == ",")
                form = self._form(words, at)
                if not form:
                    continue
                if model < 0:
                    model, wanted = at, form
                elif form != wanted:
                    first, odd = words[model], words[at]
                    also = (Also(passage.span(first.start, first.end), "the form of the first sentence"),)
                    yield Hit(passage.span(odd.start, odd.end), {"word": odd.text, "model": first.text}, also)
                    break

    def _form(self, words: Sequence[Word], at: int) -> str:
        """``base`` or ``s``, where a verb begins here and is surely one."""
        word = word_at(words, at)
        form = verbs().get(word.low, ("", ""))[1]
        if form not in {"base", "s"} or word.low in self.about:
            return ""
        after, then = word_at(words, at + 1), word_at(words, at + 2)
        paired = after.low in _JOINTS and verbs().get(then.low, ("", ""))[1] == form
        sure = verb_only(word.low) if form == "base" else third_only(word.low)
        return form if (sure and after.kind in _NOUNLIKE) or paired or after.kind in _OBJECT else ""


def _demanding(profile: Profile) -> frozenset[str]:
    """The sections of requirements, steps and dates."""
    return profile.of("qualifying", "license") | profile.aside | profile.dated


def _aside(section: Section, spec: Spec) -> bool:
    return section.outside or section.name in _demanding(spec.profile)


_ENDS = ("tion", "sion", "ment", "ance", "ence", "ysis", "val")
_FEW = 0.1
"""The share of uses as a noun below which an -ing form is none, though "of" follows it."""
_REACH = 5
"""Words between the noun with its "of" and the -ing form."""


@dataclass(frozen=True)
class NounPair(Check):
    """A noun that names an act, joined by "and" or "or" to an -ing form with an object of its own."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"noun", "word"})

    apart: frozenset[str] = frozenset()
    """Nouns, in small letters, with such an ending that name no act: "position"."""
    adjectives: frozenset[str] = frozenset()
    """-ing forms that describe the noun behind them: "operating budgets"."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first such pair of each clause."""
        for section, passage in spec.running():
            if section.outside or section.name in spec.profile.dated:
                continue
            words = passage.classed
            for at, joint in enumerate(words):
                noun = self._noun(words, at) if joint.low in _JOINTS else None
                if noun is not None and self._doing(words, at + 1) and not _opened(words, noun):
                    first, last = words[noun], words[at + 1]
                    yield Hit(passage.span(first.start, last.end), {"noun": first.text, "word": last.text})

    def _noun(self, words: Sequence[Word], joint: int) -> int | None:
        """Where the noun stands: right before the joint, or with "of" and a few words behind it."""
        for at in range(joint - 1, max(-1, joint - 2 - _REACH), -1):
            word = words[at]
            if word.kind in {GERUND, "v", "z", "m", "w", "t"} or word.text in ".;:(),":
                return None
            if self._act(word):
                near = at == joint - 1
                governed = word_at(words, at - 1).kind in {ARTICLE, PREPOSITION, POSSESSIVE, ADJECTIVE}
                return at if governed and (near or words[at + 1].low == "of") else None
        return None

    def _act(self, word: Word) -> bool:
        if word.kind != NOUN or not word.low.endswith(_ENDS) or word.low in self.apart or not word.text.islower():
            return False
        return prose.stem(word.low) in _stems()

    def _doing(self, words: Sequence[Word], at: int) -> bool:
        """Whether an -ing form stands here with an object."""
        word, after = word_at(words, at), word_at(words, at + 1)
        counts = uses(word.low)
        if word.kind != GERUND or counts.get(NOUN, 0) > counts.get(GERUND, 0) or word.low in self.adjectives:
            return False
        rare = counts.get(NOUN, 0) < _FEW * sum(counts.values())
        return (
            after.kind in _OBJECT
            or (after.low == "of" and rare)
            or (after.kind in {ADJECTIVE, PLURAL} and not counts.get(NOUN))
        )


def _opened(words: Sequence[Word], noun: int) -> bool:
    """Whether an -ing form stands before the noun, with which the later one may be joined."""
    for word in reversed(words[:noun]):
        if word.text in ".;:":
            return False
        if word.kind == GERUND:
            return True
    return False


@cache
def _stems() -> frozenset[str]:
    """The stems of the verbs."""
    return frozenset(prose.stem(base) for base, _ in verbs().values())


CHECKS = {"sentence-form": SentenceForm, "noun-pair": NounPair}
