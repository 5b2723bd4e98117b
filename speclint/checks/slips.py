"""Slips that the classes of words show: a verb where none can stand, a wrong number, an article left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal, NamedTuple, TypeAlias

from speclint.document import Edit
from speclint.finding import Fix, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import terms
from speclint.spec import Passage, Plan, Spec
from speclint.text.classes import BARE, NOUN, PLURAL, THIRD, Word, mostly, small, third_only, uses, verb_only, word_at
from speclint.text.expression import Expression
from speclint.text.nouns import before_noun, noun, person, plural, usual
from speclint.text.tokens import NUMERALS
from speclint.text.verbs import conjugated, gerund


class _Spot(NamedTuple):
    """Which words are marked, and what could stand for the last of them."""

    first: int
    last: int
    wanted: str = ""


_Words: TypeAlias = Sequence[Word]


def _hits(spots: Iterator[_Spot], passage: Passage) -> Iterator[Hit]:
    """What is marked, with the one thing to write instead where there is one."""
    words = passage.classed
    for first, last, wanted in spots:
        span = passage.span(words[first].start, words[last].end)
        spot = passage.span(words[last].start, words[last].end)
        fixes = (Fix(f"write “{wanted}”", (Edit(spot, wanted),), safe=False),) if wanted else ()
        yield Hit(span, {"wanted": wanted, "word": words[last].text, "before": words[first].text}, fixes=fixes)


@dataclass(frozen=True)
class _Slip(Check):
    """A word that is wrong where it stands, in a sentence."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"wanted", "word", "before"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such word, with the one before it and the one that fits."""
        for _, passage in spec.running():
            yield from _hits(self._spots(passage.classed), passage)

    def _spots(self, words: _Words) -> Iterator[_Spot]:
        """The slips of a passage."""
        raise NotImplementedError


_BEFORE_GERUND = terms("prepositions-before-gerund")
_MODALS = terms("modals")
_BE = terms("be")
_NO_PARTICIPLE = terms("no-participle-behind")
_TAKES_INFINITIVE = terms("takes-infinitive")


@dataclass(frozen=True)
class VerbForm(_Slip):
    """A form of a verb that cannot stand where it does: "in oversee operations", "to provides", "will directing"."""

    left: frozenset[str] = frozenset()
    """Forms that stand for another word: "inquires"."""

    def _spots(self, words: _Words) -> Iterator[_Spot]:
        for at in range(len(words) - 1):
            before, word = words[at], words[at + 1]
            if (
                small(word)
                and word.low not in self.left
                and (at == 0 or small(before))
                and (wanted := _wanted(words, at))
            ):
                yield _Spot(at, at + 1, wanted)


def _wanted(words: _Words, at: int) -> str:
    """The form that fits behind a word, where what stands there does not."""
    before, word, third = words[at], words[at + 1].low, third_only(words[at + 1].low)
    if before.kind == "i" and before.low in _BEFORE_GERUND and verb_only(word) and word_at(words, at + 2).low != "up":
        return gerund(word)
    if before.low == "to" and third and word_at(words, at - 1).low != "according":
        return third
    if before.low in _MODALS and before.kind == "m":
        return third or _bare(word)
    if before.low == "to" and word_at(words, at - 1).low in _TAKES_INFINITIVE:
        return _bare(word) if mostly(word, "g") else ""
    if before.low in _BE and word not in _ADJECTIVES and (verb_only(word) or third):
        participle = conjugated(third or word)[3]
        return "" if participle == word else participle
    return ""


_ADJECTIVES = frozenset({"welcome"})
"""Verbs that are adjectives as well."""


def _bare(word: str) -> str:
    """The bare form of an "-ing" form or a past form of a verb that is nothing else."""
    if word.endswith("ing"):
        stems = (word[:-3], word[:-3] + "e", word[:-4])
    elif word.endswith("ed"):
        stems = (word[:-2], word[:-1], word[:-3])
    else:
        return ""
    return next((stem for stem in stems if verb_only(stem) and word in conjugated(stem)), "")


