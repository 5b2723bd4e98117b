"""Words torn in two, and words run together: where a blank is too much or too little."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar

from speclint.document import Edit
from speclint.finding import Fix, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import terms
from speclint.spec import TITLE, Passage, Plan, Spec
from speclint.text import prose
from speclint.text.expression import Expression
from speclint.text.lexicon import known

_COMMON = 8
"""In so many real specifications a word must stand that two halves without a hyphen are taken for."""
_SHORT = 3
"""Letters up to which half a word may be an abbreviation or a list letter."""


@dataclass(frozen=True)
class TornWord(Check):
    """A word in two halves: a hyphen (or a soft hyphen) and a blank inside it, or a blank alone.

    ``word``: the halves make a known word. ``compound``: they make one that is written with a hyphen, "full- time".
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"whole"})

    kind: str = "word"
    firsts: tuple[str, ...] = ()
    """First parts of hyphenated words: ``full``, ``non``."""
    lasts: tuple[str, ...] = ()
    """Last parts of hyphenated words: ``time``, ``year``."""
    except_for: tuple[str, ...] = ()
    """Words that stand behind a suspended hyphen: "small- and"."""

    _HYPHEN: ClassVar[Expression] = Expression(
        r"(?<![\w/.@’'-])(?P<a>[A-Za-z]{2,})(?P<gap>-[ \t\u00a0]{1,3}|[ \t]-(?! )|\u00ad[ \t]?)"
        r"(?P<b>[a-z]{2,})(?![\w’'/@])"
    )
    _BLANK: ClassVar[Expression] = Expression(
        r"(?<![\w/.@’'&-])(?P<a>[A-Za-z]?[a-z]+)(?P<gap> )(?=(?P<b>[a-z]{2,})(?![\w’'/@.-]))"
    )

    def __post_init__(self) -> None:
        """Refuse an unknown kind."""
        if self.kind not in {"word", "compound"}:
            raise ValueError("kind must be word or compound")

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every torn word with its whole."""
        near = _near(spec, spec.memo(_strange)) if self.kind == "word" else ()
        for _, passage in spec.passages():
            hyphened = "-" in passage.text or "\u00ad" in passage.text
            for found in self._HYPHEN.finditer(passage.text) if hyphened else ():
                if not _wrapped(spec, passage, found) and (whole := self._hyphened(found, spec)):
                    yield _torn(passage, found.start(), found.end(), whole)
            for found in self._BLANK.finditer(passage.text) if id(passage) in near else ():
                if whole := _halves(found):
                    yield _torn(passage, found.start(), found.end("b"), whole)
        if self.kind == "word":
            yield from self._in_title(spec)

    def _in_title(self, spec: Spec) -> Iterator[Hit]:
        """The title stands in capitals, and few words of it are letters: those of a level, "CLERK A"."""
        for passage in (passage for section in spec.page if section.name == TITLE for passage in section.passages):
            if passage.text == passage.text.upper():
                for found in self._BLANK.finditer(passage.lower):
                    whole = (found["a"] + found["b"]).lower()
                    if prose.used(whole) and not known(found["b"]) and len(found["b"]) > _SHORT:
                        yield _torn(passage, found.start(), found.end("b"), whole.upper())

    def _hyphened(self, found: re.Match[str], spec: Spec) -> str:
        """The word that a hyphen divides; nothing where the hyphen is suspended, a dash, or of the other kind."""
        a, b = found["a"], found["b"]
        if b in self.except_for:
            return ""
        joined = a + b
        two = known(a.lower()) and known(b)
        one = prose.used(joined.lower()) or (not two and known(joined.lower()))
        one = one and not (two and found["gap"][0] == " ")
        if self.kind == "word":
            return joined if one else ""
        whole = f"{a}-{b}"
        if one or not known(b) or a.isupper():
            return ""
        listed = a.lower() in self.firsts or b in self.lasts
        return whole if listed or whole.lower() in spec.lower else ""


def _strange(spec: Spec) -> list[str]:
    """The words of a specification that are none: of two halves of a word one is among them, and a join is."""
    return [word for word in spec.words if not known(word)]


def _near(spec: Spec, words: Iterable[str]) -> frozenset[int]:
    """Which passages may hold one of some words."""
    return frozenset(id(passage) for _, passage in spec.holding(frozenset(words)))


def _wrapped(spec: Spec, passage: Passage, found: re.Match[str]) -> bool:
    """Whether the halves stand on two lines of the source, where a hyphen is right."""
    source = spec.view.source(passage.span(*found.span("gap")))
    return bool(source) and "\n" in spec.document.source[source[0].start : source[-1].end]


def _halves(found: re.Match[str]) -> str:
    """The common word that two halves make of which one is no word."""
    a, b = found["a"], found["b"]
    whole = (a + b).lower()
    if not prose.used(whole) or (known(a.lower()) and known(b)):
        return ""
    if len(a) <= 1 and (a.lower() not in {"a", "i"} or len(b) <= _SHORT):
        return ""
    if known(b) and len(a) <= _SHORT and a.lower() not in _PREFIXES:
        return ""
    return a + b if prose.holders(whole) >= _COMMON else ""


_PREFIXES = terms("cut-prefixes")


def _torn(passage: Passage, start: int, end: int, whole: str) -> Hit:
    span = passage.span(start, end)
    return Hit(span, {"whole": whole}, fixes=(Fix(f"write “{whole}”", (Edit(span, whole),), safe=True),))


_CAPITALS = Expression(r"(?<![\w/@.:’'&%-])(?P<a>[A-Z]{4,30})(?P<b>[A-Z][a-z]{3,30})(?![\w@/’'-]|[.:]\w)")
"""A heading in capitals that has lost the line end behind it: "BENEFITSWorking"."""
_MEET = Expression(r"[a-z](?:[.][a-z]|[.]?[A-Z])|\d[A-Z]")
"""What every join of two words has in the middle but those in small letters throughout."""
_ADDRESS = frozenset({"http", "https"})
_NO_BRAND = 8
"""Letters from which a word with a capital, before another capital, begins no product's name: "MicroStation"."""
_IN_SENTENCE = Expression(r"[a-z][,;]? $|[a-z], and $")
"""In the midst of a sentence a capital begins a name: "systems, including CollectiveAccess"."""
_SMALL = "of|in|to|and|for|with|from|by|on|at|that|is|are|as|the|which"


