"""By which words a heading is read, and how two headings compare."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property, lru_cache

from speclint.light import dataclass, field
from speclint.text.cue import said
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import Tokens

_NUMBERED = Expression(
    r"^(?:(?:part\s+)?(?:[ivx]{1,4}|[a-z]|\d{1,2})[.):]\s+|(?:section|part|factor|box|block|item|element)\s+(?:[ivx]{1,4}|[a-z]|\d{1,2})\s*[–—:.-]+\s*)",
    re.IGNORECASE,
)
_TAIL = Expression(r"\s*(?:\([^()]*\)|\[\d+\])\s*$")
_EDGES = " \t\n:;.*_#•·–—=-"
AND = " and "
"""What joins two parts in a normalised heading."""
_JOINED = Expression(r"(?<=\w)(?:\s*(?:[,/&+]|\b(?:and|or)\b))+\s*(?=\w)")


@lru_cache(maxsize=1024)  # a line is asked several times what it is, and pages share their headings
def normal(heading: str) -> str:
    """A heading without numbering, parenthetical tail, decoration and case, so that variants compare equal.

    Parts are joined by "and" in whatever way they are written: with a stroke, a comma, "&", "or" or "and/or".
    """
    text = _NUMBERED.sub("", heading.strip(_EDGES)).replace("(s)", "s").replace("(S)", "s")
    text = _TAIL.sub("", text.rstrip(_EDGES)).strip(_EDGES).lower()
    return " ".join(_JOINED.sub(AND, text.replace("’", "'")).split())


@dataclass(frozen=True)
class HeadingWords:
    """By which words a heading is read that stands in no list: "What You Will Do" opens the duties."""

    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Section -> the words and phrases that name it, each in the singular if both numbers do."""
    weak: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Section -> words that name it where no other word names another: the requirements, but physical requirements."""
    turned: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Section -> another -> the words that make the one of the other: preferred qualifications, marginal functions."""
    beside: frozenset[str] = frozenset()
    """Words that may stand about the others and change nothing."""
    together: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Section -> the sections of which a heading has to name two, to open this one."""
    text: Mapping[str, Expression | PhraseSet] = field(default_factory=dict)
    """Section -> how a line of its text reads, for headings whose words leave it open."""
    grades: frozenset[str] = frozenset()
    """Headings that grade the demands of the part above them: "Essential"."""
    joints: frozenset[str] = frozenset()
    """Words that stand alone between two ways to qualify, or where nothing is said yet, and head nothing: "OR"."""
    standing_for: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Section -> headings that usually open another one, and open this one where the page has no other for it."""
    opening: Mapping[str, PhraseSet] = field(default_factory=dict)
    """Section -> how its lines begin, for parts whose heading is lost."""
    closing: PhraseSet | None = None
    """What a paragraph about the employer says that stands behind the parts, wherever it says it."""
    framed: PhraseSet | None = None
    """What stands in front of the name of a part where a form asks for it: "Describe the physical effort"."""
    asking: PhraseSet | None = None
    """How the questions of an application form begin."""

    def unframed(self, heading: str) -> str:
        """A heading without what asks for the part that it names."""
        tokens = Tokens(heading)
        end = self.framed.reached(tokens, 0) if self.framed else None
        return heading[tokens.places[end][0] :] if end is not None and end < len(tokens.places) else heading

    def share(self, texts: Collection[str], names: Iterable[str]) -> float:
        """How many of some lines read as text of one of the sections does."""
        known = [self.text[name] for name in names if name in self.text]
        read = [Tokens(text) for text in texts]
        return sum(any(said(cue, tokens) for cue in known) for tokens in read) / max(1, len(read))

    @cached_property
    def phrases(self) -> dict[str, tuple[str, bool]]:
        """Each word or phrase, in the singular and the plural -> the section, and whether it gives way."""
        found = dict[str, tuple[str, bool]]()
        for weak, named in ((True, self.weak), (False, self.names)):
            for name, phrases in named.items():
                for phrase in phrases:
                    found[phrase.lower()] = name, weak
                    found.setdefault(_plural(phrase.lower()), (name, weak))
        return found

    @cached_property
    def turning(self) -> frozenset[str]:
        """The words that make another section of one."""
        return frozenset(word for by in self.turned.values() for words in by.values() for word in words)


def _plural(phrase: str) -> str:
    """A phrase with its last word in the plural."""
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase[:-1] + "ies"
    return phrase + ("es" if phrase.endswith(("s", "x", "ch", "sh")) else "s")