_SEVERAL = terms("several")
_ONE = terms("one-of-a-kind")
_ATTRIBUTIVE = frozenset("nNPjgdsr#v")
_GOES_ON = frozenset("/ - ( & ' 's".split())
_COUNT = Expression(r"[2-9]|[1-9]\d{1,2}")
_MORE = NUMERALS - {"one"}
_UNITS = terms("units")
"""What a number counts without a doubt; before other nouns it may be a name: "group 3 position"."""
_RATED = terms("rated")
"""Nouns that a number stands behind, or in front of as a name."""


@dataclass(frozen=True)
class NounNumber(_Slip):
    """A noun whose number does not fit the word that counts it: "various task", "a … tools"."""

    fault: Literal["singular", "plural"] = "singular"
    """``singular``: one where several are spoken of. ``plural``: several behind "a" or "each"."""
    fixed: frozenset[str] = frozenset()
    """Nouns that have one form for both numbers, or stand in the plural by nature."""

    def _spots(self, words: _Words) -> Iterator[_Spot]:
        return self._singular(words) if self.fault == "singular" else self._plural(words)

    def _singular(self, words: _Words) -> Iterator[_Spot]:
        for at, word in enumerate(words):
            figure = word.low[0].isdigit() and _COUNT.fullmatch(word.text) is not None
            if not figure and word.low not in _SEVERAL and word.low not in _MORE:
                continue
            number = figure or word.low in _MORE
            if number and word_at(words, at - 1).low in {"one", "of", "-", "/", "$", "."}:
                continue
            begin = at + 1
            if word_at(words, begin).text == "(" and word_at(words, begin + 2).text == ")":
                begin += 3
            end = _phrase(words, begin, "jn")
            if not end or words[end].kind != "n" or words[end].low in _RATED | self.fixed:
                continue
            if words[end].low in _UNITS or (not number and _counted(words[end].low)):
                yield _Spot(at, end, plural(words[end].text))

    def _plural(self, words: _Words) -> Iterator[_Spot]:
        for at, word in enumerate(words):
            if word.low not in _ONE or word.kind != "a" or word_at(words, at + 1).low in {"few", "couple", "number"}:
                continue
            end = _phrase(words, at + 1, "jnN")
            if end and words[end].kind == "N" and words[end].low not in self.fixed and mostly(words[end].low, "N"):
                sure = not _verb_too(words[end].low) or word_at(words, end + 1).text in {"of", ".", ";"}
                if sure and not any(words[n].kind == "N" or words[n].low == "half" for n in range(at + 1, end)):
                    yield _Spot(at, end)


_MASS = 0.3
"""Up to which share without an article a noun is none of a mass: "development", "service"."""


_PLURALS = 20
"""How often the plural of a noun must stand that hardly ever stands alone: "tasks"."""


def _verb_too(word: str) -> bool:
    """Whether a plural may be the third person of a verb: "an employee requests"."""
    return THIRD in uses(word) or BARE in uses(word.removesuffix("s"))


def _counted(word: str) -> bool:
    found = noun(word)
    if found is not None:
        return found.counted and found.share <= _MASS
    return uses(plural(word)).get(PLURAL, 0) >= max(_PLURALS, 2 * uses(word).get(NOUN, 0))


def _phrase(words: _Words, begin: int, kinds: str) -> int:
    """The last word of a noun phrase in small letters that begins here and ends for sure; 0 where there is none."""
    end = begin
    while word_at(words, end).kind in kinds and small(words[end]):
        end += 1
    after = word_at(words, end)
    if end == begin or after.kind in _ATTRIBUTIVE or after.text in _GOES_ON or after.kind == "c":
        return 0
    if after.text == "," and word_at(words, end + 1).kind in "nNPj":
        return 0
    return end - 1