@dataclass(frozen=True)
class JoinedWords(Check):
    """Two words without the blank between them: "actionsKnowledge", "10One", "during.The", "ofthe"."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"first", "second"})

    names: tuple[str, ...] = ()
    """Words with a capital inside that are right."""

    _INNER: ClassVar[Expression] = Expression(
        r"(?<![\w/@.:’'&%-])(?:(?P<a>[A-Za-z]?[a-z]{2,30})(?P<stop>[.]?)(?:(?=[A-Z])|(?<=[.]))(?P<b>[A-Z]?[a-z]{3,30})"
        r"|(?P<digits>\d{1,4})(?P<c>[A-Z][a-z]{2,30}))(?![\w@/’'-]|[.:]\w)"
    )
    _FUNCTION: ClassVar[Expression] = Expression(
        rf"(?<![\w/@.:’'-])(?:(?P<a>{_SMALL})(?P<b>{_SMALL}|their|this|these|other)"
        rf"|(?P<c>[a-z]{{6,30}})(?P<d>of|the|and|for|with|from))(?![\w@/’'-])"
    )

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every join, with both words."""
        near = _near(spec, filter(self._FUNCTION.fullmatch, spec.memo(_strange)))
        for _, passage in spec.passages():
            for found in self._INNER.finditer(passage.text) if _MEET.search(passage.text) else ():
                if found[0] in self.names or found["b"] in _ADDRESS or "{{" in passage.text:
                    continue
                if found["digits"] and prose.holders(found["c"].lower()) >= _COMMON:
                    yield _joined(passage, found, found["digits"], found["c"])
                elif found["a"] and self._two(found, spec):
                    yield _joined(passage, found, found["a"] + found["stop"], found["b"])
            for found in _CAPITALS.finditer(passage.text):
                if known(found["a"].lower()) and prose.used(found["b"].lower()):
                    yield _joined(passage, found, found["a"], found["b"])
            for found in self._FUNCTION.finditer(passage.text) if id(passage) in near else ():
                first, second = found["a"] or found["c"], found["b"] or found["d"]
                if not known(found[0]) and prose.used(first):
                    yield _joined(passage, found, first, second)

    def _two(self, found: re.Match[str], spec: Spec) -> bool:
        """Whether two known words meet, at a period before a small letter or at a capital, and make no name."""
        a, b = found["a"], found["b"]
        if b[0].islower():
            return bool(found["stop"]) and _spoken(a) and _spoken(b) and spec.lower.count(found[0].lower()) == 1
        if found["stop"] or not (_spoken(a) and _spoken(b.lower())):
            return False
        if a[0].isupper() and (len(a) < _NO_BRAND or _IN_SENTENCE.search(found.string, 0, found.start())):
            return False
        return spec.view.text.count(found[0]) == 1


def _spoken(word: str) -> bool:
    """Whether running text of specifications uses a word."""
    return prose.used(word.lower()) and len(word) > _SHORT


def _joined(passage: Passage, found: re.Match[str], first: str, second: str) -> Hit:
    span = passage.span(*found.span())
    apart = f"{first} {second}"
    mend = Fix(f"write “{apart}”", (Edit(span, apart),), safe=second.islower())  # a capital may begin a sentence
    fixes = () if first.endswith(".") else (mend,)  # a comma may have been meant
    return Hit(span, {"first": first, "second": second}, fixes=fixes)


CHECKS = {"torn-word": TornWord, "joined-words": JoinedWords}
