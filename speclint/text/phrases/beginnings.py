"""With which words the phrases of many rules begin: which rules a text may concern, before any of them is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import NUMERALS, Tokens

_Names: TypeAlias = "dict[str, tuple[str, ...]]"
_Page: TypeAlias = "tuple[tuple[str, ...], _Names]"
"""Who begins with a word, and who does only where another word follows."""
Plain: TypeAlias = "tuple[dict[str, _Page], _Names, tuple[str, ...]]"


class Beginnings:
    """The names of those whose phrases begin with a word, with letters, with a number."""

    def __init__(self, plain: Plain) -> None:
        """Take what ``plain`` was, in this run or in one that kept it."""
        self.plain = plain
        self._pages, self._prefixes, self._numbers = plain
        self._lengths = sorted({len(prefix) for prefix in self._prefixes})

    @classmethod
    def of(cls, sought: Mapping[str, Iterable[PhraseSet]]) -> Beginnings:
        """Those of the phrases that each name stands for."""
        pages: dict[str, tuple[set[str], dict[str, set[str]]]] = {}
        prefixes: dict[str, set[str]] = {}
        numbers: set[str] = set()
        for name, program in _programs(sought):
            for firsts, seconds in program[1]:
                for first in firsts:
                    page = pages.setdefault(first, (set(), {}))
                    for second in seconds or ():
                        page[1].setdefault(second, set()).add(name)
                    if seconds is None:
                        page[0].add(name)
            for prefix in program[2]:
                prefixes.setdefault(prefix, set()).add(name)
            if program[3]:
                numbers.add(name)
        plain = {word: (tuple(sorted(alone)), _sorted(more)) for word, (alone, more) in pages.items()}
        return cls((plain, _sorted(prefixes), tuple(sorted(numbers))))

    def met(self, texts: Iterable[Tokens]) -> set[str]:
        """Of whom a phrase may stand in one of some texts: it begins there."""
        found = set[str]()
        for tokens in texts:
            words = tokens.words
            for at, word in enumerate(words):
                found.update(self._within(word))
                page = self._pages.get(word)
                if page is not None:
                    found.update(page[0])
                    if page[1] and at + 1 < len(words):
                        follows = words[at + 1]
                        found.update(
                            page[1].get(follows[1:] if follows[0] == "-" and len(follows) > 1 else follows, ())
                        )
        return found

    def _within(self, word: str) -> set[str]:
        """What begins with the first letters of a word, or with a number."""
        found = set[str]().union(*(self._prefixes.get(word[:length], ()) for length in self._lengths))
        return found.union(self._numbers) if word[0].isdigit() or word in NUMERALS else found


def _sorted(names: Mapping[str, set[str]]) -> _Names:
    return {word: tuple(sorted(these)) for word, these in names.items()}


def _programs(sought: Mapping[str, Iterable[PhraseSet]]) -> Iterable[tuple[str, Any]]:
    return ((name, phrase.program) for name, sets in sought.items() for one in sets for phrase in one.phrases)