_NO_OBJECT = terms("no-object")
_INSTEAD_OF_ARTICLE = terms("instead-of-article")
_SELDOM = 0.12
_SELDOM_PERSON = 0.4
_FEWEST = 20


@dataclass(frozen=True)
class ArticleLeftOut(_Slip):
    """A noun that specifications hardly ever use without "a" or "the", without one: "within assigned district"."""

    left: frozenset[str] = frozenset()
    """Nouns that may stand without an article after all."""

    def _spots(self, words: _Words) -> Iterator[_Spot]:
        for at, word in enumerate(words):
            if not _governs(words, at) or word_at(words, at + 1).low in _INSTEAD_OF_ARTICLE:
                continue
            end = at + 1
            while (
                word_at(words, end).kind in "jnd" and words[end].low == words[end].text and words[end].text[0].isalpha()
            ):
                end += 1
            if end == at + 1 or words[end - 1].kind != "n" or not _ends(words, end):
                continue
            known, last = noun(words[end - 1].low), words[end - 1].low
            if known is None or last in self.left or known.told < _FEWEST or not (known.counted or known.one > _FEWEST):
                continue
            if end == at + 2 and word.low == "to" and BARE in uses(last):
                continue
            if last.endswith("ing") and word_at(words, end).low in {"up", "out", "off", "down", "over"}:
                continue
            if usual(" ".join(w.low for w in words[at:end])) or usual(f"{word.low} {last}"):
                continue
            if known.share <= (_SELDOM_PERSON if person(last) else _SELDOM):
                yield _Spot(at, end - 1)


def _governs(words: _Words, at: int) -> bool:
    """Whether a noun phrase must follow: behind a preposition, or a verb that is nothing else."""
    word = words[at]
    if "-" in word.low:
        return False
    if word.kind == "i":
        return word.low not in _NO_OBJECT
    if at and words[at - 1].kind in "as":
        return False
    return word.kind in "vz" and (verb_only(word.low) or bool(third_only(word.low)))


def _ends(words: _Words, at: int) -> bool:
    """Whether a noun phrase ends here for sure, and no second one is joined to it."""
    after, then = word_at(words, at), word_at(words, at + 1)
    if after.kind in "c,":
        return then.kind in "ivztgw" and then.low not in {"including", "such"}
    return after.kind not in "nNPs#jd/g" and after.text not in _GOES_ON | {"@"}


_GIVING = ("giv", "gav", "allow", "offer", "tell", "pay", "show", "teach", "send", "provid", "ask", "award", "grant")
"""Verbs behind which a person stands beside what is given: "gives employees notice"."""


@dataclass(frozen=True)
class OwnerMissing(_Slip):
    """A plural that owns what follows, without its apostrophe: "the Towns cameras", "employees performance"."""

    bodies: frozenset[str] = frozenset()
    """Plurals of bodies and persons that own behind "the" or "a": "departments"."""

    def _spots(self, words: _Words) -> Iterator[_Spot]:
        for at in range(len(words) - 1):
            owner, owned = words[at], words[at + 1]
            if not owner.low.endswith("s") or owned.kind not in "nNj" or not small(owned) or owner.text.isupper():
                continue
            if owned.start - owner.end != 1 or THIRD in uses(owned.low) or BARE in uses(owned.low):
                continue
            if word_at(words, at - 1).low.startswith(_GIVING):
                continue
            told = word_at(words, at - 1).low in {"the", "a", "an", "our", "this", "each", "every"}
            one = owner.low.removesuffix("s")
            owns = owned.kind != "j" and person(one) and small(owner) and not before_noun(owner.low)
            owns = owns and owner.kind == "N" and mostly(owned.low, owned.kind)
            if owns or (told and owner.low in self.bodies and not before_noun(owner.low)):
                yield _Spot(at, at + 1)


CHECKS = {
    "owner-missing": OwnerMissing,
    "verb-form-here": VerbForm,
    "noun-number": NounNumber,
    "article-left-out": ArticleLeftOut,
}
