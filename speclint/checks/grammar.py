"""What a grammar engine noticed, sifted: which of it is a fault in a class specification."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from speclint.document import Edit, Span
from speclint.finding import Fix, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.shipped import any_of
from speclint.spec import Plan, Slip, Spec
from speclint.text import prose
from speclint.text.cue import Cue, begun
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import Tokens

_REACH = 60
"""How many characters before and after are looked at."""

_DAMAGED = "�"
"""What stands for a character that could not be read: the fault is the file's."""

_QUOTED = Expression(r"[“\"‘]([^”\"’]{1,120})[”\"’]")
_NO_WORD = Expression(r"https?:|www\.|@|\S\.(?:gov|com|org|edu|pdf|docx?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Sifted(Check):
    """Faults that a grammar engine notices; nothing is found where none was asked."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"said", "instead"})

    rules: tuple[str, ...]
    """The engine's own names of its rules; one that ends with ``_*`` stands for a family."""
    only: Expression | PhraseSet | None = None
    """How what is found must look, whole where it is in phrases."""
    leave: Expression | PhraseSet | None = None
    """What is left alone; the same."""
    leave_after: Expression | PhraseSet | None = None
    """Where it is left alone: what must not stand right before it."""
    leave_before: Expression | PhraseSet | None = None
    """The same, right after it."""
    kinds: tuple[Literal["paragraph", "item", "cell"], ...] = ()
    """Of which kind its paragraph must be; an item of a list is no sentence."""
    inside: bool = False
    """Whether it is a fault only where something stands before it."""
    names: bool = True
    """Whether capitals are a fault too: class titles and programs are written as they are called."""
    spelling: bool = False
    """Whether it is about single words: then names, acronyms, the field's words and what merely is rare are known."""
    words: frozenset[str] = frozenset()
    """Words that are right, in lower case."""

    def __post_init__(self) -> None:
        """Refuse a rule that asks for nothing."""
        if not self.rules:
            raise ValueError("rules: name at least one rule of the engine")

    @property
    def wanted(self) -> tuple[str, ...]:
        """The engine's own names of its rules."""
        return self.rules

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Each slip that is one of these, and a fault here."""
        for slip in spec.slips or ():
            if self._asked(slip.rule) and any(slip.section is section for section in spec.sections):
                instead = self._fault(slip, spec)
                if instead is not None:
                    yield self._hit(slip, instead, spec)

    def _asked(self, rule: str) -> bool:
        return any(
            rule == name or (name.endswith("_*") and (rule == name[:-2] or rule.startswith(name[:-1])))
            for name in self.rules
        )

    def _fault(self, slip: Slip, spec: Spec) -> tuple[str, ...] | None:
        """What could be written instead, or ``None`` where nothing is wrong."""
        text = slip.passage.text
        found = text[slip.start : slip.end]
        if self.kinds and ("cell" if slip.passage.cell else slip.passage.kind) not in self.kinds:
            return None
        if self.inside and not text[: slip.start].strip():
            return None
        if (self.only and not _looks(self.only, found)) or (self.leave and _looks(self.leave, found)):
            return None
        if not self.names and found != found.lower():
            return None
        if _DAMAGED in found or _protected(text, slip) or self._left(text, slip):
            return None
        return self._misspelt(slip, found, spec) if self.spelling else _rejoined(found, slip.instead)

    def _left(self, text: str, slip: Slip) -> bool:
        before = text[max(0, slip.start - _REACH) : slip.start]
        after = text[slip.end : slip.end + _REACH]
        if self.leave_before is not None and begun(self.leave_before, Tokens(after)) is not None:
            return True
        return self.leave_after is not None and _ends(self.leave_after, before)

    def _misspelt(self, slip: Slip, found: str, spec: Spec) -> tuple[str, ...] | None:
        """The word that was meant, where one is near and specifications use it; all else is a name or a term."""
        opening = not slip.passage.text[: slip.start].strip() and found[:1].isupper()
        word = found[:1].lower() + found[1:] if opening else found
        if not _plain(word) or self._known(word, spec) or _foreign(slip.passage.text):
            return None
        meant = [(other[:1].lower() + other[1:] if opening else other, other) for other in slip.instead]
        near = [pair for pair in meant if pair[0].isalpha() and pair[0].islower() and prose.used(pair[0])]
        near = [pair for pair in near if _slipped(word, pair[0])]
        # An engine's first suggestion is not always the word that specifications use most.
        best = min(near, key=lambda pair: prose.rarity(prose.stem(pair[0])), default=None)
        return (best[1],) if best else None

    def _known(self, word: str, spec: Spec) -> bool:
        if word in self.words or (_made_of_known(word) and not _undoubled(word)) or word in spec.title.lower():
            return True
        return any(word == entry.lower() for entries in spec.profile.words.values() for entry in entries)

    def _hit(self, slip: Slip, instead: tuple[str, ...], spec: Spec) -> Hit:
        span = slip.passage.span(slip.start, slip.end)
        first = instead[0] if instead else ""
        words = {"said": slip.message, "instead": f"; write “{first.strip()}”" if first.strip() else ""}
        same = spec.view[span] == slip.passage.text[slip.start : slip.end]
        if not instead or not same:  # what a page turn cut in two cannot be replaced as one
            return Hit(span, words)
        safe = self.spelling and len(slip.instead) == 1
        return Hit(span, words, fixes=tuple(_fix(span, other, safe=safe) for other in instead[:3]))


def _looks(cue: Cue, found: str) -> bool:
    if isinstance(cue, Expression):
        return cue.search(found) is not None
    return cue.whole(Tokens(found))


def _ends(cue: Cue, text: str) -> bool:
    """Whether a text ends with it."""
    if isinstance(cue, Expression):
        return re.search(f"(?:{cue.pattern})\\Z", text, cue.flags) is not None
    tokens = Tokens(text)
    return cue.before(tokens, len(tokens.words))


def _rejoined(found: str, instead: tuple[str, ...]) -> tuple[str, ...]:
    """What could be written, a divided word that specifications use before all: ``programs``, not ``pro-grams``."""
    whole = found.replace("- ", "")
    return (whole,) if whole != found and prose.used(whole.lower()) else instead


def _fix(span: Span, text: str, *, safe: bool) -> Fix:
    return Fix(f"write “{text.strip()}”" if text.strip() else "delete it", (Edit(span, text),), safe=safe)


def _protected(text: str, slip: Slip) -> bool:
    """Whether it stands in a quotation, such as a statute's name, or in an address."""
    if any(m.start(1) <= slip.start and slip.end <= m.end(1) for m in _QUOTED.finditer(text)):
        return True
    start = text.rfind(" ", 0, slip.start) + 1
    end = text.find(" ", slip.end)
    return bool(_NO_WORD.search(text, start, len(text) if end < 0 else end))


_WORD = Expression(r"[a-z]{5,}|[a-z]{2,}[- ][a-z]{2,}")
_PREFIX = Expression(rf"(?:{any_of('prefixes')})-?(?=[a-z]{{3}})")
_SUFFIX = Expression(r"(?:s|er|ers|ing|ings|e|es|ee|ees|y|ed|able|wide)$")


def _plain(word: str) -> bool:
    """Whether it could be an everyday word: no capitals or digits, and long enough that a near one was surely meant."""
    return bool(_WORD.fullmatch(word))


def _made_of_known(word: str) -> bool:
    """Whether specifications use it, or it was made from such a word: ``nontax``, ``apprenticeable``."""
    stem = _PREFIX.sub("", word, count=1)
    return any(prose.used(form) or prose.used(_SUFFIX.sub("", form)) for form in {word, stem} if len(form) > 3)  # noqa: PLR2004


_ACCENTED = Expression(r"[^\W\d_]*[à-öø-ÿ][^\W\d_]*")


def _foreign(text: str) -> bool:
    """Whether a paragraph is in another language: "résumé" stands in English too, several such words do not."""
    return len(set(_ACCENTED.findall(text.lower().replace("résumé", "")))) > 1


_SINGLE = Expression(r"(?P<stem>[a-z]*[aeiou](?P<last>[bdgklmnprt]))(?P<ending>ed|ing|er|ers|ence|able)$")


def _undoubled(word: str) -> bool:
    """Whether specifications write it with two consonants: ``occured``, ``programing``."""
    found = _SINGLE.match(word)
    if not found:
        return False
    return prose.used(f"{found['stem']}{found['last']}{found['ending']}") and not prose.used(word)


_TWO_SLIPS = 9
"""Letters from which a word with two slips is still known for what was meant."""


def _slipped(word: str, meant: str) -> bool:
    """Whether a slip or two of the keyboard make *word* of *meant*."""
    if _one_slip(word, meant):
        return True
    ends = word[0] == meant[0] and word[-2:] == meant[-2:]
    if min(len(word), len(meant)) < _TWO_SLIPS or abs(len(word) - len(meant)) > 2 or not ends:  # noqa: PLR2004 - two slips
        return False
    edits = (meant[:at] + meant[at + 1 :] for at in range(len(meant)))
    swaps = (meant[:at] + meant[at + 1] + meant[at] + meant[at + 2 :] for at in range(len(meant) - 1))
    return any(_one_slip(word, once) for once in (*edits, *swaps))


def _one_slip(word: str, meant: str) -> bool:
    """Whether one letter too many, too few, wrong or out of turn makes *word* of *meant*.

    The first letter is hardly ever typed wrong, though it may be missing; where it differs, another word was meant.
    """
    if word == meant or (word[0] != meant[0] and word != meant[1:]):
        return False
    if len(word) == len(meant):
        differing = [at for at, (a, b) in enumerate(zip(word, meant, strict=True)) if a != b]
        if len(differing) == 1:
            return True
        swapped = len(differing) == 2 and differing[1] == differing[0] + 1  # noqa: PLR2004 - a pair
        return swapped and word[differing[0]] == meant[differing[1]] and word[differing[1]] == meant[differing[0]]
    longer, shorter = sorted((word, meant), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )


@dataclass(frozen=True)
class LanguageTool(Sifted):
    """Faults that a LanguageTool server notices."""

    reader: ClassVar[str] = "languagetool"


@dataclass(frozen=True)
class Harper(Sifted):
    """Faults that Harper notices."""

    reader: ClassVar[str] = "harper"


CHECKS = {"languagetool": LanguageTool, "harper": Harper}
