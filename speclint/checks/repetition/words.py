"""The same word twice in a row: a slip of the pen, or English that only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from operator import eq
from typing import ClassVar

from speclint.document import Edit
from speclint.finding import Fix, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import any_of, data, terms
from speclint.spec import TITLE, Passage, Plan, Spec
from speclint.text.expression import Expression

_NEAR = 60
"""So far before a word the end of a sentence, a relative word and a verb are looked for."""
_BEGINS = Expression(r"(?:^|[.!?:;][\"”’')\]]*\s+)[\"“‘'(\[]*$")
_ALWAYS = terms("never-twice")
"""Words that are a slip wherever they stand twice."""
_PARTICLES = terms("particles")
"""Words that may end one part of a sentence and begin the next: "handed in in person"."""
_SEPARABLE = terms("separable-particles")
"""Those that may stand behind what is done to: "turns the pump on"."""
_BEING = terms("auxiliaries")
_SELDOM = terms("seldom-twice")
"""Words that are right twice in rare frames: "gives her her tools", "adds and and or gates"."""
_FUNCTION = _ALWAYS | _PARTICLES | _BEING | _SELDOM
_RELATIVE = Expression(r"\b(?:who|whom|whose|which|what|whatever|whoever|where|how|that)\b[^.;:]*$", re.IGNORECASE)
_PHRASAL = Expression(
    rf"""
    \b(?:
        (?:{any_of("phrasal-stems")})\w* | {any_of("phrasal-forms")}
    )[ ]+
    (?P<object>(?:the|a|an|its|his|her|their|this|that|each|all)[ ]+(?:\w+[ ]+){{1,2}} | (?:it|them|him|her)[ ]+)?$
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Verbs that take a particle with them, right before it or before what is done to: "turns the pump on on request"."""
_DETERMINER = Expression(r"\s+(?:the|an?|all|each|any|its|their|his|her|this|these|those|other|City)\b")
_PARTICIPLE = Expression(
    r"\b(?:\w+ed|given|sent|taken|shown|told|written|known|paid|left|put|made|brought|is|are|was|were|be)[ ]+$"
)
_GATES = Expression(r"[\s\"“'‘]*\b(?:or|and|not|nor|nand|xor|gates?)\b", re.IGNORECASE)
_VERB_AND_NOUN = terms("verb-and-noun")
"""Words that are a verb and then its object: "to record record profits"; so is a plural at the head of a duty."""


@dataclass(frozen=True)
class RepeatedWord(Check):
    """The same word twice in a row; with ``doubtful`` only where both may be meant, and without a safe fix."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"word"})

    except_for: tuple[str, ...] = ()
    """Words that may stand twice, in small letters."""
    doubtful: bool = False
    _FORM: ClassVar[Expression] = Expression(
        r"(?<![\w'’-])([A-Za-z]{2,}|a)(?P<gap>\s+)(\1)(?:\s+\1)*(?![\w'’-])", re.IGNORECASE
    )

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every doubled word inside a passage, headers and notes too; a fix leaves the first."""
        title = spec.page[0].passages[0] if spec.page and spec.page[0].name == TITLE else None
        for passage in spec.memo(_doubled):
            for found in self._FORM.finditer(passage.text):
                word = found[1]
                if word.lower() in self.except_for:
                    continue
                if passage is title:
                    if self.doubtful or word.lower() not in _common():
                        continue  # "Pago Pago Liaison": what may be a name stands twice
                elif _meant(found, passage) or _may_be_right(found, passage) is not self.doubtful:
                    continue
                gone = Edit(passage.span(found.end(1), found.end()), "")
                fix = Fix(f"remove the second “{word}”", (gone,), safe=not self.doubtful)
                yield Hit(passage.span(*found.span()), {"word": word}, fixes=(fix,))


def _doubled(spec: Spec) -> tuple[Passage, ...]:
    """The passages in which a word may stand twice in a row: in few does any, and the words are known already."""
    return tuple(
        passage
        for _, passage in spec.passages(outside=True)
        if any(map(eq, passage.tokens.words, islice(passage.tokens.words, 1, None)))
        or any("." in word and len(word) > 1 for word in passage.tokens.kinds)  # "a.m" is one of them, and "m m" is two
    )


def _meant(found: re.Match[str], passage: Passage) -> bool:
    """Names and letters: "New York, New York", "Class A A"; a sentence end between; two columns of a table."""
    first, second = found[1], found[3]
    if "\t" in found["gap"] or (passage.cell and first.lower() not in _FUNCTION):
        return True
    if len(first) == 1:
        return first + second != "aa"  # "Class A a …"
    if first[0].isupper() and second[0].isupper() and not first.isupper():
        return True
    if first.isupper() and not second.isupper():
        return True  # a heading in capitals before its text
    return first != second and not _begins(found, passage)


def _begins(found: re.Match[str], passage: Passage) -> bool:
    return _BEGINS.search(passage.text, max(0, found.start() - _NEAR), found.start()) is not None


def _may_be_right(found: re.Match[str], passage: Passage) -> bool:
    """Whether a reader may have meant both."""
    word = found[1].lower()
    before, after = passage.text[max(0, found.start() - _NEAR) : found.start()], passage.text[found.end() :]
    if word in _ALWAYS:
        return False
    if word in _PARTICLES:
        return _stranded(word, before, after)
    if word in _BEING:
        return _RELATIVE.search(before) is not None
    if word in _SELDOM:
        return word != "and" or _GATES.match(after) is not None or _GATES.search(before[-5:]) is not None
    if word in _VERB_AND_NOUN or (word.endswith("s") and _begins(found, passage)):
        return True
    return word not in _common()


def _stranded(word: str, before: str, after: str) -> bool:
    """Whether the first of two particles belongs to what stands before it: to a verb, or to "which"."""
    relative = _RELATIVE.search(before) is not None
    if word == "to":
        return relative and not _DETERMINER.match(after) and _PARTICIPLE.search(before) is not None
    verb = _PHRASAL.search(before) if word != "at" else None
    return relative or (verb is not None and (verb["object"] is None or word in _SEPARABLE))


@cache
def _common() -> frozenset[str]:
    """Common words with their usual endings; any other word that stands twice may be a name or a loan."""
    lines = data("words.txt").read_text("utf-8").splitlines()
    words = [line.split()[0].lower() for line in lines if line.strip() and not line.startswith("#")]
    return frozenset(word + ending for word in words for ending in ("", "s", "ed", "d", "ing"))


CHECKS = {"repeated-word": RepeatedWord}
