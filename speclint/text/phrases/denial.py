"""Whether something is said to be so, or said not to be."""

from __future__ import annotations

from collections.abc import Mapping

from speclint.light import dataclass
from speclint.text.phrases.book import Found, PhraseSet
from speclint.text.tokens import ENDS, Tokens

DENIAL: Mapping[str, object] = {
    "denial": {
        "before": ["<denial before>"],
        "after": ["<denial after>"],
        "only-seeming": ["<no denial>"],
    }
}
"""What a rule need not say about denials: where the named lists of them are."""
_CUTS = frozenset({*ENDS, ",", ":", "(", ")", "but", "and"})
"""Behind these a denial no longer holds."""
_FAR = 10
"""So many words may stand between a denial and what it denies."""


@dataclass(frozen=True)
class Denial:
    """The words that deny: in front of a thing (``no law requires``), right behind it (``is not required``)."""

    before: PhraseSet
    after: PhraseSet
    only_seeming: PhraseSet
    """What holds a word of denial and denies nothing: ``not only``, ``no less than``."""

    def of(self, tokens: Tokens, found: Found) -> bool:
        """Whether what was found is denied."""
        first, last = found.marked
        start = _cut(tokens, first)
        if denials := list(self.before.find(tokens, start, first)):
            seeming = [(s.first, s.last) for s in self.only_seeming.find(tokens, start)]
            if any(not any(low <= d.first < high for low, high in seeming) for d in denials):
                return True
        return self.after.after(tokens, last)


def _cut(tokens: Tokens, at: int) -> int:
    """From which word on a denial may stand."""
    words = tokens.words
    start = at
    while start > max(0, at - _FAR) and words[start - 1] not in _CUTS:
        start -= 1
    return start
