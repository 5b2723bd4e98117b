"""Whether a memo names a change: one of its sentences has the figures and the telling words of it."""

from __future__ import annotations

from functools import cached_property

from speclint.compare.change import Change
from speclint.compare.folding import tokens
from speclint.shipped import terms
from speclint.text import prose
from speclint.text.numbers import WHOLE

_ENOUGH = 0.5
"""How much of what changed a sentence must say."""
_SMALL = terms("everywhere")


class Memo:
    """The text of a memo, sentence by sentence."""

    def __init__(self, text: str) -> None:
        """*text* is the whole memo."""
        self._text = text

    @cached_property
    def _sentences(self) -> list[frozenset[str]]:
        lines = self._text.split("\n")
        return [_telling(line[span.start : span.end]) for line in lines for span in prose.sentences(line)]

    def names(self, change: Change) -> bool:
        """Whether a sentence, or two that follow each other, says what changed."""
        sides = [_struck(change, op) for op in ("delete", "insert")]
        wanted = [words for words in sides if words]
        groups = [a | b for a, b in zip(self._sentences, [*self._sentences[1:], frozenset()], strict=True)]
        heading = _telling(change.heading)
        if change.kind in {"added", "removed"} and change.part == "heading":
            return any(heading <= words for words in self._sentences)
        return any(_says(words, wanted, heading) for words in groups)


def _says(words: frozenset[str], wanted: list[frozenset[str]], heading: frozenset[str]) -> bool:
    every = frozenset[str]().union(*wanted)
    figures = {word for word in every if word.isdigit()}
    if figures:
        return figures <= words
    share = len(every & words) / len(every) if every else 1.0
    return share >= _ENOUGH or (bool(heading) and heading <= words and share > 0)


def _struck(change: Change, op: str) -> frozenset[str]:
    return _telling(" ".join(word.text for word in change.words if word.op == op))


def _telling(text: str) -> frozenset[str]:
    """The stems of the words that say something; numbers as digits."""
    return frozenset(_plain(word) for word in tokens(text) if word not in _SMALL)


def _plain(word: str) -> str:
    if word in WHOLE:
        return str(WHOLE[word])
    return word if word.isdigit() else prose.stem(word)
